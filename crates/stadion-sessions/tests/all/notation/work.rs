//! Work lines in the many ways in which runners write them: sums, and whether doubts are told.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use std::time::{Duration, Instant};

use stadion_sessions::{NotationOptions, Parsed, StepKind, Target, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

/// Metres, seconds of work, seconds of rest and repetitions.
type Sums = (Option<f64>, Option<u64>, Option<u64>, Option<u32>);

/// The lower sums; the tables below hold exact ones, apart from a range of counts.
fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    (
        totals.distance.map(|d| (d.min().meters() * 10.0).round() / 10.0),
        totals.work.map(|w| w.min().as_secs()),
        totals.rest.map(|r| r.min().as_secs()),
        totals.reps.map(|r| r.min()),
    )
}

fn told(parsed: &Parsed) -> bool {
    !(parsed.ambiguities.is_empty() && parsed.unknown.is_empty())
}

/// Sums that the text fixes: they hold, and nothing is in doubt.
fn plain(rows: &[(&str, Sums)]) {
    for (text, expected) in rows {
        let parsed = read(text);
        assert_eq!(sums(&parsed), *expected, "{text}");
        assert!(!told(&parsed), "{text}: {:?} {:?}", parsed.ambiguities, parsed.unknown);
        assert_eq!(parsed.error, None, "{text}");
    }
}

/// Sums by the likelier reading: they hold, and the doubt is told.
fn doubted(rows: &[(&str, Sums)]) {
    for (text, expected) in rows {
        let parsed = read(text);
        assert_eq!(sums(&parsed), *expected, "{text}");
        assert!(told(&parsed), "{text}");
        assert_eq!(parsed.error, None, "{text}");
    }
}

fn way(meters: f64, reps: u32) -> Sums {
    (Some(meters), None, None, Some(reps))
}

fn rested(meters: f64, rest: u64, reps: u32) -> Sums {
    (Some(meters), None, Some(rest), Some(reps))
}

fn timed(work: u64, rest: u64, reps: u32) -> Sums {
    (None, Some(work), Some(rest), Some(reps))
}

#[test]
fn a_group_keeps_its_last_member_in_front_of_a_rest() {
    plain(&[
        ("2 x (200m, 400m) 2 min rest", rested(1200.0, 360, 4)),
        ("3 x (100m, 300m) rest 90s", rested(1200.0, 450, 6)),
        ("(200m, 400m) 2 min rest", rested(600.0, 120, 2)),
        ("2 x (200m, 400m) 90s between reps 5 min between sets", rested(1200.0, 480, 4)),
        ("1km, 2km, 3km, 2km, 1km off 2 min", rested(9000.0, 480, 5)),
        ("(2km off 2 min), 1100m off 3 min, 500m", rested(3600.0, 300, 3)),
        ("200-400-600-400-200 w/ 60s", rested(1800.0, 240, 5)),
    ]);
    doubted(&[
        ("2km + 200m all out [rest 90s between reps; 5 min between sets]", way(2200.0, 2)),
        ("3 x 800m + 300m hard [rest 2 min jog]", way(2700.0, 4)),
        ("2 x 200m all out, 200m all out [rest 90s]", way(600.0, 3)),
        ("3 x 600m rest 3 min, 300m", way(2100.0, 4)),
    ]);
    plain(&[("1000, 800, 600, 400, 200 off 90", rested(3000.0, 360, 5))]);
}

