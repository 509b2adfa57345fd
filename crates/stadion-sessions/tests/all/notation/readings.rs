//! Thirty places of coaches' shorthand that can be read in two ways: the reading that is taken, that
//! the other one is told with a reason, and that nothing is told where one reading is sensible.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use stadion_sessions::Dialect::{Cycle, Strength, Swim, Track};
use stadion_sessions::{
    Dialect, LineKind, Mode, NotationOptions, Parsed, PercentOf, Relation, RestAmount, Scope,
    Seconds, Step, StepKind, Target, parse,
};

fn read(dialect: Dialect, text: &str) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

/// Metres, seconds of work and repetitions, as ranges.
type Sums = (Option<(f64, f64)>, Option<(u64, u64)>, Option<(u32, u32)>);

fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    let round = |m: f64| (m * 10.0).round() / 10.0;
    (
        totals.distance.map(|d| (round(d.min().meters()), round(d.max().meters()))),
        totals.work.map(|w| (w.min().as_secs(), w.max().as_secs())),
        totals.reps.map(|r| (r.min(), r.max())),
    )
}

fn way(meters: f64, reps: u32) -> Sums {
    (Some((meters, meters)), None, Some((reps, reps)))
}

fn timed(seconds: u64, reps: u32) -> Sums {
    (None, Some((seconds, seconds)), Some((reps, reps)))
}

/// One sensible reading: the sums hold, and there is no entry.
fn clear(dialect: Dialect, text: &str, expected: Sums) -> Parsed {
    let parsed = read(dialect, text);
    assert_eq!(sums(&parsed), expected, "{text}");
    assert_eq!(parsed.error, None, "{text}");
    assert!(parsed.ambiguities.is_empty(), "{text}: {:#?}", parsed.ambiguities);
    assert!(parsed.unknown.is_empty(), "{text}: {:#?}", parsed.unknown);
    parsed
}

/// Two readings: the sums are those of the first, the other one is told, and why.
fn doubted(dialect: Dialect, text: &str, expected: Sums, other: &str) -> Parsed {
    let parsed = read(dialect, text);
    assert_eq!(sums(&parsed), expected, "{text}");
    assert_eq!(parsed.error, None, "{text}");
    let told = parsed.ambiguities.iter().any(|a| {
        let rest = a.readings.iter().enumerate().filter(|(i, _)| *i != a.chosen);
        rest.clone().any(|(_, r)| r.contains(other)) && !a.why.is_empty()
    });
    assert!(told, "{text}: {other:?} is not among {:#?}", parsed.ambiguities);
    parsed
}

fn rest(parsed: &Parsed) -> Option<(u64, u64)> {
    parsed.session.totals().rest.map(|r| (r.min().as_secs(), r.max().as_secs()))
}

fn first_work(parsed: &Parsed) -> Step {
    parsed.session.steps().into_iter().find(|s| s.kind == StepKind::Work).unwrap()
}

fn targets(parsed: &Parsed) -> Vec<Target> {
    first_work(parsed).targets
}

#[test]
fn b1_a_count_binds_before_a_comma_and_a_plus() {
    clear(Track, "2 x (3 x 110m) + 350m, 250m", way(1260.0, 8));
}

#[test]
fn b2_a_list_behind_a_count() {
    clear(Track, "4 x 250m, 350m", way(1350.0, 5));
    doubted(Track, "3 x 5 min @ 95%, 4 min @ 85%", timed(1140, 4), "whole list");
    clear(Cycle, "3x 4min @ 95% FTP, 3min @ 85% FTP", timed(1260, 6));
}

#[test]
fn b3_a_second_sign_of_multiplication() {
    clear(Track, "100m x 100m x 300m", way(500.0, 3));
    clear(Track, "300x600x900", way(1800.0, 3));
    clear(Track, "4 x 3 x 300m", way(3600.0, 12));
    clear(Track, "500 x 4", way(2000.0, 4));
    // A time behind it is the rest.
    let parsed = clear(Track, "4 x 500m x 90s", way(2000.0, 4));
    assert_eq!(rest(&parsed), Some((270, 270)));
}

#[test]
fn b4_a_dash_lists_or_spans() {
    clear(Track, "350m - 250m - 150m", way(750.0, 3));
    clear(Track, "100-150-200-150-100", way(700.0, 5));
    clear(Track, "1200m\u{2014}600m\u{2014}2x300m", way(2400.0, 4));
    let parsed = clear(Track, "4 x 500m, 3' - 4' rest", way(2000.0, 4));
    assert_eq!(rest(&parsed), Some((540, 720)));
    doubted(Track, "300m - 200m", way(500.0, 2), "a range");
}

#[test]
fn b5_a_unit_from_a_neighbour() {
    clear(Track, "1x60m, 1x90, 1x150", way(300.0, 3));
    clear(Track, "(150,300,450)m", way(900.0, 3));
}

