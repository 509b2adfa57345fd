//! The lactate of a session before it is run, and after readings the next repetition: the document of
//! `stadion forecast`.

mod advice;
mod document;
mod error;
mod make;
mod verdict;

pub use document::{BandDocument, ForecastDocument, ForecastRep, NextRepDocument, PeakDocument};
pub use error::ForecastError;
pub use make::forecast;
pub(crate) use make::{REASONS as MADE_REASONS, of_parsed};
pub use verdict::ForecastVerdict;
pub(crate) use verdict::REASONS as VERDICT_REASONS;
