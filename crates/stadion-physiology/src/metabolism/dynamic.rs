//! Lactate, phosphates and oxygen uptake from second to second, after Mader (2003).

use stadion_types::{Mass, Power};

use super::constants::dynamic::{
    ACTIVE_MUSCLE, ADENOSINE, ATP_PER_JOULE, ATP_PER_LACTATE, ATP_PER_OXYGEN, BODY_SPACE, BUFFER,
    CREATINE, CREATINE_KINASE, DIFFUSION, DIFFUSION_EXPONENT, EXHAUSTED_PCR, KEL, KS1, KS2,
    KS3_EXPONENT, M3, MUSCLE_SPACE, OXIDATION, OXYGEN_TAU_S, VLAMAX, VO2MAX,
};

/// Why there is no simulation.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MaderDynamicError {
    /// A field is not positive and finite, or the active muscle does not fit into the lactate
    /// space.
    #[error("{name} is {value}, outside what the model can use")]
    Field {
        /// Which one.
        name: &'static str,
        /// What was given.
        value: f64,
    },
    /// The equations left the finite numbers.
    #[error("the simulation broke down in second {second}")]
    Diverged {
        /// The second from the start, the first being 1.
        second: usize,
    },
}

/// What the simulation knows at the end of a second.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct MaderState {
    /// Lactate in the active muscle, in mmol/L.
    pub muscle_lactate_mmol_l: f64,
    /// Lactate in the blood, in mmol/L.
    pub blood_lactate_mmol_l: f64,
    /// Oxygen uptake of the active muscle, in ml/kg/min of the body.
    pub vo2_ml_kg_min: f64,
    /// Phosphocreatine in the active muscle at the start of the second, in mmol/kg.
    pub phosphocreatine_mmol_kg: f64,
    /// Acidity of the active muscle at the start of the second.
    pub muscle_ph: f64,
}

/// Energy supply of the active muscle from second to second: **a research model**.
///
/// # Model
///
/// Four quantities for each kilogram of active muscle: energy-rich phosphate `GP`, oxygen uptake
/// `V`, lactate in muscle `m` and in blood `b`. Time in seconds.
///
/// ```text
/// dGP/dt = 0.233 V + 1.4 g − demand − rest
/// dV/dt  = (VO2max / (1 + Ks1/ADP²) − V) / 10
/// g      = VLamax / ((1 + H³/Ks3) (1 + Ks2/(ADP · AMP)))
/// dm/dt  = (g − c V / (1 + S² Kel/m²)) / S − k (m − b)
/// db/dt  = R (k (m − b) − c V / (1 + R² Kel/b²))      k = 0.065 b^−1.4
/// ```
///
/// `S` is the lactate space of muscle, `R` the active muscle over the rest of the space. The
/// phosphates, the acidity and `k` are taken at the start of each second and held within it; a
/// Runge-Kutta step of fourth order covers the second. So the length of the step is part of the
/// model.
///
/// # Limits
///
/// No published trace confirms the constants, which come from public programs. Good to show how
/// the parts hang together, not to advise anybody. `resting_demand_mmol_kg_s` is 0 by default, as
/// in the reference run of the tests; 0.0747 is the resting oxygen of 350 ml/min in 18.2 kg of
/// muscle.
///
/// # Examples
///
/// ```
/// use stadion_physiology::MaderDynamic;
/// use stadion_types::{Mass, Power};
///
/// let athlete = MaderDynamic::new(Mass::from_kilograms(70.0)?);
/// let states = athlete.simulate(&[Power::from_watts(150.0)?; 300])?;
/// assert_eq!(states.len(), 300);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Mader (2003), Eur J Appl Physiol 88(4-5):317-338, doi:10.1007/s00421-002-0676-3, in the form of
/// public programs; the paper was not compared equation by equation.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MaderDynamic {
    /// Mass of the body.
    #[cfg_attr(feature = "serde", serde(rename = "mass_kg"))]
    pub mass: Mass,
    /// Greatest oxygen uptake, in ml/min for each kilogram of active muscle.
    pub vo2max_ml_kg_min: f64,
    /// Greatest glycolysis, in mmol/min for each kilogram of active muscle.
    pub vlamax_mmol_kg_min: f64,
    /// Active muscle as a part of the body's mass.
    pub active_muscle: f64,
    /// Lactate space of muscle, in L/kg.
    pub muscle_space_l_kg: f64,
    /// Lactate space of the body, in L/kg.
    pub body_space_l_kg: f64,
    /// Phosphate that rest takes, in mmol/s for each kilogram of active muscle.
    pub resting_demand_mmol_kg_s: f64,
}

