//! The way from a request to a plan.

use core::time::Duration;

use chrono::{Days, NaiveDate, NaiveDateTime};
use stadion_load::{Recovery, SessionSize, recovery_with};
use stadion_sessions::Class;
use stadion_types::{Distance, Finding, Reason, Severity, Sport};

use super::breakthrough::{AROUND_S, Breakthrough, CLIMB_S};
use super::error::PlanError;
use super::gate::{Candidate, Gatekeeper};
use super::growth::{Growth, WeekFrame};
use super::habits::{Habits, runs, sum};
use super::load::Rates;
use super::pace::Speeds;
use super::races::{RaceAt, later, races};
use super::reasons;
use super::request::PlanRequest;
use super::result::{DayKind, Plan, PlannedDay, PlannedSession, PlannedWeek, Targets};
use super::text;
use super::week::{DayDraft, Draft, Limit, Means, WeekDraft, by_time, easy_of, whole};
use crate::method::{EasyBeforeReady, STADION, SessionTemplate, TemplateRole};

/// Plans the days of a loop.
///
/// The same request gives the same plan. Each day says why it is as it is; what the method knows and the plan
/// has not got is told with its reason.
///
/// # Model
///
/// 1. What the athlete is used to: minutes a week, running days, the longest run of 30 days ([`Habits`]).
/// 2. Minutes and running days of each week: growth within the method's bounds, lighter weeks, goal races,
///    illness.
/// 3. The days of the cycle on the dates of each week; days are left out in the method's order.
/// 4. `min(most, floor(share · minutes / least))` quality sessions, filled with repetitions; what is left is
///    easy running and the long run.
/// 5. Gates, in the order of the days: what a gate refuses becomes an easy run, or less.
///
/// # Limits
///
/// Times of day are one hour for training and one for races, without changes of the clock; a session of the
/// history is taken to have ended in the evening. Only running is planned.
///
/// # Errors
///
/// [`PlanError`], with the field at fault.
///
/// # Examples
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_physiology::Athlete;
/// use stadion_plan::{PlanRequest, TrainingMethod, plan};
/// use stadion_sessions::History;
///
/// let start = NaiveDate::from_ymd_opt(2026, 5, 4).ok_or("no such day")?;
/// let (method, athlete, history) =
///     (TrainingMethod::norwegian_singles(), Athlete::default(), History::default());
/// let plan = plan(&PlanRequest::new(&method, &athlete, &history, start))?;
/// assert_eq!(plan.days.len(), 28);
/// assert_eq!(plan.findings[0].reason.code(), "plan-history-unknown");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn plan(request: &PlanRequest<'_>) -> Result<Plan, PlanError> {
    request.check()?;
    let habits = Habits::of(request.history, request.start);
    let speeds = Speeds::of(request.athlete, request.start, request.pace_factor);
    let races = races(request, &speeds);
    let mut findings = of_the_history(request, &habits, &speeds);
    let mut breakthrough = if request.breakthrough {
        Breakthrough::find(request, &races, &habits).map_err(|finding| findings.push(*finding)).ok()
    } else {
        None
    };
    let (days, weeks) = loop {
        let made = Maker {
            request,
            speeds: &speeds,
            rates: Rates::of(request.history, request.start),
            races: &races,
            gates: Gatekeeper::new(request, &races, breakthrough.as_ref()),
            breakthrough: breakthrough.as_ref(),
            days: Vec::new(),
            run_days: 0,
            turn: 0,
        }
        .make(&habits);
        match made {
            Ok(made) => break made,
            Err(finding) => {
                findings.push(*finding);
                breakthrough = None;
            }
        }
    };
    let (had, most) = weeks.iter().fold((0, 0), |(had, most), week| {
        (
            had + week.quality_sessions,
            most + (request.method.quality.sessions_most * week.days).div_ceil(7),
        )
    });
    if had < most {
        findings.push(Finding::new(reasons::fewer(had, most), Severity::Info, STADION.id));
    }
    Ok(Plan { method: request.method.id.clone(), habits, days, weeks, findings })
}

