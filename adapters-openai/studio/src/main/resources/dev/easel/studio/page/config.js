/** What the server offers: look-ups in the configuration, without the page. */
import {money} from './words.js';

export class Config {
  constructor(data) {
    this.limits = data.limits ?? {};
    this.version = data.version ?? '';
    this.verbs = data.verbs ?? {};
  }

  providers(verb) {
    return this.verbs[verb] ?? [];
  }

  /** The provider wished if it can do the verb, else the first that can, else undefined. */
  provider(verb, wished) {
    const able = this.providers(verb).filter(each => each.models);
    return able.find(each => each.provider === wished) ?? able[0];
  }

  /** Why a provider cannot do a verb, or undefined if it can. */
  reason(verb, name) {
    const found = this.providers(verb).find(each => each.provider === name);
    return found?.models ? undefined : found?.reason ?? `${name} is not offered.`;
  }
}

/** The model wished if the provider has it, else the default one; another name is taken as it is, with the default's facts. */
export function modelOf(provider, wished) {
  const models = provider?.models ?? [];
  const standard = models.find(each => each.default) ?? models[0] ?? {name: ''};
  const found = models.find(each => each.name === wished);
  if (found || !wished) return found ?? standard;
  return {...standard, name: wished, other: true, prices: undefined, endOfLife: undefined, successor: undefined};
}

/** The estimate shown on the run button, such as "about $0.04"; empty where nothing is known or nothing is paid. */
export function estimate(model, {size, quality, n}) {
  const prices = model.free ? [] : model.prices ?? [];
  const fitting = prices.filter(price => (!quality || !price.quality || price.quality === quality)
    && (!size || !price.size || price.size === size));
  if (!fitting.length) return '';
  const {currency} = fitting[0];
  const from = n * Math.min(...fitting.map(price => price.from));
  const to = n * Math.max(...fitting.map(price => price.to ?? price.from));
  const [low, high] = [money(from, currency), money(to, currency)];
  return low === high ? `about ${low}` : `about ${low}–${high.replace('$', '')}`;
}
