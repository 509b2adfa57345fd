//! What was seen of one executed session.

use chrono::NaiveDate;
use stadion_physiology::Drift;
use stadion_sessions::Answers;
use stadion_types::{HeartRate, Lactate, Rpe, Speed};

use super::error::MonitorError;

/// What was seen of one executed session. What was not measured or not said is absent, and absent is never
/// a sign.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_plan::SessionSigns;
/// use stadion_types::Rpe;
///
/// let day = NaiveDate::from_ymd_opt(2026, 5, 4).ok_or("no such day")?;
/// let signs = SessionSigns { rpe: Some(Rpe::from_cr10(8.0)?), ..SessionSigns::of(day) };
/// assert!(signs.lactate.is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SessionSigns {
    /// The day of the session.
    pub day: NaiveDate,
    /// The speed that the repetitions were to be run at.
    #[cfg_attr(feature = "serde", serde(default, rename = "prescribed_m_s"))]
    pub prescribed: Option<Speed>,
    /// Their mean speed as run.
    #[cfg_attr(feature = "serde", serde(default, rename = "run_m_s"))]
    pub run: Option<Speed>,
    /// The rise of heart rate, as its rule judges it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub drift: Option<Drift>,
    /// Heart rate at the end of the last repetition.
    #[cfg_attr(feature = "serde", serde(default, rename = "hr_end_bpm"))]
    pub hr_end: Option<HeartRate>,
    /// What it was to stay below.
    #[cfg_attr(feature = "serde", serde(default, rename = "hr_cap_bpm"))]
    pub hr_cap: Option<HeartRate>,
    /// A reading within a minute of the end of the last repetition.
    #[cfg_attr(feature = "serde", serde(default, rename = "lactate_mmol_l"))]
    pub lactate: Option<Lactate>,
    /// By how much the later half of the times is slower than the earlier one, in per cent, as
    /// [`pace_fade`](stadion_sessions::pace_fade) gives it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub fade_percent: Option<f64>,
    /// Effort of the session.
    #[cfg_attr(feature = "serde", serde(default))]
    pub rpe: Option<Rpe>,
    /// What the athlete says: repetitions left, pain, whether running tomorrow can be imagined.
    #[cfg_attr(feature = "serde", serde(default))]
    pub answers: Answers,
    /// Whether it was hot.
    #[cfg_attr(feature = "serde", serde(default))]
    pub heat: Option<bool>,
    /// Whether the athlete was ill.
    #[cfg_attr(feature = "serde", serde(default))]
    pub ill: Option<bool>,
}

impl SessionSigns {
    /// A session of which nothing but its day is known.
    #[must_use]
    pub const fn of(day: NaiveDate) -> Self {
        Self {
            day,
            prescribed: None,
            run: None,
            drift: None,
            hr_end: None,
            hr_cap: None,
            lactate: None,
            fade_percent: None,
            rpe: None,
            answers: Answers { reps_left: None, pain: None, run_tomorrow: None },
            heat: None,
            ill: None,
        }
    }

    /// The speed that the session's signs belong to.
    pub(super) fn speed(&self) -> Option<Speed> {
        self.run.or(self.prescribed).filter(|speed| speed.meters_per_second() > 0.0)
    }

    /// How much faster than asked it was run, as a part; nothing where either is unknown.
    pub(super) fn faster(&self) -> Option<f64> {
        let asked = self.prescribed?.meters_per_second();
        (asked > 0.0).then_some(self.run?.meters_per_second() / asked - 1.0)
    }

    /// Refuses what is no number.
    pub(super) fn check(&self) -> Result<(), MonitorError> {
        let drift = self.drift.as_ref();
        let interval = drift.and_then(|d| d.interval);
        let numbers = [
            ("fade_percent", self.fade_percent),
            ("answers.reps_left", self.answers.reps_left),
            ("drift.delta_bpm", drift.and_then(|d| d.delta_bpm)),
            ("drift.corrected_bpm", drift.and_then(|d| d.corrected_bpm)),
            ("drift.limit_bpm", drift.map(|d| d.limit_bpm)),
            ("drift.interval.lo", interval.map(|i| i.lo)),
            ("drift.interval.hi", interval.map(|i| i.hi)),
        ];
        let bad = numbers.into_iter().find(|(_, value)| value.is_some_and(|v| !v.is_finite()));
        bad.map_or(Ok(()), |(field, _)| Err(MonitorError::NotANumber { field, day: self.day }))
    }
}
