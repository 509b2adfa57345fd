//! Seed 003 and its neighbours: what is a breakthrough beside the athlete's own, and what is not.
#![allow(clippy::unwrap_used, reason = "a refusal is a failed test")]

use core::time::Duration;

use chrono::{Days, NaiveDate};
use stadion_sessions::{
    BaseError, Circumstances, Class, Dimension, EasierAfter, HISTORY_CONSTANTS, HISTORY_REASONS,
    History, HistoryCriteria, HistoryError, Judged, Kind, Mark, NoveltyVerdict, Origin,
    PastSession, Precondition, RestTime, SOURCES, Sizes, Standing, SteadyEffort,
};
use stadion_types::{Bounds, Distance, HeartRate, Mass, Rpe, Speed, Sport};

const HOUR: u64 = 3600;

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()
}

fn day(n: u64) -> NaiveDate {
    first().checked_add_days(Days::new(n)).unwrap()
}

fn number(n: u64) -> f64 {
    f64::from(u32::try_from(n).unwrap())
}

fn miles(n: f64) -> Distance {
    Distance::from_miles(n).unwrap()
}

fn session(n: u64, sport: Sport, class: Class) -> PastSession {
    let mut session = PastSession::new(format!("s{n}"), day(n), sport);
    session.class = Some(class);
    session
}

