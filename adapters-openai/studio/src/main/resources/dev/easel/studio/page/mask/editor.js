import {MaskBuffer} from './buffer.js';
import {capsule, polygon, rectangle} from './brush.js';
import {History} from './history.js';

/** A mask that is drawn on: the buffer, its history and the stroke under way. Points are in sixteenths of a pixel. */
export class MaskEditor {
	/** The stroke under way, {tool, value, points}: a rectangle's corners, a lasso's points. */
	stroke = null;
	/** Where the brush was last: a straight line may go on from here. */
	#end = null;

	constructor(width, height) {
		this.buffer = new MaskBuffer(width, height);
		this.history = new History(this.buffer);
	}

	/**
	 * Begins a stroke.
	 *
	 * @param tool "brush", "rectangle" or "lasso"
	 * @param value 1 marks, 0 erases
	 * @param straight whether a line leads here from the end of the last brush stroke
	 */
	begin(tool, point, {value, radius, straight}) {
		this.history.begin();
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

	/** Ends the stroke; returns whether it changed the mask. */
	end() {
		const {tool, value, points} = this.stroke;
		this.stroke = null;
		if (tool === 'rectangle') rectangle(this.buffer, ...points, value);
		if (tool === 'lasso') polygon(this.buffer, points, value);
		return this.history.commit();
	}

	/** Drops the stroke: nothing of it stays. */
	drop() {
		this.stroke = this.#end = null;
		this.history.rollback();
	}

	/** Changes the mask in one step that can be undone. */
	edit(change) {
		this.history.begin();
		change(this.buffer);
		this.history.commit();
	}
}
