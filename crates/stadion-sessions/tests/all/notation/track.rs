//! Lines of track and road running: sums, and whether doubts are told.

use stadion_sessions::{NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

/// Metres, seconds of work and repetitions, the lower ends.
fn sums(parsed: &Parsed) -> (Option<f64>, Option<u64>, Option<u32>) {
    let totals = parsed.session.totals();
    (
        totals.distance.map(|d| (d.min().meters() * 10.0).round() / 10.0),
        totals.work.map(|w| w.min().as_secs()),
        totals.reps.map(|r| r.min()),
    )
}

fn told(parsed: &Parsed) -> bool {
    !(parsed.ambiguities.is_empty() && parsed.unknown.is_empty())
}

fn way(meters: f64, reps: u32) -> (Option<f64>, Option<u64>, Option<u32>) {
    (Some(meters), None, Some(reps))
}

fn timed(seconds: u64, reps: u32) -> (Option<f64>, Option<u64>, Option<u32>) {
    (None, Some(seconds), Some(reps))
}

/// Metres, seconds of work and repetitions.
type Sums = (Option<f64>, Option<u64>, Option<u32>);

/// The sums hold; a rest that has no time may be told.
fn sum_up(rows: &[(&str, Sums)]) {
    for (text, expected) in rows {
        let parsed = read(text);
        assert_eq!(sums(&parsed), *expected, "{text}");
        assert_eq!(parsed.error, None, "{text}");
    }
}

/// The sums hold, and the doubt is told.
fn doubted(rows: &[(&str, Sums)]) {
    sum_up(rows);
    for (text, _) in rows {
        assert!(told(&read(text)), "{text}");
    }
}

#[test]
fn a_sign_of_multiplication_parts_distances() {
    sum_up(&[
        ("300x500x700x500x300", way(2300.0, 5)),
        ("200 x 400 x 200", way(800.0, 3)),
        ("200m x 200m x 400m", way(800.0, 3)),
        ("12 x 300m", way(3600.0, 12)),
        ("1000 x 6", way(6000.0, 6)),
        ("5 x 500m x 2 min", way(2500.0, 5)),
    ]);
    // Nobody runs so many.
    assert!(read("300 x 600m").error.is_some());
}

#[test]
fn plurals_are_distances_on_the_track() {
    sum_up(&[
        ("6x150s, 3x200s and 2x250s", way(2000.0, 11)),
        ("3 x 1,200s", way(3600.0, 3)),
        ("8 x 90s", timed(720, 8)),
    ]);
    doubted(&[("5x300s", way(1500.0, 5)), ("4 x 600s", way(2400.0, 4))]);
}

#[test]
fn nouns_count_lists() {
    sum_up(&[
        ("2 sets 5 x 80m", way(800.0, 10)),
        ("4 rounds 2 x 300m", way(2400.0, 8)),
        ("2 sets of 6 x 150m", way(1800.0, 12)),
        ("2 blocks of 20, 40, 60 seconds with 1 min rest between each effort", timed(240, 6)),
        ("2 sets of pyramid: 100m, 200m, 300m, 200m, 100m", way(1800.0, 10)),
    ]);
}

#[test]
fn counts_need_no_joint() {
    sum_up(&[
        ("15 mins steady @ tempo effort, plus 6 x 100m", (Some(600.0), Some(900), Some(7))),
        ("10 min easy 20 min tempo 5 min easy", timed(2100, 3)),
        ("300 300 200 200 100", way(1100.0, 5)),
        ("12 sprints of about 60m", way(720.0, 12)),
    ]);
}

#[test]
fn the_pace_of_a_race_behind_a_comma_is_no_work() {
    sum_up(&[
        ("3 x 1000m, 5k race pace, 4x300m, 800m race pace", way(4200.0, 7)),
        ("5 x 400m, 3k pace", way(2000.0, 5)),
        ("2km, 1km, 400m", way(3400.0, 3)),
    ]);
}

#[test]
fn portions_of_a_repetition_add_nothing() {
    doubted(&[
        (
            "4 x 500m with 3 min jog rest. 1st 200 slower than pace and last 100 fast.",
            way(2000.0, 4),
        ),
        (
            "2 x 1200m as follows: 1st lap 76 secs, 2nd lap 72 secs, 3rd lap 68 secs.",
            way(2400.0, 2),
        ),
    ]);
}

#[test]
fn run_ups_are_not_counted() {
    sum_up(&[
        ("Run up 30m fast and sprint 20m full out x 8 with walk back.", way(160.0, 8)),
        ("3 x 30m flying, 20m run up", way(90.0, 3)),
        ("4 x flying 20m, 25m build", way(80.0, 4)),
    ]);
}

#[test]
fn followed_by_goes_with_each_where_it_is_no_longer() {
    doubted(&[
        ("5 x 400m hard followed by 200m steady", way(3000.0, 10)),
        ("4 x 200m followed by 1 mile", way(2409.3, 5)),
    ]);
}

#[test]
fn rests_in_a_list_are_no_work() {
    sum_up(&[
        ("200m, 400m, 600m, 400m with 45s, 60s, 90s recoveries", way(1600.0, 4)),
        ("700-500-300 off 4 min", way(1500.0, 3)),
        ("6 x 20''-20'' et R=2'", timed(120, 6)),
        ("4 x 300m, 100 m Trabpause", way(1200.0, 4)),
        ("5x800 m, vila 2 min", way(4000.0, 5)),
        ("6 series de 500 metros con 2 minutos de descanso entre ellas", way(3000.0, 6)),
        ("1 mile jog, then 3 miles steady, then 1 mile jog", way(8046.7, 3)),
        ("500m - 200m jog\n400m - 200m jog\n300m - 100m jog", way(1200.0, 3)),
        ("300m in 45 seconds, 300m walk\n4 x 150m in 21 seconds", way(900.0, 5)),
    ]);
}

#[test]
fn words_for_twice_hold_for_all() {
    sum_up(&[
        ("3 x 300 followed by 2 x 100 \u{2013} twice", way(2200.0, 10)),
        ("200m, 300m, 200m three times", way(2100.0, 9)),
        ("2 x 500m, 2 x 200m (twice)", way(2800.0, 8)),
        ("5 times 300m", way(1500.0, 5)),
    ]);
}

#[test]
fn counts_behind_items_and_behind_the_whole() {
    sum_up(&[
        ("20m x 3, 50m x 2, 80m x 2", way(320.0, 7)),
        ("300m + 200m + 100m, x2, 6' between sets", way(1200.0, 6)),
        ("40m-60m-80m-100m x 2, walk back", way(560.0, 8)),
        ("6 x hill (30s)", timed(180, 6)),
    ]);
}

#[test]
fn paces_and_rests_beside_a_list() {
    sum_up(&[
        ("1200m, 900m, 600m @ 5k-3k-1500 pace", way(2700.0, 3)),
        ("8 x 500m, alternating 3k/5k pace with 100m jog", way(4000.0, 8)),
        ("800m, (6 min rest), 2x300m (3 min rest)", way(1400.0, 3)),
        ("10K: 3 x 3k @ 3:30/k, 2' jog", way(9000.0, 3)),
    ]);
}

#[test]
fn warm_up_and_cool_down_in_other_languages() {
    sum_up(&[
        ("2 km Einlaufen, 5 x 600 m, 200 m TP, 1 km Auslaufen", way(6000.0, 7)),
        (
            "20' échauffement, 6 x 300 m r 1', 10' retour au calme",
            (Some(1800.0), Some(1800), Some(8)),
        ),
    ]);
}

#[test]
fn a_line_repeats_all_above() {
    doubted(&[
        ("Run 600m\nRest 2 min\nRun 300m\nRepeat 3 times", way(2700.0, 6)),
        ("500m, 250m\nRepeat x 4", way(3000.0, 8)),
        ("Correr 500 metros\nDescanso 2 min\nREPETIR 5 veces", way(2500.0, 5)),
    ]);
    assert!(told(&read("6 x 200m\nRepeat as often as you can in 20 min")));
    let deep = format!("400m\n{}", "Repeat 2 times\n".repeat(3000));
    assert!(told(&read(&deep)));
}

#[test]
fn the_time_of_the_day_is_no_work() {
    doubted(&[
        ("Start 6:30pm: 4 x 1200m", way(4800.0, 4)),
        ("Meet 18:15, 6 x 300m", way(1800.0, 6)),
        ("AM 4 x 2km, PM 10 x 300m", way(11_000.0, 14)),
    ]);
    sum_up(&[("6 x 900m @ 3:20-3:10", way(5400.0, 6))]);
    assert_eq!(sums(&read("5 x 30-20-10, 2 min between")).1, None);
}

#[test]
fn what_stands_beside_a_list_gives_it_no_unit() {
    sum_up(&[
        ("500/400/300/200 - 4 min", way(1400.0, 4)),
        ("10 x 300 con 1' de descanso", way(3000.0, 10)),
        ("20 x 300m alternating 52 and 58", way(6000.0, 20)),
    ]);
    doubted(&[("35 min fartlek: 8 x 1 min hard", timed(480, 8))]);
}

#[test]
fn sentences_about_the_work_add_nothing() {
    doubted(&[
        ("4 x 7 min, 2 min recovery. For the 7 min efforts, aim at your 10k pace.", timed(1680, 4)),
        ("6 x 700m off 2 min. The last 200 should be at 800m pace.", way(4200.0, 6)),
    ]);
    sum_up(&[("3 x 1k off 90s. Jog 10 minutes.", (Some(3000.0), Some(600), Some(4)))]);
}

#[test]
fn dates_and_thousands_are_no_work() {
    sum_up(&[
        ("03/05/2021: 4 x 700m, 300m jog", way(2800.0, 4)),
        ("3/5: 6 x 200m", way(1200.0, 6)),
        ("4 x 1.500m", way(6000.0, 4)),
        ("3 x 1.5km", way(4500.0, 3)),
    ]);
}

#[test]
fn a_line_that_is_repeated_is_done_again() {
    sum_up(&[
        ("300, 600, 300\n300, 600, 300", way(2400.0, 6)),
        ("100 + 200 + 100\n100 + 100 + 100", way(700.0, 6)),
    ]);
}

#[test]
fn a_time_behind_repetitions_with_a_rest_is_another_part() {
    sum_up(&[("2 x 12min tempo (3min jog) 6min steady", timed(1800, 3))]);
    assert!(told(&read("60 (60), 45 (45), 30 (30)")));
}

#[test]
fn several_sessions_are_told() {
    doubted(&[("Easy (6 x 400m), Hard (3 x 1200m)", way(6000.0, 9))]);
    assert!(told(&read("30 secs hard followed by 30 secs rest for a total of 12 minutes")));
}

#[test]
fn a_count_without_bounds_is_refused_at_once() {
    for text in ["9x8x9x8x9x8x9x8x100m", "99 x 99 x 99 x 99 x 1km"] {
        assert!(read(text).error.is_some(), "{text}");
    }
}
