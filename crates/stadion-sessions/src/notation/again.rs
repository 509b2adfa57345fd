//! A line that says how often the lines above are done: `Repeat 4 times`.

use crate::notation::lex::Token;
use crate::notation::read::{Reading, hull};
use crate::notation::work::count;
use crate::notation::{Ambiguity, Unknown};
use crate::span::Span;
use crate::tree::{Block, Joint, Section, Work};

const REPEAT: &[&str] = &[
    "repeat",
    "repeats",
    "repetir",
    "repite",
    "répéter",
    "répétez",
    "wiederholen",
    "upprepa",
    "ripetere",
];
const BESIDE: &[&str] = &[
    "all", "the", "this", "that", "above", "whole", "set", "sequence", "process", "circuit", "x",
    "times", "time", "for", "a", "total", "of", "in", "veces", "mal", "fois", "gånger", "volte",
    "sets", "rounds", "through",
];
/// More such lines in one text mean something else; each of them is one depth of the tree.
const MOST_LINES: u32 = 3;
/// Nobody repeats all of a session more often.
const MOST: f64 = 50.0;

/// Whether the line speaks of what stands above it.
pub(super) fn looks_back(tokens: &[Token], reading: &Reading) -> bool {
    tokens.first().is_some_and(|t| t.is_word(REPEAT))
        && !tokens.last().is_some_and(|t| t.is(':'))
        && !reading.session.blocks.is_empty()
}

/// Repeats the work above, and says whether the line asked for it.
pub(super) fn again(text: &str, tokens: &[Token], reading: &mut Reading) -> bool {
    let Some((_, rest)) = tokens.split_first() else { return false };
    let sign = |t: &Token| ['.', '!', '*', '-'].iter().any(|s| t.is(*s));
    let plain = rest.iter().all(|t| t.is_word(BESIDE) || t.number().is_some() || sign(t));
    let figures: Vec<f64> =
        rest.iter().filter_map(crate::notation::lex::Token::number).map(|n| n.value).collect();
    let times = match figures[..] {
        [n] if plain && n <= MOST && reading.again < MOST_LINES => count(n, n),
        _ => None,
    };
    let span = hull(tokens);
    let told = span.of(text).to_owned();
    let Some(times) = times else {
        let why = "how often the work above is repeated is not understood".to_owned();
        reading.notes.unknown.push(Unknown { span, text: told, why });
        return figures.is_empty();
    };
    reading.again += 1;
    let main = |b: &Block| b.section == Section::Main;
    let blocks = std::mem::take(&mut reading.session.blocks);
    let (above, others): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(main);
    reading.session.blocks = others;
    let place = above.iter().map(|b| b.span).reduce(Span::hull).unwrap_or(span);
    let mut parts: Vec<Work> = above.into_iter().map(|b| b.work).collect();
    let body = match parts.len() {
        0 => return true,
        1 => parts.remove(0),
        _ => Work::Seq { joint: Joint::Blocks, parts },
    };
    let work = Work::Repeat { count: times, body: Box::new(body) };
    reading.session.blocks.push(Block { section: Section::Main, work, span: place });
    reading.notes.ambiguities.push(Ambiguity {
        span,
        text: told,
        readings: vec!["so many times in all".to_owned(), "so many times more".to_owned()],
        chosen: 0,
        why: "a number of repeats of all that stands above".to_owned(),
    });
    true
}
