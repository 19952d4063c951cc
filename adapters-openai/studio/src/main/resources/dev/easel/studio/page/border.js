/** The border of Expand: number fields, handles that are sliders, all sides by a share, and ratios. */
import {$, changed, click, on, stage} from './common.js';

const SIDES = ['left', 'top', 'right', 'bottom'];
/** The keys that move a handle outward and inward. */
const KEYS = {left: ['ArrowLeft', 'ArrowRight'], top: ['ArrowUp', 'ArrowDown'], right: ['ArrowRight', 'ArrowLeft'], bottom: ['ArrowDown', 'ArrowUp']};
const NONE = {left: 0, top: 0, right: 0, bottom: 0};

export let border = NONE;
let active = false;
let around = null;

export const hasBorder = () => SIDES.some(side => border[side]);
const most = side => 2 * (side === 'left' || side === 'right' ? stage.size.width : stage.size.height);
/** Shows the border and its handles, or where a result lies that has one around the image. */
export function showBorder(on, ofResult = null) {
	if (on === active && ofResult === around) return;
	[active, around] = [on, ofResult];
	show(true);
}

export function setBorder(sides, fit = true) {
	border = {...border, ...sides};
	for (const side of SIDES) {
		border[side] = Math.max(0, Math.round(border[side]));
		if (stage.size) border[side] = Math.min(border[side], most(side));
		if (document.activeElement !== $(side)) $(side).value = border[side];
	}
	show(fit);
	changed();
}

export function clearBorder() {
	$('all-sides').value = $('ratio').value = '';
	setBorder(NONE);
}

const spread = (x, y) => setBorder({left: Math.floor(x), right: Math.ceil(x), top: Math.floor(y), bottom: Math.ceil(y)});

function show(fit) {
	const visible = active && Boolean(stage.size);
	stage.border = visible ? border : around;
	$('handles').hidden = !visible;
	if (fit && stage.size) stage.fit();
	place();
}
function place() {
	if (!active || !stage.size) return;
	const {width, height} = stage.size;
	const {left, top, right, bottom} = border;
	const [x, y] = [(width + right - left) / 2, (height + bottom - top) / 2];
	const points = {left: [-left, y], top: [x, -top], right: [width + right, y], bottom: [x, height + bottom]};
	const within = (value, length) => `${Math.min(length - 22, Math.max(22, value))}px`;
	for (const side of SIDES) {
		const at = stage.toScreen(...points[side]);
		const handle = $(`handle-${side}`);
		handle.style.left = within(at.x, $('area').clientWidth);
		handle.style.top = within(at.y, $('area').clientHeight);
		Object.assign(handle, {ariaValueMin: 0, ariaValueMax: most(side), ariaValueNow: border[side], ariaValueText: `${border[side]} px`});
	}
}

function drag(side, {clientX, clientY}) {
	const from = $('area').getBoundingClientRect();
	const {x, y} = stage.toImage(clientX - from.left, clientY - from.top);
	setBorder({[side]: {left: -x, top: -y, right: x - stage.size.width, bottom: y - stage.size.height}[side]}, false);
}

stage.addEventListener('viewchange', place);
on('left top right bottom', 'input', ({value}, side) => setBorder({[side]: Number(value)}));
on('all-sides', 'input', ({value}) => {
	const share = Math.min(50, Math.max(0, value)) / 100;
	spread(Math.round(stage.size.width * share), Math.round(stage.size.height * share));
});
on('ratio', 'change', ({value}) => {
	const {width, height} = stage.size;
	const [across, down] = value.split(':');
	if (down) spread(Math.max(0, height * across / down - width) / 2, Math.max(0, width * down / across - height) / 2);
});
click('border-clear', clearBorder);
for (const side of SIDES) {
	const id = `handle-${side}`;
	on(id, 'pointerdown', (handle, _, event) => handle.setPointerCapture(event.pointerId));
	on(id, 'pointermove', (handle, _, event) => handle.hasPointerCapture(event.pointerId) && drag(side, event));
	on(id, 'lostpointercapture', () => show(true));
	on(id, 'keydown', (_, __, event) => {
		const {key, shiftKey} = event;
		const sign = KEYS[side].indexOf(key);
		if (sign < 0) return;
		event.preventDefault();
		setBorder({[side]: border[side] + (sign ? -1 : 1) * (shiftKey ? 10 : 1)});
	});
}
