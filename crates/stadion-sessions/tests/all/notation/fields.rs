//! Work in fields, keys and clauses: rows of slashes, the text of programs, aims and rests in words.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(text: &str, dialect: Dialect) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

/// Metres, seconds of work, and repetitions; none where the text has no such work.
fn work(parsed: &Parsed) -> (Option<f64>, Option<u64>, Option<u32>) {
    let totals = parsed.session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(|d| d.meters().round()),
        totals.work.and_then(|t| t.exact()).map(|t| t.as_secs()),
        totals.reps.and_then(|r| r.exact()),
    )
}

fn rest(parsed: &Parsed) -> Option<u64> {
    parsed.session.totals().rest.and_then(|r| r.exact()).map(|r| r.as_secs())
}

fn lifts(parsed: &Parsed) -> Option<u32> {
    parsed.session.totals().lifts.and_then(|r| r.exact())
}

#[test]
fn fields_between_slashes_are_the_rest_and_the_aim() {
    for (text, expected, pause) in [
        ("5 x 2k / 60s / threshold", (Some(10_000.0), None, Some(5)), Some(240)),
        ("8 x 400m / 90s / 5k pace", (Some(3200.0), None, Some(8)), Some(630)),
        ("6 x 3 min / 90s jog / hard", (None, Some(1080), Some(6)), Some(450)),
        ("3 x 10 min / 2 min / zone 3", (None, Some(1800), Some(3)), Some(240)),
        ("**5 x 1k** / 75s / 10k pace", (Some(5000.0), None, Some(5)), Some(300)),
    ] {
        let parsed = read(text, Dialect::Track);
        assert_eq!((work(&parsed), rest(&parsed)), (expected, pause), "{text}");
        assert!(parsed.ambiguities.is_empty(), "{text}: {:?}", parsed.ambiguities);
    }
}

#[test]
fn a_clock_behind_a_sign_is_a_send_off_in_the_pool() {
    for text in ["6x50/1:05", "6 x 50 / 1:05 at 80%", "6 x 50 - 1:05"] {
        let parsed = read(text, Dialect::Swim);
        assert_eq!(work(&parsed), (Some(274.0), None, Some(6)), "{text}");
        assert!(parsed.ambiguities.is_empty(), "{text}");
    }
    let parsed = read("4x100/1:30, 4x50/:45", Dialect::Swim);
    assert_eq!(work(&parsed), (Some(549.0), None, Some(8)));
}

#[test]
fn what_stands_further_in_is_repeated() {
    for text in [
        "- warmup: 3km\n- repeat: 5\n  - run: 800m\n  - recover: 2:00\n- cooldown: 2km",
        "warmup: 3km\nrepeat: 5\n    run: 800m\n    recover: 2:00\ncooldown: 2km",
        "warmup: 3km\nRepeat 5x:\n    run: 800m\n    recover: 2:00\ncooldown: 2km",
    ] {
        let parsed = read(text, Dialect::Track);
        assert_eq!(work(&parsed), (Some(9000.0), None, Some(7)), "{text}");
    }
    let parsed = read("5 rounds of:\n   400m\n   1 min rest\n   200m\n2km easy", Dialect::Track);
    assert_eq!(work(&parsed), (Some(5000.0), None, Some(11)));
}

#[test]
fn a_rest_without_a_figure_ends_a_round() {
    for text in [
        "5 rounds of:\n400m\n1 minute rest\n200m\nWalk a lap before the next round.",
        "5 rounds of:\n400m\n1 minute rest\n200m\nRest as needed before the next round.",
        "5 rounds of:\n400m\n1 minute rest\n200m",
    ] {
        let parsed = read(text, Dialect::Track);
        assert_eq!(work(&parsed), (Some(3000.0), None, Some(10)), "{text}");
        assert!(parsed.ambiguities.is_empty(), "{text}: {:?}", parsed.ambiguities);
    }
    // Much longer than what the rounds hold: what comes behind them.
    let parsed = read("5 times:\n2 min hard\n90s jog\n8 min steady", Dialect::Track);
    assert_eq!(work(&parsed), (None, Some(1080), Some(6)));
    assert!(parsed.ambiguities.is_empty());
}

