//! From the places in a rewritten text back to those in the original.

use super::rewrite::Rewritten;
use crate::notation::Parsed;
use crate::span::Span;
use crate::tree::{RestRule, Work};

/// Moves every span of `parsed`, which was read from the rewritten text, to the original one.
pub(crate) fn restore(original: &str, rewritten: Rewritten, parsed: &mut Parsed) {
    let back = |span: Span| rewritten.back(span);
    for entry in &mut parsed.ambiguities {
        entry.span = back(entry.span);
        entry.span.of(original).clone_into(&mut entry.text);
    }
    for entry in &mut parsed.unknown {
        entry.span = back(entry.span);
        entry.span.of(original).clone_into(&mut entry.text);
    }
    if let Some(error) = &mut parsed.error {
        error.span = back(error.span);
    }
    let session = &mut parsed.session;
    for line in &mut session.lines {
        line.span = back(line.span);
    }
    for block in &mut session.blocks {
        block.span = back(block.span);
        work(&mut block.work, &back);
    }
    rules(&mut session.recoveries, &back);
    for target in &mut session.targets {
        target.span = back(target.span);
    }
    for row in &mut session.results {
        row.span = back(row.span);
    }
    for plan in &mut session.plans {
        plan.span = back(plan.span);
    }
    for declared in &mut session.declared {
        declared.span = back(declared.span);
    }
    for declared in rewritten.declared {
        if !session.declared.iter().any(|d| d.label == declared.label) {
            session.declared.push(declared);
        }
    }
}

fn work(part: &mut Work, back: &impl Fn(Span) -> Span) {
    match part {
        Work::Rep(rep) => rep.span = back(rep.span),
        Work::Seq { parts, .. } | Work::Choice(parts) => {
            for part in parts {
                work(part, back);
            }
        }
        Work::Repeat { body, .. } => work(body, back),
        Work::With { body, rests } => {
            work(body, back);
            rules(rests, back);
        }
        Work::Pause(rest) => rest.span = back(rest.span),
    }
}

fn rules(rules: &mut [RestRule], back: &impl Fn(Span) -> Span) {
    for rule in rules {
        rule.span = back(rule.span);
    }
}

impl Rewritten {
    /// The span in the original; one that touches a replaced piece takes the whole piece.
    fn back(&self, span: Span) -> Span {
        let end = self.point(span.end, true);
        let start = self.point(span.start, false);
        Span::new(start.min(end), end)
    }

    fn point(&self, at: usize, is_end: bool) -> usize {
        // The last piece that begins in front of the place.
        let behind = self
            .pieces
            .partition_point(|(_, new)| if is_end { new.start < at } else { new.start <= at });
        let Some((old, new)) = behind.checked_sub(1).and_then(|i| self.pieces.get(i)) else {
            return at;
        };
        if at < new.end || (is_end && at == new.end) {
            if is_end { old.end } else { old.start }
        } else {
            at - new.end + old.end
        }
    }
}
