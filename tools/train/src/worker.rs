//! The gradients of a network: its way forward, and the way back.

use ibid::unstable::chain::{self, Chain, Lattice, Row};
use ibid::unstable::emission::{activate, bound};
use ibid::unstable::model::WIDTH;
use ndarray::linalg::general_mat_mul;

use crate::matrix::{add, product, view, view_mut};
use crate::net::{IN, LABELS, Layout, Net, REACHES};
use crate::sample::{ROWS, Sample};

/// How much is dropped of the sums of rows and of each layer.
#[derive(Clone, Copy)]
pub(crate) struct Drop {
    pub rows: f32,
    pub layers: f32,
}

/// What a worker learns from: the labels, and what teachers say.
pub(crate) struct Lesson<'a> {
    pub samples: &'a [Sample],
    pub teachers: &'a [Net],
    /// The chains of the teachers.
    pub teacher_chains: &'a [Chain],
    /// How much the teachers count against the labels.
    pub share: f32,
    pub drop: Drop,
    /// What each sample's loss is divided by.
    pub batch: f32,
}

/// A worker's buffers and the gradient it has gathered.
pub(crate) struct Worker {
    pub gradient: Vec<f32>,
    /// The rows that took part, with the gradient of each, one token after another.
    pub row_gradient: Vec<f32>,
    pub row_ids: Vec<u32>,
    pub loss: f64,
    rng: fastrand::Rng,
    lattice: Lattice,
    marginals: Vec<Row>,
}

/// What the way forward leaves for the way back.
struct Forward {
    sums: Vec<f32>,
    mask: Vec<bool>,
    layers: Vec<Layered>,
    context: (Vec<f32>, Vec<f32>),
    states: Vec<f32>,
    scores: Vec<f32>,
}

/// What a layer leaves for the way back.
struct Layered {
    columns: Vec<f32>,
    sums: Vec<f32>,
    mask: Vec<bool>,
}

