import { luma, readPng } from './png.js';

const HALF = 128;
const ROWS_AT_ONCE = 512;

/**
 * Reads a mask file: 1 where it marks, else 0.
 *
 * Where a pixel is more transparent than not, transparent pixels are the marked ones (as providers want masks), else
 * the light ones. A file of this page gives back exactly what was drawn, feathered or not.
 *
 * @return width, height, data and `read`: "own", "transparent" or "white"
 */
export async function readMask(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const file = (await readPng(bytes).catch(() => null)) ?? (await decode(blob));
  const { width, height, light, alpha, own } = file;
  const data = new Uint8Array(width * height);
  if (own) {
    for (let i = 0; i < data.length; i++) data[i] = light[i] > 0;
    return { width, height, data, read: 'own' };
  }
  if (alpha?.some((value) => value < HALF)) {
    for (let i = 0; i < data.length; i++) data[i] = alpha[i] < HALF;
    return { width, height, data, read: 'transparent' };
  }
  for (let i = 0; i < data.length; i++) data[i] = light[i] >= HALF;
  return { width, height, data, read: 'white' };
}

/** Lets the browser decode a file, in strips, because some browsers refuse large canvases. */
async function decode(blob) {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const light = new Uint8Array(width * height);
  const alpha = new Uint8Array(width * height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.min(ROWS_AT_ONCE, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  for (let top = 0; top < height; top += ROWS_AT_ONCE) {
    const rows = Math.min(ROWS_AT_ONCE, height - top);
    context.clearRect(0, 0, width, rows);
    context.drawImage(bitmap, 0, -top);
    const { data } = context.getImageData(0, 0, width, rows);
    for (let i = 0, at = top * width; i < data.length; i += 4, at++) {
      light[at] = luma(data, i);
      alpha[at] = data[i + 3];
    }
  }
  bitmap.close();
  return { width, height, light, alpha, own: false };
}

/** Returns a mask in another size: each pixel takes the value under its center. */
export function scaleMask({ width, height, data }, toWidth, toHeight) {
  const scaled = new Uint8Array(toWidth * toHeight);
  for (let y = 0; y < toHeight; y++) {
    const row = Math.floor(((2 * y + 1) * height) / (2 * toHeight)) * width;
    for (let x = 0; x < toWidth; x++) {
      scaled[y * toWidth + x] = data[row + Math.floor(((2 * x + 1) * width) / (2 * toWidth))];
    }
  }
  return scaled;
}
