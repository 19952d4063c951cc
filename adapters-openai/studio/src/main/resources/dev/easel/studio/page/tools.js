/** The tools and what belongs to the mask: sizes, files, numbers, color. */
import {$, pressed, save} from './dom.js';
import {count, percent} from './words.js';

const TOOLS = ['brush', 'eraser', 'rectangle', 'lasso', 'move'];
const ACTIONS = ['undo', 'redo', 'invert', 'clear'];
const DRAWING = [...TOOLS.slice(0, 4).map(tool => `tool-${tool}`), ...ACTIONS, 'mask-load', 'mask-save', 'rectangle-mark', 'rectangle-erase'];

export class Tools extends EventTarget {
  #stage;
  #say;
  #tool = 'brush';
  #sized = false;
  #drawing = false;
  #frame = 0;

  constructor(stage, say) {
    super();
    this.#stage = stage;
    this.#say = say;
    for (const tool of TOOLS) $(`tool-${tool}`).addEventListener('click', () => this.choose(tool));
    for (const action of ACTIONS) $(action).addEventListener('click', () => stage[action]());
    $('mask-menu').addEventListener('click', () => this.#unfold($('mask-more').hidden));
    this.#sizes();
    this.#switches();
    this.#files();
    this.#rectangle();
    stage.addEventListener('maskchange', () => this.#renderSoon());
    stage.addEventListener('brushsize', () => this.#showSize());
    stage.addEventListener('maskshown', () => $('mask-shown').checked = true);
    stage.addEventListener('penseen', () => $('pressure').parentElement.hidden = false);
    this.size(92);
    stage.overlayColor = $('overlay-color').value;
    this.render();
  }

  choose(tool) {
    this.#tool = tool;
    this.dispatchEvent(new Event('choose'));
    this.render();
  }

  /** Takes a tool for as long as a key is held; null goes back to the chosen one. */
  hold(tool) {
    this.#stage.tool = tool ?? this.#tool;
  }

  size(pixels) {
    this.#stage.brushSize = Math.min(1000, Math.max(1, Math.round(pixels)));
    this.#showSize();
  }

  grow(factor) {
    const size = this.#stage.brushSize;
    this.#sized = true;
    this.size(factor > 1 ? Math.max(size + 1, size * factor) : Math.min(size - 1, size * factor));
    this.dispatchEvent(new Event('change'));
  }

  /** Takes a size that fits a new image, until the user has chosen one. */
  suit({width, height}) {
    if (!this.#sized) this.size(Math.min(width, height) / 16);
    for (const side of ['x', 'width']) $(`rectangle-${side}`).max = width;
    for (const side of ['y', 'height']) $(`rectangle-${side}`).max = height;
  }

  /** Whether a mask can be drawn now. */
  set drawing(on) {
    this.#drawing = on;
    this.render();
  }

  get chosen() {
    const {brushSize, feather, overlayColor, wheelZooms, drawWithFinger, pressure} = this.#stage;
    return {brushSize: this.#sized ? brushSize : 0, feather, overlayColor, wheelZooms, drawWithFinger, pressure};
  }

  restore({brushSize, feather, overlayColor, wheelZooms, drawWithFinger, pressure}) {
    this.#sized = brushSize > 0;
    if (this.#sized) this.size(brushSize);
    $('feather').value = feather ?? 0;
    if (overlayColor) $('overlay-color').value = overlayColor;
    $('wheel-zooms').checked = wheelZooms;
    $('draw-with-finger').checked = drawWithFinger;
    $('pressure').checked = pressure;
    if (pressure) $('pressure').parentElement.hidden = false;
    for (const id of ['feather', 'overlay-color', 'wheel-zooms', 'draw-with-finger', 'pressure']) {
      $(id).dispatchEvent(new Event('input'));
    }
  }

  render() {
    const stage = this.#stage;
    for (const tool of TOOLS) pressed($(`tool-${tool}`), tool === this.#tool);
    for (const id of DRAWING) $(id).disabled = !this.#drawing;
    $('tool-move').disabled = !stage.size;
    $('undo').disabled ||= !stage.canUndo;
    $('redo').disabled ||= !stage.canRedo;
    $('clear').disabled ||= !stage.marked.pixels;
    $('mask-save').disabled ||= !stage.marked.pixels;
    stage.tool = this.#drawing ? this.#tool : 'move';
    $('marked').textContent = this.#drawing && stage.size ? `Marked: ${percent(stage.marked.share)}` : '';
  }

  #renderSoon() {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.render();
    });
  }

  /** The slider grows by factors, so that small sizes can be set as finely as large ones. */
  #sizes() {
    const changed = pixels => {
      this.#sized = true;
      this.size(pixels);
      this.dispatchEvent(new Event('change'));
    };
    $('brush-size').addEventListener('input', event => changed(1000 ** (event.target.value / 1000)));
    $('brush-size-px').addEventListener('change', event => changed(Number(event.target.value) || 1));
  }

  #showSize() {
    const size = Math.round(this.#stage.brushSize);
    const slider = $('brush-size');
    if (document.activeElement !== slider || Math.round(1000 ** (slider.value / 1000)) !== size) {
      slider.value = 1000 * Math.log(size) / Math.log(1000);
    }
    slider.setAttribute('aria-valuetext', `${size} px`);
    $('brush-size-px').value = size;
  }

  #switches() {
    const stage = this.#stage;
    const bind = (id, property, value) => $(id).addEventListener('input', event => {
      stage[property] = event.target[value];
      this.dispatchEvent(new Event('change'));
    });
    bind('overlay-color', 'overlayColor', 'value');
    bind('mask-shown', 'maskShown', 'checked');
    bind('wheel-zooms', 'wheelZooms', 'checked');
    bind('draw-with-finger', 'drawWithFinger', 'checked');
    bind('pressure', 'pressure', 'checked');
    bind('feather', 'feather', 'valueAsNumber');
    $('feather').addEventListener('input', () => $('feather-px').textContent = `${$('feather').value} px`);
  }

  #files() {
    $('mask-load').addEventListener('click', () => $('mask-file').click());
    $('mask-file').addEventListener('change', async event => {
      const [file] = event.target.files;
      event.target.value = '';
      if (file) await this.#load(file);
    });
    $('mask-save').addEventListener('click', async () => save(await this.#stage.plainMaskPng(), 'mask.png'));
  }

  async #load(file) {
    try {
      await this.#stage.loadMask(file, {fit: $('fit-mask').checked});
      this.#say(`${file.name} is the mask now.`);
    } catch (error) {
      const [mine, other] = [this.#stage.size, error.size];
      this.#say(error.name === 'OtherSize'
        ? `The mask has ${other.width} × ${other.height} pixels, the image ${mine.width} × ${mine.height}.`
          + ' Check "Fit a mask of another size" to stretch it.'
        : `${file.name} cannot be read as a mask. Save it as PNG.`);
    }
  }

  #rectangle() {
    const sides = ['x', 'y', 'width', 'height'];
    const area = () => Object.fromEntries(sides.map(side => [side, Math.round($(`rectangle-${side}`).valueAsNumber) || 0]));
    const outline = () => {
      const {x, y, width, height} = area();
      const [from, to] = [this.#stage.toScreen(x, y), this.#stage.toScreen(x + width, y + height)];
      Object.assign($('outline').style, {left: `${from.x}px`, top: `${from.y}px`,
        width: `${to.x - from.x}px`, height: `${to.y - from.y}px`});
    };
    for (const side of sides) {
      $(`rectangle-${side}`).addEventListener('input', outline);
      $(`rectangle-${side}`).addEventListener('focus', () => {
        $('outline').hidden = !this.#drawing;
        if (this.#drawing) outline();
      });
      $(`rectangle-${side}`).addEventListener('blur', () => $('outline').hidden = true);
    }
    const fill = erase => {
      const before = this.#stage.marked.pixels;
      this.#stage.fillRectangle(area(), erase);
      this.#say(`${count(Math.abs(this.#stage.marked.pixels - before), 'pixel')} ${erase ? 'erased' : 'marked'}.`);
    };
    $('rectangle-mark').addEventListener('click', () => fill(false));
    $('rectangle-erase').addEventListener('click', () => fill(true));
  }

  #unfold(on) {
    $('mask-more').hidden = !on;
    $('bar-mask').classList.toggle('unfolded', on);
    $('mask-menu').setAttribute('aria-expanded', String(on));
  }
}
