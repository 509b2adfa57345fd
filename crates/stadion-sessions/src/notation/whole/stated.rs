//! Headings that say in numbers what the lines below them hold: `5 x (625 yds)`, `workout: 6 x 1k`.

use crate::notation::Unknown;
use crate::notation::read::Reading;
use crate::notation::work::first_rep;
use crate::resolve::{Sums, sums};
use crate::span::Span;
use crate::tree::{Block, Joint, Section, Work};

/// Names of a whole, in front of a colon.
const WHOLE: &[&str] = &["workout", "session", "title", "name", "training"];
/// Coaches round.
const NEAR: f64 = 0.01;

/// Why a single amount with a colon at its end leaves the work open.
pub(crate) const HOW_MANY: &str = "how many of the lines below are meant is not said";

/// `90 min run:` and lines below it that add up to it: the heading is no work of its own.
fn sum_below(reading: &mut Reading) {
    let Some(heading) = reading.heading else { return };
    let blocks = &mut reading.session.blocks;
    let Some(at) = blocks.iter().position(|b| b.span == heading) else { return };
    if !matches!(blocks[at].work, Work::Rep(_)) || at > 0 {
        return;
    }
    let (whole, below) = (sums(&blocks[at].work), total(&blocks[at + 1..]));
    let near = |a: f64, b: f64| (a - b).abs() <= NEAR * a;
    let same = match (exact(whole.seconds), exact(below.seconds)) {
        (Some(a), Some(b)) => near(a, b) && below.meters.is_none(),
        (None, None) => {
            exact(whole.meters).zip(exact(below.meters)).is_some_and(|(a, b)| near(a, b))
        }
        _ => false,
    };
    if same && blocks.len() > at + 2 && !below.open {
        blocks.remove(at);
        reading.session.open = false;
        reading.notes.unknown.retain(|u| !(u.span == heading && u.why == HOW_MANY));
        reading.heading = None;
    }
}

/// What a heading with a sum in brackets is called.
const HEADINGS: &[&str] = &[
    "set", "sets", "main", "warmup", "warm", "up", "warm-up", "pre", "pre-set", "kick", "pull",
    "swim", "drill", "sprint", "workout", "session", "block", "part", "series", "cooldown", "cool",
    "down",
];

/// `Main set (1500 yds, 20:45 min)` above the parts of the set: what its brackets say is their sum, and no
/// work of its own. Where the lines below add up to something else, that is told.
fn sums_in_brackets(text: &str, reading: &mut Reading) {
    let mut at = 0;
    while at + 1 < reading.session.blocks.len() {
        let blocks = &reading.session.blocks;
        let Some((whole, timed)) = sum_in_brackets(text, &blocks[at]) else {
            at += 1;
            continue;
        };
        let near = |m: f64| (m - whole).abs() <= NEAR * whole;
        let add = |sum: &mut Sums, b: &Block| {
            *sum = sum.plus(sums(&b.work));
            Some(exact(sum.meters))
        };
        let below = blocks[at + 1..].iter().scan(Sums::default(), add);
        let parts = below.flatten().position(near);
        if !timed && parts.is_none() {
            at += 1;
            continue;
        }
        let heading = reading.session.blocks.remove(at);
        let span = heading.span;
        let within = |s: Span| span.start <= s.start && s.end <= span.end;
        reading.notes.forget(|a| within(a.span));
        reading.notes.unknown.retain(|u| !within(u.span));
        // A colon behind it had left the work open.
        if reading.heading.is_some_and(within) {
            reading.heading = None;
            reading.session.open = false;
        }
        if let Some(parts) = parts {
            for block in &mut reading.session.blocks[at..=at + parts] {
                if block.section == Section::Main {
                    block.section = heading.section;
                }
            }
        } else {
            reading.notes.unknown.push(Unknown {
                span,
                text: span.of(text).to_owned(),
                why: "a sum in a heading, which is not that of what stands below it".to_owned(),
            });
        }
    }
}

/// `5x (1250 yds) alternate 200/50`: what stands behind the bracket may be what each round holds, and the
/// bracket their sum; that is told.
fn alternating(text: &str, reading: &mut Reading) {
    const TURNS: &[&str] = &["alternate", "alternating", "alt"];
    for block in &reading.session.blocks {
        let Work::Repeat { body, .. } = &block.work else { continue };
        let Work::Rep(rep) = &**body else { continue };
        let opened = line_before(text, rep.span).trim_end().ends_with(['(', '[']);
        let behind = text.get(rep.span.end..).and_then(|b| b.split_once([')', ']']));
        let Some((inner, behind)) = behind.filter(|_| opened) else { continue };
        let turns = behind.split_whitespace().next().unwrap_or_default();
        let turns = TURNS.iter().any(|t| t.eq_ignore_ascii_case(turns.trim_end_matches('.')));
        if inner.trim().is_empty() && turns && behind.contains(|c: char| c.is_ascii_digit()) {
            reading.notes.unknown.push(Unknown {
                span: block.span,
                text: block.span.of(text).to_owned(),
                why: "an amount in brackets, which may be the sum of what stands behind it"
                    .to_owned(),
            });
        }
    }
}

