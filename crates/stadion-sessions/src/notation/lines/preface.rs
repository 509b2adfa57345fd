//! What stands in front of the notation and is none: groups of athletes, a time of the day, words that
//! announce the work.

use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::vocabulary::{AMONG, REPS, REST, SETS};

/// More tokens than this in front of a colon are a text of their own.
const MOST_TOKENS: usize = 20;
/// Words that say what the work is for, so that a figure beside them is none of it.
const PURPOSE: &[&str] =
    &["for", "goal", "sub", "session", "week", "day", "month", "aged", "version", "option"];
/// With these words in front of a colon what stands behind it is no work, or not all of the work is.
const OTHER: &[&str] = &[
    "not", "don't", "never", "instead", "avoid", "before", "pace", "paces", "target", "targets",
    "am", "pm", "warm", "cool", "warmup", "cooldown", "total", "sum", "splits", "times",
];

/// Steps over `B group -`, `Group 2:`.
pub(crate) fn group(c: &mut Cursor<'_>) {
    let letter = c.is_word(0, &["a", "b", "c", "d"]) && c.is_word(1, &["group"]);
    let sign = c.is(2, '-') || c.is(2, '\u{2014}') || c.is(2, ':');
    if letter && sign && c.peek(3).is_some() {
        c.at += 3;
    }
}

/// Steps over `1st set @ 80%:`, `Set 2 (at 10k pace):`: which set, and what it is run at.
pub(crate) fn set_title(c: &mut Cursor<'_>) {
    const MOST: usize = 12;
    const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "last", "final", "next"];
    let Some(rest) = c.tokens.get(c.at..) else { return };
    let number = |n: usize| rest.get(n).is_some_and(|t| t.number().is_some_and(|n| n.value < 20.0));
    let suffix = rest.get(1).is_some_and(|t| t.glued && t.is_word(&["st", "nd", "rd", "th"]));
    let named = |n: usize| rest.get(n).is_some_and(|t| t.is_word(SETS) || t.is_word(&["part"]));
    let len = if number(0) && suffix && named(2) {
        3
    } else if rest.first().is_some_and(|t| t.is_word(ORDINALS)) && named(1) || named(0) && number(1)
    {
        2
    } else {
        return;
    };
    let Some(colon) = rest.iter().take(MOST).position(|t| t.is(':')) else { return };
    let aim = &rest[len.min(colon)..colon];
    let opens = aim.first().is_some_and(|t| t.is('@') || t.is('(') || t.is_word(&["at", "in"]));
    let counts = aim.iter().any(|t| t.is_word(&["x", "times"]) || t.is('*') || t.is('+'));
    let behind = rest.get(colon + 1).is_some_and(|t| t.is_figure() || t.is('('));
    if !opens || counts || !behind {
        return;
    }
    let from = c.at + len;
    c.at += colon + 1;
    let span = c.tokens[from].span.hull(c.tokens[c.at - 2].span);
    c.unknown(span, "what a set is run at, in front of it");
}

/// Steps over a heading that says how hard the set below it is: `1st set @ 85%:`, `Main set (80%):`.
///
/// What it asks for is told.
pub(crate) fn aimed_heading(c: &mut Cursor<'_>) -> bool {
    const MOST: usize = 9;
    let Some(rest) = c.tokens.get(c.at..) else { return false };
    let Some(colon) = rest.iter().take(MOST).position(|t| t.is(':')) else { return false };
    let front = &rest[..colon];
    let named = front.iter().any(|t| {
        t.is_word(&[
            "set", "block", "part", "round", "series", "session", "workout", "reps", "main",
        ])
    });
    let percent = front.iter().position(|t| t.is('%'));
    let plain = front.iter().enumerate().all(|(i, t)| {
        let ordinal =
            i == 0 && front.get(1).is_some_and(|t| t.is_word(&["st", "nd", "rd", "th"]) && t.glued);
        let number = i > 0 && front[i - 1].is_word(&["set", "block", "part", "round"]);
        let share = percent.is_some_and(|p| i < p && i + 4 > p);
        !t.is_figure() && !t.is_word(&["x", "times"]) && !t.is('*') || ordinal || number || share
    });
    if !(named && percent.is_some() && plain && rest.get(colon + 1).is_some_and(Token::is_figure)) {
        return false;
    }
    let from = c.at;
    c.at += colon + 1;
    let span = c.span_from(from);
    c.unknown(span, "what a heading asks for is not laid out");
    true
}

