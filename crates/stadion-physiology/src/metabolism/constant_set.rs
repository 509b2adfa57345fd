//! The sets of constants of the steady-state model.

use super::constants::{
    KEL, KS1_CODE, KS1_RECALLED, KS2, LACTATE_SPACE, LACTATE_SPACE_CODE, OXIDATION_CODE,
    OXIDATION_RECALLED, OXYGEN_PER_LACTATE,
};
use super::mader_heck::MaderHeckError;

/// The constants of the steady-state model.
///
/// Public programs and papers differ in them, and the differences move the maximal lactate steady
/// state by 2 to 5 % of VO2max, so each set has a name and travels with the model. A field of a
/// set can be replaced:
///
/// ```
/// use stadion_physiology::MaderConstants;
///
/// let wider = MaderConstants { lactate_space_l_kg: 0.45, ..MaderConstants::PUBLIC_CODE };
/// assert_ne!(wider, MaderConstants::PUBLIC_CODE);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MaderConstants {
    /// Activation of respiration by ADP, to the second power, in (mmol/kg)².
    pub ks1: f64,
    /// Activation of glycolysis by ADP, to the third power, in (mmol/kg)³.
    pub ks2: f64,
    /// Half activation of combustion by lactate, to the second power, in (mmol/L)².
    pub kel: f64,
    /// Lactate that a millilitre of oxygen burns, in mmol/ml.
    pub oxidation_mmol_ml: f64,
    /// Volume that lactate spreads over, in litres for each kilogram of the body.
    pub lactate_space_l_kg: f64,
    /// Oxygen that a mmol of lactate formed saves, in ml/mmol.
    pub oxygen_per_lactate_ml_mmol: f64,
}

impl MaderConstants {
    /// As public programs have them, with a lactate space of 0.40 L/kg.
    pub const PUBLIC_CODE: Self = Self {
        ks1: KS1_CODE,
        ks2: KS2,
        kel: KEL,
        oxidation_mmol_ml: OXIDATION_CODE,
        lactate_space_l_kg: LACTATE_SPACE,
        oxygen_per_lactate_ml_mmol: OXYGEN_PER_LACTATE,
    };

    /// [`PUBLIC_CODE`](Self::PUBLIC_CODE) with those programs' own lactate space of 0.45 L/kg.
    pub const PUBLIC_CODE_WIDE: Self =
        Self { lactate_space_l_kg: LACTATE_SPACE_CODE, ..Self::PUBLIC_CODE };

    /// As programs of cycling laboratories have them. Beside a stoichiometry of three molecules of
    /// oxygen for one of lactate (0.0149 mmol/ml) they burn a third more lactate than the others.
    pub const LABORATORY: Self =
        Self { ks1: KS1_RECALLED, oxidation_mmol_ml: OXIDATION_RECALLED, ..Self::PUBLIC_CODE };

    /// [`LABORATORY`](Self::LABORATORY) with a lactate space of 0.45 L/kg.
    pub const LABORATORY_WIDE: Self =
        Self { lactate_space_l_kg: LACTATE_SPACE_CODE, ..Self::LABORATORY };

    /// Refuses what is not positive and finite.
    pub(super) fn check(self) -> Result<Self, MaderHeckError> {
        let named = [
            ("ks1", self.ks1),
            ("ks2", self.ks2),
            ("kel", self.kel),
            ("oxidation", self.oxidation_mmol_ml),
            ("lactate space", self.lactate_space_l_kg),
            ("oxygen per lactate", self.oxygen_per_lactate_ml_mmol),
        ];
        match named.into_iter().find(|(_, value)| !(*value > 0.0 && value.is_finite())) {
            Some((name, value)) => Err(MaderHeckError::Constant { name, value }),
            None => Ok(self),
        }
    }

    /// `ks2 / ks1^1.5`, the only form in which the two enter.
    pub(super) fn activation(self) -> f64 {
        self.ks2 / (self.ks1 * self.ks1.sqrt())
    }
}

/// The set of public programs, [`PUBLIC_CODE`](MaderConstants::PUBLIC_CODE).
impl Default for MaderConstants {
    fn default() -> Self {
        Self::PUBLIC_CODE
    }
}
