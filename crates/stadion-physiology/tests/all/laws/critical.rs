//! Laws of critical power and critical speed.
#![allow(
    clippy::unwrap_used,
    clippy::many_single_char_names,
    missing_docs,
    reason = "tests with the letters of the formulas"
)]

use std::time::Duration;

use approx::{assert_relative_eq, relative_eq};
use proptest::prelude::*;
use stadion_physiology::{
    BeyondGrade, CriticalError, CriticalModel, CriticalPower, CriticalSettings, CriticalSpeed,
    CriticalWarning, DurationCurve, DurationCurveError, FittedPeak, GradeCost, GradeError,
    GradeModel, PowerTrial, ResidualKind, SpeedTrial, TrialError, TrialOrigin, fit_duration_curve,
};
use stadion_types::{Distance, Power, Speed};

const TWO: [CriticalModel; 3] =
    [CriticalModel::WorkTime, CriticalModel::InverseTime, CriticalModel::TimeResiduals];

fn fit(model: CriticalModel, t: &[f64], p: &[f64]) -> DurationCurve {
    fit_duration_curve(model, t, p, 1800.0).unwrap()
}

/// Durations that are far enough apart to tell a curve.
fn durations(least: f64, n: usize) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(1.25..2.2_f64, n).prop_map(move |ratios| {
        ratios
            .iter()
            .scan(least, |t, ratio| {
                *t *= ratio;
                Some(*t)
            })
            .collect()
    })
}

fn on(curve: &DurationCurve, t: &[f64]) -> Vec<f64> {
    t.iter().map(|t| curve.intensity(*t).unwrap()).collect()
}

fn same(a: &DurationCurve, b: &DurationCurve, tolerance: f64) -> bool {
    relative_eq!(a.critical(), b.critical(), max_relative = tolerance)
        && relative_eq!(
            a.reserve().unwrap_or(1.0),
            b.reserve().unwrap_or(1.0),
            max_relative = tolerance
        )
        && relative_eq!(a.peak().unwrap_or(1.0), b.peak().unwrap_or(1.0), max_relative = tolerance)
        && relative_eq!(a.tail(), b.tail(), max_relative = tolerance, epsilon = tolerance)
}

