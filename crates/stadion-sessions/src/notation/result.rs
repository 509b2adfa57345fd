//! Result lines: times that were run, with or without a label.
//!
//! A line with a label and nothing but figures is a result wherever it stands. Behind a line of work
//! a line of bare figures is one as well, or nothing that can be counted: it waits as *loose* until
//! the whole text is read, see [`settle`](super::settle).

use stadion_types::{Distance, SplitTime};

use crate::notation::cursor::Cursor;
use crate::notation::lex::{Kind, Token};
use crate::notation::quantity::{MINUTES, SECONDS, Unit};
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
const AVERAGE: &[&str] = &["avg", "average", "averaged", "averaging", "mean", "avrg"];
const MISSED: &[&str] = &["dnf", "dns", "abandoned", "missed", "skipped", "stopped"];
/// More times than this behind a count sign are no times.
const MAX_COUNT: f64 = 50.0;

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
    let notes = c.notes.clone();
    let found = read(c, after);
    if found.is_none() {
        c.at = from;
        c.notes = notes;
    }
    found
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

/// The times of a line, and how they were written.
#[derive(Default)]
struct Times {
    times: Vec<SplitTime>,
    /// Places in the row without a time.
    missed: Vec<usize>,
    average: bool,
    /// A unit of time was written.
    united: bool,
    /// A count sign was written.
    counted: bool,
    /// The number of a repetition stood before a time.
    numbered: bool,
}

