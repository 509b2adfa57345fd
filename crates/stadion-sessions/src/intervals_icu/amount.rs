//! Times and distances of a step.

use core::time::Duration;

use stadion_types::Distance;

use crate::structured::StepLength;
use crate::tree::DistanceUnit;

/// How long a step is, as one word says it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    pub(super) length: StepLength,
    /// Minutes written as a bare `m`, which others write for metres.
    pub(super) bare_minutes: Option<f64>,
}

/// Reads `10m`, `1h5m`, `1m30`, `1'30"`, `90s`, `1:30`, `400mtr`, `2km`, `1mi` or `100yrd`.
pub(super) fn amount(word: &str) -> Option<Amount> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some(length) = distance(word) {
        return Some(Amount { length, bare_minutes: None });
    }
    let seconds = clock(word).or_else(|| time(word))?;
    let length = StepLength::Time(Duration::try_from_secs_f64(seconds).ok()?);
    let bare_minutes = word.strip_suffix('m').and_then(|digits| digits.parse().ok());
    Some(Amount { length, bare_minutes })
}

fn distance(word: &str) -> Option<StepLength> {
    let at = word.find(|c: char| c.is_alphabetic())?;
    let (digits, unit) = word.split_at(at);
    let unit = match unit {
        "km" | "k" | "kms" => DistanceUnit::Kilometer,
        "mi" | "mile" | "miles" => DistanceUnit::Mile,
        "mtr" | "mtrs" | "meter" | "meters" | "metre" | "metres" => DistanceUnit::Meter,
        "y" | "yd" | "yds" | "yrd" | "yrds" | "yard" | "yards" => DistanceUnit::Yard,
        _ => return None,
    };
    let value: f64 = digits.parse().ok()?;
    let distance = Distance::from_meters(value * unit.meters()).ok()?;
    (value > 0.0).then_some(StepLength::Distance { distance, unit })
}

/// `1:30` is minutes and seconds, `1:02:30` hours, minutes and seconds.
fn clock(word: &str) -> Option<f64> {
    let parts: Vec<&str> = word.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    let mut seconds = 0.0;
    for (i, part) in parts.iter().enumerate() {
        let digits = part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty();
        let value: u32 = part.parse().ok().filter(|_| digits)?;
        if i > 0 && (value >= 60 || part.len() != 2) {
            return None;
        }
        seconds = seconds * 60.0 + f64::from(value);
    }
    (seconds > 0.0).then_some(seconds)
}

/// Parts with units, in falling order; a last number without one counts the next smaller unit.
fn time(word: &str) -> Option<f64> {
    let mut rest = word;
    let mut seconds = 0.0;
    let mut last = f64::INFINITY;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        let (digits, tail) = rest.split_at(end);
        let value: f64 = digits.parse().ok()?;
        let units: [(&str, f64); 17] = [
            ("hours", 3600.0),
            ("hour", 3600.0),
            ("hr", 3600.0),
            ("h", 3600.0),
            ("minutes", 60.0),
            ("minute", 60.0),
            ("mins", 60.0),
            ("min", 60.0),
            ("m", 60.0),
            ("seconds", 1.0),
            ("secs", 1.0),
            ("sec", 1.0),
            ("s", 1.0),
            ("''", 1.0),
            ("'", 60.0),
            ("\"", 1.0),
            ("", 0.0),
        ];
        let (name, mut unit) = units.into_iter().find(|(name, _)| tail.starts_with(name))?;
        if name.is_empty() {
            // `1m30`: the unit below the one before.
            if !tail.is_empty() || !last.is_finite() || last <= 1.0 {
                return None;
            }
            unit = last / 60.0;
        }
        if unit >= last {
            return None;
        }
        seconds += value * unit;
        last = unit;
        rest = tail.get(name.len()..)?;
    }
    (seconds > 0.0).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(word: &str) -> Option<u64> {
        match amount(word)?.length {
            StepLength::Time(time) => Some(time.as_secs()),
            _ => None,
        }
    }

    #[test]
    fn times() {
        for (word, expected) in [
            ("10m", 600),
            ("1h5m", 3900),
            ("30s", 30),
            ("1m30", 90),
            ("1m30s", 90),
            ("1h30", 5400),
            ("1h2m30s", 3750),
            ("5'", 300),
            ("30\"", 30),
            ("1'30\"", 90),
            ("1:30", 90),
            ("1:02:30", 3750),
            ("90min", 5400),
            ("0.5h", 1800),
        ] {
            assert_eq!(seconds(word), Some(expected), "{word}");
        }
        for word in
            ["m", "10", "0m", "30s5m", "1m30m", "1:75", "75%", "220w", "90rpm", "1:2", "10m-12m"]
        {
            assert_eq!(seconds(word), None, "{word}");
        }
    }

    #[test]
    fn distances() {
        for (word, meters) in
            [("400mtr", 400.0), ("2km", 2000.0), ("0.8mi", 1_287.475_2), ("100yrd", 91.44)]
        {
            let found = amount(word).map(|a| a.length);
            let Some(StepLength::Distance { distance, .. }) = found else { panic!("{word}") };
            assert!((distance.meters() - meters).abs() < 1e-9, "{word}");
        }
        assert_eq!(amount("400m").and_then(|a| a.bare_minutes), Some(400.0));
        assert_eq!(amount("0km"), None);
    }
}
