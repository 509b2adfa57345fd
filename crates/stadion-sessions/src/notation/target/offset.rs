//! Seconds a kilometre on top of the pace of a race: `10k pace + 3 s/km`, `5 s/km slower than 10k pace`.

use stadion_types::{Bounds, Distance};

use super::RELATIVE;
use super::race::race;
use crate::notation::quantity::{Quantity, Unit};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::tree::{DistanceUnit, Target};

/// More than this a kilometre is no shade of a race pace.
const MOST_S: f64 = 120.0;

/// Reads `+ 3 s/km` and `minus 2 seconds per mile` behind the pace of a race; the position does not
/// move if there is none.
pub(super) fn behind(c: &mut Cursor<'_>, distance: Bounds<Distance>) -> Option<Target> {
    let from = c.at;
    let found = signed(c, distance);
    if found.is_none() {
        c.at = from;
    }
    found
}

fn signed(c: &mut Cursor<'_>, distance: Bounds<Distance>) -> Option<Target> {
    let from = c.at;
    let more = c.take('+') || c.take_word(&["plus"]);
    if !(more || c.take('-') || c.take_word(&["minus"])) {
        return None;
    }
    // `2k+ 22"`: the sign sticks to the race, and the seconds do not.
    let stuck = c.tokens.get(from..=c.at).is_some_and(|t| t.iter().any(|t| t.glued));
    let begin = c.at;
    let mut time = c.quantity()?;
    let range = c.is(0, '/') && c.peek(1).is_some_and(Token::is_figure);
    if stuck && time.unit == Unit::Bare && (range || !c.is(0, '/')) {
        c.at = begin;
        return split_offset(c, distance, more);
    }
    if time.unit == Unit::Bare && c.is(0, '/') {
        time = time.as_time(1);
    }
    // `race pace + 3 min` goes on with work, `race pace +3s` does not.
    let kilometers = match per(c) {
        Some(kilometers) => kilometers,
        None if time.is_time()
            && (stuck && time.max < 60.0
                || few(&time) && ends(c)
                // `(3 miles MP, 1 mile MP + 1 min)`: in a bracket of distances.
                || time.max <= 90.0 && c.is(0, ')') && !time.clock) =>
        {
            let span = c.span_from(from);
            let readings = ["seconds a kilometre", "seconds a mile", "seconds a lap"];
            c.ambiguity(span, &readings, "the text does not say over which distance");
            1.0
        }
        None => return None,
    };
    offset(&time, kilometers, more, distance)
}

/// Seconds on top of a pace, over whatever distance, are that few.
const MOST_SHADE_S: f64 = 20.0;

/// So few seconds are neither work nor a rest.
fn few(time: &Quantity) -> bool {
    time.unit == Unit::Time(1) && !time.clock && time.max <= MOST_SHADE_S
}

/// Whether what is aimed at ends here: nothing says that the seconds are run or rested.
fn ends(c: &Cursor<'_>) -> bool {
    c.done()
        || [',', ';', '.', '(', ')', '[', ']'].iter().any(|s| c.is(0, *s))
        || c.is_word(0, &["with", "w", "off", "then", "slower", "faster", "r", "and"])
}

/// `+ 4 seconds`, `minus 10s`, `+ 3 sec/km` behind the name of a pace: where these words end.
pub(crate) fn shade(c: &Cursor<'_>) -> Option<usize> {
    let mut look = c.fork();
    let sign = look.take('+') || look.take('-') || look.take('\u{2014}');
    if !(sign || look.take_word(&["plus", "minus"])) {
        return None;
    }
    let time = look.quantity().filter(|q| q.unit == Unit::Time(1))?;
    let told = per(&mut look).is_some() && time.max <= MOST_S;
    (told || few(&time) && ends(&look)).then_some(look.at)
}

/// Rowers give the pace over 500 m, and their offsets so too.
const SPLIT_KM: f64 = 0.5;
/// More seconds a split are no shade of a pace.
const MOST_SPLIT_S: f64 = 30.0;

