//! How long it takes to find the entries of a megabyte: of prose, of a list, of one endless line.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ibid::split::split;

const MEGABYTE: usize = 1_000_000;

const PROSE: &str = "The council met on Tuesday to discuss the plan, which had been published in 2019\n\
    after months of debate. Several members said that they would not support it\n\
    unless the costs were made public (Miller, 2020).\n\n";

const LIST: &str = "Reed, T., & Fenn, P. (1998). What the drains did. In A. Poole (Ed.), Wet lands\n    \
    (pp. 3-29). Leeds: Mill House.\n";

fn benches(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("split a megabyte");
    group.throughput(Throughput::Bytes(MEGABYTE as u64)).sample_size(20);
    for (name, text) in [
        ("prose", PROSE.repeat(MEGABYTE / PROSE.len())),
        ("list", LIST.repeat(MEGABYTE / LIST.len())),
        ("one line", PROSE.replace('\n', " ").repeat(MEGABYTE / PROSE.len())),
        ("brackets", "[".repeat(MEGABYTE)),
    ] {
        group.bench_function(name, |bencher| bencher.iter(|| split(black_box(&text))));
    }
    group.finish();
}

criterion_group!(split_benches, benches);
criterion_main!(split_benches);
