//! Training impulses: minutes weighted by heart rate.

/// The names of a method with heart rates above the maximum taken for the maximum, and as they are.
macro_rules! capped_or_not {
    ($id:literal) => {
        [$id, concat!($id, "-uncapped")]
    };
}

pub(crate) mod by_heart_rate;
mod constants;
mod curve;
pub(crate) mod edwards;
mod held;
mod individual;
mod individual_fit;
pub(crate) mod lucia;
#[cfg(test)]
mod tests;
pub(crate) mod zonal;

use core::time::Duration;

use stadion_physiology::{AboveMax, Athlete, AthleteError, HeartRateRange};
use stadion_types::{ConstantRange, ConstantSlots, Rpe, Sport, TakesConstants};

pub use self::constants::{SexConstants, TrimpCoefficients};
pub use self::curve::TrimpCurve;
pub use self::edwards::EdwardsTrimp;
pub use self::held::{HeldHeartRate, Integral, LengthMismatch};
pub use self::individual::IndividualTrimp;
pub use self::individual_fit::{IndividualFit, IndividualFitError, IndividualFitMethod};
pub use self::lucia::LuciaTrimp;
pub use self::zonal::{ZonalTrimp, ZonalWeights};

use self::by_heart_rate::{known, measured};
use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::unit::{Load, LoadSource, Trimp};

/// The name that the rule for heart rates above the maximum picks of `capped_or_not`'s two.
const fn one_of(ids: [&'static str; 2], above_max: AboveMax) -> &'static str {
    match above_max {
        AboveMax::Clamp => ids[0],
        AboveMax::Keep => ids[1],
    }
}

/// Whether the impulse is summed over the samples or taken from their mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum TrimpBasis {
    /// Sample by sample. Needs a recording.
    #[default]
    PerSample,
    /// From the mean heart rate: of the recording where there is one, else the one that was handed
    /// in. Up to the maximum the formula bends upwards, so this is never more than the sum over the
    /// samples, and much less for intervals, as long as no sample exceeds the athlete's maximum;
    /// with [`AboveMax::Keep`] always. With [`AboveMax::Clamp`] samples above the maximum weigh no
    /// more than the maximum, while they still raise the mean, which may then come out above the sum.
    OfMean,
}

/// Banister's training impulse (TRIMP): minutes, weighted by the fraction of the heart-rate reserve
/// that was in use.
///
/// # Model
///
/// ```text
/// TRIMP = Σ minutes · x · a · exp(b · x)        x = (HR − HRrest) / (HRmax − HRrest)
/// ```
///
/// | symbol  | meaning                                                        | unit |
/// | ------- | -------------------------------------------------------------- | ---- |
/// | minutes | time for which a sample stands, see [`HeldHeartRate`]          | min  |
/// | `x`     | fraction of the heart-rate reserve; 0 below rest, above the maximum as [`above_max`](Self::above_max) says | 1 |
/// | `a, b`  | by sex, see [`SexConstants`]: 0.64, 1.92 for men; 0.86, 1.67 for women by default | 1 |
///
/// # Limits
///
/// Time without a heart rate for longer than [`max_gap`](Self::max_gap) adds nothing and lowers the
/// coverage; it is not filled in. Time in which the timer stood still is left out altogether. With
/// [`TrimpBasis::OfMean`] and no recording, the time is that in motion, where it is known. A heart
/// rate says little about sprints, which are over before it rises.
///
/// # Errors
///
/// [`LoadError::MissingInput`] without heart rate, [`LoadError::MissingAthlete`] without a resting
/// or maximal heart rate, [`LoadError::SexNotStated`] where the constants need it.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_load::{BanisterTrimp, Done, LoadError, LoadModel, TrimpBasis};
/// use stadion_physiology::{Athlete, Sex};
/// use stadion_types::{HeartRate, Sport};
///
/// let athlete = Athlete::default()
///     .with_sex(Sex::Male)
///     .with_resting_hr(HeartRate::from_bpm(50.0)?)
///     .with_max_hr(HeartRate::from_bpm(190.0)?);
/// let done = Done::new(Sport::Running, Duration::from_secs(3600))
///     .with_mean_hr(HeartRate::from_bpm(150.0)?);
///
/// let of_mean = BanisterTrimp { basis: TrimpBasis::OfMean, ..BanisterTrimp::default() };
/// assert_eq!(of_mean.load(&athlete, &done)?.amount().round(), 108.0);
///
/// // The sum over the samples needs samples.
/// let missing = BanisterTrimp::default().load(&athlete, &done);
/// assert!(matches!(missing, Err(LoadError::MissingInput { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Morton, Fitz-Clarke & Banister (1990), *J Appl Physiol* 69(3):1171–1177,
/// doi:10.1152/jappl.1990.69.3.1171.
/// Differs from the paper: it takes the mean heart rate of a session; the default here sums over
/// the samples.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct BanisterTrimp {
    /// Per sample or of the mean.
    pub basis: TrimpBasis,
    /// The constants by sex.
    pub constants: SexConstants,
    /// What is done with a heart rate above the athlete's maximum, which real data do exceed.
    pub above_max: AboveMax,
    /// The longest time for which a sample stands.
    #[cfg_attr(feature = "serde", serde(rename = "max_gap_s", with = "stadion_types::seconds"))]
    pub max_gap: Duration,
}

