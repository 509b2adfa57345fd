//! How training is spread over three zones, and whether that is polarized.

use stadion_types::{Reason, ReasonCode};

use super::reasons::{
    HIGH_INTENSITY, INDEX_LOW, LOW_ONLY, NO_INDEX, NO_ORDER, POLARIZED, PYRAMIDAL, THRESHOLD,
};

/// What was added up in each zone. The same training gives other shares by another measure: a
/// session of intervals counts whole for zone 3 by its goal, and for a quarter of it by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DistributionBasis {
    /// Time.
    Time,
    /// Sessions, each by its goal.
    SessionGoal,
    /// Distance.
    Distance,
}

impl DistributionBasis {
    /// Every measure.
    pub const ALL: [Self; 3] = [Self::Time, Self::SessionGoal, Self::Distance];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::SessionGoal => "session-goal",
            Self::Distance => "distance",
        }
    }
}

/// Why amounts make no distribution.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DistributionError {
    /// An amount is no finite number from 0 on.
    #[error("the amount in zone {zone} must be a number from 0 on (given {value})")]
    Amount {
        /// Number of the zone.
        zone: u8,
        /// What was given.
        value: f64,
    },
    /// There is nothing in any zone.
    #[error("there is nothing in any zone")]
    Nothing,
}

impl DistributionError {
    /// The stable names of all errors.
    pub const CODES: [&'static str; 2] = ["amount", "nothing"];

    /// The stable name of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Amount { .. } => "amount",
            Self::Nothing => "nothing",
        }
    }
}

/// From which zone the hundredth is taken that stands in for an empty zone 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EmptyZoneTwo {
    /// From zone 3.
    #[default]
    FromZoneThree,
    /// From zone 1.
    FromZoneOne,
}

impl EmptyZoneTwo {
    /// Both readings.
    pub const ALL: [Self; 2] = [Self::FromZoneThree, Self::FromZoneOne];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FromZoneThree => "from-zone-three",
            Self::FromZoneOne => "from-zone-one",
        }
    }
}

/// How an index was obtained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum PolarizationCase {
    /// By the formula.
    Formula,
    /// With a hundredth in place of the empty zone 2.
    EmptyZoneTwo,
    /// 0 by agreement, because zone 3 is empty.
    EmptyZoneThree,
    /// None: zone 3 has more than zone 1, for which the index was not made.
    ZoneThreeAboveOne,
    /// None: what is left of a zone after the hundredth was taken from it is nothing.
    TooLittle,
}

impl PolarizationCase {
    /// Every case.
    pub const ALL: [Self; 5] = [
        Self::Formula,
        Self::EmptyZoneTwo,
        Self::EmptyZoneThree,
        Self::ZoneThreeAboveOne,
        Self::TooLittle,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Formula => "formula",
            Self::EmptyZoneTwo => "empty-zone-two",
            Self::EmptyZoneThree => "empty-zone-three",
            Self::ZoneThreeAboveOne => "zone-three-above-one",
            Self::TooLittle => "too-little",
        }
    }
}

/// The polarization index and how it was obtained.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PolarizationIndex {
    /// The index; absent where it was not made for the distribution.
    pub value: Option<f64>,
    /// How it was obtained, or why it is absent.
    pub case: PolarizationCase,
}

impl PolarizationIndex {
    /// Above this a distribution is polarized.
    pub const POLARIZED: f64 = 2.0;
    /// Share that stands in for an empty zone 2.
    pub const IN_PLACE_OF_NONE: f64 = 0.01;
}

/// The name of a distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DistributionKind {
    /// Most in zone 1, least in zone 2, with an index above 2.
    Polarized,
    /// From zone to zone less.
    Pyramidal,
    /// Most in zone 2.
    Threshold,
    /// Most in zone 3.
    HighIntensity,
    /// All of it in zone 1.
    LowOnly,
    /// None of these.
    Unnamed,
}

impl DistributionKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Polarized,
        Self::Pyramidal,
        Self::Threshold,
        Self::HighIntensity,
        Self::LowOnly,
        Self::Unnamed,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Polarized => "polarized",
            Self::Pyramidal => "pyramidal",
            Self::Threshold => "threshold",
            Self::HighIntensity => "high-intensity",
            Self::LowOnly => "low-only",
            Self::Unnamed => "unnamed",
        }
    }
}

