//! From bytes to tokens: typography levelled, words and figures cut, a reading position among them.

pub(crate) mod cursor;
pub(crate) mod hours;
pub(crate) mod lex;
pub(crate) mod text;
