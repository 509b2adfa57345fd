//! Lines below the work that say something of it or lie between its parts, and add nothing to it.

use crate::notation::read::is_unit;
use crate::notation::tokens::lex::{Kind, Token};
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

/// `Descend the 200s and 300s`, `Work the 100's`: what is said of repetitions above by their lengths.
pub(crate) fn of_plurals(tokens: &[Token], session: &Session) -> bool {
    const NEXT: &[&str] = &[
        "then", "and", "plus", "finish", "with", "w", "jog", "rest", "recovery", "rec", "followed",
    ];
    const MOST: usize = 14;
    const UNDER: &[&str] = &["under", "at", "below", "in", "sub", "to"];
    let opens = tokens.first().is_some_and(|t| t.word().is_some() && !t.is_word(NEXT));
    let held = tokens.first().is_some_and(|t| t.is_word(&["hold", "keep", "try", "make", "work"]));
    let plural = |at: usize| {
        let quote = usize::from(tokens.get(at + 1).is_some_and(|t| t.is('\'')));
        let letter = tokens.get(at + 1 + quote);
        let long =
            tokens[at].number().is_some_and(|n| n.decimals == 0 && !n.word && n.value >= 25.0);
        long && letter.is_some_and(|t| t.glued && t.is_word(&["s"]))
    };
    let mut figures = (0..tokens.len()).filter(|i| tokens[*i].is_figure()).peekable();
    let any = figures.peek().is_some();
    let sign =
        tokens.iter().any(|t| t.is('@') || t.is('+') || t.is('*') || t.is_word(&["x", "times"]));
    opens
        && any
        && figures.all(|i| plural(i) || held && i > 1 && tokens[i - 1].is_word(UNDER))
        && !sign
        && tokens.len() <= MOST
        && session.blocks.iter().any(|b| sums(&b.work).meters.is_some())
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
    let other =
        ["strides", "stride", "hills", "hill", "sprints", "sprint", "accelerations", "sets"];
    let about = behind.is_some_and(|t| !t.is_word(&other))
        && behind.is_some_and(|t| {
            t.is(':')
                || t.is('@')
                || t.word().is_some_and(|w| !t.glued && !is_unit(w) && w.len() > 1)
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

/// `800-600-400-200`, `5K-4K-3K`, `5 min, 6 min, 7 min`: a chain of amounts that no sentence holds by
/// accident: three with units, or four round ones without, no two alike side by side.
pub(crate) fn chain_of_amounts(tokens: &[Token]) -> bool {
    const LEAST: usize = 3;
    const LEAST_BARE: usize = 4;
    let joint = |t: &Token| t.is('-') || t.is(',') || t.is('/');
    let mut at = 0;
    while at < tokens.len() {
        let (mut amounts, mut units, mut last) = (0, 0, None);
        let mut sign = None;
        while let Some(number) = tokens.get(at).and_then(Token::number) {
            let unit =
                tokens.get(at + 1).is_some_and(|t| t.word().is_some_and(is_unit) || t.is('\''));
            let track = number.decimals == 0
                && number.value >= 20.0
                && (number.value / if number.value < 100.0 { 10.0 } else { 50.0 }).fract() == 0.0;
            if !(unit || track) || number.word || last == Some(number.value.to_bits()) {
                break;
            }
            last = Some(number.value.to_bits());
            amounts += 1;
            units += usize::from(unit);
            at += 1 + usize::from(unit);
            // One sign joins them all.
            let here = tokens.get(at).filter(|t| joint(t)).map(|t| t.kind);
            if here.is_none() || sign.is_some() && sign != here {
                break;
            }
            sign = here;
            // `7K, then 6K, then 5K`.
            at += 1 + usize::from(tokens.get(at + 1).is_some_and(|t| t.is_word(&["and", "then"])));
        }
        // `31, 30, 32`: times are no round numbers.
        if units >= LEAST || amounts >= LEAST_BARE {
            return true;
        }
        at += 1;
    }
    false
}

/// `1183m / 1:41.4 / 29`: how far a timed repetition went, its pace over 500 m and its rate.
pub(crate) fn went(tokens: &[Token], session: &Session) -> bool {
    let [way, unit, rest @ ..] = tokens else { return false };
    let far = way.number().is_some_and(|n| n.decimals == 0 && n.value >= 100.0);
    if !far || !unit.is_word(&["m", "meters", "metres"]) {
        return false;
    }
    let sign = |t: &Token| ['/', ',', '@', '-', '|'].iter().any(|s| t.is(*s));
    let mut figures = rest.iter().filter(|t| t.is_figure());
    let pace = figures.next().is_some_and(|t| matches!(t.kind, Kind::Clock { parts: 2, .. }));
    let rate = figures.next().is_none_or(|t| t.number().is_some_and(|n| n.value < 60.0));
    let plain = rest
        .iter()
        .all(|t| t.is_figure() || sign(t) || t.is_word(&["r", "spm", "sr", "rate", "m", "at"]));
    let timed = |b: &crate::tree::Block| {
        crate::notation::work::first_rep(&b.work).is_some_and(|r| r.amount.time().is_some())
    };
    pace && rate && figures.next().is_none() && plain && session.blocks.iter().any(timed)
}
