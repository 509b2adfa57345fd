//! What is judged over days, weeks and months: races, hard days, exposure, the same session again, bests.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use core::time::Duration;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use stadion_physiology::Athlete;
use stadion_sessions::{
    AfterRace, AgainCriteria, AgainError, AgainVerdict, BuildUpWay, Class, Criteria,
    ExposureCriteria, ExposureError, Facts, HardDaysCriteria, HardDaysError, History, Mark,
    NotationOptions, PastSession, ProgressCriteria, ProgressError, ProgressWay, RaceEnd,
    RestCriteria, again, classify, exposure_build_up, hard_days, parse, progress, race_before,
    race_exposure,
};
use stadion_types::{Distance, Severity, Speed, Sport};

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap().checked_add_days(Days::new(n)).unwrap()
}

fn history(hard: &[u64]) -> History {
    let mut history = History::beginning(day(0));
    for d in hard {
        let mut session = PastSession::new(format!("{d}"), day(*d), Sport::Running);
        session.hard = Some(true);
        history.push(session).unwrap();
    }
    history
}

fn facts(text: &str) -> Facts {
    Facts::from_session(&parse(text, &NotationOptions::default()).session)
}

#[test]
fn more_than_two_hard_days_in_seven_are_too_many() {
    let judge = |hard: &[u64], until| {
        hard_days(&history(hard), day(until), &HardDaysCriteria::default()).unwrap()
    };
    // Days 2, 5 and 9: three within eight days, two within seven.
    let enough = judge(&[2, 5, 9], 20);
    assert_eq!((enough.most_in_seven, enough.enough_between()), (2, Some(true)));
    assert_eq!(enough.finding(), None);
    let often = judge(&[2, 5, 9, 10], 20);
    assert_eq!((often.most_in_seven, often.until), (3, day(10)));
    assert_eq!(often.back_to_back, [day(10)]);
    assert_eq!(often.finding().unwrap().rule(), "hard-days-too-often");
    // What lies before the days that are looked back over is past.
    assert_eq!(judge(&[2, 3, 4], 40).most_in_seven, 0);
}

#[test]
fn too_little_history_is_no_rest() {
    let criteria = HardDaysCriteria::default();
    assert_eq!(
        hard_days(&history(&[]), day(3), &criteria),
        Err(HardDaysError::TooShort { days: 4, needed: 7 })
    );
    let mut unknown = history(&[2]);
    unknown.mark_unknown(day(10), day(12)).unwrap();
    assert_eq!(
        hard_days(&unknown, day(20), &criteria),
        Err(HardDaysError::UnknownDays { days: 3 })
    );
}

#[test]
fn sessions_of_unknown_hardness_are_told_and_not_taken_for_easy() {
    let judge = |open: &[u64], class: Option<Class>| {
        let mut history = History::beginning(day(0));
        for d in 0..20_u64 {
            let mut session = PastSession::new(format!("{d}"), day(d), Sport::Running);
            session.class = class.or(Some(Class::Easy));
            session.hard = [2, 4].contains(&d).then_some(true);
            if open.contains(&d) {
                session.class = None;
            }
            history.push(session).unwrap();
        }
        hard_days(&history, day(19), &HardDaysCriteria::default()).unwrap()
    };
    let all_known = judge(&[], None);
    assert_eq!((all_known.enough_between(), all_known.unknown.len()), (Some(true), 0));
    // Two are hard for sure; with the one between them it may be three.
    let open = judge(&[3], None);
    assert_eq!((open.most_in_seven, open.at_most_in_seven), (2, 3));
    assert_eq!((open.enough_between(), &open.unknown[..]), (None, &[day(3)][..]));
    let finding = open.finding().unwrap();
    assert_eq!(finding.rule(), "hard-days-not-known");
    assert!(finding.reason.text().contains("up to 3 with those"), "{}", finding.reason);
    // Far away from the others it changes nothing, and is told all the same.
    let far = judge(&[15], None);
    assert_eq!((far.enough_between(), far.unknown.len(), far.finding()), (Some(true), 1, None));
    // A single is quality and not hard, and nobody knows of a threshold session.
    assert_eq!(judge(&[], Some(Class::Single)).enough_between(), Some(true));
    assert_eq!(judge(&[], Some(Class::Threshold)).enough_between(), None);
}

