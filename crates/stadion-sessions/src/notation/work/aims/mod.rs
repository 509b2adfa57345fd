//! What items are aimed at, and what else is said of them.

pub(crate) mod aim;
pub(crate) mod attributes;
mod in_words;
pub(crate) mod shares;
