/**
 * The mask itself: one byte per pixel of the upright image, 1 where it is marked, else 0.
 *
 * Whoever changes pixels first calls `change` with the rectangle, then `span` for each run of pixels in it.
 */
export class MaskBuffer {
  /** Called with a clipped rectangle before pixels in it change. */
  beforeChange = () => {};

  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height);
    /** The number of marked pixels of each row. */
    this.rows = new Uint32Array(height);
    this.count = 0;
    /** Grows with every change. */
    this.revision = 0;
    this.dirty = null;
  }

  /** Announces a change within a rectangle of pixels; returns the part inside the image, or null if there is none. */
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
    this.dirty = union(this.dirty, area);
    return area;
  }

  /** Sets the pixels left ≤ x < right of a row; the caller has clipped them. */
  span(y, left, right, value) {
    const { data, width } = this;
    let changed = 0;
    for (let i = y * width + left, end = y * width + right; i < end; i++) {
      if (data[i] !== value) {
        data[i] = value;
        changed++;
      }
    }
    this.#counted(y, value ? changed : -changed);
  }

  /** Inverts the pixels left ≤ x < right of a row. */
  flip(y, left, right) {
    const { data, width } = this;
    let marked = 0;
    for (let i = y * width + left, end = y * width + right; i < end; i++) marked += data[i] ^= 1;
    this.#counted(y, 2 * marked - (right - left));
  }

  #counted(y, more) {
    this.rows[y] += more;
    this.count += more;
  }

  /** Marks or erases a rectangle of pixels. */
  fill(left, top, right, bottom, value) {
    const area = this.change(left, top, right, bottom);
    if (!area) return;
    for (let y = area.top; y < area.bottom; y++) this.span(y, area.left, area.right, value);
  }

  invert() {
    this.change(0, 0, this.width, this.height);
    for (let y = 0; y < this.height; y++) this.flip(y, 0, this.width);
  }

  /** Takes over a mask of the same size. */
  replace(data) {
    this.change(0, 0, this.width, this.height);
    this.data.set(data);
    this.count = 0;
    for (let y = 0; y < this.height; y++) {
      let marked = 0;
      for (let i = y * this.width, end = i + this.width; i < end; i++) marked += data[i];
      this.rows[y] = marked;
      this.count += marked;
    }
  }

  /** Returns the rectangle that changed since the last call, or null. */
  takeDirty() {
    const dirty = this.dirty;
    this.dirty = null;
    return dirty;
  }

  /** Returns the smallest rectangle that holds every marked pixel, or null. */
  bounds() {
    if (this.count === 0) return null;
    const { data, width, rows } = this;
    const top = rows.findIndex((marked) => marked > 0);
    const bottom = rows.findLastIndex((marked) => marked > 0) + 1;
    let left = width;
    let right = 0;
    for (let y = top; y < bottom; y++) {
      if (!rows[y]) continue;
      const start = y * width;
      let x = 0;
      while (x < left && !data[start + x]) x++;
      left = Math.min(left, x);
      x = width;
      while (x > right && !data[start + x - 1]) x--;
      right = Math.max(right, x);
    }
    return { left, top, right, bottom };
  }
}

/** Returns the smallest rectangle that holds two others; each may be null. */
export function union(a, b) {
  if (!a || !b) return a || b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
