//! What kind of line a line is, and the grammars of those that hold no work.

pub(crate) mod around;
pub(crate) mod aside;
pub(crate) mod declared;
pub(crate) mod enumerated;
pub(crate) mod goes_on;
pub(crate) mod kind;
pub(crate) mod label;
pub(crate) mod other;
pub(crate) mod plan;
pub(crate) mod preface;
pub(crate) mod prose;
pub(crate) mod respell;
pub(crate) mod sentences;
