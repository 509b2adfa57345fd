//! Daniels' points.

use stadion_physiology::{Athlete, ExponentialMeanRules, GradeCost, GradeModel, GradeRule};
use stadion_types::{ConstantRange, ConstantSlots, Power, TakesConstants};

use super::run::{RunStress, RunTerrain, on_foot, threshold_speed};
use super::{coverage, named, seconds};
use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::trimp::by_heart_rate::known;
use crate::unit::{DanielsPointsUnit, Load, LoadSource};

/// Points of an hour at threshold.
pub(crate) const HOUR: f64 = 33.0;

/// What Daniels' points are counted of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum DanielsBasis {
    /// Speed on the level that costs the same by the polynomial of Strava's users, as GoldenCheetah has
    /// it, against threshold speed.
    #[default]
    GradedSpeed,
    /// Recorded speed against threshold speed, for level runs.
    Speed,
    /// Power against threshold power.
    Power,
}

impl DanielsBasis {
    /// Every basis, the default first.
    pub const ALL: [Self; 3] = [Self::GradedSpeed, Self::Speed, Self::Power];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GradedSpeed => "graded-speed",
            Self::Speed => "speed",
            Self::Power => "power",
        }
    }
}

/// Daniels' points: 33 for an hour at threshold, and the fourth power of the intensity at any other.
///
/// # Model
///
/// ```text
/// points = Σ seconds · 33 / 3600 · (y / threshold)⁴
/// ```
///
/// `y` is power or graded speed, exponentially smoothed over 25 s
/// ([`ExponentialMeanRules`]).
///
/// # Limits
///
/// GoldenCheetah's curve through Daniels' table, not the table: the table's points rise less steeply below
/// the threshold. Gaps and pauses count as in [`PowerStress`](crate::PowerStress).
///
/// # Errors
///
/// [`LoadError::MissingInput`] and [`LoadError::MissingAthlete`] for what the basis needs,
/// [`LoadError::Grade`] without altitude, [`LoadError::Sport`] for speed that is not on foot.
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use stadion_load::{DanielsBasis, DanielsPoints, Done, LoadModel};
/// use stadion_physiology::Athlete;
/// use stadion_types::{Channel, Power, Recording};
///
/// let athlete = Athlete::default().with_threshold_power(Power::from_watts(250.0)?);
/// let ride = Recording::builder(DateTime::UNIX_EPOCH, (0..3600).map(f64::from).collect())
///     .channel(Channel::Power, vec![Some(250.0); 3600])
///     .build()?;
/// let points = DanielsPoints { basis: DanielsBasis::Power, ..DanielsPoints::default() };
/// let load = points.load(&athlete, &Done::from_recording(&ride))?;
/// // A little less than 33: the smoothing begins at rest.
/// assert!((32.0..33.0).contains(&load.amount()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Daniels (2005), *Daniels' running formula*, as GoldenCheetah has it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct DanielsPoints {
    /// What is counted.
    pub basis: DanielsBasis,
    /// Points of an hour at threshold.
    pub hour: f64,
}

impl Default for DanielsPoints {
    fn default() -> Self {
        Self { basis: DanielsBasis::default(), hour: HOUR }
    }
}

impl TakesConstants for DanielsPoints {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.number("daniels.hour", &mut self.hour, ConstantRange::Positive);
    }
}

impl LoadModel for DanielsPoints {
    type Unit = DanielsPointsUnit;

    fn id(&self) -> &'static str {
        match self.basis {
            _ if self.hour.to_bits() != HOUR.to_bits() => "daniels-points-own",
            DanielsBasis::GradedSpeed => "daniels-points",
            DanielsBasis::Speed => "daniels-points-level",
            DanielsBasis::Power => "daniels-points-power",
        }
    }

    fn load(
        &self,
        athlete: &Athlete,
        done: &Done<'_>,
    ) -> Result<Load<DanielsPointsUnit>, LoadError> {
        let model = self.id();
        let rules = ExponentialMeanRules::default();
        let missing = |what| LoadError::MissingInput { model, what };
        let (series, threshold, source, what) = if self.basis == DanielsBasis::Power {
            const KEY: &str = "threshold.power_w";
            let threshold = known(model, KEY, athlete.threshold_power())?.watts();
            if threshold <= 0.0 {
                return Err(LoadError::Setting { model, setting: KEY });
            }
            let what = "a recorded power";
            let recording = done.recording.ok_or(missing(what))?;
            let power = recording.power().ok_or(missing(what))?;
            let valid = |w: Option<f64>| w.filter(|w| Power::from_watts(*w).is_ok());
            let series = seconds(model, recording, power.iter().map(valid), rules.max_gap_s)?;
            (series, threshold, LoadSource::Power, what)
        } else {
            on_foot(model, done)?;
            let terrain = if self.basis == DanielsBasis::Speed {
                RunTerrain::Level
            } else {
                let cost = GradeCost::new(GradeModel::StravaPolynomial);
                RunTerrain::Graded { grade: GradeRule::default(), cost }
            };
            let threshold = threshold_speed(model, athlete)?;
            let what = "a recorded distance or speed";
            let recording = done.recording.ok_or(missing(what))?;
            let run = RunStress { terrain, ..RunStress::default() };
            (run.speed_seconds(model, done, recording)?, threshold, LoadSource::Speed, what)
        };
        let found = rules.of_seconds(&series).map_err(named(model, what))?;
        let hours = found.moving_s * found.coverage / 3600.0;
        let amount = self.hour * hours * (found.mean / threshold).powi(4);
        Ok(Load::new(amount, model, source, coverage(done, &found))?)
    }
}
