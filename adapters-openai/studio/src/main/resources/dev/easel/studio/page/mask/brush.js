/*
 * What tools mark. Points and radii are whole sixteenths of a pixel: the center of pixel (x, y) is (16x + 8, 16y + 8), and
 * whole numbers decide, so that all browsers mark the same pixels.
 */
export const UNIT = 16;
const CENTER = UNIT / 2;

const centerOf = pixel => pixel * UNIT + CENTER;
const from = at => Math.ceil((at - CENTER) / UNIT);
const after = at => Math.floor((at - CENTER) / UNIT) + 1;

/** Sets the pixels whose centers are within the radius of the line from a to b, and the one under b: thin brushes miss centers. */
export function capsule(buffer, a, b, radius, value) {
	const [dx, dy] = [b.x - a.x, b.y - a.y];
	const length2 = dx * dx + dy * dy;
	const radius2 = radius * radius;
	const reach = radius * Math.sqrt(length2);
	const inside = (column, row) => {
		const x = centerOf(column) - a.x;
		const y = centerOf(row) - a.y;
		const along = x * dx + y * dy;
		if (along <= 0) return x * x + y * y <= radius2;
		if (along >= length2) return (x - dx) ** 2 + (y - dy) ** 2 <= radius2;
		return Math.abs(dx * y - dy * x) <= reach;
	};
	const last = (within, beyond, y) => {
		while (Math.abs(beyond - within) > 1) {
			const middle = (within + beyond) >> 1;
			if (inside(middle, y)) within = middle;
			else beyond = middle;
		}
		return within;
	};
	const left = from(Math.min(a.x, b.x) - radius);
	const right = after(Math.max(a.x, b.x) + radius);
	const area = buffer.change(left, from(Math.min(a.y, b.y) - radius), right, after(Math.max(a.y, b.y) + radius));
	for (let y = area?.top; y < area?.bottom; y++) {
		// A row that meets the capsule does so where the line is nearest to the row.
		const nearest = dy && Math.min(1, Math.max(0, (centerOf(y) - a.y) / dy));
		const next = after(a.x + dx * nearest);
		const start = inside(next, y) ? next : next - 1;
		if (!inside(start, y)) continue;
		buffer.span(y, Math.max(area.left, last(start, left - 1, y)), Math.min(area.right, last(start, right, y) + 1), value);
	}
	rectangle(buffer, b, b, value);
}

export function rectangle(buffer, a, b, value) {
	const range = (p, q) => [Math.floor(Math.min(p, q) / UNIT), Math.floor(Math.max(p, q) / UNIT) + 1];
	const [[left, right], [top, bottom]] = [range(a.x, b.x), range(a.y, b.y)];
	buffer.fill(left, top, right, bottom, value);
}

/** Sets the pixels whose centers a closed line winds around, so that loops leave no hole; left and upper edges are inside. */
export function polygon(buffer, points, value) {
	const range = axis => points.map(point => point[axis]).sort((p, q) => p - q);
	const [xs, ys] = [range('x'), range('y')];
	const area = buffer.change(from(xs[0]), from(ys[0]), after(xs.at(-1)), after(ys.at(-1)));
	if (!area) return;
	const rows = Array.from({length: area.bottom}, () => []);
	points.forEach((end, i) => {
		const start = points.at(i - 1);
		const [upper, lower, winding] = start.y < end.y ? [start, end, 1] : [end, start, -1];
		const height = lower.y - upper.y;
		for (let y = Math.max(area.top, from(upper.y)); y < Math.min(area.bottom, from(lower.y)); y++) {
			const over = (centerOf(y) - upper.y) * (lower.x - upper.x) + (upper.x - CENTER) * height;
			rows[y].push({x: Math.min(area.right, Math.max(area.left, Math.ceil(over / (height * UNIT)))), winding});
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
