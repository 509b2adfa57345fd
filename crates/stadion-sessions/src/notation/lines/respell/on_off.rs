//! Times on and off with a dash between them.

use crate::notation::lines::respell::{TIMES, as_sign, as_word, whole};
use crate::notation::tokens::lex::Token;

/// `10 x (40" - 20")`, `8x(40-20)`: a dash between two times in a bracket behind a count.
pub(super) fn on_off<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let mut found: Option<Vec<Token<'t>>> = None;
    for at in 2..tokens.len() {
        if !tokens[at].is('(') || !tokens[at - 1].is_word(&["x"]) {
            continue;
        }
        let unit =
            |i: usize| tokens.get(i).is_some_and(|t| t.is('"') || t.is('\'') || t.is_word(TIMES));
        let Some(on) = whole(tokens.get(at + 1)) else { continue };
        let dash = at + 2 + usize::from(unit(at + 2));
        let Some(off) = whole(tokens.get(dash + 1)) else { continue };
        let end = dash + 2 + usize::from(unit(dash + 2));
        let alike = (dash == at + 3) == (end == dash + 3);
        // Bare numbers as large as distances are distances.
        let time = dash == at + 3 || on <= 60.0 && off <= 60.0;
        let closed = tokens[dash].is('-') && tokens.get(end).is_some_and(|t| t.is(')'));
        if alike && time && closed {
            let kept = found.get_or_insert_with(|| tokens.to_vec());
            // What was put in before moves the places behind it.
            let moved = kept.len() - tokens.len();
            kept[dash + moved] = as_sign('/', &tokens[dash]);
            if dash == at + 2 {
                kept.insert(end + moved, as_word("s", &tokens[end - 1]));
                kept.insert(dash + moved, as_word("s", &tokens[dash - 1]));
            }
        }
    }
    found
}
