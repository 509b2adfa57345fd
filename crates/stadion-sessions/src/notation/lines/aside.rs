//! Lines below the work that say something of it or lie between its parts, and add nothing to it.

use crate::notation::tokens::lex::Token;
use crate::notation::read::is_unit;
use crate::resolve::sums;
use crate::session::Session;

/// Which repetitions a line speaks of.
const SECOND: &[&str] = &["odd", "odds", "even", "evens"];

/// `Odd 100s: easy`, `Evens fast`: what is said of every second repetition of the work above.
///
/// A count of its own makes the line work.
pub(crate) fn of_every_second(tokens: &[Token], session: &Session) -> bool {
    let opens = tokens.first().is_some_and(|t| t.is_word(SECOND));
    let counted = tokens.iter().any(|t| t.is_word(&["x", "times"]) || t.is('*') || t.is('+'));
    opens && !counted && !session.blocks.is_empty()
}

/// `1-3 free on 10s rest`, `#4 all out`: which of the repetitions above a line speaks of.
///
/// A count, or a unit behind the numbers, makes it work.
pub(crate) fn of_some(tokens: &[Token], session: &Session) -> bool {
    let sign = usize::from(tokens.first().is_some_and(|t| t.is('#')));
    let number = |at: usize| {
        let found = tokens.get(at).and_then(Token::number);
        found.filter(|n| n.decimals == 0 && !n.word).map(|n| n.value)
    };
    let Some(low) = number(sign) else { return false };
    let range = tokens.get(sign + 1).is_some_and(|t| t.is('-') || t.is('&') || t.is(','));
    let high = if range { number(sign + 2) } else { Some(low) };
    let Some(high) = high.filter(|_| range || sign == 1) else { return false };
    let behind = tokens.get(sign + if range { 3 } else { 1 });
    let about = behind.is_some_and(|t| {
        t.is(':') || t.is('@') || t.word().is_some_and(|w| !t.glued && !is_unit(w) && w.len() > 1)
    });
    let counted = tokens
        .windows(2)
        .any(|w| w[0].is_figure() && (w[1].is_word(&["x", "times", "sets"]) || w[1].is('*')));
    let reps = session.blocks.last().map_or(0, |b| sums(&b.work).reps.1);
    let rise = if range { low < high } else { true };
    rise && about && !counted && reps > 1 && high <= f64::from(reps)
}

/// `- 2:00 @ 70% -`: dashes on both sides of an amount put it between the parts.
pub(crate) fn between_dashes(tokens: &[Token]) -> bool {
    let dash = |t: Option<&Token>| t.is_some_and(|t| t.is('-') || t.is('\u{2014}'));
    let [_, inner @ .., _] = tokens else { return false };
    let counted = inner.iter().any(|t| t.is_word(&["x", "times"]) || t.is('*') || t.is('+'));
    dash(tokens.first())
        && dash(tokens.last())
        && inner.first().is_some_and(Token::is_figure)
        && !inner.iter().any(|t| t.is(','))
        && !counted
}

/// `800-600-400-200`: four distances of the track or more, joined by dashes; no sentence holds them
/// by accident.
pub(crate) fn chain_of_distances(tokens: &[Token]) -> bool {
    const LEAST: usize = 4;
    let track = |t: &Token| {
        t.number().is_some_and(|n| {
            n.decimals == 0
                && (100.0..=5000.0).contains(&n.value)
                && (n.value / 50.0).fract() == 0.0
        })
    };
    let mut run = 0;
    for (i, token) in tokens.iter().enumerate() {
        let joined = i > 1 && tokens[i - 1].is('-') && tokens[i - 1].glued && token.glued;
        if track(token) {
            run = if joined { run + 1 } else { 1 };
        } else if !token.is('-') {
            run = 0;
        }
        if run >= LEAST {
            return true;
        }
    }
    false
}
