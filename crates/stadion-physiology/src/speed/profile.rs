//! Kinds of middle-distance runners by their speed reserve.

use super::constants::{PROFILE_400_800, PROFILE_800, PROFILE_800_1500};
use super::reserve::SpeedReserve;

/// The kind of 800 m runner that a speed-reserve ratio stands for.
///
/// # Model
///
/// The ratio is maximal sprinting speed over maximal aerobic speed. The limits are half open, so
/// every ratio above 0 has exactly one kind.
///
/// | ratio            | kind          |
/// | ---------------- | ------------- |
/// | 1.58 and more    | 400–800 m     |
/// | 1.48 to 1.58     | 800 m         |
/// | 1.36 to 1.48     | 800–1500 m    |
/// | below 1.36       | not published |
///
/// # Limits
///
/// Nineteen elite men; a description of groups, not a prediction. The source gives ratios to two
/// decimals and leaves gaps (1.57 to 1.58, 1.47 to 1.48), which are closed here downwards: each
/// kind begins at its printed lower limit. An accepted manuscript prints 1.47 as the lower limit of
/// 800 m; here the journal's 1.48 stands.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{ReserveProfile, SpeedReserve};
/// use stadion_types::Speed;
///
/// let speed = Speed::from_meters_per_second;
/// let runner = SpeedReserve::new(speed(6.3)?, speed(9.3)?)?;
/// assert!((runner.ratio() - 1.476).abs() < 5e-4);
/// assert_eq!(runner.profile(), ReserveProfile::From800To1500);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Sandford and others (2019), Int J Sports Physiol Perform 14(4):501–508,
/// doi:10.1123/ijspp.2018-0163.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum ReserveProfile {
    /// A runner of 400 and 800 m.
    #[cfg_attr(feature = "serde", serde(rename = "400-800"))]
    From400To800,
    /// A runner of 800 m.
    #[cfg_attr(feature = "serde", serde(rename = "800"))]
    At800,
    /// A runner of 800 and 1500 m.
    #[cfg_attr(feature = "serde", serde(rename = "800-1500"))]
    From800To1500,
    /// Below every ratio that was found in elite 800 m runners.
    #[cfg_attr(feature = "serde", serde(rename = "below-published"))]
    BelowPublished,
}

impl ReserveProfile {
    /// Every kind, the fastest sprinters first.
    pub const ALL: [Self; 4] =
        [Self::From400To800, Self::At800, Self::From800To1500, Self::BelowPublished];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::From400To800 => "400-800",
            Self::At800 => "800",
            Self::From800To1500 => "800-1500",
            Self::BelowPublished => "below-published",
        }
    }

    /// The least ratio of this kind; each reaches up to the next one's.
    #[must_use]
    pub const fn lowest_ratio(self) -> f64 {
        match self {
            Self::From400To800 => PROFILE_400_800,
            Self::At800 => PROFILE_800,
            Self::From800To1500 => PROFILE_800_1500,
            Self::BelowPublished => 0.0,
        }
    }

    /// The kind of a ratio; `None` unless it is a finite number above 0.
    #[must_use]
    pub fn of_ratio(ratio: f64) -> Option<Self> {
        if ratio > 0.0 && ratio.is_finite() {
            Self::ALL.into_iter().find(|kind| kind.lowest_ratio() <= ratio)
        } else {
            None
        }
    }
}

impl SpeedReserve {
    /// Maximal over aerobic speed, the speed-reserve ratio; above 1.
    #[must_use]
    pub fn ratio(&self) -> f64 {
        self.max_speed().meters_per_second() / self.aerobic_speed().meters_per_second()
    }

    /// The kind of runner that the [ratio](Self::ratio) stands for.
    #[must_use]
    pub fn profile(&self) -> ReserveProfile {
        ReserveProfile::of_ratio(self.ratio()).unwrap_or(ReserveProfile::BelowPublished)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_belong_to_the_kind_above() {
        for (ratio, kind) in [
            (1.8, ReserveProfile::From400To800),
            (1.58, ReserveProfile::From400To800),
            (1.579, ReserveProfile::At800),
            (1.48, ReserveProfile::At800),
            (1.479, ReserveProfile::From800To1500),
            (1.36, ReserveProfile::From800To1500),
            (1.359, ReserveProfile::BelowPublished),
            (1e-9, ReserveProfile::BelowPublished),
        ] {
            assert_eq!(ReserveProfile::of_ratio(ratio), Some(kind), "{ratio}");
        }
        for ratio in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(ReserveProfile::of_ratio(ratio), None);
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn names_are_those_of_serde() {
        for kind in ReserveProfile::ALL {
            let text = serde_json::to_string(&kind).unwrap();
            assert_eq!(text, format!("\"{}\"", kind.as_str()));
        }
    }
}