/// The metres of a block that is a name with one amount in brackets, and whether a time stands beside it.
fn sum_in_brackets(text: &str, block: &Block) -> Option<(f64, bool)> {
    let mut body = &block.work;
    // The number of a set is no count.
    while let Work::With { body: inner, .. } | Work::Repeat { body: inner, .. } = body {
        body = inner;
    }
    let Work::Rep(rep) = body else { return None };
    let meters = rep.amount.distance()?.exact()?.meters();
    let line = line_before(text, rep.span);
    let (name, _) = line.rsplit_once(['(', '[']).filter(|(_, inner)| inner.trim().is_empty())?;
    let words = name.split([' ', ':', '-', '\u{2013}', '\u{2014}']).filter(|w| !w.is_empty());
    let named = words.clone().any(|w| HEADINGS.iter().any(|h| h.eq_ignore_ascii_case(w)));
    let all = words.clone().all(|w| {
        let number = w.trim_start_matches('#').parse::<u32>().is_ok();
        number || HEADINGS.iter().any(|h| h.eq_ignore_ascii_case(w))
    });
    let behind = text.get(rep.span.end..)?.lines().next().unwrap_or_default();
    let inner = behind.trim_end_matches([' ', ':', '.']).strip_suffix([')', ']'])?;
    let time = inner.contains(':') || inner.trim_end().ends_with("min");
    let timed = inner.trim_start().starts_with(',') && time;
    (named && all && (timed || inner.trim().is_empty())).then_some((meters, timed))
}

/// Takes such headings for what they are, and counts only what they head.
pub(crate) fn headings(text: &str, reading: &mut Reading) {
    sum_below(reading);
    sums_in_brackets(text, reading);
    alternating(text, reading);
    let blocks = &mut reading.session.blocks;
    if blocks.len() < 2 {
        return;
    }
    let first = blocks.iter().position(|b| b.section == Section::Main);
    if let Some(at) = first.filter(|at| is_title(text, *at, blocks)) {
        let title = blocks.remove(at);
        reading.notes.unknown.push(Unknown {
            span: title.span,
            text: title.span.of(text).to_owned(),
            why: "read as the name of what stands below, which is as much".to_owned(),
        });
        return;
    }
    let Some(at) = blocks.iter().position(|b| bracketed(text, b)) else { return };
    let end = blocks[at + 1..].iter().position(|b| b.section != Section::Main);
    let end = end.map_or(blocks.len(), |n| at + 1 + n);
    let Work::Repeat { count, .. } = blocks[at].work else { return };
    let meters = |work: &Work| exact(sums(work).meters);
    let whole = first_rep(&blocks[at].work).and_then(|r| r.amount.distance()?.exact());
    let below = total(&blocks[at + 1..end]);
    let (Some(whole), Some(below)) = (whole, exact(below.meters)) else { return };
    let near = |a: f64| (a - whole.meters()).abs() <= NEAR * whole.meters();
    // The bracket gives one round, or all of them.
    let rounds = f64::from(count.min());
    if end == at + 1 || meters(&blocks[at].work).is_none() || !(near(below) || near(below * rounds))
    {
        return;
    }
    let parts: Vec<Block> = blocks.splice(at + 1..end, std::iter::empty()).collect();
    let span = parts.iter().fold(blocks[at].span, |all, b| all.hull(b.span));
    let mut parts: Vec<Work> = parts.into_iter().map(|b| b.work).collect();
    let body = match parts.len() {
        1 => parts.swap_remove(0),
        _ => Work::Seq { joint: Joint::List, parts },
    };
    blocks[at] =
        Block { section: Section::Main, work: Work::Repeat { count, body: Box::new(body) }, span };
}

fn exact(range: Option<(f64, f64)>) -> Option<f64> {
    range.filter(|r| r.0.total_cmp(&r.1).is_eq() && r.0 > 0.0).map(|r| r.0)
}

fn total(blocks: &[Block]) -> Sums {
    blocks.iter().map(|b| sums(&b.work)).fold(Sums::default(), Sums::plus)
}

/// The line in which a place lies, up to the place.
fn line_before(text: &str, span: Span) -> &str {
    text.get(..span.start).map_or("", |t| t.rsplit('\n').next().unwrap_or(t))
}

/// Whether the block is one amount in brackets, several times, and nothing else.
fn bracketed(text: &str, block: &Block) -> bool {
    let Work::Repeat { body, .. } = &block.work else { return false };
    let Work::Rep(rep) = &**body else { return false };
    let opened = line_before(text, rep.span).trim_end().ends_with(['(', '[']);
    let behind = text.get(rep.span.end..block.span.end).unwrap_or_default();
    opened && behind.chars().all(|c| matches!(c, ')' | ']' | ':' | '.' | ' '))
}

/// Whether the block stands behind the name of a whole, and the others are as much as it.
fn is_title(text: &str, at: usize, blocks: &[Block]) -> bool {
    let line = line_before(text, blocks[at].span);
    let words = text.get(blocks[at].span.start - line.len()..blocks[at].span.end);
    let named = words.and_then(|w| w.split_once(':')).is_some_and(|(name, _)| {
        let name = name.trim_start_matches(['-', '*', ' ']).trim();
        WHOLE.iter().any(|w| w.eq_ignore_ascii_case(name))
    });
    let others: Vec<Block> =
        blocks.iter().filter(|b| b.section == Section::Main).skip(1).cloned().collect();
    let (title, below) = (sums(&blocks[at].work), total(&others));
    let same = title.reps == below.reps
        && title.meters.is_some() == below.meters.is_some()
        && title.seconds.is_some() == below.seconds.is_some();
    let near = |a: Option<(f64, f64)>, b: Option<(f64, f64)>| match (exact(a), exact(b)) {
        (Some(a), Some(b)) => (a - b).abs() <= NEAR * a,
        _ => a.is_none() && b.is_none(),
    };
    named
        && !others.is_empty()
        && same
        && title.reps.1 > 1
        && near(title.meters, below.meters)
        && near(title.seconds, below.seconds)
}
