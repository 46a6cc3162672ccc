// The entries on the page: which are shown, in which order, which one is looked at, and what is selected of it.

import { Card, nounOf } from "./card.js";
import { $, arrange, counted, say } from "./dom.js";
import { isDoubtful, relabel, segmentsOf } from "./entry.js";
import { current } from "./store.js";
import { select, selectedIn, wholeWords } from "./words.js";

const cards = new Map();
/** What the reader folded or opened; the others are open where there are doubts. */
const opened = new Map();
let active = null;
let shown = [];
/** The words that are selected, and of which entry. */
let selected = null;

export const activeKey = () => active;
export const activeCard = () => cards.get(active);
export const activeEntry = () => entryOf(active);

/** What is selected of the entry that is looked at, if its text still goes that far. */
export const selection = () => (selected?.key === active && selected.end <= activeEntry().text.length ? selected : null);

export const cardOf = (node) => cards.get(Number(node.closest?.(".entry")?.dataset.key));

let byKey = new Map();
const entryOf = (key) => byKey.get(key);

/** Shows the entries as they are now. */
export function render() {
  const { entries } = current();
  byKey = new Map(entries.map((entry) => [entry.key, entry]));
  for (const key of cards.keys()) if (!byKey.has(key)) cards.delete(key);
  const numbers = new Map(entries.map((entry, at) => [entry.key, at + 1]));
  // The one that is looked at stays until another is, even if its last doubt is gone.
  const onlyDoubtful = $("#only").checked;
  shown = entries.filter((entry) => !onlyDoubtful || isDoubtful(entry) || entry.key === active);
  if ($("#first").checked) shown.sort((one, other) => one.rank - other.rank);
  if (!shown.some((entry) => entry.key === active)) active = shown[0]?.key ?? null;
  const elements = shown.map((entry) => {
    const card = cardFor(entry.key);
    card.show(entry, numbers.get(entry.key), isOpen(entry));
    card.head.tabIndex = entry.key === active ? 0 : -1;
    return card.element;
  });
  arrange($("#entries"), elements);
  const doubtful = entries.filter(isDoubtful).length;
  $("#count").textContent = `${counted(entries.length, "entry", "entries")}, ${doubtful} doubtful`;
}

function cardFor(key) {
  if (!cards.has(key)) {
    const card = new Card(() => entryOf(key));
    card.element.dataset.key = key;
    cards.set(key, card);
  }
  return cards.get(key);
}

const isOpen = (entry) => opened.get(entry.key) ?? isDoubtful(entry);

/** Opens or folds an entry. */
export function toggle(key, open = !isOpen(entryOf(key))) {
  opened.set(key, open);
  render();
}

/** Makes an entry the one that is looked at. */
export function activate(key) {
  if (!entryOf(key)) return;
  if (active !== key) {
    // What was opened by its doubts stays as it is while it is worked on.
    opened.set(key, isOpen(entryOf(key)));
    active = key;
    render();
  }
}

/** Goes to an entry: it has the focus after. */
export function go(key) {
  activate(key);
  activeCard()?.head.focus();
  activeCard()?.element.scrollIntoView({ block: "nearest" });
}

/** The key of the entry some steps further. */
export function keyAt(step) {
  const at = shown.findIndex((entry) => entry.key === active) + step;
  return shown[Math.min(Math.max(at, 0), shown.length - 1)]?.key;
}

/** The key of the next entry with doubts, from the first again after the last. */
export function nextDoubtful() {
  const at = shown.findIndex((entry) => entry.key === active) + 1;
  return [...shown.slice(at), ...shown.slice(0, at)].find(isDoubtful)?.key;
}

/** Takes in what is selected of an open entry. */
export function noteSelection(card) {
  const range = selectedIn(card.source);
  if (!range) return;
  const { text, key } = card.entry;
  const words = wholeWords(text, range);
  // The word that the selection began with is known only where it was made by keyboard.
  const isSame = selected?.key === key && selected.start === words.start && selected.end === words.end;
  selected = { ...words, anchor: isSame ? selected.anchor : words.start, key };
}

/** Selects the words of which the pointer selected something. */
export function selectPointed() {
  noteSelection(activeCard());
  if (selection()) selectWords(selected);
}

/** Selects words of the entry that is looked at. */
export function selectWords(range) {
  selected = { ...range, key: active };
  select(activeCard().source, range);
  const text = activeEntry().text.slice(range.start, range.end).trim();
  say(`${text}: ${labelsIn(activeEntry(), range).map(nounOf).join(", ")}`);
}

function labelsIn(entry, { start, end }) {
  let at = 0;
  return segmentsOf(entry).filter(([, text]) => {
    const from = at;
    at += text.length;
    return from < end && at > start;
  }).map(([label]) => label);
}

/** Gives the selected words a label. */
export function label(name) {
  const range = selection();
  if (!range || !activeEntry().text) return say("Select words of an entry first");
  const { start, end } = range;
  relabel(activeEntry(), start, end, name);
  say(`${activeEntry().text.slice(start, end).trim()} is now ${nounOf(name)}`);
}
