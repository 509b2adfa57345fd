//! What is said about the recovery from a session.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset, TimeDelta, TimeZone, Utc};

use super::system::{BodySystem, Hours};
use crate::local_day::LocalDay;

/// When one system of the body is ready again.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct SystemRecovery {
    /// The system.
    pub system: BodySystem,
    /// Hours after the end of the session.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub hours: Hours,
    /// The id of the source of the later end.
    pub source: Cow<'static, str>,
}

/// What somebody states for the class of the session.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Stated {
    /// Hours after the end of the session.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub hours: Hours,
    /// The id of the source.
    pub source: Cow<'static, str>,
}

/// When the athlete is ready again: overall and by system, with what others state beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Recovery {
    pub(super) systems: [SystemRecovery; 4],
    pub(super) stated: Vec<Stated>,
    pub(super) ready: Option<(DateTime<FixedOffset>, DateTime<FixedOffset>)>,
}

impl Recovery {
    /// The later of all systems, end by end.
    #[must_use]
    pub fn overall(&self) -> Hours {
        self.systems.iter().fold(Hours::literal(0.0, 0.0), |all, s| all.later(s.hours))
    }

    /// Each system, in the order of [`BodySystem::ALL`].
    #[must_use]
    pub const fn systems(&self) -> &[SystemRecovery; 4] {
        &self.systems
    }

    /// One system.
    #[must_use]
    pub const fn system(&self, system: BodySystem) -> &SystemRecovery {
        &self.systems[system.index()]
    }

    /// What others state for the classes of the session.
    #[must_use]
    pub fn stated(&self) -> &[Stated] {
        &self.stated
    }

    /// From when on an easy run is carried again, in local time; absent without the session's end.
    #[must_use]
    pub fn ready_from(&self) -> Option<DateTime<FixedOffset>> {
        self.ready.map(|(from, _)| from)
    }

    /// When the next session of the same class is carried at the latest, in local time.
    #[must_use]
    pub fn ready_to(&self) -> Option<DateTime<FixedOffset>> {
        self.ready.map(|(_, to)| to)
    }

    /// Adds the instants, counted from the end of the session and shown by the rule for local time;
    /// `file` is the offset that the recording's file tells.
    #[must_use]
    pub fn after<Z: TimeZone>(
        mut self,
        end: DateTime<Utc>,
        rule: &LocalDay<Z>,
        file: Option<FixedOffset>,
    ) -> Self {
        let at = |hours: f64| {
            // Beyond the calendar's end there is no instant to show.
            #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
            let shift = TimeDelta::try_milliseconds((hours * 3_600_000.0).round() as i64)?;
            Some(rule.local(end.checked_add_signed(shift)?, file).at())
        };
        let overall = self.overall();
        self.ready = at(overall.min_h()).zip(at(overall.max_h()));
        self
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{BodySystem, DateTime, FixedOffset, Hours, Recovery, Stated, SystemRecovery};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    #[derive(Serialize)]
    struct Out<'a> {
        overall: Hours,
        systems: &'a [SystemRecovery; 4],
        stated: &'a [Stated],
        ready_from: Option<DateTime<FixedOffset>>,
        ready_to: Option<DateTime<FixedOffset>>,
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct In {
        overall: Hours,
        systems: [SystemRecovery; 4],
        stated: Vec<Stated>,
        ready_from: Option<DateTime<FixedOffset>>,
        ready_to: Option<DateTime<FixedOffset>>,
    }

    impl Serialize for Recovery {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Out {
                overall: self.overall(),
                systems: &self.systems,
                stated: &self.stated,
                ready_from: self.ready_from(),
                ready_to: self.ready_to(),
            }
            .serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for Recovery {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let In { overall, systems, stated, ready_from, ready_to } =
                In::deserialize(deserializer)?;
            if !systems.iter().map(|s| s.system).eq(BodySystem::ALL) {
                return Err(D::Error::custom("each system of the body stands once, in its order"));
            }
            let ready = match (ready_from, ready_to) {
                (None, None) => None,
                (Some(from), Some(to)) if from <= to => Some((from, to)),
                _ => return Err(D::Error::custom("ready_from and ready_to are no span")),
            };
            let recovery = Self { systems, stated, ready };
            if recovery.overall() == overall {
                Ok(recovery)
            } else {
                Err(D::Error::custom("overall is not the latest of the systems"))
            }
        }
    }
}
