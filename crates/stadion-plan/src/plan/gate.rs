//! What no session passes by.

use chrono::{Days, NaiveDate, NaiveDateTime};
use stadion_load::{BodySystem, Recovery};
use stadion_sessions::{Class, PastSession};
use stadion_types::Reason;

use super::breakthrough::Breakthrough;
use super::races::{RaceAt, hours};
use super::reasons;
use super::request::PlanRequest;
use crate::method::{AfterRaceRule, SessionTemplate, TemplateRole};

/// A session that is about to be planned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) name: &'a str,
    pub(super) template: &'a SessionTemplate,
    pub(super) start: NaiveDateTime,
    pub(super) end: NaiveDateTime,
}

/// What stands before the days that are still to be planned.
#[derive(Clone)]
pub(super) struct Gatekeeper<'a, 'b> {
    pub(super) request: &'b PlanRequest<'a>,
    pub(super) races: &'b [RaceAt],
    pub(super) breakthrough: Option<&'b Breakthrough>,
    /// Every session with figures.
    felt: Vec<Felt>,
    hard_days: Vec<NaiveDate>,
    /// Days of sprints and hill sprints.
    groundwork: Vec<NaiveDate>,
    /// Until when a block keeps quality away: end of its session, hours.
    block: Option<(NaiveDateTime, f64)>,
}

const fn sprints(class: Class) -> bool {
    matches!(class, Class::Sprint | Class::Acceleration)
}

const fn speed_endurance(class: Class) -> bool {
    matches!(
        class,
        Class::SpeedEndurance
            | Class::SprinterSpeedEndurance
            | Class::SpecialEndurance1
            | Class::SpecialEndurance2
    )
}

impl<'a, 'b> Gatekeeper<'a, 'b> {
    pub(super) fn new(
        request: &'b PlanRequest<'a>,
        races: &'b [RaceAt],
        breakthrough: Option<&'b Breakthrough>,
    ) -> Self {
        let own = breakthrough.map(|b| b.date);
        let hard_days = races.iter().map(|race| race.date).chain(own).collect();
        Self {
            request,
            races,
            breakthrough,
            felt: Vec::new(),
            hard_days,
            groundwork: Vec::new(),
            block: None,
        }
    }

    /// Enters a session of the past.
    pub(super) fn past(
        &mut self,
        session: &PastSession,
        end: NaiveDateTime,
        recovery: Option<&Recovery>,
    ) {
        let hard = session.was_hard() == Some(true) || session.class == Some(Class::Race);
        if hard {
            self.hard_days.push(session.day);
        }
        if session.class.is_some_and(|c| sprints(c) || c == Class::Hill) {
            self.groundwork.push(session.day);
        }
        self.enter(end, recovery, hard);
    }

    /// Enters a session that was planned.
    pub(super) fn planned(
        &mut self,
        class: Class,
        hard: bool,
        end: NaiveDateTime,
        recovery: Option<&Recovery>,
    ) {
        if hard && !self.hard_days.contains(&end.date()) {
            self.hard_days.push(end.date());
        }
        if sprints(class) || class == Class::Hill {
            self.groundwork.push(end.date());
        }
        self.enter(end, recovery, hard);
    }

    fn enter(&mut self, end: NaiveDateTime, recovery: Option<&Recovery>, hard: bool) {
        let Some(recovery) = recovery else { return };
        let ready_h = BodySystem::ALL.map(|system| (system, recovery.system(system).hours.min_h()));
        self.felt.push(Felt { end, ready_h, hard });
    }

    /// The race of the day before, if there was one.
    fn race_before(&self, date: NaiveDate) -> Option<&RaceAt> {
        let before = date.pred_opt()?;
        self.races.iter().find(|race| race.date == before)
    }

    /// The session with which the method follows a short race.
    pub(super) fn after_race(
        &self,
        date: NaiveDate,
        start: NaiveDateTime,
    ) -> Option<(&RaceAt, [f64; 2])> {
        let AfterRaceRule::SpeedEndurance { race_most_m, hours_least, block_h } =
            self.request.method.gates.after_race
        else {
            return None;
        };
        let race = self.race_before(date)?;
        let short = race.meters.is_some_and(|m| m <= race_most_m);
        (short && hours(race.end, start) >= hours_least).then_some((race, block_h))
    }

    /// Begins the block of a race and the session on the day after it.
    pub(super) fn begin_block(&mut self, end: NaiveDateTime, least_h: f64) {
        self.block = Some((end, least_h));
    }

    /// Sprint and hill-sprint sessions that count as groundwork on a day.
    fn groundwork_before(&self, date: NaiveDate) -> u32 {
        let days = u64::from(self.request.method.gates.groundwork_days);
        let first = date.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
        let found = self.groundwork.iter().filter(|day| **day >= first && **day < date).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    }

    /// Whether sprint work lacks its groundwork, as a reason.
    pub(super) fn lacks_groundwork(&self, candidate: &Candidate<'_>) -> Option<Reason> {
        let gates = &self.request.method.gates;
        let name = candidate.template.groundwork.as_deref()?;
        let found = self.groundwork_before(candidate.start.date());
        (found < gates.groundwork_sessions).then(|| {
            reasons::groundwork(found, gates.groundwork_sessions, gates.groundwork_days, name)
        })
    }