/// How many tokens a time of the day in front of the line takes: `06h00 -`, `6:30 -`.
pub(crate) fn time_of_day(c: &Cursor<'_>) -> usize {
    let hour = c.peek(0).and_then(Token::number).is_some_and(|n| n.decimals == 0 && n.value < 24.0);
    let glued = |n: usize| c.peek(n).is_some_and(|t| t.glued);
    let minutes = c.peek(2).and_then(Token::number).is_some_and(|n| n.value < 60.0);
    let letter = hour && c.is_word(1, &["h", "u"]) && glued(1);
    let len = if letter && minutes && glued(2) {
        3
    } else if c.peek(0).is_some_and(|t| matches!(t.kind, Kind::Clock { parts: 2, .. })) {
        1
    } else {
        return 0;
    };
    let sign = [',', '-', ':', '\u{2014}'].iter().any(|s| c.is(len, *s)) && !glued(len + 1);
    if sign { len + 1 } else { 0 }
}

/// Steps over words and a colon right in front of a count: `It was something like this: 5 x 600m`.
///
/// Figures among the words are told.
pub(crate) fn announcement(c: &mut Cursor<'_>) -> bool {
    let Some(rest) = c.tokens.get(c.at..) else { return false };
    let Some(colon) = rest.iter().take(MOST_TOKENS).position(|t| t.is(':')) else { return false };
    let (front, behind) = (&rest[..colon], &rest[colon + 1..]);
    let words = front.iter().filter(|t| t.word().is_some()).count();
    let figures = front.iter().any(Token::is_figure);
    let opens = front.first().is_some_and(|t| t.word().is_some())
        && behind.first().is_some_and(|t| t.is_figure() || t.is('(') || t.is('['));
    let joined = front.iter().any(|t| {
        (figures && t.is(','))
            || t.is('+')
            || t.is(';')
            || t.is('*')
            || t.is('(')
            || t.is_word(&["x", "times"])
    });
    let other = front.iter().any(|t| t.is_word(OTHER) || t.is_word(REST) || t.is_word(AMONG));
    let counts = |w: &[Token]| {
        (w[0].is_figure() && (w[1].is_word(&["x", "times", "sets"]) || w[1].is('*')))
            || (w[0].is_word(&["x"]) && w[1].is_figure())
    };
    // A figure in front is none of the work where the count stands right behind the colon.
    let fits = if figures {
        front.iter().any(|t| t.is_word(PURPOSE))
            && !front.iter().any(|t| t.is_word(&["then"]))
            && behind.windows(2).next().is_some_and(counts)
    } else {
        words > 4 && behind.windows(2).any(counts)
    };
    if !(opens && fits) || joined || other {
        return false;
    }
    let from = c.at;
    c.at += colon + 1;
    if figures {
        let span = c.span_from(from);
        c.unknown(span, "figures in front of the work, which are none of it");
    }
    true
}

/// Steps over `Ladder:`, `Pyramid -` in front of two figures or more; where the line goes on.
pub(crate) fn ladder(c: &mut Cursor<'_>) -> usize {
    let rest = c.tokens.get(c.at..).unwrap_or_default();
    let figures = rest.iter().take_while(|t| !t.is_word(REST) && !t.is_word(&["off"]));
    if c.is_word(0, &["ladder", "pyramid", "breakdown"])
        && (c.is(1, ':') || c.is(1, '-'))
        && c.peek(2).is_some_and(Token::is_figure)
        && figures.filter(|t| t.is_figure()).count() > 2
    {
        c.at += 2;
    }
    c.at
}

/// Whether a count, its sign and a figure stand `ahead`.
fn counts(c: &Cursor<'_>, ahead: usize) -> bool {
    c.peek(ahead).is_some_and(|t| t.number().is_some())
        && (c.is_word(ahead + 1, &["x", "times"]) || c.is(ahead + 1, '*'))
        && c.peek(ahead + 2).is_some_and(Token::is_figure)
}

