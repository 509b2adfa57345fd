//! Habits of writing, each with several lines of its kind: names with numbers in them, wholes and their
//! parts, times and lists behind the work.

use stadion_sessions::{Dialect, NotationOptions, Parsed, Section, Work, parse};

/// Metres, seconds of work, repetitions.
type Sums = (Option<f64>, Option<u64>, Option<u32>);

fn read(text: &str, dialect: Dialect) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(|d| d.meters().round()),
        totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        totals.reps.and_then(|r| r.exact()),
    )
}

fn told(parsed: &Parsed) -> bool {
    !parsed.ambiguities.is_empty() || !parsed.unknown.is_empty()
}

fn rest(parsed: &Parsed) -> Option<u64> {
    parsed.session.totals().rest.and_then(|r| r.exact()).map(|r| r.as_secs())
}

fn way(meters: f64, reps: u32) -> Sums {
    (Some(meters), None, Some(reps))
}

fn timed(work: u64, reps: u32) -> Sums {
    (None, Some(work), Some(reps))
}

/// The sums hold, whatever is told.
fn adds_up(dialect: Dialect, rows: &[(&str, Sums)]) {
    for (text, expected) in rows {
        assert_eq!(sums(&read(text, dialect)), *expected, "{text}");
    }
}

/// The sums hold, and the other reading is told.
fn doubted(dialect: Dialect, rows: &[(&str, Sums)]) {
    adds_up(dialect, rows);
    for (text, _) in rows {
        assert!(told(&read(text, dialect)), "{text}");
    }
}

#[test]
fn a_list_of_rests_needs_no_word_for_them() {
    for (text, meters, reps, seconds) in [
        ("700-500-300-200 w/ 4, 3 & 2 mins", 1700.0, 4, 540),
        ("800-600-400 with 3 and 2 min", 1800.0, 3, 300),
        ("600/500/400/300 w/ 4, 3, 2 min", 1800.0, 4, 540),
    ] {
        let found = read(text, Dialect::Track);
        assert_eq!((sums(&found), rest(&found)), (way(meters, reps), Some(seconds)), "{text}");
    }
}

#[test]
fn a_time_in_front_of_the_next_part_is_no_pace_over_it() {
    adds_up(
        Dialect::Track,
        &[
            ("4 x (1k @ 3:15 / 1k @ 3:45)", way(8000.0, 8)),
            ("3 x (2k @ 7:10 / 1k @ 4:20)", way(9000.0, 6)),
        ],
    );
    // With one aim it is the pace over that distance.
    adds_up(Dialect::Track, &[("4 x 2km @ 3:15 / km", way(8000.0, 4))]);
}

#[test]
fn names_with_numbers_in_them_are_no_work() {
    adds_up(
        Dialect::Track,
        &[
            ("VO2max 6 x 700m, 2 min jog", way(4200.0, 6)),
            ("VO2: 5 x 1200m off 3 min", way(6000.0, 5)),
            ("Yasso 800s: 7 x 800 in 3:05, jog 3:05", way(5600.0, 7)),
            ("300s: 9 x 300 off 75s", way(2700.0, 9)),
            ("10k pace miles x 5", way(8047.0, 5)),
            ("3k pace 500s x 7", way(3500.0, 7)),
        ],
    );
    adds_up(Dialect::Cycle, &[("C2 row 25 min", timed(1500, 1)), ("C2 5 x 4 min", timed(1200, 5))]);
    let lifts = |text: &str| {
        let totals = read(text, Dialect::Strength).session.totals();
        (totals.lifts.and_then(|l| l.exact()), totals.reps.and_then(|r| r.exact()))
    };
    assert_eq!(lifts("E1 press 4x6, E2 row 4x6"), (Some(48), Some(8)));
    assert_eq!(lifts("3 x 6L, 6R"), (Some(36), Some(6)));
    assert_eq!(lifts("4 x 5 @ 1/2 BW"), (Some(20), Some(4)));
}

#[test]
fn counts_in_other_words() {
    adds_up(
        Dialect::Track,
        &[
            ("double set of 5x300", way(3000.0, 10)),
            ("triple set of 4x150", way(1800.0, 12)),
            ("3 - 250's fast, 8 min rest", way(750.0, 3)),
            ("4 laps of 1200m", way(4800.0, 4)),
            ("Run 2 laps (800m) hard", way(800.0, 1)),
            ("5 hill repeats (run 150m up, turn, jog down)", way(750.0, 5)),
            ("3 x 2 mile repeats", way(9656.0, 3)),
            ("6 Steigerungen \u{e0} 90 m", way(540.0, 6)),
            ("5 progresiones de 80 metros", way(400.0, 5)),
            ("2 x 800, 4 x 400 and finally one 1200m", way(4400.0, 7)),
        ],
    );
    // A range of seconds is neither a count nor a plural.
    assert_eq!(sums(&read("2 x 60m\nRecovery: 20-150s", Dialect::Track)), way(120.0, 2));
    adds_up(
        Dialect::Swim,
        &[
            (
                "Repeat this series 3 times \u{2013}\n100 IM on 1:40\n200 kick on 3:30",
                way(823.0, 6),
            ),
            ("Repeat the following 4 times:\n50 kick\n100 swim", way(549.0, 8)),
            ("300 easy\n4 x (75 swim, 25 kick) RI 15s", way(640.0, 9)),
        ],
    );
}

