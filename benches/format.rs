//! How fast .bib files are read and written, beside the `biblatex` crate's parser.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_main};
use ibid::format;
use ibid::{Date, Item, Kind, Name};

/// Items of several types, each with its own names, words and numbers.
fn items(count: usize) -> Vec<Item> {
    const FAMILIES: [&str; 6] =
        ["Nørgård", "Okafor", "García Márquez", "Chen", "de Vries", "O’Neil"];
    const WORDS: [&str; 8] =
        ["Bread", "and", "the", "EU", "in", "winter", "of", "Århus & København:"];
    (0..count)
        .map(|i| {
            let word = |at: usize| WORDS[(i * 7 + at * 5) % WORDS.len()];
            let title: Vec<&str> = (0..9).map(word).collect();
            let author = |at: usize| Name::person(FAMILIES[(i + at) % FAMILIES.len()], "A. Bea");
            let kinds = [Kind::ArticleJournal, Kind::Book, Kind::Chapter, Kind::Webpage];
            Item {
                author: (0..=i % 4).map(author).collect(),
                title: Some(title.join(" ")),
                container_title: Some(format!("Journal of {}", word(3))),
                publisher: Some("Knopf".into()),
                issued: Some(Date::day(1990 + i32::try_from(i % 35).unwrap_or(0), 5, 17)),
                volume: Some(i64::try_from(i % 90).unwrap_or(0).into()),
                issue: Some("3".into()),
                page: Some(format!("{}–{}", i % 800, i % 800 + 13).into()),
                doi: Some(format!("10.1000/x_{i}")),
                url: Some(format!("https://example.org/a_b/{i}?q=50%25")),
                ..Item::new(format!("key{i}"), kinds[i % kinds.len()].clone())
            }
        })
        .collect()
}

fn reading(c: &mut Criterion) {
    let bib = format::biblatex::write(&items(100_000)).text;
    let mut group = c.benchmark_group("read 100,000 entries");
    group.sample_size(10).throughput(Throughput::Elements(100_000));
    group.bench_function("biblatex’s own parse", |b| {
        b.iter_with_large_drop(|| biblatex::Bibliography::parse(black_box(&bib)));
    });
    group.bench_function("ibid, to items", |b| {
        b.iter_with_large_drop(|| format::biblatex::read(black_box(&bib)));
    });
    group.finish();
}

fn writing(c: &mut Criterion) {
    let items = items(10_000);
    let mut group = c.benchmark_group("write 10,000 entries");
    group.throughput(Throughput::Elements(10_000));
    for &format in format::Format::ALL {
        group.bench_function(format.as_str(), |b| {
            b.iter_batched(|| (), |()| format.write(black_box(&items)), BatchSize::LargeInput);
        });
    }
    group.finish();
}

/// The macros of criterion make functions without documentation.
#[allow(missing_docs, reason = "generated code")]
mod generated {
    criterion::criterion_group!(benches, super::reading, super::writing);
}

criterion_main!(generated::benches);
