//! What swimmers write around the lengths of the pool.

use crate::notation::lines::respell::{TIMES, as_word, whole};
use crate::notation::tokens::lex::Token;

/// Pools are divided into these.
const LENGTH: f64 = 25.0;

fn is_length(value: f64) -> bool {
    value >= LENGTH && (value / LENGTH).fract() == 0.0
}

/// `75 x 10 kick`: where only the number in front of the sign is a length, the other one is the count.
pub(super) fn count_last<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const MOST: f64 = 40.0;
    let mut found: Option<Vec<Token<'t>>> = None;
    for at in 1..tokens.len().saturating_sub(1) {
        if !tokens[at].is_word(&["x"]) {
            continue;
        }
        let pair = whole(tokens.get(at - 1)).zip(whole(tokens.get(at + 1)));
        let last = pair.is_some_and(|(a, b)| is_length(a) && !is_length(b) && b <= MOST);
        // `25 x 15m`: fifteen metres with a push.
        let measured = tokens.get(at + 2).is_some_and(|t| {
            t.is_word(&["m", "yd", "yds", "s", "sec", "min", "x"]) || t.is('"') || t.is('\'')
        });
        let within = at >= 2 && (tokens[at - 2].is_word(&["x"]) || tokens[at - 2].is('('));
        if last && !measured && !within {
            let kept = found.get_or_insert_with(|| tokens.to_vec());
            kept.swap(at - 1, at + 1);
        }
    }
    found
}

/// `200 free going 25 drill - 25 swim`, `8 x 50 as 25 drill/25 swim`, `4 x 100 by 25 fly/back`: parts
/// whose sum goes into the length add nothing.
pub(super) fn made_of<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let led = (1..tokens.len()).find(|&at| {
        tokens[at].is_word(&["going", "as", "by", "alternating"])
            && whole(tokens.get(at + 1)).is_some_and(is_length)
    })?;
    let whole_length =
        tokens[..led].iter().rev().find_map(|t| whole(Some(t)).filter(|n| is_length(*n)))?;
    let (mut at, mut sum, mut words) = (led + 1, 0.0, 0);
    while let Some(part) = whole(tokens.get(at)).filter(|n| is_length(*n)) {
        if tokens.get(at + 1).is_some_and(|t| t.is_word(&["x"])) {
            break;
        }
        sum += part;
        at += 1;
        at += usize::from(tokens.get(at).is_some_and(|t| t.is_word(&["m", "yd", "yds"])));
        let style = tokens[at..].iter().take_while(|t| {
            t.is('/')
                || t.word().is_some_and(|w| !["on", "with", "w", "x", "rest", "at"].contains(&w))
        });
        let mut taken = style.count();
        // A slash in front of the next part.
        taken -= usize::from(taken > 0 && tokens[at + taken - 1].is('/'));
        words += taken;
        at += taken;
        let joint = tokens.get(at).is_some_and(|t| {
            ['/', '-', ',', '+', '\u{2014}'].iter().any(|s| t.is(*s)) || t.is_word(&["and"])
        });
        let more = joint && whole(tokens.get(at + 1)).is_some_and(is_length);
        // Behind a full sum begins the next part of the session.
        if !more || (whole_length / sum).fract() == 0.0 && tokens[at].is(',') && sum >= whole_length
        {
            break;
        }
        at += 1;
    }
    let fits = sum > 0.0 && (whole_length / sum).fract() == 0.0 && words > 0;
    fits.then(|| [&tokens[..led], &tokens[at..]].concat())
}

/// `8 x 50m +15s`: seconds behind a plus are the rest at the wall.
pub(super) fn plus_rest<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const MOST: f64 = 60.0;
    let at = (1..tokens.len()).find(|&at| {
        let before = &tokens[at - 1];
        let length =
            before.is_word(&["m", "yd", "yds"]) || whole(Some(before)).is_some_and(is_length);
        let seconds = whole(tokens.get(at + 1)).is_some_and(|s| (5.0..=MOST).contains(&s));
        let unit = tokens
            .get(at + 2)
            .is_some_and(|t| t.is('"') || t.is_word(TIMES) && !t.is_word(&["min", "mins"]));
        tokens[at].is('+')
            && tokens.get(at + 1).is_some_and(|t| t.glued)
            && length
            && seconds
            && unit
    })?;
    let mut found = tokens.to_vec();
    found[at] = as_word("rest", &tokens[at]);
    Some(found)
}
