//! A weight as coaches write it.

use stadion_types::Bounds;

/// Kilograms in a pound and in a pood.
pub(crate) const POUND: f64 = 0.453_592_37;
pub(crate) const POOD: f64 = 16.380_496_4;

/// What a text says of a weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Weight {
    /// So many kilograms.
    Kilograms(Bounds<f64>),
    /// The body's, or a part or multiple of it.
    Body,
    /// A number without a unit.
    NoUnit,
    /// None that is understood.
    Unknown,
}

/// Reads `60kg`, `100-105 kg`, `135/95 lb`, `185#`, `bodyweight`.
pub(super) fn weight(text: &str) -> Weight {
    let text = text.trim().to_lowercase();
    if text.contains("bw") || text.contains("bodyweight") {
        return Weight::Body;
    }
    let split = text.find(|c: char| !(c.is_ascii_digit() || ".,-/ \u{2013}".contains(c)));
    let (numbers, unit) = text.split_at(split.unwrap_or(text.len()));
    let factor = match unit.trim() {
        "kg" | "kgs" | "kilo" | "kilos" => 1.0,
        "lb" | "lbs" | "pound" | "pounds" | "#" => POUND,
        "pood" => POOD,
        "" if numbers.trim().parse::<f64>().is_ok() => return Weight::NoUnit,
        _ => return Weight::Unknown,
    };
    // A comma before three digits may part thousands as well.
    let thousands = |part: &str| part.rsplit_once(',').is_some_and(|(_, digits)| digits.len() == 3);
    let read = |part: &str| {
        let part = part.trim();
        if thousands(part) { None } else { part.replace(',', ".").parse::<f64>().ok() }
    };
    let values: Option<Vec<f64>> = numbers.split(['-', '/', '\u{2013}']).map(read).collect();
    let Some(values) = values else { return Weight::Unknown };
    let (mut lo, mut hi) = (f64::INFINITY, 0.0_f64);
    for value in values {
        (lo, hi) = (lo.min(value * factor), hi.max(value * factor));
    }
    Bounds::new(lo, hi).map_or(Weight::Unknown, Weight::Kilograms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_as_coaches_write_them() {
        let kg = |lo, hi| Weight::Kilograms(Bounds::new(lo, hi).unwrap());
        for (text, read) in [
            ("60kg", kg(60.0, 60.0)),
            ("62,5 kg", kg(62.5, 62.5)),
            ("100-105 kg", kg(100.0, 105.0)),
            ("135/95 lb", kg(95.0 * POUND, 135.0 * POUND)),
            ("185#", kg(185.0 * POUND, 185.0 * POUND)),
            ("1.5 x BW", Weight::Body),
            ("bodyweight", Weight::Body),
            ("100", Weight::NoUnit),
            ("heavy", Weight::Unknown),
            ("bar", Weight::Unknown),
            ("1,000 lb", Weight::Unknown),
            ("kg", Weight::Unknown),
        ] {
            assert_eq!(weight(text), read, "{text}");
        }
    }
}
