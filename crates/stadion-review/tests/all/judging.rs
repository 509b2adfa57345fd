//! What the judges say of a recording beside its plan, and of a text beside the athlete's answers.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use chrono::DateTime;
use stadion_physiology::{Athlete, MeterError};
use stadion_review::{Context, Review, judge_text, review};
use stadion_sessions::{Answers, Criteria, ReserveVerdict, Signs};
use stadion_types::{Channel, Finding, HeartRate, Lactate, Recording, Rpe, Sport};

const PLAN: &str = "5 x 2km @ 4:00/km\nRecovery: 60\" jog";

/// Ten minutes easy, then repetitions of 2 km at 25/6 m/s with `rest_s` of jogging between, at `bpm` in each.
fn run<const N: usize>(rest_s: u32, bpm: [f32; N]) -> Recording {
    run_for(480, rest_s, bpm)
}

/// The same with repetitions of `rep_s`.
fn run_for<const N: usize>(rep_s: u32, rest_s: u32, bpm: [f32; N]) -> Recording {
    let mut speeds = vec![(2.5, 120.0); 600];
    for (rep, bpm) in bpm.into_iter().enumerate() {
        if rep > 0 {
            speeds.extend((0..rest_s).map(|_| (2.0, 135.0)));
        }
        speeds.extend((0..rep_s).map(|_| (25.0 / 6.0, bpm)));
    }
    speeds.extend((0..300).map(|_| (2.0, 120.0)));
    let mut way = 0.0;
    let mut meters = Vec::new();
    for (speed, _) in &speeds {
        meters.push(Some(way));
        way += speed;
    }
    let time: Vec<f64> = (0_u32..).map(f64::from).take(speeds.len()).collect();
    Recording::builder(DateTime::UNIX_EPOCH, time)
        .sport(Some(Sport::Running))
        .channel(Channel::HeartRate, speeds.iter().map(|(_, bpm)| Some(*bpm)).collect())
        .distance_m(meters)
        .build()
        .unwrap()
}

fn context(plan: &str) -> Context {
    let athlete = Athlete::default().with_max_hr(HeartRate::const_bpm(192.0));
    Context::new(athlete).with_plan(plan)
}

fn judged(rest_s: u32, bpm: [f32; 5]) -> Review {
    review(&run(rest_s, bpm), &context(PLAN))
}

fn says(findings: &[Finding], rule: &str) -> bool {
    findings.iter().any(|finding| finding.rule() == rule)
}

#[test]
fn a_single_as_planned_is_said_to_be_one() {
    // 163 of 192 bpm are 84.9 %.
    let review = judged(60, [161.0, 162.0, 163.0, 163.0, 164.0]);
    assert_eq!(review.classes[0].class.as_str(), "single");
    for rule in [
        "target-met",
        "rests-as-prescribed",
        "splits-even",
        "heart-and-pace-agree",
        "sub-threshold-heart-within",
        "reserve-kept",
    ] {
        assert!(says(&review.findings, rule), "{rule} of {:?}", review.findings);
    }
    let reserve = review.reserve.unwrap();
    assert_eq!((reserve.verdict, reserve.against.len()), (ReserveVerdict::Kept, 0));
}

#[test]
fn heart_rate_above_its_cap_rules_over_a_pace_that_was_met() {
    // 170 of 192 bpm are 88.5 %; the rise is within the drift rule.
    let review = judged(60, [168.0, 169.0, 170.0, 170.0, 171.0]);
    assert!(says(&review.findings, "heart-above-pace-met"), "{:?}", review.findings);
    assert!(says(&review.findings, "sub-threshold-heart-above"), "{:?}", review.findings);
    let rising = judged(60, [150.0, 152.0, 155.0, 158.0, 162.0]);
    assert!(says(&rising.findings, "target-met-with-drift"), "{:?}", rising.findings);
    assert!(!says(&rising.findings, "reserve-kept"));
}

