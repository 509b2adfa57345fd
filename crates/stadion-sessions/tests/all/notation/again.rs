//! Lines that repeat, rest or explain what stands above or before them.
#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(text: &str, dialect: Dialect) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

/// Repetitions, metres, seconds of work and seconds of rest; nothing is 0 here, for it may stand for a
/// sum that is not known.
fn sums(parsed: &Parsed) -> (u32, f64, u64, u64) {
    let totals = parsed.session.totals();
    let seconds = |d: Option<stadion_types::Bounds<std::time::Duration>>| {
        d.and_then(|d| d.exact()).map_or(0, |d| d.as_secs())
    };
    let meters =
        totals.distance.and_then(|d| d.exact()).map_or(0.0, stadion_types::Distance::meters);
    let reps = totals.reps.and_then(|r| r.exact()).unwrap_or(0);
    (reps, (meters * 10.0).round() / 10.0, seconds(totals.work), seconds(totals.rest))
}

fn told(parsed: &Parsed) -> bool {
    !(parsed.ambiguities.is_empty() && parsed.unknown.is_empty())
}

#[test]
fn a_line_repeats_all_above_it() {
    for (text, expected) in [
        ("500m\n2 min jog\n300m\n4 min jog\nRepeat for 3 rounds", (6, 2400.0, 0, 840)),
        ("600m\n90s rest\n200m\n3 min rest\nRepeat from the top twice more", (6, 2400.0, 0, 630)),
        ("Correr 500 metros.\nDescanso de 2 minutos.\nREPETIR 5 VECES", (5, 2500.0, 0, 480)),
        ("Warm-up: 10 min\n400m\n60s rest\nrepeat for a total of 4 rounds", (5, 1600.0, 600, 180)),
    ] {
        assert_eq!(sums(&read(text, Dialect::Track)), expected, "{text}");
    }
    // The number may count the first time or not.
    let open = read("400m\n300m\nRepeat 3 times", Dialect::Track);
    assert_eq!((sums(&open).0, open.ambiguities.len()), (6, 1));
    let clear = read("400m\n300m\nRepeat another three times", Dialect::Track);
    assert_eq!((sums(&clear).0, clear.ambiguities.len()), (8, 0));
    // A count without a bound is refused before it is laid out.
    let huge = read("400m\nRepeat 40 rounds\nRepeat 40 rounds", Dialect::Track);
    assert!(huge.error.is_some() && huge.session.blocks().is_empty());
    let often = read("400m\nRepeat 99 rounds", Dialect::Track);
    assert!(often.unknown.iter().any(|u| u.why.contains("how often")), "{:?}", often.unknown);
}

#[test]
fn a_sentence_repeats_all_before_it() {
    for (text, expected) in [
        ("600m hard, 300m hard, repeat twice more", (6, 2700.0, 0, 0)),
        ("2 x 400m then repeat for 3 rounds", (6, 2400.0, 0, 0)),
        (
            "Run for 3 minutes at 8/10. Rest for 2 minutes. Repeat another three times",
            (4, 0.0, 720, 360),
        ),
    ] {
        let found = read(text, Dialect::Track);
        assert_eq!(sums(&found), expected, "{text}");
        assert!(found.ambiguities.is_empty(), "{text}: {:?}", found.ambiguities);
    }
}

#[test]
fn a_sentence_gives_the_rest() {
    for (text, expected) in [
        (
            "2 sets of 3 x 200m. Each rep has 60s recovery. Each set has 5 min recovery",
            (6, 1200.0, 0, 540),
        ),
        ("5 x 1 km. You get 2 min rest", (5, 5000.0, 0, 480)),
        ("300m, 500m, 300m, 200m with 100m, 200m, 100m jog", (4, 1300.0, 0, 0)),
    ] {
        assert_eq!(sums(&read(text, Dialect::Track)), expected, "{text}");
    }
    let swim = read("3 x 200, 6 x 100. All on 3:00", Dialect::Swim);
    assert_eq!((sums(&swim).0, sums(&swim).2), (9, 0));
    // A base is a time for each hundred.
    let base = read("300 free, 4 x 150 free. Everything on the 1:20 base", Dialect::Swim);
    assert_eq!((sums(&base).0, sums(&base).2, told(&base)), (5, 0, true));
}

#[test]
fn an_aim_for_each_part() {
    let list = read("300m, 150m, 60m @ 45, 21, 8", Dialect::Track);
    assert_eq!((sums(&list), told(&list)), ((3, 510.0, 0, 0), false));
    let text = list.session.canonical(Dialect::Track);
    assert!(text.contains("300m @ 45s, 150m @ 21s, 60m @ 8s"), "{text}");
    // Not as many: whatever they are, they are no distances without a word.
    let odd = read("300m, 200m @ 900, 800", Dialect::Track);
    assert_eq!((sums(&odd).1, told(&odd)), (500.0, true));
    let shares = read("5 x 1 km: 3 @ 10k pace, 2 @ 5k pace, 2 min rest", Dialect::Track);
    assert_eq!(sums(&shares), (5, 5000.0, 0, 480));
}

#[test]
fn lines_about_the_work_add_nothing() {
    let odd = read("12 x 50\nOdds: kick\nEven 50s: swim easy", Dialect::Swim);
    assert_eq!((sums(&odd).0, told(&odd)), (12, true));
    let dashed = read("4 sets of\n5:00 @ 95%\n- 2:00 @ 60% -", Dialect::Cycle);
    assert_eq!((sums(&dashed).0, sums(&dashed).2), (4, 1200));
    let but = read("6 x 800m, 90s rest, except the last where we took 3 min", Dialect::Track);
    assert_eq!((sums(&but).1, told(&but)), (4800.0, true));
    // A colon at the end of whole work announces its times as well as its parts.
    let times = read("4 x 350m / 2:30 rest:\n61.2, 60.8, 60.9, 60.1", Dialect::Track);
    assert_eq!((sums(&times), times.session.results().len()), ((4, 1400.0, 0, 450), 1));
    let parts = read("3 x 10 min:\n4 min hard\n6 min steady", Dialect::Track);
    assert!(told(&parts) && sums(&parts).2 == 0);
}

#[test]
fn ranges_and_thresholds() {
    let range = read("4 \u{e0} 6 x 300m \u{e0} 100% VMA", Dialect::Track);
    let reps = range.session.totals().reps.unwrap();
    assert_eq!((reps.min(), reps.max()), (4, 6));
    let named = read("8min LT1, 4min LT2", Dialect::Cycle);
    assert_eq!((sums(&named).0, sums(&named).2), (2, 720));
    let zones = read("12min Z1\n5min Z3-4\n8 min zone 2", Dialect::Cycle);
    assert_eq!((sums(&zones).0, sums(&zones).2, told(&zones)), (3, 1500, false));
    let told = read("today was 1000-800-600-400 on the track, felt good", Dialect::Track);
    assert_eq!(sums(&told), (4, 2800.0, 0, 0));
    let warm = read("800 warm-up (300 swim, 300 kick, 200 pull)", Dialect::Swim);
    assert_eq!((sums(&warm).0, sums(&warm).1), (1, 731.5));
}
