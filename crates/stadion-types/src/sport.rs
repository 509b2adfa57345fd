//! Kinds of sport.

/// The kind of movement of a session. New kinds may appear in a minor release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Sport {
    /// Running on road, track, trail or treadmill.
    Running,
    /// Cycling, also indoors.
    Cycling,
    /// Swimming in a pool or in open water.
    Swimming,
    /// Walking and hiking.
    Walking,
    /// Rowing on water or on an ergometer.
    Rowing,
    /// Cross-country and other skiing.
    Skiing,
    /// Work with weights.
    Strength,
    /// Anything else.
    Other,
}

impl Sport {
    /// Every kind, in the order of the declaration.
    pub const ALL: [Self; 8] = [
        Self::Running,
        Self::Cycling,
        Self::Swimming,
        Self::Walking,
        Self::Rowing,
        Self::Skiing,
        Self::Strength,
        Self::Other,
    ];

    /// The name used in files; never translated and never changed once published.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Cycling => "cycling",
            Self::Swimming => "swimming",
            Self::Walking => "walking",
            Self::Rowing => "rowing",
            Self::Skiing => "skiing",
            Self::Strength => "strength",
            Self::Other => "other",
        }
    }
}

impl core::fmt::Display for Sport {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct() {
        let mut names: Vec<_> = Sport::ALL.iter().map(|s| s.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Sport::ALL.len());
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_uses_the_same_names() {
        for sport in Sport::ALL {
            let text = serde_json::to_string(&sport).unwrap();
            assert_eq!(text, format!("\"{sport}\""));
            assert_eq!(serde_json::from_str::<Sport>(&text).unwrap(), sport);
        }
    }
}
