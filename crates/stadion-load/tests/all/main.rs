//! The tests of `stadion-load` in one program: linking one is what a first `cargo test` can afford.

mod backtest;
mod docs_recovery;
mod docs_response;
mod laws;
mod ledger;
mod models;
mod overrides;
mod readiness;
mod recovery;
mod response;
mod response_fit;
