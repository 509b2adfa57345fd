//! The heart rate at an intensity.

use super::super::curve::Polynomial;
use super::rules::HeartRateRule;

/// The heart rate at an intensity of a step test, bpm.
///
/// # Units
///
/// `stages` holds intensity and bpm, as [`Points::heart_rates`](crate::Points::heart_rates) does;
/// `intensity` is in the same unit.
///
/// # Shape
///
/// Ascending intensities.
///
/// # Limits
///
/// `None` outside the stages, and of too few: a line needs three, a curve five. Near the maximum
/// heart rate flattens, which a line does not follow.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{HeartRateRule, heart_rate_at};
///
/// let stages = [[100.0, 120.0], [140.0, 140.0], [180.0, 154.0]];
/// assert_eq!(heart_rate_at(&stages, 160.0, HeartRateRule::Interpolation), Some(147.0));
/// assert_eq!(heart_rate_at(&stages, 200.0, HeartRateRule::Interpolation), None);
/// ```
#[must_use]
pub fn heart_rate_at(stages: &[[f64; 2]], intensity: f64, rule: HeartRateRule) -> Option<f64> {
    let (&[first, _], &[last, _]) = (stages.first()?, stages.last()?);
    if !(first..=last).contains(&intensity) {
        return None;
    }
    match rule {
        HeartRateRule::Interpolation => interpolated(stages, intensity),
        HeartRateRule::Line => fitted::<2>(stages, intensity),
        HeartRateRule::Curve => fitted::<4>(stages, intensity),
    }
}

/// On the least squares polynomial with `N` coefficients; through `N` stages it is no regression.
fn fitted<const N: usize>(stages: &[[f64; 2]], x: f64) -> Option<f64> {
    if stages.len() <= N {
        return None;
    }
    let [intensities, rates]: [Vec<f64>; 2] =
        [0, 1].map(|axis| stages.iter().map(|stage| stage[axis]).collect());
    Some(Polynomial::<N>::fit(&intensities, &rates).ok()?.value(x))
}

fn interpolated(stages: &[[f64; 2]], x: f64) -> Option<f64> {
    let after = stages.partition_point(|&[intensity, _]| intensity < x);
    let &[x1, y1] = stages.get(after)?;
    let Some(before) = after.checked_sub(1) else { return Some(y1) };
    let &[x0, y0] = stages.get(before)?;
    Some(y0 + (y1 - y0) * (x - x0) / (x1 - x0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 100 bpm at 100 W, rising by 1 bpm/W, then by half of that.
    const STAGES: [[f64; 2]; 5] =
        [[100.0, 100.0], [120.0, 120.0], [140.0, 140.0], [160.0, 150.0], [180.0, 160.0]];

    #[test]
    fn between_the_stages() {
        let at = |x| heart_rate_at(&STAGES, x, HeartRateRule::Interpolation);
        for (x, bpm) in
            [(100.0, 100.0), (110.0, 110.0), (140.0, 140.0), (150.0, 145.0), (180.0, 160.0)]
        {
            assert_eq!(at(x), Some(bpm), "{x} W");
        }
    }

    #[test]
    fn rules_give_different_numbers() {
        // numpy: polyval(polyfit(x, y, 1), 110) and polyval(polyfit(x, y, 3), 110)
        let at = |rule| heart_rate_at(&STAGES, 110.0, rule).unwrap();
        assert!((at(HeartRateRule::Line) - 111.5).abs() < 1e-9);
        assert!((at(HeartRateRule::Curve) - 110.964_285_714_285_72).abs() < 1e-9);
    }

    #[test]
    fn none_outside_or_of_too_few() {
        for rule in HeartRateRule::ALL {
            for x in [99.9, 180.1, f64::NAN] {
                assert_eq!(heart_rate_at(&STAGES, x, rule), None, "{rule:?} {x}");
            }
            assert_eq!(heart_rate_at(&[], 100.0, rule), None, "{rule:?}");
        }
        let few = &STAGES[..2];
        assert_eq!(heart_rate_at(few, 110.0, HeartRateRule::Line), None);
        assert_eq!(heart_rate_at(few, 110.0, HeartRateRule::Curve), None);
        assert_eq!(heart_rate_at(&STAGES[..1], 100.0, HeartRateRule::Interpolation), Some(100.0));
    }
}
