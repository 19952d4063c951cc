const NO_BORDER = {left: 0, top: 0, right: 0, bottom: 0};

/** What is on the stage. */
export class Scene {
	/** The image, the one after a change and the map of their differences, as far as they are shown. */
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
	/** Where the pointer is, in device pixels. */
	hover = null;
	moving = false;
	/** The mask with its feather, while it is known. */
	weights = null;

	get drawable() {
		return this.editor && !this.border && !this.after && !this.map;
	}

	/** Returns where a result lies, in pixels of the image: around it if it has the border that is set, else on it. */
	place({width: across, height: down}) {
		const {width, height} = this.image ?? {width: across, height: down};
		const {left, top, right, bottom} = this.border ?? NO_BORDER;
		const around = across === width + left + right && down === height + top + bottom;
		return around ? {left: -left, top: -top, right: width + right, bottom: height + bottom} : {...NO_BORDER, right: width, bottom: height};
	}

	/** What is shown, in pixels of the image. */
	get frame() {
		const {left, top, right, bottom} = this.border ?? NO_BORDER;
		const {width, height} = this.image ?? {width: 1, height: 1};
		return this.place(this.map ?? this.after ?? {width: width + left + right, height: height + top + bottom});
	}
}