#[test]
fn a_time_behind_repetitions_is_their_rest() {
    doubted(&[
        ("4 x 4 min @ 95% HRmax, 3 min", timed(960, 540, 4)),
        ("5 x 3 min, 3 min", timed(900, 720, 5)),
        ("4 x 8 min @ 90% FTP, 4 min easy", timed(1920, 720, 4)),
        ("6 x 400m 90s", rested(2400.0, 450, 6)),
        ("6 x 400m 2'", rested(2400.0, 600, 6)),
        ("6 x 400m (90)", rested(2400.0, 450, 6)),
        ("3 x [4 x 200m (60s)] 4 min", rested(2400.0, 1020, 12)),
        ("5 x 1000m 3'30\"", way(5000.0, 5)),
    ]);
    plain(&[
        // Written to the second, it is what they are run in.
        ("6 x 400m 62s", way(2400.0, 6)),
        ("10 x 1k (1')", rested(10_000.0, 540, 10)),
        ("6 x 800m (90s)", rested(4800.0, 450, 6)),
    ]);
    plain(&[
        ("6 x 400m r60\"", rested(2400.0, 300, 6)),
        ("6 x 400m off 90s", rested(2400.0, 450, 6)),
        ("6 x 800m, 1m30 rest", rested(4800.0, 450, 6)),
        ("5 x 1mile @ 5:20 pace 2min", rested(8046.7, 480, 5)),
        ("1km x 5 @ 3:20 off 2'", rested(5000.0, 480, 5)),
        // Who knows how fast they are needs no time for them.
        ("5 x 1000m @ 3:20 / 2:00", rested(5000.0, 480, 5)),
        ("5 x 2 km @ half-marathon pace / 60 s", rested(10_000.0, 240, 5)),
        ("10 x 400 m all-out / 90 s", rested(4000.0, 810, 10)),
        ("5 x 2 km @ 10k pace + 3 s/km / 60 s", rested(10_000.0, 240, 5)),
        ("4 x 8 min at 280 W / 2 min easy spin", timed(1920, 360, 4)),
        ("6 x 1 km at CV / 60 s", rested(6000.0, 300, 6)),
        ("4 x 1 km at zone 4 / 60 s", rested(4000.0, 180, 4)),
        ("20 min tempo, 10 min easy", (None, Some(1800), None, Some(2))),
        ("10 min easy, 5 x 3 min hard, 10 min easy", (None, Some(2100), None, Some(7))),
    ]);
}

#[test]
fn two_times_are_on_and_off_or_two_places() {
    doubted(&[
        ("5 x 800m + 5 x 200m, 90s & 30s", way(5000.0, 10)),
        ("10 x 400/60", rested(4000.0, 540, 10)),
        ("5 x (400m, 90s, 200m, 3 min)", rested(3000.0, 1170, 10)),
        ("2 x (400m, 60s, 300m, 45s, 200m)", way(1800.0, 6)),
        ("8 x (200m + 200m jog)", way(3200.0, 16)),
    ]);
    plain(&[
        ("10 x 30/30", timed(300, 270, 10)),
        ("10 x 30-30", timed(300, 270, 10)),
        ("8 x 40/20", timed(320, 140, 8)),
        ("2 x 10 x 30/30", timed(600, 570, 20)),
        ("8 x 30s/90s", timed(240, 630, 8)),
        ("5 x 3 min hard / 2 min easy", timed(900, 480, 5)),
        ("10 x (30s/30s)", timed(300, 270, 10)),
        ("6 x 1000m @ 3:00 (3:00)", rested(6000.0, 900, 6)),
    ]);
    plain(&[
        ("3 x 3 x 300m, 2'/8'", rested(2700.0, 1680, 9)),
        ("2 sets of 6 x 200m, 30s/3min", rested(2400.0, 480, 12)),
        ("3 x (4 x 200m) 60s/5min", rested(2400.0, 1140, 12)),
        ("3 x 4 x 200m (30s, 3min)", rested(2400.0, 630, 12)),
        ("3 x 5 x 300m, 90s, 5 min", rested(4500.0, 1680, 15)),
        ("3 x 8 x 200m, 30s / 3 min jog", rested(4800.0, 990, 24)),
        ("4 x (800m, 400m, 200m) w/ 60s/3 min", rested(5600.0, 1020, 12)),
        ("5 x 5 min @ 110% FTP (5 min easy)", timed(1500, 1200, 5)),
    ]);
}

