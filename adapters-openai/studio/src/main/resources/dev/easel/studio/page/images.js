/** The images to send: dropped, pasted or chosen; the first is the one that is painted on. */
import {$, click, list, make, on, say, thumbnail} from './common.js';
import {maxInputImages} from './settings.js';
import {UNREADABLE, count} from './words.js';

/** Each has an id, a name, the file's own bytes and a small canvas. */
export let images = [];
let listener;
/** Files wait until the session is restored, which would replace them. */
export let acceptFiles;
const restored = new Promise(resolve => acceptFiles = resolve);

export const onImages = act => listener = act;
export const newId = () => crypto.getRandomValues(new Uint32Array(4)).join('-');

function set(list) {
	images = list;
	return listener();
}
const without = image => images.filter(each => each !== image);
export const remove = image => set(without(image));

/** Copies the bytes, so that a file that changes on the disk is still sent as it was. */
async function read({blob, name, id = newId()}) {
	const copy = new Blob([await blob.arrayBuffer()], {type: blob.type});
	return {id, name, blob: copy, canvas: await thumbnail(copy)};
}

/** Adds files; where only one image can be sent, the new one takes the place of the old. */
async function add(files) {
	await restored;
	for (const blob of files) {
		const most = maxInputImages();
		const image = await read({blob, name: blob.name}).catch(() => say(UNREADABLE));
		if (!image) continue;
		if (most < 2) await set([image]);
		else if (images.length < most) await set([...images, image]);
		else say(`At most ${count(most, 'image')} can be sent. Remove one first.`);
		if (images.indexOf(image) > 0) say(`Added as image ${images.length}. Click it to paint on it.`);
	}
}

export const replaceBase = async image => set([await read(image), ...images.slice(1)]);
export const restoreImages = async saved => set(await Promise.all(saved.map(read)));

/** Shows the thumbnails; a click makes one the first, a click on the first one calls `show`. */
export function renderImages(shown, show) {
	list('inputs', images.map(image => [
		make('button', {className: 'thumb', title: image.name, ariaPressed: image === shown, ariaLabel: `Image ${image.name}`,
			onclick: () => image === images[0] ? show() : set([image, ...without(image)])}, image.canvas),
		make('button', {className: 'drop', ariaLabel: `Remove ${image.name}`, onclick: () => remove(image)}, make('span', {}, '✕')),
	]));
}

click('open add add-image', () => $('file-input').click());
on('file-input', 'change', input => {
	add([...input.files]);
	input.value = '';
});
addEventListener('paste', event => {
	const {target, clipboardData: {files}} = event;
	if (!files.length || target.matches('input, textarea') && event.clipboardData.getData('text/plain')) return;
	event.preventDefault();
	add([...files]);
});
for (const type of ['dragover', 'dragleave', 'drop']) {
	addEventListener(type, event => {
		const {types, files} = event.dataTransfer;
		// A text that is dragged into the prompt is not for here.
		if (!types.includes('Files')) return;
		event.preventDefault();
		$('area').classList.toggle('over', type === 'dragover');
		add([...files]);
	});
}
