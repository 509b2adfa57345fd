//! A text with a club's words put into those of the notation, and the way back to the original.

use core::ops::Range;

use super::words::{Word, split};
use super::{Entry, Lexicon, MAX_WORDS, Meaning};
use crate::session::Declared;
use crate::span::Span;

/// A text in other words.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Rewritten {
    pub(crate) text: String,
    /// What was replaced: the bytes in the original and in the new text, in order.
    pub(crate) pieces: Vec<(Range<usize>, Range<usize>)>,
    /// Names of sessions, with their places in the original.
    pub(crate) declared: Vec<Declared>,
}

/// Puts the words of `lexicon` in `text` into those of the notation.
pub(crate) fn rewrite(text: &str, lexicon: &Lexicon) -> Rewritten {
    let words = split(text);
    let mut out = Rewritten::default();
    let mut copied = 0;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let found = phrase(text, &words, at, lexicon.entries())
            .map(|(entry, place, taken)| {
                if let Meaning::Session(label) = &entry.meaning {
                    out.declare(label, &place);
                }
                (entry.meaning.written(), place, taken)
            })
            .or_else(|| laps(text, &words, at, lexicon));
        let Some((new, place, taken)) = found else {
            at += 1;
            continue;
        };
        debug_assert!(word.at.start <= place.start);
        out.text.push_str(text.get(copied..place.start).unwrap_or_default());
        let start = out.text.len();
        out.text.push_str(&new);
        copied = place.end;
        out.pieces.push((place, start..out.text.len()));
        at += taken;
    }
    out.text.push_str(text.get(copied..).unwrap_or_default());
    out
}

impl Rewritten {
    fn declare(&mut self, label: &str, place: &Range<usize>) {
        let known = crate::notation::DECLARED_LABELS.iter().find(|l| **l == label).copied();
        if let Some(label) = known.filter(|label| !self.declared.iter().any(|d| d.label == *label))
        {
            self.declared.push(Declared { label, span: Span::new(place.start, place.end) });
        }
    }
}

/// The longest phrase that stands at a word, its place, and how many words it takes.
fn phrase<'l>(
    text: &str,
    words: &[Word],
    at: usize,
    entries: &'l [Entry],
) -> Option<(&'l Entry, Range<usize>, usize)> {
    let first = words.get(at)?;
    // `6xChapel Lane`: a count sticks to the first word.
    let behind_digit = at > 0 && words.get(at - 1).is_some_and(|w| w.at.end == first.at.start);
    let stuck = first.text.strip_prefix('x').filter(|rest| behind_digit && !rest.is_empty());
    entries.iter().find_map(|entry| {
        let len = entry.words.len().min(MAX_WORDS);
        let own = words.get(at..at + len)?;
        let joined = own.windows(2).all(|pair| {
            let between = text.get(pair[0].at.end..pair[1].at.start).unwrap_or(",");
            !between.is_empty()
                && between.chars().all(|c| c.is_whitespace() && c != '\n' || c == '-')
        });
        let rest = own.iter().zip(&entry.words).skip(1).all(|(a, b)| a.text == *b);
        let head = entry.words.first()?;
        let skip = if first.text == *head {
            0
        } else if stuck == Some(head.as_str()) {
            1
        } else {
            return None;
        };
        let end = own.last()?.at.end;
        (joined && rest).then_some((entry, first.at.start + skip..end, len))
    })
}

