//! Laws of the load models.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::time::Duration;

use proptest::prelude::*;
use stadion_load::{
    BanisterTrimp, Calibrated, DanielsPoints, Done, DynLoadModel, EdwardsTrimp, Govss,
    IndividualFit, IndividualFitMethod, IndividualTrimp, LactateDose, Load, LoadEstimator,
    LoadModel, LoadSource, LuciaTrimp, PastLoad, PowerStress, RunStress, RunTerrain, SessionRpe,
    Trimp, ZonalTrimp,
};
use stadion_physiology::{Athlete, Reading};
use stadion_types::{Channel, HeartRate, Lactate, Power, Recording, Rpe, Speed, Sport};

use crate::models::{builder, known, one, seconds, spans};

fn amount(model: &dyn DynLoadModel, athlete: &Athlete, recording: &Recording) -> f64 {
    model.load_erased(athlete, &Done::from_recording(recording)).unwrap().amount()
}

/// Heart rates that each hold for a while.
fn heart_rates() -> impl Strategy<Value = Vec<(f32, usize)>> {
    prop::collection::vec(((96_u8..=189).prop_map(f32::from), 30_usize..300), 2..12)
}

fn by_heart_rate() -> [Box<dyn DynLoadModel>; 5] {
    let fit = IndividualFit::through(
        &[[0.4, 1.0], [0.7, 2.0], [0.9, 5.0]],
        IndividualFitMethod::LogLinear,
    );
    [
        Box::new(BanisterTrimp::default()),
        Box::new(EdwardsTrimp::default()),
        Box::new(LuciaTrimp::default()),
        Box::new(ZonalTrimp::default()),
        Box::new(IndividualTrimp::new(fit.unwrap())),
    ]
}

proptest! {
    /// Every impulse by heart rate adds up over time, and does not mind in which order minutes come.
    #[test]
    fn impulses_add_up_over_time(first in heart_rates(), second in heart_rates()) {
        let whole = [first.clone(), second.clone()].concat();
        let turned = [second.clone(), first.clone()].concat();
        let hr = |of: &[(f32, usize)]| one(Channel::HeartRate, spans(of));
        for model in by_heart_rate() {
            let of = |part: &[(f32, usize)]| amount(model.as_ref(), &known(), &hr(part));
            let (a, b, both) = (of(&first), of(&second), of(&whole));
            prop_assert!((a + b - both).abs() <= 1e-9 * both, "{}", model.model_id());
            prop_assert!((of(&turned) - both).abs() <= 1e-9 * both);
            prop_assert!(a >= 0.0 && b >= 0.0);
        }
    }

    /// A higher heart rate never weighs less.
    #[test]
    fn impulses_rise_with_heart_rate(low in 40_u8..=200, more in 0_u8..=40) {
        let hr = |bpm: f32| one(Channel::HeartRate, vec![bpm; 60]);
        let (low, high) = (f32::from(low), f32::from(low) + f32::from(more));
        for model in by_heart_rate() {
            let of = |bpm| amount(model.as_ref(), &known(), &hr(bpm));
            prop_assert!(of(low) <= of(high), "{}", model.model_id());
        }
    }

    /// From half of the maximum on Edwards is between the minutes and five times them, and Lucia always
    /// between the minutes and three times them.
    #[test]
    fn edwards_and_lucia_lie_between_their_weights(session in heart_rates()) {
        let recording = one(Channel::HeartRate, spans(&session));
        let minutes = f64::from(u32::try_from(recording.len()).unwrap()) / 60.0;
        let edwards = amount(&EdwardsTrimp::default(), &known(), &recording);
        let lucia = amount(&LuciaTrimp::default(), &known(), &recording);
        prop_assert!((minutes - 1e-9..=5.0 * minutes + 1e-9).contains(&edwards));
        prop_assert!((minutes - 1e-9..=3.0 * minutes + 1e-9).contains(&lucia));
    }

    /// Power and running stress: 100 for an hour at threshold, in proportion to the duration and to the
    /// square of the intensity.
    #[test]
    fn stress_is_duration_times_intensity_squared(
        minutes in 1_u32..120, threshold in 100.0..500.0_f64, share in 0.3..1.5_f64,
    ) {
        let n = 60 * minutes;
        let expected = 100.0 * f64::from(minutes) / 60.0 * share * share;
        let athlete = Athlete::default()
            .with_threshold_power(Power::from_watts(threshold).unwrap())
            .with_threshold_speed(Speed::from_meters_per_second(threshold / 80.0).unwrap());
        let ways = seconds(n).iter().map(|t| Some(share * threshold / 80.0 * t)).collect();
        let run = builder(seconds(n)).distance_m(ways).build().unwrap();
        let level = RunStress { terrain: RunTerrain::Level, ..RunStress::default() };
        let found = amount(&level, &athlete, &run);
        prop_assert!((found - expected).abs() <= 1e-9 * expected, "{found} for {expected}");
        #[allow(clippy::cast_possible_truncation, reason = "power is stored so")]
        let ride = one(Channel::Power, vec![(share * threshold) as f32; n as usize]);
        let found = amount(&PowerStress::default(), &athlete, &ride);
        prop_assert!((found - expected).abs() <= 1e-6 * expected, "{found} for {expected}");
    }

    /// The dose adds up over time, is never below 0, and falls with a higher baseline.
    #[test]
    fn a_lactate_dose_adds_up(values in prop::collection::vec(0.3..12.0_f64, 3..10), cut in 1_usize..9) {
        let lactate = |v: f64| Lactate::from_millimoles_per_liter(v).unwrap();
        let readings: Vec<Reading> = (0..).zip(&values)
            .map(|(i, v)| Reading::new(Duration::from_secs(240 * i), lactate(*v)))
            .collect();
        let cut = cut.min(readings.len() - 2);
        let dose = |part: &[Reading], baseline: f64| {
            let baseline = stadion_load::LactateBaseline::At(lactate(baseline));
            let done = Done::new(Sport::Running, Duration::from_secs(3600)).with_readings(part);
            let model = LactateDose { baseline, ..LactateDose::default() };
            model.load(&Athlete::default(), &done).unwrap().amount()
        };
        let whole = dose(&readings, 1.0);
        let parts = dose(&readings[..=cut], 1.0) + dose(&readings[cut..], 1.0);
        prop_assert!((whole - parts).abs() <= 1e-9 * whole.max(1.0));
        prop_assert!(dose(&readings, 2.0) <= whole && whole >= 0.0);
        // A baseline below every value is taken off as a whole.
        let minutes = 4.0 * f64::from(u32::try_from(values.len() - 1).unwrap());
        let off = dose(&readings, 0.0) - dose(&readings, 0.3);
        prop_assert!((off - 0.3 * minutes).abs() < 1e-9);
    }

    /// An estimate lies in its interval, and all of it scales with the rating and the duration.
    #[test]
    fn estimates_scale(loads in prop::collection::vec(20.0..200.0_f64, 9..30), factor in 1.1..3.0_f64) {
        let rating = Rpe::from_cr10(3.0).unwrap();
        let past: Vec<PastLoad<Trimp>> = loads.iter().map(|amount| {
            let load = Load::new(*amount, "m", LoadSource::HeartRate, 1.0).unwrap();
            PastLoad::new(Sport::Running, Duration::from_secs(3000), load).with_rating(rating)
        }).collect();
        let rules = LoadEstimator::default();
        let of = |s: f64, rating: f64| {
            let rating = Rpe::from_cr10(rating).unwrap();
            rules.by_rating(&past, Sport::Running, Duration::from_secs_f64(s), rating).unwrap()
        };
        let one = of(3000.0, 3.0);
        prop_assert!(one.lo <= one.load.amount() && one.load.amount() <= one.hi);
        prop_assert!(one.level >= rules.level);
        for scaled in [of(3000.0 * factor, 3.0), of(3000.0, 3.0 * factor)] {
            prop_assert!((scaled.load.amount() - factor * one.load.amount()).abs() < 1e-6);
            prop_assert!((scaled.hi - factor * one.hi).abs() < 1e-6);
        }
    }
}

