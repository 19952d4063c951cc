const ZOOM_SPEED = 0.01;
/** A notch of a mouse wheel is many steps of a touchpad. */
const LONGEST_TURN = 25;
const MIDDLE = 1;
const ERASER = 5;

/** Turns pointers, wheels and pinches into calls of the host, in device pixels. Returns what drops the stroke under way. */
export function listen(container, canvas, scene, host) {
	/** {kind, id, type, at}, where kind is "stroke", "slide", "pan", "pinch" or "dropped"; null at rest. */
	let gesture = null;
	const fingers = new Map();
	let pinched = 1;
	let penSeen = false;

	function toDevice({clientX, clientY}) {
		const {left, top, width, height} = canvas.getBoundingClientRect();
		return {x: ((clientX - left) * canvas.width) / width, y: ((clientY - top) * canvas.height) / height};
	}

	function see(type) {
		if (type === 'pen' && !penSeen) host.pen();
		penSeen ||= type === 'pen';
	}

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
		const at = toDevice(event);
		const finger = type === 'touch';
		const erases = type === 'pen' && button === ERASER;
		see(type);
		// While a pen or a mouse draws, a hand that rests on the stage does nothing.
		if ((gesture && !(finger && gesture.type === 'touch')) || (button > MIDDLE && !erases)) return;
		if (finger) fingers.set(id, at);
		if (gesture) {
			// The second finger: what the first one drew meanwhile was not meant.
			drop();
			host.hover(null);
			gesture.kind = 'pinch';
		} else {
			const moves = button === MIDDLE || !scene.drawing || (finger && penSeen && !scene.drawWithFinger);
			gesture = {kind: scene.sliding && button !== MIDDLE ? 'slide' : moves ? 'pan' : 'stroke', id, type, at};
			if (gesture.kind === 'stroke') host.begin(at, event, erases);
			if (gesture.kind === 'slide') host.slide(at);
		}
		// A script's event has no pointer to capture.
		if (event.isTrusted) canvas.setPointerCapture(id);
	}

	function move(event) {
		const {pointerId: id, pointerType: type} = event;
		const at = toDevice(event);
		see(type);
		if (type !== 'touch' || gesture?.kind === 'stroke') host.hover(at);
		if (gesture?.kind === 'pinch') pinch(id, at);
		if (fingers.has(id)) fingers.set(id, at);
		if (gesture?.id !== id) return;
		if (event.buttons === 0) return end();
		if (gesture.kind === 'stroke') {
			// On plain HTTP there are no coalesced events.
			const events = event.getCoalescedEvents?.() ?? [];
			for (const each of events.length ? events : [event]) host.extend(toDevice(each), each);
		}
		if (gesture.kind === 'pan') host.pan(at.x - gesture.at.x, at.y - gesture.at.y);
		if (gesture.kind === 'slide') host.slide(at);
		gesture.at = at;
	}

	function pinch(id, at) {
		const pair = [...fingers.keys()].slice(0, 2);
		if (!pair.includes(id)) return;
		const was = fingers.get(id);
		const other = fingers.get(pair.find(finger => finger !== id));
		const spread = a => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
		host.pan((at.x - was.x) / 2, (at.y - was.y) / 2);
		host.zoom(spread(at) / spread(was), {x: (at.x + other.x) / 2, y: (at.y + other.y) / 2});
	}

	function up(event) {
		if (gesture?.kind === 'stroke' && gesture.id === event.pointerId) host.extend(toDevice(event), event);
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
		// Firefox tells pixels to those who do not ask for the unit.
		const {deltaX, deltaY} = event;
		const turn = Math.max(-LONGEST_TURN, Math.min(LONGEST_TURN, deltaY));
		if (event.ctrlKey || event.metaKey || scene.wheelZooms) host.zoom(Math.exp(-turn * ZOOM_SPEED), toDevice(event));
		else host.pan(-deltaX * devicePixelRatio, -deltaY * devicePixelRatio);
	}

	/** Safari's; with fingers on the stage, their pointers tell the same. */
	function safariPinch(event) {
		if (event.type === 'gesturechange' && !fingers.size) host.zoom(event.scale / pinched, toDevice(event));
		pinched = event.scale;
	}

	const on = (element, names, listener) => {
		for (const name of names.split(' ')) element.addEventListener(name, listener, {passive: false});
	};
	const prevented = listener => event => {
		event.preventDefault();
		listener(event);
	};
	on(canvas, 'pointerdown', down);
	on(canvas, 'pointermove', move);
	on(canvas, 'pointerup', up);
	on(canvas, 'pointercancel lostpointercapture', lost);
	on(canvas, 'pointerleave', () => gesture || host.hover(null));
	on(canvas, 'mousedown', event => event.button === MIDDLE && event.preventDefault());
	on(canvas, 'contextmenu', event => event.preventDefault());
	on(container, 'wheel', prevented(wheel));
	on(container, 'gesturestart gesturechange gestureend', prevented(safariPinch));
	on(window, 'blur', () => {
		fingers.clear();
		end();
	});
	return drop;
}
