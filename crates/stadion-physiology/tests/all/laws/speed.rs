//! Laws of race equivalents, training paces and the speed reserve.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::time::Duration;

use approx::assert_relative_eq;
use proptest::prelude::*;
use stadion_physiology::{
    EquivalenceModel, EquivalenceRules, ExponentNoise, MarathonPace, OxygenCost, PaceRules,
    RaceRange, RepetitionPace, ReserveProfile, Riegel, RiegelFit, SpeedReserve, SprintFit,
    TrainingPaces, Vdot, VdotSpeed, riegel_time, same_pace_time, sustained_fraction,
};
use stadion_types::{Distance, OxygenUptake, Speed};

fn meters(m: f64) -> Distance {
    Distance::from_meters(m).unwrap()
}

fn seconds(s: f64) -> Duration {
    Duration::from_secs_f64(s)
}

fn speed(m_s: f64) -> Speed {
    Speed::from_meters_per_second(m_s).unwrap()
}

fn cost() -> impl Strategy<Value = OxygenCost> {
    (0..OxygenCost::ALL.len()).prop_map(|i| OxygenCost::ALL[i])
}

/// `None` where a race has no VDOT, as nobody runs it.
fn vdot(m: f64, s: f64, cost: OxygenCost) -> Option<f64> {
    Vdot::from_race(meters(m), seconds(s), cost).ok().map(|race| race.vdot.value())
}