impl Worker {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            gradient: vec![0.0; Layout::SIZE],
            row_gradient: Vec::new(),
            row_ids: Vec::new(),
            loss: 0.0,
            rng: fastrand::Rng::with_seed(seed),
            lattice: Lattice::default(),
            marginals: Vec::new(),
        }
    }

    /// Gathers the gradient of the loss of a lesson.
    pub(crate) fn learn(&mut self, net: &Net, chain: &Chain, lesson: &Lesson) {
        self.gradient.fill(0.0);
        self.loss = 0.0;
        let samples = lesson.samples;
        let spans = spans(samples);
        let clean: Vec<u32> = samples.iter().flat_map(|sample| &sample.clean).copied().collect();
        let off = Drop { rows: 0.0, layers: 0.0 };
        let taught: Vec<Vec<f32>> = lesson
            .teachers
            .iter()
            .map(|teacher| self.forward(teacher, &clean, &spans, off).scores)
            .collect();
        let ids: Vec<u32> = samples.iter().flat_map(|sample| &sample.rows).copied().collect();
        let forward = self.forward(net, &ids, &spans, lesson.drop);
        let scores = self.chain_loss(chain, lesson, &spans, &forward.scores, &taught);
        self.row_gradient = self.backward(net, &spans, &forward, &scores, lesson.drop);
        self.row_ids = ids;
    }

    fn forward(&mut self, net: &Net, ids: &[u32], spans: &[(usize, usize)], drop: Drop) -> Forward {
        let count = ids.len() / ROWS;
        let sums = embed(net, ids);
        let mut states: Vec<f32> = sums.iter().map(|&x| bound(x)).collect();
        let mask = self.mask(states.len(), drop.rows);
        apply_mask(&mut states, &mask, drop.rows);
        let mut layers = Vec::new();
        let mut context = (Vec::new(), Vec::new());
        for layer in 0..REACHES.len() {
            if layer == REACHES.len() / 2 {
                context = add_context(net, spans, &mut states);
            }
            layers.push(self.layer_forward(net, layer, spans, &mut states, drop.layers));
        }
        let mut scores = vec![0.0; count * LABELS];
        for row in scores.chunks_exact_mut(LABELS) {
            row.copy_from_slice(&net.dense[Layout::OUTPUT_BIAS..Layout::CHAIN]);
        }
        let output = &net.dense[Layout::OUTPUT..Layout::OUTPUT_BIAS];
        product(&states, output, &mut scores, (count, WIDTH, LABELS));
        Forward { sums, mask, layers, context, states, scores }
    }

    /// Gathers the gradient of the dense parameters; gives that of each token's sum of rows.
    fn backward(
        &mut self,
        net: &Net,
        spans: &[(usize, usize)],
        forward: &Forward,
        scores: &[f32],
        drop: Drop,
    ) -> Vec<f32> {
        let count = scores.len() / LABELS;
        let scores_view = view(scores, (count, LABELS));
        let part = &mut self.gradient[Layout::OUTPUT..Layout::OUTPUT_BIAS];
        let states = view(&forward.states, (count, WIDTH));
        general_mat_mul(1.0, &states.t(), &scores_view, 1.0, &mut view_mut(part, (WIDTH, LABELS)));
        for row in scores.chunks_exact(LABELS) {
            add(&mut self.gradient[Layout::OUTPUT_BIAS..Layout::CHAIN], row);
        }
        let mut back = vec![0.0; count * WIDTH];
        let output = view(&net.dense[Layout::OUTPUT..Layout::OUTPUT_BIAS], (WIDTH, LABELS));
        let mut back_view = view_mut(&mut back, (count, WIDTH));
        general_mat_mul(1.0, &scores_view, &output.t(), 0.0, &mut back_view);
        for (layer, layered) in forward.layers.iter().enumerate().rev() {
            self.layer_backward(net, layer, spans, layered, &mut back, drop.layers);
            if layer == REACHES.len() / 2 {
                self.context_backward(net, spans, &forward.context, &mut back);
            }
        }
        apply_mask(&mut back, &forward.mask, drop.rows);
        for (back, x) in back.iter_mut().zip(&forward.sums) {
            let root = 1.0 / (1.0 + x * x).sqrt();
            *back *= root * root * root;
        }
        back
    }

    fn mask(&mut self, count: usize, rate: f32) -> Vec<bool> {
        if rate == 0.0 {
            return vec![true; count];
        }
        let limit = (rate * 256.0) as u8;
        let mut mask = Vec::with_capacity(count);
        while mask.len() < count {
            mask.extend(self.rng.u64(..).to_le_bytes().map(|byte| byte >= limit));
        }
        mask.truncate(count);
        mask
    }

    fn layer_forward(
        &mut self,
        net: &Net,
        layer: usize,
        spans: &[(usize, usize)],
        states: &mut [f32],
        drop: f32,
    ) -> Layered {
        let reach = REACHES[layer];
        let count = states.len() / WIDTH;
        let part = &net.dense[layer * Layout::LAYER..][..Layout::LAYER];
        let mut columns = vec![0.0; count * IN];
        for &(start, end) in spans {
            for at in start..end {
                let row = &mut columns[at * IN..][..IN];
                for (tap, from) in taps(at, reach, start, end) {
                    row[tap * WIDTH..][..WIDTH].copy_from_slice(&states[from * WIDTH..][..WIDTH]);
                }
            }
        }
        let mut sums = vec![0.0; count * WIDTH];
        for row in sums.chunks_exact_mut(WIDTH) {
            row.copy_from_slice(&part[IN * WIDTH..]);
        }
        product(&columns, &part[..IN * WIDTH], &mut sums, (count, IN, WIDTH));
        let mask = self.mask(count * WIDTH, drop);
        let scale = 1.0 / (1.0 - drop);
        for ((state, &sum), &keep) in states.iter_mut().zip(&sums).zip(&mask) {
            if keep {
                *state += activate(sum) * scale;
            }
        }
        Layered { columns, sums, mask }
    }

    fn layer_backward(
        &mut self,
        net: &Net,
        layer: usize,
        spans: &[(usize, usize)],
        layered: &Layered,
        back: &mut [f32],
        drop: f32,
    ) {
        let reach = REACHES[layer];
        let count = back.len() / WIDTH;
        let scale = 1.0 / (1.0 - drop);
        let mut inner: Vec<f32> = back
            .iter()
            .zip(&layered.sums)
            .zip(&layered.mask)
            .map(|((&back, &sum), &keep)| if keep { back * slope(sum) * scale } else { 0.0 })
            .collect();
        let weights = &net.dense[layer * Layout::LAYER..][..IN * WIDTH];
        let part = &mut self.gradient[layer * Layout::LAYER..][..Layout::LAYER];
        let (weight_part, bias_part) = part.split_at_mut(IN * WIDTH);
        general_mat_mul(
            1.0,
            &view(&layered.columns, (count, IN)).t(),
            &view(&inner, (count, WIDTH)),
            1.0,
            &mut view_mut(weight_part, (IN, WIDTH)),
        );
        inner.chunks_exact(WIDTH).for_each(|row| add(bias_part, row));
        let mut columns = vec![0.0; count * IN];
        general_mat_mul(
            1.0,
            &view(&inner, (count, WIDTH)),
            &view(weights, (IN, WIDTH)).t(),
            0.0,
            &mut view_mut(&mut columns, (count, IN)),
        );
        inner.clear();
        for &(start, end) in spans {
            for at in start..end {
                let row = &columns[at * IN..][..IN];
                for (tap, from) in taps(at, reach, start, end) {
                    add(&mut back[from * WIDTH..][..WIDTH], &row[tap * WIDTH..][..WIDTH]);
                }
            }
        }
    }

    fn context_backward(
        &mut self,
        net: &Net,
        spans: &[(usize, usize)],
        (means, sums): &(Vec<f32>, Vec<f32>),
        back: &mut [f32],
    ) {
        let weights = &net.dense[Layout::CONTEXT..Layout::CONTEXT_BIAS];
        let part = &mut self.gradient[Layout::CONTEXT..Layout::OUTPUT];
        let (weight_part, bias_part) = part.split_at_mut(WIDTH * WIDTH);
        let each = spans.iter().zip(means.chunks_exact(WIDTH)).zip(sums.chunks_exact(WIDTH));
        for ((&(start, end), mean), sum) in each {
            let back = &mut back[start * WIDTH..end * WIDTH];
            let mut inner = [0.0; WIDTH];
            back.chunks_exact(WIDTH).for_each(|row| add(&mut inner, row));
            inner.iter_mut().zip(sum).for_each(|(inner, &sum)| *inner *= slope(sum));
            add(bias_part, &inner);
            let mut outer = [0.0; WIDTH];
            for i in 0..WIDTH {
                let weights = &weights[i * WIDTH..][..WIDTH];
                outer[i] = weights.iter().zip(&inner).map(|(w, g)| w * g).sum::<f32>()
                    / (end - start).max(1) as f32;
                let part = &mut weight_part[i * WIDTH..][..WIDTH];
                part.iter_mut().zip(&inner).for_each(|(part, g)| *part += mean[i] * g);
            }
            back.chunks_exact_mut(WIDTH).for_each(|row| add(row, &outer));
        }
    }

    /// The gradient of the chain's loss with respect to the scores; that with respect to the chain
    /// is added to the gathered one.
    fn chain_loss(
        &mut self,
        chain: &Chain,
        lesson: &Lesson,
        spans: &[(usize, usize)],
        scores: &[f32],
        taught: &[Vec<f32>],
    ) -> Vec<f32> {
        let mut gradient = vec![0.0; scores.len()];
        let weight = 1.0 / lesson.batch;
        let share = if taught.is_empty() { 0.0 } else { lesson.share };
        for (sample, &(start, end)) in lesson.samples.iter().zip(spans) {
            if start == end {
                continue;
            }
            let range = start * LABELS..end * LABELS;
            let part = &mut gradient[range.clone()];
            let rows = padded(&scores[range.clone()]);
            let total = self.expect(chain, &rows, weight, part);
            if sample.labelled {
                self.loss += total - chain.score(&rows, &sample.labels);
            }
            let share = if sample.labelled { share } else { 1.0 };
            for (taught, chain) in taught.iter().zip(lesson.teacher_chains) {
                let weight = -weight * share / lesson.teachers.len() as f32;
                self.expect(chain, &padded(&taught[range.clone()]), weight, part);
            }
            if sample.labelled {
                self.see(&sample.labels, weight * (1.0 - share), part);
            }
        }
        gradient
    }

    /// Adds the probabilities of labels and of transitions, by a weight; the log-sum of paths.
    fn expect(&mut self, chain: &Chain, rows: &[Row], weight: f32, part: &mut [f32]) -> f64 {
        let total = chain.marginals(rows, &mut self.lattice, &mut self.marginals);
        for (row, marginal) in part.chunks_exact_mut(LABELS).zip(&self.marginals) {
            row.iter_mut().zip(marginal).for_each(|(sum, value)| *sum += value * weight);
        }
        chain.expected(&self.lattice, weight, &mut self.gradient[Layout::CHAIN..]);
        total
    }

    /// Takes away the labels and the transitions that are right, by a weight.
    fn see(&mut self, labels: &[u8], weight: f32, part: &mut [f32]) {
        for (row, &label) in part.chunks_exact_mut(LABELS).zip(labels) {
            row[usize::from(label)] -= weight;
        }
        let counts = &mut self.gradient[Layout::CHAIN..];
        let mut count = |row: usize, label: u8| counts[row * LABELS + usize::from(label)] -= weight;
        count(0, labels[0]);
        count(1, labels[labels.len() - 1]);
        for pair in labels.windows(2) {
            count(usize::from(pair[0]) + 2, pair[1]);
        }
    }
}