#[test]
fn warm_up_and_cool_down_of_one_length_are_two_runs() {
    adds_up(Dialect::Track, &[("two mile warm up, 5 x 1000m, 2 mile cool down", way(11437.0, 7))]);
}

#[test]
fn letters_for_paces_count_miles_and_that_is_told() {
    doubted(
        Dialect::Track,
        &[
            ("2E + 4 x 1T w/ 1 min rest + 2E", way(12875.0, 6)),
            ("3km E + 2 x 2T + 3E", way(10000.0, 4)),
        ],
    );
}

#[test]
fn a_whole_and_its_parts_are_counted_once() {
    adds_up(
        Dialect::Track,
        &[
            ("50 min as 20 easy, 20 steady, 10 hard", timed(3000, 3)),
            ("60 min: 30 easy, 30 steady", timed(3600, 2)),
            ("5 x 80m as 20 fast / 40 float / 20 fast", way(400.0, 5)),
            ("1500m as 500m reps, 45s rest", way(1500.0, 3)),
            ("9 miles: 2 miles easy, 4 x 1 mile w/ 800 jog, 1 mile easy", way(11265.0, 6)),
        ],
    );
    adds_up(
        Dialect::Cycle,
        &[
            ("3 x 8 min of 1 min over, 3 min under, 4 min rest", timed(1440, 3)),
            ("4 x 6 min rotating 2 min at 110 rpm and 1 min at 80 rpm", timed(1440, 4)),
            ("2 x 12 min alternating 3 min low cadence and 1 min high cadence", timed(1440, 2)),
        ],
    );
}

#[test]
fn times_that_were_run_are_no_work() {
    doubted(
        Dialect::Track,
        &[
            ("4 x 200 (200 jog). 33-34-32-31", way(800.0, 4)),
            ("3 x 2 miles (11:32)(11:31)(11:35)", way(9656.0, 3)),
        ],
    );
    doubted(
        Dialect::Track,
        &[("4 x 5 min / 3 min rest:\n1402m / 1:47.0 / 27\n1411m / 1:46.3 / 28", timed(1200, 4))],
    );
}

#[test]
fn times_behind_several_repeats_are_their_rests() {
    doubted(
        Dialect::Track,
        &[
            ("4x20m, 4x40m, 2 min / 5 min", way(240.0, 8)),
            ("5 x 300, 3 x 200, 4 min", way(2100.0, 8)),
            ("3 x 600/400/200, 3 min", way(3600.0, 9)),
        ],
    );
}

#[test]
fn work_every_so_often_for_so_long() {
    doubted(
        Dialect::Track,
        &[
            ("3 min hard every 10 min for an hour", timed(1080, 6)),
            ("20 s sprint every 4 min for 40 min", timed(200, 10)),
        ],
    );
}

#[test]
fn a_list_in_one_word_behind_a_count_is_all_of_it() {
    doubted(Dialect::Track, &[("4 x 800/300", way(4400.0, 8)), ("3x200/100 @ 90%", way(900.0, 6))]);
}

#[test]
fn an_easy_part_without_a_rest_in_front_may_be_one() {
    doubted(
        Dialect::Track,
        &[
            ("3 x 6' Z4 + 3' Z1", timed(1080, 3)),
            ("4' Z4 + 2' Z1\n4' Z4 + 2' Z1", timed(720, 4)),
            ("4 x 6 min threshold + 2 min easy", timed(1440, 4)),
            // Longer than what it is the rest of, and still short.
            ("8 x 30s hard + 90s easy", timed(240, 8)),
            ("10 x 1 min + 1 min jog", timed(600, 10)),
            ("6 x 400m hard + 200m easy", way(2400.0, 6)),
            // What follows shows that it lies in between.
            ("4 x 6 min threshold + 2 min easy + 4 x 30s", timed(1680, 9)),
        ],
    );
}

