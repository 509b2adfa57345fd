//! Why the monitor takes no step.

use chrono::NaiveDate;

/// Why a session or a day was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MonitorError {
    /// A number that is none.
    #[error("{field} of the session of {day} is no finite number")]
    NotANumber {
        /// The field.
        field: &'static str,
        /// The day of the session.
        day: NaiveDate,
    },
    /// A day before the last one.
    #[error("{day} comes before {last}, which the monitor has already seen")]
    NotInOrder {
        /// The day that was given.
        day: NaiveDate,
        /// The last day so far.
        last: NaiveDate,
    },
}

/// A setting that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[error("{setting} of {value} is outside {min}..={max}")]
pub struct MonitorSettingsError {
    /// The setting, as files name it.
    pub setting: &'static str,
    /// The rejected value; may be NaN.
    pub value: f64,
    /// The smallest that is taken.
    pub min: f64,
    /// The largest.
    pub max: f64,
}

/// A curve without the speeds that the monitor asks for.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[error("the profile has no speed for {lactate_mmol_l} mmol/L")]
pub struct MonitorCurveError {
    /// The lactate that was sought.
    pub lactate_mmol_l: f64,
}
