//! Sums, restatements and labels: what stands around the work and adds nothing to it.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

/// Metres, seconds of work, repetitions.
type Sums = (Option<f64>, Option<u64>, Option<u32>);

fn read(text: &str, dialect: Dialect) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(stadion_types::Distance::meters),
        totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        totals.reps.and_then(|r| r.exact()),
    )
}

fn way(meters: f64, reps: u32) -> Sums {
    (Some(meters), None, Some(reps))
}

fn timed(work: u64, reps: u32) -> Sums {
    (None, Some(work), Some(reps))
}

/// Sums that the text fixes: they hold, and nothing is in doubt.
fn plain(dialect: Dialect, rows: &[(&str, Sums)]) {
    for (text, expected) in rows {
        let parsed = read(text, dialect);
        assert_eq!(sums(&parsed), *expected, "{text}");
        let told = (&parsed.ambiguities, &parsed.unknown);
        assert!(told.0.is_empty() && told.1.is_empty(), "{text}: {told:?}");
    }
}

/// Sums by the likelier reading: they hold, and the doubt is told.
fn doubted(dialect: Dialect, rows: &[(&str, Sums)]) {
    for (text, expected) in rows {
        let parsed = read(text, dialect);
        assert_eq!(sums(&parsed), *expected, "{text}");
        assert!(!(parsed.ambiguities.is_empty() && parsed.unknown.is_empty()), "{text}");
    }
}

#[test]
fn a_sum_behind_the_work_adds_nothing() {
    plain(
        Dialect::Track,
        &[
            ("9 x 400m (3600m)", way(3600.0, 9)),
            ("9 x 400m = 3600m", way(3600.0, 9)),
            ("9 x 400m (3.6k total)", way(3600.0, 9)),
            ("4 x 1km, 3 x 500m. Total 5.5km", way(5500.0, 7)),
            ("4 x 12 min. 48 minutes of work.", timed(2880, 4)),
            ("2 x (5 x 200m), 1'/5' (2000m)", way(2000.0, 10)),
        ],
    );
    plain(Dialect::Cycle, &[("3 x 12 min sweet spot, 4 min easy (36 min at SST)", timed(2160, 3))]);
}

#[test]
fn a_sentence_that_says_the_work_again_adds_nothing() {
    plain(
        Dialect::Track,
        &[
            ("9 x 400m. That's 9 x 400m in all", way(3600.0, 9)),
            ("9 x 400m, 60s jog. So 9 reps of 400m in total.", way(3600.0, 9)),
            ("7 x 800m in 2:40. That is 7 reps.", way(5600.0, 7)),
        ],
    );
    // More work behind a stop is more work.
    plain(Dialect::Track, &[("9 x 400m. 4 x 200m", way(4400.0, 13))]);
}

#[test]
fn a_sum_that_does_not_agree_is_told() {
    doubted(
        Dialect::Track,
        &[
            ("9 x 400m. That's 8 x 400m in all", way(3600.0, 9)),
            ("9 x 400m = 3200m", way(3600.0, 9)),
        ],
    );
}

#[test]
fn a_bracket_tells_what_an_amount_is_made_of() {
    plain(
        Dialect::Track,
        &[
            ("6 miles (6 x 1 mile)", way(6.0 * 1609.344, 6)),
            ("6k (3 x 2k)", way(6000.0, 3)),
            ("27 min tempo (3 x 9 min)", timed(1620, 3)),
            ("3200m (4 x 400m + 8 x 200m)", way(3200.0, 12)),
        ],
    );
    // Fewer lie within a longer run; of more nothing is taken.
    doubted(Dialect::Track, &[("10k (4 x 1k)", way(4000.0, 4)), ("3k (4 x 1k)", way(3000.0, 1))]);
    let parsed = read("27 min tempo (3 x 9 min)", Dialect::Track);
    assert_eq!(parsed.session.canonical(Dialect::Track), "3 x 9 min tempo");
}

#[test]
fn numbers_of_labels_count_nothing() {
    plain(
        Dialect::Track,
        &[
            ("Week 7 - 6 x 800m, 2 min jog", way(4800.0, 6)),
            ("Session 4 - 5 x 1 km, 90s rest", way(5000.0, 5)),
            ("Block 1 - 4 x 400m, Block 2 - 6 x 200m", way(2800.0, 10)),
            ("Week 3 Day 2 - 4 x 400m", way(1600.0, 4)),
        ],
    );
    plain(
        Dialect::Cycle,
        &[
            ("MS: 3 x 12 min @ 95%. MS2: 4 x 1 min @ 120%.", timed(2400, 7)),
            ("MS1: 3 x 10' @ FTP. MS2: 2 x 5' @ FTP.", timed(2400, 5)),
        ],
    );
}

#[test]
fn later_send_offs_are_no_lengths() {
    let yards = |n: f64| n * 0.9144;
    // The rest that such a start leaves has no time, and that is told.
    doubted(
        Dialect::Swim,
        &[
            ("16 x 50 on 1:00, 55, 50, 45", way(yards(800.0), 16)),
            ("4 x 50 on 1:00, 100 free", way(yards(300.0), 5)),
        ],
    );
}

