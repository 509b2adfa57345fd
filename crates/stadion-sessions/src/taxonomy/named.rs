//! Names of sessions that the notation does not keep among its labels.

use super::facts::Facts;

pub(super) const FARTLEK: &str = "fartlek";

/// Every name that [`Facts::with_names`] may add, beside [`DECLARED_LABELS`](crate::DECLARED_LABELS).
pub const NAMED_LABELS: &[&str] = &[FARTLEK];

/// Words in the same line before the name that put it on another day or take it back.
const ELSEWHERE: &[&str] = &[
    "no",
    "not",
    "without",
    "never",
    "instead",
    "after",
    "before",
    "since",
    "until",
    "yesterday",
    "yesterday's",
    "tomorrow",
    "tomorrow's",
    "next",
    "last",
    "previous",
    "from",
    "than",
    "like",
];

/// A line without a figure that is longer than this tells of something; it names no session.
const SHORT_NOTE: usize = 6;

impl Facts {
    /// Adds the names that a text gives its session beside those that the notation knows: fartlek.
    ///
    /// ```
    /// use stadion_sessions::{Facts, NotationOptions, parse};
    ///
    /// let text = "40 min fartlek";
    /// let facts = Facts::from_session(&parse(text, &NotationOptions::default()).session);
    /// assert_eq!(facts.with_names(text).declared, ["fartlek"]);
    /// ```
    #[must_use]
    pub fn with_names(mut self, text: &str) -> Self {
        let named = text.lines().any(|line| {
            let words: Vec<String> = line
                .split(|c: char| !(c.is_alphanumeric() || c == '\''))
                .filter(|w| !w.is_empty())
                .map(str::to_lowercase)
                .collect();
            let Some(at) = words.iter().position(|w| w == FARTLEK || w == "fartleks") else {
                return false;
            };
            let tells = words.len() <= SHORT_NOTE || line.contains(|c: char| c.is_ascii_digit());
            let around = |w: &String| ELSEWHERE.contains(&w.as_str());
            let another_day = |w: &String| matches!(w.as_str(), "yesterday" | "tomorrow");
            tells && !words[..at].iter().any(around) && !words[at..].iter().any(another_day)
        });
        if named && !self.declared.contains(&FARTLEK) {
            self.declared.push(FARTLEK);
        }
        self
    }
}
