import {UNIT} from '../mask/brush.js';
import {drawImage, drawMirrored} from './image.js';
import {drawOverlay} from './overlay.js';

const MARGIN = 16;

/**
 * Draws a scene on three canvases of the size of the stage, never of the image. Returns the upper one and a function that
 * has everything drawn in the next frame, or only lines and what changed in the mask.
 */
export function layers(container, scene, view, drawn) {
	const contexts = ['image', 'overlay', 'lines'].map(() => {
		const canvas = container.appendChild(document.createElement('canvas'));
		canvas.ariaHidden = true;
		Object.assign(canvas.style, {position: 'absolute', left: 0, top: 0, width: '100%', height: '100%'});
		return canvas.getContext('2d');
	});
	const [images, overlay, lines] = contexts;
	const top = lines.canvas;
	let frame = 0;
	let all = false;
	let shown = null;

	const clear = context => context.clearRect(0, 0, view.width, view.height);

	function drawImages(context) {
		const {image, after, map, border, before, moving} = scene;
		const draw = shown => drawImage(context, shown, scene.place(shown), view, moving);
		clear(context);
		if (!image) return;
		if (border && !after && !map) drawMirrored(context, image, border, view);
		if (map) draw(map);
		else drawImage(context, image, {left: 0, top: 0, right: image.width, bottom: image.height}, view, moving);
		if (map || !after || before) return;
		const {x} = view.toDevice(scene.dividerX, 0);
		context.save();
		context.beginPath();
		context.rect(Math.round(x), 0, view.width, view.height);
		context.clip();
		clear(context);
		draw(after);
		context.restore();
	}

	function drawMask() {
		const {editor, drawable, maskShown, overlayColor: color, weights} = scene;
		const changed = editor?.buffer.dirty;
		if (editor) editor.buffer.dirty = null;
		const whole = all || weights !== shown;
		shown = weights;
		const look = {color, weights, outline: Math.max(1, Math.round(view.ratio))};
		if (!drawable || !maskShown) clear(overlay);
		else if (whole || changed) drawOverlay(overlay, editor.buffer, view, whole ? null : changed, look);
	}

	function drawLines(context) {
		const {after, map, before, drawable, editor, hover} = scene;
		clear(context);
		context.beginPath();
		if (after && !before && !map) {
			const x = Math.round(view.toDevice(scene.dividerX, 0).x);
			context.moveTo(x, 0);
			context.lineTo(x, view.height);
		}
		if (drawable && editor.stroke) {
			const points = editor.stroke.points.map(({x, y}) => view.toDevice(x / UNIT, y / UNIT));
			const [a, b] = points;
			if (editor.stroke.tool === 'rectangle') context.rect(a.x, a.y, b.x - a.x, b.y - a.y);
			if (editor.stroke.tool === 'lasso') points.forEach(({x, y}) => context.lineTo(x, y));
		}
		if (drawable && hover && scene.brushing) {
			context.arc(hover.x, hover.y, Math.max(view.ratio, (scene.brushSize / 2) * view.scale), 0, 7);
		}
		// Two lines on each other are seen on light and dark images.
		for (const [width, color] of [[3, '#000a'], [1.25, '#fff']]) {
			Object.assign(context, {lineWidth: width * view.ratio, strokeStyle: color}).stroke();
		}
	}

	function render() {
		cancelAnimationFrame(frame);
		frame = 0;
		if (!view.width) return;
		if (all) drawImages(images);
		drawMask();
		drawLines(lines);
		drawn(all);
		all = false;
	}

	function draw(everything) {
		all ||= everything;
		frame ||= requestAnimationFrame(render);
	}

	function resize(width, height) {
		if (!width || !height || (width === view.width && height === view.height)) return;
		for (const {canvas} of contexts) Object.assign(canvas, {width, height});
		view.ratio = width / top.getBoundingClientRect().width;
		view.resize(width, height, MARGIN * view.ratio);
		all = true;
		render();
	}

	// The browser says how many device pixels the canvas has; its size times the ratio is off by one at times.
	const byRatio = () => resize(Math.round(top.clientWidth * devicePixelRatio), Math.round(top.clientHeight * devicePixelRatio));
	const observer = new ResizeObserver(([{devicePixelContentBoxSize: box}]) => box ? resize(box[0].inlineSize, box[0].blockSize) : byRatio());
	try {
		observer.observe(top, {box: 'device-pixel-content-box'});
	} catch {
		observer.observe(top);
		addEventListener('resize', byRatio);
	}
	return {top, draw};
}
