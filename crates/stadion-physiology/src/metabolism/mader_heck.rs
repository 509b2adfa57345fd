//! Formation and combustion of lactate at a steady oxygen uptake.

use stadion_types::{LactateRate, Mass, OxygenUptake};

use super::constant_set::MaderConstants;
use super::constants::{
    CARBOHYDRATE_G_PER_MMOL, FAT_ENERGY_KCAL_G, FAT_ENERGY_KCAL_L, VALID_VLAMAX, VALID_VO2MAX,
};
use crate::Athlete;

/// Why there is no steady-state model.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MaderHeckError {
    /// No human has this VO2max.
    #[error("a VO2max of {ml_kg_min} ml/kg/min is outside 10..=100 ml/kg/min")]
    Vo2max {
        /// What was given.
        ml_kg_min: f64,
    },
    /// No human has this VLamax.
    #[error("a VLamax of {mmol_l_s} mmol/L/s is outside 0.005..=3 mmol/L/s")]
    Vlamax {
        /// What was given.
        mmol_l_s: f64,
    },
    /// The athlete's profile lacks VO2max or VLamax.
    #[error("the athlete has no {what}")]
    Missing {
        /// Which one.
        what: &'static str,
    },
    /// A constant is not positive and finite.
    #[error("the constant {name} is {value} and must be positive and finite")]
    Constant {
        /// Which one.
        name: &'static str,
        /// What was given.
        value: f64,
    },
}

/// What happens to lactate at one oxygen uptake, in mmol/L/min.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LactateFlux {
    /// Lactate formed.
    pub formation_mmol_l_min: f64,
    /// Lactate that the oxygen uptake could burn.
    pub combustion_mmol_l_min: f64,
}

impl LactateFlux {
    /// Formed less burnt: above 0 lactate accumulates; below 0 fat fills the gap.
    #[must_use]
    pub fn net_mmol_l_min(self) -> f64 {
        self.formation_mmol_l_min - self.combustion_mmol_l_min
    }
}

/// What the body burns at one oxygen uptake.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Substrates {
    /// Carbohydrate, in g/h.
    pub carbohydrate_g_h: f64,
    /// Fat, in g/h; 0 from the maximal lactate steady state on.
    pub fat_g_h: f64,
}

/// The steady state of lactate after Mader and Heck, from VO2max and VLamax.
///
/// # Model
///
/// ```text
/// ADP²      = ks1 · V / (VO2max − V)
/// formation = 60 · VLamax / (1 + ks2 / ADP³)
/// burnt     = c · V / S
/// ```
///
/// | symbol   | meaning                                     | unit      |
/// | -------- | ------------------------------------------- | --------- |
/// | `V`      | steady oxygen uptake                        | ml/kg/min |
/// | `VLamax` | greatest rate of glycolysis                 | mmol/L/s  |
/// | `c`      | lactate burnt by a millilitre of oxygen     | mmol/ml   |
/// | `S`      | volume of lactate for each kilogram         | L/kg      |
///
/// The maximal lactate steady state (MLSS) is where both meet. With `u = V / VO2max` it solves
/// `u · (1 + K · ((1 − u)/u)^1.5) = G`, `K = ks2 / ks1^1.5`, so its share of VO2max depends on
/// nothing but `G = 60 · VLamax · S / (c · VO2max)`.
///
/// # Limits
///
/// A model, never a measurement. Validated in small groups of adult cyclists; meant for VO2max of
/// 30 to 90 ml/kg/min and VLamax of 0.1 to 1.3 mmol/L/s
/// ([`in_validated_range`](Self::in_validated_range)). The constants are contested.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{MaderConstants, MaderHeck};
/// use stadion_types::{LactateRate, OxygenUptake};
///
/// let model = MaderHeck::new(
///     OxygenUptake::from_milliliters_per_kilogram_minute(60.0)?,
///     LactateRate::from_millimoles_per_liter_second(0.5)?,
///     MaderConstants::default(),
/// )?;
/// let mlss = model.mlss().ok_or("no steady state is the maximal one")?;
/// assert_eq!(format!("{mlss:.2}"), "45.26 ml/kg/min");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Mader & Heck (1986), Int J Sports Med 7 Suppl 1:45-65, doi:10.1055/s-2008-1025802. The
/// equations were taken from public programs that name them after the paper.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "file_form::Parts"))]
pub struct MaderHeck {
    vo2max_ml_kg_min: OxygenUptake,
    vlamax_mmol_l_s: LactateRate,
    constants: MaderConstants,
}

