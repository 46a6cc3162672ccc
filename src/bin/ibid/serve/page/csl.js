// What CSL calls types and variables, and values of variables as the reader writes them.

export const TYPES = `article article-journal article-magazine article-newspaper bill book broadcast chapter classic
  collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
  legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
  personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty
  webpage`.split(/\s+/);

const NAMES = `author editor translator collection-editor compiler composer container-author contributor curator director
  editor-translator executive-producer guest host illustrator interviewer narrator organizer original-author performer
  producer recipient reviewed-author script-writer series-creator`.split(/\s+/);

const DATES = "issued accessed available-date event-date original-date submitted".split(" ");

const TEXTS = `title title-short container-title collection-title publisher publisher-place edition volume issue page number
  collection-number number-of-pages number-of-volumes part-number chapter-number supplement-number version genre medium DOI
  ISBN ISSN PMID PMCID URL event-title event-place archive archive_location authority jurisdiction section status
  original-title original-publisher original-publisher-place reviewed-title volume-title part-title language source
  abstract keyword note annote`.split(/\s+/);

/** Every variable, those first that most items have. */
export const VARIABLES = [...NAMES.slice(0, 3), "issued", ...TEXTS, ...DATES.slice(1), ...NAMES.slice(3)];

/** How the reader is told to write the values of a variable. */
export function hint(variable) {
  if (NAMES.includes(variable)) return "a name a line: family, given";
  return DATES.includes(variable) ? "2020, 2020-05-31 or 2020/2021" : "";
}

export const hasLines = (variable) => NAMES.includes(variable);

/** A value as text; undefined for one that has no such text. */
export function toText(variable, value) {
  if (Array.isArray(value)) return value.map(nameToText).join("\n");
  if (DATES.includes(variable)) return dateToText(value);
  return typeof value === "object" ? undefined : String(value);
}

/** A value from text; null for none. What the reader left as it was in `before` keeps all its parts. */
export function fromText(variable, text, before) {
  if (text.trim() === "") return null;
  if (before !== undefined && text === toText(variable, before)) return before;
  if (!NAMES.includes(variable)) return text.trim();
  const known = new Map((before ?? []).map((name) => [nameToText(name), name]));
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.map((line) => known.get(line) ?? nameFromText(line));
}

function nameToText(name) {
  if (typeof name === "string") return name;
  if (name.literal) return name.literal;
  const family = [name["non-dropping-particle"], name.family].filter(Boolean).join(" ");
  const given = [name.given, name["dropping-particle"]].filter(Boolean).join(" ");
  return [family, given, name.suffix].filter(Boolean).join(", ");
}

function nameFromText(line) {
  const [family, given, suffix] = line.split(",").map((part) => part.trim());
  if (!given) return { literal: line };
  return { family, given, ...(suffix && { suffix }) };
}

function dateToText(date) {
  if (typeof date === "string") return date;
  if (!date["date-parts"]) return date.literal ?? date.raw;
  if (date.season !== undefined) return undefined;
  const pad = (part, at) => String(part).padStart(at === 0 ? 4 : 2, "0");
  const ends = date["date-parts"].map((parts) => (parts[0] === 0 ? ".." : parts.map(pad).join("-")));
  return ends.join("/") + (date.circa ? "~" : "");
}
