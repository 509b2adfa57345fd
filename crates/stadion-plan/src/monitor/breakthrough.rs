//! Whether a breakthrough is due, or may be taken on the day.

use chrono::NaiveDate;
use stadion_sessions::{Base, Plateau, Trend};
use stadion_types::Reason;

use super::reasons as r;
use super::words::words;
use crate::method::BreakthroughRule;

/// What is known before a breakthrough. What is absent is not known, and is never taken for granted.
#[derive(Debug, Clone, Copy, Default)]
pub struct BreakthroughSigns<'a> {
    /// How the tests go.
    pub plateau: Option<&'a Plateau>,
    /// The base of the last weeks.
    pub base: Option<&'a Base>,
    /// Whether the athlete is rested.
    pub rested: Option<bool>,
    /// Whether today feels like a day for something extraordinary.
    pub green_light: Option<bool>,
    /// Whether something hurts or the athlete is ill.
    pub unwell: Option<bool>,
    /// The day of the last breakthrough, if there was one.
    pub last: Option<NaiveDate>,
}

words! {
    /// What is proposed.
    BreakthroughVerdict {
        /// One is planned: with rest before and its recovery kept free.
        Planned = "planned",
        /// One may be taken today.
        Spontaneous = "spontaneous",
        /// None.
        Refused = "refused",
    }
}

/// Whether a breakthrough is proposed, and why.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct BreakthroughProposal {
    /// What is proposed.
    pub verdict: BreakthroughVerdict,
    /// Why; for a refusal the decisive ones first.
    pub reasons: Vec<Reason>,
}

impl BreakthroughRule {
    /// Whether a breakthrough is due, or may be taken on `day`.
    ///
    /// 1. Illness, pain, a base that is not consistent or not known, and fewer days than [`every_days`](Self::every_days)
    ///    since the last one refuse it.
    /// 2. A green light on a day on which the athlete is rested allows a spontaneous one.
    /// 3. A plateau or a slow incline proposes a planned one: it may be far from rested today, for the plan
    ///    brings the rest.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use stadion_plan::{BreakthroughRule, BreakthroughSigns, BreakthroughVerdict};
    ///
    /// let day = NaiveDate::from_ymd_opt(2026, 5, 4).ok_or("no such day")?;
    /// let signs = BreakthroughSigns { green_light: Some(true), ..BreakthroughSigns::default() };
    /// let proposal = BreakthroughRule::default().propose(day, &signs);
    /// // Feeling well is not enough: nothing is known of the base.
    /// assert_eq!(proposal.verdict, BreakthroughVerdict::Refused);
    /// assert_eq!(proposal.reasons[0].code(), "breakthrough-base-unknown");
    /// # Ok::<(), &str>(())
    /// ```
    ///
    /// # Source
    ///
    /// M. Sisson, *Breakthrough Workouts*: only on consistent training, rested, with recovery after it, and
    /// with something to break through; most are planned and some are spontaneous.
    #[must_use]
    pub fn propose(self, day: NaiveDate, signs: &BreakthroughSigns<'_>) -> BreakthroughProposal {
        let mut against = Vec::new();
        if signs.unwell == Some(true) {
            against.push(Reason::new(r::UNWELL));
        }
        match signs.base.map(|base| base.consistent) {
            None => against.push(Reason::new(r::BASE_UNKNOWN)),
            Some(false) => against.push(Reason::new(r::BASE_POOR)),
            Some(true) => {}
        }
        let since = signs.last.map(|last| (day - last).num_days());
        if let Some(since) = since.filter(|since| *since < i64::from(self.every_days)) {
            let since = u32::try_from(since).unwrap_or(0);
            let reason = Reason::new(r::TOO_SOON).with("since_days", since);
            against.push(reason.with("needed_days", self.every_days));
        }
        if !against.is_empty() {
            return BreakthroughProposal {
                verdict: BreakthroughVerdict::Refused,
                reasons: against,
            };
        }
        let base = Reason::new(r::BASE_KEPT);
        let rest = Reason::new(match signs.rested {
            Some(true) => r::RESTED,
            Some(false) => r::NOT_RESTED,
            None => r::REST_UNKNOWN,
        });
        if signs.green_light == Some(true) && signs.rested == Some(true) {
            return BreakthroughProposal {
                verdict: BreakthroughVerdict::Spontaneous,
                reasons: vec![Reason::new(r::GREEN_LIGHT), base, rest],
            };
        }
        let (verdict, why) = match signs.plateau {
            Some(found) if matches!(found.trend, Trend::Plateau | Trend::SlowIncline) => {
                let reason = Reason::new(r::PLATEAU).with("tests", found.tests);
                (BreakthroughVerdict::Planned, reason.with("days", found.days))
            }
            Some(found) => {
                let reason = Reason::new(r::NO_PLATEAU).with("trend", found.trend.as_str());
                (BreakthroughVerdict::Refused, reason)
            }
            None => (BreakthroughVerdict::Refused, Reason::new(r::PLATEAU_UNKNOWN)),
        };
        BreakthroughProposal { verdict, reasons: vec![why, base, rest] }
    }
}
