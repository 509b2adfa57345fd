//! How often an item is done, and what a whole is made of.

pub(crate) mod counts;
pub(crate) mod divided;
mod fields;
pub(crate) mod grouped;
pub(crate) mod made_of;
mod mirror;
pub(crate) mod pairs;
pub(crate) mod plural;
pub(crate) mod postfix;
mod product;
pub(crate) mod slash;
mod turns;
