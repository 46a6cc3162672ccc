//! Laws that hold for whatever is given: any text, entries that something happened to, items of every
//! kind.
//!
//! What a law once did not hold for stands beside it as a plain test.

mod accounted;
#[cfg(feature = "csl")]
mod csl;
mod formats;
mod inputs;
mod items;
mod keeping;
mod lists;
mod parsing;
mod rendering;
mod traced;

use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;

/// How many cases a law is tried on; `PROPTEST_CASES` sets another number.
const CASES: u32 = 256;

/// A configuration with this many cases, or as many as the environment asks for. They are the same
/// each time; `PROPTEST_RNG_SEED` chooses others.
fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let default = ProptestConfig::default();
    let rng_seed = match default.rng_seed {
        RngSeed::Random => RngSeed::Fixed(0),
        RngSeed::Fixed(seed) => RngSeed::Fixed(seed),
    };
    ProptestConfig { cases: asked.unwrap_or(cases), failure_persistence: None, rng_seed, ..default }
}
