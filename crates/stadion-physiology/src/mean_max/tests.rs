//! Tests of the windows against the definition.
#![expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "small whole numbers")]

use super::{MeanMaxError, WindowSums, mean_max};

/// Straight from the definition, in whole numbers.
fn brute(values: &[i64], length: usize) -> (i64, usize) {
    let mut best = (i64::MIN, 0);
    for (start, window) in values.windows(length).enumerate() {
        let sum = window.iter().sum();
        if sum > best.0 {
            best = (sum, start);
        }
    }
    best
}

fn check(values: &[i64]) {
    let doubles: Vec<f64> = values.iter().map(|&v| v as f64).collect();
    let lengths: Vec<usize> = (1..=values.len()).collect();
    let found = mean_max(&doubles, &lengths).unwrap();
    assert_eq!(found.len(), values.len());
    for window in found {
        let (sum, start) = brute(values, window.length);
        assert_eq!((window.sum, window.start), (sum as f64, start), "{values:?} {window:?}");
        assert_eq!(window.mean, sum as f64 / window.length as f64);
    }
}

/// Whole numbers by a linear congruence, so that the test needs nothing.
fn random(n: usize, below: u64, seed: u64) -> Vec<i64> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        i64::try_from((state >> 33) % below).unwrap()
    };
    (0..n).map(|_| next()).collect()
}

#[test]
fn whole_numbers_as_by_hand() {
    for n in [1, 2, 15, 16, 17, 31, 32, 33, 255, 256, 257, 600] {
        check(&random(n, 400, n as u64));
        check(&random(n, 2, n as u64)); // ties everywhere
        check(&vec![7; n]);
        check(&vec![0; n]);
    }
    let below_zero: Vec<i64> = random(300, 100, 5).iter().map(|v| v - 60).collect();
    check(&below_zero);
    check(&[i64::from(i32::MAX), 0, i64::from(i32::MAX), 5]); // sums beyond 32 bits
}

#[test]
fn doubles_have_the_sum_of_their_window() {
    let tenths: Vec<f64> = random(500, 90, 3).iter().map(|&v| v as f64 * 0.1).collect();
    let sums = WindowSums::new(&tenths).unwrap();
    assert!(!sums.is_exact());
    assert!(sums.error_bound() > 0.0 && sums.error_bound() < 1e-9);
    for length in [1, 7, 100, 500] {
        let best = sums.best(length).unwrap();
        // In tenths, which are whole numbers, the answer is exact.
        let exact = brute(&random(500, 90, 3), length);
        assert!((best.sum - exact.0 as f64 * 0.1).abs() < 1e-12, "{length}");
    }
    let quarters: Vec<f64> = random(500, 90, 3).iter().map(|&v| v as f64 * 0.25).collect();
    let sums = WindowSums::new(&quarters).unwrap();
    assert!(sums.is_exact() && sums.error_bound() == 0.0);
}

#[test]
fn what_cannot_be_taken() {
    assert_eq!(
        WindowSums::new(&[1.0, f64::INFINITY]).unwrap_err(),
        MeanMaxError::NotFinite { index: 1, value: f64::INFINITY }
    );
    assert!(matches!(
        WindowSums::new(&[f64::NAN]).unwrap_err(),
        MeanMaxError::NotFinite { index: 0, .. }
    ));
    assert_eq!(
        WindowSums::new(&[0.5, -1.0]).unwrap_err(),
        MeanMaxError::Negative { index: 1, value: -1.0 }
    );
    for large in [[1e300, 1e300], [f64::MAX, f64::MAX], [9e15, 9e15]] {
        assert!(matches!(WindowSums::new(&large), Err(MeanMaxError::TooLarge { .. })));
    }
    let sums = WindowSums::new(&[1.0, 2.0]).unwrap();
    assert_eq!(sums.best_of(&[0]).unwrap_err(), MeanMaxError::Durations { index: 0, value: 0 });
    assert_eq!(sums.best_of(&[2, 2]).unwrap_err(), MeanMaxError::Durations { index: 1, value: 2 });
    assert_eq!((sums.best(0), sums.best(3)), (None, None));
    assert_eq!(sums.best_of(&[]).unwrap(), []);
    assert!(WindowSums::new(&[]).unwrap().is_empty());
}

