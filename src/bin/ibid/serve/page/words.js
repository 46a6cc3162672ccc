// Words of an entry's text, and the selection of some of them.

/** An address is one word; marks go with the word before, brackets with the word in them. */
const WORD = /https?:\/\/\S+|[([“"‘]*[^\s()[\],;:]+[)\],;:.”"’]*|\S/gu;

/** The words of a text, each from its beginning to that of the next. */
function wordsOf(text) {
  const starts = Array.from(text.matchAll(WORD), (word) => word.index);
  return starts.map((start, at) => ({ start, end: starts[at + 1] ?? text.length }));
}

/** The words of which something is selected, as a range of the text, with the words before and after. */
function around(text, { start, end }) {
  const words = wordsOf(text);
  const first = Math.max(words.findLastIndex((word) => word.start <= start), 0);
  const last = Math.max(words.findLastIndex((word) => word.start < end), first);
  return { words, first, last };
}

/** A range, widened to whole words. */
export function wholeWords(text, range) {
  const { words, first, last } = around(text, range);
  return words.length === 0 ? range : { start: words[first].start, end: words[last].end };
}

/** The words that are selected after a step to the left (-1) or the right (1), or as far as that goes (±Infinity). */
export function stepped(text, range, step, extends_) {
  const { words, first, last } = around(text, range);
  if (words.length === 0) return range;
  const inside = (at) => Math.min(Math.max(at, 0), words.length - 1);
  if (!extends_) {
    const word = words[inside((step < 0 ? first : last) + step)];
    return { ...word, anchor: word.start };
  }
  // The selection grows away from the word that it began with.
  const anchor = around(text, { start: range.anchor ?? range.start, end: 0 }).first;
  const moving = inside((anchor === first ? last : first) + step);
  const [from, to] = [Math.min(anchor, moving), Math.max(anchor, moving)];
  return { start: words[from].start, end: words[to].end, anchor: words[anchor].start };
}

/** What is selected of the text that an element holds, as offsets; null if that is nothing of it. */
export function selectedIn(element) {
  const selection = getSelection();
  if (selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
  const offset = (node, at) => {
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, at);
    return before.toString().length;
  };
  return {
    start: offset(range.startContainer, range.startOffset),
    end: offset(range.endContainer, range.endOffset),
  };
}

/** Selects a range of the text that an element holds. */
export function select(element, { start, end }) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let [at, from] = [0, null];
  while (texts.nextNode()) {
    const { length } = texts.currentNode;
    if (!from && start < at + length) from = [texts.currentNode, start - at];
    if (end <= at + length) {
      getSelection().setBaseAndExtent(...(from ?? [element, 0]), texts.currentNode, end - at);
      return;
    }
    at += length;
  }
}