proptest! {
    /// Law 14, first part.
    #[test]
    fn exact_trials_give_the_curve_back(t in durations(60.0, 4), cs in 2.0..8.0_f64, d in 30.0..400.0_f64) {
        let truth = DurationCurve::two_parameter(cs, d).unwrap();
        let v = on(&truth, &t);
        for model in TWO {
            prop_assert!(same(&fit(model, &t, &v), &truth, 1e-6), "{model:?}");
        }
    }

    /// Law 14: scaling distance or time scales the parameters, and order does not matter.
    #[test]
    fn units_and_order_do_not_matter(
        t in durations(60.0, 5),
        errors in prop::collection::vec(-0.01..0.01_f64, 5),
        cp in 180.0..380.0_f64,
        w in 8_000.0..30_000.0_f64,
        c in 0.3..3.0_f64,
    ) {
        let truth = DurationCurve::two_parameter(cp, w).unwrap();
        let p: Vec<f64> = on(&truth, &t).iter().zip(&errors).map(|(p, e)| p * (1.0 + e)).collect();
        for model in TWO {
            let base = fit(model, &t, &p);
            let (scaled, turned): (Vec<f64>, Vec<f64>) = (
                p.iter().map(|p| c * p).collect(),
                p.iter().rev().copied().collect(),
            );
            let harder = fit(model, &t, &scaled);
            prop_assert!(relative_eq!(harder.critical(), c * base.critical(), max_relative = 1e-9));
            prop_assert!(relative_eq!(harder.reserve().unwrap(), c * base.reserve().unwrap(), max_relative = 1e-7));
            // t → c·t with the same distances: speeds are divided by c.
            let longer: Vec<f64> = t.iter().map(|t| c * t).collect();
            let slower: Vec<f64> = p.iter().map(|p| p / c).collect();
            let slow = fit(model, &longer, &slower);
            prop_assert!(relative_eq!(slow.critical(), base.critical() / c, max_relative = 1e-9));
            prop_assert!(relative_eq!(slow.reserve().unwrap(), base.reserve().unwrap(), max_relative = 1e-7));
            let back: Vec<f64> = t.iter().rev().copied().collect();
            prop_assert!(same(&fit(model, &back, &turned), &base, 1e-7));
        }
    }

    /// Law 15.
    #[test]
    fn two_trials_are_the_exact_line(t in 60.0..600.0_f64, ratio in 1.3..6.0_f64, cp in 150.0..400.0_f64, w in 5_000.0..30_000.0_f64) {
        let truth = DurationCurve::two_parameter(cp, w).unwrap();
        let t = [t, t * ratio];
        let p = on(&truth, &t);
        for model in TWO {
            let curve = fit(model, &t, &p);
            prop_assert!(same(&curve, &truth, 1e-6), "{model:?}: {curve:?}");
            for (t, p) in t.iter().zip(&p) {
                prop_assert!(relative_eq!(curve.intensity(*t).unwrap(), *p, max_relative = 1e-8));
            }
        }
    }

    /// Laws 16 and 20.
    #[test]
    fn times_follow_the_formulas(cs in 2.0..8.0_f64, d in 30.0..400.0_f64, distance in 1.0..20_000.0_f64, more in 1.0..5000.0_f64, above in 0.01..3.0_f64) {
        let curve = DurationCurve::two_parameter(cs, d).unwrap();
        if distance > d {
            let time = curve.time_for_work(distance).unwrap();
            prop_assert!(relative_eq!(time, (distance - d) / cs, max_relative = 1e-12));
            prop_assert!(curve.time_for_work(distance + more).unwrap() > time);
        } else {
            let refused = curve.time_for_work(distance);
            let right = matches!(refused, Err(DurationCurveError::WithinReserve { .. }));
            prop_assert!(right);
        }
        let exhausted = curve.time_at(cs + above).unwrap();
        prop_assert!(relative_eq!(exhausted, d / ((cs + above) - cs), max_relative = 1e-12));
    }

    /// Every curve is read forwards and backwards alike, and falls with time.
    #[test]
    fn reading_back_gives_what_was_read(
        cp in 180.0..380.0_f64,
        w in 8_000.0..30_000.0_f64,
        above in 300.0..1000.0_f64,
        tau in 40.0..200.0_f64,
        tail in 0.0..60.0_f64,
        t in 2.0..7200.0_f64,
        later in 1.01..2.0_f64,
    ) {
        let curves = [
            DurationCurve::two_parameter(cp, w),
            DurationCurve::three_parameter(cp, w, cp + above),
            DurationCurve::exponential(cp, cp + above, tau),
            DurationCurve::omni_domain(cp, w, cp + above, tail, 1800.0),
        ];
        for curve in curves {
            let curve = curve.unwrap();
            let p = curve.intensity(t).unwrap();
            prop_assert!(curve.intensity(t * later).unwrap() <= p);
            // Where the curve is flat to the last digits, no time can be read back.
            if curve.intensity(t * 1.001).unwrap() < p * (1.0 - 1e-9) {
                prop_assert!(relative_eq!(curve.time_at(p).unwrap(), t, max_relative = 1e-5));
            }
            // An exponential may do less work in more time, so its way back is not one to one.
            if curve.reserve().is_some() && t > 60.0 {
                let work = curve.work(t).unwrap();
                prop_assert!(relative_eq!(curve.time_for_work(work).unwrap(), t, max_relative = 1e-6));
            }
        }
    }

    /// Fits recover random truths from exact trials to 1e-6.
    #[test]
    fn exact_trials_give_every_curve_back(
        cp in 180.0..380.0_f64,
        w in 8_000.0..30_000.0_f64,
        peak in 700.0..1400.0_f64,
        tau in 40.0..200.0_f64,
        tail in 10.0..50.0_f64,
        step in 0.8..1.25_f64,
    ) {
        let t: Vec<f64> = [5.0, 15.0, 40.0, 120.0, 300.0, 720.0, 1500.0, 3600.0, 7200.0]
            .iter().map(|t| t * step).collect();
        let truths = [
            (CriticalModel::ThreeParameter, DurationCurve::three_parameter(cp, w, peak)),
            (CriticalModel::Exponential, DurationCurve::exponential(cp, peak, tau)),
            (CriticalModel::OmniDomain, DurationCurve::omni_domain(cp, w, peak, tail, 1800.0)),
        ];
        for (model, truth) in truths {
            let truth = truth.unwrap();
            let curve = fit(model, &t, &on(&truth, &t));
            prop_assert!(same(&curve, &truth, 1e-6), "{model:?}: {curve:?} for {truth:?}");
        }
        // Without a sprint, exact trials still do.
        let truth = DurationCurve::three_parameter(cp, w, peak).unwrap();
        let t = [120.0, 200.0, 400.0, 700.0, 1200.0];
        prop_assert!(same(&fit(CriticalModel::ThreeParameter, &t, &on(&truth, &t)), &truth, 1e-6));
    }

    /// No input panics, and every answer is finite.
    #[test]
    fn any_numbers_are_answered(
        t in prop::collection::vec(prop_oneof![Just(0.0), Just(f64::NAN), Just(5e-324), Just(1e300), 1.0..5000.0_f64], 0..8),
        p in prop::collection::vec(prop_oneof![Just(-1.0), Just(f64::INFINITY), Just(300.0), Just(5e-324), 50.0..1500.0_f64], 0..8),
        tail in prop_oneof![Just(0.0), Just(f64::NAN), 1.0..4000.0_f64],
    ) {
        for model in CriticalModel::ALL {
            if let Ok(curve) = fit_duration_curve(model, &t, &p, tail) {
                prop_assert!(curve.critical().is_finite() && curve.critical() > 0.0);
                prop_assert!(curve.reserve().is_none_or(|r| r.is_finite() && r > 0.0));
                prop_assert!(curve.shape_s().is_finite() && curve.tail().is_finite());
            }
        }
    }
}

