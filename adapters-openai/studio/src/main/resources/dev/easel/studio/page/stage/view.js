const LARGEST = 32;
/** How much of the image stays in sight however far it is moved, in device pixels. */
const KEPT = 48;

/** Image point × scale + offset = device pixel. Offsets are whole, so that at scale 1 an image pixel is a device pixel. */
export class View {
	scale = 1;
	width = 0;
	height = 0;
	margin = 0;
	ratio = 1;
	frame = {left: 0, top: 0, right: 1, bottom: 1};
	fitted = true;
	#x = 0;
	#y = 0;

	get left() {
		return Math.round(this.#x);
	}

	get top() {
		return Math.round(this.#y);
	}

	resize(width, height, margin) {
		this.#x += (width - this.width) / 2;
		this.#y += (height - this.height) / 2;
		Object.assign(this, {width, height, margin});
		this.show(this.frame);
	}

	show(frame) {
		this.frame = frame ?? this.frame;
		if (this.fitted) this.fit();
		else this.zoomAt(1, 0, 0);
	}

	get #fitScale() {
		const {left, top, right, bottom} = this.frame;
		const free = length => Math.max(length - 2 * this.margin, 1);
		return Math.min(free(this.width) / (right - left), free(this.height) / (bottom - top), LARGEST);
	}

	fit() {
		const {left, top, right, bottom} = this.frame;
		this.fitted = true;
		this.scale = this.#fitScale;
		this.#x = (this.width - (left + right) * this.scale) / 2;
		this.#y = (this.height - (top + bottom) * this.scale) / 2;
	}

	/** Zooms by a factor; the image point under a device pixel stays there. */
	zoomAt(factor, x, y) {
		const old = this.scale;
		this.scale = Math.min(LARGEST, Math.max(this.#fitScale / 2, old * factor));
		const gone = 1 - this.scale / old;
		this.panBy((x - this.#x) * gone, (y - this.#y) * gone);
	}

	panBy(x, y) {
		const {left, top, right, bottom} = this.frame;
		const hold = (at, from, to, length) => Math.min(Math.max(at, KEPT - to * this.scale), length - KEPT - from * this.scale);
		this.fitted &&= !x && !y;
		this.#x = hold(this.#x + x, left, right, this.width);
		this.#y = hold(this.#y + y, top, bottom, this.height);
	}

	toImage(x, y) {
		return {x: (x - this.left) / this.scale, y: (y - this.top) / this.scale};
	}

	toDevice(x, y) {
		return {x: x * this.scale + this.left, y: y * this.scale + this.top};
	}
}
