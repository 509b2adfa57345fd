//! Which load stands for a session, and what it is taken to be where nothing was measured.
#![allow(clippy::unwrap_used, reason = "test code")]

use approx::assert_relative_eq;
use chrono::{DateTime, TimeDelta};
use stadion_load::{EstimateBasis, LoadSource, LoadStatus};
use stadion_physiology::{Athlete, Sex};
use stadion_review::{
    Context, HistoryDocument, LOAD_ORDER, LoadPreferences, PastReview, review, with_history,
};
use stadion_types::{Channel, HeartRate, Power, Recording, Rpe, Speed, Sport};

fn athlete() -> Athlete {
    let bpm = HeartRate::const_bpm;
    Athlete::default()
        .with_sex(Sex::Male)
        .with_max_hr(bpm(190.0))
        .with_resting_hr(bpm(50.0))
        .with_threshold_hr(bpm(170.0))
        .with_threshold_speed(Speed::from_meters_per_second(4.0).unwrap())
        .with_threshold_power(Power::from_watts(300.0).unwrap())
}

/// A run of so many minutes with these channels on day `n`, a minute at a pace or an effort being like any other.
fn run(n: i64, minutes: u32, channels: &[(Channel, f32)]) -> Recording {
    let time: Vec<f64> = (0..=60 * minutes).map(f64::from).collect();
    let len = time.len();
    let start = DateTime::UNIX_EPOCH + TimeDelta::days(20_000 + n) + TimeDelta::hours(12);
    let mut builder = Recording::builder(start, time.clone()).sport(Some(Sport::Running));
    for &(channel, value) in channels {
        if channel == Channel::Speed {
            let way = time.iter().map(|s| Some(f64::from(value) * s)).collect();
            builder = builder.distance_m(way).channel(Channel::Altitude, vec![Some(9.0); len]);
        }
        builder = builder.channel(channel, vec![Some(value); len]);
    }
    builder.build().unwrap()
}

const SPEED: (Channel, f32) = (Channel::Speed, 3.0);
const HEART: (Channel, f32) = (Channel::HeartRate, 150.0);
const POWER: (Channel, f32) = (Channel::Power, 300.0);

fn chosen(channels: &[(Channel, f32)], wishes: LoadPreferences) -> (Option<String>, Vec<String>) {
    let mut context = Context::new(athlete()).with_rpe(Rpe::from_cr10(4.0).unwrap());
    context.load_preferences = wishes;
    let choice = review(&run(0, 60, channels), &context).load_choice;
    let codes = choice.passed.iter().map(|reason| reason.code().to_owned()).collect();
    (choice.load.map(|load| load.method().to_owned()), codes)
}

fn method(channels: &[(Channel, f32)], wishes: LoadPreferences) -> Option<String> {
    chosen(channels, wishes).0
}

#[test]
fn the_best_source_that_is_there_is_taken_and_the_others_have_a_reason() {
    let none = LoadPreferences::default;
    let rated = || none().with_threshold_rating(Rpe::from_cr10(8.0).unwrap());
    let [power, heart, speed, rating] = LOAD_ORDER;
    for (channels, first) in [
        (&[SPEED, HEART, POWER][..], power),
        (&[SPEED, HEART][..], heart),
        (&[SPEED][..], speed),
        (&[][..], rating),
    ] {
        let (found, codes) = chosen(channels, rated());
        assert_eq!(found.as_deref(), Some(first));
        let place = LOAD_ORDER.iter().position(|id| *id == first).unwrap();
        let expected: Vec<&str> = (0..3)
            .map(|n| if n < place { "load-model-refused" } else { "load-model-not-reached" })
            .collect();
        assert_eq!(codes, expected, "{first}");
    }
    // Without the rating of an hour at threshold a rating has no scale, and nothing stands for the session.
    assert_eq!(chosen(&[], none()), (None, vec!["load-model-refused".to_owned(); 4]));
}

