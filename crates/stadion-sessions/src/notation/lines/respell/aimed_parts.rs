//! Parts with an aim each and a dash between them.

use crate::notation::lines::respell::{LENGTHS, as_sign};
use crate::notation::tokens::lex::Token;

/// `1600 @ tempo - 400 @ 5k - 800 @ 10k`, `2 miles @ 7:30 - race 10 miles @ 6:15`: a dash with blanks
/// around it, behind a part with an aim and in front of a distance with an aim of its own, parts a list
/// and makes no range.
pub(super) fn aimed_parts<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let first = tokens.iter().position(|t| t.is('@'))?;
    let mut found: Option<Vec<Token<'t>>> = None;
    for at in first + 2..tokens.len() {
        if !parts(tokens, at) {
            continue;
        }
        let more = found.is_some();
        let Some(end) = distance(tokens, at + 1) else { continue };
        let aimed = tokens.get(end).is_some_and(|t| t.is('@') || t.is_word(&["at"]));
        // The last of them may say in words how it is run.
        let last = more && tokens.get(end).is_some_and(|t| t.is_word(&["all", "hard", "fast"]));
        if aimed || last {
            let kept = found.get_or_insert_with(|| tokens.to_vec());
            kept[at] = as_sign(',', &tokens[at]);
        }
    }
    found
}

/// A dash with a blank on either side.
fn parts(tokens: &[Token], at: usize) -> bool {
    let dash = tokens[at].is('-') || tokens[at].is('\u{2014}');
    dash && !tokens[at].glued && tokens.get(at + 1).is_some_and(|t| !t.glued)
}

/// Where a distance ends that begins at a token, with a word in front of it or without.
fn distance(tokens: &[Token], at: usize) -> Option<usize> {
    let word = tokens.get(at)?.word().is_some_and(|w| w.len() > 2);
    let at = at + usize::from(word);
    let number = tokens.get(at)?.number()?;
    if tokens.get(at + 1)?.is_word(LENGTHS) {
        return Some(at + 2);
    }
    let track = number.value >= 100.0 && (number.value / 50.0).fract() == 0.0;
    track.then_some(at + 1)
}
