//! What a workout text says: the document of `stadion parse`.

use serde::{Deserialize, Serialize};
use stadion_sessions::{Dialect, LineKind, NotationOptions, Parsed, Totals, parse_with_totals};
use stadion_types::Bounds;

use crate::SCHEMA_VERSION;

/// Something in a text that can be read in more than one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmbiguityNote {
    /// Byte offsets into the text.
    pub span: [usize; 2],
    /// The text in question.
    pub text: String,
    /// Every reading.
    pub readings: Vec<String>,
    /// Place of the reading that was taken, from 0.
    pub chosen: usize,
    /// Why it was taken.
    pub why: String,
}

/// Something in a text that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownNote {
    /// Byte offsets into the text.
    pub span: [usize; 2],
    /// The text in question.
    pub text: String,
    /// What could not be made of it.
    pub why: String,
}

/// Why a text could not be read at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorNote {
    /// Stable name in kebab case.
    pub code: String,
    /// The same in English.
    pub message: String,
    /// Byte offsets into the text, where one place is at fault.
    pub span: Option<[usize; 2]>,
}

/// What a session adds up to. A total that the text does not have, or leaves open, is absent.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TotalsDocument {
    /// Work written as distance.
    pub distance_m: Option<Bounds<f64>>,
    /// Work written as time.
    pub work_s: Option<Bounds<f64>>,
    /// Rests.
    pub rest_s: Option<Bounds<f64>>,
    /// Repetitions of work; strength: sets.
    pub reps: Option<Bounds<u32>>,
    /// Repetitions of lifts over all sets.
    pub strength_reps: Option<Bounds<u32>>,
}

impl From<Totals> for TotalsDocument {
    fn from(totals: Totals) -> Self {
        Self {
            distance_m: totals
                .distance
                .and_then(|d| d.map_increasing(stadion_types::Distance::meters).ok()),
            work_s: totals.work.map(|w| w.seconds()),
            rest_s: totals.rest.map(|r| r.seconds()),
            reps: totals.reps,
            strength_reps: totals.lifts,
        }
    }
}

/// What a workout text says, before anything is judged.
///
/// # Shape
///
/// Spans are byte offsets into `input`. A total is absent if the text has no work of that kind, or if it
/// leaves it open; in the second case `unknown` says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TextReading {
    /// Version of the document's form.
    pub schema_version: u32,
    /// The text as it was given.
    pub input: String,
    /// Kind of the first line of work, else of the first line.
    pub kind: LineKind,
    /// What the text adds up to.
    #[serde(flatten)]
    pub totals: TotalsDocument,
    /// The work in canonical notation; empty where there is none.
    pub canonical: String,
    /// What can be read in more than one way.
    pub ambiguities: Vec<AmbiguityNote>,
    /// What was not understood.
    pub unknown: Vec<UnknownNote>,
    /// Why nothing could be read, if nothing could.
    pub error: Option<ErrorNote>,
}

impl TextReading {
    /// The document for a text that could not even be taken as text.
    #[must_use]
    pub fn refused(input: String, code: &'static str, message: &str) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            input,
            kind: LineKind::Note,
            totals: TotalsDocument::default(),
            canonical: String::new(),
            ambiguities: Vec::new(),
            unknown: Vec::new(),
            error: Some(ErrorNote {
                code: code.to_owned(),
                message: message.to_owned(),
                span: None,
            }),
        }
    }
}

/// Reads a workout text of one or several lines.
///
/// ```
/// use stadion_review::read_text;
/// use stadion_sessions::NotationOptions;
///
/// let reading = read_text("4 x 250m sprint + 1 x 300m", &NotationOptions::default());
/// assert_eq!(reading.totals.reps.and_then(|r| r.exact()), Some(5));
/// assert_eq!(reading.totals.distance_m.and_then(|d| d.exact()), Some(1300.0));
/// assert!(reading.ambiguities.is_empty() && reading.unknown.is_empty());
/// ```
#[must_use]
pub fn read_text(text: &str, options: &NotationOptions) -> TextReading {
    let (mut parsed, totals) = parse_with_totals(text, options);
    // The entries are moved, not copied.
    let ambiguities = core::mem::take(&mut parsed.ambiguities).into_iter().map(ambiguity).collect();
    let unknown = core::mem::take(&mut parsed.unknown).into_iter().map(unknown_note).collect();
    TextReading { ambiguities, unknown, ..document(text, &parsed, totals, options.dialect) }
}

/// The document of a text that was read already, in whatever form; `dialect` is that of the canonical
/// notation.
///
/// ```
/// use stadion_review::text_reading;
/// use stadion_sessions::{Dialect, IntervalsIcuOptions, parse_intervals_icu};
///
/// let text = "3x\n- 10m 95%\n- 5m 50%";
/// let reading =
///     text_reading(text, &parse_intervals_icu(text, &IntervalsIcuOptions::default()), Dialect::Cycle);
/// assert_eq!(reading.totals.work_s.and_then(|w| w.exact()), Some(1800.0));
/// ```
#[must_use]
pub fn text_reading(text: &str, parsed: &Parsed, dialect: Dialect) -> TextReading {
    document(text, parsed, parsed.session.totals(), dialect)
}

fn document(text: &str, parsed: &Parsed, totals: Totals, dialect: Dialect) -> TextReading {
    let lines = parsed.session.lines();
    let first_work = lines.iter().find(|line| line.kind == LineKind::Work);
    let kind = first_work.or(lines.first()).map_or(LineKind::Note, |line| line.kind);
    TextReading {
        schema_version: SCHEMA_VERSION,
        input: text.to_owned(),
        kind,
        totals: totals.into(),
        canonical: parsed.session.canonical(dialect),
        ambiguities: ambiguities(parsed),
        unknown: unknown(parsed),
        error: error(parsed),
    }
}

pub(crate) fn ambiguities(parsed: &Parsed) -> Vec<AmbiguityNote> {
    parsed.ambiguities.iter().cloned().map(ambiguity).collect()
}

fn ambiguity(entry: stadion_sessions::Ambiguity) -> AmbiguityNote {
    AmbiguityNote {
        span: entry.span.into(),
        text: entry.text,
        readings: entry.readings,
        chosen: entry.chosen,
        why: entry.why,
    }
}

pub(crate) fn unknown(parsed: &Parsed) -> Vec<UnknownNote> {
    parsed.unknown.iter().cloned().map(unknown_note).collect()
}

fn unknown_note(entry: stadion_sessions::Unknown) -> UnknownNote {
    UnknownNote { span: entry.span.into(), text: entry.text, why: entry.why }
}

pub(crate) fn error(parsed: &Parsed) -> Option<ErrorNote> {
    parsed.error.as_ref().map(|error| ErrorNote {
        code: error.kind.as_str().to_owned(),
        message: error.kind.message().to_owned(),
        span: Some(error.span.into()),
    })
}
