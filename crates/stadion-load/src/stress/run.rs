//! Running speed on the level that costs the same, against threshold speed.

use stadion_physiology::{
    Athlete, GradeCost, GradeModel, GradeRule, GradeSeriesError, MovingSeconds, PowerMeanRules,
};
use stadion_types::{ConstantSlots, Recording, Sport, TakesConstants};

use super::shared_grades::shared_grades;
use super::speed::speeds;
use super::{named, seconds, stress};
use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::trimp::by_heart_rate::known;
use crate::unit::{Load, LoadSource, PerThresholdHour};

/// What hills count as.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum RunTerrain {
    /// The level speed that costs the same; needs distance and altitude.
    Graded {
        /// How grades are taken.
        grade: GradeRule,
        /// What they cost.
        cost: GradeCost,
    },
    /// Nothing: for the track, the treadmill and flat roads.
    Level,
}

impl Default for RunTerrain {
    fn default() -> Self {
        Self::Graded { grade: GradeRule::default(), cost: GradeCost::default() }
    }
}

/// Running stress: hours times the square of the intensity, where the intensity is the fourth-power mean
/// of graded speed, smoothed over 30 s, over threshold speed. One hour at threshold is 100.
///
/// # Model
///
/// ```text
/// IF = M(v · factor(grade)) / threshold speed        load = 100 · hours · IF²
/// ```
///
/// | symbol     | meaning                                                     | unit |
/// | ---------- | ----------------------------------------------------------- | ---- |
/// | `v`        | speed from one sample to the next, from distance            | m/s  |
/// | `factor`   | of [`GradeCost`]                                            | 1    |
/// | `M`        | as of power: [`PowerMeanRules`]                             | m/s  |
///
/// # Limits
///
/// How others smooth graded speed is unpublished; this is the rule of power, and the load by the plain
/// mean is lower for intervals. Steps on grades beyond the measured ones, and without a grade, are gaps:
/// they add nothing and lower the coverage. Without altitude the model refuses; that a run was level is
/// for the caller to say ([`RunTerrain::Level`]), and the method's name tells it. Standing with the watch
/// running counts as 0 m/s; paused time is no part of the session.
///
/// # Errors
///
/// [`LoadError::Sport`] unless it is running or walking, [`LoadError::MissingInput`] without distance or
/// speed, [`LoadError::Grade`] without altitude, [`LoadError::MissingAthlete`] without a threshold
/// speed.
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use stadion_load::{Done, LoadModel, RunStress, RunTerrain};
/// use stadion_physiology::Athlete;
/// use stadion_types::{Recording, Speed, Sport};
///
/// let athlete = Athlete::default().with_threshold_speed(Speed::from_meters_per_second(4.0)?);
/// let run = Recording::builder(DateTime::UNIX_EPOCH, (0..1800).map(f64::from).collect())
///     .sport(Some(Sport::Running))
///     .distance_m((0..1800).map(|s| Some(4.0 * f64::from(s))).collect())
///     .build()?;
/// let level = RunStress { terrain: RunTerrain::Level, ..RunStress::default() };
/// let load = level.load(&athlete, &Done::from_recording(&run))?;
/// assert!((load.amount() - 50.0).abs() < 1e-9);
/// assert!(RunStress::default().load(&athlete, &Done::from_recording(&run)).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// The square law is that of [`PowerStress`](crate::PowerStress) on speed, commonly known as rTSS; the
/// smoothing is ours.
#[doc(alias = "rTSS")]
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct RunStress {
    /// What hills count as.
    pub terrain: RunTerrain,
    /// How speed is smoothed.
    pub smoothing: PowerMeanRules,
}

