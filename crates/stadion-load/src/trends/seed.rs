//! Where an exponential mean starts.

/// The values of fitness and fatigue before the first day.
///
/// A start at zero reads fitness too low for months: after 42 days of a time constant of 42, 37 %
/// are still missing. [`FormPoint::fitness_shares`](super::FormPoint::fitness_shares) says how much of a
/// number is the start and not the athlete.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Seed {
    /// Both at 0.
    #[default]
    Zero,
    /// Both at one value, such as the load that a usual day had before the record begins.
    Value(f64),
    /// Fitness and fatigue as another program ended with.
    State {
        /// Fitness on the evening before the first day.
        fitness: f64,
        /// Fatigue on that evening.
        fatigue: f64,
    },
    /// Both at the mean of that many first days, which are then counted as days, too.
    MeanOf(u32),
}
