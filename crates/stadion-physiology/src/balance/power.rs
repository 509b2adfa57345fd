//! The balance of a rider: W'.

use core::time::Duration;

use stadion_types::{Energy, Pause, Power, Recording};

use super::course::{BalanceCourse, BalanceUnit, Plan, follow};
use super::error::{BalanceError, positive};
use super::gaps::BalanceGapRule;
use super::rule::{Rule, Stepper};
use super::state::BalanceState;
use super::time_constant::PowerTimeConstant;

/// How the balance of a rider fills and empties. The forms differ by more than all of W' on one and
/// the same ride, so a result names the one that made it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum PowerBalanceModel {
    /// The differential form, solved exactly over each stretch: it needs no fitted time constant,
    /// and how a stretch is cut changes nothing.
    #[default]
    Differential,
    /// The differential form in steps of Euler, as most programs have it.
    DifferentialEuler,
    /// The integral form of 2012: one time constant, from the mean power below critical power over
    /// the whole session (so that what comes later changes what was before), filling all the time.
    Integral(PowerTimeConstant),
    /// A time constant of its own for each stretch at or below critical power.
    PerSample(PowerTimeConstant),
}

/// Critical power, W', and the model by which W' is followed.
///
/// # Model
///
/// Above critical power the excess is taken off; below it what is spent shrinks by the model of
/// [`PowerBalanceModel`]. The balance is full at the first power.
///
/// # Source
///
/// Skiba and others (2012), *Med Sci Sports Exerc* 44(8):1526–1532 (integral form); Skiba and others
/// (2015), *Eur J Appl Physiol* 115(4):703–713 (differential form).
///
/// # Limits
///
/// On a real ride of 2.3 hours the lowest balance of 20 kJ is +4.6 kJ by the integral form and
/// −13.5 kJ by the differential one: whether a rider was "empty" is a matter of the model. Recovery
/// slows with each exhaustion, which no form here knows.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{BalanceGapRule, PowerBalance, PowerBalanceModel, PowerTimeConstant};
/// use stadion_types::{Energy, Power};
///
/// let balance = PowerBalance::new(Power::from_watts(250.0)?, Energy::from_joules(20_000.0)?)?;
/// let (time_s, power) = ([0.0, 30.0, 90.0], [Some(450.0), Some(150.0), None]);
/// let gaps = BalanceGapRule::default().with_longest(std::time::Duration::from_secs(60));
/// let course = balance.course(&time_s, power, &[], gaps)?;
/// assert_eq!(course.balance[1], Some(14_000.0));
/// assert!((course.end.unwrap_or_default() - 15_555.0907).abs() < 1e-4);
///
/// let tau = PowerBalanceModel::PerSample(PowerTimeConstant::Skiba2012);
/// let slower = balance.with_model(tau)?.course(&time_s, power, &[], gaps)?;
/// assert!((slower.end.unwrap_or_default() - 14_657.6033).abs() < 1e-4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "file_form::Parts"))]
pub struct PowerBalance {
    #[cfg_attr(feature = "serde", serde(rename = "critical_power_w"))]
    critical: Power,
    #[cfg_attr(feature = "serde", serde(rename = "capacity_j"))]
    capacity: Energy,
    model: PowerBalanceModel,
}

impl PowerBalance {
    /// The two values, with the differential form.
    ///
    /// # Errors
    ///
    /// [`BalanceError::NotPositive`] if one of them is 0.
    pub fn new(critical_power: Power, capacity: Energy) -> Result<Self, BalanceError> {
        positive("critical power in W", critical_power.watts())?;
        positive("W' in J", capacity.joules())?;
        Ok(Self { critical: critical_power, capacity, model: PowerBalanceModel::default() })
    }

    /// The same with another model.
    ///
    /// # Errors
    ///
    /// [`BalanceError::NotPositive`] if a fixed time constant is no number above 0.
    pub fn with_model(mut self, model: PowerBalanceModel) -> Result<Self, BalanceError> {
        use PowerBalanceModel::{Integral, PerSample};
        if let Integral(tau) | PerSample(tau) = model {
            tau.checked()?;
        }
        self.model = model;
        Ok(self)
    }

    /// Critical power.
    #[must_use]
    pub const fn critical_power(&self) -> Power {
        self.critical
    }

    /// W'.
    #[must_use]
    pub const fn capacity(&self) -> Energy {
        self.capacity
    }

    /// The model.
    #[must_use]
    pub const fn model(&self) -> PowerBalanceModel {
        self.model
    }

    /// What was left over a session.
    ///
    /// # Shape
    ///
    /// `time_s` strictly increases, and `power` has one value in watts or a gap for each of its
    /// points. A power stands until the next one, and the balance is that *at* the point in time,
    /// before its own power has stood. The last sample stands for no time.
    ///
    /// # Errors
    ///
    /// [`BalanceError::Length`], [`BalanceError::Time`], [`BalanceError::Output`] for input that has
    /// not that shape; [`BalanceError::NothingBelow`] if the time constant comes from the session
    /// and no power lies below the critical one.
    pub fn course(
        &self,
        time_s: &[f64],
        power: impl IntoIterator<Item = Option<f64>>,
        pauses: &[Pause],
        gaps: BalanceGapRule,
    ) -> Result<BalanceCourse, BalanceError> {
        let power: Vec<Option<f64>> = power.into_iter().collect();
        follow(BalanceUnit::Joule, self.numbers(), &self.plan(), time_s, &power, pauses, gaps)
    }

