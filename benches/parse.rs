//! How fast entries are read.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ibid::Parser;
use ibid::label::Labeller;

/// Entries as they are pasted: news, scholarly, foreign.
const ENTRIES: [&str; 4] = [
    "Harbour, A. (2021, May 3). Ferries return to the northern islands. The Coastal Times. \
     [online]. Available at: https://coastaltimes.example/news/2021/ferries-return (Accessed: 7 \
     May 2021).",
    "[12] K. Ueda, P. Stone and R. Field, “Sparse maps of tidal currents,” Journal of Ocean \
     Methods, vol. 14, no. 3, pp. 201–219, 2017. doi:10.1000/jom.2017.14",
    "Weber, Ulrich (Hrsg.): Die Kunst des Zitierens. Beiträge zur Geschichte der Fußnote. 2., \
     überarb. Aufl. Göttingen: Beispielverlag 2009 (= Studien zur Textkultur 12), S. 45–67.",
    "Moreau, Claire, « Lire les marges : notes et renvois dans les manuscrits », Revue d'histoire \
     du livre, vol. 32, no 4, 1998, p. 12-40.",
];

fn label(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("label");
    group.throughput(Throughput::Elements(ENTRIES.len() as u64));
    group.bench_function("entries", |bencher| {
        let mut labeller = Labeller::new();
        bencher.iter(|| {
            for entry in ENTRIES {
                black_box(labeller.label(entry));
            }
        });
    });
    group.finish();
}

fn parse(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    group.throughput(Throughput::Elements(ENTRIES.len() as u64));
    group.bench_function("entries", |bencher| {
        let mut parser = Parser::new();
        bencher.iter(|| {
            for entry in ENTRIES {
                black_box(parser.parse_entry(entry));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, label, parse);
criterion_main!(benches);
