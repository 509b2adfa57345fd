//! A single that was run too hard: lactate above the threshold, or two signs.
#![allow(clippy::unwrap_used, reason = "a refusal is a failed test")]

use crate::taxonomy::common::{classes, codes, facts, judge, vdot_50};
use stadion_physiology::{Athlete, DriftRep, DriftRule, MeterError};
use stadion_sessions::{Class, Classification, Criteria, Signs, classify};
use stadion_types::{Bounds, HeartRate, Lactate, Speed};

const PLANNED: &str = "5 x 6 min sub-threshold, 60s";

fn with(signs: Signs, text: &str, athlete: &Athlete) -> Classification {
    let mut facts = facts(text);
    facts.signs = signs;
    classify(&facts, athlete, &Criteria::default())
}

fn lactate(value: f64) -> Lactate {
    Lactate::from_millimoles_per_liter(value).unwrap()
}

#[test]
fn lactate_above_the_threshold_spoils_alone() {
    for (least, spoiled) in [(3.2, false), (4.0, false), (4.1, true), (6.0, true)] {
        let mut signs = Signs::default();
        signs.lactate = Some(Bounds::between(lactate(least), lactate(least + 0.8)));
        let judged = with(signs, PLANNED, &Athlete::default());
        let class = if spoiled { Class::SingleSpoiled } else { Class::Single };
        assert_eq!(classes(&judged), [class], "{least}");
        assert_eq!(codes(&judged).contains(&"class-spoiled-lactate"), spoiled, "{least}");
    }
    // The athlete's own threshold comes before the usual one.
    let own = Athlete::default().with_threshold_lactate(lactate(3.0));
    let mut signs = Signs::default();
    signs.lactate = Some(Bounds::exactly(lactate(3.2)));
    assert_eq!(classes(&with(signs, PLANNED, &own)), [Class::SingleSpoiled]);
}

#[test]
fn the_meters_error_is_in_the_athletes_favour() {
    let meter = MeterError::default();
    for (reading, class) in
        [(3.4, Class::Single), (4.3, Class::Single), (5.2, Class::SingleSpoiled)]
    {
        let signs = Signs::default().with_reading(lactate(reading), &meter);
        assert_eq!(classes(&with(signs, PLANNED, &Athlete::default())), [class], "{reading}");
    }
}

#[test]
fn two_signs_spoil_and_one_does_not() {
    let text = |rpe: u32| format!("{PLANNED}\nRPE {rpe}");
    let mut drift = Signs::default();
    drift.drift_bpm = Some(6.0);
    let mut reserve = Signs::default();
    reserve.reps_left = Some(1.0);
    let mut both = drift;
    both.reps_left = Some(0.0);
    let mut calm = Signs::default();
    calm.drift_bpm = Some(5.0);
    calm.reps_left = Some(2.0);
    for (signs, rpe, class) in [
        (Signs::default(), 9, Class::Single),
        (drift, 6, Class::Single),
        (reserve, 7, Class::Single),
        (calm, 9, Class::Single),
        (drift, 8, Class::SingleSpoiled),
        (reserve, 9, Class::SingleSpoiled),
        (both, 5, Class::SingleSpoiled),
    ] {
        let judged = with(signs, &text(rpe), &Athlete::default());
        assert_eq!(classes(&judged), [class], "{signs:?} {rpe}");
    }
    // The drift rule has its own finding; the others are told here.
    assert_eq!(codes(&with(drift, &text(6), &Athlete::default())), [""; 0]);
    assert_eq!(codes(&with(reserve, &text(6), &Athlete::default())), ["class-spoiled-reserve"]);
}

#[test]
fn a_loss_of_pace_is_a_sign_and_a_plan_of_slower_repetitions_is_none() {
    let fading = "5 x 2km, 60s\n8:20, 8:24, 8:40, 8:50, 8:56\nRPE 9";
    let even = "5 x 2km, 60s\n8:36, 8:40, 8:38, 8:41, 8:37\nRPE 9";
    let quicker = "5 x 2km, 60s\n8:56, 8:50, 8:40, 8:36, 8:30\nRPE 9";
    assert_eq!(classes(&judge(fading, &vdot_50())), [Class::SingleSpoiled]);
    assert_eq!(classes(&judge(even, &vdot_50())), [Class::Single]);
    assert_eq!(classes(&judge(quicker, &vdot_50())), [Class::Single]);
    let planned = "2km in 8:30, 2km in 8:40, 2km in 8:50, 2km in 9:00, 60s rest\nRPE 9";
    assert!(!classes(&judge(planned, &vdot_50())).contains(&Class::SingleSpoiled));
}

#[test]
fn faster_than_the_threshold_is_another_class_and_no_spoiled_single() {
    let mut signs = Signs::default();
    signs.lactate = Some(Bounds::exactly(lactate(9.0)));
    signs.drift_bpm = Some(12.0);
    for text in ["6 x 800m at 5 km pace, 90 s\nRPE 10", "5 x 1000m @ 5K pace, 2:30\nRPE 9"] {
        let found = classes(&with(signs, text, &vdot_50()));
        assert!(!found.contains(&Class::SingleSpoiled) && !found.contains(&Class::Single));
    }
}

