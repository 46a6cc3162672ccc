// What keys do. In the text of an entry letters are labels; elsewhere they are commands.

import { $, element, say } from "./dom.js";
import * as entry from "./entry.js";
import * as entries from "./entries.js";
import * as store from "./store.js";
import { stepped, wholeWords } from "./words.js";

/** The labels as buttons. */
const palette = $("#palette");
let labels = [];
let typed = "";

/** Listens for keys, and shows the labels as buttons. */
export function start(all) {
  labels = all;
  palette.append(...labels.map(({ name, noun, mark }) => {
    const button = element("button", { type: "button", className: `s l-${name}`, tabIndex: -1, title: `Key: ${mark}` }, noun);
    button.dataset.label = name;
    return button;
  }));
  palette.firstElementChild.tabIndex = 0;
  palette.addEventListener("click", ({ target, detail }) => {
    if (target.dataset.label) entries.label(target.dataset.label);
    const isByKey = detail === 0;
    if (isByKey) entries.activeCard()?.source?.focus();
  });
  document.addEventListener("focusout", forgetTyped);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey || $("dialog[open]")) return;
    entries.activate(entries.cardOf(event.target)?.entry.key);
    if (handler(event)(event)) event.preventDefault();
  });
}

function handler({ target, ctrlKey, metaKey }) {
  if (ctrlKey || metaKey) return withControl;
  if (target.closest(".source")) return inText;
  if (target.closest("#palette")) return inPalette;
  if (target.closest("input, select, textarea")) return inField;
  return onPage;
}

function withControl({ key, target, shiftKey }) {
  if (target.id === "paste" || !["z", "y"].includes(key.toLowerCase())) return false;
  travel(key.toLowerCase() === "y" || shiftKey);
  return true;
}

/** Undoes or does again. */
export function travel(forward) {
  const done = forward ? store.redo() : store.undo();
  const names = forward ? ["Done again", "Nothing to do again"] : ["Undone", "Nothing to undo"];
  say(names[done ? 0 : 1]);
}

/** What is done with the entry that is looked at: by a key, or by the button of that name. */
export const actions = {
  next: () => {
    const key = entries.nextDoubtful();
    if (key === undefined) return say("No entry is doubtful");
    return entries.go(key);
  },
  doubt: (at) => {
    const { start, end } = entry.doubtsOf(entries.activeEntry())[at];
    entries.selectWords(wholeWords(entries.activeEntry().text, { start, end }));
    entries.activeCard().source.focus();
  },
  open: () => {
    entries.toggle(entries.activeKey());
    entries.activate(entries.activeKey());
  },
  check: () => entry.revise(entries.activeEntry(), { checked: !entries.activeEntry().checked }),
  fields: () => {
    entries.toggle(entries.activeKey(), true);
    entries.activate(entries.activeKey());
    entries.activeCard().toggleFields();
  },
  split: () => {
    const at = entries.selection()?.start;
    if (!at) return say("Go to the word in the text that the second entry begins with");
    const second = entry.split(entries.activeEntry(), at);
    entries.toggle(second.key, true);
    entries.go(second.key);
    return say("Split in two");
  },
  join: () => {
    const whole = entry.join(entries.activeEntry());
    if (!whole) return say("There is no text after it to join with");
    entries.toggle(whole.key, true);
    entries.go(whole.key);
    return say("Joined");
  },
  remove: () => {
    const gone = entries.activeEntry();
    const next = [entries.keyAt(1), entries.keyAt(-1)].find((key) => key !== gone.key);
    store.replace([gone], []);
    if (next !== undefined) entries.go(next);
    say("Removed; Ctrl+Z brings it back");
  },
};

const COMMANDS = {
  Enter: "open", " ": "open", n: "next", x: "check", e: "fields", J: "join", Delete: "remove",
};

const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, Home: -Infinity, End: Infinity, PageDown: 10, PageUp: -10 };

function onPage({ key, target }) {
  if (key === "?") return $("#help").showModal() ?? true;
  const isButton = target.closest("button, a, summary") && !target.closest(".head");
  if (entries.activeKey() === null || (isButton && [" ", "Enter"].includes(key))) return false;
  if (key in STEPS) return entries.go(entries.keyAt(STEPS[key])) ?? true;
  if (!target.closest(".entry")) return false;
  if (key === "ArrowRight" || key === "t") return enterText();
  if (!(key in COMMANDS)) return false;
  actions[COMMANDS[key]]();
  return true;
}

/** Goes into the text of the entry. */
function enterText() {
  entries.toggle(entries.activeKey(), true);
  entries.activate(entries.activeKey());
  entries.activeCard().source.focus();
  return true;
}

/** Selects the first word, where none is. */
export function enterWords() {
  if (!entries.selection()) entries.selectWords(stepped(entries.activeEntry().text, { start: 0, end: 0 }, -1));
}

function inText({ key, shiftKey }) {
  const { text } = entries.activeEntry();
  const range = entries.selection() ?? { start: 0, end: 0 };
  const isLetter = /^[a-z]$/.test(key);
  if (!isLetter) forgetTyped();
  const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
  if (key in steps) entries.selectWords(stepped(text, range, steps[key], shiftKey));
  else if (key === "ArrowUp" || key === "ArrowDown") entries.selectWords(part(range, key === "ArrowUp" ? -1 : 1));
  else if (key === " ") $("[tabindex='0']", palette).focus();
  else if (key === "Enter") actions.split();
  else if (key === "J") actions.join();
  else if (key === "Escape") entries.go(entries.activeKey());
  else if (key === "?") $("#help").showModal();
  else if (isLetter) type(key);
  else return false;
  return true;
}

/** The part before or after the one that the selection begins in. */
function part(range, step) {
  let at = 0;
  const parts = entry.segmentsOf(entries.activeEntry()).map(([, text]) => ({ start: at, end: (at += text.length) }));
  const here = parts.findIndex(({ end }) => range.start < end);
  const isWhole = range.start === parts[here].start && range.end === parts[here].end;
  const next = parts[isWhole ? Math.min(Math.max(here + step, 0), parts.length - 1) : here];
  return { ...next, anchor: next.start };
}

/** Takes a letter of a label's mark; as soon as only one label is left, the words have it. */
function type(letter) {
  typed = labels.some(({ mark }) => mark.startsWith(typed + letter)) ? typed + letter : letter;
  const left = labels.filter(({ mark }) => mark.startsWith(typed));
  showLeft();
  if (left.length > 1) return say(left.map(({ mark, noun }) => `${mark} ${noun}`).join(", "));
  forgetTyped();
  return left.length === 1 ? entries.label(left[0].name) : say("No label has that key");
}

/** Shows which labels the letters leave. */
function showLeft() {
  palette.childNodes.forEach((button, at) => button.classList.toggle("out", !labels[at].mark.startsWith(typed)));
}

function forgetTyped() {
  if (!typed) return;
  typed = "";
  showLeft();
}

function inPalette({ key, target }) {
  const buttons = [...palette.children];
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (key === "Escape") return entries.activeCard().source.focus() ?? true;
  if (!step) return false;
  const next = buttons.at((buttons.indexOf(target) + step) % buttons.length);
  target.tabIndex = -1;
  next.tabIndex = 0;
  return next.focus() ?? true;
}

function inField({ key, target }) {
  if (key !== "Escape" || !target.closest(".entry")) return false;
  return entries.go(entries.activeKey()) ?? true;
}
