import {readPng} from './png.js';

const HALF = 128;
const ROWS_AT_ONCE = 512;

/**
 * Reads a mask. A file of this page gives back what was drawn, feathered or not; of others, the transparent pixels are
 * marked if there are any, else the light ones.
 */
export async function readMask(blob) {
	const own = await readPng(blob);
	if (own) return {...own, data: own.weights.map(weight => weight > 0)};
	const bitmap = await createImageBitmap(blob);
	const {width, height} = bitmap;
	const light = new Uint8Array(width * height);
	const clear = new Uint8Array(width * height);
	// In strips, because some browsers refuse large canvases.
	const canvas = Object.assign(document.createElement('canvas'), {width, height: ROWS_AT_ONCE});
	const context = canvas.getContext('2d', {willReadFrequently: true});
	for (let top = 0; top < height; top += ROWS_AT_ONCE) {
		context.clearRect(0, 0, width, ROWS_AT_ONCE);
		context.drawImage(bitmap, 0, -top);
		const {data} = context.getImageData(0, 0, width, Math.min(ROWS_AT_ONCE, height - top));
		for (let i = 0, at = top * width; i < data.length; i += 4, at++) {
			light[at] = data[i] + data[i + 1] + data[i + 2] >= 3 * HALF;
			clear[at] = data[i + 3] < HALF;
		}
	}
	bitmap.close();
	return {width, height, data: clear.includes(1) ? clear : light};
}

/** Returns a mask in another size, unsmoothed. */
export function scaleMask({width, height, data}, toWidth, toHeight) {
	return new Uint8Array(toWidth * toHeight).map((_, i) => {
		const y = Math.floor(((Math.floor(i / toWidth) + 0.5) * height) / toHeight);
		return data[y * width + Math.floor((((i % toWidth) + 0.5) * width) / toWidth)];
	});
}
