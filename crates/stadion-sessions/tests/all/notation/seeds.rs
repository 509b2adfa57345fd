//! The sessions that the reader was made for, in short lines of our own around their set notation.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]
#![allow(clippy::float_cmp, reason = "these figures are read, not computed")]

use stadion_sessions::{
    Activity, Effort, LineKind, Mode, NotationErrorKind, NotationOptions, Parsed, PatternKind,
    RestAmount, Scope, Section, StepKind, Target, parse,
};

use stadion_types::{Bounds, Distance};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

fn meters(parsed: &Parsed) -> Option<(f64, f64)> {
    parsed.session.totals().distance.map(|d| (d.min().meters(), d.max().meters()))
}

fn rest(parsed: &Parsed) -> Option<(u64, u64)> {
    parsed.session.totals().rest.map(|r| (r.min().as_secs(), r.max().as_secs()))
}

fn reps(parsed: &Parsed) -> Option<(u32, u32)> {
    parsed.session.totals().reps.map(|r| (r.min(), r.max()))
}

const NESTED: &str = "2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m\n\
    120m Set #1: 14.56, 13.60, 14.75\n\
    120m Set #2:\u{a0}13.44, 14.36, 13.38\n\
    Ladder: 42.03, 25.54, 12.27, 12.07, 24.60, 38.88\n\
    Recovery: 80m walk in 90\" after 120m reps. 6' rec between sets. 2' rec. between reps in ladder\n\
    A demanding speed endurance session before 3 - 5 easy days.";

#[test]
fn nested_sets_and_a_ladder() {
    let parsed = read(NESTED);
    assert_eq!((meters(&parsed), reps(&parsed)), (Some((1920.0, 1920.0)), Some((12, 12))));
    assert_eq!(rest(&parsed), Some((1680, 1680)));
    // The other reading, 22 minutes, is told.
    assert_eq!(parsed.ambiguities.len(), 1, "{:?}", parsed.ambiguities);
    assert!(parsed.ambiguities[0].readings[1].contains("1320 s"));
    assert_eq!(parsed.unknown, []);
    let done = parsed.session.done().unwrap();
    assert_eq!((done.reps, done.work.as_millis()), (12, 239_480));
    assert_eq!(done.distance.map(Distance::meters), Some(1920.0));
    let patterns = parsed.session.patterns();
    assert_eq!(patterns[0].kind, PatternKind::Alternating);
    assert_eq!(patterns[0].times_s.len(), 6, "over both sets");
    assert_eq!(parsed.session.declared()[0].label, "speed-endurance");
    let walks = parsed.session.steps().into_iter().filter(|s| s.mode == Some(Mode::Walk));
    assert_eq!(walks.filter(|s| s.distance.is_some() && s.duration.is_some()).count(), 4);
    // Every split has its repetition, in the order of the text.
    let order: Vec<_> = parsed.session.splits().iter().map(|s| s.rep).collect();
    assert_eq!(order, (1..=12).map(Some).collect::<Vec<_>>());
}

#[test]
fn sprints_with_a_range_of_rest_and_a_pace_in_the_prose() {
    let text = "4 x 250m sprint + 1 x 300m\n\
        250m \u{2014}\u{a0} 29.78\u{a0}/\u{a0}29.98 31.31 / 31.20\n\
        300m \u{2014} 37.47\n\
        Recovery: Full, 5 - 6' recovery walk/jog as needed between reps\n\
        The last 300m was quick. He ran it at 49.8/400m pace.";
    let parsed = read(text);
    assert_eq!((meters(&parsed), reps(&parsed)), (Some((1300.0, 1300.0)), Some((5, 5))));
    assert_eq!(rest(&parsed), Some((1200, 1440)));
    assert_eq!(parsed.session.done().unwrap().work.as_millis(), 159_740);
    assert!(parsed.session.steps().iter().filter(|s| s.kind == StepKind::Rest).all(|s| s.full));
    let remark = parsed.session.pace_remarks()[0];
    assert_eq!((remark.rep, remark.distance.meters()), (Some(5), 300.0));
    assert!(
        (remark.measured_400_s - 49.96).abs() < 1e-9 && (remark.written_400_s - 49.8).abs() < 1e-9
    );
    assert!((remark.difference_percent() - 0.32).abs() < 0.01);
    assert_eq!(parsed.session.patterns()[0].kind, PatternKind::Fade);
}

