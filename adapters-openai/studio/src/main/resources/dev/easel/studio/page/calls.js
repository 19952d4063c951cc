/** Requests to the page's own server: its configuration, files, and calls with a form out and events in. */

/** The server's key, if it needs one; kept nowhere else. */
export const access = {key: ''};

/** A failure with what the server told of it. */
export class CallFailure extends Error {
	constructor(facts) {
		super(facts.message ?? facts.reason);
		this.facts = facts;
	}
}

function request(address, options, more) {
	const headers = {'Easel-Studio': '1', ...more};
	if (access.key) headers.Authorization = `Bearer ${access.key}`;
	return fetch(address, {...options, headers});
}

async function refusal(response) {
	const reason = {401: 'key', 413: 'too-large', 429: 'busy', 502: 'lost', 504: 'lost'}[response.status] ?? 'server';
	const facts = await response.json().catch(() => ({message: `The server answered ${response.status}.`}));
	return new CallFailure({reason, ...facts});
}

export async function loadConfig() {
	const response = await request('studio/config').catch(() => {
		throw new CallFailure({reason: 'offline'});
	});
	if (!response.ok) throw await refusal(response);
	return response.json();
}

export async function loadFile(address) {
	const response = await request(address).catch(() => null);
	if (!response?.ok) throw new CallFailure({reason: 'server', message: 'The image is no longer on the server.'});
	return response.blob();
}

/** Sends a call and tells its events; rejects with a CallFailure. Aborting the signal hangs up, which cancels the call. */
export async function send({form, key}, signal, tell) {
	let last;
	try {
		const response = await request('studio/calls', {method: 'POST', body: form, signal}, {'Idempotency-Key': key});
		if (!response.ok) throw await refusal(response);
		for await (const [name, data] of events(response.body.getReader())) {
			if (name === 'failed') throw new CallFailure(data);
			last = name;
			tell(name, data);
		}
	} catch (error) {
		if (signal.aborted) throw new CallFailure({reason: 'cancelled'});
		if (error.facts) throw error;
		const answers = last || await request('studio/config').catch(() => null);
		throw new CallFailure({reason: answers ? 'lost' : 'offline'});
	}
	if (last !== 'done') throw new CallFailure({reason: 'lost'});
}

/** Yields the name and the data of each server-sent event. */
async function* events(reader) {
	const decoder = new TextDecoder();
	let text = '';
	for (;;) {
		const {value, done} = await reader.read();
		if (done) return;
		text += decoder.decode(value, {stream: true});
		const blocks = text.split(/\r?\n\r?\n/);
		text = blocks.pop();
		for (const block of blocks) {
			const field = name => [...block.matchAll(new RegExp(`^${name}: ?(.*)$`, 'gm'))].map(match => match[1]).join('\n');
			if (field('data')) yield [field('event'), JSON.parse(field('data'))];
		}
	}
}
