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

/** Tells the reader something, aloud too. */
export function say(message) {
  $("#status").textContent = message;
}

/** Tells the reader what went wrong, or that it no longer does. */
export function warn(message = "") {
  $("#problem").textContent = message;
}

/** Does what was asked for, and tells the reader if that fails. */
export async function attempt(action) {
  try {
    await action();
  } catch (error) {
    warn(error.message);
  }
}
