//! Numbers with a unit behind them: shares, lactate, power, ratings.

use stadion_types::{Bounds, Lactate, Power};

use super::threshold::percent_of;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::tree::Target;

/// `86-87 %`, `2.5-3.5 mmol/L`, `280 W`, `7/10`.
pub(super) fn numbers(c: &mut Cursor<'_>) -> Option<Target> {
    // The 10 of `8/10` is the top of the scale, and no end of a range.
    let mut look = c.fork();
    let rating = look.plain_number().map(|(n, _)| n).filter(|n| *n <= 10.0);
    if let Some(rating) = rating.filter(|_| out_of_ten(&mut look) && !look.is(0, '%')) {
        c.at = look.at;
        return Bounds::new(rating, rating).ok().map(Target::Rpe);
    }
    let (min, max) = range(c)?;
    let per_cent = c.is_word(0, &["per"]) && c.is_word(1, &["cent"]);
    c.at += if per_cent { 2 } else { 0 };
    if per_cent || c.take('%') || c.take_word(&["percent", "pct", "prozent", "prosent", "procent"])
    {
        return Bounds::new(min, max)
            .ok()
            .map(|range| Target::Percent { range, of: percent_of(c) });
    }
    if c.take_word(&["mmol"]) {
        let _ = c.take('/') && c.take_word(&["l"]);
        let end = |v| Lactate::from_millimoles_per_liter(v).ok();
        return Bounds::new(end(min)?, end(max)?).ok().map(Target::Lactate);
    }
    // The `w` of `w/` is a "with".
    let with = c.is_word(0, &["w"]) && c.peek(1).is_some_and(|t| t.is('/') && t.glued);
    if !with && c.take_word(&["w", "watt", "watts"]) {
        let end = |v| Power::from_watts(v).ok();
        return Bounds::new(end(min)?, end(max)?).ok().map(Target::Power);
    }
    if out_of_ten(c) {
        return Bounds::new(min, max).ok().filter(|b| b.max() <= 10.0).map(Target::Rpe);
    }
    None
}

/// The bits of 10, the top of the scale of exertion.
const TEN: u64 = 10_f64.to_bits();

/// Steps over the `/10` of a rating.
pub(super) fn out_of_ten(c: &mut Cursor<'_>) -> bool {
    let ten = |t: &Token| t.number().is_some_and(|n| n.value.to_bits() == TEN);
    let found = c.is(0, '/') && c.peek(1).is_some_and(ten);
    c.at += if found { 2 } else { 0 };
    found
}

/// A bare range; a slash joins close numbers here.
pub(super) fn range(c: &mut Cursor<'_>) -> Option<(f64, f64)> {
    let (min, _) = c.plain_number()?;
    let back = c.at;
    let joined = c.take('-') || c.take_word(&["to", "bis"]) || c.take('/') || {
        let _ = c.take('%') && c.take('-');
        c.at > back + 1
    };
    if joined {
        if let Some((max, _)) = c.plain_number() {
            // `64-63`: the faster end behind the slower one.
            let falls = c.tokens[back].is('-') && c.tokens[back].glued && max > 0.85 * min;
            if falls && max < min && !c.is(0, '-') {
                return Some((max, min));
            }
            let close = max > min && !(c.tokens[back].is('/') && max > 1.5 * min);
            if close {
                return Some((min, max));
            }
        }
    }
    c.at = back;
    Some((min, min))
}
