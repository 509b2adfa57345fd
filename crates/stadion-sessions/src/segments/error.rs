//! Why a session cannot be laid out.

use crate::span::Span;
use crate::tree::Activity;

/// Why a session has no segments: something that a forecast needs is neither written nor known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SegmentsError {
    /// The text has no work, or none that was understood.
    #[error("the text has no repetition that was understood")]
    NoWork,
    /// A repeat has no end.
    #[error("the text leaves open where a repeat ends")]
    OpenRepeat,
    /// A value is needed that the athlete's profile does not hold.
    #[error("the athlete's {key} is needed and not known; add it to the athlete's file")]
    Missing {
        /// Its key in the athlete's file.
        key: &'static str,
        /// The repetition that needs it, if it is one.
        span: Option<Span>,
    },
    /// Neither the text nor the class of the session says how hard a repetition is.
    #[error(
        "repetition {rep} has no intensity: write a pace, a time, a race pace, a share of threshold \
         speed or an effort"
    )]
    Intensity {
        /// Its number.
        rep: u32,
        /// Where it stands.
        span: Span,
    },
    /// A repetition has neither a distance nor a time.
    #[error("repetition {rep} has neither a distance nor a time")]
    Amount {
        /// Its number.
        rep: u32,
        /// Where it stands.
        span: Span,
    },
    /// No rest is written where one must be.
    #[error("no rest is written between repetitions {rep} and {}", rep + 1)]
    NoRest {
        /// The repetition before it.
        rep: u32,
        /// Where that repetition stands.
        span: Span,
    },
    /// A rest is written without an amount that could be taken.
    #[error("the rest after repetition {rep} has no time and no distance")]
    RestAmount {
        /// The repetition before it.
        rep: u32,
        /// Where the rest stands.
        span: Span,
    },
    /// A start on the clock comes before the repetition is done.
    #[error("repetition {rep} takes longer than the start on the clock allows")]
    SendOff {
        /// The repetition.
        rep: u32,
        /// Where the rest stands.
        span: Span,
    },
    /// The curve of lactate against speed says nothing about such work.
    #[error(
        "lactate cannot be forecast for {activity}: the athlete's curve is one of level running"
    )]
    Activity {
        /// What the work is.
        activity: Activity,
        /// Where it stands.
        span: Span,
    },
    /// An intensity that nobody holds.
    #[error("repetition {rep} would be run at {m_s:.1} m/s", m_s = f64::from(*mm_s) / 1000.0)]
    TooFast {
        /// Its number.
        rep: u32,
        /// The speed in millimetres a second.
        mm_s: u32,
        /// Where it stands.
        span: Span,
    },
}

impl SegmentsError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 10] = [
        "no-work",
        "open-repeat",
        "athlete-missing",
        "intensity-unknown",
        "amount-unknown",
        "rest-unknown",
        "rest-without-amount",
        "send-off-too-short",
        "activity-without-curve",
        "speed-not-human",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoWork => Self::CODES[0],
            Self::OpenRepeat => Self::CODES[1],
            Self::Missing { .. } => Self::CODES[2],
            Self::Intensity { .. } => Self::CODES[3],
            Self::Amount { .. } => Self::CODES[4],
            Self::NoRest { .. } => Self::CODES[5],
            Self::RestAmount { .. } => Self::CODES[6],
            Self::SendOff { .. } => Self::CODES[7],
            Self::Activity { .. } => Self::CODES[8],
            Self::TooFast { .. } => Self::CODES[9],
        }
    }

    /// The place in the text that is at fault, where it is one.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::NoWork | Self::OpenRepeat => None,
            Self::Missing { span, .. } => *span,
            Self::Intensity { span, .. }
            | Self::Amount { span, .. }
            | Self::NoRest { span, .. }
            | Self::RestAmount { span, .. }
            | Self::SendOff { span, .. }
            | Self::Activity { span, .. }
            | Self::TooFast { span, .. } => Some(*span),
        }
    }
}
