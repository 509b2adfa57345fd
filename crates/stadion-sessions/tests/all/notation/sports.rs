//! Lines of swimmers, rowers, cyclists and lifters, and rounds over several lines.
#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use stadion_sessions::{Dialect, NotationOptions, Parsed, PercentOf, RestAmount, Target, parse};

fn read(text: &str, dialect: Dialect) -> Parsed {
    parse(text, &NotationOptions { dialect, ..NotationOptions::default() })
}

/// Repetitions and metres.
fn way(parsed: &Parsed) -> (u32, i64) {
    let totals = parsed.session.totals();
    let meters =
        totals.distance.and_then(|d| d.exact()).map_or(0.0, stadion_types::Distance::meters);
    #[expect(clippy::cast_possible_truncation, reason = "whole metres of a session")]
    let meters = meters.round() as i64;
    (totals.reps.and_then(|r| r.exact()).unwrap_or(0), meters)
}

/// Repetitions and seconds.
fn time(parsed: &Parsed) -> (u32, u64) {
    let totals = parsed.session.totals();
    let seconds = totals.work.and_then(|d| d.exact()).map_or(0, |d| d.as_secs());
    (totals.reps.and_then(|r| r.exact()).unwrap_or(0), seconds)
}

/// Sets and lifts.
fn lifts(parsed: &Parsed) -> (u32, u32) {
    let totals = parsed.session.totals();
    let exact = |b: Option<stadion_types::Bounds<u32>>| b.and_then(|b| b.exact()).unwrap_or(0);
    (exact(totals.reps), exact(totals.lifts))
}

#[test]
fn a_swim_is_not_longer_for_what_it_is_made_of() {
    for (text, reps, yards) in [
        ("4 x 125 50 kick / 25 scull / 50 swim", 4, 500.0),
        ("6 x 75 on 1:20 \u{2014} 50 hard, glide, then easy 25", 6, 450.0),
        ("5 x 100 @ 1:45 25 fast, 75 smooth", 5, 500.0),
        ("2 x 300 done as 75 free / 25 back", 2, 600.0),
        ("12 x 25's alternate 25 fly / 25 free", 12, 300.0),
        ("8 x 75 on 1:15 - last 25 fly", 8, 600.0),
        ("4 x 200 IM on 3:15 (change the stroke by 50)", 4, 800.0),
        ("800 (500s, 200k, 100p)", 1, 800.0),
        ("10 x 50, #1-5 kick, #6-10 swim", 10, 500.0),
        ("6 x 150, 3 on 2:20, 3 on 2:10", 6, 900.0),
        ("5 x 100 free, 1-4 descend", 5, 500.0),
        ("8 x 50 2-beat on :55", 8, 400.0),
    ] {
        let found = read(text, Dialect::Swim);
        #[expect(clippy::cast_possible_truncation, reason = "whole metres of a session")]
        let meters = (yards * 0.9144_f64).round() as i64;
        assert_eq!(way(&found), (reps, meters), "{text}");
    }
}

#[test]
fn swims_beside_one_another_are_swims() {
    for (text, reps, meters) in [
        ("300m swim/200m kick/100m pull", 3, 600),
        ("2 x (100m pull, 50m kick, 50m scull)", 6, 400),
        ("50m - 100m - 150m - 100m - 50m w/ :20 rest", 5, 450),
        ("400m, 4 x 50m, 200m", 6, 800),
        ("6 x 100 SCM @ base + 5", 6, 600),
    ] {
        assert_eq!(way(&read(text, Dialect::Swim)), (reps, meters), "{text}");
    }
}

#[test]
fn parts_behind_a_comma_may_be_more_swims() {
    let found = read("6 x 50, 25 fast + 25 easy", Dialect::Swim);
    assert_eq!(way(&found), (6, 274));
    assert_eq!(found.ambiguities.len(), 1);
}

