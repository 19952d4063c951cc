/**
 * The PNG files of masks, written and read without a canvas, which may change levels.
 *
 * A mask is written with a palette in which entry i is gray i with alpha 255 − i: whether a server repaints what is
 * white or what is transparent, it reads the same mask.
 */
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** Tells Easel that weak weights are a feather and no noise; must be the first chunk behind the header. */
const COMMENT = 'Comment\0Every weight of this mask is meant';
const ROWS_AT_ONCE = 64;

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function chunk(type, data) {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  let crc = ~0;
  for (let i = 4; i < bytes.length - 4; i++) crc = CRC[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
  view.setUint32(bytes.length - 4, ~crc);
  return bytes;
}

/**
 * Returns the file of a mask.
 *
 * @param fill puts the weights of a row, 0 (keep) to 255 (repaint), into an array
 */
export async function writePng(width, height, fill) {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 3], 8);
  const levels = Uint8Array.from({ length: 256 }, (_, i) => i);
  const parts = [
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('tEXt', Uint8Array.from(COMMENT, (letter) => letter.charCodeAt(0))),
    chunk('PLTE', Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3))),
    chunk('tRNS', levels.map((i) => 255 - i)),
  ];
  let y = 0;
  const rows = new ReadableStream({
    pull(controller) {
      const count = Math.min(ROWS_AT_ONCE, height - y);
      const block = new Uint8Array(count * (width + 1));
      for (let i = 0; i < count; i++) fill(y + i, block.subarray(i * (width + 1) + 1, (i + 1) * (width + 1)));
      controller.enqueue(block);
      y += count;
      if (y === height) controller.close();
    },
  });
  const packed = rows.pipeThrough(new CompressionStream('deflate')).getReader();
  for (let next = await packed.read(); !next.done; next = await packed.read()) parts.push(chunk('IDAT', next.value));
  parts.push(chunk('IEND', new Uint8Array(0)));
  return new Blob(parts, { type: 'image/png' });
}

/**
 * Reads the samples of a PNG exactly.
 *
 * @return width, height, whether it is a mask of this page, and for each pixel `light` (0–255) and `alpha` (0–255, null
 *     if every pixel is opaque); or null if it is no PNG or of a kind that is left to the browser (interlaced, 16 bits)
 */
export async function readPng(bytes) {
  if (SIGNATURE.some((value, i) => bytes[i] !== value)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = { IDAT: [] };
  for (let at = 8; at + 12 <= bytes.length; ) {
    const data = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IDAT') chunks.IDAT.push(data);
    else chunks[type] ??= data;
    at += 12 + data.length;
  }
  const header = chunks.IHDR;
  if (header?.length !== 13 || header[12] !== 0 || header[8] > 8) return null;
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const [depth, color] = header.subarray(8);
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[color];
  if (!channels || (chunks.tRNS && color !== 3)) return null;
  const packed = new Blob(chunks.IDAT).stream().pipeThrough(new DecompressionStream('deflate'));
  const raw = new Uint8Array(await new Response(packed).arrayBuffer());
  const stride = Math.ceil((width * channels * depth) / 8);
  if (raw.length < height * (stride + 1)) throw new Error('The PNG file is cut off.');
  unfilter(raw, stride, height, Math.max(1, (channels * depth) >> 3));
  const own = new TextDecoder().decode(chunks.tEXt) === COMMENT && color === 3;
  return { width, height, own, ...samples(raw, { width, height, stride, depth, color, channels }, chunks) };
}

/** Undoes the filters of all rows in place. */
function unfilter(raw, stride, height, step) {
  const above = stride + 1;
  for (let y = 0, start = 1; y < height; y++, start += above) {
    const filter = raw[start - 1];
    if (filter === 0) continue;
    for (let i = start, end = start + stride; i < end; i++) {
      const left = i >= start + step ? raw[i - step] : 0;
      const up = y > 0 ? raw[i - above] : 0;
      if (filter === 1) raw[i] += left;
      else if (filter === 2) raw[i] += up;
      else if (filter === 3) raw[i] += (left + up) >> 1;
      else raw[i] += paeth(left, up, y > 0 && i >= start + step ? raw[i - above - step] : 0);
    }
  }
}

function paeth(left, up, corner) {
  const a = Math.abs(up - corner);
  const b = Math.abs(left - corner);
  const c = Math.abs(left + up - 2 * corner);
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function samples(raw, { width, height, stride, depth, color, channels }, { PLTE, tRNS }) {
  const light = new Uint8Array(width * height);
  const alpha = color === 3 ? tRNS && light.slice() : channels % 2 ? null : light.slice();
  const scale = color === 3 ? 1 : 255 / (2 ** depth - 1);
  for (let y = 0, i = 0; y < height; y++) {
    const row = raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    for (let x = 0; x < width; x++, i++) {
      const bit = x * channels * depth;
      const first = depth === 8 ? row[x * channels] : (row[bit >> 3] >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
      if (color === 3) {
        light[i] = luma(PLTE, first * 3);
        if (alpha) alpha[i] = tRNS[first] ?? 255;
      } else {
        light[i] = channels > 2 ? luma(row, x * channels) : first * scale;
        if (alpha) alpha[i] = row[x * channels + channels - 1];
      }
    }
  }
  return { light, alpha };
}

/** Returns how light a color is, by Rec. 601; gray keeps its level. */
export function luma(bytes, at) {
  return Math.round((299 * bytes[at] + 587 * bytes[at + 1] + 114 * bytes[at + 2]) / 1000);
}
