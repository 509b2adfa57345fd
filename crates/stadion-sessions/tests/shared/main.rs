//! `stadion-sessions` held against the references beside the checkout.

mod corpus;
