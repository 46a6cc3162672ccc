// Small helpers for the document.

export const $ = (selector, within = document) => within.querySelector(selector);

/** An element; of its properties, those that are no properties of such an element become attributes. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (property in made) made[property] = value;
    else made.setAttribute(property, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

/** Calls a function once nobody has asked for it again for some milliseconds. */
export function debounced(wait, call) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, wait);
  };
}

/** Puts elements into a parent in this order, moving only those that stand elsewhere. */
export function arrange(parent, elements) {
  let next = parent.firstChild;
  for (const wanted of elements) {
    if (wanted === next) next = next.nextSibling;
    else parent.insertBefore(wanted, next);
  }
  while (next) {
    const after = next.nextSibling;
    next.remove();
    next = after;
  }
}

/** "1 entry", "3 entries". */
export const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** How long a message stays. */
const MOMENT = 6000;
const hush = debounced(MOMENT, () => say(""));

/** Tells the reader something, aloud too. */
export function say(message) {
  $("#status").textContent = message;
  if (message) hush();
}

const problems = new Map();

/** Tells the reader what is wrong with something that was done, or that nothing is any more. */
export function warn(what, message = "") {
  problems.set(what, message);
  // A server that is away is one problem, whatever it was asked for.
  $("#problem").textContent = [...new Set(problems.values())].filter(Boolean).join("\n");
}

/** Does something, and tells the reader what is wrong with it: what it gives, or why it failed. */
export async function attempt(what, action) {
  try {
    warn(what, await action());
  } catch ({ message }) {
    warn(what, message);
    say("");
  }
}
