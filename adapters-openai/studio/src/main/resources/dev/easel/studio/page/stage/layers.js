import {UNIT} from '../mask/brush.js';
import {drawImage, drawMirrored} from './image.js';
import {drawOverlay} from './overlay.js';

const MARGIN = 16;

/**
 * Draws a scene on three canvases of the size of the stage, never of the image: the image, the mask over it, and on top
 * the ring of the brush and other lines. Calls `drawn` with the names of the layers in each frame.
 */
export class Layers {
	/** Device pixels per CSS pixel. */
	ratio = 1;
	#stale = new Set();
	#frame = 0;
	#shown = null;

	constructor(container, scene, view, drawn) {
		Object.assign(this, {scene, view, drawn});
		[this.image, this.overlay, this.lines] = ['image', 'overlay', 'lines'].map(() => {
			const canvas = document.createElement('canvas');
			canvas.ariaHidden = true;
			Object.assign(canvas.style, {position: 'absolute', left: 0, top: 0, width: '100%', height: '100%'});
			container.append(canvas);
			return canvas.getContext('2d');
		});
		this.top = this.lines.canvas;
		this.#observe();
	}

	/** The browser says how many device pixels the canvas has; its size times the ratio is off by one at times. */
	#observe() {
		const byRatio = () => {
			const {clientWidth, clientHeight} = this.top;
			this.#resize(Math.round(clientWidth * devicePixelRatio), Math.round(clientHeight * devicePixelRatio));
		};
		const observer = new ResizeObserver(([{devicePixelContentBoxSize: box}]) =>
			box ? this.#resize(box[0].inlineSize, box[0].blockSize) : byRatio());
		try {
			observer.observe(this.top, {box: 'device-pixel-content-box'});
		} catch {
			observer.observe(this.top);
			addEventListener('resize', byRatio);
		}
	}

	#resize(width, height) {
		const {view} = this;
		if (!width || !height || (width === view.width && height === view.height)) return;
		for (const {canvas} of [this.image, this.overlay, this.lines]) Object.assign(canvas, {width, height});
		this.ratio = width / this.top.getBoundingClientRect().width;
		view.resize(width, height, MARGIN * this.ratio);
		this.draw('image', 'overlay', 'lines', 'view');
		this.#render();
	}

	/** Draws layers in the next frame, and what changed in the mask. */
	draw(...names) {
		names.forEach(name => this.#stale.add(name));
		this.#frame ||= requestAnimationFrame(() => this.#render());
	}

	#render() {
		cancelAnimationFrame(this.#frame);
		this.#frame = 0;
		const stale = this.#stale;
		this.#stale = new Set();
		if (!this.view.width) return;
		if (stale.has('image')) this.#drawImages(this.image);
		this.#drawMask(this.overlay, stale.has('overlay'));
		if (stale.has('lines')) this.#drawLines(this.lines);
		this.drawn(stale);
	}

	#clear(context) {
		context.clearRect(0, 0, this.view.width, this.view.height);
	}

	#drawImages(context) {
		const {scene, view} = this;
		const {image, after, map, border, before} = scene;
		const draw = shown => drawImage(context, shown, scene.place(shown), view, scene.moving);
		this.#clear(context);
		if (map) {
			draw(map);
			return;
		}
		if (border && image && !after) drawMirrored(context, image, border, view);
		if (image) drawImage(context, image, {left: 0, top: 0, right: image.width, bottom: image.height}, view, scene.moving);
		if (!after || before) return;
		const x = this.#dividerAt();
		context.save();
		context.beginPath();
		context.rect(x, 0, view.width - x, view.height);
		context.clip();
		this.#clear(context);
		draw(after);
		context.restore();
	}

	#dividerAt() {
		const {left, right} = this.scene.place(this.scene.after);
		return Math.round(this.view.toDevice(left + this.scene.divider * (right - left), 0).x);
	}

	#drawMask(context, all) {
		const {editor, drawable, maskShown, overlayColor: color, weights} = this.scene;
		const changed = editor?.buffer.dirty;
		if (editor) editor.buffer.dirty = null;
		if (!drawable || !maskShown) {
			this.#clear(context);
			return;
		}
		all ||= weights !== this.#shown;
		this.#shown = weights;
		const look = {color, weights, outline: Math.max(1, Math.round(this.ratio))};
		if (all || changed) drawOverlay(context, editor.buffer, this.view, all ? null : changed, look);
	}

	#drawLines(context) {
		const {view, ratio} = this;
		const {after, map, before, drawable, editor, tool, brushSize, hover} = this.scene;
		this.#clear(context);
		context.beginPath();
		if (after && !before && !map) {
			const x = this.#dividerAt();
			const {top, bottom} = this.scene.place(after);
			const from = Math.max(0, view.toDevice(0, top).y);
			const to = Math.min(view.height, view.toDevice(0, bottom).y);
			context.moveTo(x, from);
			context.lineTo(x, to);
			context.moveTo(x + 12 * ratio, (from + to) / 2);
			context.arc(x, (from + to) / 2, 12 * ratio, 0, 7);
		}
		if (drawable && editor.stroke) {
			const points = editor.stroke.points.map(({x, y}) => view.toDevice(x / UNIT, y / UNIT));
			const [a, b] = points;
			if (editor.stroke.tool === 'rectangle') context.rect(a.x, a.y, b.x - a.x, b.y - a.y);
			if (editor.stroke.tool === 'lasso') points.forEach(({x, y}) => context.lineTo(x, y));
		}
		if (drawable && hover && (tool === 'brush' || tool === 'eraser')) {
			context.arc(hover.x, hover.y, Math.max(ratio, (brushSize / 2) * view.scale), 0, 7);
		}
		// Two lines on each other are seen on light and dark images.
		for (const [width, color] of [[3, '#000a'], [1.25, '#fff']]) {
			context.lineWidth = width * ratio;
			context.strokeStyle = color;
			context.stroke();
		}
	}
}
