/** What survives a reload, in this browser only: images, mask, prompt, settings and results. */
import {$} from './common.js';

let database;

const finished = request => new Promise((resolve, reject) => {
	request.onsuccess = () => resolve(request.result);
	request.onerror = request.onblocked = reject;
});

/** Opens the session; where storage is blocked nothing is kept, and the page says so. */
export async function openSession() {
	try {
		const opening = indexedDB.open('easel-studio', 1);
		opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
		database = await finished(opening);
		database.onversionchange = () => database.close();
	} catch {
		lose();
	}
}

function lose() {
	database = null;
	$('session-text').textContent = 'This session will not survive a reload.';
}

async function use(mode, act) {
	try {
		return database && await finished(act(database.transaction('kept', mode).objectStore('kept')));
	} catch {
		lose();
	}
}

export const get = key => use('readonly', store => store.get(key));
export const getAll = start => use('readonly', store => store.getAll(IDBKeyRange.bound(start, `${start}\uffff`)));
export const put = (key, value) => use('readwrite', store => store.put(value, key));
export const drop = key => use('readwrite', store => store.delete(key));
export const clear = () => use('readwrite', store => store.clear());
