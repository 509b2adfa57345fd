//! When a fast session should have ended: once the times fall off.

use stadion_types::{Distance, Finding, Reason, Severity};

use super::reasons;
use super::timed::TimedReps;
use crate::execution::Execution;
use crate::results::{Row, rows};
use crate::session::Session;
use crate::step::Step;
use crate::taxonomy::Class;

/// How far times may fall off before a session has done its work.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StopRule {
    /// How much slower than the best comparable repetition before it, as a share, asks to stop.
    pub slower: f64,
    /// How much slower leaves no doubt. Coaches give 6 to 7 %.
    pub surely: f64,
    /// How many repetitions running.
    pub running: u32,
}

/// When a fast session should have ended, by its class and by what measured it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct StopCriteria {
    /// Sprints and accelerations.
    pub sprint: StopRule,
    /// Speed endurance and the special endurances of sprinters.
    pub speed_endurance: StopRule,
    /// How far the time of a repetition that was found in a recording may be off, in seconds: it begins and ends
    /// between two samples. What falls off beyond doubt does so by that much more.
    pub recorded_within_s: f64,
}

impl StopCriteria {
    pub(super) const DEFAULT: Self = Self {
        sprint: StopRule::SPRINT,
        speed_endurance: StopRule::SPEED_ENDURANCE,
        recorded_within_s: 1.0,
    };

    /// The rule for a class of session; other classes have none.
    #[must_use]
    pub const fn of(&self, class: Class) -> Option<StopRule> {
        match class {
            Class::Sprint | Class::Acceleration => Some(self.sprint),
            Class::SpeedEndurance
            | Class::SprinterSpeedEndurance
            | Class::SpecialEndurance1
            | Class::SpecialEndurance2 => Some(self.speed_endurance),
            _ => None,
        }
    }
}

impl Default for StopCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl StopRule {
    /// Sprints: two repetitions running.
    pub const SPRINT: Self = Self { slower: 0.06, surely: 0.07, running: 2 };
    /// Speed endurance: one.
    pub const SPEED_ENDURANCE: Self = Self { running: 1, ..Self::SPRINT };

    /// The rule for a class of session; other classes have none.
    #[must_use]
    pub const fn of(class: Class) -> Option<Self> {
        StopCriteria::DEFAULT.of(class)
    }
}

/// Where the times of a session fell off.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Stop {
    /// The repetition after which the session should have ended.
    pub rep: u32,
    /// Its distance.
    pub distance: Distance,
    /// Its time, in seconds.
    pub time_s: f64,
    /// The best comparable time before it, in seconds.
    pub best_s: f64,
    /// How much slower it was, in per cent.
    pub slower_percent: f64,
    /// Whether all repetitions that fell off did so beyond doubt.
    pub sure: bool,
    /// Repetitions with a time that were run after it.
    pub went_on: u32,
    rule: StopRule,
}

impl Stop {
    /// The same as a finding: good to know where the session ended there, worth a look where it went on.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let code = if self.went_on > 0 { reasons::WENT_ON } else { reasons::STOPPED };
        let severity =
            if self.went_on > 0 && self.sure { Severity::Notice } else { Severity::Info };
        let reason = Reason::new(code)
            .with("rep", self.rep)
            .with("distance_m", self.distance.meters())
            .with("slower_percent", (self.slower_percent * 100.0).round() / 100.0)
            .with("best_s", self.best_s)
            .with("running", self.rule.running)
            .with("went_on", self.went_on);
        Finding::new(reason, severity, "sprint-coaches")
            .measured(self.slower_percent)
            .against(100.0 * self.rule.slower)
    }
}

/// Whether the reported times of a session fell off, and where; `None` if they did not.
///
/// Each time is held against the best one before it over the same distance in the same part of the session.
/// Where the times alternate, as on the two sides of a track, only the same turn is comparable. A repetition
/// with nothing comparable before it did not fall off.
///
/// ```
/// use stadion_sessions::{NotationOptions, StopRule, parse, when_to_stop};
///
/// let text = "5 x 250m sprint\n250m: 29.8, 30.1, 32.2, 32.4, 33.0";
/// let session = parse(text, &NotationOptions::default()).session;
/// let stop = when_to_stop(&session, &StopRule::SPRINT).ok_or("none")?;
/// assert_eq!((stop.rep, stop.went_on, stop.sure), (4, 1, true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn when_to_stop(session: &Session, rule: &StopRule) -> Option<Stop> {
    fell_off(&rows(&session.splits(), &session.steps()), rule, 0.0)
}

/// The same for the repetitions of a recording, with the steps of its plan if there was one.
///
/// Where plan and recording have as many repetitions each has its planned distance; else those are comparable that are
/// alike to a twentieth. A recorded time begins and ends between two samples: it falls off by what was measured, and
/// beyond doubt only if it would do so with either time off by [`StopCriteria::recorded_within_s`].
#[must_use]
pub fn when_to_stop_recorded(
    execution: &Execution,
    plan: &[Step],
    rule: &StopRule,
    criteria: &StopCriteria,
) -> Option<Stop> {
    let timed = TimedReps::of_like(execution, plan)?;
    fell_off(&rows(timed.splits(), timed.steps()), rule, criteria.recorded_within_s)
}

/// Where the times of rows fell off; each may be off by `within_s`.
fn fell_off(rows: &[Row], rule: &StopRule, within_s: f64) -> Option<Stop> {
    /// A time beside the best one before it.
    struct Beside {
        rep: u32,
        distance: Distance,
        seconds: f64,
        best: Option<f64>,
    }
    let mut all: Vec<Beside> = Vec::new();
    for row in rows {
        let mut best: [Option<f64>; 2] = [None, None];
        for (time, turn) in row.times.iter().zip(row.turns()) {
            let Some(best) = best.get_mut(turn) else { continue };
            let beside = Beside {
                rep: time.rep,
                distance: row.distance,
                seconds: time.seconds,
                best: *best,
            };
            *best = Some(best.map_or(time.seconds, |b| b.min(time.seconds)));
            // A time that belongs to no repetition has no place in the order.
            if time.rep != u32::MAX {
                all.push(beside);
            }
        }
    }
    all.sort_by_key(|beside| beside.rep);
    let mut running = 0;
    let mut sure = true;
    for (i, beside) in all.iter().enumerate() {
        let slower = beside.best.map_or(0.0, |best| beside.seconds / best - 1.0);
        if slower <= rule.slower {
            (running, sure) = (0, true);
            continue;
        }
        running += 1;
        let least = |best: f64| (beside.seconds - within_s) / (best + within_s) - 1.0;
        sure &= beside.best.is_some_and(|best| least(best) > rule.surely);
        if let (true, Some(best_s)) = (running >= rule.running.max(1), beside.best) {
            return Some(Stop {
                rep: beside.rep,
                distance: beside.distance,
                time_s: beside.seconds,
                best_s,
                slower_percent: 100.0 * slower,
                sure,
                went_on: u32::try_from(all.len() - i - 1).unwrap_or(u32::MAX),
                rule: *rule,
            });
        }
    }
    None
}
