//! The power mean of a rolling mean: the kernel.

use super::error::PowerMeanError;
use super::whole::leading_whole;
use super::window::{WindowStart, as_f64};

/// Running sums side by side: their additions do not wait for each other.
const LANES: usize = 8;
/// Steps taken in one go, so that neighbouring samples are loaded together.
const STEPS: usize = 4;
/// Windows of one lane before its sum is made anew from the samples. The rounding errors of so many
/// additions stay below 1e-12 of the sum.
const RENEWED: usize = 2048;

/// The power mean of the rolling mean of a dense series: [normalized power](#model) with a window
/// of 30 and an exponent of 4.
///
/// # Model
///
/// ```text
/// r(i) = mean of the w samples up to i          M = ( mean of r(i)^p )^(1/p)
/// ```
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | `w` | `window` | samples |
/// | `p` | `exponent`; 4 for power, 3 for swimming | 1 |
///
/// Which `i` count is told by `start`.
///
/// # Units
///
/// The result has the unit of the samples.
///
/// # Shape
///
/// Evenly spaced samples without gaps, oldest first, in single or double precision; sums are in double
/// precision, or exact. Fastest for single precision in whole numbers, as devices write power. For gaps
/// and other time bases: [`PowerMeanRules`](crate::PowerMeanRules).
///
/// # Limits
///
/// Within 1e-12 of the formula, whatever the length: running sums are made anew from the samples every
/// 2048 windows.
///
/// # Errors
///
/// [`PowerMeanError::Window`], [`PowerMeanError::Exponent`], [`PowerMeanError::Sample`] for a
/// sample that is negative or not finite, [`PowerMeanError::TooShort`] for less than one whole window
/// (with the other starts: for no sample), [`PowerMeanError::Overflow`].
///
/// # Examples
///
/// ```
/// use stadion_physiology::{WindowStart, rolling_power_mean};
///
/// // Five minutes that rise by 1 W each second.
/// let ramp: Vec<f64> = (0..300).map(f64::from).collect();
/// let whole = rolling_power_mean(&ramp, 30, 4, WindowStart::FullWindows)?;
/// let padded = rolling_power_mean(&ramp, 30, 4, WindowStart::ZeroPadded)?;
/// assert!((whole - 193.006).abs() < 1e-3);
/// assert!((padded - 188.162).abs() < 1e-3);
/// # Ok::<(), stadion_physiology::PowerMeanError>(())
/// ```
///
/// # Source
///
/// Allen & Coggan (2006), *Training and racing with a power meter*; from memory.
#[doc(alias = "NP")]
#[doc(alias = "normalized power")]
pub fn rolling_power_mean<T: Copy + Into<f64> + 'static>(
    samples: &[T],
    window: usize,
    exponent: u32,
    start: WindowStart,
) -> Result<f64, PowerMeanError> {
    let (sum, count) = sum_of_powers(samples, window, exponent, start)?;
    if count == 0 {
        let needed = if start == WindowStart::FullWindows { window } else { 1 };
        return Err(PowerMeanError::TooShort { samples: samples.len(), needed });
    }
    root(sum / as_f64(count), exponent).ok_or(PowerMeanError::Overflow)
}

