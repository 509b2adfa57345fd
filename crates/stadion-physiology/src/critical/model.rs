//! The curves that can be fitted, and by which residuals.

/// A curve of intensity over time with the residuals that its fit minimises.
///
/// The first three are one curve, `P = CP + W'/t`, with three kinds of residuals. On trials with
/// noise they give three answers, 5 % or more apart on some rides, so the choice stands in every
/// result.
///
/// # Choice of the default
///
/// [`InverseTime`](Self::InverseTime): a trial misses the curve by about the same part of its power
/// whatever its length, and residuals of power weigh all trials about alike. Residuals of work give the
/// longest trial the most weight, residuals of time leave hardly anything to the short ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum CriticalModel {
    /// Two parameters; a line of work (or distance) over time: `W = CP·t + W'`.
    WorkTime,
    /// Two parameters; a line of power (or speed) over 1/time: `P = CP + W'/t`.
    #[default]
    InverseTime,
    /// Two parameters; residuals of time: `t = W'/(P − CP)`.
    TimeResiduals,
    /// Morton's three parameters: `P = CP + W'/(t + W'/(Pmax − CP))`, residuals of power.
    ThreeParameter,
    /// Hopkins' exponential: `P = CP + (Pmax − CP)·exp(−t/τ)`, residuals of power.
    Exponential,
    /// The omni-domain curve with a fall of long trials by the logarithm of time, residuals of power.
    OmniDomain,
}

impl CriticalModel {
    /// Every model, in order of the declaration.
    pub const ALL: [Self; 6] = [
        Self::WorkTime,
        Self::InverseTime,
        Self::TimeResiduals,
        Self::ThreeParameter,
        Self::Exponential,
        Self::OmniDomain,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WorkTime => "work-time",
            Self::InverseTime => "inverse-time",
            Self::TimeResiduals => "time-residuals",
            Self::ThreeParameter => "three-parameter",
            Self::Exponential => "exponential",
            Self::OmniDomain => "omni-domain",
        }
    }

    /// Whether the curve is the hyperbola of two parameters.
    #[must_use]
    pub const fn is_two_parameter(self) -> bool {
        matches!(self, Self::WorkTime | Self::InverseTime | Self::TimeResiduals)
    }

    /// How many parameters are fitted at least: the tail of the omni-domain curve is a fourth one
    /// once a trial is long enough to show it.
    #[must_use]
    pub const fn parameters(self) -> usize {
        if self.is_two_parameter() { 2 } else { 3 }
    }
}
