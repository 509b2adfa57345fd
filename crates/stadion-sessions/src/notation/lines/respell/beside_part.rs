//! What a part is ridden or rowed at, behind a comma.

use crate::notation::lines::respell::{as_sign, as_word};
use crate::notation::tokens::lex::Token;

/// What power, a pulse and a cadence are counted in.
const UNITS: &[&str] = &["w", "watt", "watts", "bpm", "rpm", "spm", "hr"];
/// A pulse is no lower, and so long nobody goes out.
const LEAST_PULSE: f64 = 60.0;

/// `10 min easy, 110-130 HR`, `5 min, 200 W`, `20 min, HR 140`: levelled to `@ 110-130 bpm`.
pub(super) fn beside_part<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    if !tokens.iter().any(|t| t.is_word(UNITS)) {
        return None;
    }
    let mut found: Option<Vec<Token<'t>>> = None;
    let mut at = 0;
    while at < tokens.len() {
        let Some((from, len, unit, end)) = aim(tokens, at) else {
            if let Some(kept) = &mut found {
                kept.push(tokens[at]);
            }
            at += 1;
            continue;
        };
        let kept = found.get_or_insert_with(|| tokens[..at].to_vec());
        kept.push(as_sign('@', &tokens[at]));
        kept.extend_from_slice(&tokens[from..from + len]);
        let pulse = tokens[unit].is_word(&["hr"]);
        kept.push(if pulse { as_word("bpm", &tokens[unit]) } else { tokens[unit] });
        at = end;
    }
    found
}

/// Behind a comma: where the number begins, its tokens, its unit, and where all of it ends.
fn aim(tokens: &[Token], at: usize) -> Option<(usize, usize, usize, usize)> {
    let sign = tokens[at].is(',') || tokens[at].is(';');
    if !sign || at == 0 {
        return None;
    }
    let named = tokens.get(at + 1)?.is_word(&["hr"]);
    let from = at + 1 + usize::from(named);
    let number = |n: usize| tokens.get(n).and_then(Token::number).filter(|n| !n.word);
    let first = number(from)?;
    let joined = tokens.get(from + 1).is_some_and(|t| t.is('-') || t.is_word(&["to"]));
    let len = if joined && number(from + 2).is_some() { 3 } else { 1 };
    let behind = from + len;
    if named {
        let over = tokens.get(behind).is_none_or(|t| [',', ';', '.', ')'].iter().any(|s| t.is(*s)));
        return (over && first.value >= LEAST_PULSE).then_some((from, len, at + 1, behind));
    }
    let unit = tokens.get(behind).filter(|t| t.is_word(UNITS))?;
    let with = unit.is_word(&["w"])
        && (!(unit.capital || unit.glued)
            || tokens.get(behind + 1).is_some_and(|t| t.is('/') || t.is_figure()));
    let hours = unit.is_word(&["hr"]) && first.value < LEAST_PULSE;
    (!with && !hours).then_some((from, len, behind, behind + 1))
}
