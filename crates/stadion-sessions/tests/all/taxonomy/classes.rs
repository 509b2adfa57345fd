//! What sessions are, from text and from recordings: each with the classes that it must and must not
//! have.
#![allow(clippy::unwrap_used)]

use crate::execution::common;

use core::time::Duration;

use crate::execution::common::{Leg, WATCH, intervals, record, rep, run};
use stadion_physiology::{Athlete, Best};
use stadion_sessions::{
    Class, Classification, Criteria, Detection, Execution, Facts, NotationOptions, Shape, classify,
    parse,
};
use stadion_types::{Distance, HeartRate, Speed};

fn judge(text: &str, athlete: &Athlete) -> Classification {
    let parsed = parse(text, &NotationOptions::default());
    classify(&Facts::from_session(&parsed.session), athlete, &Criteria::default())
}

fn classes(judged: &Classification) -> Vec<Class> {
    judged.classes.iter().map(|c| c.class).collect()
}

fn best(meters: f64, seconds: u64) -> Best {
    Best::new(Distance::from_meters(meters).unwrap(), Duration::from_secs(seconds)).unwrap()
}

/// VDOT 50.
fn vdot_50() -> Athlete {
    Athlete::default().with_best(best(5000.0, 1197)).with_max_hr(HeartRate::const_bpm(190.0))
}

const SPEED_ENDURANCE: &str = "2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m\n\
    120m Set #1: 14.56, 13.60, 14.75\n\
    120m Set #2: 13.44, 14.36, 13.38\n\
    Ladder: 42.03, 25.54, 12.27, 12.07, 24.60, 38.88\n\
    Recovery: 80m walk in 90\" after 120m reps. 6' rec between sets. 2' rec. between reps in ladder";

const SPRINT: &str = "4 x 250m sprint + 1 x 300m\n\
    250m \u{2014} 29.78 / 29.98 31.31 / 31.20\n\
    300m \u{2014} 37.47\n\
    Recovery: Full, 5 - 6' recovery walk/jog as needed between reps";

const SINGLE: &str = "The Set: 5 x 2km (1.25 mile).\n\
    The Pace: Half-marathon pace, sustainable at around 86-87% max heart rate.\n\
    The Recovery: 60 seconds of very light jogging or standing rest.";

