import { UNIT } from '../mask/brush.js';

/** Strokes the current path so that it is seen on dark and light images. */
function strokeTwice(context, ratio) {
  context.setLineDash([]);
  context.lineWidth = 3 * ratio;
  context.strokeStyle = '#000a';
  context.stroke();
  context.lineWidth = 1.25 * ratio;
  context.strokeStyle = '#fff';
  context.stroke();
}

/** Draws the ring of the brush at its true size. */
export function drawRing(context, center, radius, ratio) {
  context.beginPath();
  context.arc(center.x, center.y, Math.max(radius, ratio), 0, 2 * Math.PI);
  strokeTwice(context, ratio);
}

/** Draws the rectangle or the lasso that is being drawn. */
export function drawGuide(context, { tool, points }, view, ratio) {
  const pixel = (point) => view.toDevice(point.x / UNIT, point.y / UNIT);
  context.beginPath();
  if (tool === 'rectangle') {
    const [a, b] = points.map((point) => ({ x: Math.floor(point.x / UNIT), y: Math.floor(point.y / UNIT) }));
    const from = view.toDevice(Math.min(a.x, b.x), Math.min(a.y, b.y));
    const to = view.toDevice(Math.max(a.x, b.x) + 1, Math.max(a.y, b.y) + 1);
    context.rect(from.x, from.y, to.x - from.x, to.y - from.y);
  } else {
    points.map(pixel).forEach(({ x, y }) => context.lineTo(x, y));
    context.closePath();
  }
  strokeTwice(context, ratio);
}

/** Draws the line between before and after, with a handle in the middle of what is in sight. */
export function drawDivider(context, x, top, bottom, ratio) {
  context.beginPath();
  context.moveTo(x, top);
  context.lineTo(x, bottom);
  strokeTwice(context, ratio);
  drawRing(context, { x, y: (top + bottom) / 2 }, 10 * ratio, ratio);
}
