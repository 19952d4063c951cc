/**
 * Draws the mask over the image, device pixel by device pixel, from its buffer.
 *
 * An image pixel covers the device pixels whose centers are in it; zoomed out, all that it touches, so that no marked
 * pixel is invisible. Covered pixels get the color; at the edge of the marked region they alternate between black
 * and white, so that it is seen on any image and by everyone.
 */
const FILL = 128;
const FAINTEST = 40;
const DASH = 4;

/** Returns the device pixels, from and before, that the image pixels a ≤ i < b cover. */
function covered(a, b, scale, offset) {
  return scale < 1
    ? [Math.floor(a * scale + offset), Math.ceil(b * scale + offset)]
    : [Math.ceil(a * scale + offset - 0.5), Math.ceil(b * scale + offset - 0.5)];
}

/** Returns the device pixels that a change of a rectangle of image pixels may alter. */
export function touched(area, view, outline) {
  const [left, right] = covered(area.left, area.right, view.scale, view.left);
  const [top, bottom] = covered(area.top, area.bottom, view.scale, view.top);
  return {
    left: Math.max(0, left - outline),
    top: Math.max(0, top - outline),
    right: Math.min(view.width, right + outline),
    bottom: Math.min(view.height, bottom + outline),
  };
}

/**
 * Draws a rectangle of device pixels anew.
 *
 * @param look `overlayColor` (like #b43fd0), `outline` (its width in device pixels) and `weights`: the mask with its
 *     feather where it is known, as {left, top, right, bottom, values}, else null
 */
export function drawOverlay(context, buffer, view, area, look) {
  if (area.left >= area.right || area.top >= area.bottom) return;
  const image = new ImageData(area.right - area.left, area.bottom - area.top);
  if (buffer.count > 0) paint(image, cover(buffer, view, area, look.outline), view, area, look);
  context.putImageData(image, area.left, area.top);
}

/** Returns which device pixels of an area, with a margin around it, are covered by marked pixels. */
function cover(buffer, view, area, margin) {
  const left = area.left - margin;
  const top = area.top - margin;
  const width = area.right + margin - left;
  const height = area.bottom + margin - top;
  const cells = new Uint8Array(width * height);
  const from = view.toImage(left - 1, top - 1);
  const to = view.toImage(left + width + 1, top + height + 1);
  const firstX = Math.max(0, Math.floor(from.x));
  const lastY = Math.min(buffer.height, Math.ceil(to.y));
  for (let y = Math.max(0, Math.floor(from.y)); y < lastY; y++) {
    if (!buffer.rows[y]) continue;
    const [up, down] = covered(y, y + 1, view.scale, view.top - top);
    const start = y * buffer.width;
    const row = buffer.data.subarray(start + firstX, start + Math.min(buffer.width, Math.ceil(to.x)));
    for (let a = row.indexOf(1), b; a >= 0; a = row.indexOf(1, b)) {
      b = row.indexOf(0, a);
      if (b < 0) b = row.length;
      const [first, last] = covered(firstX + a, firstX + b, view.scale, view.left - left);
      for (let j = Math.max(0, up); j < Math.min(height, down); j++) {
        cells.fill(1, j * width + Math.max(0, first), j * width + Math.max(0, Math.min(width, last)));
      }
    }
  }
  return cells;
}

function paint(image, cells, view, area, { overlayColor, outline, weights }) {
  const pixels = new Uint32Array(image.data.buffer);
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(overlayColor.slice(at, at + 2), 16));
  const shades = Uint32Array.from({ length: 256 }, (_, weight) => {
    const alpha = Math.max(FAINTEST, Math.round((FILL * weight) / 255));
    return (alpha << 24) | (blue << 16) | (green << 8) | red;
  });
  const width = image.width + 2 * outline;
  const down = outline * width;
  for (let y = area.top, at = 0; y < area.bottom; y++) {
    let cell = (y - area.top + outline) * width + outline;
    for (let x = area.left; x < area.right; x++, at++, cell++) {
      if (!cells[cell]) continue;
      if (!(cells[cell - outline] && cells[cell + outline] && cells[cell - down] && cells[cell + down])) {
        pixels[at] = ((x + y) / (DASH * outline)) & 1 ? 0xffffffff : 0xff000000;
      } else {
        const weight = weights ? weightAt(weights, view, x, y) : 255;
        pixels[at] = shades[weight];
      }
    }
  }
}

function weightAt({ left, top, right, bottom, values }, view, deviceX, deviceY) {
  const x = Math.floor((deviceX + 0.5 - view.left) / view.scale) - left;
  const y = Math.floor((deviceY + 0.5 - view.top) / view.scale) - top;
  const width = right - left;
  return x >= 0 && y >= 0 && x < width && y < bottom - top ? values[y * width + x] : 0;
}