fn over(n: u64, sport: Sport, class: Class, distance: Distance) -> PastSession {
    let mut session = session(n, sport, class);
    session.sizes.distance = Some(distance);
    session
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

fn judge(history: &History, session: &PastSession) -> Judged {
    history.judge(session, &rested(), &HistoryCriteria::default())
}

/// Rides of 20 and 30 miles in turns.
fn rider() -> History {
    steady(|n| {
        let way = if n % 4 == 0 { 20.0 } else { 30.0 };
        over(n, Sport::Cycling, Class::Easy, miles(way))
    })
}

#[test]
fn a_hundred_miles_after_rides_of_twenty_and_thirty_are_a_breakthrough() {
    let ride = over(98, Sport::Cycling, Class::LongRun, miles(100.0));
    let judged = judge(&rider(), &ride);
    assert_eq!(judged.standing, Standing::Breakthrough, "{:?}", judged.reasons);
    let way = &judged.novelty[0];
    assert_eq!(way.dimension, Dimension::Distance);
    approx::assert_relative_eq!(way.of_best().unwrap(), 100.0 / 30.0);
    approx::assert_relative_eq!(way.median.unwrap(), miles(25.0).meters(), max_relative = 0.21);
    // The best can be traced.
    let best = way.best.as_ref().unwrap();
    assert!(rider().sessions().iter().any(|s| s.id == best.id && s.day == best.day));
}

#[test]
fn a_set_of_twenty_after_sets_of_five_is_a_breakthrough_and_five_pounds_more_are_not() {
    let lifter = steady(|n| {
        let mut lift = session(n, Sport::Strength, Class::Strength);
        lift.sizes.reps_in_set = Some(5);
        lift.sizes.weight = Some(Mass::from_kilograms(100.0).unwrap());
        lift
    });
    for (reps, standing) in [
        (20, Standing::Breakthrough),
        (12, Standing::Breakthrough),
        (6, Standing::Overload),
        (5, Standing::BreakEven),
    ] {
        let mut lift = session(98, Sport::Strength, Class::Strength);
        lift.sizes.reps_in_set = Some(reps);
        assert_eq!(judge(&lifter, &lift).standing, standing, "{reps}");
    }
    let mut heavier = session(98, Sport::Strength, Class::Strength);
    heavier.sizes.reps_in_set = Some(5);
    heavier.sizes.weight = Some(Mass::from_kilograms(102.3).unwrap());
    let judged = judge(&lifter, &heavier);
    assert_eq!(judged.standing, Standing::Overload);
    assert!(judged.reasons.iter().any(|r| r.code() == "history-overload"));
}

#[test]
fn a_mile_more_is_not_a_breakthrough_whatever_the_run() {
    for usual in [2.0, 3.0, 6.0, 10.0, 18.0] {
        let runner = steady(|n| over(n, Sport::Running, Class::Easy, miles(usual)));
        let run = over(98, Sport::Running, Class::Easy, miles(usual + 1.0));
        assert_eq!(judge(&runner, &run).standing, Standing::Overload, "{usual} miles");
    }
    // A long run grows, whatever the median of all runs is.
    let runner = steady(|n| {
        let km = if n % 14 == 12 { 30.0 } else { 10.0 };
        let class = if n % 14 == 12 { Class::LongRun } else { Class::Easy };
        over(n, Sport::Running, class, Distance::from_kilometers(km).unwrap())
    });
    let long = over(98, Sport::Running, Class::LongRun, Distance::from_kilometers(32.0).unwrap());
    assert_eq!(judge(&runner, &long).standing, Standing::Overload);
}

#[test]
fn fifteen_miles_instead_of_five_are_spontaneous() {
    let hiker = steady(|n| over(n, Sport::Walking, Class::Easy, miles(4.0 + number(n % 3) / 2.0)));
    let hike = over(98, Sport::Walking, Class::Easy, miles(15.0));
    let plan = |way: f64| Sizes { distance: Some(miles(way)), ..Sizes::default() };
    for (planned, origin) in
        [(5.0, Origin::Spontaneous), (15.0, Origin::Planned), (14.0, Origin::Planned)]
    {
        let around = Circumstances { plan: Some(plan(planned)), ..rested() };
        let judged = hiker.judge(&hike, &around, &HistoryCriteria::default());
        assert_eq!((judged.standing, judged.origin), (Standing::Breakthrough, Some(origin)));
    }
    assert_eq!(judge(&hiker, &hike).origin, None, "without a plan nobody knows");
}

#[test]
fn the_first_hard_session_and_the_first_climb_of_a_jogger_are_breakthroughs() {
    let jogger = steady(|n| {
        let mut run = over(n, Sport::Running, Class::Easy, miles(5.0));
        run.sizes.climb = Some(Distance::from_meters(20.0).unwrap());
        run.sizes.above_threshold = Some(Duration::ZERO);
        run
    });
    let intervals = session(98, Sport::Running, Class::Vo2max);
    assert_eq!(judge(&jogger, &intervals).standing, Standing::Breakthrough);
    let mut climb = over(98, Sport::Running, Class::Easy, miles(4.0));
    climb.sizes.climb = Some(Distance::from_meters(600.0).unwrap());
    assert_eq!(judge(&jogger, &climb).standing, Standing::Breakthrough);
    // A hill of 60 m is three times the best as well, and no breakneck climb.
    climb.sizes.climb = Some(Distance::from_meters(60.0).unwrap());
    assert_eq!(judge(&jogger, &climb).standing, Standing::Overload);
    // Whoever does them each week does nothing new.
    let runner = steady(|n| {
        session(n, Sport::Running, if n % 8 == 0 { Class::Vo2max } else { Class::Easy })
    });
    assert_eq!(judge(&runner, &intervals).standing, Standing::BreakEven);
}

#[test]
fn a_time_is_extraordinary_by_more_than_its_noise() {
    let mark = |seconds: f64| Mark {
        distance: Distance::from_kilometers(5.0).unwrap(),
        time: Duration::from_secs_f64(seconds),
    };
    let racer = steady(|n| {
        let mut run = over(n, Sport::Running, Class::Easy, miles(5.0));
        if n % 28 == 0 {
            run.marks.push(mark(1200.0 + number(n) / 10.0));
        }
        run
    });
    let mut race = session(98, Sport::Running, Class::Race);
    for (seconds, standing) in [
        (1176.0, Standing::Breakthrough),
        (1190.0, Standing::Overload),
        (1201.0, Standing::BreakEven),
    ] {
        race.marks = vec![mark(seconds)];
        assert_eq!(judge(&racer, &race).standing, standing, "{seconds}");
    }
    // With a typical error of 1 % two per cent may be chance.
    let mut criteria = HistoryCriteria::default();
    criteria.novelty.speed_typical_error = 0.01;
    race.marks = vec![mark(1176.0)];
    assert_eq!(racer.judge(&race, &rested(), &criteria).standing, Standing::Overload);
    assert_eq!(racer.best_over(Sport::Running, miles(3.1)).unwrap().id, "s0");
}

#[test]
fn what_does_not_hold_is_named() {
    let ride = over(98, Sport::Cycling, Class::LongRun, miles(100.0));
    let criteria = HistoryCriteria::default();
    let mut around = rested();
    around.rest_before.as_mut().unwrap().given = Duration::from_secs(20 * HOUR);
    let judged = rider().judge(&ride, &around, &criteria);
    assert_eq!(
        (judged.standing, &judged.failed[..]),
        (Standing::FellShort, &[Precondition::RestBefore][..])
    );
    assert!(
        judged.reasons.iter().any(|r| r.code() == "history-rest-short"),
        "{:?}",
        judged.reasons
    );

    // Between the bounds, and without any word on the rest, it is not told.
    around.rest_before.as_mut().unwrap().given = Duration::from_secs(60 * HOUR);
    let judged = rider().judge(&ride, &around, &criteria);
    assert_eq!(
        (judged.standing, &judged.untold[..]),
        (Standing::Extraordinary, &[Precondition::RestBefore][..])
    );
    let judged = rider().judge(&ride, &Circumstances::default(), &criteria);
    assert_eq!(judged.untold, [Precondition::RestBefore, Precondition::RestAfter]);

    // Doing nothing for weeks.
    let mut lazy = History::default();
    for n in (0..70).step_by(2) {
        lazy.push(over(n, Sport::Cycling, Class::Easy, miles(25.0))).unwrap();
    }
    let judged = judge(&lazy, &ride);
    assert_eq!(
        (judged.standing, &judged.failed[..]),
        (Standing::FellShort, &[Precondition::Base][..])
    );
    let base = judged.base.unwrap();
    assert_eq!((base.weeks, base.longest_gap_days), (vec![0, 0, 0, 0], 30));

    // Two hard days in the week already.
    let busy = steady(|n| {
        let mut ride = over(n, Sport::Cycling, Class::Easy, miles(25.0));
        ride.hard = Some(n == 94 || n == 96);
        ride
    });
    assert_eq!(judge(&busy, &ride).failed, [Precondition::HardDays]);
    // Of which nobody knows: that is told, and the usual sessions of a base take nothing away.
    let open = steady(|n| {
        let class = if n == 94 || n == 96 { Class::Threshold } else { Class::Easy };
        over(n, Sport::Cycling, class, miles(25.0))
    });
    let judged = judge(&open, &ride);
    assert_eq!(judged.standing, Standing::Breakthrough);
    assert_eq!((judged.failed.len(), &judged.untold[..]), (0, &[Precondition::HardDays][..]));
    assert!(judged.reasons.iter().any(|r| r.code() == "history-hard-days-not-known"));
}

#[test]
fn a_beginner_has_no_breakthrough_and_no_usual() {
    let mut history = History::default();
    let ride = over(20, Sport::Cycling, Class::LongRun, miles(100.0));
    assert_eq!(judge(&history, &ride).standing, Standing::Unknown);
    for n in [0, 4, 8, 12] {
        history.push(over(n, Sport::Cycling, Class::Easy, miles(10.0))).unwrap();
    }
    let judged = judge(&history, &ride);
    assert_eq!(
        (judged.standing, &judged.untold[..]),
        (Standing::Extraordinary, &[Precondition::Base][..])
    );
    assert!(judged.reasons.iter().any(|r| r.code() == "history-too-short"));
    // The runs of another sport say nothing of rides.
    let run = over(20, Sport::Running, Class::LongRun, miles(20.0));
    let judged = judge(&history, &run);
    assert_eq!(judged.standing, Standing::Unknown);
    assert_eq!(judged.novelty[0].verdict, NoveltyVerdict::TooFew);
}

#[test]
fn a_short_run_that_felt_easier_than_the_usual_is_recovery() {
    let runner = steady(|n| {
        let mut run = session(n, Sport::Running, Class::Easy);
        run.sizes.moving = Some(Duration::from_secs(HOUR));
        run.rpe = Some(Rpe::from_cr10(3.0).unwrap());
        run
    });
    let mut run = session(98, Sport::Running, Class::Easy);
    run.sizes.moving = Some(Duration::from_secs(30 * 60));
    run.rpe = Some(Rpe::from_cr10(2.0).unwrap());
    assert_eq!(judge(&runner, &run).standing, Standing::Recovery);
    for (minutes, rpe) in [
        (30, Some(Rpe::from_cr10(3.0).unwrap())),
        (60, run.rpe),
        (30, None),
        (30, Some(Rpe::from_borg(8.0).unwrap())),
    ] {
        run.sizes.moving = Some(Duration::from_secs(minutes * 60));
        run.rpe = rpe;
        assert_eq!(judge(&runner, &run).standing, Standing::BreakEven, "{minutes} {rpe:?}");
    }
}

#[test]
fn unknown_days_are_no_rest() {
    let ride = over(98, Sport::Cycling, Class::LongRun, miles(100.0));
    let mut history = rider();
    // Days with a session are known all the same.
    history.mark_unknown(day(85), day(89)).unwrap();
    let refused = history.base(day(98), &HistoryCriteria::default().base).unwrap_err();
    assert_eq!(refused, BaseError::UnknownDays { days: 3, weeks: 4 });
    assert_eq!(judge(&history, &ride).untold, [Precondition::Base]);
    assert!(history.knows(day(86)) && !history.knows(day(87)));
    assert_eq!(
        history.mark_unknown(day(9), day(8)),
        Err(HistoryError::Span { from: day(9), to: day(8) })
    );
    // Earlier ones are left out of the habit.
    let mut history = rider();
    let before = history.base(day(98), &HistoryCriteria::default().base).unwrap().habit_per_week;
    history.mark_unknown(day(20), day(40)).unwrap();
    let after = history.base(day(98), &HistoryCriteria::default().base).unwrap().habit_per_week;
    assert!(after > before && after < 4.5, "{before} {after}");
}

#[test]
fn sessions_come_in_order_and_once() {
    let mut history = rider();
    let refused = history.push(session(3, Sport::Cycling, Class::Easy));
    assert_eq!(refused, Err(HistoryError::OutOfOrder { day: day(3), last: day(96) }));
    let refused = history.push(session(96, Sport::Cycling, Class::Easy));
    assert_eq!(refused, Err(HistoryError::SameId { id: "s96".into() }));
    let mut bad = session(99, Sport::Cycling, Class::Easy);
    bad.sizes.load = Some(f64::NAN);
    assert_eq!(history.push(bad), Err(HistoryError::Load { id: "s99".into() }));
    assert_eq!(history, rider());
}

#[test]
fn four_weeks_in_numbers() {
    let mut history = History::beginning(day(0));
    for n in 0..28 {
        if n % 7 == 6 {
            continue;
        }
        let class = if n % 7 % 2 == 0 && n < 27 { Class::Single } else { Class::Easy };
        let mut run = session(n, Sport::Running, class);
        run.sizes.moving = Some(Duration::from_secs(HOUR));
        run.sizes.above_threshold = (n != 1).then_some(Duration::from_secs(600));
        history.push(run).unwrap();
    }
    let summary = history.summary(Sport::Running, day(27));
    assert_eq!((summary.days_trained, summary.sessions, summary.days_unknown), (24, 24, 0));
    assert_eq!(summary.singles, (12, 12));
    assert_eq!(summary.moving, Some(Duration::from_secs(24 * HOUR)));
    assert_eq!(summary.above_threshold, None, "one is not known, and not zero");
    assert_eq!(summary.longest_gap_days, Some(2));
    assert_eq!(history.summary(Sport::Running, day(29)).longest_gap_days, Some(3));
    assert_eq!(history.summary(Sport::Running, day(20)).days_unknown, 7);
}

#[test]
fn walks_of_two_miles_and_nothing_else_are_a_routine() {
    let walker = steady(|n| over(n, Sport::Walking, Class::Easy, miles(2.0)));
    let criteria = HistoryCriteria::default();
    let routine = walker.routine(Sport::Walking, day(98), &criteria).unwrap();
    assert!(routine.is_routine && routine.proposes_breakthrough, "{routine:?}");
    assert_eq!((routine.sessions, routine.same_again), (28, 28));
    let varied = steady(|n| over(n, Sport::Walking, Class::Easy, miles(2.0 + number(n % 10))));
    assert!(!varied.routine(Sport::Walking, day(98), &criteria).unwrap().is_routine);
    assert!(History::default().routine(Sport::Walking, day(98), &criteria).is_err());
}

#[test]
fn the_session_after_is_held_against_the_last_one_before() {
    let effort = |n: u64, speed: f64, bpm: f64, rpe: f64| {
        let mut run = session(n, Sport::Running, Class::Easy);
        let speed = Speed::from_meters_per_second(speed).unwrap();
        run.steady =
            Some(SteadyEffort { speed, heart_rate: Some(HeartRate::from_bpm(bpm).unwrap()) });
        run.rpe = Some(Rpe::from_cr10(rpe).unwrap());
        run
    };
    let with = |after: PastSession| {
        let mut history = History::default();
        history.push(effort(0, 3.0, 150.0, 4.0)).unwrap();
        history.push(effort(2, 3.5, 165.0, 6.0)).unwrap();
        history.push(session(4, Sport::Running, Class::Hero)).unwrap();
        history.push(after).unwrap();
        history.aftermath(Sport::Running, day(4))
    };
    for (bpm, rpe, verdict) in [
        (145.0, 4.0, EasierAfter::Easier),
        (150.0, 3.0, EasierAfter::Easier),
        (148.0, 4.0, EasierAfter::Same),
        (145.0, 5.0, EasierAfter::Mixed),
        (155.0, 4.0, EasierAfter::Harder),
    ] {
        let found = with(effort(8, 3.02, bpm, rpe)).unwrap();
        assert_eq!((found.before.as_str(), found.verdict), ("s0", verdict), "{bpm} {rpe}");
    }
    assert_eq!(with(effort(8, 3.2, 140.0, 2.0)), None, "another pace");
    assert_eq!(with(effort(60, 3.0, 140.0, 2.0)), None, "too late");
}

#[test]
fn bests_and_medians_are_those_of_the_kind() {
    let history = rider();
    let best = |kind| history.best(Sport::Cycling, kind, Dimension::Distance);
    assert_eq!(best(Kind::Endurance).unwrap().id, "s2");
    assert_eq!(best(Kind::Threshold), None);
    let median = history.median(Sport::Cycling, Kind::Endurance, Dimension::Distance, day(98), 8);
    approx::assert_relative_eq!(median.unwrap(), miles(25.0).meters());
}

#[test]
fn every_number_has_a_source_and_every_reason_a_code() {
    for constant in HISTORY_CONSTANTS {
        assert!(SOURCES.iter().any(|s| s.id == constant.source.id), "{}", constant.id);
    }
    let mut codes: Vec<&str> = HISTORY_REASONS.iter().map(|r| r.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), HISTORY_REASONS.len());
}
