//! The tests of `stadion-physiology` in one program: linking one is what a first `cargo test` can afford.

mod calibration;
mod drift;
mod fit_coverage;
mod guidance;
mod heart_rate_bad_input;
mod lactate;
mod laws;
mod metabolism;
mod session_model;
