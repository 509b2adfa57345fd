//! Words beside figures that the reader does not know are told.

use stadion_sessions::{NotationOptions, parse};

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
