//! Joints and zones of other languages.

use crate::notation::lines::label;
use crate::notation::lines::respell::as_word;
use crate::notation::tokens::lex::{Kind, Token};

/// In front of the next part: then.
const THEN: &[&str] = &[
    "poi",
    "luego",
    "despu\u{e9}s",
    "despues",
    "puis",
    "ensuite",
    "dann",
    "danach",
    "anschlie\u{df}end",
    "abschlie\u{df}end",
    "daarna",
    "sedan",
    "deretter",
    "sen",
];
/// And.
const AND: &[&str] = &["e", "y", "et", "und", "en", "och", "og", "and"];
/// Zones of training with a number behind them.
const ZONES: &[&str] = &["dl", "ga", "wsa", "kb"];

/// `e poi 1 x 1000`, `abschlie\u{df}end 4 km`, `12-mal 200 m`, `im Tempo deiner 1000-m-Bestzeit`, `DL 1`.
pub(super) fn abroad<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let mut found: Option<Vec<Token<'t>>> = None;
    let mut at = 0;
    while at < tokens.len() {
        let (taken, put) = shape(tokens, at);
        if taken > 0 {
            let kept = found.get_or_insert_with(|| tokens[..at].to_vec());
            kept.extend(put);
            at += taken;
        } else {
            if let Some(kept) = &mut found {
                kept.push(tokens[at]);
            }
            at += 1;
        }
    }
    found
}

/// How many tokens a shape takes at a place, and the token that stands for it.
fn shape<'t>(tokens: &[Token<'t>], at: usize) -> (usize, Option<Token<'t>>) {
    let token = &tokens[at];
    let get = |n: usize| tokens.get(at + n);
    let figure = |n: usize| get(n).is_some_and(Token::is_figure);
    let word = |n: usize, words: &'static [&'static str]| get(n).is_some_and(|t| t.is_word(words));
    match token.kind {
        Kind::Word(_) if at > 0 && word(0, AND) && word(1, THEN) && figure(2) => {
            (2, Some(as_word("then", token)))
        }
        Kind::Word(_) if at > 0 && word(0, THEN) && figure(1) => (1, Some(as_word("then", token))),
        // `inkl. Ein- und Auslaufen`.
        Kind::Word("inkl" | "inklusive" | "einschließlich") if at > 0 => {
            let words = tokens[at..].iter().skip(1).take(6);
            let last = words
                .take_while(|t| t.word().is_some() || t.is('-') || t.is('.'))
                .take(6)
                .position(|t| t.word().is_some_and(label::names_section));
            match last {
                Some(last) => (last + 1, Some(as_word("including", token))),
                None => (0, None),
            }
        }
        // `12-mal`.
        Kind::Sign('-') if token.glued && word(1, &["mal"]) && at > 0 && figure(2) => {
            if tokens[at - 1].number().is_some() {
                (2, Some(as_word("x", token)))
            } else {
                (0, None)
            }
        }
        // `1000-m-Bestzeit`: the distance of a race, whose time is aimed at.
        Kind::Number(_) if is_best(tokens, at) => (5, None),
        Kind::Number(_) if at > 0 && tokens[at - 1].is_word(ZONES) => {
            // `60 min GA1`: behind an amount the grammar takes the zone with its number.
            let behind = at > 1 && {
                let before = &tokens[at - 2];
                let sign = before.is('\'') || before.is('@') || before.is('.');
                sign || before.word().is_some()
            };
            let kept = token.glued && behind && tokens[at - 1].is_word(&["ga"]);
            (usize::from(!kept), None)
        }
        _ => (0, None),
    }
}

fn is_best(tokens: &[Token], at: usize) -> bool {
    let dash = |n: usize| tokens.get(at + n).is_some_and(|t| t.is('-') && t.glued);
    let unit = tokens.get(at + 2).is_some_and(|t| t.is_word(&["m", "km"]));
    let best = tokens.get(at + 4).and_then(Token::word);
    dash(1) && unit && dash(3) && best.is_some_and(|w| w.ends_with("zeit") || w.ends_with("tempo"))
}