/// `3 laps`, `2-3 laps`, `half a lap`: a distance, where the lexicon knows the lap.
fn laps(
    text: &str,
    words: &[Word],
    at: usize,
    lexicon: &Lexicon,
) -> Option<(String, Range<usize>, usize)> {
    let lap = lexicon.lap()?.meters();
    let first = words.get(at)?;
    // Inside a number, such as the 5 of `2.5`, nothing begins.
    let before = text.get(..first.at.start)?.chars().next_back();
    let inside =
        before == Some('.') || before == Some(',') && !text.get(..first.at.start)?.ends_with(", ");
    if inside && first.at.start > 0 && first.text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (low, mut used) = number(text, words, at)?;
    let mut high = low;
    let gap = |from: usize, to: usize| {
        let (a, b) = (words.get(from)?, words.get(to)?);
        text.get(a.at.end..b.at.start).map(str::trim)
    };
    if matches!(gap(at + used - 1, at + used), Some("-" | "\u{2013}")) {
        let (second, more) = number(text, words, at + used)?;
        high = second;
        used += more;
    } else if words.get(at + used).is_some_and(|w| w.text == "to" || w.text == "or") {
        if let Some((second, more)) = number(text, words, at + used + 1) {
            high = second;
            used += more + 1;
        }
    }
    let lap_word = words.get(at + used)?;
    let plain = gap(at + used - 1, at + used) == Some("");
    // `10 laps of 400m` says its own lap.
    let own = words.get(at + used + 1).is_some_and(|w| w.text == "of")
        && words
            .get(at + used + 2)
            .is_some_and(|w| w.text.starts_with(|c: char| c.is_ascii_digit()));
    if !matches!(lap_word.text.as_str(), "lap" | "laps") || !plain || own || low > high {
        return None;
    }
    let end = lap_word.at.end;
    let new = if low.to_bits() == high.to_bits() {
        format!("{} meters", low * lap)
    } else {
        format!("{}-{} meters", low * lap, high * lap)
    };
    Some((new, first.at.start..end, used + 1))
}

/// A number in figures or in words, and how many words it takes.
fn number(text: &str, words: &[Word], at: usize) -> Option<(f64, usize)> {
    const SMALL: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let word = words.get(at)?;
    if let Some(value) = SMALL.iter().position(|w| *w == word.text) {
        let value = u32::try_from(value + 1).ok()?;
        return Some((f64::from(value), 1));
    }
    if word.text == "half" {
        let article = words.get(at + 1).is_some_and(|w| w.text == "a");
        return Some((0.5, 1 + usize::from(article)));
    }
    // One lap by its article: `a lap`.
    if word.text == "a" && words.get(at + 1).is_some_and(|w| w.text == "lap") {
        return Some((1.0, 1));
    }
    let whole: f64 = word.text.parse().ok().filter(|_| word.text.len() <= 4)?;
    let next = words.get(at + 1);
    let point =
        next.filter(|n| text.get(word.at.end..n.at.start) == Some(".") && n.text.len() <= 2);
    match point {
        Some(next) => {
            let value: f64 = format!("{}.{}", word.text, next.text).parse().ok()?;
            Some((value, 2))
        }
        None => Some((whole, 1)),
    }
}

#[cfg(test)]
mod tests {
    use stadion_types::Distance;

    use super::*;
    use crate::tree::Effort;

    fn lexicon() -> Lexicon {
        let m = |m| Distance::from_meters(m).unwrap();
        Lexicon::new()
            .with_lap(m(400.0))
            .and_then(|l| {
                l.with("chapel lane", Meaning::Place { length: Some(m(250.0)), hill: true })
            })
            .and_then(|l| l.with("Chapel", Meaning::Place { length: None, hill: false }))
            .and_then(|l| l.with("T2", Meaning::Effort(Effort::Threshold)))
            .and_then(|l| l.with("the mill", Meaning::Session("tempo".into())))
            .unwrap()
    }

    #[test]
    fn words_are_replaced_where_they_stand_whole() {
        let lexicon = lexicon();
        for (text, expected) in [
            ("6 x Chapel Lane", "6 x 250 meters hill"),
            ("6xChapel-Lane", "6x250 meters hill"),
            ("at the chapel, lane 3", "at the loop, lane 3"),
            ("chapels and T20", "chapels and T20"),
            ("4 x 1km T2", "4 x 1km threshold"),
            ("The Mill: 3 x 1 km", "session: 3 x 1 km"),
            ("3 laps", "1200 meters"),
            ("2-3 laps easy", "800-1200 meters easy"),
            ("4 x 2.5 laps", "4 x 1000 meters"),
            ("half a lap jog, a lap walk", "200 meters jog, 400 meters walk"),
            ("two laps", "800 meters"),
            ("10 laps of 300m", "10 laps of 300m"),
            ("the last lap", "the last lap"),
            ("", ""),
        ] {
            assert_eq!(rewrite(text, &lexicon).text, expected, "{text}");
        }
    }

    #[test]
    fn sessions_are_declared_at_their_place() {
        let out = rewrite("Tue: the mill", &lexicon());
        assert_eq!(out.declared.len(), 1);
        assert_eq!(out.declared[0].label, "tempo");
        assert_eq!(out.declared[0].span, Span::new(5, 13));
    }
}
