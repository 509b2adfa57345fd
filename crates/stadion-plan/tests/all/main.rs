//! Plans of generated athletes, the cases of the texts that the project began with, documents and errors.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_precision_loss,
    reason = "tests stop at the first surprise"
)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small counts")]
#![allow(
    clippy::indexing_slicing,
    clippy::float_cmp,
    clippy::default_trait_access,
    reason = "as above"
)]

mod cases;
#[cfg(feature = "serde")]
mod documents;
mod errors;
mod generated;
mod laws;
mod pauses;
mod projection;
mod texts;
