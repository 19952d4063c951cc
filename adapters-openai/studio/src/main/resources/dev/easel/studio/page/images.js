/** The images to send: dropped, pasted or chosen; the first is the one that is painted on. */
import {$, click, list, make, on, say, thumbnail} from './common.js';
import {maxInputImages} from './settings.js';
import {UNREADABLE, count} from './words.js';

/** Each has an id, a name, the file's own bytes and a small canvas. */
export let images = [];
let listener;

export const onImages = act => listener = act;
export const newId = () => crypto.getRandomValues(new Uint32Array(4)).join('-');

function set(list) {
	images = list;
	return listener();
}
export const remove = image => set(images.filter(each => each !== image));

/** Copies the bytes, so that a file that changes on the disk is still sent as it was. */
async function read({blob, name, id = newId()}) {
	const copy = new Blob([await blob.arrayBuffer()], {type: blob.type});
	return {id, name, blob: copy, canvas: await thumbnail(copy)};
}

/** Adds files; where only one image can be sent, the new one takes the place of the old. */
async function add(files) {
	for (const blob of files) {
		const most = maxInputImages();
		const image = await read({blob, name: blob.name}).catch(() => say(UNREADABLE));
		if (image && most > 1 && images.length >= most) say(`At most ${count(most, 'image')} can be sent. Remove one first.`);
		else if (image) await set(most > 1 ? [...images, image] : [image]);
		if (image && images.at(-1) === image && images.length > 1) say(`Added as image ${images.length}. Click it to paint on it.`);
	}
}

export const replaceBase = async image => set([await read(image), ...images.slice(1)]);
export const restoreImages = async saved => set(await Promise.all(saved.map(read)));

/** Shows the thumbnails; a click makes one the first, a click on the first one calls `show`. */
export function renderImages(shown, show) {
	const first = image => image === images[0] ? show() : set([image, ...images.filter(each => each !== image)]);
	list('inputs', images.map(image => [
		make('button', {className: 'thumb', title: image.name, 'aria-pressed': image === shown, 'aria-label': `Image ${image.name}`,
			onclick: () => first(image)}, image.canvas),
		make('button', {className: 'drop', 'aria-label': `Remove ${image.name}`, onclick: () => remove(image)}, make('span', {}, '✕')),
	]));
}

click('open add add-image', () => $('file-input').click());
on('file-input', 'change', input => {
	add([...input.files]);
	input.value = '';
});
addEventListener('paste', event => {
	const {files} = event.clipboardData;
	const text = event.target.matches('input, textarea') && event.clipboardData.getData('text/plain');
	if (!files.length || text) return;
	event.preventDefault();
	add([...files]);
});
for (const type of ['dragover', 'dragleave', 'drop']) {
	addEventListener(type, event => {
		// A text that is dragged into the prompt is not for here.
		if (!event.dataTransfer.types.includes('Files')) return;
		event.preventDefault();
		$('area').classList.toggle('over', type === 'dragover');
		if (type === 'drop') add([...event.dataTransfer.files]);
	});
}
