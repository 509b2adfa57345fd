//! Holds the criterion benches of the workspace; nothing to use.
