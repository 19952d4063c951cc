/** The tools and what belongs to the mask: sizes, files, numbers, color. */
import {$, changed, on, press, save, say, stage} from './common.js';
import {count, percent} from './words.js';

/** Controls that set a property of the stage. */
const PROPERTIES = {feather: ['feather', 'valueAsNumber'], 'overlay-color': ['overlayColor', 'value'], 'mask-shown': ['maskShown', 'checked'],
	'wheel-zooms': ['wheelZooms', 'checked'], 'draw-with-finger': ['drawWithFinger', 'checked'], pressure: ['pressure', 'checked']};
export const TOOLS = 'tool-brush tool-eraser tool-rectangle tool-lasso tool-move';

let tool = 'tool-brush';
let sized = false;
let drawing = false;
let frame = 0;

/** Takes a tool for as long as a key is held; without one goes back to the chosen one. */
export const hold = held => stage.tool = held ?? (drawing ? tool.slice(5) : 'move');

function setSize(pixels) {
	stage.brushSize = Math.min(1000, Math.max(1, Math.round(pixels)));
	showSize();
}

/** Makes the brush larger or smaller, by a pixel at least. */
export function grow(factor) {
	const size = stage.brushSize;
	sized = true;
	setSize(factor > 1 ? Math.max(size + 1, size * factor) : factor < 1 ? Math.min(size - 1, size * factor) : size);
	changed();
}

/** Takes a size that suits a new image, until the user has chosen one. */
export const suit = ({width, height}) => sized || setSize(Math.min(width, height) / 16);

export function allowDrawing(on) {
	drawing = on;
	renderTools();
}

export const toolChoices = () => [sized && stage.brushSize, ...Object.entries(PROPERTIES).map(([id, [, value]]) => $(id)[value])];

export function restoreTools([size, ...choices]) {
	Object.entries(PROPERTIES).forEach(([id, [, value]], index) => {
		$(id)[value] = choices[index];
		$(id).dispatchEvent(new Event('input'));
	});
	sized = Boolean(size);
	if (sized) setSize(size);
}

function renderTools() {
	for (const button of document.querySelectorAll('#tools button, #bar-mask button:not(#mask-menu)')) button.disabled = !drawing;
	for (const id of TOOLS.split(' ')) press(id, id === tool);
	$('tool-move').disabled = !stage.size;
	$('undo').disabled ||= !stage.canUndo;
	$('redo').disabled ||= !stage.canRedo;
	for (const id of ['clear', 'mask-save']) $(id).disabled ||= !stage.marked.pixels;
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
on('brush-size brush-size-px', 'change', () => grow(1));
on('brush-size', 'input', ({target}) => setSize(1000 ** (target.value / 1000)));
on('brush-size-px', 'input', ({target}) => stage.brushSize = target.value || 1);

on(TOOLS, 'click', (_, id) => {
	tool = id;
	renderTools();
});
on('undo redo invert clear', 'click', (_, id) => stage[id]());
for (const [id, [property, value]] of Object.entries(PROPERTIES)) {
	const set = () => stage[property] = $(id)[value];
	on(id, 'input', () => {
		set();
		$('feather-px').textContent = `${$('feather').value} px`;
		if ($('pressure').checked) $('pen').hidden = false;
		changed();
	});
	set();
}
stage.addEventListener('maskchange', () => frame ||= requestAnimationFrame(() => {
	frame = 0;
	renderTools();
}));
stage.addEventListener('brushsize', () => grow(1));
stage.addEventListener('maskshown', () => $('mask-shown').checked = true);
stage.addEventListener('penseen', () => $('pen').hidden = false);
setSize(92);

on('mask-menu', 'click', ({currentTarget}) => currentTarget.setAttribute('aria-expanded', $('bar-mask').classList.toggle('unfolded')));
on('mask-save', 'click', async () => save(await stage.plainMaskPng(), 'mask.png'));
on('mask-load', 'click', () => $('mask-file').click());
on('mask-file', 'change', async ({target}) => {
	const [file] = target.files;
	if (!file) return;
	try {
		await stage.loadMask(file, {fit: $('fit-mask').checked});
		say(`${file.name} is the mask now.`);
	} catch ({name, message}) {
		say(name === 'OtherSize' ? `${message} "Fit a mask of another size" stretches it.` : `${file.name} cannot be read as a mask. Save it as PNG.`);
	}
	target.value = '';
});
on('rectangle-mark rectangle-erase', 'click', (_, id) => {
	const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(each => $(`rectangle-${each}`).valueAsNumber || 0);
	const before = stage.marked.pixels;
	stage.fillRectangle({x, y, width, height}, id === 'rectangle-erase');
	say(`${count(Math.abs(stage.marked.pixels - before), 'pixel')} ${id === 'rectangle-erase' ? 'erased' : 'marked'}.`);
});
