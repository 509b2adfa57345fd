//! Why there is no mean of power.

/// Why a power mean cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PowerMeanError {
    /// The window holds no sample, or more than a day of seconds.
    #[error("a window of {samples} samples is outside 1..={}", PowerMeanError::MAX_WINDOW)]
    Window {
        /// The rejected window.
        samples: usize,
    },
    /// The exponent.
    #[error("an exponent of {value} is outside 1..={}", PowerMeanError::MAX_EXPONENT)]
    Exponent {
        /// The rejected exponent.
        value: u32,
    },
    /// The time constant of the exponential mean.
    #[error("a time constant of {samples} samples is not a finite number above 0")]
    TimeConstant {
        /// The rejected time constant.
        samples: f64,
    },
    /// A sample is negative or no finite number.
    #[error("sample {index} is {value}; power is a finite number from 0 on")]
    Sample {
        /// Its place, from 0.
        index: usize,
        /// Its value.
        value: f64,
    },
    /// The powers of the samples leave the range of numbers.
    #[error("the samples are too large for the exponent")]
    Overflow,
    /// Fewer samples than the first mean needs.
    #[error("{samples} samples make no mean; {needed} are needed")]
    TooShort {
        /// Number of samples.
        samples: usize,
        /// Number that is needed.
        needed: usize,
    },
    /// Time and power have different lengths.
    #[error("{times} points in time and {values} powers")]
    Length {
        /// Number of points in time.
        times: usize,
        /// Number of powers.
        values: usize,
    },
    /// The time axis is no number or does not strictly increase.
    #[error("time must strictly increase; sample {index} is at {time_s} s")]
    Time {
        /// The sample at fault.
        index: usize,
        /// Its time.
        time_s: f64,
    },
    /// The longest gap that is held is negative or no number.
    #[error("a longest gap of {seconds} s is not a finite number from 0 on")]
    MaxGap {
        /// The rejected length.
        seconds: f64,
    },
    /// The series spans more seconds than a recording can.
    #[error("{seconds} s are more than the {} s of one recording", PowerMeanError::MAX_SECONDS)]
    TooLong {
        /// The length.
        seconds: f64,
    },
    /// The recording holds no power.
    #[error("the recording holds no power")]
    NoPower,
}

impl PowerMeanError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 11] = [
        "bad-window",
        "bad-exponent",
        "bad-time-constant",
        "bad-sample",
        "overflow",
        "too-short",
        "lengths-differ",
        "bad-time",
        "bad-max-gap",
        "too-long",
        "no-power",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Window { .. } => "bad-window",
            Self::Exponent { .. } => "bad-exponent",
            Self::TimeConstant { .. } => "bad-time-constant",
            Self::Sample { .. } => "bad-sample",
            Self::Overflow => "overflow",
            Self::TooShort { .. } => "too-short",
            Self::Length { .. } => "lengths-differ",
            Self::Time { .. } => "bad-time",
            Self::MaxGap { .. } => "bad-max-gap",
            Self::TooLong { .. } => "too-long",
            Self::NoPower => "no-power",
        }
    }
}

impl PowerMeanError {
    /// The longest window, in samples.
    pub const MAX_WINDOW: usize = 86_400;
    /// The greatest exponent.
    pub const MAX_EXPONENT: u32 = 16;
    /// The longest series that is laid out second by second: 30 days.
    pub const MAX_SECONDS: f64 = 2_592_000.0;
}
