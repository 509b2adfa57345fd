//! A recording beside the athlete's other ones.

mod around;
mod bests;
mod days;
mod document;
mod gather;
mod make;
mod past;
mod same;

pub use document::{
    AftermathDocument, BaseDocument, BestDocument, BestOfKind, BestTimeDocument, HistoryDocument,
    LeftOut, MedianDocument, NoveltyDocument, PastDocument, PlateauDocument, RoutineDocument,
    TestDocument, TwentyEightDays,
};
pub use gather::history_of;
pub use make::with_history;
pub use past::PastReview;

pub(crate) use make::REASONS;
pub(crate) use same::CODES as LEFT_OUT_CODES;
