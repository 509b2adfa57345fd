//! Generated sessions: trees of any shape, and trees as texts give them.

pub(crate) use stadion_testkit::strategies::{session, written_session as small};
