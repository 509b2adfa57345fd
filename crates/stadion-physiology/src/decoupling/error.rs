//! Why there is no decoupling, or none to go by.

use stadion_types::Reason;

use super::reasons;
use crate::time_axis::out_of_order;

/// A condition that a session must meet before its decoupling says anything.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "code", rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DecouplingRefusal {
    /// Too little time without warm-up and cool-down.
    #[error("{analysed_s:.0} s without warm-up and cool-down; {needed_s:.0} s are needed")]
    TooShort {
        /// Moving seconds between the cuts.
        analysed_s: f64,
        /// Seconds that are needed.
        needed_s: f64,
    },
    /// Heart rate is missing for too much of the time.
    #[error("heart rate is known for {share:.3} of the time; {needed:.3} are needed")]
    HeartRateCoverage {
        /// Share of the time that has a heart rate.
        share: f64,
        /// Share that is needed.
        needed: f64,
    },
    /// The output is missing for too much of the time.
    #[error("the output is known for {share:.3} of the time; {needed:.3} are needed")]
    OutputCoverage {
        /// Share of the time that has an output.
        share: f64,
        /// Share that is needed.
        needed: f64,
    },
    /// One stop was long enough for heart rate to come down.
    #[error("a stop of {longest_s:.0} s; up to {limit_s:.0} s pass")]
    LongStop {
        /// The longest stop.
        longest_s: f64,
        /// The longest that passes.
        limit_s: f64,
    },
    /// The stops together took too much of the time.
    #[error("stops take {share:.3} of the time; up to {limit:.3} pass")]
    ManyStops {
        /// Share of the time by the clock.
        share: f64,
        /// The largest that passes.
        limit: f64,
    },
    /// The course climbs too much.
    #[error("the course climbs {climb_m_per_km:.1} m/km; up to {limit_m_per_km:.1} m/km pass")]
    Hilly {
        /// Metres of climb for each kilometre.
        climb_m_per_km: f64,
        /// The most that passes.
        limit_m_per_km: f64,
    },
    /// The output wavers too much.
    #[error(
        "the output is steady, with a variation below {max_cv:.3}, for {steady_s:.0} s; {needed_s:.0} s \
         are needed"
    )]
    NotSteady {
        /// Seconds in windows whose coefficient of variation passes.
        steady_s: f64,
        /// Seconds that are needed.
        needed_s: f64,
        /// The coefficient of variation that passes.
        max_cv: f64,
    },
    /// A half has no heart rate or no output at all.
    #[error("a half has no output above 0 or no heart rate")]
    NothingMeasured,
}

impl DecouplingRefusal {
    /// Every code, in the order in which the conditions are asked.
    pub const CODES: [&'static str; 8] = [
        "too-short",
        "heart-rate-coverage",
        "output-coverage",
        "long-stop",
        "many-stops",
        "hilly",
        "not-steady",
        "nothing-measured",
    ];

    /// The name used in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort { .. } => "too-short",
            Self::HeartRateCoverage { .. } => "heart-rate-coverage",
            Self::OutputCoverage { .. } => "output-coverage",
            Self::LongStop { .. } => "long-stop",
            Self::ManyStops { .. } => "many-stops",
            Self::Hilly { .. } => "hilly",
            Self::NotSteady { .. } => "not-steady",
            Self::NothingMeasured => "nothing-measured",
        }
    }

    /// The same as a reason, with what was measured and the limit.
    #[must_use]
    pub fn reason(self) -> Reason {
        match self {
            Self::TooShort { analysed_s, needed_s } => Reason::new(reasons::TOO_SHORT)
                .with("analysed_min", analysed_s / 60.0)
                .with("needed_min", needed_s / 60.0),
            Self::HeartRateCoverage { share, needed } => Reason::new(reasons::HEART_RATE_COVERAGE)
                .with("percent", 100.0 * share)
                .with("needed_percent", 100.0 * needed),
            Self::OutputCoverage { share, needed } => Reason::new(reasons::OUTPUT_COVERAGE)
                .with("percent", 100.0 * share)
                .with("needed_percent", 100.0 * needed),
            Self::LongStop { longest_s, limit_s } => Reason::new(reasons::LONG_STOP)
                .with("longest_s", longest_s)
                .with("limit_s", limit_s),
            Self::ManyStops { share, limit } => Reason::new(reasons::MANY_STOPS)
                .with("percent", 100.0 * share)
                .with("limit_percent", 100.0 * limit),
            Self::Hilly { climb_m_per_km, limit_m_per_km } => Reason::new(reasons::HILLY)
                .with("climb_m_per_km", climb_m_per_km)
                .with("limit_m_per_km", limit_m_per_km),
            Self::NotSteady { steady_s, needed_s, max_cv } => Reason::new(reasons::NOT_STEADY)
                .with("steady_min", steady_s / 60.0)
                .with("needed_min", needed_s / 60.0)
                .with("max_cv_percent", 100.0 * max_cv),
            Self::NothingMeasured => Reason::new(reasons::NOTHING_MEASURED),
        }
    }
}