/// Reads the bare number of `2k-1`, and the second end of `2k-1..2k-5`; the position is at the number.
fn split_offset(c: &mut Cursor<'_>, distance: Bounds<Distance>, more: bool) -> Option<Target> {
    let from = c.at;
    let sign = |more: bool| if more { 1.0 } else { -1.0 };
    let number = |c: &mut Cursor<'_>, more: bool| {
        let number = c.peek(0)?.number().filter(|n| !n.word && n.value <= MOST_SPLIT_S)?;
        c.at += 1;
        Some(sign(more) * number.value)
    };
    let first = number(c, more)?;
    let mut ends = (first, first);
    let back = c.at;
    let slash = c.take('/') && c.peek(0).is_some_and(|t| t.glued);
    if slash && c.peek(0).and_then(Token::number).is_some_and(|n| n.value > first.abs()) {
        // `2k-2/3`: from the one to the other.
        let second = number(c, more)?;
        ends = (first.min(second), first.max(second));
    } else if more
        && c.is(0, '-')
        && c.peek(1).and_then(Token::number).is_some_and(|n| n.value > first)
    {
        // `2k+14-16`.
        c.at += 1;
        ends = (first, number(c, more)?);
    } else if c.take('.') && c.take('.') && c.quantity().is_some_and(|q| q.is_distance()) {
        let more = c.take('+');
        if more || c.take('-') {
            let second = number(c, more)?;
            ends = (first.min(second), first.max(second));
        }
    }
    if ends.0.total_cmp(&ends.1).is_eq() {
        c.at = back;
    }
    // `5k-3 x 400m`, `2k+1 min` go on with work.
    let over = c.done()
        || ['/', ',', ')', ']', '.', ';', '[', '('].iter().any(|s| c.is(0, *s))
        || c.is_word(0, &["with", "w", "r", "rest", "off", "pace", "then"]);
    if !over {
        return None;
    }
    let span = c.span_from(from);
    let readings = ["seconds for 500 metres", "seconds a kilometre", "seconds a mile"];
    c.ambiguity(span, &readings, "the text does not say over which distance");
    let seconds = |s: f64| (s / SPLIT_KM * 1e6).round() / 1e6;
    let seconds_per_km = Bounds::new(seconds(ends.0), seconds(ends.1)).ok()?;
    Some(Target::RacePaceOffset { distance, seconds_per_km })
}

/// Reads `5 s/km slower than 10k pace`.
pub(super) fn in_front(c: &mut Cursor<'_>) -> Option<Target> {
    let time = c.quantity()?;
    let kilometers = per(c)?;
    let slower = c.is_word(0, &["slower"]);
    if !c.take_word(RELATIVE) || !c.take_word(&["than"]) {
        return None;
    }
    while c.take_word(&["your", "the", "their", "his", "her", "my", "current"]) {}
    let distance = race(c)?;
    offset(&time, kilometers, slower, distance)
}

/// The kilometres of `/km`, `per mile`, `/400m`.
fn per(c: &mut Cursor<'_>) -> Option<f64> {
    if !(c.take('/') || c.take_word(&["per", "a"])) {
        return None;
    }
    if c.take_word(&["km", "k", "kilometer", "kilometre"]) {
        return Some(1.0);
    }
    if c.take_word(&["mile", "mi"]) {
        return Some(DistanceUnit::Mile.meters() / 1000.0);
    }
    if c.take_word(&["lap"]) {
        return Some(0.4);
    }
    // `per 200`: a distance of the track.
    let way = c.quantity()?;
    let bare = way.unit == Unit::Bare && way.is_usual_distance() && way.min >= 100.0;
    let way = if bare { way.as_unit(DistanceUnit::Meter) } else { way };
    let way = way.meters()?.exact()?;
    Some(way.meters() / 1000.0).filter(|km| *km > 0.0)
}

fn offset(
    time: &Quantity,
    kilometers: f64,
    more: bool,
    distance: Bounds<Distance>,
) -> Option<Target> {
    // As many digits as are printed, so that what is printed reads back.
    let [low, high] = [time.min, time.max].map(|s| (s / kilometers * 1e6).round() / 1e6);
    let ends = if more { (low, high) } else { (-high, -low) };
    let seconds_per_km = Bounds::new(ends.0, ends.1).ok()?;
    (time.is_time() && high <= MOST_S)
        .then_some(Target::RacePaceOffset { distance, seconds_per_km })
}
