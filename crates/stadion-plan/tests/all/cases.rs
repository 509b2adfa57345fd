//! The cases of the texts that the project began with.

use std::time::Duration;

use chrono::{Days, NaiveDate};
use stadion_physiology::Athlete;
use stadion_plan::{AvailableDay, Plan, PlanRace, TrainingMethod};
use stadion_sessions::{Class, History, PastSession};
use stadion_types::{Distance, Sport};

use crate::generated::{Wish, regular, start};

fn wish(method: &str, history: History, races: &[(u64, f64)]) -> Wish {
    let race = |(day, meters): &(u64, f64)| PlanRace {
        date: start() + Days::new(*day),
        distance: Distance::from_meters(*meters).unwrap(),
        goal: false,
    };
    Wish {
        method: TrainingMethod::shipped(method).unwrap(),
        athlete: Athlete::default(),
        history,
        races: races.iter().map(race).collect(),
        available: [AvailableDay::Open; 7],
        thinned: Vec::new(),
        breakthrough: false,
        start: start(),
    }
}

/// A miler who runs daily and has laid the groundwork with a sprint session each Tuesday.
fn miler() -> History {
    let mut history = History::beginning(start() - Days::new(70));
    for back in (1..=70_u64).rev() {
        let mut run =
            PastSession::new(format!("{back}"), start() - Days::new(back), Sport::Running);
        let (class, minutes) = match back % 7 {
            6 if back > 7 => (Class::Sprint, 60),
            1 => (Class::LongRun, 80),
            _ => (Class::Easy, 55),
        };
        run.class = Some(class);
        run.hard = Some(class == Class::Sprint);
        run.sizes.moving = Some(Duration::from_secs(60 * minutes));
        history.push(run).unwrap();
    }
    history
}

fn days_of(plan: &Plan, class: Class) -> Vec<NaiveDate> {
    plan.sessions().filter(|(_, s)| s.class == class).map(|(date, _)| date).collect()
}

#[test]
fn sprints_six_days_before_a_race_and_no_speed_endurance_four_days_before() {
    // Sprints fall on Tuesday. The race is on the Monday after, six days later.
    let plan = wish("miler", miler(), &[(7, 1500.0)]).plan().unwrap();
    let tuesday = start() + Days::new(1);
    assert!(days_of(&plan, Class::Sprint).contains(&tuesday), "{:?}", plan.days[1].why);
    // The ladder falls on Saturday; a race on the Wednesday after is four days later.
    let saturday = start() + Days::new(5);
    let free = wish("miler", miler(), &[]).plan().unwrap();
    assert!(days_of(&free, Class::SpeedEndurance).contains(&saturday), "{:?}", free.days[5].why);
    let raced = wish("miler", miler(), &[(9, 1500.0)]).plan().unwrap();
    assert!(!days_of(&raced, Class::SpeedEndurance).contains(&saturday));
    let told = raced.days[5].why.iter().any(|r| r.code() == "plan-gate-before-race");
    assert!(told, "{:?}", raced.days[5].why);
}

#[test]
fn the_miler_may_run_a_ladder_on_the_day_after_a_race_and_nobody_else() {
    let after = start() + Days::new(13);
    let miler_plan = wish("miler", miler(), &[(12, 1500.0)]).plan().unwrap();
    assert!(
        days_of(&miler_plan, Class::SpeedEndurance).contains(&after),
        "{:?}",
        miler_plan.days[13].why
    );
    assert!(
        miler_plan.days[13].sessions[0]
            .text
            .contains("2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m")
            || miler_plan.days[13].sessions[0].text.contains("300m, 250m, 200m, 150m")
    );
    // The block keeps 72 h free of work.
    for day in &miler_plan.days[14..16] {
        assert!(day.sessions.iter().all(|s| s.work.is_zero()), "{}", day.date);
    }
    // After 5 km it may not, and the default method never does.
    let longer = wish("miler", miler(), &[(12, 5000.0)]).plan().unwrap();
    assert!(!days_of(&longer, Class::SpeedEndurance).contains(&after));
    let singles = wish("norwegian-singles", miler(), &[(12, 1500.0)]).plan().unwrap();
    assert!(singles.days[13].sessions.iter().all(|s| s.work.is_zero()));
    assert!(
        singles.days[12].sessions.iter().all(|s| s.class == Class::Race),
        "never on the day itself"
    );
}

#[test]
fn without_groundwork_there_are_hill_sprints_first() {
    let plan = wish("miler", regular(7, 400.0, 14), &[]).plan().unwrap();
    let first = days_of(&plan, Class::Hill);
    let sprints = days_of(&plan, Class::Sprint);
    assert_eq!(
        first.len(),
        4,
        "{:?}",
        plan.days.iter().skip(1).step_by(7).map(|d| &d.why).collect::<Vec<_>>()
    );
    assert!(sprints.iter().all(|day| day > &first[3]));
}

/// Puts what was planned into the history, as if it had been run.
fn run(history: &History, plan: &Plan) -> History {
    let mut after = history.clone();
    for (i, (date, session)) in plan.sessions().enumerate() {
        let mut done = PastSession::new(format!("{date} {i}"), date, Sport::Running);
        done.class = Some(session.class);
        done.hard = Some(session.hard);
        done.sizes.moving = session.duration;
        after.push(done).unwrap();
    }
    after
}

