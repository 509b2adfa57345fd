//! Session RPE: one rating for the whole session.

use stadion_physiology::Athlete;

use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::unit::{Load, LoadSource, RatedMinutes};

/// Which time a rating is multiplied with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum SessionTime {
    /// From start to end, pauses included, as the method was published.
    #[default]
    Elapsed,
    /// The time in motion where it is known, else the elapsed time; GoldenCheetah's choice.
    Moving,
}

/// Foster's session RPE: how hard the session was as a whole, times its minutes.
///
/// # Model
///
/// ```text
/// load = rating · minutes
/// ```
///
/// | symbol    | meaning                                               | unit |
/// | --------- | ----------------------------------------------------- | ---- |
/// | `rating`  | answer to "how was your session?" on the CR10 scale   | 1    |
/// | `minutes` | time of the session, by default with its pauses       | min  |
///
/// # Limits
///
/// The rating is asked for about half an hour after the end, for the session and not for its
/// hardest part. A rating on the scale 6 to 20 has no exact counterpart and is refused.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_load::{Done, LoadModel, SessionRpe};
/// use stadion_physiology::Athlete;
/// use stadion_types::{Rpe, Sport};
///
/// let done = Done::new(Sport::Running, Duration::from_secs(45 * 60)).with_rpe(Rpe::from_cr10(4.0)?);
/// let load = SessionRpe::default().load(&Athlete::default(), &done)?;
/// assert_eq!(load.amount(), 180.0);
///
/// let borg = done.with_rpe(Rpe::from_borg(13.0)?);
/// assert!(SessionRpe::default().load(&Athlete::default(), &borg).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Foster et al. (2001), *J Strength Cond Res* 15(1):109–115; review: Foster et
/// al. (2021), *Int J Sports Physiol Perform* 16(5):612–621, doi:10.1123/ijspp.2020-0599.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SessionRpe {
    /// Which time the rating is multiplied with.
    pub time: SessionTime,
}

impl LoadModel for SessionRpe {
    type Unit = RatedMinutes;

    fn id(&self) -> &'static str {
        match self.time {
            SessionTime::Elapsed => "session-rpe",
            SessionTime::Moving => "session-rpe-moving",
        }
    }

    fn load(&self, _: &Athlete, done: &Done<'_>) -> Result<Load<RatedMinutes>, LoadError> {
        let model = self.id();
        let rpe = done.rpe.ok_or(LoadError::MissingInput { model, what: "a rating" })?;
        let rating = rpe.cr10().ok_or(LoadError::RpeScale { model })?;
        let time = match self.time {
            SessionTime::Elapsed => done.duration,
            SessionTime::Moving => done.moving.unwrap_or(done.duration),
        };
        let minutes = time.as_secs_f64() / 60.0;
        Ok(Load::new(rating * minutes, model, LoadSource::PerceivedExertion, 1.0)?)
    }
}

#[cfg(test)]
mod tests {
    use core::time::Duration;

    use stadion_types::{Rpe, Sport};

    use super::*;

    #[test]
    fn rating_times_minutes() {
        let done = Done::new(Sport::Running, Duration::from_secs(3600))
            .with_moving(Duration::from_secs(3000))
            .with_rpe(Rpe::from_cr10(7.0).unwrap());
        let amount = |time| {
            SessionRpe { time }.load(&Athlete::default(), &done).map(|l| l.amount().to_bits())
        };
        assert_eq!(amount(SessionTime::Elapsed), Ok(420.0_f64.to_bits()));
        assert_eq!(amount(SessionTime::Moving), Ok(350.0_f64.to_bits()));
    }

    #[test]
    fn refusals_say_why() {
        let model = SessionRpe::default();
        let done = Done::new(Sport::Running, Duration::from_secs(3600));
        assert_eq!(
            model.load(&Athlete::default(), &done),
            Err(LoadError::MissingInput { model: "session-rpe", what: "a rating" })
        );
        let borg = done.with_rpe(Rpe::from_borg(15.0).unwrap());
        assert_eq!(
            model.load(&Athlete::default(), &borg),
            Err(LoadError::RpeScale { model: "session-rpe" })
        );
    }
}
