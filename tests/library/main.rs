//! Tests of the library: cases as data, laws, and other programs that read what it writes.
//!
//! `UPDATE=1 cargo test --test library` rewrites what the tests of cases expect; look through the
//! changes before you keep them.

mod article;
mod assemble;
mod assemble_gold;
mod circles;
mod common;
#[cfg(feature = "csl")]
mod csl;
#[cfg(feature = "docx")]
mod docx;
mod examples;
mod formats;
mod formats_read;
mod laws;
#[cfg(feature = "cli")]
mod pdf;
mod readers;
mod reformat;
mod render;
#[cfg(feature = "cli")]
mod seeds;
mod split;