/// Shares of the three zones: below the first threshold, between the two, above the second.
///
/// # Model
///
/// ```text
/// PI = log10(Z1 / Z2 · Z3 · 100)       shares as fractions of 1
/// ```
///
/// With an empty zone 3 it is 0. With an empty zone 2 a hundredth stands in for it and is taken from
/// another zone ([`EmptyZoneTwo`]). With more in zone 3 than in zone 1 there is none.
///
/// # Source
///
/// Treff, Winkert, Sareban, Steinacker & Sperlich (2019), *Front Physiol* 10:707; from memory.
///
/// # Limits
///
/// A description, with no claim that one spread trains better than another. It depends on the
/// zones, on the [basis](DistributionBasis), and on whether heart rate or speed was looked at.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{DistributionBasis, DistributionKind, EmptyZoneTwo, IntensityDistribution};
///
/// let shares = IntensityDistribution::new([80.0, 5.0, 15.0], DistributionBasis::Time)?;
/// let index = shares.polarization_index(EmptyZoneTwo::default());
/// assert!((index.value.unwrap_or_default() - 240.0_f64.log10()).abs() < 1e-12);
/// assert_eq!(shares.kind(EmptyZoneTwo::default()).0, DistributionKind::Polarized);
/// # Ok::<(), stadion_physiology::DistributionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "file_form::Parts"))]
pub struct IntensityDistribution {
    shares: [f64; 3],
    basis: DistributionBasis,
}

impl IntensityDistribution {
    /// From the amounts in the three zones: seconds, sessions or metres, whose sum is the whole.
    ///
    /// # Errors
    ///
    /// [`DistributionError::Amount`] if one is no finite number from 0 on;
    /// [`DistributionError::Nothing`] if their sum is 0.
    pub fn new(amounts: [f64; 3], basis: DistributionBasis) -> Result<Self, DistributionError> {
        for (zone, value) in (1..).zip(amounts) {
            if !(value >= 0.0 && value.is_finite()) {
                return Err(DistributionError::Amount { zone, value });
            }
        }
        // By the largest first, so that no sum overflows.
        let largest = amounts.iter().copied().fold(0.0, f64::max);
        if largest <= 0.0 {
            return Err(DistributionError::Nothing);
        }
        let parts = amounts.map(|amount| amount / largest);
        let whole: f64 = parts.iter().sum();
        Ok(Self { shares: parts.map(|part| part / whole), basis })
    }

    /// The shares, from zone 1 on; their sum is 1.
    #[must_use]
    pub const fn shares(&self) -> [f64; 3] {
        self.shares
    }

    /// What was added up.
    #[must_use]
    pub const fn basis(&self) -> DistributionBasis {
        self.basis
    }

    /// The polarization index.
    #[must_use]
    pub fn polarization_index(&self, empty: EmptyZoneTwo) -> PolarizationIndex {
        let [one, two, three] = self.shares;
        if three > one {
            return PolarizationIndex { value: None, case: PolarizationCase::ZoneThreeAboveOne };
        }
        if three <= 0.0 {
            return PolarizationIndex { value: Some(0.0), case: PolarizationCase::EmptyZoneThree };
        }
        let ([one, two, three], case) = if two > 0.0 {
            ([one, two, three], PolarizationCase::Formula)
        } else {
            let moved = PolarizationIndex::IN_PLACE_OF_NONE;
            let shares = match empty {
                EmptyZoneTwo::FromZoneThree => [one, moved, three - moved],
                EmptyZoneTwo::FromZoneOne => [one - moved, moved, three],
            };
            (shares, PolarizationCase::EmptyZoneTwo)
        };
        if one <= 0.0 || three <= 0.0 {
            return PolarizationIndex { value: None, case: PolarizationCase::TooLittle };
        }
        // The logarithm of each, for shares whose quotient would overflow.
        PolarizationIndex { value: Some(one.log10() - two.log10() + three.log10() + 2.0), case }
    }

