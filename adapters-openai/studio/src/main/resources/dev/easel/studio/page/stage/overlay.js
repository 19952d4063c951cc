/**
 * Draws the mask over the image from its buffer, one device pixel at a time, unsmoothed.
 *
 * An image pixel covers the device pixels whose centers are in it; zoomed out, it covers every device pixel it touches,
 * so that no marked pixel is invisible. Covered pixels get the color; those at the edge of the marked region
 * alternate between black and white, so that it is seen on any image and by everyone.
 */
const FILL = 128;
const FAINTEST = 40;
const DASH = 4;

/** Returns the device pixels, from and before, that image pixels a ≤ i < b cover. */
function covered(a, b, scale, offset) {
  return scale < 1
    ? [Math.floor(a * scale + offset), Math.ceil(b * scale + offset)]
    : [Math.ceil(a * scale + offset - 0.5), Math.ceil(b * scale + offset - 0.5)];
}

/** Returns the rectangle of device pixels that a change of a rectangle of image pixels may alter. */
export function touched(area, view, outline) {
  const [left, right] = covered(area.left, area.right, view.scale, view.left);
  const [top, bottom] = covered(area.top, area.bottom, view.scale, view.top);
  return clip(left - outline, top - outline, right + outline, bottom + outline, view);
}

function clip(left, top, right, bottom, view) {
  return {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(view.width, right),
    bottom: Math.min(view.height, bottom),
  };
}

/**
 * Draws a rectangle of device pixels anew.
 *
 * @param look `overlayColor` (like #b43fd0), `outline` (its width in device pixels) and `weights`: the mask with its
 *     feather where that is known, as {left, top, right, bottom, values}, else null
 */
export function drawOverlay(context, buffer, view, area, look) {
  const width = area.right - area.left;
  const height = area.bottom - area.top;
  if (width <= 0 || height <= 0) return;
  const image = new ImageData(width, height);
  if (buffer.count > 0) paint(new Uint32Array(image.data.buffer), cover(buffer, view, area, look.outline), view, area, look);
  context.putImageData(image, area.left, area.top);
}

/** Returns which device pixels of an area, with a margin around it, are covered by marked pixels. */
function cover(buffer, view, area, margin) {
  const left = area.left - margin;
  const top = area.top - margin;
  const width = area.right - area.left + 2 * margin;
  const height = area.bottom - area.top + 2 * margin;
  const cells = new Uint8Array(width * height);
  const from = view.toImage(left - 1, top - 1);
  const to = view.toImage(left + width + 1, top + height + 1);
  const firstX = Math.max(0, Math.floor(from.x));
  const lastX = Math.min(buffer.width, Math.ceil(to.x));
  const lastY = Math.min(buffer.height, Math.ceil(to.y));
  for (let y = Math.max(0, Math.floor(from.y)); y < lastY; y++) {
    if (buffer.rows[y] === 0) continue;
    const [up, down] = covered(y, y + 1, view.scale, view.top - top);
    const row = buffer.data.subarray(y * buffer.width + firstX, y * buffer.width + lastX);
    for (let a = row.indexOf(1); a >= 0; ) {
      const end = row.indexOf(0, a);
      const b = end < 0 ? row.length : end;
      const [start, stop] = covered(firstX + a, firstX + b, view.scale, view.left - left);
      for (let j = Math.max(0, up); j < Math.min(height, down); j++) {
        cells.fill(1, j * width + Math.max(0, start), j * width + Math.max(0, Math.min(width, stop)));
      }
      a = end < 0 ? -1 : row.indexOf(1, b);
    }
  }
  return { cells, width };
}

function paint(pixels, { cells, width }, view, area, { overlayColor, outline, weights }) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(overlayColor.slice(at, at + 2), 16));
  const shade = (alpha) => ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  const fill = shade(FILL);
  const shades = Uint32Array.from({ length: 256 }, (_, w) => shade(Math.max(FAINTEST, Math.round((FILL * w) / 255))));
  const down = outline * width;
  const across = area.right - area.left;
  for (let y = area.top, at = 0; y < area.bottom; y++) {
    let cell = (y - area.top + outline) * width + outline;
    for (let x = area.left; x < area.right; x++, at++, cell++) {
      if (!cells[cell]) continue;
      if (!(cells[cell - outline] && cells[cell + outline] && cells[cell - down] && cells[cell + down])) {
        pixels[at] = ((x + y) / (DASH * outline)) & 1 ? 0xffffffff : 0xff000000;
      } else if (weights) {
        pixels[at] = shades[weightAt(weights, (x + 0.5 - view.left) / view.scale, (y + 0.5 - view.top) / view.scale)];
      } else {
        pixels[at] = fill;
      }
    }
  }
}

function weightAt({ left, top, right, bottom, values }, x, y) {
  if (x < left || y < top || x >= right || y >= bottom) return 0;
  return values[Math.floor(y - top) * (right - left) + Math.floor(x - left)];
}