use super::{DurationLadder, MeanMaxCurve, MeanMaxGaps, MeanMaxSettings, SeasonCurve};
use chrono::DateTime;
use stadion_types::{Channel, Recording};

fn recording(watts: &[Option<f32>]) -> Recording {
    let time = (0..watts.len()).map(|s| 2.0 + s as f64).collect();
    let speed = watts.iter().map(|w| w.map(|w| w / 100.0)).collect();
    Recording::builder(DateTime::UNIX_EPOCH, time)
        .channel(Channel::Power, watts.to_vec())
        .channel(Channel::Speed, speed)
        .build()
        .unwrap()
}

fn every() -> MeanMaxSettings {
    MeanMaxSettings { ladder: DurationLadder::Every, ..MeanMaxSettings::default() }
}

fn power(watts: &[Option<f32>], settings: &MeanMaxSettings) -> MeanMaxCurve {
    MeanMaxCurve::of(&recording(watts), Channel::Power, settings).unwrap()
}

const WITH_GAP: [Option<f32>; 6] =
    [Some(300.0), Some(100.0), None, Some(200.0), Some(210.0), Some(220.0)];

#[test]
fn a_curve_knows_its_gaps() {
    let curve = power(&WITH_GAP, &every());
    let points: Vec<(u32, f64, f64)> =
        curve.points().iter().map(|p| (p.duration_s, p.mean, p.start_s)).collect();
    assert_eq!(points, [(1, 300.0, 2.0), (2, 215.0, 6.0), (3, 210.0, 5.0)]);
    assert_eq!((curve.measured_s(), curve.gaps_s(), curve.pauses_s()), (5, 1, 0));
    assert!((curve.coverage() - 5.0 / 6.0).abs() < 1e-12);
    let zero = MeanMaxSettings { gaps: MeanMaxGaps::Zero, ..every() };
    let curve = power(&WITH_GAP, &zero);
    assert_eq!(curve.points().len(), 6);
    assert_eq!(curve.point(6).map(|p| p.mean), Some(1030.0 / 6.0));
    let hold = MeanMaxSettings { gaps: MeanMaxGaps::Hold { longest_s: 1 }, ..every() };
    assert_eq!(power(&WITH_GAP, &hold).point(6).map(|p| p.mean), Some(1130.0 / 6.0));
}

#[test]
fn a_curve_may_rise_and_its_hull_does_not() {
    let curve = power(&[Some(3.0), Some(0.0), Some(3.0)], &every());
    assert_eq!(curve.points().iter().map(|p| p.mean).collect::<Vec<_>>(), [3.0, 1.5, 2.0]);
    assert_eq!(curve.at_least(2).map(|p| (p.duration_s, p.mean)), Some((3, 2.0)));
    assert_eq!(curve.at_least(4), None);
}

#[test]
fn between_the_durations() {
    let watts: Vec<Option<f32>> = random(200, 400, 9).iter().map(|&w| Some(w as f32)).collect();
    let all = power(&watts, &every());
    let ladder = DurationLadder::Custom(vec![5, 10, 60, 100]);
    let some = power(&watts, &MeanMaxSettings { ladder, ..every() });
    for duration in 5..=100 {
        let (at, exact) = (some.at(duration).unwrap(), all.point(duration).unwrap().mean);
        assert!(at.lo <= exact + 1e-9 && exact <= at.hi + 1e-9, "{duration} {at:?} {exact}");
        assert_eq!(at.computed, some.point(duration).is_some());
    }
    assert_eq!((some.at(4), some.at(101)), (None, None));
}

