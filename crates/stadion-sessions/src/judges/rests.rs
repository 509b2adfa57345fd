//! Rest taken against rest prescribed.

use core::time::Duration;

use stadion_types::{Bounds, Finding, Reason, Severity};

use super::reasons;
use crate::execution::Execution;
use crate::taxonomy::Facts;
use crate::tree::names;

/// How near to what was prescribed a rest must be.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct RestTakenCriteria {
    /// How far a rest may lie beyond what was prescribed, as a share of it.
    pub within: f64,
    /// How far it may always lie beyond it, in seconds: a device smears each change of speed as much.
    pub within_s: f64,
}

impl RestTakenCriteria {
    pub(super) const DEFAULT: Self = Self { within: 0.1, within_s: 5.0 };
}

impl Default for RestTakenCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

names! {
    /// A rest beside what was prescribed.
    RestBeside {
        /// Shorter: the session was harder than planned.
        Shorter = "shorter",
        /// Within what was prescribed, or near enough.
        Within = "within",
        /// Longer: the session was easier than planned.
        Longer = "longer",
    }
}

/// One gap, as it was prescribed and as it was taken.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct GapTaken {
    /// The repetition before it, from 1.
    pub after_rep: u32,
    /// What was prescribed; where only a distance is given, the time that walking or jogging it takes.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "prescribed_s", with = "crate::bounds_in_seconds")
    )]
    pub prescribed: Bounds<Duration>,
    /// What was taken.
    #[cfg_attr(feature = "serde", serde(rename = "taken_s", with = "stadion_types::seconds"))]
    pub taken: Duration,
    /// The one beside the other.
    pub beside: RestBeside,
}

/// Why rests are not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RestTakenError {
    /// Plan and recording have not as many repetitions, so no rest has its own.
    #[error("{planned} repetitions are planned and {done} were found, so no rest has its own")]
    CountDiffers {
        /// Repetitions of the plan.
        planned: usize,
        /// Repetitions that were found.
        done: usize,
    },
    /// Fewer than two repetitions have no rest between them.
    #[error("there is no rest between repetitions")]
    NoRests,
    /// The plan gives no rest in figures.
    #[error("the plan gives no rest in figures")]
    Unprescribed,
}

/// The rests of a session, as they were prescribed and as they were taken.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RestTaken {
    /// The gaps whose rest was prescribed in figures.
    pub gaps: Vec<GapTaken>,
    /// Gaps without.
    pub unprescribed: usize,
    within_percent: f64,
}

impl RestTaken {
    /// How many gaps lie so beside what was prescribed.
    #[must_use]
    pub fn count(&self, beside: RestBeside) -> u32 {
        let count = self.gaps.iter().filter(|g| g.beside == beside).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Whether the rest that was prescribed was given: no gap is shorter.
    #[must_use]
    pub fn rested(&self) -> bool {
        self.count(RestBeside::Shorter) == 0
    }

    /// The same as a finding. Too short a rest is worth a look: the session was another one. A longer one
    /// is good to know.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let (shorter, longer) = (self.count(RestBeside::Shorter), self.count(RestBeside::Longer));
        let (code, severity) = match (shorter, longer) {
            (0, 0) => (reasons::RESTS_AS_PRESCRIBED, Severity::Info),
            (0, _) => (reasons::RESTS_LONGER, Severity::Info),
            _ => (reasons::RESTS_SHORTER, Severity::Notice),
        };
        let sum = |of: &dyn Fn(&GapTaken) -> f64| self.gaps.iter().map(of).sum::<f64>();
        let taken = sum(&|g| g.taken.as_secs_f64());
        let (least, most) =
            (sum(&|g| g.prescribed.seconds().min()), sum(&|g| g.prescribed.seconds().max()));
        let reason = Reason::new(code)
            .with("gaps", u32::try_from(self.gaps.len()).unwrap_or(u32::MAX))
            .with("shorter", shorter)
            .with("longer", longer)
            .with("taken_s", taken.round())
            .with("min_s", least.round())
            .with("max_s", most.round())
            .with("within_percent", self.within_percent);
        Finding::new(reason, severity, "stadion")
            .measured(taken)
            .against(if shorter == 0 && longer > 0 { most } else { least })
    }
}

/// The rests of a recording beside those of its plan, gap by gap.
///
/// `planned` are the facts of the plan's text. A rest counts as prescribed within a tenth of it, and always
/// within 5 s, which is what a device that measures once a second leaves open.
///
/// # Errors
///
/// [`RestTakenError`] if the two have not as many repetitions, or no rest is prescribed in figures.
pub fn rest_taken(
    execution: &Execution,
    planned: &Facts,
    criteria: &RestTakenCriteria,
) -> Result<RestTaken, RestTakenError> {
    let (plan, done) = (planned.reps.len(), execution.reps.len());
    if plan != done {
        return Err(RestTakenError::CountDiffers { planned: plan, done });
    }
    let taken: Vec<Duration> = execution.rests.iter().map(|rest| rest.duration).collect();
    let prescribed: Vec<Option<Bounds<Duration>>> = planned.rests.iter().map(|r| r.time).collect();
    beside(&prescribed, &taken, criteria)
}

