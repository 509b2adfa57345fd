//! Serde form: the days that were entered, in their order. A day that is not listed is unknown.

use core::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use stadion_types::{Distance, Sport};

use super::{Day, Ledger, LedgerSession};
use crate::unit::ErasedLoad;

/// Raised when an older reader would misread a file.
const SCHEMA_VERSION: u32 = 1;

#[derive(Serialize)]
struct Out<'a> {
    schema_version: u32,
    days: Vec<OutDay<'a>>,
}

#[derive(Serialize)]
struct OutDay<'a> {
    date: NaiveDate,
    status: Status,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    sessions: &'a [LedgerSession],
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Status {
    Trained,
    Rest,
    Unknown,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct In {
    schema_version: u32,
    days: Vec<InDay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InDay {
    date: NaiveDate,
    status: Status,
    #[serde(default)]
    sessions: Vec<LedgerSession>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InSession {
    id: String,
    start: DateTime<Utc>,
    sport: Option<Sport>,
    distance_m: Option<Distance>,
    zones_s: Option<[f64; 3]>,
    loads: Vec<ErasedLoad>,
}

#[derive(Serialize)]
struct OutSession<'a> {
    id: &'a str,
    start: DateTime<Utc>,
    sport: Option<Sport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    distance_m: Option<Distance>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zones_s: Option<[f64; 3]>,
    loads: &'a [ErasedLoad],
}

impl Serialize for LedgerSession {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        OutSession {
            id: self.id(),
            start: self.start(),
            sport: self.sport(),
            distance_m: self.distance(),
            zones_s: self.zones().map(|zones| zones.map(|time| time.as_secs_f64())),
            loads: self.loads(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for LedgerSession {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = InSession::deserialize(deserializer)?;
        let count = read.loads.len();
        let mut session = Self::new(read.id, read.start);
        if let Some(sport) = read.sport {
            session = session.with_sport(sport);
        }
        if let Some(distance) = read.distance_m {
            session = session.with_distance(distance);
        }
        if let Some(seconds) = read.zones_s {
            let mut zones = [Duration::ZERO; 3];
            for (zone, seconds) in zones.iter_mut().zip(seconds) {
                *zone = Duration::try_from_secs_f64(seconds).map_err(D::Error::custom)?;
            }
            session = session.with_zones(zones);
        }
        let session = read.loads.into_iter().fold(session, Self::with_load);
        if session.loads().len() == count {
            Ok(session)
        } else {
            Err(D::Error::custom("a session has two loads by the same method"))
        }
    }
}

impl Serialize for Ledger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let days = self
            .days
            .iter()
            .map(|(&date, day)| match day {
                Day::Unknown => OutDay { date, status: Status::Unknown, sessions: &[] },
                Day::Rest => OutDay { date, status: Status::Rest, sessions: &[] },
                Day::Trained(sessions) => OutDay { date, status: Status::Trained, sessions },
            })
            .collect();
        Out { schema_version: SCHEMA_VERSION, days }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Ledger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut ledger = Self::default();
        let read = In::deserialize(deserializer)?;
        if read.schema_version != SCHEMA_VERSION {
            let version = read.schema_version;
            return Err(D::Error::custom(format_args!(
                "a ledger of version {version}; this is version {SCHEMA_VERSION}"
            )));
        }
        for InDay { date, status, sessions } in read.days {
            if ledger.days.contains_key(&date) {
                return Err(D::Error::custom(format_args!("{date} stands twice in the ledger")));
            }
            match (status, sessions.is_empty()) {
                (Status::Unknown, true) => {
                    ledger.mark_unknown_days(date, date).map_err(D::Error::custom)?;
                }
                (Status::Rest, true) => ledger.mark_rest(date).map_err(D::Error::custom)?,
                (Status::Trained, false) => {
                    for session in sessions {
                        ledger.insert(date, session).map_err(D::Error::custom)?;
                    }
                }
                (Status::Rest | Status::Unknown, false) => {
                    return Err(D::Error::custom(format_args!(
                        "{date} has sessions and is said to have none"
                    )));
                }
                (Status::Trained, true) => {
                    return Err(D::Error::custom(format_args!("{date} has no session")));
                }
            }
        }
        Ok(ledger)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::LoadSource;

    const TEXT: &str = r#"{"schema_version":1,"days":[{"date":"2026-05-03","status":"rest"},{"date":"2026-05-04","status":"unknown"},{"date":"2026-05-05","status":"trained","sessions":[{"id":"a","start":"2026-05-05T16:00:00Z","sport":"running","distance_m":12000.5,"zones_s":[1800.0,1500.25,0.0],"loads":[{"method":"session-rpe","amount":180.0,"unit":"CR10 min","coverage":1.0,"source":"perceived-exertion","status":"complete"}]}]}]}"#;

    #[test]
    fn the_file_form_is_this_text() {
        let mut ledger = Ledger::default();
        let start = "2026-05-05T16:00:00Z".parse::<DateTime<Utc>>().unwrap();
        let load =
            ErasedLoad::new(180.0, "CR10 min", "session-rpe", LoadSource::PerceivedExertion, 1.0);
        let zones = [1_800_000, 1_500_250, 0].map(Duration::from_millis);
        let session = LedgerSession::new("a", start)
            .with_sport(Sport::Running)
            .with_distance(Distance::const_meters(12_000.5))
            .with_zones(zones);
        ledger.insert(start.date_naive(), session.with_load(load.unwrap())).unwrap();
        let day = |day| NaiveDate::from_ymd_opt(2026, 5, day).unwrap();
        ledger.mark_rest(day(3)).unwrap();
        ledger.mark_unknown_days(day(4), day(4)).unwrap();
        assert_eq!(serde_json::to_string(&ledger).unwrap(), TEXT);
        assert_eq!(serde_json::from_str::<Ledger>(TEXT).unwrap(), ledger);
    }

    #[test]
    fn a_file_cannot_hold_a_contradiction() {
        for (good, bad) in [
            ("05-03\",\"status\":\"rest", "05-03\",\"status\":\"trained"),
            ("05-05\",\"status\":\"trained", "05-05\",\"status\":\"rest"),
            ("2026-05-03", "2026-05-05"),
            ("05-04\",\"status\":\"unknown", "05-04\",\"status\":\"trained"),
            ("05-05\",\"status\":\"trained", "05-05\",\"status\":\"unknown"),
            ("\"schema_version\":1", "\"schema_version\":2"),
            ("\"schema_version\":1,", ""),
            ("12000.5", "-1.0"),
            ("1800.0", "-1.0"),
            ("180.0", "-180.0"),
            ("\"id\"", "\"name\""),
        ] {
            let text = TEXT.replace(good, bad);
            assert_ne!(text, TEXT);
            assert!(serde_json::from_str::<Ledger>(&text).is_err(), "{text}");
        }
    }
}
