/** The most that one turn of a wheel zooms: a notch of a mouse wheel is many steps of a touchpad. */
const LONGEST_TURN = 25;
const ZOOM_SPEED = 0.01;
const LINE = 16;
const ERASER_BUTTON = 5;

/**
 * Turns pointers, wheels and pinches into strokes and moves of the view.
 *
 * The host gets points in device pixels, which its `toDevice` makes of an event. It says what a pointer does (`draws`,
 * `slides`, `fingerDraws`, `wheelZooms`) and does it: `begin`, `extend`, `end` and `drop` a stroke, `slide`, `pan`,
 * `scroll`, `zoom`, `hover`, `resizeBrush`, `pen`.
 */
export class Pointers {
  /** Whether a pointer is over the stage. */
  over = false;
  #host;
  #target;
  /** What is going on: {kind: "stroke", "slide", "pan" or "pinch", id, type, at}; null at rest. */
  #gesture = null;
  /** The fingers on the stage, by pointer id, in the order in which they landed. */
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
    on(target, 'mousedown', (event) => event.button === 1 && event.preventDefault());
    on(target, 'contextmenu', (event) => (this.#gesture || event.pointerType !== 'mouse') && event.preventDefault());
    on(container, 'wheel', (event) => this.#wheel(event));
    on(container, 'gesturestart gesturechange gestureend', (event) => this.#safariPinch(event));
    on(window, 'blur', () => this.release());
  }

  #hover(at) {
    this.over = at !== null;
    this.#host.hover(at);
  }

  /** Ends whatever is going on, as if all pointers were lifted. */
  release() {
    const gesture = this.#gesture;
    this.#gesture = null;
    this.#fingers.clear();
    if (gesture?.kind === 'stroke') this.#host.end();
  }

  /** Drops the stroke that is going on. */
  drop() {
    if (this.#gesture?.kind !== 'stroke') return;
    this.#gesture.kind = 'none';
    this.#host.drop();
  }

  #down(event) {
    const host = this.#host;
    const { pointerId: id, pointerType: type, button } = event;
    const at = host.toDevice(event);
    if (type === 'pen') host.pen();
    // A hand that rests on the stage while a pen draws is no finger.
    if (type === 'touch' && (this.#gesture?.type ?? 'touch') === 'touch') this.#fingers.set(id, at);
    if (type === 'touch' && this.#gesture?.type === 'touch') {
      this.#capture(id);
      this.#secondFinger();
      return;
    }
    const erases = type === 'pen' && button === ERASER_BUTTON;
    if (this.#gesture || (button > 1 && !erases)) return;
    this.#capture(id);
    const moves = button === 1 || !host.draws() || (type === 'touch' && !host.fingerDraws());
    const kind = host.slides() && button === 0 ? 'slide' : moves ? 'pan' : 'stroke';
    this.#gesture = { kind, id, type, at };
    if (kind === 'stroke') host.begin(at, event, erases);
    if (kind === 'slide') host.slide(at);
  }

  /** A touch that the browser or a test made up cannot be captured. */
  #capture(id) {
    try {
      this.#target.setPointerCapture(id);
    } catch {
      // The gesture then ends where the pointer leaves the stage.
    }
  }

  /** Two fingers move the view; what the first one drew meanwhile was not meant. */
  #secondFinger() {
    const gesture = this.#gesture;
    if (gesture.kind === 'stroke') this.#host.drop();
    this.#hover(null);
    gesture.kind = 'pinch';
  }

  #move(event) {
    const host = this.#host;
    const at = host.toDevice(event);
    if (event.pointerType === 'pen') host.pen();
    if (event.pointerType !== 'touch') this.#hover(at);
    const gesture = this.#gesture;
    if (gesture?.kind === 'pinch') {
      this.#pinch(event.pointerId, at);
      return;
    }
    if (gesture?.id !== event.pointerId) return;
    if (event.buttons === 0) {
      this.release();
      return;
    }
    if (this.#fingers.has(gesture.id)) this.#fingers.set(gesture.id, at);
    if (gesture.kind === 'stroke') {
      const events = event.getCoalescedEvents?.() ?? [];
      for (const each of events.length ? events : [event]) host.extend(host.toDevice(each), each);
      if (event.pointerType === 'touch') this.#hover(at);
    } else if (gesture.kind === 'pan') {
      host.pan(at.x - gesture.at.x, at.y - gesture.at.y);
    } else if (gesture.kind === 'slide') {
      host.slide(at);
    }
    gesture.at = at;
  }

  #pinch(id, at) {
    const [a, b] = [...this.#fingers.keys()];
    if (id !== a && id !== b) {
      if (this.#fingers.has(id)) this.#fingers.set(id, at);
      return;
    }
    const before = this.#span(a, b);
    this.#fingers.set(id, at);
    const after = this.#span(a, b);
    this.#host.pan(after.x - before.x, after.y - before.y);
    if (before.length > 0 && after.length > 0) this.#host.zoom(after.length / before.length, after);
  }

  #span(a, b) {
    const p = this.#fingers.get(a);
    const q = this.#fingers.get(b);
    return { x: (p.x + q.x) / 2, y: (p.y + q.y) / 2, length: Math.hypot(p.x - q.x, p.y - q.y) };
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
      // The finger that stays goes on moving the view: it was never meant to draw.
      const [rest] = this.#fingers;
      if (!rest) this.#gesture = null;
      else if (this.#fingers.size === 1) this.#gesture = { kind: 'pan', id: rest[0], type: 'touch', at: rest[1] };
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
    const x = event.deltaX * unit;
    const y = event.deltaY * unit;
    const turn = Math.exp(-Math.max(-LONGEST_TURN, Math.min(LONGEST_TURN, y)) * ZOOM_SPEED);
    if (event.altKey) host.resizeBrush(turn);
    else if (event.ctrlKey || event.metaKey || host.wheelZooms()) host.zoom(turn, host.toDevice(event));
    else if (event.shiftKey && x === 0) host.scroll(-y, 0);
    else host.scroll(-x, -y);
  }

  #safariPinch(event) {
    event.preventDefault();
    if (event.type === 'gesturestart') this.#pinched = 1;
    if (event.type !== 'gesturechange' || this.#fingers.size > 0) return;
    this.#host.zoom(event.scale / this.#pinched, this.#host.toDevice(event));
    this.#pinched = event.scale;
  }
}