#[test]
fn an_aim_in_words_is_told_and_adds_nothing() {
    for (text, reps) in [
        ("4 x 3km at roughly the pace you could hold for an hour", 4),
        ("4 x 3km @ the effort that you can sustain for 40 minutes", 4),
        ("4 x 3km at a pace you'd race 10k, 2 min jog", 4),
    ] {
        let parsed = read(text, Dialect::Track);
        assert_eq!(work(&parsed), (Some(12_000.0), None, Some(reps)), "{text}");
        assert!(!parsed.unknown.is_empty() && parsed.ambiguities.is_empty(), "{text}");
    }
}

#[test]
fn bare_distances_go_on_below_one_another() {
    let parsed = read("400 w/ 200 float\n800 w/ 200 float\n1200 w/400 jog\n400", Dialect::Track);
    assert_eq!(work(&parsed), (Some(2800.0), None, Some(4)));
}

#[test]
fn each_part_with_a_count_of_its_own() {
    let parsed = read("90m twice, 80m three times, walk back", Dialect::Track);
    assert_eq!(work(&parsed), (Some(420.0), None, Some(5)));
    let parsed = read("200m, 400m, all done twice", Dialect::Track);
    assert_eq!(work(&parsed), (Some(1200.0), None, Some(4)));
}

#[test]
fn between_sets_where_there_are_none() {
    let parsed = read("2 x 12 min @ sweet spot\n4 min easy spin between sets", Dialect::Cycle);
    assert_eq!((work(&parsed), rest(&parsed)), ((None, Some(1440), Some(2)), Some(240)));
    let parsed = read("4 x (6 x 15s, 45s rest). Spin easy 4 min after each set.", Dialect::Cycle);
    assert_eq!((work(&parsed), rest(&parsed)), ((None, Some(360), Some(24)), Some(1620)));
}

#[test]
fn loads_in_front_of_lifts() {
    for (text, reps, all) in [
        ("Push press (30kg \u{2013} 12; 40kg \u{2013} 8; 45kg \u{2013} 6)", 3, 26),
        ("Squat 60kg/10, 70kg/8, 80kg/6", 3, 24),
        ("deadlift 100kgx5 120kgx3 140kgx1", 3, 9),
        ("one all-out set of 25 push-ups", 1, 25),
        ("a set of 25 push-ups", 1, 25),
    ] {
        let parsed = read(text, Dialect::Strength);
        assert_eq!((work(&parsed).2, lifts(&parsed)), (Some(reps), Some(all)), "{text}");
    }
}

#[test]
fn a_jog_that_leads_somewhere_is_a_rest() {
    let text = "2 rounds of:\n4 min uphill\n4 min jog downhill\n2 min uphill\n3 min jog downhill";
    let parsed = read(text, Dialect::Track);
    assert_eq!(work(&parsed), (None, Some(720), Some(4)));
}

#[test]
fn headings_that_say_what_stands_below() {
    let parsed = read("Set Two 5x (625 yds)\n100 on 1:35\n25 on :30", Dialect::Swim);
    assert_eq!(work(&parsed), (Some(572.0), None, Some(10)));
    let parsed =
        read("workout: 6x1k\n- repeat: 6\n  - run: 1000m\n  - recover: 400m", Dialect::Track);
    assert_eq!(work(&parsed), (Some(6000.0), None, Some(6)));
    // As much as the first line, but no name of a whole in front.
    let parsed = read("6 x 1km\n6 x 1km", Dialect::Track);
    assert_eq!(work(&parsed), (Some(12_000.0), None, Some(12)));
    let parsed = read("1st set @ 80%: 100m, 150m, 200m", Dialect::Track);
    assert_eq!(work(&parsed), (Some(450.0), None, Some(3)));
    let parsed = read("Target: 6 x 1k in 3:06; 6 x 200m in 31-32", Dialect::Track);
    assert_eq!(work(&parsed), (Some(7200.0), None, Some(12)));
}

