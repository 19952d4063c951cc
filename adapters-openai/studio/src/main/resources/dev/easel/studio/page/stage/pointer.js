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
 * `wheelZooms`), and does it: `begin`, `extend`, `end` and `drop` a stroke, `slide`, `pan`, `zoom`, `hover`, `pen`.
 *
 * Returns a function that drops the stroke under way.
 */
export function listen(container, target, host) {
	/** What goes on, {kind: "stroke", "slide", "pan", "pinch" or "dropped", id, type, at}; null at rest. */
	let gesture = null;
	/** Where the fingers on the stage are, by pointer id. */
	const fingers = new Map();
	let pinched = 1;

	function drop() {
		if (gesture?.kind !== 'stroke') return;
		gesture.kind = 'dropped';
		host.drop();
	}

	function end() {
		const {kind} = gesture ?? {};
		gesture = null;
		if (kind === 'stroke') host.end();
	}

	function down(event) {
		const {pointerId: id, pointerType: type, button} = event;
		const at = host.toDevice(event);
		const finger = type === 'touch';
		const erases = type === 'pen' && button === ERASER;
		if (type === 'pen') host.pen();
		// While a pen or a mouse draws, a hand that rests on the stage does nothing.
		if ((gesture && !(finger && gesture.type === 'touch')) || (button > MIDDLE && !erases)) return;
		if (finger) fingers.set(id, at);
		if (gesture) {
			// The second finger: what the first one drew meanwhile was not meant.
			drop();
			host.hover(null);
			gesture.kind = 'pinch';
		} else {
			const moves = button === MIDDLE || !host.draws() || (finger && !host.fingerDraws());
			gesture = {kind: host.slides() && button !== MIDDLE ? 'slide' : moves ? 'pan' : 'stroke', id, type, at};
			if (gesture.kind === 'stroke') host.begin(at, event, erases);
			if (gesture.kind === 'slide') host.slide(at);
		}
		// A script's event has no pointer to capture.
		if (event.isTrusted) target.setPointerCapture(id);
	}

	function move(event) {
		const {pointerId: id, pointerType: type} = event;
		const at = host.toDevice(event);
		if (type === 'pen') host.pen();
		if (type !== 'touch' || gesture?.kind === 'stroke') host.hover(at);
		if (gesture?.kind === 'pinch') pinch(id, at);
		if (fingers.has(id)) fingers.set(id, at);
		if (gesture?.id !== id) return;
		if (event.buttons === 0) {
			end();
			return;
		}
		if (gesture.kind === 'stroke') {
			// On plain HTTP there are no coalesced events.
			const events = event.getCoalescedEvents?.() ?? [];
			for (const each of events.length ? events : [event]) host.extend(host.toDevice(each), each);
		}
		if (gesture.kind === 'pan') host.pan(at.x - gesture.at.x, at.y - gesture.at.y);
		if (gesture.kind === 'slide') host.slide(at);
		gesture.at = at;
	}

	function pinch(id, at) {
		const pair = [...fingers.keys()].slice(0, 2);
		const other = fingers.get(pair.find(finger => finger !== id));
		if (!pair.includes(id) || !other) return;
		const was = fingers.get(id);
		const spread = a => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
		host.pan((at.x - was.x) / 2, (at.y - was.y) / 2);
		host.zoom(spread(at) / spread(was), {x: (at.x + other.x) / 2, y: (at.y + other.y) / 2});
	}

	function up(event) {
		if (gesture?.kind === 'stroke' && gesture.id === event.pointerId) host.extend(host.toDevice(event), event);
		lost(event);
	}

	function lost({pointerId: id, pointerType: type}) {
		fingers.delete(id);
		if (type === 'touch') host.hover(null);
		if (gesture?.kind === 'pinch') {
			// A finger that stays goes on moving the view: it was never meant to draw.
			const [finger] = fingers;
			if (fingers.size < 2) gesture = finger ? {kind: 'pan', id: finger[0], type, at: finger[1]} : null;
		} else if (gesture?.id === id) end();
	}

	function wheel(event) {
		const unit = [1, LINE, 10 * LINE][event.deltaMode];
		const turn = Math.max(-LONGEST_TURN, Math.min(LONGEST_TURN, event.deltaY * unit));
		if (event.ctrlKey || event.metaKey || host.wheelZooms()) host.zoom(Math.exp(-turn * ZOOM_SPEED), host.toDevice(event));
		else host.pan(-event.deltaX * unit * devicePixelRatio, -event.deltaY * unit * devicePixelRatio);
	}

	/** Safari on a desktop; with fingers on the stage, their pointers tell the same. */
	function safariPinch(event) {
		if (event.type === 'gesturechange' && !fingers.size) host.zoom(event.scale / pinched, host.toDevice(event));
		pinched = event.scale;
	}

	const on = (element, names, listener) =>
		names.split(' ').forEach(name => element.addEventListener(name, listener, {passive: false}));
	const prevented = listener => event => {
		event.preventDefault();
		listener(event);
	};
	on(target, 'pointerdown', down);
	on(target, 'pointermove', move);
	on(target, 'pointerup', up);
	on(target, 'pointercancel lostpointercapture', lost);
	on(target, 'pointerleave', () => gesture || host.hover(null));
	on(target, 'mousedown', event => event.button === MIDDLE && event.preventDefault());
	on(target, 'contextmenu', event => event.preventDefault());
	on(container, 'wheel', prevented(wheel));
	on(container, 'gesturestart gesturechange gestureend', prevented(safariPinch));
	on(window, 'blur', () => {
		fingers.clear();
		end();
	});
	return drop;
}
