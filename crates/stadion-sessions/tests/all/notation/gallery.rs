//! The gallery of `docs/notation.md` is what the reader reads.
//!
//! `STADION_BLESS=1` writes the table anew; the change must then be looked at.

use std::path::PathBuf;

use stadion_sessions::{Dialect, NotationOptions, parse};
use stadion_types::Bounds;

/// A range in figures, with its unit.
fn figures(range: Option<Bounds<f64>>, unit: &str) -> String {
    match range {
        Some(r) if r.is_exact() => format!("{}{unit}", r.min()),
        Some(r) => format!("{}-{}{unit}", r.min(), r.max()),
        None => String::new(),
    }
}

/// The row of a text as the reader has it.
fn row(text: &str, dialect: &str) -> String {
    let found = Dialect::ALL.iter().find(|d| d.as_str() == dialect);
    let dialect = *found.unwrap_or_else(|| panic!("no dialect {dialect}"));
    let parsed = parse(&text.replace("\\n", "\n"), &NotationOptions::new(dialect));
    let totals = parsed.session.totals();
    let meters =
        totals.distance.and_then(|d| d.map_increasing(stadion_types::Distance::meters).ok());
    let reps = totals.reps.and_then(|r| r.map_increasing(f64::from).ok());
    let told = [
        (!parsed.ambiguities.is_empty()).then_some("ambiguity"),
        (!parsed.unknown.is_empty()).then_some("unknown"),
        parsed.error.map(|e| e.kind.as_str()),
    ];
    let told: Vec<&str> = told.into_iter().flatten().collect();
    let cells = [
        format!("`{text}`"),
        dialect.to_string(),
        figures(meters, " m"),
        figures(totals.work.map(|w| w.seconds()), " s"),
        figures(totals.rest.map(|r| r.seconds()), " s"),
        figures(reps, ""),
        told.join(", "),
    ];
    format!("| {} |", cells.join(" | "))
}

#[test]
fn every_row_is_read_as_it_says() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/notation.md");
    let Ok(page) = std::fs::read_to_string(&path) else {
        println!("skipped: the page is not part of a published crate");
        return;
    };
    let mut inside = false;
    let (mut rows, mut wrong) = (0, Vec::new());
    let mut lines: Vec<String> = Vec::new();
    for line in page.lines() {
        inside = if line.starts_with("## ") { line == "## Gallery" } else { inside };
        let cells: Vec<&str> = line.split(" | ").collect();
        let text = cells.first().and_then(|c| c.strip_prefix("| `")?.strip_suffix('`'));
        match (text, cells.get(1)) {
            (Some(text), Some(dialect)) if inside => {
                rows += 1;
                let expected = row(text, dialect);
                if line != expected {
                    wrong.push(format!("the page: {line}\nthe code: {expected}"));
                }
                lines.push(expected);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    if std::env::var_os("STADION_BLESS").is_some() {
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
        return;
    }
    assert!(rows >= 15, "{rows} rows");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
