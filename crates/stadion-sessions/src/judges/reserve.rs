//! Whether a controlled session ended with two repetitions in reserve.

use stadion_physiology::{Drift, DriftVerdict};
use stadion_types::{Finding, Reason, Rpe, RpeScale, Severity};

use super::reasons;
use super::timed::TimedReps;
use crate::results::rows;
use crate::tree::names;

/// What the athlete says of the session after it. What was not answered is absent.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Answers {
    /// How many more repetitions could have been run.
    pub reps_left: Option<f64>,
    /// Whether something hurt: a sharp pain, no heavy legs.
    pub pain: Option<bool>,
    /// Whether running the next day can be imagined.
    pub run_tomorrow: Option<bool>,
}

/// What tells of the reserve. What is not known is absent.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReserveSigns<'a> {
    /// The rise of heart rate.
    pub drift: Option<&'a Drift>,
    /// The later half of the times against the earlier one, in per cent; positive is slower.
    pub fade_percent: Option<f64>,
    /// The last repetition against the mean of those before it, in per cent; positive is slower.
    pub last_percent: Option<f64>,
    /// How hard the session felt.
    pub rpe: Option<Rpe>,
    /// What the athlete says.
    pub answers: Answers,
}

/// From where on a sign speaks against a reserve.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ReserveCriteria {
    /// Repetitions that are to be left.
    pub reps: f64,
    /// Pace may fade up to this, in per cent.
    pub fade_percent: f64,
    /// The last repetition may be slower than those before it up to this, in per cent.
    pub last_percent: f64,
    /// Exertion on the scale to 10 from which on the session was too hard.
    pub rpe_cr10: f64,
    /// The same on the scale from 6 to 20.
    pub rpe_borg: f64,
    /// So many signs against it, independent of each other, leave none.
    pub signs: u32,
}

impl ReserveCriteria {
    pub(super) const DEFAULT: Self = Self {
        reps: 2.0,
        fade_percent: 2.0,
        last_percent: 2.0,
        rpe_cr10: 8.0,
        rpe_borg: 17.0,
        signs: 2,
    };
}

impl ReserveCriteria {
    /// The exertion from which on a session was too hard, on the scale of `rpe`.
    pub(crate) const fn rpe_limit(&self, rpe: Rpe) -> f64 {
        match rpe.scale() {
            RpeScale::Cr10 => self.rpe_cr10,
            RpeScale::Borg6To20 => self.rpe_borg,
        }
    }
}

impl Default for ReserveCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

names! {
    /// Whether repetitions were left.
    ReserveVerdict {
        /// They were.
        Kept = "kept",
        /// They were not.
        Spent = "spent",
        /// Some speaks for it and some against it, or too little is known.
        Unsure = "unsure",
        /// Nothing is known.
        NotJudged = "not-judged",
    }
}

/// Whether two repetitions were left, with what speaks for it and against it.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Reserve {
    /// The verdict.
    pub verdict: ReserveVerdict,
    /// What speaks for a reserve.
    pub supports: Vec<Reason>,
    /// What speaks against it.
    pub against: Vec<Reason>,
}

impl Reserve {
    /// The verdict as a finding, with how many signs speak for it and against it; `None` where nothing is
    /// known.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        let (code, severity) = match self.verdict {
            ReserveVerdict::Kept => (reasons::RESERVE_KEPT, Severity::Info),
            ReserveVerdict::Spent => (reasons::RESERVE_SPENT, Severity::Notice),
            ReserveVerdict::Unsure => (reasons::RESERVE_UNSURE, Severity::Info),
            ReserveVerdict::NotJudged => return None,
        };
        let count = |list: &[Reason]| u32::try_from(list.len()).unwrap_or(u32::MAX);
        let reason = Reason::new(code)
            .with("supports", count(&self.supports))
            .with("against", count(&self.against));
        Some(Finding::new(reason, severity, "seed-000"))
    }
}

