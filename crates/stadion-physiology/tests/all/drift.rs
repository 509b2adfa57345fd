//! Laws of the drift of heart rate.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::time::Duration;

use proptest::prelude::*;
use stadion_physiology::{DriftRep, DriftRule, DriftVerdict};
use stadion_types::{HeartRate, Speed};

fn session(ends: &[f64]) -> Vec<DriftRep> {
    (0_u32..)
        .zip(ends)
        .map(|(i, &bpm)| {
            DriftRep::new(560.0 * f64::from(i), Duration::from_secs(500))
                .with_hr_end(Some(HeartRate::from_bpm(bpm).unwrap()))
                .with_speed(Some(Speed::const_meters_per_second(4.0)))
        })
        .collect()
}

fn ends() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(120.0..190.0_f64, 5..9)
}

proptest! {
    #[test]
    fn a_constant_changes_nothing(ends in ends(), constant in -60.0..60.0_f64) {
        let rule = DriftRule::default();
        let one = rule.judge(&session(&ends));
        let shifted: Vec<f64> = ends.iter().map(|hr| hr + constant).collect();
        let other = rule.judge(&session(&shifted));
        prop_assert!((one.delta_bpm.unwrap() - other.delta_bpm.unwrap()).abs() < 1e-9);
        let slopes = [&one, &other].map(|d| d.slope_bpm_per_rep.unwrap());
        prop_assert!((slopes[0] - slopes[1]).abs() < 1e-9);
        // The shift rounds, so a drift at the very limit may fall on either side of it.
        if (one.delta_bpm.unwrap() - 5.0).abs() > 1e-6 && (one.delta_bpm.unwrap() - 3.0).abs() > 1e-6 {
            prop_assert_eq!(one.verdict, other.verdict);
        }
    }

    #[test]
    fn time_reversal_turns_the_sign(ends in ends()) {
        let last = u32::try_from(ends.len()).unwrap();
        let rule = DriftRule { from_rep: 1, to_rep: last, ..DriftRule::default() };
        let one = rule.judge(&session(&ends));
        let reversed: Vec<f64> = ends.iter().rev().copied().collect();
        let other = rule.judge(&session(&reversed));
        prop_assert!((one.delta_bpm.unwrap() + other.delta_bpm.unwrap()).abs() < 1e-9);
        let slopes = [one, other].map(|d| d.slope_bpm_per_rep.unwrap());
        prop_assert!((slopes[0] + slopes[1]).abs() < 1e-9);
    }

    #[test]
    fn the_flag_is_a_strict_more(base in 120.0..180.0_f64, delta in -20.0..20.0_f64) {
        // The rule goes by the difference of what is stored.
        let last = base + delta;
        let drift = DriftRule::default().judge(&session(&[base, base, base, base, last]));
        let too_fast = last - base > 5.0 + 1e-9;
        prop_assert_eq!(drift.verdict == DriftVerdict::TooFast, too_fast);
        prop_assert_eq!(drift.finding().is_some(), too_fast);
    }

    #[test]
    fn at_the_limit_it_passes(base in 120_u32..180) {
        let base = f64::from(base);
        let verdict = |last| DriftRule::default().judge(&session(&[base, base, base, base, last])).verdict;
        prop_assert_eq!(verdict(base + 5.0), DriftVerdict::Normal);
        prop_assert_eq!(verdict(base + 5.1), DriftVerdict::TooFast);
    }

    #[test]
    fn on_a_straight_line_slope_and_pair_agree(base in 120.0..150.0_f64, step in -3.0..3.0_f64) {
        let ends: Vec<f64> = (0..5).map(|i| base + step * f64::from(i)).collect();
        let drift = DriftRule::default().judge(&session(&ends));
        prop_assert!((3.0 * drift.slope_bpm_per_rep.unwrap() - drift.delta_bpm.unwrap()).abs() < 1e-9);
    }

    /// Whatever the numbers, a judgement comes out.
    #[test]
    fn nothing_is_too_odd(
        reps in prop::collection::vec(
            (any::<f64>(), 0_u64..1000, prop::option::of(1.0..300.0_f64), prop::option::of(0.0..150.0_f64), prop::option::of(any::<f64>())),
            0..8,
        ),
        from_rep in 0_u32..9,
        to_rep in 0_u32..9,
    ) {
        let reps: Vec<DriftRep> = reps
            .into_iter()
            .map(|(start_s, s, hr, v, grade)| {
                DriftRep::new(start_s, Duration::from_secs(s))
                    .with_hr_end(hr.map(|bpm| HeartRate::from_bpm(bpm).unwrap()))
                    .with_speed(v.map(|v| Speed::from_meters_per_second(v).unwrap()))
                    .with_grade(grade)
            })
            .collect();
        let drift = DriftRule { from_rep, to_rep, ..DriftRule::default() }.judge(&reps);
        prop_assert!(drift.limit_bpm.is_finite());
        prop_assert!(!drift.reason.text().contains("NaN"), "{}", drift.reason);
    }
}
