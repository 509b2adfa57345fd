//! Works that are read alone are read in company as well: two of them with a joint or a rest between them
//! add up, and where they do not, that is told.

mod works;

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};
use works::{IN_WATER, ON_FOOT, Sample};

/// What a text adds up to: metres, seconds of work, repetitions and seconds of rest, each from the least
/// to the most.
#[derive(Debug, Clone, Copy)]
struct Sums {
    meters: Option<(f64, f64)>,
    seconds: Option<(f64, f64)>,
    reps: Option<(u32, u32)>,
    rest: Option<(f64, f64)>,
}

fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    Sums {
        meters: totals.distance.map(|d| (d.min().meters(), d.max().meters())),
        seconds: totals.work.map(|t| (t.min().as_secs_f64(), t.max().as_secs_f64())),
        reps: totals.reps.map(|r| (r.min(), r.max())),
        rest: totals.rest.map(|t| (t.min().as_secs_f64(), t.max().as_secs_f64())),
    }
}

fn near(found: Option<(f64, f64)>, wanted: Option<f64>) -> bool {
    match (found, wanted) {
        (Some(found), Some(wanted)) => {
            (found.0 - wanted).abs() < 0.6 && (found.1 - wanted).abs() < 0.6
        }
        (found, wanted) => found.is_none() && wanted.is_none(),
    }
}

/// Whether something was told beside rests that have no sum.
fn is_told(parsed: &Parsed) -> bool {
    const OF_RESTS: &[&str] = &["have no sum", "fits this rest"];
    let of_rests = |why: &str| OF_RESTS.iter().any(|r| why.contains(r));
    !parsed.ambiguities.is_empty()
        || parsed.error.is_some()
        || parsed.unknown.iter().any(|u| !of_rests(&u.why))
}

fn both(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    if a.is_none() && b.is_none() { None } else { Some(a.unwrap_or(0.0) + b.unwrap_or(0.0)) }
}

/// A rest as it stands between works, and its seconds.
type Rest = (&'static str, Option<f64>);

const RESTS: &[Rest] = &[
    ("5 min rest", Some(300.0)),
    ("3 min jog", Some(180.0)),
    ("rest 5:00", Some(300.0)),
    ("4' recovery", Some(240.0)),
    ("800m jog", None),
    ("full recovery, 8 min", Some(480.0)),
    ("5 min walk", Some(300.0)),
    ("rest 3 min", Some(180.0)),
];

/// What stands in front of such a rest and behind it.
const AROUND: &[(&str, &str)] = &[
    (", ", ", "),
    (" (", ") "),
    (" [", "] "),
    (" + ", " + "),
    ("; ", "; "),
    (". ", ". "),
    (" - ", " - "),
    (" \u{2014} ", " \u{2014} "),
    (" / ", " / "),
    (", then ", ", then "),
    (" then ", " then "),
    (", ", " then "),
    (" followed by ", ", then "),
    (", take ", ", "),
];

/// Joints without a rest.
const JOINTS: &[&str] = &[
    " + ",
    ", then ",
    " then ",
    "; ",
    ". ",
    " followed by ",
    ", followed by ",
    " and then ",
    ", plus ",
    "\n",
];

/// How a composition was read.
#[derive(Debug, Default)]
struct Tally {
    right: usize,
    told: usize,
    silent: Vec<String>,
    /// Rests that could be added up and were not.
    lost: Vec<String>,
}

impl Tally {
    /// Reads two works with `between` them, a rest of so many seconds or none that the text gives.
    fn add(&mut self, a: Sample, between: &str, rest: Option<f64>, b: Sample, dialect: Dialect) {
        let text = format!("{}{between}{}", a.text, b.text);
        let parsed = parse(&text, &NotationOptions::new(dialect));
        let found = sums(&parsed);
        let work = near(found.meters, both(a.meters, b.meters))
            && near(found.seconds, both(a.seconds, b.seconds))
            && found.reps == Some((a.reps + b.reps, a.reps + b.reps));
        let wanted = a.rest.zip(b.rest).zip(rest).map(|((a, b), rest)| a + b + rest);
        let rested = found.rest.is_none() || near(found.rest, wanted);
        if work && rested {
            self.right += 1;
            if wanted.is_some() && found.rest.is_none() {
                self.lost.push(text);
            }
        } else if is_told(&parsed) {
            self.told += 1;
        } else {
            self.silent.push(format!("{text}\n    {found:?}"));
        }
    }

    fn check(&self) {
        assert!(
            self.silent.is_empty(),
            "{} silent:\n{}",
            self.silent.len(),
            self.silent.join("\n")
        );
        assert!(self.lost.is_empty(), "lost rests:\n{}", self.lost.join("\n"));
        let all = self.right + self.told;
        assert!(self.right * 100 >= all * 98, "{} of {all} right", self.right);
    }
}

/// Numbers that look random and are the same in each run.
struct Chance(u64);

impl Chance {
    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list[usize::try_from(self.0 >> 33).unwrap_or(0) % list.len()]
    }
}

