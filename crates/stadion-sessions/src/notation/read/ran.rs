//! Texts of nothing but times over distances: what was run is the work.

use crate::notation::Ambiguity;
use crate::notation::read::Reading;
use crate::session::LineKind;
use crate::span::Span;
use crate::tree::{Amount, Block, DistanceUnit, Rep, Section, Work};
use stadion_types::Bounds;

/// `800m - 2:41`, `800m - 2:35`: takes each time for a repetition over its distance, if the text has no work
/// and nothing but such lines, and tells so.
pub(super) fn ran(text: &str, reading: &mut Reading) {
    let session = &mut reading.session;
    let rows = &session.results;
    let bare = session.blocks.is_empty() && reading.loose.is_empty() && !rows.is_empty();
    let only = session.lines.iter().all(|l| l.kind == LineKind::Result);
    if !bare || !only || reading.notes.error.is_some() {
        return;
    }
    let block = |row: &crate::results::SplitRow| {
        let amount =
            Amount::Distance { range: Bounds::exactly(row.distance?), unit: DistanceUnit::Meter };
        // A row of several times is one of results, whose work stands elsewhere.
        let work = Work::Rep(Rep::new(amount, row.span));
        if row.times.len() != 1 {
            return None;
        }
        Some(Block { section: Section::Main, work, span: row.span })
    };
    let Some(blocks) = rows.iter().map(block).collect::<Option<Vec<_>>>() else { return };
    let Some(span) = rows.iter().map(|r| r.span).reduce(Span::hull) else { return };
    session.blocks = blocks;
    reading.notes.ambiguities.push(Ambiguity {
        span,
        text: span.of(text).to_owned(),
        readings: vec!["what was run, as the work".to_owned(), "bests, and no work".to_owned()],
        chosen: 0,
        why: "nothing but times over distances".to_owned(),
    });
}
