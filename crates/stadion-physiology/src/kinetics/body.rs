//! What an athlete's body is to the session model: demand, limits and rates.

use super::constants as c;
use super::error::SessionModelError;
use crate::lactate::LactateProfile;

/// What the readings of a session can teach, each as the logarithm of a factor that is 1 before.
///
/// The curve's shift along the intensities, the rate of removal, the lactate that an oxygen deficit
/// leaves, and the second threshold as a part of the speed at maximal oxygen uptake.
pub(super) const LEARNT: usize = 4;

/// Standard deviations of what can be learnt, before any reading.
pub(super) const SPREAD: [f64; LEARNT] =
    [c::SHIFT_SPREAD, c::REMOVAL_SPREAD, c::YIELD_SPREAD, c::PART_SPREAD];

/// How intensity turns into oxygen demand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Demand {
    /// Running on the flat, in m/s, times a factor for the athlete's economy.
    Running { economy: f64 },
    /// Cycling, in watts, with the ml/kg/min that a watt costs.
    Cycling { per_watt: f64 },
}

impl Demand {
    /// Oxygen demand above rest in ml/kg/min.
    pub(super) fn above_rest(self, intensity: f64) -> f64 {
        let demand = match self {
            Self::Running { economy } => {
                let sprint = 1.0 + c::SPRINT_COST * (intensity - c::SPRINT_FROM).max(0.0);
                economy * running(intensity) * sprint - c::RESTING_UPTAKE
            }
            Self::Cycling { per_watt } => per_watt * intensity,
        };
        demand.max(0.0)
    }

    /// The intensity whose demand above rest this is.
    fn inverse(self, above_rest: f64) -> f64 {
        match self {
            Self::Running { economy } => {
                // The real root of a k³ + b k = d, by the hyperbolic form of Cardano's.
                let d = ((above_rest + c::RESTING_UPTAKE) / economy - c::RUNNING_AT_ZERO).max(0.0);
                let (a, b) = (c::RUNNING_CUBIC, c::RUNNING_LINEAR);
                let inner = 1.5 * d / b * (3.0 * a / b).sqrt();
                2.0 * (b / (3.0 * a)).sqrt() * (inner.asinh() / 3.0).sinh() / KMH_PER_M_S
            }
            Self::Cycling { per_watt } => above_rest / per_watt,
        }
    }
}

const KMH_PER_M_S: f64 = 3.6;

/// Oxygen demand of running on a track in ml/kg/min, from a speed in m/s.
pub(super) fn running(speed: f64) -> f64 {
    let k = KMH_PER_M_S * speed;
    c::RUNNING_AT_ZERO + k * (c::RUNNING_LINEAR + c::RUNNING_CUBIC * k * k)
}

/// An athlete on foot or on a bicycle, before anything was learnt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Athletic {
    pub(super) profile: LactateProfile,
    pub(super) demand: Demand,
    /// Intensity at the second threshold.
    pub(super) lt2: f64,
    /// Largest rate at which lactate is formed, mmol/L/min.
    pub(super) formation_max: f64,
}

impl Athletic {
    /// Refuses a threshold that is no exercise.
    pub(super) fn checked(self) -> Result<Self, SessionModelError> {
        let (demand, least) = (self.demand.above_rest(self.lt2), c::RESTING_UPTAKE);
        if demand < least {
            return Err(SessionModelError::LowThreshold { demand, least });
        }
        Ok(self)
    }
}

/// The same with what was learnt, in the quantities that the equations use. Times in minutes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Body {
    athlete: Athletic,
    /// Factor on intensities.
    shift: f64,
    /// Maximal oxygen uptake above rest.
    pub(super) span: f64,
    /// Depletion at the second threshold, as a part of that at maximal oxygen uptake.
    threshold: f64,
    /// Lactate formed at most, mmol/L/min.
    formation_max: f64,
    /// Oxygen that a mmol/L of lactate formed stands for, ml/kg.
    pub(super) equivalent: f64,
    /// Removal from the blood at rest, 1/min.
    pub(super) removal: f64,
    /// Removal within the muscles for each ml/kg/min of oxygen uptake above rest, 1/min.
    oxidation: f64,
    /// Exchange between muscle and blood, 1/min.
    pub(super) exchange: f64,
    /// The steady lactate beyond which the curve is not followed.
    curve_end: f64,
}

