/** The border of Expand: number fields, handles that are sliders, all sides by a share, and ratios. */
import {$} from './dom.js';

const SIDES = ['left', 'top', 'right', 'bottom'];
const NONE = {left: 0, top: 0, right: 0, bottom: 0};
const OUTWARD = {left: 'ArrowLeft', top: 'ArrowUp', right: 'ArrowRight', bottom: 'ArrowDown'};
const INWARD = {left: 'ArrowRight', top: 'ArrowDown', right: 'ArrowLeft', bottom: 'ArrowUp'};

export class Border extends EventTarget {
  #stage;
  #value = NONE;
  #active = false;

  constructor(stage) {
    super();
    this.#stage = stage;
    for (const side of SIDES) {
      $(side).addEventListener('input', () => this.#set({[side]: $(side).valueAsNumber || 0}, true));
      this.#handle(side);
    }
    $('all-sides').addEventListener('input', () => {
      const share = Math.min(50, Math.max(0, $('all-sides').valueAsNumber || 0)) / 100;
      const {width, height} = stage.size;
      const [x, y] = [Math.round(width * share), Math.round(height * share)];
      this.#set({left: x, right: x, top: y, bottom: y}, true);
    });
    $('ratio').addEventListener('change', () => $('ratio').value && this.#set(toRatio(stage.size, $('ratio').value), true));
    $('border-clear').addEventListener('click', () => this.clear());
    stage.addEventListener('viewchange', () => this.#place());
  }

  get value() { return this.#value; }
  get any() { return SIDES.some(side => this.#value[side] > 0); }

  restore(value) {
    this.#set(value);
  }

  clear() {
    $('all-sides').value = '';
    $('ratio').value = '';
    this.#set(NONE, true);
  }

  /** Shows or hides the border and its handles. */
  set active(on) {
    if (on === this.#active) return;
    this.#active = on;
    this.#show(true);
  }

  #most(side) {
    const {width, height} = this.#stage.size;
    return 2 * (side === 'left' || side === 'right' ? width : height);
  }

  #set(sides, fit = false) {
    const value = {...this.#value, ...sides};
    for (const side of SIDES) {
      value[side] = Math.max(0, Math.round(value[side]));
      if (this.#stage.size) value[side] = Math.min(value[side], this.#most(side));
      if (document.activeElement !== $(side)) $(side).value = value[side];
    }
    this.#value = value;
    this.#show(fit);
    this.dispatchEvent(new Event('change'));
  }

  #show(fit) {
    const on = this.#active && Boolean(this.#stage.size);
    this.#stage.border = on ? this.#value : null;
    $('handles').hidden = !on;
    if (fit && this.#stage.size) this.#stage.fit();
    this.#place();
  }

  /** Puts the handles at the middles of the outer edges, within the visible part. */
  #place() {
    const size = this.#stage.size;
    if (!this.#active || !size) return;
    const {left, top, right, bottom} = this.#value;
    const middle = {x: (size.width + right - left) / 2, y: (size.height + bottom - top) / 2};
    const points = {left: [-left, middle.y], top: [middle.x, -top],
      right: [size.width + right, middle.y], bottom: [middle.x, size.height + bottom]};
    const {clientWidth, clientHeight} = $('area');
    for (const side of SIDES) {
      const {x, y} = this.#stage.toScreen(...points[side]);
      const handle = $(`handle-${side}`);
      handle.style.left = `${Math.min(clientWidth - 22, Math.max(22, x))}px`;
      handle.style.top = `${Math.min(clientHeight - 22, Math.max(22, y))}px`;
      handle.setAttribute('aria-valuemin', 0);
      handle.setAttribute('aria-valuemax', this.#most(side));
      handle.setAttribute('aria-valuenow', this.#value[side]);
      handle.setAttribute('aria-valuetext', `${this.#value[side]} px`);
    }
  }

  #handle(side) {
    const handle = $(`handle-${side}`);
    handle.addEventListener('pointerdown', event => {
      if (event.button) return;
      handle.setPointerCapture(event.pointerId);
      handle.focus();
    });
    handle.addEventListener('pointermove', event => {
      if (handle.hasPointerCapture(event.pointerId)) this.#drag(side, event);
    });
    handle.addEventListener('lostpointercapture', () => this.#show(true));
    handle.addEventListener('keydown', event => {
      const step = event.shiftKey ? 10 : 1;
      const page = Math.round(this.#most(side) / 20);
      const change = {[OUTWARD[side]]: step, [INWARD[side]]: -step, PageUp: page, PageDown: -page, Home: -Infinity}[event.key];
      if (change === undefined) return;
      event.preventDefault();
      this.#set({[side]: Math.max(0, this.#value[side] + change)}, true);
    });
  }

  #drag(side, event) {
    const rect = $('area').getBoundingClientRect();
    const {x, y} = this.#stage.toImage(event.clientX - rect.left, event.clientY - rect.top);
    const {width, height} = this.#stage.size;
    this.#set({[side]: {left: -x, top: -y, right: x - width, bottom: y - height}[side]});
  }
}

/** Returns the smallest border that gives a size the ratio, the same on opposite sides. */
export function toRatio({width, height}, text) {
  const [across, down] = text.split(':').map(Number);
  const wide = Math.max(width, Math.round(height * across / down)) - width;
  const high = wide ? 0 : Math.max(height, Math.round(width * down / across)) - height;
  return {left: Math.floor(wide / 2), right: Math.ceil(wide / 2), top: Math.floor(high / 2), bottom: Math.ceil(high / 2)};
}
