//! Whether a session was a breakthrough: extraordinary, on a consistent base, with rest on both sides.

use core::time::Duration;

use chrono::{Days, NaiveDate};
use stadion_types::{Bounds, Reason};

use super::base::Base;
use super::criteria::HistoryCriteria;
use super::dimension::{Dimension, Kind};
use super::entry::{PastSession, Sizes};
use super::hardness::DaysByHardness;
use super::log::{History, median};
use super::novelty::{Novelty, NoveltyVerdict};
use super::reasons;
use crate::taxonomy::{Class, EnduranceCriteria};
use crate::tree::names;

/// Rest on one side of a session, beside the rest that it takes.
///
/// How much it takes comes from a model of recovery; the history knows none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RestTime {
    /// The time from the session before, or to the next one that is not easy.
    pub given: Duration,
    /// The time until every system of the body is ready again.
    pub needed: Bounds<Duration>,
}

impl RestTime {
    /// Whether it is enough: surely from the upper bound on, surely not below the lower one.
    #[must_use]
    pub fn enough(&self) -> Option<bool> {
        if self.given >= self.needed.max() {
            Some(true)
        } else if self.given < self.needed.min() {
            Some(false)
        } else {
            None
        }
    }
}

/// What lies around a session, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Circumstances {
    /// The rest before it.
    pub rest_before: Option<RestTime>,
    /// The rest that is planned after it, or was taken.
    pub rest_after: Option<RestTime>,
    /// How large it was planned to be.
    pub plan: Option<Sizes>,
}

names! {
    /// What a session was beside the athlete's own.
    Standing {
        /// Extraordinary, on a consistent base, rested before and after.
        Breakthrough = "breakthrough",
        /// Extraordinary, but one of the preconditions does not hold.
        FellShort = "fell-short",
        /// Extraordinary; whether the preconditions hold is not known.
        Extraordinary = "extraordinary",
        /// A little more than ever: progressive overload.
        Overload = "overload",
        /// The usual.
        BreakEven = "break-even",
        /// Easier than the athlete's usual easy session, and short.
        Recovery = "recovery",
        /// Too little is known of the session or the history.
        Unknown = "unknown",
    }
}

names! {
    /// What a breakthrough asks for beside the effort itself.
    Precondition {
        /// Consistent weeks before it.
        Base = "base",
        /// Rest before it.
        RestBefore = "rest-before",
        /// Rest after it.
        RestAfter = "rest-after",
        /// No more than two hard days in seven, this one among them.
        HardDays = "hard-days",
    }
}

names! {
    /// Whether an extraordinary session was meant to be one.
    Origin {
        /// It was planned about as large as it was.
        Planned = "planned",
        /// Much less was planned.
        Spontaneous = "spontaneous",
    }
}

/// A session beside the athlete's own, with all that was found.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Judged {
    /// What it was.
    pub standing: Standing,
    /// Preconditions of a breakthrough that do not hold.
    pub failed: Vec<Precondition>,
    /// Preconditions of which nothing is known.
    pub untold: Vec<Precondition>,
    /// Whether an extraordinary session was meant; `None` for others, and without a plan.
    pub origin: Option<Origin>,
    /// Size by size.
    pub novelty: Vec<Novelty>,
    /// The base; `None` where [`History::base`] refuses, whose reason stands among the reasons.
    pub base: Option<Base>,
    /// Why.
    pub reasons: Vec<Reason>,
}