#[test]
fn what_is_said_of_some_repetitions_adds_nothing() {
    let parsed = read("6x75\n1-3 free on 10s rest\n4-6 middle 25 kick on 10s rest", Dialect::Swim);
    assert_eq!(work(&parsed), (Some(411.0), None, Some(6)));
    assert!(!parsed.unknown.is_empty());
    let parsed = read(
        "3 x (4 x 300m). 1 min recovery for the easy set, 90 s for the medium and 2 min for the hard",
        Dialect::Track,
    );
    assert_eq!((work(&parsed), rest(&parsed)), ((Some(3600.0), None, Some(12)), None));
    assert!(!parsed.unknown.is_empty());
}

#[test]
fn what_goes_on_without_an_end_is_told() {
    for text in ["Jog 100m, sprint 100m, keep going!", "200m, 400m, 600m and so on"] {
        assert!(!read(text, Dialect::Track).unknown.is_empty(), "{text}");
    }
}

#[test]
fn a_range_of_counts_behind_the_part() {
    for text in ["100m x 6-8", "Strides 100m x 6 to 8"] {
        let totals = read(text, Dialect::Track).session.totals();
        let reps = totals.reps.unwrap();
        assert_eq!((reps.min(), reps.max()), (6, 8), "{text}");
    }
    let parsed = read("6 bodyweight exercises, 15 reps of each", Dialect::Strength);
    assert_eq!((work(&parsed).2, lifts(&parsed)), (Some(6), Some(90)));
}

#[test]
fn a_chain_of_amounts_is_work_in_a_sentence_too() {
    for (text, expected) in [
        ("Speed work often was 30, 40, 50, 60, 70 on the bend", (Some(250.0), None, Some(5))),
        ("a 6K-5K-4K-3K workout with a growing pace", (Some(18_000.0), None, Some(4))),
        ("Intervals today. 5K-4K-3K with short rests. Felt fine.", (Some(12_000.0), None, Some(3))),
        ("5min, 6min, 7min, 6min at a comfortably hard pace", (None, Some(1440), Some(4))),
    ] {
        assert_eq!(work(&read(text, Dialect::Track)), expected, "{text}");
    }
    // Times that were run are no chain of work.
    let parsed = read("He ran 31, 30, 32, 31 in the wind", Dialect::Track);
    assert_eq!(work(&parsed), (None, None, None));
}

#[test]
fn jogs_behind_each_part_are_rests() {
    let parsed = read("4 x (200m + 200m jog + 400m + 400m jog)", Dialect::Track);
    assert_eq!(work(&parsed), (Some(2400.0), None, Some(8)));
    let parsed = read("4 x 800, followed by a 400 at an easy jog", Dialect::Track);
    assert_eq!(work(&parsed), (Some(3200.0), None, Some(4)));
}

#[test]
fn counts_and_paces_behind_the_part() {
    for (text, expected) in [
        ("1000m tempo pace 6x", (Some(6000.0), None, Some(6))),
        ("the workout is 250 x six.", (Some(1500.0), None, Some(6))),
        ("6x400m in 78-80sec pace with 200m jog", (Some(2400.0), None, Some(6))),
        ("2 sprint ladder sets @ mile pace:\n200m-400-600-400-200", (Some(3600.0), None, Some(10))),
        ("3 x [8 x 40 s]. 40 s should be at 30+ spm", (None, Some(960), Some(24))),
        ("6 min, 5, min, 4 min, all hard", (None, Some(900), Some(3))),
    ] {
        assert_eq!(work(&read(text, Dialect::Track)), expected, "{text}");
    }
    for (text, reps, all) in
        [("3 sets:\nChin-ups x10\nPush-ups x10", 6, 60), ("Push-ups x10, Chin-ups x 5", 2, 15)]
    {
        let parsed = read(text, Dialect::Strength);
        assert_eq!((work(&parsed).2, lifts(&parsed)), (Some(reps), Some(all)), "{text}");
    }
}

