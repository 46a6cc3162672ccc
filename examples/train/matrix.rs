//! Matrices as flat slices, row by row.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};

pub fn add(sum: &mut [f32], row: &[f32]) {
    sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
}

pub fn view(values: &[f32], shape: (usize, usize)) -> ArrayView2<'_, f32> {
    ArrayView2::from_shape(shape, values).expect("the shape is that of the slice")
}

pub fn view_mut(values: &mut [f32], shape: (usize, usize)) -> ArrayViewMut2<'_, f32> {
    ArrayViewMut2::from_shape(shape, values).expect("the shape is that of the slice")
}

/// Adds the product of `a`, `m` × `k`, and `b`, `k` × `n`, to `out`.
pub fn product(a: &[f32], b: &[f32], out: &mut [f32], (m, k, n): (usize, usize, usize)) {
    general_mat_mul(1.0, &view(a, (m, k)), &view(b, (k, n)), 1.0, &mut view_mut(out, (m, n)));
}