#[test]
fn rests_are_held_against_the_plan() {
    let bpm = [161.0, 162.0, 163.0, 163.0, 164.0];
    for (rest_s, rule) in
        [(30, "rests-shorter"), (60, "rests-as-prescribed"), (120, "rests-longer")]
    {
        let review = judged(rest_s, bpm);
        assert_eq!(review.reps.len(), 5, "{rest_s}");
        assert!(says(&review.findings, rule), "{rest_s}: {:?}", review.findings);
    }
}

#[test]
fn the_athletes_answers_count() {
    let text = format!("{PLAN}\n2km: 8:00, 8:01, 8:00, 8:02, 8:01");
    let of = |answers| judge_text(&text, &Context::default().with_answers(answers));
    let silent = of(Answers::default());
    assert_eq!(silent.reserve.unwrap().verdict, ReserveVerdict::Unsure, "heart rate is not known");
    let left = |n| Answers { reps_left: Some(n), ..Answers::default() };
    assert!(says(&of(left(2.0)).findings, "reserve-kept"));
    let spent = of(left(1.0));
    assert!(says(&spent.findings, "reserve-spent"));
    assert_eq!(spent.reserve.unwrap().against.len(), 1);
    // What is not to be run under control is not asked for a reserve.
    let sprints = "4 x 250m sprint\nRecovery: full, 5'\n250m: 29.78, 29.98, 31.31, 31.20";
    assert_eq!(judge_text(sprints, &Context::default().with_answers(left(0.0))).reserve, None);
}

#[test]
fn a_spoiled_single_is_held_to_what_a_single_is() {
    let rpe = Rpe::from_cr10(9.0).unwrap();
    let recording = run(60, [150.0, 152.0, 155.0, 158.0, 162.0]);
    let review = review(&recording, &context(PLAN).with_rpe(rpe));
    assert_eq!(review.classes[0].class.as_str(), "single-spoiled");
    for rule in ["splits-even", "sub-threshold-heart-within", "heart-and-pace-agree"] {
        assert!(says(&review.findings, rule), "{rule} of {:?}", review.findings);
    }
    assert_eq!(review.reserve.unwrap().verdict, ReserveVerdict::Spent);
}

#[test]
fn the_repetitions_left_count_for_the_class_and_for_the_reserve() {
    let text = "5 x 6 min sub-threshold, 60s\nRPE 9";
    let of = |context: &Context| judge_text(text, context);
    let silent = of(&Context::default());
    assert_eq!(silent.classes[0].class.as_str(), "single", "one sign alone");
    let answers = Answers { reps_left: Some(0.0), ..Answers::default() };
    let answered = of(&Context::default().with_answers(answers));
    let mut seen = Context::default();
    seen.signs.reps_left = Some(0.0);
    for review in [answered, of(&seen)] {
        assert_eq!(review.classes[0].class.as_str(), "single-spoiled");
        let reserve = review.reserve.unwrap();
        assert_eq!((reserve.verdict, reserve.against.len()), (ReserveVerdict::Spent, 2));
    }
}

#[test]
fn an_even_number_of_heart_rates_has_its_median_in_the_middle() {
    // The cap is 87 % of 192, 167.04 bpm; the two in the middle are 164 and 169.
    let recording = run(60, [169.0, 164.0, 164.0, 169.0]);
    let review = review(&recording, &context("4 x 2km @ 4:00/km\nRecovery: 60\" jog"));
    assert_eq!((review.reps.len(), review.classes[0].class.as_str()), (4, "single"));
    assert!(says(&review.findings, "sub-threshold-heart-within"), "{:?}", review.findings);
    assert!(!says(&review.findings, "sub-threshold-heart-above"), "{:?}", review.findings);
}

