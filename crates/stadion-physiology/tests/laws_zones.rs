//! Laws of zones and of time in them.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::time::Duration;

use proptest::prelude::*;
use stadion_physiology::{ZoneScheme, Zones};
use stadion_types::{HeartRate, Lactate};

fn hr(bpm: f64) -> HeartRate {
    HeartRate::from_bpm(bpm).unwrap()
}

fn scheme() -> impl Strategy<Value = &'static ZoneScheme> {
    (0..ZoneScheme::ALL.len()).prop_map(|i| ZoneScheme::ALL[i])
}

proptest! {
    /// Every value lies in the one zone whose limits hold it; the upper limit is outside.
    #[test]
    fn zones_partition(scheme in scheme(), max in 100.0..230.0_f64, bpm in 1.0..=300.0_f64) {
        let zones = Zones::by_heart_rate(scheme, hr(max)).unwrap();
        let value = hr(bpm);
        let holds = |n: usize| {
            let (lower, upper) = zones.limits(n);
            (n > 0 || upper.is_some())
                && lower.is_none_or(|l| l <= value)
                && upper.is_none_or(|u| value < u)
        };
        let holding: Vec<usize> = (0..=zones.count()).filter(|&n| holds(n)).collect();
        prop_assert_eq!(holding, [zones.number(value)]);
        for n in 0..=zones.count() {
            if let (_, Some(upper)) = zones.limits(n) {
                prop_assert!(zones.number(upper) > n);
            }
        }
    }

    #[test]
    fn lactate_zones_partition(scheme in scheme(), mmol in 0.0..=50.0_f64, more in 0.0..10.0_f64) {
        let Some(zones) = Zones::by_lactate(scheme) else { return Ok(()) };
        let at = |v: f64| zones.number(Lactate::from_millimoles_per_liter(v.min(50.0)).unwrap());
        prop_assert!((1..=zones.count()).contains(&at(mmol)));
        prop_assert!(at(mmol) <= at(mmol + more));
    }

    #[test]
    fn more_is_never_a_lower_zone(scheme in scheme(), max in 100.0..230.0_f64, a in 1.0..=300.0_f64, b in 1.0..=300.0_f64) {
        let zones = Zones::by_heart_rate(scheme, hr(max)).unwrap();
        prop_assert!(zones.number(hr(a.min(b))) <= zones.number(hr(a.max(b))));
    }

    #[test]
    fn limits_scale_with_the_maximum(scheme in scheme(), max in 60.0..150.0_f64, factor in 1.0..2.0_f64) {
        let zones = Zones::by_heart_rate(scheme, hr(max)).unwrap();
        let scaled = Zones::by_heart_rate(scheme, hr(max * factor)).unwrap();
        for n in 0..=zones.count() {
            match (zones.limits(n).0, scaled.limits(n).0) {
                (Some(one), Some(other)) => {
                    prop_assert!((other.bpm() - factor * one.bpm()).abs() <= 1e-9 * other.bpm());
                }
                (one, other) => prop_assert_eq!(one, other),
            }
        }
    }

    #[test]
    fn three_zones_are_made_of_five(max in 100.0..230.0_f64, bpm in 1.0..=300.0_f64) {
        let fine = Zones::by_heart_rate(&ZoneScheme::OLYMPIATOPPEN_FIVE, hr(max)).unwrap();
        let (coarse, _) = fine.scheme().coarser.unwrap();
        let coarse = Zones::by_heart_rate(coarse, hr(max)).unwrap();
        prop_assert_eq!(fine.coarser(fine.number(hr(bpm))), Some(coarse.number(hr(bpm))));
    }

    #[test]
    fn times_add_up(
        steps in prop::collection::vec((0.1..60.0_f64, prop::option::of(0.0..320.0_f64)), 1..60),
        scheme in scheme(),
    ) {
        let zones = Zones::by_heart_rate(scheme, hr(190.0)).unwrap();
        let time_s: Vec<f64> = steps
            .iter()
            .scan(0.0, |t, (dt, _)| { *t += dt; Some(*t) })
            .collect();
        let found = zones
            .time_in(&time_s, steps.iter().map(|(_, hr)| *hr), &[], Duration::from_secs(30))
            .unwrap();
        let span = time_s[time_s.len() - 1] - time_s[0];
        prop_assert!((found.valid_s() + found.missing_s - span).abs() <= 1e-9 * span.max(1.0));
        let most: f64 = time_s.windows(2).map(|pair| (pair[1] - pair[0]).min(30.0)).sum();
        prop_assert!(found.valid_s() <= most + 1e-9);
        // With a heart rate at each sample and no gap, all the time is valid.
        let whole = zones
            .time_in(&time_s, steps.iter().map(|_| Some(150.0)), &[], Duration::from_secs(60))
            .unwrap();
        prop_assert!((whole.valid_s() - span).abs() <= 1e-9 * span.max(1.0));
    }
}
