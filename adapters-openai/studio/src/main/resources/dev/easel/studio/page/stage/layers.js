import { drawDivider, drawGuide, drawRing } from './guides.js';
import { drawImage, drawMirrored } from './image.js';
import { drawOverlay, touched } from './overlay.js';

const MARGIN = 16;

/** Three canvases of the size of the stage, never of the image: the image, the mask over it, ring and guides on top. */
export class Layers {
  /** Device pixels per CSS pixel. */
  ratio = 1;
  #scene;
  #view;
  #stale = new Set();
  #frame = 0;
  #shownWeights = null;

  /** @param before called before each frame, and `after` behind it */
  constructor(container, scene, view, resized, before, after) {
    Object.assign(this, { resized, before, after });
    this.#scene = scene;
    this.#view = view;
    for (const name of ['image', 'overlay', 'guides']) {
      const canvas = document.createElement('canvas');
      canvas.setAttribute('aria-hidden', 'true');
      Object.assign(canvas.style, { position: 'absolute', left: 0, top: 0, width: '100%', height: '100%' });
      container.append(canvas);
      this[name] = canvas.getContext('2d');
    }
    this.top = this.guides.canvas;
    this.#observe();
  }

  /** Returns the canvas's rectangle, and the device pixel at a point of the window. */
  toDevice({ clientX, clientY }) {
    const { left, top, width, height } = this.top.getBoundingClientRect();
    return { x: ((clientX - left) * this.#view.width) / width, y: ((clientY - top) * this.#view.height) / height };
  }

  /** The backing size is what the browser says the canvas has; a product with the device ratio is off by one at times. */
  #observe() {
    const byRatio = () => {
      const { clientWidth, clientHeight } = this.top;
      this.#resize(Math.round(clientWidth * devicePixelRatio), Math.round(clientHeight * devicePixelRatio));
    };
    const observer = new ResizeObserver((entries) => {
      const box = entries.at(-1).devicePixelContentBoxSize?.[0];
      if (box) this.#resize(box.inlineSize, box.blockSize);
      else byRatio();
    });
    try {
      observer.observe(this.top, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(this.top);
      addEventListener('resize', byRatio);
    }
  }

  #resize(width, height) {
    const view = this.#view;
    if (!width || !height || (width === view.width && height === view.height)) return;
    for (const { canvas } of [this.image, this.overlay, this.guides]) Object.assign(canvas, { width, height });
    this.ratio = width / this.top.getBoundingClientRect().width;
    view.resize(width, height, MARGIN * this.ratio);
    this.resized();
    this.render();
  }

  /** Has layers ("image", "overlay", "guides") drawn in the next frame; what changed in the mask is drawn anyway. */
  draw(...names) {
    for (const name of names) this.#stale.add(name);
    this.#frame ||= requestAnimationFrame(() => this.render());
  }

  render() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const stale = this.#stale;
    this.#stale = new Set();
    if (!this.#view.width) return;
    this.before(stale);
    if (stale.has('image')) this.#drawImages(this.image);
    this.#drawMask(this.overlay, stale.has('overlay'));
    if (stale.has('guides')) this.#drawGuides(this.guides);
    this.after();
  }

  #drawImages(context) {
    const { image, after, map, border, before, moving } = this.#scene;
    const view = this.#view;
    const draw = (shown) => drawImage(context, shown, this.#scene.place(shown), view, moving);
    context.clearRect(0, 0, view.width, view.height);
    if (map) {
      draw(map);
      return;
    }
    if (border && image && !after) drawMirrored(context, image, border, view);
    if (image) drawImage(context, image, { left: 0, top: 0, right: image.width, bottom: image.height }, view, moving);
    if (!after || (before && image)) return;
    const x = image ? this.#dividerX() : 0;
    context.save();
    context.beginPath();
    context.rect(x, 0, view.width - x, view.height);
    context.clip();
    context.clearRect(0, 0, view.width, view.height);
    draw(after);
    context.restore();
  }

  #dividerX() {
    const { left, right } = this.#scene.place(this.#scene.after);
    return Math.round(this.#view.toDevice(left + this.#scene.divider * (right - left), 0).x);
  }

  #drawMask(context, all) {
    const { editor, drawable, maskShown, overlayColor, weights } = this.#scene;
    const view = this.#view;
    const dirty = editor?.buffer.takeDirty();
    if (!drawable || !maskShown) {
      context.clearRect(0, 0, view.width, view.height);
      return;
    }
    const outline = Math.max(1, Math.round(this.ratio));
    if (all || weights !== this.#shownWeights) {
      drawOverlay(context, editor.buffer, view, { left: 0, top: 0, right: view.width, bottom: view.height }, { outline, overlayColor, weights });
    } else if (dirty) {
      drawOverlay(context, editor.buffer, view, touched(dirty, view, outline), { outline, overlayColor, weights });
    }
    this.#shownWeights = weights;
  }

  #drawGuides(context) {
    const { image, after, map, before, drawable, editor, tool, brushSize, hover } = this.#scene;
    const view = this.#view;
    context.clearRect(0, 0, view.width, view.height);
    if (after && image && !before && !map) {
      const { top, bottom } = this.#scene.place(after);
      const from = Math.max(0, view.toDevice(0, top).y);
      drawDivider(context, this.#dividerX(), from, Math.min(view.height, view.toDevice(0, bottom).y), this.ratio);
    }
    if (!drawable) return;
    if (editor.guide) drawGuide(context, editor.guide, view, this.ratio);
    if (hover && (tool === 'brush' || tool === 'eraser')) {
      drawRing(context, hover, (brushSize / 2) * view.scale, this.ratio);
    }
  }
}
