//! What is printed reads back as the same session: rests, targets and groups beside the work too.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use proptest::prelude::*;
use stadion_sessions::{Dialect, NotationOptions, Parsed, Session, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

/// The text says the same twice: the same tree, the same rests, the same sums.
fn reads_back(session: &Session) -> Result<(), String> {
    let text = session.canonical(Dialect::Track);
    let second = read(&text).session;
    let again = second.canonical(Dialect::Track);
    if again != text {
        return Err(format!("{text:?} is printed {again:?}"));
    }
    if second.totals() != session.totals() {
        return Err(format!("{text:?}: {:?}, not {:?}", second.totals(), session.totals()));
    }
    if second.steps() != session.steps() {
        return Err(format!("{text:?}: {:#?}, not {:#?}", second.steps(), session.steps()));
    }
    Ok(())
}

#[test]
fn texts_of_every_kind_read_back() {
    for text in TEXTS {
        let parsed = read(text);
        assert!(parsed.error.is_none(), "{text}: {:?}", parsed.error);
        assert!(!parsed.session.blocks().is_empty(), "{text}");
        reads_back(&parsed.session).unwrap_or_else(|why| panic!("{text}: {why}"));
    }
}

const TEXTS: &[&str] = &[
    "5 x 2 km @ 10k pace + 3 s/km / 60 s",
    "4 x 1 mile at half-marathon pace minus 2-4 sec per mile, 1 min rest",
    "6 x 1 km at zone 4 / 60 s",
    "6 x 3 min @ 300 W / 2 min easy spin",
    "2 x (200m, 400m) 2 min rest",
    "400m, 300m, 200m with 3 min rest",
    "(200m, 400m) 90s between reps 5 min between sets",
    "1km, 2km, 3km, 2km, 1km off 2 min",
    "2km + 200m all out [rest 90s between reps; 5 min between sets]",
    "3 x 800m @ 5000m pace + 300m hard [rest 2 min jog]",
    "3 x (4 x (2km, 2km), 3 x 400m) + 2-3 min [rest full]",
    "2 x 200m all out, 200m all out [rest 90s]",
    "200m, 400m, (300m [rest 90s])",
    "10 x 400m @ 100%",
    "10 x 400m @ 95-100% effort [rest full 300m in 5 min]",
    "10 x 30/30",
    "6 x 400m in 72, 71, 70, 69, 68, 67 w/ 60s",
    "6 x 400m on 5 min",
    "5 x 1km @ HM pace w/ 90s",
    "3 x 2km @ marathon pace, 2 min jog",
    "3 x 1 mile @ mile pace",
    "6 x 800m @ slightly slower than 10k pace",
    "4 x 1 mile @ 5:20/mile",
    "4 x 1200m @ 3:20/km",
    "6 x 1km @ 97% of LT2 speed w/ 60s",
    "5 x 2km (half-marathon pace) w/ 60s",
    "6 x 400m (all out), 90s rest",
    "6 x 1km @ 0.97 LT2 w/ 60s",
    "6 x 1km @ 90 % of threshold power w/ 60s",
    "4 x 300m @ 49.8/400m",
    "5 x 1000m @ 3:20 / 2:00",
    "50 min easy + 6 strides",
    "2km warm up, 5 x 1km w/ 90s, 2km cool down",
    "marathon race 2:59:59",
    "3 x [4 x 200m (60s)] 4 min",
    "5 x 800m + 5 x 200m, 90s & 30s",
    "4 x 5 min @ 300W, 3 min",
    "6 x 400m, 60s/90s",
    "20 min easy, 10 min walk, 20 min easy",
];

fn target() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        1 => (50_u32..=110).prop_map(|p| format!(" @ {p}%")),
        1 => (80_u32..=95).prop_map(|p| format!(" @ {p}% HRmax")),
        1 => (100_u32..=400).prop_map(|w| format!(" @ {w}W")),
        1 => (2_u32..=5, 0_u32..=59).prop_map(|(m, s)| format!(" @ {m}:{s:02}/km")),
        1 => (4_u32..=9, 0_u32..=59).prop_map(|(m, s)| format!(" @ {m}:{s:02}/mile")),
        1 => (50_u32..=99).prop_map(|s| format!(" @ {s}s/400m")),
        1 => (1_u32..=9).prop_map(|n| format!(" @ RPE {n}")),
        1 => prop_oneof![
            Just(" @ 800m pace"), Just(" @ 1500m pace"), Just(" @ mile pace"), Just(" @ 5k pace"),
            Just(" @ 10k pace"), Just(" @ HM pace"), Just(" @ marathon pace"),
            Just(" @ slightly slower than 10k pace"), Just(" @ 5k to 10k pace"),
            Just(" @ 2.5-3.5 mmol/L"), Just(" @ race pace"), Just(" @ z3"),
        ].prop_map(str::to_owned),
    ]
}

