//! What no plan passes by, as data.

use stadion_sessions::Class;

use super::constants as c;

/// What the day after a race may hold.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case", rename_all_fields = "snake_case"))]
pub enum AfterRaceRule {
    /// An easy run.
    Easy,
    /// Speed endurance on the next calendar day after a short race; race and session count as one block.
    SpeedEndurance {
        /// The longest race, in metres.
        race_most_m: f64,
        /// The least hours from the race to the session.
        hours_least: f64,
        /// The hours that the block takes, from the end of the session.
        block_h: [f64; 2],
    },
}

/// When a breakthrough may be planned.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct BreakthroughRule {
    /// The least days from one to the next; none below 14 is accepted.
    pub every_days: u32,
    /// Days without quality before it.
    pub rest_before_days: u32,
}

impl Default for BreakthroughRule {
    fn default() -> Self {
        Self { every_days: 28, rest_before_days: 2 }
    }
}

/// The residual fatigue that a method tolerates before a session of a class, in hours before the earlier end of
/// recovery.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Tolerance {
    /// The class of the session.
    pub class: Class,
    /// How many hours before the systems that it loads are ready it may start.
    pub early_h: f64,
}

/// What no plan passes by.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Gates {
    /// Hours from the end of the last sprint session to a race.
    pub sprint_before_race_h: f64,
    /// Hours from the end of the last speed-endurance session to a race.
    pub speed_endurance_before_race_h: f64,
    /// Hours from the end of other quality to a race.
    pub quality_before_race_h: f64,
    /// Sprint or hill-sprint sessions that are the groundwork of sprint work.
    pub groundwork_sessions: u32,
    /// The days over which they count.
    pub groundwork_days: u32,
    /// What the day after a race may hold.
    pub after_race: AfterRaceRule,
    /// The most hard days in seven.
    pub hard_days_in_seven: u32,
    /// When a breakthrough may be planned.
    pub breakthrough: BreakthroughRule,
    /// Hours before the earlier end of recovery at which any session may start: sessions of two days at the same
    /// hour lie less than a day apart.
    pub early_h: f64,
    /// The residual fatigue that is tolerated before sessions of some classes.
    pub tolerances: Vec<Tolerance>,
}

impl Default for Gates {
    fn default() -> Self {
        Self {
            sprint_before_race_h: c::SPRINT_BEFORE_RACE_H,
            speed_endurance_before_race_h: c::SPEED_ENDURANCE_BEFORE_RACE_H,
            quality_before_race_h: c::QUALITY_BEFORE_RACE_H,
            groundwork_sessions: 4,
            groundwork_days: 56,
            after_race: AfterRaceRule::Easy,
            hard_days_in_seven: 2,
            breakthrough: BreakthroughRule::default(),
            early_h: c::EARLY_H,
            tolerances: Vec::new(),
        }
    }
}

impl Gates {
    /// How many hours before the earlier end of recovery a session of a class may start.
    #[must_use]
    pub fn early_h(&self, class: Class) -> f64 {
        let stated = self.tolerances.iter().find(|t| t.class == class);
        stated.map_or(self.early_h, |t| t.early_h)
    }
}
