//! Laws of the classes: every session of every athlete is judged once and for all (law 81), the sprint coaches'
//! classes stay with sprinters, signs only spoil, and one scale for athlete and session changes nothing.
#![allow(clippy::unwrap_used, reason = "a refusal is a failed test")]

use core::time::Duration;

use crate::taxonomy::common::{facts, fast_sprinter, miler, sprinter, vdot_50};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use stadion_physiology::Athlete;
use stadion_sessions::{
    Circumstances, Class, Criteria, Facts, History, HistoryCriteria, PastSession, Signs, classify,
};
use stadion_types::{Bounds, Distance, Lactate, Speed, Sport};

const OF_SPRINTERS: &[Class] = &[
    Class::SprinterSpeedEndurance,
    Class::SpecialEndurance1,
    Class::SpecialEndurance2,
    Class::IntensiveTempo,
    Class::ExtensiveTempo,
];

const OF_HISTORY: &[Class] = &[Class::BreakEven, Class::DoubleThreshold];

fn athletes() -> impl Strategy<Value = (Athlete, bool)> {
    prop::sample::select(vec![
        (Athlete::default(), false),
        (vdot_50(), false),
        (miler(), false),
        (sprinter(), true),
        (fast_sprinter(), true),
        (Athlete::default().with_event("400m").with_event("800m"), false),
        (Athlete::default().with_event("400m hurdles").with_event("4x400m"), true),
    ])
}

fn texts() -> impl Strategy<Value = String> {
    let unit = prop_oneof![
        (1_u32..60).prop_map(|n| format!("{}m", 10 * n)),
        (1_u32..20).prop_map(|n| format!("{}m", 100 * n)),
        (3_u32..150).prop_map(|n| format!("{n}s")),
        (1_u32..25).prop_map(|n| format!("{n} min")),
    ];
    let effort = prop::sample::select(vec![
        "",
        " all out",
        " easy",
        " sprint",
        " @ 5K pace",
        " @ threshold",
        " @ 75%",
        " @ 85%",
        " @ 95%",
        " uphill",
        " tempo",
        " hard",
        " strides",
        " sub-threshold",
    ]);
    let rest = prop::sample::select(vec![
        "",
        ", 20s",
        ", 60s",
        ", 2 min",
        ", 6 min walk",
        ", 11 min",
        ", 18 min",
        "\nRecovery: Full, 6'",
        "\nRecovery: 200m jog",
        "\nRecovery: 60s float",
    ]);
    let name = prop::sample::select(vec![
        "",
        "fartlek: ",
        "sprint session: ",
        "special endurance session: ",
        "race: ",
        "hero: ",
        "speed endurance: ",
        "tempo session: ",
    ]);
    let tail = prop::sample::select(vec!["", "\nRPE 9", "\nRPE 10", "\n4 x 10 bounds"]);
    (name, 1_u32..30, unit, effort, rest, tail).prop_map(|(name, n, unit, effort, rest, tail)| {
        format!("{name}{n} x {unit}{effort}{rest}{tail}")
    })
}

fn signs() -> impl Strategy<Value = Signs> {
    let lactate = prop::option::of(0.5..20.0_f64);
    (prop::option::of(-5.0..20.0_f64), prop::option::of(0.0..6.0_f64), lactate).prop_map(
        |(drift, left, lactate)| {
            let mut signs = Signs::default();
            signs.drift_bpm = drift;
            signs.reps_left = left;
            signs.lactate =
                lactate.map(|l| Bounds::exactly(Lactate::from_millimoles_per_liter(l).unwrap()));
            signs
        },
    )
}

