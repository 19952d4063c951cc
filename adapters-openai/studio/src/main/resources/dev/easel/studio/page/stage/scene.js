const NO_BORDER = {left: 0, top: 0, right: 0, bottom: 0};

export class Scene {
	image = null;
	after = null;
	map = null;
	editor = null;
	tool = 'brush';
	brushSize = 64;
	feather = 0;
	overlayColor = '#b43fd0';
	maskShown = true;
	border = null;
	divider = 0.5;
	before = false;
	drawWithFinger = false;
	pressure = false;
	wheelZooms = false;
	hover = null;
	moving = false;
	/** The mask with its feather, while it is known. */
	weights = null;

	get drawable() {
		return this.editor && !this.border && !this.after && !this.map;
	}

	get drawing() {
		return this.drawable && this.tool !== 'move';
	}

	get brushing() {
		return this.tool === 'brush' || this.tool === 'eraser';
	}

	get sliding() {
		return this.after && !this.map && this.tool !== 'move';
	}

	/** Where a result lies: around the image if it has the border that is set, else on it, in the middle. */
	place({width: across, height: down}) {
		const {width, height} = this.image;
		const {left, top, right, bottom} = this.border ?? NO_BORDER;
		const around = across === width + left + right && down === height + top + bottom;
		if (around) return {left: -left, top: -top, right: width + right, bottom: height + bottom};
		const scale = Math.min(width / across, height / down);
		const [x, y] = [(width - across * scale) / 2, (height - down * scale) / 2];
		return {left: x, top: y, right: width - x, bottom: height - y};
	}

	/** The image with what lies around it. */
	get frame() {
		const {image, border, map, after} = this;
		if (!image) return null;
		const {left: x, top: y, right: z, bottom: w} = border ?? NO_BORDER;
		const {left, top, right, bottom} = this.place(map ?? after ?? {width: image.width + x + z, height: image.height + y + w});
		const {min, max} = Math;
		return {left: min(0, left), top: min(0, top), right: max(image.width, right), bottom: max(image.height, bottom)};
	}

	get dividerX() {
		const {left, right} = this.frame;
		return left + this.divider * (right - left);
	}

	slideTo(x) {
		const {left, right} = this.frame;
		this.divider = Math.min(1, Math.max(0, (x - left) / (right - left)));
	}
}
