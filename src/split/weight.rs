//! The weights of what speaks for an entry and against it, in logarithms of odds.
//!
//! Set by hand and then moved, one by one, as long as more entries were found right in lists made
//! of real entries in a dozen layouts, with prose around them and without.

/// Before anything is known.
pub(super) const BIAS: f32 = -2.6;
/// A year.
pub(super) const YEAR: f32 = 2.0;
/// A year in brackets, or right after them.
pub(super) const BRACKET_YEAR: f32 = 0.0;
/// Each bracketed year after the first.
pub(super) const MORE_YEARS: f32 = -0.4;
/// Each name, up to three.
pub(super) const NAME: f32 = 0.9;
/// An address or identifier.
pub(super) const LINK: f32 = 1.2;
/// An address and next to nothing else.
pub(super) const BARE_LINK: f32 = 0.1;
/// A word that leads to an address.
pub(super) const ANCHOR: f32 = 0.9;
/// Each range of pages or volume with issue, up to three.
pub(super) const NUMBER: f32 = 0.2;
/// Each word of an imprint, up to four.
pub(super) const IMPRINT: f32 = 0.4;
/// A place with its publisher.
pub(super) const PLACE: f32 = 1.4;
/// Each word of a look-up, up to two.
pub(super) const ACCESS: f32 = 1.4;
/// A quotation, or italics.
pub(super) const QUOTE: f32 = 1.0;
/// Each word of a page's frame, up to three.
pub(super) const WEB: f32 = -1.4;
/// Each word of a program, up to three.
pub(super) const CODE: f32 = -1.0;
/// Each word of prose, up to ten.
pub(super) const PROSE: f32 = -0.6;
/// Mostly small letters in many words.
pub(super) const MOSTLY_SMALL: f32 = -1.0;
/// Nothing says when, where or by whom it appeared.
pub(super) const NO_FACTS: f32 = -1.0;
/// Fewer than four words.
pub(super) const SHORT: f32 = -1.3;
/// Every thirty words after ninety.
pub(super) const LONG: f32 = -1.0;

/// Names and a year at the head.
pub(super) const OPENS_NAMES_YEAR: f32 = 1.6;
/// A name at the head.
pub(super) const OPENS_NAME: f32 = 1.8;
/// A dash for the names above.
pub(super) const OPENS_DASH: f32 = 1.2;
/// A year in brackets at the head.
pub(super) const OPENS_BRACKET_YEAR: f32 = 0.8;
/// A quotation at the head.
pub(super) const OPENS_QUOTE: f32 = 1.0;
/// Some capitalised words that end soon.
pub(super) const OPENS_CAPITALS: f32 = 0.3;
/// A date: of news, versions, events.
pub(super) const OPENS_DATE: f32 = -1.8;
/// An address.
pub(super) const OPENS_LINK: f32 = -0.3;
/// Digits, scripts without capitals.
pub(super) const OPENS_OTHER: f32 = -0.3;
/// A word of a look-up.
pub(super) const OPENS_ACCESS: f32 = -1.5;
/// A small letter.
pub(super) const OPENS_SMALL: f32 = -1.1;
/// Closing punctuation.
pub(super) const OPENS_CLOSING: f32 = -1.6;

/// It ends as entries do.
pub(super) const ENDS_CLOSED: f32 = 0.4;
/// It ends with a word.
pub(super) const ENDS_OPEN: f32 = 0.1;
/// It ends with a comma or a preposition.
pub(super) const ENDS_UNFINISHED: f32 = -0.8;

/// A list mark.
pub(super) const MARK: f32 = 0.3;
/// A mark that is but a number and a blank.
pub(super) const BARE_MARK: f32 = -0.3;
/// Blank lines, or an indent, show where it begins.
pub(super) const SET_OFF: f32 = 0.2;
/// The line before is closed, open, unfinished.
pub(super) const AFTER_CLOSED: f32 = 0.2;
/// The line before ends with an address.
pub(super) const AFTER_ADDRESS: f32 = 1.0;
/// The line before ends with a word.
pub(super) const AFTER_OPEN: f32 = -1.2;
/// The line before cannot have ended there.
pub(super) const AFTER_UNFINISHED: f32 = -2.5;
/// The break before was forced by the width of the page.
pub(super) const AFTER_FORCED: f32 = -0.5;
/// It may have been.
pub(super) const AFTER_UNSURE: f32 = -0.3;

/// An address on the line after another, which it belongs to.
pub(super) const AFTER_LINE_LINK: f32 = -1.0;
/// The line before has a mark, this one has none.
pub(super) const AFTER_MARKED: f32 = -1.5;