/// Why there is no decoupling.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DecouplingError {
    /// The session does not meet a condition.
    #[error("decoupling is not judged: {refusal}")]
    Refused {
        /// The first condition that is not met; [`DecouplingSeries::refusals`](crate::DecouplingSeries::refusals)
        /// has all of them.
        refusal: DecouplingRefusal,
        /// What the formula gives all the same, in per cent. Not to be judged by.
        raw_percent: Option<f64>,
    },
    /// A series has another length than the time axis.
    #[error("{values} values of {channel} for {times} points in time")]
    Length {
        /// The series.
        channel: &'static str,
        /// Number of points in time.
        times: usize,
        /// Number of values.
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
    /// The series spans more than a recording can.
    #[error("{seconds} s are more than the {} s of one recording", DecouplingError::MAX_SECONDS)]
    TooLong {
        /// The length.
        seconds: f64,
    },
    /// A half has no sample.
    #[error("a split before sample {split} leaves a half of {samples} samples empty")]
    Split {
        /// The place of the split.
        split: usize,
        /// Number of samples.
        samples: usize,
    },
    /// An output of a dense series.
    #[error("output {index} is {value}; an output is a finite number from 0 on")]
    Output {
        /// Its place, from 0.
        index: usize,
        /// Its value.
        value: f64,
    },
    /// A heart rate of a dense series.
    #[error("heart rate {index} is {value} bpm; a heart rate is a finite number from 1 on")]
    HeartRate {
        /// Its place, from 0.
        index: usize,
        /// Its value.
        value: f64,
    },
    /// Means that have no efficiency factor, or none to compare with.
    #[error("an output of {output} at {heart_rate_bpm} bpm has no efficiency to compare")]
    Means {
        /// The mean output.
        output: f64,
        /// The mean heart rate.
        heart_rate_bpm: f64,
    },
    /// A setting of the rules.
    #[error("{name} of {value} is outside {min}..={max}")]
    Setting {
        /// The setting.
        name: &'static str,
        /// Its value.
        value: f64,
        /// Smallest accepted value.
        min: f64,
        /// Largest accepted value.
        max: f64,
    },
    /// The recording lacks a channel.
    #[error("the recording holds no {channel}")]
    Missing {
        /// The channel.
        channel: &'static str,
    },
}

impl DecouplingError {
    /// The longest series that is laid out second by second: 30 days.
    pub const MAX_SECONDS: f64 = 2_592_000.0;

    pub(super) fn check_times(time_s: &[f64]) -> Result<(), Self> {
        match out_of_order(time_s) {
            Some(index) => {
                let time_s = time_s.get(index).copied().unwrap_or(f64::NAN);
                Err(Self::Time { index, time_s })
            }
            None => Ok(()),
        }
    }

    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 10] = [
        "decoupling-refused",
        "lengths-differ",
        "time-not-increasing",
        "recording-too-long",
        "split-out-of-range",
        "output-out-of-range",
        "heart-rate-out-of-range",
        "no-efficiency",
        "rule-out-of-range",
        "no-channel",
    ];

    /// A stable code for documents, in kebab case; a refusal has [one of its own](DecouplingRefusal::code)
    /// as well.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Refused { .. } => "decoupling-refused",
            Self::Length { .. } => "lengths-differ",
            Self::Time { .. } => "time-not-increasing",
            Self::TooLong { .. } => "recording-too-long",
            Self::Split { .. } => "split-out-of-range",
            Self::Output { .. } => "output-out-of-range",
            Self::HeartRate { .. } => "heart-rate-out-of-range",
            Self::Means { .. } => "no-efficiency",
            Self::Setting { .. } => "rule-out-of-range",
            Self::Missing { .. } => "no-channel",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_a_code_of_its_own() {
        let (index, value, channel) = (0, 0.0, "heart rate");
        let errors = [
            DecouplingError::Refused {
                refusal: DecouplingRefusal::NothingMeasured,
                raw_percent: None,
            },
            DecouplingError::Length { channel, times: 1, values: 2 },
            DecouplingError::Time { index, time_s: value },
            DecouplingError::TooLong { seconds: 1e9 },
            DecouplingError::Split { split: 0, samples: 2 },
            DecouplingError::Output { index, value },
            DecouplingError::HeartRate { index, value },
            DecouplingError::Means { output: value, heart_rate_bpm: value },
            DecouplingError::Setting { name: "a level", value, min: 0.5, max: 0.99 },
            DecouplingError::Missing { channel },
        ];
        assert_eq!(errors.map(|error| error.code()), DecouplingError::CODES);
    }
}
