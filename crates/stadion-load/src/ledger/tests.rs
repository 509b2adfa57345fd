use chrono::{DateTime, TimeDelta};
use stadion_types::Sport;

use super::*;
use crate::{ErasedLoad, LoadSource};

fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
}

fn session(id: &str, minute: i64) -> LedgerSession {
    LedgerSession::new(id, DateTime::UNIX_EPOCH + TimeDelta::minutes(minute))
}

fn load(amount: f64, unit: &'static str) -> ErasedLoad {
    ErasedLoad::new(amount, unit, "m", LoadSource::HeartRate, 1.0).unwrap()
}

fn ids(state: DayState<'_>) -> Vec<&str> {
    match state {
        DayState::Trained(sessions) => sessions.iter().map(LedgerSession::id).collect(),
        _ => Vec::new(),
    }
}

fn states(ledger: &Ledger) -> Vec<&'static str> {
    ledger.days().map(|(_, state)| state.as_str()).collect()
}

#[test]
fn sessions_stand_by_start_and_id() {
    let mut ledger = Ledger::default();
    for (id, minute) in [("c", 5), ("b", 9), ("a", 9), ("d", 1)] {
        ledger.insert(date(1), session(id, minute)).unwrap();
    }
    assert_eq!(ids(ledger.day(date(1))), ["d", "c", "a", "b"]);
    assert_eq!(
        ledger.insert(date(2), session("a", 0)),
        Err(LedgerError::DuplicateId { day: date(1) })
    );
    assert_eq!(ledger.session_count(), 4);
    assert_eq!(ledger.session("b").map(|(day, s)| (day, s.id())), Some((date(1), "b")));
    assert_eq!(ledger.session("x"), None);
}

#[test]
fn rest_is_said_and_never_concluded() {
    let mut ledger = Ledger::default();
    ledger.mark_rest(date(1)).unwrap();
    ledger.insert(date(1), session("a", 0)).unwrap();
    assert_eq!(ledger.mark_rest(date(1)), Err(LedgerError::HasSessions { day: date(1) }));
    assert_eq!(ledger.remove("a").unwrap().session.id(), "a");
    assert_eq!(ledger.remove("a"), None);
    assert_eq!(ledger.day(date(1)), DayState::Unknown);
    ledger.insert(date(2), session("a", 0)).unwrap();
}

#[test]
fn the_days_between_are_unknown() {
    let mut ledger = Ledger::default();
    assert_eq!(ledger.days().count(), 0);
    ledger.insert(date(4), session("a", 0)).unwrap();
    ledger.mark_rest(date(1)).unwrap();
    assert_eq!(states(&ledger), ["rest", "unknown", "unknown", "trained"]);
}

#[test]
fn spans_are_entered_whole_or_not_at_all() {
    let mut ledger = Ledger::default();
    ledger.insert(date(4), session("a", 0)).unwrap();
    assert_eq!(
        ledger.mark_rest_days(date(2), date(6)),
        Err(LedgerError::HasSessions { day: date(4) })
    );
    assert_eq!(states(&ledger), ["trained"]);
    ledger.mark_rest_days(date(5), date(7)).unwrap();
    ledger.mark_unknown_days(date(6), date(8)).unwrap();
    assert_eq!(states(&ledger), ["trained", "rest", "unknown", "unknown", "unknown"]);
    let upside_down = ledger.mark_unknown_days(date(3), date(2));
    assert_eq!(upside_down, Err(LedgerError::Span { first: date(3), last: date(2) }));
    let far = NaiveDate::from_ymd_opt(9999, 1, 1).unwrap();
    assert!(matches!(ledger.mark_rest_days(date(3), far), Err(LedgerError::Span { .. })));
    // The calendar has a last day.
    ledger.mark_rest(NaiveDate::MAX).unwrap();
    assert_eq!(ledger.day(NaiveDate::MAX), DayState::Rest);
    ledger.insert(date(8), session("b", 0)).unwrap();
    assert_eq!(ids(ledger.day(date(8))), ["b"]);
}

#[test]
fn a_correction_changes_one_session() {
    let mut ledger = Ledger::default();
    ledger.insert(date(1), session("a", 5).with_load(load(10.0, "u"))).unwrap();
    ledger.insert(date(1), session("b", 6).with_load(load(20.0, "u"))).unwrap();
    // The watch was an hour off: it started before the other, and weighs more.
    let old = ledger.replace(date(1), session("b", 2).with_load(load(30.0, "u"))).unwrap();
    assert_eq!((old.day, old.session.start()), (date(1), session("b", 6).start()));
    assert_eq!(ids(ledger.day(date(1))), ["b", "a"]);
    assert_eq!(ledger.day(date(1)).load("m"), Some(40.0));
    assert_eq!(ledger.replace(date(1), session("c", 2)), Err(LedgerError::NoSuchSession));

    assert_eq!(ledger.move_to(date(3), "a"), Ok(date(1)));
    assert_eq!(states(&ledger), ["trained", "unknown", "trained"]);
    assert_eq!(ledger.move_to(date(3), "b"), Ok(date(1)));
    assert_eq!(states(&ledger), ["trained"]);
    assert_eq!(ids(ledger.day(date(3))), ["b", "a"]);
    assert_eq!(ledger.move_to(date(3), "c"), Err(LedgerError::NoSuchSession));
}

