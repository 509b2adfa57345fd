//! Spelling: other dashes, quotes, blanks, signs of multiplication and units, and recovery clauses in
//! another order, say the same.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use proptest::prelude::*;
use proptest::sample::select;
use stadion_sessions::{Dialect, NotationOptions, Session, parse};

fn read(text: &str) -> Session {
    read_in(Dialect::Track, text)
}

fn read_in(dialect: Dialect, text: &str) -> Session {
    parse(text, &NotationOptions::new(dialect)).session.without_places()
}

/// A text in pieces, each with its other spellings.
#[derive(Debug, Clone)]
enum Piece {
    Text(String),
    Blank,
    Times,
    Dash,
    Minutes,
    Seconds,
}

const BLANKS: &[&str] = &[" ", "\u{a0}", "\u{2009}", "\u{202f}", "  ", "\t"];
const TIMES: &[&str] = &["x", "X", "\u{d7}", "\u{2715}", "*"];
const DASHES: &[&str] = &["-", "\u{2013}", "\u{2212}", "\u{2011}"];
const MINUTES: &[&str] =
    &["'", "\u{2019}", "\u{2032}", " min", " mins", "min", " minutes", " Min", " MIN"];
const SECONDS: &[&str] =
    &["\"", "\u{201d}", "\u{2033}", "''", "s", " s", " sec", " secs", " seconds", " SEC"];

/// Chooses one spelling for every piece; 0 is the plain one.
fn spell(pieces: &[Piece], choices: &[usize]) -> String {
    let mut choices = choices.iter().copied().cycle();
    pieces
        .iter()
        .map(|piece| {
            let mut pick =
                |all: &'static [&'static str]| all[choices.next().unwrap_or(0) % all.len()];
            match piece {
                Piece::Text(text) => text.clone(),
                Piece::Blank => pick(BLANKS).to_owned(),
                Piece::Times => pick(TIMES).to_owned(),
                Piece::Dash => pick(DASHES).to_owned(),
                Piece::Minutes => pick(MINUTES).to_owned(),
                Piece::Seconds => pick(SECONDS).to_owned(),
            }
        })
        .collect()
}

fn text(value: impl Into<String>) -> Piece {
    Piece::Text(value.into())
}

fn rep(dialect: Dialect) -> impl Strategy<Value = Vec<Piece>> + Clone {
    // A cyclist's `m` are minutes.
    let meters = if dialect == Dialect::Cycle { "mtr" } else { "m" };
    let amount = prop_oneof![
        3 => (1_u32..=40).prop_map(move |n| vec![text(format!("{}{meters}", n * 50))]),
        // Two items of 6 x 4 stay below the longest session.
        1 => (1_u32..=2).prop_map(|n| vec![text(format!("{n}km"))]),
    ];
    let effort = prop_oneof![3 => Just(vec![]), 1 => Just(vec![Piece::Blank, text("hard")])];
    (amount, effort).prop_map(|(a, e)| [a, e].concat())
}

fn counted(most: u32) -> impl Strategy<Value = Vec<Piece>> + Clone {
    (2_u32..=most).prop_map(|n| vec![text(n.to_string()), Piece::Blank, Piece::Times, Piece::Blank])
}

/// What everybody writes, and what one sport writes.
fn item(dialect: Dialect) -> impl Strategy<Value = Vec<Piece>> + Clone {
    let over = (counted(6), rep(dialect)).prop_map(|(n, r)| [n, r].concat());
    let group = (counted(6), 2_u32..=4, rep(dialect)).prop_map(|(n, m, r)| {
        let inner = vec![text(format!("({m}")), Piece::Blank, Piece::Times, Piece::Blank];
        [n, inner, r, vec![text(")")]].concat()
    });
    let of_time = (counted(6), 2_u32..=9)
        .prop_map(|(n, m)| [n, vec![text(m.to_string()), Piece::Minutes]].concat());
    let own = match dialect {
        Dialect::Swim => (counted(9), 1_u32..=8)
            .prop_map(|(n, m)| [n, vec![text((m * 25).to_string())]].concat())
            .boxed(),
        Dialect::Cycle => (counted(6), 85_u32..=120, 2_u32..=20)
            .prop_map(|(n, percent, m)| {
                let aim = vec![Piece::Blank, text(format!("@ {percent}%"))];
                [n, vec![text(m.to_string()), Piece::Minutes], aim].concat()
            })
            .boxed(),
        Dialect::Strength => (counted(5), 3_u32..=12, 4_u32..=30)
            .prop_map(|(n, m, load)| {
                let load = vec![Piece::Blank, text(format!("@ {}kg", load * 5))];
                [n, vec![text(m.to_string())], load].concat()
            })
            .boxed(),
        _ => over.clone().boxed(),
    };
    prop_oneof![2 => over, 1 => group, 1 => of_time, 2 => own]
}

