//! All-out efforts that fade, held against the truth; and sprints, which do not.
#![allow(clippy::unwrap_used, reason = "test code")]

use stadion_sessions::{Detection, Execution};

use super::pool::all_out::{KINDS, NOISE, session};
use super::pool::score::{Row, Table};

/// Sessions of each kind.
const SESSIONS: u64 = if cfg!(stadion_full) { 100 } else { 12 };
const FIRST: u64 = 1000 * 3;

/// Kind by kind the least precision and recall of what lasts as long as its efforts. Precision counts other
/// lengths that were found as well.
const LEAST: [(f64, f64); 3] = [(0.97, 0.93), (0.88, 0.78), (0.99, 0.9)];

#[test]
fn calibration_an_effort_that_fades_is_one_repetition() {
    println!("{SESSIONS} sessions of each kind\n{NOISE}");
    // A few sessions miss by one effort or two.
    let leeway = if cfg!(stadion_full) { 0.0 } else { 0.12 };
    for ((kind, name), least) in (0_u64..).zip(KINDS).zip(LEAST) {
        let (mut table, mut wrong) = (Table::default(), Vec::new());
        for seed in (0..SESSIONS).map(|i| FIRST + 3 * i + kind) {
            let (drawn, recording, truth) = session(seed);
            assert_eq!(drawn, name);
            let found = Execution::find(&recording, &[], &Detection::default());
            if !table.add(&found, &truth) {
                wrong.push(seed);
            }
        }
        table.print(name);
        println!("  not all as they were: {wrong:?}");
        let sum = |of: fn(&Row) -> u32| f64::from(table.0.iter().map(of).sum::<u32>());
        let (hits, found, truth) = (sum(|r| r.hits), sum(|r| r.found), sum(|r| r.truth));
        let (precision, recall) = (hits / found, hits / truth);
        println!("  precision {precision:.3}, recall {recall:.3}");
        assert!(precision >= least.0 - leeway, "{name}: precision {precision}");
        assert!(recall >= least.1 - leeway, "{name}: recall {recall}");
    }
}
