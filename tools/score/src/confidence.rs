//! Whether confidence and doubts mean something.

use std::path::Path;

use anyhow::Result;
use plotters::prelude::{
    BLACK, ChartBuilder, Circle, Color, DashedLineSeries, IntoDrawingArea, RGBColor, Rectangle,
    SVGBackend, WHITE,
};

use crate::fields::{Entry, ratio};

const BINS: usize = 10;

/// Diagnostics that tell of the text, however well it was read.
const OF_THE_TEXT: [&str; 2] = ["no-address", "outlet-repeated"];

/// The entries whose confidence is in one tenth.
struct Bin {
    count: usize,
    confidence: f64,
    right: f64,
}

fn bins(entries: &[Entry]) -> Vec<Bin> {
    let bin_of = |entry: &Entry| {
        (0..BINS).rev().find(|&bin| entry.confidence >= bin as f32 / BINS as f32).unwrap_or(0)
    };
    let bin = |bin: usize| {
        let inside: Vec<&Entry> = entries.iter().filter(|entry| bin_of(entry) == bin).collect();
        let sum: f64 = inside.iter().map(|entry| f64::from(entry.confidence)).sum();
        let right = inside.iter().filter(|entry| entry.whole).count();
        Bin {
            count: inside.len(),
            confidence: sum / inside.len().max(1) as f64,
            right: ratio(right, inside.len()),
        }
    };
    (0..BINS).map(bin).collect()
}

/// By how much confidence and the share that is right differ, over ten bins.
pub(crate) fn calibration_error(entries: &[Entry]) -> f64 {
    let off = |bin: &Bin| bin.count as f64 * (bin.confidence - bin.right).abs();
    bins(entries).iter().map(off).sum::<f64>() / entries.len().max(1) as f64
}

/// How many entries have at least this confidence, and what share of them is right.
pub(crate) fn at_least(entries: &[Entry], confidence: f32) -> (usize, f64) {
    let sure: Vec<&Entry> = entries.iter().filter(|e| e.confidence >= confidence).collect();
    (sure.len(), ratio(sure.iter().filter(|entry| entry.whole).count(), sure.len()))
}

/// The share of entries, right or wrong ones, that carry a doubt about how they were read.
pub(crate) fn doubted(entries: &[Entry], whole: bool) -> f64 {
    let those: Vec<&Entry> = entries.iter().filter(|entry| entry.whole == whole).collect();
    let doubted = |entry: &&&Entry| entry.doubts.iter().any(|code| !OF_THE_TEXT.contains(code));
    ratio(those.iter().filter(doubted).count(), those.len())
}

/// Draws the share that is right over the confidence, and how many entries each tenth has.
pub(crate) fn draw(entries: &[Entry], path: &Path) -> Result<()> {
    const SIZE: (u32, u32) = (480, 400);
    let bins = bins(entries);
    let most = bins.iter().map(|bin| bin.count).max().unwrap_or(1).max(1) as f64;
    let area = SVGBackend::new(path, SIZE).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .margin(12)
        .x_label_area_size(40)
        .y_label_area_size(50)
        .build_cartesian_2d(0.0..1.0, 0.0..1.0)?;
    chart
        .configure_mesh()
        .x_desc("confidence")
        .y_desc("entries with all core fields right")
        .disable_mesh()
        .draw()?;
    let bars = bins.iter().enumerate().map(|(at, bin)| {
        let (from, to) = (at as f64 / BINS as f64, (at + 1) as f64 / BINS as f64);
        let high = bin.count as f64 / most * 0.3;
        Rectangle::new([(from + 0.005, 0.0), (to - 0.005, high)], RGBColor(205, 214, 226).filled())
    });
    chart.draw_series(bars)?;
    let even = DashedLineSeries::new([(0.0, 0.0), (1.0, 1.0)], 4, 4, BLACK.into());
    chart.draw_series(even)?;
    let filled = bins.iter().filter(|bin| bin.count > 0);
    let points = filled
        .map(|bin| Circle::new((bin.confidence, bin.right), 5, RGBColor(31, 90, 166).filled()));
    chart.draw_series(points)?;
    Ok(area.present()?)
}
