//! `stadion-load` held against the references beside the checkout.

mod load;
mod models;
mod readiness;
mod response;
mod response_fit;
mod trends;
