//! Step tests.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use stadion_physiology::{IntensityUnit, Stage, StepTest};
use stadion_types::{HeartRate, Lactate};

/// Step tests of two to ten stages whose lactate rises from stage to stage but for the errors of a meter;
/// lactates, heart rates and the reading at rest may be missing.
pub fn step_test() -> impl Strategy<Value = StepTest> + Clone {
    let stage = (0.5..1.5_f64, 0.0..1.0_f64, -0.2..0.2_f64, prop::bool::weighted(0.95));
    let unit = prop_oneof![
        Just((IntensityUnit::KilometersPerHour, 8.0, 1.0)),
        Just((IntensityUnit::Watts, 100.0, 25.0)),
    ];
    let rest = option::of(0.6..1.8_f64);
    (unit, vec(stage, 2..10), rest, any::<bool>()).prop_map(
        |((unit, first, step), stages, rest, hearts)| {
            let lactate = |value: f64| Lactate::from_millimoles_per_liter(value).unwrap();
            let (mut intensity, mut level) = (first, 0.9);
            let mut made = Vec::new();
            for (up, rise, error, read) in stages {
                let mut stage = Stage::new(intensity);
                if read {
                    stage = stage.with_lactate(lactate((level + error).max(0.3)));
                }
                if hearts {
                    let share = intensity / first;
                    let bpm = (90.0 + 30.0 * share).min(210.0);
                    stage = stage.with_heart_rate(HeartRate::from_bpm(bpm).unwrap());
                }
                made.push(stage);
                intensity += up * step;
                level = (level * (1.0 + rise)).min(25.0);
            }
            let test = StepTest::new(unit, made).unwrap();
            match rest {
                Some(rest) => test.with_baseline(lactate(rest), None).unwrap(),
                None => test,
            }
        },
    )
}
