//! Lines of targets and of effort.

use crate::notation::read::{Reading, hull};
use crate::notation::target;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::session::TargetRule;

/// `Pace 4:02/km`, `4:02/km`: a pace, and nothing that is run at it.
pub(super) fn pace_alone(c: &Cursor<'_>) -> bool {
    let mut look = c.fork();
    let titled = look.take_word(&["pace", "paces", "target"]);
    // `T pace 3:35`, `threshold 3:35/km`: what the pace is that of.
    let mut clock = look.fork();
    let named = clock.take_word(&["threshold", "t", "lt", "cv", "lactate", "mp", "hmp", "vdot"]);
    let _ = clock.take_word(&["pace"]);
    if named && clock.quantity().is_some_and(|q| q.clock && q.max < 600.0) {
        if clock.take('/') {
            let _ = clock.quantity().is_some() || clock.take_word(&["km", "mile", "mi", "k"]);
        }
        if clock.done() {
            return true;
        }
    }
    let mut clock = look.fork();
    if clock.quantity().is_some_and(|q| q.clock) && clock.take_word(&["pace"]) && clock.done() {
        return true;
    }
    let found = target::target(&mut look);
    look.done()
        && (matches!(found, Some(crate::tree::Target::Speed(_))) || titled && found.is_some())
}

/// Reads the targets of a target line.
pub(super) fn targets(c: &mut Cursor<'_>, reading: &mut Reading, tokens: &[Token]) {
    let mut found = Vec::new();
    while !c.done() {
        let before = c.at;
        if let Some(target) = target::target(c) {
            found.push(target);
        } else if c.peek(0).is_some_and(Token::is_figure) {
            if let Some(token) = c.peek(0) {
                c.unknown(token.span, "a number in the target that was not understood");
            }
        }
        if c.at == before {
            c.at += 1;
        }
    }
    let span = hull(tokens);
    reading.session.targets.push(TargetRule {
        targets: found,
        told: false,
        distance: None,
        last: false,
        span,
    });
}

pub(super) fn rpe(c: &mut Cursor<'_>) -> Option<stadion_types::Rpe> {
    let from = c.at;
    let found = (|| {
        if !c.take_word(&["rpe"]) {
            return None;
        }
        while c.take(':') || c.take('=') || c.take_word(&["was", "of"]) {}
        let (value, _) = c.plain_number()?;
        let scale = if c.take('/') { c.plain_number().map(|(n, _)| n) } else { None };
        let ten = scale.is_some_and(|n| n <= 10.0);
        let rest = c.tokens.len() - c.at;
        if rest > 3 {
            return None;
        }
        if ten || (value <= 10.0 && scale.is_none()) {
            stadion_types::Rpe::from_cr10(value).ok()
        } else {
            stadion_types::Rpe::from_borg(value).ok()
        }
    })();
    if found.is_none() {
        c.at = from;
    }
    found
}
