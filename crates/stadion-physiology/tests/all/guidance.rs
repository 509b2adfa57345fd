//! Laws of the advice on the next repetition.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::time::Duration;

use proptest::prelude::*;
use stadion_physiology::{
    Advice, AdviceAction, DriftRep, GuidanceSettings, HeartRateCapError, LactateProfile, RepDone,
    ShiftBelief, Situation, heart_rate_cap, next_rep,
};
use stadion_types::{HeartRate, Lactate, Speed};

/// A made-up athlete with a pace near the band.
#[derive(Debug, Clone, Copy)]
struct Runner {
    lt1: f64,
    lt2: f64,
    lt2_mmol: f64,
    pace: f64,
}

fn runner() -> impl Strategy<Value = Runner> {
    (3.2..5.5_f64, 0.84..0.92_f64, 3.2..5.0_f64, 0.92..1.0_f64).prop_map(
        |(lt2, lt1, mmol, pace)| Runner { lt1: lt1 * lt2, lt2, lt2_mmol: mmol, pace: pace * lt2 },
    )
}

impl Runner {
    fn profile(&self, scale: f64) -> LactateProfile {
        let lt1 = [self.lt1 * scale, 1.9];
        LactateProfile::through(1.0, lt1, [self.lt2 * scale, self.lt2_mmol]).unwrap()
    }

    fn advise(&self, scale: f64, reps: &[RepDone], shift: Option<ShiftBelief>) -> Advice {
        let pace = Speed::from_meters_per_second(self.pace * scale).unwrap();
        let situation = Situation::new(self.profile(scale), pace, reps)
            .with_lt2(Lactate::from_millimoles_per_liter(self.lt2_mmol).ok())
            .with_max_hr(HeartRate::from_bpm(190.0).ok())
            .with_shift(shift);
        next_rep(&situation, &GuidanceSettings::default())
    }

    /// Repetitions at the pace, with a reading (or none) and a heart rate each.
    fn reps(&self, scale: f64, seconds: u64, seen: &[(Option<f64>, f64)]) -> Vec<RepDone> {
        (0_u64..)
            .zip(seen)
            .map(|(i, (reading, hr))| {
                let start_s = Duration::from_secs(i * (seconds + 60)).as_secs_f64();
                let rep = DriftRep::new(start_s, Duration::from_secs(seconds))
                    .with_speed(Speed::from_meters_per_second(self.pace * scale).ok())
                    .with_hr_end(HeartRate::from_bpm(*hr).ok());
                let lactate = reading.and_then(|l| Lactate::from_millimoles_per_liter(l).ok());
                RepDone::new(rep).with_lactate(lactate)
            })
            .collect()
    }
}

fn seen() -> impl Strategy<Value = Vec<(Option<f64>, f64)>> {
    proptest::collection::vec((proptest::option::of(0.5..12.0_f64), 120.0..190.0_f64), 1..8)
}

