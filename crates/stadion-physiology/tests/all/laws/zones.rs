//! Laws of zones and of time in them: 24 to 29 of the list that the crate is held to.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::time::Duration;

use proptest::prelude::*;
use stadion_physiology::{
    DistributionBasis, EmptyZoneTwo, IntensityDistribution, PolarizationCase, ZoneAnchor,
    ZoneScheme, Zones,
};
use stadion_types::{HeartRate, Lactate, OxygenUptake, Power};

fn hr(bpm: f64) -> HeartRate {
    HeartRate::from_bpm(bpm).unwrap()
}

fn scheme() -> impl Strategy<Value = &'static ZoneScheme> {
    (0..ZoneScheme::ALL.len()).prop_map(|i| ZoneScheme::ALL[i])
}

/// Zones by heart rate, of the maximum or else of the threshold.
fn by_heart_rate(scheme: &'static ZoneScheme, anchor: f64) -> Zones<HeartRate> {
    Zones::by_heart_rate(scheme, hr(anchor))
        .or_else(|_| Zones::by_threshold_heart_rate(scheme, hr(anchor)))
        .unwrap()
}

proptest! {
    /// Every value lies in the one zone whose limits hold it; the upper limit is outside.
    #[test]
    fn zones_partition(scheme in scheme(), max in 100.0..230.0_f64, bpm in 1.0..=300.0_f64) {
        let zones = by_heart_rate(scheme, max);
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
        let zones = by_heart_rate(scheme, max);
        prop_assert!(zones.number(hr(a.min(b))) <= zones.number(hr(a.max(b))));
    }

    #[test]
    fn limits_scale_with_the_maximum(scheme in scheme(), max in 60.0..140.0_f64, factor in 1.0..2.0_f64) {
        let zones = by_heart_rate(scheme, max);
        let scaled = by_heart_rate(scheme, max * factor);
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
        let zones = by_heart_rate(scheme, 190.0);
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

    /// 24 to 26 for the other quantities.
    #[test]
    fn power_and_oxygen_partition(
        scheme in scheme(), anchor in 30.0..110.0_f64, part in 0.0..1.1_f64, more in 0.0..0.5_f64,
        factor in 1.0..1.05_f64,
    ) {
        let watts = |w: f64| Power::from_watts(w).unwrap();
        if let Ok(zones) = Zones::by_power(scheme, watts(anchor)) {
            let at = |part: f64| zones.number(watts(part * anchor));
            prop_assert!((1..=zones.count()).contains(&at(part)));
            prop_assert!(at(part) <= at(part + more));
            let scaled = Zones::by_power(scheme, watts(anchor * factor)).unwrap();
            for n in 1..=zones.count() {
                if let (Some(one), Some(other)) = (zones.limits(n).0, scaled.limits(n).0) {
                    let gap = other.watts() - factor * one.watts();
                    prop_assert!(gap.abs() <= 1e-9 * other.watts());
                    prop_assert_eq!(zones.number(one), n);
                }
            }
        }
        let vo2 = |v: f64| OxygenUptake::from_milliliters_per_kilogram_minute(v.min(120.0)).unwrap();
        if let Ok(zones) = Zones::by_vo2max(scheme, vo2(anchor)) {
            let at = |part: f64| zones.number(vo2(part * anchor));
            prop_assert!(at(part) <= at(part + more));
            for n in 1..=zones.count() {
                if let (Some(lower), Some(upper)) = zones.limits(n) {
                    prop_assert_eq!(zones.number(lower), n);
                    prop_assert_eq!(zones.number(upper), n + 1);
                }
            }
        }
    }

    /// 27 for power; and the three zones hold the same time as the five.
    #[test]
    fn time_is_kept(
        values in prop::collection::vec(prop::option::of(0.0..600.0_f64), 2..80), max in 150.0..210.0_f64,
    ) {
        let time_s: Vec<f64> = (0_u32..).take(values.len()).map(f64::from).collect();
        let span = time_s[time_s.len() - 1];
        let zones = Zones::by_power(&ZoneScheme::COGGAN, Power::from_watts(280.0).unwrap()).unwrap();
        let gap = Duration::from_secs(10);
        let times = zones.time_in(&time_s, values.iter().copied(), &[], gap).unwrap();
        prop_assert!((times.valid_s() + times.missing_s - span).abs() <= 1e-9 * span);
        prop_assert!((times.coverage() - times.valid_s() / span).abs() <= 1e-9);
        let fine = Zones::by_heart_rate(&ZoneScheme::OLYMPIATOPPEN_FIVE, hr(max)).unwrap();
        let coarse = Zones::by_heart_rate(&ZoneScheme::SEILER_THREE, hr(max)).unwrap();
        let bpm = || values.iter().map(|v| v.map(|v| v / 2.0));
        let three = fine.three(&fine.time_in(&time_s, bpm(), &[], gap).unwrap()).unwrap();
        let own = coarse.three(&coarse.time_in(&time_s, bpm(), &[], gap).unwrap()).unwrap();
        for (one, other) in three.iter().zip(own) {
            prop_assert!((one - other).abs() <= 1e-9 * span);
        }
    }

    /// A distribution knows shares only, and every distribution is named.
    #[test]
    fn distributions(
        amounts in prop::array::uniform3(prop_oneof![Just(0.0), 0.0..1000.0_f64]), factor in 0.001..1000.0_f64,
    ) {
        prop_assume!(amounts.iter().sum::<f64>() > 1e-9);
        for empty in EmptyZoneTwo::ALL {
            let of = |amounts| IntensityDistribution::new(amounts, DistributionBasis::Time).unwrap();
            let (one, other) = (of(amounts), of(amounts.map(|a| a * factor)));
            prop_assert!((one.shares().iter().sum::<f64>() - 1.0).abs() <= 1e-12);
            let index = one.polarization_index(empty);
            prop_assert_eq!(index.case, other.polarization_index(empty).case);
            if let (Some(a), Some(b)) = (index.value, other.polarization_index(empty).value) {
                prop_assert!((a - b).abs() <= 1e-9 * a.abs().max(1.0));
                prop_assert!(a.is_finite());
            }
            prop_assert_eq!(
                index.value.is_none(),
                matches!(index.case, PolarizationCase::ZoneThreeAboveOne | PolarizationCase::TooLittle)
            );
            let text = one.kind(empty).1.text();
            let unfilled = text.contains('{');
            prop_assert!(!unfilled);
        }
    }
}

/// 28: the calculator's printed table.
#[test]
fn the_calculator_at_195() {
    let max = hr(195.0);
    let zones = Zones::by_heart_rate(&ZoneScheme::OLYMPIATOPPEN_FIVE, max).unwrap();
    let printed = [[107, 140], [141, 159], [160, 169], [170, 179], [180, 195]];
    assert_eq!(zones.whole_bpm(max), printed);
}

/// Every scheme has at least one anchor or lactate, and each anchor is in use.
#[test]
fn every_anchor_is_used() {
    for anchor in ZoneAnchor::ALL {
        assert!(
            ZoneScheme::ALL.iter().any(|scheme| scheme.percent_of(anchor).is_some()),
            "{anchor}"
        );
    }
}
