//! Bests, medians and races, each with the sessions that it is from.

use chrono::{Days, NaiveDate};
use stadion_sessions::{
    Best, Dimension, History, HistoryCriteria, Kind, Mark, PastSession, TestResult, plateau,
};
use stadion_types::{Distance, Reason, Sport};

use super::document::{
    BestDocument, BestOfKind, BestTimeDocument, MedianDocument, PlateauDocument, TestDocument,
};
use super::make::part_refused;
use super::past::PastReview;

/// The sizes of a recording.
const SIZES: [Dimension; 5] = [
    Dimension::Distance,
    Dimension::Duration,
    Dimension::AboveThreshold,
    Dimension::Climb,
    Dimension::Load,
];

/// The smallest change of a race's speed that is worth having, as a share.
const WORTHWHILE: f64 = 0.005;

/// Share of a race's way that its longest mark must cover to be its distance; a watch measures some per
/// cent too much or too little.
const WHOLE: f64 = 0.93;

/// The mark over the race's own distance; none where that is not among the distances of marks.
fn own_distance(race: &PastSession) -> Option<&Mark> {
    let longest = race.marks.iter().max_by_key(|mark| mark.distance)?;
    let whole =
        race.sizes.distance.is_none_or(|way| longest.distance.meters() >= WHOLE * way.meters());
    whole.then_some(longest)
}

pub(super) fn best(best: &Best) -> BestDocument {
    BestDocument { value: best.value, id: best.id.clone(), day: best.day }
}

/// Each kind with each size.
fn kinds() -> impl Iterator<Item = (Kind, Dimension)> {
    Kind::ALL.iter().flat_map(|kind| SIZES.map(|dimension| (*kind, dimension)))
}

pub(super) fn bests(history: &History, sport: Sport) -> Vec<BestOfKind> {
    let of = |(kind, dimension)| {
        let found = history.best(sport, kind, dimension)?;
        Some(BestOfKind { kind, dimension, best: best(&found) })
    };
    kinds().filter_map(of).collect()
}

pub(super) fn medians(
    history: &History,
    sport: Sport,
    day: NaiveDate,
    criteria: &HistoryCriteria,
) -> Vec<MedianDocument> {
    let days = criteria.novelty.median_days;
    let since = since(day, days);
    let all = history.sessions();
    let from = all.partition_point(|s| s.day < since);
    let window: Vec<&PastSession> =
        all.iter().skip(from).filter(|s| s.day < day && s.sport == sport).collect();
    let of = |(kind, dimension)| {
        let value = history.median(sport, kind, dimension, day, days)?;
        let sized = |s: &&&PastSession| s.kind() == kind && s.sizes.get(dimension).is_some();
        let of = window.iter().filter(sized).map(|s| s.id.clone()).collect();
        Some(MedianDocument { kind, dimension, value, since, of })
    };
    kinds().filter_map(of).collect()
}

pub(super) fn since(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

/// The fastest time over each distance that a session before the one under review has.
pub(super) fn best_times(before: &[PastReview], own: &PastReview) -> Vec<BestTimeDocument> {
    let mut best: Vec<BestTimeDocument> = Vec::new();
    let alike = before.iter().filter(|past| past.session.sport == own.session.sport);
    for (past, effort) in alike.flat_map(|past| past.best_times.iter().map(move |e| (past, e))) {
        let now = || BestTimeDocument {
            distance_m: effort.distance_m,
            time_s: effort.time_s,
            id: past.session.id.clone(),
            day: past.session.day,
            beaten: false,
        };
        match best.iter_mut().find(|b| is_same(b.distance_m, effort.distance_m)) {
            Some(old) if effort.time_s < old.time_s => *old = now(),
            Some(_) => {}
            None => best.push(now()),
        }
    }
    for best in &mut best {
        let here = own.best_times.iter().find(|e| is_same(e.distance_m, best.distance_m));
        best.beaten = here.is_some_and(|e| e.time_s < best.time_s);
    }
    best.sort_by(|a, b| a.distance_m.total_cmp(&b.distance_m));
    best
}

/// Distances come from one list, bit by bit.
const fn is_same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits()
}

/// The races of one sport by distance, the session under review among them. A race counts for its own
/// distance only: how fast its halves were run says how it was run, not how fast the athlete is over a half.
pub(super) fn plateaus(
    before: &[PastReview],
    own: &PastReview,
    criteria: &HistoryCriteria,
) -> Vec<PlateauDocument> {
    let mut by_distance: Vec<(Distance, Vec<TestDocument>)> = Vec::new();
    let races = before.iter().chain([own]).map(|past| &past.session);
    let races = races.filter(|s| s.sport == own.session.sport && s.kind() == Kind::Race);
    for race in races {
        if let Some(mark) = own_distance(race) {
            let Some(speed) = mark.speed() else { continue };
            let test = TestDocument {
                id: race.id.clone(),
                day: race.day,
                speed_m_s: speed.meters_per_second(),
            };
            match by_distance.iter_mut().find(|(distance, _)| *distance == mark.distance) {
                Some((_, tests)) => tests.push(test),
                None => by_distance.push((mark.distance, vec![test])),
            }
        }
    }
    by_distance.sort_by_key(|(distance, _)| *distance);
    let document = |(distance, tests): (Distance, Vec<TestDocument>)| {
        let results: Vec<TestResult> =
            tests.iter().map(|t| TestResult { day: t.day, value: t.speed_m_s }).collect();
        let fastest = results.iter().map(|t| t.value).fold(0.0, f64::max);
        let found = plateau(&results, WORTHWHILE * fastest, &criteria.plateau);
        let told = found.as_ref().ok();
        PlateauDocument {
            distance_m: distance.meters(),
            trend: told.map(|p| p.trend),
            change_m_s: told.map(|p| p.change),
            not_excluded_m_s: told.map(|p| p.not_excluded).filter(|v| v.is_finite()),
            refusal: found.as_ref().err().map(|error| -> Reason { part_refused("plateau", error) }),
            tests,
        }
    };
    by_distance.into_iter().map(document).collect()
}
