//! What the per cents of a table of zones are taken of.

/// What the per cents of a table of zones are taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ZoneAnchor {
    /// Maximal heart rate.
    MaxHeartRate,
    /// Heart rate at the second threshold: LTHR or FTHR.
    ThresholdHeartRate,
    /// Power at the second threshold: FTP.
    ThresholdPower,
    /// Maximal oxygen uptake, measured or as VDOT.
    Vo2max,
}

impl ZoneAnchor {
    /// Every anchor.
    pub const ALL: [Self; 4] =
        [Self::MaxHeartRate, Self::ThresholdHeartRate, Self::ThresholdPower, Self::Vo2max];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MaxHeartRate => "max-heart-rate",
            Self::ThresholdHeartRate => "threshold-heart-rate",
            Self::ThresholdPower => "threshold-power",
            Self::Vo2max => "vo2max",
        }
    }
}

impl core::fmt::Display for ZoneAnchor {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The limits of a table for one anchor.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ZoneLimits {
    /// What the per cents are taken of.
    pub anchor: ZoneAnchor,
    /// Lower ends in per cent of the anchor: of the first zone (0 if it is open below), and of each
    /// further zone that this quantity tells apart. Zones above those have no limit in it.
    pub percent: &'static [f64],
}

impl ZoneLimits {
    pub(super) const fn new(anchor: ZoneAnchor, percent: &'static [f64]) -> Self {
        Self { anchor, percent }
    }
}
