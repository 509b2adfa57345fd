//! The highest heart rate that a recording shows.

use core::time::Duration;

use stadion_types::HeartRate;

use super::constants::observed;

/// How the highest heart rate of a recording is read.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ObservedMaximumRule {
    /// Length of the window whose median counts.
    #[cfg_attr(feature = "serde", serde(rename = "window_s", with = "stadion_types::seconds"))]
    pub window: Duration,
    /// Values that a window needs for its median to count.
    pub least_samples: usize,
}

impl Default for ObservedMaximumRule {
    fn default() -> Self {
        Self {
            window: Duration::from_secs(observed::WINDOW_S.into()),
            least_samples: observed::LEAST_SAMPLES as usize,
        }
    }
}

/// The athlete's maximum is at least this.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct ObservedMaximum {
    /// The highest heart rate that was held. The maximum is this or more: a recording shows what was
    /// reached, and whether it was all there was nobody can tell from it.
    #[cfg_attr(feature = "serde", serde(rename = "at_least_bpm"))]
    pub at_least: HeartRate,
    /// Start of the window, in seconds since the start of the recording.
    pub from_s: f64,
    /// End of the window.
    pub to_s: f64,
}

/// The highest heart rate that was held over a window: the greatest median of all windows of that length.
///
/// # Model
///
/// A window begins at each sample that is followed by a whole one, and holds what lies less than `window` after
/// it. A median over 10 s is
/// above a value only if heart rate was so for 5 s, so a single spike is not seen; faults of the strap last
/// longer and are to be taken out first ([`HeartRateFaults`](crate::HeartRateFaults)).
///
/// # Shape
///
/// `time_s` strictly increases; `hr_bpm` has one value for each of its points, NaN or nothing that is a heart
/// rate for a gap. `None` where the lengths differ or no window holds enough values.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{ObservedMaximumRule, observed_maximum};
///
/// let time: Vec<f64> = (0..60).map(f64::from).collect();
/// let mut hr: Vec<f64> = time.iter().map(|t| 150.0 + t / 2.0).collect();
/// hr[20] = 230.0;
/// let highest = observed_maximum(&time, &hr, ObservedMaximumRule::default()).ok_or("none")?;
/// assert_eq!(highest.at_least.bpm(), 177.25);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn observed_maximum(
    time_s: &[f64],
    hr_bpm: &[f64],
    rule: ObservedMaximumRule,
) -> Option<ObservedMaximum> {
    if time_s.len() != hr_bpm.len() {
        return None;
    }
    let window_s = rule.window.as_secs_f64();
    // The last sample stands for as long as the one before.
    let end_s = match time_s {
        [.., before, last] => last + (last - before),
        _ => return None,
    };
    let mut best: Option<ObservedMaximum> = None;
    let mut values: Vec<f64> = Vec::new();
    for (first, &from_s) in time_s.iter().enumerate() {
        if from_s + window_s > end_s {
            break;
        }
        let inside = time_s.iter().zip(hr_bpm).skip(first);
        let mut to_s = from_s;
        values.clear();
        for (&t, &bpm) in inside.take_while(|(t, _)| **t - from_s < window_s) {
            to_s = t;
            if HeartRate::from_bpm(bpm).is_ok() {
                values.push(bpm);
            }
        }
        if values.is_empty() || values.len() < rule.least_samples {
            continue;
        }
        values.sort_unstable_by(f64::total_cmp);
        let median = 0.5 * (values[(values.len() - 1) / 2] + values[values.len() / 2]);
        if best.is_none_or(|b| median > b.at_least.bpm()) {
            let at_least = HeartRate::from_bpm(median).ok()?;
            best = Some(ObservedMaximum { at_least, from_s, to_s });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_and_short_recordings() {
        let rule = ObservedMaximumRule::default();
        assert_eq!(observed_maximum(&[], &[], rule), None);
        assert_eq!(observed_maximum(&[0.0], &[150.0, 151.0], rule), None);
        assert_eq!(observed_maximum(&[0.0, 1.0, 2.0], &[150.0; 3], rule), None);
        let time: Vec<f64> = (0..30).map(f64::from).collect();
        assert_eq!(observed_maximum(&time, &[f64::NAN; 30], rule), None);
        let rule = ObservedMaximumRule { least_samples: 0, ..rule };
        assert_eq!(observed_maximum(&time, &[0.0; 30], rule), None);
    }

    #[test]
    fn four_seconds_are_no_maximum() {
        let time: Vec<f64> = (0..120).map(f64::from).collect();
        let hr: Vec<f64> =
            (0..120).map(|t| if (50..54).contains(&t) { 210.0 } else { 160.0 }).collect();
        let found = observed_maximum(&time, &hr, ObservedMaximumRule::default()).unwrap();
        assert_eq!(found.at_least, HeartRate::const_bpm(160.0));
    }
}
