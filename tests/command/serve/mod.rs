//! `ibid serve`, as browsers, programs and others talk to it.

mod answers;
mod client;
mod guards;
mod limits;
mod lists;
mod load;
mod openapi;
mod process;
