/** The settings of a request: what the provider and its model offer; the rest is disabled. */
import {$, changed, click, list, make, on} from './common.js';
import {money, title} from './words.js';

const FORMATS = {png: 'PNG, exact', jpeg: 'JPEG', webp: 'WebP'};
const OTHER = '*';

/** What the user chose; what one provider lacks stays chosen for the next. */
export const chosen = {provider: '', models: {}, size: '', quality: '', count: '1', format: 'png', seed: ''};
let config;
let verb;
let provider;
let model = {};
let typing;

const offers = () => config?.verbs[verb] ?? [];
export const uploadBytes = () => config?.limits.uploadBytes;
export const providerName = () => provider?.provider ?? '';
export const maxInputImages = () => Math.min(model.maxInputImages ?? 16, config?.limits.inputImages ?? 16);

function read(id) {
	const {disabled, value} = $(id);
	return disabled ? '' : value === OTHER ? $(`${id}-other`).value.replace('×', 'x') : value;
}

export const values = () => ({provider: providerName(), model: model.default ? '' : model.name, size: read('size'),
	quality: read('quality'), n: read('count'), format: read('format'), seed: read('seed')});

/** What a call may cost, such as "about $0.04"; empty where that is unknown or nothing is paid. */
export function price() {
	const {size, quality, n} = values();
	const find = size => model.prices?.find(each => each.size === size && each.quality === (quality || 'auto'));
	const found = !model.free && (find(size || 'auto') ?? find('auto'));
	if (!found) return '';
	const [low, high] = [found.from, found.to].map(each => money((n || 1) * each, found.currency));
	return `about ${low === high ? low : `${low}–${high.replace('$', '')}`}`;
}

/** Why nothing can be run with these settings, or empty. */
export function problem() {
	if (!config) return 'The server has not told what it offers.';
	if (!provider) return offers()[0]?.reason ?? `No provider is configured for ${title(verb)}.`;
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
	const standard = models.find(each => each.default) ?? models[0] ?? {};
	const offered = Object.values(config?.verbs ?? {}).flat().filter(each => each.provider === providerName());
	const listed = offered.some(each => each.models?.some(one => one.name === name));
	return name && !listed ? {...standard, name, default: false, prices: [], endOfLife: ''} : models.find(each => each.name === name) ?? standard;
}

/** Shows what can be chosen for a verb. */
export function render(name = verb, offer = config) {
	[verb, config] = [name, offer];
	const able = offers().filter(each => each.models);
	const wished = offers().find(each => each.provider === chosen.provider);
	provider = wished?.models ? wished : able[0];
	model = chooseModel();
	const {endOfLife, successor, sizes = {}, qualities = [], maxCount = 1, formats = [], seed} = model;
	const expanding = verb === 'expand';
	const size = ['', expanding ? 'with border' : verb === 'generate' ? 'automatic' : 'as the image'];
	fill('provider', offers().map(each => [each.provider, each.reason, !each.models]), providerName());
	fill('model', (provider?.models ?? []).map(each => [each.name, each.name || 'default']), model.name, true);
	fill('size', [size, ...!expanding && sizes.choices || []], chosen.size, sizes.any && !expanding);
	fill('quality', [['', 'default'], ...qualities], chosen.quality);
	fill('count', Array.from({length: Math.min(maxCount, 16)}, (_, i) => String(i + 1)), chosen.count);
	fill('format', formats.map(each => [each, FORMATS[each]]), chosen.format);
	Object.assign($('seed'), {disabled: !seed, placeholder: seed ? 'random' : 'not available', value: seed ? chosen.seed : ''});
	list('hints', [
		wished?.reason && provider && `${wished.reason} ${providerName()} is used instead.`,
		endOfLife && `${model.name} ends on ${endOfLife}.${successor ? ` Use ${successor}.` : ''}`,
		verb === 'inpaint' && !read('size') && ($('format').value === 'png' ? 'Outside the mask every pixel stays as it is.'
			: 'Only PNG keeps the pixels outside the mask exact.'),
	]);
}

/** Fills a select, which is disabled and sends nothing where there is no choice; `free` takes other values too. */
function fill(id, choices, wished, free) {
	const options = choices.map(each => [each].flat());
	const select = $(id);
	const input = $(`${id}-other`);
	const known = options.some(([value]) => value === wished);
	const other = Boolean(free) && (typing === id || !known && wished !== undefined);
	if (free) options.push([OTHER, 'Other…']);
	select.replaceChildren(...options.map(([value, text = value, disabled = false]) => make('option', {value, text, disabled})));
	select.value = other ? OTHER : known ? wished : options[0]?.[0];
	select.disabled = options.length < 2 && id !== 'provider';
	select.title = select.disabled ? `${model.name || providerName()} offers no choice here.` : '';
	if (!input) return;
	input.hidden = !other;
	if (document.activeElement !== input) input.value = known ? '' : wished ?? '';
}

click('settings-open', () => $('side').showModal());
click('settings-close keys-close key-close', button => button.closest('dialog').close());
