//! `stadion-cli` held against the references beside the checkout.

#[path = "../all/common/mod.rs"]
mod common;
mod decoupling;
mod grade;
mod heart_rate;
mod history;
mod mean_max;
mod month;
mod review;