/// The sum of the powers of the rolling means and their number, which is 0 for too few samples.
pub(super) fn sum_of_powers<T: Copy + Into<f64> + 'static>(
    samples: &[T],
    window: usize,
    exponent: u32,
    start: WindowStart,
) -> Result<(f64, usize), PowerMeanError> {
    check(window, exponent)?;
    let (sum, count, signs) = match exponent {
        1 => windows(samples, window, |x| x),
        2 => windows(samples, window, |x| x * x),
        3 => windows(samples, window, |x| x * x * x),
        4 => {
            // Devices write whole watts, which take a quarter less time.
            let (sum, done) = leading_whole(samples, window);
            let left = samples.get(done..).unwrap_or_default();
            let (more, count, signs) = windows(left, window, |x| (x * x) * (x * x));
            (sum + more, done + count, signs)
        }
        // At most 16, so the cast is exact.
        #[expect(clippy::cast_possible_wrap, reason = "checked to be at most 16")]
        _ => windows(samples, window, |x| x.powi(exponent as i32)),
    };
    #[expect(clippy::cast_possible_wrap, reason = "checked to be at most 16")]
    let power = exponent as i32;
    let mut total = sum / as_f64(window).powi(power);
    let mut means = count;
    let mut running = 0.0;
    // Each of them is part of a whole window, if there is one.
    let early = if start == WindowStart::FullWindows && count > 0 { 0 } else { window };
    for (seen, value) in (1..early).zip(samples) {
        running += (*value).into();
        if let Some(mean) = start.early(running, seen, window) {
            total += mean.powi(power);
            means += 1;
        }
    }
    if signs >> 63 != 0 || !(total.is_finite() && running.is_finite()) {
        let values = || samples.iter().map(|value| (*value).into());
        let bad = |value: f64| !(value.is_finite() && value >= 0.0);
        return match values().position(bad) {
            Some(index) => {
                let value = values().nth(index).unwrap_or(f64::NAN);
                Err(PowerMeanError::Sample { index, value })
            }
            // The sign was that of a negative zero.
            None if total.is_finite() => Ok((total, means)),
            None => Err(PowerMeanError::Overflow),
        };
    }
    Ok((total, means))
}

pub(super) const fn check(window: usize, exponent: u32) -> Result<(), PowerMeanError> {
    if window == 0 || window > PowerMeanError::MAX_WINDOW {
        return Err(PowerMeanError::Window { samples: window });
    }
    if exponent == 0 || exponent > PowerMeanError::MAX_EXPONENT {
        return Err(PowerMeanError::Exponent { value: exponent });
    }
    Ok(())
}

/// The root that undoes the exponent, if the mean is a number.
pub(super) fn root(mean: f64, exponent: u32) -> Option<f64> {
    let root = match exponent {
        1 => mean,
        2 => mean.sqrt(),
        3 => mean.cbrt(),
        4 => mean.sqrt().sqrt(),
        _ => mean.powf(1.0 / f64::from(exponent)),
    };
    root.is_finite().then_some(root)
}

/// The sum of `power` over the sums of all whole windows, their number, and the or of the bits of all
/// samples, whose highest bit tells whether one is negative.
fn windows<T: Copy + Into<f64>>(
    samples: &[T],
    window: usize,
    power: impl Fn(f64) -> f64 + Copy,
) -> (f64, usize, u64) {
    let count = (samples.len() + 1).saturating_sub(window);
    let (mut sum, mut signs, mut done) = (0.0, 0, 0);
    while count - done >= LANES * STEPS {
        let lane = ((count - done) / LANES).min(RENEWED);
        let Some(block) = samples.get(done..done + LANES * lane + window - 1) else { break };
        sum += lanes(block, window, lane, power, &mut signs);
        done += LANES * lane;
    }
    let rest = samples.get(done..).unwrap_or_default();
    if let Some((first, entering)) = rest.split_at_checked(window) {
        let mut running: f64 = first.iter().map(|value| (*value).into()).sum();
        sum += power(running);
        for (new, old) in entering.iter().zip(rest) {
            running += (*new).into() - (*old).into();
            sum += power(running);
        }
    }
    (sum, count, rest.iter().fold(signs, |all, v| all | bits(*v)))
}

/// The bits of a value, whose highest is its sign.
fn bits(value: impl Into<f64>) -> u64 {
    value.into().to_bits()
}

