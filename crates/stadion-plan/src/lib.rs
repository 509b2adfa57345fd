//! What comes next: training methods as data, the loop of 28 days, gates that no plan passes by, adaptation
//! after each session, and what a plan does to form.
//!
//! A plan describes what a method asks for; it is no medical advice.
//!
//! # Features
//!
//! - `serde`: every type's file form; reading goes through the checking constructors.
#![cfg_attr(docsrs, feature(doc_cfg))]
