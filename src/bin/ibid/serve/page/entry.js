// Entries: their text, how it was read, and what the reader says instead.
//
// | field | |
// |---|---|
// | `key` | tells the entry from others, in all its versions |
// | `text` | what was found; empty for an entry of a file that has no loose text |
// | `given` | the segments with the reader's labels; absent where the reader gave none |
// | `edits` | the reader's values of variables; null for one that is to be absent |
// | `locator` | the page that is cited |
// | `checked` | whether the reader has found everything right |
// | `rank` | how sure the first reading was, which the order by doubt goes by |
// | `answer` | the server's answer; absent until that is there |
// | `stale` | whether the answer is that of an earlier version |

import * as api from "./api.js";
import { attempt } from "./dom.js";
import { answered, commit, current, newKey, replace } from "./store.js";

const encode = (text) => new TextEncoder().encode(text);

/** The segments, joined; a page's head may have stood between them, and is no part of the entry. */
const textOf = (segments) => segments.map(([, text]) => text).join("");

export const segmentsOf = (entry) => entry.given ?? entry.answer?.segments ?? [["other", entry.text]];

export const doubtsOf = (entry) => entry.answer?.diagnostics ?? [];

export const isDoubtful = (entry) => !entry.checked && doubtsOf(entry).length > 0;

/** Whether an entry names a work of its own: "Ibid., 30." is of one that is listed before it. */
const namesWork = (entry) => !doubtsOf(entry).some((doubt) => doubt.code === "work-carried-on");

/** The item as CSL-JSON: what was read, and the reader's edits over it. */
export function itemOf(entry) {
  const item = Object.entries({ ...entry.answer?.csl, ...entry.edits });
  return Object.fromEntries(item.filter(([, value]) => value !== null));
}

/** The entries that a list has. */
export const listed = () => current().entries.filter((entry) => entry.answer && namesWork(entry));

/** The items of the list as a file has them, each with an id of its own. */
export function itemsToSave() {
  const taken = new Set();
  return listed().map((entry) => {
    const item = itemOf(entry);
    const base = item.id || "item";
    for (let count = 2; taken.has(item.id); count++) item.id = `${base}-${count}`;
    taken.add(item.id);
    return item;
  });
}

/** Adds what was found in a document to the entries. */
export function add(found, source) {
  const bytes = encode(source);
  const entries = found.map((answer) => {
    const { csl, segments, confidence } = answer;
    const kept = { csl, segments, confidence, diagnostics: placed(answer, bytes) };
    return { key: newKey(), text: textOf(segments), rank: confidence, answer: kept };
  });
  commit({ entries: [...current().entries, ...entries] });
  return entries;
}

/** Replaces an entry by a version of it, which is read again if its text or its labels differ. */
export function revise(entry, change, kind) {
  const next = { ...entry, ...change };
  next.stale ||= next.text !== entry.text || next.given !== entry.given;
  replace([entry], [next], kind);
  if (next.stale) reread();
  return next;
}

/** Sets a variable of the item; undefined goes back to what was read. */
export function edit(entry, variable, value, kind) {
  const { [variable]: _, ...edits } = entry.edits ?? {};
  if (value !== undefined) edits[variable] = value;
  return revise(entry, { edits: Object.keys(edits).length > 0 ? edits : undefined }, kind);
}

/** Gives a part of the text a label. */
export function relabel(entry, start, end, label) {
  let at = 0;
  const parts = segmentsOf(entry).flatMap(([old, text]) => {
    const [from, to] = [start, end].map((cut) => Math.min(Math.max(cut - at, 0), text.length));
    at += text.length;
    return [[old, text.slice(0, from)], [label, text.slice(from, to)], [old, text.slice(to)]];
  });
  return revise(entry, { given: merged(parts) });
}

function merged(parts) {
  const segments = [];
  for (const [label, text] of parts.filter(([, text]) => text)) {
    const last = segments.at(-1);
    if (last?.[0] === label) last[1] += text;
    else segments.push([label, text]);
  }
  return segments;
}

/** Cuts an entry in two; gives the second. */
export function split(entry, at) {
  const halves = [[0, at], [at, entry.text.length]].map(([start, end]) => {
    const key = start === 0 ? entry.key : newKey();
    const given = entry.given && cut(entry.given, start, end);
    return { key, text: entry.text.slice(start, end), given, rank: entry.rank, stale: true };
  });
  replace([entry], halves);
  reread();
  return halves[1];
}

