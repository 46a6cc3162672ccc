//! Adam with decoupled weight decay, and the average of late weights.

use ibid::unstable::model::WIDTH;

use crate::net::Net;
use crate::sample::ROWS;
use crate::worker::Worker;

const BETA: (f32, f32) = (0.9, 0.99);
const DECAY: f32 = 0.02;

/// The moments of every parameter.
pub(crate) struct Optimiser {
    first: Net,
    second: Net,
    gradient: Vec<f32>,
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    steps: i32,
    average: Option<(Net, f32)>,
}

impl Optimiser {
    pub(crate) fn new(net: &Net) -> Self {
        let zero = Net { rows: vec![0.0; net.rows.len()], dense: vec![0.0; net.dense.len()] };
        Self {
            first: zero.clone(),
            second: zero,
            gradient: vec![0.0; net.rows.len()],
            touched: Vec::new(),
            is_touched: vec![false; net.rows.len() / WIDTH],
            steps: 0,
            average: None,
        }
    }

    /// Moves the parameters against the gradient that the workers have gathered.
    pub(crate) fn step(&mut self, net: &mut Net, workers: &[Worker], rate: f32) {
        self.steps += 1;
        let bias = (1.0 - BETA.0.powi(self.steps), 1.0 - BETA.1.powi(self.steps));
        let mut dense = workers[0].gradient.clone();
        for worker in &workers[1..] {
            dense.iter_mut().zip(&worker.gradient).for_each(|(sum, g)| *sum += g);
        }
        clip(&mut dense, 1.0);
        let moments = (&mut self.first.dense[..], &mut self.second.dense[..]);
        adam(&mut net.dense, &dense, moments, rate, bias);
        for worker in workers {
            self.gather(worker);
        }
        for &row in &self.touched {
            let range = row as usize * WIDTH..(row as usize + 1) * WIDTH;
            let gradient = &mut self.gradient[range.clone()];
            let moments =
                (&mut self.first.rows[range.clone()], &mut self.second.rows[range.clone()]);
            adam(&mut net.rows[range], gradient, moments, rate, bias);
            gradient.fill(0.0);
            self.is_touched[row as usize] = false;
        }
        self.touched.clear();
    }

    /// Adds up the gradients of rows, of which several tokens have the same.
    fn gather(&mut self, worker: &Worker) {
        let gradients = worker.row_gradient.chunks_exact(WIDTH);
        for (gradient, ids) in gradients.zip(worker.row_ids.chunks_exact(ROWS)) {
            for &id in ids.iter().filter(|&&id| id != u32::MAX) {
                if !self.is_touched[id as usize] {
                    self.is_touched[id as usize] = true;
                    self.touched.push(id);
                }
                let sum = &mut self.gradient[id as usize * WIDTH..][..WIDTH];
                sum.iter_mut().zip(gradient).for_each(|(sum, g)| *sum += g);
            }
        }
    }

    /// Takes the present parameters into the average.
    pub(crate) fn average(&mut self, net: &Net) {
        let (mean, count) = self.average.get_or_insert_with(|| (net.clone(), 0.0));
        *count += 1.0;
        let share = 1.0 / *count;
        for (mean, new) in [(&mut mean.rows, &net.rows), (&mut mean.dense, &net.dense)] {
            mean.iter_mut().zip(new).for_each(|(mean, new)| *mean += (new - *mean) * share);
        }
    }

    /// The average, or `net` if there is none.
    pub(crate) fn averaged(self, net: Net) -> Net {
        self.average.map_or(net, |average| average.0)
    }
}

fn clip(gradient: &mut [f32], most: f32) {
    let norm = gradient.iter().map(|g| g * g).sum::<f32>().sqrt();
    if norm > most {
        for g in gradient {
            *g *= most / norm;
        }
    }
}

fn adam(
    values: &mut [f32],
    gradient: &[f32],
    (first, second): (&mut [f32], &mut [f32]),
    rate: f32,
    bias: (f32, f32),
) {
    for (((value, &g), m), v) in values.iter_mut().zip(gradient).zip(first).zip(second) {
        *m += (g - *m) * (1.0 - BETA.0);
        *v += (g * g - *v) * (1.0 - BETA.1);
        let step = (*m / bias.0) / ((*v / bias.1).sqrt() + 1e-8);
        *value -= rate * (step + DECAY * *value);
    }
}
