//! Decoupling of dense series: the kernel.

use super::definition::{DecouplingFormula, decoupling_of_means};
use super::error::DecouplingError;

/// Running sums and minima side by side: as many as the registers hold.
const LANES: usize = 8;

/// Decoupling of a dense series, split before the sample `split`, in per cent.
///
/// # Model
///
/// As [`decoupling_of_means`], over the means of the samples on both sides; the median of ratios over each
/// sample's ratio.
///
/// # Shape
///
/// Evenly spaced samples without gaps or pauses, oldest first: output in any unit, heart rate in bpm.
/// `output.len() / 2` is the half of an even series.
///
/// # Errors
///
/// [`DecouplingError::Length`], [`DecouplingError::Split`] where a half has no sample,
/// [`DecouplingError::Output`] and [`DecouplingError::HeartRate`] for a sample that is negative, not
/// finite or (heart rate) below 1 bpm, [`DecouplingError::Means`] for an output of 0 throughout a half.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{DecouplingFormula, dense_decoupling};
///
/// let speed = vec![3.0; 3600];
/// let hr: Vec<f64> = (0..3600).map(|s| 140.0 + 10.0 * f64::from(s) / 3600.0).collect();
/// let percent = dense_decoupling(&speed, &hr, 1800, DecouplingFormula::RatioOfMeans)?;
/// assert!((percent - 3.389_862).abs() < 1e-6);
/// # Ok::<(), stadion_physiology::DecouplingError>(())
/// ```
pub fn dense_decoupling(
    output: &[f64],
    heart_rate_bpm: &[f64],
    split: usize,
    formula: DecouplingFormula,
) -> Result<f64, DecouplingError> {
    if output.len() != heart_rate_bpm.len() {
        let (times, values) = (output.len(), heart_rate_bpm.len());
        return Err(DecouplingError::Length { channel: "heart rate", times, values });
    }
    let halves = (output.split_at_checked(split), heart_rate_bpm.split_at_checked(split));
    let (Some((output1, output2)), Some((hr1, hr2))) = halves else {
        return Err(DecouplingError::Split { split, samples: output.len() });
    };
    if output1.is_empty() || output2.is_empty() {
        return Err(DecouplingError::Split { split, samples: output.len() });
    }
    let sums = [sum(output1), sum(hr1), sum(output2), sum(hr2)];
    let least = sums.map(|(_, least)| least);
    let total: f64 = sums.iter().map(|(sum, _)| sum).sum();
    if !(total.is_finite() && least[0].min(least[2]) >= 0.0 && least[1].min(least[3]) >= 1.0) {
        if let Some((index, &value)) = first(output, |v| v >= 0.0) {
            return Err(DecouplingError::Output { index, value });
        }
        if let Some((index, &value)) = first(heart_rate_bpm, |v| v >= 1.0) {
            return Err(DecouplingError::HeartRate { index, value });
        }
    }
    let (n1, n2) = (count(output1), count(output2));
    let [(o1, _), (h1, _), (o2, _), (h2, _)] = sums;
    if formula == DecouplingFormula::MedianOfRatios {
        let ratios =
            |o: &[f64], h: &[f64]| median(o.iter().zip(h).map(|(o, h)| (o / h, 1.0)).collect());
        // A ratio at a heart rate of 1 is the output itself.
        let (r1, r2) = (ratios(output1, hr1), ratios(output2, hr2));
        return decoupling_of_means((r1, 1.0), (r2, 1.0), formula);
    }
    decoupling_of_means((o1 / n1, h1 / n1), (o2 / n2, h2 / n2), formula)
}

#[expect(clippy::cast_precision_loss, reason = "no series has 2^53 samples")]
fn count(values: &[f64]) -> f64 {
    values.len() as f64
}

/// The first value that is not finite or fails.
fn first(values: &[f64], good: impl Fn(f64) -> bool) -> Option<(usize, &f64)> {
    values.iter().enumerate().find(|(_, v)| !(v.is_finite() && good(**v)))
}

