//! What forecasts say is listed, and a text alone gives none.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::collections::BTreeSet;
use std::time::Duration;

use stadion_physiology::{Athlete, Best};
use stadion_review::{Context, ForecastDocument, forecast, judge_text, reasons, sources};
use stadion_types::{
    Distance, HeartRate, Lactate, LactateReading, LactateReadings, Power, ReadingPlace, Reason,
    Speed,
};

fn context() -> Context {
    let best = Best::new(Distance::const_meters(10_000.0), Duration::from_secs(2190)).unwrap();
    let athlete = Athlete::default()
        .with_threshold_speed(Speed::from_kilometers_per_hour(16.0).unwrap())
        .with_threshold_power(Power::const_watts(290.0))
        .with_max_hr(HeartRate::const_bpm(190.0))
        .with_best(best);
    Context::new(athlete)
}

fn reading(at: ReadingPlace, mmol: f64) -> LactateReading {
    LactateReading::new(at, Lactate::from_millimoles_per_liter(mmol).unwrap())
}

fn read(list: &[LactateReading]) -> LactateReadings {
    LactateReadings::new(list.to_vec())
}

const TEXTS: &[&str] = &[
    "5 x 2 km @ half-marathon pace / 60 s",
    "10 min warm-up\n6 x 1 km slightly slower than 10k pace, 200m jog\ncool-down",
    "10 x 400 m all-out / 90 s",
    "4 x 250m sprint + 1 x 300m sprint\nRecovery: full, walk back",
    "8-10 x 3 min @ z4, 60-90 s",
    "3 x 10 min @ 86-87 % max heart rate, 60 s float",
    "3 x 10 min @ 97 % LTHR, 60 s",
    "5 x 2km @ RPE 15, 60 s",
    "5 x 2km @ 2.5-3.5 mmol/L, 60 s",
    "5 x 2 km, 60 s",
    "10 min easy + 20 min tempo",
    "5 x 1 mile @ CV, 60 s jog",
    "6 x 400m in 72\nRecovery: full recovery",
];

/// What is missing is named by its key, under one code.
#[test]
fn a_ride_without_a_mass_misses_something_of_the_athlete() {
    let athlete = Athlete::default().with_threshold_power(Power::const_watts(290.0));
    let none = LactateReadings::default();
    let error = forecast("3 x 10 min @ 280 W, 2 min", &Context::new(athlete), &none).unwrap_err();
    assert_eq!(error.code(), "athlete-missing", "{error}");
    assert!(error.to_string().contains("mass_kg"), "{error}");
}

#[test]
fn what_forecasts_say_is_listed() {
    let codes: BTreeSet<&str> = reasons().map(|r| r.code).collect();
    let known: BTreeSet<&str> = sources().map(|s| s.id).collect();
    let told = |reason: &Reason, text: &str| {
        assert!(codes.contains(reason.code()), "{} in {text}", reason.code());
        assert!(!reason.text().contains('{'), "{reason} in {text}");
    };
    let mut seen = BTreeSet::new();
    let given = read(&[
        reading(ReadingPlace::Rep(1), 2.0).with_speed(Speed::from_meters_per_second(4.2).ok()),
        reading(ReadingPlace::Rep(99), 2.0),
    ]);
    for text in TEXTS {
        for readings in [&LactateReadings::default(), &given] {
            let found = forecast(text, &context(), readings)
                .unwrap_or_else(|error| panic!("{text}: {error}"));
            for finding in &found.findings {
                told(&finding.reason, text);
                assert!(known.contains(&*finding.source), "{} in {text}", finding.source);
                seen.insert(finding.rule().to_owned());
            }
            found.reasons.iter().for_each(|reason| told(reason, text));
            if let Some(next) = &found.next_rep {
                next.reasons.iter().for_each(|reason| told(reason, text));
            }
            // A reason that was read has its text filled in, so the two are compared as written.
            let json = serde_json::to_value(&found).unwrap();
            let back: ForecastDocument = serde_json::from_value(json.clone()).unwrap();
            assert!(serde_json::to_value(back).unwrap() == json, "{text}");
        }
    }
    assert!(seen.len() > 20, "{seen:?}");
}

#[test]
fn a_text_carries_its_forecast_where_the_athlete_is_known() {
    for text in TEXTS {
        let alone = forecast(text, &context(), &LactateReadings::default()).unwrap();
        assert_eq!(judge_text(text, &context()).forecast, Some(alone), "{text}");
        assert_eq!(judge_text(text, &Context::default()).forecast, None, "{text}");
    }
}

#[test]
fn a_reading_belongs_to_the_repetition_that_ended_before_it() {
    let text = "5 x 2 km @ 4:00/km, 60 s standing";
    let at = |s| ReadingPlace::Time(Duration::from_secs(s));
    let after = |time: u64| {
        let found = forecast(text, &context(), &read(&[reading(at(time), 2.5)])).unwrap();
        let measured = found.reps.iter().find(|r| r.measured_mmol_l.is_some()).map(|r| r.rep);
        (measured, found.next_rep.and_then(|next| next.rep))
    };
    // Repetitions end after 480, 1020, 1560, 2100 and 2640 s.
    assert_eq!(after(480), (Some(1), Some(2)));
    assert_eq!(after(478), (Some(1), Some(2)), "a watch is a little off");
    assert_eq!(after(1019), (Some(2), Some(3)));
    assert_eq!(after(900), (Some(1), Some(2)), "during the second it tells of the first");
    assert_eq!(after(2700), (Some(5), None));
    assert_eq!(after(100), (None, None), "before the first end it belongs to none");
}

#[test]
fn a_speed_that_was_run_replaces_the_planned_one() {
    let text = "5 x 2 km @ 4:00/km, 60 s standing";
    let slow = Speed::from_meters_per_second(4.0).ok();
    let given = read(&[reading(ReadingPlace::Rep(2), 2.0).with_speed(slow)]);
    let found = forecast(text, &context(), &given).unwrap();
    assert!((found.reps[1].duration_s - 500.0).abs() < 1e-9);
    assert!((found.reps[1].end_s - 1040.0).abs() < 1e-9);
    assert!((found.reps[2].duration_s - 480.0).abs() < 1e-6);
}
