//! What was seen of one executed session.

use chrono::NaiveDate;
use stadion_physiology::{Drift, DriftRule, RepDone};
use stadion_sessions::{Answers, ReserveSigns};
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

    /// What repetitions show: speeds asked for and run (the way over the time, of those whose speed is
    /// known), drift by `rule`, and heart rate, reading and effort at the end of the last one.
    ///
    /// ```
    /// use std::time::Duration;
    /// use chrono::NaiveDate;
    /// use stadion_physiology::{DriftRep, DriftRule, RepDone};
    /// use stadion_plan::SessionSigns;
    /// use stadion_types::{Lactate, Speed};
    ///
    /// let rep = |start_s, speed| {
    ///     let rep = DriftRep::new(start_s, Duration::from_secs(300)).with_speed(Some(speed));
    ///     RepDone::new(rep).with_asked(Some(Speed::const_meters_per_second(4.0)))
    /// };
    /// let reading = Lactate::const_millimoles_per_liter(3.1);
    /// let reps = [
    ///     rep(0.0, Speed::const_meters_per_second(4.0)),
    ///     rep(360.0, Speed::const_meters_per_second(4.2)).with_lactate(Some(reading)),
    /// ];
    /// let day = NaiveDate::from_ymd_opt(2026, 5, 4).ok_or("no such day")?;
    /// let signs = SessionSigns::of_reps(day, &reps, &DriftRule::default());
    /// assert_eq!(signs.run.map(Speed::meters_per_second), Some(4.1));
    /// assert_eq!(signs.lactate, Some(reading));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn of_reps(day: NaiveDate, reps: &[RepDone], rule: &DriftRule) -> Self {
        let last = reps.last();
        let drift: Vec<_> = reps.iter().map(|rep| rep.rep).collect();
        Self {
            prescribed: mean_speed(reps, |rep| rep.asked),
            run: mean_speed(reps, |rep| rep.rep.speed),
            drift: (!reps.is_empty()).then(|| rule.judge(&drift)),
            hr_end: last.and_then(|rep| rep.rep.hr_end),
            lactate: last.and_then(|rep| rep.lactate),
            rpe: last.and_then(|rep| rep.rpe),
            ..Self::of(day)
        }
    }

    /// Takes over what the judge of the reserve is given: drift, fade, effort and answers. What is absent there
    /// stays as it was.
    #[must_use]
    pub fn with_reserve(mut self, signs: &ReserveSigns<'_>) -> Self {
        self.drift = signs.drift.cloned().or(self.drift);
        self.fade_percent = signs.fade_percent.or(self.fade_percent);
        self.rpe = signs.rpe.or(self.rpe);
        self.answers = Answers {
            reps_left: signs.answers.reps_left.or(self.answers.reps_left),
            pain: signs.answers.pain.or(self.answers.pain),
            run_tomorrow: signs.answers.run_tomorrow.or(self.answers.run_tomorrow),
        };
        self
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

/// The way over the time, of the repetitions whose speed is known.
fn mean_speed(reps: &[RepDone], speed: impl Fn(&RepDone) -> Option<Speed>) -> Option<Speed> {
    let (mut way, mut time) = (0.0, 0.0);
    for rep in reps {
        if let Some(speed) = speed(rep) {
            let seconds = rep.rep.duration.as_secs_f64();
            way += speed.meters_per_second() * seconds;
            time += seconds;
        }
    }
    (time > 0.0).then_some(way / time).and_then(|v| Speed::from_meters_per_second(v).ok())
}
