//! Polarized training.

use stadion_sessions::Class;

use super::{INTERVAL, method};
use crate::method::{Lt2Cap, PaceAnchor, SessionTemplate, TemplateRole, TrainingMethod, WorkSet};

impl TrainingMethod {
    /// Two sessions of long intervals a week, everything else easy.
    ///
    /// # Source
    ///
    /// Seiler's descriptions of elite training: about four of five sessions easy, the fifth hard; 4 x 8 min and
    /// shorter repetitions near VO2max.
    #[must_use]
    pub fn polarized() -> Self {
        let reps =
            |rep_s, reps_most, anchor, rest_s| WorkSet::Reps { rep_s, reps_most, anchor, rest_s };
        let sets = vec![
            reps(240, 5, PaceAnchor::Vdot(INTERVAL), 180),
            reps(480, 4, PaceAnchor::Lt2(1.02), 120),
        ];
        let intervals = SessionTemplate {
            hard: true,
            ..SessionTemplate::work(TemplateRole::Quality, Class::Vo2max, [15, 10], sets)
        };
        let week = ["easy", "intervals", "easy", "easy", "intervals", "easy", "long"];
        let mut method = method("polarized", "stadion", &week, &[3, 6, 1, 4, 5])
            .with_session("intervals", intervals);
        method.quality.share = 0.15;
        method.quality.least_min = 16.0;
        method.quality.most_min = 32.0;
        method.quality.sessions_most = 2;
        method.lt2_caps = vec![Lt2Cap { up_to_s: None, share: 1.15 }];
        method
    }
}
