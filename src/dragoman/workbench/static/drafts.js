// Texts that are not saved yet. IndexedDB writes them to the disk at once, localStorage only after
// seconds: a browser that is killed has lost those.

function wrap(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function openStore() {
  const request = indexedDB.open("dragoman", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("drafts");
  return wrap(request);
}

/** Return the drafts of a document in a language: a map, whose changes the browser keeps. */
export async function openDrafts(scope) {
  const drafts = new Map();
  let database = null;
  try {
    database = await openStore();
    const range = IDBKeyRange.bound([scope], [scope, []]);
    const store = database.transaction("drafts").objectStore("drafts");
    const [keys, values] = await Promise.all([wrap(store.getAllKeys(range)), wrap(store.getAll(range))]);
    keys.forEach(([, key], place) => drafts.set(key, values[place]));
  } catch {
    database = null; // the browser keeps nothing: they live as long as the page
  }
  const change = (act) => {
    try {
      if (database) act(database.transaction("drafts", "readwrite").objectStore("drafts"));
    } catch {
      database = null;
    }
  };
  return {
    all: drafts,
    get: (key) => drafts.get(key),
    keep(key, draft) {
      drafts.set(key, draft);
      change((store) => store.put(draft, [scope, key]));
    },
    drop(key) {
      drafts.delete(key);
      change((store) => store.delete([scope, key]));
    },
    isKept: () => database !== null,
  };
}
