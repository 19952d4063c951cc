/** A running call as it is shown: time, percent, Cancel, and what to say and do when it fails. */
import {$, changed, on, say} from './common.js';
import {CallFailure, send} from './calls.js';
import {failureWords, seconds} from './words.js';

let abort = null;
let clock;
let retryClock;

export const running = () => Boolean(abort);

/** Sends a call and tells each event; returns whether the call is done. A failure is shown, with `again` as its button. */
export async function runCall(call, {tell, sent, limit, again}) {
	forget();
	abort = new AbortController();
	show();
	try {
		if (sent > limit) throw new CallFailure({reason: 'too-large', sent, limit});
		await send(call, abort.signal, (name, data) => {
			showEvent(name, data);
			tell(name, data);
		});
		return true;
	} catch (error) {
		fail(error, again, {sent, limit});
		return false;
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
	countDown(performance.now() + (facts.reason === 'busy' && facts.retryAfter || 0) * 1000);
	if (facts.reason === 'key' && !$('key-dialog').open) $('key-dialog').showModal();
}

/** Holds the button back until trying again is safe; nothing is sent without a click. */
function countDown(safe) {
	const tick = () => {
		const left = Math.ceil((safe - performance.now()) / 1000);
		$('retry').disabled = left > 0;
		$('retry').textContent = left > 0 ? `Retry in ${left} s` : 'Retry';
		if (left <= 0) clearInterval(retryClock);
	};
	clearInterval(retryClock);
	retryClock = setInterval(tick, 500);
	tick();
}

function showEvent(name, {provider, percent, text, fallback, attempt, seconds: wait = 0, reason = '', index, of}) {
	const words = {
		accepted: () => `${provider} is working`,
		progress: () => [text || 'Working', percent === undefined ? '' : `${Math.round(percent)} %`].filter(Boolean).join(' · '),
		retry: () => fallback ? `${fallback} is called instead. ${reason}` : `Attempt ${attempt} follows in ${seconds(wait)}. ${reason}`,
		partial: () => `draft ${index + 1}${of ? ` of ${of}` : ''}`,
		image: () => 'Comparing before and after',
	}[name]?.();
	if (words) $('doing').textContent = words;
	if (name === 'partial') say(words, true);
	if (name === 'progress' && percent !== undefined) $('progress').value = percent;
}

function show() {
	const focused = document.activeElement;
	$('run').hidden = running();
	$('cancel').hidden = $('progress').hidden = $('doing').hidden = !running();
	$('progress').removeAttribute('value');
	clearInterval(clock);
	if (running()) {
		if (focused === $('run')) $('cancel').focus();
		$('doing').textContent = 'Waiting for the server…';
		say('Running', true);
		const started = performance.now();
		const tick = () => $('cancel').lastElementChild.textContent = seconds((performance.now() - started) / 1000);
		clock = setInterval(tick, 500);
		tick();
	} else if (focused === $('cancel')) {
		$('run').focus();
	}
	changed();
}

on('cancel', 'click', () => abort?.abort());
on('failure-close', 'click', forget);
addEventListener('beforeunload', event => running() && event.preventDefault());
