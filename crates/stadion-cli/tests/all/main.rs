//! The tests of `stadion-cli` in one program: linking one is what a first `cargo test` can afford.

mod common;
mod constants_file;
mod decoupling;
mod facade;
mod forecast;
mod history;
mod lactate;
mod lists;
mod load;
mod load_choice;
mod paces;
mod plan;
mod program;
mod respond;
mod workout_files;
