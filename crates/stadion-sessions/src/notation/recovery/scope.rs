//! Where a rest holds.

use stadion_types::Distance;

use super::ordinal::ordinal;
use crate::notation::quantity::{MINUTES, SECONDS, Unit};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::words::vocabulary::{ARTICLES, BETWEEN, REPS, REST, SETS};
use crate::tree::{DistanceUnit, Mode, Scope};

/// Words for the rest between sets.
const SET_RESTS: &[&str] =
    &["seriepause", "seriepaus", "serienpause", "satzpause", "satspause", "setpause", "sp"];

/// A place for a rest at the position, or nothing, and then the position has not moved.
pub(crate) fn scope(c: &mut Cursor<'_>) -> Option<Scope> {
    let from = c.at;
    let found = read_scope(c);
    if found.is_none() {
        c.at = from;
    }
    found
}

fn read_scope(c: &mut Cursor<'_>) -> Option<Scope> {
    if let Some(found) = labelled(c) {
        return Some(found);
    }
    let _ = c.is_word(0, &["in"]) && c.is_word(1, &["between"]) && c.take_word(&["in"]);
    if c.take_word(&["before"]) {
        return before(c);
    }
    if c.take_word(&["in", "within", "inside", "during", "for"]) {
        articles(c);
        if c.take_word(SETS) {
            return Some(Scope::WithinSets);
        }
        if c.is_word(0, vocabulary::AMONG) {
            return None;
        }
        return block_name(c).map(Scope::InBlock);
    }
    // `b/w sets`.
    if c.is_word(0, &["b"]) && c.is(1, '/') && c.is_word(2, &["w"]) {
        c.at += 2;
    }
    let abbreviated = c.is_word(0, &["w"]) && c.at > 1;
    let between = abbreviated && c.tokens[c.at - 1].is('/') && c.tokens[c.at - 2].is_word(&["b"]);
    if between {
        c.at += 1;
    }
    let short = between;
    let between = short || c.is_word(0, vocabulary::AMONG) || c.is_word(0, &["separating"]);
    if !(short || c.take_word(BETWEEN) || c.take_word(&["separating"])) {
        return None;
    }
    let _ = c.take('-');
    articles(c);
    if c.take_word(&["last", "final"]) {
        let set = c.is_word(0, SETS);
        c.at += usize::from(set || c.is_word(0, REPS));
        return Some(Scope::AfterLast);
    }
    if c.take_word(SETS) {
        what_it_holds(c);
        return Some(Scope::BetweenSets);
    }
    if !between {
        if let Some(scope) = ordinal(c) {
            return Some(scope);
        }
    }
    if let Some(scope) = distances(c, between) {
        return Some(scope);
    }
    if let Some(name) = c
        .peek(0)
        .and_then(crate::notation::tokens::lex::Token::word)
        .filter(|w| is_block_name(w))
        .map(str::to_owned)
    {
        // `between the ladder reps`.
        c.at += 1;
        let _ = c.take_word(REPS);
        return Some(Scope::InBlock(block_alias(&name)));
    }
    let named = c.take_word(REPS);
    if !named {
        // `between` alone, at the end of a line or before a stop.
        let end = c.peek(0).is_none_or(|t| t.is('.') || t.is(',') || t.is(')') || t.is(']'));
        let each = c
            .tokens
            .get(c.at.wrapping_sub(1))
            .is_some_and(|t| t.is_word(&["each", "every", "chaque"]));
        return (between && end || each).then_some(Scope::BetweenReps);
    }
    let back = c.at;
    if c.take_word(&["and"]) || c.take('/') {
        articles(c);
        if c.take_word(SETS) {
            return Some(Scope::EachGap);
        }
    }
    c.at = back;
    if c.take_word(&["in", "of", "within", "during", "inside", "on"]) {
        articles(c);
        if c.take_word(SETS) {
            return Some(Scope::WithinSets);
        }
        if let Some(scope) = distances(c, false) {
            return Some(scope);
        }
        if let Some(name) = block_name(c) {
            return Some(Scope::InBlock(name));
        }
        c.at = back;
    }
    Some(Scope::BetweenReps)
}

/// `4' reps / 8' sets`: the noun of the place right behind the time, with nothing else behind it.
fn noun_behind(c: &mut Cursor<'_>) -> Option<Scope> {
    let timed = c.at.checked_sub(1).and_then(|i| c.tokens.get(i)).is_some_and(|t| {
        t.is('\'')
            || t.is('"')
            || t.is_word(SECONDS)
            || t.is_word(MINUTES)
            || t.is_figure() && t.number().is_none()
    });
    let ends = c.peek(1).is_none_or(|t| {
        [',', '/', '.', ';', ')', ']', '&'].iter().any(|s| t.is(*s)) || t.is_word(&["and"])
    });
    if !(timed && ends) {
        return None;
    }
    if c.take_word(&["reps", "rep"]) {
        return Some(Scope::BetweenReps);
    }
    c.take_word(&["sets", "set", "series", "blocks"]).then_some(Scope::BetweenSets)
}

