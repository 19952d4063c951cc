import {readPng} from './png.js';

const HALF = 128;
const ROWS_AT_ONCE = 512;

/**
 * Reads a mask file: {width, height, data, read}, where data is 1 for marked pixels, else 0.
 *
 * A file of this page ("own") gives back what was drawn, feathered or not. Of others, the transparent pixels are taken as
 * marked if there are any ("transparent", as providers want masks), else the light ones ("white").
 */
export async function readMask(blob) {
	const own = await readPng(blob);
	if (own) return {...own, data: own.weights.map(weight => weight > 0), read: 'own'};
	const bitmap = await createImageBitmap(blob);
	const {width, height} = bitmap;
	const light = new Uint8Array(width * height);
	const clear = new Uint8Array(width * height);
	// In strips, because some browsers refuse large canvases.
	const canvas = Object.assign(document.createElement('canvas'), {width, height: Math.min(ROWS_AT_ONCE, height)});
	const context = canvas.getContext('2d', {willReadFrequently: true});
	for (let top = 0; top < height; top += ROWS_AT_ONCE) {
		const rows = Math.min(ROWS_AT_ONCE, height - top);
		context.clearRect(0, 0, width, rows);
		context.drawImage(bitmap, 0, -top);
		const {data} = context.getImageData(0, 0, width, rows);
		for (let i = 0, at = top * width; i < data.length; i += 4, at++) {
			light[at] = 0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2] >= HALF - 0.5;
			clear[at] = data[i + 3] < HALF;
		}
	}
	bitmap.close();
	return clear.includes(1) ? {width, height, data: clear, read: 'transparent'} : {width, height, data: light, read: 'white'};
}

/** Returns a mask in another size: each pixel takes the value under its center. */
export function scaleMask({width, height, data}, toWidth, toHeight) {
	const from = (to, length, toLength) => Math.floor(((2 * to + 1) * length) / (2 * toLength));
	const columns = Uint32Array.from({length: toWidth}, (_, x) => from(x, width, toWidth));
	const scaled = new Uint8Array(toWidth * toHeight);
	for (let y = 0, at = 0; y < toHeight; y++) {
		const row = from(y, height, toHeight) * width;
		for (const column of columns) scaled[at++] = data[row + column];
	}
	return scaled;
}