fn of_the_history(request: &PlanRequest<'_>, habits: &Habits, speeds: &Speeds) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut tell = |reason, severity| findings.push(Finding::new(reason, severity, STADION.id));
    if habits.weekly_min.is_none() {
        let minutes = habits.reference_min(request.method);
        let reason = match (habits.knows_enough(), habits.pause) {
            (true, Some(_)) => None,
            (true, None) => Some(reasons::history_no_runs(minutes)),
            (false, _) => Some(reasons::history_unknown(habits.known_days, minutes)),
        };
        if let Some(reason) = reason {
            tell(reason, Severity::Notice);
        }
    }
    if habits.without_time > 0 {
        tell(reasons::without_time(habits.without_time), Severity::Notice);
    }
    if !speeds.knows_lt2() {
        tell(reasons::lt2_unknown(), Severity::Notice);
    }
    findings
}

/// What a plan is made with, day by day.
struct Maker<'a, 'b> {
    request: &'b PlanRequest<'a>,
    speeds: &'b Speeds,
    rates: Rates,
    races: &'b [RaceAt],
    gates: Gatekeeper<'a, 'b>,
    breakthrough: Option<&'b Breakthrough>,
    days: Vec<PlannedDay>,
    /// Running days of the week that is being planned.
    run_days: u32,
    turn: usize,
}

/// Days of the history whose sessions may still be felt: the longest recovery of the table is 14 days.
const FELT_DAYS: u32 = 15;