#[test]
fn a_night_belongs_between_a_race_and_hard_work() {
    let mut raced = History::beginning(day(0));
    let mut race = PastSession::new("1500 m", day(5), Sport::Running);
    race.class = Some(Class::Race);
    raced.push(race).unwrap();
    let on = |d| race_before(&raced, day(d)).unwrap();
    assert_eq!(on(5).after, AfterRace::SameDay);
    assert_eq!(on(5).finding().unwrap().severity, Severity::Notice);
    // Seed 001: the morning after.
    assert_eq!((on(6).after, on(6).days), (AfterRace::NightsRest, Some(1)));
    assert_eq!(on(6).finding().unwrap().rule(), "race-nights-rest");
    assert_eq!((on(7).after, on(7).finding()), (AfterRace::Later, None));
    assert_eq!(on(4).after, AfterRace::Later, "a race that is still to come");
    raced.mark_unknown(day(8), day(8)).unwrap();
    assert_eq!(race_before(&raced, day(9)), Err(HardDaysError::UnknownDays { days: 1 }));
}

const SEED_001: &str = "2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m\n\
    120m Set #1: 14.56, 13.60, 14.75\n120m Set #2: 13.44, 14.36, 13.38\n\
    Ladder: 42.03, 25.54, 12.27, 12.07, 24.60, 38.88\n\
    Recovery: 80m walk in 90\" after 120m reps. 6' rec between sets. 2' rec. between reps in ladder";
const SEED_002: &str = "4 x 250m sprint + 1 x 300m\n250m: 29.78, 29.98, 31.31, 31.20\n300m: 37.47\n\
    Recovery: Full, 5 - 6' recovery walk/jog as needed between reps";

/// The mile in 3:56.13.
fn mile() -> RaceEnd {
    RaceEnd::of_mile(Speed::from_meters_per_second(1609.344 / 236.13).unwrap())
}

#[test]
fn the_speed_endurance_seed_exposes_and_the_sprint_seed_does_not() {
    let rest = RestCriteria::default();
    assert!((mile().asked_s().unwrap() - 88.04).abs() < 0.01);
    let found = race_exposure(&facts(SEED_001), &mile(), &rest).unwrap();
    // 239.48 s without the first repetition of each set: 14.56, 13.44 and 42.03 s.
    assert!((found.time_s - 169.45).abs() < 1e-6, "{}", found.time_s);
    assert!((found.fresh_s - 70.03).abs() < 1e-6);
    assert_eq!(found.reps, 9);
    assert!((found.times() - 1.925).abs() < 1e-3);
    assert_eq!(found.finding().rule(), "race-exposure");
    let sprints = race_exposure(&facts(SEED_002), &mile(), &rest).unwrap();
    assert_eq!((sprints.reps, sprints.finding().rule()), (0, "race-exposure-none"));
    assert!((sprints.fresh_s - 159.74).abs() < 1e-6);
    // Slower than the race, nothing counts.
    let slow = "10 x 400m\nRecovery: 60\"\n400m: 70, 70, 70, 70, 70, 70, 70, 70, 70, 70";
    let found = race_exposure(&facts(slow), &mile(), &rest).unwrap();
    assert!(found.time_s == 0.0 && found.fresh_s == 0.0);
}

#[test]
fn what_is_missing_is_no_exposure_of_nothing() {
    let rest = RestCriteria::default();
    let no_rest = facts("3 x 200m\n200m: 28, 28, 28");
    assert_eq!(race_exposure(&no_rest, &mile(), &rest), Err(ExposureError::RestUnknown { rep: 2 }));
    let no_time = facts("3 x 200m\nRecovery: 60\"");
    assert_eq!(
        race_exposure(&no_time, &mile(), &rest),
        Err(ExposureError::SpeedUnknown { rep: 1 })
    );
}

#[test]
fn exposure_builds_up_over_weeks() {
    let criteria = ExposureCriteria::default();
    let week = |s: [f64; 4]| -> Vec<(NaiveDate, f64)> {
        (0..4).zip(s).map(|(w, s)| (day(7 * w + 3), s)).collect()
    };
    let of = |s| exposure_build_up(&week(s), day(27), 4, &criteria);
    let found = of([60.0, 80.0, 100.0, 120.0]).unwrap();
    assert_eq!(found.weeks_s, [60.0, 80.0, 100.0, 120.0]);
    assert_eq!(found.way, BuildUpWay::Rising);
    // 220 s against 140 s.
    assert!((found.change.unwrap() - 220.0 / 140.0).abs() < 1e-12);
    assert_eq!(of([100.0, 100.0, 90.0, 119.0]).unwrap().way, BuildUpWay::Level);
    assert_eq!(of([120.0, 100.0, 80.0, 60.0]).unwrap().way, BuildUpWay::Falling);
    let wide = ExposureCriteria { level: 0.6 };
    let found = exposure_build_up(&week([60.0, 80.0, 100.0, 120.0]), day(27), 4, &wide);
    assert_eq!(found.unwrap().way, BuildUpWay::Level, "the limit is data");
    assert_eq!(of([0.0, 0.0, 0.0, 50.0]).unwrap().change, None);
    assert_eq!(of([0.0; 4]), None);
    assert_eq!(exposure_build_up(&week([1.0; 4]), day(27), 3, &criteria), None);
}

