// The page of `ibid serve`: brings its parts together, and takes in what is pasted, dropped and chosen.

import * as api from "./api.js";
import { defineLabels } from "./card.js";
import { $, attempt, counted, element, say, warn } from "./dom.js";
import * as entries from "./entries.js";
import { add, reread, revise } from "./entry.js";
import { actions, enterWords, start as startKeys, travel } from "./keys.js";
import * as list from "./list.js";
import * as store from "./store.js";

/** Of a longer text, so much is read by itself, to show something soon. */
const BEGINNING = 1 << 11;

/** Reads a text and shows its entries. */
async function readText(text, format = "text") {
  say("Reading…");
  const isLong = text.length > 2 * BEGINNING;
  let isRead = false;
  const beginning = isLong && api.read({ document: text.slice(0, BEGINNING), format })
    .then((answer) => isRead || preview(answer));
  const whole = api.read({ document: text, format });
  if (isLong) await Promise.race([whole, beginning]);
  const answer = await whole;
  isRead = true;
  return found(answer, text);
}

/** Shows the first entries of what is being read; the last one may be cut short. */
function preview({ entries: first }) {
  const lines = first.slice(0, -1).map(({ text }) => element("li", { className: "card entry" }, text));
  $("#preview").replaceChildren(...lines);
}

async function readFiles(files) {
  const problems = [];
  for (const file of files) {
    say(`Reading ${file.name}…`);
    const problem = await api.readFile(file)
      .then(async (answer) => found(answer, await file.text(), file.name))
      .catch(({ message }) => say("") ?? message);
    if (problem) problems.push(problem.includes(file.name) ? problem : `${file.name}: ${problem}`);
  }
  return problems.join("\n");
}

/** Takes in what was found; gives what is wrong outside of the entries. */
function found({ entries: answers, problems = [], notes = [], diagnostics = [] }, source, name = "the text") {
  $("#preview").replaceChildren();
  if (answers.length === 0) say(`No entry was found in ${name}`);
  else {
    const [first] = add(answers, source);
    entries.go(first.key);
    say(`${counted(answers.length, "entry", "entries")} found in ${name}`);
  }
  return [...problems, ...notes, ...diagnostics.map(({ message }) => message)].join("\n");
}

function listen() {
  document.addEventListener("paste", (event) => {
    const isField = event.target.closest?.("input, textarea") && event.target.id !== "paste";
    if (isField) return;
    event.preventDefault();
    const { clipboardData: data } = event;
    // An address is often behind a link, which plain text does not have.
    const html = data.getData("text/html");
    const hasLinks = /<a\s[^>]*href/i.test(html);
    if (data.files.length > 0) attempt("read", () => readFiles([...data.files]));
    else attempt("read", () => (hasLinks ? readText(html, "html") : readText(data.getData("text/plain"))));
  });
  const mark = (isOver) => document.body.classList.toggle("dropping", isOver);
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    mark(true);
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget || mark(false));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    mark(false);
    const { files } = event.dataTransfer;
    if (files.length > 0) attempt("read", () => readFiles([...files]));
    else attempt("read", () => readText(event.dataTransfer.getData("text/plain")));
  });
  $("#files").addEventListener("change", ({ target }) => {
    const files = [...target.files];
    target.value = "";
    attempt("read", () => readFiles(files));
  });
  $("#read").addEventListener("click", () => {
    const { value } = $("#paste");
    $("#paste").value = "";
    if (value.trim()) attempt("read", () => readText(value));
  });
  for (const id of ["#only", "#first"]) $(id).addEventListener("change", entries.render);
  $("#undo").addEventListener("click", () => travel(false));
  $("#redo").addEventListener("click", () => travel(true));
  $("#show-help").addEventListener("click", () => $("#help").showModal());
  $("#clear").addEventListener("click", () => {
    if (confirm("Remove all entries and corrections, from this browser too? This can’t be undone.")) store.clear();
  });
}

function listenToEntries() {
  const area = $("#entries");
  const look = ({ target }) => {
    const card = entries.cardOf(target);
    if (!card) return;
    entries.activate(card.entry.key);
    list.point(card.entry.key);
  };
  area.addEventListener("focusin", (event) => {
    look(event);
    // A pointer selects words itself.
    if (event.target.matches(".source:focus-visible")) enterWords();
  });
  area.addEventListener("pointerdown", look);
  area.addEventListener("click", (event) => {
    // A screen reader's click comes without a pointer.
    look(event);
    const { target } = event;
    if (target.closest(".head")) actions.open();
    else if (target.dataset.action) actions[target.dataset.action]();
    else if (target.dataset.doubt) actions.doubt(Number(target.dataset.doubt));
    else if (target.closest(".source")) entries.selectPointed();
  });
  // Pressing one of these must not take the selection away.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest("#palette, .actions, .doubts")) event.preventDefault();
  });
  document.addEventListener("selectionchange", () => {
    const card = entries.activeCard();
    if (card?.body?.isConnected) entries.noteSelection(card);
  });
}

function show() {
  entries.render();
  list.refresh();
  $("#undo").disabled = !store.canUndo();
  $("#redo").disabled = !store.canRedo();
  document.body.classList.toggle("empty", store.current().entries.length === 0);
}

async function start() {
  const [labels, styles] = await Promise.all([api.get("labels"), api.get("styles")]);
  defineLabels(labels);
  startKeys(labels);
  listen();
  listenToEntries();
  const byKey = (key) => store.current().entries.find((entry) => entry.key === key);
  list.start(styles, entries.go, (key, change, kind) => {
    // The list still shows an entry for a moment after it was removed.
    if (byKey(key)) revise(byKey(key), change, kind);
  });
  store.onChange(show);
  warn("store", await store.restore());
  document.body.classList.add("ready");
  await reread();
}

attempt("start", start);
