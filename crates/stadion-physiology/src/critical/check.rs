//! Whether numbers are trials at all.

use super::error::CriticalError;

/// Refuses durations and intensities that are no trials, or too few for `needed` parameters.
pub(super) fn check(
    durations_s: &[f64],
    intensities: &[f64],
    needed: usize,
) -> Result<(), CriticalError> {
    let (durations, got) = (durations_s.len(), intensities.len());
    if durations != got {
        return Err(CriticalError::Lengths { durations, intensities: got });
    }
    let sound = |v: f64| v > 0.0 && v.is_finite();
    for (trial, (&seconds, &intensity)) in durations_s.iter().zip(intensities).enumerate() {
        if !sound(seconds) {
            return Err(CriticalError::Duration { trial, seconds });
        }
        if !sound(intensity) {
            return Err(CriticalError::Intensity { trial, intensity });
        }
    }
    if got < needed {
        return Err(CriticalError::TooFewTrials { needed, got });
    }
    let got = different(durations_s, needed);
    if got < needed {
        return Err(CriticalError::SameDurations { needed, got });
    }
    Ok(())
}

/// How many values differ, counted no further than `enough` (at most 4).
fn different(values: &[f64], enough: usize) -> usize {
    let mut seen = [f64::NAN; 4];
    let mut count = 0;
    for value in values {
        // NaN equals nothing, so empty places do not count as seen.
        #[expect(clippy::float_cmp, reason = "the same duration, not a near one")]
        if seen.iter().any(|s| s == value) {
            continue;
        }
        match seen.get_mut(count) {
            Some(place) if count < enough => *place = *value,
            _ => break,
        }
        count += 1;
    }
    count
}

/// A count as a number.
pub(super) fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}
