//! Forms of everyday plans: a pace behind `a`, about a pace, joints and counts in other places.

#![allow(clippy::unwrap_used, reason = "a failed reading is a failed test")]

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

/// Metres, seconds of work and repetitions; 0 where there is none.
fn work(text: &str) -> (f64, f64, u32) {
    let totals = read(text).session.totals();
    let meters = totals.distance.map_or(0.0, |d| d.exact().unwrap().meters());
    let seconds = totals.work.map_or(0.0, |w| w.exact().unwrap().as_secs_f64());
    (meters.round(), seconds, totals.reps.unwrap().exact().unwrap())
}

/// The session as it is printed, for what the sums do not show.
fn printed(text: &str) -> String {
    read(text).session.canonical(Dialect::Track)
}

#[test]
fn a_time_behind_a_is_a_target() {
    for (text, expected) in [
        ("5x1000 a 3:50 rec. 1'30\" + 10' suave", (5000.0, 600.0, 6)),
        ("6 x 1000 m a 3:40 rec. 2' + 4 x 200 m rec. 1'", (6800.0, 0.0, 10)),
        ("4 x 2000 a 3'45\" Rec. 2'", (8000.0, 0.0, 4)),
        ("3 x 3 km a 4:05, pausa 3'", (9000.0, 0.0, 3)),
        ("5 x 1 km a 4' rec. 2'", (5000.0, 0.0, 5)),
        ("8 x 500 m \u{e0} 1:45 r\u{e9}cup. 1'15", (4000.0, 0.0, 8)),
    ] {
        assert_eq!(work(text), expected, "{text}");
    }
    let text = printed("6 x 1000 m a 3:40 rec. 2' + 4 x 200 m rec. 1'");
    assert_eq!(text, "6 x 1000m @ 220s [rest 2 min] + 4 x 200m [rest 1 min]");
    assert_eq!(printed("5 x 1 km a 4' rec 2'"), "5 x 1km @ 4 min [rest 2 min]");
    assert_eq!(printed("6 x 400 a 2' recuperaci\u{f3}n"), "6 x 400m [rest 2 min]");
    for text in ["10 x 200 a 35\" rec. 1'", "10 x 200 m a 35'' pausa 1'"] {
        assert_eq!(printed(text), "10 x 200m @ 35s [rest 1 min]", "{text}");
    }
    assert_eq!(printed("10 x 200 a 90\" recupero"), "10 x 200m [rest 90s]");
    // The English article.
    assert_eq!(work("400 m, a 3:50 rest, 400 m"), (800.0, 0.0, 2));
}

#[test]
fn about_a_pace_is_a_target() {
    for text in [
        "12 x 400, about 10k pace",
        "12 x 400, around 10k pace with 60s rest",
        "12 x 400m every 2:00, roughly 10k pace",
        "12 x 400, approx. 10k pace",
        "12 x 400, approximately 10k effort",
        "12 x 400, ~10k pace",
        "12 x 400, circa 10k pace",
        "12 x 400; about 10k pace",
        "12 x 400 - around 10k pace",
    ] {
        assert_eq!(work(text), (4800.0, 0.0, 12), "{text}");
        assert!(printed(text).contains("@ 10km pace"), "{text}: {}", printed(text));
    }
}

#[test]
fn about_a_mile_or_a_time_is_no_repetition() {
    assert_eq!(printed("8 x 400m, roughly mile pace"), "8 x 400m @ mile pace");
    assert_eq!(work("8 x 400m, approx. 80s each"), (3200.0, 0.0, 8));
}

#[test]
fn a_joint_behind_a_recovery_in_any_language() {
    for text in [
        "6 x 300 con recupero di 100 m e poi 1 x 800",
        "6 x 300 con recupero 100 m, poi 1 x 800",
        "6 x 300 con recupero di 100 m, quindi 1 x 800",
        "6 x 300 con 100 m de recuperaci\u{f3}n y luego 1 x 800",
        "6 x 300 con 2' de descanso y despu\u{e9}s 1 x 800",
        "6 x 300, r\u{e9}cup 100 m puis 1 x 800",
        "6 x 300 r\u{e9}cup 1' et ensuite 1 x 800",
        "6 x 300 mit 100 m Trabpause dann 1 x 800",
        "6 x 300 mit 2 min Pause und danach 1 x 800",
        "6 x 300 med 100 m jogg og s\u{e5} 1 x 800",
        "6 x 300 med 1 min vila och sedan 1 x 800",
        "6 x 300 met 1 min rust en daarna 1 x 800",
        "6 x 300 with 100 m recovery then 1 x 800",
    ] {
        assert_eq!(work(text), (2600.0, 0.0, 7), "{text}");
    }
    for text in [
        "8 x 200 con recupero di 100 m e poi 1 x 1.000",
        "8 x 200 mit 100 m Trabpause und dann 1 x 1.000",
    ] {
        assert_eq!(work(text), (2600.0, 0.0, 9), "{text}");
    }
}

