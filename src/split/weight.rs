//! The weights of what speaks for an entry and against it, in logarithms of odds.
//!
//! Set by hand and then moved, one by one, as long as more entries were found right in lists made
//! of real entries in a dozen layouts, with prose around them and without.

/// Before anything is known.
pub const BIAS: f32 = -2.6;
/// A year.
pub const YEAR: f32 = 2.0;
/// A year in brackets, or right after them.
pub const BRACKET_YEAR: f32 = 0.0;
/// Each bracketed year after the first.
pub const MORE_YEARS: f32 = -0.4;
/// Each name, up to three.
pub const NAME: f32 = 0.9;
/// An address or identifier.
pub const LINK: f32 = 1.2;
/// An address and next to nothing else.
pub const BARE_LINK: f32 = 0.1;
/// A word that leads to an address.
pub const ANCHOR: f32 = 0.9;
/// Each range of pages or volume with issue, up to three.
pub const NUMBER: f32 = 0.2;
/// Each word of an imprint, up to four.
pub const IMPRINT: f32 = 0.4;
/// A place with its publisher.
pub const PLACE: f32 = 1.4;
/// Each word of a look-up, up to two.
pub const ACCESS: f32 = 1.4;
/// A quotation, or italics.
pub const QUOTE: f32 = 1.0;
/// Each word of a page's frame, up to three.
pub const WEB: f32 = -1.4;
/// Each word of a program, up to three.
pub const CODE: f32 = -1.0;
/// Each word of prose, up to ten.
pub const PROSE: f32 = -0.6;
/// Mostly small letters in many words.
pub const MOSTLY_SMALL: f32 = -1.0;
/// Nothing says when, where or by whom it appeared.
pub const NO_FACTS: f32 = -1.0;
/// Fewer than four words.
pub const SHORT: f32 = -1.3;
/// Every thirty words after ninety.
pub const LONG: f32 = -1.0;

/// Names and a year at the head.
pub const OPENS_NAMES_YEAR: f32 = 1.6;
/// A name at the head.
pub const OPENS_NAME: f32 = 1.8;
/// A dash for the names above.
pub const OPENS_DASH: f32 = 1.2;
/// A year in brackets at the head.
pub const OPENS_BRACKET_YEAR: f32 = 0.8;
/// A quotation at the head.
pub const OPENS_QUOTE: f32 = 1.0;
/// Some capitalised words that end soon.
pub const OPENS_CAPITALS: f32 = 0.3;
/// A date: of news, versions, events.
pub const OPENS_DATE: f32 = -1.8;
/// An address.
pub const OPENS_LINK: f32 = -0.3;
/// Digits, scripts without capitals.
pub const OPENS_OTHER: f32 = -0.3;
/// A word of a look-up.
pub const OPENS_ACCESS: f32 = -1.5;
/// A small letter.
pub const OPENS_SMALL: f32 = -1.1;
/// Closing punctuation.
pub const OPENS_CLOSING: f32 = -1.6;

/// It ends as entries do.
pub const ENDS_CLOSED: f32 = 0.4;
/// It ends with a word.
pub const ENDS_OPEN: f32 = 0.1;
/// It ends with a comma or a preposition.
pub const ENDS_UNFINISHED: f32 = -0.8;

/// A list mark.
pub const MARK: f32 = 0.3;
/// A mark that is but a number and a blank.
pub const BARE_MARK: f32 = -0.3;
/// Blank lines, or an indent, show where it begins.
pub const SET_OFF: f32 = 0.2;
/// The line before is closed, open, unfinished.
pub const AFTER_CLOSED: f32 = 0.2;
/// The line before ends with an address.
pub const AFTER_ADDRESS: f32 = 1.0;
/// The line before ends with a word.
pub const AFTER_OPEN: f32 = -1.2;
/// The line before cannot have ended there.
pub const AFTER_UNFINISHED: f32 = -2.5;
/// The break before was forced by the width of the page.
pub const AFTER_FORCED: f32 = -0.5;
/// It may have been.
pub const AFTER_UNSURE: f32 = -0.3;

/// An address on the line after another, which it belongs to.
pub const AFTER_LINE_LINK: f32 = -1.0;
/// The line before has a mark, this one has none.
pub const AFTER_MARKED: f32 = -1.5;

