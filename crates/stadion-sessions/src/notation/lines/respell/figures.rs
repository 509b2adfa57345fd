//! Figures that are written in another way.

use crate::notation::lines::respell::{as_word, whole};
use crate::notation::tokens::lex::{Kind, Number, Token};

/// Rests whose stop behind the short word is no end of a sentence.
const SHORT: &[&str] = &["rec", "recov", "r\u{e9}cup", "recup", "recs", "ri"];

/// `1-1/2 mile`, `rec. 1'30"`, `al 70%`, `1 x 1.000`.
pub(super) fn figures<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let mut found: Option<Vec<Token<'t>>> = None;
    for (at, token) in tokens.iter().enumerate() {
        let put = match token.kind {
            Kind::Sign('-') if is_mixed(tokens, at) => Put::Nothing,
            Kind::Sign('.') if is_short(tokens, at) => Put::Nothing,
            Kind::Word("al" | "au" | "\u{e0}" | "zu") if is_share(tokens, at + 1) => {
                Put::One(as_word("at", token))
            }
            Kind::Number(_) if at > 0 && is_mixed(tokens, at - 1) => {
                Put::One(Token { glued: false, ..*token })
            }
            Kind::Number(n) if is_thousand(tokens, at, n) => {
                let number = Number { value: (n.value * 1000.0).round(), decimals: 0, ..n };
                Put::One(Token { kind: Kind::Number(number), ..*token })
            }
            _ => Put::Same,
        };
        match (put, &mut found) {
            (Put::Same, Some(kept)) => kept.push(*token),
            (Put::Same, None) => {}
            (Put::Nothing, kept) => {
                let _ = kept.get_or_insert_with(|| tokens[..at].to_vec());
            }
            (Put::One(new), kept) => {
                kept.get_or_insert_with(|| tokens[..at].to_vec()).push(new);
            }
        }
    }
    found
}

enum Put<'t> {
    Same,
    Nothing,
    One(Token<'t>),
}

/// Whether the dash stands in a mixed number: `1-1/2`.
fn is_mixed(tokens: &[Token], at: usize) -> bool {
    const LARGEST: f64 = 8.0;
    let glued = |n: usize| tokens.get(at + n).is_some_and(|t| t.glued);
    let parts = whole(tokens.get(at + 1)).zip(whole(tokens.get(at + 3)));
    let fraction = parts.is_some_and(|(over, under)| 0.0 < over && over < under);
    let small = parts.is_some_and(|(_, under)| under <= LARGEST);
    let before = at.checked_sub(1).and_then(|i| whole(tokens.get(i)));
    let united = tokens.get(at + 4).is_some_and(|t| {
        t.is('-') || t.is_word(&["mile", "miles", "mi", "lap", "laps", "hours", "hour"])
    });
    if !tokens[at].is('-') {
        return false;
    }
    let slash = tokens.get(at + 2).is_some_and(|t| t.is('/'));
    slash && fraction && small && before.is_some() && united && (0..=3).all(glued)
}

/// Whether the stop cuts the word for a rest short, with the time of the rest behind it.
fn is_short(tokens: &[Token], at: usize) -> bool {
    let word = at.checked_sub(1).is_some_and(|i| tokens[i].is_word(SHORT));
    let figure = tokens.get(at + 1).is_some_and(Token::is_figure);
    let counted = tokens.get(at + 2).is_some_and(|t| t.is_word(&["x"]) || t.is('*'));
    word && tokens[at].glued && figure && !counted
}

/// Whether a share stands at a token: `70%`, `70-80 %`.
fn is_share(tokens: &[Token], at: usize) -> bool {
    let range = tokens.get(at + 1).is_some_and(|t| t.is('-'));
    let end = at + if range { 3 } else { 1 };
    tokens.get(at).is_some_and(Token::is_figure) && tokens.get(end).is_some_and(|t| t.is('%'))
}

/// Whether the number behind a sign is metres with a stop behind the thousands.
fn is_thousand(tokens: &[Token], at: usize, number: Number) -> bool {
    const DECIMALS: u8 = 3;
    const FARTHEST: f64 = 15.0;
    let crossed = at.checked_sub(1).is_some_and(|i| tokens[i].is_word(&["x"]));
    let metres = number.value * 1000.0 / 50.0;
    number.decimals == DECIMALS
        && crossed
        && number.value < FARTHEST
        && (metres - metres.round()).abs() < 1e-6
        && !tokens.get(at + 1).is_some_and(|t| t.is_word(&["k", "km", "miles", "mile", "mi"]))
}
