//! One unit behind numbers that a plus joins, or that stand in brackets.

use crate::notation::lines::respell::counted_behind::is_digits;
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

const METERS: &[&str] = &["m", "meters", "metres"];

/// `3 x (20, 30, 40, 50m)`: the unit of the last holds for those before it, however short they are.
pub(super) fn in_brackets<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    /// From here on the grammar takes a number for a distance by itself.
    const SHORT_M: f64 = 50.0;
    let mut found: Option<Vec<Token<'t>>> = None;
    for open in (0..tokens.len()).filter(|i| tokens[*i].is('(')) {
        let Some(sign) = tokens.get(open + 2).filter(|t| [',', '-'].iter().any(|s| t.is(*s)))
        else {
            continue;
        };
        let list = &tokens[open + 1..];
        let len = list
            .iter()
            .enumerate()
            .take_while(|(i, t)| if i % 2 == 0 { is_digits(t) } else { t.kind == sign.kind })
            .count();
        let unit = list.get(len).is_some_and(|t| t.is_word(METERS));
        let closed = list.get(len + 1).is_some_and(|t| t.is(')'));
        let short = list[..len].iter().filter_map(Token::number).any(|n| n.value < SHORT_M);
        // Two with a dash are a range.
        let least = if sign.is('-') { 5 } else { 3 };
        if !(unit && closed && short) || len < least || len % 2 == 0 {
            continue;
        }
        let kept = found.get_or_insert_with(|| tokens.to_vec());
        let moved = kept.len() - tokens.len();
        for (n, i) in (0..len - 1).step_by(2).enumerate() {
            let like = &list[i];
            kept.insert(open + 1 + i + 1 + n + moved, Token { glued: true, ..as_word("m", like) });
        }
    }
    found
}