impl History {
    /// What a session was beside the athlete's own; the session is not part of the history yet.
    ///
    /// One extraordinary size is enough. A race is judged alike: it may be a breakthrough as well.
    ///
    /// Sessions of the days before of which nobody says whether they were hard are told as a precondition
    /// that is not known ([`Judged::untold`]), and leave a breakthrough one: the consistent base that it asks for
    /// is made of such sessions. Those that are known to have been hard count.
    #[must_use]
    pub fn judge(
        &self,
        session: &PastSession,
        around: &Circumstances,
        criteria: &HistoryCriteria,
    ) -> Judged {
        let novelty = self.novelty(session, &criteria.novelty);
        let is = |verdict| novelty.iter().any(|n| n.verdict == verdict);
        let mut reasons: Vec<Reason> = novelty.iter().map(|n| n.reason.clone()).collect();
        if !is(NoveltyVerdict::Extraordinary) {
            let known = novelty.iter().any(|n| n.verdict != NoveltyVerdict::TooFew);
            let standing = if self.easier_than_usual(session, criteria, &mut reasons) {
                Standing::Recovery
            } else if is(NoveltyVerdict::Overload) {
                Standing::Overload
            } else if known {
                Standing::BreakEven
            } else {
                Standing::Unknown
            };
            return Judged {
                standing,
                failed: Vec::new(),
                untold: Vec::new(),
                origin: None,
                novelty,
                base: None,
                reasons,
            };
        }

        let (mut failed, mut untold) = (Vec::new(), Vec::new());
        let base = self.base(session.day, &criteria.base);
        match &base {
            Ok(base) => {
                reasons.extend(base.reasons.iter().cloned());
                if !base.consistent {
                    failed.push(Precondition::Base);
                }
            }
            Err(error) => {
                reasons.push(reasons::no_base(*error));
                untold.push(Precondition::Base);
            }
        }
        for (which, rest) in [
            (Precondition::RestBefore, around.rest_before),
            (Precondition::RestAfter, around.rest_after),
        ] {
            reasons.push(reasons::rest(which, rest));
            match rest.and_then(|r| r.enough()) {
                Some(true) => {}
                Some(false) => failed.push(which),
                None => untold.push(which),
            }
        }
        let (least, most) = self.hard_days_with(session.day);
        let limit = criteria.base.hard_days;
        if least > limit {
            reasons.push(reasons::hard_days(least, limit));
            failed.push(Precondition::HardDays);
        } else if most > limit {
            reasons.push(reasons::hard_days_open(least, most, limit));
            untold.push(Precondition::HardDays);
        }
        let standing = if !failed.is_empty() {
            Standing::FellShort
        } else if untold.iter().any(|which| *which != Precondition::HardDays) {
            Standing::Extraordinary
        } else {
            Standing::Breakthrough
        };
        let origin = origin(session, around, &novelty, criteria, &mut reasons);
        Judged { standing, failed, untold, origin, novelty, base: base.ok(), reasons }
    }

    /// Hard days within the seven that end with `day`, which is one of them: those that are known to be, and
    /// with those that may be.
    fn hard_days_with(&self, day: NaiveDate) -> (u32, u32) {
        let first = day.checked_sub_days(Days::new(6)).unwrap_or(NaiveDate::MIN);
        let days = DaysByHardness::of(&self.between(first, day).iter());
        let count = |days: &[NaiveDate]| u32::try_from(days.len()).unwrap_or(u32::MAX - 1);
        let least = count(&days.known).saturating_add(1);
        (least, least.saturating_add(count(&days.open)))
    }

    /// Whether it felt easier than the athlete's usual easy session and was short.
    fn easier_than_usual(
        &self,
        session: &PastSession,
        criteria: &HistoryCriteria,
        reasons: &mut Vec<Reason>,
    ) -> bool {
        let (Some(rpe), Some(moving)) = (session.rpe, session.sizes.moving) else { return false };
        // The same lengths by which a text's recovery run is told.
        let EnduranceCriteria { recovery_min_s, recovery_max_s, .. } = EnduranceCriteria::default();
        let short = (recovery_min_s..=recovery_max_s).contains(&moving.as_secs_f64());
        if session.kind() != Kind::Endurance || !short {
            return false;
        }
        let easy = |s: &&PastSession| {
            s.sport == session.sport && matches!(s.class, Some(Class::Easy | Class::Recovery))
        };
        let window = self.before(session.day, criteria.novelty.median_days);
        // Ratings of two scales have no common order.
        let alike = window.iter().filter(easy).filter_map(|s| s.rpe);
        let values: Vec<f64> =
            alike.filter(|r| r.scale() == rpe.scale()).map(stadion_types::Rpe::value).collect();
        let enough = u32::try_from(values.len()).is_ok_and(|n| n >= criteria.novelty.sessions_min);
        let Some(usual) = median(values).filter(|_| enough) else { return false };
        let easier = rpe.value() < usual;
        if easier {
            reasons.push(reasons::easier(rpe.value(), usual));
        }
        easier
    }
}

/// Whether what was extraordinary had been planned about as large.
fn origin(
    session: &PastSession,
    around: &Circumstances,
    novelty: &[Novelty],
    criteria: &HistoryCriteria,
    reasons: &mut Vec<Reason>,
) -> Option<Origin> {
    let plan = around.plan?;
    let beyond = |n: &Novelty| -> Option<(Dimension, f64)> {
        let planned = plan.get(n.dimension).filter(|p| *p > 0.0)?;
        Some((n.dimension, session.sizes.get(n.dimension)? / planned))
    };
    let sizes = novelty.iter().filter(|n| n.verdict == NoveltyVerdict::Extraordinary);
    let (dimension, times) = sizes.filter_map(beyond).max_by(|a, b| a.1.total_cmp(&b.1))?;
    reasons.push(reasons::of_plan(dimension, times));
    let spontaneous = times >= criteria.novelty.of_best;
    Some(if spontaneous { Origin::Spontaneous } else { Origin::Planned })
}