proptest! {
    /// No curve panics, however it is read.
    #[test]
    fn any_curve_is_read(
        n in prop::array::uniform5(prop_oneof![
            Just(f64::NAN), Just(0.0), Just(1e-300), Just(1e300), Just(5e-324), 1e-3..1e12_f64, 100.0..2000.0_f64,
        ]),
        at in prop_oneof![Just(f64::NAN), Just(-1.0), Just(f64::MAX), Just(5e-324), 1e-6..1e12_f64],
    ) {
        let [a, b, c, d, e] = n;
        let curves = [
            DurationCurve::two_parameter(a, b),
            DurationCurve::three_parameter(a, b, c),
            DurationCurve::exponential(a, c, d),
            DurationCurve::omni_domain(a, b, c, d, e),
        ];
        for curve in curves.into_iter().flatten() {
            let read = [curve.intensity(at), curve.time_at(at), curve.work(at), curve.time_for_work(at)];
            for found in read.into_iter().flatten() {
                prop_assert!(found > 0.0 && found.is_finite(), "{curve:?} at {at}: {found}");
            }
        }
    }
}

/// Trials of almost no length or power once made the search for a shape stand still.
#[test]
fn the_smallest_numbers_are_answered() {
    let least = 5e-324;
    for model in CriticalModel::ALL {
        let _ = fit_duration_curve(model, &[least, 60.0, 300.0, 900.0], &[400.0; 4], 1800.0);
        let _ = fit_duration_curve(model, &[60.0, 300.0, 900.0], &[300.0, 200.0, least], 1800.0);
        let trials = powers(&[(60, 400.0), (300, 300.0), (900, 250.0), (1200, least)]);
        let _ = CriticalPower::fit(&trials, CriticalSettings::of(model));
    }
}

