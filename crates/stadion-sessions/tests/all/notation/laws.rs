//! Laws of the reader: nothing panics, what is printed reads back, sums agree with the steps.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use core::time::Duration;

use proptest::prelude::*;
use stadion_sessions::{Dialect, NotationOptions, Parsed, StepKind, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

/// A repetition in canonical notation.
fn rep() -> impl Strategy<Value = String> {
    let amount = prop_oneof![
        (1_u32..=60).prop_map(|n| format!("{}m", n * 50)),
        (1_u32..=9).prop_map(|n| format!("{n}km")),
        (1_u32..=20).prop_map(|n| format!("{n} min")),
        (21_u32..=59).prop_map(|n| format!("{n}s")),
    ];
    let effort = prop_oneof![Just(""), Just(" all out"), Just(" sprint"), Just(" easy")];
    (amount, effort).prop_map(|(amount, effort)| format!("{amount}{effort}"))
}

/// An item: a repetition, some of it, or a group of them.
fn item() -> impl Strategy<Value = String> {
    prop_oneof![
        rep(),
        (2_u32..=6, rep()).prop_map(|(n, r)| format!("{n} x {r}")),
        (2_u32..=3, 4_u32..=6, rep()).prop_map(|(a, b, r)| format!("{a}-{b} x {r}")),
        (2_u32..=3, 2_u32..=4, rep()).prop_map(|(a, b, r)| format!("{a} x ({b} x {r})")),
        (2_u32..=3, proptest::collection::vec(rep(), 2..4))
            .prop_map(|(n, r)| format!("{n} x ({})", r.join(", "))),
    ]
}

fn work() -> impl Strategy<Value = String> {
    let list = proptest::collection::vec(item(), 1..4).prop_map(|l| l.join(", "));
    proptest::collection::vec(list, 1..3).prop_map(|b| b.join(" + "))
}

fn rest() -> impl Strategy<Value = String> {
    let clause = prop_oneof![
        (20_u32..300).prop_map(|s| format!("{s}s between reps")),
        (2_u32..8).prop_map(|m| format!("{m} min between sets")),
        (2_u32..8).prop_map(|m| format!("200m in {m} min jog")),
        (1_u32..4, 5_u32..9).prop_map(|(a, b)| format!("full {a}-{b} min walk/jog")),
    ];
    proptest::collection::vec(clause, 1..3).prop_map(|c| format!("Recovery: {}", c.join("; ")))
}

proptest! {
    /// Printing is a fixed point, and what is printed is the same session.
    #[test]
    fn what_is_printed_reads_back(work in work(), rest in rest()) {
        let first = read(&format!("{work}\n{rest}"));
        prop_assume!(first.error.is_none());
        let text = first.session.canonical(Dialect::Track);
        let second = read(&text);
        prop_assert_eq!(second.session.canonical(Dialect::Track), text.clone());
        prop_assert_eq!(second.session.steps(), first.session.steps(), "{}", text);
        prop_assert_eq!(second.session.totals(), first.session.totals());
    }

    /// The steps add up to the totals of the tree, which never looks at the steps.
    #[test]
    fn flattening_keeps_the_sums(work in work(), rest in rest()) {
        let parsed = read(&format!("{work}\n{rest}"));
        prop_assume!(parsed.error.is_none());
        let session = parsed.session;
        let totals = session.totals();
        let steps = session.steps();
        let worked = || steps.iter().filter(|s| s.kind == StepKind::Work);
        let low: f64 = worked().filter(|s| !s.optional).filter_map(|s| s.distance).map(|d| d.min().meters()).sum();
        let high: f64 = worked().filter_map(|s| s.distance).map(|d| d.max().meters()).sum();
        let meters = totals.distance.map_or((0.0, 0.0), |d| (d.min().meters(), d.max().meters()));
        prop_assert!((low - meters.0).abs() < 1e-6 && (high - meters.1).abs() < 1e-6);
        let time: Duration = steps.iter().filter_map(|s| s.duration).map(|d| d.max()).sum();
        if let Some(rest) = totals.rest {
            let both = rest.max() + totals.work.map_or(Duration::ZERO, |w| w.max());
            prop_assert_eq!(time, both);
        }
        let reps = totals.reps.unwrap();
        prop_assert_eq!(worked().count(), usize::try_from(reps.max()).unwrap());
        prop_assert_eq!(worked().filter(|s| !s.optional).count(), usize::try_from(reps.min()).unwrap());
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,80}") {
        for dialect in Dialect::ALL {
            let parsed = parse(&text, &NotationOptions::new(*dialect));
            let _ = (parsed.session.steps(), parsed.session.totals(), parsed.session.canonical(*dialect));
        }
    }

    /// Spans are cut out of the text that was given, whatever it is made of.
    #[test]
    fn a_soup_of_notation_neither_panics_nor_loses_its_place(soup in proptest::collection::vec(
        prop_oneof![
            Just("x"), Just("("), Just(")"), Just("["), Just("+"), Just(","), Just("/"), Just("-"), Just("—"), Just("@"),
            Just("3"), Just("400m"), Just("1:30"), Just("12.07"), Just("90\""), Just("5'"), Just("’"), Just("½"), Just("×"),
            Just("rest"), Just("between"), Just("sets"), Just("w/"), Just("jog"), Just("ladder"), Just("ten"), Just("to"),
            Just("km"), Just("%"), Just("reps"), Just("of"), Just(":"), Just("\n"), Just("and"), Just("repeat"), Just("\u{a0}"),
            Just("all out"), Just("99999999999"), Just("after"), Just("Recovery:"), Just("in"), Just("~"), Just("."), Just("or"),
        ], 0..40)
    ) {
        let text = soup.join(" ");
        for dialect in Dialect::ALL {
            let parsed = parse(&text, &NotationOptions::new(*dialect));
            let _ = (parsed.session.splits(), parsed.session.patterns(), parsed.session.canonical(*dialect));
            for entry in &parsed.unknown {
                prop_assert_eq!(entry.span.of(&text), entry.text.as_str());
            }
            for entry in &parsed.ambiguities {
                prop_assert!(entry.chosen < entry.readings.len());
                prop_assert_eq!(entry.span.of(&text), entry.text.as_str());
            }
        }
    }
}

#[test]
fn nothing_is_deep_enough_or_large_enough_to_hang() {
    for text in [
        "(".repeat(50_000),
        "4 x ".repeat(20_000),
        "4 x (".repeat(9) + "100m" + &")".repeat(9),
        "9999999999 x 400m".to_owned(),
        "400m, ".repeat(20_000),
        "rest ".repeat(20_000),
        "3-".repeat(20_000),
    ] {
        let parsed = read(&text);
        assert!(parsed.session.steps().len() <= 1000);
        assert!(
            parsed.error.is_some()
                || !parsed.unknown.is_empty()
                || parsed.session.blocks().is_empty()
        );
    }
}

/// Counts that multiply out to more steps than memory holds are refused before anything is laid out.
#[test]
fn a_count_without_bounds_is_refused_and_not_laid_out() {
    for text in [
        "400x800x1200x800x400 w/ 2 min rest",
        "9999999 x (9999999 x 100m)\n9999999 x (9999999 x 100m)",
        "900 x 900 x 900 x 900 x 100m\nRecovery: 60s\n64, 65, 66",
    ] {
        let parsed = parse(text, &NotationOptions::default());
        assert!(parsed.error.is_some() || parsed.session.steps().len() < 1000, "{text}");
    }
}
