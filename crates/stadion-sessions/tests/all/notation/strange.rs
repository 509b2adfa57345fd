//! Words beside figures that the reader does not know are told.

use stadion_sessions::{NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

fn told(text: &str) -> bool {
    let parsed = parse(text, &NotationOptions::default());
    parsed.unknown.iter().any(|u| u.why.starts_with("a word beside a number"))
}

#[test]
fn a_word_beside_a_figure_that_no_grammar_knows_is_told() {
    for text in [
        "kymmenen kertaa 1000m @ 3:30",
        "4 x 300m, 2 x 400m, wobbling 600m",
        "3 x 1km, 90s rest, zigzag 400m",
    ] {
        assert!(told(text), "{text}");
    }
}

#[test]
fn words_that_change_nothing_are_not_told() {
    for text in [
        "4 x 300m, 2 x 400m, strong 600m",
        "5 x 1km, 90 s rest",
        "VO2: 8 x 400m",
        "3 x 200m, target 30s",
        "6 x 300m uphill, walk back",
    ] {
        assert!(!told(text), "{text}");
    }
}

#[test]
fn one_entry_names_the_first_such_word() {
    let parsed = parse("3 x 1km, zigzag 400m, wobbling 600m", &NotationOptions::default());
    let words: Vec<&str> = parsed
        .unknown
        .iter()
        .filter(|u| u.why.starts_with("a word beside a number"))
        .map(|u| u.text.as_str())
        .collect();
    assert_eq!(words, ["zigzag"]);
}

#[test]
fn an_unknown_abbreviation_behind_an_amount_is_told() {
    for text in ["6 x 400m jg", "2min I + 3 x (1min H + 5min jg)", "5 x 1k, 3 min rj"] {
        assert!(!read(text).unknown.is_empty(), "{text}");
    }
    for text in ["4 x 30m fly", "1500m TT + 3 x 300m", "8 x 400m hill"] {
        assert!(read(text).unknown.is_empty(), "{text}: {:?}", read(text).unknown);
    }
}

#[test]
fn a_set_behind_a_long_run_may_lie_within_it() {
    for text in ["18 miles, 2 x 4 miles at MP", "90 min, 3 x 15 min @ threshold", "20k, 3 x 3k"] {
        let parsed = read(text);
        assert!(parsed.ambiguities.iter().any(|a| a.readings.len() == 2), "{text}");
    }
    // Strides come behind a run, a warm-up before the set, and an easy run is one of its own.
    for text in ["12 miles, 6 x 100m strides", "5k, 6 x 400m", "10 miles easy, 4 x 1 mile"] {
        assert!(read(text).ambiguities.is_empty(), "{text}");
    }
}
