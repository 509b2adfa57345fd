//! What coaches tell around their work: chains of amounts in sentences, times for several athletes,
//! fields between slashes, sentences that repeat what stands in front of them.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(dialect: Dialect, text: &str) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

/// Metres, seconds of work, repetitions.
type Sums = (Option<f64>, Option<u64>, Option<u32>);

fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(|d| (d.meters() * 10.0).round() / 10.0),
        totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        totals.reps.and_then(|r| r.exact()),
    )
}

fn track(lines: &[(&str, Sums)]) {
    for (text, expected) in lines {
        assert_eq!(sums(&read(Dialect::Track, text)), *expected, "{text}");
    }
}

#[test]
fn a_chain_of_amounts_is_work_in_a_sentence_too() {
    track(&[
        ("a 5K-4K-3K-2K workout with the same short rest", (Some(14_000.0), None, Some(4))),
        ("Speed work then was 30, 40, 50, 60 on the bend", (Some(180.0), None, Some(4))),
        (
            "4 min, 5 min, 6 min, 5 min at a hard pace, about 90 seconds rest",
            (None, Some(1200), Some(4)),
        ),
    ]);
    // Times of a race are none.
    assert_eq!(sums(&read(Dialect::Track, "We saw 31, 32, 33, 34 on the board")).0, None);
}

#[test]
fn counts_at_the_end_of_a_line() {
    track(&[
        ("Short sprinters: the workout is 250 x six.", (Some(1500.0), None, Some(6))),
        ("1000m tempo pace 6x", (Some(6000.0), None, Some(6))),
        ("400m hard 6x", (Some(2400.0), None, Some(6))),
    ]);
}

#[test]
fn what_is_aimed_at_is_no_work() {
    track(&[
        ("6x400m in 78-80sec pace with a 200m jog", (Some(2400.0), None, Some(6))),
        ("14 X 200 @ 3k \u{2013} mile", (Some(2800.0), None, Some(14))),
        ("8 x 200 @ 70% B: 34-35, G: 39-40 R = 2'", (Some(1600.0), None, Some(8))),
        ("Target: 6 x 600m at 70 pace (1:45) w/ 200m rest", (Some(3600.0), None, Some(6))),
        (
            "4 x 400 with 400 meter jog for recovery in 73, 73, 74, and 75",
            (Some(1600.0), None, Some(4)),
        ),
        ("10k with a goal of 34 mins", (Some(10_000.0), None, Some(1))),
    ]);
    assert!(
        read(Dialect::Track, "8 x 200 B: 34-35").unknown.iter().any(|u| u.why.contains("athletes"))
    );
}

#[test]
fn sentences_that_repeat_hold_for_themselves() {
    let text = "Run 2 minutes hard, take 1 minute rest, repeat 4 times. Run 1 minute hard, take 1 minute rest; repeat 6 times.";
    track(&[
        (text, (None, Some(840), Some(10))),
        (
            "800m/4 min rest; 2x400m/2 min rest // 6 minutes rest // repeat",
            (Some(3200.0), None, Some(6)),
        ),
    ]);
}

#[test]
fn sums_lanes_and_lines_of_equal_parts() {
    track(&[
        ("5 x 1100m (1 min rest) = distance run of 5500m", (Some(5500.0), None, Some(5))),
        ("4 sets of (600 in lane 2 / 400 flat)", (Some(4000.0), None, Some(8))),
        ("300m- 200m jog\n200m- 200m jog\n100m- 100m jog", (Some(600.0), None, Some(3))),
        ("monday - 7 mile strong aerobic run @ 80%", (Some(11_265.4), None, Some(1))),
        ("2 ladder sets:\n200m-400-600-400-200", (Some(3600.0), None, Some(10))),
    ]);
    assert!(read(Dialect::Track, "5 x 1000M").ambiguities.is_empty());
    let circuit = read(Dialect::Strength, "10 exercises @ 30\" on, 30\" off");
    assert_eq!(sums(&circuit), (None, Some(300), Some(10)));
}

#[test]
fn turns_for_so_long_in_all() {
    track(&[
        ("30 mins of 1 min on 1 min off", (None, Some(900), Some(15))),
        ("20 mins of 30/30", (None, Some(600), Some(20))),
        ("20 min: 40s hard / 20s easy", (None, Some(800), Some(20))),
        ("24 mins as 2 mins on, 1 min off", (None, Some(960), Some(8))),
        // These make it up once.
        ("20 min: 10 min easy, 10 min hard", (None, Some(1200), Some(1))),
    ]);
}

#[test]
fn letters_for_rests_and_for_parts() {
    track(&[
        ("3x3x200 p.2' P.8'", (Some(1800.0), None, Some(9))),
        ("3 x 2000m allure semi, r = 2'", (Some(6000.0), None, Some(3))),
        ("5 x 1000 m (P: 2 min)", (Some(5000.0), None, Some(5))),
        ("a) 6 x 300m", (Some(1800.0), None, Some(6))),
        (
            "B. 2 sprint ladder sets @ mile pace/effort:\n200m-400-600",
            (Some(2400.0), None, Some(6)),
        ),
    ]);
}

#[test]
fn counts_in_brackets_and_behind_names() {
    track(&[
        ("400m (x8) rest 60s", (Some(3200.0), None, Some(8))),
        ("8 reps 400m, 60s between", (Some(3200.0), None, Some(8))),
        ("Hill circuit x 4: 600m uphill, 200m stride", (Some(3200.0), None, Some(8))),
        ("mile - 800 - 400 - 200 x 2", (Some(6018.7), None, Some(8))),
        ("150-120-90-60 x2 sets, walk back", (Some(840.0), None, Some(8))),
        ("3 x flying 30s, 2 x 120", (Some(330.0), None, Some(5))),
        ("Easy 5 miles plus 4 x 100m", (Some(8446.7), None, Some(5))),
    ]);
}

#[test]
fn jogs_between_the_parts_of_a_bracket() {
    let text = "3 x (400m hard + 200m jog + 200m + 100m jog)";
    track(&[(text, (Some(1800.0), None, Some(6)))]);
    assert!(!read(Dialect::Track, text).ambiguities.is_empty());
    // One of them may as well be run.
    track(&[("8 x (200m + 200m jog)", (Some(3200.0), None, Some(16)))]);
}

#[test]
fn rests_about_so_long_and_rests_in_a_list() {
    let rest = |text: &str| {
        let totals = read(Dialect::Track, text).session.totals();
        totals.rest.and_then(|r| r.exact()).map(|r| r.as_secs())
    };
    for (text, seconds) in [
        ("6 x 400m, about 2 min rest", 600),
        ("1000m, 800m, 600m, 400m; 3 mins, 2 mins, 90s rest", 390),
        ("3 x 4 x 400m (60s; 3 min)", 900),
        ("5-4-3-2-1 mins off 90 secs", 360),
        ("1-2-3-2-1 min with 1 min jog between", 240),
    ] {
        assert_eq!(rest(text), Some(seconds), "{text}");
    }
}
