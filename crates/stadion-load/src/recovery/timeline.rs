//! Several sessions with their ends: what is left of them at any time, and when that is over.

use chrono::{DateTime, FixedOffset, TimeDelta, TimeZone, Utc};

use super::numbers::RecoveryNumbers;
use super::residual::RecoveryState;
use super::result::Recovery;
use super::system::BodySystem;
use crate::local_day::LocalDay;

/// A session's recovery, and when the session ended.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TimedRecovery {
    /// When the session ended.
    pub end: DateTime<Utc>,
    /// What it takes to recover from it.
    pub recovery: Recovery,
}

/// From when an easy run is carried, and from when the hard session that the past ones were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ReadySpan {
    /// An easy run is carried from here on.
    pub from: DateTime<Utc>,
    /// A session as hard as each of the past ones is carried from here on.
    pub to: DateTime<Utc>,
}

impl ReadySpan {
    /// Both instants in local time, by the rule for it.
    #[must_use]
    pub fn local<Z: TimeZone>(
        self,
        rule: &LocalDay<Z>,
        file: Option<FixedOffset>,
    ) -> (DateTime<FixedOffset>, DateTime<FixedOffset>) {
        (rule.local(self.from, file).at(), rule.local(self.to, file).at())
    }

    /// The later of both, end by end.
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        Self { from: self.from.max(other.from), to: self.to.max(other.to) }
    }
}

/// Past sessions on the axis of time.
///
/// # Model
///
/// Each session leaves a load in each system as [`RecoveryState`] has it, and loads add up. What an
/// easy run asks is reckoned from the earlier ends, what a session of the same class asks from the
/// later ones; a single session is thus over at exactly the ends of its [`Recovery`]. What another
/// class asks lies between them, see [`fit_for`](Self::fit_for).
///
/// Sessions may come in any order; the same sessions give the same bits. At an instant only those
/// count that have ended by then.
///
/// # Examples
///
/// ```
/// use chrono::{TimeDelta, TimeZone, Utc};
/// use stadion_load::{BodySystem, Groundwork, RecoveryTimeline, SessionSize, recovery};
/// use stadion_sessions::Class;
///
/// let single = recovery(&[Class::Single], &SessionSize::default(), Groundwork::Laid)?.recovery;
/// let end = Utc.with_ymd_and_hms(2026, 5, 4, 17, 30, 0).single().ok_or("no such time")?;
/// let mut timeline = RecoveryTimeline::default();
/// timeline.add(end, single);
///
/// let ready = timeline.ready(end);
/// assert_eq!((ready.from - end, ready.to - end), (TimeDelta::hours(24), TimeDelta::hours(36)));
/// assert!(timeline.residual(BodySystem::Metabolic, end + TimeDelta::hours(12)) > 1.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RecoveryTimeline {
    sessions: Vec<TimedRecovery>,
    /// No part of the file form; they are given anew.
    #[cfg_attr(feature = "serde", serde(skip))]
    numbers: RecoveryNumbers,
}

impl RecoveryTimeline {
    /// Adds up and asks by numbers of one's own. They are no part of the file form.
    #[must_use]
    pub fn with_numbers(mut self, numbers: RecoveryNumbers) -> Self {
        self.numbers = numbers;
        self
    }

    pub(super) const fn numbers(&self) -> &RecoveryNumbers {
        &self.numbers
    }

    /// Adds a session that ended at `end`.
    pub fn add(&mut self, end: DateTime<Utc>, recovery: Recovery) {
        let session = TimedRecovery { end, recovery };
        let at = self.sessions.partition_point(|s| order(s, &session).is_le());
        self.sessions.insert(at, session);
    }

    /// Every session, by its end.
    #[must_use]
    pub fn sessions(&self) -> &[TimedRecovery] {
        &self.sessions
    }

    /// What is left at `at`, against sessions as hard as each of the past ones.
    #[must_use]
    pub fn state(&self, at: DateTime<Utc>) -> RecoveryState {
        self.state_for(at, Asked::TheSame)
    }

    /// Residual fatigue of a system at `at`; 1 is the level at which the same is carried again.
    #[must_use]
    pub fn residual(&self, system: BodySystem, at: DateTime<Utc>) -> f64 {
        self.state(at).residual(system)
    }

