//! The balance of a runner: D'.

use core::time::Duration;

use stadion_types::{Distance, Pause, Recording, Speed};

use super::all_out::{BalanceParameters, BalanceRecovery};
use super::course::{BalanceCourse, BalanceUnit, Plan, follow};
use super::error::{BalanceError, positive};
use super::gaps::BalanceGapRule;
use super::rule::{Rule, Stepper};
use super::state::BalanceState;
use super::time_constant::PowerTimeConstant;

/// How the balance of a runner fills and empties.
///
/// The published time constants were fitted to watts and cannot be used with speeds, so a time
/// constant is always given in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum SpeedBalanceModel {
    /// The differential form, solved exactly over each stretch; it needs no time constant.
    #[default]
    Differential,
    /// The differential form in steps of Euler.
    DifferentialEuler,
    /// The integral form: one time constant, filling all the time.
    Integral {
        /// The time constant in seconds.
        tau_s: f64,
    },
    /// One time constant at and below critical speed.
    Below {
        /// The time constant in seconds.
        tau_s: f64,
    },
}

/// Critical speed, D', and the model by which D' is followed.
///
/// # Model
///
/// As [`PowerBalance`](crate::PowerBalance), with speeds and metres.
///
/// # Source
///
/// As [`PowerBalance`](crate::PowerBalance); there are few measurements of how D' fills.
///
/// # Limits
///
/// Speed stands for effort on the flat only; on hills take a grade-adjusted speed. D' itself is
/// known poorly (in one study of trained runners 123 ± 58 m).
///
/// # Examples
///
/// ```
/// use stadion_physiology::{BalanceGapRule, SpeedBalance};
/// use stadion_types::{Distance, Speed};
///
/// let balance = SpeedBalance::new(
///     Speed::from_meters_per_second(5.0)?,
///     Distance::from_meters(150.0)?,
/// )?;
/// // 400 m in 60 s.
/// let speed = [Some(400.0 / 60.0), None];
/// let gaps = BalanceGapRule::default().with_longest(std::time::Duration::from_secs(60));
/// let course = balance.course(&[0.0, 60.0], speed, &[], gaps)?;
/// assert!((course.end.unwrap_or_default() - 50.0).abs() < 1e-9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "file_form::Parts"))]
pub struct SpeedBalance {
    #[cfg_attr(feature = "serde", serde(rename = "critical_speed_m_s"))]
    critical: Speed,
    #[cfg_attr(feature = "serde", serde(rename = "capacity_m"))]
    capacity: Distance,
    model: SpeedBalanceModel,
}

impl SpeedBalance {
    /// The two values, with the differential form.
    ///
    /// # Errors
    ///
    /// [`BalanceError::NotPositive`] if one of them is 0.
    pub fn new(critical_speed: Speed, capacity: Distance) -> Result<Self, BalanceError> {
        positive("critical speed in m/s", critical_speed.meters_per_second())?;
        positive("D' in m", capacity.meters())?;
        Ok(Self { critical: critical_speed, capacity, model: SpeedBalanceModel::default() })
    }

    /// The values that the speeds of all-out reps rest on, with their way of filling.
    #[must_use]
    pub fn of_all_out(parameters: &BalanceParameters) -> Self {
        let model = match parameters.recovery() {
            BalanceRecovery::Differential => SpeedBalanceModel::Differential,
            BalanceRecovery::Measured => SpeedBalanceModel::Below {
                tau_s: BalanceParameters::HALF_TIME_S / core::f64::consts::LN_2,
            },
        };
        Self { critical: parameters.critical(), capacity: parameters.reserve(), model }
    }

    /// The same with another model.
    ///
    /// # Errors
    ///
    /// [`BalanceError::NotPositive`] if a time constant is no number above 0.
    pub fn with_model(mut self, model: SpeedBalanceModel) -> Result<Self, BalanceError> {
        use SpeedBalanceModel::{Below, Integral};
        if let Integral { tau_s } | Below { tau_s } = model {
            positive("time constant in s", tau_s)?;
        }
        self.model = model;
        Ok(self)
    }

    /// Critical speed.
    #[must_use]
    pub const fn critical_speed(&self) -> Speed {
        self.critical
    }

    /// D'.
    #[must_use]
    pub const fn capacity(&self) -> Distance {
        self.capacity
    }

