/** A running call as it is shown: time, percent, Cancel, and what to say and do when it fails. */
import {$} from './dom.js';
import {CallFailure, send} from './calls.js';
import {failureWords, seconds} from './words.js';

export class Run extends EventTarget {
  #abort = null;
  #started = 0;
  #clock = 0;
  #retryClock = 0;
  #say;

  constructor(say) {
    super();
    this.#say = say;
    $('cancel').addEventListener('click', () => this.cancel());
    $('failure-close').addEventListener('click', () => this.forget());
    addEventListener('beforeunload', event => this.running && event.preventDefault());
  }

  get running() { return Boolean(this.#abort); }

  cancel() {
    this.#abort?.abort();
  }

  /** Sends the form; `tell` gets each event. Returns whether the call is done; a failure is shown with a way to repeat it. */
  async start(form, {tell, bytes, limit, again}) {
    this.forget();
    this.#abort = new AbortController();
    this.#show(true);
    try {
      if (limit && bytes > limit) throw new CallFailure({reason: 'too-large', sent: bytes, limit});
      await send(form, this.#abort.signal, (name, data) => {
        this.#event(name, data);
        tell(name, data);
      });
      return true;
    } catch (error) {
      this.fail(error.facts ? {sent: bytes, limit, ...error.facts} : {reason: 'page', message: String(error)}, again);
      return false;
    } finally {
      this.#abort = null;
      this.#show(false);
    }
  }

  forget() {
    clearInterval(this.#retryClock);
    $('failure').hidden = true;
  }

  fail(facts, again) {
    const {title, detail} = failureWords(facts);
    $('failure').hidden = false;
    $('failure-title').textContent = title;
    $('failure-detail').textContent = detail;
    this.#say(title, true);
    const retry = $('retry');
    retry.hidden = !again || facts.reason === 'too-large';
    retry.onclick = again;
    this.#countDown(facts.reason === 'busy' ? Math.ceil(facts.retryAfter ?? 0) : 0);
    this.dispatchEvent(new CustomEvent('failed', {detail: facts}));
  }

  /** Holds the button back until trying again is safe; nothing is sent without a click. */
  #countDown(wait) {
    const retry = $('retry');
    const safe = performance.now() + wait * 1000;
    const show = () => {
      const left = Math.ceil((safe - performance.now()) / 1000);
      retry.disabled = left > 0;
      retry.textContent = left > 0 ? `Retry in ${left} s` : 'Retry';
      if (left <= 0) clearInterval(this.#retryClock);
    };
    this.#retryClock = setInterval(show, 500);
    show();
  }

  #event(name, data) {
    const doing = $('doing');
    if (name === 'accepted') doing.textContent = `${data.provider} is working`;
    if (name === 'progress') {
      if (data.percent === undefined) $('progress').removeAttribute('value');
      else $('progress').value = data.percent;
      const percent = data.percent === undefined ? '' : `${Math.round(data.percent)} %`;
      doing.textContent = [data.text || 'Working', percent].filter(Boolean).join(' · ');
    }
    if (name === 'retry') {
      doing.textContent = data.fallback ? `${data.fallback} is asked instead. ${data.reason ?? ''}`
        : `Attempt ${data.attempt} follows in ${seconds(data.seconds ?? 0)}. ${data.reason ?? ''}`;
    }
    if (name === 'image') doing.textContent = 'Comparing before and after';
  }

  #show(on) {
    const focused = document.activeElement;
    $('run').hidden = on;
    $('cancel').hidden = !on;
    if (on && focused === $('run')) $('cancel').focus();
    if (!on && focused === $('cancel')) $('run').focus();
    $('progress').hidden = $('doing').hidden = !on;
    $('progress').removeAttribute('value');
    clearInterval(this.#clock);
    if (on) {
      $('doing').textContent = 'Waiting for the server…';
      this.#say('Running');
      this.#started = performance.now();
      this.#clock = setInterval(() => this.#tick(), 500);
      this.#tick();
    }
    this.dispatchEvent(new Event('change'));
  }

  #tick() {
    $('cancel').lastElementChild.textContent = seconds((performance.now() - this.#started) / 1000);
  }
}
