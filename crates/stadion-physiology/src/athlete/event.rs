//! The name of an event, and its distance where the name tells.

use stadion_types::Distance;

/// An event as it was named, such as `"1500m"` or `"marathon"`; in files its name.
///
/// ```
/// use stadion_physiology::Event;
///
/// let distance = |name: &str| Event::new(name).distance().map(|d| d.meters());
/// assert_eq!(distance("1500m"), Some(1500.0));
/// assert_eq!(distance("10 km road"), Some(10_000.0));
/// assert_eq!(distance("Half Marathon"), Some(21_097.5));
/// assert_eq!(distance("4x400m"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Event(String);

impl Event {
    /// An event by its name.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name as it was given.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The distance that the name tells: a number with a unit (a bare one counts in metres), the
    /// mile, the half marathon or the marathon. `None` for relays, hours and anything else.
    #[must_use]
    pub fn distance(&self) -> Option<Distance> {
        let name = self.0.trim().to_lowercase();
        match name.replace(['-', '_'], " ").as_str() {
            "mile" => return Distance::from_miles(1.0).ok(),
            "half" | "half marathon" => return Distance::from_meters(21_097.5).ok(),
            "marathon" => return Distance::from_meters(42_195.0).ok(),
            _ => {}
        }
        let digits = name.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(name.len());
        let (number, rest) = name.split_at(digits);
        let number: f64 = number.parse().ok()?;
        // What follows the unit, as in "3000 m steeplechase", does not change the distance.
        let unit = rest.trim_start_matches([' ', '\u{a0}']).split_whitespace().next();
        match unit {
            None | Some("m" | "meters" | "metres") => Distance::from_meters(number).ok(),
            Some("k" | "km") => Distance::from_kilometers(number).ok(),
            Some("mi" | "mile" | "miles") => Distance::from_miles(number).ok(),
            Some("yd" | "yards") => Distance::from_yards(number).ok(),
            Some(_) => None,
        }
    }
}

impl core::fmt::Display for Event {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_distances() {
        for (name, meters) in [
            ("800", Some(800.0)),
            ("5k", Some(5000.0)),
            ("21.0975 km", Some(21_097.5)),
            ("3000m steeplechase", Some(3000.0)),
            ("mile", Some(1609.344)),
            ("half-marathon", Some(21_097.5)),
            ("110mh", None),
            ("1h", None),
            ("decathlon", None),
            ("", None),
        ] {
            let found = Event::new(name).distance().map(Distance::meters);
            assert_eq!(found, meters, "{name}");
        }
    }
}
