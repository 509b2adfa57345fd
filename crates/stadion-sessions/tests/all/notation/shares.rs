//! What is said of the repetitions and adds nothing to them, and what a few words add: shares of a count,
//! the way back of a pyramid, plurals behind words, names in brackets.

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

fn check(dialect: Dialect, lines: &[(&str, Sums)]) {
    for (text, expected) in lines {
        assert_eq!(sums(&read(dialect, text)), *expected, "{text}");
    }
}

#[test]
fn shares_of_a_count_are_no_more_repetitions() {
    let lines: &[(&str, Sums)] = &[
        ("4 x 1 mile - 2 uphill and 2 downhill", (Some(6437.4), None, Some(4))),
        ("6 x 400m, 3 fast and 3 easy", (Some(2400.0), None, Some(6))),
        ("10 x 200m: five quick, five relaxed", (Some(2000.0), None, Some(10))),
    ];
    check(Dialect::Track, lines);
    for (text, _) in lines {
        assert!(!read(Dialect::Track, text).unknown.is_empty(), "{text}");
    }
    // What does not add up, or has a unit, is something else.
    check(
        Dialect::Track,
        &[
            ("4 x 100m, 2 x 50m", (Some(500.0), None, Some(6))),
            ("2 x 600m, 1 mile and 1 mile", (Some(4418.7), None, Some(4))),
        ],
    );
}

#[test]
fn a_pyramid_goes_back_down() {
    check(
        Dialect::Track,
        &[
            ("400, 600, 800 and back down, 90s jog", (Some(2800.0), None, Some(5))),
            ("200, 400, 600, 800 and back down to 400 w/ 200 jog", (Some(3000.0), None, Some(6))),
            ("1-2-3-4 min, then back down", (None, Some(960), Some(7))),
            (
                "100m, 200m, 300m, before coming back down the ladder to 100m",
                (Some(900.0), None, Some(5)),
            ),
            // A way of moving makes it the rest.
            ("400m, 600m, 800m, walk back down", (Some(1800.0), None, Some(3))),
        ],
    );
}

#[test]
fn a_plural_behind_words_is_no_time() {
    check(
        Dialect::Track,
        &[
            ("ten hard 400s", (Some(4000.0), None, Some(10))),
            ("a dozen all-out 150s off 5 min", (Some(1800.0), None, Some(12))),
            ("twelve strong but relaxed 200s off 60s", (Some(2400.0), None, Some(12))),
            ("8 controlled 300s with 100m jog", (Some(2400.0), None, Some(8))),
            ("6 x 90s hard", (None, Some(540), Some(6))),
        ],
    );
}

#[test]
fn names_in_brackets_and_years_lead_to_the_work() {
    check(
        Dialect::Track,
        &[
            ("Sun (LR): 14 km easy, last 2 km @ M (4:45/km)", (Some(14_000.0), None, Some(1))),
            ("Tue (Q1): 6 x 800m @ 5k pace", (Some(4800.0), None, Some(6))),
            ("In 1951 -- 10 x 300, 5 x 100", (Some(3500.0), None, Some(15))),
        ],
    );
    assert!(read(Dialect::Track, "Tue (Q1): 6 x 800m @ 5k pace").unknown.is_empty());
}

#[test]
fn easy_times_over_lines_are_the_rests() {
    let text = "5' @ 80% FTP + 2' easy\n4' @ 90% FTP + 90s easy\n3' @ 100% FTP + 1' easy";
    let parsed = read(Dialect::Cycle, text);
    assert_eq!(sums(&parsed), (None, Some(720), Some(3)));
    assert_eq!(parsed.ambiguities.len(), 1, "{:?}", parsed.ambiguities);
    // One line alone is a main part and the way home.
    assert_eq!(sums(&read(Dialect::Track, "20 min tempo + 5 min easy")).1, Some(1500));
}

#[test]
fn the_unit_of_a_race_is_not_that_of_the_work() {
    check(
        Dialect::Track,
        &[
            (
                "3 x (5 x 1000m at 5k pace), then 1000, 60, 120, 1000",
                (Some(17_180.0), None, Some(19)),
            ),
            ("4 x 1km at 5k pace then 3 x 60 uphill", (Some(4180.0), None, Some(7))),
            ("6 x flying 20 @ 95%", (Some(120.0), None, Some(6))),
        ],
    );
    let parsed = read(Dialect::Track, "1 x 20 squats");
    assert_eq!(sums(&parsed).0, None);
    assert_eq!(parsed.session.totals().lifts.and_then(|l| l.exact()), Some(20));
}

#[test]
fn what_is_said_of_a_portion_or_of_what_was_not_done_counts_nothing() {
    check(
        Dialect::Track,
        &[
            ("6 x 400m - 3rd 100 hard", (Some(2400.0), None, Some(6))),
            ("22 km walk instead of the usual 5 km", (Some(22_000.0), None, Some(1))),
            ("8 x 400m rather than 10 x 300m, 60s jog", (Some(3200.0), None, Some(8))),
            (
                "12 x 400m. The pace was eighty seconds, 75s rest between each.",
                (Some(4800.0), None, Some(12)),
            ),
            ("3 x 2k, 2k+12 w/ 4' rest", (Some(6000.0), None, Some(3))),
        ],
    );
    let parsed = read(Dialect::Swim, "6 x 100 on 2:00 - 3rd 25 breaststroke");
    assert_eq!(sums(&parsed).2, Some(6));
}

#[test]
fn a_range_of_seconds_is_no_count_and_plural() {
    use stadion_sessions::{NotationOptions, parse};

    let parsed = parse("2 x 50m\nRecovery: 15-120s easy", &NotationOptions::default());
    let rest = parsed.session.totals().rest.map(|r| (r.min().as_secs(), r.max().as_secs()));
    assert_eq!(rest, Some((15, 120)));
}
