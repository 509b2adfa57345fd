//! What the curves after exercise have in common.

use std::time::Duration;

/// Why numbers make no curve.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PostExerciseError {
    /// A rate is not positive and finite.
    #[error("a rate of {per_min} per minute is not positive and finite")]
    Rate {
        /// What was given.
        per_min: f64,
    },
    /// An amplitude is not finite, or a lactate that appears is negative.
    #[error("an amplitude of {mmol_l} mmol/L cannot be")]
    Amplitude {
        /// What was given.
        mmol_l: f64,
    },
    /// The first rate, that of appearance, must be the larger one.
    #[error(
        "the rate of appearance, {first_per_min}, must exceed that of removal, {second_per_min}"
    )]
    RatesNotOrdered {
        /// The first.
        first_per_min: f64,
        /// The second.
        second_per_min: f64,
    },
}

/// The highest lactate after exercise.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PostExercisePeak {
    /// When, from the start of the curve.
    #[cfg_attr(feature = "serde", serde(rename = "at_s", with = "stadion_types::seconds"))]
    pub at: Duration,
    /// How high, in mmol/L.
    pub lactate_mmol_l: f64,
}

pub(super) fn rate(per_min: f64) -> Result<f64, PostExerciseError> {
    if per_min > 0.0 && per_min.is_finite() {
        Ok(per_min)
    } else {
        Err(PostExerciseError::Rate { per_min })
    }
}

pub(super) fn minutes(time: Duration) -> f64 {
    time.as_secs_f64() / 60.0
}

pub(super) fn from_minutes(minutes: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(60.0 * minutes).ok()
}

/// The time in minutes at which a curve that falls from `from` on has come down to `level`; `None`
/// if it starts below, or is still above after ten thousand hours.
pub(super) fn falls_to(curve: impl Fn(f64) -> f64, from: f64, level: f64) -> Option<f64> {
    if level > curve(from) {
        return None;
    }
    let mut reach = 1.0;
    while curve(from + reach) > level {
        reach *= 2.0;
        if reach > 6e5 {
            return None;
        }
    }
    let (mut lo, mut hi) = (from, from + reach);
    loop {
        let mid = f64::midpoint(lo, hi);
        if mid <= lo || mid >= hi {
            return Some(mid);
        }
        if curve(mid) > level {
            lo = mid;
        } else {
            hi = mid;
        }
    }
}
