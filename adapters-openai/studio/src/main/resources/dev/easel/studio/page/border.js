/** The border of Expand: number fields, handles that are sliders, all sides by a share, and ratios. */
import {$, changed, on, stage} from './common.js';

const SIDES = ['left', 'top', 'right', 'bottom'];
const KEYS = {left: 'ArrowLeft', top: 'ArrowUp', right: 'ArrowRight', bottom: 'ArrowDown'};
const OPPOSITE = {left: 'right', top: 'bottom', right: 'left', bottom: 'top'};

export let border = {left: 0, top: 0, right: 0, bottom: 0};
let active = false;

export const hasBorder = () => SIDES.some(side => border[side] > 0);
const most = side => 2 * (side === 'left' || side === 'right' ? stage.size.width : stage.size.height);

/** Shows or hides the border and its handles. */
export function showBorder(on) {
	if (on === active) return;
	active = on;
	show(true);
}

export function setBorder(sides, fit = true) {
	border = {...border};
	for (const [side, value] of Object.entries(sides)) border[side] = Math.max(0, Math.round(stage.size ? Math.min(value, most(side)) : value));
	for (const side of SIDES) if (document.activeElement !== $(side)) $(side).value = border[side];
	show(fit);
	changed();
}

export function clearBorder() {
	$('all-sides').value = $('ratio').value = '';
	setBorder({left: 0, top: 0, right: 0, bottom: 0});
}

const around = (x, y) => setBorder({left: Math.floor(x), right: Math.ceil(x), top: Math.floor(y), bottom: Math.ceil(y)});

function show(fit) {
	const visible = active && Boolean(stage.size);
	stage.border = visible ? border : null;
	$('handles').hidden = !visible;
	if (fit && stage.size) stage.fit();
	if (visible) place();
}

/** Puts the handles at the middles of the outer edges, within the visible part. */
function place() {
	const {width, height} = stage.size;
	const {left, top, right, bottom} = border;
	const [x, y] = [(width + right - left) / 2, (height + bottom - top) / 2];
	const points = {left: [-left, y], top: [x, -top], right: [width + right, y], bottom: [x, height + bottom]};
	for (const side of SIDES) {
		const at = stage.toScreen(...points[side]);
		const handle = $(`handle-${side}`);
		handle.style.left = `${Math.min($('area').clientWidth - 22, Math.max(22, at.x))}px`;
		handle.style.top = `${Math.min($('area').clientHeight - 22, Math.max(22, at.y))}px`;
		for (const [name, value] of [['min', 0], ['max', most(side)], ['now', border[side]], ['text', `${border[side]} px`]]) {
			handle.setAttribute(`aria-value${name}`, value);
		}
	}
}

stage.addEventListener('viewchange', () => active && stage.size && place());
on('left top right bottom', 'input', ({target}, side) => setBorder({[side]: target.valueAsNumber || 0}));
on('all-sides', 'input', ({target}) => {
	const share = Math.min(50, Math.max(0, target.valueAsNumber || 0)) / 100;
	around(Math.round(stage.size.width * share), Math.round(stage.size.height * share));
});
on('ratio', 'change', ({target}) => {
	const {width, height} = stage.size;
	const [across, down] = target.value.split(':');
	if (down) around(Math.max(0, height * across / down - width) / 2, Math.max(0, width * down / across - height) / 2);
});
on('border-clear', 'click', clearBorder);

for (const side of SIDES) {
	const id = `handle-${side}`;
	const handle = $(id);
	on(id, 'pointerdown', event => {
		handle.setPointerCapture(event.pointerId);
		handle.focus();
	});
	on(id, 'pointermove', event => {
		if (!handle.hasPointerCapture(event.pointerId)) return;
		const from = $('area').getBoundingClientRect();
		const {x, y} = stage.toImage(event.clientX - from.left, event.clientY - from.top);
		const {width, height} = stage.size;
		setBorder({[side]: {left: -x, top: -y, right: x - width, bottom: y - height}[side]}, false);
	});
	on(id, 'lostpointercapture', () => show(true));
	on(id, 'keydown', event => {
		const step = event.shiftKey ? 10 : 1;
		const page = Math.round(most(side) / 20);
		const change = {[KEYS[side]]: step, [KEYS[OPPOSITE[side]]]: -step, PageUp: page, PageDown: -page, Home: -border[side]}[event.key];
		if (change === undefined) return;
		event.preventDefault();
		setBorder({[side]: border[side] + change});
	});
}
