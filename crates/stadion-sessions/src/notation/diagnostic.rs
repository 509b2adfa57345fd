//! What a reader says about a text that it did not, or not surely, understand.

use crate::span::Span;
use crate::tree::names;

names! {
    /// Why a text was refused.
    NotationErrorKind {
        /// Nothing but white space.
        Empty = "empty",
        /// More text than a session can be.
        TooLong = "too-long",
        /// Brackets within brackets within brackets.
        TooDeep = "too-deep",
        /// A number that no count and no quantity can hold.
        NumberTooLarge = "number-too-large",
        /// The reading gives a session that nobody does.
        Implausible = "implausible",
        /// A repeat within a repeat, in a form that has none.
        NestedRepeat = "nested-repeat",
    }
}

/// A text that was refused, with the place at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[error("{} (bytes {}..{})", .kind.message(), .span.start, .span.end)]
pub struct NotationError {
    /// What is wrong.
    pub kind: NotationErrorKind,
    /// Where.
    pub span: Span,
}

impl NotationErrorKind {
    /// What is wrong, and what would be accepted, in English.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "there is no text to read",
            Self::TooLong => "the text is longer than 200000 bytes",
            Self::TooDeep => "brackets are nested more than 16 deep",
            Self::NumberTooLarge => "a number is too large for a count, a distance or a time",
            Self::Implausible => {
                "this reading gives more than 200 repetitions or more than 100 km on foot"
            }
            Self::NestedRepeat => {
                "this form has no repeat within a repeat; write the inner block out, or as `3 x (4 x 400m)` in a coach's text"
            }
        }
    }
}

/// A place with more than one reading.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Ambiguity {
    /// Where.
    pub span: Span,
    /// The text there.
    pub text: String,
    /// The readings, in plain English.
    pub readings: Vec<String>,
    /// Which of them was taken.
    pub chosen: usize,
    /// Why.
    pub why: String,
}

/// A place that was not understood, or a figure that the text leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Unknown {
    /// Where.
    pub span: Span,
    /// The text there.
    pub text: String,
    /// What is missing or not understood.
    pub why: String,
}
