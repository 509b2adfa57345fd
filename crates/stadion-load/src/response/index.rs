//! Whether a day's own load counts for the performance of that day.

/// Which loads the performance of a day rests on.
///
/// The same constants under the other convention are another model: on the data of Clarke & Skiba (2013)
/// the sum of squares at the published constants is 21 with one and 193 with the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ResponseIndex {
    /// Load counts from the day after on: the sums run over earlier days (Banister, Morton, Busso). The
    /// test stands before the day's training. The default.
    #[default]
    NextDay,
    /// The day's own load counts in full (the spreadsheet of Clarke & Skiba and programs after it). The
    /// test stands behind the day's training.
    SameDay,
}

impl ResponseIndex {
    /// Every convention, in the order of the declaration.
    pub const ALL: [Self; 2] = [Self::NextDay, Self::SameDay];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NextDay => "next-day",
            Self::SameDay => "same-day",
        }
    }
}
