//! What items are aimed at, and what else is said of them.

pub(crate) mod aim;
mod athletes;
pub(crate) mod attributes;
mod in_words;
mod pace_behind;
mod paces;
pub(crate) mod shares;