/// What is held within a second.
#[derive(Clone, Copy)]
struct Held {
    adp: f64,
    glycolysis: f64,
    diffusion: f64,
    demand: f64,
}

/// `GP`, `V`, `m`, `b`.
type Flow = [f64; 4];

impl MaderDynamic {
    /// The athlete of the public programs, with this mass.
    #[must_use]
    pub fn new(mass: Mass) -> Self {
        Self {
            mass,
            vo2max_ml_kg_min: VO2MAX,
            vlamax_mmol_kg_min: VLAMAX,
            active_muscle: ACTIVE_MUSCLE,
            muscle_space_l_kg: MUSCLE_SPACE,
            body_space_l_kg: BODY_SPACE,
            resting_demand_mmol_kg_s: 0.0,
        }
    }

    /// The states at the end of each second of a work-out, one power for each second.
    ///
    /// Ends early, with fewer states than powers, when phosphocreatine is used up (1 mmol/kg).
    ///
    /// # Errors
    ///
    /// See [`MaderDynamicError`].
    pub fn simulate(&self, powers: &[Power]) -> Result<Vec<MaderState>, MaderDynamicError> {
        self.check()?;
        let resting_oxygen = 350.0 / 60.0 / 18.2; // ml/s in 18.2 kg of muscle
        let mut flow: Flow = [25.0, resting_oxygen, 1.1, 1.1];
        let (mut atp, mut phosphate) = (5.0, 5.0);
        let mut states = Vec::with_capacity(powers.len());
        for (index, power) in powers.iter().enumerate() {
            let [energy, oxygen, muscle, blood] = flow;
            let carbon_dioxide = 40.0 + 55.0 * oxygen / self.oxygen_per_second();
            let ph = 7.85 + (0.8 * phosphate - muscle) / BUFFER - 0.55 * carbon_dioxide.log10();
            let hydrogen = 10.0_f64.powf(-ph);
            let creatine = energy - atp;
            if creatine <= EXHAUSTED_PCR {
                break;
            }
            let q = hydrogen * CREATINE_KINASE * creatine / (CREATINE - creatine);
            let adp = ADENOSINE * q / (M3 + q + q * q);
            atp = adp * q;
            phosphate = CREATINE - creatine;
            let inhibited = 1.0 + hydrogen.powi(3) / 10.0_f64.powf(KS3_EXPONENT);
            // AMP goes as ADP².
            let activated = 1.0 + KS2 / (adp * adp * adp);
            let held = Held {
                adp,
                glycolysis: self.vlamax_mmol_kg_min / 60.0 / (inhibited * activated),
                diffusion: DIFFUSION * blood.powf(DIFFUSION_EXPONENT),
                demand: power.watts() / (self.mass.kilograms() * self.active_muscle)
                    * ATP_PER_JOULE
                    + self.resting_demand_mmol_kg_s,
            };
            flow = self.step(flow, held);
            if !flow.iter().all(|value| value.is_finite()) {
                return Err(MaderDynamicError::Diverged { second: index + 1 });
            }
            states.push(MaderState {
                muscle_lactate_mmol_l: flow[2],
                blood_lactate_mmol_l: flow[3],
                vo2_ml_kg_min: flow[1] * 60.0 * self.active_muscle,
                phosphocreatine_mmol_kg: creatine,
                muscle_ph: ph,
            });
        }
        Ok(states)
    }

