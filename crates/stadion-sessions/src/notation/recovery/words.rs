//! Rests that are written in words, or measured by the work.

use super::amount::time;
use crate::notation::quantity::MINUTES;
use crate::notation::tokens::cursor::Cursor;
use crate::tree::RestAmount;

/// `a minute`, `one and a half minutes`, `half a minute`, `a minute and a half`.
pub(crate) fn spelled_minutes(c: &mut Cursor<'_>) -> Option<RestAmount> {
    let half = |c: &Cursor<'_>, at: usize| {
        c.is_word(at, &["and"]) && c.is_word(at + 1, &["a"]) && c.is_word(at + 2, &["half"])
    };
    let one = c.is_word(0, &["a", "one"]);
    let (seconds, len) = if one && c.is_word(1, MINUTES) {
        if half(c, 2) { (90.0, 5) } else { (60.0, 2) }
    } else if c.is_word(0, &["one"]) && half(c, 1) && c.is_word(4, MINUTES) {
        (90.0, 5)
    } else if c.is_word(0, &["half"]) && c.is_word(1, &["a"]) && c.is_word(2, MINUTES) {
        (30.0, 3)
    } else {
        // `two and a half minutes`.
        let whole = c.peek(0)?.number().filter(|n| n.decimals == 0 && n.value < 60.0)?.value;
        if !(half(c, 1) && c.is_word(4, MINUTES) || c.is_word(1, MINUTES) && half(c, 2)) {
            return None;
        }
        ((whole + 0.5) * 60.0, 5)
    };
    c.at += len;
    time(seconds, seconds)
}

/// `every 5:00`, `on 5 min`: a start on the clock.
pub(crate) fn send_off(c: &mut Cursor<'_>) -> Option<RestAmount> {
    if !c.is_word(0, &["every", "on"]) {
        return None;
    }
    let mut look = c.fork();
    look.at += 1;
    let time = look.quantity()?.time()?;
    c.at = look.at;
    Some(RestAmount::SendOff(time))
}

/// A rest that is measured by the work: `1:1`, `as long as you ran`, `half the time`.
pub(crate) fn by_the_work(c: &mut Cursor<'_>) -> Option<RestAmount> {
    const MEASURE: &[&str] =
        &["time", "distance", "duration", "rep", "repetition", "work", "interval"];
    let from = c.at;
    let whole = |at: usize| c.peek(at)?.number().filter(|n| n.decimals == 0).map(|n| n.value);
    if let (Some(work), true, Some(rest)) = (whole(0), c.is(1, ':'), whole(2)) {
        if work <= 10.0 && rest <= 10.0 && c.peek(1).is_some_and(|t| t.glued) {
            c.at += 3;
            if work.total_cmp(&rest).is_eq() {
                return Some(RestAmount::SameAsRep);
            }
            let span = c.span_from(from);
            c.unknown(span, "a ratio of work to rest, which gives no time");
            return Some(RestAmount::Open);
        }
    }
    if c.is_word(0, &["as"]) && c.is_word(1, &["long", "far"]) && c.is_word(2, &["as"]) {
        c.at += 3;
        while c.is_word(
            0,
            &["you", "it", "the", "took", "takes", "ran", "run", "rep", "effort", "each"],
        ) {
            c.at += 1;
        }
        return Some(RestAmount::SameAsRep);
    }
    let share = c.is_word(0, &["half", "twice", "double", "third", "quarter"]);
    let gap = usize::from(c.is_word(1, &["the", "of"])) + usize::from(c.is_word(2, &["the"]));
    if share && c.is_word(1 + gap, MEASURE) {
        c.at += 2 + gap;
        let span = c.span_from(from);
        c.unknown(span, "a rest as a share of the work, which gives no time");
        return Some(RestAmount::Open);
    }
    None
}
