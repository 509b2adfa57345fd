//! Why a trend cannot be had.

use chrono::NaiveDate;

/// Days as spans, so that three weeks are one entry.
fn listed(days: &[NaiveDate]) -> String {
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for &day in days {
        match spans.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(day) => *last = day,
            _ => spans.push((day, day)),
        }
    }
    let span = |&(first, last): &(NaiveDate, NaiveDate)| {
        if first == last { first.to_string() } else { format!("{first} to {last}") }
    };
    spans.iter().map(span).collect::<Vec<_>>().join(", ")
}

/// Why the days give no trend.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TrendError {
    /// A number of days outside 1 to 10 000.
    #[error("a mean over {days} days; it must be from 1 to 10 000")]
    Days {
        /// The number.
        days: f64,
    },
    /// Fatigue that follows more slowly than fitness, or as slowly.
    #[error("fatigue over {fatigue_days} days must follow faster than fitness over {fitness_days}")]
    Order {
        /// The days of fitness.
        fitness_days: f64,
        /// The days of fatigue.
        fatigue_days: f64,
    },
    /// A start that is negative or no number.
    #[error("a start of {value} is no finite number from 0 on")]
    Seed {
        /// The value.
        value: f64,
    },
    /// The mean of more days than there are, or of none.
    #[error("a start from the mean of the first {days} days; there are {have}")]
    SeedDays {
        /// The days that were asked for.
        days: u32,
        /// The days that there are.
        have: usize,
    },
    /// Days of which nothing is known, where the settings say that they may not be guessed.
    #[error(
        "nothing is known of {}; say that unknown days were rest, carry the values over them, or \
         enter them",
        listed(days)
    )]
    Unknown {
        /// Those days; at least one.
        days: Vec<NaiveDate>,
    },
    /// A load that is negative or no number.
    #[error("a load of {load} is no finite number from 0 on")]
    Load {
        /// The load.
        load: f64,
    },
    /// A date outside the series, or at the end of the calendar.
    #[error("{date} lies outside the days of this series")]
    Outside {
        /// The date.
        date: NaiveDate,
    },
}

impl TrendError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 7] = [
        "trend-days",
        "trend-order",
        "trend-seed",
        "trend-seed-days",
        "unknown-days",
        "trend-load",
        "outside-series",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Days { .. } => Self::CODES[0],
            Self::Order { .. } => Self::CODES[1],
            Self::Seed { .. } => Self::CODES[2],
            Self::SeedDays { .. } => Self::CODES[3],
            Self::Unknown { .. } => Self::CODES[4],
            Self::Load { .. } => Self::CODES[5],
            Self::Outside { .. } => Self::CODES[6],
        }
    }
}
