/*
 * Masks are PNG files with a palette in which entry i is gray i with alpha 255 − i: whether a server repaints what is white
 * or what is transparent, it reads the same mask.
 */
const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
/** As the first chunk behind the header, it tells Easel that weak weights are no noise. */
const COMMENT = 'Comment\0Every weight of this mask is meant';

const CRC = Uint32Array.from({length: 256}, (_, n) => {
	for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
	return n;
});
const ascii = text => Uint8Array.from(text, letter => letter.charCodeAt(0));

function chunk(type, data) {
	const bytes = new Uint8Array(12 + data.length);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, data.length);
	bytes.set(ascii(type), 4);
	bytes.set(data, 8);
	let crc = ~0;
	for (let i = 4; i < bytes.length - 4; i++) crc = CRC[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
	view.setUint32(bytes.length - 4, ~crc);
	return bytes;
}

function beginning(width, height) {
	const header = new Uint8Array(13);
	new DataView(header.buffer).setUint32(0, width);
	new DataView(header.buffer).setUint32(4, height);
	header.set([8, 3], 8);
	return [
		Uint8Array.from(SIGNATURE),
		chunk('IHDR', header),
		chunk('tEXt', ascii(COMMENT)),
		chunk('PLTE', Uint8Array.from({length: 768}, (_, i) => i / 3)),
		chunk('tRNS', Uint8Array.from({length: 256}, (_, i) => 255 - i)),
	];
}

const pass = async (bytes, stream) =>
	new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

/** Writes a mask; `fill` puts the weights of a row, 0 (keep) to 255 (repaint), into an array of zeros. */
export async function writePng(width, height, fill) {
	const rows = new Uint8Array(height * (width + 1));
	for (let y = 0; y < height; y++) fill(y, rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)));
	const packed = await pass(rows, new CompressionStream('deflate'));
	return new Blob([...beginning(width, height), chunk('IDAT', packed), chunk('IEND', [])], {type: 'image/png'});
}

export async function readPng(blob) {
	const bytes = new Uint8Array(await blob.arrayBuffer());
	const view = new DataView(bytes.buffer);
	if (bytes.length < 24) return null;
	const width = view.getUint32(16);
	const height = view.getUint32(20);
	const start = beginning(width, height).flatMap(part => [...part]);
	if (start.some((value, i) => bytes[i] !== value)) return null;
	const rows = await pass(bytes.subarray(start.length + 8, -16), new DecompressionStream('deflate'));
	const weights = new Uint8Array(width * height);
	for (let y = 0; y < height; y++) weights.set(rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1)), y * width);
	return {width, height, weights};
}
