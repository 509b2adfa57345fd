//! What was run: the split lines of a text, matched with what was prescribed.

mod constants;
mod matching;
mod pattern;
mod remark;
mod rows;

pub use constants::NOTATION_CONSTANTS;
pub(crate) use matching::{by_row, done, splits, wanted};
pub use pattern::{Pattern, PatternKind};
pub(crate) use pattern::{pattern, patterns};
pub use remark::PaceRemark;
pub(crate) use remark::{pace_remarks, rivals};
pub(crate) use rows::{Row, rows};

use core::time::Duration;

use stadion_types::{Distance, Pace, PaceUnit, Speed, SplitTime};

use crate::span::Span;

/// A result line as it was written: a label and its split times.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SplitRow {
    /// The distance that the label names.
    pub distance: Option<Distance>,
    /// The set that the label names.
    pub set: Option<u32>,
    /// The block that the label names, such as `ladder`, in lower case.
    pub block: Option<String>,
    /// The times, in the order of the line.
    pub times: Vec<SplitTime>,
    /// Places of the row, from 0 on, that the line leaves without a time (`DNF`).
    pub missed: Vec<usize>,
    /// Where the line stands in the text.
    pub span: Span,
}

/// One split, matched with its repetition.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Split {
    /// The repetition that it belongs to, as numbered by [`Step::rep`](crate::Step::rep); `None` if
    /// no repetition of the text fits.
    pub rep: Option<u32>,
    /// The distance, from the repetition or else from the line's label.
    pub distance: Option<Distance>,
    /// The time.
    pub time: SplitTime,
}

impl Split {
    /// The speed, where the distance is known.
    #[must_use]
    pub fn speed(&self) -> Option<Speed> {
        Speed::over(self.distance?, self.time.duration()).ok()
    }

    /// The pace for a lap of 400 m, where the distance is known.
    #[must_use]
    pub fn pace_400(&self) -> Option<Pace> {
        self.speed()?.pace(PaceUnit::Per400m)
    }
}

/// What the result lines add up to.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Done {
    /// Splits that were read.
    pub reps: u32,
    /// Their distance; `None` if that of any is unknown.
    pub distance: Option<Distance>,
    /// Their time.
    pub work: Duration,
}
