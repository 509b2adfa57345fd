//! One unit behind numbers that a plus joins.

use crate::notation::lines::respell::{LENGTHS, TIMES, as_word};
use crate::notation::tokens::lex::Token;

/// `(10 + 20 + 30 + 40m)`, `1 + 2 + 3 min`: the unit behind the last number is that of all.
pub(super) fn shared_unit<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let mut found: Option<Vec<Token<'t>>> = None;
    let mut at = tokens.iter().position(|t| t.is('+'))?.checked_sub(1)?;
    while at < tokens.len() {
        let mut end = at;
        while is_number(tokens, end) && tokens.get(end + 1).is_some_and(|t| t.is('+')) {
            end += 2;
        }
        let unit = tokens.get(end + 1).and_then(Token::word);
        let unit = unit.filter(|u| LENGTHS.contains(u) || TIMES.contains(u));
        // `3 x 10 + 20m`: the number behind a sign is a count or its amount.
        let counted = at.checked_sub(1).is_some_and(|i| tokens[i].is_word(&["x"]));
        if let Some(unit) = unit.filter(|_| end > at && is_number(tokens, end) && !counted) {
            let kept = found.get_or_insert_with(|| tokens.to_vec());
            let moved = kept.len() - tokens.len();
            for (n, number) in (at..end).step_by(2).enumerate() {
                kept.insert(number + 1 + n + moved, as_word(unit, &tokens[number]));
            }
        }
        at = end.max(at) + 1;
    }
    found
}

fn is_number(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).and_then(Token::number).is_some_and(|n| !n.word)
}
