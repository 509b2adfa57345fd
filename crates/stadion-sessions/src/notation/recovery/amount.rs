//! How much rest a clause gives.

use stadion_types::Bounds;

use super::{Clause, words};
use crate::notation::quantity::{MINUTES, Quantity, Unit};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::words::vocabulary;
use crate::notation::words::vocabulary::REST;
use crate::tree::{Mode, RestAmount, Seconds};

/// Steps over the letter behind an amount: `400R` is a way; seconds and minutes are less round.
fn without_letter(c: &mut Cursor<'_>, quantity: Quantity) -> Quantity {
    if !lettered(c, &quantity) {
        return quantity;
    }
    c.at += 1;
    let way = quantity.unit == Unit::Bare && (quantity.min / 50.0).fract() == 0.0;
    if way { quantity.as_unit(c.pool()) } else { quantity }
}

pub(super) fn amount(c: &mut Cursor<'_>, clause: &mut Clause) -> Option<RestAmount> {
    if c.is_word(0, &["no", "without", "zero"])
        && c.peek(1)
            .and_then(crate::notation::tokens::lex::Token::word)
            .is_some_and(|w| REST.contains(&w))
    {
        c.at += 2;
        return Some(RestAmount::Time(Bounds::exactly(Seconds(core::time::Duration::ZERO))));
    }
    if c.is_word(0, &["walk", "jog"]) && c.is_word(1, &["back", "down"]) {
        clause.mode = vocabulary::mode(c);
        c.at += 1;
        return Some(RestAmount::Open);
    }
    if let Some(amount) = words::by_the_work(c) {
        return Some(amount);
    }
    if c.is_word(0, &["same", "equal"])
        || (c.is_word(0, &["distance"]) && c.is_word(1, &["ran", "run"]))
    {
        c.at += 1 + usize::from(c.is_word(1, &["ran", "run", "distance"]));
        return Some(RestAmount::SameAsRep);
    }
    if let Some(list) = listed_times(c) {
        return Some(list);
    }
    // `between 5 and 6 minutes`.
    let spread = c.is_word(0, &["between"]);
    if spread {
        return spread_time(c);
    }
    if let Some(amount) = words::spelled_minutes(c).or_else(|| words::send_off(c)) {
        return Some(amount);
    }
    let from = c.at;
    let quantity = c.quantity()?;
    if c.is_word(0, &["st", "nd", "rd", "th"]) || c.is(0, '%') {
        c.at = from;
        return None;
    }
    let quantity = without_letter(c, quantity);
    // `until 120 bpm`: the heart says when, and the text gives no time.
    if c.is_word(0, &["bpm", "beats", "hr", "heart"]) {
        while c.is_word(0, &["bpm", "beats", "per", "hr", "heart", "rate"]) || c.is_word(0, MINUTES)
        {
            c.at += 1;
        }
        c.unknown(quantity.span, "a rest until the heart rate is down, which has no time");
        return Some(RestAmount::Open);
    }
    let quantity = unit_of_rest(c, seconds_of_rest(c, quantity), clause, from)?;
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

/// `100s between sets`: a rest is no plural, even in a pool, unless it is swum.
fn seconds_of_rest(c: &Cursor<'_>, quantity: Quantity) -> Quantity {
    let behind = c.at.checked_sub(1).and_then(|i| c.tokens.get(i));
    let swum = c.is_word(0, &["easy", "swim", "kick", "back", "free", "choice"]);
    if quantity.plural && !swum && behind.is_some_and(|t| t.is_word(&["s"])) {
        return Quantity { plural: false, ..quantity.as_time(1) };
    }
    quantity
}

/// `400R`, `90sR`, `2'R`: whether the letter for a rest sticks to the amount that was just read.
pub(crate) fn lettered(c: &Cursor<'_>, quantity: &Quantity) -> bool {
    let letter = c.peek(0).is_some_and(|t| t.glued && t.is_word(&["r"]));
    let more = c.is(1, ':') || c.is(1, '=') || c.peek(1).is_some_and(|t| t.glued && t.is_figure());
    let bare = quantity.unit == Unit::Bare && (30.0..=1000.0).contains(&quantity.min);
    letter && !more && (bare || quantity.is_time() || quantity.is_distance())
}

/// `90, 60, 30, 15 seconds`, `75, 90, 120`: three rests or more under one unit, one for each gap.
fn listed_times(c: &mut Cursor<'_>) -> Option<RestAmount> {
    let from = c.at;
    let mut look = c.fork();
    let mut found: Vec<Quantity> = Vec::new();
    loop {
        let quantity = look.quantity()?;
        let plain = matches!(quantity.unit, Unit::Bare | Unit::Time(_)) && !quantity.plural;
        if !plain {
            return None;
        }
        let united = quantity.unit != Unit::Bare;
        found.push(quantity);
        let joint = look.is(0, ',') || look.is(0, '/') || look.is(0, '-') && !united;
        if !joint || !look.peek(1).is_some_and(crate::notation::tokens::lex::Token::is_figure) {
            break;
        }
        look.at += 1;
    }
    let closing = found.last()?.unit;
    let bare = found.iter().filter(|q| q.unit == Unit::Bare).count();
    if found.len() < 3 || bare + 1 < found.len() {
        return None;
    }
    let unit = match closing {
        Unit::Time(length) => length,
        // Without a unit these can be seconds only if all of them are as long as a rest.
        _ if found.iter().all(|q| (15.0..=600.0).contains(&q.min)) => 1,
        _ => return None,
    };
    let times = found.into_iter().map(|q| match q.unit {
        Unit::Bare => q.as_time(unit).time(),
        _ => q.time(),
    });
    let list: Option<Vec<RestAmount>> = times.map(|t| t.map(RestAmount::Time)).collect();
    c.at = look.at;
    let list = list.map(RestAmount::Cycle);
    if list.is_none() {
        c.at = from;
    }
    list
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

/// Up to here a bare number beside a rest is seconds and nothing else.
const MOST_SURE_SECONDS: f64 = 99.0;

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
    while look.take_word(&["slow", "easy", "light", "very", "gentle", "m"]) {}
    let swum = c.dialect == crate::notation::Dialect::Swim && look.at > c.at;
    let moving = swum || clause.mode.is_some() || vocabulary::mode(&mut look).is_some();
    if moving && quantity.min >= 50.0 && quantity.is_usual_distance() {
        return Some(quantity.as_unit(c.pool()));
    }
    if quantity.min < 15.0 || quantity.min > 600.0 {
        c.at = from;
        return None;
    }
    // `400 recovery` is a lap: whole hundreds are metres before they are seconds.
    if (quantity.min / 100.0).fract() == 0.0 && quantity.min.to_bits() == quantity.max.to_bits() {
        let readings = ["metres", "seconds"];
        // `600/300 with 300 recovery`: the same number stands for a distance in front.
        // Or a bare distance of the track, beside which no number is a time.
        let again = c.tokens[..from].iter().enumerate().any(|(i, t)| {
            let bare = c.tokens.get(i + 1).is_none_or(|t| t.word().is_none_or(|w| w.len() > 3));
            t.number().is_some_and(|n| {
                n.value.total_cmp(&quantity.min).is_eq()
                    || bare && n.value >= 200.0 && (n.value / 50.0).fract() == 0.0
            })
        });
        if !again {
            c.ambiguity(
                quantity.span,
                &readings,
                "a bare round number beside a rest is read as metres",
            );
        }
        return Some(quantity.as_unit(c.pool()));
    }
    // Nobody rests over 90 metres, or for 90 minutes.
    if quantity.max <= MOST_SURE_SECONDS {
        return Some(quantity.as_time(1));
    }
    c.ambiguity(
        quantity.span,
        &["seconds", "metres", "minutes"],
        "a bare number beside a rest is read as seconds",
    );
    Some(quantity.as_time(1))
}
