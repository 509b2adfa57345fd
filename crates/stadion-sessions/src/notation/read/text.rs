//! What the whole text says of its lines: announcements, sessions beside each other, sizes that nobody does.

use crate::notation::diagnostic::NotationErrorKind;
use crate::notation::lines::kind;
use crate::notation::read::Reading;
use crate::notation::work::two_ways;
use crate::notation::{Dialect, MAX_FOOT_M, MAX_HOURS, MAX_REPS, MAX_RIDE_M, work};
use crate::resolve::{MAX_LENGTH, Sums, length, sums};
use crate::session::Session;
use crate::span::Span;
use crate::tree::{Block, Scope, Section, Work};

/// A session that nobody does is a misreading.
pub(crate) fn implausible(
    session: &Session,
    dialect: Dialect,
) -> Option<(NotationErrorKind, Span)> {
    let total = session.blocks.iter().map(|b| sums(&b.work)).fold(Sums::default(), Sums::plus);
    let foot = if dialect == Dialect::Cycle { 0.0 } else { total.on_foot };
    let ride = total.meters.map_or(0.0, |m| m.1);
    let hours = total.seconds.map_or(0.0, |s| s.1 / 3600.0);
    // Turns without a repetition in them, such as rests alone, are laid out as well.
    let length = session.blocks.iter().map(|b| length(&b.work)).fold(0, u64::saturating_add);
    let too_much = total.reps.1 > MAX_REPS
        || foot > MAX_FOOT_M
        || ride > MAX_RIDE_M
        || hours > MAX_HOURS
        || length > MAX_LENGTH;
    let span = session.blocks.iter().map(|b| b.span).reduce(Span::hull)?;
    too_much.then_some((NotationErrorKind::Implausible, span))
}

/// `3 x 10 min:` and more work below: its parts, or work of its own.
pub(super) fn announced(text: &str, reading: &mut Reading) {
    let Some((span, blocks)) = reading.announced else { return };
    if reading.session.blocks.len() > blocks {
        reading.session.open = true;
        reading.notes.unknown.push(crate::notation::Unknown {
            span,
            text: span.of(text).to_owned(),
            why: "how many of the lines below are meant is not said".to_owned(),
        });
    }
}

/// `AM: .. PM: ..`: the sessions of a text are added up, and that is told.
pub(super) fn several_sessions(text: &str, reading: &mut Reading) {
    let same = |a: &Span, b: &Span| a.of(text).eq_ignore_ascii_case(b.of(text));
    let Some(first) = reading.days.first().copied() else { return };
    if reading.days.iter().all(|d| same(d, &first)) || kind::repetitions(&reading.session) < 2 {
        return;
    }
    let span = reading.days.iter().copied().fold(first, Span::hull);
    reading.notes.unknown.push(crate::notation::Unknown {
        span,
        text: span.of(text).to_owned(),
        why: "several sessions in one text, which are added up".to_owned(),
    });
}

/// `3 x 500m, 400m, 300m`, and on another line a rest between sets.
pub(super) fn list_of_sets(text: &str, reading: &mut Reading) {
    let session = &mut reading.session;
    if !session.recoveries.iter().any(|r| r.scope == Scope::BetweenSets) {
        return;
    }
    let mut main = session.blocks.iter_mut().filter(|b| b.section == Section::Main);
    let (Some(block), None) = (main.next(), main.next()) else { return };
    let span = block.span;
    // What stands in braces is read by the letter.
    let line = text.get(..span.start).map_or("", |t| t.rsplit('\n').next().unwrap_or(t));
    if line.trim_start().starts_with('{') {
        return;
    }
    let Work::Seq { parts, .. } = &mut block.work else { return };
    if span.of(text).contains(['(', '[', '+', '{', '\n']) || !two_ways::counts_a_list(parts) {
        return;
    }
    two_ways::count_the_list(parts);
    if let Some(all) = parts.pop() {
        block.work = all;
    }
    reading.notes.ambiguities.push(crate::notation::Ambiguity {
        span,
        text: span.of(text).to_owned(),
        readings: two_ways::SETS_READINGS.iter().map(|r| (*r).to_owned()).collect(),
        chosen: 0,
        why: two_ways::SETS_WHY.to_owned(),
    });
}

/// A warm-up and a cool-down with a length beside a main part: the totals count them as they are
/// written, and that is told, because others leave them out.
pub(super) fn sections_counted(text: &str, reading: &mut Reading) {
    let blocks = &reading.session.blocks;
    if !blocks.iter().any(|b| b.section == Section::Main) {
        return;
    }
    let counted = blocks.iter().filter(|b| b.section != Section::Main && !sums(&b.work).open);
    let spans = counted.map(|b| work::first_rep(&b.work).map_or(b.span, |r| r.span));
    let Some(span) = spans.reduce(Span::hull) else { return };
    reading.notes.unknown.push(crate::notation::Unknown {
        span,
        text: span.of(text).to_owned(),
        why: "the warm-up and the cool-down count in the totals as they are written".to_owned(),
    });
}

/// A race that is only named, such as `parkrun`, and whose distance stands in a line of its own is
/// one piece of work, not two.
pub(super) fn count_races_once(text: &str, blocks: &mut Vec<Block>) {
    fn single(block: &Block) -> Option<(&crate::tree::Rep, f64)> {
        let Work::Rep(rep) = &block.work else { return None };
        Some((rep, rep.amount.distance()?.exact()?.meters()))
    }
    let is_named = |rep: &crate::tree::Rep| {
        let written = rep.span.of(text).to_lowercase();
        ["parkrun", "marathon"].iter().any(|race| written.contains(race))
            && !written.contains(|c: char| c.is_ascii_digit())
    };
    let again = |at: usize, meters: f64, blocks: &[Block]| {
        blocks.iter().enumerate().any(|(i, block)| {
            let same = single(block)
                .is_some_and(|(rep, m)| !is_named(rep) && (m / meters - 1.0).abs() < 0.01);
            i != at && same
        })
    };
    let spare = (0..blocks.len())
        .find(|&i| single(&blocks[i]).is_some_and(|(rep, m)| is_named(rep) && again(i, m, blocks)));
    if let Some(i) = spare {
        blocks.remove(i);
    }
}
