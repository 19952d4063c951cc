/**
 * What tools mark. Points and radii are whole sixteenths of a pixel: the center of pixel (x, y) is (16x + 8, 16y + 8), and
 * all decisions are made with whole numbers, so that all browsers mark the same pixels.
 */
export const UNIT = 16;
const CENTER = UNIT / 2;

const centerOf = (pixel) => pixel * UNIT + CENTER;
/** The first pixel whose center is at or behind a coordinate, and the first whose center is behind it. */
const pixelFrom = (at) => Math.ceil((at - CENTER) / UNIT);
const pixelTo = (at) => Math.floor((at - CENTER) / UNIT) + 1;
const pixelAt = (at) => Math.floor(at / UNIT);

/**
 * Sets each pixel whose center is at most the radius away from the line from a to b; and the pixel under b, because a
 * brush of one pixel may miss every center.
 */
export function capsule(buffer, a, b, radius, value) {
  const inside = capsuleTest(a, b, radius);
  const area = buffer.change(
    pixelFrom(Math.min(a.x, b.x) - radius),
    pixelFrom(Math.min(a.y, b.y) - radius),
    pixelTo(Math.max(a.x, b.x) + radius),
    pixelTo(Math.max(a.y, b.y) + radius),
  );
  for (let y = area?.top; y < area?.bottom; y++) {
    const [from, to] = chord(a, b, radius, centerOf(y));
    if (from > to) continue;
    // The chord is rounded; the exact test decides about the pixels at its ends.
    let left = pixelFrom(from);
    let right = pixelTo(to);
    while (inside(left - 1, y)) left--;
    while (left < right && !inside(left, y)) left++;
    while (inside(right, y)) right++;
    while (left < right && !inside(right - 1, y)) right--;
    buffer.span(y, Math.max(left, area.left), Math.min(right, area.right), value);
  }
  rectangle(buffer, b, b, value);
}

/** Returns a function that tells whether the center of a pixel is in the capsule. */
function capsuleTest(a, b, radius) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy;
  const radius2 = radius * radius;
  const reach = radius * Math.sqrt(length2);
  return (column, row) => {
    const x = centerOf(column) - a.x;
    const y = centerOf(row) - a.y;
    const along = x * dx + y * dy;
    if (along <= 0) return x * x + y * y <= radius2;
    if (along >= length2) return (x - dx) ** 2 + (y - dy) ** 2 <= radius2;
    const across = Math.abs(dx * y - dy * x);
    // The root is rounded: only where that matters, larger numbers decide.
    if (Math.abs(across - reach) > reach * 1e-15) return across < reach;
    return BigInt(across) ** 2n <= BigInt(radius2) * BigInt(length2);
  };
}

/** Returns from where to where a level line is in the capsule, up to rounding. */
function chord(a, b, radius, y) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy;
  const chords = [a, b].map((end) => {
    const half = Math.sqrt(radius * radius - (y - end.y) ** 2);
    return [end.x - half, end.x + half];
  });
  if (length2 > 0) {
    // Between the round ends: not before a or behind b, and at most the radius beside the line.
    const reach = radius * Math.sqrt(length2);
    const ends = solve(dx, dy * (y - a.y), 0, length2);
    const sides = solve(-dy, dx * (y - a.y), -reach, reach);
    chords.push([a.x + Math.max(ends[0], sides[0]), a.x + Math.min(ends[1], sides[1])]);
  }
  const met = chords.filter(([from, to]) => from <= to);
  return [Math.min(...met.map(([from]) => from)), Math.max(...met.map(([, to]) => to))];
}

/** Returns the interval of x in which low ≤ factor · x + rest ≤ high. */
function solve(factor, rest, low, high) {
  if (factor === 0) return rest < low || rest > high ? [Infinity, -Infinity] : [-Infinity, Infinity];
  return [(low - rest) / factor, (high - rest) / factor].sort((p, q) => p - q);
}

/** Sets the pixels from the one under a corner to the one under the opposite corner. */
export function rectangle(buffer, a, b, value) {
  const left = pixelAt(Math.min(a.x, b.x));
  const top = pixelAt(Math.min(a.y, b.y));
  buffer.fill(left, top, pixelAt(Math.max(a.x, b.x)) + 1, pixelAt(Math.max(a.y, b.y)) + 1, value);
}

/**
 * Sets each pixel whose center a closed line winds around; loops that overlap leave no hole. A center on the line counts
 * where the inside is to its right or, on a level edge, below it.
 */
export function polygon(buffer, points, value) {
  const box = (axis) => points.reduce(([low, high], p) => [Math.min(low, p[axis]), Math.max(high, p[axis])], [Infinity, -Infinity]);
  const [[left, right], [top, bottom]] = [box('x'), box('y')];
  const area = buffer.change(pixelFrom(left), pixelFrom(top), pixelTo(right), pixelTo(bottom));
  if (!area) return;
  const rows = Array.from({ length: area.bottom }, () => []);
  points.forEach((end, i) => {
    const start = points.at(i - 1);
    const [upper, lower, winding] = start.y < end.y ? [start, end, 1] : [end, start, -1];
    const height = lower.y - upper.y;
    const last = Math.min(area.bottom, pixelFrom(lower.y));
    for (let y = Math.max(area.top, pixelFrom(upper.y)); y < last; y++) {
      // Whole numbers far below 2⁵³, so that the quotient is rounded to the right side.
      const over = (centerOf(y) - upper.y) * (lower.x - upper.x) + (upper.x - CENTER) * height;
      rows[y].push({ x: Math.min(area.right, Math.max(area.left, Math.ceil(over / (height * UNIT)))), winding });
    }
  });
  rows.forEach((crossings, y) => {
    crossings.sort((p, q) => p.x - q.x);
    let winding = 0;
    crossings.forEach((crossing, i) => {
      winding += crossing.winding;
      if (winding !== 0) buffer.span(y, crossing.x, crossings[i + 1].x, value);
    });
  });
}
