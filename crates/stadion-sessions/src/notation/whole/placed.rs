//! Rests on lines between lines of work: `1000m`, `3 min rest`, `600m`, `2 min rest`, `300m`.

use crate::notation::read::Reading;
use crate::tree::{Block, Joint, RestAmount, RestRule, Scope, Work};

/// Gives each of several rest lines to the line of work above it: behind one repetition it is the
/// rest that follows, behind several it lies between them.
///
/// A single rest line holds for all of the text.
pub(crate) fn place(text: &str, reading: &mut Reading) {
    let session = &mut reading.session;
    sets_of_one(text, &mut session.blocks, &mut session.recoveries);
    let Some(above) = blocks_above(&session.blocks, &session.recoveries) else { return };
    for (at, rule) in above.into_iter().zip(std::mem::take(&mut session.recoveries)) {
        let Some(block) = session.blocks.get_mut(at) else { continue };
        block.span = block.span.hull(rule.span);
        let work = std::mem::replace(&mut block.work, Work::Choice(Vec::new()));
        block.work = match work {
            Work::Rep(_) => Work::Seq { joint: Joint::List, parts: vec![work, Work::Pause(rule)] },
            work => Work::With { body: Box::new(work), rests: vec![rule] },
        };
    }
}

/// `2 x 12 min`, and below it `4 min between sets`: where there are no sets, the repetitions are meant.
fn sets_of_one(text: &str, blocks: &mut [Block], rests: &mut [RestRule]) {
    // What stands in braces is read by the letter.
    let braced = |at: usize| {
        let line = text.get(..at).map_or("", |t| t.rsplit('\n').next().unwrap_or(t));
        line.trim_start().starts_with('{') || text.get(at..).is_some_and(|t| t.starts_with('{'))
    };
    if blocks.iter().any(|b| braced(b.span.start)) || rests.iter().any(|r| braced(r.span.start)) {
        return;
    }
    let counted = |work: &Work| matches!(work, Work::Repeat { count, body } if count.max() > 1 && matches!(**body, Work::Rep(_)));
    let of_sets = |rests: &[RestRule]| rests.iter().all(|r| r.scope == Scope::BetweenSets);
    if rests.is_empty() {
        let [Block { work: Work::With { body, rests }, .. }] = blocks else { return };
        if counted(body) && of_sets(rests) {
            for rest in rests {
                rest.scope = Scope::BetweenReps;
            }
        }
        return;
    }
    let above = |rule: &RestRule| {
        let at = blocks.iter().rposition(|b| b.span.end <= rule.span.start)?;
        counted(&blocks[at].work).then_some(at)
    };
    let Some(mut places) = rests.iter().map(above).collect::<Option<Vec<usize>>>() else { return };
    let all = places.len();
    places.dedup();
    // One rest below several lines may lie between these.
    let each = places.len() == all && (all > 1 || blocks.len() == 1);
    if each && of_sets(rests) {
        for rest in rests {
            rest.scope = Scope::BetweenReps;
        }
    }
}

/// The block above each of the rests, if each has one of its own and none says another place.
fn blocks_above(blocks: &[Block], rests: &[RestRule]) -> Option<Vec<usize>> {
    let plain = |block: &Block| match &block.work {
        Work::Rep(_) => true,
        Work::Repeat { body, .. } => matches!(**body, Work::Rep(_)),
        _ => false,
    };
    let timed = |rule: &RestRule| {
        matches!(
            rule.amount,
            RestAmount::Time(_) | RestAmount::Distance(_) | RestAmount::DistanceIn { .. }
        )
    };
    if rests.len() < 2 || blocks.len() < rests.len() {
        return None;
    }
    let mut above: Vec<usize> = Vec::with_capacity(rests.len());
    for rule in rests {
        let at = blocks.iter().rposition(|b| b.span.end <= rule.span.start)?;
        let block = blocks.get(at)?;
        let counted = matches!(block.work, Work::Repeat { .. });
        let here = match rule.scope {
            Scope::EachGap => true,
            Scope::BetweenReps => counted,
            _ => false,
        };
        if !here || !plain(block) || !timed(rule) || above.last().is_some_and(|last| *last >= at) {
            return None;
        }
        above.push(at);
    }
    Some(above)
}
