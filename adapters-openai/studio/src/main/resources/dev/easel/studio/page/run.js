/** A running call as it is shown: time, percent, Cancel, and what to say and do when it fails. */
import {$, changed, click, say} from './common.js';
import {failure, send} from './calls.js';
import {failureWords, seconds} from './words.js';

let abort = null;
let clock;
let retryClock;

export const running = () => Boolean(abort);
export async function runCall(call, {tell, sent, limit, again}) {
	forget();
	abort = new AbortController();
	show();
	try {
		if (sent > limit) throw failure('too-large', {sent, limit});
		await send(call, abort.signal, (name, data) => {
			showEvent(name, data);
			tell(name, data);
		});
	} catch (error) {
		fail(error, again, {sent, limit});
	} finally {
		abort = null;
		show();
	}
}

export function forget() {
	clearInterval(retryClock);
	$('failure').hidden = true;
}

export function fail(error, again, more) {
	const facts = {...more, ...error.facts ?? {message: String(error)}};
	const [title, detail] = failureWords(facts);
	$('failure').hidden = false;
	$('failure-title').textContent = title;
	$('failure-detail').textContent = detail;
	say(title, true);
	$('retry').hidden = !again || facts.reason === 'too-large';
	$('retry').onclick = () => again(facts);
	clearInterval(retryClock);
	retryClock = countDown(performance.now() + (facts.reason === 'busy' && facts.retryAfter || 0) * 1000);
	if (facts.reason === 'key' && !$('key-dialog').open) $('key-dialog').showModal();
}

/** Holds the button back until trying again is safe; nothing is sent without a click. */
function countDown(safe) {
	const tick = () => {
		const left = Math.ceil((safe - performance.now()) / 1000);
		$('retry').disabled = left > 0;
		$('retry').textContent = left > 0 ? `Retry in ${left} s` : 'Retry';
	};
	tick();
	return setInterval(tick, 500);
}

function showEvent(name, {provider, percent, text, fallback, attempt, seconds: wait = 0, reason = '', index, of}) {
	const part = percent === undefined ? '' : ` · ${Math.round(percent)} %`;
	const words = {
		accepted: `${provider} is working`,
		progress: `${text || 'Working'}${part}`,
		retry: fallback ? `${fallback} is called instead. ${reason}` : `Attempt ${attempt} follows in ${seconds(wait)}. ${reason}`,
		partial: `draft ${index + 1}${of ? ` of ${of}` : ''}`,
		image: 'Comparing before and after',
	}[name];
	if (words) $('doing').textContent = words;
	if (name === 'partial') say(words, true);
	if (part) advance(Math.round(percent));
}

function advance(percent) {
	$('progress').ariaValueNow = percent;
	$('progress').style.setProperty('--part', percent === null ? '' : `${percent - 100}%`);
}

function show() {
	const focused = document.activeElement;
	const [run, cancel] = [$('run'), $('cancel')];
	run.hidden = running();
	cancel.hidden = $('progress').hidden = $('doing').hidden = !running();
	advance(null);
	clearInterval(clock);
	if (running()) {
		$('doing').textContent = 'Waiting for the server…';
		say('Running', true);
		const started = performance.now();
		const tick = () => cancel.lastElementChild.textContent = seconds((performance.now() - started) / 1000);
		clock = setInterval(tick, 500);
		tick();
	}
	changed();
	if (focused === run) cancel.focus();
	if (focused === cancel) run.focus();
}

click('cancel', () => abort?.abort());
click('failure-close', forget);
addEventListener('beforeunload', event => running() && event.preventDefault());