#[test]
fn the_same_session_is_compared_with_its_rest() {
    let of = |rest: u32, seconds: f64| {
        facts(&format!(
            "4 x 300m\nRecovery: {rest} sec\n300m: {seconds}, {seconds}, {seconds}, {seconds}"
        ))
    };
    let judge = |a: &Facts, b: &Facts| again(a, b, &AgainCriteria::default()).map(|a| a.verdict);
    let before = of(120, 40.0);
    for (rest, seconds, verdict) in [
        (120, 39.0, AgainVerdict::Better),
        (90, 39.0, AgainVerdict::Better),
        (90, 40.2, AgainVerdict::Better),
        (120, 40.2, AgainVerdict::Same),
        (150, 40.2, AgainVerdict::Worse),
        (150, 42.0, AgainVerdict::Worse),
        (150, 39.0, AgainVerdict::Unclear),
        (90, 42.0, AgainVerdict::Unclear),
    ] {
        assert_eq!(judge(&before, &of(rest, seconds)), Ok(verdict), "{rest} s, {seconds} s");
    }
    let five = facts("5 x 300m\nRecovery: 2'\n300m: 40, 40, 40, 40, 40");
    assert_eq!(judge(&before, &five), Err(AgainError::CountDiffers { before: 4, now: 5 }));
    let longer = facts("4 x 400m\nRecovery: 2'\n400m: 56, 56, 56, 56");
    assert_eq!(judge(&before, &longer), Err(AgainError::LengthDiffers { rep: 1 }));
    let unrested = facts("4 x 300m\n300m: 40, 40, 40, 40");
    assert_eq!(judge(&before, &unrested), Err(AgainError::RestUnknown));
    let untimed = facts("4 x 300m\nRecovery: 2'");
    assert_eq!(judge(&before, &untimed), Err(AgainError::SpeedUnknown { rep: 1 }));
    let planned = facts("4 x 300m @ 42s\nRecovery: 2'");
    assert_eq!(judge(&before, &planned), Err(AgainError::NotRun { rep: 1 }), "a plan is no run");
    assert_eq!(judge(&planned, &before), Err(AgainError::NotRun { rep: 1 }));
}

/// What a diary tells of a miler who learns to sprint: the best 250 m of each session, and a 400 m race in between.
#[test]
fn the_skill_of_sprinting_progresses_by_the_sessions_of_a_diary() {
    let mut history = History::default();
    for (n, text) in [
        (0, "4 x 250m sprint\nRecovery: full, 6'\n250m: 32.4, 32.1, 32.9, 33.0"),
        (60, "8 x 250m easy, 90s\n250m: 60, 60, 60, 60, 60, 60, 60, 60"),
        (200, "4 x 250m sprint\nRecovery: full, 6'\n250m: 31.0, 31.4, 31.2, 31.9"),
        (
            545,
            "4 x 250m sprint + 1 x 300m\nRecovery: full, 5 - 6'\n250m: 29.78, 29.98, 31.31, 31.20\n300m: 37.47",
        ),
    ] {
        let session = parse(text, &NotationOptions::default()).session;
        let judged = classify(&facts(text), &Athlete::default(), &Criteria::default());
        let run = PastSession::of_text(format!("{n}"), day(n), Sport::Running, &session, &judged);
        history.push(run).unwrap();
    }
    let of = |meters| {
        let over = Distance::const_meters(meters);
        progress(&history, Sport::Running, over, (day(0), day(545)), &ProgressCriteria::default())
    };
    let found = of(250.0).unwrap();
    assert_eq!((found.way, found.steps), (ProgressWay::Faster, 2));
    assert!((found.gain_percent - 100.0 * (32.1 / 29.78 - 1.0)).abs() < 1e-9);
    assert!((found.months - 18.0).abs() < 1.0, "{}", found.months);
    let best = history.best_over(Sport::Running, Distance::const_meters(250.0)).unwrap();
    assert_eq!(best.id, "545", "the best can be traced");
    assert!(of(300.0).is_err(), "once is no progress");
}

