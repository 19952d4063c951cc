/**
 * The feather: weights that rise from the edge of the marked region inward.
 *
 * A marked pixel whose center is d pixels away from the center of the nearest unmarked pixel weighs
 * round(255 · d ÷ (feather + 1)), at most 255; unmarked pixels weigh 0. The border of the image is no edge.
 */
export const LONGEST_FEATHER = 256;

/** Returns the weight for each squared distance below (feather + 1)². */
function ramp(feather) {
  const length = feather + 1;
  return Uint8Array.from({ length: length * length }, (_, d2) => Math.floor((255 * Math.sqrt(d2)) / length + 0.5));
}

/**
 * Returns the weights of a mask of ones and zeros, one byte per pixel.
 *
 * @param mask holds every unmarked pixel that is a neighbor of a marked one
 * @param feather 0–256 pixels
 */
export function featherMask(mask, width, height, feather) {
  const far = feather + 1;
  const weights = ramp(feather);
  const result = new Uint8Array(mask.length);
  const column = columnDistances(mask, width, height, far);
  // Meijster's algorithm: the nearest unmarked pixel of a row, seen from x, stands in some column i at the
  // squared distance (x − i)² + column[i]²; `starts` are the places from which on another column is nearer.
  const owners = new Int32Array(width);
  const starts = new Int32Array(width);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let last = -1;
    for (let i = 0; i < width; i++) {
      const g = column[row + i];
      if (g >= far) continue;
      const g2 = g * g;
      let start = 0;
      while (last >= 0) {
        const owner = owners[last];
        const h = column[row + owner];
        const x = starts[last];
        if ((x - i) ** 2 + g2 >= (x - owner) ** 2 + h * h) {
          start = Math.floor((i * i - owner * owner + g2 - h * h) / (2 * (i - owner))) + 1;
          break;
        }
        last--;
      }
      if (start < width) {
        owners[++last] = i;
        starts[last] = start;
      }
    }
    for (let x = width - 1, k = last; x >= 0; x--) {
      if (k < 0) {
        if (mask[row + x]) result[row + x] = 255;
        continue;
      }
      const g = column[row + owners[k]];
      const d2 = (x - owners[k]) ** 2 + g * g;
      result[row + x] = d2 < weights.length ? weights[d2] : 255;
      if (x === starts[k]) k--;
    }
  }
  return result;
}

/** Returns how far the nearest unmarked pixel of the same column is, at most `far`. */
function columnDistances(mask, width, height, far) {
  const column = new Uint16Array(mask.length);
  for (let x = 0; x < width; x++) column[x] = mask[x] ? far : 0;
  for (let i = width; i < mask.length; i++) column[i] = mask[i] ? Math.min(far, column[i - width] + 1) : 0;
  for (let i = mask.length - width - 1; i >= 0; i--) {
    if (column[i] > column[i + width]) column[i] = Math.min(column[i], column[i + width] + 1);
  }
  return column;
}
