//! Serde form: the days that were entered, in their order. A day that is not listed is unknown.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use stadion_types::Sport;

use super::{Day, Ledger, LedgerSession};
use crate::unit::ErasedLoad;

#[derive(Serialize)]
struct Out<'a> {
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
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct In {
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
    loads: Vec<ErasedLoad>,
}

impl<'de> Deserialize<'de> for LedgerSession {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = InSession::deserialize(deserializer)?;
        let count = read.loads.len();
        let mut session = Self::new(read.id, read.start);
        if let Some(sport) = read.sport {
            session = session.with_sport(sport);
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
                Day::Rest => OutDay { date, status: Status::Rest, sessions: &[] },
                Day::Trained(sessions) => OutDay { date, status: Status::Trained, sessions },
            })
            .collect();
        Out { days }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Ledger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut ledger = Self::default();
        for InDay { date, status, sessions } in In::deserialize(deserializer)?.days {
            if ledger.days.contains_key(&date) {
                return Err(D::Error::custom(format_args!("{date} stands twice in the ledger")));
            }
            match (status, sessions.is_empty()) {
                (Status::Rest, true) => ledger.mark_rest(date).map_err(D::Error::custom)?,
                (Status::Trained, false) => {
                    for session in sessions {
                        ledger.insert(date, session).map_err(D::Error::custom)?;
                    }
                }
                (Status::Rest, false) => {
                    return Err(D::Error::custom(format_args!("{date} is a rest with sessions")));
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

    const TEXT: &str = r#"{"days":[{"date":"2026-05-03","status":"rest"},{"date":"2026-05-05","status":"trained","sessions":[{"id":"a","start":"2026-05-05T16:00:00Z","sport":"running","loads":[{"method":"session-rpe","amount":180.0,"unit":"CR10 min","coverage":1.0,"source":"perceived-exertion","status":"complete"}]}]}]}"#;

    #[test]
    fn the_file_form_is_this_text() {
        let mut ledger = Ledger::default();
        let start = "2026-05-05T16:00:00Z".parse::<DateTime<Utc>>().unwrap();
        let load =
            ErasedLoad::new(180.0, "CR10 min", "session-rpe", LoadSource::PerceivedExertion, 1.0);
        let session = LedgerSession::new("a", start).with_sport(Sport::Running);
        ledger.insert(start.date_naive(), session.with_load(load.unwrap())).unwrap();
        ledger.mark_rest(NaiveDate::from_ymd_opt(2026, 5, 3).unwrap()).unwrap();
        assert_eq!(serde_json::to_string(&ledger).unwrap(), TEXT);
        assert_eq!(serde_json::from_str::<Ledger>(TEXT).unwrap(), ledger);
    }

    #[test]
    fn a_file_cannot_hold_a_contradiction() {
        for (good, bad) in [
            ("05-03\",\"status\":\"rest", "05-03\",\"status\":\"trained"),
            ("05-05\",\"status\":\"trained", "05-05\",\"status\":\"rest"),
            ("2026-05-03", "2026-05-05"),
            ("180.0", "-180.0"),
            ("\"id\"", "\"name\""),
        ] {
            let text = TEXT.replace(good, bad);
            assert_ne!(text, TEXT);
            assert!(serde_json::from_str::<Ledger>(&text).is_err(), "{text}");
        }
    }
}
