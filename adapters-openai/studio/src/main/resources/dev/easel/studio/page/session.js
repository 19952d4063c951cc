/** What survives a reload, in this browser only: images, mask, prompt, settings and results. */
import {$} from './common.js';

let database = null;

/** Opens the session; where storage is blocked nothing is kept, and the page says so. */
export async function openSession() {
	try {
		const opening = indexedDB.open('easel-studio', 1);
		opening.onupgradeneeded = () => {
			opening.result.createObjectStore('work');
			opening.result.createObjectStore('results', {keyPath: 'id'});
		};
		database = await finished(opening);
		database.onversionchange = () => database.close();
	} catch {
		lost();
	}
}

const finished = request => new Promise((resolve, reject) => {
	request.onsuccess = () => resolve(request.result);
	request.onerror = request.onblocked = () => reject(request.error);
});

function lost() {
	database = null;
	$('session-text').textContent = 'This session will not survive a reload.';
}

async function use(name, mode, act) {
	try {
		return database && await finished(act(database.transaction(name, mode).objectStore(name)));
	} catch {
		return lost();
	}
}

export const get = key => use('work', 'readonly', store => store.get(key));
export const put = (key, value) => use('work', 'readwrite', store => store.put(value, key));
export const savedResults = () => use('results', 'readonly', store => store.getAll());
export const putResult = result => use('results', 'readwrite', store => store.put(result));
export const deleteResult = id => use('results', 'readwrite', store => store.delete(id));

export async function clear() {
	await use('work', 'readwrite', store => store.clear());
	await use('results', 'readwrite', store => store.clear());
}
