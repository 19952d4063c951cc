import { MaskBuffer } from './buffer.js';
import { capsule, polygon, rectangle } from './brush.js';
import { History } from './history.js';

/** A mask that is being drawn: the buffer, its history and the stroke under way. Points are in sixteenths of a pixel. */
export class MaskEditor {
  #stroke = null;
  /** Where the last brush stroke ended; a straight line may go on from here. */
  #end = null;

  constructor(width, height) {
    this.buffer = new MaskBuffer(width, height);
    this.history = new History(this.buffer);
  }

  get drawing() {
    return this.#stroke !== null;
  }

  /** What is not yet in the mask but to be shown: a rectangle's corners or a lasso's points, else null. */
  get guide() {
    const stroke = this.#stroke;
    return stroke && stroke.tool !== 'brush' ? { tool: stroke.tool, points: stroke.points } : null;
  }

  /**
   * Begins a stroke.
   *
   * @param tool "brush", "rectangle" or "lasso"
   * @param value 1 marks, 0 erases
   * @param straight whether a line leads here from the end of the last brush stroke
   */
  begin(tool, point, { value, radius, straight }) {
    this.drop();
    this.history.begin();
    this.#stroke = { tool, value, points: [straight && this.#end ? this.#end : point] };
    this.extend(point, radius);
  }

  extend(point, radius) {
    const { tool, value, points } = this.#stroke;
    const last = points[points.length - 1];
    if (tool === 'brush') {
      capsule(this.buffer, last, point, radius, value);
      points[0] = point;
    } else if (tool === 'rectangle') {
      points[1] = point;
    } else if (last.x !== point.x || last.y !== point.y) {
      points.push(point);
    }
  }

  /** Ends the stroke; returns whether it changed the mask. */
  end() {
    const { tool, value, points } = this.#stroke;
    this.#stroke = null;
    if (tool === 'rectangle') rectangle(this.buffer, points[0], points[1], value);
    if (tool === 'lasso') polygon(this.buffer, points, value);
    if (tool === 'brush') this.#end = points[0];
    return this.history.commit();
  }

  /** Drops the stroke under way: nothing of it stays. Returns whether there was one. */
  drop() {
    if (!this.#stroke) return false;
    this.#stroke = null;
    this.history.rollback();
    return true;
  }

  /** Changes the mask in one step that can be undone. */
  edit(change) {
    this.drop();
    this.history.begin();
    change(this.buffer);
    return this.history.commit();
  }
}
