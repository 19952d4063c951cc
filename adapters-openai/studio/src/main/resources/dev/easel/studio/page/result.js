/** The results of the session: thumbnails, facts, comparison, and what can be done with one. */
import {$, make, pressed, save, thumbnail} from './dom.js';
import {count, seconds} from './words.js';
import {surplus} from './session.js';

const LEVELS = 255;

export class Results extends EventTarget {
  /** Each is what the session stores: id, blob, facts of the image and of its call. */
  list = [];
  #canvases = new Map();
  #bases = new Map();
  #session;

  constructor(session) {
    super();
    this.#session = session;
  }

  async restore() {
    for (const result of await this.#session.results()) await this.add(result, false);
  }

  async add(result, keep = true) {
    this.#canvases.set(result.id, await thumbnail(result.blob));
    this.list.push(result);
    if (keep) await this.keep(result);
  }

  /** Stores a result, and drops the oldest ones where they grow too many. */
  async keep(result) {
    await this.#session.putResult(result);
    for (const old of surplus(this.list)) {
      this.list = this.list.filter(each => each !== old);
      await this.#session.deleteResult(old.id);
    }
  }

  /** Remembers the image that a call changes, for a comparison later on. */
  async keepBase(image) {
    if (this.#bases.has(image.id)) return;
    this.#bases.set(image.id, image.blob);
    await this.#session.put(`base:${image.id}`, image.blob);
  }

  async base(result) {
    return result.baseId && (this.#bases.get(result.baseId) ?? await this.#session.get(`base:${result.baseId}`));
  }

  clear() {
    this.list = [];
    this.#bases.clear();
    this.#canvases.clear();
  }

  /** Shows the thumbnails, newest first; `shown` is the one on the stage. */
  render(shown, choose) {
    $('results').replaceChildren(...[...this.list].reverse().map(result => {
      const button = make('button', {className: 'thumb', title: result.prompt,
        'aria-label': `Result: ${result.prompt || result.verb}`}, this.#canvases.get(result.id));
      pressed(button, result === shown);
      button.addEventListener('click', () => choose(result));
      return make('li', {}, button);
    }));
  }
}

/** Shows what is known of a result. */
export function showFacts(result) {
  $('result').hidden = !result;
  if (!result) return;
  const {done = {}, own = {}} = result;
  const rows = [];
  const row = (name, value, className = '') => value && rows.push(
    make('div', {}, make('dt', {}, name), make('dd', {className}, value)));
  const outside = result.verb === 'expand' ? 'The original' : 'Outside the mask';
  if (own.changedOutside === 0) row(outside, 'unchanged', 'ok');
  else if (own.changedOutside > 0) row(outside, `${count(own.changedOutside, 'pixel')} changed`, 'warn');
  row('Provider\'s drift', drift(own));
  row('Size', `${result.width} × ${result.height}`);
  row('Cost', [cost(done), done.seconds === undefined ? '' : seconds(done.seconds)].filter(Boolean).join(', '));
  row('Provider', [done.provider ?? result.provider, done.model ?? result.model].filter(Boolean).join(' · '));
  row('Request id', done.requestId);
  $('facts').replaceChildren(...rows);
  $('notes').replaceChildren(...notes(result).map(text => make('li', {}, text)));
}

function drift({drift, remainingDrift}) {
  if (drift === undefined) return '';
  const levels = value => `${(value * LEVELS).toFixed(1)} levels`;
  if (drift * LEVELS < 0.05) return 'none';
  if (remainingDrift === undefined) return levels(drift);
  return remainingDrift * LEVELS < 0.5 ? `${levels(drift)}, undone` : `${levels(drift)}, ${levels(remainingDrift)} left`;
}

function cost({cost, billing}) {
  if (cost) return `${cost.reported ? '' : 'about '}${cost.text}`;
  return {'not-billed': 'not billed', billed: 'billed, not told'}[billing] ?? '';
}

function notes({done = {}, revisedPrompt}) {
  const texts = (done.notes ?? []).map(note => note.message);
  if (done.missing?.length) {
    texts.unshift(arrived(done), ...done.missing.map(each => each.message));
  }
  if (revisedPrompt) texts.push(`The provider's prompt: ${revisedPrompt}`);
  return texts;
}

/** Returns such as "2 of 3 arrived". */
export function arrived({requested, missing}) {
  return `${requested - missing.length} of ${requested} arrived`;
}

export function download(result) {
  const words = result.prompt.toLowerCase().match(/[a-z0-9]+/g)?.slice(0, 6).join('-') ?? '';
  const ending = {jpeg: 'jpg'}[result.format] ?? result.format ?? 'png';
  save(result.blob, `${[result.verb, words].filter(Boolean).join('-')}.${ending}`);
}