#[test]
fn planned_below_the_threshold_and_run_above_it_is_spoiled() {
    // 4:10 for a kilometre at the second threshold.
    let athlete = Athlete::default().with_threshold_speed(Speed::const_meters_per_second(4.0));
    let of = |plan: &str, time: &str| {
        let text = format!(
            "5 x 1km {plan}\nRecovery: 60s jog\n1km: {time}, {time}, {time}, {time}, {time}"
        );
        judge(&text, &athlete)
    };
    for (plan, time, class, rule) in [
        ("@ 4:16/km", "4:16", Class::Single, ""),
        ("@ 4:16/km", "4:10", Class::Single, ""),
        // 0.8 % above: one sign, and a single all the same.
        ("@ 4:16/km", "4:08", Class::Single, "class-spoiled-over"),
        ("@ 4:16/km", "4:05", Class::SingleSpoiled, "class-spoiled-over"),
        ("@ 4:16/km", "3:55", Class::SingleSpoiled, "class-spoiled-over"),
        ("in 4:16", "4:05", Class::SingleSpoiled, "class-spoiled-over"),
        ("sub-threshold", "4:05", Class::SingleSpoiled, "class-spoiled-over"),
        // Planned above, or of which nobody knows what was planned.
        ("@ 4:04/km", "4:05", Class::Threshold, ""),
        ("@ 4:04/km", "3:50", Class::Vo2max, ""),
        ("", "4:05", Class::Threshold, ""),
    ] {
        let judged = of(plan, time);
        assert_eq!(judged.classes[0].class, class, "{plan} {time}: {judged:?}");
        assert_eq!(
            codes(&judged).contains(&"class-spoiled-over"),
            !rule.is_empty(),
            "{plan} {time}"
        );
        let spoiled = judged.classes.iter().any(|c| c.class == Class::SingleSpoiled);
        assert_eq!(spoiled, class == Class::SingleSpoiled);
    }
    // A little above and one more sign.
    let felt = "5 x 1km @ 4:16/km\nRecovery: 60s jog\n1km: 4:08, 4:08, 4:08, 4:08, 4:08\nRPE 8";
    assert_eq!(classes(&judge(felt, &athlete))[0], Class::SingleSpoiled);
    // A label that the pace contradicts plans no single.
    let named = "Single\n5 x 1km @ 3:50/km\nRecovery: 60s jog\n1km: 3:50, 3:50, 3:50, 3:50, 3:50";
    assert!(!classes(&judge(named, &athlete)).contains(&Class::SingleSpoiled));
}

#[test]
fn the_fade_of_the_class_is_that_of_the_reserve() {
    use stadion_sessions::{NotationOptions, TimedReps, pace_fade, parse};
    let text = "5 x 2km, 60s\n8:20, 8:24, 8:40, 8:50, 8:56\nRPE 9";
    let timed = TimedReps::from_session(&parse(text, &NotationOptions::default()).session);
    let judged = judge(text, &vdot_50());
    let sign = judged.findings.iter().find(|f| f.rule() == "class-spoiled-fade").unwrap();
    assert!((sign.measured.unwrap() - pace_fade(&timed).unwrap()).abs() < 1e-9);
}

#[test]
fn the_drift_rule_gives_its_sign() {
    let reps = |last: f64| -> Vec<DriftRep> {
        [158.0, 160.0, 161.0, 163.0, last]
            .into_iter()
            .zip([0.0, 420.0, 840.0, 1260.0, 1680.0])
            .map(|(bpm, start)| {
                DriftRep::new(start, core::time::Duration::from_secs(360))
                    .with_hr_end(Some(HeartRate::from_bpm(bpm).unwrap()))
                    .with_speed(Some(Speed::const_meters_per_second(3.9)))
            })
            .collect()
    };
    let signs = |last| Signs::default().with_drift(&DriftRule::default().judge(&reps(last)));
    assert_eq!(signs(168.0).drift_bpm, Some(8.0));
    assert!(signs(168.0).drift_limit_bpm.is_some());
    let text = format!("{PLANNED}\nRPE 8");
    assert_eq!(classes(&with(signs(168.0), &text, &Athlete::default())), [Class::SingleSpoiled]);
    assert_eq!(classes(&with(signs(161.0), &text, &Athlete::default())), [Class::Single]);
    // Nothing to compare is no sign.
    let none = Signs::default().with_drift(&DriftRule::default().judge(&[]));
    assert_eq!(none, Signs::default());
}

#[test]
fn the_limits_are_data() {
    let mut facts = facts(PLANNED);
    facts.signs.drift_bpm = Some(6.0);
    let mut criteria = Criteria::default();
    criteria.judges.reserve.signs = 1;
    let found = classes(&classify(&facts, &Athlete::default(), &criteria));
    assert_eq!(found, [Class::SingleSpoiled]);
    criteria.threshold.spoiled_drift_bpm = 7.0;
    assert_eq!(classes(&classify(&facts, &Athlete::default(), &criteria)), [Class::Single]);
}
