//! The words of a text with their places.

use core::ops::Range;

/// Words without which the notation has no units, no counts and no rests.
pub(crate) const RESERVED: &[&str] = &[
    "m", "k", "km", "mi", "mile", "miles", "meter", "meters", "metre", "metres", "yd", "yard",
    "yards", "s", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes", "h",
    "hour", "hours", "x", "times", "lap", "laps", "set", "sets", "rep", "reps", "rest", "recovery",
    "between", "after", "and", "or", "then", "w", "bpm", "in", "at", "on", "with", "r", "a", "of",
    "to", "the",
];

/// A word in lower case and the bytes where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) text: String,
    pub(crate) at: Range<usize>,
}

/// The runs of letters with the figures that end them, and the runs of figures; an apostrophe between letters
/// belongs to the word.
pub(crate) fn split(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some(&(start, first)) = chars.peek() {
        if !first.is_alphanumeric() {
            chars.next();
            continue;
        }
        let lettered = first.is_alphabetic();
        let mut end = start;
        let mut digits = false;
        while let Some(&(at, c)) = chars.peek() {
            let apostrophe = matches!(c, '\'' | '\u{2019}');
            let goes_on = match (lettered, digits) {
                (true, false) => c.is_alphanumeric() || apostrophe && at > start,
                (true, true) | (false, _) => c.is_numeric(),
            };
            if !goes_on {
                break;
            }
            digits |= c.is_numeric();
            end = at + c.len_utf8();
            chars.next();
        }
        let whole = text.get(start..end).unwrap_or_default();
        let trimmed = whole.trim_end_matches(['\'', '\u{2019}']);
        let end = start + trimmed.len();
        words.push(Word { text: lower(trimmed), at: start..end });
    }
    words
}

fn lower(word: &str) -> String {
    word.chars()
        .map(|c| if c == '\u{2019}' { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether signs stand in a phrase that are no part of words.
pub(crate) fn foreign(phrase: &str) -> bool {
    !phrase
        .trim()
        .chars()
        .all(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '-' | '\'' | '\u{2019}'))
}
