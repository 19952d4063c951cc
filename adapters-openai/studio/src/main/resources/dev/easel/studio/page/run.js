/** A running call as it is shown: time, percent, Cancel, and what to say and do when it fails. */
import {$, changed, click, say, show, write} from './common.js';
import {failure, send} from './calls.js';
import {failureWords, seconds} from './words.js';

let abort = null;
let started;
/** From when on trying again is safe. */
let safe = 0;

export const running = () => Boolean(abort);

export async function runCall(call, limit, tell, again) {
	forget();
	abort = new AbortController();
	started = performance.now();
	write('doing', 'Waiting for the server…');
	say('Running', true);
	render();
	try {
		call.failed = '';
		if (call.sent > limit) throw failure('too-large');
		await send(call, abort.signal, (name, data) => {
			showEvent(name, data);
			tell(name, data);
		});
	} catch (error) {
		call.failed = error.facts?.reason;
		fail(error, again, {sent: call.sent, limit});
	}
	abort = null;
	render();
}

export const forget = () => show('failure', false);

export function fail(error, again, more) {
	const facts = {...more, ...error.facts ?? {message: String(error)}};
	const {reason, retryAfter} = facts;
	const [title, detail] = failureWords(facts);
	write('failure-title', title);
	write('failure-detail', detail);
	say(title, true);
	show('failure', true);
	show('retry', again && reason !== 'too-large');
	$('retry').onclick = again;
	// A quota may be used up for days, which nobody waits for.
	safe = performance.now() + (reason === 'busy' && Math.min(retryAfter ?? 0, 3600)) * 1000;
	tick();
	if (reason !== 'key') return;
	write('key-why', facts.message ?? '');
	if (!$('key-dialog').open) $('key-dialog').showModal();
}

/** Tells the time, and holds Retry back until trying again is safe; nothing is sent without a click. */
function tick() {
	const now = performance.now();
	const left = Math.ceil((safe - now) / 1000);
	$('cancel').lastElementChild.textContent = seconds((now - started) / 1000);
	$('retry').disabled = left > 0;
	write('retry', left > 0 ? `Retry in ${left} s` : 'Retry');
}
setInterval(tick, 500);

function showEvent(name, {provider, percent, text, fallback, attempt, seconds: wait = 0, reason = '', index, of}) {
	const part = percent === undefined ? '' : ` · ${Math.round(percent)} %`;
	const words = {
		accepted: `${provider} is working`,
		progress: `${text || 'Working'}${part}`,
		retry: fallback ? `${fallback} is called instead. ${reason}` : `Attempt ${attempt} follows in ${seconds(wait)}. ${reason}`,
		partial: `draft ${index + 1}${of ? ` of ${of}` : ''}`,
		image: 'Comparing before and after',
	}[name];
	if (words) write('doing', words);
	if (name === 'partial') say(words, true);
	if (part) advance(Math.round(percent));
}

function advance(percent) {
	$('progress').ariaValueNow = percent;
	$('progress').style.setProperty('--part', percent === null ? '' : `${percent - 100}%`);
}

function render() {
	const [run, cancel, focused] = [$('run'), $('cancel'), document.activeElement];
	run.hidden = running();
	for (const id of ['cancel', 'progress', 'doing']) show(id, running());
	advance(null);
	tick();
	changed();
	if (focused === run) cancel.focus();
	if (focused === cancel) run.focus();
}

click('cancel', () => abort?.abort());
click('failure-close', forget);
addEventListener('beforeunload', event => running() && event.preventDefault());
