//! Lines with a number in front: `1. 3 x 200`, `2) 100 easy`.

use crate::notation::diagnostic::Unknown;
use crate::notation::read::{Reading, hull};
use crate::notation::tokens::lex::{Token, Tokens};

/// The number in front of a line, before a full stop or a bracket and a blank.
fn number(line: &[Token]) -> Option<f64> {
    let [number, sign, next, ..] = line else { return None };
    let closed = sign.glued && (sign.is('.') || sign.is(')')) && !next.glued;
    number.number().filter(|n| closed && n.decimals == 0 && !n.word).map(|n| n.value)
}

/// Whether the lines of a text are numbered from 1 on, and one of them counts repetitions: times that
/// were run stand in such lines as well.
pub(crate) fn enumerated(tokens: &Tokens<'_>) -> bool {
    let (mut last, mut counted) = (0.0_f64, false);
    for line in tokens.lines() {
        let Some(next) = number(line) else { continue };
        if next.total_cmp(&(last + 1.0)).is_ne() {
            return false;
        }
        last = next;
        counted |= line[2..].windows(3).any(|w| {
            w[0].is_figure() && (w[1].is_word(&["x"]) || w[1].is('*')) && w[2].is_figure()
        });
    }
    counted && last > 1.0
}

/// How many tokens the number of a line takes; that the lines are parts of one session is told.
pub(crate) fn skip(text: &str, line: &[Token], reading: &mut Reading) -> usize {
    let Some(number) = number(line) else { return 0 };
    if number > 1.0 && !reading.session.blocks.is_empty() {
        let span = hull(line);
        let why = "numbered lines are read as the parts of one session";
        match reading.notes.unknown.iter_mut().find(|u| u.why == why) {
            Some(told) => {
                told.span = told.span.hull(span);
                told.span.of(text).clone_into(&mut told.text);
            }
            None => reading.notes.unknown.push(Unknown {
                span,
                text: span.of(text).to_owned(),
                why: why.to_owned(),
            }),
        }
    }
    2
}
