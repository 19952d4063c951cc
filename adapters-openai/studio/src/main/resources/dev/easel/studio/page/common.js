/** What all parts of the page use. */
import {Stage} from './stage/stage.js';

export const $ = id => document.getElementById(id);
export const stage = new Stage($('stage'));
export const press = (id, on) => $(id).setAttribute('aria-pressed', Boolean(on));
export const changed = () => dispatchEvent(new Event('studiochange'));

export function on(ids, type, act) {
	for (const id of ids.split(' ')) $(id).addEventListener(type, event => act(event.currentTarget, id, event));
}
export const click = (ids, act) => on(ids, 'click', act);

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
/** Fills a list with texts, or with elements; what is falsy is left out. */
export const list = (id, items) => $(id).replaceChildren(...items.filter(Boolean).map(each => make('li', {}, ...[each].flat())));

/** Says a text in the live region; what is shown elsewhere is only heard. */
export function say(text, shown = false) {
	$('status').textContent = text;
	$('status').classList.toggle('shown', shown);
}

export function save(blob, name) {
	const href = URL.createObjectURL(blob);
	make('a', {href, download: name}).click();
	setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** Returns a small canvas of an image; rejects where the browser cannot decode it. */
export async function thumbnail(blob) {
	const bitmap = await createImageBitmap(blob, {resizeHeight: 112, resizeQuality: 'medium'});
	const canvas = make('canvas', {width: bitmap.width, height: bitmap.height});
	canvas.getContext('2d').drawImage(bitmap, 0, 0);
	bitmap.close();
	return canvas;
}