fn rep() -> impl Strategy<Value = String> {
    let amount = prop_oneof![
        (2_u32..=60).prop_map(|n| format!("{}m", n * 50)),
        (1_u32..=9).prop_map(|n| format!("{n}km")),
        (1_u32..=3).prop_map(|n| format!("{n} mile")),
        (1_u32..=20).prop_map(|n| format!("({n} min)")),
        (21_u32..=59).prop_map(|n| format!("({n}s)")),
    ];
    let effort =
        prop_oneof![3 => Just(""), 1 => Just(" all out"), 1 => Just(" hard"), 1 => Just(" easy")];
    (amount, effort, target())
        .prop_map(|(amount, effort, target)| format!("{amount}{effort}{target}"))
}

fn clause() -> impl Strategy<Value = String> {
    let mode =
        prop_oneof![2 => Just(""), 1 => Just(" jog"), 1 => Just(" walk"), 1 => Just(" walk/jog")];
    let amount = prop_oneof![
        (20_u32..300).prop_map(|s| format!("{s}s")),
        (1_u32..9).prop_map(|m| format!("{m} min")),
        (1_u32..4, 4_u32..9).prop_map(|(a, b)| format!("{a}-{b} min")),
        (1_u32..5).prop_map(|n| format!("{}m", n * 100)),
        (1_u32..4, 2_u32..5).prop_map(|(n, m)| format!("{}m in {m} min", n * 100)),
        (20_u32..90, 2_u32..5).prop_map(|(s, m)| format!("{s}s/{m} min")),
    ];
    let scope = prop_oneof![
        3 => Just(""), 1 => Just(" between reps"), 1 => Just(" between sets"), 1 => Just(" within sets"),
        1 => Just(" after 400m reps"),
    ];
    let full = prop_oneof![4 => Just(""), 1 => Just("full ")];
    (full, amount, mode, scope).prop_map(|(f, a, m, s)| format!("{f}{a}{m}{s}"))
}

/// Rests in the ways of writing that stand behind work.
fn rests() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        1 => (30_u32..300).prop_map(|s| format!(" w/ {s}s")),
        1 => (1_u32..5).prop_map(|m| format!(", {m} min rest")),
        1 => (1_u32..5).prop_map(|m| format!(" off {m}'")),
        1 => proptest::collection::vec(clause(), 1..3).prop_map(|c| format!(" [rest {}]", c.join("; "))),
    ]
}

fn item() -> impl Strategy<Value = String> {
    let group = || {
        (proptest::collection::vec((rep(), rests()).prop_map(|(a, b)| a + &b), 1..4))
            .prop_map(|r| format!("({})", r.join(", ")))
    };
    let blocks = || (rep(), 2_u32..4, rep()).prop_map(|(a, n, b)| format!("({a} + {n} x {b})"));
    let body = prop_oneof![
        rep(),
        (2_u32..=6, rep()).prop_map(|(n, r)| format!("{n} x {r}")),
        (2_u32..=3, 4_u32..=6, rep()).prop_map(|(a, b, r)| format!("{a}-{b} x {r}")),
        (2_u32..=3, group()).prop_map(|(n, g)| format!("{n} x {g}")),
        (2_u32..=3, blocks()).prop_map(|(n, g)| format!("{n} x {g}")),
        group(),
    ];
    (body, rests()).prop_map(|(body, rests)| body + &rests)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]
    #[test]
    fn work_with_rests_and_targets_reads_back(
        blocks in proptest::collection::vec(
            proptest::collection::vec(item(), 1..4).prop_map(|l| l.join(", ")), 1..3,
        ).prop_map(|b| b.join(" + "))
    ) {
        let first = read(&blocks);
        prop_assume!(first.error.is_none());
        // A longer line is taken for prose.
        let text = first.session.canonical(Dialect::Track);
        let words = |line: &str| line.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).count();
        prop_assume!(text.lines().all(|line| words(line) <= 60));
        let found = reads_back(&first.session);
        prop_assert!(found.is_ok(), "{}: {}", blocks, found.unwrap_err());
    }
}

/// Where free text reads back, no brace is needed, in any dialect.
#[test]
fn what_reads_back_is_printed_as_it_is_written() {
    for (text, dialect, printed) in [
        (
            "2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m",
            Dialect::Track,
            "2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m",
        ),
        ("6x800 off 90", Dialect::Track, "6 x 800m [rest 90s]"),
        ("8 x 25 on :30", Dialect::Swim, "8 x 25yd on 30s"),
        ("4 x 8min @ 250W, 4min easy", Dialect::Cycle, "4 x (8 min @ 250 W [rest 4 min easy])"),
        ("3x5 @ 80kg", Dialect::Strength, "3 x 5 reps @ 80kg"),
    ] {
        let session = parse(text, &NotationOptions::new(dialect)).session;
        let canonical = session.canonical(dialect);
        assert_eq!(canonical, printed, "{text}");
        let again = parse(&canonical, &NotationOptions::new(dialect)).session;
        assert_eq!(again.without_places(), session.without_places(), "{text}: {canonical}");
    }
}
