//! Letters for paces behind a number: `2E + 4 x 1T + 2E`.

use crate::notation::lines::respell::{as_word, whole};
use crate::notation::tokens::lex::Token;
use crate::span::Span;

/// More than this is a time in minutes rather than a distance in miles.
const MOST_MILES: f64 = 15.0;

/// What the letter at a place stands for, if a number is stuck in front of it.
fn letter(tokens: &[Token], at: usize) -> Option<&'static str> {
    let token = tokens.get(at).filter(|t| t.glued && t.capital)?;
    let _ = at.checked_sub(1).and_then(|i| whole(tokens.get(i)))?;
    let ends = tokens
        .get(at + 1)
        .is_none_or(|t| !t.glued || [',', '+', ';', ')', '.'].iter().any(|s| t.is(*s)));
    let easy = token.is_word(&["e"]).then_some("easy");
    easy.or(token.is_word(&["t"]).then_some("threshold")).filter(|_| ends)
}

/// The first letter of the line and what is told of it.
pub(super) fn told(tokens: &[Token]) -> Option<(Span, &'static str)> {
    if !tokens.iter().any(|t| t.is_word(&["e", "t"])) {
        return None;
    }
    let at = (1..tokens.len()).find(|at| letter(tokens, *at).is_some())?;
    let span = tokens[at - 1].span.hull(tokens[at].span);
    Some((span, "a letter for a pace: whether the number in front counts miles is not said"))
}

/// The letters as words, with the unit that the line has elsewhere, else miles or minutes.
pub(super) fn letters<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    if !tokens.iter().any(|t| t.is_word(&["e", "t"])) {
        return None;
    }
    let metric = tokens.iter().any(|t| t.is_word(&["km", "k"]));
    let mut found: Option<Vec<Token<'t>>> = None;
    for at in 0..tokens.len() {
        let Some(word) = letter(tokens, at) else {
            if let Some(kept) = &mut found {
                kept.push(tokens[at]);
            }
            continue;
        };
        let long = whole(tokens.get(at.saturating_sub(1))).is_some_and(|n| n > MOST_MILES);
        let unit = if long {
            "min"
        } else if metric {
            "km"
        } else {
            "miles"
        };
        let kept = found.get_or_insert_with(|| tokens[..at].to_vec());
        let apart = Token { glued: false, ..as_word(word, &tokens[at]) };
        kept.extend([as_word(unit, &tokens[at]), apart]);
    }
    found
}