    /// What was left over a recording.
    ///
    /// # Errors
    ///
    /// As [`course`](Self::course); [`BalanceError::NoOutput`] if it has no power.
    pub fn course_of(
        &self,
        recording: &Recording,
        gaps: BalanceGapRule,
    ) -> Result<BalanceCourse, BalanceError> {
        let power = recording.power().ok_or(BalanceError::NoOutput { channel: "power_w" })?;
        self.course(recording.time_s(), power.iter(), recording.pauses(), gaps)
    }

    /// One step further at one power.
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::{BalanceState, PowerBalance};
    /// use stadion_types::{Energy, Power};
    ///
    /// let balance = PowerBalance::new(Power::from_watts(250.0)?, Energy::from_joules(20_000.0)?)?;
    /// let state = balance.step(BalanceState::default(), Power::from_watts(450.0)?, Duration::from_secs(30))?;
    /// assert_eq!(state.spent, 6_000.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`BalanceError::NeedsSession`] if the time constant comes from the whole session;
    /// [`BalanceError::NotPositive`] if what is spent is no number from 0 on.
    pub fn step(
        &self,
        state: BalanceState,
        power: Power,
        time: Duration,
    ) -> Result<BalanceState, BalanceError> {
        state.checked_step(&self.stepper()?, power.watts(), time.as_secs_f64())
    }

    /// How long one power can be held with a share of W' left; `None` if for ever.
    ///
    /// ```
    /// use stadion_physiology::PowerBalance;
    /// use stadion_types::{Energy, Power};
    ///
    /// let balance = PowerBalance::new(Power::from_watts(250.0)?, Energy::from_joules(20_000.0)?)?;
    /// let time = balance.time_to_exhaustion(Power::from_watts(300.0)?, 1.0)?;
    /// assert_eq!(time.map(|t| t.as_secs()), Some(400));
    /// assert_eq!(balance.time_to_exhaustion(Power::from_watts(250.0)?, 1.0)?, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`BalanceError::Share`] if the share is no number up to 1; [`BalanceError::NeedsSession`] as
    /// [`step`](Self::step).
    pub fn time_to_exhaustion(
        &self,
        power: Power,
        left: f64,
    ) -> Result<Option<Duration>, BalanceError> {
        let stepper = self.stepper()?;
        let time = stepper.exhaustion_s(stepper.spent_at(left)?, power.watts());
        Ok(time.and_then(|s| Duration::try_from_secs_f64(s).ok()))
    }

    /// How long one power must be held until a share of W' is there again; `None` if for ever.
    ///
    /// # Errors
    ///
    /// As [`time_to_exhaustion`](Self::time_to_exhaustion).
    pub fn recovery_time(
        &self,
        power: Power,
        [from, to]: [f64; 2],
    ) -> Result<Option<Duration>, BalanceError> {
        let stepper = self.stepper()?;
        let (from, to) = (stepper.spent_at(from)?, stepper.spent_at(to)?);
        let time = stepper.recovery_s(from, to, power.watts());
        Ok(time.and_then(|s| Duration::try_from_secs_f64(s).ok()))
    }

    fn numbers(&self) -> [f64; 2] {
        [self.critical.watts(), self.capacity.joules()]
    }

    fn plan(&self) -> Plan {
        Plan::Ready(match self.model {
            PowerBalanceModel::Differential => Rule::Exact,
            PowerBalanceModel::DifferentialEuler => Rule::Euler,
            PowerBalanceModel::Integral(PowerTimeConstant::Fixed(tau_s)) => Rule::Integral(tau_s),
            PowerBalanceModel::Integral(tau) => return Plan::OfSession(tau),
            PowerBalanceModel::PerSample(tau) => Rule::Below(tau),
        })
    }

    fn stepper(&self) -> Result<Stepper, BalanceError> {
        let [critical, capacity] = self.numbers();
        match self.plan() {
            Plan::Ready(rule) => Ok(Stepper { critical, capacity, rule }),
            Plan::OfSession(_) => Err(BalanceError::NeedsSession),
        }
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{BalanceError, PowerBalance, PowerBalanceModel};
    use stadion_types::{Energy, Power};

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Parts {
        critical_power_w: Power,
        capacity_j: Energy,
        #[serde(default)]
        model: PowerBalanceModel,
    }

    impl TryFrom<Parts> for PowerBalance {
        type Error = BalanceError;

        fn try_from(parts: Parts) -> Result<Self, BalanceError> {
            Self::new(parts.critical_power_w, parts.capacity_j)?.with_model(parts.model)
        }
    }
}