#[test]
fn numbers_and_units() {
    let work = |seconds, reps| (None, Some(seconds), None, Some(reps));
    plain(&[
        ("pyramid 1,2,3,4,3,2,1 min", work(960, 7)),
        ("5,4,3,2,1 min", work(900, 5)),
        ("2 x (1-2-3 min)", work(720, 6)),
        ("2h15m", work(8100, 1)),
        ("4 x 1 500 m", way(6000.0, 4)),
        ("8 200 m reps", way(1600.0, 8)),
        ("2 000 m + 1 500 m", way(3500.0, 2)),
        ("2 x 1,5 km", way(3000.0, 2)),
        ("3 x half mile", way(2414.0, 3)),
        ("8 x quarter mile", way(3218.7, 8)),
        ("300m 200m 2 x 100m", way(700.0, 4)),
        ("5 X 400M", way(2000.0, 5)),
        ("6 X 800M, 90S", rested(4800.0, 450, 6)),
    ]);
    doubted(&[
        ("5 X 60M", way(300.0, 5)),
        ("400s x 10", way(4000.0, 10)),
        ("3 x 100/200/300", way(1800.0, 9)),
    ]);
}

#[test]
fn counts() {
    plain(&[
        ("a dozen 400s", way(4800.0, 12)),
        ("half a dozen 800s", way(4800.0, 6)),
        ("two dozen 200s", way(4800.0, 24)),
        ("3(4 x 200m)", way(2400.0, 12)),
        ("2 sets: 4 x 200m", way(1600.0, 8)),
        ("1000 x 5", way(5000.0, 5)),
    ]);
    doubted(&[
        ("up to 8 x 400m", way(400.0, 1)),
        ("at least 6 x 400m", way(2400.0, 6)),
        ("~6 x 400m", way(2400.0, 6)),
        ("6/8 x 400m", way(2400.0, 6)),
        ("6~8 x 400m", way(2400.0, 6)),
        ("6(8) x 400m", way(2400.0, 6)),
        ("6+ x 400m", way(2400.0, 6)),
        ("50 min easy + 6 strides", (None, None, None, Some(7))),
    ]);
    assert_eq!(read("6(8) x 400m").session.totals().reps.unwrap().max(), 8);
}

/// The target of each repetition.
fn targets(text: &str) -> Vec<Target> {
    let steps = read(text).session.steps();
    let work = steps.into_iter().filter(|s| s.kind == StepKind::Work);
    work.flat_map(|s| s.targets).collect()
}

fn target_seconds(text: &str) -> Vec<(f64, f64)> {
    let ends = |target: &Target| match target {
        Target::Time(t) => (t.min().0.as_secs_f64(), t.max().0.as_secs_f64()),
        other => panic!("{text}: {other:?}"),
    };
    targets(text).iter().map(ends).collect()
}

#[test]
fn times_to_run_them_in() {
    plain(&[
        ("6 x 400m in 72, 71, 70, 69, 68, 67", way(2400.0, 6)),
        ("8 x 400m @ 60-62, 90s jog", rested(3200.0, 630, 8)),
        ("8 x 400 in 60-62 w/ 90s", rested(3200.0, 630, 8)),
        ("6 x 400m @62", way(2400.0, 6)),
    ]);
    assert_eq!(target_seconds("2 x 200m in 28"), [(28.0, 28.0); 2]);
    assert_eq!(target_seconds("2 x 400m @ 60-62, 90s jog"), [(60.0, 62.0); 2]);
    assert_eq!(target_seconds("3 x 800m in 2:30, 2:28, 2:26 w/ 2 min").len(), 3);
    assert_eq!(target_seconds("3 x 800m in 2:30, 2:28, 2:26 w/ 2 min")[2], (146.0, 146.0));
    // One repetition has no three times.
    doubted(&[("cut-down 1600 @ 5:20, 5:15, 5:10", way(1600.0, 1))]);
}

