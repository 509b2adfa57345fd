//! A club's own words.

mod error;
#[cfg(feature = "serde")]
mod file;
mod original;
mod rewrite;
mod words;

pub use error::LexiconError;

pub(crate) use original::restore;
pub(crate) use rewrite::rewrite;

use stadion_types::Distance;

use crate::notation::DECLARED_LABELS;
use crate::tree::Effort;
use words::split;

/// Most words of a phrase.
pub(crate) const MAX_WORDS: usize = 5;
/// Most phrases of a lexicon.
const MAX_PHRASES: usize = 500;
/// Longest text that an abbreviation may stand for, in bytes.
const MAX_TEXT: usize = 200;
/// Shortest and longest lap, in metres: from an indoor track to a loop through the hills.
const LAP_M: [f64; 2] = [50.0, 20_000.0];

/// What a phrase of a club stands for.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Meaning {
    /// How hard something is.
    Effort(Effort),
    /// The name of a session: one of [`DECLARED_LABELS`].
    Session(String),
    /// A place, which may be as long as one repetition there.
    Place {
        /// The way of one repetition, if it always is the same.
        #[cfg_attr(feature = "serde", serde(rename = "length_m", default))]
        length: Option<Distance>,
        /// Whether it goes uphill.
        #[cfg_attr(feature = "serde", serde(default))]
        hill: bool,
    },
    /// The same in words that the notation knows.
    Text(String),
}

/// A phrase and what it stands for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    phrase: String,
    pub(crate) words: Vec<String>,
    pub(crate) meaning: Meaning,
}

/// A club's own words: names of efforts, of sessions and of places, abbreviations, and the length of
/// its lap.
///
/// The words are taken wherever they stand whole, in upper or lower case, with blanks or a hyphen between them; of two
/// phrases the longer one wins, and what a phrase stands for is not searched for phrases again. All
/// spans still point into the text as it was written. An empty lexicon costs nothing.
///
/// ```
/// use stadion_sessions::{Effort, Lexicon, Meaning, NotationOptions, parse};
/// use stadion_types::Distance;
///
/// let lexicon = Lexicon::new()
///     .with_lap(Distance::from_meters(300.0)?)?
///     .with("diesel", Meaning::Effort(Effort::Steady))?
///     .with("Chapel Lane", Meaning::Place { length: Some(Distance::from_meters(250.0)?), hill: true })?;
/// let options = NotationOptions::default().with_lexicon(lexicon);
/// let parsed = parse("4 x 2 laps diesel + 6 x Chapel Lane", &options);
/// let totals = parsed.session.totals();
/// assert_eq!(totals.distance.and_then(|d| d.exact()).map(|d| d.meters()), Some(3900.0));
/// assert_eq!(totals.reps.and_then(|r| r.exact()), Some(10));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lexicon {
    lap: Option<Distance>,
    entries: Vec<Entry>,
}

impl Lexicon {
    /// A lexicon without a word.
    #[must_use]
    pub const fn new() -> Self {
        Self { lap: None, entries: Vec::new() }
    }

    /// The same lexicon with the length of a lap; `3 laps` is then a distance.
    ///
    /// # Errors
    ///
    /// [`LexiconError::LapLength`] outside 50 m to 20 km.
    pub fn with_lap(mut self, lap: Distance) -> Result<Self, LexiconError> {
        let meters = lap.meters();
        if !(LAP_M[0]..=LAP_M[1]).contains(&meters) {
            return Err(LexiconError::LapLength { meters });
        }
        self.lap = Some(lap);
        Ok(self)
    }

    /// The same lexicon with one phrase more, of up to five words.
    ///
    /// # Errors
    ///
    /// A phrase that is empty, too long, no words, a unit or known already; a label of a session that
    /// does not exist; a text that is empty or too long; more than 500 phrases.
    pub fn with(mut self, phrase: &str, meaning: Meaning) -> Result<Self, LexiconError> {
        let found = split(phrase);
        let words: Vec<String> = found.iter().map(|w| w.text.clone()).collect();
        let own = || phrase.chars().take(60).collect::<String>();
        if words.is_empty() {
            return Err(LexiconError::NoWords { phrase: own() });
        }
        if words.len() > MAX_WORDS {
            return Err(LexiconError::TooManyWords { phrase: own(), words: words.len() });
        }
        // A phrase of figures would change the figures of a session.
        let lettered = |w: &String| w.starts_with(char::is_alphabetic);
        if !words.iter().all(lettered) || words::foreign(phrase) {
            return Err(LexiconError::NotLetters { phrase: own() });
        }
        if words.len() == 1 && words.iter().any(|w| words::RESERVED.contains(&w.as_str())) {
            return Err(LexiconError::Reserved { phrase: own() });
        }
        if self.entries.iter().any(|e| e.words == words) {
            return Err(LexiconError::Twice { phrase: own() });
        }
        if self.entries.len() >= MAX_PHRASES {
            return Err(LexiconError::TooManyPhrases { limit: MAX_PHRASES });
        }
        match &meaning {
            Meaning::Session(label) if !DECLARED_LABELS.contains(&label.as_str()) => {
                return Err(LexiconError::UnknownSession {
                    label: label.chars().take(60).collect(),
                });
            }
            Meaning::Text(text) if text.trim().is_empty() || text.contains(['\n', '\r']) => {
                return Err(LexiconError::NoText { phrase: own() });
            }
            Meaning::Text(text) if text.len() > MAX_TEXT => {
                return Err(LexiconError::TextTooLong { phrase: own(), bytes: text.len() });
            }
            _ => {}
        }
        let phrase = phrase.trim().to_owned();
        // Longer phrases first, so that the first one that fits is the longest.
        let at = self.entries.partition_point(|e| e.words.len() >= words.len());
        self.entries.insert(at, Entry { phrase, words, meaning });
        Ok(self)
    }

    /// Whether there is neither a phrase nor a lap.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lap.is_none() && self.entries.is_empty()
    }

    /// The length of a lap.
    #[must_use]
    pub const fn lap(&self) -> Option<Distance> {
        self.lap
    }

    /// The phrases with what they stand for, longer ones first.
    pub fn phrases(&self) -> impl Iterator<Item = (&str, &Meaning)> {
        self.entries.iter().map(|e| (e.phrase.as_str(), &e.meaning))
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

impl Meaning {
    /// The words of the notation that stand in its place.
    pub(crate) fn written(&self) -> String {
        match self {
            Self::Effort(Effort::Maximal) => "all out".to_owned(),
            Self::Effort(effort) => effort.as_str().to_owned(),
            // A name in front of a line announces work, whatever it is called.
            Self::Session(_) => "session".to_owned(),
            Self::Place { length, hill } => {
                let way = length.map(|l| format!("{} meters", l.meters()));
                let place = if *hill { "hill" } else { "loop" };
                match way {
                    Some(way) if *hill => format!("{way} hill"),
                    Some(way) => way,
                    None => place.to_owned(),
                }
            }
            Self::Text(text) => text.clone(),
        }
    }
}