#[test]
fn the_easy_part_behind_repetitions_has_the_length_of_a_rest() {
    for (text, expected) in [
        ("8 x 30s hard + 90s easy", timed(240, 8)),
        ("8 x 30s hard + 10 min easy", timed(840, 9)),
        ("8 x 30s hard + 90s easy + 10 min easy", timed(840, 9)),
    ] {
        adds_up(Dialect::Track, &[(text, expected)]);
    }
    adds_up(Dialect::Track, &[("6 x 400m + 1 km easy", way(3400.0, 7))]);
    let rest = read("8 x 30s hard + 90s easy", Dialect::Track).session.totals().rest;
    assert_eq!(rest.and_then(|r| r.exact()).map(|r| r.as_secs()), Some(7 * 90));
}

#[test]
fn what_stands_alone_is_told() {
    assert!(told(&read("0:45 recovery jog", Dialect::Track)));
    doubted(
        Dialect::Track,
        &[("5k: 18:42", way(5000.0, 1)), ("600m - 1:51\n600m - 1:49", way(1200.0, 2))],
    );
    assert!(told(&read("Curl 10x10, 12x8", Dialect::Strength)));
}

#[test]
fn outings_say_where_they_go() {
    doubted(
        Dialect::Track,
        &[
            ("1:15 w/ hills", timed(4500, 1)),
            ("1:20 on trails", timed(4800, 1)),
            ("0:45 w/ strides", timed(2700, 1)),
        ],
    );
}

#[test]
fn rests_between_bare_distances_and_behind_a_dash() {
    let found = read("200 rest 6min 200 rest 6min 200 rest 3min 200", Dialect::Track);
    assert_eq!((sums(&found), rest(&found)), (way(800.0, 4), Some(900)));
    let found = read("4 mins, 3 mins, 1 min - slow jog for about 2 mins between", Dialect::Track);
    assert_eq!((sums(&found), rest(&found)), (timed(480, 3), Some(240)));
    let found = read("5 x 50m, walk back + 2'", Dialect::Track);
    assert_eq!((sums(&found), rest(&found)), (way(250.0, 5), Some(480)));
    // A comma is missing.
    assert_eq!(sums(&read("4 min, 3 min 2 min, 1 min", Dialect::Track)), timed(600, 4));
}

#[test]
fn paces_in_a_list_or_in_turn_are_no_work() {
    adds_up(
        Dialect::Track,
        &[
            ("1000-800-600-300 @ 5k, 3k, 1500, all out; 3 min rest", way(2700.0, 4)),
            ("1 mile, 600, 300 @ 5k/3k/mile pace", way(2509.0, 3)),
            ("12 x 500 alternating 5k and 10k pace, 60s rest", way(6000.0, 12)),
            ("12 miles with miles 5-9 at MP", way(19312.0, 1)),
        ],
    );
    // A pace of its own behind the last part only.
    adds_up(Dialect::Track, &[("1600, 1200, 800 @ 10k pace, 3 min rest", way(3600.0, 3))]);
}

#[test]
fn rests_by_zone_and_over_a_mile() {
    adds_up(
        Dialect::Track,
        &[
            ("5 x 4 min Z4, 2 min Z2 between", timed(1200, 5)),
            ("1600-1200-800 w/ mile tempo between", way(3600.0, 3)),
        ],
    );
    // Two zones apart in a repeat: a part of its own or the rest.
    doubted(Dialect::Cycle, &[("3 x (6' z4, 3' z1)", timed(1620, 6))]);
}

#[test]
fn counts_on_the_clock_and_without_a_sign_in_front() {
    adds_up(
        Dialect::Track,
        &[
            ("Every 4 min: 800m x 5", way(4000.0, 5)),
            ("Kms x 7 off 60 sec", way(7000.0, 7)),
            ("300s - 9 of them, 1 min rest", way(2700.0, 9)),
            ("Run hard for 20 seconds. Passive rest for 40 seconds. Do 9 reps.", timed(180, 9)),
        ],
    );
    let found =
        read("1-2 mi warm up 5-6 x 500m @ 5k pace 3 min rest 1 mi cool down", Dialect::Track);
    let reps = found.session.totals().reps.map(|r| (r.min(), r.max()));
    assert_eq!(reps, Some((7, 8)));
    let lifts = |text: &str| {
        let totals = read(text, Dialect::Strength).session.totals();
        (totals.lifts.and_then(|l| l.exact()), totals.reps.and_then(|r| r.exact()))
    };
    assert_eq!(lifts("Pull-ups 3 sets of 7, dips 3 sets of 9"), (Some(48), Some(6)));
    assert_eq!(lifts("4 rounds: 15 swings 53/35, 10 pull-ups"), (Some(100), Some(8)));
}

#[test]
fn a_chain_of_paces_behind_a_run_is_what_was_run() {
    doubted(
        Dialect::Track,
        &[
            ("5-mile ladder, 7:40-7:30-7:20-7:30-7:40", way(8047.0, 1)),
            ("3 x 1 mile, 5:41-5:38-5:36", way(4828.0, 3)),
        ],
    );
    // With a word behind them they are work.
    assert_eq!(sums(&read("3:00-2:00-1:00 hard, 90s jog", Dialect::Track)), timed(360, 3));
}

