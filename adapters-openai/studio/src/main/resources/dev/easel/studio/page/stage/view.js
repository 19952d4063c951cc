const LARGEST = 32;
/** How much of the image stays in sight however far it is moved, in device pixels. */
const KEPT = 48;

/**
 * Where the image lies on the stage: image point × scale + offset = device pixel. Offsets are whole, so that at scale 1
 * every image pixel is one device pixel.
 */
export class View {
	scale = 1;
	/** The size of the stage, and the space around a fitted image, in device pixels. */
	width = 0;
	height = 0;
	margin = 0;
	/** What is shown, in image pixels: the image, or more while it has a border. */
	frame = {left: 0, top: 0, right: 1, bottom: 1};
	/** Whether the view stays fitted when the stage or the frame changes. */
	fitted = true;
	#x = 0;
	#y = 0;

	get left() {
		return Math.round(this.#x);
	}

	get top() {
		return Math.round(this.#y);
	}

	/** Takes a new size; what is in the middle stays there. */
	resize(width, height, margin) {
		this.#x += (width - this.width) / 2;
		this.#y += (height - this.height) / 2;
		Object.assign(this, {width, height, margin});
		this.show(this.frame);
	}

	show(frame) {
		this.frame = frame;
		if (this.fitted) this.fit();
		else this.zoomAt(1, this.width / 2, this.height / 2);
	}

	get #fitScale() {
		const {left, top, right, bottom} = this.frame;
		const across = Math.max(this.width - 2 * this.margin, 1) / (right - left);
		return Math.min(across, Math.max(this.height - 2 * this.margin, 1) / (bottom - top), LARGEST);
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
		const scale = Math.min(LARGEST, Math.max(this.#fitScale / 2, this.scale * factor));
		const change = scale / this.scale;
		this.scale = scale;
		this.panBy((x - this.#x) * (1 - change), (y - this.#y) * (1 - change));
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
