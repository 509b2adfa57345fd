//! Races of the history and of the plan, with their times.

use chrono::{NaiveDate, NaiveDateTime};
use stadion_sessions::{Class, History};
use stadion_types::Distance;

use super::habits::runs;
use super::pace::Speeds;
use super::request::PlanRequest;

/// A race, done or to come.
#[derive(Debug, Clone, Copy)]
pub(super) struct RaceAt {
    pub(super) date: NaiveDate,
    pub(super) start: NaiveDateTime,
    /// Its end; its start where nobody can tell how long it takes.
    pub(super) end: NaiveDateTime,
    /// Its length in metres, if known.
    pub(super) meters: Option<f64>,
    pub(super) seconds: Option<f64>,
}

/// Races from a fortnight before the plan on.
pub(super) fn races(request: &PlanRequest<'_>, speeds: &Speeds) -> Vec<RaceAt> {
    let done = past(request.history, request.start);
    let to_come = request
        .races
        .iter()
        .map(|race| (race.date, Some(race.distance.meters()), speeds.race_s(race.distance)));
    let at = |(date, meters, seconds): (NaiveDate, Option<f64>, Option<f64>)| {
        let start = date.and_hms_opt(request.race_hour, 0, 0)?;
        Some(RaceAt { date, start, end: later(start, seconds.unwrap_or(0.0)), meters, seconds })
    };
    let mut races: Vec<RaceAt> = done.chain(to_come).filter_map(at).collect();
    races.sort_by_key(|race| race.start);
    races
}

fn past(
    history: &History,
    start: NaiveDate,
) -> impl Iterator<Item = (NaiveDate, Option<f64>, Option<f64>)> + '_ {
    runs(history, start, 14).iter().filter(|s| s.class == Some(Class::Race)).map(|s| {
        (s.day, s.sizes.distance.map(Distance::meters), s.sizes.moving.map(|t| t.as_secs_f64()))
    })
}

/// An instant some seconds later.
#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, and times are hours")]
pub(super) fn later(at: NaiveDateTime, seconds: f64) -> NaiveDateTime {
    let span = chrono::TimeDelta::try_seconds(seconds.round() as i64);
    span.and_then(|span| at.checked_add_signed(span)).unwrap_or(at)
}

/// Hours from one instant to another, below 0 if the other is earlier.
pub(super) fn hours(from: NaiveDateTime, to: NaiveDateTime) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "seconds of years")]
    let seconds = (to - from).num_seconds() as f64;
    seconds / 3600.0
}
