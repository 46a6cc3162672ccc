//! The seeds of the fuzz targets, and what once went wrong with one, under the same checks.

use std::fs;
use std::path::Path;

#[expect(unreachable_pub, reason = "the fuzz targets call it from another crate")]
#[path = "../../fuzz/src/lib.rs"]
pub(crate) mod checks;

#[test]
fn every_seed_passes() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    for (target, check) in checks::CHECKS {
        let files: Vec<_> = fs::read_dir(seeds.join(target)).unwrap().map(Result::unwrap).collect();
        assert!(!files.is_empty(), "{target} has no seeds");
        for file in files {
            println!("{}", file.path().display());
            check(&fs::read(file.path()).unwrap());
        }
    }
}