#[test]
fn targets_are_no_race_over_as_many_metres() {
    assert!(matches!(targets("3 x 400m @ 100%")[0], Target::Percent { .. }));
    assert!(matches!(targets("3 x 400m @ 100% effort")[0], Target::Percent { .. }));
    assert!(matches!(targets("4 x 5 min @ 300W")[0], Target::Power(_)));
    assert!(matches!(targets("4 x 300m @ 1500")[0], Target::RacePace { .. }));
    assert!(matches!(targets("5 x 1k 10k pace")[0], Target::RacePace { .. }));
}

#[test]
fn races_have_their_distance() {
    for (text, meters) in [
        ("half marathon race 1:25:30", 21_097.5),
        ("Half-marathon: 1:25:30", 21_097.5),
        ("marathon in 2:59:59", 42_195.0),
        ("London Marathon", 42_195.0),
        ("marathon race", 42_195.0),
        ("Parkrun: 19:45", 5000.0),
        ("parkrun 19:45", 5000.0),
        ("10k race 38:20", 10_000.0),
        ("mile race 4:20", 1609.3),
        ("5k race: 17:02", 5000.0),
    ] {
        plain(&[(text, way(meters, 1))]);
    }
    assert_eq!(target_seconds("1500m race 3:39.45"), [(219.45, 219.45)]);
    plain(&[("10km @ marathon pace", way(10_000.0, 1))]);
    assert_eq!(sums(&read("marathon training: 10 x 1km")), way(10_000.0, 10));
}

#[test]
fn a_part_of_a_run_makes_it_no_longer() {
    doubted(&[
        ("10 miles w/ 6 @ MP", way(16_093.4, 1)),
        ("10km with last 3km fast", way(10_000.0, 1)),
        ("90 min incl 3 x 15 min @ MP", (None, Some(2700), None, Some(3))),
    ]);
    // The pace of the part is not that of the run.
    assert_eq!(targets("10 miles w/ 6 @ MP"), []);
    assert_eq!(read("10km with last 3km fast").session.steps()[0].effort, None);
}

#[test]
fn warm_up_and_cool_down_count_as_written_and_are_no_part_of_the_main_set() {
    // Others leave them out, so it is told.
    let text = "2km warm up, 5 x 1km, 2km cool down";
    doubted(&[
        (text, way(9000.0, 7)),
        ("2km w/u, 5 x 1km, 2km c/d", way(9000.0, 7)),
        ("Warm up 2km then 5 x 1km then cool down 2km", way(9000.0, 7)),
        ("Warm-up 2 km. 5 x 1km. Cool-down 2 km.", way(9000.0, 7)),
        ("9 km (2km warm up, 5 x 1km, 2km cool down)", way(9000.0, 7)),
        ("WU: 10 min easy\n6 x 600m\nCD: 1 mile", (Some(5209.3), Some(600), None, Some(8))),
    ]);
    plain(&[("After a warm up 5 x 1km", way(5000.0, 5))]);
    // Without an amount they leave nothing open.
    assert_eq!(sums(&read("4 x 300m\nwarm-up: 3 laps")), way(1200.0, 4));
    let session = read(text).session;
    assert_eq!(session.totals(), read("2km warm up\n5 x 1km\n2km cool down").session.totals());
    assert_eq!(session.main_totals(), read("5 x 1km").session.totals());
    assert_eq!(session.steps().iter().filter_map(|s| s.rep).max(), Some(5));
}

#[test]
fn canonical_texts_name_races_and_paces() {
    for (text, expected) in [
        ("5 x 1km @ HM pace", "5 x 1km @ half marathon pace"),
        ("3 x 400m @ mile pace", "3 x 400m @ mile pace"),
        ("4 x 1 mile @ 5:20/mile", "4 x 1mi @ 5:20/mile"),
        ("4 x 300m @ 49.8/400m", "4 x 300m @ 2:04.5/km"),
    ] {
        assert_eq!(read(text).session.canonical(stadion_sessions::Dialect::Track), expected);
    }
}

