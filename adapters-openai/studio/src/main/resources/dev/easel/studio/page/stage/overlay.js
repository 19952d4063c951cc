/*
 * A marked pixel covers the device pixels whose centers are in it; zoomed out, all that it touches, so that each is seen. At
 * the edge of the marked region they alternate between black and white, to be seen on any image and by everyone.
 */
const FILL = 128;
const FAINTEST = 40;
const DASH = 4;

/** The device pixels, from and before, that the image pixels a ≤ i < b cover. */
const covered = (a, b, scale, offset) => scale < 1
	? [Math.floor(a * scale + offset), Math.ceil(b * scale + offset)]
	: [Math.ceil(a * scale + offset - 0.5), Math.ceil(b * scale + offset - 0.5)];

/** Draws all of the mask, or what the change of a rectangle of image pixels may have altered. */
export function drawOverlay(context, buffer, view, changed, {color, outline, weights}) {
	const {scale} = view;
	const [first, last] = changed ? covered(changed.left, changed.right, scale, view.left) : [0, view.width];
	const [upper, lower] = changed ? covered(changed.top, changed.bottom, scale, view.top) : [0, view.height];
	const left = Math.max(0, first - outline);
	const top = Math.max(0, upper - outline);
	const width = Math.min(view.width, last + outline) - left;
	const height = Math.min(view.height, lower + outline) - top;
	if (width <= 0 || height <= 0) return;

	const across = width + 2 * outline;
	const down = height + 2 * outline;
	const cells = new Uint8Array(across * down);
	const from = view.toImage(left - outline - 1, top - outline - 1);
	const to = view.toImage(left + across, top + down);
	const firstX = Math.max(0, Math.floor(from.x));
	for (let y = Math.max(0, Math.floor(from.y)); y < Math.min(buffer.height, to.y); y++) {
		if (!buffer.rows[y]) continue;
		const [start, end] = covered(y, y + 1, scale, view.top - top + outline);
		const row = buffer.data.subarray(y * buffer.width + firstX, y * buffer.width + Math.min(buffer.width, Math.ceil(to.x)));
		for (let a = row.indexOf(1), b; a >= 0; a = row.indexOf(1, b)) {
			b = row.indexOf(0, a);
			if (b < 0) b = row.length;
			const [x, z] = covered(firstX + a, firstX + b, scale, view.left - left + outline).map(x => Math.min(across, Math.max(0, x)));
			for (let j = Math.max(0, start); j < Math.min(down, end); j++) cells.fill(1, j * across + x, j * across + z);
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
