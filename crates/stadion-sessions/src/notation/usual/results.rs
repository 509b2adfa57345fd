//! Lines of times under a label: `Splits: 62.1 / 61.8`, `400m Set #2: 62.1, 61.8`.

use stadion_types::{Distance, SplitTime};

use super::Scan;
use crate::notation::read::hull;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::known::Known;
use crate::results::SplitRow;

/// Shorter or longer distances have no times as a stopwatch shows them.
const LEAST_M: f64 = 25.0;
const MOST_M: f64 = 50_000.0;
/// Nobody numbers more sets.
const MOST_SETS: f64 = 60.0;

/// The row of the line; `None` if it is not of a usual shape.
pub(super) fn line(text: &str, s: &mut Scan<'_, '_>) -> Option<SplitRow> {
    let mut row = label(s)?;
    let mut sign = None;
    loop {
        let token = s.peek(0)?;
        row.times.push(time(text, token)?);
        s.at += 1;
        let Some(next) = s.peek(0) else { break };
        // All times are parted by one sign; what sticks to it could be a decimal.
        let open = (next.is(',') || next.is('/')) && s.peek(1).is_some_and(|t| !t.glued);
        if !open || sign.is_some_and(|s| s != next.kind) {
            return None;
        }
        sign = Some(next.kind);
        s.at += 1;
    }
    row.span = hull(s.tokens);
    Some(row)
}

/// A time with its decimals, or with a colon.
fn time(text: &str, token: &Token<'_>) -> Option<SplitTime> {
    let precise = match token.kind {
        Kind::Number(n) => (1..=2).contains(&n.decimals) && !n.word,
        Kind::Clock { parts, .. } => parts == 2,
        _ => false,
    };
    let time = token.span.of(text).parse::<SplitTime>().ok().filter(|_| precise)?;
    (time.seconds() > 0.0 && time.decimals() <= 2).then_some(time)
}

/// What stands in front of the times, with the sign behind it.
fn label(s: &mut Scan<'_, '_>) -> Option<SplitRow> {
    let (mut distance, mut set) = (None, None);
    let titled = s.peek(0)?.is_word(&["times"]) && s.is(1, ':');
    s.at += usize::from(titled);
    if !titled && !s.take_word(Known::Splits) {
        let meters = s.whole(0).filter(|m| (LEAST_M..=MOST_M).contains(m))?;
        let unit = s.peek(1).is_some_and(|t| t.known == Known::M && t.glued && !t.capital);
        if !unit || s.peek(2).is_some_and(|t| t.glued && !t.is(':')) {
            return None;
        }
        distance = Some(Distance::from_meters(meters).ok()?);
        s.at += 2;
        if !s.take_word(Known::Reps) && s.peek(0)?.is_word(&["set"]) {
            s.at += 1;
            let _ = s.take('#');
            let number = s.whole(0).filter(|n| (1.0..=MOST_SETS).contains(n))?;
            set = crate::notation::work::count(number, number).map(|b| b.min());
            s.at += 1;
        }
    }
    let dash = s.is(0, '-') && !s.peek(0)?.glued && distance.is_some();
    if !(s.is(0, ':') || dash) || s.peek(1)?.glued {
        return None;
    }
    s.at += 1;
    let (times, missed) = (Vec::with_capacity(8), Vec::new());
    Some(SplitRow { distance, set, block: None, times, missed, span: hull(s.tokens) })
}
