//! What sessions are compared by, and which of them are alike.

use crate::taxonomy::Class;
use crate::tree::names;

names! {
    /// A size of a session.
    #[derive(PartialOrd, Ord)]
    Dimension {
        /// The way, in metres.
        Distance = "distance",
        /// Time in motion, in seconds.
        Duration = "duration",
        /// Time at the second threshold or above it, in seconds.
        AboveThreshold = "above-threshold",
        /// Metres climbed.
        Climb = "climb",
        /// Load, in the unit of whichever model the caller goes by.
        Load = "load",
        /// The most lifts in one set.
        RepsInSet = "reps-in-set",
        /// The heaviest load that was lifted, in kilograms.
        Weight = "weight",
        /// Mean speed over a distance, in metres a second.
        Speed = "speed",
        /// The kind of the session: whether its like was ever done.
        Kind = "kind",
    }
}

names! {
    /// Sessions of one kind are compared with each other. A long run is held against all easy running: it
    /// is its length that makes it long.
    #[derive(PartialOrd, Ord)]
    Kind {
        /// Easy, steady, recovery and long.
        Endurance = "endurance",
        /// Singles and threshold.
        Threshold = "threshold",
        /// Faster than the second threshold, sprints included.
        HighIntensity = "high-intensity",
        /// Weights, machines, jumps.
        Strength = "strength",
        /// Races and time trials.
        Race = "race",
        /// Of no class that is known.
        Other = "other",
    }
}

impl Kind {
    /// The kind of a session by the best of its classes.
    #[must_use]
    pub const fn of(class: Option<Class>) -> Self {
        match class {
            Some(
                Class::Easy | Class::Steady | Class::Recovery | Class::LongRun | Class::Strides,
            ) => Self::Endurance,
            Some(
                Class::Single | Class::SingleSpoiled | Class::Threshold | Class::DoubleThreshold,
            ) => Self::Threshold,
            // Hills and fartlek without a closer class go above the threshold somewhere, and so does the
            // slower tempo of a sprinter, which is slow beside a sprint only.
            Some(
                Class::Vo2max
                | Class::Repetition
                | Class::Sprint
                | Class::SpeedEndurance
                | Class::Acceleration
                | Class::SprinterSpeedEndurance
                | Class::SpecialEndurance1
                | Class::SpecialEndurance2
                | Class::IntensiveTempo
                | Class::ExtensiveTempo
                | Class::Hill
                | Class::Fartlek
                | Class::Hero,
            ) => Self::HighIntensity,
            Some(Class::Strength | Class::Plyometrics) => Self::Strength,
            Some(Class::Race) => Self::Race,
            // A ladder is a shape, and the last two are judged here.
            Some(Class::Ladder | Class::Breakthrough | Class::BreakEven) | None => Self::Other,
        }
    }
}
