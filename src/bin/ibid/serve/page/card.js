// An entry as a card: a line when it is folded, its text with the labels and the doubts when it is open.

import { counted, element } from "./dom.js";
import { doubtsOf, isDoubtful, itemOf, segmentsOf } from "./entry.js";
import { formOf, update as updateForm } from "./form.js";
import { select, selectedIn } from "./words.js";

/** How much of an entry a folded card shows. */
const LINE = 200;

let nouns = new Map();

/** Takes in what the labels look like: classes, since the page allows no style in its markup. */
export function defineLabels(labels) {
  nouns = new Map(labels.map(({ name, noun }) => [name, noun]));
  const sheet = new CSSStyleSheet();
  const rules = labels.map(({ name, hue, mark }) =>
    `.l-${name} { --hue: ${hue}; } .l-${name}::before { content: "${mark}"; }`);
  sheet.replaceSync(rules.join("\n"));
  document.adoptedStyleSheets.push(sheet);
}

export const nounOf = (label) => nouns.get(label) ?? label;

/** The card of an entry; `entryNow` gives the version that is there at a time. */
export class Card {
  constructor(entryNow) {
    this.entryNow = entryNow;
    this.number = element("span", { className: "number" });
    this.line = element("span", { className: "line" });
    this.note = element("span", { className: "note" });
    this.head = element("button", { type: "button", className: "head", tabIndex: -1 }, this.number, this.line, this.note);
    this.element = element("li", { className: "card entry" }, this.head);
    this.isOpen = false;
  }

  /** Shows an entry as it is now. */
  show(entry, number, isOpen) {
    if (this.shownNumber !== number) this.number.textContent = this.shownNumber = number;
    const version = `${entry.stale} ${entry.checked}`;
    if (this.entry === entry && this.answer === entry.answer && this.isOpen === isOpen && this.version === version) return;
    Object.assign(this, { entry, answer: entry.answer, isOpen, version });
    this.element.classList.toggle("doubtful", isDoubtful(entry));
    this.head.ariaExpanded = String(isOpen);
    const type = itemOf(entry).type?.replaceAll(/[-_]/g, " ") ?? "being read";
    this.line.textContent = isOpen ? type : entry.text.slice(0, LINE) || itemOf(entry).title || type;
    this.note.textContent = noteOn(entry);
    if (isOpen) this.open(entry);
    else this.body?.remove();
  }

  open(entry) {
    this.body ?? this.build();
    if (!this.body.isConnected) this.element.append(this.body);
    this.source.ariaLabel = `Text of entry ${this.shownNumber}`;
    const selected = selectedIn(this.source);
    this.source.replaceChildren(...pieces(entry));
    if (selected) select(this.source, selected);
    this.source.hidden = !entry.text;
    this.doubts.replaceChildren(...doubtsOf(entry).map((doubt) => element("li", {}, doubt.message)));
    this.element.ariaBusy = String(entry.stale ?? false);
    this.checked.ariaPressed = String(entry.checked ?? false);
    if (this.form) updateForm(this.form, entry);
  }

  build() {
    this.source = element("div", { className: "source", tabIndex: 0, role: "textbox", ariaReadOnly: "true", ariaMultiLine: "true" });
    this.doubts = element("ul", { className: "doubts", ariaLabel: "Doubts" });
    const button = (action, name, keys) => {
      const made = element("button", { type: "button", title: keys }, name);
      made.dataset.action = action;
      return made;
    };
    this.checked = button("check", "Is right", "x");
    this.fields = button("fields", "Fields", "e");
    this.fields.ariaExpanded = "false";
    const actions = element("div", { className: "actions" }, this.checked, this.fields,
      button("split", "Split here", "Enter in the text"), button("join", "Join with next", "Shift+J"),
      button("remove", "Remove", "Delete"));
    this.body = element("div", { className: "body" }, this.source, this.doubts, actions);
  }

  /** Shows or hides the fields. */
  toggleFields() {
    if (this.form) {
      this.form.remove();
      this.form = undefined;
    } else {
      this.form = formOf(this.entryNow);
      this.body.append(this.form);
      this.form.elements[1]?.focus();
    }
    this.fields.ariaExpanded = String(Boolean(this.form));
  }
}

function noteOn(entry) {
  const notes = [];
  if (entry.given || entry.edits) notes.push("corrected");
  if (entry.checked) notes.push("right");
  else if (doubtsOf(entry).length > 0) notes.push(counted(doubtsOf(entry).length, "doubt", "doubts"));
  if (entry.answer && !entry.given) notes.push(entry.answer.confidence.toFixed(2));
  return notes.join(" · ");
}

/** The text in pieces: each has the label of its segment, and is marked where there are doubts. */
function pieces(entry) {
  const doubts = doubtsOf(entry).filter((doubt) => doubt.start < doubt.end);
  const cuts = doubts.flatMap((doubt) => [doubt.start, doubt.end]).sort((one, other) => one - other);
  let at = 0;
  return segmentsOf(entry).flatMap(([label, text]) => {
    const [start, end] = [at, at + text.length];
    at = end;
    const ends = [start, ...cuts.filter((cut) => cut > start && cut < end), end];
    return ends.slice(1).map((to, i) => piece(label, text.slice(ends[i] - start, to - start), i > 0,
      doubts.filter((doubt) => doubt.start <= ends[i] && to <= doubt.end)));
  });
}

function piece(label, text, isMore, doubts) {
  const content = doubts.length > 0
    ? element("mark", { title: doubts.map((doubt) => doubt.message).join("; ") }, text)
    : text;
  return element("span", { className: `s l-${label}${isMore ? " more" : ""}`, title: nounOf(label) }, content);
}
