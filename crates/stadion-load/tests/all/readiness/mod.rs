//! Readiness: heartbeats, and mornings against the athlete's own band.

mod beats;
mod mornings;
