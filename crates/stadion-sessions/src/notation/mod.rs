//! The reader of a coach's text.

mod diagnostic;
mod exact;
mod lines;
mod print;
mod quantity;
mod read;
mod recovery;
mod result;
mod target;
mod times;
mod tokens;
mod usual;
mod whole;
mod words;
mod work;

pub(crate) use exact::MAX_LEVELS;
pub(crate) use lines::declared::ALL_OUT;
pub use lines::declared::DECLARED_LABELS;
pub(crate) use read::implausible;
pub(crate) use whole::judge::judge;
pub(crate) use whole::settle::MIN_FOOT_SPEED_M_S;

pub use diagnostic::{Ambiguity, NotationError, NotationErrorKind, Unknown};

use core::time::Duration;

use stadion_types::Bounds;

use crate::lexicon::{Lexicon, restore, rewrite};
use crate::session::Session;
use crate::span::Span;
use crate::totals::Totals;
use crate::tree::names;

names! {
    /// The habits of writing that a text follows; a value, never a guess.
    Dialect {
        /// Athletics: a bare number from 20 on in a list of work is metres.
        Track = "track",
        /// Road running: a bare number is read as in track, a small one is left open.
        Road = "road",
        /// Swimming: a bare number counts in the pool's unit, a time after `on` or `@` is a send-off.
        Swim = "swim",
        /// Cycling: `m` is minutes, and a count repeats the whole list behind it.
        Cycle = "cycle",
        /// Lifting: `3x5` is sets by repetitions.
        Strength = "strength",
    }
}

/// Nobody runs faster than this for the length of a repetition.
pub(crate) const MAX_RUN_SPEED_M_S: f64 = 11.0;

/// How a text is to be read.
#[derive(Debug, Clone, PartialEq)]
pub struct NotationOptions {
    /// The dialect; [`Dialect::Track`] by default.
    pub dialect: Dialect,
    /// A club's own words; none by default.
    pub lexicon: Lexicon,
}

impl NotationOptions {
    /// The options for a dialect, without words of a club.
    #[must_use]
    pub const fn new(dialect: Dialect) -> Self {
        Self { dialect, lexicon: Lexicon::new() }
    }

    /// The same options with the words of a club.
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self
    }
}

impl Default for NotationOptions {
    fn default() -> Self {
        Self::new(Dialect::Track)
    }
}

/// A text as it was understood.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Parsed {
    /// The session.
    pub session: Session,
    /// Places with more than one reading.
    pub ambiguities: Vec<Ambiguity>,
    /// Places that were not understood.
    pub unknown: Vec<Unknown>,
    /// Why the text was refused; the session then holds no work.
    pub error: Option<NotationError>,
}

/// Longest text that is read, in bytes.
pub(crate) const MAX_BYTES: usize = 200_000;
/// Most repetitions and most metres on foot that a session can have, and the most hours.
pub(crate) const MAX_REPS: u32 = 200;
pub(crate) const MAX_FOOT_M: f64 = 100_000.0;
pub(crate) const MAX_RIDE_M: f64 = 1_000_000.0;
pub(crate) const MAX_HOURS: f64 = 48.0;

/// Reads a text of one or several lines.
///
/// Never fails as a whole: what is not understood is listed, and a text that is refused has
/// [`Parsed::error`] and no work.
///
/// ```
/// use stadion_sessions::{NotationOptions, parse};
///
/// let text = "2 x (3 x 120m) + 300m, 200m, 100m\nRecovery: 90 s between reps, 6' between sets";
/// let parsed = parse(text, &NotationOptions::default());
/// let totals = parsed.session.totals();
/// assert_eq!(totals.reps.and_then(|r| r.exact()), Some(9));
/// assert_eq!(totals.distance.and_then(|d| d.exact()).map(|d| d.meters()), Some(1320.0));
/// // 6 gaps of 90 s; the ladder counts as a set, which is told as an ambiguity.
/// assert_eq!(totals.rest.and_then(|r| r.exact()).map(|r| r.as_secs()), Some(6 * 90 + 2 * 360));
/// assert_eq!(parsed.ambiguities.len(), 1);
/// ```
#[must_use]
pub fn parse(text: &str, options: &NotationOptions) -> Parsed {
    parse_words(text, options).0
}

/// Reads a text as [`parse`] does, and gives what its session adds up to as well.
///
/// The totals are those of [`Session::totals`], which has to lay the session out once more.
///
/// ```
/// use stadion_sessions::{NotationOptions, parse_with_totals};
///
/// let (parsed, totals) = parse_with_totals("6 x 300m, 2 min rest", &NotationOptions::default());
/// assert_eq!(totals.rest.and_then(|r| r.exact()).map(|r| r.as_secs()), Some(600));
/// assert_eq!(totals, parsed.session.totals());
/// ```
#[must_use]
pub fn parse_with_totals(text: &str, options: &NotationOptions) -> (Parsed, Totals) {
    let (parsed, rest) = parse_words(text, options);
    let totals = parsed.session.totals_with(rest);
    (parsed, totals)
}

/// What was read, and what its rests add up to.
type WithRest = (Parsed, Option<Bounds<Duration>>);

/// Reads a text in the words of the notation and those of a club.
fn parse_words(text: &str, options: &NotationOptions) -> WithRest {
    if options.lexicon.is_empty() || text.len() > MAX_BYTES {
        return parse_plain(text, options.dialect);
    }
    let rewritten = rewrite(text, &options.lexicon);
    let (mut parsed, rest) = parse_plain(&rewritten.text, options.dialect);
    restore(text, rewritten, &mut parsed);
    (parsed, rest)
}

/// Reads a text in the words of the notation alone.
fn parse_plain(text: &str, dialect: Dialect) -> WithRest {
    parse_lines(text, dialect, true)
}

/// Reads a text; lines of the `usual` shapes in one pass, or by the grammar as all others.
fn parse_lines(text: &str, dialect: Dialect, usual: bool) -> WithRest {
    let refuse = |kind| {
        let parsed = Parsed {
            session: Session::default(),
            ambiguities: Vec::new(),
            unknown: Vec::new(),
            error: Some(NotationError { kind, span: Span::new(0, text.len()) }),
        };
        (parsed, None)
    };
    if text.len() > MAX_BYTES {
        return refuse(NotationErrorKind::TooLong);
    }
    if text.trim().is_empty() {
        return refuse(NotationErrorKind::Empty);
    }
    let levelled = tokens::text::normalize(text);
    let tokens = tokens::lex::lex(&levelled);
    let read::Reading { session, notes, .. } = read::read(text, &tokens, dialect, usual);
    let noted = notes.reported().unwrap_or_default();
    let error = noted.error.map(|(kind, span)| NotationError { kind, span });
    let mut parsed =
        Parsed { session, ambiguities: noted.ambiguities, unknown: noted.unknown, error };
    let rest = whole::judge::judge_tokens(text, &tokens, &mut parsed);
    (parsed, rest)
}
