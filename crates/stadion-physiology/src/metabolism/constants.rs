//! The numbers of metabolism, with their sources.

use stadion_types::{Constant, Evidence};

use crate::constants::{ANYBODY, constant};
use crate::sources::{
    ADAM_2015, HARNISH_2023, HAUSER_2014, HECK_1985, MADER_2003, MADER_CODE, MARGARIA_1969,
    MEIXNER_2024, PERONNET_1987, STADION,
};

pub(super) const KS1_CODE: f64 = 0.25 * 0.25;
pub(super) const KS1_RECALLED: f64 = 0.0631;
pub(super) const KS2: f64 = 1.1 * 1.1 * 1.1;
pub(super) const KEL: f64 = 2.5;
pub(super) const OXIDATION_CODE: f64 = 0.01576;
pub(super) const OXIDATION_RECALLED: f64 = 0.02049;
pub(super) const LACTATE_SPACE: f64 = 0.40;
pub(super) const LACTATE_SPACE_CODE: f64 = 0.45;
pub(super) const OXYGEN_PER_LACTATE: f64 = 5.5;
/// Half a mole of glycosyl, 162.14 g/mol, makes a mole of lactate.
pub(super) const CARBOHYDRATE_G_PER_MMOL: f64 = 162.14 / 2.0 / 1000.0;
pub(super) const FAT_ENERGY_KCAL_L: f64 = 4.65;
pub(super) const FAT_ENERGY_KCAL_G: f64 = 9.5;
pub(super) const VALID_VO2MAX: [f64; 2] = [30.0, 90.0];
pub(super) const VALID_VLAMAX: [f64; 2] = [0.1, 1.3];

pub(super) const VO2MAX_CV: f64 = 0.021;
pub(super) const VLAMAX_CV: f64 = 0.186;
/// 20 W of a mean of 217 W.
pub(super) const MODEL_CV: f64 = 20.0 / 217.0;
pub(super) const ALACTIC_S: f64 = 3.5;

pub(super) const PHOSPHAGEN_ML_KG: f64 = 20.0;
pub(super) const PHOSPHAGEN_CV: f64 = 0.2;
pub(super) const PHOSPHAGEN_TAU_S: f64 = 7.0;
pub(super) const GREATEST_LACTATE: f64 = 15.0;
pub(super) const GREATEST_LACTATE_CV: f64 = 0.2;
pub(super) const OXYGEN_TAU_S: f64 = 27.0;
pub(super) const RESTING_OXYGEN: f64 = 5.0;
pub(super) const FULL_OXYGEN_S: f64 = 420.0;
pub(super) const ENDURANCE_INDEX: f64 = 0.064;

pub(super) const MLSS_RISE: f64 = 1.0;
pub(super) const MLSS_FROM_MIN: u32 = 10;
pub(super) const MLSS_TO_MIN: u32 = 30;

/// Constants of the dynamic model, in the units of Mader (2003): mmol, kg of muscle, s.
pub(super) mod dynamic {
    pub(in super::super) const CREATINE: f64 = 25.0;
    pub(in super::super) const ADENOSINE: f64 = 7.0;
    pub(in super::super) const M3: f64 = 0.96;
    /// Of the reaction of creatine kinase, for each mol/L of hydrogen ions.
    pub(in super::super) const CREATINE_KINASE: f64 = 1.66e9;
    pub(in super::super) const KS1: f64 = 0.035 * 0.035;
    pub(in super::super) const KS2: f64 = 0.15 * 0.15 * 0.15;
    /// The power of ten of Ks3.
    pub(in super::super) const KS3_EXPONENT: f64 = -20.2;
    pub(in super::super) const KEL: f64 = 2.0;
    pub(in super::super) const OXIDATION: f64 = 0.014_75;
    pub(in super::super) const OXYGEN_TAU_S: f64 = 10.0;
    pub(in super::super) const ATP_PER_OXYGEN: f64 = 0.233;
    pub(in super::super) const ATP_PER_LACTATE: f64 = 1.4;
    pub(in super::super) const ATP_PER_JOULE: f64 = 0.0465;
    pub(in super::super) const DIFFUSION: f64 = 0.065;
    pub(in super::super) const DIFFUSION_EXPONENT: f64 = -1.4;
    pub(in super::super) const BUFFER: f64 = 54.0;
    pub(in super::super) const MUSCLE_SPACE: f64 = 0.75;
    pub(in super::super) const BODY_SPACE: f64 = 0.45;
    pub(in super::super) const ACTIVE_MUSCLE: f64 = 0.26;
    pub(in super::super) const VO2MAX: f64 = 150.0;
    pub(in super::super) const VLAMAX: f64 = 60.0;
    pub(in super::super) const EXHAUSTED_PCR: f64 = 1.0;
}

