//! The count behind an amount.

use crate::notation::lines::respell::{UNITS, as_word, parts_list, whole};
use crate::notation::read::hull;
use crate::notation::tokens::lex::Token;

/// `400m - 4 reps - 2 min rest`, `2 min hill, 5 reps`: the count behind the amount, for the whole line.
pub(super) fn amount_first<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    whole(tokens.first())?;
    if !tokens.get(1)?.is_word(UNITS) {
        return None;
    }
    let sign =
        2 + usize::from(tokens.get(2)?.is_word(&["hill", "hills", "hard", "fast", "uphill"]));
    let count = whole(tokens.get(sign + 1)).filter(|n| *n >= 2.0);
    let named = tokens.get(sign + 2)?.is_word(&["reps", "times"]);
    let behind = tokens.get(sign + 3).is_none_or(parts_list);
    if !(count.is_some() && named && behind && parts_list(&tokens[sign])) {
        return None;
    }
    let all = hull(&tokens[..sign + 3]);
    let count = Token { span: all, ..tokens[sign + 1] };
    let mut found = vec![count, as_word("x", &count)];
    found.extend_from_slice(&tokens[..sign]);
    found.extend_from_slice(&tokens[sign + 3..]);
    Some(found)
}
