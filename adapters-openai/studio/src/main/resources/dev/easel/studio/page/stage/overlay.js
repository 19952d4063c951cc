/**
 * The mask over the image, device pixel by device pixel, from its buffer.
 *
 * An image pixel covers the device pixels whose centers are in it; zoomed out, all that it touches, so that no marked
 * pixel is invisible. Covered pixels get the color; at the edge of the marked region they alternate between black
 * and white, so that it is seen on any image and by everyone.
 */
const FILL = 128;
const FAINTEST = 40;
const DASH = 4;

/** Returns the device pixels, from and before, that the image pixels a ≤ i < b cover. */
const covered = (a, b, scale, offset) => scale < 1
	? [Math.floor(a * scale + offset), Math.ceil(b * scale + offset)]
	: [Math.ceil(a * scale + offset - 0.5), Math.ceil(b * scale + offset - 0.5)];

/**
 * Draws the mask anew, or what a change of a rectangle of image pixels may have altered.
 *
 * @param outline the width of the edge, in device pixels
 * @param weights the mask with its feather where it is known, as {top, bottom, values}, else null
 */
export function drawOverlay(context, buffer, view, changed, {color, outline, weights}) {
	const [left, right] = changed ? covered(changed.left, changed.right, view.scale, view.left) : [0, view.width];
	const [top, bottom] = changed ? covered(changed.top, changed.bottom, view.scale, view.top) : [0, view.height];
	const area = {
		left: Math.max(0, left - outline),
		top: Math.max(0, top - outline),
		right: Math.min(view.width, right + outline),
		bottom: Math.min(view.height, bottom + outline),
	};
	if (area.left >= area.right || area.top >= area.bottom) return;
	const image = new ImageData(area.right - area.left, area.bottom - area.top);
	if (buffer.count > 0) paint(image, cover(buffer, view, area, outline), buffer, view, area, color, outline, weights);
	context.putImageData(image, area.left, area.top);
}

/** Returns which device pixels of an area, with a margin around it, are covered by marked pixels. */
function cover({data, rows, width: length, height: count}, view, area, margin) {
	const [left, top] = [area.left - margin, area.top - margin];
	const [width, height] = [area.right + margin - left, area.bottom + margin - top];
	const cells = new Uint8Array(width * height);
	const from = view.toImage(left - 1, top - 1);
	const to = view.toImage(left + width + 1, top + height + 1);
	const firstX = Math.max(0, Math.floor(from.x));
	for (let y = Math.max(0, Math.floor(from.y)); y < Math.min(count, to.y); y++) {
		if (!rows[y]) continue;
		const [up, down] = covered(y, y + 1, view.scale, view.top - top);
		const row = data.subarray(y * length + firstX, y * length + Math.min(length, Math.ceil(to.x)));
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

function paint(image, cells, buffer, view, area, color, outline, weights) {
	const pixels = new Uint32Array(image.data.buffer);
	const [red, green, blue] = [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16));
	const shades = Uint32Array.from({length: 256}, (_, weight) =>
		(Math.max(FAINTEST, Math.round((FILL * weight) / 255)) << 24) | (blue << 16) | (green << 8) | red);
	const weightAt = (deviceX, deviceY) => {
		const {x, y} = view.toImage(deviceX + 0.5, deviceY + 0.5);
		return y < weights.top || x < 0 || x >= buffer.width ? 0
			: (weights.values[(Math.floor(y) - weights.top) * buffer.width + Math.floor(x)] ?? 0);
	};
	const width = image.width + 2 * outline;
	for (let y = area.top, at = 0; y < area.bottom; y++) {
		let cell = (y - area.top + outline) * width + outline;
		for (let x = area.left; x < area.right; x++, at++, cell++) {
			if (!cells[cell]) continue;
			const inner = cells[cell - outline] && cells[cell + outline] && cells[cell - outline * width] && cells[cell + outline * width];
			if (inner) pixels[at] = shades[weights ? weightAt(x, y) : 255];
			else pixels[at] = ((x + y) / (DASH * outline)) & 1 ? 0xffffffff : 0xff000000;
		}
	}
}
