import { UNIT } from '../mask/brush.js';
import { MaskEditor } from '../mask/editor.js';
import { readMask, scaleMask } from '../mask/load.js';
import { writePng } from '../mask/png.js';
import { weigh } from '../mask/weights.js';
import { decodeImage } from './image.js';
import { Layers } from './layers.js';
import { Pointers } from './pointer.js';
import { View } from './view.js';

/** How long nothing changes before the image is drawn in full quality, and the feather, in milliseconds. */
const REST = 150;
/** How long the ring of a brush that is resized elsewhere is shown, in milliseconds. */
const RING_SHOWN = 900;
const NO_BORDER = { left: 0, top: 0, right: 0, bottom: 0 };

const within = (low, high) => (value) => Math.min(high, Math.max(low, Number(value) || 0));
const same = (value) => value;
/** The properties that change what is shown: how a value is made valid, and the layers that show it. */
const PROPERTIES = {
  tool: [same, 'guides'],
  brushSize: [within(1, 1000), 'guides'],
  feather: [(value) => Math.round(within(0, 256)(value)), 'overlay'],
  overlayColor: [same, 'overlay'],
  maskShown: [Boolean, 'overlay'],
  border: [(border) => border && { ...border }, 'image'],
  divider: [within(0, 1), 'image', 'guides'],
  before: [Boolean, 'image', 'guides'],
};

/** What is on the stage. */
class Scene {
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
  /** Where the ring of the brush is shown. */
  hover = null;
  moving = false;
  /** The mask with its feather, while it is known. */
  weights = null;

  get drawable() {
    return this.editor && !this.border && !this.after && !this.map;
  }

  /** Returns where an image lies, in pixels of the one before: around it if it has the border that is set, else on it. */
  place(image) {
    const { width, height } = this.image ?? image;
    const { left, top, right, bottom } = this.border ?? NO_BORDER;
    const around = image.width === width + left + right && image.height === height + top + bottom;
    return around ? { left: -left, top: -top, right: width + right, bottom: height + bottom } : rectangle(width, height);
  }

  get frame() {
    const shown = this.map ?? this.after;
    if (shown) return this.place(shown);
    const { width, height } = this.image ?? { width: 1, height: 1 };
    const { left, top, right, bottom } = this.border ?? NO_BORDER;
    return { left: -left, top: -top, right: width + right, bottom: height + bottom };
  }
}

const rectangle = (right, bottom) => ({ left: 0, top: 0, right, bottom });
const failure = (name, message, more) => Object.assign(new Error(message), { name, ...more });

/**
 * The image and the mask on it: shows them, and turns pointers into marked pixels. Sizes are in image pixels.
 *
 * Events: `maskchange`, `strokeend`, `viewchange`, `penseen`, `brushsize` and `divider` (the pointer or wheel changed
 * them), `maskshown` (a stroke made the hidden mask visible).
 */
export class Stage extends EventTarget {
  drawWithFinger = false;
  pressure = false;
  wheelZooms = false;
  #container;
  #scene = new Scene();
  #view = new View();
  #layers;
  #pointers;
  #turns = {};
  #penSeen = false;
  #announced = null;
  #timers = {};

  static {
    for (const [name, [valid, ...layers]] of Object.entries(PROPERTIES)) {
      Object.defineProperty(this.prototype, name, {
        get() {
          return this.#scene[name];
        },
        set(value) {
          this.#scene[name] = valid(value);
          this.#layers.draw(...layers);
          this.#set(name);
        },
      });
    }
  }

