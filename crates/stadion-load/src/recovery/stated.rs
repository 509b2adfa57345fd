//! What others say of a class, kept apart from what is computed.

use stadion_sessions::Class;
use stadion_types::Source;

use super::system::Hours;
use crate::sources as s;

/// A figure that somebody states for a class of sessions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StatedRecovery {
    /// The class.
    pub class: Class,
    /// Distances in metres between which a statement on races holds.
    pub race_m: Option<(f64, f64)>,
    /// The hours.
    pub hours: Hours,
    /// Whether the statement is made on the condition that the groundwork is laid.
    pub needs_groundwork: bool,
    /// Who says so.
    pub source: Source,
}

const fn says(class: Class, min_h: f64, max_h: f64, source: Source) -> StatedRecovery {
    let hours = Hours::literal(min_h, max_h);
    StatedRecovery { class, race_m: None, hours, needs_groundwork: false, source }
}

/// What practitioners state, in the order in which it is shown.
pub const STATED_RECOVERY: &[StatedRecovery] = &[
    says(Class::Easy, 0.0, 8.0, s::ZONE_TABLE),
    says(Class::Recovery, 0.0, 8.0, s::ZONE_TABLE),
    says(Class::Single, 24.0, 24.0, s::HERO_TEXT),
    says(Class::Threshold, 24.0, 36.0, s::ZONE_TABLE),
    says(Class::Hero, 72.0, 72.0, s::HERO_TEXT),
    StatedRecovery { needs_groundwork: true, ..says(Class::Sprint, 48.0, 72.0, s::SPRINT_TEXT) },
    // What is said of maximal velocity and of sprint endurance with full rests.
    says(Class::Acceleration, 48.0, 72.0, s::HAUGEN),
    says(Class::SprinterSpeedEndurance, 48.0, 72.0, s::HAUGEN),
    says(Class::SpeedEndurance, 72.0, 120.0, s::SPEED_ENDURANCE_TEXT),
    says(Class::Breakthrough, 48.0, 72.0, s::FRIEL),
    StatedRecovery {
        race_m: Some((5000.0, 10_000.0)),
        ..says(Class::Race, 48.0, 72.0, s::FELLRNR)
    },
];
