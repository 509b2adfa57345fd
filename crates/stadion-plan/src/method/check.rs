//! What is wrong with a method, and where.

use stadion_sessions::{Class, NotationOptions, parse};

use super::constants::BOUND_MOST;
use super::{AfterRaceRule, PaceAnchor, SessionTemplate, TemplateRole, TrainingMethod, WorkSet};
use crate::monitor::MonitorSettingsError;

/// What is wrong with one field of a method.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MethodProblem {
    /// A cycle without days, or longer than eight weeks.
    #[error("a cycle has 1 to 56 days, not {days}")]
    CycleLength {
        /// How many it has.
        days: usize,
    },
    /// No day of the cycle has a session.
    #[error("no day of the cycle has a session")]
    NothingToDo,
    /// A name that no session has.
    #[error("there is no session {name:?}; there are {known}")]
    NoSuchSession {
        /// The name.
        name: String,
        /// The names that there are.
        known: String,
    },
    /// A day of the cycle that there is not, or that is named twice.
    #[error("day {day} of the cycle is none, or is named twice")]
    NoSuchDay {
        /// The day, from 1.
        day: usize,
    },
    /// A number outside of what it may be.
    #[error("{value} does not lie in {min} to {max}")]
    OutOfRange {
        /// The number.
        value: f64,
        /// The least.
        min: f64,
        /// The most.
        max: f64,
    },
    /// Two settings that contradict each other.
    #[error("{least} is the least and {most} the most")]
    Contradiction {
        /// The least.
        least: f64,
        /// The most.
        most: f64,
    },
    /// Hero workouts are never planned.
    #[error("hero workouts are never planned; whoever wants one runs it on their own account")]
    Hero,
    /// A session of repetitions that has none.
    #[error("work is asked for and no set is given")]
    NoSets,
    /// A set that has no place in its session.
    #[error("{role} sessions have no such set")]
    SetOfRole {
        /// The role of the session.
        role: &'static str,
    },
    /// A text that the notation does not read whole.
    #[error("the text is not read: {why}")]
    Unread {
        /// Why.
        why: String,
    },
    /// A name that is empty, or that no single line can hold.
    #[error("a method has an id of one line, without control characters")]
    NoId,
}

/// What is wrong with a method, and where.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{at}: {problem}")]
#[non_exhaustive]
pub struct MethodError {
    /// The field, as a path through the document.
    pub at: String,
    /// What is wrong.
    pub problem: MethodProblem,
}

fn error(at: impl Into<String>, problem: MethodProblem) -> MethodError {
    MethodError { at: at.into(), problem }
}

fn within(at: &str, value: f64, [min, max]: [f64; 2]) -> Result<(), MethodError> {
    if value >= min && value <= max {
        Ok(())
    } else {
        Err(error(at, MethodProblem::OutOfRange { value, min, max }))
    }
}

fn ordered(at: &str, least: f64, most: f64) -> Result<(), MethodError> {
    if least <= most {
        Ok(())
    } else {
        Err(error(at, MethodProblem::Contradiction { least, most }))
    }
}

impl TrainingMethod {
    /// Whether the method can be planned by.
    ///
    /// # Errors
    ///
    /// [`MethodError`] with the path of the first field that is wrong.
    pub fn check(&self) -> Result<(), MethodError> {
        // Calendars and tables print it on one line.
        if self.id.trim().is_empty() || self.id.chars().any(char::is_control) {
            return Err(error("id", MethodProblem::NoId));
        }
        self.check_cycle()?;
        self.check_rules()?;
        self.check_gates()?;
        self.monitor.check().map_err(|e| {
            let MonitorSettingsError { setting, value, min, max } = e;
            error(format!("monitor.{setting}"), MethodProblem::OutOfRange { value, min, max })
        })?;
        for (name, session) in &self.sessions {
            self.check_session(&format!("sessions.{name}"), session)?;
        }
        Ok(())
    }

    fn check_name(&self, at: &str, name: &str) -> Result<(), MethodError> {
        if self.sessions.contains_key(name) {
            return Ok(());
        }
        let known: Vec<&str> = self.sessions.keys().map(String::as_str).collect();
        let known = known.join(", ");
        Err(error(at, MethodProblem::NoSuchSession { name: name.to_owned(), known }))
    }

