//! The table on the recovery page is the table in the code.
#![allow(missing_docs, reason = "tests")]

use stadion_load::{BodySystem, RECOVERY_TABLE};

#[test]
fn the_page_shows_every_row() {
    // The page is no part of the published crate.
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/recovery.md");
    let Ok(page) = std::fs::read_to_string(path) else { return };
    for row in RECOVERY_TABLE {
        let name = format!("| {} |", row.name);
        let cells = BodySystem::ALL.map(|system| {
            let hours = row.cell(system).hours;
            format!(" {}-{} |", hours.min_h(), hours.max_h())
        });
        let shown =
            page.lines().any(|line| line.starts_with(&name) && line.ends_with(&cells.concat()));
        assert!(shown, "{name}{}", cells.concat());
    }
    let shown = page.lines().filter(|line| line.contains('-') && line.matches('|').count() == 7);
    // One more line is the rule under the table's head.
    assert_eq!(shown.count(), RECOVERY_TABLE.len() + 1);
}
