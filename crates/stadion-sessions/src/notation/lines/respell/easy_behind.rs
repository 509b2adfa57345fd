//! An easy time behind repetitions, with a stop in front of it.

use crate::notation::lines::respell::{TIMES, as_sign, whole};
use crate::notation::tokens::lex::Token;
use crate::notation::words::known::Known;
use crate::notation::words::vocabulary;

/// `8 x 30s hard ; 90s easy`, `10 x 1 min hard. 1 min easy.`: the line ends with it, and the repetitions
/// have no other rest.
pub(super) fn easy_behind<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    /// Longer easy parts stand alone.
    const MOST_S: f64 = 300.0;
    let end = tokens.len() - usize::from(tokens.last().is_some_and(|t| t.is('.')));
    let [front @ .., stop, number, unit, easy] = tokens.get(..end)? else { return None };
    if easy.known != Known::Easy || !(stop.is(';') || stop.is('.')) || !unit.is_word(TIMES) {
        return None;
    }
    let minutes = unit.known == Known::Minutes;
    let seconds = whole(Some(number))? * if minutes { 60.0 } else { 1.0 };
    let counted = front.iter().filter(|t| t.known == Known::X).count() == 1;
    let hard = front.last().is_some_and(|t| t.is_word(&["hard", "fast", "sprint", "on", "quick"]));
    let rested = front.iter().any(|t| t.is_word(vocabulary::REST) || t.is(';') || t.is('.'));
    if seconds > MOST_S || !counted || !hard || rested {
        return None;
    }
    let mut found = tokens.to_vec();
    found[front.len()] = as_sign(',', stop);
    Some(found)
}
