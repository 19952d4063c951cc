/** What all parts of the page use. */
import {Stage} from './stage/stage.js';

export const $ = id => document.getElementById(id);
export const stage = new Stage($('stage'));
export const write = (id, text) => $(id).textContent = text;
export const show = (id, visible) => $(id).hidden = !visible;
export const press = (id, on) => $(id).ariaPressed = Boolean(on);
export const changed = () => dispatchEvent(new Event('studiochange'));

export function on(ids, type, act) {
	for (const id of ids.split(' ')) $(id).addEventListener(type, event => act(event.currentTarget, id, event));
}
export const click = (ids, act) => on(ids, 'click', act);

/** Makes an element; text is only ever set as text. */
export function make(tag, properties, ...children) {
	const element = Object.assign(document.createElement(tag), properties);
	element.append(...children);
	return element;
}
/** Makes a field for a number of pixels. */
export const field = (id, name, value) => make('label', {}, name, make('input', {id, type: 'number', min: 0, value}));

/** Fills a list with texts, or with elements; what is falsy is left out. */
export const list = (id, items) => $(id).replaceChildren(...items.filter(Boolean).map(each => make('li', {}, ...[each].flat())));

/** Says a text in the live region; what is shown elsewhere is only heard. */
export function say(text, shown = false) {
	write('status', text);
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
	const {width, height} = bitmap;
	const canvas = make('canvas', {width, height});
	// A transferred bitmap would not be upright in Chromium.
	canvas.getContext('2d').drawImage(bitmap, 0, 0);
	return canvas;
}
