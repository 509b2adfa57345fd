//! What a review knows besides the session itself.

use chrono::{DateTime, NaiveDate, Utc};
use stadion_load::{DynLoadModel, LocalDay, OwnRecovery, RecoveryConditions, RecoveryNumbers};
use stadion_physiology::{Athlete, DecouplingRules, DriftRule, GuidanceSettings};
use stadion_sessions::{
    Answers, Criteria, Detection, HistoryCriteria, NotationOptions, Season, Signs,
};
use stadion_types::{
    ConstantError, ConstantOverrides, ConstantSlots, OverriddenConstant, Rpe, TakesConstants,
};

use crate::load_choice::LoadPreferences;
use crate::loads::{LoadSettings, OwnLoadModels};

/// When a session was, where its own data do not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum When {
    /// Some time of this local day; what is computed from it is as wide as the day.
    Day(NaiveDate),
    /// It ended at this instant.
    Ended(DateTime<Utc>),
}

/// What a review knows besides the session itself, and by which rules it judges.
///
/// Everything has a default: an athlete of whom nothing is known, the rules as documented, local time as
/// the file has it.
///
/// ```
/// use stadion_physiology::Athlete;
/// use stadion_review::Context;
/// use stadion_types::HeartRate;
///
/// let athlete = Athlete::default().with_max_hr(HeartRate::from_bpm(190.0)?);
/// let context = Context::new(athlete).with_plan("5 x 2 km\nRecovery: 60\" jog");
/// assert_eq!(context.drift.limit_bpm, 5.0);
/// # Ok::<(), stadion_types::OutOfRange>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Context<Z = Utc> {
    /// The athlete.
    pub athlete: Athlete,
    /// Where local time comes from.
    pub local: LocalDay<Z>,
    /// What was planned, as a coach writes it; for a recording.
    pub plan: Option<String>,
    /// When it was; for a text.
    pub when: Option<When>,
    /// How hard it felt; a rating in the text itself comes before it.
    pub rpe: Option<Rpe>,
    /// What the athlete says of the session after it.
    pub answers: Answers,
    /// What was around the session that moves its recovery: whether the athlete is used to such
    /// sessions, training state, heat, food, sleep, age.
    pub conditions: RecoveryConditions,
    /// What the athlete observed after past sessions, by which recovery is moved.
    pub own_recovery: OwnRecovery,
    /// The part of the athlete's year; where it is not given it is told from the athlete's races.
    pub season: Option<Season>,
    /// How texts are read.
    pub notation: NotationOptions,
    /// How repetitions are found in a recording.
    pub detection: Detection,
    /// By which measures sessions are classed, and their run is judged ([`Criteria::judges`]).
    pub criteria: Criteria,
    /// How the rise of heart rate is judged.
    pub drift: DriftRule,
    /// How decoupling is computed and judged.
    pub decoupling: DecouplingRules,
    /// What was measured or answered beside the repetitions: lactate at the end, repetitions in reserve. The
    /// drift of heart rate in a recording comes before one that is given here.
    pub signs: Signs,
    /// By which measures a session is held against the athlete's other ones.
    pub history: HistoryCriteria,
    /// Load models by which a recording is scored besides those of this library.
    pub load_models: OwnLoadModels,
    /// The settings of those of this library.
    pub loads: LoadSettings,
    /// Which load stands for the session.
    pub load_preferences: LoadPreferences,
    /// The numbers of recovery.
    pub recovery: RecoveryNumbers,
    /// How a forecast is refined by readings, and the next repetition advised.
    pub guidance: GuidanceSettings,
    pub(crate) constants: Vec<OverriddenConstant>,
}

