//! A session as the equations take it.

use std::time::Duration;

use super::body::{Athletic, Body};
use super::dynamics::Run;
use super::error::SessionModelError;
use super::segment::{Effort, Segment};

/// The longest session, in minutes: two days.
const LONGEST: f64 = 2.0 * 24.0 * 60.0;

/// A session as runs of one intensity, with a rest after it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    athlete: Athletic,
    pub(super) runs: Vec<Run>,
    /// In minutes.
    pub(super) end: f64,
}

impl Plan {
    /// The session of an athlete on foot or on a bicycle, and a rest of `after`.
    pub(super) fn of(
        (running, cycling): (Option<Athletic>, Option<Athletic>),
        segments: &[Segment],
        after: Duration,
    ) -> Result<Self, SessionModelError> {
        let by_power = segments.iter().any(|s| matches!(s.intensity, Effort::Power(_)));
        let by_speed = segments.iter().position(|s| matches!(s.intensity, Effort::Speed(_)));
        let known = if by_power {
            // A run after a ride is another muscle's work; one curve does not tell of both.
            if let Some(index) = by_speed {
                return Err(SessionModelError::Mixed { index });
            }
            cycling
        } else if by_speed.is_some() {
            running
        } else {
            running.or(cycling)
        };
        let key = match (by_power, cycling.is_none()) {
            (true, true) => "threshold.power_w and mass_kg",
            _ => "threshold.speed_m_s",
        };
        let athlete = known.ok_or(SessionModelError::Unit { key })?;
        let mut at = Duration::ZERO;
        let mut runs: Vec<Run> = Vec::new();
        let intensities = segments.iter().map(|s| (s.duration, intensity(s.intensity)));
        for (duration, intensity) in intensities.chain([(after, 0.0)]) {
            let start = minutes(at);
            at = at.saturating_add(duration);
            let end = minutes(at);
            match runs.last_mut() {
                _ if end <= start => {}
                Some(run) if run.intensity.total_cmp(&intensity).is_eq() => run.span[1] = end,
                _ => runs.push(Run { intensity, span: [start, end] }),
            }
            if end > LONGEST {
                return Err(SessionModelError::TooLong);
            }
        }
        if segments.iter().all(|s| s.duration.is_zero()) {
            return Err(SessionModelError::Empty);
        }
        Ok(Self { athlete, runs, end: minutes(at) })
    }

    pub(super) fn body(&self, learnt: &[f64; 4]) -> Body {
        Body::new(self.athlete, learnt)
    }
}

pub(super) fn minutes(time: Duration) -> f64 {
    time.as_secs_f64() / 60.0
}

fn intensity(effort: Effort) -> f64 {
    match effort {
        Effort::Rest => 0.0,
        Effort::Speed(speed) => speed.meters_per_second(),
        Effort::Power(power) => power.watts(),
    }
}
