//! Laws that hold for every heart rate: its kinetics, its reserve, its predicted maximum.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use proptest::prelude::*;
use stadion_physiology::{
    AboveMax, HeartRateKinetics, HeartRateRange, HeartRateTarget, MaximumFormula,
};
use stadion_types::HeartRate;

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

prop_compose! {
    fn kinetics()(rise in 5.0..150.0_f64, fall in 5.0..150.0_f64, delay in 0.0..30.0_f64)
        -> HeartRateKinetics
    {
        HeartRateKinetics::new(rise, fall, delay).unwrap()
    }
}

proptest! {
    #[test]
    fn law_30_bounded_monotone_and_63_percent_at_one_tau(
        k in kinetics(), from in 40.0..200.0_f64, to in 40.0..200.0_f64,
        t in 0.0..900.0_f64, later in 0.0..300.0_f64,
    ) {
        let (now, then) = (k.at(t, from, to), k.at(t + later, from, to));
        for bpm in [now, then] {
            prop_assert!(from.min(to) <= bpm && bpm <= from.max(to));
        }
        prop_assert!((to - then).abs() <= (to - now).abs() + 1e-9);
        let tau = if to < from { k.tau_fall_s() } else { k.tau_rise_s() };
        let share = 0.632_120_558_828_557_7;
        prop_assert!(near(k.at(k.delay_s() + tau, from, to), from + share * (to - from)));
        prop_assert!(near(k.time_to_share(share, from, to).unwrap(), k.delay_s() + tau));
    }

    #[test]
    fn law_31_a_stretch_cut_in_two_is_the_stretch(
        k in kinetics(), start in 40.0..200.0_f64, to in 40.0..200.0_f64,
        first in 0.0..300.0_f64, second in 0.0..300.0_f64, after in 40.0..200.0_f64,
    ) {
        prop_assert!(near(
            k.step(start, to, first + second),
            k.step(k.step(start, to, first), to, second),
        ));
        let target = |duration_s, plateau_bpm| HeartRateTarget { duration_s, plateau_bpm };
        let whole = k.ends(start, &[target(first + second, to), target(90.0, after)]);
        let parts = k.ends(start, &[target(first, to), target(second, to), target(90.0, after)]);
        prop_assert!(near(whole[0], parts[1]), "{whole:?} {parts:?}");
        prop_assert!(near(whole[1], parts[2]), "{whole:?} {parts:?}");
    }

    #[test]
    fn law_32_linear_in_the_step_and_blind_to_a_shift(
        k in kinetics(), from in 60.0..120.0_f64, step in 1.0..40.0_f64,
        factor in 0.1..2.0_f64, shift in -20.0..80.0_f64, t in 0.0..600.0_f64,
    ) {
        let moved = |from: f64, to: f64| k.at(t, from, to) - from;
        prop_assert!(near(moved(from, from + factor * step), factor * moved(from, from + step)));
        prop_assert!(near(k.at(t, from + shift, from + step + shift), k.at(t, from, from + step) + shift));
    }

    #[test]
    fn law_33_the_mean_lags_the_end_and_grows(
        k in kinetics(), from in 60.0..120.0_f64, step in 1.0..80.0_f64,
        moving in 0.1..600.0_f64, more in 0.1..300.0_f64,
    ) {
        let t = k.delay_s() + moving;
        let to = from + step;
        prop_assert!(k.mean(t, from, to) < k.at(t, from, to));
        prop_assert!(k.mean(t, from, to) < k.mean(t + more, from, to));
        // The mean is the integral: Simpson's rule from the delay on.
        let n = 2000_u32;
        let h = moving / f64::from(n);
        let sum: f64 = (0..=n)
            .map(|i| {
                let weight = if i == 0 || i == n { 1.0 } else if i % 2 == 1 { 4.0 } else { 2.0 };
                weight * k.at(k.delay_s() + h * f64::from(i), from, to)
            })
            .sum();
        let expected = (k.delay_s() * from + sum * h / 3.0) / t;
        prop_assert!((k.mean(t, from, to) - expected).abs() < 1e-6);
    }

    #[test]
    fn law_37_the_reserve(
        rest in 35.0..80.0_f64, span in 60.0..140.0_f64, part in 0.0..1.2_f64,
        scale in 0.5..1.2_f64, shift in 0.0..20.0_f64,
    ) {
        let hr = |bpm: f64| HeartRate::from_bpm(bpm).unwrap();
        let range = HeartRateRange::new(hr(rest), hr(rest + span)).unwrap();
        prop_assert!(near(range.reserve_fraction(hr(rest), AboveMax::Keep), 0.0));
        prop_assert!(near(range.reserve_fraction(hr(rest + span), AboveMax::Keep), 1.0));
        let x = range.reserve_fraction(hr(rest + part * span), AboveMax::Keep);
        let map = |bpm: f64| hr(scale * bpm + shift);
        let mapped = HeartRateRange::new(map(rest), map(rest + span)).unwrap();
        prop_assert!(near(x, mapped.reserve_fraction(map(rest + part * span), AboveMax::Keep)));
        prop_assert!(near(x, part));
    }

    #[test]
    fn law_38_no_formula_grows_with_age(age in 0.0..100.0_f64, more in 0.0..60.0_f64) {
        for formula in MaximumFormula::ALL {
            prop_assert!(formula.bpm(age + more) <= formula.bpm(age), "{formula:?}");
            let [from, to] = formula.ages();
            let (young, old) = (age.clamp(from, to), (age + more).clamp(from, to));
            let at = |age| formula.estimate(age, 0.9).unwrap();
            prop_assert!(at(old).value() <= at(young).value(), "{formula:?}");
        }
        prop_assert!(near(MaximumFormula::Tanaka.bpm(40.0), MaximumFormula::Fox.bpm(40.0)));
    }
}
