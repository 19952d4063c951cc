/*
 * A marked pixel covers the device pixels whose centers are in it; zoomed out, all that it touches, so that each is seen. At
 * the edge of the marked region they alternate between black and white, to be seen on any image and by everyone.
 */
const FILL = 128;
const FAINTEST = 40;
const DASH = 4;

/** The first device pixel that an image pixel covers, and the first behind those before another one. */
const start = (pixel, scale, offset) => scale < 1 ? Math.floor(pixel * scale + offset) : end(pixel, scale, offset);
const end = (pixel, scale, offset) => Math.ceil(pixel * scale + offset - (scale < 1 ? 0 : 0.5));

/** Draws all of the mask, or what the change of a rectangle of image pixels may have altered. */
export function drawOverlay(context, buffer, view, changed, {color, outline, weights}) {
	const {scale} = view;
	const area = changed ?? {left: 0, top: 0, right: buffer.width, bottom: buffer.height};
	if (!changed) context.clearRect(0, 0, view.width, view.height);
	const left = Math.max(0, start(area.left, scale, view.left) - outline);
	const top = Math.max(0, start(area.top, scale, view.top) - outline);
	const width = Math.min(view.width, end(area.right, scale, view.left) + outline) - left;
	const height = Math.min(view.height, end(area.bottom, scale, view.top) + outline) - top;
	if (width <= 0 || height <= 0) return;

	const across = width + 2 * outline;
	const down = height + 2 * outline;
	const cells = new Uint8Array(across * down);
	const from = view.toImage(left - outline - 1, top - outline - 1);
	const to = view.toImage(left + across, top + down);
	const firstX = Math.max(0, Math.floor(from.x));
	for (let y = Math.max(0, Math.floor(from.y)); y < Math.min(buffer.height, to.y); y++) {
		if (!buffer.rows[y]) continue;
		const [x0, y0] = [view.left - left + outline, view.top - top + outline];
		const [upper, lower] = [Math.max(0, start(y, scale, y0)), Math.min(down, end(y + 1, scale, y0))];
		const row = buffer.data.subarray(y * buffer.width + firstX, y * buffer.width + Math.min(buffer.width, Math.ceil(to.x)));
		for (let a = row.indexOf(1), b; a >= 0; a = row.indexOf(1, b)) {
			b = row.indexOf(0, a);
			if (b < 0) b = row.length;
			const x = Math.max(0, start(firstX + a, scale, x0));
			const z = Math.max(0, Math.min(across, end(firstX + b, scale, x0)));
			for (let j = upper; j < lower; j++) cells.fill(1, j * across + x, j * across + z);
		}
	}

	const image = new ImageData(width, height);
	const pixels = new Uint32Array(image.data.buffer);
	const [red, green, blue] = [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16));
	const shades = Uint32Array.from({length: 256}, (_, weight) =>
		(Math.max(FAINTEST, Math.round((FILL * weight) / 255)) << 24) | (blue << 16) | (green << 8) | red);
	for (let y = 0, at = 0; y < height; y++) {
		for (let x = 0, cell = (y + outline) * across + outline; x < width; x++, at++, cell++) {
			if (!cells[cell]) continue;
			const inner = cells[cell - outline] && cells[cell + outline] && cells[cell - across * outline] && cells[cell + across * outline];
			if (!inner) pixels[at] = ((left + x + top + y) / (DASH * outline)) & 1 ? 0xffffffff : 0xff000000;
			else if (weights) {
				const point = view.toImage(left + x + 0.5, top + y + 0.5);
				pixels[at] = shades[weights.values[(Math.floor(point.y) - weights.top) * buffer.width + Math.floor(point.x)] ?? 0];
			} else pixels[at] = shades[255];
		}
	}
	context.putImageData(image, left, top);
}
