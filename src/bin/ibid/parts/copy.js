// What goes to the clipboard: plain text for mail, and rich text for word processors.

/**
 * Puts a text on the clipboard, and its HTML beside it if that is given: who pastes gets the kind
 * that fits. Says whether it could.
 */
export async function copy(text, html) {
  const kinds = Object.entries({ "text/plain": text, "text/html": html }).filter(([, value]) => value);
  // What an event copies is taken as it is. The clipboard's own interface holds HTML to the policy of
  // the page, which may forbid styles, and is there only in secure contexts.
  return copyByEvent(kinds) || copyByInterface(kinds);
}

function copyByEvent(kinds) {
  let filled = false;
  const fill = (event) => {
    event.preventDefault();
    for (const [type, value] of kinds) event.clipboardData.setData(type, value);
    filled = true;
  };
  document.addEventListener("copy", fill, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return done && filled;
}

async function copyByInterface(kinds) {
  try {
    const blobs = kinds.map(([type, value]) => [type, new Blob([value], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return false;
  }
}

/** The HTML of a reference list: a paragraph an entry, with the hanging indent in a form that Word keeps. */
export function listHtml(entries) {
  const paragraph = (html) => `<p style="margin-left:0.5in;text-indent:-0.5in">${html}</p>`;
  return entries.map(paragraph).join("\n");
}

/** Copies as a button asks, and says on it for a moment whether that was done. */
export async function copyFrom(button, text, html) {
  button.dataset.said = await copy(text, html) ? "Copied" : "Not copied";
  setTimeout(() => { delete button.dataset.said; }, 1500);
}
