//! Double threshold.

use stadion_sessions::Class;

use super::{at_race_pace, method};
use crate::method::{CycleDay, SessionTemplate, TemplateRole, Tolerance, TrainingMethod};

impl TrainingMethod {
    /// Double threshold: two controlled sessions on Tuesday and on Thursday, the longer repetitions in the
    /// morning, hills on Saturday.
    ///
    /// For athletes who run twice a day; two sessions of a day count as two.
    ///
    /// # Source
    ///
    /// Descriptions of Norwegian elite training: morning at 2 to 3 mmol/L, evening at up to 3.5; the share of
    /// work that is counted depends on where zone 3 begins, so the ceiling is a setting.
    #[must_use]
    pub fn double_threshold() -> Self {
        let morning = vec![at_race_pace(6, 360, 21_097.5, 60), at_race_pace(4, 600, 21_097.5, 90)];
        let evening = vec![at_race_pace(12, 180, 15_000.0, 60), at_race_pace(25, 60, 10_000.0, 30)];
        let session = |sets, hour, lactate| SessionTemplate {
            lactate_mmol_l: Some(lactate),
            hr_max_share: Some(0.87),
            hour: Some(hour),
            ..SessionTemplate::work(TemplateRole::Quality, Class::Single, [15, 10], sets)
        };
        let week = ["easy", "easy", "easy", "easy", "easy", "single", "long"];
        let source = "seed-000; norwegian-singles";
        let mut method = method("double-threshold", source, &week, &[5, 1, 6, 3])
            .with_session("morning", session(morning, 8, [2.0, 3.0]))
            .with_session("evening", session(evening.clone(), 17, [2.5, 3.5]))
            .with_session(
                "single",
                SessionTemplate { hour: None, ..session(evening, 17, [2.5, 3.5]) },
            );
        for day in [1, 3] {
            method.cycle[day] = CycleDay::of_all(&["morning", "evening"]);
        }
        method.quality.sessions_most = 5;
        method.progression.weekly_goal_min = 720.0;
        // The evening follows the morning of the same day.
        method.gates.tolerances = vec![
            Tolerance { class: Class::Single, early_h: 30.0 },
            Tolerance { class: Class::LongRun, early_h: 14.0 },
        ];
        method
    }
}
