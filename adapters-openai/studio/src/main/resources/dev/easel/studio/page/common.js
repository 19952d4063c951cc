/** What all parts of the page use. */
import {Stage} from './stage/stage.js';

export const $ = id => document.getElementById(id);
export const stage = new Stage($('stage'));

/** Listens to events of the elements with these ids. */
export function on(ids, type, act) {
	for (const id of ids.split(' ')) $(id).addEventListener(type, event => act(event, id));
}

export const press = (id, on) => $(id).setAttribute('aria-pressed', Boolean(on));

/** Makes an element; text is only ever set as text. */
export function make(tag, properties, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(properties)) {
		if (name in element) element[name] = value;
		else element.setAttribute(name, value);
	}
	element.append(...children);
	return element;
}

/** Says a text in the live region; what is shown elsewhere is only heard. */
export function say(text, shown = false) {
	$('status').textContent = text;
	$('status').classList.toggle('shown', shown);
}

/** Tells the page that something changed which it shows or keeps. */
export const changed = () => dispatchEvent(new Event('studiochange'));

/** Has the browser offer a blob as a file to keep. */
export function save(blob, name) {
	const href = URL.createObjectURL(blob);
	make('a', {href, download: name}).click();
	setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** Returns a small canvas with an image; rejects where the browser cannot decode it. */
export async function thumbnail(blob) {
	const bitmap = await createImageBitmap(blob, {resizeHeight: 168, resizeQuality: 'medium'})
		.catch(() => createImageBitmap(blob));
	const canvas = make('canvas', {width: 224, height: 168});
	const scale = Math.max(224 / bitmap.width, 168 / bitmap.height);
	const [width, height] = [bitmap.width * scale, bitmap.height * scale];
	canvas.getContext('2d').drawImage(bitmap, (224 - width) / 2, (168 - height) / 2, width, height);
	bitmap.close();
	return canvas;
}
