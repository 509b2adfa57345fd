//! The words that the grammars know, and the one table that they are looked up in.

pub(crate) mod abroad;
pub(crate) mod fillers_abroad;
pub(crate) mod known;
pub(crate) mod list;
mod set;
pub(crate) mod vocabulary;
