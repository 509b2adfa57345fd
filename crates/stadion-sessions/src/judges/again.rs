//! The same session on two days: faster or slower, with the rest taken into account.

use stadion_types::{Bounds, Finding, Reason, Severity};

use super::reasons;
use crate::execution::{median, seconds};
use crate::taxonomy::Facts;
use crate::tree::names;

/// From where on two runs of a session differ.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct AgainCriteria {
    /// How much speed may differ and still be the same, as a share.
    pub speed: f64,
    /// How much rest may differ and still be the same, as a share.
    pub rest: f64,
    /// How much rest may always differ, in seconds.
    pub rest_s: f64,
    /// How much the length of a repetition may differ, as a share.
    pub length: f64,
}

impl AgainCriteria {
    pub(super) const DEFAULT: Self = Self { speed: 0.01, rest: 0.1, rest_s: 5.0, length: 0.05 };
}

impl Default for AgainCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

names! {
    /// A session beside the same one of another day.
    AgainVerdict {
        /// Faster without more rest, or as fast with less.
        Better = "better",
        /// The same.
        Same = "same",
        /// Slower without less rest, or as fast with more.
        Worse = "worse",
        /// Faster with more rest or slower with less: the rest may explain it.
        Unclear = "unclear",
    }
}

/// Why two sessions do not compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AgainError {
    /// They have not as many repetitions.
    #[error("{before} repetitions before and {now} now are not the same session")]
    CountDiffers {
        /// Of the earlier one.
        before: usize,
        /// Of the later one.
        now: usize,
    },
    /// A repetition has another length, or that is not known.
    #[error("repetition {rep} is not known to be as long in both")]
    LengthDiffers {
        /// The repetition, from 1.
        rep: u32,
    },
    /// A repetition was planned and no time is known that was run: plans are not better or worse.
    #[error("repetition {rep} has no time that was run")]
    NotRun {
        /// The repetition, from 1.
        rep: u32,
    },
    /// A repetition has no speed.
    #[error("repetition {rep} has no speed")]
    SpeedUnknown {
        /// The repetition, from 1.
        rep: u32,
    },
    /// Rests are not known, without which times do not compare.
    #[error("the rests are not known, and times without them do not compare")]
    RestUnknown,
}

/// A session beside the same one of another day.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Again {
    /// The verdict.
    pub verdict: AgainVerdict,
    /// Mean speed now against before, in per cent; positive is faster.
    pub speed_percent: f64,
    /// Median rest before, in seconds; 0 where there is a single repetition.
    pub rest_before_s: f64,
    /// Median rest now, in seconds.
    pub rest_now_s: f64,
}

impl Again {
    /// The same as a finding.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let code = match self.verdict {
            AgainVerdict::Better => reasons::AGAIN_BETTER,
            AgainVerdict::Same => reasons::AGAIN_SAME,
            AgainVerdict::Worse => reasons::AGAIN_WORSE,
            AgainVerdict::Unclear => reasons::AGAIN_UNCLEAR,
        };
        let reason = Reason::new(code)
            .with("speed_percent", self.speed_percent)
            .with("before_s", self.rest_before_s)
            .with("now_s", self.rest_now_s);
        Finding::new(reason, Severity::Info, "stadion").measured(self.speed_percent)
    }
}

