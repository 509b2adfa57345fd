//! What lifters write beside their sets.

use crate::notation::lines::respell::{as_word, parts_list, whole};
use crate::notation::tokens::lex::Token;
const HELD: &[&str] = &["hand", "hands", "arm", "side"];

const LOADS: &[&str] = &["kg", "kgs", "lb", "lbs"];

/// What lifters write: labels such as `A1`, codes of tempo such as `40X1`, pairs of weights, both sides.
pub(super) fn lifts<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let mut found: Option<Vec<Token<'t>>> = None;
    let mut at = 0;
    let climbs = climbs(tokens);
    while at < tokens.len() {
        let (taken, put) = lift_shape(tokens, at, climbs);
        if taken > 0 {
            let kept = found.get_or_insert_with(|| tokens[..at].to_vec());
            let like = &tokens[at];
            match put {
                Put::Nothing => {}
                Put::BothSides => kept.extend([as_word("each", like), as_word("side", like)]),
                Put::Load => kept.extend([*like, as_word("kg", like), tokens[at + 1]]),
                Put::Sets => {
                    let sets = tokens[at + taken - 2];
                    // Behind a load and its sign the repetitions come first.
                    let comma = at > 0 && tokens[at - 1].is(',');
                    let (one, two) = if comma { (sets, *like) } else { (*like, sets) };
                    kept.extend([one, as_word("x", &one), two]);
                }
            }
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

enum Put {
    Nothing,
    BothSides,
    Load,
    Sets,
}

/// `40x8, 60x5`: loads that climb, each with its repetitions; nobody does so many sets.
fn climbs(tokens: &[Token]) -> bool {
    const LEAST: f64 = 20.0;
    // And nobody does so many, whatever comes next.
    const NO_SETS: f64 = 40.0;
    let mut pairs = tokens.windows(3).filter_map(|w| {
        let pair = w[1].is_word(&["x"]).then(|| whole(w.first()).zip(whole(w.get(2))));
        pair.flatten()
    });
    let Some(one) = pairs.next() else { return false };
    if one.0 >= NO_SETS && 2.0 * one.1 <= one.0 {
        return true;
    }
    let Some(two) = pairs.next() else { return false };
    LEAST <= one.0 && one.0 < two.0 && one.1 < one.0
}

/// How many tokens a shape takes at a place, and what stands for them; none if there is no shape.
fn lift_shape(tokens: &[Token], at: usize, climbs: bool) -> (usize, Put) {
    let get = |n: usize| tokens.get(at + n);
    let word = |n: usize, words: &'static [&'static str]| get(n).is_some_and(|t| t.is_word(words));
    let glued = |n: usize| get(n).is_some_and(|t| t.glued);
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let behind_load = before.is_some_and(|t| t.is_word(LOADS));
    let token = &tokens[at];
    // `A1 Bench`, `A1: Bench`, but not `C2`, the rower, alone.
    let name = |n: usize| get(n).is_some_and(|t| t.word().is_some_and(|w| w.len() > 1));
    let opens = before.is_none_or(|t| parts_list(t) || t.is('/') || t.is('+'));
    // `E2`: a letter alone is read as a word of another language.
    let letter = token.is_word(&["a", "b", "c", "d", "e", "f"])
        || token.is_word(&["and"]) && token.span.end - token.span.start == 1;
    if opens && token.capital && letter && glued(1) {
        let sign = usize::from(get(2).is_some_and(|t| t.is(':') || t.is(',') || t.is('.')));
        if whole(get(1)).is_some_and(|n| n < 10.0) && name(2 + sign) {
            return (2 + sign, Put::Nothing);
        }
    }
    if let Some(number) = whole(Some(token)) {
        let crossed = word(1, &["x"]);
        // `40X1`: three counts and a sign that is a capital letter.
        let code = crossed && glued(1) && glued(2) && get(1).is_some_and(|t| t.capital);
        if code && (10.0..100.0).contains(&number) && whole(get(2)).is_some_and(|n| n < 10.0) {
            return (3, Put::Nothing);
        }
        // `2x20kg`: a weight in each hand, where the line has its sets elsewhere.
        let pair =
            crossed && (number - 2.0).abs() < 0.5 && get(2).is_some_and(|t| t.number().is_some());
        let elsewhere = || {
            tokens.windows(4).enumerate().any(|(i, w)| {
                i != at
                    && w[1].is_word(&["x"])
                    && whole(w.first()).is_some()
                    && whole(w.get(2)).is_some()
            }) || tokens.len() >= 3
                && tokens.len() - 3 != at
                && tokens[tokens.len() - 2].is_word(&["x"])
        };
        if pair && word(3, LOADS) && elsewhere() {
            return (2, Put::Nothing);
        }
        if climbs && crossed && number >= 20.0 && whole(get(2)).is_some() && !word(3, LOADS) {
            return (2, Put::Load);
        }
        // `120kg for 5, 3 sets`.
        let led = before.is_some_and(|t| t.is_word(&["for"]) || t.is(':') || t.is(','))
            && at.checked_sub(2).is_some_and(|i| tokens[i].is_word(LOADS));
        let reps = 1 + usize::from(word(1, &["reps"]));
        let comma = get(reps).is_some_and(|t| t.is(','));
        if led && comma && whole(get(reps + 1)).is_some() && word(reps + 2, &["sets"]) {
            return (reps + 3, Put::Sets);
        }
        return (0, Put::Nothing);
    }
    // `20kg each hand`, `20kg each`: the load, not the lifts.
    if behind_load && token.is_word(&["each", "per"]) {
        return (1 + usize::from(word(1, HELD)), Put::Nothing);
    }
    // `3x8 ea`, `3x8e`, `3x10 ES`, `3x8 (each)`.
    let behind_set = |back: usize| {
        at >= back + 2
            && whole(tokens.get(at - back)).is_some()
            && tokens[at - back - 1].is_word(&["x"])
    };
    let ends = get(1).is_none_or(|t| parts_list(t) || t.is('@') || t.is('+') || t.is('/'));
    let mark = token.is_word(&["ea", "es", "each"]) || token.glued && token.is_word(&["e"]);
    if mark && ends && behind_set(1) {
        return (1, Put::BothSides);
    }
    let inside = get(1).is_some_and(|t| t.is_word(&["each", "ea", "es"]))
        && get(2).is_some_and(|t| t.is(')'));
    if token.is('(') && inside && behind_set(1) {
        return (3, Put::BothSides);
    }
    (0, Put::Nothing)
}
