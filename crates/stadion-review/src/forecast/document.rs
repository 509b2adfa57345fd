//! The document of a forecast.

use serde::{Deserialize, Serialize};
use stadion_physiology::AdviceAction;
use stadion_sessions::SpeedOrigin;
use stadion_types::{
    Estimate, Finding, Lactate, OverriddenConstant, Power, Reason, RefusedRow, Speed,
};

use super::verdict::ForecastVerdict;
use crate::reading::{AmbiguityNote, UnknownNote};

/// One repetition of a forecast.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ForecastRep {
    /// Its number, from 1.
    pub rep: u32,
    /// Its distance, where the text gives one.
    pub distance_m: Option<f64>,
    /// Its time.
    pub duration_s: f64,
    /// Its speed.
    pub speed_m_s: Option<Speed>,
    /// Its power.
    pub power_w: Option<Power>,
    /// Where speed or power come from.
    pub origin: SpeedOrigin,
    /// Whether the text leaves it open that it is done.
    pub optional: bool,
    /// Its end, since the session began.
    pub end_s: f64,
    /// Blood lactate at its end; after readings, by the model that has learnt from them.
    pub end_lactate_mmol_l: Estimate<Lactate>,
    /// What a meter showed at its end.
    pub measured_mmol_l: Option<Lactate>,
}

/// The highest blood lactate of the session and of the rest after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PeakDocument {
    /// The value.
    pub lactate_mmol_l: Estimate<Lactate>,
    /// Its time since the session began.
    pub at_s: f64,
    /// How long after the end it comes; absent if it comes before the end.
    pub after_end_s: Option<f64>,
}

/// The band that a sub-threshold session is to end in, and the second threshold above it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BandDocument {
    /// Lower end: below it a session is easy, not wrong.
    pub lower_mmol_l: Lactate,
    /// Upper end.
    pub upper_mmol_l: Lactate,
    /// Lactate at the second threshold.
    pub lt2_mmol_l: Lactate,
    /// Whether that was measured.
    pub lt2_measured: bool,
}

/// What to do with the next repetition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NextRepDocument {
    /// Its number; absent once the last one was run, when the advice is for one more.
    pub rep: Option<u32>,
    /// What to do.
    pub action: AdviceAction,
    /// Its speed; absent if there is none to run.
    pub speed_m_s: Option<Speed>,
    /// The change as a part of the planned speed; below 0 is slower.
    pub change: f64,
    /// The decisive reason.
    pub reason: Option<Reason>,
    /// All reasons, the decisive ones first.
    pub reasons: Vec<Reason>,
}

/// A forecast of blood lactate over a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ForecastDocument {
    /// Version of the document's form.
    pub schema_version: u32,
    /// The repetitions in order.
    pub reps: Vec<ForecastRep>,
    /// The highest value.
    pub peak: PeakDocument,
    /// The band of a sub-threshold session.
    pub band: BandDocument,
    /// Where the highest end of a repetition lies.
    pub verdict: ForecastVerdict,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The next repetition; absent without readings.
    pub next_rep: Option<NextRepDocument>,
    /// What had to be assumed, and what else is worth telling.
    pub findings: Vec<Finding>,
    /// Rows of readings that were refused.
    pub refused: Vec<RefusedRow>,
    /// What of the text can be read in more than one way.
    pub ambiguities: Vec<AmbiguityNote>,
    /// What of the text was not understood.
    pub unknown: Vec<UnknownNote>,
    /// The user's constants by which this was forecast and judged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constants: Vec<OverriddenConstant>,
}

impl ForecastDocument {
    /// The lactate at the end of the last repetition.
    pub(crate) fn end_lactate(&self) -> Option<stadion_types::Lactate> {
        self.reps.last().map(|rep| rep.end_lactate_mmol_l.value())
    }
}
