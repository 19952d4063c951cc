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

export function drawImage(context, {bitmap, small}, place, view, moving) {
	const source = moving ? small : bitmap;
	const {x, y} = view.toDevice(place.left, place.top);
	context.imageSmoothingEnabled = view.scale < 2;
	context.imageSmoothingQuality = moving ? 'low' : 'high';
	context.drawImage(source, x, y, (place.right - place.left) * view.scale, (place.bottom - place.top) * view.scale);
}

/** Draws the mirrored surroundings of an image, dimmed, as far as its border reaches. */
export function drawMirrored(context, {width, height, small}, border, view) {
	const {x: left, y: top} = view.toDevice(-border.left, -border.top);
	const area = [left, top, (border.left + width + border.right) * view.scale, (border.top + height + border.bottom) * view.scale];
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