    /// Why a session cannot be on its day; `None` if it can. Easy runs pass; see [`Self::lighter`].
    pub(super) fn refuses(
        &self,
        candidate: &Candidate<'_>,
        recovery: Option<&Recovery>,
    ) -> Option<Reason> {
        let template = candidate.template;
        let works = matches!(template.role, TemplateRole::Quality | TemplateRole::Fixed);
        if works {
            self.races_refuse(candidate)
                .or_else(|| self.breakthrough_refuses(candidate.start.date()))
                .or_else(|| self.block_refuses(candidate))
                .or_else(|| self.hard_days_refuse(candidate))
                .or_else(|| self.not_ready(candidate, recovery?))
        } else if template.role == TemplateRole::Long {
            self.race_before(candidate.start.date())
                .map(|_| reasons::after_race())
                .or_else(|| {
                    self.before_race(candidate, self.request.method.gates.quality_before_race_h)
                })
                .or_else(|| self.breakthrough_refuses(candidate.start.date()))
                .or_else(|| self.not_ready(candidate, recovery?))
        } else {
            None
        }
    }

    fn before_race(&self, candidate: &Candidate<'_>, least: f64) -> Option<Reason> {
        let next = self.races.iter().find(|race| race.start >= candidate.start)?;
        let left = hours(candidate.end, next.start);
        (left < least).then(|| reasons::before_race(candidate.name, left, least))
    }

    fn races_refuse(&self, candidate: &Candidate<'_>) -> Option<Reason> {
        let gates = &self.request.method.gates;
        let class = candidate.template.class;
        let least = if sprints(class) {
            gates.sprint_before_race_h
        } else if speed_endurance(class) {
            gates.speed_endurance_before_race_h
        } else {
            gates.quality_before_race_h
        };
        if let Some(reason) = self.before_race(candidate, least) {
            return Some(reason);
        }
        let date = candidate.start.date();
        self.race_before(date)?;
        let follows = speed_endurance(class) && self.after_race(date, candidate.start).is_some();
        (!follows).then(reasons::after_race)
    }

    fn breakthrough_refuses(&self, date: NaiveDate) -> Option<Reason> {
        self.breakthrough?.keeps_free(date)
    }

    fn block_refuses(&self, candidate: &Candidate<'_>) -> Option<Reason> {
        let (end, least) = self.block?;
        let passed = hours(end, candidate.start);
        (passed < least).then(|| reasons::block(passed, least))
    }

    fn hard_days_refuse(&self, candidate: &Candidate<'_>) -> Option<Reason> {
        let most = self.request.method.gates.hard_days_in_seven;
        let date = candidate.start.date();
        if !candidate.template.hard || self.hard_days.contains(&date) {
            return None;
        }
        // A race and its own day after it are one block.
        let block = self.after_race(date, candidate.start).map(|(race, _)| race.date);
        let day = |offset: i64| date.checked_add_signed(chrono::TimeDelta::days(offset));
        let count = |first: i64| {
            (first..first + 7)
                .filter_map(day)
                .filter(|d| *d == date || (self.hard_days.contains(d) && Some(*d) != block))
                .count()
        };
        let too_many = (-6..=0).any(|first| u32::try_from(count(first)).is_ok_and(|n| n > most));
        too_many.then(|| reasons::hard_days(candidate.name, most))
    }

    /// Every system that the session loads must be past the earlier end of what was before, but for what the
    /// method tolerates.
    fn not_ready(&self, candidate: &Candidate<'_>, recovery: &Recovery) -> Option<Reason> {
        if self.after_race(candidate.start.date(), candidate.start).is_some() {
            return None;
        }
        let early = self.request.method.gates.early_h(candidate.template.class);
        let loads = |system| recovery.system(system).hours.min_h() > 0.0;
        let (system, left) = self.longest_left(candidate.start, loads, |_| true)?;
        (left > early).then(|| reasons::not_ready(system.as_str(), candidate.name, left, early))
    }

    /// Why an easy day is a lighter one: after a hard session a system does not carry an easy run yet.
    pub(super) fn lighter(&self, start: NaiveDateTime) -> Option<Reason> {
        let (system, left) = self.longest_left(start, |_| true, |felt| felt.hard)?;
        let early = self.request.method.gates.early_h;
        (left > early).then(|| reasons::recovery_run(system.as_str(), left))
    }

    /// The system of those asked for that is ready last, and the hours until then; above 0.
    fn longest_left(
        &self,
        start: NaiveDateTime,
        asked: impl Fn(BodySystem) -> bool,
        counts: impl Fn(&Felt) -> bool,
    ) -> Option<(BodySystem, f64)> {
        let mut longest: Option<(BodySystem, f64)> = None;
        for felt in self.felt.iter().filter(|felt| counts(felt)) {
            let since = hours(felt.end, start);
            for (system, ready_h) in felt.ready_h {
                let left = ready_h - since;
                if left > longest.map_or(0.0, |(_, most)| most) && asked(system) {
                    longest = Some((system, left));
                }
            }
        }
        longest
    }
}

/// A session with the hours until each system carries an easy run again.
#[derive(Debug, Clone, Copy)]
struct Felt {
    end: NaiveDateTime,
    ready_h: [(BodySystem, f64); 4],
    hard: bool,
}
