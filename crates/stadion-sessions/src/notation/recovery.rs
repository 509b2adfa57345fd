//! Rest clauses, on lines of their own and beside the work.
//!
//! A clause is an amount, a way of moving and a scope in any order; a new one begins where a second
//! amount or a second scope comes. So `90 s between reps, 6' between sets` and `between reps 90 s,
//! between sets 6'` read alike.

use stadion_types::{Bounds, Distance};

use crate::notation::cursor::Cursor;
use crate::notation::quantity::{MINUTES, Quantity, Unit};
use crate::notation::rest_words;
use crate::notation::vocabulary::{self, ARTICLES, BETWEEN, REPS, REST, SETS};
use crate::tree::{DistanceUnit, Mode, RestAmount, RestRule, Scope, Seconds};

/// A clause in the making.
#[derive(Debug, Default)]
struct Clause {
    from: Option<usize>,
    amount: Option<RestAmount>,
    mode: Option<Mode>,
    scope: Option<Scope>,
    full: bool,
    /// A comma or `and` stood since the amount.
    apart: bool,
    /// `or` stood since the amount.
    choice: bool,
}

/// Reads rest clauses from the position up to token `end`.
pub(crate) fn clauses(c: &mut Cursor<'_>, end: usize) -> Vec<RestRule> {
    let mut rules = Vec::new();
    let mut clause = Clause::default();
    while c.at < end {
        let start = c.at;
        if let Some(scope) = scope(c) {
            if clause.scope.is_some() && (clause.amount.is_some() || clause.mode.is_some()) {
                flush(c, &mut clause, start, &mut rules);
            }
            clause.from.get_or_insert(start);
            clause.scope = Some(scope);
        } else if let Some(amount) = amount(c, &mut clause) {
            let merged = clause
                .amount
                .as_ref()
                .filter(|_| !clause.apart)
                .and_then(|a| merge(a, &amount, clause.choice));
            if let Some(merged) = merged {
                clause.amount = Some(merged);
            } else {
                if clause.amount.is_some() {
                    flush(c, &mut clause, start, &mut rules);
                }
                clause.from.get_or_insert(start);
                clause.amount = Some(amount);
                clause.apart = false;
                clause.choice = false;
            }
        } else if let Some(mode) = vocabulary::mode(c) {
            if clause.apart && clause.amount.is_some() && clause.mode.is_some() {
                flush(c, &mut clause, start, &mut rules);
            }
            clause.from.get_or_insert(start);
            clause.mode = stronger(clause.mode, mode);
        } else if c.is_word(0, &["full", "complete", "fully"]) {
            clause.from.get_or_insert(start);
            clause.full = true;
            c.at += 1;
        } else if full_stop(c) || c.is(0, ';') || c.is_word(0, &["then"]) {
            if clause.amount.is_some() || clause.mode.is_some() {
                flush(c, &mut clause, start, &mut rules);
            }
            c.at += 1;
        } else {
            clause.choice |= c.is_word(0, &["or"]);
            clause.apart |= c.is(0, ',') || c.is(0, '&') || c.is_word(0, &["and"]);
            if c.peek(0).is_some_and(crate::notation::lex::Token::is_figure) {
                let span = c.span_from(c.at);
                let span = c.peek(0).map_or(span, |t| t.span);
                c.unknown(span, "a number in the recovery that was not understood");
            }
            c.at += 1;
        }
    }
    flush(c, &mut clause, end, &mut rules);
    rules
}

/// A full stop that ends a sentence; the one behind `rec.` or `min.` does so only before a capital.
fn full_stop(c: &Cursor<'_>) -> bool {
    let before = c.at.checked_sub(1).and_then(|i| c.tokens.get(i));
    let short =
        before.is_some_and(|t| t.is_word(&["rec", "min", "sec", "secs", "mins", "btw", "approx"]));
    c.is(0, '.') && (!short || c.peek(1).is_none_or(|t| t.capital))
}

/// `easy jog` is a jog: a word for the way of moving outweighs one for its ease.
fn stronger(old: Option<Mode>, new: Mode) -> Option<Mode> {
    match old {
        None | Some(Mode::Easy | Mode::Moderate) => Some(new),
        old => old,
    }
}

fn flush(c: &mut Cursor<'_>, clause: &mut Clause, end: usize, rules: &mut Vec<RestRule>) {
    let done = std::mem::take(clause);
    let Some(from) = done.from else { return };
    let (Some(first), Some(last)) =
        (c.tokens.get(from), c.tokens.get(end.saturating_sub(1).max(from)))
    else {
        return;
    };
    let span = first.span.hull(last.span);
    let amount = match done.amount {
        Some(amount) => amount,
        None if done.full || done.mode.is_some() => RestAmount::Open,
        None => {
            c.unknown(span, "a place for a rest without a rest");
            return;
        }
    };
    rules.push(RestRule {
        amount,
        mode: done.mode,
        scope: done.scope.unwrap_or(Scope::EachGap),
        full: done.full,
        span,
    });
}

