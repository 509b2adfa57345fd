//! Lines below the work that say something of it or lie between its parts, and add nothing to it.

use crate::notation::tokens::lex::Token;
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

/// `800-600-400-200`, `6K-5K-4K-3K`, `5 min, 6 min, 7 min, 6 min`: four amounts or more of one kind in a
/// list; no sentence holds them by accident.
pub(crate) fn chain_of_amounts(tokens: &[Token]) -> bool {
    const LEAST: usize = 4;
    const UNITS: &[&str] = &[
        "m", "k", "km", "mile", "miles", "min", "mins", "minutes", "s", "sec", "secs", "seconds",
        "metres", "meters",
    ];
    // Without a unit round ones, which are no times.
    let round = |value: f64| (20.0..=5000.0).contains(&value) && (value / 10.0).fract() == 0.0;
    let (mut run, mut unit, mut at) = (0, None, 0);
    while let Some(token) = tokens.get(at) {
        let number = token.number().filter(|n| n.decimals == 0 && !n.word);
        let Some(number) = number else {
            run = 0;
            at += 1;
            continue;
        };
        let own = tokens.get(at + 1).and_then(Token::word).filter(|w| UNITS.contains(w));
        let sign = tokens.get(at + 1).is_some_and(|t| t.is('\''));
        let own = if sign { Some("min") } else { own };
        let alike = run == 0 || own == unit || own.is_none() || unit.is_none();
        run = if alike && (own.or(unit).is_some() || round(number.value)) { run + 1 } else { 0 };
        unit = if run > 1 { own.or(unit) } else { own };
        if run >= LEAST {
            return true;
        }
        at += 1 + usize::from(own.is_some());
        let joint = tokens.get(at).is_some_and(|t| t.is(',') || t.is('-') || t.is('/'))
            && tokens.get(at + 1).is_some_and(Token::is_figure);
        let and = tokens.get(at).is_some_and(|t| t.is(','))
            && tokens.get(at + 1).is_some_and(|t| t.is_word(&["and"]));
        if joint || and {
            at += 1 + usize::from(and);
        } else {
            run = 0;
        }
    }
    false
}
