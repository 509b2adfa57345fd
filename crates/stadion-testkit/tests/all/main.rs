//! The tests of `stadion-testkit` in one program: linking one is what a first `cargo test` can afford.

mod calibration;
mod example;
mod laws;
mod season;
mod simulation;
mod simulation_law;
#[cfg(feature = "proptest")]
mod strategies;
