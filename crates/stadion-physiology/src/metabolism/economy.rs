//! From oxygen demand to speed or power and back.

use stadion_types::{Mass, OxygenUptake};

use super::mader_heck::MaderHeck;

/// How the energy of glycolysis counts in the demand of an intensity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum GlycolyticEnergy {
    /// All lactate formed counts, as in public programs. Where economy was measured as oxygen
    /// uptake below the threshold, the energy of lactate that is burnt again counts twice.
    #[default]
    Gross,
    /// Only lactate that accumulates counts: below the maximal lactate steady state the demand is
    /// the oxygen uptake.
    Net,
}

impl GlycolyticEnergy {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Gross, Self::Net];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gross => "gross",
            Self::Net => "net",
        }
    }
}

/// Why numbers make no economy.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EconomyError {
    /// The cost is not positive and finite, or the mass is 0.
    #[error("a cost of {cost} is not positive and finite")]
    Cost {
        /// What was given, or what the mass made of it.
        cost: f64,
    },
}

/// The oxygen that an intensity costs: a line.
///
/// The constructor sets the unit of intensity: metres per second for running, watts for cycling.
///
/// ```
/// use stadion_physiology::Economy;
///
/// let economy = Economy::running(12.5)?;
/// assert_eq!(economy.intensity(50.0), 4.0); // m/s
/// assert_eq!(economy.demand(4.0), 50.0);
/// # Ok::<(), stadion_physiology::EconomyError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Economy {
    resting_ml_kg_min: f64,
    cost: f64,
}

impl Economy {
    /// Of a runner, in ml/kg/min for each m/s; about 12 to 13 in public programs.
    ///
    /// # Errors
    ///
    /// [`EconomyError::Cost`].
    pub fn running(ml_kg_min_per_meter_second: f64) -> Result<Self, EconomyError> {
        Self::checked(0.0, ml_kg_min_per_meter_second)
    }

    /// Of a cyclist, in ml/min for each watt above rest; about 11.7 in cycling laboratories.
    ///
    /// # Errors
    ///
    /// [`EconomyError::Cost`].
    pub fn cycling(
        ml_min_per_watt: f64,
        resting: OxygenUptake,
        mass: Mass,
    ) -> Result<Self, EconomyError> {
        Self::checked(resting.milliliters_per_kilogram_minute(), ml_min_per_watt / mass.kilograms())
    }

    fn checked(resting_ml_kg_min: f64, cost: f64) -> Result<Self, EconomyError> {
        if cost > 0.0 && cost.is_finite() {
            Ok(Self { resting_ml_kg_min, cost })
        } else {
            Err(EconomyError::Cost { cost })
        }
    }

    /// The demand of an intensity in m/s or W, in ml/kg/min.
    #[must_use]
    pub fn demand(&self, intensity: f64) -> f64 {
        self.resting_ml_kg_min + self.cost * intensity
    }

    /// The intensity in m/s or W with a demand in ml/kg/min; 0 below that of rest.
    #[must_use]
    pub fn intensity(&self, demand_ml_kg_min: f64) -> f64 {
        ((demand_ml_kg_min - self.resting_ml_kg_min) / self.cost).max(0.0)
    }
}

impl MaderHeck {
    /// The oxygen demand of the intensity with the steady uptake `vo2`, in ml/kg/min; `None` above
    /// VO2max.
    ///
    /// # Model
    ///
    /// The uptake plus `e · S · formation`, where `e` is
    /// [`oxygen_per_lactate_ml_mmol`](crate::MaderConstants::oxygen_per_lactate_ml_mmol), or the
    /// same of what accumulates: see [`GlycolyticEnergy`].
    ///
    /// ```
    /// use stadion_physiology::{Economy, GlycolyticEnergy, MaderConstants, MaderHeck};
    /// use stadion_types::{LactateRate, OxygenUptake};
    ///
    /// let model = MaderHeck::new(
    ///     OxygenUptake::from_milliliters_per_kilogram_minute(60.0)?,
    ///     LactateRate::from_millimoles_per_liter_second(0.5)?,
    ///     MaderConstants::default(),
    /// )?;
    /// let mlss = model.mlss().ok_or("none")?;
    /// let demand = model.demand(mlss, GlycolyticEnergy::Gross).ok_or("above VO2max")?;
    /// let speed = Economy::running(12.5)?.intensity(demand);
    /// assert!((speed - 3.935).abs() < 1e-3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn demand(&self, vo2: OxygenUptake, energy: GlycolyticEnergy) -> Option<f64> {
        let flux = self.flux(vo2)?;
        let lactate = match energy {
            GlycolyticEnergy::Gross => flux.formation_mmol_l_min,
            GlycolyticEnergy::Net => flux.net_mmol_l_min().max(0.0),
        };
        let constants = self.constants();
        Some(
            vo2.milliliters_per_kilogram_minute()
                + constants.oxygen_per_lactate_ml_mmol * constants.lactate_space_l_kg * lactate,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn a_cyclist_rests_on_the_line() {
        let resting = OxygenUptake::const_milliliters_per_kilogram_minute(5.0);
        let economy = Economy::cycling(11.7, resting, Mass::const_kilograms(72.9)).unwrap();
        // The group of Hauser and others, at the crossing of the laboratory set.
        assert_relative_eq!(economy.intensity(42.1114), 231.2, epsilon = 0.05);
        assert_relative_eq!(economy.demand(economy.intensity(42.0)), 42.0, max_relative = 1e-12);
        assert_relative_eq!(economy.intensity(3.0), 0.0);
    }

    #[test]
    fn costs_are_positive() {
        for cost in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(Economy::running(cost), Err(EconomyError::Cost { .. })), "{cost}");
        }
        let resting = OxygenUptake::const_milliliters_per_kilogram_minute(5.0);
        assert!(Economy::cycling(11.7, resting, Mass::const_kilograms(0.0)).is_err());
    }

    #[cfg(feature = "serde")]
    #[test]
    fn names_in_files() {
        for way in GlycolyticEnergy::ALL {
            assert_eq!(serde_json::to_string(&way).unwrap(), format!("\"{}\"", way.as_str()));
        }
    }
}
