//! Whether the first comparable session after a breakthrough was easier than the last one before it.

use chrono::NaiveDate;
use stadion_types::Sport;

use super::entry::PastSession;
use super::log::History;
use crate::tree::names;

/// How far two speeds may lie apart to be the same pace, as a share.
pub(super) const SAME_PACE: f64 = 0.02;
/// The least change of heart rate at one pace that is told, in beats a minute.
pub(super) const TOLD_BPM: f64 = 3.0;
/// The least change of exertion that is told, on either scale.
pub(super) const TOLD_RPE: f64 = 1.0;
/// Days on both sides within which sessions are compared.
pub(super) const COMPARED_DAYS: i64 = 28;

names! {
    /// How a session felt beside an earlier one at the same pace.
    EasierAfter {
        /// A lower heart rate or exertion, and neither of them higher.
        Easier = "easier",
        /// The other way round.
        Harder = "harder",
        /// No change that could be told.
        Same = "same",
        /// Heart rate and exertion say different things.
        Mixed = "mixed",
    }
}

/// The sessions on both sides of a day, at one pace.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Aftermath {
    /// The last comparable session before the day.
    pub before: String,
    /// The first comparable one after it.
    pub after: String,
    /// Heart rate after less before, in beats a minute.
    pub heart_rate_change_bpm: Option<f64>,
    /// Exertion after less before; only where both are of one scale.
    pub rpe_change: Option<f64>,
    /// What that says.
    pub verdict: EasierAfter,
}

impl History {
    /// The first session after `day` that has its like before it, and how it felt beside that one.
    ///
    /// Alike are sessions of one sport and kind with a steady part within 2 % of the same speed, at most 28
    /// days from `day`. Heart rate varies by some beats from day to day, so less than 3 bpm is no change, and
    /// neither is less than one step of exertion. `None` without such a pair, or where neither was measured
    /// in both.
    #[must_use]
    pub fn aftermath(&self, sport: Sport, day: NaiveDate) -> Option<Aftermath> {
        let near =
            |s: &&PastSession| s.sport == sport && (s.day - day).num_days().abs() <= COMPARED_DAYS;
        let earlier = || self.sessions().iter().filter(near).rev().filter(|s| s.day < day);
        let later = self.sessions().iter().filter(near).filter(|s| s.day > day);
        later.into_iter().find_map(|after| earlier().find_map(|before| compare(before, after)))
    }
}

/// Two sessions at one pace; `None` if they are not, or nothing was measured in both.
fn compare(before: &PastSession, after: &PastSession) -> Option<Aftermath> {
    let (old, new) = (before.steady?, after.steady?);
    let speeds = (old.speed.meters_per_second(), new.speed.meters_per_second());
    if before.kind() != after.kind() || (speeds.1 - speeds.0).abs() > SAME_PACE * speeds.0 {
        return None;
    }
    let heart = |a: stadion_types::HeartRate, b: stadion_types::HeartRate| b.bpm() - a.bpm();
    let heart_rate_change_bpm =
        old.heart_rate.zip(new.heart_rate).map(|(old, new)| heart(old, new));
    let alike = before.rpe.zip(after.rpe).filter(|(a, b)| a.scale() == b.scale());
    let rpe_change = alike.map(|(a, b)| b.value() - a.value());
    if heart_rate_change_bpm.is_none() && rpe_change.is_none() {
        return None;
    }
    let sign = |change: Option<f64>, least: f64| match change {
        Some(change) if change <= -least => -1,
        Some(change) if change >= least => 1,
        _ => 0,
    };
    let signs = (sign(heart_rate_change_bpm, TOLD_BPM), sign(rpe_change, TOLD_RPE));
    let verdict = match signs {
        (0, 0) => EasierAfter::Same,
        (-1, 1) | (1, -1) => EasierAfter::Mixed,
        (heart, rpe) if heart + rpe < 0 => EasierAfter::Easier,
        _ => EasierAfter::Harder,
    };
    let (before, after) = (before.id.clone(), after.id.clone());
    Some(Aftermath { before, after, heart_rate_change_bpm, rpe_change, verdict })
}
