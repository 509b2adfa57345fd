//! The heart rate that goes with a lactate, from what recent sessions showed.

use stadion_types::{Estimate, Evidence, HeartRate, Lactate};

use crate::sources::STADION;

/// Why pairs of heart rate and lactate give no heart rate for a target.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum HeartRateCapError {
    /// Fewer pairs cannot be told from noise.
    #[error("{pairs} pairs of heart rate and lactate; {needed} are needed")]
    TooFewPairs {
        /// How many there are.
        pairs: usize,
        /// How many are needed.
        needed: usize,
    },
    /// Heart rate does not surely rise with lactate in these pairs.
    #[error(
        "heart rate does not surely rise with lactate: {slope_bpm} ± {half_width_bpm} bpm for e-fold lactate"
    )]
    NoSlope {
        /// Rise of heart rate where lactate becomes e-fold.
        slope_bpm: f64,
        /// Half of its 90 % interval; infinite where all lactates are the same.
        half_width_bpm: f64,
    },
    /// The target lies outside the lactates that were measured.
    #[error("{target_mmol_l} mmol/L is outside the measured {min_mmol_l} to {max_mmol_l}")]
    OutsideData {
        /// The target.
        target_mmol_l: f64,
        /// The lowest lactate.
        min_mmol_l: f64,
        /// The highest lactate.
        max_mmol_l: f64,
    },
    /// A lactate of zero has no logarithm, and is no reading.
    #[error("a lactate of zero is no reading")]
    ZeroLactate,
}

/// Fewer pairs are refused.
pub(super) const NEEDED_PAIRS: usize = 6;
/// Probability that the interval holds the heart rate of the next session at the target.
pub(super) const LEVEL: f64 = 0.9;

/// The heart rate at which the next session would read `target`, with the interval of that one
/// session, from pairs of heart rate and lactate at the ends of repetitions.
///
/// The caller chooses the window: pass the pairs of the last weeks, not all there are.
///
/// # Model
///
/// ```text
/// HR  = a + b · ln L + e                               least squares over the pairs
/// cap = a + b · ln target ± t · s · √(1 + 1/n + (ln target − mean)² / Sxx)
/// ```
///
/// Lactate rises about exponentially where heart rate rises linearly, hence the logarithm. The
/// interval is that of a new session, not that of the mean, so its lower end is the cap that keeps
/// nine or more of ten sessions below the target on the heart rate's side: who wants to be careful
/// takes [`lo`](Estimate::lo).
///
/// # Units
///
/// bpm and mmol/L; the interval is at 90 %.
///
/// # Limits
///
/// One athlete, one sport. Heat, altitude and caffeine move heart rate at a given lactate. A meter's
/// noise makes the line flatter, which is right for a prediction from readings of the same meter and
/// wrong as a statement about the body.
///
/// # Errors
///
/// [`HeartRateCapError`]: fewer than six pairs, no sure rise, or a target outside the readings.
///
/// # Examples
///
/// ```
/// use stadion_physiology::heart_rate_cap;
/// use stadion_types::{HeartRate, Lactate};
///
/// let pairs: Vec<_> = [(158.0, 2.1), (161.0, 2.4), (164.0, 2.6), (166.0, 3.1), (167.0, 2.9), (171.0, 3.7)]
///     .into_iter()
///     .map(|(hr, la)| (HeartRate::const_bpm(hr), Lactate::const_millimoles_per_liter(la)))
///     .collect();
/// let cap = heart_rate_cap(&pairs, Lactate::const_millimoles_per_liter(3.0))?;
/// assert!((cap.value().bpm() - 166.3).abs() < 0.3);
/// assert!(cap.lo() < cap.value());
/// # Ok::<(), stadion_physiology::HeartRateCapError>(())
/// ```
///
/// # Source
///
/// This library's own; the interval is the textbook one of linear regression.
pub fn heart_rate_cap(
    pairs: &[(HeartRate, Lactate)],
    target: Lactate,
) -> Result<Estimate<HeartRate>, HeartRateCapError> {
    let pairs: Vec<(f64, f64)> =
        pairs.iter().map(|(hr, lactate)| (lactate.millimoles_per_liter(), hr.bpm())).collect();
    let target = target.millimoles_per_liter();
    if pairs.len() < NEEDED_PAIRS {
        return Err(HeartRateCapError::TooFewPairs { pairs: pairs.len(), needed: NEEDED_PAIRS });
    }
    let min = pairs.iter().fold(f64::INFINITY, |min, (lactate, _)| min.min(*lactate));
    let max = pairs.iter().fold(0.0_f64, |max, (lactate, _)| max.max(*lactate));
    if min <= 0.0 {
        return Err(HeartRateCapError::ZeroLactate);
    }
    if !(min..=max).contains(&target) {
        return Err(HeartRateCapError::OutsideData {
            target_mmol_l: target,
            min_mmol_l: min,
            max_mmol_l: max,
        });
    }
    let n: f64 = pairs.iter().map(|_| 1.0).sum();
    let mean_x = pairs.iter().map(|(lactate, _)| lactate.ln()).sum::<f64>() / n;
    let mean_y = pairs.iter().map(|(_, hr)| hr).sum::<f64>() / n;
    let centred = pairs.iter().map(|(lactate, hr)| (lactate.ln() - mean_x, hr - mean_y));
    let sxx: f64 = centred.clone().map(|(x, _)| x * x).sum();
    let slope = centred.clone().map(|(x, y)| x * y).sum::<f64>() / sxx;
    let rss: f64 = centred.map(|(x, y)| (y - slope * x).powi(2)).sum();
    let s = (rss / (n - 2.0)).sqrt();
    let t = student_t(n - 2.0);
    let half_width_bpm = t * s / sxx.sqrt();
    // Written so that no spread at all, where both are NaN, is refused too.
    if !(slope > half_width_bpm) {
        let of = |value: f64, or: f64| if value.is_finite() { value } else { or };
        return Err(HeartRateCapError::NoSlope {
            slope_bpm: of(slope, 0.0),
            half_width_bpm: of(half_width_bpm, f64::INFINITY),
        });
    }
    let x = target.ln() - mean_x;
    let value = mean_y + slope * x;
    let half = t * s * (1.0 + 1.0 / n + x * x / sxx).sqrt();
    let bounds = [HeartRate::MIN, HeartRate::MAX].map(HeartRate::bpm);
    let hr =
        |bpm: f64| HeartRate::from_bpm(bpm.clamp(bounds[0], bounds[1])).unwrap_or(HeartRate::MAX);
    let no_interval = HeartRateCapError::NoSlope { slope_bpm: slope, half_width_bpm };
    Estimate::new(
        hr(value),
        (hr(value - half), hr(value + half)),
        LEVEL,
        Evidence::Measured,
        STADION.id,
    )
    .map_err(|_| no_interval)
}

