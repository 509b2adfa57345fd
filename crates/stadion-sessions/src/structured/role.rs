//! Which steps without a role are rests: those that are much easier than the work beside them.

use super::{Notes, StepRole, StructuredItem, StructuredStep};
use crate::tree::{Effort, PercentOf, Target};

/// A rest by its intensity is at most this share of the intensity of the work beside it.
const EASY_SHARE: f64 = 0.75;
/// The same for heart rates, which stay up between repetitions.
const EASY_HEART_SHARE: f64 = 0.82;
/// Longer steps are easy work even if the text does not say so.
const LONGEST_REST_S: u64 = 600;

/// How hard a step is, on a scale of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Level {
    /// Per cent of something.
    Share(PercentOf, f64),
    Watts(f64),
    Speed(f64),
    Zone(f64),
    /// A word says that it is easy.
    Easy,
    /// A word says that it is hard, or it is aimed at something that has no scale here.
    Other,
}

/// Gives every step a role.
pub(super) fn decide(text: &str, items: &mut [StructuredItem], notes: &mut Notes) {
    run(text, items, false, notes);
}

fn run(text: &str, items: &mut [StructuredItem], repeated: bool, notes: &mut Notes) {
    for item in items.iter_mut() {
        if let StructuredItem::Repeat { items, .. } = item {
            run(text, items, true, notes);
        }
    }
    let levels: Vec<Option<Level>> = items.iter().map(hardest).collect();
    let len = items.len();
    for i in 0..len {
        let (before, after) = match (repeated, len) {
            (true, 2..) => (Some((i + len - 1) % len), Some((i + 1) % len)),
            _ => (i.checked_sub(1), (i + 1 < len).then_some(i + 1)),
        };
        // A repeat of the main set begins with its work.
        let first = i == 0;
        let beside = |at: Option<usize>| at.and_then(|at| items.get(at)).and_then(worked);
        let around = (beside(before), beside(after));
        let neighbours = (
            before.and_then(|b| levels.get(b).copied().flatten()),
            after.and_then(|a| levels.get(a).copied().flatten()),
        );
        let Some(StructuredItem::Step(step)) = items.get_mut(i) else { continue };
        if step.role != StepRole::Unstated {
            continue;
        }
        let own = level(step);
        let short =
            !matches!(step.length, super::StepLength::Time(t) if t.as_secs() >= LONGEST_REST_S);
        let between = around.0.is_some() && around.1.is_some() && short;
        let harder = |other: Option<Level>| match (own, other) {
            (Some(own), Some(other)) => is_harder(other, own),
            _ => false,
        };
        let silent = own.is_none() && neighbours.0.is_some() && neighbours.1.is_some() && !first;
        step.role = if between && harder(neighbours.0) && harder(neighbours.1) {
            StepRole::Rest
        } else if between && silent {
            tell(text, step, notes);
            StepRole::Rest
        } else {
            StepRole::Work
        };
    }
}

/// A step without a target is told: it may be work at will.
fn tell(text: &str, step: &StructuredStep, notes: &mut Notes) {
    let span = step.span.unwrap_or_default();
    let why = "a step without a target between steps that have one";
    notes.ambiguity(text, span, &["a rest", "work at will"], why);
}

/// Whether an item holds work of the main set, or may do so.
fn worked(item: &StructuredItem) -> Option<()> {
    match item {
        StructuredItem::Step(step) => {
            matches!(step.role, StepRole::Work | StepRole::Unstated).then_some(())
        }
        StructuredItem::Repeat { items, .. } => items.iter().find_map(worked),
    }
}

fn hardest(item: &StructuredItem) -> Option<Level> {
    match item {
        StructuredItem::Step(step) => level(step),
        StructuredItem::Repeat { items, .. } => {
            let work = |item: &&StructuredItem| !matches!(item, StructuredItem::Step(s) if s.role == StepRole::Rest);
            items
                .iter()
                .filter(work)
                .filter_map(hardest)
                .reduce(|a, b| if is_harder(b, a) { b } else { a })
        }
    }
}

fn level(step: &StructuredStep) -> Option<Level> {
    let word = step.effort.map(|e| if e == Effort::Easy { Level::Easy } else { Level::Other });
    let aimed = step.targets.iter().find_map(|target| match target {
        Target::Percent { range, of } => {
            Some(Level::Share(*of, f64::midpoint(range.min(), range.max())))
        }
        Target::Power(range) => {
            Some(Level::Watts(f64::midpoint(range.min().watts(), range.max().watts())))
        }
        Target::Speed(range) => {
            let (slow, fast) = (range.min().meters_per_second(), range.max().meters_per_second());
            Some(Level::Speed(f64::midpoint(slow, fast)))
        }
        Target::Named(name) => zone(name).map(Level::Zone),
        _ => None,
    });
    aimed.or(word).or((!step.targets.is_empty()).then_some(Level::Other))
}

/// The number of a zone by its name: `power zone 2`, `power zone 2-3`.
fn zone(name: &str) -> Option<f64> {
    let (_, numbers) = name.split_once("zone ")?;
    let mut ends = numbers.split('-').map(str::parse::<f64>);
    let low = ends.next()?.ok()?;
    Some(ends.next().and_then(Result::ok).map_or(low, |high| f64::midpoint(low, high)))
}

fn is_harder(other: Level, own: Level) -> bool {
    match (other, own) {
        (Level::Easy, _) => false,
        (_, Level::Easy) => true,
        (Level::Zone(a), Level::Zone(b)) => b <= 2.5 && a - b >= 1.5,
        // Zone 1 is a recovery in every scheme, and the other scale asks for more than nothing.
        (_, Level::Zone(b)) => b <= 1.0,
        (Level::Share(a, high), Level::Share(b, low)) if a == b => {
            let heart = matches!(a, PercentOf::MaxHeartRate | PercentOf::ThresholdHeartRate);
            low <= high * if heart { EASY_HEART_SHARE } else { EASY_SHARE }
        }
        (Level::Watts(high), Level::Watts(low)) | (Level::Speed(high), Level::Speed(low)) => {
            low <= high * EASY_SHARE
        }
        (_, Level::Share(PercentOf::ThresholdPower, low)) => low <= 55.0,
        (_, Level::Share(PercentOf::ThresholdSpeed, low)) => low <= 65.0,
        _ => false,
    }
}
