//! Times that can be compared: over one distance, in one part of the session.

use stadion_types::Distance;

use super::Split;
use super::pattern::turns;
use crate::step::{Step, StepKind};

/// The times over one distance in one part of the session: a rung of a ladder is no further repetition of
/// the sets beside it.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) distance: Distance,
    part: Option<u32>,
    /// In the order of the repetitions.
    pub(crate) times: Vec<Timed>,
}

/// One time of a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timed {
    /// The number of the repetition; `u32::MAX` where the time fits none.
    pub(crate) rep: u32,
    set: u32,
    pub(crate) seconds: f64,
}

impl Row {
    /// The times, set by set.
    pub(crate) fn sets(&self) -> Vec<Vec<f64>> {
        let sets = self.times.chunk_by(|a, b| a.set == b.set);
        sets.map(|set| set.iter().map(|time| time.seconds).collect()).collect()
    }

    /// In which of two turns each was run, such as the two sides of a track; all in one if they do not
    /// alternate.
    pub(crate) fn turns(&self) -> Vec<usize> {
        turns(&self.sets())
    }
}

pub(crate) fn rows(splits: &[Split], steps: &[Step]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for split in splits {
        let Some(distance) = split.distance else { continue };
        let step = split
            .rep
            .and_then(|r| steps.iter().find(|s| s.kind == StepKind::Work && s.rep == Some(r)));
        let part = step.and_then(|s| s.path.first()).map(|t| t.repeat);
        let time = Timed {
            rep: split.rep.unwrap_or(u32::MAX),
            set: step.map_or(0, |s| s.set),
            seconds: split.time.seconds(),
        };
        match rows.iter_mut().find(|r| r.distance == distance && r.part == part) {
            Some(row) => row.times.push(time),
            None => rows.push(Row { distance, part, times: vec![time] }),
        }
    }
    for row in &mut rows {
        row.times.sort_by_key(|time| time.rep);
    }
    rows
}
