//! Matrices as flat slices, row by row.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};

pub(crate) fn add(sum: &mut [f32], row: &[f32]) {
    sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
}

pub(crate) fn view(values: &[f32], shape: (usize, usize)) -> ArrayView2<'_, f32> {
    ArrayView2::from_shape(shape, values).expect("the shape is that of the slice")
}

pub(crate) fn view_mut(values: &mut [f32], shape: (usize, usize)) -> ArrayViewMut2<'_, f32> {
    ArrayViewMut2::from_shape(shape, values).expect("the shape is that of the slice")
}

/// Adds the product of `a` and `b` to `out`; the shape is the rows of `a`, the rows of `b`, and the
/// columns of `b`.
pub(crate) fn product(a: &[f32], b: &[f32], out: &mut [f32], shape: (usize, usize, usize)) {
    let (rows, inner, columns) = shape;
    let (a, b) = (view(a, (rows, inner)), view(b, (inner, columns)));
    general_mat_mul(1.0, &a, &b, 1.0, &mut view_mut(out, (rows, columns)));
}