#[test]
fn b6_m_is_metres_or_minutes() {
    clear(Track, "6 x 40m", way(240.0, 6));
    doubted(Track, "6 x 4m", way(24.0, 6), "minutes");
    clear(Cycle, "6 x 4m", timed(1440, 6));
    clear(Cycle, "5 x 200mtr", way(1000.0, 5));
}

#[test]
fn b7_s_is_seconds_or_a_plural() {
    clear(Track, "6 x flying 50s", way(300.0, 6));
    clear(Track, "5 x 150's", way(750.0, 5));
    clear(Track, "6 x 45s", timed(270, 6));
    doubted(Track, "3 x 800s", way(2400.0, 3), "seconds");
}

#[test]
fn b8_a_full_stop_between_minutes_and_seconds() {
    let parsed = doubted(Track, "4 x 1000m in 3.10 with 1.30 recovery", way(4000.0, 4), "decimal");
    assert_eq!(rest(&parsed), Some((270, 270)));
    let seconds = |s| Target::Time(stadion_types::Bounds::exactly(Seconds(s)));
    assert_eq!(targets(&parsed), [seconds(std::time::Duration::from_secs(190))]);
    let parsed = clear(Track, "4 x 500m, 2.5' rest", way(2000.0, 4));
    assert_eq!(rest(&parsed), Some((450, 450)));
}

#[test]
fn b9_seconds_may_be_more_than_sixty() {
    let parsed = clear(Track, "2 x 600m\n600m: 95.4, 1:34.9", way(1200.0, 2));
    assert_eq!(parsed.session.done().map(|d| d.work.as_millis()), Some(190_300));
}

#[test]
fn b10_a_colon_is_minutes_and_seconds() {
    clear(Track, "4 x 1:20 min", timed(320, 4));
    clear(Track, "3 x 2min30sec", timed(450, 3));
    clear(Track, "5 x 1min 10s", timed(350, 5));
}

#[test]
fn b11_full_with_a_figure() {
    for text in ["3 x 300m, full recovery, 6 - 7'", "3 x 300m\nRecovery: Full, 6 - 7'"] {
        let parsed = clear(Track, text, way(900.0, 3));
        assert_eq!(rest(&parsed), Some((720, 840)), "{text}");
        assert!(parsed.session.rest_rules()[0].full, "{text}");
    }
}

#[test]
fn b12_a_distance_in_a_time_is_one_rest() {
    let parsed = clear(Track, "4 x 150m, 90m walk in 80\"", way(600.0, 4));
    assert_eq!(rest(&parsed), Some((240, 240)));
    let rule = parsed.session.rest_rules()[0].clone();
    assert!(matches!(rule.amount, RestAmount::DistanceIn { .. }));
    assert_eq!(rule.mode, Some(Mode::Walk));
    // Nobody walks 5 m/s, or jogs 15.
    for text in ["4 x 200m, 200m walk in 40 s", "4 x 300m, 300m jog in 20 s"] {
        let parsed = read(Track, text);
        assert!(parsed.unknown.iter().any(|u| u.why.contains("faster")), "{text}");
    }
}

#[test]
fn b13_no_rest_behind_the_last() {
    let parsed = clear(Track, "5 x 500m, 3 min after each rep", way(2500.0, 5));
    assert_eq!(rest(&parsed), Some((720, 720)));
    let parsed = clear(Track, "5 x 500m\nTake 3 min between intervals", way(2500.0, 5));
    assert_eq!(rest(&parsed), Some((720, 720)));
}

#[test]
fn b14_blocks_are_sets() {
    let text = "2 x (3 x 150m) + 400m, 300m\nRecovery: 90s between reps. 6' between sets";
    let parsed = doubted(Track, text, way(1600.0, 8), "810 s of rest");
    assert_eq!(rest(&parsed), Some((1170, 1170)));
}

#[test]
fn b15_a_bare_number_beside_a_jog_is_metres() {
    let parsed = read(Track, "3 x (3 x 300m) w/ 100 jog within sets and 300 jog btw sets");
    assert_eq!(sums(&parsed), way(2700.0, 9));
    assert!(parsed.ambiguities.is_empty());
    let rules = parsed.session.rest_rules();
    assert!(rules.iter().all(|r| matches!(r.amount, RestAmount::Distance(_))));
    let scopes: Vec<_> = rules.iter().map(|r| r.scope.clone()).collect();
    assert_eq!(scopes, [Scope::WithinSets, Scope::BetweenSets]);
}

