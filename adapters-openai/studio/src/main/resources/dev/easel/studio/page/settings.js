/** The settings of a request: what the chosen provider and model offer; the rest is disabled and says why. */
import {$, make} from './dom.js';
import {estimate, modelOf} from './config.js';
import {VERBS} from './words.js';

const FORMATS = {png: 'PNG, exact', jpeg: 'JPEG', webp: 'WebP'};
const OTHER = '\u0000other';
const FIELDS = ['provider', 'model', 'size', 'quality', 'count', 'format', 'seed'];

export class Settings extends EventTarget {
  /** What the user chose; what a provider lacks stays chosen for the next one. */
  #chosen = {provider: '', model: '', size: '', quality: '', count: 1, format: 'png', seed: ''};
  #config;
  #verb = 'generate';
  #provider;
  #model = {name: ''};

  constructor() {
    super();
    for (const field of FIELDS) $(field).addEventListener('change', () => this.#choose(field, $(field).value));
    $('seed').addEventListener('input', () => this.#choose('seed', $('seed').value));
    for (const field of ['model', 'size']) {
      $(`${field}-other`).addEventListener('change', event => this.#choose(field, event.target.value.trim()));
    }
    this.#render();
  }

  get chosen() { return this.#chosen; }

  restore(chosen) {
    Object.assign(this.#chosen, chosen);
    this.#render();
  }

  configure(config) {
    this.#config = config;
    this.#render();
  }

  set verb(verb) {
    if (verb === this.#verb) return;
    this.#verb = verb;
    this.#render();
  }

  get provider() { return this.#provider?.provider ?? ''; }
  get maxInputImages() { return this.#model.maxInputImages; }
  get limits() { return this.#config?.limits ?? {}; }

  /** Why nothing can be run with these settings, or empty. */
  get problem() {
    if (!this.#config) return 'The server has not told what it offers.';
    if (!this.#provider) {
      const [first] = this.#config.providers(this.#verb);
      return first?.reason ?? `No provider is configured for ${VERBS[this.#verb]}.`;
    }
    if (!$('size-other').hidden && !/^\d+[x×:]\d+$/.test($('size-other').value.trim())) {
      return 'Write the size as width x height, such as 1024x768.';
    }
    return '';
  }

  /** The fields of a call. */
  get values() {
    const value = name => $(name).disabled ? '' : $(name).value;
    const size = value('size') === OTHER ? $('size-other').value.trim().replace('×', 'x') : value('size');
    return {provider: this.provider, model: this.#model.other || !this.#model.default ? this.#model.name : '',
      size, quality: value('quality'), n: value('count') || '1', format: value('format'), seed: value('seed')};
  }

  get estimate() {
    const {size, quality, n} = this.values;
    return estimate(this.#model, {size, quality, n: Number(n)});
  }

  #choose(field, value) {
    if (value === OTHER) {
      $(`${field}-other`).hidden = false;
      $(`${field}-other`).focus();
      if (field === 'model') return;
    } else {
      this.#chosen[field] = value;
    }
    this.#render(field === 'size' && value === OTHER);
    this.dispatchEvent(new Event('change'));
  }

  #render(otherSize = false) {
    const verb = this.#verb;
    const chosen = this.#chosen;
    const offered = this.#config?.providers(verb) ?? [];
    this.#provider = this.#config?.provider(verb, chosen.provider);
    const model = this.#model = modelOf(this.#provider, chosen.model);
    options($('provider'), offered.map(each => ({value: each.provider, disabled: !each.models,
      text: each.models ? each.provider : each.reason ?? `${each.provider} cannot do this`})), this.provider);
    this.#renderModel(model);
    this.#renderSize(model, otherSize);
    const label = model.name || this.provider || 'the provider';
    const qualities = model.qualities ?? [];
    choice('quality', [['', 'default'], ...qualities.map(each => [each, each])], chosen.quality,
      qualities.length ? '' : `${label} offers no choice of quality.`);
    const most = Math.min(model.maxCount ?? 1, 16);
    choice('count', Array.from({length: most}, (_, i) => [String(i + 1), String(i + 1)]), String(chosen.count),
      most > 1 ? '' : `${label} makes one image at a time.`, '1');
    choice('format', (model.formats ?? ['png']).map(each => [each, FORMATS[each] ?? each]), chosen.format, '');
    const seed = $('seed');
    seed.disabled = !model.seed;
    seed.placeholder = model.seed ? 'random' : 'not available';
    seed.title = model.seed ? '' : `${label} takes no seed.`;
    if (document.activeElement !== seed) seed.value = model.seed ? chosen.seed : '';
    this.#renderHints(model);
  }

  #renderModel(model) {
    const names = (this.#provider?.models ?? []).map(each => ({value: each.name, text: each.name || 'default'}));
    if (model.other) names.push({value: model.name, text: model.name});
    if (this.#provider) names.push({value: OTHER, text: 'Other…'});
    options($('model'), names, model.name);
    $('model-other').hidden = true;
  }

  #renderSize(model, other) {
    const sizes = model.sizes ?? {};
    const choices = sizes.choices ?? [];
    const wished = this.#chosen.size;
    const free = sizes.any && wished && !choices.includes(wished);
    const fixed = this.#verb === 'expand';
    const automatic = fixed ? 'image and border' : this.#verb === 'generate' ? 'automatic' : 'as the image';
    const values = [['', automatic], ...choices.map(each => [each, each.replace('x', ' × ')])];
    if (sizes.any) values.push([OTHER, 'Other…']);
    choice('size', values, other || free ? OTHER : wished,
      fixed ? 'The border sets the size.' : values.length > 1 ? '' : `${model.name || this.provider} offers no choice of size.`,
      automatic);
    const field = $('size-other');
    field.hidden = fixed || !(other || free);
    if (free) field.value = wished;
    $('size').title ||= sizes.told ?? '';
  }

  #renderHints(model) {
    const hints = [];
    const wished = this.#chosen.provider;
    if (wished && this.#provider && wished !== this.provider) {
      hints.push(make('li', {}, `${this.#config.reason(this.#verb, wished)} ${this.provider} is used instead.`));
    }
    if (model.endOfLife) {
      const next = model.successor ? ` Its successor is ${model.successor}.` : '';
      hints.push(make('li', {className: 'warn'}, `${model.name} ends on ${model.endOfLife}.${next}`));
    }
    const exact = $('format').value === 'png';
    if (this.#verb === 'inpaint') {
      hints.push(make('li', {}, exact ? 'Outside the mask every pixel stays as it is.'
        : `${FORMATS[$('format').value]} changes pixels everywhere a little; PNG keeps them exact.`));
    }
    if (this.#verb === 'expand' && exact) hints.push(make('li', {}, 'The image inside the border stays as it is.'));
    $('hints').replaceChildren(...hints);
  }
}

function options(select, list, value) {
  select.replaceChildren(...list.map(each => make('option', each)));
  select.disabled = !list.length;
  select.value = value;
}

/** Fills a select; where a reason forbids a choice it is disabled, shows why, and sends nothing. */
function choice(name, values, wished, reason, instead = 'not available') {
  const select = $(name);
  const list = reason ? [{value: '', text: instead}] : values.map(([value, text]) => ({value, text}));
  options(select, list, list.some(each => each.value === wished) ? wished : list[0].value);
  select.disabled = Boolean(reason);
  select.title = reason;
}
