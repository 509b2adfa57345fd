//! Headings: names of blocks, counts, settings.

use crate::structured::StepRole;

/// How often something is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turns {
    /// So often.
    Of(u32),
    /// No count can hold the number.
    TooLarge,
}

/// What a heading says.
pub(super) struct Header {
    /// A count, if there is one.
    pub(super) turns: Option<Turns>,
    /// The part of the day that it names.
    pub(super) section: Option<StepRole>,
    /// It sets something of the pool and opens no block.
    pub(super) setting: bool,
}

/// Reads a heading.
pub(super) fn header(line: &str) -> Header {
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '(' | ')' | '#'))
        .filter(|w| !w.is_empty())
        .collect();
    let setting = matches!(words.as_slice(), ["pool", "length" | "size", ..]);
    let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
    let pair = |a: &str, b: &str| words.windows(2).any(|w| w == [a, b]);
    let section = if has(&["warmup", "warm-up", "wu"]) || pair("warm", "up") {
        Some(StepRole::WarmUp)
    } else if has(&["cooldown", "cool-down", "cd", "warmdown"])
        || pair("cool", "down")
        || pair("warm", "down")
    {
        Some(StepRole::CoolDown)
    } else {
        None
    };
    Header { turns: turns(&words), section, setting }
}

/// A count stands alone, first or last in a heading: `5x`, `Main set 5x`, `5 x`.
fn turns(words: &[&str]) -> Option<Turns> {
    let first = words.first().copied()?;
    let last = words.last().copied()?;
    let pair = |a: Option<&&str>, b: Option<&&str>| match (a, b) {
        (Some(number), Some(&"x" | &"\u{d7}")) if !number.is_empty() => count(number),
        _ => None,
    };
    let stuck = |word: &str| {
        let digits = word.strip_suffix(['x', '\u{d7}'])?;
        count(digits)
    };
    stuck(last)
        .or_else(|| pair(words.len().checked_sub(2).and_then(|i| words.get(i)), words.last()))
        .or_else(|| stuck(first))
        .or_else(|| pair(words.first(), words.get(1)))
}

/// A count in figures.
pub(super) fn count(digits: &str) -> Option<Turns> {
    let all = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    all.then(|| digits.parse().map_or(Turns::TooLarge, Turns::Of))
}
