//! Coming back after days or weeks without a run.

use std::time::Duration;

use chrono::Days;
use stadion_physiology::Athlete;
use stadion_plan::{AvailableDay, Habits, Plan, Thinned, TrainingMethod, TrainingPause};
use stadion_sessions::{History, PastSession};
use stadion_types::{Reason, Sport};

use crate::generated::{Wish, start};

/// A hundred minutes on Monday, Wednesday and Saturday, for 20 weeks, but not in the last `pause` days; `since` are
/// runs of the last days.
fn history(pause: u64, since: &[(u64, u64)]) -> History {
    let mut history = History::beginning(start() - Days::new(140));
    let regular = (0..140_u64).filter(|day| [0, 2, 5].contains(&(day % 7)));
    let regular = regular.filter(|day| 140 - day > pause).map(|day| (140 - day, 100));
    for (back, minutes) in regular.chain(since.iter().copied()) {
        let day = start() - Days::new(back);
        let mut run = PastSession::new(format!("{back}"), day, Sport::Running);
        run.sizes.moving = Some(Duration::from_secs(60 * minutes));
        history.push(run).unwrap();
    }
    history
}

fn plan(history: History) -> Plan {
    let wish = Wish {
        method: TrainingMethod::norwegian_singles(),
        athlete: Athlete::default(),
        history,
        races: Vec::new(),
        available: [AvailableDay::Open; 7],
        thinned: Vec::<Thinned>::new(),
        breakthrough: false,
        start: start(),
    };
    wish.plan().unwrap()
}

fn pause(history: &History) -> Option<TrainingPause> {
    Habits::of(history, start()).pause
}

fn tells(plan: &Plan, code: &str) -> bool {
    plan.weeks[0].why.iter().any(|reason| reason.code() == code)
}

#[test]
fn a_usual_week_is_no_pause() {
    assert_eq!(pause(&history(0, &[])), None);
    assert!(!tells(&plan(history(0, &[])), "plan-pause"));
}

#[test]
fn what_was_before_a_pause_is_kept() {
    // The last run was on the Saturday 23 days before, so that 22 days had none.
    let found = pause(&history(21, &[])).unwrap();
    assert_eq!((found.days, found.ended_days_ago, found.run_days), (22, 0, 3));
    assert!((found.weekly_min - 300.0).abs() < 1e-9);
}

#[test]
fn after_three_weeks_off_half_of_it_is_the_beginning() {
    let plan = plan(history(21, &[]));
    assert!(tells(&plan, "plan-pause"));
    // A tenth more than half of 300 minutes, on the days of before and one more at most.
    let first = &plan.weeks[0];
    assert!((first.minutes_most - 165.0).abs() < 1e-6, "{}", first.minutes_most);
    assert!(first.minutes > 130.0 && (3..=4).contains(&first.run_days), "{first:?}");
    for weeks in plan.weeks.windows(2) {
        assert!(weeks[1].minutes <= 1.1 * weeks[0].minutes + 1e-6);
    }
}

#[test]
fn longer_pauses_leave_less_and_very_long_ones_nothing() {
    let first = |days| plan(history(days, &[])).weeks[0].minutes_most;
    assert!((first(42) - 1.1 * 0.33 * 300.0).abs() < 1e-6);
    // What an athlete begins with of whom nothing is known.
    assert_eq!(pause(&history(63, &[])), None);
    let plan = plan(history(63, &[]));
    assert!(!tells(&plan, "plan-pause"));
    assert!((plan.weeks[0].minutes_most - 99.0).abs() < 1e-6);
    assert_eq!(plan.findings[0].rule(), "plan-history-no-runs");
}

#[test]
fn a_week_that_was_run_since_is_the_better_measure() {
    let back = history(21, &[(6, 30), (4, 30), (2, 30)]);
    let found = pause(&back).unwrap();
    assert_eq!((found.days, found.ended_days_ago), (16, 6));
    // Not a whole week yet.
    assert!((plan(back).weeks[0].minutes_most - 165.0).abs() < 1e-6);
    let back = history(21, &[(9, 25), (7, 60), (5, 60), (3, 80)]);
    assert_eq!(pause(&back).unwrap().ended_days_ago, 9);
    assert!((plan(back).weeks[0].minutes_most - 220.0).abs() < 1e-6, "the last week had 200");
}

#[test]
fn unknown_days_are_no_pause() {
    let mut known = history(21, &[]);
    known.mark_unknown(start() - Days::new(10), start() - Days::new(8)).unwrap();
    assert_eq!(pause(&known), None);
}

#[test]
fn a_day_of_rest_names_the_running_days_of_its_week() {
    let plan = plan(history(0, &[]));
    let rests = plan.days.iter().take(7).flat_map(|day| &day.why);
    let told: Vec<String> = rests.filter(|r| r.code() == "plan-rest").map(Reason::text).collect();
    let days = plan.weeks[0].run_days;
    assert!(!told.is_empty());
    for text in told {
        assert!(text.starts_with(&format!("{days} running days")), "{text}");
    }
}
