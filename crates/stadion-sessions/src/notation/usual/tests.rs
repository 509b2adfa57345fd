//! The readers of the usual shapes held against the grammar as a whole.

use super::line;
use crate::notation::read::Reading;
use crate::notation::tokens::lex::lex;
use crate::notation::tokens::text::normalize;
use crate::notation::{Dialect, parse_lines};

const AMOUNTS: &[&str] =
    &["300m", "1500m", "60m", "5 min", "90s", "90\"", "2'30\"", "1km", "45 secs", "2 miles"];
const AIMS: &[&str] = &[
    "",
    " fast",
    " hard",
    " easy",
    " sprint",
    " tempo",
    " uphill",
    " all out",
    " at threshold",
    " at 5k pace",
    " @ 10k pace",
    " @ 85-90%",
    " in 64-66s",
    " @ 3:45/km",
    " steady",
    " at tempo",
    " at mile pace",
    " @ goal pace",
];
const RESTS: &[&str] = &[
    "",
    " w/ 60s rest",
    " with 2-3 min easy jog recovery",
    " (90s jog)",
    " (3')",
    ", 200m jog recovery",
    " [2'30\" rest between sets]",
    " off 75-90s",
    " [rest 5-6 min standing]",
    " (1:30)",
    " (2 min)",
    " r=90s",
    ", 2 min jog",
    " [rest 4 min between sets]",
];
const LISTS: &[&str] = &[
    "400m, 300m, 200m",
    "800-600-400",
    "1200/800/400m",
    "500, 600m, 300",
    "200m, 400m",
    "300m",
    "800m - 400m - 200m",
];
const CLAUSES: &[&str] = &[
    "90s jog between reps",
    "3 min between sets",
    "2' walk after each rep",
    "60s recovery",
    "2-3 min easy jog recovery after 200m reps",
    "100m jog between reps",
];
/// What is put into lines at random: most of these are left to the grammar.
const ODD: &[&str] = &[
    "x", "6", "10", "300", "m", "km", "s", "min", "'", "\"", "easy", "sprint", "jog", "rest",
    "off", "with", "w/", "at", "in", "@", "pace", "then", "between", "reps", "sets", "(", ")", "[",
    "]", ",", "+", ";", "/", "-", ".", ":", "%", "1:30", "2", "each", "after", "recovery", "mile",
    "to", "and",
];

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

fn taken(text: &str, dialect: Dialect) -> bool {
    let levelled = normalize(text);
    let tokens = lex(&levelled);
    tokens.lines().all(|tokens| line(text, tokens, dialect, &mut Reading::default()))
}

/// Both ways give the same in every dialect; whether the line was taken on the track. A usual run holds
/// every third text against the grammar, in one dialect, both chosen by its letters.
fn agrees(text: &str) -> bool {
    let both = [Dialect::Track, Dialect::Road];
    let letters: usize = text.bytes().map(usize::from).sum();
    let dialects = match letters % 3 {
        _ if cfg!(stadion_full) => &both[..],
        0 => &both[text.len() % 2..][..1],
        _ => &[],
    };
    for &dialect in dialects {
        let [usual, grammar] = [true, false].map(|usual| parse_lines(text, dialect, usual));
        assert_eq!(usual, grammar, "{dialect}: {text}");
    }
    taken(text, Dialect::Track)
}

#[test]
fn calibration_sets_with_every_aim_and_rest_are_read_as_by_the_grammar() {
    let (mut all, mut usual) = (0, 0);
    for amount in AMOUNTS {
        for aim in AIMS {
            for rest in RESTS {
                for text in [
                    format!("6 x {amount}{aim}{rest}"),
                    format!("3-4x(5 \u{d7} {amount}{aim}){rest}"),
                ] {
                    all += 1;
                    usual += usize::from(agrees(&text));
                }
            }
        }
    }
    assert!(usual * 10 > all * 7, "{usual} of {all}");
}

#[test]
fn calibration_groups_are_read_as_by_the_grammar() {
    const INNER: &[&str] = &["4 x 200m", "3x1 mile", "5 * 45s", "400m, 300m, 200m", "600m - 400m"];
    let (mut all, mut usual) = (0, 0);
    for inner in INNER {
        for aim in ["", " hard", " @ 5k pace", " in 64-66s", " at mile pace"] {
            for rest in RESTS {
                for outer in ["", ", 4 min between sets", " [rest 90s jog between sets]", " (3')"] {
                    for text in [
                        format!("3 x ({inner}{aim}{rest}){outer}"),
                        format!("2-3 * (({inner}{aim}){rest}){outer}\n6 x 300m{rest}"),
                    ] {
                        all += 1;
                        usual += usize::from(agrees(&text));
                    }
                }
            }
        }
    }
    assert!(usual * 6 > all, "{usual} of {all}");
}

