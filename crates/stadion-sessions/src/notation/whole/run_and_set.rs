//! `18 miles, 2 x 4 miles at marathon pace`: a run with a set behind a comma may be both, or the run
//! that holds the set.

use crate::notation::diagnostic::Ambiguity;
use crate::resolve::{Sums, sums};
use crate::session::Session;
use crate::tree::{Activity, Block, Joint, Rep, Section, Work};

/// Shorter runs are warm-ups, and no set lies within them; metres.
const LEAST_RUN_M: f64 = 8_000.0;
/// The same in time; seconds.
const LEAST_RUN_S: f64 = 40.0 * 60.0;
/// A set below this share of the run is strides behind it.
const LEAST_SHARE: f64 = 0.15;

/// The entry for each block of `session` that is such a run.
pub(crate) fn run_and_set(text: &str, session: &Session) -> Vec<Ambiguity> {
    session.blocks.iter().filter_map(|block| entry(text, block)).collect()
}

fn entry(text: &str, block: &Block) -> Option<Ambiguity> {
    let (run, set) = parts(block)?;
    let run = sums(&Work::Rep(run.clone()));
    let set = set.iter().map(sums).fold(Sums::default(), Sums::plus);
    let (run, set, unit) = match (run.meters, run.seconds) {
        (Some(run), None) if run.0 >= LEAST_RUN_M => (run, set.meters?, "m"),
        (None, Some(run)) if run.0 >= LEAST_RUN_S => (run, set.seconds?, "s"),
        _ => return None,
    };
    if !(LEAST_SHARE..1.0).contains(&(set.1 / run.0)) {
        return None;
    }
    let range = |low: f64, high: f64| {
        if (high - low).abs() < 0.5 { format!("{low:.0}") } else { format!("{low:.0}-{high:.0}") }
    };
    let both = range(run.0 + set.0, run.1 + set.1);
    Some(Ambiguity {
        span: block.span,
        text: block.span.of(text).to_owned(),
        readings: vec![
            format!("the run and then the set: {both} {unit}"),
            format!("the set within the run: {} {unit} of work", range(set.0, set.1)),
        ],
        chosen: 0,
        why: "no word such as `with` says that the set lies within the run".to_owned(),
    })
}

/// The run of which nothing else is said, and the counted parts behind it.
fn parts(block: &Block) -> Option<(&Rep, &[Work])> {
    let mut work = &block.work;
    while let Work::With { body, .. } = work {
        work = body;
    }
    let Work::Seq { joint: Joint::List, parts } = work else { return None };
    let Some((Work::Rep(run), set)) = parts.split_first() else { return None };
    let bare = run.effort.is_none() && run.targets.is_empty() && run.activity == Activity::Main;
    (bare && block.section == Section::Main && set.iter().all(is_repeat)).then_some((run, set))
}

fn is_repeat(work: &Work) -> bool {
    match work {
        Work::Repeat { .. } => true,
        Work::With { body, .. } => is_repeat(body),
        _ => false,
    }
}
