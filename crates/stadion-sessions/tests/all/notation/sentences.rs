//! Work within sentences: what leads to it, where it is done, what holds it, and that it is done again.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::new(Dialect::Track))
}

/// Metres, seconds of work and repetitions, rounded.
type Sums = (Option<f64>, Option<u64>, Option<u32>);

fn sums(text: &str) -> Sums {
    let totals = read(text).session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(|d| (d.meters() * 10.0).round() / 10.0),
        totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        totals.reps.and_then(|r| r.exact()),
    )
}

#[test]
fn what_leads_to_the_work_is_left_out() {
    for (text, expected) in [
        ("We train on a 1200m track, so 4 sets of 3 x 400m.", (Some(4800.0), None, Some(12))),
        (
            "Today the plan we agreed on was 8 x 300m with 60 sec rest, but it was windy.",
            (Some(2400.0), None, Some(8)),
        ),
        (
            "I would change it to something like this: 400m at race pace, 45sec rest, 200m hard, 6 min rest, x3",
            (Some(1800.0), None, Some(6)),
        ),
        ("A group- 3.2 mile tempo, followed by a 400", (Some(5549.9), None, Some(2))),
        (
            "Met the others at the track and did 7X300 with a range of 49 - 61. Average 56. My goal was 50.",
            (Some(2100.0), None, Some(7)),
        ),
    ] {
        assert_eq!(sums(text), expected, "{text}");
    }
    // Work that was not done, or only might be, is left alone.
    for text in [
        "If you feel good do 8 x 200m, else walk home and try it again some other day.",
        "He would never do more than 3 x 500m in all the years that I knew him.",
        "I once ran 20 x 400m and it nearly killed me, so I would not do it again.",
    ] {
        assert_eq!(sums(text), (None, None, None), "{text}");
        assert!(!read(text).unknown.is_empty(), "{text}");
    }
}

#[test]
fn where_it_is_done_counts_nothing() {
    for (text, expected) in [
        ("6 x 1km on a 1km loop", (Some(6000.0), None, Some(6))),
        ("8 x 400m on a 300m track", (Some(3200.0), None, Some(8))),
        ("6 x 600m on our 600m grass loop", (Some(3600.0), None, Some(6))),
        ("20 min tempo on a 2km loop", (None, Some(1200), Some(1))),
        ("10 x 60s up a 400m climb", (None, Some(600), Some(10))),
        // How long a lap is makes the laps a distance.
        ("12 laps of a 400m track", (Some(4800.0), None, Some(1))),
    ] {
        assert_eq!(sums(text), expected, "{text}");
        assert!(read(text).unknown.is_empty(), "{text}: {:?}", read(text).unknown);
    }
    assert_eq!(sums("a solo 40-mile ride over both passes").0, Some(64373.8));
    assert_eq!(sums("an easy 30 km ride along the river").0, Some(30000.0));
}

#[test]
fn a_run_with_repetitions_in_brackets() {
    for (text, expected) in [
        (
            "Tuesday -- 4-5 miles (including 6x440 yards at RPE-H, 220 yard recovery).",
            (Some(2414.0), None, Some(6)),
        ),
        ("6 miles (incl. 6 x 400m, 200m jog)", (Some(2400.0), None, Some(6))),
        ("8 miles (with 4 x 1 mile at threshold)", (Some(6437.4), None, Some(4))),
        ("10k run (including 5 x 1 min fast, 1 min slow)", (None, Some(300), Some(5))),
    ] {
        assert_eq!(sums(text), expected, "{text}");
        assert!(read(text).unknown.iter().any(|u| u.why.contains("around")), "{text}");
    }
}

#[test]
fn all_of_it_again() {
    for (text, reps) in [
        (
            "2 minutes hard, 1 minute recovery, 3 minutes hard, 2 minutes recovery and then do it all a second time.",
            4,
        ),
        ("400m, 300m, 200m, and then do the whole thing again", 6),
        ("600m, 400m, 200m, then go through it a third time", 9),
        ("800m, 400m, 200m and repeat the whole set", 6),
    ] {
        assert_eq!(sums(text).2, Some(reps), "{text}");
    }
    // How often is not said.
    assert_eq!(read("800m, 400m, 200m and repeat the whole set").ambiguities.len(), 1);
    // The process of the rests is no work.
    let text = "8 x 400, jog 200m after 1st 400, 100m after 2nd and repeat the process.";
    assert_eq!(sums(text).2, Some(8));
}

