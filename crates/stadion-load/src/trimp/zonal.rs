//! The training impulse by zones of threshold heart rate.

use core::time::Duration;

use stadion_physiology::Athlete;
use stadion_types::{ConstantRange, ConstantSlots, HeartRate, Rpe, Sport, TakesConstants};

use super::by_heart_rate::{known, threshold_hour, weighted};
use super::{BanisterTrimp, MAX_GAP_ID};
use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::unit::{Load, ZonalMinutes};

/// Per cent of the heart rate at threshold at which the zones after the first begin.
pub(crate) const LIMITS_PERCENT: [f64; 4] = [68.0, 83.0, 94.0, 105.0];
pub(crate) const GOLDEN_CHEETAH: [f64; 5] = [0.9, 1.1, 1.2, 2.0, 5.0];
pub(crate) const ALTERNATIVE: [f64; 5] = [1.0, 1.1, 1.2, 2.2, 4.5];

/// What a minute in each of the five zones weighs.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ZonalWeights {
    /// 0.9, 1.1, 1.2, 2.0 and 5.0: GoldenCheetah's.
    #[default]
    #[cfg_attr(feature = "serde", serde(rename = "goldencheetah"))]
    GoldenCheetah,
    /// 1.0, 1.1, 1.2, 2.2 and 4.5: what the same program names as another choice.
    Alternative,
    /// The user's own, each from 0 on.
    Own([f64; 5]),
}

impl ZonalWeights {
    /// The five weights, from the lowest zone on.
    #[must_use]
    pub const fn weights(self) -> [f64; 5] {
        match self {
            Self::GoldenCheetah => GOLDEN_CHEETAH,
            Self::Alternative => ALTERNATIVE,
            Self::Own(own) => own,
        }
    }
}

/// The training impulse by five zones of the heart rate at threshold.
///
/// # Model
///
/// ```text
/// load = Σ minutes · w
/// ```
///
/// | per cent of threshold heart rate | below 68 | 68–83 | 83–94 | 94–105 | from 105 |
/// | -------------------------------- | -------- | ----- | ----- | ------ | -------- |
/// | `w` by default                   | 0.9      | 1.1   | 1.2   | 2.0    | 5.0      |
///
/// A limit belongs to the zone above it; [`ZonalWeights`] has the other sets.
///
/// # Limits
///
/// The limits are those of the program, which rounds them to whole beats; here they are exact. Time,
/// gaps and pauses count as in [`BanisterTrimp`](crate::BanisterTrimp); the program takes the mean
/// heart rate where it has no time in zones, and this model refuses.
///
/// # Errors
///
/// [`LoadError::MissingInput`] without a recorded heart rate, [`LoadError::MissingAthlete`] without
/// the one at threshold, [`LoadError::Setting`] for weights of one's own that are no numbers from 0 on and
/// for limits that do not rise.
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use stadion_load::{Done, LoadModel, ZonalTrimp};
/// use stadion_physiology::Athlete;
/// use stadion_types::{Channel, HeartRate, Recording};
///
/// let athlete = Athlete::default().with_threshold_hr(HeartRate::from_bpm(170.0)?);
/// let recording = Recording::builder(DateTime::UNIX_EPOCH, (0..600).map(f64::from).collect())
///     .channel(Channel::HeartRate, vec![Some(170.0); 600])
///     .build()?;
/// let load = ZonalTrimp::default().load(&athlete, &Done::from_recording(&recording))?;
/// assert_eq!(load.to_string(), "20 zonal TRIMP");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// GoldenCheetah, the program's zonal TRIMP.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ZonalTrimp {
    /// What the zones weigh.
    pub weights: ZonalWeights,
    /// Where the second and each later zone begins, in per cent of the threshold, in rising order.
    pub limits_percent: [f64; 4],
    /// The longest time for which a sample stands.
    #[cfg_attr(feature = "serde", serde(rename = "max_gap_s", with = "stadion_types::seconds"))]
    pub max_gap: Duration,
}

impl Default for ZonalTrimp {
    fn default() -> Self {
        Self {
            weights: ZonalWeights::default(),
            limits_percent: LIMITS_PERCENT,
            max_gap: BanisterTrimp::MAX_GAP,
        }
    }
}

impl ZonalTrimp {
    fn curve(self, athlete: &Athlete) -> Result<impl Fn(HeartRate) -> f64 + use<>, LoadError> {
        let model = self.id();
        let threshold = known(model, "heart_rate.threshold_bpm", athlete.threshold_hr())?;
        let weights = self.weights.weights();
        if weights.iter().any(|w| !(w.is_finite() && *w >= 0.0)) {
            return Err(LoadError::Setting { model, setting: "weights" });
        }
        let limits_percent = self.limits_percent;
        if !limits_percent.is_sorted() {
            return Err(LoadError::Setting { model, setting: "limits_percent" });
        }
        Ok(move |hr: HeartRate| {
            let begun = |p: &&f64| 100.0 * hr.bpm() >= **p * threshold.bpm();
            weights[limits_percent.iter().filter(begun).count()]
        })
    }
}

impl TakesConstants for ZonalTrimp {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        const LIMIT_IDS: [&str; 4] =
            ["zonal.limit.2", "zonal.limit.3", "zonal.limit.4", "zonal.limit.5"];
        let ids = match self.weights {
            ZonalWeights::GoldenCheetah => Some([
                "zonal.weight.1",
                "zonal.weight.2",
                "zonal.weight.3",
                "zonal.weight.4",
                "zonal.weight.5",
            ]),
            ZonalWeights::Alternative => Some([
                "zonal.alternative.weight.1",
                "zonal.alternative.weight.2",
                "zonal.alternative.weight.3",
                "zonal.alternative.weight.4",
                "zonal.alternative.weight.5",
            ]),
            ZonalWeights::Own(_) => None,
        };
        let mut weights = self.weights.weights();
        for (id, weight) in ids.iter().flatten().zip(&mut weights) {
            slots.number(id, weight, ConstantRange::NotNegative);
        }
        if weights.map(f64::to_bits) != self.weights.weights().map(f64::to_bits) {
            self.weights = ZonalWeights::Own(weights);
        }
        for (id, limit) in LIMIT_IDS.iter().zip(&mut self.limits_percent) {
            slots.number(id, limit, ConstantRange::Positive);
        }
        slots.together(self.limits_percent.is_sorted(), &LIMIT_IDS, "the limits must rise");
        slots.seconds(MAX_GAP_ID, &mut self.max_gap, ConstantRange::NotNegative);
    }
}

impl LoadModel for ZonalTrimp {
    type Unit = ZonalMinutes;

    fn id(&self) -> &'static str {
        match self.weights {
            _ if self.limits_percent != LIMITS_PERCENT => "zonal-trimp-own",
            ZonalWeights::GoldenCheetah => "zonal-trimp",
            ZonalWeights::Alternative => "zonal-trimp-alternative",
            ZonalWeights::Own(_) => "zonal-trimp-own",
        }
    }

    fn load(&self, athlete: &Athlete, done: &Done<'_>) -> Result<Load<ZonalMinutes>, LoadError> {
        weighted(self.id(), done, self.max_gap, self.curve(athlete)?)
    }

    fn threshold_hour(
        &self,
        athlete: &Athlete,
        _: Sport,
        _: Option<Rpe>,
    ) -> Result<Load<ZonalMinutes>, LoadError> {
        threshold_hour(self.id(), athlete, self.curve(athlete)?)
    }
}
