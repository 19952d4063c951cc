/** The results of the session: thumbnails, facts, and the image before. */
import {$, list, make, save, show, thumbnail} from './common.js';
import {drop, getAll, put} from './session.js';
import {count, seconds} from './words.js';

const LEVELS = 255;
const MOST_BYTES = 500_000_000;

/** Each has an id, the blob, the image before, and the facts of the image, its call and the comparison. */
export let results = [];
const canvases = new Map();

export async function add(result) {
	canvases.set(result.id, await thumbnail(result.blob));
	results = [result, ...results];
}

export async function restoreResults() {
	for (const result of await getAll('result:') ?? []) await add(result);
}

/** Stores a result; the oldest go when all have more than 500 MB. */
export async function keep(result) {
	await put(`result:${result.id}`, result);
	let bytes = 0;
	for (const old of results) {
		bytes += [old, old.base, {blob: old.map}].reduce((sum, each) => sum + (each?.blob?.size ?? 0), 0);
		if (bytes <= MOST_BYTES) continue;
		results = results.filter(each => each !== old);
		await drop(`result:${old.id}`);
	}
}
export function renderResults(shown, choose) {
	list('results', results.map(result => make('button', {className: 'thumb', ariaPressed: result === shown,
		ariaLabel: `Result: ${result.prompt}`, onclick: () => choose(result)}, canvases.get(result.id))));
}

export const arrived = ({requested, missing}) => `${requested - missing.length} of ${requested} arrived. ${missing[0].message}`;
export function showFacts({verb, width, height, revisedPrompt, call, done = {}, own: {changedOutside, drift, remainingDrift: left} = {}}) {
	const levels = value => `${(value * LEVELS).toFixed(1)} levels`;
	const undone = left === undefined ? '' : left * LEVELS < 0.5 ? ', undone' : `, ${levels(left)} left`;
	const {cost, billing, missing = [], notes = []} = done;
	const price = cost ? `${cost.reported ? '' : 'about '}${cost.text}` : {billed: 'not told', 'not-billed': 'not billed'}[billing];
	const rows = {
		[verb === 'expand' ? 'The original' : 'Outside the mask']: changedOutside ? `${count(changedOutside, 'pixel')} changed`
			: changedOutside === 0 && 'unchanged',
		'Provider\'s drift': drift * LEVELS < 0.05 ? 'none' : drift && levels(drift) + undone,
		Size: `${width} × ${height}`,
		Cost: [price, done.seconds && seconds(done.seconds)].filter(Boolean).join(', '),
		Provider: [done.provider, done.model].filter(Boolean).join(' · '),
		'Request id': done.requestId,
	};
	const told = Object.entries(rows).filter(([, value]) => value);
	$('facts').replaceChildren(...told.map(([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value))));
	$('facts').className = changedOutside ? 'bad' : changedOutside === 0 ? 'good' : '';
	list('notes', [missing.length && arrived(done), ...notes.map(each => each.message), revisedPrompt && `The provider's prompt: ${revisedPrompt}`]);
	show('again', call);
	show('result', true);
}

export function download({verb, prompt, format, blob}) {
	const words = prompt.toLowerCase().match(/[a-z0-9]+/g)?.slice(0, 6) ?? [];
	save(blob, `${[verb, ...words].join('-')}.${format === 'jpeg' ? 'jpg' : format}`);
}
