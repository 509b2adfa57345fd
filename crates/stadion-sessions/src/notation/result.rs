//! Result lines: times that were run, with or without a label.
//!
//! A line with a label and nothing but figures is a result wherever it stands. Behind a line of work
//! a line of bare figures is one as well, or nothing that can be counted: it waits as *loose* until
//! the whole text is read, see [`settle`](crate::notation::whole::settle).

use stadion_types::Distance;

use crate::notation::quantity::Unit;
use crate::notation::times::{AVERAGE, times, whole};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::{Kind, Token};
use crate::results::SplitRow;
use crate::tree::DistanceUnit;

const TITLES: &[&str] = &[
    "splits", "split", "times", "time", "results", "result", "ran", "hit", "did", "clocked",
    "actual", "done", "achieved", "managed", "went",
];
/// Words in front of times that add nothing to a title.
const TELLING: &[&str] =
    &["i", "we", "he", "she", "they", "were", "was", "my", "our", "his", "her", "their", "all"];
const NUMBERED: &[&str] = &["rep", "repeat", "repetition", "interval", "no", "nr", "number"];

/// What a line of figures is.
#[derive(Debug)]
pub(crate) enum Found {
    /// A row of times under a label.
    Row(SplitRow),
    /// Figures without a label: times only if they fit the repetitions.
    Loose(SplitRow),
    /// A result that gives no time of its own to each repetition; what it is was told.
    Told,
}

/// Reads the whole line as a result, or nothing. `after` is the number of repetitions that stand
/// before the line: only behind work may figures without a label be times.
pub(crate) fn result(c: &mut Cursor<'_>, after: usize) -> Option<Found> {
    let from = c.at;
    let notes = c.notes.mark();
    let found = read(c, after);
    if found.is_none() {
        c.at = from;
        c.notes.back(notes);
    }
    found
}

/// `5:31, 5:33, 5:30, 5:36`, `Splits 7:15, 7:08, ...` without any work in front: times near one
/// another, to the second, that nobody asks for.
fn splits_alone(tokens: &[Token]) -> bool {
    const NEAR: f64 = 1.25;
    let title = |t: &Token| {
        t.is_word(TITLES)
            || t.is_word(TELLING)
            || t.is_word(&["pace", "paces", "mile", "km", "lap"])
    };
    let led = tokens.iter().take_while(|t| title(t) || t.is(':') || t.is('=')).count();
    let list = tokens[led..]
        .iter()
        .take_while(|t| t.is_figure() || t.is(',') || t.is('/') || t.is(';') || t.is('.'));
    let mut times = Vec::new();
    for token in list.filter(|t| t.is_figure()) {
        match token.kind {
            Kind::Clock { seconds, .. } => times.push(seconds),
            _ if times.is_empty() => return bare_splits(tokens),
            _ => return false,
        }
    }
    let counted = tokens.iter().any(|t| t.is_word(&["x", "times"]) || t.is('*') || t.is('+'));
    let least = times.iter().copied().fold(f64::INFINITY, f64::min);
    let most = times.iter().copied().fold(0.0, f64::max);
    let odd = times.iter().any(|s| (s / 5.0).fract() != 0.0);
    times.len() > 2 && odd && most <= least * NEAR && !counted
}

/// `75,80,76,74,78,68`: nothing but whole numbers near one another that are no round distances.
fn bare_splits(tokens: &[Token]) -> bool {
    const NEAR: f64 = 1.4;
    let mut values = Vec::new();
    for token in tokens {
        match token.number() {
            Some(n) if !n.word && n.decimals == 0 && n.value >= 20.0 => values.push(n.value),
            None if token.is(',') || token.is('/') || token.is(';') || token.is('.') => {}
            _ => return false,
        }
    }
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(0.0, f64::max);
    let odd = values.iter().filter(|v| (*v / 5.0).fract() != 0.0).count();
    values.len() > 2 && odd > 1 && most <= least * NEAR
}

#[derive(Default)]
struct Label {
    distance: Option<Distance>,
    set: Option<u32>,
    block: Option<String>,
    titled: bool,
    /// `Rep 3:` stood there.
    numbered: bool,
}

impl Label {
    fn is_empty(&self) -> bool {
        self.distance.is_none() && self.set.is_none() && self.block.is_none() && !self.titled
    }
}

