//! Lucia's training impulse.

use core::time::Duration;

use stadion_physiology::Athlete;
use stadion_types::{ConstantRange, ConstantSlots, HeartRate, Rpe, Sport, TakesConstants};

use super::by_heart_rate::{known, threshold_hour, weighted};
use super::{BanisterTrimp, MAX_GAP_ID};
use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::unit::{Load, LuciaMinutes};

/// What a minute weighs below the first threshold, between the two, and from the second on.
pub(crate) const WEIGHTS: [f64; 3] = [1.0, 2.0, 3.0];

/// Lucia's training impulse: minutes below the first threshold, between the two and above the second,
/// weighted 1, 2 and 3.
///
/// # Model
///
/// ```text
/// load = minutes below VT1 + 2 · minutes from VT1 on + 3 · minutes from VT2 on
/// ```
///
/// The heart rates at the thresholds are the profile's `heart_rate.lt1_bpm` and
/// `heart_rate.threshold_bpm`. A threshold belongs to the zone above it.
///
/// # Limits
///
/// Published for ventilatory thresholds; those of lactate lie close to them and are taken instead
/// where the profile has them. An hour at rest weighs as much as an hour of easy running. Time, gaps
/// and pauses count as in [`BanisterTrimp`](crate::BanisterTrimp).
///
/// # Errors
///
/// [`LoadError::MissingInput`] without a recorded heart rate, [`LoadError::MissingAthlete`] without
/// one of the thresholds, [`LoadError::AthleteOrder`] if the first is not below the second,
/// [`LoadError::Setting`] for weights that are no numbers from 0 on.
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use stadion_load::{Done, LoadModel, LuciaTrimp};
/// use stadion_physiology::Athlete;
/// use stadion_types::{Channel, HeartRate, Recording};
///
/// let athlete = Athlete::default()
///     .with_lt1_hr(HeartRate::from_bpm(140.0)?)
///     .with_threshold_hr(HeartRate::from_bpm(165.0)?);
/// let recording = Recording::builder(DateTime::UNIX_EPOCH, (0..600).map(f64::from).collect())
///     .channel(Channel::HeartRate, vec![Some(150.0); 600])
///     .build()?;
/// let load = LuciaTrimp::default().load(&athlete, &Done::from_recording(&recording))?;
/// assert_eq!(load.to_string(), "20 Lucia TRIMP");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Lucia, Hoyos, Santalla, Earnest & Chicharro (2003), *Med Sci Sports Exerc* 35(5):872–878; from
/// memory.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct LuciaTrimp {
    /// What a minute weighs below, between and above the thresholds.
    pub weights: [f64; 3],
    /// The longest time for which a sample stands.
    #[cfg_attr(feature = "serde", serde(rename = "max_gap_s", with = "stadion_types::seconds"))]
    pub max_gap: Duration,
}

impl Default for LuciaTrimp {
    fn default() -> Self {
        Self { weights: WEIGHTS, max_gap: BanisterTrimp::MAX_GAP }
    }
}

impl LuciaTrimp {
    fn weights(self, athlete: &Athlete) -> Result<impl Fn(HeartRate) -> f64 + use<>, LoadError> {
        let model = self.id();
        let [lower, upper] = ["heart_rate.lt1_bpm", "heart_rate.threshold_bpm"];
        let first = known(model, lower, athlete.lt1_hr())?;
        let second = known(model, upper, athlete.threshold_hr())?;
        if first >= second {
            return Err(LoadError::AthleteOrder { model, lower, upper });
        }
        if self.weights.iter().any(|w| !(w.is_finite() && *w >= 0.0)) {
            return Err(LoadError::Setting { model, setting: "weights" });
        }
        let [below, between, above] = self.weights;
        Ok(move |hr| {
            if hr >= second {
                above
            } else if hr >= first {
                between
            } else {
                below
            }
        })
    }
}

impl TakesConstants for LuciaTrimp {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let ids = ["lucia.weight.1", "lucia.weight.2", "lucia.weight.3"];
        for (id, weight) in ids.into_iter().zip(&mut self.weights) {
            slots.number(id, weight, ConstantRange::NotNegative);
        }
        slots.seconds(MAX_GAP_ID, &mut self.max_gap, ConstantRange::NotNegative);
    }
}

impl LoadModel for LuciaTrimp {
    type Unit = LuciaMinutes;

    fn id(&self) -> &'static str {
        if self.weights == WEIGHTS { "lucia-trimp" } else { "lucia-trimp-own" }
    }

    fn load(&self, athlete: &Athlete, done: &Done<'_>) -> Result<Load<LuciaMinutes>, LoadError> {
        weighted(self.id(), done, self.max_gap, self.weights(athlete)?)
    }

    fn threshold_hour(
        &self,
        athlete: &Athlete,
        _: Sport,
        _: Option<Rpe>,
    ) -> Result<Load<LuciaMinutes>, LoadError> {
        threshold_hour(self.id(), athlete, self.weights(athlete)?)
    }
}
