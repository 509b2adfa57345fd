//! Targets of a step.

use stadion_types::{Bounds, Power};

use crate::tree::{PercentOf, Target};

/// What stands behind a figure and says of what it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Domain {
    Power,
    HeartRate,
    ThresholdHeartRate,
    Pace,
    BestPower,
}

/// The domain that a word names.
pub(super) fn domain(word: &str) -> Option<Domain> {
    Some(match word {
        "ftp" | "power" => Domain::Power,
        "hr" | "hrmax" | "maxhr" => Domain::HeartRate,
        "lthr" => Domain::ThresholdHeartRate,
        "pace" => Domain::Pace,
        "mmp" => Domain::BestPower,
        _ => return None,
    })
}

/// A figure with its unit, from the first to the second as they were written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Figure {
    Percent(f64, f64),
    Watts(f64, f64),
    Beats(f64, f64),
    Cadence(f64, f64, &'static str),
    Zone(u32, u32, bool),
}

/// Reads `75%`, `60-80%`, `60%-80%`, `220w`, `140-150bpm`, `90rpm`, `z2`, `z2-z3`, `cz1`.
pub(super) fn figure(word: &str) -> Option<Figure> {
    let word = word.strip_prefix('@').unwrap_or(word);
    if let Some(found) = zone(word) {
        return Some(found);
    }
    let unit_at = word.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (numbers, unit) = word.split_at(unit_at);
    let (first, second) = match numbers.split_once('-') {
        Some((first, second)) => (first.strip_suffix(unit).unwrap_or(first), second),
        None => (numbers, numbers),
    };
    let plain = |text: &str| {
        let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'.') && !text.is_empty();
        text.parse::<f64>().ok().filter(|value| digits && value.is_finite())
    };
    let (a, b) = (plain(first)?, plain(second)?);
    Some(match unit {
        "%" => Figure::Percent(a, b),
        "w" | "watt" | "watts" => Figure::Watts(a, b),
        "bpm" => Figure::Beats(a, b),
        "rpm" => Figure::Cadence(a, b, "rpm"),
        "spm" => Figure::Cadence(a, b, "spm"),
        _ => return None,
    })
}

fn zone(word: &str) -> Option<Figure> {
    let (own, rest) = match word.strip_prefix("cz") {
        Some(rest) => (true, rest),
        None => (false, word.strip_prefix('z')?),
    };
    let mut ends = rest.split('-');
    let number = |text: &str| {
        let digits = text.trim_start_matches(['c', 'z']);
        digits.parse::<u32>().ok().filter(|n| (1..=20).contains(n))
    };
    let first = number(ends.next()?)?;
    let second = match ends.next() {
        Some(text) => number(text)?,
        None => first,
    };
    ends.next().is_none().then_some(Figure::Zone(first, second, own))
}

impl Figure {
    /// Whether it asks for nothing at all.
    pub(super) fn is_nothing(self) -> bool {
        match self {
            Self::Percent(a, b) | Self::Watts(a, b) => a <= 0.0 && b <= 0.0,
            _ => false,
        }
    }

    /// Which way a ramp between the two goes; 0 if nowhere.
    pub(super) fn slope(self) -> f64 {
        match self {
            Self::Percent(a, b) | Self::Watts(a, b) | Self::Beats(a, b) => b - a,
            Self::Zone(a, b, _) => f64::from(b) - f64::from(a),
            Self::Cadence(..) => 0.0,
        }
    }

    /// The target in that domain; `None` if no quantity holds the figure.
    pub(super) fn target(self, domain: Option<Domain>) -> Option<Target> {
        let ends = |a: f64, b: f64| if a <= b { (a, b) } else { (b, a) };
        let range = |a: f64, b: f64| {
            let (low, high) = ends(a, b);
            if low.to_bits() == high.to_bits() { format!("{low}") } else { format!("{low}-{high}") }
        };
        Some(match self {
            Self::Percent(a, b) => {
                let of = match domain {
                    None | Some(Domain::Power) => PercentOf::ThresholdPower,
                    Some(Domain::HeartRate) => PercentOf::MaxHeartRate,
                    Some(Domain::ThresholdHeartRate) => PercentOf::ThresholdHeartRate,
                    Some(Domain::Pace) => PercentOf::ThresholdSpeed,
                    Some(Domain::BestPower) => return None,
                };
                let (low, high) = ends(a, b);
                Target::Percent { range: Bounds::new(low, high).ok()?, of }
            }
            Self::Watts(a, b) => {
                let (low, high) = ends(a, b);
                let low = Power::from_watts(low).ok()?;
                Target::Power(Bounds::between(low, Power::from_watts(high).ok()?))
            }
            Self::Beats(a, b) => Target::Named(format!("{} bpm", range(a, b))),
            Self::Cadence(a, b, unit) => Target::Named(format!("{} {unit}", range(a, b))),
            Self::Zone(a, b, own) => {
                let of = match domain {
                    Some(Domain::HeartRate | Domain::ThresholdHeartRate) => "heart-rate",
                    Some(Domain::Pace) => "pace",
                    _ if own => "custom",
                    _ => "power",
                };
                Target::Named(format!("{of} zone {}", range(f64::from(a), f64::from(b))))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures() {
        for (word, expected) in [
            ("75%", Figure::Percent(75.0, 75.0)),
            ("60-80%", Figure::Percent(60.0, 80.0)),
            ("60%-40%", Figure::Percent(60.0, 40.0)),
            ("220w", Figure::Watts(220.0, 220.0)),
            ("315w-330w", Figure::Watts(315.0, 330.0)),
            ("140-150bpm", Figure::Beats(140.0, 150.0)),
            ("85-95rpm", Figure::Cadence(85.0, 95.0, "rpm")),
            ("z2", Figure::Zone(2, 2, false)),
            ("z3-z4", Figure::Zone(3, 4, false)),
            ("cz2-cz3", Figure::Zone(2, 3, true)),
        ] {
            assert_eq!(figure(word), Some(expected), "{word}");
        }
        for word in ["10m", "75", "z0", "z99", "-5%", "1e5w", "w", "%", "5-6-7%", "zebra"] {
            assert_eq!(figure(word), None, "{word}");
        }
    }

    #[test]
    fn a_figure_no_quantity_holds_is_no_target() {
        assert_eq!(figure("99999w").and_then(|f| f.target(None)), None);
        assert!(figure("0w").is_some_and(Figure::is_nothing));
    }
}
