//! What the tests of the taxonomy share: athletes, texts and what they must be.
#![allow(dead_code, unreachable_pub, reason = "each test file needs a part of it")]
#![allow(clippy::unwrap_used, reason = "a refusal is a failed test")]

use core::time::Duration;

use stadion_physiology::{Athlete, Best};
use stadion_sessions::{Class, Classification, Criteria, Facts, NotationOptions, classify, parse};
use stadion_types::{Distance, HeartRate, Speed};

/// Text, classes that it must have, classes that it must not have.
pub type Case = (&'static str, &'static [Class], &'static [Class]);

pub fn facts(text: &str) -> Facts {
    let parsed = parse(text, &NotationOptions::default());
    Facts::from_session(&parsed.session).with_names(text)
}

pub fn judge(text: &str, athlete: &Athlete) -> Classification {
    classify(&facts(text), athlete, &Criteria::default())
}

pub fn classes(judged: &Classification) -> Vec<Class> {
    judged.classes.iter().map(|c| c.class).collect()
}

pub fn codes(judged: &Classification) -> Vec<&str> {
    judged.findings.iter().map(stadion_types::Finding::rule).collect()
}

pub fn best(meters: f64, seconds: u64) -> Best {
    Best::new(Distance::from_meters(meters).unwrap(), Duration::from_secs(seconds)).unwrap()
}

/// VDOT 50.
pub fn vdot_50() -> Athlete {
    Athlete::default().with_best(best(5000.0, 1197)).with_max_hr(HeartRate::const_bpm(190.0))
}

/// A miler of national class.
pub fn miler() -> Athlete {
    Athlete::default()
        .with_event("1500m")
        .with_max_speed(Speed::const_meters_per_second(9.3))
        .with_best(best(1500.0, 238))
}

/// Of whom nothing but the events is known.
pub fn sprinter() -> Athlete {
    Athlete::default().with_event("200m").with_event("400m")
}

/// With bests.
pub fn fast_sprinter() -> Athlete {
    Athlete::default()
        .with_event("100m")
        .with_event("200m")
        .with_max_speed(Speed::const_meters_per_second(10.2))
        .with_best(best(100.0, 11))
        .with_best(best(200.0, 22))
}

/// Holds each text against what it must and must not be, and tells all that are wrong at once.
pub fn check(cases: &[Case], athlete: &Athlete) {
    let mut wrong = vec![];
    for (text, must, must_not) in cases {
        let judged = judge(text, athlete);
        let found = classes(&judged);
        if !must.iter().all(|c| found.contains(c)) || must_not.iter().any(|c| found.contains(c)) {
            let reasons: Vec<String> = judged
                .classes
                .iter()
                .flat_map(|c| &c.reasons)
                .map(stadion_types::Reason::text)
                .collect();
            wrong.push(format!(
                "{text:?}: {found:?}, must {must:?}, must not {must_not:?}\n  {reasons:?}"
            ));
        }
        for class in &judged.classes {
            assert!(!class.reasons.is_empty(), "{text:?}: {} has no reason", class.class);
            assert!((0.0..=1.0).contains(&class.score), "{text:?}: {}", class.score);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
