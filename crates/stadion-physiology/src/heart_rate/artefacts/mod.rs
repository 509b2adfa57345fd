//! What is wrong with a recording of heart rate: found by stated rules, listed, and never changed silently.

mod fault;
mod find;
mod jumps;
mod rules;
mod suspicions;
#[cfg(test)]
mod tests;

pub use fault::{HeartRateFault, HeartRateFaultKind, HeartRateFaults};
pub use find::{ArtefactError, HeartRateChannels};
pub use rules::ArtefactRules;