/// A distance and a time side by side are one rest: both hold, or with `or` one of them.
fn merge(old: &RestAmount, new: &RestAmount, choice: bool) -> Option<RestAmount> {
    match (old, new) {
        (RestAmount::Time(time), RestAmount::Distance(distance)) if choice => {
            Some(RestAmount::Either { distance: *distance, time: *time })
        }
        (RestAmount::Time(time), RestAmount::Distance(distance))
        | (RestAmount::Distance(distance), RestAmount::Time(time)) => {
            Some(RestAmount::DistanceIn { distance: *distance, time: *time })
        }
        (RestAmount::Open, new) => Some(new.clone()),
        _ => None,
    }
}

fn amount(c: &mut Cursor<'_>, clause: &mut Clause) -> Option<RestAmount> {
    if c.is_word(0, &["no", "without", "zero"])
        && c.peek(1).and_then(|t| t.word()).is_some_and(|w| REST.contains(&w))
    {
        c.at += 2;
        return Some(RestAmount::Time(Bounds::exactly(Seconds(core::time::Duration::ZERO))));
    }
    if c.is_word(0, &["walk", "jog"]) && c.is_word(1, &["back", "down"]) {
        clause.mode = vocabulary::mode(c);
        c.at += 1;
        return Some(RestAmount::Open);
    }
    if let Some(amount) = rest_words::by_the_work(c) {
        return Some(amount);
    }
    if c.is_word(0, &["same", "equal"])
        || (c.is_word(0, &["distance"]) && c.is_word(1, &["ran", "run"]))
    {
        c.at += 1 + usize::from(c.is_word(1, &["ran", "run", "distance"]));
        return Some(RestAmount::SameAsRep);
    }
    // `between 5 and 6 minutes`.
    let spread = c.is_word(0, &["between"]);
    if spread {
        return spread_time(c);
    }
    if let Some(amount) = rest_words::spelled_minutes(c).or_else(|| rest_words::send_off(c)) {
        return Some(amount);
    }
    let from = c.at;
    let quantity = c.quantity()?;
    if c.is_word(0, &["st", "nd", "rd", "th"]) || c.is(0, '%') {
        c.at = from;
        return None;
    }
    // `until 120 bpm`: the heart says when, and the text gives no time.
    if c.is_word(0, &["bpm", "beats", "hr", "heart"]) {
        while c.is_word(0, &["bpm", "beats", "per", "hr", "heart", "rate"]) || c.is_word(0, MINUTES)
        {
            c.at += 1;
        }
        c.unknown(quantity.span, "a rest until the heart rate is down, which has no time");
        return Some(RestAmount::Open);
    }
    let quantity = unit_of_rest(c, quantity, clause, from)?;
    if let Some(distance) = quantity.meters() {
        while c.is_word(0, &["very", "light", "easy", "slow", "recovery", "rec"]) {
            c.at += 1;
        }
        if clause.mode.is_none() || clause.mode == Some(Mode::Easy) {
            clause.mode = vocabulary::mode(c).or(clause.mode);
        }
        while c.is_word(0, &["recovery", "rec", "rest", "back"]) {
            c.at += 1;
        }
        let either = c.is(0, '/') || c.is_word(0, &["or"]);
        if c.is_word(0, &["in"]) || either {
            let back = c.at;
            c.at += 1;
            if let Some(time) = c.quantity().and_then(|q| q.time()) {
                return Some(if either {
                    RestAmount::Either { distance, time }
                } else {
                    RestAmount::DistanceIn { distance, time }
                });
            }
            c.at = back;
        }
        return Some(RestAmount::Distance(distance));
    }
    let Some(first) = quantity.time() else {
        c.unknown(quantity.span, "a rest in laps or another unit without a length");
        return Some(RestAmount::Open);
    };
    // `90s/75s/60s`: one rest after the other.
    let mut list = vec![RestAmount::Time(first)];
    while c.is(0, '/') {
        let back = c.at;
        c.at += 1;
        let Some(next) = c.quantity() else {
            c.at = back;
            break;
        };
        match (next.time(), next.meters()) {
            (Some(time), _) => list.push(RestAmount::Time(time)),
            (None, Some(distance)) if list.len() == 1 => {
                return Some(RestAmount::Either { distance, time: first });
            }
            _ => {
                c.at = back;
                break;
            }
        }
    }
    if list.len() > 1 { Some(RestAmount::Cycle(list)) } else { list.pop() }
}

