//! Full recovery, as it is declared and as the figures have it.

use stadion_types::{Finding, Reason, Severity};

use super::reasons;
use crate::taxonomy::{RestClass, Rests};
use crate::tree::names;

/// How rests that are called full are held against their figures.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct FullRecoveryCriteria {
    /// Share of the gaps that the sprint coaches' rule must hold for.
    pub gaps: f64,
}

impl FullRecoveryCriteria {
    pub(super) const DEFAULT: Self = Self { gaps: 0.5 };
}

impl Default for FullRecoveryCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

names! {
    /// What rests that are called full are by their figures.
    FullRecovery {
        /// Full by the sprint coaches' rule too: a minute for each 10 m, in at least half of the gaps.
        ByRule = "by-rule",
        /// Long beside the work, and not full by that rule where it holds.
        Long = "long",
        /// Short near-maximal work, and not even long: too short to sprint again.
        TooShort = "too-short",
        /// Other work, after which the rests are incomplete by the work before them.
        Incomplete = "incomplete",
        /// Other work, after which the rests are short.
        Short = "short",
    }
}

impl FullRecovery {
    /// Judges rests that are called full; `None` for others, and where nothing tells how hard the work was.
    ///
    /// The sprint coaches' rule holds for short near-maximal work alone: nobody takes 100 min after a kilometre.
    /// Other work has the class of its rests beside the repetition before each. The word is never overridden: it
    /// stays what the coach declared, and this stands beside it.
    #[must_use]
    pub fn of(rests: &Rests, criteria: &FullRecoveryCriteria) -> Option<Self> {
        if !rests.declared_full {
            return None;
        }
        Some(match (rests.near_maximal?, rests.class) {
            (true, _) if rests.sprint_full_share.is_some_and(|share| share >= criteria.gaps) => {
                Self::ByRule
            }
            (_, RestClass::Long) => Self::Long,
            (true, _) => Self::TooShort,
            (false, RestClass::Incomplete) => Self::Incomplete,
            (false, RestClass::Short) => Self::Short,
        })
    }
}

/// The finding of rests that are called full; `None` for others, and where nothing tells how hard the work was.
#[must_use]
pub fn full_recovery_finding(rests: &Rests, criteria: &FullRecoveryCriteria) -> Option<Finding> {
    let sprints = rests.near_maximal?;
    let (code, severity) = match FullRecovery::of(rests, criteria)? {
        FullRecovery::ByRule => (reasons::FULL_BY_RULE, Severity::Info),
        FullRecovery::Long if sprints => (reasons::FULL_AND_LONG, Severity::Info),
        FullRecovery::Long => (reasons::FULL_LONG, Severity::Info),
        FullRecovery::TooShort => (reasons::FULL_TOO_SHORT, Severity::Notice),
        FullRecovery::Incomplete => (reasons::FULL_INCOMPLETE, Severity::Info),
        FullRecovery::Short => (reasons::FULL_SHORT, Severity::Notice),
    };
    let cents = |x: f64| (x * 100.0).round() / 100.0;
    let mut reason = Reason::new(code).with("ratio", cents(rests.median_ratio));
    // Without distances nobody knows the share.
    if let Some(share) = rests.sprint_full_share.filter(|_| sprints) {
        reason = reason.with("by_rule_percent", (100.0 * share).round());
    }
    let source = if sprints { "sprint-coaches" } else { "stadion" };
    Some(Finding::new(reason, severity, source).measured(rests.median_ratio))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RULES: FullRecoveryCriteria = FullRecoveryCriteria::DEFAULT;

    fn rests(ratio: f64, declared_full: bool, share: Option<f64>) -> Rests {
        Rests {
            near_maximal: Some(true),
            median_ratio: ratio,
            class: crate::taxonomy::RestCriteria::default().class(ratio),
            declared_full,
            estimated: false,
            sprint_full_share: share,
        }
    }

    #[test]
    fn the_word_stands_and_the_figures_beside_it() {
        assert_eq!(FullRecovery::of(&rests(10.8, false, None), &RULES), None);
        // Seed 002: 5 to 6 min for 250 m are long, and 25 min would be full by the rule.
        assert_eq!(
            FullRecovery::of(&rests(10.8, true, Some(0.0)), &RULES),
            Some(FullRecovery::Long)
        );
        // 50 m in 6 s with 5 min: a minute for each 10 m.
        assert_eq!(
            FullRecovery::of(&rests(50.0, true, Some(1.0)), &RULES),
            Some(FullRecovery::ByRule)
        );
        let unknown = full_recovery_finding(&rests(30.0, true, None), &RULES).unwrap();
        assert!(!unknown.reason.to_string().contains('%'), "{}", unknown.reason);
        let short = rests(3.0, true, Some(0.0));
        assert_eq!(FullRecovery::of(&short, &RULES), Some(FullRecovery::TooShort));
        assert_eq!(full_recovery_finding(&short, &RULES).unwrap().severity, Severity::Notice);
    }

    #[test]
    fn the_rule_of_sprints_is_for_sprints() {
        let of = |ratio: f64, near_maximal: Option<bool>| {
            let rests = Rests { near_maximal, ..rests(ratio, true, Some(0.0)) };
            let found = full_recovery_finding(&rests, &RULES);
            found.map(|f| (f.rule().to_owned(), f.severity, f.source.to_string()))
        };
        let found = |code: &str, severity| Some((code.to_owned(), severity, "stadion".to_owned()));
        // A kilometre with four minutes: nobody takes 100.
        assert_eq!(of(1.3, Some(false)), found("full-recovery-incomplete", Severity::Info));
        assert_eq!(of(0.4, Some(false)), found("full-recovery-short", Severity::Notice));
        assert_eq!(of(9.0, Some(false)), found("full-recovery-of-longer-work", Severity::Info));
        assert_eq!(of(1.3, None), None, "nothing is known, and nothing is said");
        assert_eq!(of(1.3, Some(true)).unwrap().0, "full-recovery-too-short");
    }

    proptest! {
        /// More rest never takes full recovery away.
        #[test]
        fn more_rest_is_never_less(ratio in 0.0..30.0_f64, more in 0.0..30.0_f64, share in 0.0..=1.0_f64, by in 0.0..=1.0_f64) {
            let rank = |ratio, share| match FullRecovery::of(&rests(ratio, true, Some(share)), &RULES) {
                Some(FullRecovery::ByRule) => 2,
                Some(FullRecovery::Long) => 1,
                _ => 0,
            };
            prop_assert!(rank(ratio + more, (share + by).min(1.0)) >= rank(ratio, share));
        }
    }
}