/// The 95 % quantile of Student's distribution, which leaves 5 % on either side of an interval of
/// 90 %.
///
/// Cornish-Fisher around the normal quantile (Abramowitz & Stegun 26.7.5), right to 3e-3 from four
/// degrees of freedom on, the fewest that are asked for.
fn student_t(freedom: f64) -> f64 {
    let (z, v) = (1.644_853_627_f64, freedom);
    let [z3, z5, z7, z9] = [3, 5, 7, 9].map(|n| z.powi(n));
    z + (z3 + z) / (4.0 * v)
        + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * v * v)
        + (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / (384.0 * v.powi(3))
        + (79.0 * z9 + 776.0 * z7 + 1482.0 * z5 - 1920.0 * z3 - 945.0 * z) / (92_160.0 * v.powi(4))
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    fn pairs(values: &[(f64, f64)]) -> Vec<(HeartRate, Lactate)> {
        let pair = |&(hr, lactate): &(f64, f64)| {
            (HeartRate::const_bpm(hr), Lactate::const_millimoles_per_liter(lactate))
        };
        values.iter().map(pair).collect()
    }

    const THREE: Lactate = Lactate::const_millimoles_per_liter(3.0);

    #[test]
    fn quantiles() {
        for (freedom, t) in
            [(4.0, 2.131_847), (5.0, 2.015_048), (10.0, 1.812_461), (30.0, 1.697_261)]
        {
            assert_abs_diff_eq!(student_t(freedom), t, epsilon = 3e-3);
        }
    }

    #[test]
    fn a_line_is_found_again() {
        let lactates = [2.0, 2.4, 2.8, 3.2, 3.6, 4.0_f64];
        let line: Vec<_> = lactates.iter().map(|l| (140.0 + 25.0 * l.ln(), *l)).collect();
        let cap = heart_rate_cap(&pairs(&line), THREE).unwrap();
        assert_abs_diff_eq!(cap.value().bpm(), 140.0 + 25.0 * 3.0_f64.ln(), epsilon = 1e-9);
        assert_abs_diff_eq!(cap.lo().bpm(), cap.hi().bpm(), epsilon = 1e-6);
    }

    #[test]
    fn each_refusal() {
        let rising: Vec<_> =
            (0..6).map(|i| (150.0 + f64::from(i), 2.0 + 0.4 * f64::from(i))).collect();
        assert_eq!(
            heart_rate_cap(&pairs(&rising[..5]), THREE),
            Err(HeartRateCapError::TooFewPairs { pairs: 5, needed: 6 })
        );
        let low = Lactate::const_millimoles_per_liter(1.5);
        assert!(matches!(
            heart_rate_cap(&pairs(&rising), low),
            Err(HeartRateCapError::OutsideData { .. })
        ));
        let falling: Vec<_> = rising.iter().map(|(hr, l)| (300.0 - hr, *l)).collect();
        assert!(matches!(
            heart_rate_cap(&pairs(&falling), THREE),
            Err(HeartRateCapError::NoSlope { slope_bpm, .. }) if slope_bpm < 0.0
        ));
        let same: Vec<_> = rising.iter().map(|(hr, _)| (*hr, 3.0)).collect();
        assert!(matches!(
            heart_rate_cap(&pairs(&same), THREE),
            Err(HeartRateCapError::NoSlope { half_width_bpm, .. }) if half_width_bpm.is_infinite()
        ));
        let mut zero = rising;
        zero[0].1 = 0.0;
        assert_eq!(heart_rate_cap(&pairs(&zero), THREE), Err(HeartRateCapError::ZeroLactate));
    }
}
