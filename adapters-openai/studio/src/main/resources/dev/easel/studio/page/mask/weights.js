import { featherMask } from './feather.js';

const address = new URL('feather-worker.js', import.meta.url).href;
const policy = globalThis.trustedTypes?.createPolicy('studio', { createScriptURL: () => address });

let worker;
let sent = 0;
const waiting = new Map();

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
  const height = bottom - top;
  const mask = new Uint8Array(width * height);
  for (let y = top; y < bottom; y++) {
    mask.set(buffer.data.subarray(y * buffer.width + left, y * buffer.width + right), (y - top) * width);
  }
  return { left, top, right, bottom, values: await inWorker({ mask, width, height, feather }) };
}

/** Computes beside the page, or in it where the browser cannot start the worker. */
function inWorker(job) {
  return new Promise((resolve) => {
    worker ??= start();
    if (!worker) {
      resolve(featherMask(job.mask, job.width, job.height, job.feather));
      return;
    }
    const id = ++sent;
    waiting.set(id, { job, resolve });
    worker.postMessage({ id, ...job });
  });
}

function start() {
  try {
    const started = new Worker(policy ? policy.createScriptURL('') : address, { type: 'module' });
    started.onmessage = ({ data: { id, weights } }) => {
      waiting.get(id).resolve(weights);
      waiting.delete(id);
    };
    started.onerror = () => {
      worker = false;
      for (const { job, resolve } of waiting.values()) {
        resolve(featherMask(job.mask, job.width, job.height, job.feather));
      }
      waiting.clear();
    };
    return started;
  } catch {
    return false;
  }
}