/// A small letter or closing punctuation follows.
pub const CUT_BEFORE_SMALL: f32 = -1.6;
/// The layout lets it go on, but it does not.
pub const CUT_SHORT: f32 = -0.4;
/// The same, at a break that the width of the page forced.
pub const CUT_FORCED: f32 = -1.5;
/// The same, after a word.
pub const CUT_OPEN: f32 = -0.8;
/// The same, after a comma or a preposition.
pub const CUT_UNFINISHED: f32 = -2.0;

/// A blank line within, after a full stop.
pub const GAP_AFTER_CLOSED: f32 = -1.9;
/// A blank line within a sentence.
pub const GAP: f32 = -0.4;
/// A list mark within.
pub const INNER_MARK: f32 = -1.1;
/// A break that was meant, where wording alone tells entries apart.
pub const MEANT_WRAPPED: f32 = -2.0;
/// The same, if it may have been meant.
pub const UNSURE_WRAPPED: f32 = -0.5;
/// A break that was meant, elsewhere.
pub const MEANT: f32 = -0.2;
/// Names and a year at the head of a line within, where wording alone tells entries apart.
pub const INNER_NAMES_WRAPPED: f32 = -2.0;
/// The same between blank lines.
pub const INNER_NAMES_SPACED: f32 = -1.1;
/// A name at the head of a line within.
pub const INNER_NAME: f32 = -0.2;
/// The same between blank lines.
pub const INNER_NAME_SPACED: f32 = -1.2;
/// A line after one that ends with an address, where wording alone tells entries apart.
pub const INNER_AFTER_ADDRESS: f32 = -1.2;
/// A few words at the head that might be a heading.
pub const HEAD_LINE: f32 = -1.5;
/// A remark after a complete entry.
pub const REMARK: f32 = -1.8;

/// From prose into a list that no heading announces.
pub const ENTER: f32 = -2.9;
/// The same within a paragraph.
pub const ENTER_INSIDE: f32 = -1.4;
/// The same where a text begins that is no longer than an entry or two: who gives one, gives an
/// entry.
pub const ENTER_ALONE: f32 = 0.7;
/// The same where the text begins: it may be a bare list.
pub const ENTER_AT_START: f32 = -1.0;
/// From a sure heading into its list.
pub const ENTER_STRONG: f32 = 0.9;
/// From a doubtful heading into its list.
pub const ENTER_WEAK: f32 = -1.2;
/// Each entry under a sure heading.
pub const UNDER_STRONG: f32 = 0.8;
/// Each entry under a doubtful heading.
pub const UNDER_WEAK: f32 = 0.8;
/// From a list back into prose, at a blank line.
pub const LEAVE: f32 = -1.0;
/// The same within a paragraph.
pub const LEAVE_INSIDE: f32 = -1.6;
/// The same within a list item.
pub const LEAVE_ITEM: f32 = -3.0;

/// A line between entries that is none: a page head, a remark.
pub const ASIDE: f32 = -1.1;
/// A remark on the entry before.
pub const ASIDE_REMARK: f32 = -0.3;
/// Each word of prose in it, up to three.
pub const ASIDE_PROSE: f32 = 0.1;
/// The same, right below an entry or another such line.
pub const ASIDE_INSIDE: f32 = 0.3;
/// The same, where the width of the page forced the break before it.
pub const ASIDE_FORCED: f32 = -0.3;
/// A heading within a list.
pub const ASIDE_HEADING: f32 = -1.5;
/// A heading that is not below that of the list.
pub const ASIDE_END: f32 = -6.0;

/// Another entry of the same kind, without marks.
pub const KIN: f32 = 0.4;
/// Another entry with the same kind of mark.
pub const KIN_MARK: f32 = 0.4;
/// The next number.
pub const KIN_NEXT: f32 = 1.7;
/// A number that does not go on.
pub const KIN_BACK: f32 = -2.3;
/// The first number is not the first.
pub const FIRST_LATE: f32 = -0.5;
/// Another kind of mark.
pub const KIN_UNLIKE: f32 = -1.0;
/// Another indent.
pub const KIN_INDENT: f32 = -1.6;
/// Names and year again, where wording alone tells entries apart.
pub const KIN_NAMES: f32 = -0.3;
/// No names and year now, where wording alone tells entries apart.
pub const KIN_NO_NAMES: f32 = -1.2;
