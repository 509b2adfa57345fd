//! Forms that have the count, the unit or the rest at another place than most lines.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

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

fn rest(parsed: &Parsed) -> Option<u64> {
    parsed.session.totals().rest.and_then(|r| r.exact()).map(|r| r.as_secs())
}

fn told(parsed: &Parsed) -> bool {
    !parsed.ambiguities.is_empty() || !parsed.unknown.is_empty()
}

fn way(meters: f64, reps: u32) -> Sums {
    (Some(meters), None, Some(reps))
}

fn timed(work: u64, reps: u32) -> Sums {
    (None, Some(work), Some(reps))
}

/// The sums and the rest hold, and nothing is in doubt.
fn plain(rows: &[(&str, Sums, Option<u64>)]) {
    for (text, expected, seconds) in rows {
        let parsed = read(text, Dialect::Track);
        assert_eq!((sums(&parsed), rest(&parsed)), (*expected, *seconds), "{text}");
        assert!(!told(&parsed), "{text}: {:?} {:?}", parsed.ambiguities, parsed.unknown);
    }
}

#[test]
fn laps_with_a_rest_between_them_are_repetitions() {
    plain(&[
        ("3 laps of the 1.5km wood loop with 90s recovery", way(4500.0, 3), Some(180)),
        ("5 laps around the lake (900m) w/ 90s rest", way(4500.0, 5), Some(360)),
        ("4 laps of 1.2km with 2 min recovery", way(4800.0, 4), Some(360)),
        ("4 tours de 1,2 km r\u{e9}cup 2 min", way(4800.0, 4), Some(360)),
        ("4 vueltas de 1.2 km con 2 min de recuperaci\u{f3}n", way(4800.0, 4), Some(360)),
        ("3 giri da 1,5 km rec 2 min", way(4500.0, 3), Some(240)),
        // Without a rest they are one run.
        ("3 laps of the 1.5km wood loop", way(4500.0, 1), None),
    ]);
}

#[test]
fn what_is_walked_behind_a_stroke_is_the_rest() {
    plain(&[
        ("Run 4 min / walk 1 min x 5", timed(1200, 5), Some(240)),
        ("4 min run / 1 min walk x 5", timed(1200, 5), Some(240)),
        ("6 x (run 3 min / walk 2 min)", timed(1080, 6), Some(600)),
        ("courir 3 min / marcher 2 min x 6", timed(1080, 6), Some(600)),
        ("3 min laufen / 2 min gehen x 6", timed(1080, 6), Some(600)),
        ("correr 3 min / caminar 2 min x 6", timed(1080, 6), Some(600)),
        ("Run 90 s + walk 60 s, 8 times", timed(720, 8), Some(420)),
    ]);
    let found = read("Run 1/2 mile / walk 1/4 mile x 4", Dialect::Track);
    assert_eq!(sums(&found), way(3219.0, 4));
}

#[test]
fn a_list_parted_by_blanks_holds_its_last_figure() {
    plain(&[
        ("300 300 150 150 w/ 3 min", way(900.0, 4), Some(540)),
        ("400 400 300 300 300 w/5 min rest", way(1700.0, 5), Some(1200)),
    ]);
}

#[test]
fn so_many_by_half_a_mile() {
    plain(&[
        ("Five by half a mile at 10k effort, 60 seconds standing", way(4023.0, 5), Some(240)),
        ("ten by a quarter mile, 60s rest", way(4023.0, 10), Some(540)),
        ("eight by half mile", way(6437.0, 8), None),
    ]);
}

#[test]
fn so_many_of_them() {
    plain(&[
        ("300s (12 of them)", way(3600.0, 12), None),
        ("1k reps - 6 of them, 90s rest", way(6000.0, 6), Some(450)),
        ("200m hills (8 of them)", way(1600.0, 8), None),
        ("five of the 850m reps", way(4250.0, 5), None),
        ("three of the 3 min efforts, 90s rest", timed(540, 3), Some(180)),
        ("Mile repeats (5 of them)", way(8047.0, 5), None),
    ]);
    assert_eq!(sums(&read("Yasso 800s (6 of them, 400 jog)", Dialect::Track)), way(4800.0, 6));
    // Of repetitions that stand elsewhere.
    assert!(told(&read("after five of the 850m reps I stopped", Dialect::Track)));
}

#[test]
fn a_fraction_behind_a_hyphen_is_no_range() {
    plain(&[
        ("2-1/2 miles easy", way(4023.0, 1), None),
        ("3 x 1-1/2 mile @ 10K", way(7242.0, 3), None),
    ]);
    let found = read("1-1/2 mile w/u, 5 x 1/2 mile at 5K w/ 90s jog, 1 mile c/d", Dialect::Track);
    assert_eq!(sums(&found), way(8047.0, 7));
}

#[test]
fn kilometres_of_a_race_behind_at_are_a_pace() {
    plain(&[
        ("6 x 1 mile at 10k off 90s", way(9656.0, 6), Some(450)),
        ("5 x 1200m at 5K, 2 min jog", way(6000.0, 5), Some(480)),
    ]);
}

