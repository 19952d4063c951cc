/** The images to send: dropped, pasted or chosen; the first is the one that is painted over. */
import {$, make, pressed, thumbnail} from './dom.js';
import {UNREADABLE, count} from './words.js';

export class Images extends EventTarget {
  /** Each has an id, a name, the file's own bytes and a small canvas. */
  list = [];
  #most;
  #say;

  constructor({most, say}) {
    super();
    this.#most = most;
    this.#say = say;
    const input = $('file-input');
    for (const id of ['open', 'add', 'add-image']) $(id).addEventListener('click', () => input.click());
    input.addEventListener('change', () => {
      this.add([...input.files]);
      input.value = '';
    });
    document.addEventListener('paste', event => this.#paste(event));
    const area = $('area');
    document.addEventListener('dragover', event => {
      event.preventDefault();
      area.classList.add('over');
    });
    document.addEventListener('dragleave', event => event.relatedTarget || area.classList.remove('over'));
    document.addEventListener('drop', event => {
      event.preventDefault();
      area.classList.remove('over');
      if (event.dataTransfer.files.length) this.add([...event.dataTransfer.files]);
    });
  }

  get base() { return this.list[0]; }

  /** Adds files; where only one image can be sent, the new one takes the place of the old. */
  async add(files) {
    for (const file of files) {
      if (file.type && !file.type.startsWith('image/')) {
        this.#say(`${file.name} is not an image.`);
        continue;
      }
      await this.#addOne(file);
    }
  }

  async #addOne(file) {
    const most = this.#most();
    if (most > 1 && this.list.length >= most) {
      this.#say(`At most ${count(most, 'image')} can be sent. Remove one first.`);
      return;
    }
    const image = await read(file, file.name).catch(() => null);
    if (!image) {
      this.#say(UNREADABLE);
      return;
    }
    this.list = most > 1 ? [...this.list, image] : [image];
    if (this.list.length > 1) this.#say(`Added as image ${this.list.length}. Click it to paint on it.`);
    this.changed();
  }

  /** Puts a blob in the first place, in place of what is there. */
  async replaceBase(blob, name, id) {
    this.list = [await read(blob, name, id), ...this.list.slice(1)];
  }

  async restore(saved) {
    const images = await Promise.all(saved.map(each => read(each.blob, each.name, each.id).catch(() => null)));
    this.list = images.filter(Boolean);
  }

  remove(image) {
    this.list = this.list.filter(each => each !== image);
    this.changed();
  }

  makeBase(image) {
    this.list = [image, ...this.list.filter(each => each !== image)];
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }

  /** Shows the thumbnails; `shown` is the image on the stage, if one of these is. */
  render(shown, choose) {
    $('inputs').replaceChildren(...this.list.map((image, index) => {
      const label = index ? `Image ${index + 1}: ${image.name}` : `Image to paint on: ${image.name}`;
      const button = make('button', {className: 'thumb', title: image.name, 'aria-label': label}, image.canvas);
      pressed(button, image === shown);
      button.addEventListener('click', () => choose(image));
      const drop = make('button', {className: 'drop', 'aria-label': `Remove ${image.name}`}, make('span', {}, '✕'));
      drop.addEventListener('click', () => this.remove(image));
      return make('li', {}, button, drop);
    }));
  }

  #paste(event) {
    const files = [...event.clipboardData?.files ?? []].filter(file => file.type.startsWith('image/'));
    const text = event.target.matches?.('input, textarea') && event.clipboardData.getData('text/plain');
    if (!files.length || text) return;
    event.preventDefault();
    this.add(files);
  }
}

/** Copies the bytes, so that a file changed on disk later is still sent as it was. */
async function read(blob, name, id = newId()) {
  const copy = new Blob([await blob.arrayBuffer()], {type: blob.type});
  return {id, name: name || 'image', blob: copy, canvas: await thumbnail(copy)};
}

export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
