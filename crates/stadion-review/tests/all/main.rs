//! The tests of `stadion-review` in one program: linking one is what a first `cargo test` can afford.

mod compare;
mod forecast;
mod history;
mod judging;
mod load_choice;
mod overrides;
mod recording_traps;
mod recovery;
mod registry;
mod taxonomy;
