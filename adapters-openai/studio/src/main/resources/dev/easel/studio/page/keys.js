/** The keyboard: letters act only while the image or a tool has the focus, never in a field. */
import {$, click, make, stage} from './common.js';
import {grow, hold} from './tools.js';

const CLICKS = {b: 'tool-brush', e: 'tool-eraser', r: 'tool-rectangle', l: 'tool-lasso', h: 'tool-move', i: 'invert', Delete: 'clear',
	m: 'mask-shown', 0: 'zoom-fit', 1: 'zoom-100', '+': 'zoom-in', '=': 'zoom-in', '-': 'zoom-out', '−': 'zoom-out', '?': 'keys-open'};
const SIZES = {'[': -1, ',': -1, ']': 1, '.': 1};
const LIST = {'B E R L': 'brush, eraser, rectangle, lasso', 'H, Space held': 'move', '[ ] or , .': 'smaller, larger brush',
	'Shift click': 'straight line', I: 'invert', Delete: 'clear', M: 'hide or show the mask', '\\ held': 'the image before',
	'0 1 + −': 'fit, 100 %, larger, smaller', 'Ctrl/⌘ Z, Shift Z': 'undo, redo', 'Ctrl/⌘ Enter': 'run',
	Esc: 'drop a stroke, close a dialog', '?': 'this list'};
for (const key in LIST) $('keys').append(make('dt', {}, key), make('dd', {}, LIST[key]));

export function listen(run, showBefore) {
	const letGo = () => {
		hold();
		showBefore(false);
	};
	addEventListener('blur', letGo);
	addEventListener('keyup', ({key}) => ' \\'.includes(key) && letGo());
	addEventListener('keydown', event => {
		const {target, ctrlKey, metaKey, shiftKey} = event;
		if (event.isComposing || document.querySelector(':modal')) return;
		const key = event.key.length > 1 ? event.key : event.key.toLowerCase();
		const onStage = target === $('stage');
		// AltGr, which writes [ and ] on many keyboards, counts as Ctrl on Windows.
		const command = (ctrlKey || metaKey) && !event.getModifierState('AltGraph');
		if (key === 'Escape') return stage.cancelStroke();
		if (command && key === 'Enter') run();
		else if (!onStage && !target.closest?.('#tools, #handles')) return;
		else if (command && key === 'z') $(shiftKey ? 'redo' : 'undo').click();
		else if (command) return;
		else if (key === ' ' && onStage) hold('move');
		else if (key === '\\') showBefore(true);
		else if (SIZES[key]) grow(SIZES[key]);
		else if (CLICKS[key]) $(CLICKS[key]).click();
		else return;
		event.preventDefault();
	});
}

click('keys-open', () => $('keys-dialog').showModal());