#[test]
fn b16_a_distance_behind_an_at_is_a_race() {
    for text in ["4 x 1k @ 10K", "4 x 1k @ 10k pace"] {
        let parsed = clear(Track, text, way(4000.0, 4));
        let pace = targets(&parsed);
        assert!(matches!(pace[..], [Target::RacePace { relation: Relation::At, .. }]), "{text}");
    }
    // A pace over the unit of the work; without one there are two.
    let speed = |text: &str| match targets(&read(Track, text))[..] {
        [Target::Speed(speed)] => speed.min().meters_per_second(),
        ref other => panic!("{text}: {other:?}"),
    };
    assert!((speed("2 miles @ 4:40 pace") - 1609.344 / 280.0).abs() < 1e-9);
    assert!((speed("4 x 1 km @ 3:20 pace") - 5.0).abs() < 1e-9);
    doubted(Track, "3 x 800m @ 4:40 pace", way(2400.0, 3), "a mile");
}

#[test]
fn b17_a_time_behind_an_at() {
    let parsed = clear(Track, "5 x 400m @ 1:20", way(2000.0, 5));
    assert!(matches!(targets(&parsed)[..], [Target::Time(_)]));
    for text in ["10 x 100 on 1:30", "10 x 100 @ 1:30", "10 x 100 @1:30"] {
        let parsed = read(Swim, text);
        assert_eq!(sums(&parsed), way(914.4, 10), "{text}");
        assert!(matches!(parsed.session.rest_rules()[0].amount, RestAmount::SendOff(_)), "{text}");
        assert!(parsed.ambiguities.is_empty(), "{text}");
    }
    // With a plus, and where nobody swims so fast, it is the rest.
    for text in ["10 x 100 @+15", "10 x 100 @ :15 rest", "10 x 100 @ :15"] {
        let parsed = read(Swim, text);
        assert_eq!(rest(&parsed), Some((135, 135)), "{text}");
    }
}

#[test]
fn b18_a_bracket_that_says_the_same_again() {
    clear(Track, "5 x 3km (1.86 mile)", way(15_000.0, 5));
    clear(Swim, "5 x 100 (50 free + 50 back)", way(457.2, 5));
    doubted(Track, "8 km (3 easy, 3 steady, 2 fast)", way(8000.0, 1), "of their own");
}

#[test]
fn b19_a_square_bracket_is_a_rest_or_an_activity() {
    let parsed = read(Track, "3 x 250m + 4 x 150m [8' rest between 250 & 150]");
    assert_eq!(sums(&parsed), way(1350.0, 7));
    assert!(matches!(parsed.session.rest_rules()[0].scope, Scope::BetweenDistances(_, _)));
    let parsed = read(Track, "8 x 100m @ 80% [weights]");
    assert_eq!(sums(&parsed), way(800.0, 8));
    assert_eq!(parsed.unknown.iter().map(|u| u.text.as_str()).collect::<Vec<_>>(), ["weights"]);
    // In the pool a set in brackets is what another lane does.
    let parsed = read(Swim, "300 pull [4x50 @ 1:05]");
    assert_eq!(sums(&parsed), way(274.3, 1));
    assert!(parsed.unknown.iter().any(|u| u.why.contains("another lane")));
}

#[test]
fn b20_a_slash_between_close_numbers_is_a_range() {
    let parsed = clear(Track, "4 x 2 km @ 86/87% HRmax", way(8000.0, 4));
    let [Target::Percent { range, of }] = targets(&parsed)[..] else { panic!() };
    assert_eq!((range.min(), range.max(), of), (86.0, 87.0, PercentOf::MaxHeartRate));
    clear(Track, "1/2 mile, 1 mile", (Some((2414.0, 2414.0)), None, Some((2, 2))));
    let parsed = read(Track, "6 x 500m @ 2K-2/3");
    assert!(matches!(targets(&parsed)[..], [Target::RacePaceOffset { .. }]));
    assert_eq!(parsed.ambiguities.len(), 1);
}

#[test]
fn b21_a_choice_spans_its_parts() {
    let both = (Some((3000.0, 3200.0)), None, Some((5, 8)));
    doubted(Track, "5 x 600m or 8 x 400m", both, "all of them");
    doubted(Track, "600m / 2 minute reps", way(600.0, 1), "one more");
}

#[test]
fn b22_a_count_behind_a_list() {
    let sets = "300m, 500m, 300m x3 with 2 minutes between the reps and 5 minutes between the sets";
    let parsed = clear(Track, sets, way(3300.0, 9));
    assert_eq!(rest(&parsed), Some((1320, 1320)));
    doubted(Track, "300m, 500m x3", way(2400.0, 6), "only the last");
}