#[test]
fn send_offs_of_single_swims_are_no_lengths() {
    plain(
        Dialect::Swim,
        &[("8 x 100 descending 1-4 on 2:05, 2:00, 1:55, 1:50", way(800.0 * 0.9144, 8))],
    );
}

#[test]
fn a_unit_cut_short_ends_no_sentence() {
    plain(Dialect::Cycle, &[("2 x 10 min. @ 90% FTP\n4 min. easy spin (Z1)", timed(1200, 2))]);
    plain(Dialect::Track, &[("5 x 5 min @ c.10mile pace, 90s jog", timed(1500, 5))]);
    plain(Dialect::Track, &[("5 x 5 min. 4 x 100m", (Some(400.0), Some(1500), Some(9)))]);
}

#[test]
fn a_sentence_of_rest_may_name_what_the_sets_hold() {
    let text = "3 x (4 x 1 min) @ 110%. Take 2' easy between each set of 4 x 1/1's.";
    assert_eq!(sums(&read(text, Dialect::Cycle)), timed(720, 12));
}

#[test]
fn offsets_of_rowers_are_no_work() {
    doubted(
        Dialect::Track,
        &[
            ("6x500m@2k-1..2k-5/3:00r", way(3000.0, 6)),
            ("6 x 500m @ 2k+4, 3:00 rest", way(3000.0, 6)),
        ],
    );
    let parsed = read("6x500m@2k-1..2k-5/3:00r", Dialect::Track);
    assert!(parsed.session.canonical(Dialect::Track).contains("2000m pace - 2-10 s/km"));
}

#[test]
fn an_amount_and_what_it_is_made_of_without_a_bracket() {
    plain(
        Dialect::Track,
        &[
            ("28 min of 7 x 4 min", timed(1680, 7)),
            ("3 miles as 3 x 1 mile", way(3.0 * 1609.344, 3)),
            ("4000m of work as 8 x 500m", way(4000.0, 8)),
        ],
    );
    doubted(
        Dialect::Track,
        &[
            ("9 miles: 4 x 1 mile @ T", way(4.0 * 1609.344, 4)),
            ("13 km dont 3 x 2 km", way(6000.0, 3)),
            ("9 km inkl. 5 x 1000 m", way(5000.0, 5)),
            ("Total volume 4km: 8 x 500m", way(4000.0, 8)),
        ],
    );
    // A label in front of the colon opens a session of its own.
    assert_eq!(sums(&read("AM: 6km @ LT PM: 15 x 400m", Dialect::Track)), way(12000.0, 16));
}

#[test]
fn a_sum_behind_a_dash_or_an_arrow_adds_nothing() {
    plain(
        Dialect::Track,
        &[
            ("7 x 1 mile - 7 miles total - w/ 2 min jog", way(7.0 * 1609.344, 7)),
            ("7 x 3 min -> 21 min total", timed(1260, 7)),
            ("4 x 6 min, i.e. 24 minutes of threshold", timed(1440, 4)),
            ("4 x 1200m. 1200m = 3 laps.", way(4800.0, 4)),
            (
                "6 sets of 400 meters; 4 sets of 200 meters. Total: 3,200 meters (or about 1.99 miles)",
                way(3200.0, 10),
            ),
        ],
    );
    doubted(Dialect::Track, &[("2 x (400, 300, 200) - 1.8km", way(1800.0, 6))]);
}

#[test]
fn a_pace_behind_a_slash_or_a_stop_is_no_distance() {
    plain(
        Dialect::Track,
        &[
            ("2 x 4 x 75s / 5k race pace", timed(600, 8)),
            ("(2 x 300 / 2 x 600) with 60-90secs recs. @ 3k-5k pace", way(1800.0, 4)),
            ("7 x 800 at 3k-5k w/ 2:00", way(5600.0, 7)),
        ],
    );
}

#[test]
fn names_and_titles_count_nothing() {
    plain(
        Dialect::Track,
        &[
            ("6 Yasso 800s", way(4800.0, 6)),
            ("Track 800s. 5 x 800m", way(4000.0, 5)),
            ("We will be doing hard mile training: 9 x 300m", way(2700.0, 9)),
            ("2019-04-12: 5 x 1k", way(5000.0, 5)),
        ],
    );
}

#[test]
fn times_that_were_run_are_no_work() {
    doubted(Dialect::Track, &[("4x500m and only ran 1:42, 1:43, 1:47, 1:45", way(2000.0, 4))]);
    plain(Dialect::Track, &[("5x1000 3'31\"/3'34\"/3'38\"/3'37\"/3'33\"", way(5000.0, 5))]);
}

