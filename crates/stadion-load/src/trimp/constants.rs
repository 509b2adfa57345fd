//! The constants of the training impulse, on which programs disagree.

use stadion_physiology::Sex;

/// The two constants of `x · a · exp(b · x)`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TrimpCoefficients {
    /// The factor before the exponential.
    pub a: f64,
    /// The factor in the exponent.
    pub b: f64,
}

/// A set of constants by sex.
///
/// | set              | men        | women          | sex not stated   |
/// | ---------------- | ---------- | -------------- | ---------------- |
/// | `Published`      | 0.64, 1.92 | 0.86, 1.67     | refused          |
/// | `GoldenCheetah`  | 0.64, 1.92 | 0.64, 1.67     | refused          |
/// | `Runalyze`       | 0.64, 1.92 | 0.821776, 1.67 | 0.725215, 1.795  |
///
/// The default is the published set. The women's constants rest on a small sample.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum SexConstants {
    /// As published with the model.
    #[default]
    Published,
    /// As in GoldenCheetah, which keeps the men's factor for women and changes the exponent only.
    #[cfg_attr(feature = "serde", serde(rename = "goldencheetah"))]
    GoldenCheetah,
    /// As in Runalyze, which has a third pair for athletes who do not state their sex.
    Runalyze,
    /// The same pair for everybody, such as one fitted to the athlete's own lactate curve.
    Own(TrimpCoefficients),
}

impl SexConstants {
    /// The constants for an athlete; `None` where the set has none for an unstated sex.
    #[must_use]
    pub const fn coefficients(self, sex: Option<Sex>) -> Option<TrimpCoefficients> {
        let (a, b) = match (self, sex) {
            (Self::Own(own), _) => return Some(own),
            (_, Some(Sex::Male)) => (0.64, 1.92),
            (Self::Published, Some(Sex::Female)) => (0.86, 1.67),
            (Self::GoldenCheetah, Some(Sex::Female)) => (0.64, 1.67),
            (Self::Runalyze, Some(Sex::Female)) => (0.821_776, 1.67),
            (Self::Runalyze, None) => (0.725_215, 1.795),
            (Self::Published | Self::GoldenCheetah, None) => return None,
        };
        Some(TrimpCoefficients { a, b })
    }
}
