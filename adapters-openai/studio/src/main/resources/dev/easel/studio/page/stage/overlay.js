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
export function drawOverlay(context, buffer, view, changed, look) {
	const {outline} = look;
	const [left, right] = changed ? covered(changed.left, changed.right, view.scale, view.left) : [0, view.width];
	const [top, bottom] = changed ? covered(changed.top, changed.bottom, view.scale, view.top) : [0, view.height];
	const x = Math.max(0, left - outline);
	const y = Math.max(0, top - outline);
	const [width, height] = [Math.min(view.width, right + outline) - x, Math.min(view.height, bottom + outline) - y];
	if (width <= 0 || height <= 0) return;
	const image = new ImageData(width, height);
	const cells = cover(buffer, view, x - outline, y - outline, width + 2 * outline, height + 2 * outline);
	paint(image, cells, buffer, view, x, y, look);
	context.putImageData(image, x, y);
}

function cover(buffer, view, left, top, width, height) {
	const cells = new Uint8Array(width * height);
	const from = view.toImage(left - 1, top - 1);
	const to = view.toImage(left + width + 1, top + height + 1);
	const firstX = Math.max(0, Math.floor(from.x));
	for (let y = Math.max(0, Math.floor(from.y)); y < Math.min(buffer.height, to.y); y++) {
		if (!buffer.rows[y]) continue;
		const [up, down] = covered(y, y + 1, view.scale, view.top - top);
		const start = y * buffer.width;
		const row = buffer.data.subarray(start + firstX, start + Math.min(buffer.width, Math.ceil(to.x)));
		for (let a = row.indexOf(1), b; a >= 0; a = row.indexOf(1, b)) {
			b = row.indexOf(0, a);
			if (b < 0) b = row.length;
			const [first, last] = covered(firstX + a, firstX + b, view.scale, view.left - left);
			for (let j = Math.max(0, up); j < Math.min(height, down); j++) {
				cells.fill(1, j * width + Math.max(0, first), j * width + Math.max(0, Math.min(width, last)));
			}
		}
	}
	return cells;
}

function paint(image, cells, buffer, view, left, top, {color, outline, weights}) {
	const pixels = new Uint32Array(image.data.buffer);
	const [red, green, blue] = [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16));
	const shades = Uint32Array.from({length: 256}, (_, weight) =>
		(Math.max(FAINTEST, Math.round((FILL * weight) / 255)) << 24) | (blue << 16) | (green << 8) | red);
	const weightAt = (deviceX, deviceY) => {
		const {x, y} = view.toImage(deviceX + 0.5, deviceY + 0.5);
		return weights.values[(Math.floor(y) - weights.top) * buffer.width + Math.floor(x)] ?? 0;
	};
	const across = image.width + 2 * outline;
	const down = across * outline;
	for (let y = 0, at = 0; y < image.height; y++) {
		for (let x = 0, cell = (y + outline) * across + outline; x < image.width; x++, at++, cell++) {
			if (!cells[cell]) continue;
			if (cells[cell - outline] && cells[cell + outline] && cells[cell - down] && cells[cell + down]) {
				pixels[at] = shades[weights ? weightAt(left + x, top + y) : 255];
			} else pixels[at] = ((left + x + top + y) / (DASH * outline)) & 1 ? 0xffffffff : 0xff000000;
		}
	}
}
