//! The classes that need other days: break-even, recovery, breakthrough, a long run by the own median, a double
//! threshold; and what is a little more than ever.
#![allow(clippy::unwrap_used, reason = "a refusal is a failed test")]

use core::time::Duration;

use chrono::{Days, NaiveDate};
use stadion_physiology::Athlete;
use stadion_sessions::{
    Circumstances, Class, Criteria, Dialect, Facts, History, HistoryCriteria, Mark,
    NotationOptions, PastSession, RestTime, Standing, classify, parse,
};
use stadion_types::{Bounds, Distance, Mass, Rpe, Sport};

const HOUR: u64 = 3600;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap().checked_add_days(Days::new(n)).unwrap()
}

fn session(id: &str, n: u64, sport: Sport, class: Class) -> PastSession {
    let mut session = PastSession::new(id, day(n), sport);
    session.class = Some(class);
    session
}

fn run(n: u64, class: Class, km: f64, minutes: u64) -> PastSession {
    let mut run = session(&format!("s{n}"), n, Sport::Running, class);
    run.sizes.distance = Some(Distance::from_kilometers(km).unwrap());
    run.sizes.moving = Some(Duration::from_secs(60 * minutes));
    run
}

/// Fourteen weeks with a session on every second day.
fn steady(each: impl Fn(u64) -> PastSession) -> History {
    let mut history = History::default();
    for n in (0..98).step_by(2) {
        history.push(each(n)).unwrap();
    }
    history
}

fn rested() -> Circumstances {
    let needed = Bounds::between(Duration::from_secs(48 * HOUR), Duration::from_secs(72 * HOUR));
    let rest = RestTime { given: Duration::from_secs(72 * HOUR), needed };
    Circumstances { rest_before: Some(rest), rest_after: Some(rest), plan: None }
}

fn classes(history: &History, session: &PastSession) -> Vec<Class> {
    let found = history.classes(session, &rested(), &HistoryCriteria::default());
    for class in &found {
        assert!(!class.reasons.is_empty(), "{} has no reason", class.class);
        for reason in &class.reasons {
            assert!(!reason.text().contains('{'), "{}", reason.text());
        }
    }
    found.into_iter().map(|c| c.class).collect()
}

/// An hour and 12 km every second day, with a long run of 30 km every other week.
fn runner() -> History {
    steady(|n| match n % 14 {
        12 => run(n, Class::LongRun, 30.0, 150),
        _ => run(n, Class::Easy, 12.0, 60),
    })
}

#[test]
fn the_usual_is_break_even() {
    for (km, minutes) in [(12.0, 60), (11.0, 55), (8.0, 40), (12.5, 62), (15.0, 75)] {
        let found = classes(&runner(), &run(98, Class::Easy, km, minutes));
        assert_eq!(found, [Class::BreakEven], "{km} km");
    }
    // A first session is none: nothing is usual yet.
    assert_eq!(classes(&History::default(), &run(98, Class::Easy, 12.0, 60)), []);
}

#[test]
fn a_long_run_of_32_after_30_is_no_breakthrough() {
    for km in [30.5, 31.0, 32.0, 33.0, 34.0, 35.5] {
        let long = run(98, Class::LongRun, km, 155);
        assert_eq!(classes(&runner(), &long), [], "{km}: more than ever, and one more of the same");
        let judged = runner().judge(&long, &rested(), &HistoryCriteria::default());
        assert_eq!(judged.standing, Standing::Overload, "{km}");
    }
    assert_eq!(classes(&runner(), &run(98, Class::LongRun, 50.0, 260)), [Class::Breakthrough]);
}

#[test]
fn a_mile_more_on_a_long_run_is_overload() {
    let mile = 1.609_344;
    for km in [10.0, 16.0, 24.0, 29.0, 35.0] {
        let history = steady(|n| run(n, Class::LongRun, km, 60));
        let more = run(98, Class::LongRun, km + mile, 60);
        assert_eq!(classes(&history, &more), [], "{km}");
        let judged = history.judge(&more, &rested(), &HistoryCriteria::default());
        assert_eq!(judged.standing, Standing::Overload, "{km}");
        assert_eq!(judged.standing.class(), None);
    }
}

