//! Shapes that say in another order or with other signs what the grammar reads.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(text: &str, dialect: Dialect) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

fn lifts(text: &str) -> Option<u32> {
    read(text, Dialect::Strength).session.totals().lifts.map(|b| b.max())
}

fn meters(text: &str, dialect: Dialect) -> Option<f64> {
    read(text, dialect).session.totals().distance.map(|b| b.max().meters().round())
}

fn seconds(text: &str, dialect: Dialect) -> Option<f64> {
    read(text, dialect).session.totals().work.map(|b| b.max().as_secs_f64())
}

#[test]
fn a_count_of_reps_behind_the_amount_counts_it() {
    assert_eq!(meters("350m - 4 reps - 2 min rest", Dialect::Track), Some(1400.0));
    assert_eq!(meters("150m; 5 reps; 4 min rest", Dialect::Track), Some(750.0));
    assert_eq!(seconds("2 min hill, 7 reps", Dialect::Road), Some(840.0));
    assert_eq!(meters("350m, 250m", Dialect::Track), Some(600.0));
}

#[test]
fn a_dash_between_times_in_a_counted_bracket_is_on_and_off() {
    assert_eq!(seconds("9x(40\"-20\")", Dialect::Road), Some(360.0));
    assert_eq!(seconds("9x(40-20)", Dialect::Cycle), Some(360.0));
    assert_eq!(seconds("6x(30-30) + 4x(20-40)", Dialect::Cycle), Some(260.0));
    assert_eq!(meters("2x(400-200)", Dialect::Track), Some(1200.0));
}

#[test]
fn parts_of_a_swim_need_no_sign_between_them() {
    assert_eq!(meters("400 swim 200 kick 100 pull", Dialect::Swim), Some(640.0));
}

#[test]
fn labels_of_lifts_are_no_repetitions() {
    assert_eq!(lifts("A1 Bench 4x9, A2 Row 3x10"), Some(66));
    assert_eq!(lifts("B1: Curl 3x12\nB2: Dips 3x8"), Some(60));
}

#[test]
fn codes_of_tempo_and_pairs_of_weights_are_no_repetitions() {
    assert_eq!(lifts("Front squat 5x3 @ 40X1"), Some(15));
    assert_eq!(lifts("Squat 4x6 tempo 20X0"), Some(24));
    assert_eq!(lifts("Bench 2x22kg DB 3x9"), Some(27));
}

#[test]
fn both_sides_count_and_a_load_in_each_hand_does_not() {
    for text in ["Lunge 3x8 ea", "Lunge 3x8e", "Row 3x8 ES", "Lunge 3x8 (each)"] {
        assert_eq!(lifts(text), Some(48), "{text}");
    }
    assert_eq!(lifts("Lunge 3x8 @ 22kg each hand"), Some(24));
}

#[test]
fn loads_that_climb_are_no_sets() {
    assert_eq!(lifts("Squat 45x8, 65x5, 85x3"), Some(16));
    assert_eq!(lifts("Squat 5x5, 3x3"), Some(34));
}

#[test]
fn a_count_with_a_colon_holds_for_the_list_behind_it() {
    assert_eq!(lifts("Circuit 3x: 12 squats, 8 lunges"), Some(60));
    assert_eq!(lifts("Superset x4: 10 curls, 10 dips"), Some(80));
}

#[test]
fn what_stays_open_is_told() {
    for (text, dialect) in [
        ("Bench 5x4 + 2 min", Dialect::Strength),
        ("21-15-9 deadlift 90kg, dips", Dialect::Strength),
        ("20min@Z2, 4x3min@Z5/2min@Z1, 10min@Z1", Dialect::Cycle),
    ] {
        let read = read(text, dialect);
        assert!(!read.unknown.is_empty() || !read.ambiguities.is_empty(), "{text}");
    }
}
