//! Shapes of a line that say in another order, or with other signs, what the grammar reads: they are
//! respelled in its tokens before it starts. Each token keeps the place of what it was written as.

use crate::notation::Dialect;
use crate::notation::read::hull;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::known::known;
use crate::span::Span;

/// Units of an amount that is done several times.
const UNITS: &[&str] =
    &["m", "km", "k", "min", "mins", "minutes", "s", "sec", "secs", "seconds", "mile", "meters"];
const TIMES: &[&str] = &["min", "mins", "s", "sec", "secs"];
const LOADS: &[&str] = &["kg", "kgs", "lb", "lbs"];
const HELD: &[&str] = &["hand", "hands", "arm", "side"];
const STROKES: &[&str] =
    &["swim", "kick", "pull", "drill", "free", "back", "breast", "fly", "easy", "choice", "im"];

/// The tokens of a line in the spelling of the grammar; `None` if they are already.
pub(crate) fn respell<'t>(tokens: &[Token<'t>], dialect: Dialect) -> Option<Vec<Token<'t>>> {
    // Exact notation is read by the letter.
    if tokens.first().is_some_and(|t| t.is('{')) {
        return None;
    }
    match dialect {
        Dialect::Track | Dialect::Road => amount_first(tokens).or_else(|| on_off(tokens)),
        Dialect::Cycle => on_off(tokens),
        Dialect::Swim => joined(tokens),
        Dialect::Strength => circuit(tokens).or_else(|| lifts(tokens)),
    }
}

fn whole(token: Option<&Token>) -> Option<f64> {
    token?.number().filter(|n| n.decimals == 0 && !n.word).map(|n| n.value)
}

fn as_word<'t>(word: &'t str, like: &Token<'t>) -> Token<'t> {
    Token { kind: Kind::Word(word), known: known(word), capital: false, ..*like }
}

fn as_sign<'t>(sign: char, like: &Token<'t>) -> Token<'t> {
    let known = known("");
    Token { kind: Kind::Sign(sign), known, capital: false, ..*like }
}

fn parts_list(token: &Token) -> bool {
    [',', ';', '-', '\u{2013}', '\u{2014}'].iter().any(|s| token.is(*s))
}

/// `400m - 4 reps - 2 min rest`, `2 min hill, 5 reps`: the count behind the amount, for the whole line.
fn amount_first<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    whole(tokens.first())?;
    if !tokens.get(1)?.is_word(UNITS) {
        return None;
    }
    let sign =
        2 + usize::from(tokens.get(2)?.is_word(&["hill", "hills", "hard", "fast", "uphill"]));
    let count = whole(tokens.get(sign + 1)).filter(|n| *n >= 2.0);
    let named = tokens.get(sign + 2)?.is_word(&["reps", "times"]);
    let behind = tokens.get(sign + 3).is_none_or(parts_list);
    if !(count.is_some() && named && behind && parts_list(&tokens[sign])) {
        return None;
    }
    let all = hull(&tokens[..sign + 3]);
    let count = Token { span: all, ..tokens[sign + 1] };
    let mut found = vec![count, as_word("x", &count)];
    found.extend_from_slice(&tokens[..sign]);
    found.extend_from_slice(&tokens[sign + 3..]);
    Some(found)
}

/// `10 x (40" - 20")`, `8x(40-20)`: a dash between two times in a bracket behind a count.
fn on_off<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
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

/// `300 swim 200 kick 100 pull`: parts of a swim with nothing between them.
fn joined<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let length = |t: Option<&Token>| whole(t).is_some_and(|n| n >= 25.0 && n % 25.0 == 0.0);
    let next = |at: usize| {
        let word = |n: usize| tokens.get(n).is_some_and(|t| t.is_word(STROKES));
        let counted = tokens.get(at + 1).is_some_and(|t| t.is_word(&["x"]));
        length(tokens.get(at)) && word(at + 1) || counted && whole(tokens.get(at)).is_some()
    };
    let cut = |at: usize| {
        at >= 2 && tokens[at - 1].is_word(STROKES) && length(tokens.get(at - 2)) && next(at)
    };
    let first = (2..tokens.len()).find(|&at| cut(at))?;
    let mut found = tokens[..first].to_vec();
    for at in first..tokens.len() {
        if cut(at) {
            found.push(as_sign(',', &tokens[at - 1]));
        }
        found.push(tokens[at]);
    }
    Some(found)
}