fn beside(
    prescribed: &[Option<Bounds<Duration>>],
    taken: &[Duration],
    criteria: &RestTakenCriteria,
) -> Result<RestTaken, RestTakenError> {
    if prescribed.is_empty() || taken.is_empty() {
        return Err(RestTakenError::NoRests);
    }
    let gap = |((after_rep, prescribed), taken): ((u32, &Option<Bounds<Duration>>), &Duration)| {
        let prescribed = (*prescribed)?;
        let (least, most) = (prescribed.seconds().min(), prescribed.seconds().max());
        let off = |s: f64| (criteria.within * s).max(criteria.within_s);
        let seconds = taken.as_secs_f64();
        let beside = if seconds < least - off(least) {
            RestBeside::Shorter
        } else if seconds > most + off(most) {
            RestBeside::Longer
        } else {
            RestBeside::Within
        };
        Some(GapTaken { after_rep, prescribed, taken: *taken, beside })
    };
    let all = (1..).zip(prescribed).zip(taken);
    let gaps: Vec<GapTaken> = all.clone().filter_map(gap).collect();
    if gaps.is_empty() {
        return Err(RestTakenError::Unprescribed);
    }
    let unprescribed = all.count() - gaps.len();
    Ok(RestTaken { gaps, unprescribed, within_percent: 100.0 * criteria.within })
}

/// The mean rest between repetitions, from the time from the first start to the last end; `None` without a
/// gap, or if the work took longer than the whole.
///
/// ```
/// use core::time::Duration;
/// use stadion_sessions::mean_rest;
///
/// // Five repetitions in 24 minutes, 344.64 s of them work.
/// let work = Duration::from_millis(344_640);
/// let rest = mean_rest(Duration::from_secs(24 * 60), work, 4).ok_or("none")?;
/// assert_eq!(rest.as_millis(), 273_840);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn mean_rest(elapsed: Duration, work: Duration, gaps: u32) -> Option<Duration> {
    elapsed.checked_sub(work)?.checked_div(gaps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(prescribed: &[(u64, u64)], taken: &[f64]) -> Result<RestTaken, RestTakenError> {
        let bounds = |(a, b): &(u64, u64)| {
            Some(Bounds::between(Duration::from_secs(*a), Duration::from_secs(*b)))
        };
        let prescribed: Vec<_> = prescribed.iter().map(bounds).collect();
        let taken: Vec<_> = taken.iter().map(|s| Duration::from_secs_f64(*s)).collect();
        beside(&prescribed, &taken, &RestTakenCriteria::default())
    }

    #[test]
    fn each_gap_is_held_against_its_own() {
        use RestBeside::{Longer, Shorter, Within};
        // A tenth of 60 s is 6 s, of 30 s it is 3 s and 5 s count.
        let found = of(
            &[(60, 60), (60, 60), (30, 30), (30, 30), (300, 360)],
            &[54.0, 53.9, 25.0, 35.1, 395.0],
        )
        .unwrap();
        let beside: Vec<_> = found.gaps.iter().map(|g| g.beside).collect();
        assert_eq!(beside, [Within, Shorter, Within, Longer, Within]);
        assert!(!found.rested());
        assert_eq!(found.finding().rule(), "rests-shorter");
        assert_eq!(found.finding().severity, Severity::Notice);
    }

    #[test]
    fn a_long_rest_is_told_and_no_fault() {
        let found = of(&[(60, 60), (60, 60)], &[61.0, 90.0]).unwrap();
        assert!(found.rested());
        let finding = found.finding();
        assert_eq!((finding.rule(), finding.severity), ("rests-longer", Severity::Info));
        assert_eq!((finding.measured, finding.limit), (Some(151.0), Some(120.0)));
        assert_eq!(of(&[(60, 60)], &[62.0]).unwrap().finding().rule(), "rests-as-prescribed");
    }

    #[test]
    fn nothing_to_hold_against_is_said() {
        assert_eq!(of(&[], &[]), Err(RestTakenError::NoRests));
        let unknown = beside(&[None], &[Duration::from_secs(60)], &RestTakenCriteria::default());
        assert_eq!(unknown, Err(RestTakenError::Unprescribed));
        assert_eq!(mean_rest(Duration::from_secs(60), Duration::from_secs(30), 0), None);
        assert_eq!(mean_rest(Duration::from_secs(60), Duration::from_secs(61), 2), None);
    }

    proptest! {
        /// More rest never makes a rested athlete an unrested one, gap by gap and in all.
        #[test]
        fn more_rest_never_counts_as_less(
            gaps in prop::collection::vec((1_u64..600, 0_u64..120, 0.0..900.0_f64, 0.0..300.0_f64), 1..9),
        ) {
            let prescribed: Vec<_> = gaps.iter().map(|(a, more, ..)| (*a, a + more)).collect();
            let taken: Vec<_> = gaps.iter().map(|(.., taken, _)| *taken).collect();
            let more: Vec<_> = gaps.iter().map(|(.., taken, more)| taken + more).collect();
            let (less, more) = (of(&prescribed, &taken).unwrap(), of(&prescribed, &more).unwrap());
            prop_assert!(!less.rested() || more.rested());
            prop_assert!(more.count(RestBeside::Shorter) <= less.count(RestBeside::Shorter));
            prop_assert!(more.count(RestBeside::Longer) >= less.count(RestBeside::Longer));
        }
    }
}
