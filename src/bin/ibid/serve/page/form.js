// The fields of an entry as a form. What is written there is an edit over what was read.

import { TYPES, VARIABLES, fromText, hasLines, hint, toText } from "./csl.js";
import { element } from "./dom.js";
import { edit, itemOf } from "./entry.js";

/** A form for the entry that `entryNow` gives: the version that is there when something is written. */
export function formOf(entryNow) {
  const form = element("form", { className: "fields", ariaLabel: "Fields" });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const [event, controls] of [["input", "input, textarea"], ["change", "select"]]) {
    form.addEventListener(event, ({ target }) => target.matches(controls) && write(entryNow(), target));
  }
  form.addEventListener("click", ({ target }) => {
    if (target.dataset.unedit) edit(entryNow(), target.dataset.unedit, undefined);
  });
  update(form, entryNow());
  return form;
}

/** Shows the item's values, and leaves those alone that say the same already. */
export function update(form, entry) {
  const item = itemOf(entry);
  const fields = VARIABLES.filter((variable) => toShow(form, variable, item));
  const isBuilt = form.dataset.fields === fields.join();
  form.dataset.fields = fields.join();
  if (!isBuilt) {
    const focused = document.activeElement?.closest("form") === form ? document.activeElement.name : null;
    form.replaceChildren(typeField(), ...fields.map(field), adder(item));
    if (focused) form.elements[focused]?.focus();
  }
  form.elements.type.value = item.type ?? "document";
  for (const variable of fields) {
    const control = form.elements[variable];
    const value = item[variable] ?? null;
    const said = fromText(variable, control.value, entry.answer?.csl[variable]);
    if (JSON.stringify(said) !== JSON.stringify(value)) control.value = value === null ? "" : toText(variable, value);
    control.closest(".field").classList.toggle("edited", entry.edits?.[variable] !== undefined);
  }
}

/** A field that the reader empties stays, so that it can be filled again. */
function toShow(form, variable, item) {
  if (item[variable] === undefined) return variable in form.elements && variable !== "add";
  return toText(variable, item[variable]) !== undefined;
}

function typeField() {
  const options = TYPES.map((type) => element("option", { value: type }, type.replaceAll(/[-_]/g, " ")));
  return element("label", { className: "field" }, "type", element("select", { name: "type" }, ...options));
}

function field(variable) {
  const control = hasLines(variable)
    ? element("textarea", { name: variable, rows: 2 })
    : element("input", { name: variable, autocomplete: "off" });
  if (hint(variable)) control.placeholder = control.title = hint(variable);
  const back = element("button", { type: "button", ariaLabel: `${variable} as it was read` }, "as read");
  back.dataset.unedit = variable;
  return element("div", { className: "field" }, element("label", {}, variable, control), back);
}

function adder(item) {
  const missing = VARIABLES.filter((variable) => item[variable] === undefined);
  const options = ["", ...missing].map((variable) => element("option", { value: variable }, variable || "…"));
  return element("label", { className: "field" }, "add a field", element("select", { name: "add" }, ...options));
}

function write(entry, control) {
  const { name, value, form } = control;
  if (name === "add") {
    control.closest(".field").before(field(value));
    update(form, entry);
    form.elements[value].focus();
  } else {
    const read = entry.answer?.csl[name];
    const written = name === "type" ? value : fromText(name, value, read);
    const isAsRead = JSON.stringify(written) === JSON.stringify(read ?? null);
    edit(entry, name, isAsRead ? undefined : written, `${entry.key} ${name}`);
  }
}