/// A clause of a recovery line, each for a place of its own.
fn clauses() -> impl Strategy<Value = Vec<Vec<Piece>>> + Clone {
    let time = prop_oneof![
        (30_u32..300).prop_map(|s| vec![text(s.to_string()), Piece::Seconds]),
        (2_u32..9).prop_map(|m| vec![text(m.to_string()), Piece::Minutes]),
        (2_u32..4, 5_u32..9).prop_map(|(a, b)| {
            vec![text(a.to_string()), Piece::Dash, text(b.to_string()), Piece::Minutes]
        }),
    ];
    let mode = select(&["", "jog", "walk"][..]);
    let clause = |place: &'static str| {
        (time.clone(), mode.clone()).prop_map(move |(time, mode)| {
            let mode = if mode.is_empty() { vec![] } else { vec![Piece::Blank, text(mode)] };
            [time, mode, vec![Piece::Blank, text(place)]].concat()
        })
    };
    let places = (clause("between reps"), clause("between sets"), clause("after 400m reps"));
    (places, 1_usize..=3).prop_map(|((a, b, c), n)| vec![a, b, c].into_iter().take(n).collect())
}

/// A dialect, work in it, and recovery clauses.
type Made = (Dialect, Vec<Piece>, Vec<Vec<Piece>>);

fn session() -> impl Strategy<Value = Made> {
    let plus = [Piece::Blank, text("+"), Piece::Blank];
    select(Dialect::ALL).prop_flat_map(move |dialect| {
        let plus = plus.clone();
        (proptest::collection::vec(item(dialect), 1..3), clauses())
            .prop_map(move |(items, clauses)| (dialect, items.join(&plus[..]), clauses))
    })
}

fn lines(work: &[Piece], clauses: &[Vec<Piece>], choices: &[usize]) -> String {
    let clauses: Vec<String> = clauses.iter().map(|c| spell(c, choices)).collect();
    format!("{}\nRecovery: {}", spell(work, choices), clauses.join("; "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn another_spelling_says_the_same(
        (dialect, work, clauses) in session(),
        choices in proptest::collection::vec(0_usize..60, 1..12),
        order in any::<prop::sample::Index>(),
    ) {
        let plain = lines(&work, &clauses, &[0]);
        let expected = read_in(dialect, &plain);
        prop_assert!(!expected.blocks().is_empty(), "{}", plain);
        let spelled = lines(&work, &clauses, &choices);
        prop_assert_eq!(&read_in(dialect, &spelled), &expected, "{:?} {:?}\n{:?}", dialect, plain, spelled);

        // The clauses in another order are the same rules in that order, and resolve alike.
        let mut turned = clauses.clone();
        let by = order.index(turned.len());
        turned.rotate_left(by);
        let other = read_in(dialect, &lines(&work, &turned, &choices));
        prop_assert_eq!(other.blocks(), expected.blocks());
        let sorted = |session: &Session| {
            let mut rules: Vec<String> =
                session.recoveries().iter().map(|r| format!("{r:?}")).collect();
            rules.sort();
            rules
        };
        prop_assert_eq!(sorted(&other), sorted(&expected), "{:?}", lines(&work, &turned, &choices));
        prop_assert_eq!(other.totals(), expected.totals());
    }
}

#[test]
fn a_clause_says_the_same_in_any_order_of_its_words() {
    let expected = read("4 x 400m\nRecovery: 90s jog between reps");
    for clause in [
        "between reps 90s jog",
        "between reps jog 90s",
        "jog 90s between reps",
        "90s between reps jog",
        "between reps: jog 90 seconds",
    ] {
        assert_eq!(read(&format!("4 x 400m\nRecovery: {clause}")), expected, "{clause}");
    }
}
