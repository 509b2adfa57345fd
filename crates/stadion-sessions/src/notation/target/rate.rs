//! Rates of strokes, of pedalling and of the heart: `24 spm`, `r18`, `SR: 18-20`, `90 rpm`, `cadence 60-65`,
//! `140 bpm`.

use super::numbers::range;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::tree::Target;

/// Behind a number these make it a rate.
const UNITS: &[&str] = &["spm", "rpm", "sr", "spms", "rpms", "bpm"];

/// In front of a number these make it a rate.
const NAMES: &[&str] =
    &["sr", "rate", "rating", "cad", "cadence", "spm", "rpm", "r", "capped", "cap"];

/// Strokes a minute that a crew rows at; the letter `r` in front of anything else is a rest.
const STROKES: core::ops::RangeInclusive<f64> = 14.0..=50.0;

/// A rate at the position, kept in the words of the text; the position may be anywhere afterwards
/// if there is none.
pub(super) fn rate(c: &mut Cursor<'_>) -> Option<Target> {
    let from = c.at;
    if starts_rate(c, 0) {
        let letter = c.is_word(0, &["r"]);
        c.at += 1;
        while c.is(0, ':') || c.is(0, '=') || c.is_word(0, &["of", "at", "cap", "capped"]) {
            c.at += 1;
        }
        let (min, max) = range(c)?;
        if letter && !(STROKES.contains(&min) && STROKES.contains(&max)) {
            return None;
        }
        // `24/26/28`: a rate for each part.
        while c.is(0, '/') && c.peek(1).and_then(Token::number).is_some_and(|n| n.decimals == 0) {
            c.at += 2;
        }
        let _ = c.take_word(UNITS);
        return Some(named(c, from));
    }
    c.peek(0)?.number()?;
    // `rest until 120 bpm` is no aim.
    let until = from.checked_sub(1).and_then(|at| c.tokens.get(at));
    let until = until.is_some_and(|t| t.is_word(&["until", "till", "to", "below", "under"]));
    let _ = range(c)?;
    if until && c.is_word(0, &["bpm"]) {
        return None;
    }
    let _ = c.take('+');
    if c.take_word(UNITS) || (c.take_word(&["strokes", "revs"]) && per_minute(c)) {
        return Some(named(c, from));
    }
    None
}

/// Whether a name of a rate and its number stand `ahead`.
pub(crate) fn starts_rate(c: &Cursor<'_>, ahead: usize) -> bool {
    if !c.is_word(ahead, NAMES) {
        return false;
    }
    // `r20`: the letter only sticks to its number; `r 60"` and `r2'` are rests.
    if c.is_word(ahead, &["r"]) {
        let number = c.peek(ahead + 1).filter(|t| t.glued).and_then(Token::number);
        let last = if c.is(ahead + 2, '-') || c.is(ahead + 2, '/') { 3 } else { 1 };
        let unit = c.peek(ahead + last + 1).is_some_and(|t| {
            t.is('\'')
                || t.is('"')
                || t.is_word(&["s", "sec", "secs", "min", "mins", "m", "minutes", "seconds"])
        });
        return number.is_some_and(|n| STROKES.contains(&n.value) && n.decimals == 0) && !unit;
    }
    let mut at = ahead + 1;
    while c.is(at, ':') || c.is(at, '=') || c.is_word(at, &["of", "at", "cap", "capped"]) {
        at += 1;
    }
    c.peek(at).and_then(Token::number).is_some()
}

fn per_minute(c: &mut Cursor<'_>) -> bool {
    let back = c.at;
    let _ = c.take('/') || c.take_word(&["per", "a"]);
    let found = c.take_word(&["min", "minute"]);
    if !found {
        c.at = back;
    }
    found
}

fn named(c: &Cursor<'_>, from: usize) -> Target {
    Target::Named(c.span_from(from).of(c.text).to_owned())
}
