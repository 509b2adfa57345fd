//! Two repetitions in reserve; heart rate rules; the band of a sub-threshold session.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use core::time::Duration;

use proptest::prelude::*;
use stadion_physiology::{BandPlace, Drift, DriftRep, DriftRule, DriftVerdict};
use stadion_sessions::{
    AimCriteria, Answers, BandBasis, BandCriteria, BandSigns, HeartAndPace, HeartCap, HeartRules,
    NotationOptions, ReserveCriteria, ReserveSigns, ReserveVerdict, SubThreshold, TimedReps,
    heart_rules, last_against_rest, on_target, parse, sub_threshold,
};
use stadion_types::{Bounds, HeartRate, Lactate, Rpe, Severity, Speed};

fn drift(rise: f64) -> Drift {
    let rep = |i: u32| {
        let hr = 160.0 + rise * (f64::from(i) - 1.0) / 3.0;
        DriftRep::new(560.0 * f64::from(i), Duration::from_secs(500))
            .with_hr_end(HeartRate::from_bpm(hr).ok())
            .with_speed(Speed::from_meters_per_second(4.0).ok())
    };
    DriftRule::default().judge(&(0..5).map(rep).collect::<Vec<_>>())
}

fn verdict(signs: &ReserveSigns<'_>) -> ReserveVerdict {
    signs.judge(&ReserveCriteria::default()).verdict
}

#[test]
fn the_athletes_own_answers_come_first() {
    let answers = |answers| ReserveSigns { answers, ..ReserveSigns::default() };
    let left = |n| Answers { reps_left: Some(n), ..Answers::default() };
    assert_eq!(verdict(&answers(left(2.0))), ReserveVerdict::Kept);
    assert_eq!(verdict(&answers(left(1.5))), ReserveVerdict::Spent);
    let hurt = Answers { pain: Some(true), ..left(4.0) };
    assert_eq!(verdict(&answers(hurt)), ReserveVerdict::Spent);
    let no_tomorrow = Answers { run_tomorrow: Some(false), ..left(4.0) };
    assert_eq!(verdict(&answers(no_tomorrow)), ReserveVerdict::Spent);
    // That nothing hurts alone tells of no reserve.
    let fine = Answers { pain: Some(false), run_tomorrow: Some(true), reps_left: None };
    assert_eq!(verdict(&answers(fine)), ReserveVerdict::Unsure);
    assert_eq!(verdict(&ReserveSigns::default()), ReserveVerdict::NotJudged);
}

#[test]
fn two_signs_of_the_body_leave_no_reserve_and_contradict_an_answer() {
    let (high, low) = (drift(6.0), drift(2.0));
    assert_eq!((high.verdict, low.verdict), (DriftVerdict::TooFast, DriftVerdict::Stable));
    let body = |drift, fade, rpe: Option<f64>| ReserveSigns {
        drift: Some(drift),
        fade_percent: Some(fade),
        rpe: rpe.map(|r| Rpe::from_cr10(r).unwrap()),
        ..ReserveSigns::default()
    };
    assert_eq!(verdict(&body(&low, 0.5, None)), ReserveVerdict::Kept);
    assert_eq!(verdict(&body(&high, 0.5, None)), ReserveVerdict::Unsure);
    assert_eq!(verdict(&body(&high, 2.1, None)), ReserveVerdict::Spent);
    assert_eq!(verdict(&body(&low, 2.1, Some(8.0))), ReserveVerdict::Spent);
    assert_eq!(verdict(&body(&low, 2.1, Some(7.5))), ReserveVerdict::Unsure);
    // Fade and last repetition are of the same times, and one sign.
    let times = ReserveSigns {
        fade_percent: Some(3.0),
        last_percent: Some(4.0),
        ..ReserveSigns::default()
    };
    let judged = times.judge(&ReserveCriteria::default());
    assert_eq!((judged.verdict, judged.against.len()), (ReserveVerdict::Unsure, 2));
    let said = Answers { reps_left: Some(3.0), ..Answers::default() };
    let against = ReserveSigns { answers: said, ..body(&high, 2.1, None) };
    let judged = against.judge(&ReserveCriteria::default());
    assert_eq!(judged.verdict, ReserveVerdict::Unsure);
    assert_eq!((judged.supports.len(), judged.against.len()), (1, 2));
    assert_eq!(judged.finding().unwrap().rule(), "reserve-unsure");
}