impl Context<Utc> {
    /// The default rules for `athlete`.
    #[must_use]
    pub fn new(athlete: Athlete) -> Self {
        Self {
            athlete,
            local: LocalDay::default(),
            plan: None,
            when: None,
            rpe: None,
            answers: Answers::default(),
            conditions: RecoveryConditions::default(),
            own_recovery: OwnRecovery::default(),
            season: None,
            notation: NotationOptions::default(),
            detection: Detection::default(),
            criteria: Criteria::default(),
            drift: DriftRule::default(),
            decoupling: DecouplingRules::default(),
            signs: Signs::default(),
            history: HistoryCriteria::default(),
            load_models: OwnLoadModels::default(),
            loads: LoadSettings::default(),
            load_preferences: LoadPreferences::default(),
            recovery: RecoveryNumbers::default(),
            guidance: GuidanceSettings::default(),
            constants: Vec::new(),
        }
    }
}

impl Default for Context<Utc> {
    fn default() -> Self {
        Self::new(Athlete::default())
    }
}

impl<Z: Clone> Context<Z> {
    /// The same athlete and rules for another session: without the plan, the time, the exertion, the answers,
    /// the conditions, the signs and the distrusted sources of this one.
    #[must_use]
    pub fn of_another(&self) -> Self {
        Self {
            plan: None,
            when: None,
            rpe: None,
            answers: Answers::default(),
            conditions: RecoveryConditions {
                training: self.conditions.training,
                age_years: self.conditions.age_years,
                not_stated: self.conditions.not_stated,
                ..RecoveryConditions::default()
            },
            season: None,
            signs: Signs::default(),
            load_preferences: self.load_preferences.of_another(),
            ..self.clone()
        }
    }
}

/// Every setting by which a session is judged takes the constants of its own.
impl<Z> TakesConstants for Context<Z> {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        self.drift.constants(slots);
        self.decoupling.constants(slots);
        self.detection.constants(slots);
        self.criteria.constants(slots);
        self.history.constants(slots);
        self.own_recovery.constants(slots);
        self.recovery.constants(slots);
        self.loads.constants(slots);
        self.guidance.constants(slots);
    }
}

impl<Z> Context<Z> {
    /// Judges by a user's constants; the documents say which.
    ///
    /// # Errors
    ///
    /// [`ConstantError`] for a value that a setting does not accept.
    pub fn with_constants(mut self, overrides: &ConstantOverrides) -> Result<Self, ConstantError> {
        self.constants = self.take_constants(overrides)?;
        Ok(self)
    }

    /// The user's constants by which this judges, by name.
    #[must_use]
    pub fn overridden(&self) -> &[OverriddenConstant] {
        &self.constants
    }

    /// Takes local time by another rule.
    #[must_use]
    pub fn with_local<Y>(self, local: LocalDay<Y>) -> Context<Y> {
        let Self {
            athlete,
            local: _,
            plan,
            when,
            rpe,
            answers,
            conditions,
            own_recovery,
            season,
            notation,
            detection,
            criteria,
            drift,
            decoupling,
            signs,
            history,
            load_models,
            loads,
            load_preferences,
            recovery,
            guidance,
            constants,
        } = self;
        Context {
            athlete,
            local,
            plan,
            when,
            rpe,
            answers,
            conditions,
            own_recovery,
            season,
            notation,
            detection,
            criteria,
            drift,
            decoupling,
            signs,
            history,
            load_models,
            loads,
            load_preferences,
            recovery,
            guidance,
            constants,
        }
    }

    /// Adds what was planned.
    #[must_use]
    pub fn with_plan(mut self, plan: impl Into<String>) -> Self {
        self.plan = Some(plan.into());
        self
    }

    /// Adds when it was.
    #[must_use]
    pub const fn with_when(mut self, when: When) -> Self {
        self.when = Some(when);
        self
    }

    /// Adds how hard it felt.
    #[must_use]
    pub const fn with_rpe(mut self, rpe: Rpe) -> Self {
        self.rpe = Some(rpe);
        self
    }

    /// Adds what the athlete says of the session.
    #[must_use]
    pub const fn with_answers(mut self, answers: Answers) -> Self {
        self.answers = answers;
        self
    }

