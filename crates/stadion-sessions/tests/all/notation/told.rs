//! Work within longer texts: announcements, sentences, wholes with their parts, counts below the work.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read_in(text: &str, dialect: Dialect) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

fn read(text: &str) -> Parsed {
    read_in(text, Dialect::Track)
}

/// Metres, seconds of work and repetitions; the least of each.
type Sums = (Option<f64>, Option<u64>, Option<u32>);

fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    (
        totals.distance.map(|d| (d.min().meters() * 10.0).round() / 10.0),
        totals.work.map(|w| w.min().as_secs()),
        totals.reps.map(|r| r.min()),
    )
}

fn way(meters: f64, reps: u32) -> Sums {
    (Some(meters), None, Some(reps))
}

fn timed(seconds: u64, reps: u32) -> Sums {
    (None, Some(seconds), Some(reps))
}

fn rest(text: &str) -> Option<u64> {
    read(text).session.totals().rest.map(|r| r.min().as_secs())
}

fn told(parsed: &Parsed) -> bool {
    !(parsed.ambiguities.is_empty() && parsed.unknown.is_empty())
}

fn all(rows: &[(&str, Sums)]) {
    for (text, expected) in rows {
        let parsed = read(text);
        assert_eq!(sums(&parsed), *expected, "{text}");
        assert_eq!(parsed.error, None, "{text}");
    }
}

#[test]
fn words_and_a_colon_announce_the_work() {
    all(&[
        (
            "Then we had something a bit like this: 600m hard, 2 min rest, 300m hard, 5 min rest, x4",
            way(3600.0, 8),
        ),
        ("Here is what the club did last night: 8 x 300m w/ 100m jog", way(2400.0, 8)),
        ("A group - 3 x 2k at 6:40.", way(6000.0, 3)),
        ("MON 3 JUNE - 05h30 - 90 min easy run", timed(5400, 1)),
        ("Sat 11 Nov \u{2013} 7:15 \u{2013} 2 hr long run", timed(7200, 1)),
    ]);
    // Figures among the words are no work, and are told.
    let goal =
        read("A good session for sub-4:30 milers: 8\u{d7}400 at\n66-68 seconds with 90s rest");
    assert_eq!((sums(&goal), rest("8 x 400m, 90s rest")), (way(3200.0, 8), Some(630)));
    assert!(told(&goal));
    // What is advised against is none, nor does a rest announce any.
    assert_eq!(sums(&read("What you should never do in this week: 10 x 800m")).2, None);
}

#[test]
fn a_line_that_ends_in_a_preposition_runs_on() {
    all(&[
        ("6 x 800m with\n2 min jog", way(4800.0, 6)),
        ("5 x 1km @\n3:20 with 90s rest", way(5000.0, 5)),
        ("3 x 400m +\n4 x 200m", way(2000.0, 7)),
        // An empty line ends it.
        ("6 x 800m at\n\n4 x 200m", way(5600.0, 10)),
    ]);
}

#[test]
fn sentences_that_tell_of_work() {
    all(&[
        (
            "Windy at the track with the club. Did 6X300 with a range of 45 - 50. Average 47.",
            way(1800.0, 6),
        ),
        ("5 by 80m sprints. This was repeated with three by 150m.", way(850.0, 8)),
        (
            "The session was 6x400m with 200m jog. After the 400's we ran 4x100m with 100m walk.",
            way(2800.0, 10),
        ),
        ("We ran on our 700m loop, 3 sets of 2 x 700m", way(4200.0, 6)),
        ("On a 200m indoor track, 4 x 400m", way(1600.0, 4)),
        (
            "running 200 meters, waiting 90 seconds, running 200 meters, waiting 90 seconds, running 300 meters",
            way(700.0, 3),
        ),
    ]);
    // Who doubts does not tell.
    let doubted = read("The track was wet on that day. You could do 6 x 300m, or rather not.");
    assert_eq!(sums(&doubted).2, None);
    assert!(told(&doubted));
}

#[test]
fn a_whole_and_its_parts_count_once() {
    all(&[
        ("10-12 miles including 8 x 400m at 5k pace", way(3200.0, 8)),
        ("7 miles (including 5 x 300m fast, 100m jog recovery)", way(1500.0, 5)),
        ("10 mile run - 3 x 2 miles at tempo w/ 3 min jog", way(9656.1, 3)),
        ("1200m done as 8 x 100m with 15s rest followed by a 400m swim", way(1200.0, 9)),
    ]);
    for text in
        ["7 miles (including 5 x 300m)", "10 mile run - 3 x 2 miles", "900m done as 9 x 100m"]
    {
        assert!(told(&read(text)), "{text}");
    }
    // More than the run holds lies behind it.
    assert_eq!(sums(&read("2 mile run - 5 x 1000m")), way(8218.7, 6));
}