/// `Ladder: 1:00, 2:00, 3:00`: whole and half minutes under the name of a part are what is to be run.
fn asked(label: &Label, body: &[Token]) -> bool {
    let round = |t: &Token| match t.kind {
        Kind::Clock { seconds, .. } => (seconds / 30.0).fract() == 0.0,
        _ => !t.is_figure(),
    };
    !label.titled && label.distance.is_none() && body.iter().all(round)
}

fn read(c: &mut Cursor<'_>, after: usize) -> Option<Found> {
    while ['*', '\u{2022}', '\u{b7}', '_', '"'].iter().any(|s| c.is(0, *s)) {
        c.at += 1;
    }
    let from = c.at;
    if after == 0 && splits_alone(&c.tokens[from..]) {
        c.unknown(
            c.tokens[from].span.hull(c.tokens.last()?.span),
            "times without what they were run over",
        );
        return Some(Found::Told);
    }
    let label = label(c, after > 0)?;
    let body = &c.tokens[c.at..];
    if !body.iter().any(Token::is_figure) || after == 0 && asked(&label, body) {
        return None;
    }
    // Bare whole numbers are times only behind a distance or a title; `Ladder: 300, 200` is work.
    let precise = body.iter().any(|t| match t.kind {
        Kind::Number(n) => n.decimals > 0,
        Kind::Clock { .. } => true,
        _ => false,
    });
    // The count in `mile - 800 - 400 - 200 x 2` is no time.
    let counts = |i: &usize| *i > 0 && (body[*i - 1].is_word(&["x"]) || body[*i - 1].is('*'));
    let usual = (0..body.len())
        .filter(|i| !counts(i))
        .filter_map(|i| body[i].number())
        .all(|n| n.value >= 50.0 && (n.value / 50.0).fract() == 0.0);
    let bare = label.is_empty();
    if !(bare || precise || label.titled || label.distance.is_some() || !usual) {
        return None;
    }
    let body_from = c.at;
    // `60-90 seconds` is one amount.
    let mut look = c.fork();
    let amount = bare
        && look
            .quantity()
            .is_some_and(|q| q.is_time() && !q.clock && q.min.total_cmp(&q.max).is_ne())
        && look.done();
    if amount {
        return None;
    }
    // `3 min (90s)` is an amount with a rest.
    let bracket = body.iter().skip(1).any(|t| t.is('('));
    let mut found = times(c)?;
    if bare && bracket && found.united {
        return None;
    }
    found.numbered |= label.numbered;
    let count = found.row.len() + found.missed.len();
    let span = c.tokens[from].span.hull(c.tokens.last()?.span);
    // Units and counts are signs of work, of rest or of times alike; what else stands there decides.
    let free = label.distance.is_some() || (after > 0 && (label.titled || bare));
    if (found.united && !free && !(after > 0 && count > 1))
        || (found.counted && (!free || bare || (usual && !precise)))
    {
        return None;
    }
    // Beside a time for each repetition the average adds nothing.
    if found.average && count < 2 {
        if after == 0 && label.distance.is_none() {
            return None;
        }
        c.unknown(span, "an average, and not a time for each repetition");
        return Some(Found::Told);
    }
    if found.row.is_empty() {
        return None;
    }
    if !found.missed.is_empty() {
        c.unknown(span, "a repetition of this line has no time");
    }
    let row = SplitRow {
        distance: label.distance,
        set: label.set,
        block: label.block,
        times: found.row,
        missed: found.missed,
        span,
    };
    if !bare {
        return Some(Found::Row(row));
    }
    let first = &c.tokens[body_from];
    let word = first.number().is_some_and(|n| n.word);
    // One figure alone is a year or an amount as well, unless one repetition waits for it.
    let whole =
        first.number().is_some_and(|n| n.decimals == 0 && (10.0..1000.0).contains(&n.value));
    let alone =
        count == 1 && after != 1 && !found.numbered && (found.united || !(precise || whole));
    if word || alone || (usual && !precise && !found.united && count != after) {
        return None;
    }
    if usual && !precise && !found.united {
        c.ambiguity(
            span,
            &["the times of the repetitions in seconds", "more work, in metres"],
            "a line with as many figures as there are repetitions",
        );
    }
    Some(Found::Loose(row))
}

