const TILE = 256;

/**
 * Undo and redo. A step keeps, for each tile of 256 × 256 pixels that it changed, where runs of changed pixels begin
 * and end; undoing and redoing both invert those runs.
 */
export class History {
  #buffer;
  #limit;
  #steps = [];
  #undone = [];
  /** The tiles as they were before the step that is being made, by number; null between steps. */
  #kept = null;

  constructor(buffer, limit = 100) {
    this.#buffer = buffer;
    this.#limit = limit;
    buffer.beforeChange = (area) => this.#keep(area);
  }

  get canUndo() {
    return this.#steps.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  begin() {
    this.#kept = new Map();
  }

  /** Ends the step; returns whether it changed a pixel. */
  commit() {
    const step = [];
    for (const [number, before] of this.#kept) {
      const runs = this.#runs(number, before);
      if (runs.length) step.push({ number, runs });
    }
    this.#kept = null;
    if (!step.length) return false;
    this.#undone = [];
    this.#steps.push(step);
    if (this.#steps.length > this.#limit) this.#steps.shift();
    return true;
  }

  /** Drops the step, as if it had never begun. */
  rollback() {
    const kept = this.#kept;
    this.#kept = null;
    for (const [number, before] of kept) this.#invert(number, this.#runs(number, before));
  }

  undo() {
    this.#move(this.#steps, this.#undone);
  }

  redo() {
    this.#move(this.#undone, this.#steps);
  }

  #move(from, to) {
    const step = from.pop();
    for (const { number, runs } of step) this.#invert(number, runs);
    to.push(step);
  }

  #tile(number) {
    const across = Math.ceil(this.#buffer.width / TILE);
    const left = (number % across) * TILE;
    const top = Math.floor(number / across) * TILE;
    return {
      left,
      top,
      right: Math.min(left + TILE, this.#buffer.width),
      bottom: Math.min(top + TILE, this.#buffer.height),
    };
  }

  #keep(area) {
    if (!this.#kept) return;
    const { data, width } = this.#buffer;
    const across = Math.ceil(width / TILE);
    for (let row = Math.floor(area.top / TILE); row * TILE < area.bottom; row++) {
      for (let column = Math.floor(area.left / TILE); column * TILE < area.right; column++) {
        const number = row * across + column;
        if (this.#kept.has(number)) continue;
        const { left, top, right, bottom } = this.#tile(number);
        const copy = new Uint8Array(TILE * TILE);
        for (let y = top; y < bottom; y++) {
          copy.set(data.subarray(y * width + left, y * width + right), (y - top) * TILE);
        }
        this.#kept.set(number, copy);
      }
    }
  }

  /** Returns where, in a tile read row by row, changed pixels begin and end; the last end is left out at the tile's end. */
  #runs(number, before) {
    const { data, width } = this.#buffer;
    const { left, top, right, bottom } = this.#tile(number);
    const runs = [];
    let changed = 0;
    for (let y = top; y < bottom; y++) {
      const row = (y - top) * TILE;
      for (let x = left; x < right; x++) {
        const now = data[y * width + x] ^ before[row + x - left];
        if (now !== changed) runs.push(row + x - left);
        changed = now;
      }
      if (right - left < TILE && changed) {
        runs.push(row + right - left);
        changed = 0;
      }
    }
    return Uint16Array.from(runs);
  }

  #invert(number, runs) {
    const { left, top, right, bottom } = this.#tile(number);
    this.#buffer.change(left, top, right, bottom);
    const end = (bottom - top) * TILE;
    for (let i = 0; i < runs.length; i += 2) {
      const to = i + 1 < runs.length ? runs[i + 1] : end;
      for (let at = runs[i]; at < to; ) {
        const row = Math.floor(at / TILE);
        const stop = Math.min(to, (row + 1) * TILE);
        this.#buffer.flip(top + row, left + (at % TILE), left + stop - row * TILE);
        at = stop;
      }
    }
  }
}