#[test]
fn calibration_lists_and_blocks_are_read_as_by_the_grammar() {
    let (mut all, mut usual) = (0, 0);
    for (i, list) in LISTS.iter().enumerate() {
        for (j, aim) in AIMS.iter().enumerate() {
            // A usual run takes every fourth rest, and the others behind the next aims.
            let step = if cfg!(stadion_full) { 1 } else { 4 };
            for rest in RESTS.iter().skip((i + j) % step).step_by(step) {
                for text in [
                    format!("{list}{aim}{rest}"),
                    format!("4 x 200m (60s jog) + {list}{aim}{rest}"),
                    format!("{list}{aim}{rest}; 5 x 100m fast"),
                    format!("{list} {aim}, then {list}{rest}\n3 x 200m"),
                ] {
                    all += 1;
                    usual += usize::from(agrees(&text));
                }
            }
        }
    }
    assert!(usual * 2 > all, "{usual} of {all}");
}

#[test]
fn calibration_lines_of_recovery_are_read_as_by_the_grammar() {
    let mut usual = 0;
    for label in ["", "Recovery: ", "Rest: "] {
        for first in CLAUSES {
            for sign in [". ", ", ", "; "] {
                for second in CLAUSES {
                    let line = format!("{label}{first}{sign}{second}");
                    usual += usize::from(agrees(&line));
                    agrees(&format!("6 x 300m\n{line}"));
                    agrees(&format!("2 x (3 x 200m)\n{label}{first}\n100m: 14.5, 14.2"));
                }
            }
        }
    }
    assert!(usual > 100, "{usual}");
}

#[test]
fn calibration_lists_with_sets_are_read_as_by_the_grammar() {
    const PARTS: &[&str] = &[
        "300m",
        "200m",
        "2 x 100m",
        "3 x 1km",
        "4x200m",
        "400m",
        "5 x 45s",
        "300",
        "2 x 400m fast",
    ];
    let mut chance = Chance(11);
    let (mut all, mut usual) = (0, 0);
    for _ in 0..320 {
        let parts: Vec<_> = (0..2 + chance.below(4)).map(|_| chance.of(PARTS)).collect();
        let list = parts.join(chance.of(&[", ", ", ", ", ", " + ", " / "]));
        let rest = if chance.below(3) == 0 { chance.of(RESTS) } else { "" };
        let text = match chance.below(5) {
            0 => format!("2 x (3 x 120m) + {list}{rest}"),
            1 => format!("2 x ({list}{rest})"),
            2 => format!("6 x 400m\n{list}{rest}"),
            _ => format!("{list}{rest}{}", chance.of(AIMS)),
        };
        all += 1;
        usual += usize::from(agrees(&text));
    }
    assert!(usual * 8 > all, "{usual} of {all}");
}

#[test]
fn calibration_sets_of_sets_are_read_as_by_the_grammar() {
    const INNER: &[&str] =
        &["2 x (4 x 400m)", "2x4x400m", "3 x 5 x 45s", "2-3 x 4 x 200m fast", "3 x (300m)"];
    const PAIRS: &[&str] = &[
        " (90s / 5 min)",
        " [30s/3min]",
        " (5 min / 90s)",
        " (60s/60s)",
        " [400m jog / 4 min]",
        " (45/90)",
        "",
        ", 90s between reps, 4 min between sets",
        ", 4 min between sets, 90s between reps",
        ", 100m jog between reps, 3 min between sets",
        ", 90s jog between reps, 4 min walk between sets",
        ", 60s walk after each rep, 5 min after each set",
        " (2' between reps, 4' between sets)",
        " [rest 90s / 5 min]",
    ];
    let mut chance = Chance(13);
    let (mut all, mut usual) = (0, 0);
    for inner in INNER {
        for pair in PAIRS {
            for rest in RESTS {
                if chance.below(5) > 0 {
                    continue;
                }
                for text in [
                    format!("{inner}{pair}"),
                    format!("{inner}{pair} + {inner}{rest}"),
                    format!("{inner}{rest}\n{inner}{pair}"),
                    format!("{inner}{rest}{pair}"),
                ] {
                    all += 1;
                    usual += usize::from(agrees(&text));
                }
            }
        }
    }
    assert!(usual * 20 > all, "{usual} of {all}");
}

