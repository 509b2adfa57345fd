//! Laws of quantities, paces, splits and ranges, on random numbers.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::time::Duration;

use approx::assert_relative_eq;
use proptest::prelude::*;
use stadion_types::{Bounds, Distance, HeartRate, Lactate, PaceUnit, Power, Speed, SplitTime};

proptest! {
    /// Law 1: pace and speed are two views of one thing, in every unit.
    #[test]
    fn pace_round_trips(v in 0.01..150.0_f64, a in 0..4_usize, b in 0..4_usize) {
        let (a, b) = (PaceUnit::ALL[a], PaceUnit::ALL[b]);
        let speed = Speed::from_meters_per_second(v).unwrap();
        let pace = speed.pace(a).unwrap();
        assert_relative_eq!(pace.speed().meters_per_second(), v, max_relative = 1e-9);
        assert_relative_eq!(pace.to_unit(b).to_unit(a).seconds(), pace.seconds(), max_relative = 1e-9);
        assert_relative_eq!(
            pace.to_unit(b).seconds(), speed.pace(b).unwrap().seconds(), max_relative = 1e-9
        );
    }

    /// Law 2: the mean speed of a session is the quotient of sums; for reps of one distance the
    /// mean of the reps' speeds is never below it.
    #[test]
    fn mean_speed_is_a_quotient_of_sums(times in proptest::collection::vec(10.0..600.0_f64, 1..12)) {
        let rep = Distance::const_meters(400.0);
        let n = f64::from(u32::try_from(times.len()).unwrap());
        let total = Duration::from_secs_f64(times.iter().sum());
        let mean = Speed::over(rep.times(n).unwrap(), total).unwrap().meters_per_second();
        let of_speeds = times
            .iter()
            .map(|t| Speed::over(rep, Duration::from_secs_f64(*t)).unwrap().meters_per_second())
            .sum::<f64>() / n;
        prop_assert!(of_speeds >= mean * (1.0 - 1e-9));
    }

    /// Law 3: the time for 400 m is linear in the time, and inverse in the distance.
    #[test]
    fn pace_for_400_m_is_linear(t in 20.0..1000.0_f64, d in 50.0..1500.0_f64, k in 0.5..3.0_f64) {
        let pace = |t: f64, d: f64| {
            let v = Speed::over(Distance::from_meters(d).unwrap(), Duration::from_secs_f64(t));
            v.unwrap().pace(PaceUnit::Per400m).unwrap().seconds()
        };
        // A duration holds whole nanoseconds.
        assert_relative_eq!(pace(t, d), 400.0 * t / d, max_relative = 1e-8);
        assert_relative_eq!(pace(k * t, d), k * pace(t, d), max_relative = 1e-8);
    }

    /// Law 4: printing and reading a split gives it back, and the seconds never show 60.
    #[test]
    fn splits_round_trip(nanos in 0..100_000_000_000_000_u64, decimals in 0..=9_u8) {
        let split = SplitTime::from_duration(Duration::from_nanos(nanos), decimals);
        let text = split.to_string();
        let back: SplitTime = text.parse().unwrap();
        prop_assert_eq!(back, split);
        prop_assert_eq!(back.to_string(), text.clone());
        prop_assert_eq!(back.decimals(), decimals.min(9));
        let seconds = text.rsplit(':').next().unwrap();
        prop_assert!(seconds.parse::<f64>().unwrap() < 60.0, "{}", text);
        let off = split.duration().as_nanos().abs_diff(u128::from(nanos));
        prop_assert!(2 * off <= 10_u128.pow(u32::from(9 - decimals)));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,12}") {
        if let Ok(split) = text.parse::<SplitTime>() {
            prop_assert_eq!(split.to_string().parse::<SplitTime>().unwrap(), split);
        }
    }

    /// Law 84: accepted if and only if in range.
    #[test]
    fn a_quantity_is_accepted_exactly_in_its_range(v in prop::num::f64::ANY) {
        prop_assert_eq!(HeartRate::from_bpm(v).is_ok(), (1.0..=300.0).contains(&v));
        prop_assert_eq!(Power::from_watts(v).is_ok(), (0.0..=5000.0).contains(&v));
        prop_assert_eq!(Lactate::from_millimoles_per_liter(v).is_ok(), (0.0..=50.0).contains(&v));
    }

    #[test]
    fn quantities_sort_as_their_numbers(a in 1.0..300.0_f64, b in 1.0..300.0_f64) {
        let (x, y) = (HeartRate::from_bpm(a).unwrap(), HeartRate::from_bpm(b).unwrap());
        prop_assert_eq!(x.cmp(&y), a.total_cmp(&b));
    }

    #[test]
    fn a_hull_holds_both(a in 0..100_u32, b in 0..100_u32, c in 0..100_u32, d in 0..100_u32) {
        let (x, y) = (Bounds::between(a, b), Bounds::between(c, d));
        let hull = x.hull(&y);
        for v in [a, b, c, d] {
            prop_assert!(hull.contains(v));
        }
        prop_assert_eq!(x.plus(&y), y.plus(&x));
    }
}

/// Law 3's worked number: 300 m in 37.47 s.
#[test]
fn the_worked_pace() {
    let v = Speed::over(Distance::const_meters(300.0), Duration::from_millis(37_470)).unwrap();
    assert_relative_eq!(v.pace(PaceUnit::Per400m).unwrap().seconds(), 49.96, max_relative = 1e-12);
}
