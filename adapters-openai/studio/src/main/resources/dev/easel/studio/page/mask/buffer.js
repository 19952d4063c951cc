/**
 * The mask itself: a byte per pixel of the upright image, 1 where it is marked, else 0.
 *
 * Whoever changes pixels announces the rectangle by `change`, then sets each run of pixels in it by `span`.
 */
export class MaskBuffer {
  /** Called with a rectangle before pixels in it change. */
  beforeChange = () => {};
  count = 0;
  /** Grows with every change. */
  revision = 0;
  #dirty = null;

  constructor(width, height) {
    Object.assign(this, { width, height, data: new Uint8Array(width * height) });
    /** The number of marked pixels of each row. */
    this.rows = new Uint32Array(height);
  }

  /** Returns the part of a rectangle inside the image, or null if there is none. */
  change(left, top, right, bottom) {
    const area = {
      left: Math.max(0, left),
      top: Math.max(0, top),
      right: Math.min(this.width, right),
      bottom: Math.min(this.height, bottom),
    };
    if (area.left >= area.right || area.top >= area.bottom) return null;
    this.beforeChange(area);
    this.revision++;
    const dirty = this.#dirty ?? area;
    this.#dirty = {
      left: Math.min(dirty.left, area.left),
      top: Math.min(dirty.top, area.top),
      right: Math.max(dirty.right, area.right),
      bottom: Math.max(dirty.bottom, area.bottom),
    };
    return area;
  }

  /** Returns the rectangle that changed since the last call, or null. */
  takeDirty() {
    const dirty = this.#dirty;
    this.#dirty = null;
    return dirty;
  }

  /** Sets the pixels left ≤ x < right of a row. */
  span(y, left, right, value) {
    const { data, width } = this;
    let changed = 0;
    for (let i = y * width + left, end = y * width + right; i < end; i++) {
      if (data[i] === value) continue;
      data[i] = value;
      changed++;
    }
    this.#add(y, value ? changed : -changed);
  }

  /** Inverts the pixels left ≤ x < right of a row. */
  flip(y, left, right) {
    const { data, width } = this;
    let marked = 0;
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
    this.data.set(mask);
    for (let y = 0; y < this.height; y++) {
      let marked = 0;
      for (let i = y * this.width, end = i + this.width; i < end; i++) marked += mask[i];
      this.#add(y, marked - this.rows[y]);
    }
  }

  /** Returns the smallest rectangle that holds every marked pixel, or null. */
  bounds() {
    if (!this.count) return null;
    const top = this.rows.findIndex(Boolean);
    const bottom = this.rows.findLastIndex(Boolean) + 1;
    let left = this.width;
    let right = 0;
    for (let y = top; y < bottom; y++) {
      if (!this.rows[y]) continue;
      const row = this.data.subarray(y * this.width, (y + 1) * this.width);
      left = Math.min(left, row.indexOf(1));
      right = Math.max(right, row.lastIndexOf(1) + 1);
    }
    return { left, top, right, bottom };
  }
}