proptest! {
    // An hour of a second each for ten models is slow to make.
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the profile, every model that can score the hour at threshold gives it 100.
    #[test]
    fn an_hour_at_threshold_is_100(
        rest in 35_u8..60, lt1 in 110_u8..140, threshold in 150_u8..175, max in 180_u8..210,
        watts in 150_u16..400, speed in 3.0..6.0_f64,
    ) {
        let bpm = |v: u8| HeartRate::from_bpm(f64::from(v)).unwrap();
        let athlete = known()
            .with_resting_hr(bpm(rest))
            .with_max_hr(bpm(max))
            .with_lt1_hr(bpm(lt1))
            .with_threshold_hr(bpm(threshold))
            .with_threshold_power(Power::from_watts(f64::from(watts)).unwrap())
            .with_threshold_speed(Speed::from_meters_per_second(speed).unwrap());
        let ways = seconds(3600).iter().map(|t| Some(speed * t)).collect();
        let lactate = known().threshold_lactate().unwrap();
        let readings: Vec<Reading> =
            (0..=12).map(|n| Reading::new(Duration::from_secs(300 * n), lactate)).collect();
        let hour = builder(seconds(3600))
            .channel_or_nan(Channel::HeartRate, vec![f32::from(threshold); 3600])
            .channel_or_nan(Channel::Power, vec![f32::from(watts); 3600])
            .channel_or_nan(Channel::Altitude, vec![0.0; 3600])
            .distance_m(ways)
            .build()
            .unwrap();
        let rating = Rpe::from_cr10(8.0).unwrap();
        let mut done = Done::from_recording(&hour).with_readings(&readings).with_rpe(rating);
        done.duration = Duration::from_secs(3600);
        let models: [Box<dyn DynLoadModel>; 10] = [
            Box::new(Calibrated::new(BanisterTrimp::default())),
            Box::new(Calibrated::new(EdwardsTrimp::default())),
            Box::new(Calibrated::new(LuciaTrimp::default())),
            Box::new(Calibrated::new(ZonalTrimp::default())),
            Box::new(Calibrated::new(SessionRpe::default()).with_threshold_rating(rating)),
            Box::new(Calibrated::new(DanielsPoints::default())),
            Box::new(Calibrated::new(LactateDose::default())),
            Box::new(PowerStress::default()),
            Box::new(RunStress::default()),
            Box::new(Govss::default()),
        ];
        for model in models {
            let load = model.load_erased(&athlete, &done).unwrap();
            prop_assert!((load.amount() - 100.0).abs() < 1e-9, "{} {}", load.method(), load.amount());
        }
    }
}
