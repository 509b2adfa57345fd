//! Race paces: `5k pace`, `@ 10K`, `half-marathon pace`.

use stadion_types::{Bounds, Distance};

use crate::notation::quantity::Unit;
use crate::notation::read::is_unit;
use crate::notation::tokens::cursor::Cursor;
use crate::tree::DistanceUnit;

pub(super) const PACE: &[&str] = &[
    "pace",
    "paces",
    "race",
    "effort",
    "pb",
    "pr",
    "personal",
    "best",
    "speed",
    "p",
    "intensity",
    "time",
    "trial",
    "gp",
    "rp",
    "dp",
    "renntempo",
];

/// A race distance, alone or as a range, with at least one word or capital that makes it a pace.
pub(super) fn race(c: &mut Cursor<'_>) -> Option<Bounds<Distance>> {
    let from = c.at;
    if let Some(range) = ranged_race(c) {
        return Some(range);
    }
    let (low, mut named) = one_race(c)?;
    named |= shaded(c);
    // A bare number is a race only with a word for it, or if races have that length.
    let bare = c.tokens.get(c.at.wrapping_sub(1)).is_some_and(|t| t.number().is_some());
    let usual = RACES_M.iter().any(|m| (m - low.meters()).abs() < 0.5);
    let other = c.is(0, '%') || c.is_word(0, &["w", "watt", "watts", "bpm", "mmol", "s", "sec"]);
    let mut found = Bounds::exactly(low);
    let back = c.at;
    if c.take('-') || c.take_word(&["to", "or"]) || c.take('/') {
        if let Some((high, named_too)) = one_race(c) {
            found = Bounds::between(low, high);
            named |= named_too;
        } else {
            c.at = back;
        }
    }
    let word = c
        .peek(0)
        .and_then(crate::notation::tokens::lex::Token::word)
        .is_some_and(|w| PACE.contains(&w));
    let words = c.at;
    while c.take_word(PACE) {}
    // `20 min tempo, 2000m time trial`: behind a comma, and without a word for a pace, it is run.
    let listed = from.checked_sub(1).and_then(|i| c.tokens.get(i)).is_some_and(|t| t.is(','));
    let trial = c.tokens.get(words..c.at).is_some_and(|t| t.len() == 2 && t[1].is_word(&["trial"]));
    if listed && trial {
        c.at = from;
        return None;
    }
    // `op 3k-tempo`.
    let tempo = c.is(0, '-') && c.is_word(1, &["tempo"]);
    c.at += if tempo { 2 } else { 0 };
    let word = word || tempo;
    // `@ 10K` needs no word; `in 400 m` is no race.
    let marked = (marked(c, from) || run_at(c, from, low)) && (!bare || (usual && !other));
    if word || named || marked {
        Some(found)
    } else {
        c.at = from;
        None
    }
}

/// `2k+14`, `2k+14-16`: whether seconds on top stick to a race that ends here, and no work goes on with
/// them.
fn shaded(c: &Cursor<'_>) -> bool {
    let glued = |n: usize| c.peek(n).is_some_and(|t| t.glued);
    let number = |n: usize| c.peek(n).is_some_and(|t| t.number().is_some_and(|n| n.value <= 30.0));
    let unit = c.tokens.get(c.at.wrapping_sub(1)).is_some_and(|t| t.glued && t.is_word(&["k"]));
    if !(unit && c.is(0, '+') && glued(0) && number(1) && glued(1)) {
        return false;
    }
    let end = if c.is(2, '-') && number(3) { 4 } else { 2 };
    c.peek(end).is_none_or(|t| {
        [',', ';', '.', ')', ']', '('].iter().any(|s| t.is(*s)) || t.is_word(&["with", "w", "off"])
    })
}

/// `3k-5k pace`, `5-10km effort`: a range of distances of one unit, with a word for a pace.
fn ranged_race(c: &mut Cursor<'_>) -> Option<Bounds<Distance>> {
    let mut look = c.fork();
    let quantity = look.quantity().filter(|q| q.min.to_bits() != q.max.to_bits())?;
    let range = quantity.meters().filter(|r| r.min().meters() >= 100.0)?;
    let before = look.at;
    while look.take_word(PACE) {}
    let races = |d: stadion_types::Distance| {
        RACES_M.iter().chain(LONG_RACES_M).any(|m| (m - d.meters()).abs() < 0.5)
    };
    let at = c.at.checked_sub(1).and_then(|i| c.tokens.get(i)).is_some_and(|t| t.is_word(&["at"]));
    let both = races(range.min()) && races(range.max());
    let marked =
        both && quantity.unit != Unit::Distance(DistanceUnit::Meter) && (at || marked(c, c.at));
    (look.at > before || marked).then(|| {
        c.at = look.at;
        range
    })
}

