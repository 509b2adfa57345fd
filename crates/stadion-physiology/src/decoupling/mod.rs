//! Decoupling: how far output and heart rate drift apart over a long effort.

mod constants;
mod definition;
mod dense;
mod error;
mod gates;
mod judge;
mod marathon;
mod reasons;
mod rules;
mod series;
pub(crate) mod sources;
mod span;
mod spread;
#[cfg(test)]
mod tests;

pub use constants::DECOUPLING_CONSTANTS;
pub use definition::{
    DecouplingFormula, DecouplingHalves, DecouplingOutput, OutputMean, decoupling_of_means,
    efficiency_factor,
};
pub use dense::dense_decoupling;
pub use error::{DecouplingError, DecouplingRefusal};
pub use judge::{Decoupling, DecouplingHalf, DecouplingVerdict, decouple};
pub use marathon::{DecouplingMagnitude, MarathonDurability};
pub use reasons::DECOUPLING_REASONS;
pub use rules::{DecouplingGates, DecouplingRules, Steadiness};
pub use series::DecouplingSeries;
