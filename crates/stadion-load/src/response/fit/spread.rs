//! How far the estimate may be off, as models a small step away.

use super::columns::{MOST_CONSTANTS, MOST_GAINS, add, count, dot};
use super::descent::Found;
use super::least_squares::LeastSquares;
use super::shape::Shape;
use super::solver::Solver;

/// The longest step of a time constant's logarithm, and the share of a standard error that is never
/// exceeded.
const LONGEST: f64 = 1e-3;

/// Models in directions along which the linearised estimate varies independently, each with the share of
/// a standard error that it is away. `None` where the constants depend on one another.
pub(super) fn nearby<S: Shape>(
    fit: &LeastSquares<S>,
    solver: &mut Solver<S>,
    found: &Found,
    spare: usize,
) -> Option<Vec<(f64, S::Model)>> {
    let (inputs, n) = (solver.objective.doses.len(), solver.objective.tests());
    let gains = S::GAINS.len() * inputs;
    // Without a mean taken off, the columns are the derivatives by the constants themselves.
    solver.objective.hold_baseline(Some(found.place.baseline));
    let place = solver.objective.at::<S>(&found.logarithms);
    let columns = solver.objective.columns();
    // Baseline, gains, logarithms; those at a limit do not move.
    let mut ways: Vec<(usize, Vec<f64>)> = vec![(0, vec![1.0; n])];
    for gain in (0..gains).filter(|&g| found.place.gains[g] > 0.0) {
        ways.push((1 + gain, columns.value(gain).to_vec()));
    }
    for (constant, &block) in S::BLOCKS.iter().enumerate() {
        let [lo, hi] = solver.space.range(constant);
        let at = found.logarithms[constant];
        let mut moved = vec![0.0; n];
        for input in 0..inputs {
            add(
                &mut moved,
                found.place.gains[block * inputs + input],
                columns.first(constant, input),
            );
        }
        if at > lo && at < hi && dot(&moved, &moved) > 0.0 {
            ways.push((1 + MOST_GAINS + constant, moved));
        }
    }
    solver.objective.hold_baseline(None);
    let inverse = inverse_triangle(ways.iter().map(|(_, column)| column.clone()).collect())?;
    let sd = (place.squares / count(spare.max(1))).sqrt();
    let mut models = Vec::new();
    for direction in 0..ways.len() {
        let along: Vec<f64> = inverse.iter().map(|row| sd * row[direction]).collect();
        let longest = ways
            .iter()
            .zip(&along)
            .map(|((which, _), x)| {
                let scale = match *which {
                    0 => f64::INFINITY,
                    g if g <= MOST_GAINS => found.place.gains[g - 1],
                    _ => 1.0,
                };
                (x / scale).abs()
            })
            .fold(0.0, f64::max);
        let step = (LONGEST / longest.max(LONGEST)).min(LONGEST.sqrt());
        let (mut baseline, mut k) = (found.place.baseline, found.place.gains);
        let mut logarithms: [f64; MOST_CONSTANTS] = found.logarithms;
        for ((which, _), x) in ways.iter().zip(&along) {
            match *which {
                0 => baseline += step * x,
                g if g <= MOST_GAINS => k[g - 1] += step * x,
                c => logarithms[c - 1 - MOST_GAINS] += step * x,
            }
        }
        if let Ok(model) = fit.model_of(baseline, &k[..gains], &logarithms) {
            models.push((step, model));
        }
    }
    Some(models)
}

/// The inverse of `R` in `J = QR`; `None` where columns depend on one another.
fn inverse_triangle(mut columns: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    let size = columns.len();
    let mut triangle = vec![vec![0.0; size]; size];
    for at in 0..size {
        let (done, rest) = columns.split_at_mut(at);
        let column = rest.first_mut()?;
        let whole = dot(column, column).sqrt();
        // Twice, since columns may be nearly the same.
        for _ in 0..2 {
            for (row, done) in done.iter().enumerate() {
                let shared = dot(done, column);
                triangle[row][at] += shared;
                add(column, -shared, done);
            }
        }
        let length = dot(column, column).sqrt();
        if length <= 1e-11 * whole || length.is_nan() {
            return None;
        }
        triangle[at][at] = length;
        for x in column {
            *x /= length;
        }
    }
    let mut inverse = vec![vec![0.0; size]; size];
    for column in 0..size {
        for row in (0..=column).rev() {
            let known: f64 =
                (row + 1..=column).map(|k| triangle[row][k] * inverse[k][column]).sum();
            let one = if row == column { 1.0 } else { 0.0 };
            inverse[row][column] = (one - known) / triangle[row][row];
        }
    }
    Some(inverse)
}
