//! Decoupling: how far output and heart rate drift apart over a long effort.

mod constants;

pub use constants::DECOUPLING_CONSTANTS;