    /// The name of the distribution, and why.
    #[must_use]
    pub fn kind(&self, empty: EmptyZoneTwo) -> (DistributionKind, Reason) {
        let [one, two, three] = self.shares;
        let index = self.polarization_index(empty).value;
        let (kind, code): (_, ReasonCode) = if two <= 0.0 && three <= 0.0 {
            (DistributionKind::LowOnly, LOW_ONLY)
        } else if one > three && three > two {
            match index {
                Some(index) if index > PolarizationIndex::POLARIZED => {
                    (DistributionKind::Polarized, POLARIZED)
                }
                Some(_) => (DistributionKind::Unnamed, INDEX_LOW),
                None => (DistributionKind::Unnamed, NO_INDEX),
            }
        } else if one > two && two > three {
            (DistributionKind::Pyramidal, PYRAMIDAL)
        } else if two > one && two > three {
            (DistributionKind::Threshold, THRESHOLD)
        } else if three > one && three > two {
            (DistributionKind::HighIntensity, HIGH_INTENSITY)
        } else {
            (DistributionKind::Unnamed, NO_ORDER)
        };
        let mut reason = Reason::new(code)
            .with("zone_1_percent", 100.0 * one)
            .with("zone_2_percent", 100.0 * two)
            .with("zone_3_percent", 100.0 * three)
            .with("limit", PolarizationIndex::POLARIZED);
        if let Some(index) = index {
            reason = reason.with("index", index);
        }
        (kind, reason)
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{DistributionBasis, DistributionError, IntensityDistribution};

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Parts {
        shares: [f64; 3],
        basis: DistributionBasis,
    }

    impl TryFrom<Parts> for IntensityDistribution {
        type Error = DistributionError;

        fn try_from(parts: Parts) -> Result<Self, DistributionError> {
            Self::new(parts.shares, parts.basis)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn of(amounts: [f64; 3]) -> IntensityDistribution {
        IntensityDistribution::new(amounts, DistributionBasis::Time).unwrap()
    }

    fn index(amounts: [f64; 3]) -> PolarizationIndex {
        of(amounts).polarization_index(EmptyZoneTwo::default())
    }

    /// By hand: 0.80 / 0.05 · 0.15 · 100 = 240, and so on.
    #[test]
    fn the_formula() {
        assert_relative_eq!(index([80.0, 5.0, 15.0]).value.unwrap(), 240.0_f64.log10());
        assert_relative_eq!(index([0.75, 0.2, 0.05]).value.unwrap(), 18.75_f64.log10());
        assert_relative_eq!(index([80.0, 10.0, 10.0]).value.unwrap(), 80.0_f64.log10());
    }

    #[test]
    fn edges_are_typed() {
        let none = index([90.0, 0.0, 10.0]);
        assert_eq!(none.case, PolarizationCase::EmptyZoneTwo);
        assert_relative_eq!(none.value.unwrap(), 810.0_f64.log10(), epsilon = 1e-12);
        let other = of([90.0, 0.0, 10.0]).polarization_index(EmptyZoneTwo::FromZoneOne);
        assert_relative_eq!(other.value.unwrap(), 890.0_f64.log10(), epsilon = 1e-12);
        let no_three = index([90.0, 10.0, 0.0]);
        assert_eq!((no_three.value, no_three.case), (Some(0.0), PolarizationCase::EmptyZoneThree));
        let hard = index([10.0, 0.0, 90.0]);
        assert_eq!((hard.value, hard.case), (None, PolarizationCase::ZoneThreeAboveOne));
        let little = index([99.5, 0.0, 0.5]);
        assert_eq!((little.value, little.case), (None, PolarizationCase::TooLittle));
        assert_eq!(index([0.0, 1.0, 0.0]).value, Some(0.0));
    }

    #[test]
    fn kinds() {
        let kind = |amounts| of(amounts).kind(EmptyZoneTwo::default());
        for (amounts, expected, code) in [
            ([80.0, 5.0, 15.0], DistributionKind::Polarized, "distribution-polarized"),
            ([90.0, 0.0, 10.0], DistributionKind::Polarized, "distribution-polarized"),
            ([50.0, 24.0, 26.0], DistributionKind::Unnamed, "distribution-index-low"),
            ([99.5, 0.0, 0.5], DistributionKind::Unnamed, "distribution-no-index"),
            ([75.0, 20.0, 5.0], DistributionKind::Pyramidal, "distribution-pyramidal"),
            ([40.0, 45.0, 15.0], DistributionKind::Threshold, "distribution-threshold"),
            ([30.0, 20.0, 50.0], DistributionKind::HighIntensity, "distribution-high-intensity"),
            ([3.0, 0.0, 0.0], DistributionKind::LowOnly, "distribution-low-only"),
            ([80.0, 10.0, 10.0], DistributionKind::Unnamed, "distribution-no-order"),
        ] {
            let (found, reason) = kind(amounts);
            assert_eq!((found, reason.code()), (expected, code), "{amounts:?}");
            assert!(!reason.text().contains('{'), "{}", reason.text());
        }
    }

    #[test]
    fn refusals() {
        let new = |amounts| IntensityDistribution::new(amounts, DistributionBasis::SessionGoal);
        for (amounts, code) in [
            ([0.0; 3], "nothing"),
            ([1.0, -1.0, 0.0], "amount"),
            ([1.0, f64::NAN, 0.0], "amount"),
            ([1.0, 0.0, f64::INFINITY], "amount"),
        ] {
            assert_eq!(new(amounts).unwrap_err().code(), code);
        }
        assert!(new([f64::MAX; 3]).is_ok());
        assert_eq!(DistributionError::CODES, ["amount", "nothing"]);
    }
}