impl MaderHeck {
    /// The model of an athlete.
    ///
    /// # Errors
    ///
    /// See [`MaderHeckError`].
    pub fn new(
        vo2max: OxygenUptake,
        vlamax: LactateRate,
        constants: MaderConstants,
    ) -> Result<Self, MaderHeckError> {
        let ml_kg_min = vo2max.milliliters_per_kilogram_minute();
        if !(10.0..=100.0).contains(&ml_kg_min) {
            return Err(MaderHeckError::Vo2max { ml_kg_min });
        }
        let mmol_l_s = vlamax.millimoles_per_liter_second();
        if !(0.005..=3.0).contains(&mmol_l_s) {
            return Err(MaderHeckError::Vlamax { mmol_l_s });
        }
        let constants = constants.check()?;
        Ok(Self { vo2max_ml_kg_min: vo2max, vlamax_mmol_l_s: vlamax, constants })
    }

    /// The model of an athlete whose profile has VO2max and VLamax.
    ///
    /// # Errors
    ///
    /// [`MaderHeckError::Missing`] if it lacks one, else as [`new`](Self::new).
    pub fn for_athlete(
        athlete: &Athlete,
        constants: MaderConstants,
    ) -> Result<Self, MaderHeckError> {
        let vo2max = athlete.vo2max().ok_or(MaderHeckError::Missing { what: "VO2max" })?;
        let vlamax = athlete.vlamax().ok_or(MaderHeckError::Missing { what: "VLamax" })?;
        Self::new(vo2max, vlamax, constants)
    }

    /// The greatest oxygen uptake.
    #[must_use]
    pub fn vo2max(&self) -> OxygenUptake {
        self.vo2max_ml_kg_min
    }

    /// The greatest rate of glycolysis.
    #[must_use]
    pub fn vlamax(&self) -> LactateRate {
        self.vlamax_mmol_l_s
    }

    /// The constants in use.
    #[must_use]
    pub fn constants(&self) -> MaderConstants {
        self.constants
    }

    /// Whether VO2max and VLamax lie where the model was tried on people.
    #[must_use]
    pub fn in_validated_range(&self) -> bool {
        let [low, high] = VALID_VO2MAX;
        let [least, most] = VALID_VLAMAX;
        (low..=high).contains(&self.max()) && (least..=most).contains(&self.glycolysis())
    }

    /// Formation and combustion at the uptake `vo2`; `None` above VO2max, which nobody holds.
    #[must_use]
    pub fn flux(&self, vo2: OxygenUptake) -> Option<LactateFlux> {
        let v = vo2.milliliters_per_kilogram_minute();
        (v <= self.max()).then(|| LactateFlux {
            formation_mmol_l_min: 60.0
                * self.glycolysis()
                * activated(v / self.max(), self.constants.activation()),
            combustion_mmol_l_min: self.burnt(v),
        })
    }

    /// The uptake at the maximal lactate steady state.
    ///
    /// `None` where VLamax is so small, at or below `c · VO2max / (60 · S)`, that the greatest
    /// oxygen uptake could burn all of it.
    #[must_use]
    pub fn mlss(&self) -> Option<OxygenUptake> {
        crossing(self.group(), self.constants.activation()).and_then(|u| self.uptake(u))
    }

    /// The uptake at which the most fat burns: where combustion exceeds formation by the most,
    /// below the maximal lactate steady state. `None` where there is no such state.
    #[must_use]
    pub fn fat_max(&self) -> Option<OxygenUptake> {
        let (group, k) = (self.group(), self.constants.activation());
        let top = crossing(group, k)?;
        // Combustion less formation goes as u - G s(u); it rises while G s' is below 1. The slope
        // s' has a single peak, and at the crossing the difference falls, so it turns just once.
        let u = bisect(|u| 1.0 - group * activated_slope(u, k), 0.0, top);
        self.uptake(u)
    }

    /// Steady blood lactate at the uptake `vo2`, in mmol/L.
    ///
    /// `None` from the maximal lactate steady state on, where lactate has no steady value, and at
    /// an uptake of 0. It grows without bound towards that state, so it is a bare number: a
    /// [`Lactate`](stadion_types::Lactate) could not hold it.
    #[must_use]
    pub fn steady_lactate(&self, vo2: OxygenUptake) -> Option<f64> {
        if self.mlss().is_some_and(|mlss| vo2 >= mlss) {
            return None;
        }
        let flux = self.flux(vo2)?;
        let share = flux.formation_mmol_l_min / -flux.net_mmol_l_min();
        (share >= 0.0 && share.is_finite()).then(|| (self.constants.kel * share).sqrt())
    }

    /// The uptake with the steady blood lactate `mmol_l`: the inverse of
    /// [`steady_lactate`](Self::steady_lactate).
    ///
    /// `None` unless `mmol_l` is above 0, and where even VO2max has less lactate.
    #[must_use]
    pub fn uptake_at_lactate(&self, mmol_l: f64) -> Option<OxygenUptake> {
        // Formation is the part C²/(C² + kel) of combustion: the crossing of a larger G.
        let group = self.group() * (1.0 + self.constants.kel / (mmol_l * mmol_l));
        crossing(group, self.constants.activation())
            .filter(|_| mmol_l > 0.0)
            .and_then(|u| self.uptake(u))
    }

