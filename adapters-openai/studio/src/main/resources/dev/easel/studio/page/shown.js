/** What the stage shows: the image that is painted on, a result beside the image before it, or a draft. */
import {changed, stage} from './common.js';

/** The result shown, 'draft', or null while the image is painted on; and whether a result is beside the image before. */
export const shown = {item: null, comparing: false, map: false};
let listener;
let openId = null;
let heldMask = null;
let last = Promise.resolve();

export const onShown = act => listener = act;

/** One change of the stage after another; a failed one does not stop the next. */
function next(item, act) {
	const turn = last.then(async () => {
		await stage.showMap(null);
		await stage.compare(null);
		stage.before = false;
		const comparing = await act();
		Object.assign(shown, {item, comparing, map: false});
		listener();
	});
	last = turn.catch(() => {});
	return turn;
}

/** Opens another image than the one that is painted on; a mask that would be lost is held meanwhile. */
async function openBeside(id, blob) {
	if (openId === id) return;
	const {width, height} = stage.size ?? {};
	const mask = !shown.item && stage.marked.pixels ? await stage.plainMaskPng() : null;
	await stage.open(blob);
	openId = id;
	if (stage.size.width !== width || stage.size.height !== height) heldMask ??= mask;
}

async function compare(blob) {
	await stage.compare(blob);
	stage.divider = 0;
	return true;
}
export const showImage = image => next(null, async () => {
	if (image?.id === openId) return;
	if (image) await stage.open(image.blob);
	else stage.close();
	if (image && heldMask) await stage.loadMask(heldMask).catch(() => {});
	openId = image?.id;
	heldMask = null;
});

export const showResult = result => next(result, async () => {
	const {id, blob, base} = result;
	await openBeside(base?.id ?? `result:${id}`, base?.blob ?? blob);
	return base && compare(blob);
});

/** An empty stage shows a draft alone. */
export const showDraft = (blob, alone) => next('draft', () => alone ? openBeside(blob, blob) : compare(blob));
export function toggleMap() {
	shown.map = !shown.map;
	const map = shown.map ? shown.item.map : null;
	last = last.then(() => stage.showMap(map)).catch(() => {});
	changed();
}
