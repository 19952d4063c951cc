/**
 * Returns the weights of a mask: 255 · d ÷ (feather + 1), rounded, at most 255, for a pixel whose center is d pixels away from
 * that of the nearest unmarked one. The border of the image is no edge.
 */
export function featherMask(mask, width, height, feather) {
	const far = feather + 1;
	const ramp = Uint8Array.from({length: far * far}, (_, d2) => (255 * Math.sqrt(d2)) / far + 0.5);
	const down = distancesDown(mask, width, far);
	const weights = new Uint8Array(mask.length);
	// Meijster's algorithm: each column owns the part of a row, from its start on, that its unmarked pixel is nearest to.
	const owners = new Int32Array(width);
	const starts = new Int32Array(width);
	for (let row = 0; row < mask.length; row += width) {
		const distance2 = (x, i) => (x - i) ** 2 + down[row + i] ** 2;
		let last = -1;
		for (let i = 0; i < width; i++) {
			if (down[row + i] === far) continue;
			while (last >= 0 && distance2(starts[last], owners[last]) > distance2(starts[last], i)) last--;
			const owner = owners[last];
			const start = last < 0 ? 0 : Math.floor((distance2(0, i) - distance2(0, owner)) / (2 * (i - owner))) + 1;
			if (start >= width) continue;
			owners[++last] = i;
			starts[last] = start;
		}
		for (let x = width - 1; x >= 0; x--) {
			weights[row + x] = last < 0 ? 255 : (ramp[distance2(x, owners[last])] ?? 255);
			if (x === starts[last]) last--;
		}
	}
	return weights;
}

function distancesDown(mask, width, far) {
	const down = new Uint16Array(mask.length);
	for (let i = 0; i < mask.length; i++) down[i] = mask[i] && Math.min(far, i < width ? far : down[i - width] + 1);
	for (let i = mask.length - width - 1; i >= 0; i--) down[i] = Math.min(down[i], down[i + width] + 1);
	return down;
}