  /** @param container an element with a size; it gets the canvases */
  constructor(container) {
    super();
    this.#container = container;
    const { style } = container;
    if (getComputedStyle(container).position === 'static') style.position = 'relative';
    Object.assign(style, { overflow: 'hidden', touchAction: 'none', userSelect: 'none', webkitUserSelect: 'none', webkitTouchCallout: 'none' });
    this.#layers = new Layers(container, this.#scene, this.#view, () => this.#moved(), (stale) => {
      if (!stale.has('view')) return;
      const { scale, left, top, width, height } = this.#view;
      container.dataset.view = [scale, left, top, width, height].join(' ');
      this.#tell('viewchange');
    }, () => {
      if (this.#scene.editor?.drawing) this.#announce();
    });
    this.#pointers = new Pointers(container, this.#layers.top, this.#host());
    this.#chooseCursor();
  }

  #tell(name) {
    this.dispatchEvent(new Event(name));
  }

  #set(name) {
    if (name === 'border') this.#reframe();
    if (name === 'tool') this.#chooseCursor();
    if (name === 'feather') {
      this.#scene.weights = null;
      this.#stir();
    }
    if (name === 'brushSize' && !this.#pointers.over) {
      const { width, height } = this.#view;
      this.#scene.hover = { x: width / 2, y: height / 2 };
      this.#later('ring', RING_SHOWN, () => {
        if (!this.#pointers.over) this.#hover(null);
      });
    }
  }

  #later(name, delay, action) {
    clearTimeout(this.#timers[name]);
    this.#timers[name] = setTimeout(action, delay);
  }

  /**
   * Shows an image. The mask stays if the size is the same, unless `keepMask` is false. Rejects with an error named
   * "UnreadableImage" if the browser cannot decode it; what is open then stays.
   */
  async open(blob, { keepMask = true } = {}) {
    const scene = this.#scene;
    const { width, height } = this.size ?? {};
    if (!(await this.#decode('image', blob))) return;
    const sameSize = scene.image.width === width && scene.image.height === height;
    if (!sameSize || !keepMask) scene.editor = new MaskEditor(scene.image.width, scene.image.height);
    if (!sameSize) {
      scene.border = null;
      this.#view.fitted = true;
    }
    this.#show();
  }

  close() {
    this.#put('image', null);
    this.#scene.editor = this.#scene.border = null;
    this.#show();
  }

  #show() {
    this.#put('after', null);
    this.#put('map', null);
    this.#reframe();
    this.#announce();
  }

  /** The size of the upright image, or null. */
  get size() {
    const { image } = this.#scene;
    return image && { width: image.width, height: image.height };
  }

  /** Decodes an image into its place in the scene; returns false if another one was chosen meanwhile. */
  async #decode(name, blob) {
    const turn = (this.#turns[name] = {});
    const image = blob && (await decodeImage(blob));
    if (turn !== this.#turns[name]) {
      image?.close();
      return false;
    }
    this.#put(name, image);
    return true;
  }

  #put(name, image) {
    this.cancelStroke();
    this.#turns[name] = null;
    this.#scene[name]?.close();
    this.#scene[name] = image;
  }

  get canUndo() {
    return this.#scene.editor?.history.canUndo ?? false;
  }

  get canRedo() {
    return this.#scene.editor?.history.canRedo ?? false;
  }

  undo() {
    this.cancelStroke();
    if (this.canUndo) this.#scene.editor.history.undo();
    this.#announce();
  }

  redo() {
    this.cancelStroke();
    if (this.canRedo) this.#scene.editor.history.redo();
    this.#announce();
  }

  invert() {
    this.#edit((buffer) => buffer.invert());
  }

  clear() {
    this.#edit((buffer) => buffer.fill(0, 0, buffer.width, buffer.height, 0));
  }

  fillRectangle({ x, y, width, height }, erase = false) {
    const [left, top, across, down] = [x, y, width, height].map(Math.round);
    this.#edit((buffer) => buffer.fill(left, top, left + across, top + down, erase ? 0 : 1));
  }

  #edit(change) {
    this.cancelStroke();
    this.#scene.editor?.edit(change);
    this.#announce();
  }

  /** Drops the stroke under way: nothing of it stays. */
  cancelStroke() {
    this.#pointers.drop();
  }

  /** How many pixels are marked, and which share of the image that is, 0–1. */
  get marked() {
    const { count, data } = this.#scene.editor?.buffer ?? { count: 0, data: [0] };
    return { pixels: count, share: count / data.length };
  }

  /** Returns the mask to send, as a PNG file with the feather in it. */
  async maskPng() {
    const { width, height } = this.#buffer();
    const area = this.feather > 0 ? await this.#weigh() : null;
    if (!area) return this.plainMaskPng();
    return writePng(width, height, (y, row) => {
      if (y < area.top || y >= area.bottom) return;
      const across = area.right - area.left;
      const from = (y - area.top) * across;
      row.set(area.values.subarray(from, from + across), area.left);
    });
  }

  /** Returns the mask without its feather, to be kept. */
  async plainMaskPng() {
    const { width, height, data } = this.#buffer();
    const copy = data.slice();
    return writePng(width, height, (y, row) => {
      for (let x = 0, i = y * width; x < width; x++, i++) row[x] = -copy[i];
    });
  }

  /**
   * Takes the mask from a file, in a step that can be undone. Rejects with an error named "OtherSize", which has the
   * `size` of the mask, if that is not the image's and it is not to be fitted. Returns {read}: what was taken as
   * marked, "transparent" or "white", or "own" for a file of this page.
   */
  async loadMask(blob, { fit = false } = {}) {
    const buffer = this.#buffer();
    const mask = await readMask(blob).catch(() => {
      throw failure('UnreadableImage', 'This browser cannot read this file.');
    });
    const { width, height, read } = mask;
    const sameSize = width === buffer.width && height === buffer.height;
    if (!sameSize && !fit) {
      const message = `The mask has ${width} × ${height} pixels, the image ${buffer.width} × ${buffer.height}.`;
      throw failure('OtherSize', message, { size: { width, height } });
    }
    const data = sameSize ? mask.data : scaleMask(mask, buffer.width, buffer.height);
    if (buffer === this.#scene.editor?.buffer) this.#edit(() => buffer.replace(data));
    return { read };
  }

  #buffer() {
    if (!this.#scene.editor) throw failure('Error', 'No image is open.');
    return this.#scene.editor.buffer;
  }

  /** Returns the mask with its feather, computed once for each mask. */
  async #weigh() {
    const scene = this.#scene;
    if (scene.weights) return scene.weights;
    const buffer = this.#buffer();
    const { revision } = buffer;
    const { feather } = scene;
    const weights = await weigh(buffer, feather);
    if (scene.editor?.buffer === buffer && buffer.revision === revision && scene.feather === feather) {
      scene.weights = weights;
      this.#layers.draw();
    }
    return weights;
  }

  fit() {
    this.#view.fit();
    this.#moved();
  }

  /** Zooms around the middle of the stage; 1 shows each image pixel as one device pixel. */
  zoomTo(factor) {
    this.zoomBy(factor / this.zoom);
  }

  zoomBy(factor) {
    this.#zoom(factor, { x: this.#view.width / 2, y: this.#view.height / 2 });
  }

  get zoom() {
    return this.#view.scale;
  }

  #zoom(factor, { x, y }) {
    this.#view.zoomAt(factor, x, y);
    this.#moved();
  }

  #pan(x, y) {
    this.#view.panBy(x, y);
    this.#moved();
  }

  /** Returns where an image point is, in CSS pixels from the upper left corner of the container. */
  toScreen(x, y) {
    const at = this.#view.toDevice(x, y);
    return { x: at.x / this.#layers.ratio, y: at.y / this.#layers.ratio };
  }

  toImage(x, y) {
    return this.#view.toImage(x * this.#layers.ratio, y * this.#layers.ratio);
  }

  /** Shows an image after a change to the right of the divider; null ends that. */
  async compare(after) {
    if (await this.#decode('after', after)) this.#reframe();
  }

  /** Shows a difference map in place of the image; null ends that. */
  async showMap(blob) {
    if (await this.#decode('map', blob)) this.#reframe();
  }

  #reframe() {
    this.#view.show(this.#scene.frame);
    this.#chooseCursor();
    this.#moved();
  }

  get #slides() {
    return this.#scene.after && this.#scene.image && !this.#scene.map && this.tool !== 'move';
  }

  #chooseCursor() {
    const drawing = { brush: 'none', eraser: 'none', rectangle: 'crosshair', lasso: 'crosshair' }[this.tool];
    const still = this.#scene.drawable ? drawing : null;
    this.#layers.top.style.cursor = this.#slides ? 'ew-resize' : (still ?? 'grab');
  }

  #host() {
    const scene = this.#scene;
    const layers = this.#layers;
    return {
      draws: () => scene.drawable && scene.tool !== 'move',
      slides: () => this.#slides,
      fingerDraws: () => !this.#penSeen || this.drawWithFinger,
      wheelZooms: () => this.wheelZooms,
      toDevice: (event) => layers.toDevice(event),
      begin: (at, event, erases) => this.#begin(at, event, erases),
      extend: (at, event) => {
        scene.editor.extend(this.#point(at), this.#radius(event));
        layers.draw('guides');
      },
      end: () => {
        const changed = scene.editor.end();
        this.#announce();
        if (changed) this.#tell('strokeend');
      },
      drop: () => {
        scene.editor.drop();
        this.#announce();
      },
      slide: (at) => {
        const { left, right } = scene.place(scene.after);
        this.divider = (this.#view.toImage(at.x, at.y).x - left) / (right - left);
        this.#tell('divider');
      },
      pan: (x, y) => this.#pan(x, y),
      scroll: (x, y) => this.#pan(x * layers.ratio, y * layers.ratio),
      zoom: (factor, at) => this.#zoom(factor, at),
      hover: (at) => this.#hover(at),
      resizeBrush: (factor) => {
        this.brushSize = Math.round(this.brushSize * factor + Math.sign(factor - 1) / 2);
        this.#tell('brushsize');
      },
      pen: () => {
        if (!this.#penSeen) this.#tell('penseen');
        this.#penSeen = true;
      },
    };
  }

  #hover(at) {
    this.#scene.hover = at;
    this.#layers.draw('guides');
  }

  #begin(at, event, erases) {
    const { editor, tool } = this.#scene;
    this.#container.focus({ preventScroll: true });
    if (!this.maskShown) {
      // A mask that is hidden and yet sent surprises; drawing shows it.
      this.maskShown = true;
      this.#tell('maskshown');
    }
    editor.begin(tool === 'eraser' ? 'brush' : tool, this.#point(at), {
      value: erases || event.altKey || tool === 'eraser' ? 0 : 1,
      radius: this.#radius(event),
      straight: event.shiftKey,
    });
    this.#layers.draw('guides');
  }

  /** Returns an image point in sixteenths of a pixel. */
  #point(at) {
    const { x, y } = this.#view.toImage(at.x, at.y);
    return { x: Math.round(x * UNIT), y: Math.round(y * UNIT) };
  }

  #radius({ pointerType, pressure }) {
    const share = this.pressure && pointerType === 'pen' ? pressure : 1;
    return Math.max(UNIT / 2, Math.round((this.brushSize * share * UNIT) / 2));
  }

  #moved() {
    this.#scene.moving = true;
    this.#layers.draw('image', 'overlay', 'guides', 'view');
    this.#stir();
  }

  /** Something changes: until it rests, speed counts more than looks. */
  #stir() {
    this.#later('rest', REST, () => {
      const scene = this.#scene;
      if (scene.moving) {
        scene.moving = false;
        this.#layers.draw('image');
      }
      if (scene.feather && scene.drawable && scene.maskShown && !scene.editor.drawing) this.#weigh();
    });
  }

  /** Tells of a changed mask, once for each change. */
  #announce() {
    const { editor } = this.#scene;
    const state = `${editor?.buffer.width} ${editor?.buffer.height} ${editor?.buffer.revision}`;
    if (state === this.#announced) return;
    this.#announced = state;
    this.#scene.weights = null;
    this.#layers.draw(...(editor?.buffer.dirty ? [] : ['overlay']));
    this.#stir();
    this.#tell('maskchange');
  }
}
