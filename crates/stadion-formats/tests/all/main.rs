//! The tests of `stadion-formats` in one program: linking one is what a first `cargo test` can afford.

mod athlete;
mod clock;
mod common;
mod damage;
mod distrust;
mod reading;
mod step_test;
mod workout;
