//! The sprint coaches' classes: acceleration of anybody, and the classes of athletes whose events are short.
#![allow(clippy::unwrap_used, reason = "a refusal is a failed test")]

use crate::taxonomy::common::{
    check, classes, facts, fast_sprinter, judge, miler, sprinter, vdot_50,
};
use stadion_physiology::Athlete;
use stadion_sessions::Class::{
    self, Acceleration, ExtensiveTempo, Hero, Hill, IntensiveTempo, Repetition, SpecialEndurance1,
    SpecialEndurance2, SpeedEndurance, Sprint, SprinterSpeedEndurance, Strides, Threshold, Vo2max,
};
use stadion_sessions::{Criteria, classify};

const OF_SPRINTERS: &[Class] =
    &[SprinterSpeedEndurance, SpecialEndurance1, SpecialEndurance2, IntensiveTempo, ExtensiveTempo];

#[test]
fn a_few_seconds_at_full_speed_are_acceleration() {
    for athlete in [Athlete::default(), miler(), vdot_50(), sprinter(), fast_sprinter()] {
        check(
            &[
                ("6 x 30m sprint, 3 min rest", &[Acceleration], &[Sprint, SpeedEndurance, Hero]),
                ("5 x 40m all out, 4 min walk", &[Acceleration], &[Sprint, SpeedEndurance, Hero]),
                ("8 x 20m accelerations, full recovery", &[Acceleration], &[Sprint]),
                ("4 x 30m flying sprints, 5 min", &[Acceleration], &[Sprint]),
                ("8 x 6s hill sprints, 2 min walk", &[Acceleration, Hill], &[Sprint]),
                ("10 x 25m @ 98%, 2 min rest", &[Acceleration], &[Sprint, SpeedEndurance]),
                // Too short a rest, too slow, too long.
                ("10 x 30m sprint, 20s rest", &[], &[Acceleration]),
                ("6 x 30m @ 80%, 3 min rest", &[], &[Acceleration]),
                ("6 x 150m sprint, 8 min rest", &[], &[Acceleration]),
                ("40 min easy + 6 x 5s strides", &[Strides], &[Acceleration]),
            ],
            &athlete,
        );
    }
}

#[test]
fn the_chart_of_the_sprint_coaches_is_for_sprinters() {
    let cases: &[(&str, Class)] = &[
        ("4 x 120m @ 95%, 6 min", SprinterSpeedEndurance),
        ("5 x 80m sprint, 5 min", SprinterSpeedEndurance),
        ("3 x 150m all out, 7 min rest", SprinterSpeedEndurance),
        ("6 x 100m @ 92%, 5 min walk", SprinterSpeedEndurance),
        ("4 x 12s @ 95%, 6 min", SprinterSpeedEndurance),
        ("3 x 250m @ 95%, 11 min", SpecialEndurance1),
        ("4 x 200m, 12 min rest", SpecialEndurance1),
        ("2 x 300m @ 92%, 12 min", SpecialEndurance1),
        ("special endurance session: 3 x 300m, 12 min", SpecialEndurance1),
        ("250m @ 95%, 200m @ 95%, 200m @ 95%\nRecovery: 10 min", SpecialEndurance1),
        ("2 x 400m @ 95%, 18 min", SpecialEndurance2),
        ("3 x 450m all out, 15 min", SpecialEndurance2),
        ("2 x 500m @ 88%, 20 min", SpecialEndurance2),
        ("2 x 60s @ 90%, 15 min", SpecialEndurance2),
        ("2 x 600m all out\nRecovery: full, 20'", SpecialEndurance2),
        ("6 x 200m @ 85%, 3 min", IntensiveTempo),
        ("8 x 150m @ 82%, 2 min walk", IntensiveTempo),
        ("5 x 300m @ 80%, 5 min", IntensiveTempo),
        ("10 x 120m @ 88%, 90s", IntensiveTempo),
        ("4 x 300m @ 85-89%, 4 min", IntensiveTempo),
        ("8 x 200m @ 75%, 2 min", ExtensiveTempo),
        ("15 x 100m @ 70%, 60s walk", ExtensiveTempo),
        ("10 x 200m @ 65%, 100m walk", ExtensiveTempo),
        ("2 x (10 x 100m) @ 72%, 45s", ExtensiveTempo),
        ("10 x 200m tempo, 2 min", ExtensiveTempo),
    ];
    for (text, class) in cases {
        let found = classes(&judge(text, &sprinter()));
        assert!(found.contains(class), "{text:?}: {found:?}, must {class}");
        for other in OF_SPRINTERS.iter().chain(&[Sprint, SpeedEndurance, Hero, Vo2max, Threshold]) {
            assert!(other == class || !found.contains(other), "{text:?}: {found:?}, not {other}");
        }
        // Nobody else has them.
        let both = Athlete::default().with_event("400m").with_event("800m");
        for athlete in [Athlete::default(), miler(), vdot_50(), both] {
            let found = classes(&judge(text, &athlete));
            assert!(!found.iter().any(|c| OF_SPRINTERS.contains(c)), "{text:?}: {found:?}");
        }
    }
}

