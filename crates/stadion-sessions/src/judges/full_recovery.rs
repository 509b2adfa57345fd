//! Full recovery, as it is declared and as the figures have it.

use stadion_types::{Finding, Reason, Severity};

use super::reasons;
use crate::taxonomy::{RestClass, Rests};
use crate::tree::names;

names! {
    /// What rests that are called full are by their figures.
    FullRecovery {
        /// Full by the sprint coaches' rule too: a minute for each 10 m, in at least half of the gaps.
        ByRule = "by-rule",
        /// Long beside the work, and not full by that rule.
        Long = "long",
        /// Not even long: too short to recover.
        TooShort = "too-short",
    }
}

impl FullRecovery {
    /// Judges rests that are called full; `None` for others. The word is never overridden: it stays what the
    /// coach declared, and this stands beside it.
    #[must_use]
    pub fn of(rests: &Rests) -> Option<Self> {
        rests.declared_full.then(|| {
            if rests.sprint_full_share.is_some_and(|share| share >= 0.5) {
                Self::ByRule
            } else if rests.class == RestClass::Long {
                Self::Long
            } else {
                Self::TooShort
            }
        })
    }
}

/// The finding of rests that are called full; `None` for others.
#[must_use]
pub fn full_recovery_finding(rests: &Rests) -> Option<Finding> {
    let (code, severity) = match FullRecovery::of(rests)? {
        FullRecovery::ByRule => (reasons::FULL_BY_RULE, Severity::Info),
        FullRecovery::Long => (reasons::FULL_AND_LONG, Severity::Info),
        FullRecovery::TooShort => (reasons::FULL_TOO_SHORT, Severity::Notice),
    };
    let cents = |x: f64| (x * 100.0).round() / 100.0;
    let mut reason = Reason::new(code).with("ratio", cents(rests.median_ratio));
    // Without distances nobody knows the share.
    if let Some(share) = rests.sprint_full_share {
        reason = reason.with("by_rule_percent", (100.0 * share).round());
    }
    Some(Finding::new(reason, severity, "sprint-coaches").measured(rests.median_ratio))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rests(ratio: f64, declared_full: bool, share: Option<f64>) -> Rests {
        Rests {
            median_ratio: ratio,
            class: crate::taxonomy::RestCriteria::default().class(ratio),
            declared_full,
            estimated: false,
            sprint_full_share: share,
        }
    }

    #[test]
    fn the_word_stands_and_the_figures_beside_it() {
        assert_eq!(FullRecovery::of(&rests(10.8, false, None)), None);
        // Seed 002: 5 to 6 min for 250 m are long, and 25 min would be full by the rule.
        assert_eq!(FullRecovery::of(&rests(10.8, true, Some(0.0))), Some(FullRecovery::Long));
        // 50 m in 6 s with 5 min: a minute for each 10 m.
        assert_eq!(FullRecovery::of(&rests(50.0, true, Some(1.0))), Some(FullRecovery::ByRule));
        let unknown = full_recovery_finding(&rests(30.0, true, None)).unwrap();
        assert!(!unknown.reason.to_string().contains('%'), "{}", unknown.reason);
        let short = rests(3.0, true, Some(0.0));
        assert_eq!(FullRecovery::of(&short), Some(FullRecovery::TooShort));
        assert_eq!(full_recovery_finding(&short).unwrap().severity, Severity::Notice);
    }

    proptest! {
        /// More rest never takes full recovery away.
        #[test]
        fn more_rest_is_never_less(ratio in 0.0..30.0_f64, more in 0.0..30.0_f64, share in 0.0..=1.0_f64, by in 0.0..=1.0_f64) {
            let rank = |ratio, share| match FullRecovery::of(&rests(ratio, true, Some(share))) {
                Some(FullRecovery::ByRule) => 2,
                Some(FullRecovery::Long) => 1,
                _ => 0,
            };
            prop_assert!(rank(ratio + more, (share + by).min(1.0)) >= rank(ratio, share));
        }
    }
}
