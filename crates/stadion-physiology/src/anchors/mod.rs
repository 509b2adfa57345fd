//! Two anchors for one target: does the heart rate say what the pace says?

mod constants;

pub use constants::ANCHOR_CONSTANTS;
