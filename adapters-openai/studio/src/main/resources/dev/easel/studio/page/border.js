/** The border of Expand: number fields, handles that are sliders, all sides by a share, and ratios. */
import {$, changed, click, field, make, on, show, stage} from './common.js';
import {title} from './words.js';

const SIDES = ['left', 'top', 'right', 'bottom'];
/** How a key moves the handle of a side. */
const KEYS = {ArrowLeft: {left: 1, right: -1}, ArrowRight: {left: -1, right: 1}, ArrowUp: {top: 1, bottom: -1}, ArrowDown: {top: -1, bottom: 1}};
const NONE = {left: 0, top: 0, right: 0, bottom: 0};

export let border = NONE;
let active = false;
let around = null;

export const hasBorder = () => SIDES.some(side => border[side]);
const upright = side => side === 'top' || side === 'bottom';
const most = side => 2 * (stage.size?.[upright(side) ? 'height' : 'width'] ?? 0);

/** Shows the border and its handles, or where a result lies that has one around the image. */
export function showBorder(on, ofResult = null) {
	if (on === active && ofResult === around) return;
	[active, around] = [on, ofResult];
	render(true);
}

export function setBorder(sides, fit = true) {
	border = {...border, ...sides};
	for (const side of SIDES) {
		border[side] = Math.round(Math.min(most(side), Math.max(0, border[side])));
		if (document.activeElement !== $(side)) $(side).value = border[side];
	}
	render(fit);
	changed();
}

export function clearBorder() {
	$('all-sides').value = $('ratio').value = '';
	setBorder(NONE);
}

const spread = (x, y) => setBorder({left: Math.floor(x), right: Math.ceil(x), top: Math.floor(y), bottom: Math.ceil(y)});

function render(fit) {
	show('handles', active);
	stage.border = active ? border : around;
	if (fit && stage.size) stage.fit();
	place();
}
function place() {
	if (!active || !stage.size) return;
	const {width, height} = stage.size;
	const {left, top, right, bottom} = border;
	const [x, y] = [(width + right - left) / 2, (height + bottom - top) / 2];
	const points = {left: [-left, y], top: [x, -top], right: [width + right, y], bottom: [x, height + bottom]};
	const within = value => `clamp(22px, ${value}px, 100% - 22px)`;
	for (const side of SIDES) {
		const at = stage.toScreen(...points[side]);
		const handle = $(`handle-${side}`);
		Object.assign(handle.style, {left: within(at.x), top: within(at.y)});
		Object.assign(handle, {ariaValueMin: 0, ariaValueMax: most(side), ariaValueNow: border[side], ariaValueText: `${border[side]} px`});
	}
}

stage.addEventListener('viewchange', place);
for (const side of SIDES) {
	const id = `handle-${side}`;
	$('all').before(field(side, title(side), 0));
	on(side, 'input', ({value}) => setBorder({[side]: Number(value)}));
	$('handles').append(make('div', {id, role: 'slider', tabIndex: 0, ariaLabel: `${title(side)} border`,
		ariaOrientation: upright(side) ? 'vertical' : null}));
	on(id, 'pointerdown', (handle, _, event) => handle.setPointerCapture(event.pointerId));
	on(id, 'lostpointercapture', () => render(true));
	on(id, 'pointermove', (handle, _, {pointerId, clientX, clientY}) => {
		if (!handle.hasPointerCapture(pointerId)) return;
		const from = $('area').getBoundingClientRect();
		const {x, y} = stage.toImage(clientX - from.left, clientY - from.top);
		setBorder({[side]: {left: -x, top: -y, right: x - stage.size.width, bottom: y - stage.size.height}[side]}, false);
	});
	on(id, 'keydown', (_, __, event) => {
		const step = KEYS[event.key]?.[side];
		if (!step) return;
		event.preventDefault();
		setBorder({[side]: border[side] + step * (event.shiftKey ? 10 : 1)});
	});
}
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
