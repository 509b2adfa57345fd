//! `6 lots of:` and the lines below it that are repeated.

use stadion_types::Bounds;

use crate::notation::cursor::Cursor;
use crate::notation::diagnostic::Ambiguity;
use crate::notation::read::Reading;
use crate::notation::work;
use crate::session::LineKind;
use crate::span::Span;
use crate::tree::{Block, Joint, Scope, Section, Work};

/// A repeat over lines that was opened and is not closed yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opened {
    count: Bounds<u32>,
    /// The first of its blocks.
    block: usize,
    span: Span,
}

const NOUNS: &[&str] = &[
    "sets", "set", "lots", "rounds", "round", "reps", "repeats", "times", "series", "x", "blocks",
];

/// Reads `7 complete sets of:` from the position to the end of the line.
pub(crate) fn opening(c: &mut Cursor<'_>, block: usize) -> Option<Opened> {
    let from = c.at;
    let (low, _) = c.plain_number()?;
    let mut high = low;
    if c.take('-') || c.take_word(&["to", "or"]) {
        high = c.plain_number()?.0;
    }
    let _ = c.take_word(&["complete", "full", "hard", "easy"]);
    if !c.take_word(NOUNS) {
        return None;
    }
    while c.take_word(&["of", "the", "following"]) {}
    let ends = c.take(':') && c.done();
    let count = work::count(low, high).filter(|_| ends)?;
    Some(Opened { count, block, span: c.span_from(from) })
}

/// Puts the lines behind an opening into its repeat.
///
/// The repeat ends with the last line of rest that stands on its own between them; without such a
/// rest it holds all the lines. A blank line ends it as well.
pub(crate) fn close(text: &str, opened: Opened, reading: &mut Reading) {
    let session = &mut reading.session;
    let inside = |span: Span, end: usize| opened.span.end <= span.start && span.end <= end;
    let mut end = opened.span.end;
    let mut last_rest = None;
    for line in session.lines.iter().filter(|l| l.span.start >= opened.span.end) {
        let between = text.get(end..line.span.start).unwrap_or_default();
        let blank = between.matches('\n').count() > 1;
        if blank || !matches!(line.kind, LineKind::Work | LineKind::Recovery) {
            break;
        }
        end = line.span.end;
        let rest = line.kind == LineKind::Recovery
            && session.recoveries.iter().any(|r| {
                r.scope == Scope::EachGap && line.span.start <= r.span.start && r.span.end <= end
            });
        last_rest = if rest { Some(end) } else { last_rest };
    }
    let all = end;
    let end = last_rest.unwrap_or(end);
    let held = |block: &Block| inside(block.span, end);
    let blocks = session.blocks.split_off(opened.block.min(session.blocks.len()));
    let (held, others): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(held);
    let mut parts: Vec<(Span, Work)> = held.into_iter().map(|b| (b.span, b.work)).collect();
    if parts.is_empty() {
        session.blocks.extend(others);
        session.open = true;
        reading.notes.unknown.push(crate::notation::Unknown {
            span: opened.span,
            text: opened.span.of(text).to_owned(),
            why: "how many of the lines below are repeated is not said".to_owned(),
        });
        return;
    }
    let several = parts.len() > 1;
    let (rests, rules) = std::mem::take(&mut session.recoveries)
        .into_iter()
        .partition(|r| r.scope == Scope::EachGap && inside(r.span, end));
    session.recoveries = rules;
    let rests: Vec<crate::tree::RestRule> = rests;
    parts.extend(rests.into_iter().map(|r| (r.span, Work::Pause(r))));
    parts.sort_by_key(|(span, _)| span.start);
    let span = parts.iter().map(|(span, _)| *span).fold(opened.span, Span::hull);
    let mut parts: Vec<Work> = parts.into_iter().map(|(_, work)| work).collect();
    let body = match parts.len() {
        1 => parts.remove(0),
        _ => Work::Seq { joint: Joint::List, parts },
    };
    let work = Work::Repeat { count: opened.count, body: Box::new(body) };
    session.blocks.push(Block { section: Section::Main, work, span });
    // Where a rest closes it and nothing follows, all of it is meant.
    if several && last_rest != Some(all) {
        let readings = match last_rest {
            Some(_) => ["up to the last rest", "all of the lines"],
            None => ["all of the lines", "only the first line"],
        };
        reading.notes.ambiguities.push(Ambiguity {
            span: opened.span,
            text: opened.span.of(text).to_owned(),
            readings: readings.map(str::to_owned).to_vec(),
            chosen: 0,
            why: "a count above lines does not say where the lines end".to_owned(),
        });
    }
    session.blocks.extend(others);
}
