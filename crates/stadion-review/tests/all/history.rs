//! Laws of a recording beside others.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::time::Duration;

use chrono::{DateTime, TimeDelta};
use stadion_load::Condition;
use stadion_physiology::{Athlete, Best};
use stadion_review::{Context, HistoryDocument, LeftOut, PastReview, Review, review, with_history};
use stadion_sessions::{Class, Origin, Standing};
use stadion_types::{Channel, Distance, HeartRate, Import, Recording, Sport};

fn context() -> Context {
    Context::new(Athlete::default().with_max_hr(HeartRate::const_bpm(190.0)))
}

/// An easy run of so many minutes on day `n`, begun `late` minutes after noon.
fn run(n: i64, minutes: u32, late: i64) -> Recording {
    of_sport(Some(Sport::Running), n, minutes, late)
}

fn of_sport(sport: Option<Sport>, n: i64, minutes: u32, late: i64) -> Recording {
    let time: Vec<f64> = (0..=12 * minutes).map(|i| 5.0 * f64::from(i)).collect();
    let start = DateTime::UNIX_EPOCH + TimeDelta::days(20_000 + n) + TimeDelta::minutes(720 + late);
    let len = time.len();
    Recording::builder(start, time.clone())
        .sport(sport)
        .channel(Channel::Speed, vec![Some(2.5); len])
        .channel(Channel::HeartRate, vec![Some(120.0); len])
        .channel(Channel::Altitude, vec![Some(10.0); len])
        .distance_m(time.iter().map(|s| Some(2.5 * s)).collect())
        .build()
        .unwrap()
}

fn past(id: &str, recording: &Recording) -> PastReview {
    let context = context();
    PastReview::of(id, recording, &review(recording, &context), &context).unwrap()
}

fn held(own: &Recording, others: Vec<PastReview>) -> HistoryDocument {
    let alone: Review = review(own, &context());
    let own = past("own", own);
    with_history(alone, &own, others, Vec::new(), &context()).history.unwrap()
}

/// A run of half an hour on every other day.
fn runs(count: i64) -> Vec<PastReview> {
    (0..count).map(|n| past(&format!("run {n}"), &run(2 * n, 30, 0))).collect()
}

#[test]
fn the_order_of_files_says_nothing() {
    let own = run(100, 75, 0);
    let found = held(&own, runs(50));
    assert_eq!(found.standing, Standing::Extraordinary, "{:?}", found.reasons);
    assert_eq!(found.sessions.len(), 50);
    let mut turned = runs(50);
    turned.reverse();
    turned.swap(3, 30);
    assert_eq!(held(&own, turned), found);
}

#[test]
fn what_is_recorded_twice_counts_once() {
    let own = run(100, 75, 0);
    let found = held(&own, runs(50));
    let mut more = runs(50);
    // A second watch that was started a minute later, and one that saw the second half only.
    more.push(past("watch", &run(20, 29, 1)));
    more.push(past("second half", &run(100, 35, 40)));
    let twice = held(&own, more);
    assert_eq!(twice.sessions, found.sessions);
    assert_eq!(twice.novelty, found.novelty);
    let codes: Vec<(&str, &str)> =
        twice.left_out.iter().map(|LeftOut { id, code, .. }| (&**id, &**code)).collect();
    assert_eq!(codes, [("watch", "duplicate"), ("second half", "same-session")]);
    // A file that does not tell its sport is of the session that it lies in, whichever began first.
    for late in [-1, 1] {
        let mut more = runs(50);
        more.push(past("bare", &of_sport(None, 20, 31, late)));
        let bare = held(&own, more);
        assert_eq!((&bare.sessions, &bare.novelty), (&found.sessions, &found.novelty));
        assert_eq!((&*bare.left_out[0].id, &*bare.left_out[0].code), ("bare", "duplicate"));
    }
    // Two runs of one day, one after the other, are two.
    let mut double = runs(50);
    double.push(past("evening", &run(20, 30, 360)));
    assert_eq!(held(&own, double).sessions.len(), 51);
}

#[test]
fn what_comes_later_tells_only_of_the_rest() {
    let own = run(100, 75, 0);
    let found = held(&own, runs(50));
    assert!(found.untold.iter().any(|which| which.as_str() == "rest-after"));
    let mut more = runs(50);
    more.push(past("weeks later", &run(130, 90, 0)));
    let rested = held(&own, more);
    assert_eq!(rested.standing, Standing::Breakthrough, "{:?}", rested.reasons);
    assert_eq!((&rested.sessions, &rested.bests), (&found.sessions, &found.bests));
    assert_eq!(rested.left_out[0].code, "later");
}

/// The session under review is what followed the last ones before it.
#[test]
fn it_tells_of_the_rest_and_the_days_after_a_breakthrough() {
    let mut before = runs(50);
    before.push(past("long", &run(100, 75, 0)));
    let found = held(&run(110, 30, 0), before);
    let long = found.sessions.last().unwrap();
    assert_eq!((&*long.id, long.standing), ("long", Some(Standing::Breakthrough)));
    let aftermath = found.aftermath.unwrap();
    assert_eq!((&*aftermath.breakthrough, &*aftermath.before), ("long", "run 49"));
    assert_eq!(&*aftermath.after, "own");
}