fn scaled(facts: &Facts, by: f64) -> Facts {
    let mut facts = facts.clone();
    let way = |d: Distance| Distance::from_meters(d.meters() * by).unwrap();
    for rep in &mut facts.reps {
        rep.distance = rep.distance.map(|d| Bounds::between(way(d.min()), way(d.max())));
        let faster = |v: Speed| Speed::from_meters_per_second(v.meters_per_second() * by).unwrap();
        rep.speed = rep.speed.map(faster);
    }
    facts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_session_is_judged_once_and_for_all(
        text in texts(), (athlete, sprints) in athletes(), signs in signs(),
    ) {
        let mut facts = facts(&text);
        facts.signs = signs;
        let judged = classify(&facts, &athlete, &Criteria::default());
        prop_assert_eq!(&judged, &classify(&facts, &athlete, &Criteria::default()));
        prop_assert!(judged.classes.windows(2).all(|w| w[0].score >= w[1].score));
        let mut found: Vec<Class> = judged.classes.iter().map(|c| c.class).collect();
        for class in &judged.classes {
            prop_assert!(!class.reasons.is_empty(), "{}: {}", text, class.class);
            prop_assert!(class.score > 0.0 && class.score <= 1.0, "{}: {}", text, class.score);
            for reason in &class.reasons {
                prop_assert!(!reason.text().contains('{'), "{}", reason.text());
                let known = stadion_sessions::REASONS.iter().any(|r| r.code == reason.code());
                prop_assert!(known, "{}", reason.code());
            }
        }
        prop_assert!(sprints || !found.iter().any(|c| OF_SPRINTERS.contains(c)), "{}", text);
        prop_assert!(!found.iter().any(|c| OF_HISTORY.contains(c)), "{}", text);
        let both = found.contains(&Class::Single) && found.contains(&Class::SingleSpoiled);
        prop_assert!(!both, "{}", text);
        let endurance = found.iter().filter(|c| OF_SPRINTERS[..3].contains(c)).count();
        prop_assert!(endurance <= 1, "{}: {:?}", text, found);
        found.sort();
        found.dedup();
        prop_assert_eq!(found.len(), judged.classes.len(), "a class comes once: {}", text);
    }

    #[test]
    fn a_further_sign_never_mends_a_single(
        rpe in 5_u32..=10, signs in signs(), left in 0.0..2.0_f64,
    ) {
        let mut before = facts(&format!("6 x 5 min sub-threshold, 60s\nRPE {rpe}"));
        before.signs = signs;
        before.signs.reps_left = None;
        let spoiled = |facts: &Facts| {
            let judged = classify(facts, &Athlete::default(), &Criteria::default());
            judged.classes.iter().any(|c| c.class == Class::SingleSpoiled)
        };
        let mut after = before.clone();
        after.signs.reps_left = Some(left);
        prop_assert!(!spoiled(&before) || spoiled(&after));
    }

    #[test]
    fn one_scale_for_athlete_and_session_changes_no_class(
        count in 2_u32..12, meters in 4_u32..40, share in 0.7..1.25_f64, rest in 20_u32..300,
        by in 0.7..1.4_f64,
    ) {
        let at = |v: f64| {
            Athlete::default().with_threshold_speed(Speed::from_meters_per_second(v).unwrap())
        };
        let meters = 100 * meters;
        let seconds = (f64::from(meters) / (4.0 * share)).round();
        // Below a minute the speeds of a population count, which have no scale but their own.
        prop_assume!(seconds > 70.0);
        // The word keeps `200s` from being 200 m, whose time a population gives.
        let facts = facts(&format!("{count} x {meters}m in {seconds}s, {rest}s rest"));
        prop_assert_eq!(facts.reps.len(), usize::try_from(count).unwrap());
        let of = |facts: &Facts, v: f64| -> Vec<Class> {
            let judged = classify(facts, &at(v), &Criteria::default());
            judged.classes.iter().map(|c| c.class).collect()
        };
        // Speeds that lie on a limit to the last bit fall on either side of it.
        prop_assume!(of(&facts, 4.0 * (1.0 - 1e-9)) == of(&facts, 4.0 * (1.0 + 1e-9)));
        prop_assert_eq!(of(&facts, 4.0), of(&scaled(&facts, by), 4.0 * by));
    }

    #[test]
    fn one_scale_for_history_and_session_changes_no_long_run(
        minutes in prop::collection::vec(20_u32..120, 3..20), last in 20_u32..200, by in 0.5..3.0_f64,
    ) {
        let day = |n: usize| {
            let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
            first.checked_add_days(Days::new(n as u64)).unwrap()
        };
        let long = |by: f64| {
            let run = |n: usize, minutes: u32| {
                let mut run = PastSession::new(format!("r{n}"), day(n), Sport::Running);
                run.class = Some(Class::Easy);
                let seconds = 60.0 * f64::from(minutes) * by;
                run.sizes.moving = Some(Duration::from_secs_f64(seconds));
                run
            };
            let mut history = History::default();
            for (n, minutes) in minutes.iter().enumerate() {
                history.push(run(n, *minutes)).unwrap();
            }
            let today = run(minutes.len(), last);
            let around = Circumstances::default();
            let found = history.classes(&today, &around, &HistoryCriteria::default());
            // At most one standing, whatever else it is.
            let standings = [Class::Breakthrough, Class::BreakEven, Class::Recovery];
            assert!(found.iter().filter(|c| standings.contains(&c.class)).count() <= 1);
            found.iter().any(|c| c.class == Class::LongRun)
        };
        // Ratios that lie on the limit to the last bit fall on either side of it.
        let mut sorted = minutes.clone();
        sorted.sort_unstable();
        let middle = sorted.len() / 2;
        let median = if sorted.len() % 2 == 1 {
            f64::from(sorted[middle])
        } else {
            f64::midpoint(f64::from(sorted[middle - 1]), f64::from(sorted[middle]))
        };
        prop_assume!((f64::from(last) / median - 1.3).abs() > 1e-6);
        prop_assert_eq!(long(1.0), long(by));
    }
}
