//! Numbers of other programs, for users who move.

pub mod lactater;
