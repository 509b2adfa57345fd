//! Works of one line that a word or a stroke joins: `10 x 60s hard, 60s easy then 20 min tempo`.
//!
//! The grammar reads the line as a whole. Where that is not what its works are alone, and it told
//! nothing of it, they are read as lines of their own.

use super::trial::{Alone, Place};
use super::{MAX_TOKENS, Reading, read_respelled};
use crate::notation::Dialect;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::known::Known;
use crate::notation::words::vocabulary;
use crate::tree::Effort;

/// Reads a line, and its works apart where the whole is not what they are.
pub(super) fn read_joined(text: &str, line: &[Token<'_>], dialect: Dialect, reading: &mut Reading) {
    let apart =
        if reading.rounds.is_some() { None } else { apart(text, line, dialect, reading.usual) };
    match apart {
        Some(works) => works.into_iter().for_each(|work| work.file(reading)),
        None => read_respelled(text, line, dialect, reading),
    }
}

/// The works of a line, if they are not what it is as a whole.
fn apart(text: &str, tokens: &[Token<'_>], dialect: Dialect, usual: bool) -> Option<[Alone; 2]> {
    if tokens.len() > MAX_TOKENS || matches!(dialect, Dialect::Strength | Dialect::Cycle) {
        return None;
    }
    let (end, next) = joint(text, tokens, dialect)?;
    let first = Alone::read(text, &tokens[..end], dialect, usual)?;
    if first.place() != Place::Behind {
        return None;
    }
    let works = [first, Alone::read(text, &tokens[next..], dialect, usual)?];
    let whole = Alone::whole(text, tokens, dialect, usual)?;
    (whole.is_silent() && !whole.is_sum_of(&works)).then_some(works)
}

/// The first word or stroke that joins a counted work with another: where the one ends, and where the
/// other begins.
fn joint(text: &str, tokens: &[Token<'_>], dialect: Dialect) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        if token.is_figure() || !matches!(token.known, Known::No | Known::Then) {
            continue;
        }
        let next = match (token.kind, token.known) {
            (Kind::Sign('(' | '['), _) => {
                depth += 1;
                None
            }
            (Kind::Sign(')' | ']'), _) => {
                depth = depth.saturating_sub(1);
                None
            }
            (Kind::Sign(','), _) => turns(text, tokens, at + 1, dialect).then_some(at + 1),
            (Kind::Sign('/'), _) => {
                let apart = !token.glued && tokens.get(at + 1).is_some_and(|t| !t.glued);
                apart.then_some(at + 1)
            }
            (Kind::Word("followed"), _) => Some(at + 2),
            (_, Known::Then) | (Kind::Word("and" | "plus") | Kind::Sign('&'), _) => Some(at + 1),
            _ => None,
        };
        let next = next.filter(|next| {
            // One of the two is counted.
            let set = |list: &[Token<'_>]| list.iter().any(|t| t.known == Known::X);
            let counts =
                || set(&tokens[..at]) || tokens.get(next + 1).is_some_and(|t| t.known == Known::X);
            depth == 0 && at > 0 && counts() && is_work(text, tokens, *next, dialect)
        });
        if let Some(next) = next {
            return Some((front(tokens, at), next));
        }
    }
    None
}

/// `10 x 60s hard, 60s easy`: whether a count stands there, and behind a comma what is easy for no longer.
fn turns(text: &str, tokens: &[Token<'_>], at: usize, dialect: Dialect) -> bool {
    const SOON: usize = 8;
    if tokens.get(at + 1).is_none_or(|t| t.known != Known::X) {
        return false;
    }
    let mut c = Cursor::new(text, tokens, dialect);
    c.at = at + 2;
    let Some(hard) = c.quantity() else { return false };
    let behind = tokens.iter().skip(c.at).take(SOON);
    let Some(sign) = behind.clone().position(|t| t.is(',') || t.is('/')) else { return false };
    c.at += sign + 1;
    let easy = c.quantity().filter(|_| c.peek(0).is_some_and(|t| t.known == Known::Easy));
    easy.and_then(|e| e.time()).zip(hard.time()).is_some_and(|(e, h)| e.max() <= h.max())
}

/// Where the signs and words begin that lead to a joint.
fn front(tokens: &[Token<'_>], mut at: usize) -> usize {
    let leads = |t: &Token<'_>| t.is(',') || t.is('&') || t.is_word(&["and", "plus"]);
    while at > 0 && leads(&tokens[at - 1]) {
        at -= 1;
    }
    at
}

/// Whether what stands there is work, and neither a rest nor an aim.
fn is_work(text: &str, tokens: &[Token<'_>], at: usize, dialect: Dialect) -> bool {
    const LONG: f64 = 600.0;
    let mut c = Cursor::new(text, tokens, dialect);
    c.at = at;
    let counted = |c: &Cursor<'_>| c.is_word(0, &["x"]) || c.is(0, '*');
    let mut look = c.fork();
    if look.plain_number().is_some() && counted(&look) {
        return true;
    }
    let Some(amount) = c.quantity() else { return false };
    if c.is_word(0, vocabulary::REST) || !(amount.is_time() || amount.is_distance()) {
        return false;
    }
    let hard = vocabulary::effort(&c, 0).is_some_and(|(effort, _)| effort != Effort::Easy);
    let long = amount.time().is_some_and(|t| t.min().0.as_secs_f64() >= LONG);
    // `400m, 800m, 400m`.
    let listed = amount.is_distance() && c.is(0, ',') && c.peek(1).is_some_and(Token::is_figure);
    hard || long || listed || c.is(0, '@') || c.is_word(0, &["at", "time"])
}