/// A default of public programs, the only source at hand.
const fn code(id: &'static str, value: f64, unit: &'static str) -> Constant {
    constant(id, (value, unit), MADER_CODE, CODE, Evidence::Convention)
}

/// The same of the dynamic model.
const fn muscle(id: &'static str, value: f64, unit: &'static str) -> Constant {
    constant(id, (value, unit), MADER_2003, MUSCLE, Evidence::Convention)
}

/// An agreement of this library.
const fn agreed(id: &'static str, value: f64, unit: &'static str) -> Constant {
    constant(id, (value, unit), STADION, ANYBODY, Evidence::Convention)
}

const CODE: &str = "the default of public programs; the papers behind them were not read";
const CYCLISTS: &str = "13 men on a cycle ergometer";
const MUSCLE: &str = "simulated muscle; the default of public programs";

/// The numbers of the steady-state and the dynamic model, of the sprint test, the all-out balance
/// and the rule of the maximal lactate steady state.
pub const METABOLISM_CONSTANTS: &[Constant] = &[
    code("mader.ks1", KS1_CODE, "(mmol/kg)^2"),
    code("mader.ks1-laboratory", KS1_RECALLED, "(mmol/kg)^2"),
    code("mader.ks2", KS2, "(mmol/kg)^3"),
    code("mader.kel", KEL, "(mmol/L)^2"),
    code("mader.oxidation", OXIDATION_CODE, "mmol/ml"),
    code("mader.oxidation-laboratory", OXIDATION_RECALLED, "mmol/ml"),
    constant(
        "mader.lactate-space",
        (LACTATE_SPACE, "L/kg"),
        STADION,
        "adults; men 0.40 to 0.45",
        Evidence::Convention,
    ),
    code("mader.lactate-space-wide", LACTATE_SPACE_CODE, "L/kg"),
    code("mader.oxygen-per-lactate", OXYGEN_PER_LACTATE, "ml/mmol"),
    constant(
        "mader.carbohydrate-per-lactate",
        (CARBOHYDRATE_G_PER_MMOL, "g/mmol"),
        MADER_CODE,
        "half a mole of glycosyl for each mole of lactate",
        Evidence::Convention,
    ),
    code("mader.fat-energy-of-oxygen", FAT_ENERGY_KCAL_L, "kcal/L"),
    code("mader.fat-energy", FAT_ENERGY_KCAL_G, "kcal/g"),
    constant("mader.model-cv", (MODEL_CV, "1"), HAUSER_2014, CYCLISTS, Evidence::Measured),
    constant(
        "mader.vo2max-cv",
        (VO2MAX_CV, "1"),
        ADAM_2015,
        "23 leisure cyclists, three days",
        Evidence::Measured,
    ),
    constant(
        "mader.vlamax-cv",
        (VLAMAX_CV, "1"),
        HARNISH_2023,
        "18 men and 12 women, two sprints of 15 s; 0.063 in 23 leisure cyclists (adam-2015)",
        Evidence::Measured,
    ),
    constant(
        "mader.alactic-time",
        (ALACTIC_S, "s"),
        MEIXNER_2024,
        "50 amateur cyclists: the most repeatable of three ways",
        Evidence::Measured,
    ),
    constant(
        "mader.least-vo2max",
        (VALID_VO2MAX[0], "ml/kg/min"),
        STADION,
        "adults",
        Evidence::Convention,
    ),
    constant(
        "mader.greatest-vo2max",
        (VALID_VO2MAX[1], "ml/kg/min"),
        STADION,
        "adults",
        Evidence::Convention,
    ),
    constant(
        "mader.least-vlamax",
        (VALID_VLAMAX[0], "mmol/L/s"),
        STADION,
        "adults",
        Evidence::Convention,
    ),
    constant(
        "mader.greatest-vlamax",
        (VALID_VLAMAX[1], "mmol/L/s"),
        STADION,
        "adults",
        Evidence::Convention,
    ),
    constant(
        "mader.phosphagen",
        (PHOSPHAGEN_ML_KG, "ml/kg"),
        MARGARIA_1969,
        "young fit men who were no athletes",
        Evidence::Measured,
    ),
    agreed("mader.phosphagen-cv", PHOSPHAGEN_CV, "1"),
    agreed("mader.phosphagen-tau", PHOSPHAGEN_TAU_S, "s"),
    agreed("mader.greatest-lactate", GREATEST_LACTATE, "mmol/L"),
    agreed("mader.greatest-lactate-cv", GREATEST_LACTATE_CV, "1"),
    agreed("mader.oxygen-tau", OXYGEN_TAU_S, "s"),
    agreed("mader.resting-oxygen", RESTING_OXYGEN, "ml/kg/min"),
    constant(
        "mader.full-oxygen-time",
        (FULL_OXYGEN_S, "s"),
        PERONNET_1987,
        "18 male marathon runners",
        Evidence::PublishedModel,
    ),
    constant(
        "mader.endurance-index",
        (ENDURANCE_INDEX, "1"),
        PERONNET_1987,
        "18 male marathon runners; SD 0.015",
        Evidence::Measured,
    ),
    constant(
        "mader.mlss-rise",
        (MLSS_RISE, "mmol/L"),
        HECK_1985,
        "adults, constant load of 30 min",
        Evidence::Convention,
    ),
    constant(
        "mader.mlss-from",
        (MLSS_FROM_MIN as f64, "min"),
        HECK_1985,
        "adults, constant load of 30 min",
        Evidence::Convention,
    ),
    constant(
        "mader.mlss-to",
        (MLSS_TO_MIN as f64, "min"),
        HECK_1985,
        "adults, constant load of 30 min",
        Evidence::Convention,
    ),
    muscle("mader-dynamic.creatine", dynamic::CREATINE, "mmol/kg"),
    muscle("mader-dynamic.adenosine", dynamic::ADENOSINE, "mmol/kg"),
    muscle("mader-dynamic.m3", dynamic::M3, "1"),
    muscle("mader-dynamic.creatine-kinase", dynamic::CREATINE_KINASE, "L/mol"),
    muscle("mader-dynamic.ks1", dynamic::KS1, "(mmol/kg)^2"),
    muscle("mader-dynamic.ks2", dynamic::KS2, "(mmol/kg)^3"),
    muscle("mader-dynamic.ks3-exponent", dynamic::KS3_EXPONENT, "1"),
    muscle("mader-dynamic.kel", dynamic::KEL, "(mmol/L)^2"),
    muscle("mader-dynamic.oxidation", dynamic::OXIDATION, "mmol/ml"),
    muscle("mader-dynamic.oxygen-tau", dynamic::OXYGEN_TAU_S, "s"),
    muscle("mader-dynamic.atp-per-oxygen", dynamic::ATP_PER_OXYGEN, "mmol/ml"),
    muscle("mader-dynamic.atp-per-lactate", dynamic::ATP_PER_LACTATE, "1"),
    muscle("mader-dynamic.atp-per-joule", dynamic::ATP_PER_JOULE, "mmol/J"),
    muscle("mader-dynamic.diffusion", dynamic::DIFFUSION, "1/s"),
    muscle("mader-dynamic.diffusion-exponent", dynamic::DIFFUSION_EXPONENT, "1"),
    muscle("mader-dynamic.buffer", dynamic::BUFFER, "mmol/L"),
    muscle("mader-dynamic.muscle-space", dynamic::MUSCLE_SPACE, "L/kg"),
    muscle("mader-dynamic.body-space", dynamic::BODY_SPACE, "L/kg"),
    muscle("mader-dynamic.active-muscle", dynamic::ACTIVE_MUSCLE, "kg/kg"),
    muscle("mader-dynamic.vo2max", dynamic::VO2MAX, "ml/kg/min"),
    muscle("mader-dynamic.vlamax", dynamic::VLAMAX, "mmol/kg/min"),
    muscle("mader-dynamic.exhausted-creatine", dynamic::EXHAUSTED_PCR, "mmol/kg"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CONSTANTS, SOURCES};

    #[test]
    fn ids_are_unique_and_sources_are_listed() {
        for (i, constant) in METABOLISM_CONSTANTS.iter().enumerate() {
            let others = METABOLISM_CONSTANTS[..i].iter().chain(CONSTANTS);
            assert!(others.into_iter().all(|c| c.id != constant.id), "{}", constant.id);
            assert!(constant.value.is_finite(), "{}", constant.id);
            assert!(SOURCES.contains(&constant.source), "{}", constant.id);
        }
    }
}
