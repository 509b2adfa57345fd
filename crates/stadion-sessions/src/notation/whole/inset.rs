//! Lines that stand further in than the one above them, and keys that open a repeat: `- repeat: 5`.

use stadion_types::Bounds;

use crate::notation::tokens::lex::Token;
use crate::notation::whole::again;
use crate::notation::work::count;

/// How far in the line of the tokens stands.
pub(crate) fn indent(text: &str, tokens: &[Token]) -> usize {
    let before = tokens.first().and_then(|t| text.get(..t.span.start)).unwrap_or_default();
    before.chars().rev().take_while(|c| c.is_whitespace() && *c != '\n').count()
}

/// Whether the line below stands further in than that of the tokens.
pub(crate) fn indented_below(text: &str, tokens: &[Token]) -> bool {
    let behind = tokens.last().and_then(|t| text.get(t.span.end..)).unwrap_or_default();
    let next = behind.split('\n').nth(1).unwrap_or_default();
    let inset = next.chars().take_while(|c| c.is_whitespace()).count();
    !next.trim().is_empty() && inset > indent(text, tokens)
}

/// `- repeat: 5`, `repeat 5`: a word and a count, and nothing else.
pub(crate) fn is_keyed(tokens: &[Token]) -> bool {
    keyed(tokens).is_some()
}

/// How often such a line repeats what stands below it.
pub(crate) fn keyed(tokens: &[Token]) -> Option<Bounds<u32>> {
    let from = again::bullets(tokens);
    let rest: Vec<&Token> = tokens
        .get(from..)?
        .iter()
        .filter(|t| {
            !(t.is(':') || t.is('=') || t.is_word(&["x", "times", "for"]) || t.is('(') || t.is(')'))
        })
        .collect();
    let [word, number] = rest[..] else { return None };
    let number = number.number().filter(|n| n.decimals == 0)?;
    let named = word.is_word(&[
        "repeat",
        "repeats",
        "repetitions",
        "reps",
        "loop",
        "rounds",
        "sets",
        "times",
    ]);
    count(number.value, number.value).filter(|_| named)
}
