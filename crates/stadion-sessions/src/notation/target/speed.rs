//! Speeds, as such and as the pace over a distance.

use stadion_types::{Bounds, Speed};

use super::numbers::range;
use crate::notation::quantity::{Quantity, Unit};
use crate::notation::tokens::cursor::Cursor;
use crate::tree::DistanceUnit;

/// `15.5 km/h`, `4.2-4.4 m/s`, `16 kph`, `9 mph`.
pub(super) fn speed(c: &mut Cursor<'_>) -> Option<Bounds<Speed>> {
    let (min, max) = range(c)?;
    let over = |c: &Cursor<'_>, words: &[&str]| c.is(1, '/') && c.is_word(2, words);
    let (meters_per_second, len) = if c.is_word(0, &["km", "k"]) && over(c, HOURS) {
        (1.0 / 3.6, 3)
    } else if c.is_word(0, &["m"]) && over(c, &["s", "sec"]) {
        (1.0, 3)
    } else if c.is_word(0, &["mi", "mile", "miles"]) && over(c, HOURS) {
        (DistanceUnit::Mile.meters() / 3600.0, 3)
    } else if c.is_word(0, &["kph", "kmh", "kmph"]) {
        (1.0 / 3.6, 1)
    } else if c.is_word(0, &["mph"]) {
        (DistanceUnit::Mile.meters() / 3600.0, 1)
    } else {
        return None;
    };
    c.at += len;
    let end = |v: f64| Speed::from_meters_per_second(v * meters_per_second).ok();
    Bounds::new(end(min)?, end(max)?).ok()
}

const HOURS: &[&str] = &["h", "hr", "hour", "t", "time", "timme", "u", "std"];

/// The distance of a pace behind a time: `/400m`, `/km`, `per mile`, `mpm`.
pub(super) fn per(c: &mut Cursor<'_>, time: &Quantity) -> Option<Bounds<Speed>> {
    let seconds = match time.unit {
        // `49.8/400m`: a bare number over a distance is in seconds.
        Unit::Time(_) | Unit::Bare => (time.min, time.max),
        _ => return None,
    };
    let from = c.at;
    let meters = if c.take('/') || c.take_word(&["per"]) {
        match c.quantity() {
            // `1k @ 3:20 / 1k @ 3:50`: the next part, with an aim of its own.
            Some(_) if c.is(0, '@') => {
                c.at = from;
                return None;
            }
            // `3:20 / 2:00` is no pace.
            Some(q) if !(q.unit == Unit::Bare || q.is_distance()) => {
                c.at = from;
                return None;
            }
            // `95/98 %` has no unit on either side, and is no pace.
            Some(q) if q.unit == Unit::Bare && time.unit == Unit::Bare => {
                c.at = from;
                return None;
            }
            Some(q) if q.unit == Unit::Bare => {
                q.as_unit(DistanceUnit::Meter).meters()?.exact()?.meters()
            }
            Some(q) => q.meters()?.exact()?.meters(),
            None => {
                let word = c.peek(0)?.word()?;
                let meters = match word {
                    "km" | "k" | "kilometer" | "kilometre" => 1000.0,
                    "mile" | "mi" => 1609.344,
                    "lap" => 400.0,
                    _ => {
                        c.at = from;
                        return None;
                    }
                };
                c.at += 1;
                meters
            }
        }
    } else if c.take_word(&["mpm"]) {
        1609.344
    } else if c.take_word(&["mpk"]) {
        1000.0
    } else {
        return None;
    };
    let speed = |s: f64| Speed::from_meters_per_second(meters / s).ok();
    let found = Bounds::new(speed(seconds.1)?, speed(seconds.0)?).ok();
    if found.is_none() {
        c.at = from;
    }
    found
}
