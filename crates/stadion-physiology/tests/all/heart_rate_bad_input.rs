//! Odd input to heart rate and decoupling: nothing panics, and what is given is a finite number.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use stadion_physiology::{
    ArtefactRules, DecouplingFormula, DecouplingHalves, DecouplingOutput, DecouplingRules,
    DecouplingSeries, DemandFitRule, HeartRateChannels, HeartRateKinetics, HeartRateTarget,
    LongRunDriftRule, MarathonDurability, ObservedMaximumRule, OutputMean, RepEndRule, RepSpan,
    ResponseFitRule, dense_decoupling, fit_demand, fit_response, observed_maximum,
};
use stadion_types::Pause;

const ODD: [f64; 12] = [
    f64::NAN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    -1.0,
    0.0,
    1e-308,
    1.0,
    150.0,
    1e9,
    1e200,
    1e308,
    -1e308,
];

/// Samples of a series; the repetitions below end beyond the shorter one.
const LENGTH: u32 = if cfg!(stadion_full) { 700 } else { 240 };
/// Of the many definitions of a decoupling a usual run takes each fifth.
const STEP: usize = if cfg!(stadion_full) { 1 } else { 5 };

fn seconds(n: u32) -> Vec<f64> {
    (0..n).map(f64::from).collect()
}

/// Series of odd lengths and values.
fn series() -> Vec<Vec<f64>> {
    let mut all = vec![vec![], vec![150.0], vec![150.0, 150.0]];
    for odd in ODD {
        all.push(vec![odd]);
        all.push(vec![odd; 40]);
        for place in [0, LENGTH / 2, LENGTH - 1] {
            let mut one: Vec<f64> = (0..LENGTH).map(|i| 140.0 + f64::from(i % 17)).collect();
            one[place as usize] = odd;
            all.push(one);
        }
        all.push((0..LENGTH).map(|i| if i % 2 == 0 { odd } else { 150.0 }).collect());
    }
    all
}

fn axes(n: usize) -> Vec<Vec<f64>> {
    let n = u32::try_from(n).unwrap();
    let even = seconds(n);
    let mut all = vec![
        even.clone(),
        even.iter().map(|t| 4.0 * t).collect(),
        even.iter().map(|t| t * 1e-9).collect(),
        even.iter().map(|t| t * 1e9).collect(),
        even.iter().map(|t| t * 1e300 - 1e303).collect(),
        even.iter().map(|t| t - 1e6).collect(),
        even.iter().map(|t| -t).collect(),
        vec![0.0; even.len()],
    ];
    for odd in ODD {
        let mut one = even.clone();
        if let Some(last) = one.last_mut() {
            *last = odd;
        }
        all.push(one);
    }
    all
}

