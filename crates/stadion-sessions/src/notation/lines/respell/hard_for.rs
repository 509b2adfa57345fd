//! How hard, and then for how long.

use crate::notation::lines::respell::{TIMES, UNITS, as_sign, whole};
use crate::notation::quantity::SECONDS;
use crate::notation::tokens::lex::Token;

/// `run hard for 1 minute then easy for 1 minute`: the time in front of how it is run.
pub(super) fn hard_for<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let mut found: Option<Vec<Token<'t>>> = None;
    let mut at = 0;
    while at + 3 < tokens.len() {
        let [how, led, number, unit] = [0, 1, 2, 3].map(|n| &tokens[at + n]);
        let timed = number.number().is_some() && unit.is_word(TIMES);
        // `30 s hard, 30 s fast for 4 min`: the list goes on for so long.
        let behind = at.checked_sub(1).is_some_and(|i| {
            let before = &tokens[i];
            before.is_figure() || before.is('"') || before.is('\'') || before.is_word(UNITS)
        });
        let hard = !behind && how.is_word(&["hard", "fast", "easy", "steady", "quick"]);
        if hard && led.is_word(&["for"]) && timed {
            let kept = found.get_or_insert_with(|| tokens.to_vec());
            kept[at] = *number;
            kept[at + 1] = *unit;
            kept[at + 2] = *how;
            // One token less keeps the places of the others: the word is said twice.
            kept[at + 3] = *how;
            at += 3;
        } else if eases(tokens, at) {
            let kept = found.get_or_insert_with(|| tokens.to_vec());
            kept[at] = as_sign(',', how);
        }
        at += 1;
    }
    found
}

/// `8 x 3 min hard then 90 s easy`: whether the word leads from the hard part of a turn to its easy one.
fn eases(tokens: &[Token], at: usize) -> bool {
    let word =
        |n: usize, words: &'static [&'static str]| tokens.get(n).is_some_and(|t| t.is_word(words));
    if !(tokens[at].is_word(&["then"]) && at >= 5 && (word(at - 4, &["x"]) || word(at - 5, &["x"])))
    {
        return false;
    }
    let comma = usize::from(tokens[at - 1].is(','));
    let hard = word(at - 1 - comma, &["hard", "fast", "on", "quick"]);
    let timed = tokens[at - 2 - comma].is_word(TIMES);
    let number = tokens.get(at + 1).is_some_and(|t| t.number().is_some());
    let easy = word(at + 3, &["easy", "off", "slow", "jog", "recovery"]);
    // What lasts longer than the hard part is the way home.
    let seconds = |n: usize| {
        let value = whole(tokens.get(n))?;
        Some(if tokens.get(n + 1)?.is_word(SECONDS) { value } else { value * 60.0 })
    };
    let shorter = seconds(at + 1).zip(seconds(at - 3 - comma)).is_some_and(|(a, b)| a <= b);
    hard && timed
        && number
        && word(at + 2, TIMES)
        && easy
        && shorter
        && tokens.get(at + 4).is_none()
}