/// A small letter or closing punctuation follows.
pub(super) const CUT_BEFORE_SMALL: f32 = -1.6;
/// The layout lets it go on, but it does not.
pub(super) const CUT_SHORT: f32 = -0.4;
/// The same, at a break that the width of the page forced.
pub(super) const CUT_FORCED: f32 = -1.5;
/// The same, after a word.
pub(super) const CUT_OPEN: f32 = -0.8;
/// The same, after a comma or a preposition.
pub(super) const CUT_UNFINISHED: f32 = -2.0;

/// A blank line within, after a full stop.
pub(super) const GAP_AFTER_CLOSED: f32 = -1.9;
/// A blank line within a sentence.
pub(super) const GAP: f32 = -0.4;
/// A list mark within.
pub(super) const INNER_MARK: f32 = -1.1;
/// A break that was meant, where wording alone tells entries apart.
pub(super) const MEANT_WRAPPED: f32 = -2.0;
/// The same, if it may have been meant.
pub(super) const UNSURE_WRAPPED: f32 = -0.5;
/// A break that was meant, elsewhere.
pub(super) const MEANT: f32 = -0.2;
/// Names and a year at the head of a line within, where wording alone tells entries apart.
pub(super) const INNER_NAMES_WRAPPED: f32 = -2.0;
/// The same between blank lines.
pub(super) const INNER_NAMES_SPACED: f32 = -1.1;
/// A name at the head of a line within.
pub(super) const INNER_NAME: f32 = -0.2;
/// The same between blank lines.
pub(super) const INNER_NAME_SPACED: f32 = -1.2;
/// A line after one that ends with an address, where wording alone tells entries apart.
pub(super) const INNER_AFTER_ADDRESS: f32 = -1.2;
/// A few words at the head that might be a heading.
pub(super) const HEAD_LINE: f32 = -1.5;
/// A remark after a complete entry.
pub(super) const REMARK: f32 = -1.8;

/// From prose into a list that no heading announces.
pub(super) const ENTER: f32 = -2.9;
/// The same within a paragraph.
pub(super) const ENTER_INSIDE: f32 = -1.4;
/// The same where a text begins that is no longer than an entry or two: who gives one, gives an
/// entry.
pub(super) const ENTER_ALONE: f32 = 0.7;
/// The same where the text begins: it may be a bare list.
pub(super) const ENTER_AT_START: f32 = -1.0;
/// From a sure heading into its list.
pub(super) const ENTER_STRONG: f32 = 0.9;
/// From a doubtful heading into its list.
pub(super) const ENTER_WEAK: f32 = -1.2;
/// Each entry under a sure heading.
pub(super) const UNDER_STRONG: f32 = 0.8;
/// Each entry under a doubtful heading.
pub(super) const UNDER_WEAK: f32 = 0.8;
/// From a list back into prose, at a blank line.
pub(super) const LEAVE: f32 = -1.0;
/// The same within a paragraph.
pub(super) const LEAVE_INSIDE: f32 = -1.6;
/// The same within a list item.
pub(super) const LEAVE_ITEM: f32 = -3.0;

/// A line between entries that is none: a page head, a remark.
pub(super) const ASIDE: f32 = -1.1;
/// A remark on the entry before.
pub(super) const ASIDE_REMARK: f32 = -0.3;
/// Each word of prose in it, up to three.
pub(super) const ASIDE_PROSE: f32 = 0.1;
/// The same, right below an entry or another such line.
pub(super) const ASIDE_INSIDE: f32 = 0.3;
/// The same, where the width of the page forced the break before it.
pub(super) const ASIDE_FORCED: f32 = -0.3;
/// A heading within a list.
pub(super) const ASIDE_HEADING: f32 = -1.5;
/// A heading that is not below that of the list.
pub(super) const ASIDE_END: f32 = -6.0;

/// Another entry of the same kind, without marks.
pub(super) const KIN: f32 = 0.4;
/// Another entry with the same kind of mark.
pub(super) const KIN_MARK: f32 = 0.4;
/// The next number.
pub(super) const KIN_NEXT: f32 = 1.7;
/// A number that does not go on.
pub(super) const KIN_BACK: f32 = -2.3;
/// The first number is not the first.
pub(super) const FIRST_LATE: f32 = -0.5;
/// Another kind of mark.
pub(super) const KIN_UNLIKE: f32 = -1.0;
/// Another indent.
pub(super) const KIN_INDENT: f32 = -1.6;
/// Names and year again, where wording alone tells entries apart.
pub(super) const KIN_NAMES: f32 = -0.3;
/// No names and year now, where wording alone tells entries apart.
pub(super) const KIN_NO_NAMES: f32 = -1.2;