#[test]
fn three_hammered_runs_a_week_become_daily_running() {
    // 45 min hard on Tuesday, Thursday and Sunday.
    let mut history = History::beginning(start() - Days::new(84));
    for back in (1..=84_u64).rev().filter(|back| [1, 4, 6].contains(&(back % 7))) {
        let mut done =
            PastSession::new(format!("{back}"), start() - Days::new(back), Sport::Running);
        done.class = Some(Class::Vo2max);
        done.hard = Some(true);
        done.sizes.moving = Some(Duration::from_secs(45 * 60));
        history.push(done).unwrap();
    }
    let mut wish = wish("norwegian-singles", history, &[]);
    let mut run_days: Vec<u32> = Vec::new();
    let mut minutes: Vec<f64> = vec![135.0];
    let mut longest: f64 = 45.0;
    for _ in 0..3 {
        let plan = wish.plan().unwrap();
        for week in &plan.weeks {
            run_days.push(week.run_days);
            assert!(
                week.minutes <= 1.1 * minutes.last().unwrap() + 1e-6,
                "{minutes:?} then {}",
                week.minutes
            );
            minutes.push(week.minutes);
        }
        let runs = plan.sessions().map(|(_, s)| s.duration.unwrap().as_secs_f64() / 60.0);
        longest = runs.fold(longest, |longest, minutes| {
            assert!(minutes <= 1.1 * longest + 1e-6, "{minutes} after {longest}");
            longest.max(minutes)
        });
        assert!(plan.sessions().all(|(_, s)| !s.hard), "hard days fall first");
        wish.history = run(&wish.history, &plan);
        wish.start = plan.days[27].date + Days::new(1);
    }
    assert!(run_days.windows(2).all(|w| w[1] <= w[0] + 1), "{run_days:?}");
    assert!(
        run_days[0] <= 3 && run_days[1] <= 3,
        "hard days fall before days are added: {run_days:?}"
    );
    assert_eq!(run_days.last(), Some(&7), "{run_days:?} in {minutes:?}");
}

#[test]
fn hard_days_of_the_past_count() {
    // A race on the day before the plan, and one three days before: no third hard day within seven.
    let mut history = History::default();
    let until = start() - Days::new(5);
    for session in regular(7, 400.0, 13).sessions().iter().filter(|s| s.day <= until) {
        history.push(session.clone()).unwrap();
    }
    for back in [4, 1] {
        let mut race =
            PastSession::new(format!("race {back}"), start() - Days::new(back), Sport::Running);
        race.class = Some(Class::Race);
        race.sizes.distance = Some(Distance::from_meters(800.0).unwrap());
        race.sizes.moving = Some(Duration::from_secs(130));
        history.push(race).unwrap();
    }
    let plan = wish("polarized", history, &[]).plan().unwrap();
    let first = days_of(&plan, Class::Vo2max)[0];
    assert!(first > start() + Days::new(2), "{first}");
    let tuesday = &plan.days[1];
    assert!(tuesday.why.iter().any(|r| r.code().starts_with("plan-gate-")), "{:?}", tuesday.why);
}

#[test]
fn breakthroughs_need_a_consistent_base() {
    let mut with = wish("norwegian-singles", regular(6, 360.0, 16), &[]);
    with.breakthrough = true;
    assert_eq!(days_of(&with.plan().unwrap(), Class::Breakthrough).len(), 1);
    // Two weeks off within the last four.
    let mut gap = wish("norwegian-singles", History::default(), &[]);
    for session in regular(6, 360.0, 16).sessions() {
        let back = (start() - session.day).num_days();
        if !(8..=21).contains(&back) {
            gap.history.push(session.clone()).unwrap();
        }
    }
    gap.breakthrough = true;
    let plan = gap.plan().unwrap();
    assert!(days_of(&plan, Class::Breakthrough).is_empty());
    assert!(plan.findings.iter().any(|f| f.reason.code() == "plan-breakthrough-refused"));
}

#[test]
fn sessions_of_one_hour_follow_one_another() {
    let mut wish = wish("norwegian-singles", regular(7, 420.0, 10), &[]);
    let single = wish.method.sessions["single"].clone();
    let early = stadion_plan::SessionTemplate { hour: Some(7), ..single };
    wish.method.sessions.insert("early".to_owned(), early);
    // Easy and a single at the hour of training; then one of the morning that stands last.
    wish.method.cycle[1].sessions = vec!["single".to_owned(), "easy".to_owned()];
    wish.method.cycle[3].sessions = vec!["easy".to_owned(), "early".to_owned()];
    let plan = wish.plan().unwrap();
    let twice: Vec<_> = plan.days.iter().filter(|d| d.sessions.len() > 1).collect();
    assert!(twice.len() >= 4, "{}", twice.len());
    for two in twice.iter().flat_map(|day| day.sessions.windows(2)) {
        let end = two[0].start + two[0].duration.unwrap();
        assert!(
            end <= two[1].start,
            "{} {} {} {}",
            two[0].start,
            two[0].name,
            two[1].start,
            two[1].name
        );
    }
}

#[test]
fn the_reason_of_hard_days_fits_every_setting() {
    let mut wish = wish("polarized", regular(7, 420.0, 10), &[(10, 21_097.5)]);
    wish.method.gates.hard_days_in_seven = 1;
    let plan = wish.plan().unwrap();
    let told = |code: &str| {
        let mut reasons = plan.days.iter().flat_map(|d| &d.why);
        reasons.find(|r| r.code() == code).map(ToString::to_string).unwrap()
    };
    let hard = told("plan-gate-hard-days");
    assert!(hard.ends_with("a hard day too many in seven: 1 at most"), "{hard}");
    // The time of the race is not known: its week does not pretend to hold it.
    assert!(told("plan-race-time").ends_with("the minutes of its week are without it"));
}
