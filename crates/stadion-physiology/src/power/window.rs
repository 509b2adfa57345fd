//! How windows and smoothings begin: conventions as values.

/// What the rolling mean is before the first whole window.
///
/// Programs disagree, by a thousandth on a long ride and by 2.5 % on five minutes that rise from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum WindowStart {
    /// Only whole windows count: `n − w + 1` of them, as Coggan describes it.
    #[default]
    FullWindows,
    /// The first means are over what there is: one sample, two, up to the window.
    Expanding,
    /// The time before the start counts as zeroes, as GoldenCheetah has it.
    ZeroPadded,
    /// The `w − 1` means before the first whole window are zero, as cycleRtools has it.
    LeadingZeros,
}

impl WindowStart {
    /// Every convention.
    pub const ALL: [Self; 4] =
        [Self::FullWindows, Self::Expanding, Self::ZeroPadded, Self::LeadingZeros];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FullWindows => "full-windows",
            Self::Expanding => "expanding",
            Self::ZeroPadded => "zero-padded",
            Self::LeadingZeros => "leading-zeros",
        }
    }

    /// The mean that counts after `seen < window` samples of the sum `sum`, if one does.
    pub(super) fn early(self, sum: f64, seen: usize, window: usize) -> Option<f64> {
        match self {
            Self::FullWindows => None,
            Self::Expanding => Some(sum / as_f64(seen)),
            Self::ZeroPadded => Some(sum / as_f64(window)),
            Self::LeadingZeros => Some(0.0),
        }
    }
}

/// How much a new sample weighs in the exponential mean of a time constant of `n` samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum SmoothingWeight {
    /// `1 / (n + 1)`: 1/26 for 25 s at 1 Hz, as GoldenCheetah codes it.
    #[default]
    Attenuation,
    /// `1 − exp(−1/n)`: the exact step of a first-order response.
    Exact,
    /// `2 / (n + 1)`: the weight of a moving average that spans `n` samples.
    Span,
}

impl SmoothingWeight {
    /// Every convention.
    pub const ALL: [Self; 3] = [Self::Attenuation, Self::Exact, Self::Span];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Attenuation => "attenuation",
            Self::Exact => "exact",
            Self::Span => "span",
        }
    }

    /// The weight for a time constant in samples.
    ///
    /// ```
    /// use stadion_physiology::SmoothingWeight;
    ///
    /// assert_eq!(SmoothingWeight::Attenuation.weight(25.0), 1.0 / 26.0);
    /// assert_eq!(SmoothingWeight::Span.weight(25.0), 2.0 / 26.0);
    /// assert!((SmoothingWeight::Exact.weight(25.0) - 0.039_211).abs() < 1e-6);
    /// ```
    #[must_use]
    pub fn weight(self, samples: f64) -> f64 {
        match self {
            Self::Attenuation => 1.0 / (samples + 1.0),
            Self::Exact => -(-1.0 / samples).exp_m1(),
            Self::Span => 2.0 / (samples + 1.0),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "no series has 2^53 samples")]
pub(crate) const fn as_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_files() {
        for start in WindowStart::ALL {
            let text = serde_json::to_string(&start).unwrap();
            assert_eq!(text, format!("\"{}\"", start.as_str()));
        }
        for weight in SmoothingWeight::ALL {
            let text = serde_json::to_string(&weight).unwrap();
            assert_eq!(text, format!("\"{}\"", weight.as_str()));
        }
    }
}