#[test]
fn bests_over_400_m_progress_over_eighteen_months() {
    let mut history = History::default();
    let mark = |seconds: f64| Mark {
        distance: Distance::const_meters(400.0),
        time: Duration::from_secs_f64(seconds),
    };
    for (i, (n, seconds)) in
        [(0, 52.0), (150, 51.3), (300, 51.4), (545, 49.9)].into_iter().enumerate()
    {
        let mut run = PastSession::new(format!("{i}"), day(n), Sport::Running);
        run.marks = vec![mark(seconds)];
        history.push(run).unwrap();
    }
    let over = Distance::const_meters(400.0);
    let of = |until| {
        progress(&history, Sport::Running, over, (day(0), day(until)), &ProgressCriteria::default())
    };
    let found = of(545).unwrap();
    // 52.0 / 49.9 and 545 days.
    assert!((found.gain_percent - 4.2084).abs() < 1e-3, "{}", found.gain_percent);
    assert!((found.months - 17.905).abs() < 1e-2);
    assert_eq!((found.way, found.steps, found.spans.len()), (ProgressWay::Faster, 2, 6));
    assert_eq!(found.spans.iter().filter(|(_, best)| best.is_none()).count(), 2);
    assert_eq!(of(30), Err(ProgressError::TooFewSpans { spans: 1 }));
}

proptest! {
    /// More rest never exposes more to race speed.
    #[test]
    fn more_rest_is_never_more_exposure(
        reps in prop::collection::vec((20.0..40.0_f64, 10_u32..600, 0_u32..300), 2..9),
    ) {
        let text = |more: bool| {
            let list: Vec<String> = reps
                .iter()
                .map(|(_, rest, add)| format!("200m [{} sec rest]", rest + if more { *add } else { 0 }))
                .collect();
            let times: Vec<String> = reps.iter().map(|(s, ..)| format!("{s:.1}")).collect();
            format!("{}\n200m: {}", list.join(", "), times.join(", "))
        };
        let of = |more| race_exposure(&facts(&text(more)), &mile(), &RestCriteria::default());
        let (less, more) = (of(false), of(true));
        prop_assert!(less.is_ok(), "{:?} {}", less, text(false));
        let (less, more) = (less.unwrap(), more.unwrap());
        prop_assert!(more.time_s <= less.time_s + 1e-9);
        let all = |e: stadion_sessions::Exposure| e.time_s + e.fresh_s;
        prop_assert!((all(less) - all(more)).abs() < 1e-9, "what is run stays run");
    }

    /// A hard day more never makes hard days fewer, and the calendar does not matter.
    #[test]
    fn another_hard_day_never_counts_less(
        days in prop::collection::btree_set(0_u64..28, 0..12),
        extra in 0_u64..28,
        shift in 0_u64..400,
    ) {
        let most = |days: &[u64], shift: u64| {
            let mut history = History::beginning(day(shift));
            for d in days {
                let mut session = PastSession::new("", day(shift + d), Sport::Running);
                session.hard = Some(true);
                history.push(session).unwrap();
            }
            hard_days(&history, day(shift + 27), &HardDaysCriteria::default()).unwrap().most_in_seven
        };
        let fewer: Vec<u64> = days.iter().copied().collect();
        let mut more = days.clone();
        more.insert(extra);
        let more: Vec<u64> = more.into_iter().collect();
        prop_assert!(most(&more, 0) >= most(&fewer, 0));
        prop_assert_eq!(most(&fewer, 0), most(&fewer, shift));
    }

    /// Two days that change places change the verdict for its opposite.
    #[test]
    fn the_two_days_may_change_places(
        (rest_a, rest_b) in (30_u32..300, 30_u32..300),
        (a, b) in (36.0..50.0_f64, 36.0..50.0_f64),
    ) {
        let of = |rest: u32, s: f64| {
            facts(&format!("3 x 300m\nRecovery: {rest} sec\n300m: {s:.1}, {s:.1}, {s:.1}"))
        };
        let (x, y) = (of(rest_a, a), of(rest_b, b));
        let there = again(&x, &y, &AgainCriteria::default()).unwrap().verdict;
        let back = again(&y, &x, &AgainCriteria::default()).unwrap().verdict;
        let opposite = match there {
            AgainVerdict::Better => AgainVerdict::Worse,
            AgainVerdict::Worse => AgainVerdict::Better,
            other => other,
        };
        prop_assert_eq!(back, opposite);
    }
}
