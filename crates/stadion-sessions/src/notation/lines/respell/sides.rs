//! As many lifts on one side of the body as on the other.

use crate::notation::lines::respell::{as_word, whole};
use crate::notation::tokens::lex::Token;

/// `3 x 7L, 7R`, `3 x 8L/8R`: as often on each side.
pub(super) fn sides<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let at = tokens.windows(5).position(|w| {
        let same = whole(w.first()).zip(whole(w.get(3)));
        let side = |t: &Token, words: &[&str]| t.glued && t.is_word(words);
        same.is_some_and(|(a, b)| a.total_cmp(&b).is_eq())
            && (side(&w[1], &["l"]) && side(&w[4], &["r"])
                || side(&w[1], &["r"]) && side(&w[4], &["l"]))
            && [',', '/', '&', '+'].iter().any(|s| w[2].is(*s))
    })?;
    let like = &tokens[at + 1];
    let mut found = tokens[..=at].to_vec();
    found.extend([as_word("each", like), as_word("side", like)]);
    found.extend_from_slice(&tokens[at + 5..]);
    Some(found)
}