#[test]
fn a_sprinter_with_bests_is_measured_by_them() {
    check(
        &[
            ("4 x 120m in 13.4, 6 min", &[SprinterSpeedEndurance], &[Sprint, IntensiveTempo]),
            ("3 x 200m in 22.8, 11 min", &[SpecialEndurance1], &[Sprint, IntensiveTempo]),
            ("8 x 200m in 29.5, 2 min", &[ExtensiveTempo], &[IntensiveTempo, Repetition]),
            ("6 x 200m in 26.5, 3 min", &[IntensiveTempo], &[ExtensiveTempo, SpeedEndurance]),
            ("5 x 200m in 45, 2 min", &[], OF_SPRINTERS),
        ],
        &fast_sprinter(),
    );
}

#[test]
fn short_rests_are_no_endurance_of_sprinters_and_a_hero_stays_one() {
    check(
        &[
            ("4 x 120m @ 95%, 60s", &[], &[SprinterSpeedEndurance]),
            ("3 x 250m @ 95%, 2 min", &[], &[SpecialEndurance1]),
            ("2 x 400m @ 95%, 3 min", &[], &[SpecialEndurance2]),
            ("10 x 400m all out, 60s", &[Hero], OF_SPRINTERS),
            ("40 min easy", &[Class::Easy], OF_SPRINTERS),
            ("5 x 1000m @ 5k pace, 2 min", &[Vo2max], OF_SPRINTERS),
        ],
        &sprinter(),
    );
}

#[test]
fn between_the_figures_of_the_chart_the_score_falls_and_says_why() {
    let score = |text: &str| {
        let judged = judge(text, &sprinter());
        let found = judged.classes.iter().find(|c| c.class == SpecialEndurance1);
        found.map(|c| (c.score, c.reasons.iter().any(|r| r.code() == "class-outside-usual")))
    };
    let (full, outside) = score("3 x 250m @ 95%, 10 min").unwrap();
    assert!(!outside);
    let mut last = full;
    for minutes in [9, 8, 7, 6, 5] {
        let (score, outside) = score(&format!("3 x 250m @ 95%, {minutes} min")).unwrap();
        assert!(outside && score < last, "{minutes}: {score} after {last}");
        last = score;
    }
    assert_eq!(score("3 x 250m @ 95%, 4 min"), None);
}

#[test]
fn the_limits_of_the_chart_are_data() {
    let (text, athlete) = ("4 x 250m @ 95%, 4 min", sprinter());
    let with = |criteria: &Criteria| classes(&classify(&facts(text), &athlete, criteria));
    let mut criteria = Criteria::default();
    assert!(!with(&criteria).contains(&SpecialEndurance1));
    criteria.sprinter.special_1_rest_min_s = 240.0;
    assert!(with(&criteria).contains(&SpecialEndurance1));
    criteria.sprinter.event_max_m = 300.0;
    assert!(!with(&criteria).contains(&SpecialEndurance1), "a 400 m runner is no sprinter then");
    criteria = Criteria::default();
    criteria.fast.acceleration_rep_max_s = 3.0;
    let found = classes(&classify(&facts("6 x 30m sprint, 3 min rest"), &athlete, &criteria));
    assert!(!found.contains(&Acceleration), "{found:?}");
}

#[test]
fn the_source_of_energy_is_named_by_the_table_only() {
    for (text, system) in [
        ("6 x 30m sprint, 3 min rest", "alactic"),
        ("4 x 120m @ 95%, 6 min", "alactic capacity"),
        ("3 x 250m @ 95%, 11 min", "lactic power"),
        ("2 x 450m @ 95%, 18 min", "lactic capacity"),
    ] {
        let judged = judge(text, &sprinter());
        let energy = judged.classes[0].reasons.iter().find(|r| r.code() == "class-energy-by-table");
        let words = energy.unwrap().text();
        assert!(words.contains("by the sprint coaches' table"), "{words}");
        assert!(words.ends_with(&format!("mainly {system}")), "{words}");
    }
}
