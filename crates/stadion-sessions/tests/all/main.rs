//! The tests of `stadion-sessions` in one program: linking one is what a first `cargo test` can afford.

mod execution;
mod history;
mod judges;
mod notation;
mod taxonomy;
