//! Rests within a line of work.

pub(crate) mod behind_list;
pub(crate) mod gaps;
pub(crate) mod listed;
pub(crate) mod piece;
pub(crate) mod rest_letter;
pub(crate) mod sentence;
mod signs;
pub(crate) mod starts;
pub(crate) mod times;
