/** The settings of a request: what the provider and its model offer; the rest is disabled and says why. */
import {$, changed, click, list, make, on} from './common.js';
import {VERBS, money} from './words.js';

const FORMATS = {png: 'PNG, exact', jpeg: 'JPEG', webp: 'WebP'};
const OTHER = '*';

/** What the user chose; what one provider lacks stays chosen for the next. */
export const chosen = {provider: '', models: {}, size: '', quality: '', count: '1', format: 'png', seed: ''};
let config;
let verb;
let provider;
let model = {name: ''};
let typing;

const offers = () => config?.verbs[verb] ?? [];
export const limits = () => config?.limits ?? {};
export const providerName = () => provider?.provider ?? '';
export const maxInputImages = () => Math.min(model.maxInputImages ?? 16, limits().inputImages ?? 16);

export function configure(offer) {
	config = offer;
	render();
}

export function useVerb(name) {
	if (verb === name) return;
	verb = name;
	render();
}

function read(id) {
	const {disabled, value} = $(id);
	return disabled ? '' : value === OTHER ? $(`${id}-other`).value.trim().replace('×', 'x') : value;
}
export const values = () => ({provider: providerName(), model: model.default ? '' : model.name, size: read('size'),
	quality: read('quality'), n: read('count') || 1, format: read('format'), seed: read('seed')});
export function price() {
	const {size, quality, n} = values();
	const all = model.free ? [] : model.prices ?? [];
	const having = (prices, field, wished) => prices.filter(each => each[field] === (wished || 'auto'));
	const sized = having(all, 'size', size);
	const fitting = having(sized.length ? sized : all, 'quality', quality);
	const prices = fitting.length || quality ? fitting : sized.length ? sized : all;
	if (!prices.length) return '';
	const low = money(n * Math.min(...prices.map(each => each.from)), prices[0].currency);
	const high = money(n * Math.max(...prices.map(each => each.to)), prices[0].currency);
	return `about ${low === high ? low : `${low}–${high.replace('$', '')}`}`;
}
export function problem() {
	if (!provider) return offers()[0]?.reason ?? `No provider is configured for ${VERBS[verb]}.`;
	return $('size').value === OTHER && !/^\d+[x:]\d+$/.test(read('size')) ? 'Write the size as width x height, such as 1024x768.' : '';
}

on('provider model size quality count format seed model-other size-other', 'change', ({value}, id) => {
	const field = id.replace('-other', '');
	typing = value === OTHER && field;
	if (field === 'model' && !typing) chosen.models[providerName()] = value.trim();
	else if (!typing) chosen[field] = value.trim();
	render();
	if (typing) $(`${field}-other`).focus();
	changed();
});

/** The model chosen for the provider, else its default one; a name that it does not list is taken with the default's facts. */
function chooseModel() {
	const name = chosen.models[providerName()];
	const models = provider?.models ?? [];
	const standard = models.find(each => each.default) ?? models[0] ?? {name: ''};
	const offered = Object.values(config?.verbs ?? {}).flat().filter(each => each.provider === providerName());
	const listed = offered.some(each => each.models?.some(one => one.name === name));
	if (name && !listed) return {...standard, name, default: false, prices: [], endOfLife: ''};
	return models.find(each => each.name === name) ?? standard;
}

export function render() {
	const able = offers().filter(each => each.models);
	provider = able.find(each => each.provider === chosen.provider) ?? able[0];
	model = chooseModel();
	const {name, endOfLife, successor, qualities = [], maxCount = 1, formats = ['png'], seed} = model;
	const {any, choices = []} = model.sizes ?? {};
	const label = name || providerName();
	const pairs = values => values.map(each => [each, each]);
	const few = (values, what) => values.length < 2 && `${label} offers no choice of ${what}.`;
	fill('provider', offers().map(each => [each.provider, each.reason ?? each.provider, !each.models]), providerName());
	fill('model', (provider?.models ?? []).map(each => [each.name, each.name || 'default']), name, '', true);
	const sizes = [['', {generate: 'automatic', expand: 'with border'}[verb] ?? 'as the image'], ...pairs(choices)];
	fill('size', sizes, chosen.size, verb === 'expand' ? 'The border sets the size.' : !any && few(sizes, 'size'), any);
	const levels = [['', 'default'], ...pairs(qualities)];
	fill('quality', levels, chosen.quality, few(levels, 'quality'));
	const counts = pairs(Array.from({length: Math.min(maxCount, 16)}, (_, i) => String(i + 1)));
	fill('count', counts, chosen.count, few(counts, 'count'));
	fill('format', formats.map(each => [each, FORMATS[each]]), chosen.format);
	Object.assign($('seed'), {disabled: !seed, placeholder: seed ? 'random' : 'not available', title: seed ? '' : `${label} takes no seed.`,
		value: seed ? chosen.seed : ''});
	const exact = $('format').value === 'png';
	const {reason} = offers().find(each => each.provider === chosen.provider) ?? {};
	list('hints', [
		reason && provider && `${reason} ${providerName()} is used instead.`,
		endOfLife && `${name} ends on ${endOfLife}.${successor ? ` Use ${successor}.` : ''}`,
		verb === 'inpaint' && (exact ? 'Outside the mask every pixel stays as it is.' : 'Only PNG keeps the pixels outside the mask exact.'),
		verb === 'expand' && exact && 'The image inside the border stays as it is.',
	].filter(Boolean), text => text);
}

/** Fills a select. Where a reason forbids a choice it is disabled and sends nothing; `free` takes other values too. */
function fill(id, options, wished, reason, free) {
	const select = $(id);
	const input = $(`${id}-other`);
	const known = options.some(([value]) => value === wished);
	const other = free && !reason && (typing === id || !known);
	if (free) options = [...options, [OTHER, 'Other…']];
	select.replaceChildren(...options.map(([value, text, disabled = false]) => make('option', {value, text, disabled})));
	select.value = other ? OTHER : known && !reason ? wished : options[0]?.[0];
	select.disabled = Boolean(reason) || !options.length;
	select.title = reason || '';
	if (!input) return;
	input.hidden = !other;
	if (document.activeElement !== input) input.value = known ? '' : wished;
}

click('settings-open', () => $('side').showModal());
click('settings-close', () => $('side').close());
