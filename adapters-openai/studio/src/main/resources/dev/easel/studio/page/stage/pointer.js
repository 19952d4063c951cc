/** The most that one turn of a wheel zooms by: a notch of a mouse wheel is many steps of a touchpad. */
const LONGEST_TURN = 25;
const ZOOM_SPEED = 0.01;
const LINE = 16;
const MIDDLE = 1;
const ERASER = 5;

/**
 * Turns pointers, wheels and pinches into strokes and moves of the view.
 *
 * The host makes device pixels of events (`toDevice`), says what a pointer does (`draws`, `slides`, `fingerDraws`,
 * `wheelZooms`), and does it: `begin`, `extend`, `end` and `drop` a stroke, `slide`, `pan`, `scroll`, `zoom`, `hover`,
 * `resizeBrush`, `pen`.
 */
export class Pointers {
  /** Whether a pointer is over the stage. */
  over = false;
  #host;
  #target;
  /** What is going on, {kind: "stroke", "slide", "pan", "pinch" or "dropped", id, type, at}; null at rest. */
  #gesture = null;
  /** Where the fingers on the stage are, by pointer id. */
  #fingers = new Map();
  #pinched = 1;

  constructor(container, target, host) {
    this.#target = target;
    this.#host = host;
    const on = (element, names, listener) =>
      names.split(' ').forEach((name) => element.addEventListener(name, listener, { passive: false }));
    on(target, 'pointerdown', (event) => this.#down(event));
    on(target, 'pointermove', (event) => this.#move(event));
    on(target, 'pointerup', (event) => this.#up(event));
    on(target, 'pointercancel lostpointercapture', (event) => this.#lost(event));
    on(target, 'pointerleave', () => this.#gesture || this.#hover(null));
    on(target, 'mousedown', (event) => event.button === MIDDLE && event.preventDefault());
    on(target, 'contextmenu', (event) => event.preventDefault());
    on(container, 'wheel', (event) => this.#wheel(event));
    on(container, 'gesturestart gesturechange gestureend', (event) => this.#safariPinch(event));
    on(window, 'blur', () => this.#release());
  }

  #hover(at) {
    this.over = at !== null;
    this.#host.hover(at);
  }

  /** Ends whatever goes on, as if all pointers were lifted. */
  #release() {
    const gesture = this.#gesture;
    this.#gesture = null;
    this.#fingers.clear();
    if (gesture?.kind === 'stroke') this.#host.end();
  }

  /** Drops the stroke that goes on. */
  drop() {
    if (this.#gesture?.kind !== 'stroke') return;
    this.#gesture.kind = 'dropped';
    this.#host.drop();
  }

  #down(event) {
    const host = this.#host;
    const { pointerId: id, pointerType: type, button } = event;
    const at = host.toDevice(event);
    const finger = type === 'touch';
    const erases = type === 'pen' && button === ERASER;
    if (type === 'pen') host.pen();
    // While a pen or a mouse draws, a hand that rests on the stage does nothing.
    if ((this.#gesture && !(finger && this.#gesture.type === 'touch')) || (button > MIDDLE && !erases)) return;
    this.#capture(id);
    if (finger) this.#fingers.set(id, at);
    if (this.#gesture) {
      // The second finger: what the first one drew meanwhile was not meant.
      this.drop();
      this.#hover(null);
      this.#gesture.kind = 'pinch';
      return;
    }
    const moves = button === MIDDLE || !host.draws() || (finger && !host.fingerDraws());
    const kind = host.slides() && button !== MIDDLE ? 'slide' : moves ? 'pan' : 'stroke';
    this.#gesture = { kind, id, type, at };
    if (kind === 'stroke') host.begin(at, event, erases);
    if (kind === 'slide') host.slide(at);
  }

  #capture(id) {
    try {
      this.#target.setPointerCapture(id);
    } catch {
      // The pointer is gone already; the gesture ends with the next event.
    }
  }

  #move(event) {
    const host = this.#host;
    const at = host.toDevice(event);
    const { pointerId: id, pointerType: type } = event;
    const gesture = this.#gesture;
    if (type === 'pen') host.pen();
    if (type !== 'touch' || gesture?.kind === 'stroke') this.#hover(at);
    if (gesture?.kind === 'pinch') this.#pinch(id, at);
    if (this.#fingers.has(id)) this.#fingers.set(id, at);
    if (gesture?.id !== id || gesture.kind === 'pinch') return;
    if (event.buttons === 0) {
      this.#release();
    } else if (gesture.kind === 'stroke') {
      // On plain HTTP there are no coalesced events.
      const events = event.getCoalescedEvents?.() ?? [];
      for (const each of events.length ? events : [event]) host.extend(host.toDevice(each), each);
    } else if (gesture.kind === 'pan') {
      host.pan(at.x - gesture.at.x, at.y - gesture.at.y);
    } else if (gesture.kind === 'slide') {
      host.slide(at);
    }
    gesture.at = at;
  }

  #pinch(id, at) {
    const pair = [...this.#fingers.keys()].slice(0, 2);
    if (!pair.includes(id)) return;
    const [other] = pair.filter((finger) => finger !== id).map((finger) => this.#fingers.get(finger));
    const was = this.#fingers.get(id);
    const spread = (a) => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
    this.#host.pan((at.x - was.x) / 2, (at.y - was.y) / 2);
    this.#host.zoom(spread(at) / spread(was), { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
  }

  #up(event) {
    const gesture = this.#gesture;
    if (gesture?.kind === 'stroke' && gesture.id === event.pointerId) {
      this.#host.extend(this.#host.toDevice(event), event);
    }
    this.#lost(event);
  }

  #lost({ pointerId: id, pointerType: type }) {
    this.#fingers.delete(id);
    const gesture = this.#gesture;
    if (gesture?.kind === 'pinch') {
      // A finger that stays goes on moving the view: it was never meant to draw.
      const [finger] = this.#fingers;
      if (this.#fingers.size < 2) this.#gesture = finger ? { kind: 'pan', id: finger[0], type, at: finger[1] } : null;
    } else if (gesture?.id === id) {
      this.#gesture = null;
      if (gesture.kind === 'stroke') this.#host.end();
    }
    if (type === 'touch') this.#hover(null);
  }

  #wheel(event) {
    event.preventDefault();
    const host = this.#host;
    const unit = [1, LINE, 10 * LINE][event.deltaMode];
    const [x, y] = [event.deltaX * unit, event.deltaY * unit];
    const turn = Math.exp(-Math.max(-LONGEST_TURN, Math.min(LONGEST_TURN, y)) * ZOOM_SPEED);
    if (event.altKey) host.resizeBrush(turn);
    else if (event.ctrlKey || event.metaKey || host.wheelZooms()) host.zoom(turn, host.toDevice(event));
    else if (event.shiftKey && x === 0) host.scroll(-y, 0);
    else host.scroll(-x, -y);
  }

  #safariPinch(event) {
    event.preventDefault();
    if (event.type === 'gesturestart') this.#pinched = 1;
    // With fingers on the stage, their pointers tell the same.
    if (event.type !== 'gesturechange' || this.#fingers.size > 0) return;
    this.#host.zoom(event.scale / this.#pinched, this.#host.toDevice(event));
    this.#pinched = event.scale;
  }
}
