//! Thresholds: shipped methods, and wrong ones.

use stadion_physiology::{Method, StepTest, ThresholdRules, threshold};
use stadion_testkit::laws::{self, LactateChange, ThresholdClaims};
use stadion_types::{HeartRate, Lactate};

fn claims(method: Method) -> ThresholdClaims {
    let lactate = match method {
        Method::Obla(_) => LactateChange::Level,
        Method::BaselinePlus(_) | Method::Baldari => LactateChange::Shift,
        Method::Dmax | Method::ExponentialDmax | Method::Ltp1 | Method::Ltp2 => {
            LactateChange::Shape
        }
        _ => LactateChange::Any,
    };
    // Logarithms and ratios of intensity have a zero of their own.
    let shifts = !matches!(
        method,
        Method::LogPolyModifiedDmax
            | Method::LogExpModifiedDmax
            | Method::LogLog
            | Method::LtRatio
            | Method::Dickhuth
    );
    ThresholdClaims { lactate, shifts, cases: 3, ..ThresholdClaims::default() }
}

#[test]
fn every_shipped_method_obeys_them() {
    for method in Method::ALL {
        let find = |test: &StepTest| threshold(test, method, &ThresholdRules::default()).intensity;
        laws::threshold(&method.to_string(), find, &claims(method)).assert();
    }
}

/// Intensity and lactate of each stage.
fn points(test: &StepTest) -> Vec<[f64; 2]> {
    let point = |s: &stadion_physiology::Stage| {
        Some([s.intensity, s.lactate.map(Lactate::millimoles_per_liter)?])
    };
    test.stages().iter().filter_map(point).collect()
}

/// Where straight lines between the stages first reach a lactate.
fn reaches(test: &StepTest, level: f64) -> Option<f64> {
    points(test).windows(2).find(|w| w[0][1] < level && w[1][1] >= level).map(|w| {
        let share = (level - w[0][1]) / (w[1][1] - w[0][1]);
        w[0][0] + share * (w[1][0] - w[0][0])
    })
}

#[track_caller]
fn breaks(law: &str, find: impl Fn(&StepTest) -> Option<f64>) {
    let claims = ThresholdClaims { lactate: LactateChange::Level, ..ThresholdClaims::default() };
    let report = laws::threshold("wrong", find, &claims);
    let broken: Vec<_> = report.broken().map(|(law, _)| law.id).collect();
    assert!(broken.contains(&law), "{report}");
}

#[test]
fn wrong_methods_are_named() {
    let level = ThresholdClaims { lactate: LactateChange::Level, ..ThresholdClaims::default() };
    laws::threshold("right", |test| reaches(test, 4.0), &level).assert();
    // Nothing found is 0.
    breaks("flat", |test| Some(reaches(test, 4.0).unwrap_or(0.0)));
    breaks("within-the-test", |test| reaches(test, 4.0).map(|x| 2.0 * x));
    // Too high a level.
    breaks("found", |test| reaches(test, 9.5));
    // To the next half, whatever the unit is.
    breaks("intensity-scale", |test| reaches(test, 4.0).map(|x| (2.0 * x).round() / 2.0));
    // Of a stage earlier, by a step of 1 in any unit.
    breaks("intensity-scale", |test| reaches(test, 4.0).map(|x| x - 1.0));
    // A share of the intensity where lactate is read.
    breaks("intensity-shift", |test| reaches(test, 4.0).map(|x| 0.95 * x));
    // Rises with lactate.
    breaks("lactate", |test| {
        let first = points(test).first().map_or(1.0, |p| p[1]);
        reaches(test, 2.0 + 2.0 * first)
    });
    breaks("heart-blind", |test| {
        let beats = test.stages().iter().find_map(|s| s.heart_rate).map_or(0.0, HeartRate::bpm);
        reaches(test, 4.0 + beats / 1000.0)
    });
    let calls = std::cell::Cell::new(0.0);
    breaks("deterministic", |test| {
        calls.set(calls.get() + 1e-3);
        reaches(test, 3.0 + calls.get())
    });
}
