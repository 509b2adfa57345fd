//! From what a runner knows on day one to equivalent races, training paces and zones.

mod make;
mod race;

use serde::{Deserialize, Serialize};
use stadion_physiology::{
    AnchorReport, EquivalenceRules, EquivalentRace, PaceRules, RaceRange, RiegelFit, TrainingPace,
};
use stadion_types::{Bounds, Distance, Finding, HeartRate, Speed};

pub(crate) use make::REASONS;
pub use make::paces;
pub use race::{Race, RaceTextError};

/// What a runner knows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PacesInput {
    /// Races, the more recent the better.
    pub races: Vec<Race>,
    /// The measured speed at the second lactate threshold.
    pub lt2: Option<Speed>,
    /// The maximal heart rate, measured.
    pub max_hr: Option<HeartRate>,
    /// Conventions of the training paces.
    pub pace_rules: PaceRules,
    /// Conventions of the equivalent races.
    pub equivalence_rules: EquivalenceRules,
}

/// Why nothing can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PacesError {
    /// Neither a race nor a threshold nor a maximal heart rate is known.
    #[error("give a race, the speed at LT2 or the maximal heart rate")]
    NothingKnown,
}

impl PacesError {
    /// Every code.
    pub const CODES: [&'static str; 1] = ["nothing-known"];

    /// Its identifier.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NothingKnown => Self::CODES[0],
        }
    }
}

/// Equivalent races, training paces and zones: the document of `stadion paces`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PacesDocument {
    /// Version of the document's form.
    pub schema_version: u32,
    /// The races as given, each with what it is worth.
    pub races: Vec<RaceDocument>,
    /// The best of them, for which the model was made; what follows rests on it.
    pub reference: Option<RaceDocument>,
    /// The runner's own exponent of Riegel's formula; from two races on that are far enough apart.
    pub exponent: Option<RiegelFit>,
    /// What the reference is worth over other distances, by each model.
    pub equivalents: Vec<EquivalentRace>,
    /// The speed at LT2 that caps the paces.
    pub lt2_m_s: Option<Speed>,
    /// Training paces, from easy to repetition.
    pub paces: Vec<PaceDocument>,
    /// The pace of a sub-threshold session and the heart rate that coaches name beside it, held against
    /// each other; absent without a race or a maximal heart rate.
    pub single: Option<SingleAnchors>,
    /// Zones of heart rate, by each scheme that goes by the maximum.
    pub zones: Vec<ZoneTable>,
    /// What is worth telling.
    pub findings: Vec<Finding>,
}

/// One race and its worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RaceDocument {
    /// How far.
    pub distance_m: Distance,
    /// How long it took.
    pub time_s: f64,
    /// What it is worth by Daniels and Gilbert; absent where that is no number.
    pub vdot: Option<f64>,
    /// Whether the model was made for races as long as this.
    pub range: Option<RaceRange>,
}

/// One training pace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PaceDocument {
    /// Which.
    pub pace: TrainingPace,
    /// The speed to run at.
    pub speed_m_s: Bounds<Speed>,
    /// The same as seconds for each kilometre, the fastest first.
    pub pace_s_km: Bounds<f64>,
    /// Speeds that are still called so.
    pub range_m_s: Bounds<Speed>,
    /// Whether the speed at LT2 holds it down.
    pub capped: bool,
}

/// Half-marathon pace, held down to LT2, against 86 to 87 % of the maximal heart rate.
///
/// The two are separate anchors and need not agree; heart rate is the ceiling, not the target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SingleAnchors {
    /// Heart rate above which such a session is run too hard.
    pub heart_rate_cap_bpm: f64,
    /// Whether the speed at LT2 holds the pace down.
    pub capped: bool,
    /// The comparison.
    #[serde(flatten)]
    pub report: AnchorReport,
}

/// The zones of one scheme for one runner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ZoneTable {
    /// The id of the scheme.
    pub scheme: String,
    /// The zones, from the easiest on.
    pub zones: Vec<ZoneRow>,
}

/// One zone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ZoneRow {
    /// Its name in the scheme.
    pub zone: String,
    /// Its lower end; absent where it is open.
    pub from_bpm: Option<f64>,
    /// Its upper end, which belongs to the next zone; absent where it is open.
    pub to_bpm: Option<f64>,
}
