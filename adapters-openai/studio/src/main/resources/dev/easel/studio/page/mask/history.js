const TILE = 256;
const STEPS = 100;

/**
 * Undo and redo. A step keeps, for each tile of 256 × 256 pixels it changed, the first and last pixel of each run of
 * changed ones: undoing and redoing both invert those runs.
 */
export class History {
	done = [];
	undone = [];
	#buffer;
	/** The tiles as they were before the step under way, by number; null between steps. */
	#kept = null;

	constructor(buffer) {
		this.#buffer = buffer;
		buffer.beforeChange = area => this.#kept && this.#keep(area);
	}

	begin() {
		this.#kept = new Map();
	}

	/** Ends the step; returns whether it changed a pixel. */
	commit() {
		const step = this.#changes();
		if (!step.length) return false;
		this.undone = [];
		this.done = [...this.done, step].slice(-STEPS);
		return true;
	}

	/** Drops the step, as if it had never begun. */
	rollback() {
		this.#invert(this.#changes());
	}

	undo() {
		this.#move(this.done, this.undone);
	}

	redo() {
		this.#move(this.undone, this.done);
	}

	#move(from, to) {
		if (!from.length) return;
		to.push(from.pop());
		this.#invert(to.at(-1));
	}

	#tile(number) {
		const {width, height} = this.#buffer;
		const across = Math.ceil(width / TILE);
		const left = (number % across) * TILE;
		const top = Math.floor(number / across) * TILE;
		return {left, top, right: Math.min(left + TILE, width), bottom: Math.min(top + TILE, height)};
	}

	/** Copies the tiles that an area touches, unless that is done. */
	#keep(area) {
		const {data, width} = this.#buffer;
		for (let row = Math.floor(area.top / TILE); row * TILE < area.bottom; row++) {
			for (let column = Math.floor(area.left / TILE); column * TILE < area.right; column++) {
				const number = row * Math.ceil(width / TILE) + column;
				if (this.#kept.has(number)) continue;
				const {left, top, right, bottom} = this.#tile(number);
				const copy = new Uint8Array(TILE * TILE);
				for (let y = top; y < bottom; y++) copy.set(data.subarray(y * width + left, y * width + right), (y - top) * TILE);
				this.#kept.set(number, copy);
			}
		}
	}

	#changes() {
		const {data, width} = this.#buffer;
		const step = [];
		for (const [number, before] of this.#kept) {
			const {left, top, right, bottom} = this.#tile(number);
			const runs = [];
			for (let y = top, at = 0; y < bottom; y++, at += TILE) {
				let changed = 0;
				for (let x = 0; x < right - left; x++) {
					const now = data[y * width + left + x] ^ before[at + x];
					if (now !== changed) runs.push(now ? at + x : at + x - 1);
					changed = now;
				}
				if (changed) runs.push(at + right - left - 1);
			}
			if (runs.length) step.push({number, runs: Uint16Array.from(runs)});
		}
		this.#kept = null;
		return step;
	}

	#invert(step) {
		for (const {number, runs} of step) {
			const {left, top, right, bottom} = this.#tile(number);
			this.#buffer.change(left, top, right, bottom);
			for (let i = 0; i < runs.length; i += 2) {
				this.#buffer.flip(top + Math.floor(runs[i] / TILE), left + (runs[i] % TILE), left + (runs[i + 1] % TILE) + 1);
			}
		}
	}
}
