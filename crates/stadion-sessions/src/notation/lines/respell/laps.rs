//! Laps whose length stands beside them.

use crate::notation::lines::respell::{LENGTHS, as_word, whole};
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;

const LAPS: &[&str] = &["lap", "laps", "loop", "loops", "circuit", "circuits"];

/// `4 laps of the 1.2 km park loop, 2 min recovery`: with a rest between them laps are repetitions.
pub(super) fn laps<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const MOST_WORDS: usize = 4;
    let at = tokens.iter().position(|t| t.is_word(LAPS)).filter(|at| *at > 0)?;
    whole(tokens.get(at - 1))?;
    let of = tokens.get(at + 1)?.is_word(&["of", "around"]);
    let article = usize::from(tokens.get(at + 2)?.is_word(&["a", "the", "our"]));
    let way = at + 2 + article;
    tokens.get(way)?.number()?;
    let hyphen = usize::from(tokens.get(way + 1)?.is('-'));
    let unit = way + 1 + hyphen;
    let named = tokens[unit..].iter().take(MOST_WORDS).position(|t| t.is_word(LAPS))?;
    let end = unit + named + 1;
    let behind = &tokens[end..];
    let rest = behind.iter().any(|t| t.word().is_some_and(vocabulary::is_rest_word));
    let counted = (at == 1 || tokens[at - 2].is(',')) && of && tokens[unit].is_word(LENGTHS);
    if !(counted && rest && behind.iter().any(Token::is_figure)) {
        return None;
    }
    let count = tokens[at - 1];
    let work = [count, as_word("x", &count), tokens[way], tokens[unit]];
    Some([&tokens[..at - 1], &work, behind].concat())
}