#[test]
fn a_document_with_labels() {
    let text = "Sub-threshold training keeps you fresh. You can do 10 x 400m hard, or rather not.\n\
        \u{2022} Warm-up: 8-12 minutes easy jog.\n\
        \u{2022} The Set: 5 x 2km (1.25 mile).\n\
        \u{2022} The Pace: Half-marathon pace, sustainable at around 86-87% max heart rate.\n\
        \u{2022} The Recovery: 60 seconds of very light jogging or standing rest.\n\
        \u{2022} The Rule: If your heart rate drifts more than 5 beats per minute, slow down.";
    let parsed = read(text);
    let main = parsed.session.main_totals();
    assert_eq!(
        (meters(&parsed), main.reps),
        (Some((10_000.0, 10_000.0)), Some(Bounds::exactly(5)))
    );
    assert_eq!((main.work, reps(&parsed)), (None, Some((6, 6))), "the warm-up counts as written");
    assert_eq!(rest(&parsed), Some((240, 240)));
    let steps = parsed.session.steps();
    assert_eq!(steps[0].section, Section::WarmUp);
    assert_eq!(steps[0].rep, None);
    let targets = &steps[1].targets;
    assert!(
        matches!(targets[0], Target::RacePace { distance, .. } if distance.min().meters() == 21_097.5),
        "{targets:?}"
    );
    assert!(
        matches!(targets[1], Target::Percent { range, .. } if range.max() == 87.0),
        "{targets:?}"
    );
    // The work inside the prose is not taken, and that is said.
    assert!(parsed.unknown.iter().any(|u| u.text.contains("10 x 400m")));
}

#[test]
fn short_lines() {
    for (text, distance, count, effort) in [
        ("ten 400-meter repeats at maximum effort", 4000.0, 10, Some(Effort::Maximal)),
        ("ten 400s all out", 4000.0, 10, Some(Effort::Maximal)),
        ("twelve 300-metre reps, flat out", 3600.0, 12, Some(Effort::Maximal)),
        ("8 x 500m eyeballs out", 4000.0, 8, Some(Effort::Maximal)),
        ("6 x 300 m at full speed", 1800.0, 6, Some(Effort::Maximal)),
        ("10 x 400m at a sprinting pace", 4000.0, 10, Some(Effort::Sprint)),
        ("6 x 1km at a pace slightly slower than their 10K personal best", 6000.0, 6, None),
        ("a single 100-mile ride in the mountains", 160_934.4, 1, None),
        ("hiking a 15 mile loop (and sprinting up the occasional switchback!)", 24_140.16, 1, None),
        ("walking 2 miles at a steady pace", 3218.688, 1, Some(Effort::Steady)),
        ("parkrun in 20:00", 5000.0, 1, None),
    ] {
        let parsed = read(text);
        assert_eq!(meters(&parsed), Some((distance, distance)), "{text}");
        assert_eq!(reps(&parsed), Some((count, count)), "{text}");
        assert_eq!(parsed.session.steps()[0].effort, effort, "{text}");
    }
    let parsed = read("Warm-up: 8-12 minutes easy jog.");
    assert_eq!(reps(&parsed), Some((1, 1)), "alone, a warm-up is the session");
}

#[test]
fn lifts() {
    for (text, sets, lifts) in [
        ("3 sets of 5 reps in the back squat", 3, 15),
        ("4 sets of 8 reps in the bench press", 4, 32),
        ("an unbroken 20 rep set with a reasonably heavy weight once a week", 1, 20),
        ("a sequence of 8 machines at the gym for 12 reps each", 8, 96),
        ("5 reps x 3 sets", 3, 15),
    ] {
        let parsed = read(text);
        let totals = parsed.session.totals();
        assert_eq!(reps(&parsed), Some((sets, sets)), "{text}");
        assert_eq!(totals.lifts.and_then(|l| l.exact()), Some(lifts), "{text}");
        assert_eq!(totals.distance, None, "{text}");
    }
}

#[test]
fn kinds_of_lines() {
    for (text, kind) in [
        ("Twelve sub-threshold sessions over four weeks", LineKind::Plan),
        ("Daniel punched it at 49.8/400m pace.", LineKind::Target),
        ("Adding five pounds to your barbell squat from last week", LineKind::Note),
        ("That sting of the final 600m of the mile is intense and unavoidable.", LineKind::Note),
        ("Somebody \u{2014} May 18th, 2018", LineKind::Note),
        ("60s jog between reps", LineKind::Recovery),
        ("3 minute recovery between", LineKind::Recovery),
        ("RPE: 7/10", LineKind::Rpe),
        ("400m: 65, 66, 64", LineKind::Result),
        ("Ladder: 300, 200, 100", LineKind::Work),
    ] {
        assert_eq!(read(text).session.lines()[0].kind, kind, "{text}");
    }
}