/// Compares two runs of the same session, by their mean speed and their median rest.
///
/// # Model
///
/// | | rest shorter | rest the same | rest longer |
/// |---|---|---|---|
/// | faster | better | better | unclear |
/// | as fast | better | same | worse |
/// | slower | unclear | worse | worse |
///
/// Speed is the same within 1 %, rest within a tenth or 5 s. Mean speed is all distance over all time.
///
/// # Examples
///
/// ```
/// use stadion_sessions::{AgainCriteria, AgainVerdict, Facts, NotationOptions, again, parse};
///
/// let facts = |text| Facts::from_session(&parse(text, &NotationOptions::default()).session);
/// let before = facts("4 x 300m\nRecovery: 2'\n300m: 40, 40, 40, 40");
/// let now = facts("4 x 300m\nRecovery: 2:30\n300m: 42, 42, 42, 42");
/// let found = again(&before, &now, &AgainCriteria::default())?;
/// assert_eq!(found.verdict, AgainVerdict::Worse, "slower, with more rest");
/// # Ok::<(), stadion_sessions::AgainError>(())
/// ```
///
/// # Errors
///
/// [`AgainError`] if it is not the same session, or speeds or rests are not known.
pub fn again(before: &Facts, now: &Facts, criteria: &AgainCriteria) -> Result<Again, AgainError> {
    let (a, b) = (before.reps.len(), now.reps.len());
    if a != b || a == 0 {
        return Err(AgainError::CountDiffers { before: a, now: b });
    }
    for (rep, (before, now)) in (1..).zip(before.reps.iter().zip(&now.reps)) {
        let meters =
            |d: Bounds<stadion_types::Distance>| f64::midpoint(d.min().meters(), d.max().meters());
        let (a, b) = (before.distance.map(meters), now.distance.map(meters));
        let same = a.zip(b).is_some_and(|(a, b)| (a - b).abs() <= criteria.length * a.max(b));
        if !same {
            return Err(AgainError::LengthDiffers { rep });
        }
    }
    let (slow, fast) = (mean_speed(before)?, mean_speed(now)?);
    let speed = fast / slow - 1.0;
    let (rest_before_s, rest_now_s) = (rest(before)?, rest(now)?);
    let same_rest = (criteria.rest * rest_before_s.max(rest_now_s)).max(criteria.rest_s);
    let way = |difference: f64, same: f64| {
        if difference > same {
            1
        } else if difference < -same {
            -1
        } else {
            0
        }
    };
    // By a difference of logarithms, which only changes its sign if the two days change places.
    let faster = way(fast.ln() - slow.ln(), criteria.speed.ln_1p());
    let longer = way(rest_now_s - rest_before_s, same_rest);
    let verdict = match (faster, longer) {
        (0, 0) => AgainVerdict::Same,
        (1, 1) | (-1, -1) => AgainVerdict::Unclear,
        (1, _) | (0, -1) => AgainVerdict::Better,
        _ => AgainVerdict::Worse,
    };
    Ok(Again { verdict, speed_percent: 100.0 * speed, rest_before_s, rest_now_s })
}

/// All distance over all time, each repetition by its own speed.
fn mean_speed(facts: &Facts) -> Result<f64, AgainError> {
    let (mut way, mut time) = (0.0, 0.0);
    for (rep, fact) in (1..).zip(&facts.reps) {
        if fact.speed.is_some() && !fact.done {
            return Err(AgainError::NotRun { rep });
        }
        let speed = fact.speed.map(stadion_types::Speed::meters_per_second).filter(|v| *v > 0.0);
        let distance = fact.distance.map(|d| f64::midpoint(d.min().meters(), d.max().meters()));
        let (speed, distance) = speed.zip(distance).ok_or(AgainError::SpeedUnknown { rep })?;
        way += distance;
        time += distance / speed;
    }
    if way > 0.0 && time > 0.0 { Ok(way / time) } else { Err(AgainError::SpeedUnknown { rep: 1 }) }
}

fn rest(facts: &Facts) -> Result<f64, AgainError> {
    if facts.rests.is_empty() {
        return Ok(0.0);
    }
    let known = facts.rests.iter().filter_map(|r| r.time.map(|t| t.seconds()));
    let mut known: Vec<f64> = known.map(|t| f64::midpoint(t.min(), t.max())).collect();
    if seconds(known.len()) < seconds(facts.rests.len()) {
        return Err(AgainError::RestUnknown);
    }
    Ok(median(&mut known))
}
