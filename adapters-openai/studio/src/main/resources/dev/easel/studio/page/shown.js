/** What the stage shows: the image that is painted on, a result beside what was before, or a draft. */
export class Shown extends EventTarget {
  /** The result shown, 'draft', or null while the image is painted on. */
  item = null;
  /** Whether a result is shown beside the image before it. */
  comparing = false;
  #stage;
  #openId = null;
  #heldMask = null;
  #turn = Promise.resolve();

  constructor(stage) {
    super();
    this.#stage = stage;
  }

  /** Shows the image to paint on, with its mask; null leaves the stage empty. */
  draw(image) {
    return this.#next(async () => {
      await this.#plain();
      if (!image) {
        this.#stage.close();
        this.#openId = this.#heldMask = null;
      } else if (this.#openId !== image.id) {
        await this.#stage.open(image.blob, {keepMask: true});
        this.#openId = image.id;
        if (this.#heldMask) await this.#stage.loadMask(this.#heldMask).catch(() => {});
        this.#heldMask = null;
      }
      this.#now(null, false);
    });
  }

  result(result, before) {
    return this.#next(async () => {
      await this.#plain();
      const blob = before ?? result.blob;
      const id = before ? result.baseId : `result:${result.id}`;
      await this.#openBeside(id, blob);
      if (before) {
        await this.#stage.compare(result.blob);
        this.#stage.divider = 0;
      }
      this.#now(result, Boolean(before));
    });
  }

  draft(blob, id) {
    return this.#next(async () => {
      await this.#plain();
      if (this.#stage.size && this.#openId && !this.#openId.startsWith('draft:')) {
        await this.#stage.compare(blob);
        this.#stage.divider = 0;
      } else {
        await this.#openBeside(`draft:${id}`, blob);
      }
      this.#now('draft', false);
    });
  }

  /** Shows a map of differences instead of the result; null shows the result again. */
  map(blob) {
    return this.#next(() => this.#stage.showMap(blob));
  }

  /** Opens another image than the one that is painted on; a mask that would be lost is held meanwhile. */
  async #openBeside(id, blob) {
    if (this.#openId === id) return;
    const size = this.#stage.size;
    const mask = !this.item && this.#stage.marked.pixels ? await this.#stage.plainMaskPng() : null;
    await this.#stage.open(blob, {keepMask: true});
    this.#openId = id;
    const {width, height} = this.#stage.size;
    if (mask && (width !== size.width || height !== size.height)) this.#heldMask = mask;
  }

  async #plain() {
    await this.#stage.showMap(null);
    await this.#stage.compare(null);
    this.#stage.before = false;
  }

  #now(item, comparing) {
    this.item = item;
    this.comparing = comparing;
    this.dispatchEvent(new Event('change'));
  }

  /** One change of the stage after another; a failed one does not stop the next. */
  #next(act) {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