    /// Adds what was measured or answered beside the repetitions.
    ///
    /// ```
    /// use stadion_physiology::MeterError;
    /// use stadion_review::{Context, judge_text};
    /// use stadion_sessions::Signs;
    /// use stadion_types::Lactate;
    ///
    /// let reading = Lactate::from_millimoles_per_liter(3.0)?;
    /// let signs = Signs::default().with_reading(reading, &MeterError::default());
    /// let review = judge_text("5 x 6 min sub-threshold, 60s", &Context::default().with_signs(signs));
    /// assert!(review.findings.iter().any(|f| f.rule().starts_with("sub-threshold-lactate")));
    /// # Ok::<(), stadion_types::OutOfRange>(())
    /// ```
    #[must_use]
    pub const fn with_signs(mut self, signs: Signs) -> Self {
        self.signs = signs;
        self
    }

    /// Adds a load model of one's own: a recording is scored by it as by the models of this library.
    ///
    /// ```
    /// use chrono::DateTime;
    /// use stadion_load::{Done, Load, LoadError, LoadModel, LoadSource, Minutes};
    /// use stadion_physiology::Athlete;
    /// use stadion_review::{Context, review};
    /// use stadion_types::Recording;
    ///
    /// struct TimeOnFeet;
    /// impl LoadModel for TimeOnFeet {
    ///     type Unit = Minutes;
    ///     fn id(&self) -> &'static str {
    ///         "time-on-feet"
    ///     }
    ///     fn load(&self, _: &Athlete, done: &Done<'_>) -> Result<Load<Minutes>, LoadError> {
    ///         let minutes = done.duration.as_secs_f64() / 60.0;
    ///         Ok(Load::new(minutes, self.id(), LoadSource::Speed, 1.0)?)
    ///     }
    /// }
    ///
    /// let time_s = (0..=1800).map(f64::from).collect();
    /// let run = Recording::builder(DateTime::UNIX_EPOCH, time_s).build()?;
    /// let found = review(&run, &Context::default().with_load_model(TimeOnFeet));
    /// let load = found.load.iter().find(|load| load.method() == "time-on-feet");
    /// assert_eq!(load.map(|load| load.amount()), Some(30.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_load_model(mut self, model: impl DynLoadModel + Send + Sync + 'static) -> Self {
        self.load_models.add(model);
        self
    }

    /// Adds the part of the athlete's year.
    #[must_use]
    pub const fn with_season(mut self, season: Season) -> Self {
        self.season = Some(season);
        self
    }

    /// Replaces the measures by which sessions are classed and judged.
    ///
    /// ```
    /// use stadion_review::Context;
    /// use stadion_sessions::Criteria;
    ///
    /// let mut criteria = Criteria::default();
    /// criteria.judges.reserve.fade_percent = 3.0;
    /// let context = Context::default().with_criteria(criteria);
    /// assert_eq!(context.criteria, criteria);
    /// ```
    #[must_use]
    pub const fn with_criteria(mut self, criteria: Criteria) -> Self {
        self.criteria = criteria;
        self
    }

    /// The season of a day: as it was given, else by the athlete's races.
    pub(crate) fn season(&self, day: Option<NaiveDate>) -> Option<Season> {
        let by_races = || Season::of(self.athlete.races(), day?, &self.criteria.judges.season);
        self.season.or_else(by_races)
    }

    /// The repetitions that the athlete had left, from the signs or else from the answers: the same fact has
    /// a place in both, and counts wherever it was given.
    pub(crate) fn reps_left(&self) -> Option<f64> {
        self.signs.reps_left.or(self.answers.reps_left)
    }

    /// The signs, with what the athlete answered.
    pub(crate) fn signs(&self) -> Signs {
        let mut signs = self.signs;
        signs.reps_left = self.reps_left();
        signs
    }
}