function cut(segments, start, end) {
  let at = 0;
  return segments.map(([label, text]) => {
    const part = [label, text.slice(Math.max(start - at, 0), Math.max(end - at, 0))];
    at += text.length;
    return part;
  }).filter(([, text]) => text);
}

/** Joins an entry with the one after it; gives the whole, or nothing if one of them has no text. */
export function join(entry) {
  const { entries } = current();
  const next = entries[entries.indexOf(entry) + 1];
  if (!entry.text || !next?.text) return undefined;
  const blank = /\s$/.test(entry.text) ? "" : " ";
  const isGiven = entry.given || next.given;
  const [first, second] = [entry, next].map(segmentsOf);
  const given = isGiven && merged([...first, [first.at(-1)[0], blank], ...second]);
  const rank = Math.min(entry.rank, next.rank);
  const whole = { key: entry.key, text: entry.text + blank + next.text, given, rank, stale: true };
  replace([entry, next], [whole]);
  reread();
  return whole;
}

const isUnread = (entry) => entry.stale || !entry.answer;

/** The entries that the server is asked for. */
const asked = new WeakSet();

/** Reads the entries whose answers are not there, those too that a server which was away did not read. */
export const reread = () => attempt("entries", async () => {
  const entries = current().entries.filter((entry) => isUnread(entry) && !asked.has(entry));
  await Promise.all(entries.map(readAgain)).finally(() => answered(entries));
});

async function readAgain(entry) {
  asked.add(entry);
  try {
    const answer = await api.read(entry.given ? { segments: entry.given } : { text: entry.text });
    const { csl, segments, confidence } = answer;
    // The key of an item stays what it was, since texts may cite it.
    const id = entry.answer?.csl.id ?? csl.id;
    const diagnostics = placed({ ...answer, text: entry.text });
    entry.answer = { csl: { ...csl, id }, segments, confidence, diagnostics };
    entry.text = textOf(segments) || entry.text;
    entry.stale = false;
  } finally {
    asked.delete(entry);
  }
}

/** The doubts of an answer, each at its place in the entry's segments; without one if that can't be told. */
function placed({ start = 0, end, text, segments, diagnostics }, source) {
  if (diagnostics.length === 0) return diagnostics;
  const bytes = encode(text);
  const decoded = (of, from, to) => new TextDecoder().decode(of.subarray(from, to));
  // Where there was markup, the places are those of the source, and only the words can be looked for.
  const hasMarkup = end !== undefined && end - start !== bytes.length;
  return diagnostics.map((doubt) => {
    if (!hasMarkup) {
      const places = [doubt.start, doubt.end].map((at) => decoded(bytes, 0, at - start).length);
      const [from, to] = places.map((place) => inSegments(segments, text, place));
      return { ...doubt, start: from, end: to };
    }
    const words = wordsIn(decoded(source, doubt.start, doubt.end));
    const before = decoded(source, start, doubt.start);
    return { ...doubt, ...placeOf(words, textOf(segments), before) };
  });
}

/** What finds the words of a source in text without its markup. */
function wordsIn(source) {
  const words = source.replaceAll(/<[^>]*>/g, " ").match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 ? new RegExp(words.join("[^\\p{L}\\p{N}]+"), "gu") : null;
}

/** Where words stand in a text, at the same one of their places as in the source; nowhere if that can't be told. */
function placeOf(words, text, before) {
  const places = words ? [...text.matchAll(words)] : [];
  const place = places[words ? [...before.matchAll(words)].length : 0];
  return place ? { start: place.index, end: place.index + place[0].length } : { start: 0, end: 0 };
}

/** A place in an entry's text as one in its segments, which may leave out what stood between them. */
function inSegments(segments, text, place) {
  let [at, before] = [0, 0];
  for (const [, part] of segments) {
    const found = text.indexOf(part, at);
    if (found < 0 || place <= found) return before;
    if (place <= found + part.length) return before + place - found;
    at = found + part.length;
    before += part.length;
  }
  return before;
}

/** The entries of which the reader says what each part is, by labels or by finding all right: a line of JSON each. */
export function corrections() {
  const isSaid = ({ text, given, checked, edits, stale }) => text && (given || (checked && !edits && !stale));
  const said = current().entries.filter(isSaid);
  return said.map((entry) => `${JSON.stringify({ text: entry.text, segments: segmentsOf(entry) })}\n`);
}
