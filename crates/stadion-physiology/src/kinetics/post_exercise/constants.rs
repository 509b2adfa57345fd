//! Published means of the kinetics after all-out exercise.

use stadion_types::{Constant, Evidence, Source};

use crate::sources::BENEKE_2007;

/// Appearing lactate in mmol/L, then the rates of appearance and disappearance in 1/min.
pub(super) const AFTER_10_S: [f64; 3] = [9.1, 0.610, 0.0421];
pub(super) const AFTER_30_S: [f64; 3] = [15.3, 0.505, 0.0245];

const MEN: &str = "11 men; the mean";

const fn mean(id: &'static str, value: f64, unit: &'static str) -> Constant {
    let source: Source = BENEKE_2007;
    Constant { id, value, unit, source, population: MEN, evidence: Evidence::Measured }
}

/// The published means of [`BenekeBateman`](crate::BenekeBateman).
pub const POST_EXERCISE_CONSTANTS: &[Constant] = &[
    mean("kinetics.appearing-10-s", AFTER_10_S[0], "mmol/L"),
    mean("kinetics.appearance-10-s", AFTER_10_S[1], "1/min"),
    mean("kinetics.disappearance-10-s", AFTER_10_S[2], "1/min"),
    mean("kinetics.appearing-30-s", AFTER_30_S[0], "mmol/L"),
    mean("kinetics.appearance-30-s", AFTER_30_S[1], "1/min"),
    mean("kinetics.disappearance-30-s", AFTER_30_S[2], "1/min"),
];
