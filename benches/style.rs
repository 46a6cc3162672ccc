//! How fast entries and whole lists are rendered.
//!
//! Uses the oracle's items where they are, else a handful of its own.

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ibid::style::{Bibliography, Style};
use ibid::{Date, Item, Kind, Name};

fn items() -> Vec<Item> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/oracle/items.jsonl");
    let Ok(text) = std::fs::read_to_string(path) else {
        return made_up(1000);
    };
    let read = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        serde_json::from_value(line["item"].clone()).expect("a CSL item")
    };
    text.lines().map(read).collect()
}

/// Articles by few people in few years, so that most have to be told apart.
fn made_up(count: usize) -> Vec<Item> {
    let families = ["Smith", "Müller", "Li", "van der Berg", "O’Brien", "Øster", "de Souza"];
    let given = ["Jane", "John", "J. B.", "Wei", "Jean-Luc"];
    let name = |n: usize| Name::person(families[n % 7], given[(n / 7) % 5]);
    (0..count)
        .map(|n| Item {
            author: (0..=n % 5).map(|k| name(n / 5 + 3 * k)).collect(),
            issued: Some(Date::year(1950 + i32::try_from(n % 70).expect("small"))),
            title: Some(format!("A study of {} and {}", n % 911, n % 13)),
            container_title: Some("Journal of Made-Up Results".into()),
            volume: Some("12".into()),
            page: Some("101-119".into()),
            ..Item::new(format!("item{n}"), Kind::ArticleJournal)
        })
        .collect()
}

fn entries(criterion: &mut Criterion) {
    let items = items();
    let mut group = criterion.benchmark_group("entries");
    group.throughput(Throughput::Elements(items.len() as u64));
    for style in Style::ALL {
        group.bench_function(BenchmarkId::from_parameter(&style), |bencher| {
            bencher.iter(|| {
                for item in &items {
                    black_box(style.entry(item));
                }
            });
        });
    }
    group.finish();
}

fn lists(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("lists");
    group.sample_size(10);
    for count in [1_000, 16_000] {
        let items = made_up(count);
        group.throughput(Throughput::Elements(count as u64));
        for style in Style::ALL {
            group.bench_function(BenchmarkId::new(style.to_string(), count), |bencher| {
                bencher.iter_batched(
                    || (),
                    |()| Bibliography::new(style.clone(), &items).iter().count(),
                    BatchSize::PerIteration,
                );
            });
        }
    }
    group.finish();
}

criterion_group!(benches, entries, lists);
criterion_main!(benches);
