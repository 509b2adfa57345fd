//! Absolute paces.

use stadion_types::{Bounds, Speed, Sport};

/// A pace as it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Written {
    pub(super) speed: Bounds<Speed>,
    /// The text names no unit, so that the sport's own was taken.
    pub(super) unit_assumed: bool,
}

/// Reads `5:00/km`, `5:00-4:50/km`, `3:00/100m-4:00/100m`; without a unit only if `named` says that a
/// pace is meant.
pub(super) fn pace(word: &str, named: bool, sport: Option<Sport>) -> Option<Written> {
    let word = word.strip_prefix('@').unwrap_or(word);
    let mut ends = word.split('-');
    let (first, second) = (ends.next()?, ends.next());
    if ends.next().is_some() {
        return None;
    }
    let (first, first_unit) = part(first)?;
    let second = match second {
        Some(text) => Some(part(text)?),
        None => None,
    };
    let unit = second.and_then(|(_, unit)| unit).or(first_unit);
    if unit.is_none() && !named && second.is_none() {
        return None;
    }
    let default = match sport {
        Some(Sport::Swimming) => 100.0,
        Some(Sport::Rowing) => 500.0,
        _ => 1000.0,
    };
    let meters = unit.unwrap_or(default);
    let speed = |seconds: f64| Speed::from_meters_per_second(meters / seconds).ok();
    let a = speed(first)?;
    let b = match second {
        Some((seconds, _)) => speed(seconds)?,
        None => a,
    };
    Some(Written { speed: Bounds::between(a, b), unit_assumed: unit.is_none() })
}

/// A clock and the metres of its unit, if one stands behind it.
fn part(text: &str) -> Option<(f64, Option<f64>)> {
    let (clock, unit) = match text.split_once('/') {
        Some((clock, unit)) => (clock, Some(meters(unit)?)),
        None => (text, None),
    };
    let (minutes, seconds) = clock.split_once(':')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(minutes) || !digits(seconds) || seconds.len() != 2 {
        return None;
    }
    let (minutes, seconds): (u32, u32) = (minutes.parse().ok()?, seconds.parse().ok()?);
    let total = f64::from(minutes) * 60.0 + f64::from(seconds);
    (seconds < 60 && total > 0.0).then_some((total, unit))
}

fn meters(unit: &str) -> Option<f64> {
    Some(match unit {
        "km" | "k" => 1000.0,
        "mi" | "mile" => 1609.344,
        "100m" | "100mtr" => 100.0,
        "250m" => 250.0,
        "400m" => 400.0,
        "500m" => 500.0,
        "100y" | "100yd" | "100yrd" => 91.44,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paces() {
        for (word, slow, fast) in [
            ("5:00/km", 300.0, 300.0),
            ("5:00-4:50/km", 300.0, 290.0),
            ("7:15-7:00/mi", 435.0 / 1.609_344, 420.0 / 1.609_344),
            ("1:40/100m-1:30/100m", 1000.0, 900.0),
        ] {
            let found = pace(word, false, None).unwrap().speed;
            let per_km = |speed: Speed| 1000.0 / speed.meters_per_second();
            assert!((per_km(found.min()) - slow).abs() < 1e-9, "{word}");
            assert!((per_km(found.max()) - fast).abs() < 1e-9, "{word}");
        }
        assert!(pace("5:00", false, None).is_none(), "a time");
        assert!(pace("5:00", true, None).unwrap().unit_assumed);
        let swim = pace("1:40", true, Some(Sport::Swimming)).unwrap().speed;
        assert!((swim.min().meters_per_second() - 1.0).abs() < 1e-12);
        for word in ["5:60/km", "0:00/km", "5:00/banana", "5:00-4:50-4:40/km", "5/km"] {
            assert!(pace(word, true, None).is_none(), "{word}");
        }
    }
}
