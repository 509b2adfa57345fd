//! An order of models.

use std::time::Duration;

use stadion_load::{
    BanisterTrimp, Calibrated, Done, LoadModel, LoadOrder, LoadSource, LoadStatus, MixedScales,
    PassedOver, PowerStress, SessionRpe,
};
use stadion_physiology::Athlete;
use stadion_types::{Channel, Rpe, Sport};

use super::{builder, known, seconds};

#[test]
fn the_first_model_that_serves_is_taken_and_the_others_are_told() {
    let power = PowerStress::default();
    let heart_rate = Calibrated::new(BanisterTrimp::default());
    let rating =
        Calibrated::new(SessionRpe::default()).with_threshold_rating(Rpe::from_cr10(8.0).unwrap());
    let order = LoadOrder::new(&[&power, &heart_rate, &rating]).unwrap();
    let mut watts = vec![250.0; 3600];
    watts[600..].fill(f32::NAN);
    let ride = builder(seconds(3600))
        .channel_or_nan(Channel::Power, watts)
        .channel_or_nan(Channel::HeartRate, vec![165.0; 3600])
        .build()
        .unwrap();
    let done = Done::from_recording(&ride).with_rpe(Rpe::from_cr10(8.0).unwrap());

    let choice = order.choose(&known(), &done);
    let load = choice.load.as_ref().unwrap();
    assert_eq!((load.method(), load.status()), ("calibrated-banister-trimp", LoadStatus::Complete));
    assert!((load.amount() - 100.0).abs() < 1e-9);
    let codes: Vec<String> = choice.reasons().map(|r| r.code().to_owned()).collect();
    assert_eq!(codes, ["load-coverage-low", "load-model-not-reached"]);
    let named = choice.under("my-order").unwrap();
    assert_eq!((named.method(), named.source()), ("my-order", LoadSource::HeartRate));

    let any = order.clone().with_least_coverage(0.0);
    let partial = any.choose(&known(), &done).load.unwrap();
    assert_eq!((partial.method(), partial.status()), ("power-stress", LoadStatus::Partial));

    let none = order.clone().with_least_coverage(f64::NAN);
    assert_eq!(none.choose(&known(), &done).load, None);

    let asked = order.clone().preferring("calibrated-session-rpe").choose(&known(), &done);
    assert_eq!(asked.load.unwrap().method(), "calibrated-session-rpe");
    let slipped = order.without(LoadSource::HeartRate).choose(&known(), &done);
    assert_eq!(slipped.load.unwrap().method(), "calibrated-session-rpe");
    let source = LoadSource::HeartRate;
    assert_eq!(slipped.passed[1], ("calibrated-banister-trimp", PassedOver::Distrusted { source }));
}

#[test]
fn an_order_has_one_scale() {
    let (power, rating) = (PowerStress::default(), SessionRpe::default());
    let mixed = LoadOrder::new(&[&power, &rating]).unwrap_err();
    let MixedScales { first, other, .. } = mixed;
    assert_eq!((first, other), ("power-stress", "session-rpe"));
    let empty = LoadOrder::new(&[]).unwrap();
    let done = Done::new(Sport::Running, Duration::from_secs(60));
    assert_eq!(empty.choose(&Athlete::default(), &done).load, None);
}

#[test]
fn what_cannot_be_scored_at_threshold_is_refused() {
    let done = Done::new(Sport::Running, Duration::from_secs(3600));
    let done = done.with_rpe(Rpe::from_cr10(4.0).unwrap());
    let model = Calibrated::new(SessionRpe::default());
    let error = model.load(&known(), &done).unwrap_err();
    assert_eq!((error.code(), error.lacks()), ("no-threshold-hour", Some("a rating")));
    let nothing = model.with_threshold_rating(Rpe::from_cr10(0.0).unwrap());
    assert_eq!(nothing.load(&known(), &done).unwrap_err().code(), "no-threshold-hour");
}