    /// The model.
    #[must_use]
    pub const fn model(&self) -> SpeedBalanceModel {
        self.model
    }

    /// What was left over a session, as [`PowerBalance::course`](crate::PowerBalance::course), with
    /// speeds in m/s.
    ///
    /// # Errors
    ///
    /// [`BalanceError::Length`], [`BalanceError::Time`], [`BalanceError::Output`] for input that has
    /// not that shape.
    pub fn course(
        &self,
        time_s: &[f64],
        speed: impl IntoIterator<Item = Option<f64>>,
        pauses: &[Pause],
        gaps: BalanceGapRule,
    ) -> Result<BalanceCourse, BalanceError> {
        let speed: Vec<Option<f64>> = speed.into_iter().collect();
        let (numbers, plan) = (self.numbers(), Plan::Ready(self.rule()));
        follow(BalanceUnit::Metre, numbers, &plan, time_s, &speed, pauses, gaps)
    }

    /// What was left over a recording on the flat.
    ///
    /// # Errors
    ///
    /// As [`course`](Self::course); [`BalanceError::NoOutput`] if it has no speed.
    pub fn course_of(
        &self,
        recording: &Recording,
        gaps: BalanceGapRule,
    ) -> Result<BalanceCourse, BalanceError> {
        let speed = recording.speed().ok_or(BalanceError::NoOutput { channel: "speed_m_s" })?;
        self.course(recording.time_s(), speed.iter(), recording.pauses(), gaps)
    }

    /// One step further at one speed.
    ///
    /// # Errors
    ///
    /// [`BalanceError::NotPositive`] if what is spent is no number from 0 on.
    pub fn step(
        &self,
        state: BalanceState,
        speed: Speed,
        time: Duration,
    ) -> Result<BalanceState, BalanceError> {
        state.checked_step(&self.stepper(), speed.meters_per_second(), time.as_secs_f64())
    }

    /// How long one speed can be held with a share of D' left; `None` if for ever.
    ///
    /// # Errors
    ///
    /// [`BalanceError::Share`] if the share is no number up to 1.
    pub fn time_to_exhaustion(
        &self,
        speed: Speed,
        left: f64,
    ) -> Result<Option<Duration>, BalanceError> {
        let stepper = self.stepper();
        let time = stepper.exhaustion_s(stepper.spent_at(left)?, speed.meters_per_second());
        Ok(time.and_then(|s| Duration::try_from_secs_f64(s).ok()))
    }

    /// How long one speed must be held until a share of D' is there again; `None` if for ever.
    ///
    /// # Errors
    ///
    /// As [`time_to_exhaustion`](Self::time_to_exhaustion).
    pub fn recovery_time(
        &self,
        speed: Speed,
        [from, to]: [f64; 2],
    ) -> Result<Option<Duration>, BalanceError> {
        let stepper = self.stepper();
        let (from, to) = (stepper.spent_at(from)?, stepper.spent_at(to)?);
        let time = stepper.recovery_s(from, to, speed.meters_per_second());
        Ok(time.and_then(|s| Duration::try_from_secs_f64(s).ok()))
    }

    fn numbers(&self) -> [f64; 2] {
        [self.critical.meters_per_second(), self.capacity.meters()]
    }

    const fn rule(&self) -> Rule {
        match self.model {
            SpeedBalanceModel::Differential => Rule::Exact,
            SpeedBalanceModel::DifferentialEuler => Rule::Euler,
            SpeedBalanceModel::Integral { tau_s } => Rule::Integral(tau_s),
            SpeedBalanceModel::Below { tau_s } => Rule::Below(PowerTimeConstant::Fixed(tau_s)),
        }
    }

    fn stepper(&self) -> Stepper {
        let [critical, capacity] = self.numbers();
        Stepper { critical, capacity, rule: self.rule() }
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{BalanceError, SpeedBalance, SpeedBalanceModel};
    use stadion_types::{Distance, Speed};

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Parts {
        critical_speed_m_s: Speed,
        capacity_m: Distance,
        #[serde(default)]
        model: SpeedBalanceModel,
    }

    impl TryFrom<Parts> for SpeedBalance {
        type Error = BalanceError;

        fn try_from(parts: Parts) -> Result<Self, BalanceError> {
            Self::new(parts.critical_speed_m_s, parts.capacity_m)?.with_model(parts.model)
        }
    }
}
