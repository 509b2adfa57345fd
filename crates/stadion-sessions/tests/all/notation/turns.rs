//! Aims in front of an amount, counts that point back, easy times at the ends of lines.

#![allow(clippy::unwrap_used, reason = "a failed reading is a failed test")]

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

fn meters(parsed: &Parsed) -> (f64, f64) {
    let distance = parsed.session.totals().distance.unwrap();
    (distance.min().meters(), distance.max().meters())
}

fn seconds(text: &str) -> (f64, f64) {
    let work = read(text).session.totals().work.unwrap();
    (work.min().as_secs_f64(), work.max().as_secs_f64())
}

#[test]
fn an_aim_in_front_of_its_amount() {
    for (text, work) in [
        ("Run at 90% MAS for 30 sec, jog for 30 sec. Repeat 12 times", (360.0, 360.0)),
        ("Run at 5k pace for 3 min, recover for 2 min. Repeat 6 times.", (1080.0, 1080.0)),
        ("Run at 85% MAS for 2 min, jog at 60% MAS for 1 min. Repeat 8-10 times.", (960.0, 1200.0)),
    ] {
        assert_eq!(seconds(text), work, "{text}");
    }
}

#[test]
fn a_count_that_points_back() {
    for (text, way) in [
        ("Run 400m at mile pace. Do 6 of these.", (2400.0, 2400.0)),
        ("60m sprint, walk back.\nDo 6 to 8 of these.", (360.0, 480.0)),
        (
            "15 m zone for acceleration\n50 m all out\nWalk back for rest. Do 10-12 of these.",
            (500.0, 600.0),
        ),
    ] {
        assert_eq!(meters(&read(text)), way, "{text}");
    }
}

#[test]
fn easy_times_at_the_ends_of_lines_are_rests_and_told() {
    let text = "5' @ 85% + 2' easy\n4' @ 90% + 90s easy\n3' @ 100% + 1' easy";
    assert_eq!(seconds(text), (720.0, 720.0));
    assert_eq!(read(text).ambiguities.len(), 1);
    // One such line is no pattern.
    assert_eq!(seconds("10 min tempo + 5 min easy"), (900.0, 900.0));
}

#[test]
fn short_sprints_without_a_unit() {
    assert_eq!(meters(&read("4x10, 4x20, 3x40")), (240.0, 240.0));
    assert_eq!(meters(&read("3x30, 3x20, 3x10")), (180.0, 180.0));
    assert!(read("5x10, squat jumps").session.totals().distance.is_none());
}

#[test]
fn times_that_get_faster() {
    for text in ["5 x 400m at 66-64, 200m jog", "5 x 400m, in 64-66, 90s jog", "5 x 400m in 66-64"]
    {
        assert_eq!(meters(&read(text)), (2000.0, 2000.0), "{text}");
    }
}

#[test]
fn what_is_said_of_one_lap() {
    let text = "5 x 200 on 3:00 (4th 50 fast) + 4 x 25";
    let parsed = parse(text, &NotationOptions::new(Dialect::Swim));
    let totals = parsed.session.totals();
    assert_eq!(totals.reps.unwrap().exact().unwrap(), 9);
    assert!(!parsed.unknown.is_empty());
}

#[test]
fn send_offs_in_turn() {
    for text in ["8 x 50 alt. :50/1:10", "8 x 50 alternating 1:00 and :50"] {
        let parsed = parse(text, &NotationOptions::new(Dialect::Swim));
        assert_eq!(parsed.session.totals().reps.unwrap().exact().unwrap(), 8, "{text}");
        assert!(parsed.ambiguities.is_empty(), "{text}");
    }
}

#[test]
fn a_remark_that_asks_to_note_a_split() {
    let parsed = read("Row 30 minutes at rate 22. Record your 500m split.");
    assert!(parsed.session.totals().distance.is_none());
    assert_eq!(parsed.session.totals().reps.unwrap().exact().unwrap(), 1);
}
