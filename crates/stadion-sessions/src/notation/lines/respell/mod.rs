//! Shapes of a line that say in another order, or with other signs, what the grammar reads: they are
//! respelled in its tokens before it starts. Each token keeps the place of what it was written as.

mod amount_first;
mod circuit;
mod doubt;
mod letters;
mod lifts;
mod on_off;
mod shapes;
mod sides;
mod swim_parts;

pub(crate) use doubt::doubt;

use amount_first::amount_first;
use circuit::circuit;
use letters::letters;
use lifts::lifts;
use on_off::on_off;
use shapes::shapes;
use sides::sides;
use swim_parts::joined;

use crate::notation::Dialect;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::known::known;

/// Units of an amount that is done several times.
const UNITS: &[&str] =
    &["m", "km", "k", "min", "mins", "minutes", "s", "sec", "secs", "seconds", "mile", "meters"];
const TIMES: &[&str] = &["min", "mins", "s", "sec", "secs"];

/// The tokens of a line in the spelling of the grammar; `None` if they are already.
pub(crate) fn respell<'t>(tokens: &[Token<'t>], dialect: Dialect) -> Option<Vec<Token<'t>>> {
    // Exact notation is read by the letter.
    if tokens.first().is_some_and(|t| t.is('{')) {
        return None;
    }
    let shaped = shapes(tokens);
    let tokens = shaped.as_deref().unwrap_or(tokens);
    let found = match dialect {
        Dialect::Track | Dialect::Road => {
            letters(tokens).or_else(|| amount_first(tokens)).or_else(|| on_off(tokens))
        }
        Dialect::Cycle => on_off(tokens),
        Dialect::Swim => joined(tokens),
        Dialect::Strength => {
            let both = sides(tokens);
            let tokens = both.as_deref().unwrap_or(tokens);
            let found = circuit(tokens).or_else(|| lifts(tokens));
            found.or(both)
        }
    };
    found.or(shaped)
}

fn whole(token: Option<&Token>) -> Option<f64> {
    token?.number().filter(|n| n.decimals == 0 && !n.word).map(|n| n.value)
}

pub(crate) fn as_word<'t>(word: &'t str, like: &Token<'t>) -> Token<'t> {
    Token { kind: Kind::Word(word), known: known(word), capital: false, ..*like }
}

fn as_sign<'t>(sign: char, like: &Token<'t>) -> Token<'t> {
    let known = known("");
    Token { kind: Kind::Sign(sign), known, capital: false, ..*like }
}

fn parts_list(token: &Token) -> bool {
    [',', ';', '-', '\u{2013}', '\u{2014}'].iter().any(|s| token.is(*s))
}