/// `Circuit 3x: 10 squats, 10 lunges`: the count is that of the list behind the colon.
fn circuit<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const MOST_WORDS: usize = 3;
    let colon = tokens.iter().take(MOST_WORDS + 3).position(|t| t.is(':')).filter(|i| *i >= 2)?;
    let (one, two) = (&tokens[colon - 2], &tokens[colon - 1]);
    let count = match (whole(Some(one)), whole(Some(two))) {
        (Some(_), None) if two.is_word(&["x"]) => *one,
        (None, Some(_)) if one.is_word(&["x"]) => *two,
        _ => return None,
    };
    let named = tokens[..colon - 2].iter().all(|t| t.word().is_some());
    let behind = &tokens[colon + 1..];
    whole(behind.first())?;
    // Only lifts that are counted: with a rest or a colon the line says more than this rule reads.
    let plain = behind
        .iter()
        .all(|t| t.word().is_some_and(|w| w != "x") || t.is(',') || whole(Some(t)).is_some());
    if !named || !plain || !behind.iter().any(|t| t.is(',')) {
        return None;
    }
    let last = tokens.last()?;
    let mut found = vec![count, as_word("x", &count), as_sign('(', &tokens[colon])];
    found.extend_from_slice(behind);
    found.push(as_sign(')', last));
    Some(found)
}

/// What a line leaves open that no rule of the grammar tells: its place and why.
pub(crate) fn doubt(tokens: &[Token], dialect: Dialect) -> Option<(Span, &'static str)> {
    let timed = |t: Option<&Token>| t.is_some_and(|t| t.is_word(UNITS) || t.is('\''));
    match dialect {
        Dialect::Cycle | Dialect::Road => {
            // `5x3min@Z5/3min@Z1`.
            let found = tokens
                .windows(3)
                .position(|w| w[0].is('/') && whole(w.get(1)).is_some() && timed(w.get(2)))?;
            let counted = tokens[..found].iter().any(|t| t.is_word(&["x"]));
            let aim = |t: &[Token]| t.iter().any(|t| t.is('@'));
            (counted && aim(&tokens[..found]) && aim(&tokens[found..])).then(|| {
                (hull(tokens), "whether the count holds for both sides of the slash is not said")
            })
        }
        Dialect::Strength => {
            // `Bench 5x5 + 2 min`.
            let [.., plus, number, unit] = tokens else { return None };
            let sets = tokens.iter().filter(|t| t.is_word(&["x"])).count() == 1;
            if sets && plus.is('+') && number.number().is_some() && unit.is_word(TIMES) {
                return Some((
                    plus.span.hull(unit.span),
                    "a time behind lifts: a rest or more work",
                ));
            }
            // `21-15-9 thrusters 95lb, pull-ups`.
            let down = |w: &[Token]| {
                let three = whole(w.first()).zip(whole(w.get(2))).zip(whole(w.get(4)));
                three.is_some_and(|((a, b), c)| a > b && b > c) && w[1].is('-') && w[3].is('-')
            };
            let at = tokens.windows(5).position(down)?;
            let lifts = tokens[at + 5..].windows(2).any(|w| w[0].is(',') && w[1].word().is_some());
            lifts.then(|| {
                (hull(tokens), "whether each of the lifts is done so many times is not said")
            })
        }
        Dialect::Track | Dialect::Swim => None,
    }
}

/// What lifters write: labels such as `A1`, codes of tempo such as `40X1`, pairs of weights, both sides.
fn lifts<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
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
    let mut pairs = tokens.windows(3).filter_map(|w| {
        let pair = w[1].is_word(&["x"]).then(|| whole(w.first()).zip(whole(w.get(2))));
        pair.flatten()
    });
    let (Some(one), Some(two)) = (pairs.next(), pairs.next()) else { return false };
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
    if opens && token.capital && token.is_word(&["a", "b", "c", "d", "e", "f"]) && glued(1) {
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
