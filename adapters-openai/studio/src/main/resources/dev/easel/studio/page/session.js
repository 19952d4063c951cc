/** What survives a reload, in this browser only: images, mask, prompt, settings and results. */
import {$} from './common.js';

let database;

const finished = request => new Promise((resolve, reject) => {
	request.onsuccess = () => resolve(request.result);
	request.onerror = request.onblocked = reject;
});

/** Does something with the database; where storage is blocked nothing is kept, and the page says so. */
async function attempt(act) {
	try {
		return await act();
	} catch {
		database = null;
		$('session-text').textContent = 'This session will not survive a reload.';
	}
}

export const openSession = () => attempt(async () => {
	const opening = indexedDB.open('easel-studio', 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
	database = await finished(opening);
	database.onversionchange = () => database.close();
});

const use = (mode, act) => attempt(() => database && finished(act(database.transaction('kept', mode).objectStore('kept'))));
export const get = key => use('readonly', store => store.get(key));
export const getAll = start => use('readonly', store => store.getAll(IDBKeyRange.bound(start, `${start}\uffff`)));
export const put = (key, value) => use('readwrite', store => store.put(value, key));
export const drop = key => use('readwrite', store => store.delete(key));
export const clear = () => use('readwrite', store => store.clear());
