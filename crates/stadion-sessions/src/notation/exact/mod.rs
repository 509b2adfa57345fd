//! Exact notation: a line in braces is read by the letter, and nothing in it is guessed.
//!
//! ```text
//! line    = "{" [ keyword ":" ] … "}"
//! work    = part | part { "+" part } | part { "," part } | part { "or" part }
//! part    = [ counts "x" ] ( "(" work ")" | amount [ activity ] [ effort ] { "@" target } | "[rest" rest "]" ) { "[rest" rests "]" }
//! rest    = [ "full" ] amount [ mode ] [ place ]
//! ```
//!
//! Every dialect reads it alike. A count holds for the one part behind it, a list has one sign, the
//! words are those of the file forms, and numbers keep all their digits.

mod amount;
mod line;
mod pace;
mod rest;
mod scan;
mod target;
mod work;

pub(crate) use amount::{in_unit, write_distance, write_number, write_time, write_whole};
pub(crate) use line::{
    CONTINUOUS, OPEN, REST_OPEN, block, declared, plan, recoveries, result, rpe, targets,
};
pub(crate) use pace::{shortest as shortest_pace, write as write_pace};
pub(crate) use scan::MAX_LEVELS;

use crate::notation::diagnostic::NotationErrorKind;
use crate::session::{Line, LineKind, Session};
use crate::span::Span;
use crate::tree::{Amount, Block, Work};
use scan::Scan;

/// Reads the line that `span` holds, if it is exact notation.
///
/// # Errors
///
/// That its parts lie too deep within one another.
pub(crate) fn read(
    text: &str,
    span: Span,
    session: &mut Session,
) -> Option<Result<LineKind, NotationErrorKind>> {
    let inner = span.of(text).strip_prefix('{')?.strip_suffix('}')?;
    let mut s = Scan::new(text, Span::new(span.start + 1, span.start + 1 + inner.len()));
    // What a line adds that turns out to be free text is taken back.
    let mut found = Session::default();
    let kind = line::read(&mut s, &mut found);
    if s.too_deep {
        return Some(Err(NotationErrorKind::TooDeep));
    }
    let kind = kind?;
    session.blocks.append(&mut found.blocks);
    session.recoveries.append(&mut found.recoveries);
    session.targets.append(&mut found.targets);
    session.results.append(&mut found.results);
    session.plans.append(&mut found.plans);
    session.declared.append(&mut found.declared);
    session.rpe = found.rpe.or(session.rpe);
    session.open |= found.open;
    session.rest_open |= found.rest_open;
    session.continuous |= found.continuous;
    session.lines.push(Line { kind, span });
    Some(Ok(kind))
}

/// The repetitions whose amount nobody gave.
pub(crate) fn open_amounts(blocks: &[Block]) -> Vec<Span> {
    fn of(work: &Work, out: &mut Vec<Span>) {
        match work {
            Work::Rep(rep) if rep.amount == Amount::Open => out.push(rep.span),
            Work::Seq { parts, .. } | Work::Choice(parts) => parts.iter().for_each(|p| of(p, out)),
            Work::Repeat { body, .. } | Work::With { body, .. } => of(body, out),
            Work::Rep(_) | Work::Pause(_) => {}
        }
    }
    let mut out = Vec::new();
    for block in blocks {
        of(&block.work, &mut out);
    }
    out
}