/// Steps over a time of the day right in front of repetitions, `18:30 track 8 x 200m`, and tells so.
pub(crate) fn day_time(c: &mut Cursor<'_>) {
    let at = usize::from(c.is(0, '@') || c.is_word(0, &["at"]));
    let Some(Token { kind: Kind::Clock { seconds, parts: 2 }, span, .. }) = c.peek(at) else {
        return;
    };
    // Minutes and seconds as the lexer has them: hours and minutes of the day.
    if !(300.0..1320.0).contains(seconds) || (seconds / 5.0).fract() != 0.0 {
        return;
    }
    let mut end = at + 1;
    end += usize::from(c.is_word(end, &["am", "pm"]));
    end += usize::from(c.is_word(end, &["track", "session", "club", "training"]));
    end += usize::from([':', '-', ',', '\u{2014}'].iter().any(|s| c.is(end, *s)));
    if !counts(c, end) {
        return;
    }
    c.at += end;
    c.ambiguity(*span, &["the time of the day", "work"], "a clock time in front of repetitions");
}

/// Steps over a pace right in front of repetitions, `5k pace 5 x 1000m`, `@ mile pace: 8 x 200`.
///
/// That they are aimed at it is told.
pub(crate) fn pace_in_front(c: &mut Cursor<'_>) {
    let mut look = c.fork();
    let _ = look.take('@') || look.take_word(&["at"]);
    let before = look.is_word(0, &["race"]) && look.is_word(1, &["pace"]);
    look.at += if before { 2 } else { 0 };
    let mile = look.take_word(&["mile"]);
    let distance =
        mile || look.quantity().is_some_and(|q| q.is_distance() || !q.is_time() && q.min >= 200.0);
    let after = look.take_word(&["race"]) | look.take_word(&["pace", "effort"]);
    if !(distance && (before || after)) {
        return;
    }
    let _ = [':', '-', ',', '.', '\u{2014}'].iter().any(|s| look.take(*s));
    if !counts(&look, 0) && !counts_behind(&look) {
        return;
    }
    let from = c.at;
    c.at = look.at;
    let span = c.span_from(from);
    c.unknown(span, "a pace in front of the repetitions, which is not laid out as their target");
}

/// `miles x 4`, `400s x 8`: whether an amount, a sign and a count stand here and nothing else.
fn counts_behind(c: &Cursor<'_>) -> bool {
    let mut look = c.fork();
    let amount = look.take_word(&["miles", "mile"]) || look.quantity().is_some();
    amount
        && (look.take_word(&["x"]) || look.take('*'))
        && look.peek(0).and_then(Token::number).is_some_and(|n| n.decimals == 0)
}

/// Steps over `VO2max`, a name with a number in it, in front of a figure.
pub(crate) fn oxygen(c: &mut Cursor<'_>) {
    let number = c.peek(1).and_then(Token::number).is_some_and(|n| n.value.total_cmp(&2.0).is_eq());
    if !(c.is_word(0, &["vo", "v", "vvo"]) && number) {
        return;
    }
    let mut end = 2;
    while c.is_word(end, &["max", "session", "workout", "intervals", "reps", "set"])
        || [':', '-', ',', '\u{2014}'].iter().any(|s| c.is(end, *s))
    {
        end += 1;
    }
    if counts(c, end) {
        c.at += end;
    }
}

/// Steps over what the repetitions behind a colon are called: `Yasso 800s: 8 x 800`, `1k reps: 5 x 1k`.
pub(crate) fn named_after(c: &mut Cursor<'_>) {
    const MOST: usize = 7;
    let Some(rest) = c.tokens.get(c.at..) else { return };
    let Some(colon) = rest.iter().take(MOST).position(|t| t.is(':')) else { return };
    let title = &rest[..colon];
    let mut figures = title.iter().enumerate().filter(|(_, t)| t.is_figure());
    let (Some((at, figure)), None) = (figures.next(), figures.next()) else { return };
    let way = figure.number().is_some_and(|n| n.decimals == 0 && !n.word);
    let plural = title.get(at + 1).is_some_and(|t| t.glued && t.is_word(&["s"]));
    let noun = title.last().is_some_and(|t| {
        t.is_word(REPS) || t.is_word(&["session", "workout", "set"]) || plural && t.is_word(&["s"])
    });
    let words = title.iter().enumerate().all(|(i, t)| i == at || t.word().is_some());
    let other = title.iter().any(|t| t.is_word(OTHER) || t.is_word(REST) || t.is_word(SETS));
    if way && noun && words && !other && !title.iter().any(|t| t.is_word(&["x"])) {
        let end = colon + 1;
        if counts(c, end) {
            c.at += end;
        }
    }
}
