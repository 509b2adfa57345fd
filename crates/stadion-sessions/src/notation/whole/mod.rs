//! What only several lines together say: rests, counts and choices on lines of their own, and what
//! the resolved session shows.

pub(crate) mod again;
pub(crate) mod alone;
pub(crate) mod count_below;
pub(crate) mod each_set;
pub(crate) mod easy_part;
pub(crate) mod either;
pub(crate) mod inset;
pub(crate) mod judge;
mod opening;
pub(crate) mod placed;
pub(crate) mod rounds;
pub(crate) mod run_and_set;
pub(crate) mod scheme;
pub(crate) mod settle;
pub(crate) mod stated;
