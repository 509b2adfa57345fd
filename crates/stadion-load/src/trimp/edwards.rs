//! Edwards' training impulse.

use core::time::Duration;

use stadion_physiology::Athlete;
use stadion_types::{ConstantRange, ConstantSlots, HeartRate, Rpe, Sport, TakesConstants};

use super::by_heart_rate::{known, threshold_hour, weighted};
use super::{BanisterTrimp, MAX_GAP_ID};
use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::unit::{EdwardsMinutes, Load};

/// Per cent of the maximal heart rate at which each zone begins; what lies below weighs nothing.
pub(crate) const LIMITS_PERCENT: [f64; 5] = [50.0, 60.0, 70.0, 80.0, 90.0];
/// What a minute in each zone weighs.
pub(crate) const WEIGHTS: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 5.0];

/// Edwards' training impulse: minutes in five zones of maximal heart rate, weighted from 1 to 5.
///
/// # Model
///
/// ```text
/// load = Σ minutes · w
/// ```
///
/// | per cent of the maximum | below 50 | 50–60 | 60–70 | 70–80 | 80–90 | from 90 |
/// | ----------------------- | -------- | ----- | ----- | ----- | ----- | ------- |
/// | `w`                     | 0        | 1     | 2     | 3     | 4     | 5       |
///
/// A limit belongs to the zone above it. A heart rate above the maximum is in the last zone.
///
/// # Limits
///
/// Time, gaps and pauses count as in [`BanisterTrimp`](crate::BanisterTrimp). One beat may change
/// the weight of a minute by a third, and the weights rest on no measurement.
///
/// # Errors
///
/// [`LoadError::MissingInput`] without a recorded heart rate, [`LoadError::MissingAthlete`] without the
/// maximal one, [`LoadError::Setting`] for limits that do not rise and weights that are no numbers from 0
/// on.
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use stadion_load::{Done, EdwardsTrimp, LoadModel};
/// use stadion_physiology::Athlete;
/// use stadion_types::{Channel, HeartRate, Recording};
///
/// let athlete = Athlete::default().with_max_hr(HeartRate::from_bpm(200.0)?);
/// let recording = Recording::builder(DateTime::UNIX_EPOCH, (0..600).map(f64::from).collect())
///     .channel(Channel::HeartRate, vec![Some(160.0); 600])
///     .build()?;
/// let load = EdwardsTrimp::default().load(&athlete, &Done::from_recording(&recording))?;
/// assert_eq!(load.to_string(), "40 Edwards TRIMP");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Edwards (1993), *The heart rate monitor book*; from memory.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct EdwardsTrimp {
    /// Where each zone begins, in per cent of the maximum, in rising order.
    pub limits_percent: [f64; 5],
    /// What a minute in each zone weighs; below the first nothing.
    pub weights: [f64; 5],
    /// The longest time for which a sample stands.
    #[cfg_attr(feature = "serde", serde(rename = "max_gap_s", with = "stadion_types::seconds"))]
    pub max_gap: Duration,
}

impl Default for EdwardsTrimp {
    fn default() -> Self {
        Self { limits_percent: LIMITS_PERCENT, weights: WEIGHTS, max_gap: BanisterTrimp::MAX_GAP }
    }
}

impl EdwardsTrimp {
    fn weights(self, athlete: &Athlete) -> Result<impl Fn(HeartRate) -> f64 + use<>, LoadError> {
        let model = self.id();
        let max = known(model, "heart_rate.max_bpm", athlete.max_hr())?;
        let Self { limits_percent, weights, .. } = self;
        if !limits_percent.is_sorted() {
            return Err(LoadError::Setting { model, setting: "limits_percent" });
        }
        if weights.iter().any(|w| !(w.is_finite() && *w >= 0.0)) {
            return Err(LoadError::Setting { model, setting: "weights" });
        }
        Ok(move |hr: HeartRate| {
            // Compared without a division, so that a whole limit is met exactly.
            let zone =
                limits_percent.iter().filter(|p| 100.0 * hr.bpm() >= **p * max.bpm()).count();
            zone.checked_sub(1).and_then(|i| weights.get(i)).copied().unwrap_or(0.0)
        })
    }
}

impl TakesConstants for EdwardsTrimp {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        const LIMIT_IDS: [&str; 5] = [
            "edwards.limit.1",
            "edwards.limit.2",
            "edwards.limit.3",
            "edwards.limit.4",
            "edwards.limit.5",
        ];
        const WEIGHT_IDS: [&str; 5] = [
            "edwards.weight.1",
            "edwards.weight.2",
            "edwards.weight.3",
            "edwards.weight.4",
            "edwards.weight.5",
        ];
        for (id, limit) in LIMIT_IDS.iter().zip(&mut self.limits_percent) {
            slots.number(id, limit, ConstantRange::Positive);
        }
        for (id, weight) in WEIGHT_IDS.iter().zip(&mut self.weights) {
            slots.number(id, weight, ConstantRange::NotNegative);
        }
        slots.together(self.limits_percent.is_sorted(), &LIMIT_IDS, "the limits must rise");
        slots.seconds(MAX_GAP_ID, &mut self.max_gap, ConstantRange::NotNegative);
    }
}

impl LoadModel for EdwardsTrimp {
    type Unit = EdwardsMinutes;

    fn id(&self) -> &'static str {
        let own = self.limits_percent != LIMITS_PERCENT || self.weights != WEIGHTS;
        if own { "edwards-trimp-own" } else { "edwards-trimp" }
    }

    fn load(&self, athlete: &Athlete, done: &Done<'_>) -> Result<Load<EdwardsMinutes>, LoadError> {
        weighted(self.id(), done, self.max_gap, self.weights(athlete)?)
    }

    fn threshold_hour(
        &self,
        athlete: &Athlete,
        _: Sport,
        _: Option<Rpe>,
    ) -> Result<Load<EdwardsMinutes>, LoadError> {
        threshold_hour(self.id(), athlete, self.weights(athlete)?)
    }
}
