//! Repetitions of sessions of every kind, pooled and held against the truth.
//!
//! The limits are those that were promised. The seeds are others than those by which the rules were mended.
//! `cargo test -p stadion-sessions --test all pooled -- --nocapture` prints the tables.
#![allow(clippy::unwrap_used, reason = "test code")]

use stadion_sessions::{Detection, Execution, NotationOptions, RepEvidence, StepKind, parse};

use super::pool::score::{SHORT_S, Table};
use super::pool::{KINDS, NOISE, Pooled, continuous, session};

/// Sessions in the pool: as many of each kind.
const SESSIONS: u64 = if cfg!(stadion_full) { 12 * 26 } else { 26 };
/// Runs without repetitions.
const RUNS: u64 = if cfg!(stadion_full) { 500 } else { 40 };
/// A multiple of the number of kinds, so that each pool begins with the first.
const FIRST: u64 = 1000 * 26;

/// Those of a pool that go wrong, by kind.
type Wrong = Vec<(u64, &'static str)>;

fn pooled(planned: bool, more: i32) -> (Table, Wrong) {
    let (mut table, mut wrong) = (Table::default(), Vec::new());
    for seed in FIRST..FIRST + SESSIONS {
        let Pooled { kind, session, truth, plan } = session(seed, more);
        if planned && plan.is_empty() {
            continue;
        }
        let steps = if planned {
            parse(&plan, &NotationOptions::default()).session.steps()
        } else {
            Vec::new()
        };
        if planned && more == 0 {
            let work = steps.iter().filter(|s| s.kind == StepKind::Work).count();
            assert_eq!(work, truth.len(), "{kind}: {plan}");
        }
        let found = Execution::find(&session.recording, &steps, &Detection::default());
        assert_ne!(found.evidence, Some(RepEvidence::Laps), "a lap each kilometre is no evidence");
        if !table.add(&found, &truth) {
            wrong.push((seed, kind));
        }
    }
    (table, wrong)
}

/// Precision and recall of the short and of the long repetitions, and how far off a border may be.
fn holds(title: &str, (table, wrong): &(Table, Wrong), short: f64, long: f64) {
    table.print(title);
    println!("  not all as they were: {wrong:?}");
    // A small pool holds two or three sessions less of a kind: one of them may fail.
    let leeway = if cfg!(stadion_full) { 0.0 } else { 0.06 };
    let [_, brief, _, minutes, _] = &table.0;
    assert!(brief.truth > 30 && minutes.truth > 60, "{title}");
    for (row, least) in [(brief, short), (minutes, long)] {
        assert!(row.precision() >= least - leeway, "{title}: precision {}", row.precision());
        assert!(row.recall() >= least - leeway, "{title}: recall {}", row.recall());
    }
    assert!(minutes.error_s() <= 3.0 && brief.error_s() <= 3.0, "{title}");
}

#[test]
fn calibration_repetitions_of_every_kind_are_found_without_laps() {
    println!("{SESSIONS} sessions of {} kinds\n{NOISE}", KINDS.len());
    holds("without a plan", &pooled(false, 0), 0.8, 0.98);
}

#[test]
fn calibration_a_plan_helps_and_need_not_be_kept() {
    let by_plan = pooled(true, 0);
    holds("with the plan", &by_plan, 0.9, 0.98);
    holds("one repetition more than planned", &pooled(true, 1), 0.9, 0.98);
    if cfg!(stadion_full) {
        holds("one repetition fewer than planned", &pooled(true, -1), 0.9, 0.98);
    }
}

#[test]
fn calibration_no_session_is_seen_in_a_steady_or_hilly_run() {
    let reported: Vec<(u64, &str, usize)> = (FIRST..FIRST + RUNS)
        .filter_map(|seed| {
            let (kind, run) = continuous::run(seed);
            let found = Execution::find(&run, &[], &Detection::default());
            (!found.is_continuous()).then_some((seed, kind, found.reps.len()))
        })
        .collect();
    println!("reported as intervals: {} of {RUNS}: {reported:?}", reported.len());
    assert!(reported.len() <= if cfg!(stadion_full) { 10 } else { 2 }, "{reported:?}");
}

/// A score that lets everything pass would make the others worthless.
#[test]
fn a_wrong_reading_costs_precision_and_recall() {
    let Pooled { session, truth, .. } = session(FIRST, 0);
    let right = Execution::find(&session.recording, &[], &Detection::default());
    let score = |truth: &[(f64, f64)]| {
        let mut table = Table::default();
        let whole = table.add(&right, truth);
        (whole, table.0[3].precision(), table.0[3].recall())
    };
    assert_eq!(score(&truth), (true, 1.0, 1.0));
    let (whole, precision, recall) = score(&truth[1..]);
    assert!(!whole && precision < 1.0 && recall >= 1.0);
    let halves: Vec<(f64, f64)> = truth
        .iter()
        .flat_map(|(from, to)| {
            [(*from, f64::midpoint(*from, *to)), (f64::midpoint(*from, *to), *to)]
        })
        .collect();
    assert!(halves[0].1 - halves[0].0 > SHORT_S, "long enough for the strict measure");
    let (whole, precision, recall) = score(&halves);
    assert!(!whole && precision == 0.0 && recall == 0.0);
}
