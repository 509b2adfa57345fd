//! Bad input gives an error that says where.

use chrono::Days;
use stadion_physiology::Athlete;
use stadion_plan::{
    AvailableDay, CycleDay, PlanError, PlanRace, PlanRequest, TrainingMethod, plan,
};
use stadion_sessions::{Class, History, PastSession};
use stadion_types::{Distance, HeartRate, Sport};

use crate::generated::start;

fn failed(change: impl FnOnce(&mut PlanRequest<'_>)) -> PlanError {
    let (method, athlete, history) =
        (TrainingMethod::norwegian_singles(), Athlete::default(), History::default());
    let mut request = PlanRequest::new(&method, &athlete, &history, start());
    change(&mut request);
    plan(&request).unwrap_err()
}

fn located(change: impl FnOnce(&mut TrainingMethod)) -> String {
    let mut method = TrainingMethod::norwegian_singles();
    change(&mut method);
    let (athlete, history) = (Athlete::default(), History::default());
    plan(&PlanRequest::new(&method, &athlete, &history, start())).unwrap_err().to_string()
}

fn race(day: i64, meters: f64) -> PlanRace {
    let date = start() + chrono::TimeDelta::days(day);
    PlanRace { date, distance: Distance::from_meters(meters).unwrap(), goal: false }
}

#[test]
fn races() {
    let past = failed(|r| r.races = vec![race(3, 5000.0), race(-1, 5000.0)]);
    assert_eq!(past.code(), "plan-race-past");
    assert!(past.to_string().starts_with("races.2: "), "{past}");
    assert_eq!(failed(|r| r.races = vec![race(3, 0.0)]).code(), "plan-race-distance");
    assert_eq!(failed(|r| r.races = vec![race(3, 1.0), race(3, 2.0)]).code(), "plan-two-races");
}

#[test]
fn days() {
    let none = failed(|r| r.available = [AvailableDay::No; 7]);
    assert_eq!(none.code(), "plan-no-day");
    let short = failed(|r| r.available = [AvailableDay::Minutes(10.0); 7]);
    assert_eq!(short.code(), "plan-no-day", "ten minutes are less than the least run");
    let odd = failed(|r| r.available[2] = AvailableDay::Minutes(f64::NAN));
    assert!(odd.to_string().starts_with("available.3: "), "{odd}");
    assert_eq!(failed(|r| r.days = 0).code(), "plan-days");
    assert_eq!(failed(|r| r.start = chrono::NaiveDate::MAX).code(), "plan-calendar");
    assert_eq!(failed(|r| r.pace_factor = f64::NAN).code(), "plan-out-of-range");
    assert_eq!(failed(|r| r.training_hour = 23).code(), "plan-out-of-range");
}

#[test]
fn history_from_the_future() {
    let (method, athlete) = (TrainingMethod::norwegian_singles(), Athlete::default());
    let mut history = History::default();
    history.push(PastSession::new("later", start(), Sport::Running)).unwrap();
    let error = plan(&PlanRequest::new(&method, &athlete, &history, start())).unwrap_err();
    assert_eq!(error.code(), "plan-history-future");
    assert!(error.to_string().contains("\"later\""), "{error}");
}

#[test]
fn contradictory_caps() {
    let method = TrainingMethod::norwegian_singles();
    let bpm = |bpm| HeartRate::from_bpm(bpm).unwrap();
    // 70 % of 190 is 133, above a threshold of 130.
    let athlete = Athlete::default().with_max_hr(bpm(190.0)).with_threshold_hr(bpm(130.0));
    let history = History::default();
    let error = plan(&PlanRequest::new(&method, &athlete, &history, start())).unwrap_err();
    assert_eq!(error.code(), "plan-easy-cap");
    assert!(located(|m| m.easy.least_min = 90.0).starts_with("method.easy.least_min: "));
    assert!(located(|m| m.quality.most_min = 10.0).starts_with("method.quality.least_min: "));
    let single = located(|m| m.sessions.get_mut("single").unwrap().hr_max_share = Some(0.6));
    assert!(single.starts_with("method.sessions.single.hr_max_share: "), "{single}");
}

#[test]
fn methods() {
    assert!(
        located(|m| m.cycle.clear()).starts_with("method.cycle: a cycle has 1 to 56 days, not 0")
    );
    assert!(located(|m| m.cycle[2] = CycleDay::of("swim")).starts_with("method.cycle.3: "));
    assert!(located(|m| m.leave_out.push(8)).starts_with("method.leave_out.7: "));
    let hero = located(|m| m.sessions.get_mut("single").unwrap().class = Class::Hero);
    assert!(
        hero.starts_with("method.sessions.single.class: hero workouts are never planned"),
        "{hero}"
    );
    for bound in [0.21, f64::NAN, f64::INFINITY] {
        let grown = located(|m| m.progression.weekly_growth_most = bound);
        assert!(grown.starts_with("method.progression.weekly_growth_most: "), "{grown}");
        let longer = located(|m| m.progression.longest_growth_most = bound);
        assert!(longer.starts_with("method.progression.longest_growth_most: "), "{longer}");
    }
    for id in ["", " ", "own\r\nEND:VEVENT", "a\tb"] {
        assert!(located(|m| m.id = id.to_owned()).starts_with("method.id: "), "{id:?}");
    }
}

#[test]
fn the_calendar_ends() {
    let (method, athlete, history) =
        (TrainingMethod::norwegian_singles(), Athlete::default(), History::default());
    for back in [56, 57, 60] {
        let last = chrono::NaiveDate::MAX - Days::new(back);
        let request = PlanRequest::new(&method, &athlete, &history, last);
        assert_eq!(plan(&request).is_ok(), back >= 56, "{back}");
    }
}