#[test]
fn the_last_repetition_is_held_against_those_before_it() {
    let of = |text: &str| {
        let session = parse(text, &NotationOptions::default()).session;
        last_against_rest(&TimedReps::from_session(&session))
    };
    // 61.2 against a mean of 60.
    assert!((of("3 x 400m\n400m: 59.8, 60.2, 61.2").unwrap() - 2.0).abs() < 1e-9);
    assert_eq!(of("2 x 400m\n400m: 60, 61.2"), None);
    // The fast side of a track is held against the fast side.
    let sides = of("6 x 120m\n120m: 14.5, 13.5, 14.6, 13.5, 14.5, 13.5").unwrap();
    assert!(sides.abs() < 1e-9, "{sides}");
}

fn heart(times: &str, bpm: [f64; 4], cap: f64) -> HeartRules {
    let text = format!("4 x 400m @ 72s\n400m: {times}");
    let session = parse(&text, &NotationOptions::default()).session;
    let aimed = on_target(&session, None, &AimCriteria::default()).unwrap();
    let bpm = bpm.map(|b| HeartRate::from_bpm(b).ok());
    heart_rules(&aimed, &bpm, &HeartCap::new(HeartRate::from_bpm(cap).unwrap())).unwrap()
}

#[test]
fn heart_rate_rules_where_it_conflicts_with_pace() {
    let (on, fast, slow) = ("72, 72, 72, 72", "70, 70, 70, 70", "75, 75, 75, 75");
    let (above, at, below) =
        ([160.0, 170.0, 171.0, 172.0], [150.0, 164.0, 165.0, 166.0], [140.0; 4]);
    let cases = [
        (on, above, HeartAndPace::HeartAbove, "heart-above-pace-met"),
        (slow, above, HeartAndPace::HeartAbove, "heart-above-pace-met"),
        (fast, above, HeartAndPace::BothTooHard, "heart-and-pace-too-hard"),
        (on, at, HeartAndPace::Agree, "heart-and-pace-agree"),
        (slow, at, HeartAndPace::HeartHolds, "heart-holds-pace-missed"),
        (slow, below, HeartAndPace::BothEasy, "heart-and-pace-easy"),
        (fast, below, HeartAndPace::HeartAllows, "heart-allows-faster"),
    ];
    for (times, bpm, verdict, rule) in cases {
        let found = heart(times, bpm, 168.0);
        assert_eq!(found.verdict, verdict, "{times} {bpm:?}");
        let finding = found.finding();
        assert_eq!(finding.rule(), rule);
        assert_eq!(finding.severity == Severity::Notice, !found.controlled(), "{rule}");
        let conflict = rule.contains("met") || rule.contains("missed") || rule.contains("allows");
        assert_eq!(finding.reason.text().contains("heart rate rules"), conflict, "{rule}");
    }
    // The cap itself passes, and the first repetition does not count.
    assert!(heart(on, [190.0, 168.0, 168.0, 168.0], 168.0).controlled());
}

