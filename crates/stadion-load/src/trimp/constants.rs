//! The constants of the training impulse, on which programs disagree.

use stadion_physiology::Sex;
use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

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
    /// A pair by sex that no program has.
    OwnBySex {
        /// For men.
        male: TrimpCoefficients,
        /// For women.
        female: TrimpCoefficients,
        /// For athletes who do not state their sex; without it they are refused.
        not_stated: Option<TrimpCoefficients>,
    },
}

impl SexConstants {
    /// The constants for an athlete; `None` where the set has none for an unstated sex.
    #[must_use]
    pub const fn coefficients(self, sex: Option<Sex>) -> Option<TrimpCoefficients> {
        let (a, b) = match (self, sex) {
            (Self::Own(own), _) => return Some(own),
            (Self::OwnBySex { male, .. }, Some(Sex::Male)) => return Some(male),
            (Self::OwnBySex { female, .. }, Some(Sex::Female)) => return Some(female),
            (Self::OwnBySex { not_stated, .. }, None) => return not_stated,
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

/// The names of `a` and `b`: those of a set's own, or of the set that it takes them from.
struct Named {
    male: [&'static str; 2],
    female: [&'static str; 2],
    not_stated: Option<[&'static str; 2]>,
}

const MEN: [&str; 2] = ["trimp.published.male.a", "trimp.published.male.b"];

impl SexConstants {
    const fn named(self) -> Option<Named> {
        match self {
            Self::Published => Some(Named {
                male: MEN,
                female: ["trimp.published.female.a", "trimp.published.female.b"],
                not_stated: None,
            }),
            Self::GoldenCheetah => Some(Named {
                male: MEN,
                female: ["trimp.goldencheetah.female.a", "trimp.goldencheetah.female.b"],
                not_stated: None,
            }),
            Self::Runalyze => Some(Named {
                male: MEN,
                female: ["trimp.runalyze.female.a", "trimp.runalyze.female.b"],
                not_stated: Some(["trimp.runalyze.not-stated.a", "trimp.runalyze.not-stated.b"]),
            }),
            Self::Own(_) | Self::OwnBySex { .. } => None,
        }
    }
}

/// A set with a user's value becomes one of the athlete's own, [`SexConstants::OwnBySex`]. Own sets have
/// no constants of this library.
impl TakesConstants for SexConstants {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let Some(Named { male, female, not_stated }) = self.named() else { return };
        let mut shown = |[a, b]: [&'static str; 2], sex| {
            self.coefficients(sex).map(|mut pair| {
                slots.number(a, &mut pair.a, ConstantRange::Positive);
                slots.number(b, &mut pair.b, ConstantRange::Any);
                pair
            })
        };
        let pairs = (shown(male, Some(Sex::Male)), shown(female, Some(Sex::Female)));
        let not_stated = not_stated.and_then(|names| shown(names, None));
        if let (Some(male), Some(female)) = pairs {
            let own = Self::OwnBySex { male, female, not_stated };
            let same = |sex| own.coefficients(sex) == self.coefficients(sex);
            if !(same(Some(Sex::Male)) && same(Some(Sex::Female)) && same(None)) {
                *self = own;
            }
        }
    }
}
