// The list in a style, the marks in the text, and files of both.

import * as api from "./api.js";
import { copyFrom, listHtml } from "./copy.js";
import { $, arrange, attempt, counted, debounced, element, say } from "./dom.js";
import { corrections, itemOf, itemsToSave, listed } from "./entry.js";
import { commit, current } from "./store.js";

/** How long to wait for more changes before the list is set again. */
const PAUSE = 120;

const rows = new Map();
let asked = 0;
let order = [];

/** Lists the styles, and answers what is done beside the list. */
export function start(styles, activate, revise) {
  $("#style").append(...styles.map(({ name, title }) => element("option", { value: name }, title)));
  $("#style").addEventListener("change", ({ target }) => {
    commit({ style: target.value });
    say(`The list is in ${target.selectedOptions[0].text}`);
  });
  $("#copy-all").addEventListener("click", ({ target }) => {
    const texts = order.map((row) => row.entry.text);
    copyFrom(target, texts.join("\n"), listHtml(order.map((row) => row.entry.html)));
  });
  $("#export").addEventListener("change", ({ target }) => {
    const { value } = target;
    target.value = "";
    attempt("save", () => save(value));
  });
  const keyOf = (target) => Number(target.closest(".row")?.dataset.key);
  $("#list").addEventListener("click", ({ target }) => {
    const row = rows.get(keyOf(target));
    if (!row) return;
    if (target.dataset.copy) copyFrom(target, row[target.dataset.copy].text, row[target.dataset.copy].html);
    else if (!target.closest("a, input")) activate(keyOf(target));
  });
  $("#list").addEventListener("input", ({ target }) => revise(keyOf(target), { locator: target.value || undefined }, `${keyOf(target)} page`));
}

/** Sets the list as the entries are now, after a pause in which nothing changes. */
export const refresh = debounced(PAUSE, () => attempt("list", async () => {
  const entries = listed();
  const number = ++asked;
  const items = entries.map((entry) => ({ ...itemOf(entry), id: String(entry.key) }));
  const citations = entries.map(({ key, locator }) => [{ id: String(key), locator }]);
  const answer = await api.set({ items, citations, style: current().style, links: true });
  // A later answer may have come first.
  if (number !== asked) return;
  const marks = new Map(entries.map((entry, at) => [entry.key, { mark: answer.citations[at], locator: entry.locator }]));
  order = answer.bibliography.map((entry) => rowOf({ ...entry, html: inOneLine(entry.html) }, marks.get(Number(entry.id))));
  arrange($("#list"), order.map((row) => row.element));
  for (const key of rows.keys()) if (!marks.has(key)) rows.delete(key);
  $("#style").value = current().style;
  $("#listed").textContent = counted(order.length, "entry", "entries");
  $("#copy-all").disabled = order.length === 0;
}));

/** Marks the row of an entry as the one that is looked at. */
export function point(key) {
  for (const row of $("#list").querySelectorAll("[aria-current]")) row.removeAttribute("aria-current");
  const row = rows.get(key)?.element;
  row?.setAttribute("aria-current", "true");
  const list = $("#list");
  if (row && list.scrollHeight > list.clientHeight) list.scrollTop += row.offsetTop - list.offsetTop - list.scrollTop - 60;
}

/** The number of an entry and what follows it are blocks of their own in some styles. */
const inOneLine = (html) =>
  html.replaceAll(/<div class="csl-left-margin">(.*?)<\/div>/g, "$1 ").replaceAll(/<\/?div[^>]*>/g, "");

function rowOf(entry, { mark, locator = "" }) {
  const key = Number(entry.id);
  const row = rows.get(key) ?? newRow(key);
  if (row.entry?.html !== entry.html) row.element.firstChild.innerHTML = entry.html;
  if (row.mark?.html !== mark.html) row.button.innerHTML = mark.html;
  if (row.page.value !== locator) row.page.value = locator;
  return Object.assign(row, { entry, mark });
}

function newRow(key) {
  const button = (kind, name) => {
    const made = element("button", { type: "button" }, name);
    made.dataset.copy = kind;
    return made;
  };
  const mark = button("mark", "");
  mark.title = "Copy the mark in the text";
  const page = element("input", { className: "page", ariaLabel: "Page that is cited", placeholder: "page", autocomplete: "off" });
  const tools = element("div", { className: "tools" }, button("entry", "Copy"), mark, page);
  const made = { button: mark, page, element: element("li", { className: "row" }, element("div", { className: "text" }), tools) };
  made.element.dataset.key = key;
  rows.set(key, made);
  return made;
}

const ENDINGS = { bibtex: "bib", biblatex: "bib", "csl-json": "json" };

/** Has the browser save the items in a format, or the corrections. */
async function save(to) {
  if (to === "corrections") {
    const lines = corrections();
    say(`${counted(lines.length, "correction is", "corrections are")} saved`);
    return download("corrections.jsonl", lines.join(""));
  }
  const { content, lost } = await api.convert({ items: itemsToSave(), to, style: current().style });
  download(`references.${ENDINGS[to] ?? to}`, content);
  $("#lost").replaceChildren(...lost.map((what) => element("li", {}, what)));
  $("#losses").hidden = lost.length === 0;
  say(`references.${ENDINGS[to] ?? to} is saved`);
}

function download(name, content) {
  const link = element("a", { download: name, href: URL.createObjectURL(new Blob([content])) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
