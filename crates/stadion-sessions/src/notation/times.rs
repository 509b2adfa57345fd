//! The figures of a result line.

use stadion_types::SplitTime;

use crate::notation::quantity::{MINUTES, SECONDS};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;

pub(super) const AVERAGE: &[&str] = &["avg", "average", "averaged", "averaging", "mean", "avrg"];
const MISSED: &[&str] = &["dnf", "dns", "abandoned", "missed", "skipped", "stopped"];
/// More times than this behind a count sign are no times.
const MAX_COUNT: f64 = 50.0;

/// The times of a line, and how they were written.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "marks of the writing, each on its own")]
pub(super) struct Times {
    pub(super) row: Vec<SplitTime>,
    /// Places in the row without a time.
    pub(super) missed: Vec<usize>,
    pub(super) average: bool,
    /// A unit of time was written.
    pub(super) united: bool,
    /// A count sign was written.
    pub(super) counted: bool,
    /// The number of a repetition stood before a time.
    pub(super) numbered: bool,
}

/// The figures up to the end of the line; `None` if anything else stands between them.
pub(super) fn times(c: &mut Cursor<'_>) -> Option<Times> {
    let commas = decimal_commas(c, c.at);
    let mut found = Times::default();
    let mut depth = 0_u32;
    while let Some(token) = c.peek(0) {
        if token.is('(') {
            depth += 1;
        } else if token.is(')') {
            depth = depth.saturating_sub(1);
        } else if token.is_figure() {
            let slot = found.row.len() + found.missed.len();
            if depth == 0 && marker(c, slot) {
                found.numbered = true;
                continue;
            }
            let from = c.at;
            if let Some((first, second)) = stuck_clocks(c) {
                found.row.extend([first, second]);
                continue;
            }
            let before = counted_before(c);
            let (text, united) = time(c, commas)?;
            let behind = if before.is_none() { counted_behind(c) } else { None };
            found.united |= united;
            found.counted |= before.is_some() || behind.is_some();
            // Sub-splits in brackets belong to the time before them.
            if depth == 0 || found.row.is_empty() {
                match text.parse::<SplitTime>() {
                    Ok(time) if time.seconds() > 0.0 => {
                        let times = before.or(behind).unwrap_or(1);
                        found.row.extend(core::iter::repeat_n(time, times));
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
                found.row.pop();
            }
        } else if token.is_word(MISSED) {
            found.missed.push(found.row.len() + found.missed.len());
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

/// `3:29.483:30.12`: two clock times whose separator was lost; the third digit behind the full stop
/// opens the second.
fn stuck_clocks(c: &mut Cursor<'_>) -> Option<(SplitTime, SplitTime)> {
    let token = c.peek(0)?;
    let next = c.peek(2).filter(|t| t.glued && t.number().is_some())?;
    let text = token.span.of(c.text);
    let (_, decimals) = text.split_once('.')?;
    if decimals.len() != 3 || !c.is(1, ':') || !c.peek(1)?.glued {
        return None;
    }
    let (head, digit) = text.split_at_checked(text.len() - 1)?;
    let first: SplitTime = head.parse().ok()?;
    let second: SplitTime = format!("{digit}:{}", next.span.of(c.text)).parse().ok()?;
    let span = token.span.hull(next.span);
    c.at += 3;
    c.ambiguity(
        span,
        &["two times, one behind the other", "one time with a slip of the pen"],
        "a separator between two times is lost",
    );
    Some((first, second))
}

pub(super) fn whole(number: crate::notation::tokens::lex::Number) -> bool {
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
    let count = crate::notation::work::count(number.value, number.value)?.min();
    c.at += 2;
    usize::try_from(count).ok()
}

/// `x 3` behind a time.
fn counted_behind(c: &mut Cursor<'_>) -> Option<usize> {
    if !(c.is_word(0, &["x"]) || (c.is(0, '*') && c.peek(1).is_some_and(Token::is_figure))) {
        return None;
    }
    let number = c.peek(1)?.number().filter(|n| whole(*n) && n.value <= MAX_COUNT)?;
    let count = crate::notation::work::count(number.value, number.value)?.min();
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
