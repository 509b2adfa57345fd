//! What every fit asks of its points.

use super::CurveError;

/// The ends of ascending intensities and how many different ones there are.
///
/// # Errors
///
/// [`CurveError::Degenerate`] unless both slices are of the same length, all numbers finite and
/// the intensities not descending; [`CurveError::TooFewStages`] for less than two different ones,
/// through which no curve goes.
#[inline]
pub(super) fn ascending(xs: &[f64], ys: &[f64]) -> Result<([f64; 2], usize), CurveError> {
    let finite = |values: &[f64]| values.iter().all(|v| v.is_finite());
    let mut found = usize::from(!xs.is_empty());
    for pair in xs.windows(2) {
        if pair[0] > pair[1] {
            return Err(CurveError::Degenerate);
        }
        found += usize::from(pair[0] < pair[1]);
    }
    if xs.len() != ys.len() || !finite(xs) || !finite(ys) {
        return Err(CurveError::Degenerate);
    }
    match (xs.first(), xs.last()) {
        (Some(&lo), Some(&hi)) if found > 1 && (hi - lo).is_finite() => Ok(([lo, hi], found)),
        (Some(_), Some(_)) if found > 1 => Err(CurveError::Degenerate),
        _ => Err(CurveError::TooFewStages { needed: 2, found }),
    }
}
