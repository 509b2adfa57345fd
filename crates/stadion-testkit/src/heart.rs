//! The true heart rate.

use crate::athlete::SyntheticAthlete;
use crate::timeline::Timeline;

/// Steps of the integration in a second: legs end between two seconds, and the heart notices.
const STEPS_PER_S: f64 = 10.0;

/// Heart rate and drift on the grid of the integration.
#[derive(Debug)]
pub(crate) struct Heart {
    bpm: Vec<f64>,
    drift: Vec<f64>,
}

impl Heart {
    pub(crate) fn beat(athlete: &SyntheticAthlete, timeline: &Timeline, shift_bpm: f64) -> Self {
        let dt = 1.0 / STEPS_PER_S;
        // Exact for a target that is constant within the step.
        let share = |tau_s: f64| 1.0 - (-dt / tau_s).exp();
        let (on, off, late) =
            (share(athlete.tau_on_s), share(athlete.tau_off_s), share(athlete.tau_slow_s));
        let lt1 = athlete.lt1.meters_per_second();
        let standing = athlete.standing_hr.bpm();
        let (mut fast, mut slow, mut drift) = (standing, 0.0, 0.0);
        let mut heart = Self { bpm: Vec::new(), drift: Vec::new() };
        let mut step = 0.0;
        loop {
            let t = step * dt;
            heart.bpm.push(
                (fast + slow + drift + shift_bpm)
                    .clamp(athlete.resting_hr.bpm(), athlete.max_hr.bpm()),
            );
            heart.drift.push(drift);
            if t >= timeline.end_s() {
                return heart;
            }
            // The middle of the step decides: its borders may be borders of legs.
            let middle = t + dt / 2.0;
            let effort = |t: f64| {
                let (speed, grade) = timeline.motion_at(t);
                athlete.effort_m_s(speed, grade)
            };
            let target =
                standing + athlete.hr_gain_bpm_per_m_s * effort(middle - athlete.hr_delay_s);
            fast += (target - fast) * if target > fast { on } else { off };
            let above = (effort(middle) - lt1).max(0.0);
            slow += (athlete.slow_gain_bpm_per_m_s * above - slow) * late;
            if above > 0.0 {
                drift += athlete.drift_bpm_per_10_min / 600.0 * dt;
            }
            step += 1.0;
        }
    }

    /// Heart rate at `t`.
    pub(crate) fn bpm_at(&self, t: f64) -> f64 {
        between(&self.bpm, t)
    }

    /// Drift that had built up by `t`.
    pub(crate) fn drift_at(&self, t: f64) -> f64 {
        between(&self.drift, t)
    }
}

/// The value at `t` on the straight line between its neighbours on the grid.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the timeline keeps t within 0 and two days"
)]
fn between(values: &[f64], t: f64) -> f64 {
    let place = t * STEPS_PER_S;
    let index = place.floor() as usize;
    match (values.get(index), values.get(index + 1)) {
        (Some(a), Some(b)) => a + (b - a) * (place - place.floor()),
        _ => values.last().copied().unwrap_or(f64::NAN),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::{Leg, SessionPlan};
    use approx::assert_abs_diff_eq;
    use stadion_types::{HeartRate, Speed};

    fn plain() -> SyntheticAthlete {
        SyntheticAthlete {
            standing_hr: HeartRate::const_bpm(60.0),
            hr_gain_bpm_per_m_s: 25.0,
            hr_delay_s: 0.0,
            tau_on_s: 57.6,
            tau_off_s: 60.0,
            slow_gain_bpm_per_m_s: 0.0,
            drift_bpm_per_10_min: 0.0,
            ..SyntheticAthlete::recreational()
        }
    }

    fn run(athlete: &SyntheticAthlete, legs: &[Leg]) -> Heart {
        Heart::beat(athlete, &Timeline::new(&SessionPlan::new(legs)).unwrap(), 0.0)
    }

    fn at(speed: f64, seconds: u64) -> Leg {
        Leg::work_for(Duration::from_secs(seconds), Speed::const_meters_per_second(speed))
    }

    /// The textbook case: 60 to 160 bpm with a time constant of 57.6 s.
    #[test]
    fn the_rise_is_first_order() {
        let heart = run(&plain(), &[at(4.0, 600)]);
        for (t, bpm) in [(57.6, 123.212), (120.0, 147.549), (180.0, 155.606), (240.0, 158.450)] {
            assert_abs_diff_eq!(heart.bpm_at(t), bpm, epsilon = 0.001);
        }
    }

    #[test]
    fn the_fall_has_its_own_time_constant() {
        let heart = run(&plain(), &[at(4.0, 1200), at(0.0, 600)]);
        // Hand-made: 60 + 100 e^(-60/60) a minute after the end.
        assert_abs_diff_eq!(heart.bpm_at(1260.0), 96.788, epsilon = 0.001);
    }

    #[test]
    fn the_answer_comes_after_the_delay() {
        let athlete = SyntheticAthlete { hr_delay_s: 10.0, ..plain() };
        let heart = run(&athlete, &[at(4.0, 600)]);
        assert_abs_diff_eq!(heart.bpm_at(9.9), 60.0, epsilon = 1e-9);
        assert_abs_diff_eq!(heart.bpm_at(67.6), 123.212, epsilon = 0.001);
    }

    #[test]
    fn drift_grows_only_above_the_first_threshold() {
        let athlete = SyntheticAthlete { drift_bpm_per_10_min: 3.0, ..plain() };
        let heart = run(&athlete, &[at(3.0, 600), at(4.0, 600), at(0.0, 60), at(4.0, 600)]);
        for (t, drift) in [(600.0, 0.0), (900.0, 1.5), (1200.0, 3.0), (1260.0, 3.0), (1860.0, 6.0)]
        {
            assert_abs_diff_eq!(heart.drift_at(t), drift, epsilon = 1e-6);
        }
    }

    #[test]
    fn the_slow_component_adds_to_the_plateau() {
        let athlete = SyntheticAthlete { slow_gain_bpm_per_m_s: 5.0, ..plain() };
        let heart = run(&athlete, &[at(4.0, 3000)]);
        // 160 bpm, and 5 bpm for each of the 0.8 m/s above 3.2 m/s.
        assert_abs_diff_eq!(heart.bpm_at(3000.0), 164.0, epsilon = 0.001);
    }

    #[test]
    fn a_climb_costs() {
        let athlete = plain();
        let up = run(&athlete, &[at(3.0, 3000).with_grade(0.02)]);
        assert_abs_diff_eq!(up.bpm_at(3000.0), 60.0 + 25.0 * 3.0 * 1.07, epsilon = 0.001);
    }

    #[test]
    fn the_maximum_holds() {
        let heart = run(&plain(), &[at(7.0, 900)]);
        assert_abs_diff_eq!(heart.bpm_at(900.0), 188.0, epsilon = 1e-12);
    }
}