/// A critical speed on a grade costs what it costs on the level, for as long.
#[test]
fn critical_speed_on_graded_ground() {
    let trials = races(&[(800.0, 130.0), (1500.0, 260.0), (3000.0, 560.0), (5000.0, 975.0)]);
    for model in CriticalModel::ALL {
        let level = CriticalSpeed::fit(&trials, CriticalSettings::of(model)).unwrap();
        for cost in GradeModel::ALL.map(GradeCost::new) {
            for grade in [-0.1, 0.0, 0.05, 0.3] {
                let hill = level.on_grade(grade, cost).unwrap();
                let back = cost.level_speed(hill.critical.value, grade).unwrap();
                let cs = level.critical.value;
                assert_relative_eq!(
                    back.meters_per_second(),
                    cs.meters_per_second(),
                    max_relative = 1e-12
                );
                let factor = cost.factor(grade).unwrap();
                for seconds in [60.0, 300.0, 1200.0] {
                    let duration = Duration::from_secs_f64(seconds);
                    let speed = hill.speed_for(duration).unwrap();
                    let flat = level.curve.intensity(seconds).unwrap();
                    assert_relative_eq!(
                        speed.meters_per_second() * factor,
                        flat,
                        max_relative = 1e-12
                    );
                    let way = Distance::from_meters(speed.meters_per_second() * seconds).unwrap();
                    let time = hill.time_to(way).unwrap().as_secs_f64();
                    assert_relative_eq!(time, seconds, max_relative = 1e-6);
                }
                let (was, is) = (&level.critical.estimate, &hill.critical.estimate);
                assert_eq!(was.is_some(), is.is_some());
                if let (Some(was), Some(is)) = (was, is) {
                    let lo = was.lo().meters_per_second() / factor;
                    assert_relative_eq!(is.lo().meters_per_second(), lo, max_relative = 1e-12);
                    assert_relative_eq!(is.level(), 0.9);
                }
                assert_eq!(hill.reserve.is_some(), level.reserve.is_some());
            }
        }
        assert!(level.on_grade(0.0, GradeCost::default()).unwrap().curve == level.curve);
    }
    let level = CriticalSpeed::fit(&trials, CriticalSettings::default()).unwrap();
    let cost = GradeCost::default();
    let steep = level.on_grade(0.5, cost);
    assert_eq!(steep, Err(GradeError::TooSteep { grade: 0.5, limit: 0.45 }));
    let clamped = level.on_grade(0.5, cost.with_beyond(BeyondGrade::Clamp)).unwrap();
    assert!(clamped.clamped && !level.on_grade(0.4, cost).unwrap().clamped);
    assert!(matches!(level.on_grade(f64::NAN, cost), Err(GradeError::NotFinite { .. })));
    // Below the critical speed of the slope there is no end.
    let slow = clamped.critical.value;
    let error = clamped.time_at(slow).unwrap_err();
    assert!(matches!(error, DurationCurveError::NotAboveCritical { .. }));
}

fn powers(pairs: &[(u64, f64)]) -> Vec<PowerTrial> {
    let trial = |(s, w): &(u64, f64)| {
        PowerTrial::new(Duration::from_secs(*s), Power::from_watts(*w).unwrap())
    };
    pairs.iter().map(trial).collect()
}

fn races(pairs: &[(f64, f64)]) -> Vec<SpeedTrial> {
    let race = |(m, s): &(f64, f64)| {
        SpeedTrial::new(Duration::from_secs_f64(*s), Distance::from_meters(*m).unwrap())
    };
    pairs.iter().map(race).collect()
}

