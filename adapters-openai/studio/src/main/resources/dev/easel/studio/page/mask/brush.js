/**
 * What tools mark. Points and radii are whole sixteenths of a pixel, so that the center of pixel (x, y) is the point
 * (16x + 8, 16y + 8) and every decision is made with whole numbers: all browsers mark the same pixels.
 */

/** Sixteenths per pixel. */
export const UNIT = 16;
const CENTER = UNIT / 2;

const pixelFrom = (at) => Math.ceil((at - CENTER) / UNIT);
const pixelTo = (at) => Math.floor((at - CENTER) / UNIT) + 1;

/** Sets each pixel whose center is at most the radius away from the line from a to b, and the pixel under b. */
export function capsule(buffer, a, b, radius, value) {
  const area = buffer.change(
    Math.min(pixelFrom(Math.min(a.x, b.x) - radius), Math.floor(b.x / UNIT)),
    Math.min(pixelFrom(Math.min(a.y, b.y) - radius), Math.floor(b.y / UNIT)),
    Math.max(pixelTo(Math.max(a.x, b.x) + radius), Math.floor(b.x / UNIT) + 1),
    Math.max(pixelTo(Math.max(a.y, b.y) + radius), Math.floor(b.y / UNIT) + 1),
  );
  if (!area) return;
  const inside = capsuleTest(a, b, radius);
  for (let y = area.top; y < area.bottom; y++) {
    const center = y * UNIT + CENTER;
    const [from, to] = chord(a, b, radius, center);
    if (from > to) continue;
    // The chord is rounded; the whole-number test decides about the pixels at its ends.
    let left = pixelFrom(from);
    let right = pixelTo(to);
    while (inside((left - 1) * UNIT + CENTER, center)) left--;
    while (left < right && !inside(left * UNIT + CENTER, center)) left++;
    while (inside(right * UNIT + CENTER, center)) right++;
    while (left < right && !inside((right - 1) * UNIT + CENTER, center)) right--;
    left = Math.max(left, area.left);
    right = Math.min(right, area.right);
    if (left < right) buffer.span(y, left, right, value);
  }
  dot(buffer, b, value);
}

/** A brush of one pixel may miss every center; what is under its tip is marked all the same. */
function dot(buffer, point, value) {
  const x = Math.floor(point.x / UNIT);
  const y = Math.floor(point.y / UNIT);
  if (x >= 0 && y >= 0 && x < buffer.width && y < buffer.height) buffer.span(y, x, x + 1, value);
}

/** Returns a function that tells whether a point is in the capsule, exactly. */
function capsuleTest(a, b, radius) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy;
  const radius2 = radius * radius;
  const reach = radius * Math.sqrt(length2);
  return (x, y) => {
    const px = x - a.x;
    const py = y - a.y;
    const along = px * dx + py * dy;
    if (along <= 0) return px * px + py * py <= radius2;
    if (along >= length2) return (x - b.x) ** 2 + (y - b.y) ** 2 <= radius2;
    const across = Math.abs(dx * py - dy * px);
    if (Math.abs(across - reach) > reach * 1e-15) return across < reach;
    return BigInt(across) ** 2n <= BigInt(radius2) * BigInt(length2);
  };
}

/** Returns where a row enters and leaves the capsule, up to rounding. */
function chord(a, b, radius, y) {
  let from = Infinity;
  let to = -Infinity;
  const add = (low, high) => {
    from = Math.min(from, low);
    to = Math.max(to, high);
  };
  for (const end of [a, b]) {
    const half2 = radius * radius - (y - end.y) ** 2;
    if (half2 >= 0) add(end.x - Math.sqrt(half2), end.x + Math.sqrt(half2));
  }
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy;
  if (length2 > 0) {
    // The straight part: between its ends, and at most the radius beside the line.
    const ends = slab(dx, dy * (y - a.y), 0, length2);
    const reach = radius * Math.sqrt(length2);
    const sides = slab(-dy, dx * (y - a.y), -reach, reach);
    const low = a.x + Math.max(ends[0], sides[0]);
    const high = a.x + Math.min(ends[1], sides[1]);
    if (low <= high) add(low, high);
  }
  return [from, to];
}

/** Returns the interval of x in which low ≤ factor · x + rest ≤ high. */
function slab(factor, rest, low, high) {
  if (factor === 0) return rest < low || rest > high ? [1, -1] : [-Infinity, Infinity];
  const x = (low - rest) / factor;
  const z = (high - rest) / factor;
  return x < z ? [x, z] : [z, x];
}

/** Sets the pixels from the one under a corner to the one under the opposite corner. */
export function rectangle(buffer, a, b, value) {
  const [left, right] = [a.x, b.x].map((x) => Math.floor(x / UNIT)).sort((p, q) => p - q);
  const [top, bottom] = [a.y, b.y].map((y) => Math.floor(y / UNIT)).sort((p, q) => p - q);
  buffer.fill(left, top, right + 1, bottom + 1, value);
}

/**
 * Sets each pixel whose center a closed line winds around (the nonzero rule, so loops that overlap leave no hole).
 * A center on the line counts if the inside is to its right or, on a level edge, below it.
 */
export function polygon(buffer, points, value) {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const low = (values) => pixelFrom(values.reduce((a, b) => Math.min(a, b)));
  const high = (values) => pixelTo(values.reduce((a, b) => Math.max(a, b)));
  const area = buffer.change(low(xs), low(ys), high(xs), high(ys));
  if (!area) return;
  const rows = Array.from({ length: area.bottom - area.top }, () => []);
  points.forEach((end, i) => {
    const start = points[(i || points.length) - 1];
    if (start.y === end.y) return;
    const [upper, lower, winding] = start.y < end.y ? [start, end, 1] : [end, start, -1];
    const first = Math.max(area.top, pixelFrom(upper.y));
    const last = Math.min(area.bottom, Math.ceil((lower.y - CENTER) / UNIT));
    const height = lower.y - upper.y;
    for (let y = first; y < last; y++) {
      // Whole numbers far below 2⁵³, so the quotient rounds up to the right pixel.
      const over = (y * UNIT + CENTER - upper.y) * (lower.x - upper.x) + (upper.x - CENTER) * height;
      rows[y - area.top].push({ x: Math.ceil(over / (height * UNIT)), winding });
    }
  });
  rows.forEach((crossings, row) => {
    crossings.sort((p, q) => p.x - q.x);
    let winding = 0;
    crossings.forEach((crossing, i) => {
      winding += crossing.winding;
      if (winding === 0) return;
      const left = Math.max(area.left, crossing.x);
      const right = Math.min(area.right, crossings[i + 1].x);
      if (left < right) buffer.span(area.top + row, left, right, value);
    });
  });
}
