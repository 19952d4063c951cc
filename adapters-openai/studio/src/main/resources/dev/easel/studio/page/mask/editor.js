import {MaskBuffer} from './buffer.js';
import {capsule, polygon, rectangle} from './brush.js';

const STEPS = 100;

/**
 * A mask that is drawn on. A step is where runs of changed pixels begin and end, which undo and redo invert: 100 strokes
 * take about 1 MB.
 */
export class MaskEditor {
	done = [];
	undone = [];
	/** {tool, value, points}: a rectangle's corners, a lasso's points. */
	stroke = null;
	/** Where the brush was last: a straight line goes on from here. */
	#end = null;
	#kept = null;

	constructor(width, height) {
		const buffer = this.buffer = new MaskBuffer(width, height);
		buffer.beforeChange = ({top, bottom}) => {
			for (let y = top; this.#kept && y < bottom; y++) {
				if (!this.#kept.has(y)) this.#kept.set(y, buffer.data.slice(y * width, (y + 1) * width));
			}
		};
	}

	begin(tool, point, {value, radius, straight}) {
		this.#kept = new Map();
		if (!straight) this.#end = null;
		this.stroke = {tool, value, points: [point]};
		this.extend(point, radius);
	}

	extend(point, radius) {
		const {tool, value, points} = this.stroke;
		if (tool === 'lasso') points.push(point);
		if (tool === 'rectangle') points[1] = point;
		if (tool !== 'brush') return;
		capsule(this.buffer, this.#end ?? point, point, radius, value);
		this.#end = point;
	}

	end() {
		const {tool, value, points} = this.stroke;
		this.stroke = null;
		if (tool === 'rectangle') rectangle(this.buffer, ...points, value);
		if (tool === 'lasso') polygon(this.buffer, points, value);
		return this.#commit();
	}

	drop() {
		this.stroke = this.#end = null;
		this.#invert(this.#changes());
	}

	edit(change) {
		this.#kept = new Map();
		change(this.buffer);
		return this.#commit();
	}

	/** Undoes a step, from `done` to `undone`, or does it again. */
	move(from, to) {
		if (!from.length) return;
		to.push(from.pop());
		this.#invert(to.at(-1));
	}

	#commit() {
		const step = this.#changes();
		if (!step.length) return false;
		this.undone = [];
		this.done = [...this.done, step].slice(-STEPS);
		return true;
	}

	#changes() {
		const {data, width} = this.buffer;
		const runs = [];
		for (const [y, before] of this.#kept) {
			let changed = 0;
			for (let x = 0, i = y * width; x < width; x++, i++) {
				if ((data[i] ^ before[x]) === changed) continue;
				changed ^= 1;
				runs.push(i);
			}
			if (changed) runs.push((y + 1) * width);
		}
		this.#kept = null;
		return Uint32Array.from(runs);
	}

	#invert(runs) {
		const {width} = this.buffer;
		for (let i = 0; i < runs.length; i += 2) {
			const y = Math.floor(runs[i] / width);
			const [left, right] = [runs[i] - y * width, runs[i + 1] - y * width];
			this.buffer.change(left, y, right, y + 1);
			this.buffer.flip(y, left, right);
		}
	}
}
