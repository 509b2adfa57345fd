//! Laws that every model of a kind obeys, as suites for tests.
//!
//! A suite tries a model on made-up inputs and gives a [`LawReport`]: each law, what became of it, and for
//! a broken one the input that shows it. [`LawReport::assert`] turns it into a test.
//!
//! | suite | for |
//! | --- | --- |
//! | [`load_model`] | what a session costs: [`LoadModel`](stadion_load::LoadModel) |
//! | [`threshold`] | any method that finds a threshold in a step test |
//! | [`zones`] | any table of zones |
//! | [`response_model`] | what days of load do: [`ResponseModel`](stadion_load::ResponseModel) |
//! | `stored`, `stored_response_model` | what is kept as JSON; with the feature `serde` |

mod load;
mod report;
mod response;
#[cfg(feature = "serde")]
mod stored;
mod threshold;
mod zones;

pub use self::load::{Additivity, AtRest, LoadClaims, Trend, load_model};
pub use self::report::{Breach, Law, LawOutcome, LawReport, Verdict};
pub use self::response::{AfterRest, InTheEnd, ResponseClaims, response_model};
#[cfg(feature = "serde")]
pub use self::stored::{stored, stored_response_model};
pub use self::threshold::{LactateChange, ThresholdClaims, threshold};
pub use self::zones::{ZoneClaims, zones};
