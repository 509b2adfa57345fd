//! The amount of a repetition behind the words that say how it is run.

use crate::notation::lines::respell::{LENGTHS, TIMES, whole};
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;

/// `8x (80-90 % effort) sprint up 5-6 % incline for 40 m`, `5 x hard up the hill for 60 seconds`: the
/// amount right behind the sign.
pub(super) fn amount_behind<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const MOST: usize = 16;
    let sign = tokens.iter().position(|t| t.is_word(&["x"])).filter(|at| *at > 0)?;
    whole(tokens.get(sign - 1))?;
    if tokens.get(sign + 1)?.is_figure() {
        return None;
    }
    let words = tokens[sign + 1..].iter().take(MOST);
    let led = sign + 1 + words.take_while(|t| !t.is_word(&["for", "over"])).count();
    tokens.get(led).filter(|t| t.is_word(&["for", "over"]))?;
    let between = &tokens[sign + 1..led];
    let word = between.iter().any(|t| t.word().is_some());
    let rest = between.iter().any(|t| {
        t.is(',') || t.is(';') || t.is('.') || t.word().is_some_and(vocabulary::is_rest_word)
    });
    // Only shares stand between them.
    let share = |i: usize| {
        let range = between.get(i + 1).is_some_and(|t| t.is('-'));
        between.get(i + if range { 3 } else { 1 }).is_some_and(|t| t.is('%'))
    };
    let behind_range = |i: usize| i > 1 && between[i - 1].is('-') && share(i - 2);
    let figures =
        (0..between.len()).all(|i| !between[i].is_figure() || share(i) || behind_range(i));
    let number = tokens.get(led + 1)?.number()?;
    let unit = tokens.get(led + 2)?;
    let united = unit.is_word(LENGTHS) || unit.is_word(TIMES) || unit.is('"') || unit.is('\'');
    if !(word && figures && united) || rest || number.word {
        return None;
    }
    // Shares of words in a bracket are left where they are: they say how, not how far.
    let said: Vec<Token<'t>> = between
        .iter()
        .enumerate()
        .filter(|(i, t)| {
            let inside = t.is_figure() || t.is('%') || t.is('-');
            !(inside || t.is('(') || t.is(')') || *i > 0 && t.is_word(&["incline"]))
        })
        .map(|(_, t)| *t)
        .collect();
    let amount = &tokens[led + 1..led + 3];
    Some([&tokens[..=sign], amount, &said[..], &tokens[led + 3..]].concat())
}
