//! Readiness: heart-rate variability, resting heart rate and the athlete's own answers against the
//! athlete's own band, each for itself.

mod artefacts;
mod band;
mod beats;
mod constants;
mod judge;
mod monitor;
mod morning;
mod settings;

pub use self::artefacts::{Artefact, ArtefactNumbers, ArtefactRule};
pub use self::beats::{ArtefactCounts, BeatVariability, Correction, RrError, RrSettings};
pub use self::constants::READINESS_CONSTANTS;
pub(crate) use self::judge::REASONS;
pub use self::judge::{ReadinessDay, ReadinessState, SignReadiness};
pub use self::monitor::ReadinessMonitor;
pub use self::morning::{
    Answer, AnswerError, Morning, Mornings, Question, ReadinessSign, Rmssd, RmssdError,
};
pub use self::settings::{JudgedValue, ReadinessError, ReadinessSettings, SmallestChange};
