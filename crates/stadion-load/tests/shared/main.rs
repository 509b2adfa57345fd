//! `stadion-load` held against the references beside the checkout.

mod load;
mod readiness;
mod trends;