/// Text, classes that it must have, classes that it must not have.
type Case = (&'static str, &'static [Class], &'static [Class]);

fn check(cases: &[Case], athlete: &Athlete) {
    let mut wrong = vec![];
    for (text, must, must_not) in cases {
        let judged = judge(text, athlete);
        let found = classes(&judged);
        if !must.iter().all(|c| found.contains(c)) || must_not.iter().any(|c| found.contains(c)) {
            wrong.push(format!(
                "{text:?}: {found:?}, must {must:?}, must not {must_not:?}\n  {:?}",
                judged
                    .classes
                    .iter()
                    .flat_map(|c| &c.reasons)
                    .map(stadion_types::Reason::text)
                    .collect::<Vec<_>>()
            ));
        }
        for class in &judged.classes {
            assert!(!class.reasons.is_empty(), "{text:?}: {} has no reason", class.class);
            assert!((0.0..=1.0).contains(&class.score), "{text:?}: {}", class.score);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_four_seeds_are_what_they_are() {
    use Class::{Hero, Ladder, Race, Single, SpeedEndurance, Sprint};
    check(
        &[
            (SPEED_ENDURANCE, &[SpeedEndurance, Ladder], &[Hero, Sprint, Race]),
            (SPRINT, &[Sprint], &[SpeedEndurance, Hero, Race, Ladder]),
            (SINGLE, &[Single], &[Hero, Race]),
            ("6 x 1km at a pace slightly slower than 10K PB", &[Single], &[Hero]),
            ("10 x 400m at a sprinting pace", &[Hero], &[Single, Sprint]),
            ("ten 400-meter repeats at maximum effort", &[Hero], &[Single, Sprint]),
        ],
        &Athlete::default(),
    );
    let ladder = judge(SPEED_ENDURANCE, &Athlete::default());
    assert_eq!(ladder.classes[0].class, Class::SpeedEndurance);
    let ladder = ladder.classes.iter().find(|c| c.class == Class::Ladder).unwrap();
    assert_eq!(ladder.variant, Some(Shape::DownUp));
}

#[test]
fn other_words_for_all_out_make_the_same_hero() {
    for words in [
        "ten 400s all out",
        "12 x 400m flat out",
        "8 x 500m at full speed",
        "ten 400m reps at sprinting pace",
        "10 x 400m eyeballs out",
        "10 x 400m at maximal effort",
        "9 x 600m all-out",
        "10 x 400m all out, 60s rest",
    ] {
        check(&[(words, &[Class::Hero], &[Class::Single, Class::Sprint])], &Athlete::default());
    }
}

#[test]
fn short_fast_work_is_no_hero() {
    use Class::{Hero, SpeedEndurance, Sprint};
    check(
        &[
            ("10 x 150m sprint\nRecovery: 90s walk", &[SpeedEndurance], &[Hero, Sprint]),
            ("6 x 200m sprint\nRecovery: Full, 8' walk", &[Sprint], &[Hero, SpeedEndurance]),
            ("8 x 400m all out\nRecovery: 6'", &[], &[Hero]),
            ("40 x 100m all out\nRecovery: 30s", &[], &[Hero]),
            ("12 x 400m\nRecovery: 60s", &[], &[Hero]),
            ("4 x 250m sprint", &[Sprint], &[Hero, SpeedEndurance]),
            ("speed endurance session: 8 x 150m fast, 2' walk", &[SpeedEndurance], &[Hero, Sprint]),
            ("20 min tempo", &[Class::Threshold], &[Class::Single, Hero]),
            ("5 x 2km", &[Class::Single], &[Hero]),
            (
                "6 x 2km\nPace: half-marathon pace\nRecovery: 75 seconds easy jog",
                &[Class::Single],
                &[Hero],
            ),
        ],
        &Athlete::default(),
    );
}

#[test]
fn a_race_outranks_training() {
    for text in ["parkrun in 20:00", "5 km parkrun, 19:45", "10 km race in 41:20"] {
        let judged = judge(text, &vdot_50());
        assert_eq!(classes(&judged), [Class::Race], "{text}");
    }
}

#[test]
fn ten_sessions_with_an_athlete() {
    use Class::{Easy, Hero, LongRun, Single, Sprint, Steady, Strides, Threshold, Vo2max};
    check(
        &[
            ("5 x 1000m @ 5K pace\nRecovery: 2:30 jog", &[Vo2max], &[Hero, Single]),
            ("6 x 800m @ 5K pace\nRecovery: 90s", &[Vo2max], &[Hero, Single]),
            ("20 x 400m @ 10K pace\nRecovery: 60s", &[Threshold], &[Hero, Vo2max]),
            ("2 x 20min @ half-marathon pace\nRecovery: 2min jog", &[Single], &[Hero, Vo2max]),
            ("45 min steady", &[Steady], &[Easy, Hero]),
            ("50 min easy + 6 x 100m strides", &[Easy, Strides], &[Sprint, Hero]),
            ("32 km long run", &[LongRun], &[Hero, Class::Breakthrough]),
            (SINGLE, &[Single], &[Vo2max, Hero]),
            (
                "4 x 4 min @ 90-95% HRmax\nRecovery: 3 min jog",
                &[Vo2max],
                &[Single, Threshold, Hero],
            ),
        ],
        &vdot_50(),
    );
}

#[test]
fn a_known_athlete_is_measured_by_their_own_speed() {
    use Class::{Hero, Ladder, SpeedEndurance, Sprint};
    // The reserve of the miler who ran the session.
    let miler = Athlete::default()
        .with_max_speed(Speed::const_meters_per_second(9.3))
        .with_best(best(1500.0, 238))
        .with_event("1500m");
    check(
        &[
            (SPEED_ENDURANCE, &[SpeedEndurance, Ladder], &[Hero, Sprint]),
            (SPRINT, &[Sprint], &[SpeedEndurance, Hero]),
        ],
        &miler,
    );
    // For a much faster athlete the same times are no sprint.
    let faster = Athlete::default()
        .with_max_speed(Speed::const_meters_per_second(11.5))
        .with_best(best(1500.0, 208));
    check(&[(SPRINT, &[], &[Sprint])], &faster);
}

#[test]
fn a_label_that_the_figures_contradict_is_a_finding() {
    let judged = judge("Sprint session:\n3 x 3km @ marathon pace\nRecovery: 60s", &vdot_50());
    assert!(!classes(&judged).contains(&Class::Sprint), "{judged:?}");
}

fn judge_legs(legs: &[Leg], athlete: &Athlete) -> Vec<Class> {
    let recording = record(legs, WATCH);
    let execution = Execution::find(&recording, &[], &Detection::default());
    let facts = Facts::from_execution(&execution, &recording);
    classes(&classify(&facts, athlete, &Criteria::default()))
}

#[test]
fn recordings_are_judged_by_the_same_rules() {
    // The generator's heart beats 60 + 30 v times a minute: 147 at 2.9 m/s.
    let athlete = |max: f64| vdot_50().with_max_hr(HeartRate::from_bpm(max).unwrap());
    let single = intervals(5, rep(2000.0, 3.84), run(60.0, 2.0));
    let vo2max = intervals(5, rep(1000.0, 4.18), run(150.0, 2.2));
    let strides = intervals(6, rep(100.0, 5.4), run(60.0, 2.6));
    let cases: [(&str, Vec<Leg>, Athlete, &[Class]); 6] = [
        ("single", single, vdot_50(), &[Class::Single]),
        ("vo2max", vo2max, vdot_50(), &[Class::Vo2max]),
        ("easy", vec![run(2700.0, 2.6)], athlete(205.0), &[Class::Easy]),
        ("steady", vec![run(2700.0, 2.9)], athlete(190.0), &[Class::Steady]),
        ("long", vec![run(7200.0, 2.6)], athlete(205.0), &[Class::LongRun]),
        ("race", vec![run(1205.0, 4.17)], vdot_50(), &[Class::Race]),
    ];
    for (name, legs, athlete, expected) in cases {
        assert_eq!(judge_legs(&legs, &athlete), expected, "{name}");
    }
    let found = judge_legs(&strides, &athlete(230.0));
    assert!(found.contains(&Class::Strides) && !found.contains(&Class::Sprint), "{found:?}");
}

#[test]
fn without_references_a_recording_is_not_judged_but_told_so() {
    let recording = record(&[run(2700.0, 2.9)], WATCH);
    let execution = Execution::find(&recording, &[], &Detection::default());
    let facts = Facts::from_execution(&execution, &recording);
    let judged = classify(&facts, &Athlete::default(), &Criteria::default());
    assert!(judged.classes.is_empty());
    assert_eq!(judged.findings[0].rule(), "class-no-reference");
}

#[test]
fn a_ride_is_not_held_against_runners() {
    let legs = intervals(6, rep(300.0, 9.0), run(300.0, 5.0));
    let ride = common::Device { sport: stadion_types::Sport::Cycling, laps: true, ..WATCH };
    let recording = record(&legs, ride);
    let execution = Execution::find(&recording, &[], &Detection::default());
    assert_eq!(execution.reps.len(), 6);
    let facts = Facts::from_execution(&execution, &recording);
    let judged = classify(&facts, &vdot_50(), &Criteria::default());
    assert!(judged.classes.is_empty(), "{:?}", classes(&judged));
}