/// Scores as the chain takes them.
fn padded(scores: &[f32]) -> Vec<Row> {
    let padded = scores.chunks_exact(LABELS).map(|scores| {
        let mut row = [0.0; chain::WIDTH];
        row[..LABELS].copy_from_slice(scores);
        row
    });
    padded.collect()
}

/// The sum of each token's rows.
fn embed(net: &Net, ids: &[u32]) -> Vec<f32> {
    let mut sums = vec![0.0; ids.len() / ROWS * WIDTH];
    for (sum, ids) in sums.chunks_exact_mut(WIDTH).zip(ids.chunks_exact(ROWS)) {
        for &id in ids.iter().filter(|&&id| id != u32::MAX) {
            add(sum, &net.rows[id as usize * WIDTH..][..WIDTH]);
        }
    }
    sums
}

/// Adds what each entry as a whole tells to its tokens; the means, and the sums before activation.
fn add_context(net: &Net, spans: &[(usize, usize)], states: &mut [f32]) -> (Vec<f32>, Vec<f32>) {
    let mut means = vec![0.0; spans.len() * WIDTH];
    for (&(start, end), mean) in spans.iter().zip(means.chunks_exact_mut(WIDTH)) {
        let states = &states[start * WIDTH..end * WIDTH];
        states.chunks_exact(WIDTH).for_each(|row| add(mean, row));
        for x in mean {
            *x /= (end - start).max(1) as f32;
        }
    }
    let mut sums = vec![0.0; means.len()];
    for row in sums.chunks_exact_mut(WIDTH) {
        row.copy_from_slice(&net.dense[Layout::CONTEXT_BIAS..Layout::OUTPUT]);
    }
    let weights = &net.dense[Layout::CONTEXT..Layout::CONTEXT_BIAS];
    product(&means, weights, &mut sums, (spans.len(), WIDTH, WIDTH));
    for (&(start, end), sum) in spans.iter().zip(sums.chunks_exact(WIDTH)) {
        let context: Vec<f32> = sum.iter().map(|&x| activate(x)).collect();
        for row in states[start * WIDTH..end * WIDTH].chunks_exact_mut(WIDTH) {
            add(row, &context);
        }
    }
    (means, sums)
}

