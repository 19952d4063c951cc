const address = new URL('feather-worker.js', import.meta.url).href;
const policy = globalThis.trustedTypes?.createPolicy('studio', {createScriptURL: () => address});

/** Computes, beside the page, the weights of a mask as it is now; outside of the rows from top to bottom they are 0. */
export async function weigh({data, width, height, rows}, feather) {
	// One row more above and below, so that the edge is in it.
	const top = Math.max(0, rows.findIndex(Boolean) - 1);
	const bottom = Math.min(height, rows.findLastIndex(Boolean) + 2);
	const mask = data.slice(top * width, bottom * width);
	const worker = new Worker(policy?.createScriptURL('') ?? address, {type: 'module'});
	try {
		const values = await new Promise((resolve, reject) => {
			worker.onmessage = event => resolve(event.data);
			worker.onerror = () => reject(new Error('The feather could not be computed.'));
			worker.postMessage([mask, width, bottom - top, feather], [mask.buffer]);
		});
		return {top, bottom, values};
	} finally {
		worker.terminate();
	}
}
