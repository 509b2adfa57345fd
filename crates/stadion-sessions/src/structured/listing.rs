//! A structured workout as text.

use core::fmt::Write as _;

use stadion_types::Bounds;

use super::{StepLength, StepRole, StructuredItem, StructuredStep, StructuredWorkout};
use crate::notation::Dialect;
use crate::session::Session;
use crate::span::Span;
use crate::tree::{Amount, Block, Rep, Seconds, Section, Work};

/// Writes the workout, and gives every step its place in the text.
pub(super) fn place(workout: &mut StructuredWorkout) -> String {
    let mut text = String::new();
    if let Some(name) = &workout.name {
        let _ = writeln!(text, "{name}");
    }
    lines(&mut workout.items, 0, &mut text);
    text.truncate(text.trim_end().len());
    text
}

fn lines(items: &mut [StructuredItem], depth: usize, text: &mut String) {
    for item in items {
        text.extend(core::iter::repeat_n("  ", depth));
        let start = text.len();
        match item {
            StructuredItem::Step(step) => {
                text.push_str("- ");
                write_step(step, text);
                step.span = Some(Span::new(start, text.len()));
                text.push('\n');
            }
            StructuredItem::Repeat { turns, items, span, .. } => {
                match turns {
                    Some(turns) => {
                        let _ = write!(text, "{turns} x");
                    }
                    None => text.push_str("? x"),
                }
                *span = Some(Span::new(start, text.len()));
                text.push('\n');
                lines(items, depth + 1, text);
            }
        }
    }
}

fn write_step(step: &StructuredStep, text: &mut String) {
    match step.role {
        StepRole::Rest => text.push_str("rest "),
        StepRole::WarmUp => text.push_str("warm-up "),
        StepRole::CoolDown => text.push_str("cool-down "),
        StepRole::Work | StepRole::Unstated => {}
    }
    if let StepLength::Until(end) = &step.length {
        let _ = write!(text, "until {end}");
    }
    let mut rep = Rep::new(amount(&step.length), Span::default());
    rep.effort = step.effort;
    rep.activity = step.activity;
    rep.targets.clone_from(&step.targets);
    let block = Block { section: Section::Main, work: Work::Rep(rep), span: Span::default() };
    let session = Session { blocks: vec![block], ..Session::default() };
    let written = session.canonical(Dialect::Track);
    // The canonical text of an open amount is the word `open`, which stands as its end already.
    let open = matches!(step.length, StepLength::Until(_));
    text.push_str(if open { written.trim_start_matches("open") } else { &written });
    if let Some(name) = &step.name {
        let _ = write!(text, " \"{name}\"");
    }
}

/// The amount of a step of work.
pub(super) fn amount(length: &StepLength) -> Amount {
    match length {
        StepLength::Time(time) => Amount::Time(Bounds::exactly(Seconds(*time))),
        StepLength::Distance { distance, unit } => {
            Amount::Distance { range: Bounds::exactly(*distance), unit: *unit }
        }
        StepLength::Lifts(count) => Amount::Lifts(Bounds::exactly(*count)),
        StepLength::Until(_) => Amount::Open,
    }
}