#[test]
fn calibration_nothing_panics() {
    for (row, values) in series().into_iter().enumerate() {
        for (axis, time) in axes(values.len()).into_iter().enumerate() {
            // A usual run takes a diagonal: each series and each axis, not each pair.
            if !cfg!(stadion_full) && (row + axis) % 20 != 0 {
                continue;
            }
            let _ = fit_response(&time, &values, &ResponseFitRule::default());
            let reps =
                [RepSpan { from_s: 0.0, to_s: 100.0 }, RepSpan { from_s: 110.0, to_s: 700.0 }];
            if let Ok(ends) = RepEndRule::default().ends(&time, &values, &reps) {
                assert!(ends.iter().all(|e| e.hr.is_some() != e.missing.is_some()));
            }
            let _ = RepEndRule::default().drift_within(&time, &values, reps[1]);
            let _ = observed_maximum(&time, &values, ObservedMaximumRule::default());
            for hr in [&values, &vec![150.0; values.len()]] {
                for speed in [&values, &vec![3.0; values.len()]] {
                    if let Ok(drift) = LongRunDriftRule::default().drift(&time, hr, speed) {
                        assert!(drift.speed_cv.is_finite() && drift.mean_speed_m_s.is_finite());
                        assert!(drift.coverage <= 1.0 + 1e-9, "{drift:?}");
                    }
                    let channels = HeartRateChannels {
                        time_s: &time,
                        hr_bpm: hr,
                        speed_m_s: Some(speed),
                        cadence_rpm: Some(speed),
                    };
                    if let Ok(found) = ArtefactRules::default().find(channels) {
                        for fault in &found.faults {
                            assert!(fault.measured_bpm.is_finite(), "{fault:?}");
                            assert!(fault.limit.is_finite(), "{fault:?}");
                        }
                        for (bpm, usable) in hr.iter().zip(&found.usable) {
                            assert!(!usable || bpm.is_finite());
                        }
                    }
                    let some = |v: &[f64]| v.iter().copied().map(Some).collect::<Vec<_>>();
                    let _ = MarathonDurability::of(&time, some(speed), some(hr));
                    for rules in
                        rules().into_iter().take(if axis < 3 { 99 } else { 1 }).step_by(STEP)
                    {
                        let Ok(series) = DecouplingSeries::new(&time, some(hr)) else { continue };
                        let pauses = [
                            Pause { from_s: f64::NAN, to_s: 3.0 },
                            Pause { from_s: 5.0, to_s: 1.0 },
                            Pause { from_s: 1e308, to_s: f64::INFINITY },
                            Pause { from_s: 100.0, to_s: 130.0 },
                        ];
                        let series = series
                            .with_output(DecouplingOutput::Speed, some(speed))
                            .unwrap()
                            .with_altitude(some(speed))
                            .unwrap()
                            .with_pauses(&pauses);
                        if let Ok(found) = series.decouple(&rules) {
                            assert!(found.percent.is_finite(), "{found:?}");
                            if let Some(i) = found.interval {
                                assert!(
                                    i.lo <= found.percent && found.percent <= i.hi,
                                    "{found:?}"
                                );
                                assert!(i.lo.is_finite() && i.hi.is_finite(), "{found:?}");
                            }
                        }
                        let _ = series.refusals(&rules);
                    }
                }
            }
        }
        for demand in [values.clone(), vec![200.0; values.len()]] {
            for dt in [1.0, 1e-9, 1e9, f64::NAN] {
                let _ = fit_demand(&demand, &values, dt, &DemandFitRule::default());
            }
        }
        for formula in DecouplingFormula::ALL {
            for split in [0, 1, values.len() / 2, usize::MAX] {
                if let Ok(p) = dense_decoupling(&values, &vec![150.0; values.len()], split, formula)
                {
                    assert!(p.is_finite(), "{p} {formula:?}");
                }
                if let Ok(p) = dense_decoupling(&vec![150.0; values.len()], &values, split, formula)
                {
                    assert!(p.is_finite(), "{p} {formula:?}");
                }
            }
        }
    }
}

fn rules() -> Vec<DecouplingRules> {
    let mut all = vec![DecouplingRules::default()];
    for halves in DecouplingHalves::ALL {
        for output_mean in OutputMean::ALL {
            for formula in DecouplingFormula::ALL {
                let mut rules = DecouplingRules::bare();
                (rules.halves, rules.output_mean, rules.formula) = (halves, output_mean, formula);
                all.push(rules);
            }
        }
    }
    all
}

#[test]
fn a_number_that_is_not_finite_is_a_gap_of_heart_rate() {
    let time = seconds(600);
    let mut hr: Vec<f64> = time.iter().map(|t| 150.0 + t % 7.0).collect();
    hr[100..130].fill(f64::INFINITY);
    hr[300] = f64::NEG_INFINITY;
    let channels =
        HeartRateChannels { time_s: &time, hr_bpm: &hr, speed_m_s: None, cadence_rpm: None };
    let found = ArtefactRules::default().find(channels).unwrap();
    assert!(found.faults.is_empty(), "{found:?}");
    assert_eq!(found.usable.iter().filter(|usable| !**usable).count(), 31);
}

#[test]
fn kinetics_hand_on_what_is_no_number() {
    let kinetics = HeartRateKinetics::default();
    for a in ODD {
        for b in ODD {
            for t in ODD {
                for value in [kinetics.at(t, a, b), kinetics.mean(t, a, b), kinetics.step(a, b, t)]
                {
                    if a.is_nan() || b.is_nan() {
                        assert!(value.is_nan(), "{t} {a} {b}: {value}");
                    } else if [a, b, t].iter().all(|x| x.abs() <= 1e9) {
                        assert!(value >= a.min(b) && value <= a.max(b), "{t} {a} {b}: {value}");
                    }
                }
                let target = HeartRateTarget { duration_s: t, plateau_bpm: b };
                assert_eq!(kinetics.ends(a, &[target; 3]).len(), 3);
            }
        }
    }
}
