import {featherMask} from './feather.js';

addEventListener('message', ({data}) => {
	const weights = featherMask(...data);
	postMessage(weights, [weights.buffer]);
});
