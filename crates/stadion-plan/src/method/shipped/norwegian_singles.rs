//! Norwegian singles.

use stadion_sessions::Class;

use super::{at_race_pace, method};
use crate::method::{SessionTemplate, TemplateRole, TrainingMethod, WorkSet};

/// 25 x 1', 12 x 3', 8 x 5', 6 x 6', 4 x 10' and 3 x 15', the longer the slower.
pub(super) fn sets() -> Vec<WorkSet> {
    vec![
        at_race_pace(12, 180, 15_000.0, 60),
        at_race_pace(8, 300, 15_000.0, 60),
        at_race_pace(6, 360, 21_097.5, 60),
        at_race_pace(25, 60, 10_000.0, 30),
        at_race_pace(4, 600, 21_097.5, 60),
    ]
}

impl TrainingMethod {
    /// Norwegian singles: easy, single, easy, single, easy, single, long; twelve singles in 28 days where a
    /// quarter of the weekly time carries them.
    ///
    /// Singles take no more than a day, so the long run follows on the day after Saturday's.
    ///
    /// # Source
    ///
    /// loop28, The Myth of the Hero Workout, for the count and the band of lactate; hobby runners' descriptions
    /// for the week, the repetitions and the share. They disagree on rests and on the band; both are settings.
    #[must_use]
    pub fn norwegian_singles() -> Self {
        let single = SessionTemplate {
            lactate_mmol_l: Some([2.5, 3.5]),
            hr_max_share: Some(0.87),
            ..SessionTemplate::work(TemplateRole::Quality, Class::Single, [10, 8], sets())
        };
        let week = ["easy", "single", "easy", "single", "easy", "single", "long"];
        let source = "seed-000; letsrun-12130781; norwegian-singles";
        method("norwegian-singles", source, &week, &[5, 1, 6, 3, 4, 2])
            .with_session("single", single)
    }
}
