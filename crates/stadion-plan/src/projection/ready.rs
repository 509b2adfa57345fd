//! Which systems are ready on which day of a plan.

use chrono::NaiveDate;
use stadion_load::BodySystem;
use stadion_sessions::Class;

use crate::plan::Plan;

/// What the sessions of a plan that are not easy have left on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DayReadiness {
    /// The day.
    pub date: NaiveDate,
    /// Hours from the first session of the day (17:00 on a day of rest) until each system carries the same
    /// sessions again, by the later ends; 0 if it is ready.
    pub hours_left: [(BodySystem, f64); 4],
}

impl DayReadiness {
    /// Whether every system is.
    #[must_use]
    pub fn ready(&self) -> bool {
        self.hours_left.iter().all(|(_, hours)| *hours <= 0.0)
    }
}

/// Each day of the plan; sessions of the past are not counted.
pub(super) fn readiness(plan: &Plan) -> Vec<DayReadiness> {
    plan.days
        .iter()
        .map(|day| {
            let usual = day.date.and_hms_opt(17, 0, 0).unwrap_or_default();
            let at = day.sessions.first().map_or(usual, |session| session.start);
            // An easy run is carried by those of every day.
            let easy = |class| matches!(class, Class::Easy | Class::Recovery);
            let sessions = plan.sessions().map(|(_, session)| session);
            let before = sessions.filter(|s| s.start < at && !easy(s.class));
            let mut hours_left = BodySystem::ALL.map(|system| (system, 0.0_f64));
            for session in before {
                let Some(recovery) = &session.recovery else { continue };
                let end = session.start + session.duration.unwrap_or_default();
                #[expect(clippy::cast_precision_loss, reason = "seconds of weeks")]
                let since = (at - end).num_seconds() as f64 / 3600.0;
                for (system, left) in &mut hours_left {
                    *left = left.max(recovery.system(*system).hours.max_h() - since);
                }
            }
            DayReadiness { date: day.date, hours_left }
        })
        .collect()
}
