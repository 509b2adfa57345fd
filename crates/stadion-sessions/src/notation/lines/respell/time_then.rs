//! A time behind repetitions, and then more work.

use crate::notation::lines::respell::{TIMES, as_sign, whole};
use crate::notation::tokens::lex::{Kind, Token};

/// `6 x 1k @ 3:30/km, 75s then 4 x 200m`, `10 x 60s hard, 60s easy, followed by ...`: the time ends its
/// list, as it does in front of a plus.
pub(super) fn time_then<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let mut found: Option<Vec<Token<'t>>> = None;
    let mut depth = 0_usize;
    let mut set = false;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if token.is('(') || token.is('[') {
            depth += 1;
        } else if token.is(')') || token.is(']') {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && ['+', ';', '.', ':'].iter().any(|s| token.is(*s)) {
            set = false;
        }
        set |= depth == 0 && (token.is_word(&["x"]) || token.is('*'));
        let joint = if depth == 0 && set && token.is(',') {
            time(tokens, at + 1).and_then(|end| Some((end, joint(tokens, end)?)))
        } else {
            None
        };
        if let Some((end, next)) = joint {
            let kept = found.get_or_insert_with(|| tokens[..at].to_vec());
            kept.extend_from_slice(&tokens[at..end]);
            kept.push(as_sign('+', &tokens[end]));
            (at, set) = (next, false);
            continue;
        }
        if let Some(kept) = &mut found {
            kept.push(*token);
        }
        at += 1;
    }
    found
}

/// Where a time ends, with a word for an easy part behind it or without.
fn time(tokens: &[Token], at: usize) -> Option<usize> {
    let token = |n: usize| tokens.get(n);
    let clock = matches!(token(at)?.kind, Kind::Clock { parts: 2, .. });
    let unit = token(at + 1).is_some_and(|t| t.is_word(TIMES) || t.is('"') || t.is('\''));
    let end = if clock {
        at + 1
    } else if whole(token(at)).is_some() && unit {
        at + 2
    } else {
        return None;
    };
    Some(end + usize::from(token(end).is_some_and(|t| t.is_word(&["easy"]))))
}

/// Where `then`, `, and then` or `followed by` ends in front of a figure.
fn joint(tokens: &[Token], at: usize) -> Option<usize> {
    let word = |n: usize, words: &[&str]| tokens.get(n).is_some_and(|t| t.is_word(words));
    let comma = usize::from(tokens.get(at)?.is(','));
    let from = at + comma + usize::from(word(at + comma, &["and"]));
    let end = if word(from, &["then"]) {
        from + 1
    } else if word(from, &["followed"]) && word(from + 1, &["by"]) {
        from + 2
    } else {
        return None;
    };
    // `8 x 3 min hard, 90 s easy then 60 s`: another time may go on with the turn.
    let counted = word(end + 1, &["x"]) || tokens.get(end + 1).is_some_and(|t| t.is('*'));
    (tokens.get(end)?.is_figure() && (counted || time(tokens, end).is_none())).then_some(end)
}
