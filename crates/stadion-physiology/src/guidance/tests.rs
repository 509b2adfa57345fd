//! Situations, one each.
