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

    /// What to do about it, in English.
    #[must_use]
    pub const fn help(self) -> &'static str {
        match self {
            Self::Empty => "write the work, such as `6 x 400m, 90s rest`",
            Self::TooLong => "give one session at a time, without the diary around it",
            Self::TooDeep => "leave out brackets that hold a single part",
            Self::NestedRepeat => "write the inner block out once for every turn of the outer one",
            Self::NumberTooLarge => "look for a missing space, sign or unit beside the number",
            Self::Implausible => {
                "look for a unit that is missing or meant otherwise, and for two sessions in one text"
            }
        }
    }
}

impl NotationError {
    /// The name of the fault in documents, in kebab case.
    ///
    /// ```
    /// use stadion_sessions::{NotationOptions, parse};
    ///
    /// let error = parse("300 x 400m", &NotationOptions::default()).error.ok_or("refused")?;
    /// assert_eq!(error.code(), "implausible");
    /// assert_eq!(error.span.of("300 x 400m"), "300 x 400m");
    /// assert!(error.message().contains("200 repetitions") && !error.help().is_empty());
    /// # Ok::<(), &'static str>(())
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.as_str()
    }

    /// What is wrong, and what would be accepted, in English.
    #[must_use]
    pub const fn message(&self) -> &'static str {
        self.kind.message()
    }

    /// What to do about it, in English.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        self.kind.help()
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
