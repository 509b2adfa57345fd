//! A scheme of repetitions over the names of several lifts: `21-15-9`, and below it `Thrusters` and
//! `Pull-ups`.

use crate::notation::Dialect;
use crate::notation::read::Reading;
use crate::session::LineKind;
use crate::span::Span;
use crate::tree::{Amount, Work};

/// Words beside the numbers of a scheme.
const BESIDE: &[&str] = &[
    "reps",
    "rep",
    "repetitions",
    "for",
    "time",
    "of",
    "each",
    "rounds",
    "quality",
    "the",
    "following",
];
/// Words by which a line below is no lift.
const OTHER: &[&str] = &[
    "rest", "time", "cap", "score", "rx", "scaled", "notes", "note", "for", "compare", "post",
    "warm", "cool", "optional", "or", "then", "min", "minutes", "mins", "each", "easy", "sets",
    "rounds", "x",
];

/// Lets a scheme hold for each of the lifts that stand below it.
pub(crate) fn scheme(text: &str, dialect: Dialect, reading: &mut Reading) {
    if dialect != Dialect::Strength {
        return;
    }
    let lines = &reading.session.lines;
    for block in &mut reading.session.blocks {
        let Work::Seq { parts, .. } = &mut block.work else { continue };
        let lifts =
            |work: &Work| matches!(work, Work::Rep(r) if matches!(r.amount, Amount::Lifts(_)));
        if parts.len() < 2 || !parts.iter().all(lifts) || !is_scheme(block.span.of(text)) {
            continue;
        }
        let Some(at) = lines.iter().position(|l| {
            l.kind == LineKind::Work
                && l.span.start <= block.span.start
                && block.span.end <= l.span.end
        }) else {
            continue;
        };
        let mut end = block.span.end;
        let below: Vec<Span> = lines[at + 1..]
            .iter()
            .take_while(|l| {
                let near = text
                    .get(end..l.span.start)
                    .is_some_and(|gap| gap.bytes().filter(|b| *b == b'\n').count() == 1);
                end = l.span.end;
                l.kind == LineKind::Note && near && is_lift(l.span.of(text))
            })
            .map(|l| l.span)
            .collect();
        if below.len() > 1 {
            // In each round as many of one lift as of the next.
            *parts = parts
                .iter()
                .flat_map(|part| core::iter::repeat_n(part.clone(), below.len()))
                .collect();
        }
    }
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

fn is_one(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// Nothing but numbers with dashes, and the words for what they count.
fn is_scheme(line: &str) -> bool {
    let numbers = words(line).take_while(|w| w.bytes().all(|b| b.is_ascii_digit())).count();
    numbers > 1 && line.contains('-') && words(line).skip(numbers).all(|w| is_one(w, BESIDE))
}

/// The name of a lift, with a load behind it or none.
fn is_lift(line: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let opens = line.chars().next().is_some_and(char::is_alphabetic);
    let bare = line.split('(').next().unwrap_or_default();
    opens
        && !line.contains(':')
        && words(bare).count() <= MOST_WORDS
        && !words(bare).any(|w| is_one(w, OTHER))
}
