import {UNIT} from '../mask/brush.js';
import {MaskEditor} from '../mask/editor.js';
import {readMask, scaleMask} from '../mask/load.js';
import {writePng} from '../mask/png.js';
import {weigh} from '../mask/weights.js';
import {closeImage, decodeImage, unreadable} from './image.js';
import {Layers} from './layers.js';
import {listen} from './pointer.js';
import {Scene} from './scene.js';
import {View} from './view.js';

/** How long nothing changes before the image is drawn in full quality, and the feather, in milliseconds. */
const REST = 150;

const within = (low, high) => value => Math.min(high, Math.max(low, Number(value) || 0));
const same = value => value;
/** The properties that change what is shown: how a value is made valid, and the layers that show it. */
const PROPERTIES = {
	tool: [same, 'lines'],
	brushSize: [within(1, 1000), 'lines'],
	feather: [value => Math.round(within(0, 256)(value)), 'overlay'],
	overlayColor: [same, 'overlay'],
	maskShown: [Boolean, 'overlay'],
	border: [same, 'image'],
	divider: [within(0, 1), 'image', 'lines'],
	before: [Boolean, 'image', 'lines'],
};

/**
 * The image and the mask on it: shows them, and turns pointers into marked pixels. Sizes are in image pixels.
 *
 * Events: `maskchange`, `strokeend`, `viewchange`, `penseen`, `divider` (a pointer moved it) and `maskshown` (a stroke made
 * the hidden mask visible).
 */
export class Stage extends EventTarget {
	drawWithFinger = false;
	pressure = false;
	wheelZooms = false;
	#scene = new Scene();
	#view = new View();
	#layers;
	#turns = {};
	#penSeen = false;
	#announced = '';
	#timer = 0;

	static {
		for (const [name, [valid, ...layers]] of Object.entries(PROPERTIES)) {
			Object.defineProperty(this.prototype, name, {
				get() {
					return this.#scene[name];
				},
				set(value) {
					this.#scene[name] = valid(value);
					if (name === 'feather') this.#scene.weights = null;
					this.#layers.draw(...layers);
					if (name === 'border' || name === 'tool') this.#reframe();
					else this.#stir();
				},
			});
		}
	}

	/** @param container an element with a position and a size; it gets the canvases */
	constructor(container) {
		super();
		const none = {touchAction: 'none', userSelect: 'none', webkitUserSelect: 'none', webkitTouchCallout: 'none'};
		Object.assign(container.style, {overflow: 'hidden', ...none});
		const view = this.#view;
		this.#layers = new Layers(container, this.#scene, view, stale => {
			if (this.#scene.editor?.stroke) this.#announce();
			if (!stale.has('view')) return;
			container.dataset.view = [view.scale, view.left, view.top, view.width, view.height].join(' ');
			this.#tell('viewchange');
		});
		this.cancelStroke = listen(container, this.#layers.top, this.#host(container));
	}

