/** Look-ups in what the server offers. */
import {money} from './words.js';

/** The provider wished if it can do the verb, else the first that can. */
export function providerFor(config, verb, wished) {
	const able = (config?.verbs[verb] ?? []).filter(each => each.models);
	return able.find(each => each.provider === wished) ?? able[0];
}

/** The model wished, else the default one. A name that the provider does not list is taken with the default's facts. */
export function modelOf(config, provider, wished) {
	const models = provider?.models ?? [];
	const standard = models.find(each => each.default) ?? models[0] ?? {name: ''};
	const found = models.find(each => each.name === wished);
	const elsewhere = () => Object.values(config.verbs).flat().some(each => each.provider === provider.provider
		&& each.models?.some(model => model.name === wished));
	if (found || !wished || elsewhere()) return found ?? standard;
	return {...standard, name: wished, default: false, prices: [], endOfLife: undefined};
}

/** What a call may cost, such as "about $0.04"; empty where that is unknown or nothing is paid. */
export function estimate(model, {size, quality, n}) {
	const fits = (wished, has) => !wished || !has || wished === has;
	const prices = model.free ? [] : (model.prices ?? []).filter(each => fits(quality, each.quality) && fits(size, each.size));
	if (!prices.length) return '';
	const low = money(n * Math.min(...prices.map(each => each.from)), prices[0].currency);
	const high = money(n * Math.max(...prices.map(each => each.to ?? each.from)), prices[0].currency);
	return `about ${low === high ? low : `${low}–${high.replace('$', '')}`}`;
}