    /// From when on a system is ready, seen from `at`; not before `at` itself.
    #[must_use]
    pub fn system_ready(&self, system: BodySystem, at: DateTime<Utc>) -> ReadySpan {
        let instant = |asked| {
            let kinetics = self.numbers.kinetics();
            let state = self.state_for(at, asked);
            let hours = state.ready_in_hours(kinetics, system, kinetics.tolerated());
            later_by(at, hours)
        };
        ReadySpan { from: instant(Asked::EasyRun), to: instant(Asked::TheSame) }
    }

    /// From when on every system is ready, seen from `at`; not before `at` itself.
    #[must_use]
    pub fn ready(&self, at: DateTime<Utc>) -> ReadySpan {
        BodySystem::ALL
            .into_iter()
            .map(|system| self.system_ready(system, at))
            .fold(ReadySpan { from: at, to: at }, ReadySpan::later)
    }

    /// The state at `at`, in which 1 is the level that carries what is asked.
    pub(super) fn state_for(&self, at: DateTime<Utc>, asked: Asked<'_>) -> RecoveryState {
        self.until(at).fold(RecoveryState::default(), |state, session| {
            state.plus(self.left_of(session, at, asked))
        })
    }

    /// What one session has left at `at`.
    pub(super) fn left_of(
        &self,
        session: &TimedRecovery,
        at: DateTime<Utc>,
        asked: Asked<'_>,
    ) -> RecoveryState {
        let kinetics = self.numbers.kinetics();
        let since = (at - session.end).to_std().unwrap_or_default();
        RecoveryState::default()
            .with_hours(kinetics, |system| asked.hours(&session.recovery, system))
            .after_by(kinetics, since)
    }

    /// Sessions that have ended at `at`.
    pub(super) fn until(&self, at: DateTime<Utc>) -> impl Iterator<Item = &TimedRecovery> {
        self.sessions.iter().take_while(move |s| s.end <= at)
    }
}

/// What the next session is.
#[derive(Clone, Copy)]
pub(super) enum Asked<'a> {
    /// An easy run.
    EasyRun,
    /// As hard as the one that was done.
    TheSame,
    /// A session whose own recovery is this one.
    Session(&'a Recovery),
}

impl Asked<'_> {
    /// Hours after the end of a past session at which the next one is carried.
    fn hours(self, past: &Recovery, system: BodySystem) -> f64 {
        let hours = past.system(system).hours;
        match self {
            Self::EasyRun => hours.min_h(),
            Self::TheSame => hours.max_h(),
            Self::Session(next) => {
                // Hardness by system is how long an easy run must wait after a session.
                let (own, past) = (next.system(system).hours.min_h(), hours.min_h());
                let share = if own <= 0.0 {
                    0.0
                } else if own >= past {
                    1.0
                } else {
                    own / past
                };
                hours.min_h() + share * (hours.max_h() - hours.min_h())
            }
        }
    }
}

/// `hours` after `at`, rounded up to a millisecond; the end of the calendar at most.
pub(super) fn later_by(at: DateTime<Utc>, hours: f64) -> DateTime<Utc> {
    // Less than a nanosecond is the rounding of the search for the hours.
    #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
    let ms = (hours * 3_600_000.0 - 1e-6).ceil().max(0.0) as i64;
    TimeDelta::try_milliseconds(ms)
        .and_then(|shift| at.checked_add_signed(shift))
        .unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// An order in which the same sessions give the same sums to the last bit.
fn order(a: &TimedRecovery, b: &TimedRecovery) -> core::cmp::Ordering {
    let ends = |r: &TimedRecovery| {
        r.recovery.systems().clone().map(|s| [s.hours.max_h(), s.hours.min_h()])
    };
    let by_hours = || {
        ends(a)
            .as_flattened()
            .iter()
            .zip(ends(b).as_flattened())
            .map(|(x, y)| x.total_cmp(y))
            .find(|o| o.is_ne())
            .unwrap_or(core::cmp::Ordering::Equal)
    };
    a.end.cmp(&b.end).then_with(by_hours)
}

impl FromIterator<TimedRecovery> for RecoveryTimeline {
    fn from_iter<I: IntoIterator<Item = TimedRecovery>>(sessions: I) -> Self {
        let mut sessions: Vec<TimedRecovery> = sessions.into_iter().collect();
        sessions.sort_by(order);
        Self { sessions, numbers: RecoveryNumbers::default() }
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for RecoveryTimeline {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Stored {
            sessions: Vec<TimedRecovery>,
        }
        Ok(Stored::deserialize(deserializer)?.sessions.into_iter().collect())
    }
}
