/** Requests to the page's own server: the configuration, and calls with a form out and events in. */

/** The server's key, if it needs one; kept nowhere else. */
export const access = {key: ''};

/** A failure with the facts that the server told, or that the page found. */
export class CallFailure extends Error {
  constructor(facts) {
    super(facts.message || facts.reason);
    this.facts = facts;
  }
}

export async function loadConfig() {
  let response;
  try {
    response = await request('studio/config');
  } catch {
    throw new CallFailure({reason: 'offline'});
  }
  if (!response.ok) throw await refusal(response);
  return response.json();
}

/** Fetches a file that an event named. */
export async function loadFile(address) {
  const response = await request(address).catch(() => null);
  if (!response?.ok) throw new CallFailure({reason: 'server', message: `The image at ${address} is no longer there.`});
  return response.blob();
}

/**
 * Sends a call and tells its events. Returns after the last one; rejects with a CallFailure.
 * Aborting the signal hangs up, which cancels the call on the server.
 */
export async function send(form, signal, tell) {
  let accepted = false;
  let done = false;
  try {
    const response = await request('studio/calls', {method: 'POST', body: form, signal});
    if (!response.ok) throw await refusal(response);
    for await (const [name, data] of events(response.body.getReader())) {
      if (name === 'failed') throw new CallFailure(data);
      accepted = true;
      done ||= name === 'done';
      tell(name, data);
    }
  } catch (error) {
    if (signal.aborted) throw new CallFailure({reason: 'cancelled'});
    if (error instanceof CallFailure || !(error instanceof TypeError || error.name === 'NetworkError')) throw error;
    throw new CallFailure({reason: accepted || await answers() ? 'lost' : 'offline'});
  }
  if (!done) throw new CallFailure({reason: 'lost'});
}

function request(address, options = {}) {
  const headers = {'Easel-Studio': '1'};
  if (access.key) headers.Authorization = `Bearer ${access.key}`;
  return fetch(address, {...options, headers});
}

async function refusal(response) {
  const facts = await response.json().catch(() => ({}));
  const reason = facts.reason ?? {401: 'key', 413: 'too-large', 429: 'busy', 502: 'lost', 504: 'lost'}[response.status];
  return new CallFailure({message: `The server answered ${response.status}.`, ...facts, reason: reason ?? 'server'});
}

const answers = () => request('studio/config').then(() => true, () => false);

/** Yields the name and the data of each server-sent event; comments are passed over. */
export async function* events(reader) {
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const {value, done} = await reader.read();
    if (done) return;
    text += decoder.decode(value, {stream: true});
    const blocks = text.split(/\r?\n\r?\n/);
    text = blocks.pop();
    for (const block of blocks) {
      let name = 'message';
      const data = [];
      for (const line of block.split(/\r?\n/)) {
        if (line.startsWith('event:')) name = line.slice(6).trim();
        else if (line.startsWith('data:')) data.push(line.slice(5).trimStart());
      }
      if (data.length) yield [name, JSON.parse(data.join('\n'))];
    }
  }
}
