//! Tests of the command `ibid`.

mod browser;
mod cli;
mod clients;
mod docx;
mod hostile;
mod learn;
mod pdf;
mod run;
#[cfg(feature = "serve")]
mod serve;
mod styles;