pub(super) fn time(min: f64, max: f64) -> Option<RestAmount> {
    let quantity = Quantity {
        min,
        max,
        unit: Unit::Time(1),
        span: crate::span::Span::default(),
        plural: false,
        dotted: false,
        clock: false,
    };
    quantity.time().map(RestAmount::Time)
}

fn spread_time(c: &mut Cursor<'_>) -> Option<RestAmount> {
    let from = c.at;
    c.at += 1;
    let read = (|| {
        let low = c.quantity()?;
        if !c.take_word(&["and"]) {
            return None;
        }
        let high = c.quantity()?;
        let Unit::Time(length) = high.unit else { return None };
        let min = if low.unit == Unit::Bare { low.min * f64::from(length) } else { low.min };
        (low.unit == Unit::Bare || low.is_time()).then(|| time(min, high.max)).flatten()
    })();
    if read.is_none() {
        c.at = from;
    }
    read
}

/// Gives a bare number of a rest its unit: metres beside a way of moving, else seconds or minutes.
fn unit_of_rest(
    c: &mut Cursor<'_>,
    quantity: Quantity,
    clause: &Clause,
    from: usize,
) -> Option<Quantity> {
    // `1.30 recovery` is written for 1:30, as a stopwatch may show it.
    if quantity.unit == Unit::Bare && quantity.dotted && quantity.min < 10.0 {
        let minutes = quantity.min.trunc();
        let seconds = ((quantity.min - minutes) * 100.0).round();
        if seconds < 60.0 {
            c.ambiguity(
                quantity.span,
                &["minutes and seconds", "a decimal number"],
                "a rest with two digits behind the full stop is read as m.ss",
            );
            let total = minutes * 60.0 + seconds;
            return Some(Quantity { min: total, max: total, unit: Unit::Time(1), ..quantity });
        }
    }
    if quantity.unit != Unit::Bare {
        return Some(quantity);
    }
    let mut look = c.fork();
    let moving = clause.mode.is_some() || vocabulary::mode(&mut look).is_some();
    if moving && quantity.min >= 50.0 && quantity.is_usual_distance() {
        return Some(quantity.as_unit(c.pool()));
    }
    if quantity.min < 15.0 || quantity.min > 600.0 {
        c.at = from;
        return None;
    }
    c.ambiguity(
        quantity.span,
        &["seconds", "metres", "minutes"],
        "a bare number beside a rest is read as seconds",
    );
    Some(quantity.as_time(1))
}

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
    // `sets: 6'`, `set rest 6'`.
    if c.is_word(0, SETS) && (c.is(1, ':') || c.peek(1).is_some_and(|t| t.is_word(REST))) {
        c.at += 2;
        return Some(Scope::BetweenSets);
    }
    if c.is_word(0, REPS) && c.is(1, ':') {
        c.at += 2;
        return Some(Scope::BetweenReps);
    }
    if c.is(1, ':') && c.peek(0).and_then(|t| t.word()).is_some_and(is_block_name) {
        let name = block_name(c)?;
        c.at += 1;
        return Some(Scope::InBlock(name));
    }
    let _ = c.is_word(0, &["in"]) && c.is_word(1, &["between"]) && c.take_word(&["in"]);
    if c.take_word(&["before"]) {
        articles(c);
        return block_name(c).map(Scope::BeforeBlock);
    }
    if c.take_word(&["in", "within", "inside", "during", "for"]) {
        articles(c);
        if c.take_word(SETS) {
            return Some(Scope::WithinSets);
        }
        if c.is_word(0, &["between", "btw", "btwn"]) {
            return None;
        }
        return block_name(c).map(Scope::InBlock);
    }
    let between = c.is_word(0, &["between", "btw", "btwn", "separating"]);
    if !(c.take_word(BETWEEN) || c.take_word(&["separating"])) {
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
        return Some(Scope::BetweenSets);
    }
    if let Some(scope) = distances(c, between) {
        return Some(scope);
    }
    if let Some(name) =
        c.peek(0).and_then(|t| t.word()).filter(|w| is_block_name(w)).map(str::to_owned)
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
        let each =
            c.tokens.get(c.at.wrapping_sub(1)).is_some_and(|t| t.is_word(&["each", "every"]));
        return (between && end || each).then_some(Scope::BetweenReps);
    }
    let back = c.at;
    if (c.take_word(&["and"]) || c.take('/')) && c.take_word(SETS) {
        return Some(Scope::EachGap);
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

fn articles(c: &mut Cursor<'_>) {
    while c.take_word(ARTICLES) {}
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
    loop {
        let back = c.at;
        let notes = c.notes.clone();
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
            c.notes = notes;
            break;
        };
        found.push(next);
        while c.is_word(0, &["tempo", "fast", "sprint", "sprints"]) {
            c.at += 1;
        }
        if c.take_word(REPS) {
            break;
        }
        let back = c.at;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::Dialect;
    use crate::notation::lex::lex;
    use crate::notation::text::normalize;

    fn read(text: &str) -> Vec<RestRule> {
        let tokens = lex(&normalize(text));
        let mut cursor = Cursor::new(text, &tokens, Dialect::Track);
        let rules = clauses(&mut cursor, tokens.len());
        assert!(cursor.notes.unknown.is_empty(), "{text}: {:?}", cursor.notes.unknown);
        rules
    }

    fn seconds(rule: &RestRule) -> Option<(f64, f64)> {
        match &rule.amount {
            RestAmount::Time(t)
            | RestAmount::DistanceIn { time: t, .. }
            | RestAmount::Either { time: t, .. } => {
                Some((t.min().0.as_secs_f64(), t.max().0.as_secs_f64()))
            }
            _ => None,
        }
    }

    fn m(meters: f64) -> Distance {
        Distance::from_meters(meters).unwrap()
    }

    #[test]
    fn three_scopes_however_they_are_worded() {
        for text in [
            "80m walk in 90\" after 120m reps. 6' rec between sets. 2' rec. between reps in ladder",
            "80m walk in 90\u{201d} after 120m reps. 6\u{2019} rec between sets. 2\u{2032} rec. between reps in ladder",
            "After each 120m walk 80m in 90 seconds; between sets 6 minutes; 2 minutes between the ladder reps",
            "walk 80 m in 1:30 after the 120s, 6 min between sets and 2 min in the ladder",
            "90s (80m walk) after 120m reps. Six minutes between sets. 2:00 between reps in the ladder.",
        ] {
            let rules = read(text);
            assert_eq!(rules.len(), 3, "{text}: {rules:#?}");
            assert_eq!(rules[0].scope, Scope::AfterDistance(vec![m(120.0)]), "{text}");
            assert!(matches!(rules[0].amount, RestAmount::DistanceIn { .. }), "{text}: {rules:#?}");
            assert_eq!(rules[0].mode, Some(Mode::Walk), "{text}");
            assert_eq!(seconds(&rules[0]), Some((90.0, 90.0)), "{text}");
            assert_eq!(rules[1].scope, Scope::BetweenSets, "{text}");
            assert_eq!(seconds(&rules[1]), Some((360.0, 360.0)), "{text}");
            assert_eq!(rules[2].scope, Scope::InBlock("ladder".into()), "{text}");
            assert_eq!(seconds(&rules[2]), Some((120.0, 120.0)), "{text}");
        }
    }

    #[test]
    fn full_with_a_figure() {
        for text in [
            "Full, 5 - 6' recovery walk/jog as needed between reps",
            "Full recovery, walk or jog 5 to 6 minutes between reps",
            "between reps: full (between 5 and 6 min, walk/jog)",
        ] {
            let rules = read(text);
            assert_eq!(rules.len(), 1, "{text}: {rules:#?}");
            assert!(rules[0].full, "{text}");
            assert_eq!(rules[0].mode, Some(Mode::WalkJog), "{text}");
            assert_eq!(seconds(&rules[0]), Some((300.0, 360.0)), "{text}");
            assert_eq!(rules[0].scope, Scope::BetweenReps, "{text}");
        }
    }

    #[test]
    fn other_lines() {
        let rules = read("60 seconds of very light jogging or standing rest.");
        assert_eq!(
            (rules[0].mode, seconds(&rules[0])),
            (Some(Mode::JogStanding), Some((60.0, 60.0)))
        );
        let rules = read(
            "400m jog after the 1500m, 800m, & 1 Mile Tempo reps. 200m jog after the 400m reps",
        );
        assert_eq!(rules.len(), 2);
        assert_eq!(rules[0].scope, Scope::AfterDistance(vec![m(1500.0), m(800.0), m(1609.344)]));
        let rules = read(
            "400m jog in 3\u{2019} - 4\u{2019} between each rep and 6\u{2019} - 8\u{2019} rec. before tempo",
        );
        assert_eq!(rules[1].scope, Scope::BeforeBlock("tempo".into()));
        assert_eq!(seconds(&rules[0]), Some((180.0, 240.0)));
        assert_eq!(seconds(&rules[1]), Some((360.0, 480.0)));
        let rules = read("300m jog in 2' after each rep.");
        assert_eq!((rules.len(), &rules[0].scope), (1, &Scope::BetweenReps));
        let rules = read("jog 100m within sets and 400 jog btw sets");
        assert_eq!(rules[1].amount, RestAmount::Distance(Bounds::exactly(m(400.0))));
        let rules = read("10' rest between 300& 150");
        assert_eq!(rules[0].scope, Scope::BetweenDistances(m(300.0), m(150.0)));
    }
}
