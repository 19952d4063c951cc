/** Above this many pixels, a copy of half the size is shown while the image moves. */
const LARGE = 4e6;

/** Decodes an image file, upright; rejects with an error named "UnreadableImage". */
export async function decodeImage(blob) {
	const bitmap = await createImageBitmap(blob).catch(unreadable);
	const {width, height} = bitmap;
	const half = {resizeWidth: Math.ceil(width / 2), resizeHeight: Math.ceil(height / 2), resizeQuality: 'medium'};
	const small = width * height > LARGE ? await createImageBitmap(bitmap, half).catch(() => bitmap) : bitmap;
	return {width, height, bitmap, small};
}

export function unreadable() {
	throw Object.assign(new Error('This browser cannot read this file.'), {name: 'UnreadableImage'});
}

export function closeImage(image) {
	image?.bitmap.close();
	image?.small.close();
}

/** Draws what of an image is in sight into its place, a rectangle in image pixels. */
export function drawImage(context, image, place, view, moving) {
	const source = moving ? image.small : image.bitmap;
	const at = view.toDevice(place.left, place.top);
	const scaleX = ((place.right - place.left) * view.scale) / source.width;
	const scaleY = ((place.bottom - place.top) * view.scale) / source.height;
	const clamp = (value, length) => Math.min(length, Math.max(0, value));
	const left = clamp(Math.floor(-at.x / scaleX) - 1, source.width);
	const top = clamp(Math.floor(-at.y / scaleY) - 1, source.height);
	const width = clamp(Math.ceil((view.width - at.x) / scaleX) + 1, source.width) - left;
	const height = clamp(Math.ceil((view.height - at.y) / scaleY) + 1, source.height) - top;
	if (width <= 0 || height <= 0) return;
	context.imageSmoothingEnabled = view.scale < 2;
	context.imageSmoothingQuality = moving ? 'low' : 'high';
	const target = [at.x + left * scaleX, at.y + top * scaleY, width * scaleX, height * scaleY];
	context.drawImage(source, left, top, width, height, ...target);
}

/** Draws the mirrored surroundings of an image, dimmed, as far as its border reaches. */
export function drawMirrored(context, {width, height, small}, border, view) {
	const from = view.toDevice(-border.left, -border.top);
	const to = view.toDevice(width + border.right, height + border.bottom);
	const area = [from.x, from.y, to.x - from.x, to.y - from.y];
	context.save();
	context.beginPath();
	context.rect(...area);
	context.clip();
	for (let row = -Math.ceil(border.top / height); row <= border.bottom / height + 1; row++) {
		for (let column = -Math.ceil(border.left / width); column <= border.right / width + 1; column++) {
			const [turnX, turnY] = [column & 1, row & 1];
			const {x, y} = view.toDevice((column + turnX) * width, (row + turnY) * height);
			context.setTransform(view.scale * (1 - 2 * turnX), 0, 0, view.scale * (1 - 2 * turnY), x, y);
			context.drawImage(small, 0, 0, width, height);
		}
	}
	context.resetTransform();
	context.fillStyle = '#80808080';
	context.fillRect(...area);
	context.restore();
}