#[test]
fn the_caller_may_choose() {
    let all = [SPEED, HEART, POWER];
    let wishes = LoadPreferences::default();
    let [power, heart, speed, _] = LOAD_ORDER;
    assert_eq!(method(&all, wishes.clone().with_first(speed)).as_deref(), Some(speed));
    assert_eq!(method(&all, wishes.clone().with_first("none-such")).as_deref(), Some(power));
    let distrusted = wishes.without(LoadSource::Power);
    let (found, codes) = chosen(&all, distrusted.clone());
    assert_eq!(found.as_deref(), Some(heart));
    assert_eq!(codes[0], "load-source-distrusted");
    let both = distrusted.without(LoadSource::HeartRate);
    assert_eq!(method(&all, both).as_deref(), Some(speed));
}

#[test]
fn an_hour_at_threshold_is_a_hundred_whatever_stands_for_it() {
    let all = [(Channel::Speed, 4.0), (Channel::HeartRate, 170.0), POWER];
    let mut context = Context::new(athlete()).with_rpe(Rpe::from_cr10(8.0).unwrap());
    let wishes = LoadPreferences::default().with_threshold_rating(Rpe::from_cr10(8.0).unwrap());
    for first in LOAD_ORDER {
        context.load_preferences = wishes.clone().with_first(first);
        let load = review(&run(0, 60, &all), &context).load_choice.load.unwrap();
        assert_eq!(load.method(), first);
        assert_relative_eq!(load.amount(), 100.0, max_relative = 1e-3);
    }
}

fn held(own: &Recording, count: i64, past: &[(Channel, f32)], rating: f64) -> HistoryDocument {
    let context = Context::new(athlete());
    let of = |id: &str, recording: &Recording, context: &Context| {
        PastReview::of(id, recording, &review(recording, context), context).unwrap()
    };
    let rated = Context::new(athlete()).with_rpe(Rpe::from_cr10(rating).unwrap());
    let minutes = |n: i64| 40 + u32::try_from(n).unwrap();
    let others =
        (0..count).map(|n| of(&n.to_string(), &run(2 * n, minutes(n), past), &rated)).collect();
    let of_own = of("own", own, &context);
    with_history(review(own, &context), &of_own, others, Vec::new(), &context).history.unwrap()
}

#[test]
fn a_session_without_a_sensor_is_told_by_earlier_ones() {
    let own = run(100, 45, &[(Channel::Cadence, 170.0), (Channel::Altitude, 3.0)]);
    let found = held(&own, 12, &[SPEED, HEART], 4.0);
    let estimate = found.load_estimate.unwrap();
    assert_eq!(estimate.basis, EstimateBasis::Similar);
    assert_eq!(estimate.sessions, 12);
    assert_eq!(estimate.load.status(), LoadStatus::Estimated);
    // All of them ran at one heart rate, so that a minute costs what a minute costs.
    let per_hour = |hr: f64| {
        let share = (hr - 50.0) / 140.0;
        share * 0.64 * f64::exp(1.92 * share)
    };
    let expected = 75.0 * per_hour(150.0) / per_hour(170.0);
    assert_eq!(estimate.load.method(), LOAD_ORDER[1]);
    assert_relative_eq!(estimate.load.amount(), expected, max_relative = 2e-3);
    assert!(estimate.lo <= estimate.load.amount() && estimate.load.amount() <= estimate.hi);
    assert!(estimate.level >= 0.8);
}

#[test]
fn too_few_earlier_sessions_are_a_refusal_and_a_measured_load_needs_none() {
    let bare = run(100, 45, &[(Channel::Cadence, 170.0)]);
    let few = held(&bare, 8, &[SPEED, HEART], 4.0);
    assert_eq!(few.load_estimate, None);
    let told: Vec<String> = few.refusals.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|r| r.contains("load estimate") && r.contains('8')), "{told:?}");
    let measured = held(&run(100, 45, &[SPEED, HEART]), 12, &[SPEED, HEART], 4.0);
    assert_eq!(measured.load_estimate, None);
    assert!(!measured.refusals.iter().any(|r| r.to_string().contains("load estimate")));
}
