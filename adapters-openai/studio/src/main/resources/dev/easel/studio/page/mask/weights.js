const address = new URL('feather-worker.js', import.meta.url).href;
const policy = globalThis.trustedTypes?.createPolicy('studio', { createScriptURL: () => address });

/**
 * Returns the weights of a mask as it is now, with its feather, for the rectangle outside of which all are 0: {left, top,
 * right, bottom, values}, or null if nothing is marked.
 */
export async function weigh(buffer, feather) {
  const bounds = buffer.bounds();
  if (!bounds) return null;
  // One pixel more on each side, so that the edge is in it.
  const left = Math.max(0, bounds.left - 1);
  const top = Math.max(0, bounds.top - 1);
  const right = Math.min(buffer.width, bounds.right + 1);
  const bottom = Math.min(buffer.height, bounds.bottom + 1);
  const width = right - left;
  const mask = new Uint8Array(width * (bottom - top));
  for (let y = top, at = 0; y < bottom; y++, at += width) {
    mask.set(buffer.data.subarray(y * buffer.width + left, y * buffer.width + right), at);
  }
  return { left, top, right, bottom, values: await compute([mask, width, bottom - top, feather]) };
}

/** Computes beside the page, which goes on meanwhile. */
function compute(job) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(policy ? policy.createScriptURL('') : address, { type: 'module' });
    const end = (settle, value) => {
      worker.terminate();
      settle(value);
    };
    worker.onmessage = ({ data }) => end(resolve, data);
    worker.onerror = () => end(reject, new Error('The feather could not be computed.'));
    worker.postMessage(job, [job[0].buffer]);
  });
}
