//! Every id resolves, and no two things share one.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::collections::{BTreeMap, BTreeSet};

use stadion_review::{
    Context, constants, identifiers, judge_text, reason_source, reasons, sources,
};

#[test]
fn constants_are_told_apart_and_have_a_source() {
    let mut ids = BTreeSet::new();
    let known: BTreeSet<&str> = sources().map(|s| s.id).collect();
    for constant in constants() {
        assert!(ids.insert(constant.id), "{} stands twice", constant.id);
        assert!(constant.value.is_finite(), "{}", constant.id);
        assert!(!constant.population.is_empty() && !constant.unit.is_empty(), "{}", constant.id);
        assert!(known.contains(constant.source.id), "{} names {}", constant.id, constant.source.id);
    }
    assert!(ids.len() > 50);
}

#[test]
fn a_source_has_one_citation() {
    let mut citations = BTreeMap::new();
    for source in sources() {
        let before = citations.insert(source.id, source);
        assert!(before.is_none_or(|b| b == source), "{} is cited in two ways", source.id);
        assert!(!source.citation.is_empty(), "{}", source.id);
    }
}

#[test]
fn reasons_are_told_apart() {
    let mut codes = BTreeSet::new();
    for reason in reasons() {
        assert!(codes.insert(reason.code), "{} stands twice", reason.code);
        assert_eq!(reason.text.matches('{').count(), reason.text.matches('}').count());
    }
}

/// Also those of classes, which carry none themselves.
#[test]
fn every_reason_resolves_to_a_source() {
    let mut from = BTreeSet::new();
    for reason in reasons() {
        let source = reason_source(reason.code);
        let source = source.unwrap_or_else(|| panic!("{} has no source", reason.code));
        assert!(!source.citation.is_empty(), "{}", reason.code);
        from.insert(source.id);
    }
    for seed in ["seed-000", "seed-001", "seed-002", "seed-003", "sprint-coaches"] {
        assert!(from.contains(seed), "{seed}");
    }
}

#[test]
fn identifiers_are_kebab_case() {
    for list in identifiers().identifiers {
        let mut seen = BTreeSet::new();
        for id in &list.ids {
            // A rise above the baseline is written with its sign.
            let marks: &[u8] = if list.kind == "threshold-method" { b"-.+" } else { b"-." };
            let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || marks.contains(&b);
            assert!(id.bytes().all(good), "{}: {id}", list.kind);
            assert!(seen.insert(id), "{}: {id} stands twice", list.kind);
        }
        assert!(!list.ids.is_empty(), "{}", list.kind);
    }
}

/// What reviews say points to reasons and sources that are listed, with every parameter filled in.
#[test]
fn what_reviews_say_is_listed() {
    let codes: BTreeSet<&str> = reasons().map(|r| r.code).collect();
    let known: BTreeSet<&str> = sources().map(|s| s.id).collect();
    // Rules whose findings name another source than the list.
    let mut apart = BTreeSet::new();
    for text in [
        "2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m\nRecovery: 80m walk in 90\" after 120m reps. 6' rec between sets. 2' rec. between reps in ladder",
        "4 x 250m sprint + 1 x 300m\nRecovery: full, 5 - 6' between reps\n250m: 29.78, 29.98, 31.31, 31.20\n300m: 37.47",
        "5 x 2km\nRecovery: 60 seconds jog\nTarget: half-marathon pace",
        "ten 400-meter repeats at maximum effort",
        "parkrun\n5km\n5km: 20:00",
        "3 sets of 5 reps in the back squat",
        "8 x 400m, 6 x 300m or 5 x 200m",
        "5 x 2km @ 4:00/km\nRecovery: 60\" jog\n2km: 8:00, 8:01, 8:10, 8:30, 8:40\nRPE 9",
        "5 x 6 min sub-threshold, 60s\nRPE 8",
        "5 x 250m sprint\nRecovery: full, 6'\n250m: 29.8, 30.1, 32.2, 32.4, 33.0",
        "4 x 1000m @ 5K pace\nRecovery: full, 4'\n1000m: 3:58, 3:55, 3:52, 3:50",
    ] {
        let review = judge_text(text, &Context::default());
        for finding in &review.findings {
            assert!(codes.contains(finding.rule()), "{} in {text}", finding.rule());
            assert!(known.contains(&*finding.source), "{} in {text}", finding.source);
            let listed = reason_source(finding.rule()).map(|source| source.id);
            if listed != Some(&*finding.source) {
                apart.insert((finding.rule().to_owned(), finding.source.to_string()));
            }
            assert!(!finding.reason.text().contains('{'), "{}", finding.reason);
        }
        for class in &review.classes {
            for reason in &class.reasons {
                assert!(codes.contains(reason.code()), "{} in {text}", reason.code());
                assert!(!reason.text().contains('{'), "{reason}");
            }
        }
        if let Some(recovery) = &review.recovery {
            for source in recovery.systems.iter().map(|s| &s.source) {
                assert!(known.contains(&**source), "{source}");
            }
            for stated in &recovery.stated {
                assert!(known.contains(&*stated.source), "{}", stated.source);
            }
        }
    }
    assert!(apart.is_empty(), "{apart:?}");
}
