//! Recovery under conditions, over several sessions, and by the athlete's own observations.

mod conditions;
mod own;
mod timeline;
