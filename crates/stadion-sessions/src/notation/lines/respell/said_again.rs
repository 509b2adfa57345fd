//! Sentences that say once more, or in parts, what the repetitions are.

use crate::notation::lines::respell::whole;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;

/// `That would be 2:30 per 400m`, `each piece is 3 min @ r18, 3 min @ r20`: nothing more to do.
pub(super) fn said_again<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let at = (1..tokens.len()).find(|&at| reckons(tokens, at) || consists(tokens, at))?;
    let end = sentence_end(tokens, at);
    let told = &tokens[at..end];
    let rest = told.iter().any(|t| t.word().is_some_and(vocabulary::is_rest_word));
    let counts =
        tokens[..at].windows(2).any(|w| whole(w.first()).is_some() && w[1].is_word(&["x"]));
    if rest || !counts || !told.iter().any(Token::is_figure) {
        return None;
    }
    Some([&tokens[..at - 1], &tokens[end..]].concat())
}

/// `. That is 75 s per lap`, `. That would be ... for each 400m`.
fn reckons(tokens: &[Token], at: usize) -> bool {
    let stop = tokens[at - 1].is('.') || tokens[at - 1].is(',') || tokens[at - 1].is(';');
    let that = tokens[at].is_word(&["that", "which", "this"]);
    let is = tokens.get(at + 1).is_some_and(|t| {
        t.is_word(&["is", "would", "works", "means", "equals", "comes", "will", "makes"])
    });
    if !(stop && that && is) {
        return false;
    }
    let end = sentence_end(tokens, at);
    tokens[at..end].iter().any(|t| t.is_word(&["per", "each", "every", "a"]) || t.is('/'))
}

/// `, each piece is ...`, `. Each rep consists of ...`.
fn consists(tokens: &[Token], at: usize) -> bool {
    const NOUNS: &[&str] =
        &["piece", "rep", "repetition", "repeat", "interval", "effort", "one", "block", "run"];
    let stop = tokens[at - 1].is('.') || tokens[at - 1].is(',') || tokens[at - 1].is(';');
    let each = tokens[at].is_word(&["each", "every"]);
    let noun = tokens.get(at + 1).is_some_and(|t| t.is_word(NOUNS));
    let is = tokens
        .get(at + 2)
        .is_some_and(|t| t.is_word(&["is", "being", "consists", "as", "contains"]) || t.is('='));
    if !(stop && each && noun && is) {
        return false;
    }
    let end = sentence_end(tokens, at);
    // Two parts at least, with an amount each: one alone is what a repetition is.
    let figures = tokens[at..end].iter().filter(|t| t.is_figure()).count();
    figures > 1
}

/// Where the sentence ends in which a token stands.
fn sentence_end(tokens: &[Token], at: usize) -> usize {
    let stop = |i: usize| {
        tokens[i].is(';')
            || tokens[i].is('.') && tokens.get(i + 1).is_none_or(|t| t.capital)
            || tokens[i].is(',') && i > at && rest_ahead(&tokens[i + 1..])
    };
    (at..tokens.len()).find(|&i| stop(i)).unwrap_or(tokens.len())
}

/// Whether a piece holds a word for a rest, up to its comma.
fn rest_ahead(tokens: &[Token]) -> bool {
    tokens
        .iter()
        .take_while(|t| !t.is(',') && !t.is('.'))
        .any(|t| t.word().is_some_and(vocabulary::is_rest_word))
}
