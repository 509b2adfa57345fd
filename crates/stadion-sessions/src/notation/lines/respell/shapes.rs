//! Shapes that any sport writes: doubled sets, laps of a length, a plural behind a dash.

use crate::notation::lines::respell::{LENGTHS, as_sign, as_word, whole};
use crate::notation::tokens::lex::{Kind, Number, Token};
use crate::notation::words::list::Words;
use crate::notation::words::vocabulary;

/// Without one of these no shape is looked for.
const TRIGGERS: Words =
    Words::new(&["double", "triple", "laps", "lap", "c", "s", "t", "k", "hill", "hills"]);
const TIMES: &[&str] = &["s", "sec", "secs", "seconds", "min", "mins", "minutes"];
/// A lap is as long as this, in metres.
const LAP_M: core::ops::RangeInclusive<f64> = 150.0..=1000.0;

/// A place of a line that is spelled otherwise, and how many tokens it takes.
enum Shape {
    /// `double set of`: a count.
    Sets(f64),
    /// `laps of`, or the dash in `2 - 350's`: a sign of multiplication.
    Times,
    /// `3 laps (1200m)`: the length in the brackets.
    Length,
    /// `C2`, the machine.
    Nothing,
    /// `400s - 12 of them`: the count is the fourth token.
    Plural,
    /// `T2B`: the name of a lift.
    Lift,
    /// `hill repeats (run 200m, ...)`: so many tokens with how long each of them is, from there on.
    Hill { from: usize, len: usize, empty: bool },
}

/// The tokens with all such shapes respelled; `None` if there is none.
pub(super) fn shapes<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    if !tokens.iter().any(|t| t.is_word(TRIGGERS)) {
        return None;
    }
    let mut found: Option<Vec<Token<'t>>> = None;
    let mut at = 0;
    while at < tokens.len() {
        let Some((shape, len)) = shape(tokens, at) else {
            if let Some(kept) = &mut found {
                kept.push(tokens[at]);
            }
            at += 1;
            continue;
        };
        let kept = found.get_or_insert_with(|| tokens[..at].to_vec());
        let like = &tokens[at];
        match shape {
            Shape::Sets(value) => {
                let number = Number { value, decimals: 0, word: true };
                kept.push(Token { kind: Kind::Number(number), ..*like });
                kept.extend([as_word("sets", &tokens[at + 1]), tokens[at + 2]]);
            }
            Shape::Times => kept.push(as_word("x", like)),
            Shape::Length => kept.extend_from_slice(&tokens[at + 3..at + len - 1]),
            Shape::Nothing => {}
            Shape::Plural => {
                kept.extend([tokens[at + 3], as_word("x", like), tokens[at]]);
                kept.push(as_word("m", &tokens[at + 1]));
            }
            Shape::Lift => kept.push(as_word("lift", like)),
            Shape::Hill { from, len, empty } => {
                kept.push(as_word("x", like));
                kept.extend_from_slice(&tokens[from..from + len]);
                kept.push(as_word("uphill", like));
                if !empty {
                    kept.push(as_sign('(', like));
                }
            }
        }
        at += len;
    }
    found
}

