//! Parts of a line that opens rounds: counts in words, numbers of sets, sums in brackets, rounds on the minute.

use stadion_types::Bounds;

use crate::notation::quantity::Unit;
use crate::notation::read::{Reading, hull};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::whole::rounds::BESIDE;
use crate::notation::work::count;
use crate::notation::{Ambiguity, Dialect};
use crate::span::Span;
use crate::tree::{RestRule, Scope};

/// `twice through:`, `three times through the following (8 x 50 total):`: a count in words, and nothing
/// behind it but how much that is.
pub(super) fn in_words(c: &mut Cursor<'_>) -> Option<f64> {
    let mut look = c.fork();
    let times = match look.peek(0)?.word() {
        Some("twice") => 2.0,
        Some("thrice") => 3.0,
        _ => return None,
    };
    look.at += 1;
    while look.take_word(BESIDE) {}
    if look.is(0, '(') {
        let close = look.tokens[look.at..].iter().position(|t| t.is(')'))?;
        let inside = &look.tokens[look.at..look.at + close];
        if !inside.iter().any(|t| t.is_word(&["total", "all"])) {
            return None;
        }
        look.at += close + 1;
    }
    let colon = look.take(':');
    (colon && look.done()).then(|| c.at = look.at)?;
    Some(times)
}

/// `Set One 5x`, `Set 1-2x (800 yds, ...)`: steps over the number of a set in front of a count.
pub(super) fn set_number(c: &mut Cursor<'_>) {
    let named = c.at.checked_sub(1).and_then(|at| c.tokens.get(at));
    let named = named.is_some_and(|t| t.is_word(&["set", "round", "part", "block"]));
    let plain = |n: usize| c.peek(n).and_then(Token::number).is_some_and(|n| n.decimals == 0);
    let dash = usize::from(c.is(1, '-') || c.is(1, '\u{2014}') || c.is(1, ':'));
    if named && plain(0) && plain(1 + dash) && c.is_word(2 + dash, &["x"]) && c.is(3 + dash, '(') {
        c.at += 1 + dash;
    }
}

/// Whether anything stands below the line.
pub(super) fn lines_below(text: &str, tokens: &[Token]) -> bool {
    let below = text.get(hull(tokens).end..).and_then(|t| t.split_once('\n'));
    below.is_some_and(|(_, below)| !below.lines().next().unwrap_or_default().trim().is_empty())
}

/// `1800 yds, 27:30 min)`, `900 yds total)`: a distance and how long it takes, or a sum that says so; behind
/// the name of a set any distance.
pub(super) fn sum(c: &mut Cursor<'_>, named: bool) -> bool {
    const LEAST_M: f64 = 200.0;
    let far = c.quantity().and_then(|q| q.meters()).map(|m| m.max().meters());
    let said = c.take_word(&["total", "altogether"]);
    let parted = c.take(',') || c.take('/') || c.take_word(&["in"]);
    let timed =
        parted && c.quantity().is_some_and(|q| q.is_time() && q.clock || named && q.is_time());
    // `2 x (50m, 1 min)` is work.
    let swum = c.dialect == Dialect::Swim && far.is_some_and(|m| m >= LEAST_M);
    let fits = said != timed && (said || named || swum) || named && parted == timed;
    far.is_some() && fits && c.take(')') && c.done()
}

/// Every minute, on the minute.
pub(super) const EACH_MINUTE: &[&str] = &["emom", "emotm", "otm"];

/// `EMOM x 12`, `EMOM for 10 min:`: as many rounds as minutes.
pub(super) fn each_minute(mut c: Cursor<'_>) -> Option<(Bounds<u32>, RestRule)> {
    const MINUTE: u64 = 60;
    let _ = c.take('-') || c.take_word(&["x", "for"]) || c.take('*');
    let from = c.at;
    let minutes = c.quantity()?;
    let minutes = match minutes.unit {
        Unit::Bare => minutes.min,
        _ if minutes.is_time() => minutes.min / 60.0,
        _ => return None,
    };
    let _ = c.take(':') || c.take('.');
    let times = count(minutes, minutes).filter(|_| c.done())?;
    let time = crate::tree::Seconds(core::time::Duration::from_secs(MINUTE));
    let amount = crate::tree::RestAmount::SendOff(Bounds::exactly(time));
    let span = c.span_from(from);
    Some((times, RestRule { amount, mode: None, scope: Scope::EachGap, full: false, span }))
}

/// Tells that several lifts on the minute may be done in turn.
pub(super) fn tell_each_minute(
    text: &str,
    opening: Span,
    all: Span,
    parts: usize,
    reading: &mut Reading,
) {
    let name = opening.of(text).split_whitespace().next().unwrap_or_default();
    if parts > 1 && EACH_MINUTE.iter().any(|n| n.eq_ignore_ascii_case(name)) {
        reading.notes.ambiguities.push(Ambiguity {
            span: all,
            text: all.of(text).to_owned(),
            readings: vec![
                "all of it on each minute".to_owned(),
                "the parts in turn, one on each minute".to_owned(),
            ],
            chosen: 0,
            why: "several lifts on the minute".to_owned(),
        });
    }
}
