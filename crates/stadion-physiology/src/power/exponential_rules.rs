//! The power mean of the exponential mean of a recording.

use super::error::PowerMeanError;
use super::exponential::{SmoothingStart, sum_of_smoothed};
use super::pieces::{SeriesMean, over_pieces};
use super::rules::{PowerGap, PowerMeanRules, PowerPause};
use super::seconds::MovingSeconds;
use super::window::SmoothingWeight;

/// How the exponential mean of a recording becomes one number.
///
/// The [exponential power mean](crate::exponential_power_mean) over the
/// [seconds of moving time](MovingSeconds), so that a file with a sample each five seconds gives nearly
/// the number of the same ride at 1 Hz. After a gap that is a [break](PowerGap::Break), and after a pause
/// that is one, the smoothing begins anew; with [`PowerGap::Zero`] it decays, as GoldenCheetah has it.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{ExponentialMeanRules, MovingSeconds};
///
/// let time_s: Vec<f64> = (0..300).map(f64::from).collect();
/// let ramp = time_s.iter().map(|t| Some(*t));
/// let seconds = MovingSeconds::new(&time_s, ramp, &[], 30.0)?;
/// let found = ExponentialMeanRules::default().of_seconds(&seconds)?;
/// assert!((found.mean - 179.551).abs() < 1e-3);
/// # Ok::<(), stadion_physiology::PowerMeanError>(())
/// ```
///
/// # Source
///
/// As [`exponential_power_mean`](crate::exponential_power_mean); the rules for gaps, pauses and time
/// are ours.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ExponentialMeanRules {
    /// The time constant, s.
    pub time_constant_s: f64,
    /// The exponent of the power mean.
    pub exponent: u32,
    /// How much a new second weighs.
    pub weight: SmoothingWeight,
    /// What the mean is before the first second.
    pub start: SmoothingStart,
    /// What gaps count as.
    pub gaps: PowerGap,
    /// What the mean does at a pause.
    pub pauses: PowerPause,
    /// The longest time for which a value stands.
    pub max_gap_s: f64,
}

impl Default for ExponentialMeanRules {
    fn default() -> Self {
        Self {
            time_constant_s: PowerMeanRules::TIME_CONSTANT_S,
            exponent: PowerMeanRules::EXPONENT,
            weight: SmoothingWeight::default(),
            start: SmoothingStart::default(),
            gaps: PowerGap::default(),
            pauses: PowerPause::default(),
            max_gap_s: PowerMeanRules::MAX_GAP_S,
        }
    }
}

impl ExponentialMeanRules {
    /// The power mean of a series from 0 on that is laid out in seconds.
    ///
    /// # Errors
    ///
    /// [`PowerMeanError`]: settings out of range, a value below 0, or no second that is known.
    pub fn of_seconds(&self, seconds: &MovingSeconds) -> Result<SeriesMean, PowerMeanError> {
        let sum = |piece: &[f64]| {
            sum_of_smoothed(piece, self.time_constant_s, self.exponent, self.weight, self.start)
        };
        // An empty series has no piece to check the settings by.
        sum(&[])?;
        over_pieces(seconds, (self.gaps, self.pauses), self.exponent, 1, sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn seconds(values: &[Option<f64>]) -> MovingSeconds {
        let time: Vec<f64> = (0_u32..).take(values.len()).map(f64::from).collect();
        MovingSeconds::new(&time, values.iter().copied(), &[], 2.0).unwrap()
    }

    #[test]
    fn a_gap_begins_anew_or_decays() {
        let mut ride = vec![Some(200.0); 60];
        ride.extend([None; 30]);
        ride.extend([Some(100.0); 60]);
        let mean =
            |gaps| ExponentialMeanRules { gaps, ..Default::default() }.of_seconds(&seconds(&ride));
        let kernel = |samples: &[f64]| {
            let (weight, start) = (SmoothingWeight::Attenuation, SmoothingStart::Zero);
            sum_of_smoothed(samples, 25.0, 4, weight, start).unwrap().0
        };
        // The second before the gap would stand for 31 s, so it is part of it.
        let (a, b) = (vec![200.0; 59], vec![100.0; 60]);
        let broken = ((kernel(&a) + kernel(&b)) / 119.0).powf(0.25);
        assert_relative_eq!(mean(PowerGap::Break).unwrap().mean, broken, max_relative = 1e-12);
        let zero = [a, vec![0.0; 31], b].concat();
        let zero = (kernel(&zero) / 150.0).powf(0.25);
        assert_relative_eq!(mean(PowerGap::Zero).unwrap().mean, zero, max_relative = 1e-12);
        assert_relative_eq!(mean(PowerGap::Zero).unwrap().coverage, 119.0 / 150.0);
    }

    #[test]
    fn settings_are_checked_without_a_sample() {
        let rules = ExponentialMeanRules { time_constant_s: 0.0, ..Default::default() };
        assert_eq!(rules.of_seconds(&seconds(&[])).unwrap_err().code(), "bad-time-constant");
        let none = ExponentialMeanRules::default().of_seconds(&seconds(&[None; 5]));
        assert_eq!(none, Err(PowerMeanError::TooShort { samples: 0, needed: 1 }));
    }
}