	#tell(name) {
		this.dispatchEvent(new Event(name));
	}

	/**
	 * Shows an image. The mask stays if the size is the same, unless `keepMask` is false. Rejects with an error named
	 * "UnreadableImage" if the browser cannot decode it; what is open then stays.
	 */
	async open(blob, {keepMask = true} = {}) {
		const scene = this.#scene;
		const {width, height} = this.size ?? {};
		if (!(await this.#decode('image', blob))) return;
		const {image} = scene;
		const sameSize = image.width === width && image.height === height;
		if (!sameSize || !keepMask) scene.editor = new MaskEditor(image.width, image.height);
		if (!sameSize) scene.border = null;
		this.#view.fitted ||= !sameSize;
		this.#show();
	}

	close() {
		this.#put('image', null);
		this.#scene.editor = this.#scene.border = null;
		this.#show();
	}

	#show() {
		this.#put('after', null);
		this.#put('map', null);
		this.#reframe();
		this.#announce();
	}

	/** Decodes an image into its place in the scene; returns false if another one was chosen meanwhile. */
	async #decode(name, blob) {
		const turn = (this.#turns[name] = {});
		const image = blob && (await decodeImage(blob));
		const latest = turn === this.#turns[name];
		if (latest) this.#put(name, image);
		else closeImage(image);
		return latest;
	}

	#put(name, image) {
		this.cancelStroke();
		this.#turns[name] = null;
		closeImage(this.#scene[name]);
		this.#scene[name] = image;
	}

	/** The size of the upright image, or null. */
	get size() {
		const {image} = this.#scene;
		return image && {width: image.width, height: image.height};
	}

	get canUndo() {
		return this.#scene.editor?.history.done.length > 0;
	}

	get canRedo() {
		return this.#scene.editor?.history.undone.length > 0;
	}

	undo() {
		this.#edit(({history}) => history.undo());
	}

	redo() {
		this.#edit(({history}) => history.redo());
	}

	invert() {
		this.#edit(editor => editor.edit(buffer => buffer.invert()));
	}

	clear() {
		this.#edit(editor => editor.edit(buffer => buffer.fill(0, 0, buffer.width, buffer.height, 0)));
	}

	fillRectangle({x, y, width, height}, erase = false) {
		const [left, top, across, down] = [x, y, width, height].map(Math.round);
		this.#edit(editor => editor.edit(buffer => buffer.fill(left, top, left + across, top + down, erase ? 0 : 1)));
	}

	#edit(change) {
		this.cancelStroke();
		if (this.#scene.editor) change(this.#scene.editor);
		this.#announce();
	}

	/** How many pixels are marked, and which share of the image that is, 0–1. */
	get marked() {
		const {count, data} = this.#scene.editor?.buffer ?? {count: 0, data: [0]};
		return {pixels: count, share: count / data.length};
	}

	/** Returns the mask to send, as a PNG file with the feather in it. */
	async maskPng() {
		const {width, height, count} = this.#buffer();
		if (!this.feather || !count) return this.plainMaskPng();
		const {top, bottom, values} = await this.#weigh();
		return writePng(width, height, (y, row) => {
			if (y >= top && y < bottom) row.set(values.subarray((y - top) * width, (y - top + 1) * width));
		});
	}

	/** Returns the mask without its feather, to be kept. */
	async plainMaskPng() {
		const {width, height, data} = this.#buffer();
		const copy = data.slice();
		return writePng(width, height, (y, row) => {
			for (let x = 0, i = y * width; x < width; x++, i++) row[x] = -copy[i];
		});
	}

	/**
	 * Takes the mask from a file, in a step that can be undone. Rejects with an error named "OtherSize", which has the
	 * `size` of the mask, if that is not the image's and it is not to be fitted. Returns {read}: what was taken as
	 * marked, "transparent" or "white", or "own" for a file of this page.
	 */
	async loadMask(blob, {fit = false} = {}) {
		const buffer = this.#buffer();
		const mask = await readMask(blob).catch(unreadable);
		const {width, height, read} = mask;
		const sameSize = width === buffer.width && height === buffer.height;
		if (!sameSize && !fit) {
			const message = `The mask has ${width} × ${height} pixels, the image ${buffer.width} × ${buffer.height}.`;
			throw Object.assign(new Error(message), {name: 'OtherSize', size: {width, height}});
		}
		const data = sameSize ? mask.data : scaleMask(mask, buffer.width, buffer.height);
		if (buffer === this.#scene.editor?.buffer) this.#edit(editor => editor.edit(() => buffer.replace(data)));
		return {read};
	}

	#buffer() {
		if (!this.#scene.editor) throw new Error('No image is open.');
		return this.#scene.editor.buffer;
	}

	/** Returns the mask with its feather, computed once for each mask. */
	async #weigh() {
		const scene = this.#scene;
		if (scene.weights) return scene.weights;
		const buffer = this.#buffer();
		const {revision} = buffer;
		const {feather} = scene;
		const weights = await weigh(buffer, feather);
		if (scene.editor?.buffer === buffer && buffer.revision === revision && scene.feather === feather) {
			scene.weights = weights;
			this.#layers.draw();
		}
		return weights;
	}

	fit() {
		this.#view.fit();
		this.#moved();
	}

	/** Zooms around the middle of the stage; 1 shows each image pixel as one device pixel. */
	zoomTo(factor) {
		this.zoomBy(factor / this.zoom);
	}

	zoomBy(factor) {
		this.#zoom(factor, this.#middle);
	}

	get zoom() {
		return this.#view.scale;
	}

	get #middle() {
		return {x: this.#view.width / 2, y: this.#view.height / 2};
	}

	#zoom(factor, {x, y}) {
		this.#view.zoomAt(factor, x, y);
		this.#moved();
	}

	/** Returns where an image point is, in CSS pixels from the upper left corner of the container. */
	toScreen(x, y) {
		const at = this.#view.toDevice(x, y);
		return {x: at.x / this.#layers.ratio, y: at.y / this.#layers.ratio};
	}

	toImage(x, y) {
		return this.#view.toImage(x * this.#layers.ratio, y * this.#layers.ratio);
	}

	/** Shows an image after a change to the right of the divider; null ends that. */
	async compare(after) {
		if (await this.#decode('after', after)) this.#reframe();
	}

	/** Shows a difference map in place of the image; null ends that. */
	async showMap(blob) {
		if (await this.#decode('map', blob)) this.#reframe();
	}

	#reframe() {
		const {frame, drawable, tool} = this.#scene;
		this.#view.show(frame);
		const drawing = tool === 'brush' || tool === 'eraser' ? 'none' : 'crosshair';
		this.#layers.top.style.cursor = this.#slides ? 'ew-resize' : drawable && tool !== 'move' ? drawing : 'grab';
		this.#moved();
	}

	get #slides() {
		return this.#scene.after && !this.#scene.map && this.tool !== 'move';
	}

	#host(container) {
		const scene = this.#scene;
		const view = this.#view;
		const layers = this.#layers;
		return {
			toDevice: ({clientX, clientY}) => {
				const {left, top, width, height} = layers.top.getBoundingClientRect();
				return {x: ((clientX - left) * view.width) / width, y: ((clientY - top) * view.height) / height};
			},
			draws: () => scene.drawable && scene.tool !== 'move',
			slides: () => this.#slides,
			fingerDraws: () => !this.#penSeen || this.drawWithFinger,
			wheelZooms: () => this.wheelZooms,
			begin: (at, event, erases) => {
				container.focus({preventScroll: true});
				if (!this.maskShown) {
					// A mask that is hidden and yet sent surprises; drawing shows it.
					this.maskShown = true;
					this.#tell('maskshown');
				}
				const eraser = scene.tool === 'eraser';
				const stroke = {value: erases || eraser ? 0 : 1, radius: this.#radius(event), straight: event.shiftKey};
				scene.editor.begin(eraser ? 'brush' : scene.tool, this.#point(at), stroke);
				layers.draw('lines');
			},
			extend: (at, event) => {
				scene.editor.extend(this.#point(at), this.#radius(event));
				layers.draw('lines');
			},
			end: () => {
				const changed = scene.editor.end();
				this.#announce();
				if (changed) this.#tell('strokeend');
			},
			drop: () => {
				scene.editor.drop();
				this.#announce();
			},
			slide: at => {
				const {left, right} = scene.place(scene.after);
				this.divider = (view.toImage(at.x, at.y).x - left) / (right - left);
				this.#tell('divider');
			},
			pan: (x, y) => {
				view.panBy(x, y);
				this.#moved();
			},
			zoom: (factor, at) => this.#zoom(factor, at),
			hover: at => {
				scene.hover = at;
				layers.draw('lines');
			},
			pen: () => {
				if (!this.#penSeen) this.#tell('penseen');
				this.#penSeen = true;
			},
		};
	}

	/** Returns an image point in sixteenths of a pixel. */
	#point(at) {
		const {x, y} = this.#view.toImage(at.x, at.y);
		return {x: Math.round(x * UNIT), y: Math.round(y * UNIT)};
	}

	#radius({pointerType, pressure}) {
		const share = this.pressure && pointerType === 'pen' ? pressure : 1;
		return Math.max(UNIT / 2, Math.round((this.brushSize * share * UNIT) / 2));
	}

	#moved() {
		this.#scene.moving = true;
		this.#layers.draw('image', 'overlay', 'lines', 'view');
		this.#stir();
	}

	/** Something changes: until it rests, speed counts more than looks. */
	#stir() {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			const scene = this.#scene;
			if (scene.moving) this.#layers.draw('image');
			scene.moving = false;
			const shown = scene.drawable && scene.maskShown && !scene.editor.stroke;
			if (shown && scene.feather && scene.editor.buffer.count) this.#weigh();
		}, REST);
	}

	/** Tells of a changed mask, once for each change. */
	#announce() {
		const {width, height, revision, dirty} = this.#scene.editor?.buffer ?? {};
		const state = [width, height, revision].join();
		if (state === this.#announced) return;
		this.#announced = state;
		this.#scene.weights = null;
		this.#layers.draw(...(dirty ? [] : ['overlay']));
		this.#stir();
		this.#tell('maskchange');
	}
}