/// Numbers of the checks on running: 1500, 3000 and 5000 m of one standing of Daniels' tables, and
/// world records of men.
#[test]
fn races_of_the_tables_and_records() {
    let linear = CriticalSettings::of(CriticalModel::WorkTime);
    for (pairs, cs, d) in [
        ([(1500.0, 323.72), (3000.0, 692.75), (5000.0, 1196.02)], 4.0101, 209.2),
        ([(1500.0, 240.30), (3000.0, 514.62), (5000.0, 895.52)], 5.3360, 231.1),
        ([(1500.0, 206.0), (5000.0, 755.36), (10_000.0, 1571.0)], 6.2197, 249.86),
        ([(1200.0, 210.0), (2400.0, 450.0), (3600.0, 690.0)], 5.0, 150.0),
    ] {
        let fit = CriticalSpeed::fit(&races(&pairs), linear).unwrap();
        assert_relative_eq!(fit.critical.value.meters_per_second(), cs, epsilon = 5.1e-5);
        let reserve = fit.reserve.as_ref().unwrap();
        assert_relative_eq!(reserve.value.meters(), d, epsilon = 0.051);
        assert_eq!(fit.quality.kind, ResidualKind::Work);
        assert!(fit.quality.r_squared.unwrap() > 0.9995);
        let time = fit.time_to(Distance::const_meters(2000.0)).unwrap();
        assert_relative_eq!(time.as_secs_f64(), (2000.0 - d) / cs, max_relative = 1e-3);
        let faster = Speed::from_meters_per_second(cs + 0.5).unwrap();
        assert_relative_eq!(
            fit.time_at(faster).unwrap().as_secs_f64(),
            2.0 * d,
            max_relative = 1e-3
        );
        let ten = fit.speed_for(Duration::from_secs(600)).unwrap();
        let expected = cs + d / 600.0;
        assert_relative_eq!(ten.value.meters_per_second(), expected, max_relative = 1e-3);
        assert!(fit.time_to(Distance::const_meters(100.0)).is_err());
    }
}

#[test]
fn every_refusal_has_its_name() {
    use CriticalError as E;
    let settings = CriticalSettings::default();
    let fit = |pairs: &[(u64, f64)]| CriticalPower::fit(&powers(pairs), settings).unwrap_err();
    assert_eq!(fit(&[]), E::TooFewTrials { needed: 2, got: 0 });
    assert_eq!(fit(&[(180, 300.0)]), E::TooFewTrials { needed: 2, got: 1 });
    assert_eq!(fit(&[(180, 300.0), (180, 310.0)]), E::SameDurations { needed: 2, got: 1 });
    assert_eq!(fit(&[(0, 300.0), (180, 310.0)]), E::Duration { trial: 0, seconds: 0.0 });
    assert_eq!(fit(&[(60, 300.0), (180, 0.0)]), E::Intensity { trial: 1, intensity: 0.0 });
    assert_eq!(fit(&[(180, 300.0), (600, 310.0)]), E::NoReserve);
    assert_eq!(fit(&[(180, 300.0), (600, 60.0)]), E::NoCritical);
    let bad = settings.with_level(1.0);
    let trials = powers(&[(180, 350.0), (600, 300.0)]);
    assert_eq!(CriticalPower::fit(&trials, bad).unwrap_err(), E::Level { level: 1.0 });
    let omni = CriticalSettings::of(CriticalModel::OmniDomain).with_tail_from(Duration::ZERO);
    let three = powers(&[(10, 900.0), (180, 350.0), (600, 300.0)]);
    assert_eq!(CriticalPower::fit(&three, omni).unwrap_err(), E::TailStart { seconds: 0.0 });
    let lengths = fit_duration_curve(CriticalModel::InverseTime, &[1.0], &[], 1800.0);
    assert_eq!(lengths.unwrap_err(), E::Lengths { durations: 1, intensities: 0 });
    for nan in [f64::NAN, f64::INFINITY, -5.0] {
        let refused = fit_duration_curve(CriticalModel::WorkTime, &[60.0, nan], &[1.0, 1.0], 1.0);
        assert!(matches!(refused, Err(E::Duration { trial: 1, .. })), "{nan}");
        let refused = fit_duration_curve(CriticalModel::WorkTime, &[60.0, 90.0], &[nan, 1.0], 1.0);
        assert!(matches!(refused, Err(E::Intensity { trial: 0, .. })), "{nan}");
    }
    // A straight fall has no end for the curves with a shape either.
    let line = powers(&[(60, 400.0), (120, 380.0), (240, 340.0), (480, 260.0)]);
    for model in [CriticalModel::ThreeParameter, CriticalModel::Exponential] {
        let refused = CriticalPower::fit(&line, CriticalSettings::of(model)).unwrap_err();
        assert_eq!(refused, E::NoCritical, "{model:?}");
    }
}

