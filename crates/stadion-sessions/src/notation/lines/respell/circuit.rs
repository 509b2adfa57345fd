//! A count in front of the colon of a circuit.

use crate::notation::lines::respell::{as_sign, as_word, whole};
use crate::notation::tokens::lex::Token;

/// `Circuit 3x: 10 squats, 10 lunges`: the count is that of the list behind the colon.
pub(super) fn circuit<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const MOST_WORDS: usize = 3;
    let colon = tokens.iter().take(MOST_WORDS + 3).position(|t| t.is(':')).filter(|i| *i >= 2)?;
    let (one, two) = (&tokens[colon - 2], &tokens[colon - 1]);
    let count = match (whole(Some(one)), whole(Some(two))) {
        (Some(_), None) if two.is_word(&["x"]) => *one,
        (None, Some(_)) if one.is_word(&["x"]) => *two,
        _ => return None,
    };
    let named = tokens[..colon - 2].iter().all(|t| t.word().is_some());
    let behind = &tokens[colon + 1..];
    whole(behind.first())?;
    // Only lifts that are counted: with a rest or a colon the line says more than this rule reads.
    let plain = behind
        .iter()
        .all(|t| t.word().is_some_and(|w| w != "x") || t.is(',') || whole(Some(t)).is_some());
    if !named || !plain || !behind.iter().any(|t| t.is(',')) {
        return None;
    }
    let last = tokens.last()?;
    let mut found = vec![count, as_word("x", &count), as_sign('(', &tokens[colon])];
    found.extend_from_slice(behind);
    found.push(as_sign(')', last));
    Some(found)
}