/// Whether a sign for an aim stands in front of token `from`.
fn marked(c: &Cursor<'_>, from: usize) -> bool {
    from.checked_sub(1).and_then(|i| c.tokens.get(i)).is_some_and(|t| {
        t.is('@')
            || t.is('~')
            || t.is_word(&["allure", "l'allure", "d'un", "d'une", "ritmo", "gara", "dei"])
    })
}

/// `4 x 800m at 5K w/ 90s jog`: whether the kilometres of a race stand behind `at` and an amount, and
/// nothing goes on with them.
fn run_at(c: &Cursor<'_>, from: usize, race: Distance) -> bool {
    let before = |n: usize| from.checked_sub(n).and_then(|i| c.tokens.get(i));
    let at = before(1).is_some_and(|t| t.is_word(&["at"]));
    let amount = before(2).is_some_and(|t| t.is_figure() || t.word().is_some_and(is_unit));
    let unit = c.tokens.get(c.at.wrapping_sub(1)).is_some_and(|t| t.is_word(&["k", "km"]));
    let ends = c.peek(0).is_none_or(|t| {
        [',', ';', '.', ')', '(', '/'].iter().any(|s| t.is(*s))
            || t.is_word(&["with", "w", "off", "then"])
    });
    let races = RACES_M.iter().chain(LONG_RACES_M).any(|m| (m - race.meters()).abs() < 0.5);
    at && amount && unit && ends && races
}

/// Longer races, and those in miles.
const LONG_RACES_M: &[f64] = &[1609.344, 3218.688, 8000.0, 15_000.0, 16_093.44, 20_000.0];

/// Races that are named by a bare number of metres.
const RACES_M: &[f64] = &[800.0, 1500.0, 3000.0, 5000.0, 10_000.0];

/// One race: its distance, and whether its name alone says that it is one.
fn one_race(c: &mut Cursor<'_>) -> Option<(Distance, bool)> {
    const HALF_M: f64 = 21_097.5;
    const MARATHON_M: f64 = 42_195.0;
    let named = |m: f64| Distance::from_meters(m).ok().map(|d| (d, true));
    let word = c.peek(0)?.word();
    // `@ 3k - mile`.
    let upper = c.at.checked_sub(1).and_then(|i| c.tokens.get(i));
    let upper = upper.is_some_and(|t| t.is('-') || t.is_word(&["to"]));
    if let Some(word) = word {
        let gap = usize::from(c.is(1, '-'));
        let (meters, len) = match word {
            "half" if c.is_word(1 + gap, &["marathon"]) => (HALF_M, 2 + gap),
            "hm" | "hmp" => (HALF_M, 1),
            "marathon" | "mp" => (MARATHON_M, 1),
            // `mile-800m effort`, `mile pace`.
            "mile"
                if c.is_word(1, PACE)
                    || c.is(1, '-')
                    || c.is_word(1, &["to"])
                    || upper && c.peek(1).is_none_or(|t| t.word().is_none() && !t.is_figure()) =>
            {
                (1609.344, 1)
            }
            _ => return None,
        };
        c.at += len;
        return named(meters);
    }
    let from = c.at;
    let quantity = c.quantity()?;
    // `10KP`, `5kmp`: the letter for the pace sticks to the unit.
    let short = quantity.unit == Unit::Bare
        && c.peek(0).is_some_and(|t| t.glued && t.is_word(&["kp", "kmp"]));
    if short {
        c.at += 1;
        let way = quantity.as_unit(DistanceUnit::Kilometer).meters()?;
        return way.exact().map(|d| (d, true));
    }
    let found = match quantity.unit {
        Unit::Bare if c.is(0, '-') || c.is_word(0, &["to"]) => {
            // `10-15k pace` without a unit at the first: read by the range of the quantity.
            None
        }
        Unit::Bare => {
            quantity.as_unit(DistanceUnit::Meter).meters().filter(|d| d.min().meters() >= 100.0)
        }
        _ => quantity.meters(),
    };
    let Some(found) = found.and_then(|b| b.exact()) else {
        c.at = from;
        return None;
    };
    // `10K`, `5 km`, `10 mile` are races; `400 m` only with a word behind it.
    Some((found, false))
}
