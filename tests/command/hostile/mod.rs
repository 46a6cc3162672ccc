//! Values, texts and files that are out to break what reads or shows them.
//!
//! | module | holds |
//! |---|---|
//! | `html` | nothing of a value acts in a page |
//! | `latex` | nothing of a value acts in TeX, and `.bib` gives it back |
//! | `terminal` | nothing of a text or a name acts on a terminal |
//! | `kept` | what does not show, and what looks like a formula, stays in its value |
//! | `files` | whatever becomes of files and pipes, there is one clear line and the right status |

mod files;
mod html;
mod kept;
mod latex;
mod terminal;
mod values;