proptest! {
    /// Law 6.
    #[test]
    fn a_faster_speed_costs_more(v in 0.0..12.0_f64, more in 1e-6..3.0_f64, cost in cost()) {
        prop_assert!(cost.uptake_ml_kg_min(speed(v)) < cost.uptake_ml_kg_min(speed(v + more)));
    }

    /// Law 7. Beyond four hours the share comes within a rounding of its limit.
    #[test]
    fn a_longer_race_sustains_less(t in 0.0..14_400.0_f64, more in 0.01..7200.0_f64) {
        let [a, b] = [t, t + more].map(|t| sustained_fraction(seconds(t)));
        prop_assert!(a > b && b > 0.8 && a <= 1.288_395_2, "{} {}", a, b);
    }

    /// Law 8.
    #[test]
    fn vdot_knows_which_race_is_better(
        m in 60.0..100_000.0_f64,
        v in 1.0..10.0_f64,
        more in 1e-6..0.5_f64,
        cost in cost(),
    ) {
        let s = m / v;
        let base = vdot(m, s, cost);
        if let (Some(base), Some(slower)) = (base, vdot(m, s * (1.0 + more), cost)) {
            prop_assert!(slower < base);
        }
        if let (Some(base), Some(further)) = (base, vdot(m * (1.0 + more), s, cost)) {
            prop_assert!(further > base);
        }
    }

    /// Law 9, to a nanosecond, in which times are kept.
    #[test]
    fn the_time_of_a_vdot_is_the_race_again(
        m in 60.0..100_000.0_f64,
        v in 1.0..9.0_f64,
        cost in cost(),
    ) {
        let time = seconds(m / v);
        let Ok(race) = Vdot::from_race(meters(m), time, cost) else { return Ok(()) };
        let back = race.vdot.time_for(meters(m)).unwrap();
        let (found, given) = (back.time.as_secs_f64(), time.as_secs_f64());
        prop_assert!((found - given).abs() <= 1e-12 * given + 3e-9, "{} {}", found, given);
        prop_assert_eq!(back.range, race.range);
    }

    /// Law 10, for each model.
    #[test]
    fn equal_races_are_transitive(
        v in 3.0..6.0_f64,
        a in 1500.0..42_195.0_f64,
        b in 1500.0..42_195.0_f64,
        c in 1500.0..42_195.0_f64,
        exponent in 1.0..1.2_f64,
        cost in cost(),
    ) {
        let rules = EquivalenceRules { cost, riegel: Riegel::new(exponent).unwrap() };
        for model in EquivalenceModel::ALL {
            let to = |from: f64, time: Duration, to: f64| {
                model.time_for(meters(from), time, meters(to), &rules).unwrap().time
            };
            let time = seconds(a / v);
            let direct = to(a, time, c).as_secs_f64();
            let by_way = to(b, to(a, time, b), c).as_secs_f64();
            prop_assert!((direct - by_way).abs() < 1e-9 * direct + 1e-7, "{:?}", model);
            let same = to(a, time, a).as_secs_f64();
            prop_assert!((same - time.as_secs_f64()).abs() < 1e-8, "{:?}", model);
        }
    }

    /// Law 11.
    #[test]
    fn the_speed_of_an_uptake_costs_it(vo2 in 0.0..=120.0_f64, cost in cost()) {
        let uptake = OxygenUptake::from_milliliters_per_kilogram_minute(vo2).unwrap();
        let back = cost.uptake_ml_kg_min(cost.speed_at(uptake));
        prop_assert!((back - vo2).abs() < 1e-12 * vo2.max(10.0));
    }

    /// Law 12, whichever way paces are found.
    #[test]
    fn paces_are_in_order(vdot in 30.0..=85.0_f64, m in 0..2_usize, r in 0..2_usize, cost in cost()) {
        let rules = PaceRules { marathon: MarathonPace::ALL[m], repetition: RepetitionPace::ALL[r] };
        let paces = TrainingPaces::new(Vdot::new(vdot).unwrap().with_cost(cost), rules).unwrap();
        let in_order = [paces.easy, paces.marathon, paces.threshold, paces.interval, paces.repetition];
        for pair in in_order.windows(2) {
            prop_assert!(pair[0].target.max() < pair[1].target.min(), "{:?}", pair);
        }
        for pace in in_order {
            prop_assert!(pace.range.min() < pace.range.max());
        }
        let least = paces.easy.target.max().meters_per_second();
        let capped = paces.capped_by(speed(least * 0.9)).unwrap();
        prop_assert_eq!(capped.reasons.len(), 3);
        prop_assert_eq!(capped.paces.interval, paces.interval);
    }

    /// The polynomial and the root lie as close as two published programs say.
    #[test]
    fn the_two_speeds_of_a_vdot_agree(value in 30.0..=85.0_f64) {
        let vdot = Vdot::new(value).unwrap();
        let [root, polynomial] = VdotSpeed::ALL.map(|by| 60.0 * vdot.speed(by).meters_per_second());
        prop_assert!((root - polynomial).abs() < 0.3, "{} {}", root, polynomial);
    }

    /// Law 13.
    #[test]
    fn powers_of_the_distance(
        t in 100.0..10_000.0_f64,
        a in 400.0..42_195.0_f64,
        b in 400.0..42_195.0_f64,
        c in 400.0..42_195.0_f64,
        exponent in 1.0..1.3_f64,
        factor in 0.1..10.0_f64,
    ) {
        let close = |x: f64, y: f64| (x - y).abs() <= 1e-12 * x.abs();
        let to = |t, from, to| riegel_time(t, from, to, exponent);
        prop_assert_eq!(to(t, a, a).to_bits(), t.to_bits());
        prop_assert!(close(to(to(t, a, b), b, a), t));
        prop_assert!(close(to(to(t, a, b), b, c), to(t, a, c)));
        prop_assert!(close(to(factor * t, a, b), factor * to(t, a, b)));
        prop_assert!(close(riegel_time(t, a, b, 1.0), t * b / a));
        let even = Riegel::new(1.0).unwrap().time_for(meters(a), seconds(t), meters(b)).unwrap();
        let pace = same_pace_time(meters(a), seconds(t), meters(b)).unwrap();
        prop_assert!((even.time.as_secs_f64() - pace.as_secs_f64()).abs() < 3e-9 * t);
    }

    /// A fit finds the exponent of exact races, and the line through them, in any order.
    #[test]
    fn exact_races_give_their_exponent(
        v in 3.0..7.0_f64,
        exponent in 1.001..1.3_f64,
        mut ratios in prop::collection::vec(1.6..3.0_f64, 1..5),
    ) {
        let mut d = 1500.0;
        let mut races = vec![(meters(d), seconds(d / v))];
        for ratio in ratios.drain(..) {
            d *= ratio;
            races.push((meters(d), seconds(riegel_time(1500.0 / v, 1500.0, d, exponent))));
        }
        let fit = RiegelFit::new(&races, ExponentNoise::Residuals, 0.9).unwrap();
        prop_assert!((fit.riegel.exponent() - exponent).abs() < 1e-9);
        prop_assert_eq!(fit.interval.is_some(), races.len() > 2);
        let again = fit.time_for(races[0].0).unwrap().time.as_secs_f64();
        prop_assert!((again - 1500.0 / v).abs() < 1e-6);
        races.reverse();
        let other = RiegelFit::new(&races, ExponentNoise::Residuals, 0.9).unwrap();
        prop_assert!((other.riegel.exponent() - fit.riegel.exponent()).abs() < 1e-12);
    }

    /// Law 21.
    #[test]
    fn a_reserve_falls_from_maximal_to_aerobic_speed(
        aerobic in 3.0..7.0_f64,
        reserve in 0.5..6.0_f64,
        t in 0.0..500.0_f64,
        more in 0.01..100.0_f64,
        d in 50.0..1500.0_f64,
    ) {
        let max = aerobic + reserve;
        let runner = |a: f64, m: f64| SpeedReserve::new(speed(a), speed(m)).unwrap();
        let base = runner(aerobic, max);
        let at = |t: f64| base.speed_for(seconds(t)).meters_per_second();
        prop_assert!((at(0.0) - max).abs() < 1e-12);
        prop_assert!((at(1e6) - aerobic).abs() < 1e-12);
        prop_assert!(at(t) > at(t + more));
        prop_assert!(at(t) * t < at(t + more) * (t + more));
        if let (Some(near), Some(far)) = (base.time_for(meters(d)), base.time_for(meters(d * 1.1))) {
            prop_assert!(near < far);
            for better in [runner(aerobic + 0.1, max), runner(aerobic, max + 0.1)] {
                if let Some(faster) = better.time_for(meters(d)) {
                    prop_assert!(faster <= near);
                }
            }
            // Scaling a run there and back again gives the run.
            let there = base.equal_time(meters(d), near, meters(d * 1.1)).unwrap();
            let back = base.equal_time(meters(d * 1.1), there, meters(d)).unwrap();
            prop_assert!((back.as_secs_f64() - near.as_secs_f64()).abs() < 1e-6);
            // A longer run is worth more than its bare pace.
            prop_assert!(there > same_pace_time(meters(d), near, meters(d * 1.1)).unwrap());
        }
    }

    /// Law 22.
    #[test]
    fn every_ratio_has_one_kind(ratio in 1e-6..5.0_f64) {
        let kinds = ReserveProfile::ALL;
        let holding: Vec<_> = (0..kinds.len())
            .filter(|&i| {
                kinds[i].lowest_ratio() <= ratio && (i == 0 || ratio < kinds[i - 1].lowest_ratio())
            })
            .map(|i| kinds[i])
            .collect();
        prop_assert_eq!(holding, [ReserveProfile::of_ratio(ratio).unwrap()]);
    }

    /// Nothing that can be represented makes a panic.
    #[test]
    fn no_race_panics(m in 0.0..=1e7_f64, s in 0.0..1e12_f64, to in 0.0..=1e7_f64) {
        let rules = EquivalenceRules::default();
        for model in EquivalenceModel::ALL {
            let _ = model.time_for(meters(m), seconds(s), meters(to), &rules);
        }
        let races = [(meters(m), seconds(s)), (meters(to), seconds(s))];
        let _ = RiegelFit::new(&races, ExponentNoise::Residuals, 0.9);
    }
}

