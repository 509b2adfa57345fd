//! Whether lactate was steady in a test at constant load.

use std::time::Duration;

use stadion_types::Lactate;

use super::constants::{MLSS_FROM_MIN, MLSS_RISE, MLSS_TO_MIN};

/// The rule by which lactate of a constant load counts as steady.
///
/// The default: it rises by no more than 1.0 mmol/L from minute 10 to minute 30, which is the same
/// as 0.05 mmol/L/min over the last 20 min.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MlssRule {
    /// Where the rise is counted from.
    #[cfg_attr(feature = "serde", serde(rename = "from_s", with = "stadion_types::seconds"))]
    pub from: Duration,
    /// Where it is counted to.
    #[cfg_attr(feature = "serde", serde(rename = "to_s", with = "stadion_types::seconds"))]
    pub to: Duration,
    /// The greatest rise that still counts as steady, in mmol/L; itself included.
    pub rise_mmol_l: f64,
}

impl Default for MlssRule {
    fn default() -> Self {
        Self {
            from: Duration::from_secs(60).saturating_mul(MLSS_FROM_MIN),
            to: Duration::from_secs(60).saturating_mul(MLSS_TO_MIN),
            rise_mmol_l: MLSS_RISE,
        }
    }
}

/// Why a test at constant load has no verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MlssRuleError {
    /// The readings are not in order of time.
    #[error("reading {index} does not come after the one before")]
    NotOrdered {
        /// Index of the reading.
        index: usize,
    },
    /// No reading at or before the start of the window, or none at or after its end.
    #[error("readings must reach from minute {from_min} to minute {to_min}")]
    NotCovered {
        /// Start of the window.
        from_min: u64,
        /// End of the window.
        to_min: u64,
    },
}

/// What the rule says of a test at constant load.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MlssVerdict {
    /// Whether lactate was steady.
    pub steady: bool,
    /// Its rise over the window, in mmol/L.
    pub rise_mmol_l: f64,
}

impl MlssRule {
    /// Judges the readings of a test at constant load, each with its time since the start.
    ///
    /// Between two readings lactate is taken as a straight line. A test that ended before the
    /// window did has no verdict.
    ///
    /// # Limits
    ///
    /// Two readings of a portable meter with an SD of 0.3 mmol/L differ by 0.4 mmol/L (SD) without
    /// any rise, so verdicts near the limit are a matter of luck.
    ///
    /// # Errors
    ///
    /// See [`MlssRuleError`].
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::MlssRule;
    /// use stadion_types::Lactate;
    ///
    /// let readings = [(10, 2.4), (20, 3.1), (30, 3.4)].map(|(minute, lactate)| {
    ///     (Duration::from_secs(60 * minute), Lactate::const_millimoles_per_liter(lactate))
    /// });
    /// assert!(MlssRule::default().judge(&readings)?.steady);
    /// # Ok::<(), stadion_physiology::MlssRuleError>(())
    /// ```
    ///
    /// # Source
    ///
    /// Heck and others (1985), Int J Sports Med 6(3):117-130, doi:10.1055/s-2008-1025824.
    pub fn judge(&self, readings: &[(Duration, Lactate)]) -> Result<MlssVerdict, MlssRuleError> {
        for (index, pair) in readings.windows(2).enumerate() {
            if pair[1].0 <= pair[0].0 {
                return Err(MlssRuleError::NotOrdered { index: index + 1 });
            }
        }
        let not_covered = MlssRuleError::NotCovered {
            from_min: self.from.as_secs() / 60,
            to_min: self.to.as_secs() / 60,
        };
        let start = lactate_at(readings, self.from).ok_or(not_covered)?;
        let end = lactate_at(readings, self.to).ok_or(not_covered)?;
        let rise_mmol_l = end - start;
        // Readings are tenths, which binary numbers miss: 3.4 - 2.4 must count as 1.0.
        Ok(MlssVerdict { steady: rise_mmol_l <= self.rise_mmol_l + 1e-9, rise_mmol_l })
    }
}

fn lactate_at(readings: &[(Duration, Lactate)], at: Duration) -> Option<f64> {
    let after = readings.iter().position(|(time, _)| *time >= at)?;
    let (time, lactate) = readings[after];
    let lactate = lactate.millimoles_per_liter();
    if time == at {
        return Some(lactate);
    }
    let (earlier, before) = readings[after.checked_sub(1)?];
    let before = before.millimoles_per_liter();
    let since = |later: Duration| later.as_secs_f64() - earlier.as_secs_f64();
    let part = since(at) / since(time);
    Some(before + part * (lactate - before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn readings(rows: &[(u64, f64)]) -> Vec<(Duration, Lactate)> {
        rows.iter()
            .map(|(minute, lactate)| {
                let lactate = Lactate::from_millimoles_per_liter(*lactate).unwrap();
                (Duration::from_secs(60 * minute), lactate)
            })
            .collect()
    }

    #[test]
    fn the_limit_itself_passes_in_tenths() {
        let rule = MlssRule::default();
        for tenths in 0..100_u32 {
            let start = f64::from(tenths) / 10.0;
            let end = f64::from(tenths + 10) / 10.0;
            let verdict = rule.judge(&readings(&[(10, start), (30, end)])).unwrap();
            assert!(verdict.steady, "{start} to {end}");
            let verdict = rule.judge(&readings(&[(10, start), (30, end + 0.0001)])).unwrap();
            assert!(!verdict.steady, "{start} to {end}");
        }
    }

    #[test]
    fn readings_beside_the_window_are_joined_by_a_line() {
        let rows = readings(&[(5, 2.0), (15, 3.0), (25, 3.2), (35, 3.6)]);
        let verdict = MlssRule::default().judge(&rows).unwrap();
        assert_relative_eq!(verdict.rise_mmol_l, 3.4 - 2.5, max_relative = 1e-12);
    }

    #[test]
    fn a_test_that_stopped_early_has_no_verdict() {
        let rule = MlssRule::default();
        let not_covered = Err(MlssRuleError::NotCovered { from_min: 10, to_min: 30 });
        assert_eq!(rule.judge(&readings(&[(10, 2.0), (28, 2.1)])), not_covered);
        assert_eq!(rule.judge(&readings(&[(12, 2.0), (30, 2.1)])), not_covered);
        assert_eq!(rule.judge(&[]), not_covered);
        let back = readings(&[(10, 2.0), (30, 2.1), (30, 2.1)]);
        assert_eq!(rule.judge(&back), Err(MlssRuleError::NotOrdered { index: 2 }));
    }
}
