//! Tests of the command `ibid`.

mod browser;
mod cli;
mod clients;
mod hostile;
mod run;
mod styles;