#[test]
fn five_pounds_more_on_the_bar_are_overload() {
    for pounds in [95.0, 135.0, 185.0, 225.0, 315.0] {
        let kilograms = |pounds: f64| Mass::from_kilograms(pounds * 0.453_592_37).unwrap();
        let lift = |n: u64, pounds: f64| {
            let mut lift = session(&format!("l{n}"), n, Sport::Strength, Class::Strength);
            lift.sizes.weight = Some(kilograms(pounds));
            lift.sizes.reps_in_set = Some(5);
            lift
        };
        let history = steady(|n| lift(n, pounds));
        let judged = |pounds| {
            history.judge(&lift(98, pounds), &rested(), &HistoryCriteria::default()).standing
        };
        assert_eq!(judged(pounds + 5.0), Standing::Overload, "{pounds}");
        assert_eq!(judged(pounds), Standing::BreakEven, "{pounds}");
        assert_eq!(judged(1.6 * pounds), Standing::Breakthrough, "{pounds}");
    }
}

#[test]
fn five_kilometres_two_per_cent_better_are_a_breakthrough_and_one_is_not() {
    for seconds in [900.0, 1080.0, 1200.0, 1440.0, 1750.0] {
        let race = |n: u64, seconds: f64| {
            let mut race = session(&format!("r{n}"), n, Sport::Running, Class::Race);
            let distance = Distance::from_kilometers(5.0).unwrap();
            race.marks.push(Mark { distance, time: Duration::from_secs_f64(seconds) });
            race
        };
        let history =
            steady(|n| if n % 28 == 0 { race(n, seconds) } else { run(n, Class::Easy, 12.0, 60) });
        let better = |share: f64| classes(&history, &race(98, seconds / (1.0 + share)));
        assert_eq!(better(0.02), [Class::Breakthrough], "{seconds}");
        assert_eq!(better(0.01), [], "{seconds}");
        assert_eq!(better(-0.01), [Class::BreakEven], "{seconds}");
    }
}

#[test]
fn an_easy_run_well_beyond_the_median_is_long() {
    for (minutes, long) in [(60, false), (75, false), (78, false), (80, true), (85, true)] {
        let found = classes(&runner(), &run(98, Class::Easy, 12.0, minutes));
        assert_eq!(found.contains(&Class::LongRun), long, "{minutes} min: {found:?}");
    }
    // By the way where no time is known; of work never, and never of a few sessions.
    let mut by_way = run(98, Class::Steady, 16.5, 0);
    by_way.sizes.moving = None;
    assert!(classes(&runner(), &by_way).contains(&Class::LongRun));
    let single = run(98, Class::Single, 20.0, 85);
    assert!(!classes(&runner(), &single).contains(&Class::LongRun));
    let mut few = History::default();
    for n in [90, 94] {
        few.push(run(n, Class::Easy, 10.0, 50)).unwrap();
    }
    assert!(!classes(&few, &run(98, Class::Easy, 16.0, 80)).contains(&Class::LongRun));
}

#[test]
fn two_sessions_around_the_threshold_on_a_day_are_a_double() {
    for (morning, evening) in [
        (Class::Single, Class::Single),
        (Class::Single, Class::Threshold),
        (Class::Threshold, Class::Single),
        (Class::Threshold, Class::Threshold),
        (Class::SingleSpoiled, Class::Single),
    ] {
        let mut history = runner();
        history.push(session("am", 97, Sport::Running, morning)).unwrap();
        let mut pm = session("pm", 97, Sport::Running, evening);
        assert!(classes(&history, &pm).contains(&Class::DoubleThreshold), "{morning} {evening}");
        // The next day is another day, and a ride in the morning another sport.
        pm.day = day(98);
        assert!(!classes(&history, &pm).contains(&Class::DoubleThreshold));
        pm.day = day(97);
        pm.sport = Sport::Cycling;
        assert!(!classes(&history, &pm).contains(&Class::DoubleThreshold));
    }
    for (morning, evening) in [
        (Class::Easy, Class::Single),
        (Class::Single, Class::Easy),
        (Class::Vo2max, Class::Threshold),
        (Class::Single, Class::Sprint),
    ] {
        let mut history = runner();
        history.push(session("am", 97, Sport::Running, morning)).unwrap();
        let pm = session("pm", 97, Sport::Running, evening);
        assert!(!classes(&history, &pm).contains(&Class::DoubleThreshold), "{morning} {evening}");
    }
}

