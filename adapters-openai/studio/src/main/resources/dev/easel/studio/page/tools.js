/** The tools and what belongs to the mask: sizes, files, numbers, color. */
import {$, changed, click, field, on, press, save, say, show, stage, write} from './common.js';
import {count, percent} from './words.js';
/** Controls that set a property of the stage. */
const PROPERTIES = [...document.querySelectorAll('[data-stage]')];
const RECTANGLE = {x: 0, y: 0, width: 256, height: 256};
const valueOf = ({type}) => ({checkbox: 'checked', range: 'valueAsNumber'})[type] ?? 'value';
export const TOOLS = 'tool-brush tool-eraser tool-rectangle tool-lasso tool-move';

let tool = 'tool-brush';
let sized = false;
let drawing = false;

/** Takes a tool for as long as a key is held; without one goes back to the chosen one. */
export const hold = held => stage.tool = held ?? (drawing ? tool.slice(5) : 'move');

/** Sets the size of the brush. The slider grows by factors, so that small sizes can be set as finely as large ones. */
function setSize(pixels) {
	const size = stage.brushSize = Math.min(1000, Math.max(1, Math.round(pixels)));
	const slider = $('brush-size');
	if (Math.round(1000 ** (slider.value / 1000)) !== size) slider.value = 1000 * Math.log(size) / Math.log(1000);
	slider.ariaValueText = `${size} px`;
	$('brush-size-px').value = size;
}

function chooseSize(pixels) {
	sized = true;
	setSize(pixels);
	changed();
}

/** Makes the brush larger by 1 or smaller by −1: by a seventh, and by a pixel at least. */
export const grow = sign => chooseSize(stage.brushSize + sign * Math.max(1, stage.brushSize / 7));
export const suit = ({width, height}) => sized || setSize(Math.min(width, height) / 16);

export const toolChoices = () => [sized && stage.brushSize, ...PROPERTIES.map(input => input[valueOf(input)])];

export function restoreTools([size, ...choices]) {
	PROPERTIES.forEach((input, index) => {
		input[valueOf(input)] = choices[index];
		input.oninput();
	});
	if (size) chooseSize(size);
}

export function renderTools(on = drawing) {
	drawing = on;
	for (const button of document.querySelectorAll('#tools button, #bar-mask button:not(#mask-menu)')) button.disabled = !on;
	for (const id of TOOLS.split(' ')) press(id, id === tool);
	$('tool-move').disabled = !stage.size;
	$('undo').disabled = !on || !stage.canUndo;
	$('redo').disabled = !on || !stage.canRedo;
	$('clear').disabled = $('mask-save').disabled = !on || !stage.marked.pixels;
	write('marked', on ? `Marked: ${percent(stage.marked.share)}` : '');
	hold();
}

click(TOOLS, (_, id) => {
	tool = id;
	renderTools();
});
click('undo redo invert clear', (_, id) => stage[id]());
on('brush-size', 'input', ({value}) => chooseSize(1000 ** (value / 1000)));
on('brush-size-px', 'change', ({value}) => chooseSize(value));
for (const input of PROPERTIES) {
	input.oninput = () => {
		stage[input.dataset.stage] = input[valueOf(input)];
		write('feather-px', `${$('feather').value} px`);
		if ($('pressure').checked) show('pen', true);
		changed();
	};
	input.oninput();
}
stage.addEventListener('maskshown', () => $('mask-shown').checked = true);
stage.addEventListener('penseen', () => show('pen', true));
setSize(92);

click('mask-menu', button => button.ariaExpanded = $('bar-mask').classList.toggle('unfolded'));
click('mask-save', async () => save(await stage.plainMaskPng(), 'mask.png'));
click('mask-load', () => $('mask-file').click());
on('mask-file', 'change', async input => {
	const [file] = input.files;
	try {
		await stage.loadMask(file, {fit: $('fit-mask').checked});
		say(`${file.name} is the mask now.`);
	} catch ({name, message}) {
		say(name === 'OtherSize' ? `${message} "Fit a mask of another size" stretches it.` : `${file.name} cannot be read as a mask. Save it as PNG.`);
	}
	input.value = '';
});
for (const name in RECTANGLE) $('rectangle-mark').before(field(`rectangle-${name}`, name, RECTANGLE[name]));
click('rectangle-mark rectangle-erase', (_, id) => {
	const erase = id === 'rectangle-erase';
	const before = stage.marked.pixels;
	const sides = Object.keys(RECTANGLE).map(name => [name, $(`rectangle-${name}`).valueAsNumber || 0]);
	stage.fillRectangle(Object.fromEntries(sides), erase);
	say(`${count(Math.abs(stage.marked.pixels - before), 'pixel')} ${erase ? 'erased' : 'marked'}.`);
});