impl RunStress {
    pub(super) fn speed_seconds(
        &self,
        model: &'static str,
        done: &Done<'_>,
        recording: &Recording,
    ) -> Result<MovingSeconds, LoadError> {
        let missing = LoadError::MissingInput { model, what: "a recorded distance or speed" };
        let speed = speeds(recording).ok_or(missing)?;
        let max_gap_s = self.smoothing.max_gap_s;
        let RunTerrain::Graded { grade, cost } = &self.terrain else {
            return seconds(model, recording, speed, max_gap_s);
        };
        let grades = shared_grades(done, recording, grade)
            .map_err(|error| LoadError::Grade { model, error })?;
        // A step whose cost is not known is a gap of its own and not one that a value reaches across,
        // so its factor is laid out beside its speed.
        let factors = speed.iter().zip(&grades).map(|(v, grade)| {
            let known = grade.and_then(|grade| cost.factor(grade).ok());
            v.is_some().then(|| known.unwrap_or(UNKNOWN))
        });
        let factors = seconds(model, recording, factors.collect::<Vec<_>>(), max_gap_s)?;
        let speed = seconds(model, recording, speed, max_gap_s)?;
        let level =
            speed.mapped(|second, v| factors.get(second).filter(|f| *f > 0.0).map(|f| f * v));
        with_cost(model, level)
    }
}

/// Stands for a cost that is not known; costs are above 0, and no mean with it is.
const UNKNOWN: f64 = -1e9;

impl TakesConstants for RunStress {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        self.smoothing.constants(slots);
        if let RunTerrain::Graded { grade, .. } = &mut self.terrain {
            grade.constants(slots);
        }
    }
}

impl LoadModel for RunStress {
    type Unit = PerThresholdHour;

    fn id(&self) -> &'static str {
        if self.smoothing != PowerMeanRules::default() {
            return "run-stress-own";
        }
        match self.terrain {
            RunTerrain::Level => "run-stress-level",
            RunTerrain::Graded { grade, cost }
                if grade != GradeRule::default() || cost != GradeCost::new(cost.model) =>
            {
                "run-stress-own"
            }
            RunTerrain::Graded { cost, .. } => match cost.model {
                GradeModel::MinettiRun => "run-stress",
                GradeModel::MinettiWalk => "run-stress-walk-cost",
                GradeModel::RunalyzeDamped => "run-stress-runalyze-cost",
                GradeModel::StravaPolynomial => "run-stress-strava-cost",
                _ => "run-stress-own",
            },
        }
    }

    fn load(
        &self,
        athlete: &Athlete,
        done: &Done<'_>,
    ) -> Result<Load<PerThresholdHour>, LoadError> {
        let model = self.id();
        on_foot(model, done)?;
        let threshold = threshold_speed(model, athlete)?;
        let missing = LoadError::MissingInput { model, what: "a recorded distance or speed" };
        let recording = done.recording.ok_or(missing)?;
        let seconds = self.speed_seconds(model, done, recording)?;
        let found = self
            .smoothing
            .of_seconds(&seconds)
            .map_err(named(model, "a recorded distance or speed"))?;
        stress(model, LoadSource::Speed, done, &found, threshold)
    }
}

/// Refuses a run of which no second has a grade with a cost.
pub(super) fn with_cost(
    model: &'static str,
    seconds: MovingSeconds,
) -> Result<MovingSeconds, LoadError> {
    if seconds.known() > 0 {
        return Ok(seconds);
    }
    Err(LoadError::Grade { model, error: GradeSeriesError::NothingKnown })
}

/// Refuses sports that are not on foot.
pub(super) fn on_foot(model: &'static str, done: &Done<'_>) -> Result<(), LoadError> {
    match done.sport {
        Sport::Running | Sport::Walking => Ok(()),
        sport => Err(LoadError::Sport { model, needs: Sport::Running, sport }),
    }
}

/// The profile's threshold speed, m/s, above 0.
pub(super) fn threshold_speed(model: &'static str, athlete: &Athlete) -> Result<f64, LoadError> {
    const KEY: &str = "threshold.speed_m_s";
    let speed = known(model, KEY, athlete.threshold_speed())?.meters_per_second();
    if speed > 0.0 { Ok(speed) } else { Err(LoadError::Setting { model, setting: KEY }) }
}