#[test]
fn warnings_say_what_to_know() {
    use CriticalWarning as W;
    let of = |model, pairs: &[(u64, f64)]| {
        CriticalPower::fit(&powers(pairs), CriticalSettings::of(model)).unwrap().warnings
    };
    let two = CriticalModel::InverseTime;
    let good = [(180, 360.0), (300, 320.0), (720, 286.0), (1200, 274.0)];
    assert_eq!(of(two, &good), []);
    assert_eq!(of(two, &[(180, 360.0), (720, 286.0)]), [W::NoSpareTrial]);
    assert_eq!(of(two, &[(90, 450.0), (300, 322.0), (720, 286.0)]), [W::ShortTrial]);
    assert_eq!(of(two, &[(180, 360.0), (720, 286.0), (2400, 266.0)]), [W::LongTrial]);
    assert_eq!(of(two, &[(300, 320.0), (500, 296.5), (800, 282.0)]), [W::NarrowSpread]);
    assert_eq!(of(two, &[(180, 360.0), (720, 286.0), (180, 358.0)]), [W::RepeatedDuration]);
    let rising = [(180, 360.0), (300, 320.0), (600, 286.0), (900, 289.0)];
    assert_eq!(of(two, &rising), [W::NotMonotone]);
    let tiny = [(180, 300.0), (360, 295.0), (720, 294.0)];
    assert_eq!(of(two, &tiny), [W::ImplausibleReserve]);
    #[rustfmt::skip]
    let sinking = [
        (180, 360.0), (240, 335.0), (300, 320.0), (360, 310.0), (420, 303.0), (500, 296.0),
        (600, 290.0), (660, 287.0), (720, 220.0),
    ];
    assert!(of(two, &sinking).contains(&W::CriticalAboveLongest));
    let omni =
        of(CriticalModel::OmniDomain, &[(10, 850.0), (60, 480.0), (300, 318.0), (900, 281.0)]);
    assert!(omni.contains(&W::NoTailSeen), "{omni:?}");
    let settings = CriticalSettings::default().with_origin(TrialOrigin::MeanMax);
    let fit = CriticalPower::fit(&powers(&good), settings).unwrap();
    assert_eq!(fit.warnings, [W::MeanMaximal]);
}

#[test]
fn no_spare_trial_no_interval() {
    let trials = powers(&[(180, 360.0), (720, 286.0)]);
    let fit = CriticalPower::fit(&trials, CriticalSettings::default()).unwrap();
    assert_eq!(fit.critical.estimate, None);
    assert_eq!(fit.quality.standard_error, None);
    assert_eq!(fit.power_for(Duration::from_secs(300)).unwrap().estimate, None);
    // By hand: W' = (360 − 286)/(1/180 − 1/720), CP = 360 − W'/180.
    assert_relative_eq!(fit.reserve.unwrap().value.joules(), 17_760.0, max_relative = 1e-9);
    assert_relative_eq!(fit.critical.value.watts(), 261.0 + 1.0 / 3.0, max_relative = 1e-9);
}

