//! What an athlete can do all-out for some seconds to minutes, from VO2max and VLamax.

use std::time::Duration;

use super::constant_set::MaderConstants;
use super::constants::{
    ALACTIC_S, ENDURANCE_INDEX, FULL_OXYGEN_S, GREATEST_LACTATE, OXYGEN_TAU_S, PHOSPHAGEN_ML_KG,
    PHOSPHAGEN_TAU_S, RESTING_OXYGEN,
};
use super::mader_heck::MaderHeck;

/// The energy of an all-out effort: oxygen, phosphagens and lactate.
///
/// # Model
///
/// ```text
/// demand · T = ∫ VO2 dt + P · (1 − e^(−T/7 s)) + e · S · Lmax · (1 − e^(−VLamax (T − 3.5 s)/Lmax))
/// VO2(t)     = rest + (VO2max − rest) · (1 − e^(−t/27 s))
/// ```
///
/// | symbol   | meaning                                                    | unit    |
/// | -------- | ---------------------------------------------------------- | ------- |
/// | `P`      | phosphagens as oxygen                                      | ml/kg   |
/// | `Lmax`   | lactate at which glycolysis has come to a stop             | mmol/L  |
/// | `e`, `S` | oxygen for each mmol, lactate space: see [`MaderConstants`] | ml/mmol, L/kg |
///
/// Beyond 7 min the oxygen that can be held falls by 6.4 % of VO2max for each unit of `ln(T/7 min)`.
///
/// # Limits
///
/// From 10 s to 20 min. An agreement of this library that no study has tried: a sprint of 15 s
/// takes half of its energy from phosphagens, whose store is known to 20 % at best, so a VLamax
/// from power alone is known to about a quarter.
///
/// # Source
///
/// Margaria and others (1969) for the store; Péronnet and others (1987) for the fall of the oxygen
/// that can be held. The form and the other numbers are this library's.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct AllOutBalance {
    /// Phosphagens, as ml of oxygen for each kilogram.
    pub phosphagen_ml_kg: f64,
    /// Lactate at which glycolysis has come to a stop, in mmol/L.
    pub greatest_lactate_mmol_l: f64,
}

impl Default for AllOutBalance {
    fn default() -> Self {
        Self { phosphagen_ml_kg: PHOSPHAGEN_ML_KG, greatest_lactate_mmol_l: GREATEST_LACTATE }
    }
}

impl AllOutBalance {
    /// The efforts that the balance is meant for.
    pub const VALID: [Duration; 2] = [Duration::from_secs(10), Duration::from_secs(1200)];

    /// The mean oxygen demand of an all-out effort, in ml/kg/min; `None` outside
    /// [`VALID`](Self::VALID).
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::{AllOutBalance, Economy, MaderConstants, MaderHeck};
    /// use stadion_types::{LactateRate, Mass, OxygenUptake};
    ///
    /// let model = MaderHeck::new(
    ///     OxygenUptake::from_milliliters_per_kilogram_minute(60.0)?,
    ///     LactateRate::from_millimoles_per_liter_second(0.5)?,
    ///     MaderConstants::default(),
    /// )?;
    /// let rest = OxygenUptake::from_milliliters_per_kilogram_minute(5.0)?;
    /// let economy = Economy::cycling(11.7, rest, Mass::from_kilograms(70.0)?)?;
    /// let demand = AllOutBalance::default().demand(&model, Duration::from_secs(180));
    /// let watts = economy.intensity(demand.ok_or("too short or too long")?);
    /// assert!((370.0..430.0).contains(&watts), "{watts}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn demand(&self, model: &MaderHeck, duration: Duration) -> Option<f64> {
        (Self::VALID[0]..=Self::VALID[1])
            .contains(&duration)
            .then(|| self.demand_of((model.max(), model.glycolysis()), model.constants(), duration))
    }

    pub(super) fn demand_of(
        &self,
        (vo2max, vlamax): (f64, f64),
        constants: MaderConstants,
        duration: Duration,
    ) -> f64 {
        let seconds = duration.as_secs_f64();
        let held = vo2max * (1.0 - ENDURANCE_INDEX * (seconds / FULL_OXYGEN_S).ln().max(0.0));
        let lag = OXYGEN_TAU_S * (1.0 - (-seconds / OXYGEN_TAU_S).exp());
        let oxygen = (held * seconds - (held - RESTING_OXYGEN) * lag) / 60.0;
        let phosphagen = self.phosphagen_ml_kg * (1.0 - (-seconds / PHOSPHAGEN_TAU_S).exp());
        let most = self.greatest_lactate_mmol_l;
        let lactate = most * (1.0 - (-vlamax * (seconds - ALACTIC_S) / most).exp());
        let glycolysis =
            constants.oxygen_per_lactate_ml_mmol * constants.lactate_space_l_kg * lactate;
        (oxygen + phosphagen + glycolysis) * 60.0 / seconds
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use stadion_types::{LactateRate, OxygenUptake};

    #[test]
    fn longer_is_slower_and_limits_hold() {
        let model = MaderHeck::new(
            OxygenUptake::const_milliliters_per_kilogram_minute(60.0),
            LactateRate::const_millimoles_per_liter_second(0.5),
            MaderConstants::default(),
        )
        .unwrap();
        let balance = AllOutBalance::default();
        let demand = |seconds| balance.demand(&model, Duration::from_secs(seconds));
        let mut before = f64::INFINITY;
        for seconds in 10..=1200 {
            let now = demand(seconds).unwrap();
            assert!(now < before, "at {seconds} s");
            before = now;
        }
        assert_eq!(demand(9), None);
        assert_eq!(demand(1201), None);
    }
}