    fn check_cycle(&self) -> Result<(), MethodError> {
        let days = self.cycle.len();
        if days == 0 || days > 56 {
            return Err(error("cycle", MethodProblem::CycleLength { days }));
        }
        if self.cycle.iter().all(|day| day.sessions.is_empty()) {
            return Err(error("cycle", MethodProblem::NothingToDo));
        }
        for (i, day) in self.cycle.iter().enumerate() {
            for name in &day.sessions {
                self.check_name(&format!("cycle.{}", i + 1), name)?;
            }
        }
        for (i, &day) in self.leave_out.iter().enumerate() {
            if day == 0 || day > days || self.leave_out[..i].contains(&day) {
                let at = format!("leave_out.{}", i + 1);
                return Err(error(at, MethodProblem::NoSuchDay { day }));
            }
        }
        Ok(())
    }

    fn check_rules(&self) -> Result<(), MethodError> {
        const MINUTES: [f64; 2] = [1.0, 1440.0];
        let (quality, easy, grow) = (&self.quality, &self.easy, &self.progression);
        within("quality.share", quality.share, [0.0, 1.0])?;
        within("quality.least_min", quality.least_min, MINUTES)?;
        within("quality.most_min", quality.most_min, MINUTES)?;
        within("quality.width", quality.width, [0.0, 0.2])?;
        within("quality.sessions_most", f64::from(quality.sessions_most), [0.0, 14.0])?;
        within("quality.reps_least", f64::from(quality.reps_least), [1.0, 100.0])?;
        ordered("quality.least_min", quality.least_min, quality.most_min)?;
        within("easy.hr_max_share", easy.hr_max_share, [0.4, 1.0])?;
        within("easy.vvo2max_share", easy.vvo2max_share, [0.3, 1.0])?;
        within("easy.least_min", easy.least_min, MINUTES)?;
        within("easy.most_min", easy.most_min, MINUTES)?;
        within("easy.new_day_most_min", easy.new_day_most_min, MINUTES)?;
        ordered("easy.least_min", easy.least_min, easy.most_min)?;
        ordered("easy.new_day_most_min", easy.least_min, easy.new_day_most_min)?;
        within("long.week_share", self.long.week_share, [0.0, 1.0])?;
        within("long.most_min", self.long.most_min, MINUTES)?;
        ordered("long.most_min", easy.least_min, self.long.most_min)?;
        within("progression.weekly_growth_most", grow.weekly_growth_most, [0.0, BOUND_MOST])?;
        within("progression.longest_growth_most", grow.longest_growth_most, [0.0, BOUND_MOST])?;
        within("progression.weekly_growth", grow.weekly_growth, [0.0, BOUND_MOST])?;
        within("progression.ramp_growth", grow.ramp_growth, [0.0, BOUND_MOST])?;
        ordered("progression.weekly_growth", grow.weekly_growth, grow.weekly_growth_most)?;
        ordered("progression.ramp_growth", grow.ramp_growth, grow.weekly_growth_most)?;
        within("progression.weekly_goal_min", grow.weekly_goal_min, [1.0, 10_080.0])?;
        within("progression.unknown_week_min", grow.unknown_week_min, [1.0, 10_080.0])?;
        within("progression.after_pause", grow.after_pause, [0.0, 1.0])?;
        within("progression.after_long_pause", grow.after_long_pause, [0.0, 1.0])?;
        within("progression.new_day_every", f64::from(grow.new_day_every), [7.0, 365.0])?;
        within("progression.run_days", f64::from(grow.run_days), [1.0, 7.0])?;
        if let Some(deload) = &grow.deload {
            within("progression.deload.every_weeks", f64::from(deload.every_weeks), [2.0, 52.0])?;
            within("progression.deload.share", deload.share, [0.1, 1.0])?;
        }
        if let Some(taper) = &self.taper {
            within("taper.days", f64::from(taper.days), [1.0, 42.0])?;
            within("taper.volume", taper.volume, [0.0, 1.0])?;
        }
        for (i, cap) in self.lt2_caps.iter().enumerate() {
            within(&format!("lt2_caps.{}.share", i + 1), cap.share, [0.3, 1.5])?;
        }
        Ok(())
    }

    fn check_gates(&self) -> Result<(), MethodError> {
        const HOURS: [f64; 2] = [0.0, 672.0];
        let gates = &self.gates;
        within("gates.sprint_before_race_h", gates.sprint_before_race_h, HOURS)?;
        within("gates.speed_endurance_before_race_h", gates.speed_endurance_before_race_h, HOURS)?;
        within("gates.quality_before_race_h", gates.quality_before_race_h, HOURS)?;
        within("gates.hard_days_in_seven", f64::from(gates.hard_days_in_seven), [0.0, 7.0])?;
        within("gates.groundwork_days", f64::from(gates.groundwork_days), [1.0, 365.0])?;
        let every = f64::from(gates.breakthrough.every_days);
        within("gates.breakthrough.every_days", every, [14.0, 3650.0])?;
        let before = f64::from(gates.breakthrough.rest_before_days);
        within("gates.breakthrough.rest_before_days", before, [1.0, 13.0])?;
        if let AfterRaceRule::SpeedEndurance { race_most_m, hours_least, block_h } =
            gates.after_race
        {
            let at = "gates.after_race.speed-endurance";
            within(&format!("{at}.race_most_m"), race_most_m, [1.0, 3000.0])?;
            within(&format!("{at}.hours_least"), hours_least, [10.0, 48.0])?;
            within(&format!("{at}.block_h"), block_h[0], HOURS)?;
            ordered(&format!("{at}.block_h"), block_h[0], block_h[1])?;
        }
        within("gates.early_h", gates.early_h, [0.0, 24.0])?;
        for (i, tolerance) in gates.tolerances.iter().enumerate() {
            within(&format!("gates.tolerances.{}.early_h", i + 1), tolerance.early_h, HOURS)?;
        }
        Ok(())
    }

