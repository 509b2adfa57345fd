//! Parts of a swim with nothing between them.

use crate::notation::lines::respell::{as_sign, whole};
use crate::notation::tokens::lex::Token;

const STROKES: &[&str] =
    &["swim", "kick", "pull", "drill", "free", "back", "breast", "fly", "easy", "choice", "im"];

/// `300 swim 200 kick 100 pull`: parts of a swim with nothing between them.
pub(super) fn joined<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let length = |t: Option<&Token>| whole(t).is_some_and(|n| n >= 25.0 && n % 25.0 == 0.0);
    let next = |at: usize| {
        let word = |n: usize| tokens.get(n).is_some_and(|t| t.is_word(STROKES));
        let counted = tokens.get(at + 1).is_some_and(|t| t.is_word(&["x"]));
        length(tokens.get(at)) && word(at + 1) || counted && whole(tokens.get(at)).is_some()
    };
    let cut = |at: usize| {
        at >= 2 && tokens[at - 1].is_word(STROKES) && length(tokens.get(at - 2)) && next(at)
    };
    let first = (2..tokens.len()).find(|&at| cut(at))?;
    let mut found = tokens[..first].to_vec();
    for at in first..tokens.len() {
        if cut(at) {
            found.push(as_sign(',', &tokens[at - 1]));
        }
        found.push(tokens[at]);
    }
    Some(found)
}
