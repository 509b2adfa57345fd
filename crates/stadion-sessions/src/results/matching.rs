//! Which split belongs to which repetition.

use core::time::Duration;
use std::collections::{HashMap, HashSet};

use stadion_types::Distance;

use super::{Done, Split, SplitRow};
use crate::step::{Step, StepKind};

/// What the label of a row names. A text can have thousands of rows, and few names.
type Name<'a> = (Option<Distance>, Option<u32>, Option<&'a str>);

fn name(row: &SplitRow) -> Name<'_> {
    (row.distance, row.set, row.block.as_deref())
}

/// A row that names a distance, a block or a set chooses before one that names nothing.
fn named(row: &SplitRow) -> bool {
    name(row) != (None, None, None)
}

/// The splits of all rows, in the order of the text.
pub(crate) fn splits(rows: &[SplitRow], steps: &[Step]) -> Vec<Split> {
    by_row(rows, steps).into_iter().flatten().collect()
}

/// How many repetitions each row could have had a time for: for a row that names what it means.
pub(crate) fn wanted(rows: &[SplitRow], steps: &[Step]) -> Vec<usize> {
    assign(rows, steps).1
}

/// Matches the rows with the repetitions, by distance, set and block, each repetition once.
pub(crate) fn by_row(rows: &[SplitRow], steps: &[Step]) -> Vec<Vec<Split>> {
    assign(rows, steps).0
}

fn assign(rows: &[SplitRow], steps: &[Step]) -> (Vec<Vec<Split>>, Vec<usize>) {
    let reps: Vec<&Step> =
        steps.iter().filter(|s| s.kind == StepKind::Work && s.rep.is_some()).collect();
    // Many lines hold nothing but times.
    if reps.is_empty() {
        let alone = rows.iter().map(|row| fill(row, &[], &[], &mut [])).collect();
        return (alone, vec![0; rows.len()]);
    }
    let mut taken = vec![false; reps.len()];
    let mut found: Vec<Vec<Split>> = vec![Vec::new(); rows.len()];
    let mut wanted = vec![0; rows.len()];
    let (labelled, bare): (Vec<usize>, Vec<usize>) =
        (0..rows.len()).partition(|i| named(&rows[*i]));
    let places = |row: &SplitRow| row.times.len() + row.missed.len();
    // The repetitions that a name speaks of, and the times of its rows that are still to come.
    let of_sets = |i: &usize| rows[*i].set.is_some() || rows[*i].block.is_some();
    let sets = if labelled.iter().any(of_sets) { Sets::of(&reps) } else { Sets::default() };
    let mut names: HashMap<Name<'_>, (Vec<usize>, usize)> = HashMap::new();
    for row in labelled.iter().map(|i| &rows[*i]) {
        let fresh = || (candidates(row, &reps, &sets), 0);
        names.entry(name(row)).or_insert_with(fresh).1 += places(row);
    }
    for i in labelled {
        let Some((meant, later)) = names.get_mut(&name(&rows[i])) else { continue };
        let open: Vec<usize> = meant.iter().copied().filter(|r| !taken[*r]).collect();
        // Later rows of the same name take what this one leaves.
        *later = later.saturating_sub(places(&rows[i]));
        let least = open.iter().filter(|r| !reps[**r].optional).count();
        wanted[i] = least.saturating_sub(*later);
        found[i] = fill(&rows[i], &open, &reps, &mut taken);
    }
    // Rows that name nothing are one row over several lines, and are only matched if they have a
    // time for every repetition left.
    let open: Vec<usize> = (0..reps.len()).filter(|r| !taken[*r]).collect();
    let least = open.iter().filter(|r| !reps[**r].optional).count();
    let given: usize = bare.iter().map(|i| places(&rows[*i])).sum();
    let mut open = if (least..=open.len()).contains(&given) { &open[..] } else { &[] };
    for i in bare {
        found[i] = fill(&rows[i], open, &reps, &mut taken);
        open = &open[places(&rows[i]).min(open.len())..];
    }
    (found, wanted)
}

/// The splits of a row over the repetitions `open`, in order, with gaps where a time is missing.
fn fill(row: &SplitRow, open: &[usize], reps: &[&Step], taken: &mut [bool]) -> Vec<Split> {
    // An empty set takes no memory, and most rows have a time everywhere.
    let missed: HashSet<usize> = row.missed.iter().copied().collect();
    let none = missed.is_empty();
    let mut place = 0;
    let mut splits = Vec::with_capacity(row.times.len());
    for time in &row.times {
        while !none && missed.contains(&place) {
            if let Some(rep) = open.get(place) {
                taken[*rep] = true;
            }
            place += 1;
        }
        let rep = open.get(place).copied();
        place += 1;
        if let Some(rep) = rep {
            taken[rep] = true;
        }
        let step = rep.map(|r| reps[r]);
        splits.push(Split {
            rep: step.and_then(|s| s.rep),
            distance: step.and_then(|s| s.distance?.exact()).or(row.distance),
            time: *time,
        });
    }
    splits
}

/// What is known of the sets once, for all rows.
#[derive(Default)]
struct Sets {
    /// The sets that are turns of a repeated group: the same repeat has turns in other sets.
    turns: HashSet<u32>,
    /// The repetitions of the set with the most different distances: what a coach calls the ladder.
    ladder: Vec<usize>,
}

impl Sets {
    fn of(reps: &[&Step]) -> Self {
        let turn = |step: &Step| step.path.first().map(|t| t.repeat);
        let turns = reps
            .iter()
            .filter(|r| turn(r).is_some())
            .filter(|r| reps.iter().any(|other| other.set != r.set && turn(other) == turn(r)))
            .map(|r| r.set)
            .collect();
        let mut seen: HashMap<u32, HashSet<Distance>> = HashMap::new();
        for rep in reps {
            seen.entry(rep.set).or_default().extend(rep.distance.map(|d| d.min()));
        }
        let kinds = |set: u32| seen.get(&set).map_or(0, HashSet::len);
        let best =
            reps.iter().map(|r| r.set).max_by(|a, b| kinds(*a).cmp(&kinds(*b)).then(b.cmp(a)));
        let ladder = (0..reps.len()).filter(|i| Some(reps[*i].set) == best).collect();
        Self { turns, ladder }
    }
}

/// The repetitions that a row's label speaks of, as indexes.
fn candidates(row: &SplitRow, reps: &[&Step], known: &Sets) -> Vec<usize> {
    let all = 0..reps.len();
    let near = |step: &Step, distance: Distance| {
        step.distance
            .and_then(|d| d.exact())
            .is_some_and(|d| (d.meters() - distance.meters()).abs() <= 0.011 * distance.meters())
    };
    let mut found: Vec<usize> = match (row.distance, &row.block) {
        (Some(distance), _) => all.filter(|i| near(reps[*i], distance)).collect(),
        (None, Some(_)) => known.ladder.clone(),
        (None, None) => all.collect(),
    };
    if let Some(set) = row.set {
        let mut sets: Vec<u32> = found.iter().map(|i| reps[*i].set).collect();
        sets.dedup();
        // Where a group is repeated, its turns are the sets, and a block beside it is none.
        let repeated: Vec<u32> =
            sets.iter().copied().filter(|set| known.turns.contains(set)).collect();
        if !repeated.is_empty() {
            sets = repeated;
        }
        let wanted = usize::try_from(set)
            .ok()
            .and_then(|s| s.checked_sub(1))
            .and_then(|s| sets.get(s).copied());
        found.retain(|i| Some(reps[*i].set) == wanted);
    }
    found
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
