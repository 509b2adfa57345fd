//! A miler's season.

use stadion_sessions::Class;

use super::{at_race_pace, method, written};
use crate::method::{AfterRaceRule, SessionTemplate, TemplateRole, Tolerance, TrainingMethod};

impl TrainingMethod {
    /// A miler's season: sprints early in the week, one single, speed endurance on Saturday.
    ///
    /// Sprint work asks for groundwork; before it there are hill sprints. On the day after a race of up to 3 km
    /// it may place speed endurance, and both count as one block of 72 to 120 h.
    ///
    /// # Source
    ///
    /// The sessions of a miler, 2017 and 2018: sprints are over after 48 to 72 h where the groundwork is laid,
    /// speed endurance after three to five days; a ladder on the day after a race.
    #[must_use]
    pub fn miler() -> Self {
        let sprints = vec![
            written(
                "2 x (3 x 60m) sprint\nRecovery: 3 min between reps; 8 min between sets",
                28,
                45,
            ),
            written("5 x 80m sprint\nRecovery: 5 min", 22, 50),
        ];
        let hills = vec![written("6 x 10 s hills sprint\nRecovery: 2 min walk", 12, 60)];
        let ladders = vec![
            written(
                "2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m\nRecovery: 2 min\nSpeed endurance",
                30,
                240,
            ),
            written("300m, 250m, 200m, 150m\nRecovery: 6 min\nSpeed endurance", 22, 130),
        ];
        let single = vec![at_race_pace(8, 300, 15_000.0, 60), at_race_pace(6, 360, 21_097.5, 60)];
        let hard = |class, sets| SessionTemplate {
            hard: true,
            ..SessionTemplate::work(TemplateRole::Fixed, class, [20, 10], sets)
        };
        let week = ["easy", "sprints", "easy", "single", "easy", "ladder", "long"];
        let mut method = method("miler", "seed-001; seed-002", &week, &[5, 1, 3, 7, 4])
            .with_session(
                "sprints",
                SessionTemplate {
                    groundwork: Some("hill-sprints".to_owned()),
                    ..hard(Class::Sprint, sprints)
                },
            )
            .with_session(
                "hill-sprints",
                SessionTemplate::work(TemplateRole::Fixed, Class::Hill, [20, 10], hills),
            )
            .with_session("ladder", hard(Class::SpeedEndurance, ladders))
            .with_session(
                "single",
                SessionTemplate {
                    lactate_mmol_l: Some([2.5, 3.5]),
                    hr_max_share: Some(0.87),
                    ..SessionTemplate::work(TemplateRole::Quality, Class::Single, [15, 10], single)
                },
            );
        method.quality.sessions_most = 1;
        method.gates.after_race = AfterRaceRule::SpeedEndurance {
            race_most_m: 3000.0,
            hours_least: 10.0,
            block_h: [72.0, 120.0],
        };
        // The long run of a Sunday follows the ladder of Saturday.
        method.gates.tolerances = vec![Tolerance { class: Class::LongRun, early_h: 52.0 }];
        method
    }
}
