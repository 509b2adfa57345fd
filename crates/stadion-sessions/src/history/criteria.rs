//! The limits that history is judged by, as data.

/// Writes a group of criteria: numbers with their defaults, so that a user can replace each.
macro_rules! criteria {
    ($(#[$attr:meta])* $Name:ident { $( $(#[$doc:meta])* $field:ident: $type:ty = $default:expr ),+ $(,)? }) => {
        $(#[$attr])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
        pub struct $Name { $( $(#[$doc])* pub $field: $type ),+ }

        impl Default for $Name {
            fn default() -> Self {
                Self { $( $field: $default ),+ }
            }
        }
    };
}

criteria! {
    /// When a session is extraordinary beside the athlete's own.
    NoveltyCriteria {
        /// Days over which the best of the same kind is sought.
        best_days: u64 = 90,
        /// Days over which the median of the same kind is taken.
        median_days: u64 = 42,
        /// Days over which the best speed over a distance is sought.
        speed_days: u64 = 180,
        /// Days without high intensity that make it new.
        kind_days: u64 = 90,
        /// Fewer sessions of the kind within the days of the median give no verdict.
        sessions_min: u32 = 3,
        /// From how many times the best on a size is extraordinary. Seed 003 has 2.4 and more on one side, and
        /// a mile more on a regular run on the other.
        of_best: f64 = 1.2,
        /// And from how many times the median.
        of_median: f64 = 1.5,
        /// From how many times the median of endurance on an easy run is a long one.
        long_of_median: f64 = 1.3,
        /// By how much a speed must beat the best, as a share of it.
        speed_gain: f64 = 0.015,
        /// And by how many typical errors, where the error is known.
        typical_errors: f64 = 3.0,
        /// The typical error of a speed over a distance, as a share; 0 where it is not known.
        speed_typical_error: f64 = 0.0,
        /// The least gain over the best that is more than one more of the same, in metres.
        least_distance_m: f64 = 3000.0,
        /// The same for time in motion, in seconds.
        least_duration_s: f64 = 900.0,
        /// The same for time at the second threshold or above it, in seconds.
        least_above_threshold_s: f64 = 300.0,
        /// The same for the climb, in metres.
        least_climb_m: f64 = 150.0,
        /// The same for the lifts of a set.
        least_reps: f64 = 4.0,
    }
}

criteria! {
    /// What makes a base consistent, relative to the athlete's own habit.
    BaseCriteria {
        /// Weeks over which the habit is taken.
        habit_weeks: u32 = 12,
        /// The last weeks, in each of which it must be kept.
        weeks: u32 = 4,
        /// The share of the habit that each of them must reach.
        share: f64 = 0.8,
        /// And the least number of sessions in each.
        least_per_week: f64 = 2.0,
        /// The most days from one session to the next.
        longest_gap_days: u32 = 7,
        /// The most hard days in seven.
        hard_days: u32 = 2,
    }
}

criteria! {
    /// When a series of tests has come to rest.
    PlateauCriteria {
        /// Days over which tests count.
        days: u64 = 56,
        /// The fewest tests.
        tests_min: u32 = 4,
        /// The level of the interval of the slope.
        level: f64 = 0.9,
    }
}

criteria! {
    /// When training has become a routine without variation.
    RoutineCriteria {
        /// Weeks that are looked at.
        weeks: u32 = 8,
        /// How near to the median of its kind a session must be, as a share, to be the same again.
        near: f64 = 0.1,
        /// The share of sessions that must be the same again.
        share: f64 = 0.8,
    }
}

/// All limits of the history.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct HistoryCriteria {
    /// When a session is extraordinary.
    pub novelty: NoveltyCriteria,
    /// What makes a base consistent.
    pub base: BaseCriteria,
    /// When tests have come to rest.
    pub plateau: PlateauCriteria,
    /// When training has become a routine.
    pub routine: RoutineCriteria,
}