#[test]
fn calibration_lists_in_brackets_are_read_as_by_the_grammar() {
    let (mut all, mut usual) = (0, 0);
    for list in ["400m, 300m, 200m", "1200, 800, 400", "200m, 400m", "300m", "600 m / 400 m"] {
        for aim in AIMS {
            for rest in ["[rest 90s]", "[rest 2-3 min jog]", "[rest 200m walk]", "(60s)", ""] {
                for text in [
                    format!("({list}{aim}) {rest}"),
                    format!("4 x 200m [rest 60s] + ({list}{aim}) {rest} + 2 x 100m fast"),
                    format!("6 x 300m\n({list}{aim}) {rest}"),
                ] {
                    all += 1;
                    usual += usize::from(agrees(&text));
                }
            }
        }
    }
    assert!(usual * 5 > all, "{usual} of {all}");
}

#[test]
fn calibration_lines_of_one_amount_are_read_as_by_the_grammar() {
    let amounts =
        ["15 km", "1,6 km", "7.25km", "8k", "20 min", "8-12 minutes", "300m", "45'", "90s"];
    let labels = ["", "Warm-up: ", "Cool-down: ", "warm up: ", "Cool down: ", "Cool-up: "];
    let (mut all, mut usual) = (0, 0);
    for label in labels {
        for amount in amounts {
            for aim in
                AIMS.iter().chain(&[" easy jog", " easy run", " run easy", " tempo run", " run"])
            {
                let line = format!("{label}{amount}{aim}");
                all += 1;
                usual += usize::from(agrees(&line));
                agrees(&format!("{line}\n6 x 300m (90s jog)\nCool-down: {amount}"));
                agrees(&format!("6 x 300m, 2 min rest\n{line}"));
            }
        }
    }
    assert!(usual * 3 > all, "{usual} of {all}");
}

#[test]
fn calibration_lines_of_times_are_read_as_by_the_grammar() {
    let labels = [
        "Splits: ",
        "splits ",
        "300m: ",
        "400m reps - ",
        "400m Set #2: ",
        "200m set 1: ",
        "300m reps: ",
        "300m Set: ",
        "300m - ",
        "300m-",
        "3000m: ",
        "Ladder: ",
        "Times: ",
        "times ",
    ];
    let times = [
        "45.1, 44.9, 45.3",
        "45.12 / 44.98",
        "62.1",
        "1:02.1, 1:01.98",
        "45,1, 44,9",
        "45.1 44.9",
        "45.1/44.9",
        "64, 65, 66",
        "45.123, 44.1",
        "45.1, 44.9 / 45.3",
        "0.0, 1.1",
        "2:19.483, 2:20.1",
        "45.1s, 44.9s",
    ];
    let (mut all, mut usual) = (0, 0);
    for label in labels {
        for time in times {
            let line = format!("{label}{time}");
            all += 1;
            usual += usize::from(agrees(&line));
            for work in ["3 x 300m\nRecovery: 3 min", "2 x (2 x 400m)", "15 km easy"] {
                agrees(&format!("{work}\n{line}"));
                agrees(&format!("{work}\n{line}\n{line}"));
            }
        }
    }
    assert!(usual * 6 > all, "{usual} of {all}");
}

#[test]
fn calibration_lines_with_odd_parts_are_read_as_by_the_grammar() {
    let mut chance = Chance(7);
    let mut usual = 0;
    for _ in 0..2000 {
        let mut text = match chance.below(7) {
            4 => format!("({}{}) [rest {}]", chance.of(LISTS), chance.of(AIMS), chance.of(CLAUSES)),
            5 => format!("Warm-up: {}{}", chance.of(AMOUNTS), chance.of(AIMS)),
            6 => "400m Set #2: 62.1, 61.8, 62.4".to_owned(),
            0 => format!("6 x {}{}{}", chance.of(AMOUNTS), chance.of(AIMS), chance.of(RESTS)),
            1 => format!("{}{}{}", chance.of(LISTS), chance.of(AIMS), chance.of(RESTS)),
            2 => format!("3 x 200m{} + {}{}", chance.of(RESTS), chance.of(LISTS), chance.of(RESTS)),
            _ => format!("{}. {}", chance.of(CLAUSES), chance.of(CLAUSES)),
        };
        for _ in 0..chance.below(3) {
            let mut at = chance.below(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            text.insert_str(at, chance.of(ODD));
        }
        usual += usize::from(agrees(&text));
    }
    assert!(usual > 150, "{usual}");
}