/// A place in front of a colon or of the word for a rest: `sets: 6'`, `set rest 6'`.
fn labelled(c: &mut Cursor<'_>) -> Option<Scope> {
    if let Some(found) = noun_behind(c) {
        return Some(found);
    }
    // `seriepause 4 min`, `SP 8 min`: a word for the rest between sets.
    if c.is_word(0, SET_RESTS) && !c.at.checked_sub(1).is_some_and(|i| c.tokens[i].is_figure()) {
        c.at += 1;
        return Some(Scope::BetweenSets);
    }
    if c.is_word(0, SETS) && (c.is(1, ':') || c.peek(1).is_some_and(|t| t.is_word(REST))) {
        c.at += 2;
        return Some(Scope::BetweenSets);
    }
    if c.is_word(0, REPS) && c.is(1, ':') {
        c.at += 2;
        return Some(Scope::BetweenReps);
    }
    if c.is(1, ':')
        && c.peek(0).and_then(crate::notation::tokens::lex::Token::word).is_some_and(is_block_name)
    {
        let name = block_name(c)?;
        c.at += 1;
        return Some(Scope::InBlock(name));
    }
    None
}

/// What stands behind `before`.
fn before(c: &mut Cursor<'_>) -> Option<Scope> {
    articles(c);
    // `before the next set of 4 x 200`.
    let _ = c.take_word(&["next", "second", "other"]);
    if c.take_word(SETS) {
        what_it_holds(c);
        return Some(Scope::BetweenSets);
    }
    block_name(c).map(Scope::BeforeBlock)
}

/// `each set of 4 x 200`, `every set of 4 x 1/1's`: what the set holds was said before.
fn what_it_holds(c: &mut Cursor<'_>) {
    const MOST: usize = 8;
    let counted = c.is_word(2, &["x", "times"]) || c.is(2, '*') || c.is_word(2, REPS);
    if !(c.is_word(0, &["of"]) && counted && c.peek(1).is_some_and(Token::is_figure)) {
        return;
    }
    let held = c.tokens[c.at..].iter().take(MOST).skip(3).take_while(|t| {
        t.is_figure()
            || t.is('/')
            || t.is('\'')
            || t.is('"')
            || t.is_word(&["s", "m", "k", "km", "min", "sec"])
    });
    c.at += 3 + held.count();
}

fn articles(c: &mut Cursor<'_>) {
    while c.take_word(ARTICLES) {}
    // `between the two sets`.
    let number = c.peek(0).and_then(Token::number).is_some_and(|n| n.word);
    if number && (c.is_word(1, SETS) || c.is_word(1, REPS)) {
        c.at += 1;
    }
}

const BLOCKS: &[&str] = &[
    "ladder",
    "ladders",
    "pyramid",
    "tempo",
    "hills",
    "strides",
    "breakdown",
    "descent",
    "sprints",
    "main",
];

fn is_block_name(word: &str) -> bool {
    BLOCKS.contains(&word)
}

fn block_alias(word: &str) -> String {
    match word {
        "ladders" | "pyramid" | "breakdown" | "descent" => "ladder".to_owned(),
        word => word.to_owned(),
    }
}

fn block_name(c: &mut Cursor<'_>) -> Option<String> {
    let word = c.peek(0)?.word().filter(|w| is_block_name(w))?;
    c.at += 1;
    let _ = c.take_word(REPS) || c.take_word(&["part", "section", "portion"]);
    Some(block_alias(word))
}

/// A list of distances behind `after` or `between`: `120m reps`, `the 1500m, 800m, & 1 mile`.
fn distances(c: &mut Cursor<'_>, between: bool) -> Option<Scope> {
    let mut found: Vec<Distance> = Vec::new();
    let mut plural = false;
    // In front of the joint that led here.
    let mut joint = c.at;
    loop {
        let back = joint;
        let notes = c.notes.mark();
        articles(c);
        let next = c.quantity().and_then(|q| {
            let q = if q.unit == Unit::Bare && q.is_usual_distance() && q.min >= 50.0 {
                q.as_unit(c.pool())
            } else if q.unit == Unit::Time(1)
                && q.is_usual_distance()
                && !q.clock
                && q.min >= 50.0
                && !c.is(0, '"')
            {
                // `after the 120s`: behind `after` and `between` the `s` is a plural.
                q.as_unit(DistanceUnit::Meter)
            } else {
                q
            };
            plural |= q.plural;
            q.meters()?.exact()
        });
        // A distance with a way of moving behind it is the next rest, not another place.
        let mut look = c.fork();
        let moving = vocabulary::mode(&mut look).is_some_and(|m| m != Mode::Easy);
        let Some(next) = next.filter(|_| found.is_empty() || !moving) else {
            c.at = back;
            c.notes.back(notes);
            break;
        };
        found.push(next);
        while c.is_word(0, &["tempo", "fast", "sprint", "sprints"]) {
            c.at += 1;
        }
        if c.take_word(REPS) {
            // `after each 300m rep in a set, 5 min between sets`.
            let within = c.is_word(0, &["in", "within"])
                && c.is_word(1, &["a", "the", "each", "every"])
                && c.is_word(2, SETS);
            c.at += if within { 3 } else { 0 };
            break;
        }
        let back = c.at;
        joint = back;
        while c.take(',') || c.take('&') || c.take('/') || c.take_word(&["and"]) {}
        if c.at == back || !c.peek(0).is_some_and(|t| t.is_figure() || t.is_word(ARTICLES)) {
            c.at = back;
            break;
        }
    }
    match found[..] {
        [] => None,
        [a, b] if between && a != b => Some(Scope::BetweenDistances(a, b)),
        _ => Some(Scope::AfterDistance(found)),
    }
}
