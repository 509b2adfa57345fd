//! Choices over several lines: `or` between two of them, and options with a number.

use crate::notation::Ambiguity;
use crate::notation::read::{Reading, hull};
use crate::notation::tokens::lex::Token;
use crate::notation::whole::rounds;
use crate::notation::work::OR;
use crate::session::LineKind;
use crate::span::Span;
use crate::tree::{Block, Joint, RestRule, Section, Work};

const OPTION: &[&str] = &["option", "alternative", "choice", "opción", "variante", "alternativ"];

/// Where the lines of each option begin, and the `or` that waits for a line of work.
#[derive(Debug, Default)]
pub(crate) struct Either {
    /// Blocks and rests in front of each option, and its label.
    options: Vec<(usize, usize, Span)>,
    /// Where the part before the word begins, blocks and rests in front of the part behind it, and the word.
    waiting: Option<(usize, usize, Span)>,
}

/// `or`, `Option 2:` at the front of a line: how many tokens say so.
pub(crate) fn opens(text: &str, tokens: &[Token], reading: &mut Reading) -> usize {
    let dashes = tokens.iter().take_while(|t| t.is('-') || t.is('\u{2014}') || t.is('*')).count();
    let behind = &tokens[dashes..];
    let Some(first) = behind.first() else { return 0 };
    if !(first.is_word(OPTION) || first.is_word(OR)) {
        return 0;
    }
    // Rounds above end here.
    rounds::close(text, reading);
    let at = (reading.session.blocks.len(), reading.session.recoveries.len());
    if first.is_word(OPTION) {
        let number = behind.get(1).is_some_and(|t| {
            t.number().is_some() || t.word().is_some_and(|w| w.chars().count() == 1)
        });
        let sign = 1 + usize::from(number);
        let colon = behind
            .get(sign)
            .is_some_and(|t| [':', '-', '\u{2014}', ')', '.'].iter().any(|s| t.is(*s)));
        if !colon {
            return 0;
        }
        reading.either.options.push((at.0, at.1, hull(&behind[..sign])));
        return dashes + sign + 1;
    }
    if reading.session.blocks.is_empty() {
        return 0;
    }
    let colon = usize::from(behind.get(1).is_some_and(|t| t.is(':')));
    let alone = behind[1 + colon..].iter().all(|t| t.is('-') || t.is('\u{2014}') || t.is('*'));
    if !alone && !behind.get(1 + colon).is_some_and(|t| t.is_figure() || t.is('(')) {
        return 0;
    }
    reading.either.waiting = Some((at.0, at.1, first.span));
    if alone { tokens.len() } else { dashes + 1 + colon }
}

/// Joins the line of work behind `or` with the one before it.
pub(crate) fn below(text: &str, reading: &mut Reading) {
    let Some((blocks, _, joint)) = reading.either.waiting else { return };
    let session = &mut reading.session;
    // What rounds hold is no part of its own yet.
    if session.blocks.len() <= blocks || reading.rounds.is_some() {
        return;
    }
    reading.either.waiting = None;
    let before = session
        .lines
        .iter()
        .rev()
        .find(|l| l.kind == LineKind::Work && l.span.end <= joint.start)
        .map_or(0, |l| l.span.start);
    let other = arm(session.blocks.split_off(blocks), Vec::new());
    let start = session.blocks.iter().position(|b| b.span.start >= before).unwrap_or(blocks);
    let first: Vec<Block> = session.blocks.split_off(start.min(session.blocks.len()));
    let (own, rules) = std::mem::take(&mut session.recoveries)
        .into_iter()
        .partition::<Vec<RestRule>, _>(|r| (before..joint.start).contains(&r.span.start));
    session.recoveries = rules;
    let (first, other) = match (arm(first, own), other) {
        (Some(first), Some(other)) => (first, other),
        (first, other) => {
            session.blocks.extend(first.into_iter().chain(other));
            return;
        }
    };
    let span = first.span.hull(other.span);
    let mut arms = match first.work {
        Work::Choice(arms) => arms,
        alone => vec![alone],
    };
    arms.push(other.work);
    session.blocks.push(Block { section: Section::Main, work: Work::Choice(arms), span });
    tell(text, joint, reading);
}

/// Makes one choice of the options.
pub(crate) fn close(text: &str, reading: &mut Reading) {
    let options = std::mem::take(&mut reading.either.options);
    let [first, .., last] = options[..] else { return };
    let session = &mut reading.session;
    let mut arms: Vec<Block> = Vec::new();
    let (mut before, mut behind) = (Vec::new(), Vec::new());
    for option in options.iter().rev() {
        let blocks = session.blocks.split_off(option.0.min(session.blocks.len()));
        let rests = session.recoveries.split_off(option.1.min(session.recoveries.len()));
        let (main, others): (Vec<_>, Vec<_>) =
            blocks.into_iter().partition(|b| b.section == Section::Main);
        let (warm, cool): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|b| b.section == Section::WarmUp);
        before.splice(0..0, warm);
        behind.splice(0..0, cool);
        arms.extend(arm(main, rests));
    }
    arms.reverse();
    let span = arms.iter().map(|b| b.span).reduce(Span::hull);
    session.blocks.append(&mut before);
    if let (Some(span), true) = (span, arms.len() > 1) {
        let work = Work::Choice(arms.into_iter().map(|b| b.work).collect());
        session.blocks.push(Block { section: Section::Main, work, span });
    } else {
        session.blocks.append(&mut arms);
    }
    session.blocks.append(&mut behind);
    tell(text, first.2.hull(last.2), reading);
}

/// The work of one side, with the rests that were written for it.
fn arm(mut blocks: Vec<Block>, rests: Vec<RestRule>) -> Option<Block> {
    let span = blocks.iter().map(|b| b.span).reduce(Span::hull)?;
    let work = if blocks.len() == 1 {
        blocks.pop()?.work
    } else {
        Work::Seq { joint: Joint::Blocks, parts: blocks.into_iter().map(|b| b.work).collect() }
    };
    let work = if rests.is_empty() { work } else { Work::With { body: Box::new(work), rests } };
    Some(Block { section: Section::Main, work, span })
}

fn tell(text: &str, span: Span, reading: &mut Reading) {
    reading.notes.ambiguities.push(Ambiguity {
        span,
        text: span.of(text).to_owned(),
        readings: vec![
            "one of the parts: the sums span all, the steps are those of the first".to_owned(),
            "all of them".to_owned(),
        ],
        chosen: 0,
        why: "lines to choose from".to_owned(),
    });
}
