//! Skiba's score of swimming.

use core::time::Duration;

use stadion_physiology::{Athlete, ExponentialMeanRules};
use stadion_types::{ConstantRange, ConstantSlots, Mass, Rpe, Speed, Sport, TakesConstants};

use super::speed::speeds;
use super::{named, seconds, stress};
use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::unit::{Load, LoadSource, PerThresholdHour};

/// Drag of a swimmer: `(d0 · mass + d1) / e`, where `e` is the efficiency.
pub(crate) const DRAG: [f64; 3] = [0.35, 2.0, 0.6];
/// Power rises with the cube of speed, so the mean is of the third power.
pub(crate) const EXPONENT: u32 = 3;

/// The power of swimming by Skiba's model, W: `(0.35 · mass + 2) / 0.6 · v³`.
///
/// ```
/// use stadion_load::swim_power;
/// use stadion_types::{Mass, Speed};
///
/// let watts = swim_power(Speed::from_meters_per_second(1.2)?, Mass::from_kilograms(70.0)?);
/// assert!((watts - 76.32).abs() < 1e-9);
/// # Ok::<(), stadion_types::OutOfRange>(())
/// ```
#[must_use]
pub fn swim_power(speed: Speed, mass: Mass) -> f64 {
    let [of_mass, fixed, efficiency] = DRAG;
    (of_mass * mass.kilograms() + fixed) / efficiency * speed.meters_per_second().powi(3)
}

/// The swim score: power of swimming, exponentially smoothed over 25 s, as the root of its mean third
/// power, scored as power stress is. One hour at threshold speed is 100.
///
/// # Model
///
/// ```text
/// IF = M / P(threshold)        load = 100 · hours · IF²        P ∝ v³
/// ```
///
/// The mass of the body stands above and below the line and does not matter.
///
/// # Limits
///
/// The threshold is the swimmer's speed at threshold or critical speed, and stands here and not in the
/// profile, whose speeds are those of running. Speed of a pool is that of whole lengths as a rule, with a
/// sample at the end of each, so up to [`max_gap`](Self::max_gap) may lie between two. Turns, strokes and
/// drills are not told apart, and a rest at the wall that the device did not take for a pause makes a
/// slow length. Else gaps and pauses count as in [`PowerStress`](crate::PowerStress).
///
/// # Errors
///
/// [`LoadError::Sport`] unless it is swimming, [`LoadError::MissingInput`] without distance and speed,
/// [`LoadError::Setting`] for a threshold of 0.
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use stadion_load::{Done, LoadModel, SwimScore};
/// use stadion_physiology::Athlete;
/// use stadion_types::{Recording, Speed, Sport};
///
/// let swim = Recording::builder(DateTime::UNIX_EPOCH, (0..120).map(|i| 30.0 * f64::from(i)).collect())
///     .sport(Some(Sport::Swimming))
///     .distance_m((0..120).map(|i| Some(36.0 * f64::from(i))).collect())
///     .build()?;
/// let model = SwimScore::new(Speed::from_meters_per_second(1.2)?);
/// let load = model.load(&Athlete::default(), &Done::from_recording(&swim))?;
/// // A little less than 100: the smoothing begins at rest.
/// assert!((98.0..100.0).contains(&load.amount()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Skiba (2006), physfarm.com, as GoldenCheetah has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SwimScore {
    /// Swimming speed at threshold.
    #[cfg_attr(feature = "serde", serde(rename = "threshold_m_s"))]
    pub threshold: Speed,
    /// The longest time for which a sample stands.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "max_gap_s", with = "stadion_types::seconds", default = "max_gap")
    )]
    pub max_gap: Duration,
}

#[cfg(feature = "serde")]
const fn max_gap() -> Duration {
    SwimScore::MAX_GAP
}

impl SwimScore {
    /// The longest time for which a sample stands by default: 50 m of a slow swimmer.
    pub const MAX_GAP: Duration = Duration::from_secs(120);

    /// The score of a swimmer with this speed at threshold.
    #[must_use]
    pub const fn new(threshold: Speed) -> Self {
        Self { threshold, max_gap: Self::MAX_GAP }
    }
}

impl TakesConstants for SwimScore {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.seconds("swim.max-gap", &mut self.max_gap, ConstantRange::NotNegative);
    }
}

impl LoadModel for SwimScore {
    type Unit = PerThresholdHour;

    fn id(&self) -> &'static str {
        "swim-score"
    }

    fn load(&self, _: &Athlete, done: &Done<'_>) -> Result<Load<PerThresholdHour>, LoadError> {
        const WHAT: &str = "a recorded distance or speed";
        let model = self.id();
        if done.sport != Sport::Swimming {
            return Err(LoadError::Sport { model, needs: Sport::Swimming, sport: done.sport });
        }
        let threshold = self.threshold.meters_per_second().powi(3);
        if threshold <= 0.0 {
            return Err(LoadError::Setting { model, setting: "threshold_m_s" });
        }
        let missing = LoadError::MissingInput { model, what: WHAT };
        let recording = done.recording.ok_or(missing)?;
        let speed = speeds(recording).ok_or(missing)?;
        let cubes = seconds(model, recording, speed, self.max_gap.as_secs_f64())?
            .mapped(|_, v| Some(v.powi(3)));
        let rules = ExponentialMeanRules { exponent: EXPONENT, ..Default::default() };
        let found = rules.of_seconds(&cubes).map_err(named(model, WHAT))?;
        stress(model, LoadSource::Speed, done, &found, threshold)
    }

    fn threshold_hour(
        &self,
        _: &Athlete,
        _: Sport,
        _: Option<Rpe>,
    ) -> Result<Load<PerThresholdHour>, LoadError> {
        Ok(Load::new(100.0, self.id(), LoadSource::Speed, 1.0)?)
    }
}
