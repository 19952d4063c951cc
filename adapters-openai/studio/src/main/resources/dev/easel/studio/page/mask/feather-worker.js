import { featherMask } from './feather.js';

addEventListener('message', ({ data: { id, mask, width, height, feather } }) => {
  const weights = featherMask(mask, width, height, feather);
  postMessage({ id, weights }, [weights.buffer]);
});