#[test]
fn a_race_among_the_parts_of_a_run() {
    plain(&[
        ("3miles@8:10/mile – race 6miles @ 6:30/mile – 1mile @ 9min/mile", way(16093.0, 3), None),
        ("2k easy, race 5k, 2k easy", way(9000.0, 3), None),
    ]);
}

#[test]
fn the_unit_of_the_last_in_a_bracket_is_that_of_all() {
    plain(&[
        ("4 x (10 + 20 + 30m) from blocks", way(240.0, 12), None),
        ("3 x (20, 30, 40, 50m)", way(420.0, 12), None),
        ("2 x (10-15-20m)", way(90.0, 6), None),
        ("(10 + 20 + 30m) x 4", way(240.0, 12), None),
    ]);
}

#[test]
fn sets_behind_the_length_of_each() {
    plain(&[
        ("Hills: 150m, 3 sets of 4", way(1800.0, 12), None),
        ("60m sprints (3 sets of 4)", way(720.0, 12), None),
        ("C\u{f4}tes : 200 m, 2 s\u{e9}ries de 5", way(2000.0, 10), None),
        ("Cuestas: 200 m, 2 series de 5", way(2000.0, 10), None),
        ("Hills: 60s, 3 sets of 4", timed(720, 12), None),
        ("150m, 2 sets of 3 w/ 2 min rest", way(900.0, 6), Some(600)),
    ]);
}

#[test]
fn a_race_alone_below_the_work_is_its_pace() {
    for text in [
        "3'-5'-3'\nallure 10 km\nR=2'",
        "3'-5'-3'\nallure semi\nR=2'",
        "3'-5'-3'\nritmo 10 km",
        "3'-5'-3'\n\u{e0} allure 10 km",
        "3'-5'-3'\na ritmo 10 km",
        "3'-5'-3'\nat 10 km pace",
        "3'-5'-3'\n@ 5 km",
    ] {
        let found = read(text, Dialect::Track);
        assert_eq!(sums(&found), timed(660, 3), "{text}");
        assert_eq!(found.session.targets().len(), 1, "{text}");
    }
    // A run as well as a pace.
    let found = read("3'-5'-3'\nTempo 10 km", Dialect::Track);
    assert_eq!(sums(&found), timed(660, 3));
    assert!(told(&found));
    assert_eq!(read("3 x 800m\n10 km race", Dialect::Track).session.targets().len(), 0);
    // Alone it is the run.
    assert_eq!(sums(&read("Tempo 10 km", Dialect::Track)), way(10_000.0, 1));
}

#[test]
fn hard_and_easy_for_so_long_with_the_count_behind_both() {
    plain(&[
        (
            "Fartlek (run hard for 2 minutes then easy for 1 minute, 8 times)",
            timed(960, 8),
            Some(420),
        ),
        ("run fast for 30 seconds and easy for 90 seconds x 10", timed(300, 10), Some(810)),
        ("Hard for 2 minutes, easy for 2 minutes, 5 times", timed(600, 5), Some(480)),
    ]);
    let found =
        read("Fartlek (run hard for 1 minute then easy for 1 minute, 6-8 times)", Dialect::Track);
    let totals = found.session.totals();
    let work = totals.work.map(|w| (w.min().as_secs(), w.max().as_secs()));
    let reps = totals.reps.map(|r| (r.min(), r.max()));
    assert_eq!((work, reps), (Some((360, 480)), Some((6, 8))));
}

#[test]
fn a_scheme_holds_for_each_lift_below_it() {
    for (text, lifts, sets) in [
        ("15-12-9\nThrusters (95/65)\nPull-ups", 72, 6),
        ("For time\n21-15-9\nKB swings (24/16kg)\nBurpees\nSit-ups", 135, 9),
        ("21-15-9 reps for time:\nThrusters 95 lb\nPull-ups", 90, 6),
        ("21-15-9\nThrusters", 45, 3),
        ("10-8-6-4-2\nBench press\nRest as needed", 30, 5),
    ] {
        let totals = read(text, Dialect::Strength).session.totals();
        let found = (totals.lifts.and_then(|l| l.exact()), totals.reps.and_then(|r| r.exact()));
        assert_eq!(found, (Some(lifts), Some(sets)), "{text}");
    }
}

#[test]
fn a_pace_without_its_distance_is_told() {
    let found = read("8 x 500m at 4:30pace", Dialect::Track);
    assert_eq!(sums(&found), way(4000.0, 8));
    assert!(told(&found));
}

#[test]
fn a_unit_and_a_sign_without_a_count_are_no_work() {
    for text in ["km x", "miles x", "kms times"] {
        assert_eq!(sums(&read(text, Dialect::Track)), (None, None, None), "{text}");
    }
    plain(&[("Kms x 6", way(6000.0, 6), None), ("miles x 4", way(6437.0, 4), None)]);
}
