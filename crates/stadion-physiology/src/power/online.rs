//! The power mean of a rolling mean, sample by sample.

use super::error::PowerMeanError;
use super::rolling::{check, root};
use super::window::{WindowStart, as_f64};

/// A power mean of the rolling mean that takes one sample after the other.
///
/// It gives what [`rolling_power_mean`](crate::rolling_power_mean) gives over all samples so far. Its
/// state is the last window of samples, its sum, and the sum of the powers; the sum of the window is
/// made anew each time the window has been filled again, so it does not drift.
///
/// ```
/// use stadion_physiology::{RollingPowerMean, WindowStart, rolling_power_mean};
///
/// let ride: Vec<f64> = (0..600).map(|i| f64::from(i % 90) * 4.0).collect();
/// let mut online = RollingPowerMean::new(30, 4, WindowStart::FullWindows)?;
/// for &watts in &ride {
///     online.step(watts)?;
/// }
/// let batch = rolling_power_mean(&ride, 30, 4, WindowStart::FullWindows)?;
/// assert!((online.mean().ok_or("no mean")? - batch).abs() < 1e-9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "NP")]
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "State", into = "State"))]
pub struct RollingPowerMean {
    window: usize,
    exponent: u32,
    start: WindowStart,
    /// The last samples; in full, `next` is the oldest.
    ring: Vec<f64>,
    next: usize,
    sum: f64,
    powers: f64,
    means: u64,
}

impl RollingPowerMean {
    /// Begins without a sample.
    ///
    /// # Errors
    ///
    /// [`PowerMeanError::Window`] or [`PowerMeanError::Exponent`].
    pub fn new(window: usize, exponent: u32, start: WindowStart) -> Result<Self, PowerMeanError> {
        check(window, exponent)?;
        let ring = Vec::new();
        Ok(Self { window, exponent, start, ring, next: 0, sum: 0.0, powers: 0.0, means: 0 })
    }

    /// Takes one sample.
    ///
    /// # Errors
    ///
    /// [`PowerMeanError::Sample`] if it is negative or not finite; its index is the number of samples
    /// in the window. [`PowerMeanError::Overflow`]. In both cases the state stays as it was.
    pub fn step(&mut self, value: f64) -> Result<(), PowerMeanError> {
        if !(value.is_finite() && value >= 0.0) {
            return Err(PowerMeanError::Sample { index: self.ring.len(), value });
        }
        let full = self.ring.len() == self.window;
        let oldest = if full { self.ring.get(self.next).copied().unwrap_or(0.0) } else { 0.0 };
        let sum = self.sum + (value - oldest);
        let seen = if full { self.window } else { self.ring.len() + 1 };
        let mean = if seen == self.window {
            Some(sum / as_f64(self.window))
        } else {
            self.start.early(sum, seen, self.window)
        };
        #[expect(clippy::cast_possible_wrap, reason = "checked to be at most 16")]
        let power = mean.map_or(0.0, |mean| mean.powi(self.exponent as i32));
        if !(self.powers + power).is_finite() {
            return Err(PowerMeanError::Overflow);
        }
        self.powers += power;
        self.means += u64::from(mean.is_some());
        self.sum = sum;
        match self.ring.get_mut(self.next).filter(|_| full) {
            Some(slot) => *slot = value,
            None => self.ring.push(value),
        }
        self.next += 1;
        if self.next == self.window {
            self.next = 0;
            self.sum = self.ring.iter().sum();
        }
        Ok(())
    }

    /// Forgets the window but keeps the means so far: the next sample stands after a break.
    pub fn break_off(&mut self) {
        self.ring.clear();
        self.next = 0;
        self.sum = 0.0;
    }

    /// The mean so far; `None` before the first rolling mean.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no recording has 2^53 samples")]
    pub fn mean(&self) -> Option<f64> {
        if self.means == 0 { None } else { root(self.powers / self.means as f64, self.exponent) }
    }

    /// Number of rolling means so far.
    #[must_use]
    pub const fn means(&self) -> u64 {
        self.means
    }
}

/// What is kept in files: the samples of the window from the oldest on.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    window_samples: usize,
    exponent: u32,
    start: WindowStart,
    last: Vec<f64>,
    /// How many samples of the window were taken since its sum was made anew.
    since_renewed: usize,
    window_sum: f64,
    sum_of_powers: f64,
    means: u64,
}

