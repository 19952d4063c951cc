/** The tools and what belongs to the mask: sizes, files, numbers, color. */
import {$, changed, on, press, save, say, stage} from './common.js';
import {count, percent} from './words.js';

export const TOOLS = 'brush eraser rectangle lasso move'.split(' ');
const NEED_IMAGE = 'tool-brush tool-eraser tool-rectangle tool-lasso undo redo invert clear mask-load mask-save rectangle-mark rectangle-erase'.split(' ');
/** Controls that set a property of the stage. */
const PROPERTIES = {feather: ['feather', 'valueAsNumber'], 'overlay-color': ['overlayColor', 'value'], 'mask-shown': ['maskShown', 'checked'],
	'wheel-zooms': ['wheelZooms', 'checked'], 'draw-with-finger': ['drawWithFinger', 'checked'], pressure: ['pressure', 'checked']};

let tool = 'brush';
let sized = false;
let drawing = false;
let frame = 0;

/** Takes a tool for as long as a key is held; without one goes back to the chosen one. */
export const hold = held => stage.tool = held ?? (drawing ? tool : 'move');

function setSize(pixels) {
	stage.brushSize = Math.min(1000, Math.max(1, Math.round(pixels)));
	showSize();
}

export function grow(factor) {
	sized = true;
	const size = stage.brushSize;
	setSize(factor > 1 ? Math.max(size + 1, size * factor) : Math.min(size - 1, size * factor));
	changed();
}

/** Takes a size that suits a new image, until the user has chosen one. */
export function suit({width, height}) {
	if (!sized) setSize(Math.min(width, height) / 16);
}

/** Says whether a mask can be drawn now. */
export function allowDrawing(on) {
	drawing = on;
	renderTools();
}

export const toolChoices = () => Object.fromEntries([['brush-size-px', sized ? stage.brushSize : ''],
	...Object.entries(PROPERTIES).map(([id, [, value]]) => [id, $(id)[value]])]);

export function restoreTools(choices) {
	for (const [id, [, value]] of Object.entries(PROPERTIES)) {
		$(id)[value] = choices[id] ?? $(id)[value];
		$(id).dispatchEvent(new Event('input'));
	}
	sized = Boolean(choices['brush-size-px']);
	if (sized) setSize(choices['brush-size-px']);
}

export function renderTools() {
	for (const each of TOOLS) press(`tool-${each}`, each === tool);
	for (const id of NEED_IMAGE) $(id).disabled = !drawing;
	$('tool-move').disabled = !stage.size;
	$('undo').disabled ||= !stage.canUndo;
	$('redo').disabled ||= !stage.canRedo;
	$('clear').disabled ||= !stage.marked.pixels;
	$('mask-save').disabled ||= !stage.marked.pixels;
	$('marked').textContent = drawing ? `Marked: ${percent(stage.marked.share)}` : '';
	hold();
}

// The slider grows by factors, so that small sizes can be set as finely as large ones.
function showSize() {
	const size = Math.round(stage.brushSize);
	const slider = $('brush-size');
	if (Math.round(1000 ** (slider.value / 1000)) !== size) slider.value = 1000 * Math.log(size) / Math.log(1000);
	slider.setAttribute('aria-valuetext', `${size} px`);
	$('brush-size-px').value = size;
}
on('brush-size brush-size-px', 'change', () => {
	setSize(stage.brushSize);
	changed();
});
on('brush-size brush-size-px', 'input', ({target: {value}}, id) => {
	sized = true;
	if (id === 'brush-size') setSize(1000 ** (value / 1000));
	else if (value > 0) stage.brushSize = value;
});

for (const each of TOOLS) {
	on(`tool-${each}`, 'click', () => {
		tool = each;
		renderTools();
	});
}
on('undo redo invert clear', 'click', (_, id) => stage[id]());
for (const [id, [property, value]] of Object.entries(PROPERTIES)) {
	const set = () => stage[property] = $(id)[value];
	on(id, 'input', () => {
		set();
		$('feather-px').textContent = `${$('feather').value} px`;
		if (id === 'pressure' && $(id).checked) $(id).parentElement.hidden = false;
		changed();
	});
	set();
}
stage.addEventListener('maskchange', () => frame ||= requestAnimationFrame(() => {
	frame = 0;
	renderTools();
}));
stage.addEventListener('brushsize', showSize);
stage.addEventListener('maskshown', () => $('mask-shown').checked = true);
stage.addEventListener('penseen', () => $('pressure').parentElement.hidden = false);
setSize(92);

on('mask-menu', 'click', ({currentTarget}) => {
	const folded = $('bar-mask').classList.toggle('unfolded');
	currentTarget.setAttribute('aria-expanded', folded);
});
on('mask-save', 'click', async () => save(await stage.plainMaskPng(), 'mask.png'));
on('mask-load', 'click', () => $('mask-file').click());
on('mask-file', 'change', async ({target}) => {
	const [file] = target.files;
	target.value = '';
	if (!file) return;
	try {
		await stage.loadMask(file, {fit: $('fit-mask').checked});
		say(`${file.name} is the mask now.`);
	} catch ({name, message}) {
		say(name === 'OtherSize' ? `${message} "Fit a mask of another size" stretches it.` : `${file.name} cannot be read as a mask. Save it as PNG.`);
	}
});
on('rectangle-mark rectangle-erase', 'click', (_, id) => {
	const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(each => Math.round($(`rectangle-${each}`).valueAsNumber) || 0);
	const before = stage.marked.pixels;
	stage.fillRectangle({x, y, width, height}, id === 'rectangle-erase');
	const change = stage.marked.pixels - before;
	say(`${count(Math.abs(change), 'pixel')} ${change < 0 ? 'erased' : 'marked'}.`);
});
