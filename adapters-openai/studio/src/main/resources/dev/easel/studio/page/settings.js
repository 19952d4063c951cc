/** The settings of a request: what the provider and its model offer; the rest is disabled and says why. */
import {$, changed, make, on} from './common.js';
import {estimate, modelOf, providerFor} from './config.js';
import {VERBS} from './words.js';

const FORMATS = {png: 'PNG, exact', jpeg: 'JPEG', webp: 'WebP'};
const OTHER = '*';

/** What the user chose; what one provider lacks stays chosen for the next. */
export const chosen = {provider: '', models: {}, size: '', quality: '', count: '1', format: 'png', seed: ''};
let config;
let verb;
let provider;
let model = {name: ''};
let typing;

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

const read = id => $(id).disabled ? '' : $(id).value === OTHER ? $(`${id}-other`).value.trim().replace('×', 'x') : $(id).value;

/** The fields of a call. */
export const values = () => ({provider: providerName(), model: model.default ? '' : model.name, size: read('size'),
	quality: read('quality'), n: read('count') || 1, format: read('format'), seed: read('seed')});

export const price = () => estimate(model, values());

/** Why nothing can be run with these settings, or empty. */
export function problem() {
	if (!provider) return config?.verbs[verb]?.[0]?.reason ?? `No provider is configured for ${VERBS[verb]}.`;
	return typing === 'size' || $('size').value === OTHER && !/^\d+[x:]\d+$/.test(read('size'))
		? 'Write the size as width x height, such as 1024x768.' : '';
}

on('provider model size quality count format', 'change', ({target: {value}}, id) => choose(id, value));
on('model-other size-other', 'change', ({target}, id) => choose(id.slice(0, -6), target.value.trim()));
on('seed', 'input', ({target}) => choose('seed', target.value));

function choose(id, value) {
	typing = value === OTHER ? id : null;
	if (typing) chosen[id] = chosen[id];
	else if (id === 'model') chosen.models[providerName()] = value;
	else chosen[id] = value;
	render();
	if (typing) $(`${id}-other`).focus();
	changed();
}

export function render() {
	const offered = config?.verbs[verb] ?? [];
	provider = providerFor(config, verb, chosen.provider);
	model = modelOf(config, provider, chosen.models[providerName()]);
	const label = model.name || providerName();
	const lacks = (what, list) => list.length > 1 ? '' : `${label} offers no choice of ${what}.`;
	const named = list => list.map(each => [each, each]);
	fill('provider', offered.map(each => [each.provider, each.reason ?? each.provider, !each.models]), providerName());
	fill('model', (provider?.models ?? []).map(each => [each.name, each.name || 'default']), model.name, {free: true});
	const {any, choices = [], told = ''} = model.sizes ?? {};
	const expands = verb === 'expand';
	const automatic = expands ? 'with border' : verb === 'generate' ? 'automatic' : 'as the image';
	fill('size', [['', automatic], ...choices.map(each => [each, each.replace('x', ' × ')])], chosen.size, {free: any, told,
		reason: expands ? 'The border sets the size.' : any ? '' : lacks('size', [0, ...choices]), instead: automatic});
	const qualities = model.qualities ?? [];
	fill('quality', [['', 'default'], ...named(qualities)], chosen.quality, {reason: lacks('quality', [0, ...qualities])});
	const counts = Array.from({length: Math.min(model.maxCount ?? 1, 16)}, (_, i) => String(i + 1));
	fill('count', named(counts), chosen.count, {reason: lacks('count', counts), instead: '1'});
	fill('format', (model.formats ?? ['png']).map(each => [each, FORMATS[each] ?? each]), chosen.format);
	const seed = $('seed');
	seed.disabled = !model.seed;
	seed.placeholder = model.seed ? 'random' : 'not available';
	seed.title = model.seed ? '' : `${label} takes no seed.`;
	if (document.activeElement !== seed) seed.value = model.seed ? chosen.seed : '';
	$('hints').replaceChildren(...hints().map(text => make('li', {}, text)));
}

function hints() {
	const exact = $('format').value === 'png';
	const wished = chosen.provider;
	const {reason} = config?.verbs[verb]?.find(each => each.provider === wished) ?? {};
	return [
		reason && provider && `${reason} ${providerName()} is used instead.`,
		model.endOfLife && `${model.name} ends on ${model.endOfLife}.${model.successor ? ` Use ${model.successor}.` : ''}`,
		verb === 'inpaint' && (exact ? 'Outside the mask every pixel stays as it is.' : 'Only PNG keeps the pixels outside the mask exact.'),
		verb === 'expand' && exact && 'The image inside the border stays as it is.',
	].filter(Boolean);
}

/** Fills a select. Where a reason forbids a choice it is disabled and sends nothing; `free` takes other values too. */
function fill(id, list, wished, {free = false, told = '', reason = '', instead = 'not available'} = {}) {
	const known = list.some(([value]) => value === wished);
	const other = free && !reason && (typing === id || !known);
	const options = reason ? [['', instead]] : free ? [...list, [OTHER, 'Other…']] : list;
	const select = $(id);
	select.replaceChildren(...options.map(([value, text, disabled = false]) => make('option', {value, text, disabled})));
	select.value = other ? OTHER : known && !reason ? wished : options[0]?.[0];
	select.disabled = Boolean(reason) || !list.length;
	select.title = reason || told;
	const input = $(`${id}-other`);
	if (!input) return;
	input.hidden = !other;
	if (document.activeElement !== input) input.value = known ? '' : wished;
}