#[test]
fn a_rest_behind_a_dash_is_no_part_of_the_run_in_front() {
    let found = read("3 miles - 90 seconds recovery, then 3 miles", Dialect::Track);
    assert_eq!((sums(&found), rest(&found)), (way(9656.0, 2), Some(90)));
}

#[test]
fn nouns_between_a_count_and_its_amount() {
    adds_up(
        Dialect::Track,
        &[
            ("2 series x 5 rep x 200m, 1'30 / 5'", way(2000.0, 10)),
            ("8 km lento + 8 allunghi 100 m", way(8800.0, 9)),
            ("40 min + 6 Steigerungen 90 m", (Some(540.0), Some(2400), Some(7))),
        ],
    );
    // How long they are, nobody says.
    assert!(told(&read("5 km + 4 Steigerungen", Dialect::Track)));
}

#[test]
fn a_cool_down_behind_a_comma_is_no_rest() {
    for text in [
        "6 x 800m hard, 10 min cool down jog",
        "2 km warm-up, 6 x 800m hard, 10 min cool-down",
        "2 km warm-up, 6 x 800M, 5 min cooldown",
        "2 km warm-up, 6 x 800m hard, 10 min cool down",
        "2 km warm up, 6 x 800m uphill, 10 min cool-down jog",
    ] {
        let session = parse(text, &NotationOptions::default()).session;
        let last = session.blocks().last().unwrap();
        assert_eq!(last.section, Section::CoolDown, "{text}");
        assert_eq!(session.totals().rest, None, "{text}");
    }
}

#[test]
fn sections_of_a_line_are_lines_of_their_own() {
    const FRONT: &[&str] = &[
        "2 km warm-up",
        "15 min warm up",
        "10 min easy warm-up jog",
        "Warm up 2 miles",
        "3k WU",
        "2mi w/u",
        "1 - 2 mile warm up",
    ];
    const BEHIND: &[&str] = &[
        "1 km cool-down",
        "10 min cool down",
        "Cool-down: 10 min",
        "CD 2 km",
        "10 min cool-down jog",
        "1 - 2 mile cool down",
    ];
    const SIGNS: &[&str] = &[", ", " + ", "; ", ". ", ", then ", " / ", " - ", " and then "];
    let main = |text: &str| {
        let session = parse(text, &NotationOptions::default()).session;
        let main = session.blocks().iter().filter(|b| b.section == Section::Main);
        let exact = main.map(|b| b.work.clone()).collect::<Vec<_>>();
        (
            exact,
            session.blocks().first().map(|b| b.section),
            session.blocks().last().map(|b| b.section),
        )
    };
    let whole = |works: &[Work]| format!("{works:?}");
    let places = |text: String| {
        // The same tree stands elsewhere in the text.
        let mut kept = String::new();
        for (i, part) in text.split("span: Span {").enumerate() {
            kept.push_str(if i == 0 { part } else { part.split_once('}').unwrap().1 });
        }
        kept
    };
    for work in [
        "6 x 800m w/ 90s",
        "3 x 10 min @ threshold, 2 min jog",
        "10 x 60s hard, 60s easy",
        "1600m, 1200m, 800m, 400m (3 min)",
        "6 x 1k @ 3:30/km, 75s",
        "20 min tempo",
        "2 x 20 min at 85% HRmax, 5 min easy",
        "12 x 30s hill sprints, walk back",
        "3 x 3 x 300m, 90s between reps, 5 min between sets",
    ] {
        let alone = places(whole(&main(work).0));
        for sign in SIGNS {
            for (front, behind) in FRONT.iter().flat_map(|f| BEHIND.iter().map(move |b| (f, b))) {
                let text = [*front, work, *behind].join(sign);
                let (works, first, last) = main(&text);
                assert_eq!(places(whole(&works)), alone, "{text}");
                assert_eq!(
                    (first, last),
                    (Some(Section::WarmUp), Some(Section::CoolDown)),
                    "{text}"
                );
            }
        }
    }
}

#[test]
fn a_time_behind_repetitions_is_their_rest_also_in_front_of_more_work() {
    for set in
        ["6 x 1k @ 3:30/km, 75s", "10 x 60s hard, 60s easy", "2 x 20 min at 85% HRmax, 5 min easy"]
    {
        for next in ["4 x 200m", "2 x (4 x 300m)", "5 km easy", "8 x 100m strides"] {
            let wanted = sums(&read(&format!("{set} + {next}"), Dialect::Track));
            for joint in [" then ", ", then ", " and then ", " followed by ", ", followed by "] {
                let text = format!("{set}{joint}{next}");
                assert_eq!(sums(&read(&text, Dialect::Track)), wanted, "{text}");
            }
        }
    }
}
