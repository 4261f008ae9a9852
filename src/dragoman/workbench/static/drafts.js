// Texts that are not saved yet. They are in IndexedDB at once, as a page may close: localStorage has them
// after seconds. Each page keeps its own, and sees what closed pages left.

const wait = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = reject;
});

/** Return the names of the open pages: a page holds a lock of its name while it lives. */
async function listPages(page) {
  navigator.locks.request(page, () => new Promise(() => {}));
  const pages = new Set((await navigator.locks.query()).held.map(({ name }) => name));
  pages.delete(sessionStorage.page); // this very tab, before it was loaded again
  sessionStorage.page = page;
  return pages;
}

/** Open the drafts of a scope. A draft has a place and a time, and what `keep` was given. */
export async function openDrafts(scope) {
  const page = crypto.randomUUID();
  let drafts = []; // the newest first
  let store = () => null;
  const get = (key) => drafts.find(({ place }) => place[1] === key);

  function remove(draft) {
    drafts = drafts.filter((each) => each !== draft);
    if (draft) store()?.delete(draft.place).transaction.commit();
  }
  function keep(key, draft) {
    remove(get(key));
    drafts.unshift({ ...draft, time: Date.now(), place: [scope, key, page] });
    store()?.put(drafts[0], drafts[0].place).transaction.commit();
  }

  try {
    const request = indexedDB.open("dragoman", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("drafts");
    const database = await wait(request);
    store = () => database.transaction("drafts", "readwrite").objectStore("drafts");
    const pages = await listPages(page);
    const range = IDBKeyRange.bound([scope], [scope, []]);
    const all = await wait(store().getAll(range));
    drafts = all.filter(({ place }) => !pages.has(place[2])).sort((one, other) => other.time - one.time);
  } catch {
    store = () => null; // this browser keeps nothing: the texts live as long as the page
  }
  return { get, keep, remove, list: () => drafts };
}
