// What the page holds: the entries and the style, their history, and the copy of them that the browser keeps.
//
// An entry is never changed, except that what is read from it comes later: its `answer` is set on the
// entry itself, wherever in the history that stands.

/** What is there now; each change replaces it. */
let now = { entries: [], style: "apa" };
const past = [];
const future = [];
let lastKind = null;
let lastKey = 0;
let listener = () => {};
let database = null;

export const current = () => now;
export const newKey = () => ++lastKey;
export const canUndo = () => past.length > 0;
export const canRedo = () => future.length > 0;
export const onChange = (call) => { listener = call; };

/** Makes a change. Changes of one kind in a row, such as the letters typed into a field, are undone in one step. */
export function commit(change, kind = null) {
  if (kind === null || kind !== lastKind) past.push(now);
  lastKind = kind;
  future.length = 0;
  become({ ...now, ...change });
}

/** Puts entries in the place of some that follow each other. */
export function replace(old, entries, kind) {
  const at = now.entries.indexOf(old[0]);
  if (at >= 0) commit({ entries: now.entries.toSpliced(at, old.length, ...entries) }, kind);
}

export const undo = () => travel(past, future);
export const redo = () => travel(future, past);

function travel(from, to) {
  if (from.length === 0) return false;
  to.push(now);
  lastKind = null;
  become(from.pop());
  return true;
}

function become(next) {
  const before = now;
  now = next;
  keep(before, next);
  listener();
}

/** Takes note that the answers of entries have come. */
export function answered(entries) {
  const here = new Set(now.entries);
  write((store) => entries.filter((entry) => here.has(entry)).forEach((entry) => store.put(entry)));
  listener();
}

/** Forgets everything, in the browser's storage too. */
export function clear() {
  past.length = 0;
  future.length = 0;
  become({ ...now, entries: [] });
}

/** Opens the browser's storage and takes from there what the page held. */
export async function restore() {
  database = await open().catch(() => null);
  if (!database) return false;
  const transaction = database.transaction(["entries", "page"]);
  const [entries, page] = await Promise.all([
    settled(transaction.objectStore("entries").getAll()),
    settled(transaction.objectStore("page").get("page")),
  ]);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  lastKey = Math.max(0, ...byKey.keys());
  now = {
    style: page?.style ?? now.style,
    entries: (page?.order ?? []).map((key) => byKey.get(key)).filter(Boolean),
  };
  listener();
  return true;
}

function open() {
  const request = indexedDB.open("ibid", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("entries", { keyPath: "key" });
    request.result.createObjectStore("page");
  };
  return settled(request);
}

function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Writes what differs. */
function keep(before, after) {
  write((store, page) => {
    const gone = new Map(before.entries.map((entry) => [entry.key, entry]));
    for (const entry of after.entries) {
      if (gone.get(entry.key) !== entry) store.put(entry);
      gone.delete(entry.key);
    }
    for (const key of gone.keys()) store.delete(key);
    page.put({ order: after.entries.map((entry) => entry.key), style: after.style }, "page");
  });
}

function write(change) {
  if (!database) return;
  const transaction = database.transaction(["entries", "page"], "readwrite");
  change(transaction.objectStore("entries"), transaction.objectStore("page"));
}
