//! Sentences: told paces, plans and names of sessions are collected out of them, and no work.

use crate::notation::lines::{declared, plan};
use crate::notation::read::{MAX_TOKENS, Reading, hull};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::{Dialect, quantity, target};
use crate::session::{LineKind, TargetRule};

/// Prose: a note, out of which told paces, plans and the session's names are collected.
pub(crate) fn prose(text: &str, tokens: &[Token], dialect: Dialect, reading: &mut Reading) {
    let mut start = 0;
    let mut noted = 0;
    let mut distance = None;
    for i in 0..tokens.len() {
        let last = i + 1 == tokens.len();
        let stop = (tokens[i].is('.') || tokens[i].is('!') || tokens[i].is('?'))
            && (last || tokens[i + 1].capital);
        if !(stop || last) {
            continue;
        }
        let sentence = &tokens[start..=i];
        if tokens.len() > 60 || start > 0 || !last {
            declared::declared(sentence, &mut reading.session.declared);
        }
        let kind = sentence_kind(text, sentence, dialect, &mut distance, reading);
        if let Some(kind) = kind {
            if start > noted {
                reading.line(LineKind::Note, &tokens[noted..start]);
            }
            reading.line(kind, sentence);
            noted = i + 1;
        }
        start = i + 1;
    }
    if noted < tokens.len() {
        reading.line(LineKind::Note, &tokens[noted..]);
    }
}

fn sentence_kind(
    text: &str,
    sentence: &[Token],
    dialect: Dialect,
    distance: &mut Option<stadion_types::Distance>,
    reading: &mut Reading,
) -> Option<LineKind> {
    if sentence.len() > MAX_TOKENS {
        let span = hull(sentence);
        if sentence.iter().any(Token::is_figure) {
            let why = "a sentence this long is not searched for numbers".to_owned();
            reading.notes.unknown.push(crate::notation::Unknown {
                span,
                text: span.of(text).to_owned(),
                why,
            });
        }
        return None;
    }
    let mut c = Cursor::new(text, sentence, dialect);
    if let Some(found) = plan::plan(&mut c) {
        reading.session.plans.push(found);
        return Some(LineKind::Plan);
    }
    let mut targets = Vec::new();
    let mut counted = false;
    let mut here = None;
    let mut several = false;
    for at in 0..sentence.len() {
        c.at = at;
        if !sentence[at].is_figure() || at.checked_sub(1).is_some_and(|i| sentence[i].is('/')) {
            continue;
        }
        counted |= c.is_word(1, &["x", "times"]) && c.peek(2).is_some_and(Token::is_figure);
        let slash =
            sentence.get(at + 1).is_some_and(|t| t.is('/')) || c.is_word(1, &["mpm", "mpk"]);
        if slash {
            if let Some(found @ crate::tree::Target::Speed(_)) = target::target(&mut c) {
                targets.push(found);
                continue;
            }
            c.at = at;
        }
        if let Some(way) = c
            .quantity()
            .filter(quantity::Quantity::is_distance)
            .and_then(|q| q.meters())
            .and_then(|b| b.exact())
        {
            several |= here.is_some_and(|h| h != way);
            here = Some(way);
        }
    }
    if counted {
        let span = hull(sentence);
        reading.notes.unknown.push(crate::notation::Unknown {
            span,
            text: span.of(text).to_owned(),
            why: "a count and an amount inside prose are not read as work".to_owned(),
        });
    }
    if here.is_some() {
        *distance = here.filter(|_| !several);
    }
    if targets.is_empty() {
        return None;
    }
    reading.session.targets.push(TargetRule {
        targets,
        told: true,
        distance: *distance,
        last: sentence.iter().any(|t| t.is_word(&["last", "final", "finally", "finisher"])),
        span: hull(sentence),
    });
    Some(LineKind::Target)
}