/// Stopping is slower than any pace.
fn rank(advice: &Advice) -> f64 {
    if advice.action == AdviceAction::Stop { -1.0 } else { advice.change }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn advice_is_whole(runner in runner(), seen in seen(), seconds in 60..900_u64) {
        let advice = runner.advise(1.0, &runner.reps(1.0, seconds, &seen), None);
        prop_assert!(!advice.reasons.is_empty());
        prop_assert!((-0.03 - 1e-12..=0.02 + 1e-12).contains(&advice.change));
        let filled = advice.reasons.iter().all(|reason| !reason.text().contains('{'));
        prop_assert!(filled, "{:?}", advice.reasons);
        let end = advice.end_lactate;
        prop_assert!(0.0 < end.lo && end.lo <= end.value && end.value <= end.hi);
        match advice.action {
            AdviceAction::Stop => prop_assert!(advice.speed.is_none() && advice.change == 0.0),
            AdviceAction::Keep => prop_assert!(advice.change == 0.0),
            AdviceAction::Slower => prop_assert!(advice.change < 0.0),
            AdviceAction::Faster => prop_assert!(advice.change > 0.0),
        }
        if let Some(speed) = advice.speed {
            let expected = runner.pace * (1.0 + advice.change);
            prop_assert!((speed.meters_per_second() - expected).abs() < 1e-9);
        }
        // Faster only on the word of a reading.
        let read = seen.iter().any(|(reading, _)| reading.is_some());
        prop_assert!(read || advice.action != AdviceAction::Faster);
        prop_assert_eq!(advice.learnt.is_some(), read);
    }

    #[test]
    fn a_higher_reading_never_asks_for_a_faster_pace(
        runner in runner(),
        reading in 0.8..8.0_f64,
        more in 0.0..3.0_f64,
        before in 0..5_usize,
        seconds in 180..900_u64,
    ) {
        let advice = |reading: f64| {
            let mut seen = vec![(None, 150.0); before];
            seen.push((Some(reading), 150.0));
            runner.advise(1.0, &runner.reps(1.0, seconds, &seen), None)
        };
        let (low, high) = (advice(reading), advice(reading + more));
        prop_assert!(rank(&high) <= rank(&low) + 1e-9);
        prop_assert!(high.today.mean() <= low.today.mean() + 1e-9);
    }

    #[test]
    fn units_of_speed_do_not_matter(runner in runner(), seen in seen(), scale in 0.6..1.6_f64) {
        let [one, other] = [1.0, scale]
            .map(|scale| runner.advise(scale, &runner.reps(scale, 400, &seen), None));
        prop_assert_eq!(one.action, other.action);
        prop_assert!((one.change - other.change).abs() < 1e-6);
    }

    /// Six weeks of readings that are just what the profile says leave the curve where it is.
    #[test]
    fn a_correct_profile_is_not_walked_away_from(runner in runner(), reps in 3..7_usize) {
        let settings = GuidanceSettings::default();
        let steady = runner.profile(1.0).lactate_at(runner.pace);
        // One time constant of rise, the rests apart: an athlete as the settings have him.
        let part = 1.0 - (-400.0 * f64::from(u32::try_from(reps).unwrap()) / settings.rise.as_secs_f64()).exp();
        let mut seen = vec![(None, 150.0); reps - 1];
        seen.push((Some(1.0 + (steady - 1.0) * part), 150.0));
        let mut shift = None;
        for _ in 0..18 {
            shift = runner.advise(1.0, &runner.reps(1.0, 400, &seen), shift).learnt;
        }
        let learnt = shift.unwrap();
        prop_assert!(learnt.mean().abs() < 0.01, "{:?}", learnt);
        prop_assert!(learnt.sd() < settings.profile_sd);
    }

    /// Moving every heart rate moves the cap, and a wider target moves it up.
    #[test]
    fn the_cap_moves_with_its_pairs(
        lactates in proptest::collection::vec(1.5..4.5_f64, 6..20),
        slope in 15.0..40.0_f64,
        up in 0.0..10.0_f64,
    ) {
        let pairs = |up: f64| -> Vec<_> {
            lactates
                .iter()
                .enumerate()
                .map(|(i, l)| {
                    let noise = if i % 2 == 0 { 0.5 } else { -0.5 };
                    let hr = HeartRate::from_bpm(130.0 + slope * l.ln() + noise + up).unwrap();
                    (hr, Lactate::from_millimoles_per_liter(*l).unwrap())
                })
                .collect()
        };
        let target = Lactate::from_millimoles_per_liter(lactates[0]).unwrap();
        match (heart_rate_cap(&pairs(0.0), target), heart_rate_cap(&pairs(up), target)) {
            (Ok(one), Ok(other)) => {
                prop_assert!((other.value().bpm() - one.value().bpm() - up).abs() < 1e-6);
                prop_assert!(one.lo() <= one.value() && one.value() <= one.hi());
            }
            (Err(HeartRateCapError::NoSlope { .. }), Err(HeartRateCapError::NoSlope { .. })) => {}
            (one, other) => prop_assert!(false, "{one:?} and {other:?}"),
        }
    }
}
