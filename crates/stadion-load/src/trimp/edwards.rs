//! Edwards' training impulse.

use core::time::Duration;

use stadion_physiology::Athlete;
use stadion_types::{HeartRate, Rpe, Sport};

use super::BanisterTrimp;
use super::by_heart_rate::{known, threshold_hour, weighted};
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
/// maximal one.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct EdwardsTrimp {
    /// The longest time for which a sample stands.
    #[cfg_attr(feature = "serde", serde(rename = "max_gap_s", with = "stadion_types::seconds"))]
    pub max_gap: Duration,
}

impl Default for EdwardsTrimp {
    fn default() -> Self {
        Self { max_gap: BanisterTrimp::MAX_GAP }
    }
}

impl EdwardsTrimp {
    fn weights(self, athlete: &Athlete) -> Result<impl Fn(HeartRate) -> f64 + use<>, LoadError> {
        let max = known(self.id(), "heart_rate.max_bpm", athlete.max_hr())?;
        Ok(move |hr: HeartRate| {
            // Compared without a division, so that a whole limit is met exactly.
            let zone =
                LIMITS_PERCENT.iter().filter(|p| 100.0 * hr.bpm() >= **p * max.bpm()).count();
            zone.checked_sub(1).and_then(|i| WEIGHTS.get(i)).copied().unwrap_or(0.0)
        })
    }
}

impl LoadModel for EdwardsTrimp {
    type Unit = EdwardsMinutes;

    fn id(&self) -> &'static str {
        "edwards-trimp"
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
