//! From intervals between heartbeats to rMSSD, with artefacts whose kind is known.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "tests")]

use approx::assert_relative_eq;
use stadion_load::{
    ArtefactCounts, ArtefactRule, BeatVariability, Correction, Rmssd, RrError, RrSettings,
};
use stadion_types::BeatIntervals;

/// Beats of a rested athlete: a slow wave of breath, and a little of everything else.
fn rested(beats: u32) -> Vec<f64> {
    (0..beats)
        .map(|i| {
            let t = f64::from(i);
            1.0 + 0.04 * (t * 1.4).sin() + 0.01 * (t * 0.37).sin() + 0.008 * (t * 2.9).cos()
        })
        .collect()
}

fn rmssd_ms(intervals: &[f64]) -> f64 {
    let squares: Vec<f64> = intervals.windows(2).map(|w| (w[1] - w[0]).powi(2)).collect();
    1000.0 * (squares.iter().sum::<f64>() / f64::from(u32::try_from(squares.len()).unwrap())).sqrt()
}

fn with(rule: ArtefactRule, correction: Correction) -> RrSettings {
    RrSettings { rule, correction, ..RrSettings::default() }
}

const RULES: [ArtefactRule; 2] = [ArtefactRule::Adaptive, ArtefactRule::Fifth];

#[test]
fn clean_beats_are_left_alone() {
    let beats = rested(120);
    for rule in RULES {
        for correction in [Correction::LeaveOut, Correction::Interpolate] {
            let found = BeatVariability::of(&beats, &with(rule, correction)).unwrap();
            assert_eq!(found.artefacts.total(), 0, "{rule:?}");
            assert_relative_eq!(found.rmssd.milliseconds(), rmssd_ms(&beats), max_relative = 1e-12);
            assert_eq!((found.intervals, found.differences), (120, 119));
            assert_eq!(found.corrected_share, 0.0);
        }
    }
}

/// Puts one fault of each kind into clean beats.
fn faulty(kind: &str) -> Vec<f64> {
    let mut beats = rested(120);
    match kind {
        "missed" => {
            let second = beats.remove(61);
            beats[60] += second;
        }
        "extra" => {
            let whole = beats[60];
            beats[60] = 0.4 * whole;
            beats.insert(61, 0.6 * whole);
        }
        "ectopic" => {
            beats[60] -= 0.35;
            beats[61] += 0.35;
        }
        _ => beats[60] = 3.0,
    }
    beats
}

#[test]
fn each_fault_is_told_by_its_kind() {
    for rule in RULES {
        let counts = |kind| {
            BeatVariability::of(&faulty(kind), &with(rule, Correction::LeaveOut)).unwrap().artefacts
        };
        let one = |f: fn(&mut ArtefactCounts)| {
            let mut counts = ArtefactCounts::default();
            f(&mut counts);
            counts
        };
        assert_eq!(counts("missed"), one(|c| c.missed = 1), "{rule:?}");
        assert_eq!(counts("extra"), one(|c| c.extra = 2), "{rule:?}");
        assert_eq!(counts("ectopic"), one(|c| c.ectopic = 2), "{rule:?}");
        assert_eq!(counts("long"), one(|c| c.long_or_short = 1), "{rule:?}");
    }
}

#[test]
fn a_fault_hardly_moves_the_result() {
    let clean = rmssd_ms(&rested(120));
    for kind in ["missed", "extra", "ectopic", "long"] {
        let beats = faulty(kind);
        assert!((rmssd_ms(&beats) / clean - 1.0).abs() > 0.2, "{kind} must matter");
        for rule in RULES {
            for correction in [Correction::LeaveOut, Correction::Interpolate] {
                let found = BeatVariability::of(&beats, &with(rule, correction)).unwrap();
                let off = found.rmssd.milliseconds() / clean - 1.0;
                assert!(off.abs() < 0.03, "{kind} {rule:?} {correction:?}: {off}");
                assert!(found.corrected_share > 0.0 && found.corrected_share < 0.02);
            }
        }
    }
}

#[test]
fn what_is_mended_takes_its_place() {
    let found = |kind, correction| {
        BeatVariability::of(&faulty(kind), &with(ArtefactRule::Adaptive, correction)).unwrap()
    };
    // A missed beat put in the middle gives back a difference that was not there.
    assert_eq!(found("missed", Correction::LeaveOut).differences, 116);
    assert_eq!(found("missed", Correction::Interpolate).differences, 119);
    assert_eq!(found("extra", Correction::LeaveOut).differences, 117);
    assert_eq!(found("extra", Correction::Interpolate).differences, 119);
    assert_eq!(found("ectopic", Correction::LeaveOut).differences, 116);
    assert_eq!(found("ectopic", Correction::Interpolate).differences, 119);
}

/// The rules are two numbers: a large variability is one for the first and faults for the second.
#[test]
fn a_large_variability_stays_with_the_adaptive_rule() {
    let beats: Vec<f64> = (0..120).map(|i| 1.1 + 0.2 * (f64::from(i) * 1.3).sin()).collect();
    let of = |rule| {
        let open = RrSettings { most_corrected: 1.0, ..with(rule, Correction::LeaveOut) };
        BeatVariability::of(&beats, &open).unwrap()
    };
    assert_eq!(of(ArtefactRule::Adaptive).artefacts.total(), 0);
    let fifth = of(ArtefactRule::Fifth);
    assert!(fifth.artefacts.total() > 10);
    assert!(fifth.rmssd < of(ArtefactRule::Adaptive).rmssd);
}

