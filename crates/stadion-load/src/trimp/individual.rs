//! The training impulse by the athlete's own curve of lactate.

use core::time::Duration;

use stadion_physiology::{AboveMax, Athlete, StepTest};
use stadion_types::{ConstantRange, ConstantSlots, Rpe, Sport, TakesConstants};

use super::by_heart_rate::{known, measured};
use super::individual_fit::{IndividualFit, IndividualFitError, IndividualFitMethod};
use super::{BanisterTrimp, HeldHeartRate, MAX_GAP_ID, TrimpCurve, range};
use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::unit::{IndividualTrimpUnit, Load, LoadSource};

/// The individualised training impulse (iTRIMP): Banister's formula with the athlete's own curve of
/// lactate in the place of constants by sex.
///
/// # Model
///
/// ```text
/// iTRIMP = Σ minutes · x · a · exp(b · x)        lactate = a · exp(b · x) through the step test
/// ```
///
/// | symbol | meaning                                                   | unit   |
/// | ------ | --------------------------------------------------------- | ------ |
/// | `x`    | fraction of the heart-rate reserve, as in [`BanisterTrimp`] | 1    |
/// | `a, b` | the athlete's own, see [`IndividualFit`]                  | mmol/L, 1 |
///
/// # Limits
///
/// The constants depend on the fit ([`IndividualFitMethod`]) far more than the loads do: one test gives
/// `a` = 0.110 or 0.052, and one session 98.5 or 98.1. A test ages. Time, gaps and pauses count as in
/// [`BanisterTrimp`].
///
/// # Errors
///
/// [`LoadError::MissingInput`] without a recorded heart rate, [`LoadError::MissingAthlete`] without
/// resting and maximal heart rate.
///
/// # Examples
///
/// ```
/// use stadion_load::{IndividualFitMethod, IndividualTrimp};
/// use stadion_physiology::{HeartRateRange, IntensityUnit, Stage, StepTest};
/// use stadion_types::{HeartRate, Lactate};
///
/// let range = HeartRateRange::new(HeartRate::from_bpm(50.0)?, HeartRate::from_bpm(190.0)?)?;
/// let mut stages = Vec::new();
/// for (watts, bpm, lactate) in [(150.0, 130.0, 1.1), (200.0, 150.0, 2.0), (250.0, 170.0, 4.1)] {
///     let lactate = Lactate::from_millimoles_per_liter(lactate)?;
///     let stage = Stage::new(watts).with_heart_rate(HeartRate::from_bpm(bpm)?);
///     stages.push(stage.with_lactate(lactate));
/// }
/// let test = StepTest::new(IntensityUnit::Watts, stages)?;
/// let model = IndividualTrimp::of_step_test(&test, range, IndividualFitMethod::LogLinear)?;
/// assert!((model.fit.coefficients.b - 4.605).abs() < 5e-4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Manzi, Iellamo, Impellizzeri, D'Ottavio & Castagna (2009), *Med Sci Sports Exerc* 41(11):2090–2096,
/// doi:10.1249/MSS.0b013e3181a6a959; from memory.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct IndividualTrimp {
    /// The athlete's curve.
    pub fit: IndividualFit,
    /// What is done with a heart rate above the athlete's maximum.
    #[cfg_attr(feature = "serde", serde(default))]
    pub above_max: AboveMax,
    /// The longest time for which a sample stands.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "max_gap_s", with = "stadion_types::seconds", default = "max_gap")
    )]
    pub max_gap: Duration,
}

#[cfg(feature = "serde")]
const fn max_gap() -> Duration {
    BanisterTrimp::MAX_GAP
}

impl IndividualTrimp {
    /// The model with a curve that was fitted before.
    #[must_use]
    pub fn new(fit: IndividualFit) -> Self {
        Self { fit, above_max: AboveMax::default(), max_gap: BanisterTrimp::MAX_GAP }
    }

    /// The model of an athlete with this step test and this range of heart rate.
    ///
    /// # Errors
    ///
    /// See [`IndividualFitError`].
    pub fn of_step_test(
        test: &StepTest,
        range: stadion_physiology::HeartRateRange,
        method: IndividualFitMethod,
    ) -> Result<Self, IndividualFitError> {
        IndividualFit::of_step_test(test, range, method).map(Self::new)
    }

    fn curve(&self, athlete: &Athlete) -> Result<TrimpCurve, LoadError> {
        let range = range(self.id(), athlete)?;
        Ok(TrimpCurve::new(range, self.fit.coefficients, self.above_max))
    }
}

impl TakesConstants for IndividualTrimp {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.seconds(MAX_GAP_ID, &mut self.max_gap, ConstantRange::NotNegative);
    }
}

impl LoadModel for IndividualTrimp {
    type Unit = IndividualTrimpUnit;

    fn id(&self) -> &'static str {
        let ids = match self.fit.method {
            IndividualFitMethod::LogLinear => capped_or_not!("individual-trimp-log-linear"),
            IndividualFitMethod::Nonlinear => capped_or_not!("individual-trimp-nonlinear"),
        };
        super::one_of(ids, self.above_max)
    }

    fn load(
        &self,
        athlete: &Athlete,
        done: &Done<'_>,
    ) -> Result<Load<IndividualTrimpUnit>, LoadError> {
        let model = self.id();
        let curve = self.curve(athlete)?;
        let recorded = done
            .recording
            .and_then(|r| HeldHeartRate::of(r, self.max_gap.as_secs_f64()))
            .ok_or(LoadError::MissingInput { model, what: "a recorded heart rate" })?;
        let sum = curve.integrate(&recorded);
        measured(model, sum.value / 60.0, sum, &recorded, done)
    }

    fn threshold_hour(
        &self,
        athlete: &Athlete,
        _: Sport,
        _: Option<Rpe>,
    ) -> Result<Load<IndividualTrimpUnit>, LoadError> {
        let model = self.id();
        let hr = known(model, "heart_rate.threshold_bpm", athlete.threshold_hr())?;
        let amount = 60.0 * self.curve(athlete)?.per_minute(hr);
        Ok(Load::new(amount, model, LoadSource::HeartRate, 1.0)?)
    }
}
