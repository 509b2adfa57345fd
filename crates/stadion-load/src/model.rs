//! What a load model reads, and the trait that every model implements.

use core::time::Duration;

use stadion_physiology::{Athlete, Reading, TracePoint};
use stadion_sessions::{Execution, Session};
use stadion_types::{HeartRate, Recording, Rpe, Sport};

use crate::error::LoadError;
use crate::stress::SharedGrades;
use crate::unit::{ErasedLoad, Load, LoadUnit};

/// One session as it was done: all that a load model may read.
///
/// ```
/// use std::time::Duration;
/// use stadion_load::Done;
/// use stadion_types::{HeartRate, Sport};
///
/// let done = Done::new(Sport::Running, Duration::from_secs(3600))
///     .with_mean_hr(HeartRate::from_bpm(150.0)?);
/// assert!(done.recording.is_none());
/// # Ok::<(), stadion_types::OutOfRange>(())
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Done<'a> {
    /// Kind of sport.
    pub sport: Sport,
    /// Time from start to end, pauses included.
    pub duration: Duration,
    /// Time in motion, where it is known.
    pub moving: Option<Duration>,
    /// The athlete's rating of the whole session.
    pub rpe: Option<Rpe>,
    /// Mean heart rate, where it is known without a recording.
    pub mean_hr: Option<HeartRate>,
    /// The repetitions that were found.
    pub execution: Option<&'a Execution>,
    /// What a device measured.
    pub recording: Option<&'a Recording>,
    /// Readings of blood lactate, in any order.
    pub readings: &'a [Reading],
    /// A forecast of blood lactate over the session.
    pub forecast: &'a [TracePoint],
    /// The session as it was written, for what no device measures: sets, lifts and loads.
    pub session: Option<&'a Session>,
    pub(crate) grades: Option<&'a SharedGrades<'a>>,
}

impl<'a> Done<'a> {
    /// A session of which only sport and duration are known.
    #[must_use]
    pub const fn new(sport: Sport, duration: Duration) -> Self {
        Self {
            sport,
            duration,
            moving: None,
            rpe: None,
            mean_hr: None,
            execution: None,
            recording: None,
            readings: &[],
            forecast: &[],
            session: None,
            grades: None,
        }
    }

    /// A recorded session: its sport ([`Sport::Other`] where the file does not tell) and its
    /// duration from the first to the last sample.
    #[must_use]
    pub fn from_recording(recording: &'a Recording) -> Self {
        // The time axis is finite and increases, so only a span of centuries could fail.
        let duration = Duration::try_from_secs_f64(recording.elapsed_s()).unwrap_or(Duration::MAX);
        Self::new(recording.sport().unwrap_or(Sport::Other), duration).with_recording(recording)
    }

    /// Adds the time in motion.
    #[must_use]
    pub const fn with_moving(mut self, moving: Duration) -> Self {
        self.moving = Some(moving);
        self
    }

    /// Adds the athlete's rating.
    #[must_use]
    pub const fn with_rpe(mut self, rpe: Rpe) -> Self {
        self.rpe = Some(rpe);
        self
    }

    /// Adds a mean heart rate.
    #[must_use]
    pub const fn with_mean_hr(mut self, mean_hr: HeartRate) -> Self {
        self.mean_hr = Some(mean_hr);
        self
    }

    /// Adds the repetitions that were found.
    #[must_use]
    pub const fn with_execution(mut self, execution: &'a Execution) -> Self {
        self.execution = Some(execution);
        self
    }

    /// Adds a recording; the duration stays as it is.
    #[must_use]
    pub const fn with_recording(mut self, recording: &'a Recording) -> Self {
        self.recording = Some(recording);
        self
    }

    /// Adds readings of blood lactate.
    #[must_use]
    pub const fn with_readings(mut self, readings: &'a [Reading]) -> Self {
        self.readings = readings;
        self
    }

    /// Adds a forecast of blood lactate, as
    /// [`SessionModel::trace`](stadion_physiology::SessionModel::trace) makes it.
    #[must_use]
    pub const fn with_forecast(mut self, forecast: &'a [TracePoint]) -> Self {
        self.forecast = forecast;
        self
    }

