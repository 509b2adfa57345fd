//! The Dmax family as `lactater` computes it.

/// Above this lactate the smaller of the two places is taken.
const TOO_HIGH: f64 = 8.0;

/// The rise from one stage to the next that starts the chord of `ModDmax`.
const RISE: f64 = 0.4;

/// Where a cubic `c` has the slope of a chord: the larger place up to `last`, or the smaller one if
/// lactate is above 8 mmol/L there.
///
/// `lactate` gives the lactate at a place, rounded if the results are. Where the slope is reached
/// nowhere, the inflection point comes back.
pub(super) fn tangent(
    c: &[f64],
    chord_slope: f64,
    last: f64,
    lactate: impl Fn(f64) -> f64,
) -> Option<f64> {
    let &[_, c1, c2, c3] = c else { return None };
    let (a, b, c) = (3.0 * c3, 2.0 * c2, c1 - chord_slope);
    let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
    // The form without cancellation; a complex pair has its real part twice.
    let q = -0.5 * (b + root.copysign(b));
    let places = if root > 0.0 { [q / a, c / q] } else { [q / a; 2] };
    let mut up_to_last = places.into_iter().filter(|at| *at <= last);
    let first = up_to_last.next()?;
    let other = up_to_last.next().unwrap_or(first);
    let (low, high) = (first.min(other), first.max(other));
    Some(if lactate(high) > TOO_HIGH { low } else { high })
}

/// The slope of the line over the ranges of both.
pub(super) fn range_slope(xs: &[f64], ys: &[f64]) -> f64 {
    (highest(ys) - lowest(ys)) / (highest(xs) - lowest(xs))
}

/// The slope from the stage before the first rise of 0.4 mmol/L to the highest values.
///
/// Compared in binary numbers: 2.0 after 1.6 is no such rise, 1.6 after 1.2 is one.
pub(super) fn slope_from_rise(xs: &[f64], ys: &[f64]) -> Option<f64> {
    let start = ys.windows(2).position(|pair| pair[1] - pair[0] >= RISE)?;
    Some((highest(ys) - ys[start]) / (highest(xs) - xs[start]))
}

/// Where `a + b exp(rate x)` is farthest from its own chord.
pub(super) fn on_exponential(rate: f64, first: f64, last: f64) -> f64 {
    let chord = ((rate * last).exp() - (rate * first).exp()) / (rate * (last - first));
    chord.ln() / rate
}

fn highest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

fn lowest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rises_are_compared_in_binary() {
        let xs = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(slope_from_rise(&xs, &[1.6, 2.0, 2.0, 5.0]), Some(3.0));
        assert!(slope_from_rise(&xs, &[1.2, 1.6, 1.7, 1.8]).is_some());
        assert_eq!(slope_from_rise(&xs, &[1.0, 1.1, 1.2, 1.3]), None);
    }

    #[test]
    fn the_larger_place_unless_lactate_is_too_high_there() {
        // Slope 0 at 1 and 3.
        let cubic = [0.0, 9.0, -6.0, 1.0];
        assert_eq!(tangent(&cubic, 0.0, 4.0, |_| 4.0), Some(3.0));
        assert_eq!(tangent(&cubic, 0.0, 4.0, |_| 9.0), Some(1.0));
        assert_eq!(tangent(&cubic, 0.0, 2.0, |_| 4.0), Some(1.0));
        // Nowhere as flat as this: the inflection point.
        assert_eq!(tangent(&cubic, -10.0, 4.0, |_| 4.0), Some(2.0));
        assert_eq!(tangent(&cubic, 0.0, 0.5, |_| 4.0), None);
    }
}