    fn check(&self) -> Result<(), MaderDynamicError> {
        let positive = |name, value: f64| {
            if value > 0.0 && value.is_finite() {
                Ok(())
            } else {
                Err(MaderDynamicError::Field { name, value })
            }
        };
        positive("mass", self.mass.kilograms())?;
        positive("vo2max", self.vo2max_ml_kg_min)?;
        positive("vlamax", self.vlamax_mmol_kg_min)?;
        positive("active muscle", self.active_muscle)?;
        positive("muscle space", self.muscle_space_l_kg)?;
        positive("body space beside active muscle", self.body_space_l_kg - self.active_muscle)?;
        if self.resting_demand_mmol_kg_s >= 0.0 && self.resting_demand_mmol_kg_s.is_finite() {
            Ok(())
        } else {
            let value = self.resting_demand_mmol_kg_s;
            Err(MaderDynamicError::Field { name: "resting demand", value })
        }
    }

    fn oxygen_per_second(&self) -> f64 {
        self.vo2max_ml_kg_min / 60.0
    }

    /// A Runge-Kutta step of one second.
    fn step(&self, from: Flow, held: Held) -> Flow {
        let moved =
            |by: Flow, part: f64| -> Flow { core::array::from_fn(|i| from[i] + part * by[i]) };
        let k1 = self.slope(from, held);
        let k2 = self.slope(moved(k1, 0.5), held);
        let k3 = self.slope(moved(k2, 0.5), held);
        let k4 = self.slope(moved(k3, 1.0), held);
        core::array::from_fn(|i| from[i] + (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]) / 6.0)
    }

    fn slope(&self, [_, oxygen, muscle, blood]: Flow, held: Held) -> Flow {
        let space = self.muscle_space_l_kg;
        let ratio = self.active_muscle / (self.body_space_l_kg - self.active_muscle);
        let burnt = |space: f64, lactate: f64| {
            OXIDATION * oxygen / (1.0 + space * space * KEL / (lactate * lactate))
        };
        let outflow = held.diffusion * (muscle - blood);
        [
            ATP_PER_OXYGEN * oxygen + ATP_PER_LACTATE * held.glycolysis - held.demand,
            (self.oxygen_per_second() / (1.0 + KS1 / (held.adp * held.adp)) - oxygen)
                / OXYGEN_TAU_S,
            (held.glycolysis - burnt(space, muscle)) / space - outflow,
            ratio * (outflow - burnt(ratio, blood)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_hard_a_load_ends_the_run() {
        let model = MaderDynamic::new(Mass::const_kilograms(70.0));
        let states = model.simulate(&[Power::const_watts(500.0); 600]).unwrap();
        assert!(states.len() < 600, "{}", states.len());
        let last = states.last().unwrap();
        assert!(last.blood_lactate_mmol_l > 4.0 && last.muscle_ph < 6.9, "{last:?}");
    }

    #[test]
    fn bad_fields_are_named() {
        let model = MaderDynamic::new(Mass::const_kilograms(70.0));
        for bad in [
            MaderDynamic { mass: Mass::const_kilograms(0.0), ..model },
            MaderDynamic { vo2max_ml_kg_min: f64::NAN, ..model },
            MaderDynamic { vlamax_mmol_kg_min: -1.0, ..model },
            MaderDynamic { active_muscle: 0.5, ..model },
            MaderDynamic { muscle_space_l_kg: 0.0, ..model },
            MaderDynamic { resting_demand_mmol_kg_s: -0.1, ..model },
        ] {
            let result = bad.simulate(&[]);
            assert!(matches!(result, Err(MaderDynamicError::Field { .. })), "{bad:?}");
        }
    }
}