#[test]
fn a_method_has_one_scale() {
    let mut ledger = Ledger::default();
    ledger.insert(date(1), session("a", 5).with_load(load(10.0, "u"))).unwrap();
    let (method, unit, stands) = ("m".to_owned(), "v".to_owned(), "u".to_owned());
    let refused = Err(LedgerError::OtherUnit { method, unit, stands });
    assert_eq!(ledger.insert(date(2), session("b", 5).with_load(load(10.0, "v"))), refused);
    ledger.insert(date(2), session("b", 5).with_load(load(10.0, "u"))).unwrap();
    let before = ledger.clone();
    assert!(ledger.replace(date(4), session("b", 5).with_load(load(10.0, "v"))).is_err());
    assert_eq!(ledger, before);
    // The only one by its method may change its scale.
    ledger.remove("b");
    ledger.replace(date(1), session("a", 5).with_load(load(1.0, "v"))).unwrap();
    assert_eq!(ledger.day(date(1)).load("m"), Some(1.0));
}

#[test]
fn a_session_without_that_load_leaves_the_day_open() {
    let mut ledger = Ledger::default();
    ledger.insert(date(1), session("a", 0)).unwrap();
    assert_eq!(ledger.day(date(1)).load("banister-trimp"), None);
}

#[test]
fn one_sport_and_all_together() {
    let run = session("a", 0).with_sport(Sport::Running).with_load(load(10.0, "u"));
    let ride = session("b", 1).with_sport(Sport::Cycling);
    let mut ledger = Ledger::default();
    ledger.insert(date(1), run).unwrap();
    ledger.insert(date(1), ride.clone()).unwrap();
    let of = |ledger: &Ledger, sports| ledger.day(date(1)).load_of("m", sports);
    // The ride has no load: all together are open, running is not.
    assert_eq!(of(&ledger, Sports::All), None);
    assert_eq!(of(&ledger, Sports::Only(Sport::Running)), Some(10.0));
    assert_eq!(of(&ledger, Sports::Only(Sport::Swimming)), Some(0.0));
    ledger.replace(date(1), ride.with_load(load(5.0, "u"))).unwrap();
    assert_eq!(of(&ledger, Sports::All), Some(15.0));
    // It may have been a run.
    ledger.insert(date(1), session("c", 1).with_load(load(1.0, "u"))).unwrap();
    assert_eq!(of(&ledger, Sports::Only(Sport::Running)), None);
    assert_eq!(of(&ledger, Sports::All), Some(16.0));
    ledger.mark_rest(date(2)).unwrap();
    assert_eq!(ledger.day(date(2)).load_of("m", Sports::Only(Sport::Running)), Some(0.0));
}

#[test]
fn two_ledgers_become_one() {
    let mut here = Ledger::default();
    here.insert(date(1), session("a", 5).with_load(load(10.0, "u"))).unwrap();
    here.mark_unknown_days(date(2), date(4)).unwrap();
    let mut there = Ledger::default();
    there.insert(date(1), session("a", 5).with_load(load(10.0, "u"))).unwrap();
    there.insert(date(1), session("b", 1).with_load(load(2.0, "u"))).unwrap();
    there.mark_rest(date(3)).unwrap();
    there.insert(date(4), session("c", 1)).unwrap();
    assert_eq!(here.merge(&there), Ok(vec![date(1), date(3), date(4)]));
    assert_eq!(states(&here), ["trained", "unknown", "rest", "trained"]);
    assert_eq!(ids(here.day(date(1))), ["b", "a"]);
    assert_eq!(here.merge(&there), Ok(Vec::new()));
}

#[test]
fn contradictions_are_named_and_change_nothing() {
    let mut here = Ledger::default();
    here.insert(date(1), session("a", 5).with_load(load(10.0, "u"))).unwrap();
    here.insert(date(2), session("b", 5)).unwrap();
    here.mark_rest(date(3)).unwrap();
    let mut there = Ledger::default();
    there.insert(date(1), session("a", 5).with_load(load(11.0, "v"))).unwrap();
    there.mark_rest(date(2)).unwrap();
    there.insert(date(3), session("b", 5)).unwrap();
    let before = here.clone();
    let conflicts = here.merge(&there).unwrap_err().conflicts;
    assert_eq!(here, before);
    let codes: Vec<_> = conflicts.iter().map(MergeConflict::code).collect();
    assert_eq!(
        codes,
        [
            "two-units",
            "two-sessions-of-one-id",
            "rest-and-sessions",
            "rest-and-sessions",
            "two-sessions-of-one-id"
        ]
    );
    match &conflicts[1] {
        MergeConflict::Session { here, there } => {
            let load = |side: &DatedSession| side.session.load("m").cloned();
            assert_eq!(load(here), Some(self::load(10.0, "u")));
            assert_eq!(load(there), Some(self::load(11.0, "v")));
        }
        other => panic!("{other}"),
    }
    let sessions = vec!["b".to_owned()];
    let rest = MergeSide::There;
    assert_eq!(conflicts[2], MergeConflict::RestAndSessions { day: date(2), rest, sessions });
    assert!(conflicts[3].to_string().contains("a day of rest here and has b there"));
    assert!(conflicts[4].to_string().contains("on 2026-05-02 and differs from that on 2026-05-03"));
}
