//! Laws that hold for every heart rate: its kinetics, its reserve, its predicted maximum.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use proptest::prelude::*;
use stadion_physiology::{
    AboveMax, ArtefactRules, DemandFitRule, DemandForm, DemandModel, DemandStep, DemandTau,
    HeartRateChannels, HeartRateKinetics, HeartRateRange, HeartRateTarget, HeatConditions,
    LongRunDriftRule, MaximumFormula, ObservedMaximumRule, RepEndRule, RepSpan, ResponseFitRule,
    fit_demand, fit_response, heat_notes, observed_maximum,
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

proptest! {
    #[test]
    fn demand_never_leads_out_of_its_bounds(
        demand in proptest::collection::vec(0.0..500.0_f64, 1..300),
        gain in 0.05..0.6_f64, drift in 0.0..1e-4_f64, start in 50.0..200.0_f64,
        rise in 5.0..90.0_f64, fall in 5.0..90.0_f64,
    ) {
        let max = HeartRate::from_bpm(195.0).unwrap();
        let model = DemandModel::new(60.0, max, gain, drift, (rise, fall)).unwrap();
        for tau in DemandTau::ALL {
            for step in DemandStep::ALL {
                let trace = model.trace(&demand, 1.0, start, DemandForm { tau, step }).unwrap();
                for bpm in &trace {
                    prop_assert!(start.min(60.0) <= *bpm && *bpm <= start.max(195.0));
                }
            }
        }
        // An even demand in steps of half the length gives the same heart rate: exact steps, no drift.
        let even = DemandModel::new(60.0, max, gain, 0.0, (rise, fall)).unwrap();
        let twice: Vec<f64> = demand.iter().flat_map(|p| [*p, *p]).collect();
        let whole = even.trace(&demand, 1.0, start, DemandForm::default()).unwrap();
        let halves = even.trace(&twice, 0.5, start, DemandForm::default()).unwrap();
        for (i, bpm) in whole.iter().enumerate() {
            prop_assert!(near(*bpm, halves[2 * i + 1]));
        }
    }

    #[test]
    fn online_equals_batch(
        demand in proptest::collection::vec(0.0..500.0_f64, 2..200), cut in 0.0..1.0_f64,
    ) {
        let max = HeartRate::from_bpm(195.0).unwrap();
        let model = DemandModel::new(60.0, max, 0.3, 0.0, (25.0, 35.0)).unwrap();
        let form = DemandForm::default();
        let whole = model.trace(&demand, 1.0, 70.0, form).unwrap();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a small index")]
        let at = ((cut * demand.len() as f64) as usize).clamp(1, demand.len() - 1);
        let mut parts = model.trace(&demand[..at], 1.0, 70.0, form).unwrap();
        let last = *parts.last().unwrap();
        parts.extend(model.trace(&demand[at..], 1.0, last, form).unwrap());
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn faults_leave_the_rest_alone(
        hr in proptest::collection::vec(prop_oneof![8 => 100.0..180.0_f64, 1 => Just(f64::NAN), 1 => 0.0..300.0_f64], 0..400),
    ) {
        let time: Vec<f64> = (0_u32..).take(hr.len()).map(f64::from).collect();
        let channels =
            HeartRateChannels { time_s: &time, hr_bpm: &hr, speed_m_s: None, cadence_rpm: None };
        let found = ArtefactRules::default().find(channels).unwrap();
        prop_assert_eq!(found.usable.len(), hr.len());
        let excluded: usize = found.excluded().map(|f| f.samples).sum();
        let gaps = hr.iter().filter(|bpm| bpm.is_nan()).count();
        // Every sample that is not usable is a gap or belongs to exactly one listed fault.
        prop_assert_eq!(found.usable.iter().filter(|u| !**u).count(), gaps + excluded);
        for (was, is) in hr.iter().zip(found.cleaned(&hr)) {
            prop_assert!(is.is_nan() || is.to_bits() == was.to_bits());
        }
    }

    #[test]
    fn no_input_panics(
        time in proptest::collection::vec(proptest::num::f64::ANY, 0..60),
        values in proptest::collection::vec(proptest::num::f64::ANY, 0..60),
        odd in proptest::num::f64::ANY,
    ) {
        let n = time.len().min(values.len());
        let (time, values) = (&time[..n], &values[..n]);
        let even: Vec<f64> = (0_u32..).take(n).map(f64::from).collect();
        for time in [time, &even] {
            let channels = HeartRateChannels {
                time_s: time, hr_bpm: values, speed_m_s: Some(values), cadence_rpm: Some(values),
            };
            let _ = ArtefactRules::default().find(channels);
            let _ = observed_maximum(time, values, ObservedMaximumRule::default());
            let _ = fit_response(time, values, &ResponseFitRule::default());
            let rep = RepSpan { from_s: odd, to_s: 40.0 };
            let rule = RepEndRule { shortest_rep_s: 0.0, least_drift_s: 1.0, ..RepEndRule::default() };
            let _ = rule.ends(time, values, &[rep]);
            let _ = rule.drift_within(time, values, RepSpan { from_s: -200.0, to_s: 60.0 });
            let rule = LongRunDriftRule { onset_s: 0.0, least_s: 1.0, ..LongRunDriftRule::default() };
            let _ = rule.drift(time, values, values);
        }
        let rule = DemandFitRule { least_s: 0.0, ..DemandFitRule::default() };
        let clipped: Vec<f64> = values.iter().map(|v| v.abs().min(1e300)).collect();
        let _ = fit_demand(&clipped, values, 1.0, &rule);
        let _ = fit_demand(values, values, odd, &rule);
        for formula in MaximumFormula::ALL {
            let _ = formula.estimate(odd, 0.9);
        }
        let _ = heat_notes(HeatConditions { air_c: Some(odd), core_rise_c: Some(odd), mass_loss_percent: Some(odd) });
    }
}
