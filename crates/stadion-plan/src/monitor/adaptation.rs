//! What a session changes.

use chrono::NaiveDate;
use stadion_physiology::ShiftBelief;
use stadion_types::{Finding, Reason};

use super::thinning::Thinning;
use super::words::words;

words! {
    /// What becomes of the pace.
    MonitorAction {
        /// It stays.
        Keep = "keep",
        /// The next session is run slower.
        Slower = "slower",
        /// The next session is run faster.
        Faster = "faster",
    }
}

/// What a session or a day changes, and why.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Adaptation {
    /// The day that it follows from.
    pub day: NaiveDate,
    /// What becomes of the pace.
    pub action: MonitorAction,
    /// The change as a part of the speed: below 0 is slower, 0 for keep.
    pub pace_change: f64,
    /// What every planned speed is multiplied with from here on.
    pub factor: f64,
    /// What is believed of the curve.
    pub shift: ShiftBelief,
    /// What was noticed in the session, whether or not it changes anything.
    pub findings: Vec<Finding>,
    /// How the coming days are thinned, if they are.
    pub thinning: Option<Thinning>,
    /// Why, the decisive one first.
    pub reasons: Vec<Reason>,
}
