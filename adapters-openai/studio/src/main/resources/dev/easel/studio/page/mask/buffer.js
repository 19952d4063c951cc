/**
 * The mask itself: a byte per pixel of the upright image, 1 where it is marked, else 0.
 *
 * Whoever changes pixels announces their rectangle by `change`, then sets each run of them by `span`.
 */
export class MaskBuffer {
	/** Called with a rectangle before pixels in it change. */
	beforeChange = () => {};
	/** What changed since it was last drawn; the drawing sets it to null. */
	dirty = null;
	count = 0;
	/** Grows with every change. */
	revision = 0;

	constructor(width, height) {
		Object.assign(this, {width, height, data: new Uint8Array(width * height)});
		/** How many pixels of each row are marked. */
		this.rows = new Uint32Array(height);
	}

	/** Returns the part of a rectangle inside the image, or null. */
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

	/** Sets the pixels left ≤ x < right of a row. */
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

	/** Inverts the pixels left ≤ x < right of a row. */
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

	invert() {
		this.change(0, 0, this.width, this.height);
		for (let y = 0; y < this.height; y++) this.flip(y, 0, this.width);
	}

	/** Takes over the pixels of a mask of the same size. */
	replace(mask) {
		this.change(0, 0, this.width, this.height);
		const {data, width} = this;
		for (let y = 0, i = 0; y < this.height; y++) {
			let marked = 0;
			for (const end = i + width; i < end; i++) marked += data[i] = mask[i];
			this.#add(y, marked - this.rows[y]);
		}
	}
}
