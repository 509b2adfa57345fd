//! Which split belongs to which repetition.

use core::time::Duration;

use stadion_types::Distance;

use super::{Done, Split, SplitRow};
use crate::step::{Step, StepKind};

/// Matches the rows with the repetitions, by distance, set and block, each repetition once.
pub(crate) fn splits(rows: &[SplitRow], steps: &[Step]) -> Vec<Split> {
    let reps: Vec<&Step> =
        steps.iter().filter(|s| s.kind == StepKind::Work && s.rep.is_some()).collect();
    let mut taken = vec![false; reps.len()];
    let mut found: Vec<Vec<Split>> = vec![Vec::new(); rows.len()];
    // A row that names a distance or a block chooses before one that names nothing.
    let named = |row: &SplitRow| row.distance.is_some() || row.block.is_some() || row.set.is_some();
    let (first, last): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|i| named(&rows[*i]));
    for i in first.into_iter().chain(last) {
        let row = &rows[i];
        let open: Vec<usize> = candidates(row, &reps).into_iter().filter(|r| !taken[*r]).collect();
        // A row that names nothing is only matched if it has a time for every repetition left.
        let fits = named(row) || open.len() == row.times.len();
        for (n, time) in row.times.iter().enumerate() {
            let rep = open.get(n).copied().filter(|_| fits);
            if let Some(rep) = rep {
                taken[rep] = true;
            }
            let step = rep.map(|r| reps[r]);
            found[i].push(Split {
                rep: step.and_then(|s| s.rep),
                distance: step.and_then(|s| s.distance?.exact()).or(row.distance),
                time: *time,
            });
        }
    }
    found.into_iter().flatten().collect()
}

/// The repetitions that a row's label speaks of, as indexes.
fn candidates(row: &SplitRow, reps: &[&Step]) -> Vec<usize> {
    let all = 0..reps.len();
    let near = |step: &Step, distance: Distance| {
        step.distance
            .and_then(|d| d.exact())
            .is_some_and(|d| (d.meters() - distance.meters()).abs() <= 0.011 * distance.meters())
    };
    let mut found: Vec<usize> = match (row.distance, &row.block) {
        (Some(distance), _) => all.filter(|i| near(reps[*i], distance)).collect(),
        (None, Some(_)) => longest_list(reps),
        (None, None) => all.collect(),
    };
    if let Some(set) = row.set {
        let mut sets: Vec<u32> = found.iter().map(|i| reps[*i].set).collect();
        sets.dedup();
        let wanted = usize::try_from(set)
            .ok()
            .and_then(|s| s.checked_sub(1))
            .and_then(|s| sets.get(s).copied());
        found.retain(|i| Some(reps[*i].set) == wanted);
    }
    found
}

/// The set with the most different distances: what a coach calls the ladder.
fn longest_list(reps: &[&Step]) -> Vec<usize> {
    let kinds = |set: u32| {
        let mut seen: Vec<f64> = reps
            .iter()
            .filter(|r| r.set == set)
            .filter_map(|r| r.distance)
            .map(|d| d.min().meters())
            .collect();
        seen.sort_by(f64::total_cmp);
        seen.dedup();
        seen.len()
    };
    let best = reps.iter().map(|r| r.set).max_by(|a, b| kinds(*a).cmp(&kinds(*b)).then(b.cmp(a)));
    (0..reps.len()).filter(|i| Some(reps[*i].set) == best).collect()
}

/// The sums of the splits.
pub(crate) fn done(splits: &[Split]) -> Option<Done> {
    if splits.is_empty() {
        return None;
    }
    let meters: Option<f64> = splits.iter().map(|s| s.distance.map(Distance::meters)).sum();
    Some(Done {
        reps: u32::try_from(splits.len()).unwrap_or(u32::MAX),
        distance: meters.and_then(|m| Distance::from_meters(m).ok()),
        work: splits
            .iter()
            .map(|s| s.time.duration())
            .fold(Duration::ZERO, Duration::saturating_add),
    })
}