    fn check_session(&self, at: &str, session: &SessionTemplate) -> Result<(), MethodError> {
        if session.class == Class::Hero {
            return Err(error(format!("{at}.class"), MethodProblem::Hero));
        }
        if let Some(name) = &session.groundwork {
            self.check_name(&format!("{at}.groundwork"), name)?;
        }
        if let Some([low, high]) = session.lactate_mmol_l {
            within(&format!("{at}.lactate_mmol_l"), low, [0.1, 30.0])?;
            within(&format!("{at}.lactate_mmol_l"), high, [0.1, 30.0])?;
            ordered(&format!("{at}.lactate_mmol_l"), low, high)?;
        }
        if let Some(share) = session.hr_max_share {
            within(&format!("{at}.hr_max_share"), share, [0.4, 1.0])?;
            if session.role == TemplateRole::Quality {
                ordered(&format!("{at}.hr_max_share"), self.easy.hr_max_share, share)?;
            }
        }
        if let Some(hour) = session.hour {
            within(&format!("{at}.hour"), f64::from(hour), [0.0, 22.0])?;
        }
        within(&format!("{at}.warm_up_s"), f64::from(session.warm_up_s), [0.0, 7200.0])?;
        within(&format!("{at}.cool_down_s"), f64::from(session.cool_down_s), [0.0, 7200.0])?;
        let works = matches!(session.role, TemplateRole::Quality | TemplateRole::Fixed);
        if works == session.sets.is_empty() {
            let problem = if works {
                MethodProblem::NoSets
            } else {
                MethodProblem::SetOfRole { role: session.role.as_str() }
            };
            return Err(error(format!("{at}.sets"), problem));
        }
        for (i, set) in session.sets.iter().enumerate() {
            check_set(&format!("{at}.sets.{}", i + 1), session.role, set)?;
        }
        Ok(())
    }
}

fn check_set(at: &str, role: TemplateRole, set: &WorkSet) -> Result<(), MethodError> {
    match set {
        WorkSet::Reps { rep_s, reps_most, anchor, rest_s } => {
            if role != TemplateRole::Quality {
                let problem = MethodProblem::SetOfRole { role: role.as_str() };
                return Err(error(at, problem));
            }
            within(&format!("{at}.rep_s"), f64::from(*rep_s), [5.0, 7200.0])?;
            within(&format!("{at}.reps_most"), f64::from(*reps_most), [1.0, 100.0])?;
            within(&format!("{at}.rest_s"), f64::from(*rest_s), [0.0, 3600.0])?;
            match *anchor {
                PaceAnchor::RaceM(m) => {
                    within(&format!("{at}.anchor.race-m"), m, [800.0, 50_000.0])
                }
                PaceAnchor::Lt2(share) => within(&format!("{at}.anchor.lt2"), share, [0.3, 1.5]),
                PaceAnchor::Vdot(share) => within(&format!("{at}.anchor.vdot"), share, [0.3, 1.5]),
            }
        }
        WorkSet::Written { text, takes_s, work_s } => {
            if role != TemplateRole::Fixed {
                let problem = MethodProblem::SetOfRole { role: role.as_str() };
                return Err(error(at, problem));
            }
            within(&format!("{at}.takes_s"), f64::from(*takes_s), [1.0, 14_400.0])?;
            ordered(&format!("{at}.work_s"), f64::from(*work_s), f64::from(*takes_s))?;
            let parsed = parse(text, &NotationOptions::default());
            let why = parsed.error.as_ref().map(|e| e.kind.message().to_owned());
            let unknown = || parsed.unknown.first().map(|u| format!("{:?}: {}", u.text, u.why));
            match why.or_else(unknown) {
                Some(why) => Err(error(format!("{at}.text"), MethodProblem::Unread { why })),
                None => Ok(()),
            }
        }
    }
}