/// Seed and noise are those of the first run; nothing was changed after it. A race strays by 1.5 % of the time,
/// with tails heavier than the normal ones that the interval assumes.
#[test]
fn calibration_intervals_of_the_exponent() {
    const RUNNERS: u32 = if cfg!(stadion_full) { 20_000 } else { 2000 };
    let mut state = 20_240_607_u64;
    let mut uniform = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        f64::from(u32::try_from(state >> 32).unwrap()) / f64::from(u32::MAX)
    };
    let mut noise = move || {
        let normal = (0..12).map(|_| uniform()).sum::<f64>() - 6.0;
        // One race in ten strays twice as far; scaled to the same variance.
        let wide = if uniform() < 0.1 { 2.0 } else { 1.0 };
        0.015 * normal * wide / 1.3_f64.sqrt()
    };
    for (by, at_least) in
        [(ExponentNoise::Residuals, 0.85), (ExponentNoise::Stated { cv: 0.015 }, 0.85)]
    {
        let (mut covered, mut fitted, mut predicted) = (0.0, 0.0, 0.0);
        for _ in 0..RUNNERS {
            let mut race =
                |m: f64| (meters(m), seconds(riegel_time(1200.0, 5000.0, m, 1.08) * noise().exp()));
            let races = [1500.0, 3000.0, 5000.0, 10_000.0, 21_097.5].map(&mut race);
            let (to, next) = race(42_195.0);
            let fit = RiegelFit::new(&races, by, 0.90).unwrap();
            let interval = fit.interval.unwrap();
            fitted += 1.0;
            covered += f64::from(u8::from(interval.lo <= 1.08 && 1.08 <= interval.hi));
            let ends = fit.interval_for(to).unwrap().unwrap();
            predicted += f64::from(u8::from(ends.contains(next)));
        }
        for share in [covered / fitted, predicted / fitted] {
            println!("{by:?}: {share:.3}");
            assert!((at_least..=0.95).contains(&share), "{by:?}: {share}");
        }
    }
}

