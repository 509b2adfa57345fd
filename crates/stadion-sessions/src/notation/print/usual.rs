//! Blocks of the usual shapes that read back from free text, where all of the session can stand in it.
//!
//! Beside lines in braces the rules of [`plain`](super::plain) hold, which are narrower.

use super::plain::{amount, clause, leaf, repeat};
use crate::session::Session;
use crate::tree::{
    Activity, Amount, Block, DistanceUnit, Effort, Joint, RestRule, Scope, Section, Work,
};

/// The name by which an easy session is called.
const EASY: &str = "easy";
/// Nobody does more sets.
const MOST_SETS: u32 = 60;

/// Whether the reader gives the block back; `behind` others or not.
pub(super) fn block(block: &Block, behind: bool, session: &Session) -> bool {
    let alone = session.blocks.len() == 1;
    match (&block.work, block.section) {
        // Beside other work a rest between sets could be one between blocks.
        (Work::With { body, rests }, Section::Main) => alone && group(body) && between(rests),
        (Work::Repeat { .. }, Section::Main) => alone && group(&block.work),
        (_, Section::Main) => !behind && run(&block.work, session),
        (work, Section::WarmUp | Section::CoolDown) => easy_part(work),
    }
}

/// A set, or a list without aims, with one rest of its own, several times.
fn group(work: &Work) -> bool {
    let Work::Repeat { count, body } = work else { return false };
    let Work::With { body, rests } = &**body else { return false };
    let inner = match &**body {
        Work::Repeat { body: rep, .. } => repeat(body) && matches!(**rep, Work::Rep(_)),
        Work::Seq { joint: Joint::List, parts } => parts.iter().all(bare_meters),
        _ => false,
    };
    let own = matches!(&rests[..], [rest] if rest.scope == Scope::EachGap && clause(rest));
    count.min() >= 2 && count.max() <= MOST_SETS && inner && own
}

/// A rest between the sets and no other.
fn between(rests: &[RestRule]) -> bool {
    matches!(rests, [rest] if rest.scope == Scope::BetweenSets && clause(rest))
}

/// A distance in metres and nothing beside it.
fn bare_meters(work: &Work) -> bool {
    let Work::Rep(rep) = work else { return false };
    let meters = matches!(rep.amount, Amount::Distance { unit: DistanceUnit::Meter, .. });
    meters && leaf(rep) && rep.effort.is_none() && rep.targets.is_empty()
}

/// `90 min run`, `8mi steady`, `15km run easy`: the last calls the session easy.
fn run(work: &Work, session: &Session) -> bool {
    let Work::Rep(rep) = work else { return false };
    let plain = match (rep.activity, rep.effort) {
        (Activity::Run, None) | (Activity::Main, Some(Effort::Steady)) => true,
        (Activity::Run, Some(Effort::Easy)) => session.declared.iter().any(|d| d.label == EASY),
        _ => false,
    };
    plain && rep.targets.is_empty() && amount(rep)
}

/// `10 min easy`, behind the name of a section.
fn easy_part(work: &Work) -> bool {
    let Work::Rep(rep) = work else { return false };
    let plain = matches!(rep.effort, None | Some(Effort::Easy)) && rep.activity == Activity::Main;
    plain && rep.targets.is_empty() && amount(rep)
}