#[test]
fn each_part_has_its_count_behind_it() {
    for (text, meters, reps) in [
        ("400m x 5 with 60s rest, 300m x 5 with 45s rest", 3500.0, 10),
        ("400 x 5 w/ 60s, 300 x 5 w/ 45s", 3500.0, 10),
        ("800m x 3 + 200m x 4", 3200.0, 7),
        ("1km x 3, 400m x 4, 200m x 4", 5400.0, 11),
        ("600 x 2; 300 x 4; 150 x 2", 2700.0, 8),
    ] {
        assert_eq!(work(text), (meters, 0.0, reps), "{text}");
        assert!(read(text).ambiguities.is_empty(), "{text}");
    }
    assert_eq!(work("3 min x 4, 1 min x 6"), (0.0, 1080.0, 10));
    let text = printed("400 x 5 w/ 60s, 300 x 5 w/ 45s");
    assert_eq!(text, "5 x 400m [rest 1 min], 5 x 300m [rest 45s]");
    // One count alone may hold for the whole list.
    assert!(!read("400m, 300m x 5").ambiguities.is_empty());
}

#[test]
fn a_slash_beside_a_warm_up_ends_the_rest() {
    for text in [
        "WU 2mi / 3x2mi @ HMP off 2min / CD 1mi",
        "2mi WU / 3x2mi @ HMP off 2min / 1mi CD",
        "WU 2mi | 3x2mi @ HMP off 2min | CD 1mi",
        "2 miles warm-up / 3 x 2 miles @ HMP off 2 min / 1 mile cool down",
    ] {
        assert_eq!(work(text), (14484.0, 0.0, 5), "{text}");
        let rest = read(text).session.totals().rest.unwrap().exact().unwrap();
        assert_eq!(rest.as_secs(), 240, "{text}");
    }
}

#[test]
fn a_rest_between_each_behind_a_slash() {
    for text in [
        "3k, 2k, 1k, 500m / 2min rest between each",
        "3k, 2k, 1k, 500m / 2' jog between reps",
        "3k / 2k / 1k / 500m / 2 min between each",
    ] {
        let totals = read(text).session.totals();
        assert_eq!(work(text), (6500.0, 0.0, 4), "{text}");
        assert_eq!(totals.rest.unwrap().exact().unwrap().as_secs(), 360, "{text}");
    }
}

#[test]
fn a_total_in_front_of_a_colon_counts_once() {
    for text in [
        "4 mile tempo: mile @ hard, 2 miles @ moderate, mile @ hard",
        "4 mile tempo: 1 mile @ hard, 2 miles @ moderate, 1 mile @ hard",
        "4 miles tempo: 1 mile hard, 2 miles moderate, 1 mile hard",
        "4 miles: 1 mile hard, 2 miles moderate, 1 mile hard",
        "4 mile tempo: mile hard, 2 miles moderate, mile hard",
        "4 mile progression: mile easy, 2 miles steady, mile hard",
    ] {
        assert_eq!(work(text), (6437.0, 0.0, 3), "{text}");
    }
}

#[test]
fn an_amount_in_miles_is_no_name_of_the_repetitions_behind_it() {
    for text in ["2 miles warm-up + 3 x 2 miles", "2 miles easy; 3 x 2 miles"] {
        assert_eq!(work(text), (12875.0, 0.0, 4), "{text}");
    }
    assert_eq!(work("Track 800s. 5 x 800m"), (4000.0, 0.0, 5));
}

#[test]
fn a_rest_by_the_way_before_it_is_told() {
    for text in
        ["3k, 2k, 1k, 500m / 90s rest per preceding 250m", "3k, 2k, 1k, 500m, 1 min jog per 200m"]
    {
        assert_eq!(work(text), (6500.0, 0.0, 4), "{text}");
        assert!(read(text).session.totals().rest.is_none(), "{text}");
        assert!(read(text).unknown.iter().any(|u| u.why.contains("how far")), "{text}");
    }
}
