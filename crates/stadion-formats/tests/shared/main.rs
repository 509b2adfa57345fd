//! `stadion-formats` held against the references beside the checkout.

mod activities;
#[path = "../all/common/mod.rs"]
mod common;
mod workout;