#[cfg(feature = "serde")]
impl From<RollingPowerMean> for State {
    fn from(mut from: RollingPowerMean) -> Self {
        let full = from.ring.len() == from.window;
        if full {
            from.ring.rotate_left(from.next);
        }
        Self {
            window_samples: from.window,
            exponent: from.exponent,
            start: from.start,
            last: from.ring,
            since_renewed: from.next,
            window_sum: from.sum,
            sum_of_powers: from.powers,
            means: from.means,
        }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<State> for RollingPowerMean {
    type Error = StateError;

    fn try_from(state: State) -> Result<Self, StateError> {
        let mut made = Self::new(state.window_samples, state.exponent, state.start)?;
        let fits = state.last.len() <= state.window_samples
            && state.since_renewed < state.window_samples
            && (state.last.len() == state.window_samples
                || state.last.len() == state.since_renewed);
        let number = |v: f64| v.is_finite() && v >= 0.0;
        let sum: f64 = state.last.iter().sum();
        let agree = (sum - state.window_sum).abs() <= 1e-6 * sum.max(1.0);
        if !(fits && agree && state.last.iter().all(|v| number(*v)) && number(state.sum_of_powers))
        {
            return Err(StateError::Inconsistent);
        }
        made.ring = state.last;
        if made.ring.len() == made.window {
            made.ring.rotate_right(state.since_renewed);
        }
        made.next = state.since_renewed;
        made.sum = state.window_sum;
        made.powers = state.sum_of_powers;
        made.means = state.means;
        Ok(made)
    }
}

/// Why a stored state is refused.
#[cfg(feature = "serde")]
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
enum StateError {
    #[error(transparent)]
    Settings(#[from] PowerMeanError),
    #[error("the stored window, its sum and the sum of powers do not belong together")]
    Inconsistent,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rolling_power_mean;
    use approx::assert_relative_eq;

    fn ride(n: u32) -> Vec<f64> {
        (0..n).map(|i| f64::from(i * 37 % 401)).collect()
    }

    #[test]
    fn online_equals_batch_after_every_sample() {
        for start in WindowStart::ALL {
            let samples = ride(400);
            let mut online = RollingPowerMean::new(30, 4, start).unwrap();
            for (i, &value) in samples.iter().enumerate() {
                online.step(value).unwrap();
                match rolling_power_mean(&samples[..=i], 30, 4, start) {
                    Ok(batch) => {
                        assert_relative_eq!(online.mean().unwrap(), batch, max_relative = 1e-12);
                    }
                    Err(_) => assert_eq!(online.mean(), None, "{start:?} {i}"),
                }
            }
        }
    }

    #[test]
    fn a_bad_sample_changes_nothing() {
        let mut online = RollingPowerMean::new(3, 4, WindowStart::Expanding).unwrap();
        online.step(5.0).unwrap();
        let before = online.clone();
        assert!(online.step(f64::NAN).is_err() && online.step(-1.0).is_err());
        assert_eq!(online.step(1e300), Err(PowerMeanError::Overflow));
        assert_eq!(online, before);
        assert!(RollingPowerMean::new(0, 4, WindowStart::Expanding).is_err());
    }

    #[cfg(feature = "serde")]
    #[test]
    fn a_state_goes_on_where_it_was() {
        for cut in [0, 1, 29, 30, 31, 47, 60, 199] {
            let samples = ride(200);
            let mut whole = RollingPowerMean::new(30, 4, WindowStart::FullWindows).unwrap();
            samples[..cut].iter().for_each(|&v| whole.step(v).unwrap());
            let text = serde_json::to_string(&whole).unwrap();
            let mut read: RollingPowerMean = serde_json::from_str(&text).unwrap();
            assert_eq!(read, whole);
            samples[cut..].iter().for_each(|&v| read.step(v).unwrap());
            samples[cut..].iter().for_each(|&v| whole.step(v).unwrap());
            assert_eq!(read.mean().map(f64::to_bits), whole.mean().map(f64::to_bits));
        }
        let empty = RollingPowerMean::new(2, 4, WindowStart::default()).unwrap();
        let text = serde_json::to_string(&empty).unwrap();
        for (from, to) in [
            (r#""window_samples":2"#, r#""window_samples":0"#),
            (r#""last":[]"#, r#""last":[1.0]"#),
            (r#""since_renewed":0"#, r#""since_renewed":2"#),
            (r#""window_sum":0.0"#, r#""window_sum":3.0"#),
            (r#""sum_of_powers":0.0"#, r#""sum_of_powers":-3.0"#),
        ] {
            assert!(text.contains(from), "{text}");
            assert!(serde_json::from_str::<RollingPowerMean>(&text.replace(from, to)).is_err());
        }
    }
}