#[test]
fn each_work_is_what_was_counted_by_hand() {
    for (list, dialect) in
        [(ON_FOOT, Dialect::Track), (ON_FOOT, Dialect::Road), (IN_WATER, Dialect::Swim)]
    {
        for work in list {
            let parsed = parse(work.text, &NotationOptions::new(dialect));
            let found = sums(&parsed);
            assert!(near(found.meters, work.meters), "{work:?} {found:?}");
            assert!(near(found.seconds, work.seconds), "{work:?} {found:?}");
            assert_eq!(found.reps, Some((work.reps, work.reps)), "{work:?}");
            let rest = found.rest.or((work.reps == 1).then_some((0.0, 0.0)));
            assert!(near(rest, work.rest), "{work:?} {found:?}");
        }
    }
}

#[test]
fn a_rest_between_two_works_lies_between_them() {
    let mut chance = Chance(7);
    let mut tally = Tally::default();
    for _ in 0..600 {
        let ((front, behind), (rest, seconds)) = (chance.of(AROUND), chance.of(RESTS));
        let between = format!("{front}{rest}{behind}");
        tally.add(chance.of(ON_FOOT), &between, seconds, chance.of(ON_FOOT), Dialect::Track);
    }
    tally.check();
}

#[test]
fn so_it_does_on_the_road_and_in_the_pool() {
    let mut chance = Chance(11);
    for (works, dialect) in [(ON_FOOT, Dialect::Road), (IN_WATER, Dialect::Swim)] {
        let mut tally = Tally::default();
        for _ in 0..120 {
            let (front, behind) = chance.of(&AROUND[..6]);
            let (rest, seconds) = chance.of(&RESTS[..4]);
            let rest = if dialect == Dialect::Swim { "1 min rest" } else { rest };
            let seconds = if dialect == Dialect::Swim { Some(60.0) } else { seconds };
            let between = format!("{front}{rest}{behind}");
            tally.add(chance.of(works), &between, seconds, chance.of(works), dialect);
        }
        tally.check();
    }
}

#[test]
fn joined_works_add_up() {
    let mut chance = Chance(3);
    let mut tally = Tally::default();
    for _ in 0..500 {
        let joint = chance.of(JOINTS);
        tally.add(chance.of(ON_FOOT), joint, None, chance.of(ON_FOOT), Dialect::Track);
    }
    tally.check();
}

#[test]
fn a_rest_behind_a_list_without_rests_is_told() {
    let text = "400m, 300m, 200m, 5 min rest, 4 x 100m w/ 60s";
    let parsed = parse(text, &NotationOptions::default());
    assert_eq!(sums(&parsed).meters, Some((1300.0, 1300.0)));
    assert_eq!(sums(&parsed).rest, None);
    assert_eq!(parsed.ambiguities.len(), 1, "{:?}", parsed.ambiguities);
    // Where the list has rests of its own, the rest lies behind it.
    let text = "400m, 300m, 200m w/ 90s, 5 min rest, 4 x 100m w/ 60s";
    let parsed = parse(text, &NotationOptions::default());
    assert_eq!(sums(&parsed).rest, Some((660.0, 660.0)));
    assert!(parsed.ambiguities.is_empty(), "{:?}", parsed.ambiguities);
}

#[test]
fn the_rest_of_a_set_stays_its_own() {
    for (text, meters, rest) in [
        ("6 x 400m, 90s rest, 4 x 200m, 60s rest", 3200.0, None),
        ("3 x 3 x 300m w/ 90s, 5 min rest, 4 x 200m w/ 60s", 3500.0, None),
        (
            "5 sets of 400m, 90s rest, then 800m with 2 minutes between sets",
            6000.0,
            Some((930.0, 930.0)),
        ),
        ("400m, 60s rest, 300m, 45s rest, 200m", 900.0, Some((105.0, 105.0))),
    ] {
        let found = sums(&parse(text, &NotationOptions::default()));
        assert_eq!(found.meters, Some((meters, meters)), "{text}");
        assert_eq!(found.rest, rest, "{text}");
    }
}