#[test]
fn the_best_that_is_known_decides_the_band() {
    let mmol = |v: f64| Lactate::from_millimoles_per_liter(v).ok();
    let judge = |signs: BandSigns| sub_threshold(&signs, &BandCriteria::default());
    let of = |s: Option<SubThreshold>| s.map(|s| (s.place, s.basis)).unwrap();
    assert_eq!(judge(BandSigns::default()), None);
    let span = |least, most| Some(Bounds::between(mmol(least).unwrap(), mmol(most).unwrap()));
    let reading = BandSigns { lactate: span(3.0, 3.0), ..BandSigns::default() };
    assert_eq!(of(judge(reading)), (BandPlace::Within, BandBasis::Lactate));
    // A measured threshold of 3.2 takes the upper end to 2.9.
    let low = BandSigns { threshold_lactate: mmol(3.2), ..reading };
    assert_eq!(of(judge(low)), (BandPlace::Above, BandBasis::Lactate));
    // The whole span must lie above the band, or it is left open.
    for (least, most, place, sure, rule, severity) in [
        (2.8, 3.2, BandPlace::Within, true, "sub-threshold-lactate-within", Severity::Info),
        (3.1, 3.7, BandPlace::Within, false, "sub-threshold-lactate-within", Severity::Info),
        (3.3, 4.3, BandPlace::Above, false, "sub-threshold-lactate-open", Severity::Info),
        (3.6, 4.4, BandPlace::Above, true, "sub-threshold-lactate-above", Severity::Notice),
        (1.5, 2.1, BandPlace::Below, true, "sub-threshold-lactate-below", Severity::Info),
    ] {
        let signs = BandSigns {
            lactate: span(least, most),
            heart_mean_share: Some(0.9),
            ..BandSigns::default()
        };
        let found = judge(signs).unwrap();
        assert_eq!((found.place, found.sure, found.basis), (place, sure, BandBasis::Lactate));
        let findings = found.findings();
        assert_eq!((findings[0].rule(), findings[0].severity), (rule, severity), "{least}");
        let text = findings[0].reason.text();
        assert!(text.contains("mmol/L") && text.contains(&most.to_string()), "{text}");
        // Heart rate says above, which contradicts all that is not.
        let apart = place != BandPlace::Above;
        assert_eq!(found.disagree.contains(&BandBasis::HeartRate), apart, "{least}");
    }
    let heart =
        BandSigns { heart_mean_share: Some(0.87), forecast: mmol(4.0), ..BandSigns::default() };
    let found = judge(heart).unwrap();
    assert_eq!((found.place, found.basis), (BandPlace::Within, BandBasis::HeartRate));
    assert_eq!(found.disagree, [BandBasis::Forecast], "which is told");
    assert_eq!(found.findings().len(), 3);
    let end = BandSigns { heart_end_share: Some(0.925), ..heart };
    assert_eq!(of(judge(end)), (BandPlace::Above, BandBasis::HeartRate));
    let forecast = BandSigns { forecast: mmol(2.2), ..BandSigns::default() };
    assert_eq!(of(judge(forecast)), (BandPlace::Below, BandBasis::Forecast));
}

proptest! {
    /// More signs against a reserve never give one, and a worse answer never makes it better.
    #[test]
    fn worse_is_never_better(
        left in prop::option::of(0.0..5.0_f64),
        fade in -3.0..5.0_f64,
        more in 0.0..4.0_f64,
        rise in 0.0..10.0_f64,
    ) {
        let rank = |v: ReserveVerdict| match v {
            ReserveVerdict::Kept => 2,
            ReserveVerdict::Unsure | ReserveVerdict::NotJudged => 1,
            _ => 0,
        };
        let (a, b) = (drift(rise), drift(rise + more));
        let answers = |left: Option<f64>| Answers { reps_left: left, ..Answers::default() };
        let signs = ReserveSigns {
            drift: Some(&a),
            fade_percent: Some(fade),
            answers: answers(left),
            ..ReserveSigns::default()
        };
        let worse = ReserveSigns {
            drift: Some(&b),
            fade_percent: Some(fade + more),
            answers: answers(left.map(|l| l - more)),
            ..signs
        };
        prop_assert!(rank(verdict(&worse)) <= rank(verdict(&signs)));
    }

    /// A higher heart rate never makes a session controlled, whatever the pace.
    #[test]
    fn more_heart_rate_is_never_less_hard(
        bpm in prop::array::uniform4(120.0..190.0_f64),
        more in 0.0..20.0_f64,
        seconds in 68.0..78.0_f64,
    ) {
        let times = format!("{seconds:.1}, {seconds:.1}, {seconds:.1}, {seconds:.1}");
        let (a, b) = (heart(&times, bpm, 168.0), heart(&times, bpm.map(|x| x + more), 168.0));
        prop_assert!(a.controlled() || !b.controlled());
    }
}
