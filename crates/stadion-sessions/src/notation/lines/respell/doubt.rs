//! What a line leaves open that no rule of the grammar tells.

use crate::notation::Dialect;
use crate::notation::lines::respell::{LENGTHS, TIMES, UNITS, letters, whole};
use crate::notation::read::hull;
use crate::notation::tokens::lex::Token;
use crate::notation::words::known::Known;
use crate::span::Span;

/// What a line leaves open that no rule of the grammar tells: its place and why.
pub(crate) fn doubt(tokens: &[Token], dialect: Dialect) -> Option<(Span, &'static str)> {
    let timed = |t: Option<&Token>| t.is_some_and(|t| t.is_word(UNITS) || t.is('\''));
    match dialect {
        Dialect::Cycle | Dialect::Road => {
            if let Some(span) = seconds_at_threshold(tokens) {
                return Some((span, "so few seconds at what is held for minutes"));
            }
            if let Some(told) = part_of_it(tokens) {
                return Some(told);
            }
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
            // `Curl 10x12, 12x10`: small loads that climb, or sets.
            if let Some(span) = climbing_pairs(tokens) {
                return Some((span, "a load with its repetitions, or sets with theirs"));
            }
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
        Dialect::Track => letters::told(tokens).or_else(|| part_of_it(tokens)),
        Dialect::Swim => None,
    }
}

/// `12k, about 10k at marathon pace`: the second distance, which is the shorter one, may be a part of the
/// first.
fn part_of_it(tokens: &[Token]) -> Option<(Span, &'static str)> {
    let about = |t: &Token| t.known == Known::No && t.is_word(ABOUT);
    let at = tokens.iter().position(about).filter(|at| *at > 2 && tokens[at - 1].is(','))?;
    let [first, unit, _, _, second, same, aim] = tokens.get(at - 3..at + 4)? else { return None };
    let shorter = whole(Some(first)).zip(whole(Some(second))).is_some_and(|(a, b)| b < a);
    let way = unit.is_word(LENGTHS) && same.is_word(LENGTHS);
    let aimed = aim.is('@') || aim.is_word(&["at"]);
    let why = "whether this distance is a part of the one before it is not said";
    (shorter && way && aimed).then(|| (hull(&tokens[at..at + 3]), why))
}

/// Words for an amount that is not meant to the metre.
const ABOUT: &[&str] = &["about", "around", "roughly", "approx"];

/// Numbers in front of signs of multiplication that climb while those behind them fall, and that are too
/// many for sets.
fn climbing_pairs(tokens: &[Token]) -> Option<Span> {
    const MANY: f64 = 8.0;
    let pairs: Vec<(f64, f64, Span)> = tokens
        .windows(3)
        .filter(|w| w[1].is_word(&["x"]))
        .filter_map(|w| Some((whole(w.first())?, whole(w.get(2))?, w[0].span.hull(w[2].span))))
        .collect();
    let climbs = pairs.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 >= w[1].1);
    let [first, .., last] = &pairs[..] else { return None };
    (climbs && first.0 >= MANY).then(|| first.2.hull(last.2))
}

/// `2 x 20" at 91-105% of FTP`: seconds, at a share of the threshold that is held for many minutes.
fn seconds_at_threshold(tokens: &[Token]) -> Option<Span> {
    const HELD: f64 = 106.0;
    let at = tokens.iter().position(|t| t.is('"')).filter(|at| *at >= 3)?;
    let counted = tokens[at - 2].is_word(&["x"]) && whole(tokens.get(at - 1)).is_some();
    let share = at + tokens[at..].iter().position(|t| t.is('%'))?;
    let low = whole(tokens.get(share - 1)).is_some_and(|n| (70.0..=HELD).contains(&n));
    let threshold = tokens[share..].iter().take(4).any(|t| t.is_word(&["ftp", "threshold"]));
    (counted && low && threshold).then(|| hull(&tokens[at - 3..=share]))
}
