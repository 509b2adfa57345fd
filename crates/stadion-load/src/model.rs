//! What a load model reads, and the trait that every model implements.

use core::time::Duration;

use stadion_physiology::Athlete;
use stadion_sessions::Execution;
use stadion_types::{HeartRate, Recording, Rpe, Sport};

use crate::error::LoadError;
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
}

/// The object-safe face of [`LoadModel`], for lists of models that a configuration picks.
///
/// Implement [`LoadModel`]; this trait then comes for free.
pub trait DynLoadModel {
    /// As [`LoadModel::id`]; named otherwise so that both traits can be in scope.
    fn model_id(&self) -> &'static str;

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

    fn load_erased(&self, athlete: &Athlete, done: &Done<'_>) -> Result<ErasedLoad, LoadError> {
        self.load(athlete, done).map(ErasedLoad::from)
    }
}
