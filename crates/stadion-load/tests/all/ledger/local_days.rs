//! On which day a session stands, in zones as they are.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use chrono_tz::Tz;
use stadion_load::{DayState, Ledger, LedgerSession, LocalDay, OffsetSource};

fn at(text: &str) -> DateTime<Utc> {
    text.parse::<DateTime<FixedOffset>>().unwrap().to_utc()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day on which a ledger has a session that started then.
fn stands(zone: Tz, start: &str) -> NaiveDate {
    let (rule, start) = (LocalDay::Zone(zone), at(start));
    let mut ledger = Ledger::default();
    ledger.insert(rule.day_of(start, None), LedgerSession::new("a", start)).unwrap();
    let day = ledger.span().unwrap().0;
    assert!(matches!(ledger.day(day), DayState::Trained(_)));
    day
}

#[test]
fn the_local_clock_decides() {
    for (zone, start, day) in [
        // A run over midnight stands on the day on which it began.
        (Tz::Europe__Oslo, "2026-05-04T21:59:59Z", "2026-05-04"),
        (Tz::Europe__Oslo, "2026-05-04T22:00:00Z", "2026-05-05"),
        // Spring: 01:59 is followed by 03:00; midnight is at 23:00 UTC before and 22:00 after.
        (Tz::Europe__Oslo, "2026-03-28T22:59:59Z", "2026-03-28"),
        (Tz::Europe__Oslo, "2026-03-28T23:00:00Z", "2026-03-29"),
        (Tz::Europe__Oslo, "2026-03-29T21:59:59Z", "2026-03-29"),
        (Tz::Europe__Oslo, "2026-03-29T22:00:00Z", "2026-03-30"),
        // Autumn: the hour from two to three comes twice, on one day of 25 hours.
        (Tz::Europe__Oslo, "2026-10-24T22:00:00Z", "2026-10-25"),
        (Tz::Europe__Oslo, "2026-10-25T00:30:00Z", "2026-10-25"),
        (Tz::Europe__Oslo, "2026-10-25T01:30:00Z", "2026-10-25"),
        (Tz::Europe__Oslo, "2026-10-25T22:59:59Z", "2026-10-25"),
        (Tz::Europe__Oslo, "2026-10-25T23:00:00Z", "2026-10-26"),
        // Half and quarter hours, and both ends of the calendar.
        (Tz::Asia__Kathmandu, "2026-05-04T18:14:59Z", "2026-05-04"),
        (Tz::Asia__Kathmandu, "2026-05-04T18:15:00Z", "2026-05-05"),
        (Tz::Pacific__Kiritimati, "2026-05-04T10:00:00Z", "2026-05-05"),
        (Tz::Pacific__Pago_Pago, "2026-05-04T10:59:59Z", "2026-05-03"),
        // A change of half an hour.
        (Tz::Australia__Lord_Howe, "2026-04-04T12:59:59Z", "2026-04-04"),
        (Tz::Australia__Lord_Howe, "2026-04-05T13:29:59Z", "2026-04-05"),
        (Tz::Australia__Lord_Howe, "2026-04-05T13:30:00Z", "2026-04-06"),
        // At midnight itself: in Beirut 2026-03-29 begins at one o'clock.
        (Tz::Asia__Beirut, "2026-03-28T21:59:59Z", "2026-03-28"),
        (Tz::Asia__Beirut, "2026-03-28T22:00:00Z", "2026-03-29"),
        // Samoa left 2011-12-30 out altogether.
        (Tz::Pacific__Apia, "2011-12-30T09:59:59Z", "2011-12-29"),
        (Tz::Pacific__Apia, "2011-12-30T10:00:00Z", "2011-12-31"),
    ] {
        assert_eq!(stands(zone, start), date(day), "{zone} {start}");
    }
}

/// Two mornings of one weekend are two days, however many hours lie between them.
#[test]
fn a_day_of_23_or_25_hours_is_one_day() {
    for (evening, morning) in [
        ("2026-03-28T07:00:00+01:00", "2026-03-29T07:00:00+02:00"),
        ("2026-10-24T07:00:00+02:00", "2026-10-25T07:00:00+01:00"),
    ] {
        let hours = (at(morning) - at(evening)).num_hours();
        assert!(hours == 23 || hours == 25);
        let [a, b] = [evening, morning].map(|start| stands(Tz::Europe__Oslo, start));
        assert_eq!(a.succ_opt(), Some(b));
    }
}

/// The file knows where the athlete was; a zone that is corrected later moves the session.
#[test]
fn a_journey_and_a_correction() {
    let start = at("2026-05-04T22:30:00Z");
    let denver = FixedOffset::west_opt(6 * 3600);
    let rule = LocalDay::FileOrZone(Tz::Europe__Oslo);
    let there = rule.local(start, denver);
    assert_eq!((there.day(), there.source()), (date("2026-05-04"), OffsetSource::File));
    let home = rule.local(start, None);
    assert_eq!((home.day(), home.source()), (date("2026-05-05"), OffsetSource::Zone));

    let mut ledger = Ledger::default();
    ledger.insert(home.day(), LedgerSession::new("a", start)).unwrap();
    assert_eq!(ledger.move_to(there.day(), "a"), Ok(home.day()));
    assert_eq!(ledger.day(home.day()), DayState::Unknown);
    assert_eq!(ledger.span(), Some((there.day(), there.day())));
}
