//! Plan lines: so many sessions over so many days.

use crate::notation::tokens::cursor::Cursor;
use crate::notation::work::count;
use crate::session::PlanLine;

const SESSIONS: &[&str] =
    &["sessions", "session", "workouts", "workout", "singles", "runs", "trainings"];
const OVER: &[&str] = &["over", "in", "within", "across", "per", "during", "every", "each", "a"];

/// Reads a plan at the position: `twelve sub-threshold sessions over four weeks`.
pub(crate) fn plan(c: &mut Cursor<'_>) -> Option<PlanLine> {
    let from = c.at;
    let found = read(c);
    if found.is_none() {
        c.at = from;
    }
    found
}

fn read(c: &mut Cursor<'_>) -> Option<PlanLine> {
    let from = c.at;
    let (low, _) = c.plain_number()?;
    let mut high = low;
    if c.is(0, '-') || c.is_word(0, &["to", "or"]) {
        c.at += 1;
        high = c.plain_number()?.0;
    }
    // At most three describing words stand before the noun.
    let noun = (0..6).find(|n| c.is_word(*n, SESSIONS))?;
    let words = (0..noun).all(|n| c.peek(n).is_some_and(|t| t.word().is_some() || t.is('-')));
    if !words {
        return None;
    }
    c.at += noun + 1;
    if !c.take_word(OVER) {
        return None;
    }
    let periods = c.plain_number().map_or(1.0, |(n, _)| n);
    let days = if c.take_word(&["week", "weeks"]) {
        7.0
    } else if c.take_word(&["day", "days"]) {
        1.0
    } else {
        return None;
    };
    let sessions = count(low, high)?;
    let days = count(periods * days, periods * days)?;
    Some(PlanLine { sessions, days, span: c.span_from(from) })
}
