//! The reader against a corpus of workouts from the wild; runs where `STADION_SHARED` names it.
#![allow(clippy::unwrap_used, reason = "a broken corpus is a failed test")]

use stadion_sessions::{Dialect, NotationOptions, parse};

fn range(text: &str) -> Option<(f64, f64)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let text = &text[..end];
    match text.split_once("..") {
        Some((a, b)) => Some((a.parse().ok()?, b.parse().ok()?)),
        None => text.parse().ok().map(|v| (v, v)),
    }
}

fn dialect(class: &str) -> Dialect {
    if class.contains("swim") {
        Dialect::Swim
    } else if class.contains("cycle") {
        Dialect::Cycle
    } else if class.contains("strength") || class.contains("crossfit") {
        Dialect::Strength
    } else {
        Dialect::Track
    }
}

#[test]
fn the_corpus_is_read_or_the_reader_says_that_it_was_not() {
    let Ok(folder) = std::env::var("STADION_SHARED") else { return };
    let corpus = std::fs::read_to_string(format!("{folder}/corpus/notation.tsv")).unwrap();
    let (mut right, mut scored) = (0, 0);
    let mut silent = Vec::new();
    let mut seeds = Vec::new();
    for row in corpus.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let &[id, _, text, reading, class] = columns.as_slice() else { continue };
        if class.contains("recovery-line") || class.contains("result-line") {
            continue;
        }
        let text = text.replace("\\n", "\n");
        let parsed = parse(&text, &NotationOptions::new(dialect(class)));
        let totals = parsed.session.totals();
        let mut misses = Vec::new();
        let mut wanted = false;
        for part in reading.split(" | ") {
            let Some((key, value)) = part.split_once('=') else { continue };
            let found = match key.trim() {
                "dist" => totals.distance.map(|d| (d.min().meters(), d.max().meters())),
                "worktime" => totals.work.map(|d| (d.min().as_secs_f64(), d.max().as_secs_f64())),
                "reps" => totals.reps.map(|r| (f64::from(r.min()), f64::from(r.max()))),
                "strengthreps" => totals.lifts.map(|r| (f64::from(r.min()), f64::from(r.max()))),
                _ => continue,
            };
            let Some(want) = range(value) else { continue };
            wanted = true;
            let tolerance = if key.trim() == "dist" { 0.011 } else { 0.005 };
            let near = |a: f64, b: f64| (a - b).abs() <= tolerance * b.max(1.0);
            if !found.is_some_and(|f| near(f.0, want.0) && near(f.1, want.1)) {
                misses.push(format!("{key}: {found:?}, not {want:?}"));
            }
        }
        if !wanted {
            continue;
        }
        scored += 1;
        right += usize::from(misses.is_empty());
        let told =
            !(parsed.ambiguities.is_empty() && parsed.unknown.is_empty() && parsed.error.is_none());
        if !misses.is_empty() {
            let line = format!(
                "{id} {}{text:?}: {}",
                if told { "" } else { "SILENT " },
                misses.join("; ")
            );
            println!("{line}");
            if id < "026" {
                seeds.push(line.clone());
            }
            if !told {
                silent.push(line);
            }
        }
    }
    println!("{right} of {scored} right, {} silent", silent.len());
    assert!(seeds.is_empty(), "{seeds:#?}");
    assert!(silent.is_empty(), "{silent:#?}");
}