/// The same over `LANES * lane` windows: each lane has its share of neighbouring windows and a running
/// sum of its own.
fn lanes<T: Copy + Into<f64>>(
    block: &[T],
    window: usize,
    lane: usize,
    power: impl Fn(f64) -> f64 + Copy,
    signs: &mut u64,
) -> f64 {
    let whole = (lane - 1) / STEPS * STEPS;
    let first = |l: usize| l * lane;
    let leaving: [&[T]; LANES] = core::array::from_fn(|l| &block[first(l)..first(l) + whole]);
    let entering: [&[T]; LANES] =
        core::array::from_fn(|l| &block[first(l) + window..first(l) + window + whole]);
    let firsts: [&[T]; LANES] = core::array::from_fn(|l| &block[first(l)..first(l) + window]);
    let mut running = [0.0; LANES];
    #[expect(clippy::needless_range_loop, reason = "sample by sample, all lanes side by side")]
    for k in 0..window {
        for l in 0..LANES {
            running[l] += firsts[l][k].into();
        }
    }
    let mut total = [0.0; LANES];
    for l in 0..LANES {
        total[l] += power(running[l]);
    }
    let mut seen = [0; STEPS];
    let mut k = 0;
    while k + STEPS <= whole {
        let mut change = [[0.0; STEPS]; LANES];
        for l in 0..LANES {
            let (new, old) = (&entering[l][k..k + STEPS], &leaving[l][k..k + STEPS]);
            for j in 0..STEPS {
                change[l][j] = new[j].into() - old[j].into();
                seen[j] |= bits(old[j]);
            }
        }
        #[expect(clippy::needless_range_loop, reason = "step by step, all lanes side by side")]
        for j in 0..STEPS {
            for l in 0..LANES {
                running[l] += change[l][j];
                total[l] += power(running[l]);
            }
        }
        k += STEPS;
    }
    // The last windows of a lane, at most `STEPS`.
    for j in whole..lane - 1 {
        for l in 0..LANES {
            running[l] += block[first(l) + window + j].into() - block[first(l) + j].into();
            total[l] += power(running[l]);
        }
    }
    for l in 0..LANES {
        *signs |= block[first(l) + whole..first(l) + lane].iter().fold(0, |all, v| all | bits(*v));
    }
    let sum: f64 = total.iter().sum();
    *signs |= seen.iter().fold(0, |all, v| all | v);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn naive(samples: &[f64], window: usize, exponent: i32, start: WindowStart) -> f64 {
        let mean = |i: usize| {
            let from = (i + 1).saturating_sub(window);
            let sum: f64 = samples[from..=i].iter().sum();
            let seen = i + 1;
            if seen >= window { Some(sum / as_f64(window)) } else { start.early(sum, seen, window) }
        };
        let means: Vec<f64> = (0..samples.len()).filter_map(mean).collect();
        let sum: f64 = means.iter().map(|m| m.powi(exponent)).sum();
        (sum / as_f64(means.len())).powf(1.0 / f64::from(exponent))
    }

    fn wave(n: u32) -> Vec<f64> {
        (0..n).map(|i| 200.0 + 150.0 * (f64::from(i) * 0.7).sin() + f64::from(i * 7 % 31)).collect()
    }

    #[test]
    fn it_is_the_formula_for_every_length_window_and_start() {
        for n in [1, 2, 29, 30, 31, 60, 61, 62, 63, 64, 65, 66, 94, 300, 1001] {
            let samples = wave(n);
            for window in [1, 2, 5, 30, 47] {
                for exponent in [1, 2, 3, 4, 7] {
                    for start in WindowStart::ALL {
                        let got = rolling_power_mean(&samples, window, exponent, start);
                        let expected =
                            naive(&samples, window, i32::try_from(exponent).unwrap(), start);
                        match got {
                            Ok(got) => assert_relative_eq!(got, expected, max_relative = 1e-12),
                            Err(e) => assert!(
                                matches!(e, PowerMeanError::TooShort { .. }) && expected.is_nan(),
                                "{n} {window} {exponent} {start:?}: {e}"
                            ),
                        }
                    }
                }
            }
        }
    }

    /// Large spikes leave rounding errors behind in a running sum; over a day they must not add up.
    #[test]
    fn a_running_sum_does_not_drift() {
        let mut samples = wave(86_400);
        for spike in samples.iter_mut().step_by(97) {
            *spike = 1e9;
        }
        samples.truncate(43_200);
        samples.extend(wave(43_200).iter().map(|v| v / 1000.0 + 0.1));
        let got = rolling_power_mean(&samples[43_200..], 30, 4, WindowStart::FullWindows).unwrap();
        let expected = naive(&samples[43_200..], 30, 4, WindowStart::FullWindows);
        assert_relative_eq!(got, expected, max_relative = 1e-9);
        let got = rolling_power_mean(&samples, 30, 4, WindowStart::FullWindows).unwrap();
        let expected = naive(&samples, 30, 4, WindowStart::FullWindows);
        assert_relative_eq!(got, expected, max_relative = 1e-9);
    }

    #[test]
    fn bad_samples_are_named_wherever_they_stand() {
        let n = 500;
        for index in 0..n {
            for value in [-1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
                let mut samples = wave(500);
                samples[index] = value;
                for start in WindowStart::ALL {
                    match rolling_power_mean(&samples, 30, 4, start) {
                        Err(PowerMeanError::Sample { index: at, .. }) => assert_eq!(at, index),
                        other => panic!("{value} at {index}: {other:?}"),
                    }
                }
            }
            let mut samples = wave(500);
            samples[index] = -0.0;
            assert!(rolling_power_mean(&samples, 30, 4, WindowStart::FullWindows).is_ok());
        }
    }

    /// Whole numbers in single precision go another way; a fraction anywhere sends them back.
    #[test]
    fn single_precision_gives_the_same() {
        let whole = |i: u16| f32::from(i.wrapping_mul(7919) % 1200);
        for n in [29, 30, 31, 69, 100, 1001, 20_000] {
            for fraction in [None, Some(0), Some(n / 2), Some(n - 1)] {
                let mut samples: Vec<f32> = (0..n).map(whole).collect();
                if let Some(at) = fraction {
                    samples[usize::from(at)] += 0.25;
                }
                let double: Vec<f64> = samples.iter().copied().map(f64::from).collect();
                for start in WindowStart::ALL {
                    let expected = rolling_power_mean(&double, 30, 4, start);
                    match rolling_power_mean(&samples, 30, 4, start) {
                        Ok(got) => {
                            assert_relative_eq!(got, expected.unwrap(), max_relative = 1e-12);
                        }
                        error => assert_eq!(error, expected),
                    }
                }
            }
        }
        let mut samples: Vec<f32> = (0..500).map(whole).collect();
        for bad in [-1.0, f32::NAN, f32::NEG_INFINITY] {
            for at in [0, 28, 250, 499] {
                let before = std::mem::replace(&mut samples[at], bad);
                let got = rolling_power_mean(&samples, 30, 4, WindowStart::FullWindows);
                assert!(
                    matches!(got, Err(PowerMeanError::Sample { index, .. }) if index == at),
                    "{bad} at {at}: {got:?}"
                );
                samples[at] = before;
            }
        }
    }

    #[test]
    fn settings_and_lengths_are_checked() {
        let mean = |n, window, exponent| {
            rolling_power_mean(&wave(n), window, exponent, WindowStart::FullWindows)
        };
        assert_eq!(mean(9, 0, 4), Err(PowerMeanError::Window { samples: 0 }));
        assert_eq!(mean(9, usize::MAX, 4), Err(PowerMeanError::Window { samples: usize::MAX }));
        assert_eq!(mean(9, 3, 0), Err(PowerMeanError::Exponent { value: 0 }));
        assert_eq!(mean(9, 3, 17), Err(PowerMeanError::Exponent { value: 17 }));
        assert_eq!(mean(29, 30, 4), Err(PowerMeanError::TooShort { samples: 29, needed: 30 }));
        assert_eq!(
            rolling_power_mean::<f64>(&[], 30, 4, WindowStart::Expanding),
            Err(PowerMeanError::TooShort { samples: 0, needed: 1 })
        );
        assert_eq!(
            rolling_power_mean(&[1e300; 40], 30, 4, WindowStart::FullWindows),
            Err(PowerMeanError::Overflow)
        );
        let bad = rolling_power_mean(&[1.0, f64::NAN], 30, 4, WindowStart::FullWindows);
        assert!(matches!(bad, Err(PowerMeanError::Sample { index: 1, .. })), "{bad:?}");
    }
}
