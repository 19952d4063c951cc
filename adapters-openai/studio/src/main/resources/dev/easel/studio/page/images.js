/** The images to send: dropped, pasted or chosen; the first is the one that is painted on. */
import {$, make, on, say, thumbnail} from './common.js';
import {maxInputImages} from './settings.js';
import {UNREADABLE, count} from './words.js';

/** Each has an id, a name, the file's own bytes and a small canvas. */
export let images = [];
let listener;

export const onImages = act => listener = act;
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');

/** Copies the bytes, so that a file that changes on the disk is still sent as it was. */
async function read(blob, name, id = newId()) {
	const copy = new Blob([await blob.arrayBuffer()], {type: blob.type});
	return {id, name: name || 'image', blob: copy, canvas: await thumbnail(copy)};
}

/** Adds files; where only one image can be sent, the new one takes the place of the old. */
async function add(files) {
	for (const file of files) {
		const most = maxInputImages();
		const image = await read(file, file.name).catch(() => null);
		if (!image) say(UNREADABLE);
		else if (most > 1 && images.length >= most) say(`At most ${count(most, 'image')} can be sent. Remove one first.`);
		else {
			images = most > 1 ? [...images, image] : [image];
			if (images.length > 1) say(`Added as image ${images.length}. Click it to paint on it.`);
			await listener();
		}
	}
}

/** Puts an image in the first place, in place of what is there. */
export async function replaceBase(blob, name, id) {
	images = [await read(blob, name, id), ...images.slice(1)];
	await listener();
}

export async function restoreImages(saved) {
	images = (await Promise.all(saved.map(each => read(each.blob, each.name, each.id).catch(() => null)))).filter(Boolean);
}

export function remove(image) {
	images = images.filter(each => each !== image);
	return listener();
}

function makeBase(image) {
	images = [image, ...images.filter(each => each !== image)];
	return listener();
}

/** Shows the thumbnails; a click makes one the first, a click on the first one calls `show`. */
export function renderImages(shown, show) {
	$('inputs').replaceChildren(...images.map((image, index) => make('li', {},
		make('button', {className: 'thumb', title: image.name, 'aria-pressed': image === shown,
			'aria-label': `Image ${index + 1}: ${image.name}`, onclick: () => index ? makeBase(image) : show()}, image.canvas),
		make('button', {className: 'drop', 'aria-label': `Remove ${image.name}`, onclick: () => remove(image)}, make('span', {}, '✕')))));
}

on('open add add-image', 'click', () => $('file-input').click());
on('file-input', 'change', ({target}) => {
	add([...target.files]);
	target.value = '';
});
addEventListener('paste', event => {
	const files = [...event.clipboardData?.files ?? []].filter(file => file.type.startsWith('image/'));
	const text = event.target.matches?.('input, textarea') && event.clipboardData.getData('text/plain');
	if (!files.length || text) return;
	event.preventDefault();
	add(files);
});
for (const type of ['dragover', 'dragleave', 'drop']) {
	addEventListener(type, event => {
		event.preventDefault();
		$('area').classList.toggle('over', type === 'dragover');
		if (type === 'drop') add([...event.dataTransfer.files]);
	});
}