/// The label with the sign that ends it. Behind work it may be missing, or end without a sign.
fn label(c: &mut Cursor<'_>, after: bool) -> Option<Label> {
    let from = c.at;
    let mut label = Label::default();
    let number = c.peek(1).and_then(Token::number).is_some_and(whole);
    if after && number && c.is_word(0, NUMBERED) && !c.peek(2).is_some_and(Token::is_figure) {
        c.at += 2;
        c.at += usize::from([':', ')', '=', '-', '.'].iter().any(|s| c.is(0, *s)));
        return Some(Label { numbered: true, ..Label::default() });
    }
    while c.at < c.tokens.len() {
        if c.is(0, ':')
            || c.is(0, '\u{2014}')
            || c.is(0, '=')
            || (c.is(0, '-') && c.peek(0).is_some_and(|t| !t.glued))
        {
            c.at += 1;
            return (!label.is_empty()).then_some(label);
        }
        let token = c.peek(0)?;
        // `250m in 29.78`, `250m (29.78, ..)`, `ran 64, 65`: no sign ends the label.
        let ends = token.is('(') || token.is_word(&["in"]) || token.is_figure();
        if after && ends && (label.distance.is_some() || label.titled) {
            c.at += usize::from(!token.is_figure());
            let figures = c.tokens[c.at..].iter().filter(|t| t.is_figure()).count();
            let more = label.titled || precise_ahead(c) || (figures > 1 && !token.is_figure());
            return more.then_some(label);
        }
        if token.is_word(TITLES) {
            label.titled = true;
        } else if token.is_word(&["set", "round", "series"]) {
            let sign = usize::from(c.is(1, '#'));
            if let Some(number) =
                c.peek(1 + sign).and_then(Token::number).filter(|n| n.decimals == 0)
            {
                label.set = super::work::count(number.value, number.value).map(|b| b.min());
                c.at += 1 + sign;
            }
        } else if token.is_word(&["ladder", "pyramid", "breakdown"]) {
            label.block = Some("ladder".to_owned());
        } else if token.is_word(&["mile", "miles"]) && label.distance.is_none() {
            label.distance = Distance::from_meters(DistanceUnit::Mile.meters()).ok();
        } else if token.is_word(&["km", "kms", "kilometres", "kilometers"])
            && label.distance.is_none()
        {
            label.distance = Distance::from_meters(1000.0).ok();
        } else if token.is_figure() {
            let Some(distance) = labelled_distance(c) else {
                c.at = from;
                // Figures without a label.
                return after.then(Label::default);
            };
            label.distance = Some(distance);
            continue;
        } else if after && c.at == from && (token.is('#') || token.is('(') || token.is('[')) {
            return Some(Label::default());
        } else if after && token.is_word(AVERAGE) {
            return (label.distance.is_some() || label.is_empty()).then_some(label);
        } else if !(token.is_word(&["rep", "reps", "repeats", "the", "of", "s"])
            || token.is('#')
            || token.is('\'')
            || after && token.is_word(TELLING))
        {
            return None;
        }
        c.at += 1;
    }
    None
}

/// Whether the figures ahead are written as a stopwatch shows them.
fn precise_ahead(c: &Cursor<'_>) -> bool {
    c.tokens[c.at..].iter().any(|t| t.number().map_or(t.is_figure(), |n| n.decimals > 0))
}

fn labelled_distance(c: &mut Cursor<'_>) -> Option<Distance> {
    let from = c.at;
    let notes = c.notes.mark();
    let found = (|| {
        let quantity = c.quantity()?;
        // `3m30` is a time.
        if c.peek(0).is_some_and(|t| t.is_figure() && t.glued) {
            return None;
        }
        // A bare number, or one with a plural `s`, is a distance in front of a sign and no other.
        let sign = c.is(0, ':')
            || c.is(0, '\u{2014}')
            || c.is(0, '=')
            || c.is_word(0, &["set", "in"])
            || (c.is(0, '-') && c.peek(0).is_some_and(|t| !t.glued) && !c.peek(1)?.glued);
        let quantity = match quantity.unit {
            Unit::Bare if sign && quantity.is_usual_distance() && quantity.min >= 50.0 => {
                quantity.as_unit(DistanceUnit::Meter)
            }
            // `400s: 62.1, 61.8`.
            Unit::Time(1) if sign && quantity.is_usual_distance() && !quantity.clock => {
                quantity.as_unit(DistanceUnit::Meter)
            }
            _ => quantity,
        };
        quantity.meters()?.exact()
    })();
    if found.is_none() {
        c.at = from;
        c.notes.back(notes);
    }
    found
}
