import {UNIT} from '../mask/brush.js';
import {MaskEditor} from '../mask/editor.js';
import {readMask, scaleMask} from '../mask/load.js';
import {writePng} from '../mask/png.js';
import {weigh} from '../mask/weights.js';
import {decodeImage, unreadable} from './image.js';
import {layers} from './layers.js';
import {listen} from './pointer.js';
import {Scene} from './scene.js';
import {View} from './view.js';

/** After how many milliseconds without a change the image is drawn in full quality, and the feather. */
const REST = 150;

const PROPERTIES = 'tool brushSize feather overlayColor maskShown drawWithFinger pressure wheelZooms border divider before';

/**
 * The image and the mask on it; sizes are in image pixels. Events: `maskchange`, `strokeend`, `viewchange`, `penseen`,
 * `divider` (a pointer moved it), `maskshown` (a stroke made the hidden mask visible).
 */
export class Stage extends EventTarget {
	constructor(container) {
		super();
		const tell = name => this.dispatchEvent(new Event(name));
		Object.defineProperties(this, Object.getOwnPropertyDescriptors(members(container, tell)));
	}
}

function members(container, tell) {
	const scene = new Scene();
	const view = new View();
	const decoding = {};
	let announced = {};
	let timer = 0;

	const none = {touchAction: 'none', userSelect: 'none', webkitUserSelect: 'none', webkitTouchCallout: 'none'};
	Object.assign(container.style, {overflow: 'hidden', ...none});
	const {top: canvas, draw} = layers(container, scene, view, all => {
		if (scene.editor?.stroke) announce();
		if (!all) return;
		container.dataset.view = [view.scale, view.left, view.top, view.width, view.height].join(' ');
		tell('viewchange');
	});
	const drop = listen(container, canvas, scene, {
		begin(at, event, erases) {
			container.focus({preventScroll: true, focusVisible: false});
			// A mask that is hidden and yet sent surprises.
			if (!scene.maskShown) tell('maskshown');
			draw(!scene.maskShown);
			scene.maskShown = true;
			const value = erases || scene.tool === 'eraser' ? 0 : 1;
			const stroke = {value, radius: radius(event), straight: event.shiftKey};
			scene.editor.begin(scene.brushing ? 'brush' : scene.tool, point(at), stroke);
		},
		extend(at, event) {
			scene.editor.extend(point(at), radius(event));
			draw();
		},
		end() {
			const changed = scene.editor.end();
			announce();
			if (changed) tell('strokeend');
		},
		drop() {
			scene.editor.drop();
			announce();
		},
		slide({x}) {
			scene.slideTo(view.toImage(x, 0).x);
			moved();
			tell('divider');
		},
		pan(x, y) {
			view.panBy(x, y);
			moved();
		},
		zoom,
		hover(at) {
			scene.hover = at;
			draw();
		},
		pen: () => tell('penseen'),
	});

	function point(at) {
		const {x, y} = view.toImage(at.x, at.y);
		return {x: Math.round(x * UNIT), y: Math.round(y * UNIT)};
	}

	function radius({pointerType, pressure}) {
		const share = scene.pressure && pointerType === 'pen' ? pressure : 1;
		return Math.max(UNIT / 2, Math.round((scene.brushSize * share * UNIT) / 2));
	}

	function zoom(factor, {x, y}) {
		view.zoomAt(factor, x, y);
		moved();
	}

	function moved() {
		scene.moving = true;
		draw(true);
		stir();
	}

	/** Something changes: until it rests, speed counts more than looks. */
	function stir() {
		clearTimeout(timer);
		timer = setTimeout(() => {
			if (scene.moving) draw(true);
			scene.moving = false;
			const shown = scene.drawable && scene.maskShown && !scene.editor.stroke;
			if (shown && scene.feather && scene.editor.buffer.count) weights();
		}, REST);
	}

	function reframe() {
		view.show(scene.frame);
		const drawing = scene.brushing ? 'none' : 'crosshair';
		canvas.style.cursor = scene.sliding ? 'ew-resize' : scene.drawing ? drawing : 'grab';
		moved();
	}

	/** Tells of a changed mask, once for each change. */
	function announce() {
		const {buffer} = scene.editor ?? {};
		draw();
		if (buffer === announced.buffer && buffer?.revision === announced.revision) return;
		announced = {buffer, revision: buffer?.revision};
		scene.weights = null;
		stir();
		tell('maskchange');
	}

	/** Returns false if another image was chosen meanwhile. */
	async function decode(name, blob) {
		const turn = decoding[name] = {};
		const image = blob && await decodeImage(blob);
		const latest = turn === decoding[name];
		if (latest) put(name, image);
		return latest;
	}

	function put(name, image) {
		drop();
		decoding[name] = null;
		scene[name]?.bitmap.close();
		scene[name]?.small.close();
		scene[name] = image;
	}

	function show() {
		put('after', null);
		put('map', null);
		reframe();
		announce();
	}

	function change(action) {
		drop();
		if (scene.editor) action(scene.editor);
		announce();
	}

	function opened() {
		if (!scene.editor) throw new Error('No image is open.');
		return scene.editor.buffer;
	}

	async function weights() {
		if (scene.weights) return scene.weights;
		const {feather, editor: {buffer}} = scene;
		const {revision} = buffer;
		const computed = await weigh(buffer, feather);
		if (scene.editor?.buffer === buffer && buffer.revision === revision && scene.feather === feather) {
			scene.weights = computed;
			draw();
		}
		return computed;
	}

	const methods = {
		/** Shows an image; the mask stays if the size is the same. */
		async open(blob) {
			const old = scene.image;
			if (!await decode('image', blob)) return;
			const {width, height} = scene.image;
			const sameSize = width === old?.width && height === old.height;
			if (!sameSize) scene.editor = new MaskEditor(width, height);
			if (!sameSize) scene.border = null;
			view.fitted ||= !sameSize;
			show();
		},
		close() {
			put('image', null);
			scene.editor = scene.border = null;
			show();
		},
		async compare(after) {
			if (scene.image && await decode('after', after)) reframe();
		},
		async showMap(map) {
			if (scene.image && await decode('map', map)) reframe();
		},
		get size() {
			const {width, height} = scene.image ?? {};
			return scene.image && {width, height};
		},
		get canUndo() {
			return scene.editor?.done.length > 0;
		},
		get canRedo() {
			return scene.editor?.undone.length > 0;
		},
		undo: () => change(editor => editor.move(editor.done, editor.undone)),
		redo: () => change(editor => editor.move(editor.undone, editor.done)),
		invert: () => change(editor => editor.edit(buffer => buffer.replace())),
		clear: () => change(editor => editor.edit(buffer => buffer.fill(0, 0, buffer.width, buffer.height, 0))),
		fillRectangle({x, y, width, height}, erase = false) {
			const [left, top, across, down] = [x, y, width, height].map(Math.round);
			change(editor => editor.edit(buffer => buffer.fill(left, top, left + across, top + down, erase ? 0 : 1)));
		},
		cancelStroke: drop,
		get marked() {
			const {count, data} = scene.editor?.buffer ?? {count: 0, data: [0]};
			return {pixels: count, share: count / data.length};
		},
		/** The file to send, with the feather in it. */
		async maskPng() {
			const {width, height, count} = opened();
			if (!scene.feather || !count) return this.plainMaskPng();
			const {top, bottom, values} = await weights();
			return writePng(width, height, (y, row) => {
				if (y >= top && y < bottom) row.set(values.subarray((y - top) * width, (y - top + 1) * width));
			});
		},
		async plainMaskPng() {
			const {width, height, data} = opened();
			return writePng(width, height, (y, row) => {
				for (let x = 0, i = y * width; x < width; x++, i++) row[x] = -data[i];
			});
		},
		/** Takes the mask from a file; one of another size is refused with an error named "OtherSize", or fitted. */
		async loadMask(blob, {fit = false} = {}) {
			const buffer = opened();
			const mask = await readMask(blob).catch(unreadable);
			const {width, height} = mask;
			const sameSize = width === buffer.width && height === buffer.height;
			if (!sameSize && !fit) {
				const message = `The mask has ${width} × ${height} pixels, the image ${buffer.width} × ${buffer.height}.`;
				throw Object.assign(new Error(message), {name: 'OtherSize'});
			}
			const data = sameSize ? mask.data : scaleMask(mask, buffer.width, buffer.height);
			if (buffer === scene.editor?.buffer) change(editor => editor.edit(() => buffer.replace(data)));
		},
		fit() {
			view.fit();
			moved();
		},
		/** 1 shows each image pixel as one device pixel. */
		zoomTo: factor => zoom(factor / view.scale, {x: view.width / 2, y: view.height / 2}),
		zoomBy: factor => zoom(factor, {x: view.width / 2, y: view.height / 2}),
		get zoom() {
			return view.scale;
		},
		/** Where an image point is, in CSS pixels from the upper left corner of the container. */
		toScreen(x, y) {
			const at = view.toDevice(x, y);
			return {x: at.x / view.ratio, y: at.y / view.ratio};
		},
		toImage: (x, y) => view.toImage(x * view.ratio, y * view.ratio),
	};
	for (const name of PROPERTIES.split(' ')) {
		Object.defineProperty(methods, name, {
			get: () => scene[name],
			set(value) {
				scene[name] = value;
				if (name === 'feather') scene.weights = null;
				if (name === 'brushSize') draw();
				else reframe();
			},
		});
	}
	return methods;
}
