//! Laws of the one-compartment session and of the curves after exercise.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::time::Duration;

use approx::assert_relative_eq;
use proptest::prelude::*;
use stadion_physiology::{
    BenekeBateman, FreundZouloumian, OneCompartmentSegment, one_compartment, periodic_limit,
};
use stadion_types::Lactate;

fn mmol(value: f64) -> Lactate {
    Lactate::from_millimoles_per_liter(value).unwrap()
}

fn seconds(value: u32) -> Duration {
    Duration::from_secs(value.into())
}

fn segment(duration_s: u32, target: f64, time_constant_s: u32) -> OneCompartmentSegment {
    OneCompartmentSegment {
        duration: seconds(duration_s),
        target: mmol(target),
        time_constant: seconds(time_constant_s),
    }
}

fn any_segment() -> impl Strategy<Value = OneCompartmentSegment> {
    (0..3600_u32, 0.5..20.0_f64, 0..3600_u32).prop_map(|(d, l, tau)| segment(d, l, tau))
}

fn last(start: f64, segments: &[OneCompartmentSegment]) -> f64 {
    one_compartment(mmol(start), segments).last().unwrap().millimoles_per_liter()
}

proptest! {
    #[test]
    fn lactate_stays_between_start_and_targets(
        start in 0.5..20.0_f64, session in prop::collection::vec(any_segment(), 1..12),
    ) {
        let targets = session.iter().map(|s| s.target.millimoles_per_liter());
        let (lo, hi) = targets.fold((start, start), |(lo, hi), t| (lo.min(t), hi.max(t)));
        for end in one_compartment(mmol(start), &session) {
            let end = end.millimoles_per_liter();
            prop_assert!((lo..=hi).contains(&end), "{end} of {lo}..={hi}");
        }
    }

    #[test]
    fn splitting_a_segment_changes_nothing(
        start in 0.5..20.0_f64, whole in any_segment(), cut in 0.0..=1.0_f64,
    ) {
        let first = whole.duration.mul_f64(cut);
        let parts = [
            OneCompartmentSegment { duration: first, ..whole },
            OneCompartmentSegment { duration: whole.duration.saturating_sub(first), ..whole },
        ];
        let (a, b) = (last(start, &[whole]), last(start, &parts));
        prop_assert!((a - b).abs() <= 1e-9 * a.max(1.0), "{a} {b}");
    }

    #[test]
    fn two_starts_come_together_at_a_known_pace(
        one in 0.5..20.0_f64, other in 0.5..20.0_f64,
        session in prop::collection::vec((0..1800_u32, 0.5..20.0_f64, 60..3600_u32), 1..8),
        more in 0.0..5.0_f64,
    ) {
        let with = |extra: f64| -> Vec<OneCompartmentSegment> {
            session.iter().map(|(d, l, tau)| segment(*d, l + extra, *tau)).collect()
        };
        let left = |(duration, _, tau): &(u32, f64, u32)| {
            (-f64::from(*duration) / f64::from(*tau)).exp()
        };
        let shrunk: f64 = session.iter().map(left).product();
        for session in [with(0.0), with(more)] {
            let apart = last(one, &session) - last(other, &session);
            prop_assert!((apart - (one - other) * shrunk).abs() < 1e-9);
        }
    }

    #[test]
    fn repetitions_tend_to_the_limit_and_never_turn(
        start in 0.5..20.0_f64,
        work in (30..900_u32, 2.0..20.0_f64, 60..900_u32),
        rest in (15..600_u32, 0.8..2.0_f64, 300..2400_u32),
    ) {
        let cycle = [segment(work.0, work.1, work.2), segment(rest.0, rest.1, rest.2)];
        let limit = periodic_limit(&cycle).unwrap()[0].millimoles_per_liter();
        let (a, b) = (
            (-f64::from(work.0) / f64::from(work.2)).exp(),
            (-f64::from(rest.0) / f64::from(rest.2)).exp(),
        );
        let closed = (work.1 * (1.0 - a) + rest.1 * a * (1.0 - b)) / (1.0 - a * b);
        prop_assert!((limit - closed).abs() <= 1e-9 * closed, "{limit} {closed}");
        let ends: Vec<f64> = one_compartment(mmol(start), &cycle.repeat(400))
            .iter().step_by(2).map(|l| l.millimoles_per_liter()).collect();
        prop_assert!((ends[399] - limit).abs() < 1e-6);
        let rising = ends[1] >= ends[0];
        for pair in ends.windows(2) {
            let step = if rising { pair[1] - pair[0] } else { pair[0] - pair[1] };
            prop_assert!(step >= -1e-12, "{pair:?}");
        }
    }

    #[test]
    fn harder_longer_work_and_shorter_rest_leave_more(
        start in 0.5..20.0_f64, work in (0..900_u32, 0.5..20.0_f64, 1..900_u32),
        rest in (0..600_u32, 0.5..20.0_f64, 1..2400_u32), more in 0.0..10.0_f64, longer in 0..600_u32,
    ) {
        let (w, r) = (segment(work.0, work.1, work.2), segment(rest.0, rest.1, rest.2));
        let end = last(start, &[w, r]);
        let harder = segment(work.0, work.1 + more, work.2);
        prop_assert!(last(start, &[harder, r]) >= end - 1e-12);
        if work.1 >= start {
            let longer = segment(work.0 + longer, work.1, work.2);
            prop_assert!(last(start, &[longer, r]) >= end - 1e-12);
        }
        if rest.1 <= last(start, &[w]) {
            let longer = segment(rest.0 + longer, rest.1, rest.2);
            prop_assert!(last(start, &[w, longer]) <= end + 1e-12);
        }
    }

    #[test]
    fn a_half_life_halves_the_distance(
        start in 0.5..20.0_f64, target in 0.5..20.0_f64, tau in 60..3600_u32, t in 0..3600_u32,
    ) {
        let at = segment(t, target, tau);
        let later = OneCompartmentSegment { duration: at.duration + at.half_life(), ..at };
        let (now, then) = (last(start, &[at]) - target, last(start, &[later]) - target);
        // A duration holds whole nanoseconds.
        prop_assert!((then - 0.5 * now).abs() <= 1e-9 * start.max(target));
    }

    #[test]
    fn the_time_to_a_level_leads_there(
        start in 0.5..20.0_f64, target in 0.5..20.0_f64, part in 0.01..0.99_f64,
        tau in 1..3600_u32,
    ) {
        prop_assume!((start - target).abs() > 0.01);
        let level = target + part * (start - target);
        let time = segment(0, target, tau).time_to(mmol(start), mmol(level)).unwrap();
        let there = OneCompartmentSegment { duration: time, ..segment(0, target, tau) };
        prop_assert!((last(start, &[there]) - level).abs() < 1e-6);
    }

    #[test]
    fn a_recovery_has_one_peak_or_none(
        start in 1.0..15.0_f64, a1 in 0.1..15.0_f64, g1 in 0.1..1.0_f64,
        a2 in 0.1..15.0_f64, part in 0.01..0.9_f64,
    ) {
        let g2 = g1 * part;
        let curve = FreundZouloumian::new(mmol(start), (a1, g1), (-a2, g2)).unwrap();
        prop_assert!((curve.at(Duration::ZERO) - start).abs() < 1e-12);
        let far = curve.at(Duration::from_secs_f64(60.0 * 60.0 / g2));
        prop_assert!((far - (start + a1 - a2)).abs() < 1e-9);
        prop_assert_eq!(curve.peak().is_some(), a1 * g1 > a2 * g2);
        if let Some(peak) = curve.peak() {
            for other in [0.2, 0.7, 0.95, 1.05, 1.5, 4.0] {
                prop_assert!(curve.at(peak.at.mul_f64(other)) <= peak.lactate_mmol_l + 1e-12);
            }
        } else {
            let mut before = curve.at(Duration::ZERO);
            for minute in 1..60 {
                let now = curve.at(seconds(60 * minute));
                prop_assert!(now <= before + 1e-12);
                before = now;
            }
        }
    }

    #[test]
    fn what_appears_has_one_peak_or_none(
        start in 0.0..10.0_f64, a in 0.1..20.0_f64, k1 in 0.01..1.0_f64, k2 in 0.01..1.0_f64,
    ) {
        let curve = BenekeBateman::new(mmol(start), a, k1, k2).unwrap();
        prop_assert_eq!(curve.peak().is_some(), a * k1 > start * k2);
        if let Some(peak) = curve.peak() {
            prop_assert!(peak.lactate_mmol_l >= start && peak.lactate_mmol_l <= start + a);
            for other in [0.2, 0.7, 0.95, 1.05, 1.5, 4.0] {
                prop_assert!(curve.at(peak.at.mul_f64(other)) <= peak.lactate_mmol_l + 1e-12);
            }
        }
    }

    #[test]
    fn exact_readings_give_the_curve_back(
        start in 0.8..2.0_f64, a in 6.0..18.0_f64, k1 in 0.3..0.9_f64, k2 in 0.02..0.08_f64,
    ) {
        let truth = BenekeBateman::new(mmol(start), a, k1, k2).unwrap();
        let readings: Vec<_> = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30]
            .map(|minute| (seconds(60 * minute), mmol(truth.at(seconds(60 * minute)))))
            .to_vec();
        let fit = BenekeBateman::fit(mmol(start), &readings, 0.3, 0.90).unwrap();
        prop_assert!((fit.curve.appearing_mmol_l() - a).abs() < 1e-5 * a);
        prop_assert!((fit.curve.appearance_per_min() - k1).abs() < 1e-5 * k1);
        prop_assert!((fit.curve.disappearance_per_min() - k2).abs() < 1e-5 * k2);
        prop_assert!(fit.residual_sd_mmol_l < 1e-6);
        prop_assert!(fit.disappearance_per_min.lo() < k2 && k2 < fit.disappearance_per_min.hi());
    }

    #[test]
    fn exact_readings_of_an_hour_give_the_recovery_back(
        start in 5.0..9.0_f64, a1 in 4.0..9.0_f64, g1 in 0.25..0.6_f64, g2 in 0.025..0.05_f64,
    ) {
        let truth = FreundZouloumian::new(mmol(start), (a1, g1), (1.0 - start - a1, g2)).unwrap();
        prop_assume!(truth.peak().is_some_and(|p| p.at > seconds(60)));
        let readings: Vec<_> = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 50, 60]
            .map(|minute| (seconds(60 * minute), mmol(truth.at(seconds(60 * minute)))))
            .to_vec();
        let fit = FreundZouloumian::fit(mmol(start), &readings, 0.3, 0.90).unwrap();
        let (release, removal) = (fit.curve.release(), fit.curve.removal());
        prop_assert!((release.0 - a1).abs() < 1e-4 * a1, "{release:?} {removal:?}");
        prop_assert!((release.1 - g1).abs() < 1e-4 * g1, "{release:?} {removal:?}");
        prop_assert!((removal.1 - g2).abs() < 1e-4 * g2, "{release:?} {removal:?}");
    }
}

#[test]
fn extreme_time_constants_jump_or_hold() {
    let at = |tau| OneCompartmentSegment { time_constant: tau, ..segment(60, 8.0, 1) };
    assert_relative_eq!(last(2.0, &[at(Duration::ZERO)]), 8.0);
    assert_relative_eq!(last(2.0, &[at(Duration::MAX)]), 2.0);
    let instant = OneCompartmentSegment { duration: Duration::ZERO, ..at(Duration::ZERO) };
    assert_relative_eq!(last(2.0, &[instant]), 2.0);
}