#[test]
fn send_offs() {
    let first_rest = |text: &str| {
        let steps = read(text, Dialect::Swim);
        let blocks = steps.session.blocks().to_vec();
        let stadion_sessions::Work::With { rests, .. } = &blocks[0].work else {
            panic!("{text}: {blocks:?}")
        };
        rests[0].amount.clone()
    };
    for text in ["8 x 50 on :50", "8 x 50 @ :50", "8 x 50 kick @ 50", "4 x 100 on the 1:40"] {
        assert!(matches!(first_rest(text), RestAmount::SendOff(_)), "{text}");
    }
    // Nobody swims 50 in ten seconds, and a plus or a word makes it a rest as well.
    for text in ["8 x 50 @ 10 sec", "8 x 50 @+20", "4 x 100 @ 1:00 rest", "4 x 50 on :15 rest"] {
        assert!(matches!(first_rest(text), RestAmount::Time(_)), "{text}");
    }
    // One for each lane, and for each repetition.
    for text in ["2 x 50 on 1:00 for the fast lane/ 1:15 for the others", "3 x 50 1:00/:55/:50"] {
        let RestAmount::SendOff(range) = first_rest(text) else { panic!("{text}") };
        assert!(range.min() < range.max(), "{text}");
        assert!(read(text, Dialect::Swim).ambiguities.is_empty(), "{text}");
    }
}

#[test]
fn what_another_lane_does_is_told_and_not_counted() {
    let found = read("4 x 75 stroke @ 1:20 [3 x 50 @ 1:20]", Dialect::Swim);
    assert_eq!(way(&found), (4, 274));
    assert_eq!(found.unknown.iter().filter(|u| u.why.contains("lane")).count(), 1);
}

#[test]
fn a_rate_is_no_work() {
    for (text, reps, seconds) in [
        ("5 x 8' @ 22 spm / 2' rest", 5, 2400),
        ("40' @ r19", 1, 2400),
        ("10' Erg @ SR: 18-20 (first 5' @ SR18, then 5' @ SR20)", 1, 600),
        ("2 x 12 min, 3 min rest, r20-22", 2, 1440),
        ("6:00 @ 26spm / 75%", 1, 360),
    ] {
        assert_eq!(time(&read(text, Dialect::Track)), (reps, seconds), "{text}");
    }
    assert_eq!(way(&read("4 x 750m / 3min rest, SR 26-28", Dialect::Track)), (4, 3000));
    // The letter is a rest in front of anything that nobody rows at.
    let found = read("6 x 400m r60\"", Dialect::Track);
    assert_eq!(found.session.totals().rest.unwrap().exact().unwrap().as_secs(), 300);
}

#[test]
fn what_a_rider_aims_at_is_no_work() {
    for (text, reps, seconds) in [
        ("2x15 @ 92% FTP, 4 min recovery", 2, 1800),
        ("3 x 12 min. @ sweet spot (88-92% FTP or RPE 7/10) with 4 min. recovery", 3, 2160),
        ("8 min. easy @ 60-70% FTP or RPE 4/10 @ 95 RPM", 1, 480),
        ("6x 40sec Level V, 40sec Level II RI", 6, 240),
        ("3 sets of 5 x 20 seconds on, 20 seconds off", 15, 300),
        ("5 x 40 sec. @ VO2 max power/ 20 sec. recovery", 5, 200),
        ("4x6m @ 290W 3m rec 90rpm", 4, 1440),
        ("2x18min @ 240w, 5min @ 140w between", 2, 2160),
        ("45 min easy spin, 95+ rpm", 1, 2700),
        ("4 x 6 min (2 min @ 95%, 1 min @ 105%, 3 min @ 95%) rest 4 min", 4, 1440),
    ] {
        assert_eq!(time(&read(text, Dialect::Cycle)), (reps, seconds), "{text}");
    }
    // A list under a count is repeated as a whole; what lies behind the session is not.
    let list = read("3x 4min @ 90%, 2min @ 110%", Dialect::Cycle);
    assert_eq!(time(&list), (6, 1080));
}

