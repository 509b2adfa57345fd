//! What a repetition is aimed at.

use core::time::Duration;

use stadion_types::{Bounds, Distance, Lactate, Power, Speed};

use super::words::names;

names! {
    /// What a percentage is a percentage of.
    PercentOf {
        /// The maximum heart rate.
        MaxHeartRate = "max-heart-rate",
        /// The heart rate at the lactate threshold.
        ThresholdHeartRate = "threshold-heart-rate",
        /// The speed at the second lactate threshold.
        ThresholdSpeed = "threshold-speed",
        /// Functional threshold power.
        ThresholdPower = "threshold-power",
        /// Critical power or speed.
        Critical = "critical",
        /// The personal best over the distance.
        Best = "best",
        /// Maximal aerobic speed.
        AerobicSpeed = "aerobic-speed",
        /// The heaviest load for one repetition.
        OneRepMax = "one-rep-max",
        /// Effort, as felt.
        Effort = "effort",
        /// The text does not say of what.
        Unstated = "unstated",
    }
}

names! {
    /// How a target lies to the race pace that it names.
    Relation {
        /// At that pace.
        At = "at",
        /// A little slower.
        SlightlySlower = "slightly-slower",
        /// Slower.
        Slower = "slower",
        /// A little faster.
        SlightlyFaster = "slightly-faster",
        /// Faster.
        Faster = "faster",
    }
}

/// A target as it was written; several may stand beside one another.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Target {
    /// A speed, written as a pace.
    Speed(Bounds<Speed>),
    /// A time for the repetition itself.
    Time(Bounds<Seconds>),
    /// The pace of a race over a distance, or over a range of distances.
    RacePace {
        /// The race.
        distance: Bounds<Distance>,
        /// At it, slower or faster.
        relation: Relation,
    },
    /// The pace of a race, and so many seconds over each kilometre more or, below 0, less.
    RacePaceOffset {
        /// The race.
        distance: Bounds<Distance>,
        /// Seconds a kilometre on top of its pace.
        seconds_per_km: Bounds<f64>,
    },
    /// A share in per cent.
    Percent {
        /// From and to, in per cent.
        range: Bounds<f64>,
        /// Of what.
        of: PercentOf,
    },
    /// Lactate in blood.
    Lactate(Bounds<Lactate>),
    /// Power.
    Power(Bounds<Power>),
    /// A rating of perceived exertion; above 10 it stands on the scale from 6 to 20.
    Rpe(Bounds<f64>),
    /// Another target, in the words of the text: a zone, "race pace", "T-pace".
    Named(String),
}

/// A span of time that serialises as seconds, so that it fits into [`Bounds`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Seconds(
    #[cfg_attr(feature = "serde", serde(with = "stadion_types::seconds"))]
    /// The time.
    pub Duration,
);