fn read(c: &mut Cursor<'_>, after: usize) -> Option<Found> {
    while ['*', '\u{2022}', '\u{b7}', '_', '"'].iter().any(|s| c.is(0, *s)) {
        c.at += 1;
    }
    let from = c.at;
    let label = label(c, after > 0)?;
    let body = &c.tokens[c.at..];
    if !body.iter().any(Token::is_figure) {
        return None;
    }
    // Bare whole numbers are times only behind a distance or a title; `Ladder: 300, 200` is work.
    let precise = body.iter().any(|t| match t.kind {
        Kind::Number(n) => n.decimals > 0,
        Kind::Clock { .. } => true,
        _ => false,
    });
    let usual = body
        .iter()
        .filter_map(Token::number)
        .all(|n| n.value >= 50.0 && (n.value / 50.0).fract() == 0.0);
    let bare = label.is_empty();
    if !bare && !(precise || label.titled || label.distance.is_some() || !usual) {
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
    let count = found.times.len() + found.missed.len();
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
    if found.times.is_empty() {
        return None;
    }
    if !found.missed.is_empty() {
        c.unknown(span, "a repetition of this line has no time");
    }
    let row = SplitRow {
        distance: label.distance,
        set: label.set,
        block: label.block,
        times: found.times,
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

/// The figures up to the end of the line; `None` if anything else stands between them.
fn times(c: &mut Cursor<'_>) -> Option<Times> {
    let commas = decimal_commas(c, c.at);
    let mut found = Times::default();
    let mut depth = 0_u32;
    while let Some(token) = c.peek(0) {
        if token.is('(') {
            depth += 1;
        } else if token.is(')') {
            depth = depth.saturating_sub(1);
        } else if token.is_figure() {
            let slot = found.times.len() + found.missed.len();
            if depth == 0 && marker(c, slot) {
                found.numbered = true;
                continue;
            }
            let from = c.at;
            let before = counted_before(c);
            let (text, united) = time(c, commas)?;
            let behind = if before.is_none() { counted_behind(c) } else { None };
            found.united |= united;
            found.counted |= before.is_some() || behind.is_some();
            // Sub-splits in brackets belong to the time before them.
            if depth == 0 || found.times.is_empty() {
                match text.parse::<SplitTime>() {
                    Ok(time) if time.seconds() > 0.0 => {
                        let times = before.or(behind).unwrap_or(1);
                        found.times.extend(core::iter::repeat_n(time, times));
                    }
                    _ => {
                        let span = c.span_from(from);
                        c.unknown(span, "this is no time");
                    }
                }
            }
            continue;
        } else if token.is_word(AVERAGE) {
            found.average = true;
            // The figure beside the word is no time of a repetition.
            let ahead =
                1 + usize::from(c.is(1, ':') || c.is(1, '=') || c.is_word(1, &["of", "was"]));
            if c.peek(ahead).is_some_and(Token::is_figure) {
                c.at += ahead;
                time(c, commas)?;
                continue;
            }
            if depth == 0 {
                found.times.pop();
            }
        } else if token.is_word(MISSED) {
            found.missed.push(found.times.len() + found.missed.len());
        } else if token.is('#') && c.peek(1).and_then(Token::number).is_some_and(whole) {
            found.numbered = true;
            c.at += 1;
            if c.is(1, ':') || c.is(1, ')') || c.is(1, '=') || c.is(1, '.') {
                c.at += 1;
            }
        } else if !([',', '/', '+', '\u{2014}', ';', '|', '.', '-', '&', '*', '_', '[', ']']
            .iter()
            .any(|s| token.is(*s))
            || token.is_word(&["and", "then"]))
        {
            return None;
        }
        c.at += 1;
    }
    Some(found)
}

fn whole(number: crate::notation::lex::Number) -> bool {
    number.decimals == 0 && !number.word && number.value <= 200.0
}

/// Steps over the number of a repetition in front of its time: `1)`, `1.`, `1:`.
fn marker(c: &mut Cursor<'_>, slot: usize) -> bool {
    let Some(number) = c.peek(0).and_then(Token::number).filter(|n| whole(*n)) else {
        return false;
    };
    let figure = c.peek(2).is_some_and(|t| t.is_figure() && !t.glued);
    let sign = c.is(1, ')') || c.is(1, ':') || c.is(1, '=') || c.is(1, '.');
    // A line for each repetition starts with any number.
    let next =
        u32::try_from(slot + 1).map(f64::from).is_ok_and(|n| n.total_cmp(&number.value).is_eq());
    let fits = sign && figure && (next || slot == 0);
    c.at += if fits { 2 } else { 0 };
    fits
}

/// `3 x` in front of a time.
fn counted_before(c: &mut Cursor<'_>) -> Option<usize> {
    let number = c.peek(0)?.number().filter(|n| whole(*n) && n.value <= MAX_COUNT)?;
    let sign = c.is_word(1, &["x"]) || c.is(1, '*');
    // Of `26 x 2` and `2 x 26` the smaller one counts.
    let time = c.peek(2).filter(|t| t.is_figure())?;
    if !sign || time.number().is_some_and(|t| t.value <= number.value) {
        return None;
    }
    let count = super::work::count(number.value, number.value)?.min();
    c.at += 2;
    usize::try_from(count).ok()
}

/// `x 3` behind a time.
fn counted_behind(c: &mut Cursor<'_>) -> Option<usize> {
    if !(c.is_word(0, &["x"]) || (c.is(0, '*') && c.peek(1).is_some_and(Token::is_figure))) {
        return None;
    }
    let number = c.peek(1)?.number().filter(|n| whole(*n) && n.value <= MAX_COUNT)?;
    let count = super::work::count(number.value, number.value)?.min();
    c.at += 2;
    usize::try_from(count).ok().filter(|n| *n > 0)
}

/// One time as a stopwatch shows it, and whether a unit stood there: `64.1s`, `1'04"`, `3 min 30`.
fn time(c: &mut Cursor<'_>, commas: bool) -> Option<(String, bool)> {
    let token = c.peek(0)?;
    let mut text = token.span.of(c.text).to_owned();
    c.at += 1;
    if token.number().is_none() {
        return Some((text, c.take_word(MINUTES)));
    }
    if token.number().is_some_and(|n| n.word) {
        return None;
    }
    if commas
        && c.peek(0).is_some_and(|t| t.is(',') && t.glued)
        && c.peek(1).is_some_and(|t| t.glued && t.is_figure())
    {
        let span = token.span.hull(c.tokens[c.at + 1].span);
        text = span.of(c.text).replace(',', ".");
        c.at += 2;
    }
    if c.take('"') || c.take_word(SECONDS) {
        return Some((text, true));
    }
    // `3m30` with its seconds behind it is no distance.
    let short = c.is_word(0, &["m"])
        && c.peek(1).is_some_and(|t| t.glued && t.span.of(c.text).len() == 2 && t.is_figure());
    c.at += usize::from(short);
    if !(short || c.take('\'') || c.take_word(MINUTES)) {
        return Some((text, false));
    }
    let seconds = c.peek(0).filter(|t| {
        t.number().is_some_and(|n| !n.word && n.value < 60.0)
            && t.span.of(c.text).bytes().take_while(u8::is_ascii_digit).count() == 2
    });
    let unit = c.is(1, '"') || c.is_word(1, SECONDS);
    let part = seconds.filter(|t| t.glued || unit).map_or("00", |t| t.span.of(c.text));
    if part != "00" || seconds.is_some_and(|t| t.glued || unit) {
        c.at += 1;
        let _ = c.take('"') || c.take_word(SECONDS);
    }
    Some((format!("{text}:{part}"), true))
}

/// Whether the line writes its decimals with commas: each glued comma stands before two digits, no
/// full stop is used, and the times are parted by something else.
fn decimal_commas(c: &mut Cursor<'_>, from: usize) -> bool {
    let body = &c.tokens[from..];
    let glued: Vec<usize> = (1..body.len().saturating_sub(1))
        .filter(|i| {
            body[*i].is(',') && body[*i].glued && body[i + 1].glued && body[i + 1].is_figure()
        })
        .collect();
    let stops = body.iter().filter_map(Token::number).any(|n| n.decimals > 0);
    let digits = |t: &Token| t.span.end - t.span.start;
    let pairs = glued.iter().all(|i| (1..=2).contains(&digits(&body[i + 1])));
    let chained = glued.windows(2).any(|w| w[1] == w[0] + 2);
    if glued.is_empty() || stops || !pairs || chained {
        return false;
    }
    let span = body[glued[0] - 1].span.hull(body[glued[0] + 1].span);
    c.ambiguity(
        span,
        &["a decimal comma", "two times"],
        "commas without a blank behind them, and other signs between the times",
    );
    true
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
            let more = label.titled || precise_ahead(c);
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
        } else if !token.is_word(&["rep", "reps", "repeats", "the", "of", "s"])
            && !token.is('#')
            && !token.is('\'')
            && !(after && token.is_word(TELLING))
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
    let notes = c.notes.clone();
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
            || c.is_word(0, &["set"])
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
        c.notes = notes;
    }
    found
}
