//! Why there is no fit.

use super::columns::MOST_INPUTS;
use crate::response::ResponseError;

/// Why data give no fit.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ResponseFitError {
    /// No more tests than constants: the fit would go through every test whatever they are.
    #[error("{tests} tests for {parameters} constants; there are too few tests")]
    TooFewTests {
        /// The tests that there are.
        tests: usize,
        /// The constants that are to be estimated.
        parameters: usize,
    },
    /// More inputs than a fit takes.
    #[error("doses of {got} inputs; a fit takes at most {MOST_INPUTS}")]
    Inputs {
        /// The inputs.
        got: usize,
    },
    /// No load of an input acts before the last test, so nothing tells what a load does.
    #[error("no load of input {input} acts before the last test; nothing tells what a load does")]
    NoLoad {
        /// The input, from 1.
        input: usize,
    },
    /// A setting outside what is allowed.
    #[error("{what} of {value}; it must be {accepted}")]
    Setting {
        /// The setting.
        what: &'static str,
        /// The value.
        value: f64,
        /// What would be accepted.
        accepted: &'static str,
    },
    /// Time constants that cannot be as far apart as they have to be within their ranges.
    #[error("the ranges leave no time constants that are apart by a factor of {apart}")]
    NoRoom {
        /// The factor.
        apart: f64,
    },
    /// Constants that make no model, or doses that do not suit it.
    #[error(transparent)]
    Response(#[from] ResponseError),
}

impl ResponseFitError {
    /// Every code of its own, in the order of the declaration; [`Response`](Self::Response) has those of
    /// [`ResponseError`].
    pub const CODES: [&'static str; 5] = [
        "response-fit-too-few-tests",
        "response-fit-inputs",
        "response-fit-no-load",
        "response-fit-setting",
        "response-fit-no-room",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFewTests { .. } => Self::CODES[0],
            Self::Inputs { .. } => Self::CODES[1],
            Self::NoLoad { .. } => Self::CODES[2],
            Self::Setting { .. } => Self::CODES[3],
            Self::NoRoom { .. } => Self::CODES[4],
            Self::Response(error) => error.code(),
        }
    }
}