#[test]
fn recovery_is_not_break_even() {
    let rated = |n: u64, minutes: u64, rpe: f64| {
        let mut run = run(n, Class::Easy, 8.0, minutes);
        run.rpe = Some(Rpe::from_cr10(rpe).unwrap());
        run
    };
    let history = steady(|n| rated(n, 60, 4.0));
    assert_eq!(classes(&history, &rated(98, 30, 2.0)), [Class::Recovery]);
    assert_eq!(classes(&history, &rated(98, 30, 4.0)), [Class::BreakEven]);
    assert_eq!(classes(&history, &rated(98, 55, 2.0)), [Class::BreakEven]);
}

/// A day of a diary, from its text.
fn told(n: u64, sport: Sport, text: &str) -> PastSession {
    let mut options = NotationOptions::default();
    if sport == Sport::Strength {
        options.dialect = Dialect::Strength;
    }
    let session = parse(text, &options).session;
    let facts = Facts::from_session(&session).with_names(text);
    let judged = classify(&facts, &Athlete::default(), &Criteria::default());
    PastSession::of_text(format!("d{n}"), day(n), sport, &session, &judged)
}

/// Usual days in turns, then what is a breakthrough on them, and what is not.
type Example<'a> = (Sport, &'a [&'a str], &'a [&'a str], &'a [&'a str]);

#[test]
fn the_examples_of_the_breakthrough_text_and_their_like() {
    let examples: &[Example<'_>] = &[
        (
            Sport::Cycling,
            &["20 mile ride", "30 mile ride"],
            &["100 mile ride", "90 mile ride", "75 mile ride", "160 km ride", "60 mile ride"],
            &["30 mile ride", "31 mile ride", "32 mile ride", "25 mile ride", "33 mile ride"],
        ),
        (
            Sport::Strength,
            &["3 x 5 squats", "5 x 5 squats"],
            &["1 x 20 squats", "1 x 18 squats", "2 x 15 squats", "1 x 25 squats", "1 x 12 squats"],
            &["3 x 5 squats", "3 x 6 squats", "3 x 7 squats", "4 x 5 squats", "5 x 8 squats"],
        ),
        (
            Sport::Walking,
            &["4 mile hike", "5 mile hike"],
            &["15 mile hike", "14 mile hike", "12 mile hike", "20 km hike", "10 mile hike"],
            &["5 mile hike", "6 mile hike", "4 mile hike", "5.5 mile hike", "6.5 mile hike"],
        ),
        (
            Sport::Running,
            &["8 km easy", "10 km easy"],
            &[
                "8 x 60s hard, 90s jog",
                "5 x 1000m @ 5k pace, 2 min jog",
                "8 x 200m sprint, 3 min",
                "10 x 400m all out, 60s",
                "6 x 3 min hard, 2 min jog",
            ],
            &["10 km easy", "11 km easy", "11.6 km easy", "8 km easy", "9 km easy"],
        ),
        (
            Sport::Running,
            &["8 km easy", "5 km race in 20:00"],
            &[
                "5 km race in 19:36",
                "5 km race in 19:30",
                "5 km race in 19:40",
                "5 km race in 19:00",
                "5 km race in 18:50",
            ],
            &[
                "5 km race in 20:00",
                "5 km race in 19:55",
                "5 km race in 19:50",
                "5 km race in 20:30",
                "5 km race in 19:48",
            ],
        ),
    ];
    for (sport, usual, more, not) in examples {
        let history = steady(|n| {
            let at = usize::try_from(n / 2).unwrap() % usual.len();
            told(n, *sport, usual[at])
        });
        for text in *more {
            let found = classes(&history, &told(98, *sport, text));
            assert!(found.contains(&Class::Breakthrough), "{text} after {usual:?}: {found:?}");
        }
        for text in *not {
            let found = classes(&history, &told(98, *sport, text));
            assert!(!found.contains(&Class::Breakthrough), "{text} after {usual:?}: {found:?}");
        }
    }
}

#[test]
fn what_a_text_leaves_open_is_no_size() {
    let mixed = told(0, Sport::Running, "50 min easy + 6 x 100m strides");
    assert_eq!((mixed.sizes.distance, mixed.sizes.moving), (None, None));
    assert_eq!(mixed.class, Some(Class::Easy));
    let range = told(0, Sport::Running, "8-10 km easy");
    assert_eq!(range.sizes.distance, None);
    let hills = told(0, Sport::Running, "10 x 10s hill sprints, full recovery");
    assert_eq!(hills.class, Some(Class::Sprint), "a ground is no class of its own here");
    let race = told(0, Sport::Running, "10 km race in 41:20");
    assert_eq!(race.marks.len(), 1);
    assert_eq!(race.marks[0].time, Duration::from_secs(41 * 60 + 20));
}
