//! Sums of sessions that were written down and run, worked out by hand from the figures alone.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use stadion_sessions::{NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

/// Metres, repetitions and the range of the rests in seconds.
fn planned(parsed: &Parsed) -> (Option<f64>, Option<u32>, Option<(u64, u64)>) {
    let totals = parsed.session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(|d| d.meters().round()),
        totals.reps.and_then(|r| r.exact()),
        totals.rest.map(|r| (r.min().as_secs(), r.max().as_secs())),
    )
}

/// Seconds of the result lines.
fn done(parsed: &Parsed) -> f64 {
    parsed.session.done().unwrap().work.as_secs_f64()
}

#[test]
fn speed_endurance_with_a_ladder() {
    let parsed = read(
        "2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m\n\
         Recovery: 80m walk in 90\" after 120m reps. 6' between sets. 2' between reps in ladder\n\
         120m Set #1: 14.56, 13.60, 14.75\n\
         120m Set #2:\u{a0}13.44, 14.36, 13.38\n\
         Ladder: 42.03, 25.54, 12.27, 12.07, 24.60, 38.88",
    );
    assert_eq!(planned(&parsed), (Some(1920.0), Some(12), Some((1680, 1680))));
    assert!((done(&parsed) - 239.48).abs() < 1e-9);
}

#[test]
fn sprints_with_a_lost_slash() {
    let parsed = read(
        "4 x 250m + 1 x 300m\nRecovery: Full, 5 - 6' walk/jog between reps\n\
         250m \u{2014}\u{a0}29.78 / 29.98 31.31 / 31.20\n300m \u{2014} 37.47\n49.8/400m pace",
    );
    assert_eq!(planned(&parsed), (Some(1300.0), Some(5), Some((1200, 1440))));
    assert!((done(&parsed) - 159.74).abs() < 1e-9);
    let splits = parsed.session.splits();
    let of_250: Vec<f64> = splits.iter().take(4).map(|s| s.time.seconds()).collect();
    let fade = of_250.iter().copied().fold(0.0, f64::max) / of_250[0] - 1.0;
    assert!((fade - 0.051).abs() < 5e-4, "{fade}");
    // 37.47 s over 300 m is 49.96 s over 400 m.
    assert!((37.47_f64 * 400.0 / 300.0 - 49.96).abs() < 5e-3);
}

#[test]
fn two_kilometres_five_times() {
    let parsed = read("5 x 2km (1.25 mile)\nRecovery: 60 seconds jogging or standing");
    assert_eq!(planned(&parsed), (Some(10_000.0), Some(5), Some((240, 240))));
    assert!(parsed.ambiguities.is_empty() && parsed.unknown.is_empty());
}

#[test]
fn clocks_over_a_minute_and_seconds_over_sixty() {
    let parsed = read(
        "800m, 600m, 500m, 300m, 200m\nRecovery: 5' - 6'\n\
         Splits: 1:58.6, 1:27.25, 70.86, 41.65, 26.28",
    );
    assert_eq!(planned(&parsed), (Some(2400.0), Some(5), Some((1200, 1440))));
    assert!((done(&parsed) - 344.64).abs() < 1e-9);
    // From start to finish it took 24 minutes, so the four rests were shorter than asked.
    assert!(((24.0 * 60.0 - done(&parsed)) / 4.0 - 273.8).abs() < 0.1);
}

#[test]
fn repetitions_with_mixed_precision() {
    let parsed = read(
        "6 x 300m + 2 x 100m\nRecovery: 300m jog in 2' after each rep\n\
         300m reps \u{2014} 44.7 / 43.6 / 43.7 / 44.0 / 44.11 / 44.43",
    );
    assert_eq!(planned(&parsed), (Some(2000.0), Some(8), Some((840, 840))));
    assert!((done(&parsed) / 6.0 - 44.09).abs() < 5e-3);
}

#[test]
fn a_list_of_rests_for_a_pyramid() {
    let parsed = read("250/500/750/1000/750/500/250 1:30/3:00/4:30/6:00/4:30/3:00 rest");
    assert_eq!(planned(&parsed), (Some(4000.0), Some(7), Some((1350, 1350))));
    let parsed = read("400, 600, 800, 1000, 800, 600, 400\nRecovery 75, 90, 120, 150, 120, 90");
    assert_eq!(planned(&parsed), (Some(4600.0), Some(7), Some((645, 645))));
}

#[test]
fn splits_within_a_repetition_are_no_repetitions() {
    let parsed = read("300m\n300m - 44.78 (14.31, 14.63, 15.85)");
    assert_eq!(parsed.session.done().map(|d| d.reps), Some(1));
    assert!((done(&parsed) - 44.78).abs() < 1e-9);
}

#[test]
fn two_sets_of_three() {
    for text in [
        "2 x 3 x 300m, 2'/9'",
        "2 x (3 x 300m)\nRecovery: 2' between reps, 9' between sets",
        "6 x 300m in 2 sets of 3, 2 min between reps and 9 min between sets",
    ] {
        let parsed = read(text);
        // Four rests of 2 min and one of 9.
        assert_eq!(planned(&parsed), (Some(1800.0), Some(6), Some((1020, 1020))), "{text}");
    }
}

#[test]
fn two_kilometres_at_the_end_and_the_time_told_of_them() {
    let parsed = read("8 x 300m + 4 x 150m + 2 x 1K flush\n1K: 3:36.7, 3:34.6");
    assert_eq!((planned(&parsed).0, planned(&parsed).1), (Some(5000.0), Some(14)));
    assert!((done(&parsed) - 431.3).abs() < 1e-9);
    // "Seven minutes" for both is 2.7 % off.
    assert!((done(&parsed) / 420.0 - 1.027).abs() < 5e-4);
}
