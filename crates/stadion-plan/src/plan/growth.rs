//! How many minutes and running days each week has.

use chrono::{Days, NaiveDate};
use stadion_types::Reason;

use super::habits::{Habits, LAST_WEEK_LEAST};
use super::reasons;
use super::request::PlanRequest;
use crate::method::GrowthFrom;

/// What one week may have.
#[derive(Debug, Clone)]
pub(super) struct WeekFrame {
    pub(super) from: NaiveDate,
    pub(super) days: u32,
    /// Minutes that are aimed at.
    pub(super) minutes: f64,
    /// Minutes that growth allows.
    pub(super) minutes_most: f64,
    pub(super) run_days: u32,
    /// How many of them are new to the athlete.
    pub(super) new_days: u32,
    pub(super) why: Vec<Reason>,
}

impl WeekFrame {
    /// Whether a date lies in the week.
    pub(super) fn has(&self, date: NaiveDate) -> bool {
        let after = (date - self.from).num_days();
        (0..i64::from(self.days)).contains(&after)
    }
}

/// Fewer known days than these of the last 28 hold the first week back.
const KNOWN_DAYS: u32 = 21;
const UNKNOWN_SHARE: f64 = 0.8;
/// Running days of an athlete of whom nothing is known.
const UNKNOWN_RUN_DAYS: u32 = 3;

/// Minutes and running days from week to week, as far as the athlete got.
#[derive(Debug)]
pub(super) struct Growth<'a, 'b> {
    request: &'b PlanRequest<'a>,
    habits: Habits,
    week: u32,
    /// What a usual week has, without lighter weeks.
    level: f64,
    /// What the weeks before had, the last one last; four at most.
    before: Vec<f64>,
    run_days: u32,
    habit: u32,
    asked: u32,
    /// Days since the last running day was added.
    held: u32,
}

impl<'a, 'b> Growth<'a, 'b> {
    pub(super) fn new(request: &'b PlanRequest<'a>, habits: &Habits) -> Self {
        let reference = habits.reference_min(request.method);
        let least = request.method.easy.least_min;
        let available =
            request.available.iter().map(|day| u32::from(day.most_min() >= least)).sum();
        let habit = habits.usual_run_days().unwrap_or(UNKNOWN_RUN_DAYS).max(1);
        // A habit of two weeks counts as held; hard days fall before running days are added.
        let held = if habits.hard_days > request.method.gates.hard_days_in_seven { 0 } else { 14 };
        Self {
            request,
            habits: *habits,
            week: 0,
            level: reference,
            before: vec![reference],
            run_days: habit.min(available),
            habit,
            asked: request.method.progression.run_days.min(available),
            held,
        }
    }

    /// What the week is measured by.
    fn reference(&self) -> f64 {
        let last = self.before.last().copied().unwrap_or(self.level);
        match self.request.method.progression.growth_from {
            GrowthFrom::WeekBefore => last,
            GrowthFrom::BestOfFourWeeks => self.before.iter().copied().fold(last, f64::max),
        }
    }

    /// The next week.
    pub(super) fn next(&mut self) -> WeekFrame {
        let request = self.request;
        let grow = &request.method.progression;
        let most_hard = request.method.gates.hard_days_in_seven;
        let from = request
            .start
            .checked_add_days(Days::new(u64::from(7 * self.week)))
            .unwrap_or(request.start);
        let days = (request.days - 7 * self.week).min(7);
        let mut why = Vec::new();
        if self.week == 0 && self.habits.hard_days > most_hard {
            why.push(reasons::hard_first(self.habits.hard_days, most_hard));
        }
        if self.week == 0 {
            why.extend(self.returns_from_pause());
        }
        let before = self.reference();
        let mut most = before * (1.0 + grow.weekly_growth_most);
        let goal = request.weekly_goal_min.unwrap_or(grow.weekly_goal_min.max(self.level));
        let ramping = self.run_days < self.asked;
        let share = if ramping { grow.ramp_growth } else { grow.weekly_growth };
        self.level = (self.level * (1.0 + share)).min(goal);
        let mut aim = self.level.min(most);
        if self.level >= goal && aim >= goal {
            why.push(reasons::hold(goal));
        } else {
            why.push(reasons::growth(most, 1.0 + grow.weekly_growth_most, before));
        }
        if let Some(deload) =
            grow.deload.filter(|d| (self.week + 1) % d.every_weeks == 0 && !ramping)
        {
            aim *= deload.share;
            why.push(reasons::deload(deload.share));
        }
        if aim < request.method.easy.least_min {
            aim = request.method.easy.least_min;
            most = most.max(aim);
            why.push(reasons::least_week(aim));
        }
        let unknown = self.habits.weekly_min.is_some() && self.habits.known_days < KNOWN_DAYS;
        if self.week == 0 && unknown {
            aim *= UNKNOWN_SHARE;
            self.level = aim;
            why.push(reasons::unknown_days(28 - self.habits.known_days, UNKNOWN_SHARE));
        }
        aim = lighter(request, from, days, aim, &mut why);
        // A new day takes its least minutes from what the others have.
        let carried = aim >= request.method.easy.least_min * f64::from(self.run_days + 1);
        if ramping && self.held >= grow.new_day_every && carried {
            self.run_days += 1;
            self.held = 0;
            why.push(reasons::new_day(request.method.easy.new_day_most_min));
        }
        self.held += 7;
        self.week += 1;
        let part = f64::from(days) / 7.0;
        WeekFrame {
            from,
            days,
            minutes: aim * part,
            minutes_most: most * part,
            run_days: self.run_days,
            new_days: self.run_days.saturating_sub(self.habit),
            why,
        }
    }

    /// Where the plan returns from a pause, and begins with more than the last four weeks tell.
    fn returns_from_pause(&self) -> Option<Reason> {
        let method = self.request.method;
        let (pause, min) = self.habits.after_pause(method)?;
        (min >= self.level - 1e-9).then(|| reasons::pause(pause.days, min, pause.weekly_min))
    }

    /// Enters what the week came to have, in minutes. A week off is no new habit.
    pub(super) fn had(&mut self, minutes: f64) {
        let off = LAST_WEEK_LEAST * self.reference();
        self.before.push(if minutes > 0.0 { minutes } else { off });
        if self.before.len() > 4 {
            self.before.remove(0);
        }
    }
}

/// Less before a goal race, and after illness.
fn lighter(
    request: &PlanRequest<'_>,
    from: NaiveDate,
    days: u32,
    aim: f64,
    why: &mut Vec<Reason>,
) -> f64 {
    let dates = || from.iter_days().take(usize::try_from(days).unwrap_or(0));
    let n = f64::from(days.max(1));
    let mut share = 1.0;
    if let Some(taper) = request.method.taper {
        for race in request.races.iter().filter(|race| race.goal) {
            let inside = |date: &NaiveDate| {
                let to = (race.date - *date).num_days();
                to >= 0 && to < i64::from(taper.days)
            };
            let part =
                dates().map(|d| if inside(&d) { taper.volume } else { 1.0 }).sum::<f64>() / n;
            if part < 1.0 {
                why.push(reasons::taper(part, race.date));
                share *= part;
            }
        }
    }
    for thin in &request.thinned {
        let part = dates()
            .map(|d| if (thin.from..=thin.to).contains(&d) { thin.share } else { 1.0 })
            .sum::<f64>()
            / n;
        if part < 1.0 {
            why.push(reasons::thinned(part));
            share *= part;
        }
    }
    aim * share
}
