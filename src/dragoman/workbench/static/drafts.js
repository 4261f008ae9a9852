// Texts that are not saved yet. IndexedDB writes them to the disk at once, localStorage only after
// seconds: a browser that is killed has lost those.

const wait = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = reject;
});

/** Return the drafts of a scope, a map by key; the browser keeps what `keep` and `drop` change. */
export async function openDrafts(scope) {
  const drafts = new Map();
  let store = () => null;
  try {
    const request = indexedDB.open("dragoman", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("drafts");
    const database = await wait(request);
    store = () => database.transaction("drafts", "readwrite").objectStore("drafts");
    const range = IDBKeyRange.bound([scope], [scope, []]);
    const [keys, values] = await Promise.all([wait(store().getAllKeys(range)), wait(store().getAll(range))]);
    keys.forEach(([, key], place) => drafts.set(key, values[place]));
  } catch {
    store = () => null; // this browser keeps nothing: the texts live as long as the page
  }
  return {
    all: drafts,
    isKept: () => store() !== null,
    get: (key) => drafts.get(key),
    keep(key, draft) {
      drafts.set(key, draft);
      store()?.put(draft, [scope, key]);
    },
    drop(key) {
      const dropped = drafts.get(key);
      drafts.delete(key);
      const place = store();
      if (!place || !dropped) return;
      place.get([scope, key]).onsuccess = ({ target }) => { // another tab may have put its own there
        if (target.result?.text === dropped.text) place.delete([scope, key]);
      };
    },
  };
}
