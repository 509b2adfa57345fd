//! The systems of the body that recover at their own pace, and spans of hours.

/// A system of the body with a recovery of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum BodySystem {
    /// The nerves that steer heart and vessels; seen in heart-rate variability.
    Autonomic,
    /// The drive from nerve to muscle; seen in jumps and sprints.
    Neuromuscular,
    /// The stores of energy, glycogen above all.
    Metabolic,
    /// Muscle fibres, tendons and bones; seen in soreness.
    Musculoskeletal,
}

impl BodySystem {
    /// Every system, in the order of the declaration.
    pub const ALL: [Self; 4] =
        [Self::Autonomic, Self::Neuromuscular, Self::Metabolic, Self::Musculoskeletal];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Autonomic => "autonomic",
            Self::Neuromuscular => "neuromuscular",
            Self::Metabolic => "metabolic",
            Self::Musculoskeletal => "musculoskeletal",
        }
    }

    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

impl core::fmt::Display for BodySystem {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why two numbers make no span of hours.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[error("hours from {min_h} to {max_h} are no span: it begins at 0 or later and ends no earlier")]
pub struct HoursError {
    /// The earlier end.
    pub min_h: f64,
    /// The later end.
    pub max_h: f64,
}

/// A span of hours after the end of a session, with `0 <= min_h <= max_h`, both finite.
///
/// At the earlier end an easy run is carried again, at the later one the next session of the same
/// class.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Hours {
    min_h: f64,
    max_h: f64,
}

impl core::fmt::Display for Hours {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if self.min_h < self.max_h {
            write!(f, "{:.0} to ", self.min_h)?;
        }
        write!(f, "{:.0} h", self.max_h)
    }
}

impl Hours {
    /// The span from `min_h` to `max_h`.
    ///
    /// # Errors
    ///
    /// [`HoursError`] unless `0 <= min_h <= max_h` and both are finite.
    pub fn new(min_h: f64, max_h: f64) -> Result<Self, HoursError> {
        if min_h >= 0.0 && min_h <= max_h && max_h.is_finite() {
            Ok(Self { min_h: min_h + 0.0, max_h: max_h + 0.0 })
        } else {
            Err(HoursError { min_h, max_h })
        }
    }

    /// For literals of this crate, whose order a test checks.
    pub(super) const fn literal(min_h: f64, max_h: f64) -> Self {
        Self { min_h, max_h }
    }

    /// Hours until an easy run is carried.
    #[must_use]
    pub const fn min_h(self) -> f64 {
        self.min_h
    }

    /// Hours until the next session of the same class is carried.
    #[must_use]
    pub const fn max_h(self) -> f64 {
        self.max_h
    }

    /// The later of both, end by end.
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        Self { min_h: self.min_h.max(other.min_h), max_h: self.max_h.max(other.max_h) }
    }

    /// The later end multiplied by a factor from 1 on.
    pub(super) fn widened(self, factor: f64) -> Self {
        Self { min_h: self.min_h, max_h: self.max_h * factor.max(1.0) }
    }

    /// Both ends multiplied by a factor above 0.
    pub(super) fn scaled(self, factor: f64) -> Self {
        Self { min_h: self.min_h * factor, max_h: self.max_h * factor }
    }

    /// The middle of the span.
    pub(super) const fn middle_h(self) -> f64 {
        f64::midpoint(self.min_h, self.max_h)
    }

    /// The way from `self` to `other`, of which `share` from 0 to 1 is gone.
    pub(super) fn toward(self, other: Self, share: f64) -> Self {
        let between = |from: f64, to: f64| from + share * (to - from);
        Self { min_h: between(self.min_h, other.min_h), max_h: between(self.max_h, other.max_h) }
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Hours {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Ends {
            min_h: f64,
            max_h: f64,
        }
        let ends = Ends::deserialize(deserializer)?;
        Self::new(ends.min_h, ends.max_h).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_has_an_order() {
        assert!(Hours::new(0.0, 0.0).is_ok());
        for (min, max) in [(-1.0, 1.0), (2.0, 1.0), (f64::NAN, 1.0), (0.0, f64::INFINITY)] {
            assert!(Hours::new(min, max).is_err(), "{min} {max}");
        }
        let later = Hours::literal(12.0, 24.0).later(Hours::literal(0.0, 48.0));
        assert_eq!(later, Hours::literal(12.0, 48.0));
    }

    #[test]
    fn the_index_follows_the_list() {
        for (i, system) in BodySystem::ALL.into_iter().enumerate() {
            assert_eq!(system.index(), i, "{system}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_uses_the_same_names() {
        for system in BodySystem::ALL {
            let text = serde_json::to_string(&system).unwrap();
            assert_eq!(text, format!("\"{system}\""));
        }
        assert!(serde_json::from_str::<Hours>(r#"{"min_h":2.0,"max_h":1.0}"#).is_err());
    }
}