impl Body {
    pub(super) fn new(athlete: Athletic, learnt: &[f64; LEARNT]) -> Self {
        let [shift, removal, gain, part] = learnt.map(f64::exp);
        let part = (c::LT2_PART * part).min(c::LT2_PART_MAX);
        let Athletic { demand, lt2, .. } = athlete;
        let span = demand.above_rest(lt2 / part);
        let at_rest = c::per_minute(c::HALF_LIFE_PASSIVE) * removal;
        let active = c::per_minute(c::HALF_LIFE_ACTIVE) * removal;
        let muscle = c::MUSCLE_PART;
        Self {
            athlete,
            shift,
            span,
            threshold: demand.above_rest(lt2) / span,
            formation_max: athlete.formation_max * gain,
            equivalent: c::LACTATE_EQUIVALENT / gain,
            removal: at_rest,
            oxidation: (active - at_rest) / demand.above_rest(c::ACTIVE_PART * lt2),
            exchange: c::EXCHANGE_RATE * muscle * (1.0 - muscle),
            curve_end: c::CURVE_END * athlete.profile.lactate_at(lt2),
        }
    }

    /// Oxygen demand above rest, no more than anybody can run up in the time of a sprint.
    pub(super) fn demand(&self, intensity: f64) -> f64 {
        self.athlete.demand.above_rest(intensity * self.shift).min(c::DEMAND_MAX * self.span)
    }

    /// Whether a demand above rest is less than that of the second threshold.
    pub(super) fn is_below_threshold(&self, demand: f64) -> bool {
        demand < self.threshold * self.span
    }

    /// What speeding up from one speed to another costs beyond keeping it, in units of depletion.
    pub(super) fn acceleration(&self, from: f64, to: f64) -> f64 {
        match self.athlete.demand {
            Demand::Running { .. } => {
                let kinetic = 0.5 * (to * to - from * from).max(0.0);
                kinetic / c::ACCELERATION_EFFICIENCY / c::JOULES_PER_ML / self.store()
            }
            Demand::Cycling { .. } => 0.0,
        }
    }

    /// Oxygen deficit at which uptake is maximal, ml/kg.
    pub(super) fn store(&self) -> f64 {
        self.span * c::UPTAKE_TIME
    }

    /// Resting lactate.
    pub(super) fn resting(&self) -> f64 {
        self.athlete.profile.resting()
    }

    /// Lactate in muscle for each in blood where both are steady.
    pub(super) fn muscle_per_blood(&self) -> f64 {
        (self.exchange + self.removal) / self.exchange
    }

    /// Removal within the muscles at an oxygen uptake above rest, 1/min.
    pub(super) fn oxidation(&self, uptake: f64) -> f64 {
        self.oxidation * uptake
    }

    /// Formation that holds the athlete's own curve where it is steady, mmol/L/min.
    pub(super) fn turnover(&self, depletion: f64) -> f64 {
        let uptake = depletion.clamp(0.0, 1.0) * self.span;
        // The curve starts at no intensity at all, where uptake is that of rest.
        let at = if uptake > 0.0 { self.athlete.demand.inverse(uptake) } else { 0.0 };
        let steady = self.athlete.profile.lactate_at(at).min(self.curve_end);
        steady * (self.oxidation(uptake) * self.muscle_per_blood() + self.removal)
    }

    /// The same, no more than at the second threshold: what is formed early beyond it is glycolysis's.
    pub(super) fn turnover_to_threshold(&self, depletion: f64) -> f64 {
        self.turnover(depletion.min(self.threshold))
    }

    /// Formation beyond that, as phosphagens run out, mmol/L/min.
    pub(super) fn glycolysis(&self, depletion: f64, load: f64) -> f64 {
        let part = (depletion - self.threshold) / (c::DEPLETION_MAX - self.threshold);
        if part <= 0.0 {
            return 0.0;
        }
        let acid = load / c::LOAD_MAX;
        self.formation_max * part.powf(c::GLYCOLYSIS_SHAPE) * (1.0 - acid * acid).max(0.0)
    }
}
