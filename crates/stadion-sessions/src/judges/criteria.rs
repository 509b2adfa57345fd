//! What all judges go by, as one value.

use super::again::AgainCriteria;
use super::exposure::ExposureCriteria;
use super::full_recovery::FullRecoveryCriteria;
use super::hard_days::HardDaysCriteria;
use super::heart_rules::HeartCriteria;
use super::progress::ProgressCriteria;
use super::reserve::ReserveCriteria;
use super::rests::RestTakenCriteria;
use super::season::SeasonCriteria;
use super::splits::SplitCriteria;
use super::stop::StopCriteria;
use super::sub_threshold::BandCriteria;
use super::target::AimCriteria;

/// Every limit of the judges; the defaults are those of the documentation. In a file each can be replaced, and
/// what is absent has its default.
///
/// ```
/// use stadion_sessions::JudgeCriteria;
///
/// let mut judges = JudgeCriteria::default();
/// assert_eq!((judges.reserve.reps, judges.aim.within, judges.stop.sprint.running), (2.0, 0.015, 2));
/// judges.aim.within = 0.02;
/// assert_ne!(judges, JudgeCriteria::default());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct JudgeCriteria {
    /// Targets.
    pub aim: AimCriteria,
    /// Even times, cut-downs and times in turns.
    pub splits: SplitCriteria,
    /// Rest taken against rest prescribed.
    pub rests: RestTakenCriteria,
    /// Rests that are called full.
    pub full_recovery: FullRecoveryCriteria,
    /// Repetitions in reserve; the class of a spoiled single goes by it too.
    pub reserve: ReserveCriteria,
    /// The band of sub-threshold work.
    pub band: BandCriteria,
    /// Heart rate beside pace.
    pub heart: HeartCriteria,
    /// When to have stopped.
    pub stop: StopCriteria,
    /// The athlete's season.
    pub season: SeasonCriteria,
    /// Hard days.
    pub hard_days: HardDaysCriteria,
    /// Race-specific exposure over weeks.
    pub exposure: ExposureCriteria,
    /// The same session again.
    pub again: AgainCriteria,
    /// Progress of bests.
    pub progress: ProgressCriteria,
}