#[test]
fn sections_sprints_and_zones_without_a_unit() {
    for text in ["Warm up 400", "W/U 400 easy", "CD 400"] {
        assert_eq!(work(&read(text, Dialect::Swim)).0, Some(366.0), "{text}");
    }
    for (text, expected) in [
        ("3x fly 30s, 3 x 80m", (Some(330.0), None, Some(6))),
        ("4x8min Z4 / 4min Z1", (None, Some(1920), Some(4))),
        ("15' EZ + 6x(1'H/1'E) + 10' EZ", (None, Some(1860), Some(8))),
        ("150-120-90-60 x 2", (Some(840.0), None, Some(8))),
        ("10 x 250m/1:30r", (Some(2500.0), None, Some(10))),
        ("2 x 50m @ 100 W\n2 x 50m", (Some(200.0), None, Some(4))),
        (
            "1. 10 min easy\n2. 5 x 1 km, 1 min rest\n3. 5 min easy",
            (Some(5000.0), Some(900), Some(7)),
        ),
    ] {
        assert_eq!(work(&read(text, Dialect::Track)), expected, "{text}");
    }
    // Half of the power and less may be the rest, which is told.
    let parsed = read("3x\n10min @ 250W\n5min @ 120W", Dialect::Cycle);
    assert!(!parsed.ambiguities.is_empty());
}

#[test]
fn easy_parts_behind_a_slash_or_a_jog_are_rests() {
    for (text, expected) in [
        ("6x(200m fast/200m jog/400m fast/400m jog)", (Some(3600.0), None, Some(12))),
        ("5 x 3 min @ 115% / 3 min @ 50%", (None, Some(900), Some(5))),
        ("4 x 1 min hard 1 min easy", (None, Some(240), Some(4))),
        ("10 x 30/30 hills", (None, Some(300), Some(10))),
        ("5 min easy\n10 x (30 sec fast, 60 sec easy)\n5 min easy", (None, Some(900), Some(12))),
    ] {
        let parsed = read(text, Dialect::Track);
        assert_eq!(work(&parsed), expected, "{text}");
        assert!(parsed.ambiguities.is_empty(), "{text}: {:?}", parsed.ambiguities);
    }
    // Which of the repetitions, where there are none yet.
    assert!(!read("200s: 4 @ 3:00, 3 @ 2:50", Dialect::Swim).unknown.is_empty());
}

#[test]
fn pairs_of_seconds_with_their_count_behind() {
    for text in ["40/20 repeat 6x", "40x20 repeat 6x", "40/20 x 6"] {
        let parsed = read(text, Dialect::Cycle);
        assert_eq!(work(&parsed), (None, Some(240), Some(6)), "{text}");
    }
    let parsed = read("40x20 repeat 6x\n3 minute easy spin\n40x20 repeat 6x", Dialect::Cycle);
    assert_eq!(work(&parsed), (None, Some(480), Some(12)));
    // Two counts, and no seconds.
    let parsed = read("4 x 20 x 2 min", Dialect::Track);
    assert_ne!(work(&parsed).2, Some(4));
}

#[test]
fn a_line_that_ends_in_a_count_opens_what_stands_below() {
    let parsed = read("Main set 3x\n400m\n200m", Dialect::Track);
    assert_eq!(work(&parsed), (Some(1800.0), None, Some(6)));
}

#[test]
fn what_a_sentence_lists_may_be_no_work_and_is_told() {
    for text in [
        "The club trains for 800m, 1500m, 3000m.",
        "Events: 100m, 200m, 400m",
        "Pace for 200, 400, 600, 800 is the same",
        "Session: 4 x 400m\n4 x 400m @ mile pace",
    ] {
        assert!(!read(text, Dialect::Track).unknown.is_empty(), "{text}");
    }
    let parsed = read("5 x 1k / 3:20 / 90s jog", Dialect::Track);
    assert_eq!((work(&parsed), rest(&parsed)), ((Some(5000.0), None, Some(5)), Some(360)));
    assert!(parsed.ambiguities.is_empty());
    let parsed = read("Set: 4x100 free\n4x100 back", Dialect::Swim);
    assert_eq!(work(&parsed).2, Some(8));
}