#[test]
fn repetitions_over_another_distance_are_judged_by_what_was_run() {
    // 1600 m at the speed that was asked for over 2 km.
    let recording = run_for(384, 60, [161.0, 162.0, 163.0, 163.0, 164.0]);
    let review = review(&recording, &context(PLAN));
    assert_eq!(review.reps.len(), 5);
    assert!(!says(&review.findings, "target-missed"), "{:?}", review.findings);
    assert!(says(&review.findings, "target-met"), "{:?}", review.findings);
}

#[test]
fn lifts_of_the_plan_are_no_repetitions_of_the_recording() {
    let recording = run(60, [161.0, 162.0, 163.0, 163.0, 164.0]);
    let review = review(&recording, &context(&format!("{PLAN}\n3 x 8 squats")));
    assert!(says(&review.findings, "target-met"), "{:?}", review.findings);
}

fn reading(millimoles: f64) -> Signs {
    let lactate = Lactate::from_millimoles_per_liter(millimoles).unwrap();
    Signs::default().with_reading(lactate, &MeterError::default())
}

#[test]
fn a_reading_decides_the_band_before_heart_rate_and_forecast() {
    let recording = run(60, [161.0, 162.0, 163.0, 163.0, 164.0]);
    let text = "5 x 6 min sub-threshold, 60s";
    for (millimoles, rule) in [
        (2.0, "sub-threshold-lactate-below"),
        (3.0, "sub-threshold-lactate-within"),
        (3.7, "sub-threshold-lactate-open"),
        (4.2, "sub-threshold-lactate-above"),
    ] {
        let of_recording = review(&recording, &context(PLAN).with_signs(reading(millimoles)));
        assert!(says(&of_recording.findings, rule), "{millimoles}: {:?}", of_recording.findings);
        // Heart rate is within; where lactate is not, that is told.
        let apart = says(&of_recording.findings, "sub-threshold-disagree");
        assert_eq!(apart, millimoles > 4.0, "{millimoles}");
        let of_text = judge_text(text, &Context::default().with_signs(reading(millimoles)));
        assert!(says(&of_text.findings, rule), "{millimoles}: {:?}", of_text.findings);
    }
    let silent = judge_text(text, &Context::default());
    assert!(!silent.findings.iter().any(|f| f.rule().starts_with("sub-threshold")));
}

#[test]
fn every_judge_goes_by_the_limits_of_the_context() {
    let text = "5 x 1km @ 4:00/km\nRecovery: 60s jog\n1km: 4:00, 4:01, 4:06, 4:00, 4:01";
    let strict = judge_text(text, &Context::default());
    assert!(says(&strict.findings, "target-missed"), "{:?}", strict.findings);
    let mut criteria = Criteria::default();
    criteria.judges.aim.within = 0.03;
    let wide = judge_text(text, &Context::default().with_criteria(criteria));
    assert!(says(&wide.findings, "target-met-heart-unknown"), "{:?}", wide.findings);

    let recording = run(70, [161.0, 162.0, 163.0, 163.0, 164.0]);
    let longer = review(&recording, &context(PLAN));
    assert!(says(&longer.findings, "rests-longer"), "{:?}", longer.findings);
    let mut criteria = Criteria::default();
    criteria.judges.rests.within_s = 15.0;
    criteria.judges.band.heart_mean_max = 0.8;
    criteria.judges.heart.near_bpm = 0.0;
    let wide = review(&recording, &context(PLAN).with_criteria(criteria));
    for rule in ["rests-as-prescribed", "sub-threshold-heart-above", "heart-above-pace-met"] {
        assert!(says(&wide.findings, rule), "{rule} of {:?}", wide.findings);
    }

    let sprints = "5 x 250m sprint\nRecovery: full, 6'\n250m: 29.8, 30.1, 31.2, 31.4, 31.5";
    assert!(!says(&judge_text(sprints, &Context::default()).findings, "stop-went-on"));
    let mut criteria = Criteria::default();
    criteria.judges.stop.sprint.slower = 0.04;
    let early = judge_text(sprints, &Context::default().with_criteria(criteria));
    assert!(says(&early.findings, "stop-went-on"), "{:?}", early.findings);
}