#[test]
fn b23_letters_have_units_of_their_own() {
    // Nobody runs 600 m in a minute: the seconds are for a lap.
    let parsed = doubted(Track, "3\u{d7}600 s:60 r:10", way(1800.0, 3), "for the repetition");
    assert_eq!(rest(&parsed), Some((1200, 1200)));
    let [Target::Speed(speed)] = targets(&parsed)[..] else { panic!() };
    assert!((speed.min().meters_per_second() - 400.0 / 60.0).abs() < 1e-9);
    let parsed = doubted(Track, "6 x 300 s:60 r:2", way(1800.0, 6), "a lap");
    assert!(matches!(targets(&parsed)[..], [Target::Time(_)]));
    // Nor a lap in half of one.
    clear(Track, "8 x 200 s:29 r:2", way(1600.0, 8));
}

#[test]
fn b24_a_number_before_a_noun_is_no_count() {
    let parsed = read(Track, "8 x 40m 3 point starts");
    assert_eq!(sums(&parsed), way(320.0, 8));
    clear(Track, "20:00 easy", timed(1200, 1));
}

#[test]
fn b25_a_lap_has_no_length() {
    let parsed = read(Track, "5 x 1 lap");
    assert_eq!(sums(&parsed), (None, None, Some((5, 5))));
    assert!(parsed.unknown.iter().any(|u| u.why.contains("lap")));
}

#[test]
fn b26_several_sessions_are_told() {
    for text in [
        "AM: 30 min easy\nPM: 5 x 800m",
        "AM: 30 min easy. PM: 5 x 800m",
        "Mon: 40 min easy\nTue: 5 x 800m",
    ] {
        let parsed = read(Track, text);
        assert!(parsed.unknown.iter().any(|u| u.why.contains("sessions")), "{text}");
    }
    // One session with a label is one.
    clear(Track, "PM: 5 x 800m", way(4000.0, 5));
}

#[test]
fn b27_slips_are_not_mended_in_silence() {
    let text = "2 x 1200m\nSplits: 3:29.483:30.12";
    let parsed = doubted(Track, text, way(2400.0, 2), "slip");
    assert_eq!(parsed.session.done().map(|d| d.work.as_millis()), Some(419_600));
    let parsed = read(Track, "5 x 1 km, 9-sec pace");
    assert_eq!(sums(&parsed), way(5000.0, 5));
    assert_eq!((rest(&parsed), parsed.unknown.len()), (None, 1));
}

#[test]
fn b28_numbers_that_only_lifters_write() {
    let lifts = |dialect, text: &str| {
        let totals = read(dialect, text).session.totals();
        let sets = totals.reps.map(|r| (r.min(), r.max()));
        (sets, totals.lifts.map(|l| (l.min(), l.max())))
    };
    // Each side, and a set for each number.
    assert_eq!(lifts(Strength, "Split squat: 3 x 8/8"), (Some((6, 6)), Some((48, 48))));
    assert_eq!(lifts(Strength, "21-15-9: thrusters"), (Some((3, 3)), Some((45, 45))));
    assert_eq!(lifts(Strength, "5/3/1 squat"), (Some((3, 3)), Some((9, 9))));
    assert_eq!(
        lifts(Strength, "3 sets of 10 push-ups, 15 sit-ups"),
        (Some((6, 6)), Some((75, 75)))
    );
    // Calories for men and women are no lifts, and are told.
    let parsed = read(Strength, "15/12 cal row");
    assert_eq!(sums(&parsed), (None, None, None));
    assert!(!parsed.unknown.is_empty());
    // Elsewhere the same figures are no lifts.
    for text in ["3 x 8/8", "21-15-9"] {
        assert_eq!(lifts(Track, text).1, None, "{text}");
    }
}

#[test]
fn b29_a_share_keeps_what_it_is_of() {
    let of = |dialect, text: &str| match targets(&read(dialect, text))[..] {
        [Target::Percent { of, .. }] => of,
        ref other => panic!("{text}: {other:?}"),
    };
    assert_eq!(of(Track, "6 x 400m @ 95% max heart rate"), PercentOf::MaxHeartRate);
    assert_eq!(of(Track, "6 x 400m @ 90% of PB"), PercentOf::Best);
    assert_eq!(of(Cycle, "3 x 10min @ 88% FTP"), PercentOf::ThresholdPower);
    assert_eq!(of(Track, "6 x 200m @ 90%"), PercentOf::Unstated);
}

#[test]
fn b30_two_scales_of_exertion() {
    let rpe = |text: &str| read(Track, text).session.rpe().unwrap();
    assert_eq!(rpe("RPE 14"), stadion_types::Rpe::from_borg(14.0).unwrap());
    assert_eq!(rpe("RPE 7"), stadion_types::Rpe::from_cr10(7.0).unwrap());
    assert_eq!(rpe("RPE: 7/10"), stadion_types::Rpe::from_cr10(7.0).unwrap());
    assert_eq!(rpe("RPE 9/20"), stadion_types::Rpe::from_borg(9.0).unwrap());
    assert_eq!(read(Track, "RPE 14").session.lines()[0].kind, LineKind::Rpe);
}