#[test]
fn a_rest_behind_a_sign_of_an_aim_and_a_set_behind_a_place() {
    assert_eq!(sums("{4min@(HRR+3.0~4.0);1min@(rest)}x3"), (None, Some(720), Some(3)));
    let text =
        "4 x 2min with 90s recovery between efforts 4 x 1min with 60secs recovery between efforts";
    assert_eq!(sums(text), (None, Some(720), Some(8)));
}

#[test]
fn a_clock_that_is_the_length_of_an_outing() {
    for (text, seconds) in [
        ("1:30 long run", 5400),
        ("2:00 easy ride", 7200),
        ("Sunday: 2:15 long ride in the hills", 8100),
    ] {
        assert_eq!(sums(text), (None, Some(seconds), Some(1)), "{text}");
        assert_eq!(read(text).ambiguities.len(), 1, "{text}");
    }
    // Hard, or beside other work, it is minutes and seconds.
    assert_eq!(sums("1:30 hard").1, Some(90));
    assert_eq!(sums("30:00 easy run").1, Some(1800));
}

#[test]
fn counts_behind_a_rest_without_a_joint() {
    for (text, expected) in [
        ("5 x 300m 3 min rest 4 x 200m 2 min rest 3 x 100m", (Some(2600.0), None, Some(12))),
        ("5 x 300m 90s jog 4 x 200m 60s jog 3 x 100m", (Some(2600.0), None, Some(12))),
        ("600m rest 3 min 2 x 300m rest 2 min 4 x 150m", (Some(1800.0), None, Some(7))),
        ("4 x 300 / 100 jog / 4 x 200 / 200 jog", (Some(2000.0), None, Some(8))),
    ] {
        assert_eq!(sums(text), expected, "{text}");
    }
    assert!(!read("600m rest 3 min 2 x 300m").unknown.iter().any(|u| u.why.contains("upper end")));
}

#[test]
fn times_that_were_run_in_front_of_the_rest() {
    let text = "5 x 1000 - 3:20, 3:18, 3:17, 3:15, 3:10 off 2 min";
    let totals = read(text).session.totals();
    assert_eq!(totals.rest.and_then(|r| r.exact()).map(|r| r.as_secs()), Some(480));
    assert_eq!(sums(text), (Some(5000.0), None, Some(5)));
    assert_eq!(sums("4 x 400m - 3 min rest").2, Some(4));
}

#[test]
fn warm_ups_and_cool_downs_named_in_front_of_their_length() {
    for (text, expected) in [
        (
            "Warm up 15 mins, then 5 x 3 mins at 5k pace with 90 secs jog, cool down 10 mins",
            (None, Some(2400), Some(7)),
        ),
        ("6 x 400m, 90s rest, warm down 1 mile", (Some(4009.3), None, Some(7))),
        ("WU 2 miles, 6 x 800 @ 5K w/ 400 jog, CD 2 miles", (Some(11237.4), None, Some(8))),
    ] {
        assert_eq!(sums(text), expected, "{text}");
        assert!(read(text).ambiguities.is_empty(), "{text}");
    }
}

#[test]
fn lifts_beside_a_run_are_no_kilometres() {
    assert_eq!(sums("run 3km, 10 pull-ups").0, Some(3000.0));
    assert!(!read("run 3km, 10 pull-ups").unknown.is_empty());
}

#[test]
fn counts_in_brackets_behind_a_part() {
    for (text, expected) in [
        ("400m reps (10 of them) with 60 secs rest", (Some(4000.0), None, Some(10))),
        ("1 km (5 reps) @ 10k pace", (Some(5000.0), None, Some(5))),
        ("3 min hard (8 times) with 2 min easy", (None, Some(1440), Some(8))),
        // Behind a list it counts all of it.
        ("400m, 300m, 200m (3 times)", (Some(2700.0), None, Some(9))),
    ] {
        assert_eq!(sums(text), expected, "{text}");
    }
}

#[test]
fn days_in_one_line() {
    let text = "Tues: 10 x 400m at 5k pace, Thurs: 5 mile tempo, Sat: long run 15 miles";
    assert_eq!(sums(text), (Some(36186.9), None, Some(12)));
    assert!(read(text).unknown.iter().any(|u| u.why.contains("several sessions")));
}

/// An amount that names a session is spoken of, and not asked for.
#[test]
fn the_name_of_a_session_is_no_work() {
    for text in ["On paper, the 400m session looks faster:", "the 30 min workout was better"] {
        let parsed = parse(text, &NotationOptions::default());
        assert!(parsed.session.blocks().is_empty(), "{text}: {:?}", parsed.session.blocks());
        assert!(!parsed.unknown.is_empty(), "{text}");
    }
    let named = parse("the 400m session: 10 x 400m", &NotationOptions::default());
    assert_eq!(named.session.totals().reps.and_then(|r| r.exact()), Some(10));
}
