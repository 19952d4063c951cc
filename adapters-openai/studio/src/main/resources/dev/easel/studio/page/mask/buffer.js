/** The mask: 1 for marked pixels of the upright image, else 0. Whoever changes pixels first announces their rectangle. */
export class MaskBuffer {
	beforeChange = () => {};
	dirty = null;
	count = 0;
	revision = 0;

	constructor(width, height) {
		Object.assign(this, {width, height, data: new Uint8Array(width * height)});
		/** The marked pixels of each row. */
		this.rows = new Uint32Array(height);
	}

	/** Announces a rectangle; returns its part inside the image, or null. */
	change(left, top, right, bottom) {
		const {max, min} = Math;
		const area = {left: max(0, left), top: max(0, top), right: min(this.width, right), bottom: min(this.height, bottom)};
		if (area.left >= area.right || area.top >= area.bottom) return null;
		this.beforeChange(area);
		this.revision++;
		const old = this.dirty ?? area;
		this.dirty = {
			left: min(old.left, area.left),
			top: min(old.top, area.top),
			right: max(old.right, area.right),
			bottom: max(old.bottom, area.bottom),
		};
		return area;
	}

	span(y, left, right, value) {
		let changed = 0;
		const {data, width} = this;
		for (let i = y * width + left, end = y * width + right; i < end; i++) {
			if (data[i] === value) continue;
			data[i] = value;
			changed++;
		}
		this.#add(y, value ? changed : -changed);
	}

	flip(y, left, right) {
		let marked = 0;
		const {data, width} = this;
		for (let i = y * width + left, end = y * width + right; i < end; i++) marked += data[i] ^= 1;
		this.#add(y, 2 * marked - (right - left));
	}

	#add(y, marked) {
		this.rows[y] += marked;
		this.count += marked;
	}

	fill(left, top, right, bottom, value) {
		const area = this.change(left, top, right, bottom);
		for (let y = area?.top; y < area?.bottom; y++) this.span(y, area.left, area.right, value);
	}

	/** Takes over a mask; without one, inverts. */
	replace(mask) {
		const {data, width, height} = this;
		this.change(0, 0, width, height);
		for (let y = 0; y < height; y++) {
			if (!mask) this.flip(y, 0, width);
			else for (let x = 0, i = y * width; x < width; x++, i++) if (data[i] !== mask[i]) this.flip(y, x, x + 1);
		}
	}
}
