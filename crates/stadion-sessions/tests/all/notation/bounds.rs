//! Bounds: texts that are too long, too deep or count too much are refused with a typed error.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use stadion_sessions::{Dialect, NotationErrorKind, NotationOptions, Parsed, parse};

const MEGABYTES: usize = 10_000_000;

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

#[test]
fn texts_that_no_session_has_are_refused_before_they_are_read() {
    for piece in ["(", ")", "9", "x", "[", "{", "3 x ", "ö"] {
        let parsed = read(&repeated(piece, MEGABYTES));
        let error = parsed.error.unwrap();
        assert_eq!(error.kind, NotationErrorKind::TooLong, "{piece}");
        assert!(parsed.session.blocks().is_empty() && parsed.session.lines().is_empty());
    }
}

#[test]
fn depth_is_bounded() {
    let nested =
        |open: &str, depth: usize| format!("{}400m{}", open.repeat(depth), ")".repeat(depth));
    for open in ["(", "2 x (", "9999999 x ("] {
        for depth in [17, 40] {
            let error = read(&nested(open, depth)).error.unwrap();
            assert_eq!(error.kind, NotationErrorKind::TooDeep, "{open} {depth}");
        }
        // A line that long is prose, and holds no work.
        assert!(read(&nested(open, 10_000)).session.blocks().is_empty(), "{open}");
    }
    // Within the depth the count of repetitions is bounded.
    let error = read(&nested("9 x (", 4)).error.unwrap();
    assert_eq!(error.kind, NotationErrorKind::Implausible);
    assert!(read(&nested("2 x (", 2)).error.is_none());
}

#[test]
fn depth_is_bounded_in_exact_notation() {
    for (open, close) in [("(", ")"), ("2 x (", ")"), ("2 x ", ""), ("", " [rest 1 min]")] {
        let text = |depth: usize| format!("{{{}400m{}}}", open.repeat(depth), close.repeat(depth));
        for depth in [100, 5000] {
            let error = read(&text(depth)).error.unwrap();
            assert_eq!(error.kind, NotationErrorKind::TooDeep, "{open} {depth}");
        }
        assert!(read(&text(3)).error.is_none(), "{open}");
    }
    let rest = format!("{{400m [rest {}open{}]}}", "(".repeat(5000), "/)".repeat(5000));
    assert_eq!(read(&rest).error.unwrap().kind, NotationErrorKind::TooDeep);
}

#[test]
fn counts_are_bounded() {
    for text in
        ["9999999 x (9999999 x 400m)", "9999999 x 9999999 x 400m", "{9999999 x 9999999 x 400m}"]
    {
        let parsed = read(text);
        let kind = parsed.error.unwrap().kind;
        let bounded = [NotationErrorKind::Implausible, NotationErrorKind::NumberTooLarge];
        assert!(bounded.contains(&kind), "{text}: {kind}");
        assert!(parsed.session.steps().is_empty());
    }
}

/// Each line of work looks back at those above it; the reading ends before that takes long.
#[test]
fn more_lines_of_work_than_anybody_does_are_refused() {
    for line in ["4 x 400m\n", "400m\n", "{400m}\n"] {
        let error = read(&line.repeat(190_000 / line.len())).error.unwrap();
        assert_eq!(error.kind, NotationErrorKind::Implausible, "{line}");
    }
}

/// A bracket that holds no work is tried once, and not once for each way to the brackets around it:
/// that would take minutes here.
#[test]
fn brackets_without_work_in_them_take_no_longer_than_the_text() {
    for piece in ["(", "{", "2 x [", "3 + (", "(400 + 2 (", "( no ) (", "(rest (2 min ("] {
        for dialect in Dialect::ALL {
            let text = format!("back; 19.5kg, 2{}0.!", piece.repeat(15));
            let parsed = parse(&text, &NotationOptions::new(*dialect));
            assert!(parsed.session.totals().distance.is_none_or(|d| d.max().meters() < 2e4));
        }
    }
}

/// Rows of results are matched by what their label names, and a text can hold thousands of them.
#[test]
fn rows_of_results_take_no_longer_than_the_text() {
    let work = "2 x (2 x 400m) + 300m, 200m\n";
    for (row, fitting) in
        [("400m: 60, 61\n", 4), ("Set 1: 60, 61\n", 2), ("Ladder: 40, 25\n", 2), ("60, 61\n", 0)]
    {
        let text = format!("{work}{}", repeated(row, 190_000));
        let start = std::time::Instant::now();
        let parsed = read(&text);
        let splits = parsed.session.splits();
        // Some ten times what it takes; a look at all rows from each of them took far more.
        assert!(start.elapsed().as_secs() < 20, "{row} took {:?}", start.elapsed());
        assert_eq!(splits.iter().filter(|s| s.rep.is_some()).count(), fitting, "{row}");
    }
}

#[test]
fn counts_options_and_rounds_over_lines_meet() {
    for text in [
        "2 sets of:\n10 min easy\n12 x 300m\nx3",
        "3 rounds:\n400m\nor\n6 x 200m\nx 2",
        "Option 1: 3 rounds:\n400m\nOption 2: 5 x 200m\nRepeat twice",
        "or\n3 rounds of:\n400m\n2 min rest\nor 200m",
        "400m\nor\n2 rounds:\n200m\n\n100m\nx 3",
    ] {
        let parsed = parse(text, &NotationOptions::default());
        assert_eq!(parsed.error, None, "{text}");
        let _ = parsed.session.totals();
    }
}