#[test]
fn a_peak_needs_a_sprint() {
    let settings = CriticalSettings::of(CriticalModel::ThreeParameter);
    let sprintless =
        [(120, 413.0), (180, 358.0), (300, 321.5), (480, 296.5), (720, 285.8), (1200, 274.4)];
    let fit = CriticalPower::fit(&powers(&sprintless), settings).unwrap();
    assert!(matches!(fit.peak, Some(FittedPeak::NotIdentified { at_least: Some(_) })));
    assert!(fit.warnings.contains(&CriticalWarning::PeakNotIdentified));
    assert!(fit.critical.value.watts() > 250.0);
    let whole = [(5, 850.0), (15, 690.0), (30, 585.0), (120, 380.0), (300, 316.0), (1200, 275.0)];
    let fit = CriticalPower::fit(&powers(&whole), settings).unwrap();
    let peak = fit.peak.as_ref().and_then(FittedPeak::identified).unwrap();
    assert!((900.0..1000.0).contains(&peak.value.watts()));
    let range = peak.estimate.as_ref().unwrap();
    assert!(range.lo() < peak.value && peak.value < range.hi());
    assert!(!fit.warnings.contains(&CriticalWarning::PeakNotIdentified));
    let above = fit.time_at(Power::const_watts(1500.0));
    assert!(matches!(above, Err(DurationCurveError::AbovePeak { .. })));
    let below = fit.time_at(Power::const_watts(200.0));
    assert!(matches!(below, Err(DurationCurveError::NotAboveCritical { .. })));
}

/// The lines' intervals for equal errors are those of any book: by hand, for 1/t of 10, 5, 2, 1 per ks.
#[test]
fn the_interval_of_a_line_is_the_textbook_one() {
    let trials = powers(&[(100, 441.0), (200, 349.0), (500, 296.0), (1000, 279.0)]);
    let settings = CriticalSettings::default().with_error(TrialError::Absolute);
    let fit = CriticalPower::fit(&trials, settings).unwrap();
    // Mean of x 4.5, Sxx 49, Sxy 883.5: slope 18.0306, intercept 260.1122 W.
    assert_relative_eq!(
        fit.critical.value.watts(),
        341.25 - 4.5 * 883.5 / 49.0,
        max_relative = 1e-9
    );
    let sse = 15_932.75 - 883.5_f64.powi(2) / 49.0;
    assert_relative_eq!(fit.quality.sum_of_squares, sse, max_relative = 1e-6);
    let half = 2.919_985_580 * (sse / 2.0 * (0.25 + 4.5 * 4.5 / 49.0)).sqrt();
    let range = fit.critical.estimate.as_ref().unwrap();
    let value = fit.critical.value.watts();
    assert_relative_eq!(range.hi().watts() - value, half, max_relative = 1e-6);
    assert_relative_eq!(value - range.lo().watts(), half, max_relative = 1e-6);
}

#[test]
fn names_of_files_are_unique() {
    let mut names: Vec<&str> = CriticalModel::ALL.map(CriticalModel::as_str).to_vec();
    names.extend(CriticalWarning::ALL.map(CriticalWarning::as_str));
    names.extend(CriticalError::CODES);
    names.extend(DurationCurveError::CODES);
    names.extend(TrialOrigin::ALL.map(TrialOrigin::as_str));
    names.extend(TrialError::ALL.map(TrialError::as_str));
    for (i, name) in names.iter().enumerate() {
        assert!(!names[..i].contains(name), "{name}");
    }
}

#[cfg(feature = "serde")]
#[test]
fn a_fit_is_read_as_it_was_written() {
    let trials = powers(&[
        (10, 850.0),
        (60, 480.0),
        (300, 318.0),
        (900, 281.0),
        (3600, 240.0),
        (7200, 210.0),
    ]);
    for model in CriticalModel::ALL {
        let Ok(fit) = CriticalPower::fit(&trials, CriticalSettings::of(model)) else { continue };
        let text = serde_json::to_string(&fit).unwrap();
        for key in ["critical_w", "reserve_j", "peak_w", "duration_s", "tail_from_s"] {
            assert!(text.contains(key), "{key}");
        }
        assert_eq!(serde_json::from_str::<CriticalPower>(&text).unwrap(), fit);
        let name = format!("\"{}\"", model.as_str());
        assert!(text.contains(&name));
        let broken = text.replace("\"scale\":", "\"scale\":-");
        assert!(serde_json::from_str::<CriticalPower>(&broken).is_err());
    }
}