    /// Carbohydrate and fat burnt in an hour at the uptake `vo2` by an athlete of this mass;
    /// `None` above VO2max.
    ///
    /// Carbohydrate counts all that glycolysis takes, also what ends as lactate in the blood.
    #[must_use]
    pub fn substrates(&self, vo2: OxygenUptake, mass: Mass) -> Option<Substrates> {
        let flux = self.flux(vo2)?;
        let litres_and_hour = self.constants.lactate_space_l_kg * mass.kilograms() * 60.0;
        let spare = (-flux.net_mmol_l_min()).max(0.0);
        Some(Substrates {
            carbohydrate_g_h: flux.formation_mmol_l_min * litres_and_hour * CARBOHYDRATE_G_PER_MMOL,
            fat_g_h: spare * litres_and_hour / self.constants.oxidation_mmol_ml / 1000.0
                * FAT_ENERGY_KCAL_L
                / FAT_ENERGY_KCAL_G,
        })
    }

    pub(super) fn max(&self) -> f64 {
        self.vo2max_ml_kg_min.milliliters_per_kilogram_minute()
    }

    pub(super) fn glycolysis(&self) -> f64 {
        self.vlamax_mmol_l_s.millimoles_per_liter_second()
    }

    fn burnt(&self, v: f64) -> f64 {
        self.constants.oxidation_mmol_ml / self.constants.lactate_space_l_kg * v
    }

    fn group(&self) -> f64 {
        group(self.max(), self.glycolysis(), self.constants)
    }

    fn uptake(&self, share: f64) -> Option<OxygenUptake> {
        OxygenUptake::from_milliliters_per_kilogram_minute(share * self.max()).ok()
    }
}

/// The dimensionless `G`: greatest formation over greatest combustion.
pub(super) fn group(vo2max: f64, vlamax: f64, constants: MaderConstants) -> f64 {
    60.0 * vlamax * constants.lactate_space_l_kg / (constants.oxidation_mmol_ml * vo2max)
}

/// The share of VO2max at the steady lactate `mmol_l` (infinite for the maximal one), or 1 where
/// even VO2max is below it. For fits, which must not fall off an edge.
pub(super) fn share_at_lactate(
    vo2max: f64,
    vlamax: f64,
    constants: MaderConstants,
    mmol_l: f64,
) -> f64 {
    let group = group(vo2max, vlamax, constants) * (1.0 + constants.kel / (mmol_l * mmol_l));
    crossing(group, constants.activation()).unwrap_or(1.0)
}

/// The part of glycolysis that is active at the share `u` of VO2max.
pub(super) fn activated_at(u: f64, constants: MaderConstants) -> f64 {
    activated(u, constants.activation())
}

/// The part of glycolysis that is active at the share `u` of VO2max.
fn activated(u: f64, k: f64) -> f64 {
    let ratio = (1.0 - u) / u;
    1.0 / (1.0 + k * ratio * ratio.sqrt())
}

/// The derivative of [`activated`].
fn activated_slope(u: f64, k: f64) -> f64 {
    let ratio = (1.0 - u) / u;
    let held = 1.0 + k * ratio * ratio.sqrt();
    1.5 * k * ratio.sqrt() / (u * u * held * held)
}

/// The share of VO2max at which formation overtakes combustion, `None` for `group <= 1`.
///
/// `u / activated(u)` falls from infinity to a little below 1 at `u ~ 1 - 6e-5` and ends at 1, so
/// above 1 it takes every value once. Between the least value and 1 formation would lead for a
/// moment and lose again: no state to speak of, and none is returned.
fn crossing(group: f64, k: f64) -> Option<f64> {
    (group > 1.0 && group.is_finite())
        .then(|| bisect(|u| u - group * activated(u, k), 0.0, 1.0))
        .filter(|u| *u > 0.0)
}

/// The root of a function that is positive below it and negative above, to the last bit.
fn bisect(f: impl Fn(f64) -> f64, mut lo: f64, mut hi: f64) -> f64 {
    loop {
        let mid = f64::midpoint(lo, hi);
        if mid <= lo || mid >= hi {
            return mid;
        }
        if f(mid) > 0.0 {
            lo = mid;
        } else {
            hi = mid;
        }
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use stadion_types::{LactateRate, OxygenUptake};

    use super::{MaderConstants, MaderHeck, MaderHeckError};

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Parts {
        vo2max_ml_kg_min: OxygenUptake,
        vlamax_mmol_l_s: LactateRate,
        constants: MaderConstants,
    }

    impl TryFrom<Parts> for MaderHeck {
        type Error = MaderHeckError;

        fn try_from(parts: Parts) -> Result<Self, MaderHeckError> {
            Self::new(parts.vo2max_ml_kg_min, parts.vlamax_mmol_l_s, parts.constants)
        }
    }
}