#[test]
fn counts_below_the_work() {
    all(&[
        ("600m\n300m\n150m\nx 4", way(4200.0, 12)),
        ("4 min @ 20\n1 min @ 28\nx 6", timed(1800, 12)),
        ("4 x 300m\n3 sets with 5 min rest between sets", way(3600.0, 12)),
        ("Reps (4 x 90m). 3 min between reps.\n2 sets, 8 min between sets.", way(720.0, 8)),
        (
            "10 x (40 sec hard/20 sec easy)\n3 sets of these with 5 minutes rest between",
            timed(1200, 30),
        ),
        ("200m\n100m\nDone 5 times through.", way(1500.0, 10)),
        ("200m, 100m\n3 rounds", way(900.0, 6)),
        // A count that the work has already is said once more.
        ("2 x (4 x 200m)\n2 sets, 5 min between sets", way(1600.0, 8)),
        (
            "3 min hard, 1 min rest, 2 min hard, 1 min rest and then do it all a second time",
            timed(600, 4),
        ),
    ]);
    assert_eq!(
        rest("Reps (4 x 90m). 3 min between reps.\n2 sets, 8 min between sets."),
        Some(6 * 180 + 480)
    );
    let lifts = read_in(
        "8 press-ups\n8 Squats\n8 dips on the lowest step of a stair\nDone 5 times through.",
        Dialect::Strength,
    );
    assert_eq!(lifts.session.totals().lifts.and_then(|l| l.exact()), Some(120));
    // More often than anybody does it is no count that holds.
    let often = read("400m\nx 99");
    assert_eq!((sums(&often), told(&often)), ((None, None, None), true));
    // What it holds for is told where the lines above have counts of their own.
    assert!(told(&read("4 x 200m\n2 x 300m\nx 3")));
}

#[test]
fn rounds_on_the_clock() {
    all(&[
        ("Every 3:00 x 6 rounds:\n400m run", way(2400.0, 6)),
        ("5 rounds every 4 min:\n300m hard\n200m hard", way(2500.0, 10)),
        (
            "Repeat 4 times:\n- Run hard for 40 seconds to see how far you can get.\n- Jog back.",
            timed(160, 4),
        ),
    ]);
    assert!(
        read("Every 3:00 x 6 rounds:\n400m run")
            .session
            .canonical(Dialect::Track)
            .contains("on 3 min")
    );
}

#[test]
fn rests_that_stand_apart() {
    all(&[
        ("3x(6x400m/60s)/4min @ 28spm", way(7200.0, 18)),
        ("4 x (2 x 80m); [jog back recovery; 4 min]", way(640.0, 8)),
        ("(3 x 300 / 3 x 200) with 60-90secs recs. @ 800m pace", way(1500.0, 6)),
        (
            "4 Serien (300 m \u{2013} 200 m \u{2013} 100 m // 100 m traben) 400 m gehen",
            way(2400.0, 12),
        ),
        ("3 x 500m, 6 min, getting faster", way(1500.0, 3)),
        ("8-10 150's, finishing with 15 min jogging", (Some(1200.0), Some(900), Some(9))),
        ("ran a 1000m followed by 4 x 400m and then another 1000m to finish off", way(3600.0, 6)),
        ("{3min@(HRR+3.0);1min@(rest)}x4", timed(720, 4)),
        ("3 min hard, 90s easy, 2 min hard, 60s easy, 1 min hard", timed(360, 3)),
    ]);
    assert_eq!(rest("3 x (6 x 400m / 60s) / 4 min"), Some(15 * 60 + 2 * 240));
    let ridden = read_in("4 x 40 sec. hard, 20 sec. easy @ RPE 8/10", Dialect::Cycle);
    assert_eq!((sums(&ridden), told(&ridden)), (timed(160, 4), false));
}

#[test]
fn other_languages_and_slips_of_the_pen() {
    all(&[
        ("5 x 2 km al ritmo gara dei 10K, con 90\u{201d} di rec.", way(10_000.0, 5)),
        ("6 x 3 minuut op 10k-tempo met 90 seconden wandelen", timed(1080, 6)),
        ("6 series x 300 metros con 1 minuto de descanso", way(1800.0, 6)),
        ("6 x 3 minuts off 90 secs", timed(1080, 6)),
        ("9 miles fast/steady 48/49 mins", way(14_484.1, 1)),
        (
            "500m @ goal pace, 100m recovery, and all out 200, x3, with 10 min rest between sets",
            way(2100.0, 6),
        ),
        ("Easy run, 50 min, include 8 uphill runs of 30 sec each, cooldown", timed(240, 8)),
        ("5 x Yasso 800s", way(4000.0, 5)),
    ]);
    assert_eq!(rest("6 x 3 minuut op 10k-tempo met 90 seconden wandelen"), Some(450));
    let swum = read_in(
        "3 x 300 @4\u{2019}30\u{2033}/4\u{2019}20\u{2033}/4\u{2019}10\u{2033} +\n5 x 100 @1\u{2019}40\u{2033}",
        Dialect::Swim,
    );
    assert_eq!(sums(&swum), way(1280.2, 8));
}

#[test]
fn what_stands_right_behind_the_work() {
    all(&[
        ("5 x 6 min at threshold pace + 4 seconds, 2 min rest", timed(1800, 5)),
        ("10 x 200m - 34 avg (32-36) with 1 min rest", way(2000.0, 10)),
        ("2x5x200m in sub-30sec with 200m jog recovery", way(2000.0, 10)),
        (
            "4 x 2min with 90s recovery between efforts 4 x 1min with 60s recovery between efforts",
            timed(720, 8),
        ),
        ("30s hard, 30s fast for 4 minutes", timed(240, 8)),
    ]);
    let ridden = read_in("3 x 12 min @ 160w with 3 x 4 min @ 100w recovery", Dialect::Cycle);
    assert_eq!(sums(&ridden), timed(2160, 3));
    let swum = read_in("3 x 200 @ 15 sec rest\n100 easy\n2 x 200 fast", Dialect::Swim);
    assert_eq!(sums(&swum), way(1005.8, 6));
    // Where the sum gives no number of turns, that is told.
    assert!(told(&read("30s hard, 20s fast for 4 minutes")));
}
