//! The methods that this crate has.

mod daniels;
mod double_threshold;
mod miler;
mod norwegian_singles;
mod polarized;

use stadion_sessions::Class;

use super::rules::{EasyRules, LongRunRules, Progression, QualityRules, default_caps};
use super::{CycleDay, Gates, PaceAnchor, SessionTemplate, TemplateRole, TrainingMethod, WorkSet};

/// Interval pace as a share of VDOT.
pub(super) const INTERVAL: f64 = 0.9743;
/// Threshold pace as a share of VDOT.
pub(crate) const THRESHOLD: f64 = 0.8799;

/// A method of these days, with the easy and the long run that every one has and every rule by default.
fn method(id: &str, source: &str, cycle: &[&str], leave_out: &[usize]) -> TrainingMethod {
    let easy = SessionTemplate::running(TemplateRole::Easy, Class::Easy);
    let long = SessionTemplate::running(TemplateRole::Long, Class::LongRun);
    TrainingMethod {
        id: id.to_owned(),
        source: source.to_owned(),
        cycle: cycle.iter().map(|name| CycleDay::of(name)).collect(),
        leave_out: leave_out.to_vec(),
        quality: QualityRules::default(),
        easy: EasyRules::default(),
        long: LongRunRules::default(),
        progression: Progression::default(),
        lt2_caps: default_caps(),
        gates: Gates::default(),
        taper: None,
        monitor: crate::monitor::MonitorSettings::default(),
        sessions: [("easy".to_owned(), easy), ("long".to_owned(), long)].into(),
    }
}

impl TrainingMethod {
    fn with_session(mut self, name: &str, session: SessionTemplate) -> Self {
        self.sessions.insert(name.to_owned(), session);
        self
    }
}

/// `reps_most` repetitions of `seconds` at the pace of a race over `race_m`, with `rest_s` between.
const fn at_race_pace(reps_most: u32, seconds: u32, race_m: f64, rest_s: u32) -> WorkSet {
    WorkSet::Reps { rep_s: seconds, reps_most, anchor: PaceAnchor::RaceM(race_m), rest_s }
}

fn written(text: &str, takes_min: u32, work_s: u32) -> WorkSet {
    WorkSet::Written { text: text.to_owned(), takes_s: 60 * takes_min, work_s }
}