impl Default for BanisterTrimp {
    fn default() -> Self {
        Self {
            basis: TrimpBasis::default(),
            constants: SexConstants::default(),
            above_max: AboveMax::default(),
            max_gap: Self::MAX_GAP,
        }
    }
}

impl BanisterTrimp {
    /// The longest time for which a sample stands by default: as everywhere in the library, and
    /// short against the time in which a heart rate settles.
    pub const MAX_GAP: Duration = stadion_sessions::MAX_GAP;

    /// The weights for this athlete.
    ///
    /// # Errors
    ///
    /// [`LoadError`] if the athlete's profile lacks what the model needs.
    pub fn curve(&self, athlete: &Athlete) -> Result<TrimpCurve, LoadError> {
        let model = self.id();
        let range = range(model, athlete)?;
        let coefficients =
            self.constants.coefficients(athlete.sex()).ok_or(LoadError::SexNotStated { model })?;
        Ok(TrimpCurve::new(range, coefficients, self.above_max))
    }
}

impl TakesConstants for BanisterTrimp {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        self.constants.constants(slots);
        slots.seconds(MAX_GAP_ID, &mut self.max_gap, ConstantRange::NotNegative);
    }
}

/// Name of the longest time for which a sample of heart rate stands.
const MAX_GAP_ID: &str = "trimp.max-gap";

impl LoadModel for BanisterTrimp {
    type Unit = Trimp;

    fn id(&self) -> &'static str {
        let ids = match (self.basis, self.constants) {
            (TrimpBasis::PerSample, SexConstants::Published) => capped_or_not!("banister-trimp"),
            (TrimpBasis::PerSample, SexConstants::GoldenCheetah) => {
                capped_or_not!("banister-trimp-goldencheetah")
            }
            (TrimpBasis::PerSample, SexConstants::Runalyze) => {
                capped_or_not!("banister-trimp-runalyze")
            }
            (TrimpBasis::PerSample, SexConstants::Own(_) | SexConstants::OwnBySex { .. }) => {
                capped_or_not!("banister-trimp-own")
            }
            (TrimpBasis::OfMean, SexConstants::Published) => capped_or_not!("banister-trimp-mean"),
            (TrimpBasis::OfMean, SexConstants::GoldenCheetah) => {
                capped_or_not!("banister-trimp-mean-goldencheetah")
            }
            (TrimpBasis::OfMean, SexConstants::Runalyze) => {
                capped_or_not!("banister-trimp-mean-runalyze")
            }
            (TrimpBasis::OfMean, SexConstants::Own(_) | SexConstants::OwnBySex { .. }) => {
                capped_or_not!("banister-trimp-mean-own")
            }
        };
        one_of(ids, self.above_max)
    }

    fn load(&self, athlete: &Athlete, done: &Done<'_>) -> Result<Load<Trimp>, LoadError> {
        let model = self.id();
        let curve = self.curve(athlete)?;
        let max_gap_s = self.max_gap.as_secs_f64();
        let recorded = done.recording.and_then(|r| HeldHeartRate::of(r, max_gap_s));
        match (self.basis, recorded) {
            (TrimpBasis::PerSample, None) => {
                Err(LoadError::MissingInput { model, what: "a recorded heart rate" })
            }
            (TrimpBasis::PerSample, Some(recorded)) => {
                let sum = curve.integrate(&recorded);
                measured(model, sum.value / 60.0, sum, &recorded, done)
            }
            (TrimpBasis::OfMean, Some(recorded)) => {
                let (mean, time) = recorded.mean().ok_or(LoadError::MissingInput {
                    model,
                    what: "a recorded heart rate without long gaps",
                })?;
                let amount = curve.per_minute(mean) * time.covered_s / 60.0;
                measured(model, amount, time, &recorded, done)
            }
            (TrimpBasis::OfMean, None) => {
                let mean = done
                    .mean_hr
                    .ok_or(LoadError::MissingInput { model, what: "a mean heart rate" })?;
                let minutes = done.moving.unwrap_or(done.duration).as_secs_f64() / 60.0;
                let amount = curve.per_minute(mean) * minutes;
                Ok(Load::new(amount, model, LoadSource::MeanHeartRate, 1.0)?)
            }
        }
    }

    fn threshold_hour(
        &self,
        athlete: &Athlete,
        _: Sport,
        _: Option<Rpe>,
    ) -> Result<Load<Trimp>, LoadError> {
        let model = self.id();
        let hr = known(model, "heart_rate.threshold_bpm", athlete.threshold_hr())?;
        let amount = 60.0 * self.curve(athlete)?.per_minute(hr);
        Ok(Load::new(amount, model, LoadSource::HeartRate, 1.0)?)
    }
}

/// The athlete's range of heart rate, or the refusal that names what is missing.
fn range(model: &'static str, athlete: &Athlete) -> Result<HeartRateRange, LoadError> {
    athlete.heart_rate_range().map_err(|error| match error {
        AthleteError::Missing { key } => LoadError::MissingAthlete { model, key },
        _ => LoadError::HeartRateRange { model },
    })
}