#[test]
fn the_named_case_of_two_equivalents() {
    let [run, lap] = [300.0, 400.0].map(meters);
    let time = Duration::from_millis(37_470);
    let pace = same_pace_time(run, time, lap).unwrap();
    assert_relative_eq!(pace.as_secs_f64(), 49.96, epsilon = 1e-9);
    let runner = SpeedReserve::new(speed(6.3), speed(9.3)).unwrap();
    let race = runner.equal_time(run, time, lap).unwrap();
    assert_relative_eq!(race.as_secs_f64(), 51.96, epsilon = 5e-3);
    let far = Vdot::from_race(lap, race, OxygenCost::default()).unwrap();
    assert_eq!((far.range, far.within()), (RaceRange::Shorter, None));
}

/// Splits of a sprint that are timed to 0.01 s with normal errors, on runners of every kind. Seed and noise were
/// fixed before the interval was looked at.
#[test]
fn calibration_intervals_of_a_sprint() {
    const RUNNERS: u32 = if cfg!(stadion_full) { 20_000 } else { 2000 };
    let mut state = 20_260_601_u64;
    let mut uniform = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        f64::from(u32::try_from(state >> 32).unwrap()) / f64::from(u32::MAX)
    };
    let (mut covered, mut fitted, mut refused) = (0.0, 0.0, 0.0);
    for _ in 0..RUNNERS {
        let (max, tau) = (6.5 + 4.0 * uniform(), 0.9 + 0.5 * uniform());
        let splits = [5.0, 10.0, 20.0, 30.0, 40.0, 50.0].map(|d| {
            // The time at which the way is d, by bisection.
            let way = |t: f64| max * (t + tau * (-t / tau).exp_m1());
            let (mut lo, mut hi) = (0.0, 60.0);
            for _ in 0..60 {
                let middle = 0.5 * (lo + hi);
                if way(middle) < d { lo = middle } else { hi = middle }
            }
            let normal = (0..12).map(|_| uniform()).sum::<f64>() - 6.0;
            (meters(d), seconds(lo + 0.01 * normal))
        });
        match SprintFit::new(&splits, 0.90) {
            Ok(fit) => {
                let interval = fit.interval_m_s.unwrap();
                fitted += 1.0;
                covered += f64::from(u8::from(interval.lo <= max && max <= interval.hi));
            }
            Err(_) => refused += 1.0,
        }
    }
    let share = covered / fitted;
    println!("{share:.3} of {fitted}, {refused} refused");
    assert!((0.85..=0.95).contains(&share) && refused < 0.01 * fitted, "{share} {refused}");
}
