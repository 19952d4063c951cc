/** The session in this browser: images, mask, prompt, settings and results survive a reload. */
const NAME = 'easel-studio';
const MOST_BYTES = 500_000_000;

export class Session {
  #database;

  /** Opens the session; where storage is blocked, `kept` is false and nothing is stored. */
  static async open() {
    const session = new Session();
    try {
      const opening = indexedDB.open(NAME, 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('work');
        opening.result.createObjectStore('results', {keyPath: 'id'});
      };
      session.#database = await finished(opening);
      session.#database.onversionchange = () => session.#database.close();
    } catch {
      session.#database = null;
    }
    return session;
  }

  get kept() { return Boolean(this.#database); }

  get(key) { return this.#use('work', 'readonly', store => store.get(key)); }
  put(key, value) { return this.#use('work', 'readwrite', store => store.put(value, key)); }

  async results() { return await this.#use('results', 'readonly', store => store.getAll()) ?? []; }
  putResult(result) { return this.#use('results', 'readwrite', store => store.put(result)); }
  deleteResult(id) { return this.#use('results', 'readwrite', store => store.delete(id)); }

  async clear() {
    await this.#use('work', 'readwrite', store => store.clear());
    await this.#use('results', 'readwrite', store => store.clear());
  }

  /** Runs one request on a store; a refusal, as of a full disk, ends the keeping. */
  async #use(name, mode, act) {
    if (!this.#database) return undefined;
    try {
      return await finished(act(this.#database.transaction(name, mode).objectStore(name)));
    } catch {
      this.#database = null;
      this.onlost?.();
      return undefined;
    }
  }
}

/** The results to drop, oldest first, so that the rest has at most 500 MB. */
export function surplus(results, most = MOST_BYTES) {
  let bytes = 0;
  return [...results].sort((a, b) => b.id - a.id).filter(result => (bytes += result.blob.size) > most);
}

function finished(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}