impl ReserveSigns<'_> {
    /// Whether the session ended with two repetitions in reserve, "feeling like they could have done two more".
    ///
    /// # Model
    ///
    /// Signs of the body: heart rate above the drift rule's limit, a pace that fades by more than 2 %, a last
    /// repetition more than 2 % slower than those before it, an exertion of 8 of 10. The fade and the last
    /// repetition are one sign: they are of the same times.
    ///
    /// 1. The athlete's own answers come first: fewer than two repetitions left, pain, or no run the next day
    ///    leave no reserve. Two and more left are one, unless two signs of the body speak against it; then it
    ///    is unsure.
    /// 2. Without an answer on the repetitions left, two signs against it leave none and one leaves it unsure.
    ///    Without any it was kept if both heart rate and pace are known to have held.
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_sessions::{Answers, ReserveCriteria, ReserveSigns, ReserveVerdict};
    ///
    /// let said = Answers { reps_left: Some(2.0), run_tomorrow: Some(true), ..Answers::default() };
    /// let signs = ReserveSigns { answers: said, fade_percent: Some(0.4), ..ReserveSigns::default() };
    /// let reserve = signs.judge(&ReserveCriteria::default());
    /// assert_eq!(reserve.verdict, ReserveVerdict::Kept);
    /// assert_eq!(reserve.supports.len(), 3);
    /// ```
    #[must_use]
    pub fn judge(&self, criteria: &ReserveCriteria) -> Reserve {
        let (mut supports, mut against) = (Vec::new(), Vec::new());
        let (said, denied) = self.said(criteria, &mut supports, &mut against);
        let body = self.body(criteria, &mut supports, &mut against);
        let signs = body.against;
        let verdict = if denied {
            ReserveVerdict::Spent
        } else if said {
            if signs >= criteria.signs { ReserveVerdict::Unsure } else { ReserveVerdict::Kept }
        } else if signs >= criteria.signs {
            ReserveVerdict::Spent
        } else if signs == 0 && body.heart_held && body.pace_held {
            ReserveVerdict::Kept
        } else if supports.is_empty() && against.is_empty() {
            ReserveVerdict::NotJudged
        } else {
            ReserveVerdict::Unsure
        };
        Reserve { verdict, supports, against }
    }

    /// Whether the answers alone tell of a reserve, and whether they deny it.
    fn said(
        &self,
        criteria: &ReserveCriteria,
        supports: &mut Vec<Reason>,
        against: &mut Vec<Reason>,
    ) -> (bool, bool) {
        let left = self.answers.reps_left.filter(|left| left.is_finite());
        let enough = left.map(|left| left >= criteria.reps);
        if let (Some(left), Some(enough)) = (left, enough) {
            let code = if enough { reasons::LEFT_ENOUGH } else { reasons::LEFT_FEW };
            let reason = Reason::new(code).with("left", left).with("needed", criteria.reps);
            if enough { supports.push(reason) } else { against.push(reason) }
        }
        match self.answers.pain {
            Some(true) => against.push(Reason::new(reasons::PAIN)),
            Some(false) => supports.push(Reason::new(reasons::NO_PAIN)),
            None => {}
        }
        match self.answers.run_tomorrow {
            Some(true) => supports.push(Reason::new(reasons::TOMORROW)),
            Some(false) => against.push(Reason::new(reasons::NOT_TOMORROW)),
            None => {}
        }
        (enough == Some(true), !against.is_empty())
    }

    fn body(
        &self,
        criteria: &ReserveCriteria,
        supports: &mut Vec<Reason>,
        against: &mut Vec<Reason>,
    ) -> Body {
        let mut body = Body::default();
        match self.drift.map(|d| (d.verdict, d)) {
            Some((DriftVerdict::Stable | DriftVerdict::Normal, drift)) => {
                body.heart_held = true;
                supports.push(drift.reason.clone());
            }
            Some((DriftVerdict::TooFast, drift)) => {
                body.against += 1;
                against.push(drift.reason.clone());
            }
            _ => {}
        }
        let mut pace = None;
        let of_pace = [
            (self.fade_percent, criteria.fade_percent, reasons::FADED, reasons::NOT_FADED),
            (self.last_percent, criteria.last_percent, reasons::LAST_SLOWER, reasons::LAST_HELD),
        ];
        for (percent, limit, lost, held) in of_pace {
            let Some(percent) = percent.filter(|p| p.is_finite()) else { continue };
            let holds = percent <= limit;
            pace = Some(pace.unwrap_or(true) && holds);
            let code = if holds { held } else { lost };
            let reason = Reason::new(code).with("percent", percent).with("limit_percent", limit);
            if holds { supports.push(reason) } else { against.push(reason) }
        }
        body.pace_held = pace == Some(true);
        body.against += u32::from(pace == Some(false));
        if let Some(rpe) = self.rpe {
            let limit = criteria.rpe_limit(rpe);
            let hard = rpe.value() >= limit;
            let code = if hard { reasons::FELT_HARD } else { reasons::FELT_CONTROLLED };
            let reason = Reason::new(code).with("rpe", rpe.value()).with("limit", limit);
            if hard {
                against.push(reason);
            } else {
                supports.push(reason);
            }
            body.against += u32::from(hard);
        }
        body
    }
}

/// What the body shows.
#[derive(Default)]
struct Body {
    heart_held: bool,
    pace_held: bool,
    /// Signs against a reserve.
    against: u32,
}

/// The last repetition against the mean of those before it over the same distance in the same part, in per
/// cent; positive is slower. Where the times alternate, only those of its turn count. `None` with fewer than
/// two before it.
#[must_use]
pub fn last_against_rest(timed: &TimedReps) -> Option<f64> {
    let last = timed.splits().iter().filter_map(|split| split.rep).max()?;
    let rows = rows(timed.splits(), timed.steps());
    let row = rows.iter().find(|row| row.times.iter().any(|time| time.rep == last))?;
    let turns = row.turns();
    let turn = *turns.last()?;
    let alike: Vec<f64> = row
        .times
        .iter()
        .zip(&turns)
        .filter(|(_, of)| **of == turn)
        .map(|(time, _)| time.seconds)
        .collect();
    let (last, before) = alike.split_last().filter(|(_, before)| before.len() >= 2)?;
    let mean = before.iter().sum::<f64>() / crate::execution::seconds(before.len());
    (mean > 0.0 && mean.is_finite()).then(|| 100.0 * (last / mean - 1.0))
}