#[test]
fn a_season_names_its_recordings() {
    let gap = power(&WITH_GAP, &every());
    let steady = power(&[Some(212.0); 4], &every());
    let mut season = SeasonCurve::new("gap", &gap);
    season.add("steady", &steady).unwrap();
    let found: Vec<(f64, &str)> =
        season.points().iter().map(|p| (p.mean, season.label(p))).collect();
    assert_eq!(found, [(300.0, "gap"), (215.0, "gap"), (212.0, "steady"), (212.0, "steady")]);
    assert_eq!(season.point(2).map(|p| p.start_s), Some(6.0));
    assert_eq!(season.at(3).map(|at| at.computed), Some(true));
    let zero = MeanMaxSettings { gaps: MeanMaxGaps::Zero, ..every() };
    assert_eq!(
        season.add("zero", &power(&WITH_GAP, &zero)).unwrap_err(),
        MeanMaxError::Mixed { what: "settings" }
    );
    let speed = MeanMaxCurve::of(&recording(&WITH_GAP), Channel::Speed, &every()).unwrap();
    assert_eq!(season.add("speed", &speed).unwrap_err(), MeanMaxError::Mixed { what: "channel" });
}

#[test]
fn every_error_has_a_code_of_its_own() {
    let channel = Channel::Power;
    let all = [
        MeanMaxError::NotFinite { index: 0, value: 0.0 },
        MeanMaxError::Negative { index: 0, value: 0.0 },
        MeanMaxError::TooLarge { most: 0.0 },
        MeanMaxError::Durations { index: 0, value: 0 },
        MeanMaxError::NoSteps,
        MeanMaxError::Channel { channel },
        MeanMaxError::NotRecorded { channel },
        MeanMaxError::OtherChannel { channel, needed: Channel::Speed },
        MeanMaxError::NoDistance,
        MeanMaxError::TooLong { seconds: 0.0, most: 0.0 },
        MeanMaxError::Mixed { what: "" },
        MeanMaxError::Mean { index: 0, value: 0.0, most: 0.0 },
        MeanMaxError::Recording { recording: 0, recordings: 0 },
        MeanMaxError::Lengths { found: 0, expected: 0 },
        MeanMaxError::Time { index: 0, time_s: 0.0 },
        MeanMaxError::Distance { distance_m: 0.0 },
        MeanMaxError::Gap { longer_than_s: 0.0 },
    ];
    assert_eq!(all.map(|error| error.code()), MeanMaxError::CODES);
    for error in all {
        assert!(!error.to_string().ends_with('.'));
    }
}

#[cfg(feature = "serde")]
#[test]
fn files_pass_the_same_door() {
    let ladder = DurationLadder::Custom(vec![1, 2]);
    let settings = MeanMaxSettings { ladder, pauses: super::MeanMaxPauses::CutOut, ..every() };
    let curve = power(&WITH_GAP, &settings);
    let text = serde_json::to_string(&curve).unwrap();
    assert_eq!(
        text,
        r#"{"channel":"power_w","settings":{"ladder":{"custom":[1,2]},"gaps":"break","pauses":"cut-out"},"points":[{"duration_s":1,"mean":300.0,"start_s":2.0},{"duration_s":2,"mean":215.0,"start_s":6.0}],"best_second":300.0,"measured_s":5,"gaps_s":1,"pauses_s":0,"refused_samples":0}"#
    );
    assert_eq!(serde_json::from_str::<MeanMaxCurve>(&text).unwrap(), curve);
    for (from, to) in [
        (r#""duration_s":2"#, r#""duration_s":1"#),
        (r#""mean":215.0"#, r#""mean":-1.0"#),
        (r#""mean":215.0"#, r#""mean":301.0"#),
        (r#""gaps_s""#, r#""gap_s""#),
    ] {
        assert!(serde_json::from_str::<MeanMaxCurve>(&text.replace(from, to)).is_err(), "{to}");
    }
    let season = SeasonCurve::new("one", &curve);
    let text = serde_json::to_string(&season).unwrap();
    assert_eq!(serde_json::from_str::<SeasonCurve>(&text).unwrap(), season);
    let bad = text.replace(r#""recording":0"#, r#""recording":1"#);
    assert!(serde_json::from_str::<SeasonCurve>(&bad).is_err());
    for pauses in super::MeanMaxPauses::ALL {
        let text = serde_json::to_string(&pauses).unwrap();
        assert_eq!(text, format!("\"{}\"", pauses.as_str()));
    }
    for pauses in super::EffortPauses::ALL {
        let text = serde_json::to_string(&pauses).unwrap();
        assert_eq!(text, format!("\"{}\"", pauses.as_str()));
    }
}
