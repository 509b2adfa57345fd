//! After Daniels' paces.

use stadion_sessions::Class;

use super::{INTERVAL, THRESHOLD, method};
use crate::method::{Lt2Cap, PaceAnchor, SessionTemplate, TemplateRole, TrainingMethod, WorkSet};

impl TrainingMethod {
    /// Two quality days, threshold on Tuesday and intervals on Friday, by Daniels' paces.
    ///
    /// Not a plan of the book: its paces and limits in the form of this crate. A tenth of the week's time is
    /// quality, which contradicts the quarter of Norwegian singles; a limit belongs to its method.
    ///
    /// # Source
    ///
    /// Daniels' Running Formula: threshold work up to a tenth of the week, intervals up to 8 %.
    #[must_use]
    pub fn daniels() -> Self {
        let reps = |rep_s, reps_most, vdot, rest_s| WorkSet::Reps {
            rep_s,
            reps_most,
            anchor: PaceAnchor::Vdot(vdot),
            rest_s,
        };
        let threshold = vec![reps(300, 6, THRESHOLD, 60), reps(600, 3, THRESHOLD, 120)];
        let intervals = vec![reps(180, 6, INTERVAL, 150), reps(240, 5, INTERVAL, 180)];
        let hard = |class, sets| SessionTemplate {
            hard: true,
            ..SessionTemplate::work(TemplateRole::Quality, class, [15, 10], sets)
        };
        let week = ["easy", "threshold", "easy", "easy", "intervals", "easy", "long"];
        let mut method = method("daniels", "daniels-running-formula", &week, &[3, 6, 1, 4, 5])
            .with_session("threshold", hard(Class::Threshold, threshold))
            .with_session("intervals", hard(Class::Vo2max, intervals));
        method.quality.share = 0.12;
        method.quality.least_min = 12.0;
        method.quality.most_min = 25.0;
        method.quality.sessions_most = 2;
        // Threshold pace is what the book says it is; intervals lie above LT2 by their purpose.
        method.lt2_caps =
            vec![Lt2Cap { up_to_s: Some(240), share: 1.15 }, Lt2Cap { up_to_s: None, share: 1.0 }];
        method
    }
}