#[test]
fn sets_that_are_spoken_of_are_the_whole_list() {
    for text in [
        "3 x 300m, 200m, 100m. 90s between reps, 6 min between sets",
        "3 x 300m, 200m, 100m\n90s between reps, 6 min between sets",
    ] {
        let parsed = read(text, Dialect::Track);
        assert_eq!(sums(&parsed), way(1800.0, 9), "{text}");
        assert_eq!(parsed.ambiguities.len(), 1, "{text}");
        let rest = parsed.session.totals().rest.and_then(|r| r.exact());
        assert_eq!(rest.map(|r| r.as_secs()), Some(6 * 90 + 2 * 360), "{text}");
    }
    // Each with a count of its own, they are none.
    let parsed = read("3 x 300m, 2 x 200m, 100m, 6 min between sets", Dialect::Track);
    assert_eq!(sums(&parsed), way(1400.0, 6));
}

#[test]
fn shares_may_be_given_by_the_numbers_of_the_repetitions() {
    plain(Dialect::Track, &[("6 x 1k: 1-3 @ 10k, 4-6 @ 5k", way(6000.0, 6))]);
}

#[test]
fn counts_and_amounts_with_two_ends_behind() {
    let reps = |text: &str| read(text, Dialect::Track).session.totals().reps;
    let bounds = reps("Leg-speed 120 meters 6 to 8 times.").map(|r| (r.min(), r.max()));
    assert_eq!(bounds, Some((6, 8)));
    let work = read("Jog 3/4 to 1 hour.", Dialect::Track).session.totals().work;
    assert_eq!(work.map(|w| (w.min().as_secs(), w.max().as_secs())), Some((2700, 3600)));
}

#[test]
fn a_rest_in_the_line_may_be_half_a_mile() {
    doubted(
        Dialect::Track,
        &[(
            "2 x mile @ 5k race pace, half mile jog, 6×200 meters",
            way(2.0 * 1609.344 + 1200.0, 8),
        )],
    );
}

#[test]
fn a_number_of_sets_behind_the_work_counts_all_of_it() {
    plain(
        Dialect::Track,
        &[
            ("400m, 200m, 3 sets", way(1800.0, 6)),
            ("4 x 200m, 2 x 400m. 3 sets", way(4800.0, 18)),
            ("400m, 200m, 3 sets, 90s / 4 min", way(1800.0, 6)),
        ],
    );
    doubted(Dialect::Track, &[("(400m, 200m) - 3 sets, 2 min", way(1800.0, 6))]);
    // A noun at the end asks for nothing.
    plain(Dialect::Track, &[("3 mile, 2 mile & 1 mile tempo repeat", way(6.0 * 1609.344, 3))]);
}

#[test]
fn splits_in_a_sentence_of_their_own_are_told() {
    doubted(
        Dialect::Track,
        &[("3 x 1 mile. Mile splits: 6:18, 6:15, 6:17.", way(3.0 * 1609.344, 3))],
    );
}

#[test]
fn totals_of_swimmers_behind_a_swim_are_no_swims() {
    let yards = |n: f64| n * 0.9144;
    plain(
        Dialect::Swim,
        &[
            ("400 pull (400/1200)", way(yards(400.0), 1)),
            ("6 x 25 (150/1350)", way(yards(150.0), 6)),
        ],
    );
}

#[test]
fn words_of_other_languages_beside_the_work() {
    plain(
        Dialect::Track,
        &[
            ("6 ripetute di 500m", way(3000.0, 6)),
            (
                "50' corsa continua lenta .. 10 ripetute di 100m in scioltezza",
                (Some(1000.0), Some(3000), Some(11)),
            ),
            ("12 x gesteigerte 400er", way(4800.0, 12)),
            ("40 minutos rodaje suave y 8 rectas de 80 metros", (Some(640.0), Some(2400), Some(9))),
        ],
    );
}

#[test]
fn amounts_that_are_open_upwards_are_told() {
    doubted(Dialect::Track, &[("Sunday long 60+ minute easy run", timed(3600, 1))]);
}

#[test]
fn a_mile_needs_no_number_in_a_list() {
    plain(Dialect::Track, &[("mile@hard. 2 miles @moderate, mile@hard.", way(4.0 * 1609.344, 3))]);
    doubted(
        Dialect::Track,
        &[(
            "6 x 300 meters, 100m jog in between, and then, long cooldown, 2 miles.",
            way(1800.0 + 2.0 * 1609.344, 7),
        )],
    );
}

#[test]
fn counts_and_times_in_brackets_and_sentences() {
    plain(
        Dialect::Track,
        &[
            ("5 mins run with 2 minutes recovery (4 times)", timed(1200, 4)),
            ("4 x 400's in 85, 80, 75, and 70", way(1600.0, 4)),
            ("Swim 8 minutes bike 24 minutes run 12 minutes", timed(2640, 3)),
            ("20 min bike 10 min run", timed(1800, 2)),
        ],
    );
    doubted(
        Dialect::Track,
        &[
            ("3 x 2000m. 6:38, 6:39, & 6:41", way(6000.0, 3)),
            ("2 (200m, 400m, 200m)", way(1600.0, 6)),
        ],
    );
    // What follows the warm-up is none.
    let parsed = read("After a warm up it was 4 X 05:00 of running", Dialect::Track);
    assert_eq!(sums(&parsed), timed(1200, 4));
    assert!(!parsed.session.canonical(Dialect::Track).contains("Warm-up"));
}