    /// Shares the grades of the recording among the models that ask for them.
    #[must_use]
    pub const fn with_grades(mut self, grades: &'a SharedGrades<'a>) -> Self {
        self.grades = Some(grades);
        self
    }

    /// Adds the session as it was written.
    #[must_use]
    pub const fn with_session(mut self, session: &'a Session) -> Self {
        self.session = Some(session);
        self
    }
}

/// A rule that turns one session into one load.
///
/// Implementations are pure: the same athlete and session give the same load, and nothing is read
/// from the clock, the disk or the environment.
///
/// ```
/// use stadion_load::{Done, DynLoadModel, Load, LoadError, LoadModel, LoadSource, LoadUnit};
/// use stadion_physiology::Athlete;
///
/// enum Hours {}
/// impl LoadUnit for Hours {
///     const SYMBOL: &'static str = "h";
/// }
///
/// struct TimeOnFeet;
/// impl LoadModel for TimeOnFeet {
///     type Unit = Hours;
///     fn id(&self) -> &'static str {
///         "time-on-feet"
///     }
///     fn load(&self, _: &Athlete, done: &Done<'_>) -> Result<Load<Hours>, LoadError> {
///         let hours = done.duration.as_secs_f64() / 3600.0;
///         Ok(Load::new(hours, self.id(), LoadSource::Speed, 1.0)?)
///     }
/// }
///
/// let models: [&dyn DynLoadModel; 2] = [&TimeOnFeet, &stadion_load::SessionRpe::default()];
/// assert_eq!(models.map(|m| m.model_id()), ["time-on-feet", "session-rpe"]);
/// ```
pub trait LoadModel {
    /// The scale of the result.
    type Unit: LoadUnit;

    /// Identifier for files and logs, which tells the conventions apart; stable across releases.
    fn id(&self) -> &'static str;

    /// Scores one session.
    ///
    /// # Errors
    ///
    /// [`LoadError`], which names what the session or the athlete's profile lacks.
    fn load(&self, athlete: &Athlete, done: &Done<'_>) -> Result<Load<Self::Unit>, LoadError>;

    /// What one hour at the athlete's second threshold costs by this model: the basis on which
    /// [`Calibrated`](crate::Calibrated) puts models on one scale.
    ///
    /// As provided, it scores a made-up hour on the level with the heart rate, power, speed and lactate
    /// that the profile has for the threshold. `rating` is how the athlete rates such an hour, for
    /// models that read a rating.
    ///
    /// # Errors
    ///
    /// [`LoadError::ThresholdHour`] if the hour lacks what the model reads; else as [`load`](Self::load).
    fn threshold_hour(
        &self,
        athlete: &Athlete,
        sport: Sport,
        rating: Option<Rpe>,
    ) -> Result<Load<Self::Unit>, LoadError> {
        crate::threshold_hour::score(self, athlete, sport, rating)
    }
}

/// The object-safe face of [`LoadModel`], for lists of models that a configuration picks.
///
/// Implement [`LoadModel`]; this trait then comes for free.
pub trait DynLoadModel {
    /// As [`LoadModel::id`]; named otherwise so that both traits can be in scope.
    fn model_id(&self) -> &'static str;

    /// The symbol of the scale.
    fn unit_symbol(&self) -> &'static str;

    /// As [`LoadModel::load`], with the scale as data.
    ///
    /// # Errors
    ///
    /// As [`LoadModel::load`].
    fn load_erased(&self, athlete: &Athlete, done: &Done<'_>) -> Result<ErasedLoad, LoadError>;
}

impl<M: LoadModel> DynLoadModel for M {
    fn model_id(&self) -> &'static str {
        self.id()
    }

    fn unit_symbol(&self) -> &'static str {
        M::Unit::SYMBOL
    }

    fn load_erased(&self, athlete: &Athlete, done: &Done<'_>) -> Result<ErasedLoad, LoadError> {
        self.load(athlete, done).map(ErasedLoad::from)
    }
}
