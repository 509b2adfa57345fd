//! What a share is a share of.

use stadion_types::Bounds;

use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::tree::{PercentOf, Target};

/// `0.97 of LT2 speed`, `0.97 x threshold pace`: a share that is written as a fraction.
pub(super) fn share_of_threshold(c: &mut Cursor<'_>) -> Option<Target> {
    let (share, _) = c.plain_number()?;
    let _ = c.take('*') || c.take_word(&["x", "times"]);
    while c.is_word(0, &["of", "the", "your", "their", "his", "her"]) {
        c.at += 1;
    }
    let (of, len) = threshold(c).filter(|_| (0.4..1.5).contains(&share))?;
    c.at += len;
    // A fraction is written to the hundredth or the thousandth; the product must not show its bits.
    let percent = (share * 1e8).round() / 1e6;
    Bounds::new(percent, percent).ok().map(|range| Target::Percent { range, of })
}

/// What of the second threshold is meant, and how many tokens say so: `LT2 speed`, `threshold pace`,
/// `lactate threshold heart rate`.
fn threshold(c: &Cursor<'_>) -> Option<(PercentOf, usize)> {
    let start = usize::from(c.is_word(0, &["lactate"]));
    let mut len = start + 1;
    let second =
        |t: &Token| t.glued && t.number().is_some_and(|n| n.value.to_bits() == 2_f64.to_bits());
    if c.is_word(start, &["lt"]) {
        // `LT1` is another threshold.
        match c.peek(len).filter(|t| t.glued && t.number().is_some()) {
            Some(t) if second(t) => len += 1,
            Some(_) => return None,
            None => {}
        }
    } else if !c.is_word(start, &["threshold", "lt2"]) {
        return None;
    }
    Some(if c.is_word(len, &["hr"]) {
        (PercentOf::ThresholdHeartRate, len + 1)
    } else if c.is_word(len, &["heart"]) && c.is_word(len + 1, &["rate"]) {
        (PercentOf::ThresholdHeartRate, len + 2)
    } else if c.is_word(len, &["power", "watts"]) {
        (PercentOf::ThresholdPower, len + 1)
    } else {
        let named = c.is_word(len, &["speed", "pace", "velocity"]);
        (PercentOf::ThresholdSpeed, len + usize::from(named))
    })
}

pub(super) fn percent_of(c: &mut Cursor<'_>) -> PercentOf {
    while c.is_word(
        0,
        &["of", "the", "their", "your", "his", "her", "a", "der", "des", "de", "del", "la", "av"],
    ) {
        c.at += 1;
    }
    if let Some((of, len)) = threshold(c) {
        c.at += len;
        return of;
    }
    // `70 % 1RM`; the most for 5 repetitions is another weight.
    let lifts = c.peek(0).and_then(Token::number).filter(|_| c.is_word(1, &["rm"]));
    if let Some(lifts) = lifts {
        c.at += 2;
        let one = lifts.value.to_bits() == 1_f64.to_bits();
        return if one { PercentOf::OneRepMax } else { PercentOf::Unstated };
    }
    // `95 % VO2max`: a name with a number in it.
    let two = |at: usize| {
        c.peek(at).and_then(Token::number).is_some_and(|n| n.value.to_bits() == 2_f64.to_bits())
    };
    if c.is_word(0, &["vo", "v", "vvo"]) && two(1) {
        c.at += 2;
        let _ = c.take_word(&["max", "peak"]);
        let _ = c.take_word(&["pace", "speed"]);
        return PercentOf::Unstated;
    }
    let word = c.peek(0).and_then(crate::notation::tokens::lex::Token::word).unwrap_or_default();
    let next = c.peek(1).and_then(crate::notation::tokens::lex::Token::word).unwrap_or_default();
    let (of, len) = match (word, next) {
        ("max" | "maximum" | "maximal", "heart") => (PercentOf::MaxHeartRate, 3),
        ("max" | "maximum" | "maximal", "hr") => (PercentOf::MaxHeartRate, 2),
        ("hrmax" | "mhr" | "hr", _) => (PercentOf::MaxHeartRate, 1 + usize::from(next == "max")),
        ("lthr", _) => (PercentOf::ThresholdHeartRate, 1),
        ("ftp", _) => (PercentOf::ThresholdPower, 1),
        ("cp" | "cs", _) => (PercentOf::Critical, 1),
        ("pb" | "pr" | "best", _) => (PercentOf::Best, 1),
        ("vma" | "mas", _) => (PercentOf::AerobicSpeed, 1),
        ("effort", _) => (PercentOf::Effort, 1),
        ("map" | "rp" | "mp" | "hmp" | "gp", _) => (PercentOf::Unstated, 1),
        _ => (PercentOf::Unstated, 0),
    };
    c.at += len;
    // `FTP20`, `MAP5`: over how many minutes it was measured.
    let measured = matches!(word, "ftp" | "map" | "cp");
    let minutes = c.peek(0).is_some_and(|t| t.glued && t.number().is_some());
    c.at += usize::from(measured && minutes);
    of
}