fn shape(tokens: &[Token], at: usize) -> Option<(Shape, usize)> {
    let get = |n: usize| tokens.get(at + n);
    let word = |n: usize, words: &[&str]| get(n).is_some_and(|t| t.is_word(words));
    let glued = |n: usize| get(n).is_some_and(|t| t.glued);
    let number = |n: usize| whole(get(n));
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    match tokens[at].kind {
        Kind::Word("double" | "triple") if word(1, &["set", "sets"]) && word(2, &["of"]) => {
            let _ = number(3)?;
            let value = if word(0, &["double"]) { 2.0 } else { 3.0 };
            Some((Shape::Sets(value), 3))
        }
        // `C2 row 30 min`, `2k on the C2`: a name with a number in it.
        Kind::Word("c") if glued(1) && number(1).is_some_and(|n| n.total_cmp(&2.0).is_eq()) => {
            let apart = get(2).is_none_or(|t| !t.glued || t.is(':') || t.is(',') || t.is('.'));
            (apart && tokens[at].capital && !word(2, &["x"])).then_some((Shape::Nothing, 2))
        }
        Kind::Word("t" | "k") if glued(1) && glued(2) && word(2, &["b", "e", "r"]) => {
            let two = number(1).is_some_and(|n| n.total_cmp(&2.0).is_eq());
            (two && tokens[at].capital).then_some((Shape::Lift, 3))
        }
        Kind::Word("hill" | "hills") => hill(tokens, at),
        Kind::Word("laps") => {
            let counts = before.is_some_and(|t| whole(Some(t)).is_some());
            let way = word(1, &["of"]) && get(2)?.number().is_some() && word(3, LENGTHS);
            (counts && way).then_some((Shape::Times, 2))
        }
        Kind::Number(Number { value, decimals: 0, .. }) if word(1, &["laps", "lap"]) => {
            let length = get(2)?.is('(') && word(4, LENGTHS) && get(5)?.is(')');
            let meters = |t: &Token| if t.is_word(&["k", "km"]) { 1000.0 } else { 1.0 };
            let lap = number(3)? * meters(get(4)?) / value;
            (length && LAP_M.contains(&lap)).then_some((Shape::Length, 6))
        }
        // `400s - 12 of them`.
        Kind::Number(Number { value, decimals: 0, .. }) if word(1, &["s"]) && glued(1) => {
            let track = value >= 100.0 && (value / 50.0).fract() == 0.0;
            let sign = [',', '-', ':', '\u{2014}'].iter().any(|s| get(2).is_some_and(|t| t.is(*s)));
            let count = number(3).is_some_and(|n| n > 1.0);
            let of = word(4, &["of"]) && word(5, &["them", "these", "those"]);
            (track && sign && count && of).then_some((Shape::Plural, 6))
        }
        Kind::Sign('-') => {
            let count = before.and_then(|t| whole(Some(t))).filter(|n| (2.0..=20.0).contains(n));
            let first = at < 2 || !tokens[at - 2].is('-') && !tokens[at - 2].is_figure();
            let way = number(1).filter(|n| *n >= 50.0 && (n / 10.0).fract() == 0.0);
            let quote = usize::from(get(2)?.is('\''));
            let plural = word(2 + quote, &["s"]) && glued(2 + quote);
            // `15-120s` is a range of seconds.
            let joint = |t: &Token| [',', '+', ';', '.'].iter().any(|s| t.is(*s));
            let opens = at == 1 || at.checked_sub(2).is_some_and(|i| joint(&tokens[i]));
            let plural = plural && (quote == 1 || opens && !glued(0) && !glued(1));
            (count.is_some() && first && way.is_some() && plural).then_some((Shape::Times, 1))
        }
        _ => None,
    }
}

/// `3 hill repeats (run 200 yds uphill, turn, jog down)`: the length of each in the bracket behind the noun.
fn hill(tokens: &[Token], at: usize) -> Option<(Shape, usize)> {
    const MOST: usize = 16;
    let get = |n: usize| tokens.get(at + n);
    let word = |n: usize, words: &[&str]| get(n).is_some_and(|t| t.is_word(words));
    let _ = at.checked_sub(1).and_then(|i| whole(tokens.get(i)))?;
    let noun = usize::from(get(1).is_some_and(|t| t.is_word(vocabulary::REPS)))
        + usize::from(word(1, &["sprints", "efforts", "climbs"]));
    let open = 1 + noun;
    if !get(open)?.is('(') {
        return None;
    }
    let verb = usize::from(word(open + 1, &["run", "up", "sprint", "climb", "of"]));
    let from = open + 1 + verb;
    let _ = whole(get(from))?;
    let unit = word(from + 1, LENGTHS) || word(from + 1, TIMES) || get(from + 1)?.is('"');
    let next = from + 2;
    // `(90s jog down)`, `(200m jog)`: the rest.
    let rest = get(next).and_then(Token::word).is_some_and(vocabulary::is_rest_word);
    let close = (next..next + MOST).find(|n| get(*n).is_some_and(|t| t.is(')')))?;
    let more = (next..close).any(|n| get(n).is_some_and(|t| t.is('(') || t.is_word(&["x"])));
    // `(45s)` alone is read by the grammar.
    let empty = close == next;
    if !unit || rest || more || empty {
        return None;
    }
    let up = usize::from(word(next, &["up", "uphill", "climb"]));
    let comma = usize::from(get(next + up)?.is(','));
    let skip = next + up + comma;
    let empty = skip >= close;
    let len = if empty { close + 1 } else { skip };
    Some((Shape::Hill { from: at + from, len: 2, empty }, len))
}