/// The sum and the least of the values; a NaN is in the sum alone.
fn sum(values: &[f64]) -> (f64, f64) {
    let mut sums = [0.0; LANES];
    let mut least = [f64::INFINITY; LANES];
    let chunks = values.chunks_exact(LANES);
    let rest = chunks.remainder();
    for chunk in chunks {
        for ((sum, least), &value) in sums.iter_mut().zip(&mut least).zip(chunk) {
            *sum += value;
            *least = if value < *least { value } else { *least };
        }
    }
    for ((sum, least), &value) in sums.iter_mut().zip(&mut least).zip(rest) {
        *sum += value;
        *least = if value < *least { value } else { *least };
    }
    (sums.iter().sum(), least.into_iter().fold(f64::INFINITY, f64::min))
}

/// The median of values with weights above 0; between two values where both halves weigh the same. NaN
/// of nothing.
pub(super) fn median(mut values: Vec<(f64, f64)>) -> f64 {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let whole: f64 = values.iter().map(|v| v.1).sum();
    let mut below = 0.0;
    let mut at = values.iter().peekable();
    while let Some((value, weight)) = at.next() {
        below += weight;
        if (below - whole / 2.0).abs() <= 1e-9 * whole {
            return at.peek().map_or(*value, |next| f64::midpoint(*value, next.0));
        }
        if below > whole / 2.0 {
            return *value;
        }
    }
    f64::NAN
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn sums_are_those_of_the_formula() {
        for n in [2_u32, 15, 16, 17, 33, 1000] {
            let output: Vec<f64> = (0..n).map(|i| 100.0 + f64::from(i * 37 % 91)).collect();
            let hr: Vec<f64> = (0..n).map(|i| 120.0 + f64::from(i * 7 % 50)).collect();
            for split in [1, output.len() / 2, output.len() - 1] {
                let mean = |v: &[f64]| v.iter().sum::<f64>() / count(v);
                let factor = |r: std::ops::Range<usize>| mean(&output[r.clone()]) / mean(&hr[r]);
                let (first, second) = (factor(0..split), factor(split..output.len()));
                let got = dense_decoupling(&output, &hr, split, DecouplingFormula::RatioOfMeans);
                let expected = 100.0 * (first - second) / first;
                assert_relative_eq!(got.unwrap(), expected, max_relative = 1e-9, epsilon = 1e-12);
            }
        }
    }

    #[test]
    fn medians_go_by_weight() {
        let of = |v: &[(f64, f64)]| median(v.to_vec()).to_bits();
        assert_eq!(of(&[(3.0, 1.0), (1.0, 1.0), (2.0, 1.0)]), 2.0_f64.to_bits());
        assert_eq!(of(&[(3.0, 1.0), (1.0, 1.0)]), 2.0_f64.to_bits());
        assert_eq!(of(&[(3.0, 5.0), (1.0, 1.0), (2.0, 1.0)]), 3.0_f64.to_bits());
        assert!(median(Vec::new()).is_nan());
    }

    #[test]
    fn what_is_wrong_is_named() {
        let formula = DecouplingFormula::default();
        let good = vec![150.0; 40];
        let short = dense_decoupling(&good, &good[1..], 20, formula);
        assert!(matches!(short, Err(DecouplingError::Length { .. })));
        for split in [0, 40, 41] {
            let got = dense_decoupling(&good, &good, split, formula);
            assert_eq!(got, Err(DecouplingError::Split { split, samples: 40 }));
        }
        for index in 0..40 {
            for value in [-1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
                let mut bad = good.clone();
                bad[index] = value;
                let got = dense_decoupling(&bad, &good, 20, formula);
                assert!(matches!(got, Err(DecouplingError::Output { index: i, .. }) if i == index));
                let got = dense_decoupling(&good, &bad, 20, formula);
                assert!(
                    matches!(got, Err(DecouplingError::HeartRate { index: i, .. }) if i == index)
                );
            }
        }
        let zero = dense_decoupling(&[0.0; 40], &good, 20, formula);
        assert!(matches!(zero, Err(DecouplingError::Means { .. })));
        let lost = dense_decoupling(&good, &[0.0; 40], 20, formula);
        assert_eq!(lost, Err(DecouplingError::HeartRate { index: 0, value: 0.0 }));
    }
}
