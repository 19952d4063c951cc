/** Requests to the page's own server: its configuration, files, and calls with a form out and events in. */

/** The server's key, if it needs one; kept nowhere else. */
export const access = {key: ''};
const STATUS = {401: 'key', 413: 'too-large', 429: 'busy', 502: 'lost', 504: 'lost'};

export const failure = (reason, more) => Object.assign(new Error(reason), {facts: {reason, ...more}});

async function request(address, options, more) {
	const headers = {'Easel-Studio': '1', ...access.key && {Authorization: `Bearer ${access.key}`}, ...more};
	// What the session forgets is not kept by the browser either.
	const response = await fetch(address, {...options, headers, cache: 'no-store'});
	if (response.ok) return response;
	const facts = await response.json().catch(() => ({message: `The server answered ${response.status}.`}));
	throw failure(STATUS[response.status] ?? 'server', facts);
}

/** Rejects with a failure of reason "offline" where the server does not answer. */
async function ask(address) {
	try {
		return await request(address);
	} catch (error) {
		throw error.facts ? error : failure('offline');
	}
}
export const loadConfig = async () => (await ask('studio/config')).json();
export const loadFile = async address => (await ask(address)).blob();

/** Sends a call and tells its events; rejects with a failure. Aborting the signal hangs up, which cancels the call. */
export async function send({form, key}, signal, tell) {
	let last;
	try {
		const {body} = await request('studio/calls', {method: 'POST', body: form, signal}, {'Idempotency-Key': key});
		for await (const [name, data] of events(body.getReader())) {
			if (name === 'failed') throw failure(data.reason, data);
			last = name;
			tell(name, data);
		}
	} catch (error) {
		if (signal.aborted) throw failure('cancelled');
		if (error.facts) throw error;
		if (!last) await ask('studio/config');
		last = 'lost';
	}
	if (last !== 'done') throw failure('lost');
}
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
			const field = name => block.match(new RegExp(`^${name}: ?(.*)$`, 'm'))?.[1];
			if (field('data')) yield [field('event'), JSON.parse(field('data'))];
		}
	}
}