#[test]
fn long_texts_are_read_in_little_time() {
    for piece in ["1 000 ", "2 x ", "10 x 30/30, ", "6+ x ", "half a ", "1,2,", "1m30 ", "in 72, "]
    {
        let text = piece.repeat(20_000);
        let start = Instant::now();
        let _ = read(&text);
        assert!(start.elapsed() < Duration::from_secs(2), "{piece:?}: {:?}", start.elapsed());
    }
}

#[test]
fn a_time_behind_repetitions_has_only_readings_that_can_be() {
    let readings = |text: &str| {
        let found = read(text).ambiguities;
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found[0].readings.clone()
    };
    // Nobody runs a kilometre in a minute: that is the rest, and there is nothing to tell.
    assert!(!told(&read("5 x 1 km / 60 s")));
    assert_eq!(readings("5 x 400m / 80 s").len(), 3);
}

#[test]
fn a_target_that_is_not_understood_is_told() {
    for text in ["6 x 1 km at banana", "6 x 1 km at banana / 60 s"] {
        let parsed = read(text);
        assert_eq!(parsed.unknown.len(), 1, "{text}: {:?}", parsed.unknown);
        assert_eq!(parsed.unknown[0].text, "at banana");
    }
    for text in ["6 x 400m at the track", "6 x 400m at home"] {
        assert!(!told(&read(text)), "{text}");
    }
    let steps = read("6 x 1 km at CV / 60 s").session.steps();
    assert_eq!(steps[0].targets, [Target::Named("cv".to_owned())]);
    let steps = read("4 x 1 km @ zone 4").session.steps();
    assert_eq!(steps[0].targets, [Target::Named("zone 4".to_owned())]);
}

#[test]
fn an_easy_end_is_told() {
    doubted(&[("40 min ride, 2 min easy spin", (None, Some(2520), None, Some(2)))]);
    plain(&[("6 x 3 min hard, 2 min easy spin", timed(1080, 600, 6))]);
}

#[test]
fn how_far_a_time_went_is_no_more_work() {
    doubted(&[
        ("20 min tempo\n5.2 km", (None, Some(1200), None, Some(1))),
        ("20 min tempo\nHR 150\n5.2 km", (None, Some(1200), None, Some(1))),
    ]);
    // A time in which nobody covers it, and what is called something, are work.
    for (text, meters) in [
        ("20 min tempo\n200 m", 200.0),
        ("20 min tempo\n5 km easy", 5000.0),
        ("20 min tempo\n4 x 1 km", 4000.0),
    ] {
        assert_eq!(sums(&read(text)).0, Some(meters), "{text}");
    }
}

#[test]
fn on_and_off_keep_their_pace_and_their_count() {
    doubted(&[
        ("45 s/15 s x 20 @ 3:00/km", timed(900, 285, 20)),
        ("50/20 x 20 @ 3:00/km", timed(1000, 380, 20)),
    ]);
    plain(&[
        ("45/15 x 20 @ 3:00/km", timed(900, 285, 20)),
        ("20 x 45/15 @ 3:00/km", timed(900, 285, 20)),
        ("20 x 45s/15s @ 3:00/km", timed(900, 285, 20)),
        ("3 x 13 x 30/15 @ 300 W / 3 min", timed(1170, 900, 39)),
    ]);
    for text in ["45/15 x 20 @ 3:00/km", "20 x 45/15 @ 3:00/km", "3 x 13 x 30/15 @ 300 W / 3 min"] {
        let parsed = read(text);
        assert!(parsed.unknown.is_empty(), "{text}: {:?}", parsed.unknown);
        let steps = parsed.session.steps();
        let mut work = steps.iter().filter(|s| s.kind == StepKind::Work);
        assert!(work.all(|s| s.targets.len() == 1), "{text}");
    }
    // A ladder of sprints is none.
    assert_eq!(sums(&read("60/80 x 2")).1, None);
}