#[test]
fn no_difference_is_taken_across_a_gap() {
    let mut interval_s = rested(80);
    interval_s.iter_mut().skip(40).for_each(|i| *i -= 0.25);
    let mut now = 0.0;
    let time_s = interval_s
        .iter()
        .enumerate()
        .map(|(i, interval)| {
            now += interval + if i == 40 { 300.0 } else { 0.0 };
            now
        })
        .collect();
    let beats = BeatIntervals { time_s, interval_s };
    let found = BeatVariability::of_beats(&beats, &RrSettings::default()).unwrap();
    assert_eq!((found.intervals, found.differences), (80, 78));
    assert_eq!(found.artefacts.total(), 0);
    assert!(found.duration_s < 80.0);
    // The times are what tells it: as one series the step would count.
    let one = BeatVariability::of(&beats.interval_s, &RrSettings::default()).unwrap();
    assert!(one.artefacts.total() > 0 || one.differences == 79);
}

#[test]
fn refusals_say_why() {
    let settings = RrSettings::default();
    let of = |beats: &[f64]| BeatVariability::of(beats, &settings).unwrap_err();
    assert!(matches!(of(&rested(40)), RrError::TooShort { need_s: 60.0, .. }));
    assert!(matches!(of(&[]), RrError::TooShort { .. }));
    assert!(matches!(of(&[70.0]), RrError::TooShort { .. }));
    for bad in [f64::NAN, 0.0, -1.0, f64::INFINITY] {
        let mut beats = rested(90);
        beats[7] = bad;
        assert!(matches!(of(&beats), RrError::Interval { index: 7, .. }), "{bad}");
    }
    let mut many = rested(90);
    many.iter_mut().step_by(9).for_each(|i| *i *= 2.0);
    let RrError::TooManyArtefacts { share, most } = of(&many) else { panic!() };
    assert!(share > most && most == 0.05);
    // A signal without any variability, and one that is no rest.
    assert!(matches!(of(&[1.0; 90]), RrError::Rmssd(e) if e.value_ms == 0.0));
    let wild: Vec<f64> = (0..90).map(|i| 1.0 + 0.35 * (f64::from(i) * 1.3).sin()).collect();
    assert!(matches!(of(&wild), RrError::Rmssd(e) if e.value_ms > 250.0));
    let open = RrSettings { most_corrected: f64::NAN, ..settings };
    let refused = BeatVariability::of(&rested(90), &open);
    assert!(matches!(refused, Err(RrError::TooManyArtefacts { .. })));
    for (ms, ok) in [(10.0, true), (250.0, true), (9.99, false), (250.1, false), (f64::NAN, false)]
    {
        assert_eq!(Rmssd::from_milliseconds(ms).is_ok(), ok, "{ms}");
    }
}

#[test]
fn a_series_may_begin_or_end_with_a_fault() {
    for at in [0, 1, 118, 119] {
        for rule in RULES {
            for correction in [Correction::LeaveOut, Correction::Interpolate] {
                let mut beats = rested(120);
                beats[at] *= 1.45;
                let found = BeatVariability::of(&beats, &with(rule, correction)).unwrap();
                let off = found.rmssd.milliseconds() / rmssd_ms(&rested(120)) - 1.0;
                assert!(off.abs() < 0.05, "{at} {rule:?} {correction:?}: {off}");
            }
        }
    }
}

/// Simulated mornings of two minutes, from little to much variability: breath, noise and a slow drift,
/// with one beat missed, one too many and one ectopic.
#[test]
fn calibration_artefacts() {
    const MORNINGS: u32 = if cfg!(stadion_full) { 60 } else { 20 };
    let mut state = 7_u64;
    let mut uniform = || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(state >> 32).unwrap()) / f64::from(u32::MAX)
    };
    for (breath, noise, mean) in [(0.01, 0.004, 0.9), (0.03, 0.01, 1.0), (0.1, 0.03, 1.3)] {
        let (mut off, mut false_share, mut kinds) = (0.0, 0.0, 0);
        for _ in 0..MORNINGS {
            let (phase, pace) = (6.0 * uniform(), 1.0 + 0.8 * uniform());
            let mut drift = 0.0;
            let mut normal = |sd: f64| sd * ((0..12).map(|_| uniform()).sum::<f64>() - 6.0);
            let clean: Vec<f64> = (0..120)
                .map(|i| {
                    drift = 0.95 * drift + normal(0.01);
                    mean + drift + normal(noise) + breath * (pace * f64::from(i) + phase).sin()
                })
                .collect();
            let settings = RrSettings { most_corrected: 0.2, ..RrSettings::default() };
            false_share += BeatVariability::of(&clean, &settings).unwrap().corrected_share;
            let mut beats = clean.clone();
            beats[90] -= 0.25 * mean;
            beats[91] += 0.25 * mean;
            let whole = beats[55];
            beats[55] = 0.4 * whole;
            beats.insert(56, 0.6 * whole);
            let second = beats.remove(21);
            beats[20] += second;
            let found = BeatVariability::of(&beats, &settings).unwrap();
            off += (found.rmssd.milliseconds() / rmssd_ms(&clean) - 1.0).abs();
            let counts = found.artefacts;
            kinds += u32::from(counts.missed == 1)
                + u32::from(counts.extra == 2)
                + u32::from(counts.ectopic >= 2);
        }
        let n = f64::from(MORNINGS);
        let (off, false_share, kinds) = (off / n, false_share / n, f64::from(kinds) / (3.0 * n));
        assert!(off < 0.02, "{mean}: {off}");
        assert!(false_share < 0.01, "{mean}: {false_share}");
        assert!(kinds > 0.95, "{mean}: {kinds}");
    }
}
