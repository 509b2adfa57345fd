//! Any model on one scale.

use stadion_physiology::Athlete;
use stadion_types::{Rpe, Sport};

use crate::error::LoadError;
use crate::methods::calibrated_id;
use crate::model::{Done, LoadModel};
use crate::trimp::BanisterTrimp;
use crate::unit::{Load, PerThresholdHour};

/// A model on the scale of the athlete: one hour at the second threshold is 100.
///
/// # Model
///
/// ```text
/// load = 100 · L(session) / L(hour at threshold)
/// ```
///
/// where `L` is the model and the hour is [`LoadModel::threshold_hour`] by the profile as it is at the
/// time. Calibration makes an hour at threshold the same in all models, and nothing else: at other
/// intensities they go on to disagree.
///
/// # Limits
///
/// A threshold that is out of date shifts every load by it. The method's name is that of the model with
/// `calibrated-` in front; a model that is of this scale already, counts minutes, kilometres or lifts, or
/// is not known to this library is `calibrated-own` unless [`with_id`](Self::with_id) names it.
///
/// # Errors
///
/// Those of the model, of the session and of the hour; [`LoadError::ThresholdHour`] also if the hour
/// costs nothing.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_load::{Calibrated, Done, LoadModel, SessionRpe};
/// use stadion_physiology::Athlete;
/// use stadion_types::{Rpe, Sport};
///
/// let easy = Done::new(Sport::Running, Duration::from_secs(3600)).with_rpe(Rpe::from_cr10(3.0)?);
/// let model = Calibrated::new(SessionRpe::default());
/// // Nobody has said how this athlete rates an hour at threshold.
/// assert!(model.load(&Athlete::default(), &easy).is_err());
/// let model = model.with_threshold_rating(Rpe::from_cr10(7.5)?);
/// let load = model.load(&Athlete::default(), &easy)?;
/// assert_eq!((load.amount(), load.method()), (40.0, "calibrated-session-rpe"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calibrated<M> {
    model: M,
    id: &'static str,
    rating: Option<Rpe>,
}

/// Banister's impulse on the scale of the athlete: one hour at threshold heart rate is 100. The factor
/// `a` of the constants stands above and below the line, so only `b` matters.
///
/// ```
/// use chrono::DateTime;
/// use stadion_load::{BanisterTrimp, Done, LoadModel, NormalisedTrimp};
/// use stadion_physiology::{Athlete, Sex};
/// use stadion_types::{Channel, HeartRate, Recording};
///
/// let athlete = Athlete::default()
///     .with_sex(Sex::Female)
///     .with_resting_hr(HeartRate::from_bpm(50.0)?)
///     .with_max_hr(HeartRate::from_bpm(190.0)?)
///     .with_threshold_hr(HeartRate::from_bpm(170.0)?);
/// let run = Recording::builder(DateTime::UNIX_EPOCH, (0..1800).map(f64::from).collect())
///     .channel(Channel::HeartRate, vec![Some(170.0); 1800])
///     .build()?;
/// let model = NormalisedTrimp::new(BanisterTrimp::default());
/// let load = model.load(&athlete, &Done::from_recording(&run))?;
/// assert!((load.amount() - 50.0).abs() < 1e-9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "hrTSS")]
#[doc(alias = "TRIMP100")]
pub type NormalisedTrimp = Calibrated<BanisterTrimp>;

impl<M: LoadModel> Calibrated<M> {
    /// The model on the scale of the athlete.
    #[must_use]
    pub fn new(model: M) -> Self {
        let id = calibrated_id(model.id());
        Self { model, id, rating: None }
    }

    /// Names the method, for a model of one's own.
    #[must_use]
    pub const fn with_id(mut self, id: &'static str) -> Self {
        self.id = id;
        self
    }

    /// How the athlete rates an hour at threshold, for models that read a rating.
    #[must_use]
    pub const fn with_threshold_rating(mut self, rating: Rpe) -> Self {
        self.rating = Some(rating);
        self
    }

    /// The model as it was.
    #[must_use]
    pub const fn model(&self) -> &M {
        &self.model
    }
}

impl<M: LoadModel> LoadModel for Calibrated<M> {
    type Unit = PerThresholdHour;

    fn id(&self) -> &'static str {
        self.id
    }

    fn load(
        &self,
        athlete: &Athlete,
        done: &Done<'_>,
    ) -> Result<Load<PerThresholdHour>, LoadError> {
        let load = self.model.load(athlete, done)?;
        let hour = self.model.threshold_hour(athlete, done.sport, self.rating)?.amount();
        if hour <= 0.0 {
            let what = "an amount above 0";
            return Err(LoadError::ThresholdHour { model: self.model.id(), what });
        }
        Ok(load.rescaled(100.0 * load.amount() / hour, self.id)?)
    }

    fn threshold_hour(
        &self,
        athlete: &Athlete,
        sport: Sport,
        rating: Option<Rpe>,
    ) -> Result<Load<PerThresholdHour>, LoadError> {
        let hour = self.model.threshold_hour(athlete, sport, self.rating.or(rating))?;
        Ok(hour.rescaled(100.0, self.id)?)
    }
}