#[test]
fn the_load_and_the_share_of_it_count_no_lifts() {
    for (text, sets, count) in [
        ("Squat 4 x 6 x 90kg", 4, 24),
        ("60kg x 8", 1, 8),
        ("155# x 6,5,4", 3, 15),
        ("12 reps @ 40kg, 10 reps @ 45kg, 8 reps @ 50kg", 3, 30),
        ("15 x 30kg cleans", 1, 15),
        ("Press 4x6 45kg", 4, 24),
        ("Bench 4x5 @ 75% 1RM, 2 min rest", 4, 20),
        ("Snatch 6 x 2 @ 60", 6, 12),
    ] {
        assert_eq!(lifts(&read(text, Dialect::Strength)), (sets, count), "{text}");
    }
    let found = read("3 x 5 @ 85% 1RM", Dialect::Strength);
    let steps = found.session.steps();
    let one = |t: &Target| matches!(t, Target::Percent { of: PercentOf::OneRepMax, .. });
    assert!(steps.iter().any(|s| s.targets.iter().any(one)), "{steps:?}");
}

#[test]
fn schemes_sides_and_rounds() {
    for (text, sets, count) in [
        ("27-21-15-9 thrusters", 4, 72),
        ("5-5-3-3-1", 5, 17),
        ("Bench 12, 10, 8, 6", 4, 36),
        ("3 x 12-10-8", 3, 30),
        ("Row one-armed 4 x 10/10", 8, 80),
        ("3x9 split squats each leg", 6, 54),
        ("Step-up 3x6/leg", 6, 36),
        ("Sets: 4, Reps: 6", 4, 24),
        ("4 sets x 7 reps", 4, 28),
        ("EMOM 8: 4 power cleans", 8, 32),
        ("3 rounds for time: 15 wall balls, 10 burpees", 6, 75),
    ] {
        assert_eq!(lifts(&read(text, Dialect::Strength)), (sets, count), "{text}");
    }
}

#[test]
fn what_no_lifter_says_is_told() {
    for text in ["AMRAP 12: 5 pull-ups, 10 push-ups", "3 x max chin-ups", "4 sets to failure"] {
        let found = read(text, Dialect::Strength);
        assert_eq!(found.session.totals().lifts, None, "{text}");
        assert!(!found.unknown.is_empty(), "{text}");
    }
    // Men and women, or two sides: both readings are given.
    assert_eq!(read("15/12 burpees", Dialect::Strength).ambiguities.len(), 1);
    // Two lifts under one scheme: 45 of each, or of both together.
    let two = read("21-15-9 thrusters and pull-ups", Dialect::Strength);
    assert_eq!((lifts(&two), two.ambiguities.len()), ((6, 90), 1));
}

#[test]
fn rounds_over_several_lines() {
    let found = read("5 rounds of:\n400m @ 5k pace\n200m float\n90s rest\n", Dialect::Track);
    assert_eq!(way(&found).1 % 2000, 0);
    for (text, reps, seconds) in [
        ("4 lots of:\n2 min hard\n30 s rest\n1 min fast\n90 s rest", 8, 720),
        (
            "3 sets of 4 rounds (12:00)\n1:00 @ 110% FTP\n2:00 @ 80% FTP\n4:00 @ 50% FTP recovery",
            24,
            2160,
        ),
        ("6 X\n1 min at 90% FTP\n1 min at 70% FTP", 12, 720),
        ("2 x\n3 min hard\n1 min easy jog down", 2, 360),
    ] {
        assert_eq!(time(&read(text, Dialect::Cycle)), (reps, seconds), "{text}");
    }
    let lifted =
        read("4 Rounds\n12 swings\n8 squats\nRest 1 min between rounds", Dialect::Strength);
    assert_eq!(lifts(&lifted), (8, 80));
    // The rests stand where they were written.
    let rests = read("2 rounds of:\n3 min\n60s rest\n2 min\n90s rest", Dialect::Cycle);
    assert_eq!(rests.session.totals().rest.unwrap().exact().unwrap().as_secs(), 60 + 90 + 60);
    // Nothing says whether more follows in each round.
    let open = read("3 rounds of:\n400m\n60s rest\n600m steady", Dialect::Track);
    assert_eq!(way(&open), (4, 1800));
    assert!(open.ambiguities.iter().any(|a| a.why.contains("rounds")), "{:?}", open.ambiguities);
}