#[test]
fn a_plan_tells_whether_it_was_meant() {
    let own = run(100, 75, 0);
    let origin = |plan: &str| {
        let context = context().with_plan(plan);
        let alone = review(&own, &context);
        let past = PastReview::of("own", &own, &alone, &context).unwrap();
        let found = with_history(alone, &past, runs(50), Vec::new(), &context);
        found.history.unwrap().origin
    };
    assert_eq!(origin("75 min easy"), Some(Origin::Planned));
    assert_eq!(origin("25-30 min easy"), Some(Origin::Spontaneous));
    assert_eq!(origin("5 x 1 km w/ 60s rest"), None, "the way around them is not planned");
}

#[test]
fn every_activity_of_a_file_counts() {
    let time: Vec<f64> = (0..600).map(f64::from).collect();
    let bare = Recording::builder(DateTime::UNIX_EPOCH, time).start_unknown().build().unwrap();
    let import = |recordings: Vec<Recording>| Import {
        recordings,
        records_read: 0,
        records_merged: 0,
        warnings: Vec::new(),
    };
    let several = import(vec![run(0, 30, 0), run(2, 30, 0), bare]);
    let mut found = PastReview::all_of_import("log.tcx", &several, &context());
    let out = found.pop().unwrap().unwrap_err();
    assert_eq!((&*out.id, &*out.code), ("log.tcx#3", "no-start"));
    let history = held(&run(4, 30, 0), found.into_iter().map(Result::unwrap).collect());
    let ids: Vec<&str> = history.sessions.iter().map(|s| &*s.id).collect();
    assert_eq!(ids, ["log.tcx#1", "log.tcx#2"]);
    let one = PastReview::all_of_import("one.fit", &import(vec![run(0, 30, 0)]), &context());
    let history = held(&run(4, 30, 0), one.into_iter().map(Result::unwrap).collect());
    assert_eq!(history.sessions[0].id, "one.fit");
}

#[test]
fn an_empty_history_is_told_as_such() {
    let found = held(&run(100, 75, 0), Vec::new());
    assert_eq!((found.standing, found.begins), (Standing::Unknown, None));
    assert!(found.bests.is_empty() && found.medians.is_empty() && found.sessions.is_empty());
    assert_eq!(
        found.refusals.len(),
        4,
        "base, routine, hard days and the load by earlier sessions"
    );
    assert_eq!(found.summary.sessions, 1);
}

#[test]
fn a_recording_without_a_date_has_no_history() {
    let time: Vec<f64> = (0..600).map(f64::from).collect();
    let bare = Recording::builder(DateTime::UNIX_EPOCH, time).start_unknown();
    let bare = bare.channel(Channel::Speed, vec![Some(2.5); 600]).build().unwrap();
    let context = context();
    assert!(PastReview::of("bare", &bare, &review(&bare, &context), &context).is_none());
}

#[test]
fn what_is_known_of_one_session_is_not_known_of_another() {
    let mut one = context().with_plan("5 x 1 km w/ 60s rest");
    (one.conditions.heat, one.conditions.age_years) = (Condition::Present, Some(40));
    one.answers.reps_left = Some(3.0);
    let other = one.of_another();
    assert_eq!((other.plan.as_ref(), other.answers.reps_left), (None, None));
    assert_eq!(other.conditions.heat, Condition::NotStated);
    assert_eq!(other.conditions.age_years, Some(40), "the athlete is the same");
    assert_eq!(other.athlete, one.athlete);
}

/// The halves of a race are no races: each race counts for its own distance.
#[test]
fn a_race_is_a_test_over_its_own_distance() {
    let race = |n: i64| {
        let time: Vec<f64> = (0..=2520).map(f64::from).collect();
        let start = DateTime::UNIX_EPOCH + TimeDelta::days(20_000 + n) + TimeDelta::hours(12);
        Recording::builder(start, time.clone())
            .sport(Some(Sport::Running))
            .channel(Channel::HeartRate, vec![Some(176.0); time.len()])
            .distance_m(time.iter().map(|s| Some(4.0 * s)).collect())
            .build()
            .unwrap()
    };
    let best =
        Best::new(Distance::from_meters(10_000.0).unwrap(), Duration::from_secs(2500)).unwrap();
    let athlete = context().athlete.with_best(best);
    let context = Context::new(athlete);
    let past = |n: i64| {
        let recording = race(n);
        let review = review(&recording, &context);
        PastReview::of(n.to_string(), &recording, &review, &context).unwrap()
    };
    let alone = review(&race(60), &context);
    assert_eq!(alone.classes[0].class, Class::Race);
    let races = (0..5).map(|n| past(10 * n)).collect();
    let found = with_history(alone, &past(60), races, Vec::new(), &context).history.unwrap();
    let distances: Vec<f64> = found.plateaus.iter().map(|p| p.distance_m).collect();
    assert_eq!(distances, [10_000.0]);
    assert_eq!(found.plateaus[0].tests.len(), 6);
}