#[test]
fn one_session_in_many_typographies() {
    for text in [
        "2 x (3 x 300m)\nRecovery: 90\" between reps, 5 - 6' between sets",
        "2\u{d7}(3\u{d7}300m)\nRecovery: 90\u{201d} between reps, 5\u{2013}6\u{2019} between sets",
        "2 \u{d7} (3 \u{d7} 300\u{a0}m)\nRecovery:\u{a0}90\u{2033} between reps; 5\u{2013}6\u{2032} between sets",
        "2*(3*300m)\nRest \u{2014} 90'' between reps. 5 to 6 min between sets.",
        "2X(3X300 metres)\nRecovery: 90 s between reps and five to six minutes between sets",
        "two times (3 x 300m)\nRest: between reps 1:30, between sets 5:00-6:00",
        "2 sets of 3 x 300m\n90 seconds between reps, between 5 and 6 minutes between sets",
    ] {
        let parsed = read(text);
        assert_eq!(reps(&parsed), Some((6, 6)), "{text}");
        assert_eq!(meters(&parsed), Some((1800.0, 1800.0)), "{text}");
        assert_eq!(
            rest(&parsed),
            Some((4 * 90 + 300, 4 * 90 + 360)),
            "{text}: {:?}",
            parsed.session.recoveries()
        );
        assert_eq!((parsed.ambiguities.len(), parsed.unknown.len()), (0, 0), "{text}: {parsed:?}");
    }
}

#[test]
fn times_however_they_are_parted() {
    for text in [
        "250m: 29.78 / 29.98 31.31 / 31.20",
        "250m \u{2014} 29.78, 29.98, 31.31, 31.20",
        "250s: 29,78 / 29,98 / 31,31 / 31,20",
    ] {
        let splits = read(text).session.splits();
        let seconds: Vec<f64> = splits.iter().map(|s| s.time.seconds()).collect();
        assert_eq!(seconds, [29.78, 29.98, 31.31, 31.20], "{text}");
        assert_eq!(splits[0].distance.map(Distance::meters), Some(250.0), "{text}");
    }
}

#[test]
fn rests_beside_the_work() {
    let parsed = read("3 x 300m w/ 3' rest ; 4 x 150m w/ 2' rest [10' rest between 300 & 150]");
    assert_eq!(rest(&parsed), Some((2 * 180 + 600 + 3 * 120, 2 * 180 + 600 + 3 * 120)));
    let parsed = read("4-6 x 1km, 60s jog");
    assert_eq!(rest(&parsed), Some((180, 300)));
    let parsed = read("8 x 200m with full recovery");
    assert_eq!(rest(&parsed), None);
    assert_eq!(parsed.unknown.len(), 1, "an open rest is told");
    let rules = parsed.session.rest_rules();
    assert!(matches!(
        (&rules[0].amount, &rules[0].scope, rules[0].full),
        (RestAmount::Open, Scope::EachGap, true)
    ));
}

#[test]
fn what_nobody_does_is_refused() {
    for (text, kind) in [
        ("", NotationErrorKind::Empty),
        ("9999999999 x 400m", NotationErrorKind::NumberTooLarge),
        ("300 x 400m", NotationErrorKind::Implausible),
        ("100 x 5km", NotationErrorKind::Implausible),
        ("((((((((((((((((((5 x 300m))))))))))))))))))", NotationErrorKind::TooDeep),
    ] {
        let parsed = read(text);
        assert_eq!(parsed.error.map(|e| e.kind), Some(kind), "{text}");
        assert!(parsed.session.steps().is_empty(), "{text}");
    }
}

#[test]
fn a_reading_that_could_be_another_is_told() {
    for text in [
        "10 x 400s",
        "6 x 400m, 90s",
        "4 x 0.1 mile @ marathon pace followed by 0.1 mile @ steady pace",
        "3 times 2000m in 6.50 with 3min recovery",
        "200m, 400m, 200m x3",
    ] {
        assert!(!read(text).ambiguities.is_empty(), "{text}");
    }
}

#[test]
fn activities_are_kept() {
    let steps = read("20 min easy + 6 x 100m strides").session.steps();
    assert_eq!(steps.last().map(|s| s.activity), Some(Activity::Strides));
    assert_eq!(steps[0].effort, Some(Effort::Easy));
}
