//! Loads of sessions in which nothing was measured, from the athlete's own earlier ones.

mod interval;
mod past;

pub use past::{EstimateBasis, EstimateRefusal, EstimatedLoad, LoadEstimator, PastLoad};