impl<'a> Maker<'a, '_> {
    /// Every day and week; the finding where the breakthrough is more than its week may have.
    fn make(
        mut self,
        habits: &Habits,
    ) -> Result<(Vec<PlannedDay>, Vec<PlannedWeek>), Box<Finding>> {
        let request = self.request;
        self.enter_history();
        let mut growth = Growth::new(request, habits);
        let mut planned: Vec<PlannedWeek> = Vec::new();
        for _ in 0..request.days.div_ceil(7) {
            let frame = &growth.next();
            if let Some(found) = self.breakthrough.filter(|found| frame.has(found.date)) {
                found.fits(frame.minutes_most)?;
            }
            let from = self.days.len();
            let mut why = self.week(frame);
            let week = &self.days[from..];
            let minutes = week.iter().map(PlannedDay::minutes).fold(0.0, sum);
            growth.had(minutes);
            let carried = by_time(request.method, minutes, frame.days);
            let (_, quality_sessions, quality_min) = self.quality_since(from);
            let week = &self.days[from..];
            let rules = &request.method.quality;
            why.push(reasons::by_time(
                minutes,
                carried,
                rules.sessions_most,
                rules.share,
                rules.least_min,
            ));
            if minutes < frame.minutes - 1.0 {
                why.push(reasons::saturated(minutes, frame.minutes));
            }
            planned.push(PlannedWeek {
                from: frame.from,
                days: frame.days,
                minutes,
                minutes_most: frame.minutes_most,
                quality_min,
                quality_sessions,
                quality_sessions_by_time: carried,
                run_days: u32::try_from(week.iter().filter(|d| !d.sessions.is_empty()).count())
                    .unwrap_or(0),
                why,
            });
        }
        Ok((self.days, planned))
    }

    fn recovery(&self, class: Class, size: &SessionSize) -> Option<Recovery> {
        let found =
            recovery_with(&[class], size, &self.request.conditions, &self.request.own_recovery);
        found.ok().map(|found| found.recovery)
    }

    fn enter_history(&mut self) {
        let request = self.request;
        let days = request.method.gates.groundwork_days.max(FELT_DAYS);
        let felt =
            request.start.checked_sub_days(Days::new(FELT_DAYS.into())).unwrap_or(NaiveDate::MIN);
        for session in runs(request.history, request.start, days) {
            let hour = if session.class == Some(Class::Race) {
                request.race_hour
            } else {
                request.training_hour
            };
            let Some(start) = session.day.and_hms_opt(hour, 0, 0) else { continue };
            let end = later(start, session.sizes.moving.map_or(3600.0, |t| t.as_secs_f64()));
            let recovery = session.class.filter(|_| session.day >= felt).and_then(|class| {
                let mut size = SessionSize::default();
                if let Some(moving) = session.sizes.moving {
                    size = size.with_duration(moving);
                }
                if let Some(distance) = session.sizes.distance.filter(|_| class == Class::Race) {
                    size = size.with_race_distance(distance);
                }
                self.recovery(class, &size)
            });
            self.gates.past(session, end, recovery.as_ref());
        }
    }

    /// The most minutes that a run of this week may have: of the longest run of the 30 days before its end.
    fn run_most_min(&self, frame: &WeekFrame, why: &mut Vec<Reason>) -> f64 {
        let grow = &self.request.method.progression;
        let end = frame.from.checked_add_days(Days::new(frame.days.into())).unwrap_or(frame.from);
        let first = end.checked_sub_days(Days::new(31)).unwrap_or(NaiveDate::MIN);
        let past = runs(self.request.history, self.request.start, 30)
            .iter()
            .filter(|s| s.sport == Sport::Running && s.day >= first)
            .filter_map(|s| s.sizes.moving)
            .map(|t| t.as_secs_f64() / 60.0);
        let planned = self.days.iter().filter(|d| d.date >= first).flat_map(|d| &d.sessions);
        let planned = planned.filter_map(|s| s.duration).map(|t| t.as_secs_f64() / 60.0);
        let longest = past.chain(planned).fold(0.0, f64::max);
        if longest > 0.0 {
            let most = longest * (1.0 + grow.longest_growth_most);
            why.push(reasons::longest(most, 1.0 + grow.longest_growth_most));
            most
        } else {
            let most = self.request.method.easy.new_day_most_min;
            why.push(reasons::longest_unknown(most));
            most
        }
    }

    /// Plans a week. What the gates leave of it may be too short for its quality; then it is planned again with
    /// less.
    fn week(&mut self, frame: &WeekFrame) -> Vec<Reason> {
        let (from, turn, gates) = (self.days.len(), self.turn, self.gates.clone());
        self.run_days = frame.run_days;
        let mut limit = Limit { quality: u32::MAX, fixed: true };
        let mut told = None;
        loop {
            let draft = self.draft(frame, limit);
            for day in draft.days {
                self.day(day);
            }
            let (minutes, count, work_min) = self.quality_since(from);
            let rules = &self.request.method.quality;
            let carried = by_time(self.request.method, minutes, frame.days);
            let fits = count <= carried && work_min <= rules.share * minutes + 1e-9;
            if fits || (limit.quality == 0 && !limit.fixed) {
                let mut why = draft.why;
                why.extend(told);
                return why;
            }
            told = Some(reasons::too_much(work_min, minutes, rules.share));
            limit = if draft.quality > 0 {
                Limit { quality: draft.quality - 1, ..limit }
            } else {
                Limit { quality: 0, fixed: false }
            };
            self.days.truncate(from);
            self.turn = turn;
            self.gates = gates.clone();
        }
    }

    /// Minutes, quality sessions and minutes of work from day number `from` on.
    fn quality_since(&self, from: usize) -> (f64, u32, f64) {
        let week = &self.days[from..];
        let role = |s: &PlannedSession| self.request.method.session(&s.name).map(|t| t.role);
        let sessions = || week.iter().flat_map(|d| &d.sessions);
        let count = sessions().filter(|s| role(s) == Some(TemplateRole::Quality)).count();
        let work = sessions().filter(|s| role(s).is_some()).map(|s| s.work.as_secs_f64() / 60.0);
        let work = work.fold(0.0, sum);
        (
            week.iter().map(PlannedDay::minutes).fold(0.0, sum),
            u32::try_from(count).unwrap_or(0),
            work,
        )
    }

    fn draft(&mut self, frame: &WeekFrame, limit: Limit) -> WeekDraft<'a> {
        let mut frame = frame.clone();
        let run_most_min = {
            let mut why = core::mem::take(&mut frame.why);
            let most = self.run_most_min(&frame, &mut why);
            frame.why = why;
            most
        };
        let of_week = |race: &&RaceAt| frame.has(race.date);
        let race_s: f64 =
            self.races.iter().filter(of_week).filter_map(|race| race.seconds).fold(0.0, sum);
        let breakthrough_s = self
            .breakthrough
            .filter(|b| frame.has(b.date))
            .map_or(0.0, |_| f64::from(CLIMB_S + 2 * AROUND_S));
        let thinned = &self.request.thinned;
        let no_quality = |date: NaiveDate| {
            thinned.iter().any(|t| t.no_quality && (t.from..=t.to).contains(&date))
        };
        let means = Means {
            request: self.request,
            speeds: self.speeds,
            run_most_min,
            race_min: (race_s + breakthrough_s) / 60.0,
            turn: self.turn,
            no_quality: &no_quality,
            taken: self.breakthrough.map(|b| b.date),
            limit,
        };
        let draft = means.week(&frame);
        let work = draft.days.iter().flat_map(|d| &d.drafts).filter(|d| d.filled.is_some()).count();
        self.turn += work;
        draft
    }

    /// Lets the gates see a day, and keeps what they let through.
    fn day(&mut self, draft: DayDraft<'a>) {
        let DayDraft { date, drafts, mut why, most_s } = draft;
        if let Some(race) = self.races.iter().find(|race| race.date == date) {
            let day = self.race_day(*race);
            self.days.push(day);
            return;
        }
        if let Some(found) = self.breakthrough.filter(|b| b.date == date) {
            let day = self.breakthrough_day(found);
            self.days.push(day);
            return;
        }
        let mut sessions: Vec<PlannedSession> = Vec::new();
        let mut drafts = self.instead_after_race(date, drafts, most_s, &mut why);
        let hour = |draft: &Draft<'_>| draft.template.hour.unwrap_or(self.request.training_hour);
        drafts.sort_by_key(hour);
        for draft in drafts {
            let Some(start) = date.and_hms_opt(hour(&draft), 0, 0) else { continue };
            // No session begins before the one before it is over.
            let start = sessions.last().map_or(start, |before| start.max(ends(before)));
            let draft = self.passed(draft, start, most_s, &mut why);
            let easy = draft.filled.is_none();
            // A second easy run of the same day says nothing new.
            if easy && sessions.iter().any(|s| s.work.is_zero()) {
                continue;
            }
            if let Some(session) = self.session(draft, start, &mut why) {
                sessions.push(session);
            }
        }
        if sessions.is_empty() {
            why.clear();
            why.push(if self.request.most_min(date) < self.request.method.easy.least_min {
                reasons::not_available()
            } else {
                reasons::rest(self.run_days)
            });
        }
        let kind = kind(&sessions, self.request);
        self.days.push(PlannedDay { date, kind, sessions, why });
    }

    /// Where the method has speed endurance follow a short race, it stands on the day after it.
    fn instead_after_race(
        &self,
        date: NaiveDate,
        drafts: Vec<Draft<'a>>,
        most_s: f64,
        why: &mut Vec<Reason>,
    ) -> Vec<Draft<'a>> {
        let method = self.request.method;
        let Some(start) = date.and_hms_opt(self.request.training_hour, 0, 0) else { return drafts };
        let Some((race, block_h)) = self.gates.after_race(date, start) else { return drafts };
        let ladder = method.sessions.iter().find(|(_, t)| t.class == Class::SpeedEndurance);
        let Some((name, template)) = ladder else { return drafts };
        // It takes no more of the week than what stood there.
        let stood: u32 = drafts.iter().map(|d| d.seconds).sum();
        let takes_s = most_s.min(f64::from(stood));
        let room = super::quality::Room { work_s: f64::MAX, takes_s };
        let Some(filled) = super::quality::fill(method, self.speeds, template, self.turn, room)
        else {
            return drafts;
        };
        why.push(reasons::after_race_speed(race.meters.unwrap_or_default(), block_h));
        vec![Draft { name, template, seconds: filled.takes_s, filled: Some(filled) }]
    }

    /// What the gates leave of a session.
    fn passed(
        &mut self,
        draft: Draft<'a>,
        start: NaiveDateTime,
        most_s: f64,
        why: &mut Vec<Reason>,
    ) -> Draft<'a> {
        let request = self.request;
        let mut draft = draft;
        if draft.filled.is_some() {
            if let Some(reason) = self.gates.lacks_groundwork(&candidate(&draft, start)) {
                why.push(reason);
                draft = self.groundwork(draft, most_s);
            }
        }
        if draft.template.role != TemplateRole::Easy {
            let size = size(&draft);
            let recovery = self.recovery(draft.template.class, &size);
            if let Some(reason) = self.gates.refuses(&candidate(&draft, start), recovery.as_ref()) {
                why.push(reason);
                draft = self.easy_instead(&draft, most_s);
            }
        }
        if draft.template.role == TemplateRole::Easy {
            if let Some(reason) = self.gates.lighter(start) {
                let least = whole(60.0 * request.method.easy.least_min);
                draft.seconds = match request.method.easy.before_ready {
                    EasyBeforeReady::Recovery => draft.seconds.min(least),
                    EasyBeforeReady::Rest => 0,
                };
                why.push(reason);
            }
        }
        draft
    }

    fn groundwork(&self, draft: Draft<'a>, most_s: f64) -> Draft<'a> {
        let method = self.request.method;
        let named = draft
            .template
            .groundwork
            .as_deref()
            .and_then(|name| method.sessions.get_key_value(name));
        let Some((name, template)) = named else { return draft };
        let room = super::quality::Room {
            work_s: f64::MAX,
            takes_s: most_s.min(f64::from(draft.seconds)),
        };
        match super::quality::fill(method, self.speeds, template, self.turn, room) {
            Some(filled) => Draft { name, template, seconds: filled.takes_s, filled: Some(filled) },
            None => self.easy_instead(&draft, most_s),
        }
    }

    fn easy_instead(&self, draft: &Draft<'a>, most_s: f64) -> Draft<'a> {
        let method = self.request.method;
        let Some((name, template)) = easy_of(method) else {
            return Draft { filled: None, seconds: 0, ..*draft };
        };
        let most = whole(60.0 * method.easy.most_min).min(whole(most_s)).min(draft.seconds);
        Draft { name, template, filled: None, seconds: most / 60 * 60 }
    }

    fn session(
        &mut self,
        draft: Draft<'a>,
        start: NaiveDateTime,
        why: &mut Vec<Reason>,
    ) -> Option<PlannedSession> {
        if draft.seconds == 0 {
            return None;
        }
        let method = self.request.method;
        let size = size(&draft);
        let Draft { name, template, filled, seconds } = draft;
        let end = later(start, f64::from(seconds));
        let class = match template.class {
            Class::Easy if seconds <= whole(60.0 * method.easy.least_min) => Class::Recovery,
            class => class,
        };
        let recovery = self.recovery(class, &size);
        let (text, work, targets) = match filled {
            Some(filled) => {
                let text = filled.text();
                why.extend(filled.why);
                (text, filled.work_s, filled.targets)
            }
            None if template.role == TemplateRole::Long => {
                (text::long(seconds), 0, self.speeds.easy(method))
            }
            None => (text::easy(seconds), 0, self.speeds.easy(method)),
        };
        self.gates.planned(class, template.hard, end, recovery.as_ref());
        if let Some((_, [least, _])) =
            self.gates.after_race(start.date(), start).filter(|_| work > 0)
        {
            self.gates.begin_block(end, least);
        }
        Some(PlannedSession {
            name: name.to_owned(),
            class,
            text,
            start,
            duration: Some(Duration::from_secs(seconds.into())),
            work: Duration::from_secs(work.into()),
            hard: template.hard,
            targets,
            expected_load: Some(self.rates.load(class, f64::from(seconds) / 60.0)),
            recovery,
        })
    }

    fn race_day(&mut self, race: RaceAt) -> PlannedDay {
        let meters = race.meters.unwrap_or_default();
        let mut why = vec![reasons::race(meters)];
        if race.seconds.is_none() {
            why.push(reasons::race_time());
        }
        let mut size = SessionSize::default();
        if let Ok(distance) = Distance::from_meters(meters) {
            size = size.with_race_distance(distance);
        }
        let recovery = self.recovery(Class::Race, &size);
        self.gates.planned(Class::Race, true, race.end, recovery.as_ref());
        let duration = race.seconds.map(|s| Duration::from_secs(whole(s).into()));
        let session = PlannedSession {
            name: "race".to_owned(),
            class: Class::Race,
            text: text::race(meters),
            start: race.start,
            duration,
            work: Duration::ZERO,
            hard: true,
            targets: Targets::default(),
            expected_load: race.seconds.map(|s| self.rates.load(Class::Race, s / 60.0)),
            recovery,
        };
        PlannedDay { date: race.date, kind: DayKind::Race, sessions: vec![session], why }
    }

    fn breakthrough_day(&mut self, found: &Breakthrough) -> PlannedDay {
        let method = self.request.method;
        let hour = self.request.training_hour;
        let start = found.date.and_hms_opt(hour, 0, 0).unwrap_or_default();
        let seconds = CLIMB_S + 2 * AROUND_S;
        let end = later(start, f64::from(seconds));
        let size = SessionSize::default().with_duration(Duration::from_secs(seconds.into()));
        let recovery = self.recovery(Class::Breakthrough, &size);
        self.gates.planned(Class::Breakthrough, true, end, recovery.as_ref());
        let climb = format!("{} uphill hard", text::time(CLIMB_S));
        let session = PlannedSession {
            name: "breakthrough".to_owned(),
            class: Class::Breakthrough,
            text: text::between(AROUND_S, &climb, AROUND_S),
            start,
            duration: Some(Duration::from_secs(seconds.into())),
            work: Duration::from_secs(CLIMB_S.into()),
            hard: true,
            targets: Targets { speed: None, hr_cap: None, ..self.speeds.easy(method) },
            expected_load: Some(self.rates.load(Class::Breakthrough, f64::from(seconds) / 60.0)),
            recovery,
        };
        let why = vec![reasons::breakthrough(found.hours)];
        PlannedDay { date: found.date, kind: DayKind::Breakthrough, sessions: vec![session], why }
    }
}

fn ends(session: &PlannedSession) -> NaiveDateTime {
    later(session.start, session.duration.map_or(0.0, |time| time.as_secs_f64()))
}

fn size(draft: &Draft<'_>) -> SessionSize {
    let size = SessionSize::default().with_duration(Duration::from_secs(draft.seconds.into()));
    match &draft.filled {
        Some(filled) if draft.template.role == TemplateRole::Quality => {
            size.with_work(Duration::from_secs(filled.work_s.into()))
        }
        _ => size,
    }
}

fn candidate<'c>(draft: &Draft<'c>, start: NaiveDateTime) -> Candidate<'c> {
    let end = later(start, f64::from(draft.seconds));
    Candidate { name: draft.name, template: draft.template, start, end }
}

fn kind(sessions: &[PlannedSession], request: &PlanRequest<'_>) -> DayKind {
    let role =
        |s: &PlannedSession| request.method.session(&s.name).map(|t: &SessionTemplate| t.role);
    if sessions.is_empty() {
        DayKind::Rest
    } else if sessions.iter().any(|s| s.hard) {
        DayKind::Hard
    } else if sessions
        .iter()
        .any(|s| matches!(role(s), Some(TemplateRole::Quality | TemplateRole::Fixed)))
    {
        DayKind::Quality
    } else if sessions.iter().any(|s| role(s) == Some(TemplateRole::Long)) {
        DayKind::Long
    } else {
        DayKind::Easy
    }
}
