//! Why a curve cannot be made or read.

/// Why a curve cannot be made or read.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DurationCurveError {
    /// A parameter is not above 0, not finite, or the peak is not above the critical intensity.
    #[error("{what} of {value} makes no curve: it must be a number above {least}")]
    Parameter {
        /// Which parameter.
        what: &'static str,
        /// What was given.
        value: f64,
        /// What it must lie above.
        least: f64,
    },
    /// A duration, intensity or amount of work is not above 0 or no number.
    #[error("{what} of {value} is no number above 0")]
    Input {
        /// Which input.
        what: &'static str,
        /// What was given.
        value: f64,
    },
    /// At or below the critical intensity there is no time to exhaustion.
    #[error("an intensity of {intensity} is not above the critical one of {critical}")]
    NotAboveCritical {
        /// What was given.
        intensity: f64,
        /// The critical intensity.
        critical: f64,
    },
    /// No effort is that intense.
    #[error("an intensity of {intensity} is not below the peak of {peak}")]
    AbovePeak {
        /// What was given.
        intensity: f64,
        /// The highest intensity of the curve.
        peak: f64,
    },
    /// The reserve alone covers it, so the hyperbola gives no time above 0.
    #[error("{work} is no more than the reserve of {reserve}, for which the curve has no time")]
    WithinReserve {
        /// The distance or work.
        work: f64,
        /// The reserve.
        reserve: f64,
    },
    /// So large or so small that no number comes out.
    #[error("{what} of {value} gives nothing that a number can hold")]
    NoNumber {
        /// Which input.
        what: &'static str,
        /// What was given.
        value: f64,
    },
    /// The curve falls so far that it is never done.
    #[error("{what} of {value} lies beyond the end of the curve")]
    NotReached {
        /// Which input.
        what: &'static str,
        /// What was given.
        value: f64,
    },
}

impl DurationCurveError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 7] = [
        "bad-parameter",
        "bad-input",
        "not-above-critical",
        "above-peak",
        "within-reserve",
        "no-number",
        "not-reached",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Parameter { .. } => "bad-parameter",
            Self::Input { .. } => "bad-input",
            Self::NotAboveCritical { .. } => "not-above-critical",
            Self::AbovePeak { .. } => "above-peak",
            Self::WithinReserve { .. } => "within-reserve",
            Self::NoNumber { .. } => "no-number",
            Self::NotReached { .. } => "not-reached",
        }
    }
}