/// The first and the end of each sample's tokens when they stand one after another.
fn spans(samples: &[Sample]) -> Vec<(usize, usize)> {
    let mut start = 0;
    let mut spans = Vec::with_capacity(samples.len());
    for sample in samples {
        spans.push((start, start + sample.labels.len()));
        start += sample.labels.len();
    }
    spans
}

/// The tokens that a convolution sees from `at`, of those from `start` to `end`, with their places.
fn taps(at: usize, reach: usize, start: usize, end: usize) -> impl Iterator<Item = (usize, usize)> {
    let before = at.checked_sub(reach).filter(|&from| from >= start);
    let after = Some(at + reach).filter(|&from| from < end);
    [before, Some(at), after].into_iter().enumerate().filter_map(|(tap, from)| Some((tap, from?)))
}

/// The slope of [`activate`].
fn slope(x: f32) -> f32 {
    if x <= -3.0 {
        0.0
    } else if x >= 3.0 {
        1.0
    } else {
        (2.0 * x + 3.0) / 6.0
    }
}

fn apply_mask(values: &mut [f32], mask: &[bool], rate: f32) {
    let scale = 1.0 / (1.0 - rate);
    for (value, &keep) in values.iter_mut().zip(mask) {
        *value = if keep { *value * scale } else { 0.0 };
    }
}
