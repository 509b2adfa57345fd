//! Why there is no mean-maximal curve.

use stadion_types::Channel;

/// Why there is no mean-maximal curve, best effort or comparison of two curves.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MeanMaxError {
    /// A value is infinite or no number.
    #[error("value {index} is {value}; every value must be a finite number")]
    NotFinite {
        /// The value's place, from 0.
        index: usize,
        /// The value.
        value: f64,
    },
    /// A value below 0 in a series that is not of whole numbers up to `i32::MAX`.
    #[error(
        "value {index} is {value}; a series with fractions, or beyond {}, must be at least 0",
        i32::MAX
    )]
    Negative {
        /// The place of the value below 0, from 0.
        index: usize,
        /// The value.
        value: f64,
    },
    /// The values add up to more than can be added exactly enough.
    #[error("the values add up to more than {most}")]
    TooLarge {
        /// The largest sum that is taken.
        most: f64,
    },
    /// A length or duration is 0 or not longer than the one before.
    #[error("duration {index} is {value}; durations start at 1 and increase")]
    Durations {
        /// Its place in the list, from 0.
        index: usize,
        /// What was given.
        value: u64,
    },
    /// A ladder that has no step.
    #[error("a ladder of durations needs at least one step in each decade")]
    NoSteps,
    /// A curve is made of power, speed or heart rate.
    #[error("there is no mean-maximal curve of {}; power_w, speed_m_s and heart_rate_bpm have one", .channel.as_str())]
    Channel {
        /// The channel that was asked for.
        channel: Channel,
    },
    /// The channel was not recorded, or holds no value that the quantity can have.
    #[error("the recording has no {}", .channel.as_str())]
    NotRecorded {
        /// The channel that was asked for.
        channel: Channel,
    },
    /// Trials of one channel were asked of the curve of another.
    #[error("a curve of {} is needed, this one is of {}", .needed.as_str(), .channel.as_str())]
    OtherChannel {
        /// The channel of the curve.
        channel: Channel,
        /// The channel of the trials.
        needed: Channel,
    },
    /// The recording has no distance.
    #[error("the recording has no distance_m")]
    NoDistance,
    /// The recording lasts longer than is laid out second by second.
    #[error("a recording of {seconds} s is longer than {most} s")]
    TooLong {
        /// What it lasts.
        seconds: f64,
        /// What is taken.
        most: f64,
    },
    /// Two curves do not belong together: of two channels, or made by two rules.
    #[error("the curves differ in their {what}")]
    Mixed {
        /// `"channel"` or `"settings"`.
        what: &'static str,
    },
    /// A stored mean is no mean of values up to the best second.
    #[error("mean {index} is {value}; it must lie between 0 and the best second, {most}")]
    Mean {
        /// Its place, from 0.
        index: usize,
        /// The mean.
        value: f64,
        /// The best second.
        most: f64,
    },
    /// A stored point names a recording that is not listed.
    #[error("recording {recording} is named, but there are {recordings}")]
    Recording {
        /// The recording that is named, from 0.
        recording: usize,
        /// Number of recordings.
        recordings: usize,
    },
    /// Two slices that must have the same length.
    #[error("{found} distances for {expected} points in time")]
    Lengths {
        /// Number of distances.
        found: usize,
        /// Number of points in time.
        expected: usize,
    },
    /// Time does not increase.
    #[error("time must increase; sample {index} is at {time_s} s")]
    Time {
        /// The sample at fault.
        index: usize,
        /// Its time.
        time_s: f64,
    },
    /// A distance is not above 0.
    #[error("a best effort needs a distance above 0 m, given {distance_m} m")]
    Distance {
        /// What was given.
        distance_m: f64,
    },
    /// A gap limit is negative or no number.
    #[error("the longest gap must be at least 0 s, given {longer_than_s} s")]
    Gap {
        /// What was given.
        longer_than_s: f64,
    },
}

impl MeanMaxError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 17] = [
        "value-not-finite",
        "negative-value",
        "sum-too-large",
        "durations-not-increasing",
        "ladder-without-steps",
        "channel-without-curve",
        "channel-not-recorded",
        "curve-of-other-channel",
        "no-distance",
        "recording-too-long",
        "curves-differ",
        "mean-out-of-range",
        "recording-not-listed",
        "lengths-differ",
        "time-not-increasing",
        "distance-not-positive",
        "gap-out-of-range",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        let [
            not_finite,
            negative,
            large,
            durations,
            steps,
            channel,
            not_recorded,
            other_channel,
            no_distance,
            long,
            mixed,
            mean,
            recording,
            lengths,
            time,
            distance,
            gap,
        ] = Self::CODES;
        match self {
            Self::NotFinite { .. } => not_finite,
            Self::Negative { .. } => negative,
            Self::TooLarge { .. } => large,
            Self::Durations { .. } => durations,
            Self::NoSteps => steps,
            Self::Channel { .. } => channel,
            Self::NotRecorded { .. } => not_recorded,
            Self::OtherChannel { .. } => other_channel,
            Self::NoDistance => no_distance,
            Self::TooLong { .. } => long,
            Self::Mixed { .. } => mixed,
            Self::Mean { .. } => mean,
            Self::Recording { .. } => recording,
            Self::Lengths { .. } => lengths,
            Self::Time { .. } => time,
            Self::Distance { .. } => distance,
            Self::Gap { .. } => gap,
        }
    }
}
