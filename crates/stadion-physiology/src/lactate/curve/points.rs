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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_make_no_curve() {
        let ys = [1.0, 2.0, 3.0];
        for (xs, ys) in [
            (&[1.0, 3.0, 2.0][..], &ys[..]),
            (&[1.0, 2.0], &ys),
            (&[1.0, f64::NAN, 3.0], &ys),
            (&[1.0, 2.0, f64::INFINITY], &ys),
            (&[1.0, 2.0, 3.0], &[1.0, f64::NAN, 2.0]),
            (&[f64::MIN, 0.0, f64::MAX], &ys),
        ] {
            assert_eq!(ascending(xs, ys), Err(CurveError::Degenerate), "{xs:?}");
        }
        for (xs, found) in [(&[][..], 0), (&[1.0], 1), (&[1.0, 1.0, 1.0], 1)] {
            let error = CurveError::TooFewStages { needed: 2, found };
            assert_eq!(ascending(xs, &ys[..xs.len()]), Err(error));
        }
        assert_eq!(ascending(&[1.0, 1.0, 4.0], &ys), Ok(([1.0, 4.0], 2)));
    }
}
