//! Lactate over time: after exercise, and over a session.
