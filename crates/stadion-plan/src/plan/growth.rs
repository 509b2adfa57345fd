//! How many minutes and running days each week has.

use chrono::{Days, NaiveDate};
use stadion_types::Reason;

use super::habits::Habits;
use super::reasons;
use super::request::PlanRequest;

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

/// Fewer known days than these of the last 28 hold the first week back.
const KNOWN_DAYS: u32 = 21;
const UNKNOWN_SHARE: f64 = 0.8;
/// Running days of an athlete of whom nothing is known.
const UNKNOWN_RUN_DAYS: u32 = 3;

/// The weeks of a plan, from the athlete's habits on.
pub(super) fn weeks(request: &PlanRequest<'_>, habits: &Habits) -> Vec<WeekFrame> {
    let grow = &request.method.progression;
    let reference = habits.reference_min(request.method);
    let goal = request.weekly_goal_min.unwrap_or(grow.weekly_goal_min.max(reference));
    let available: u32 = request
        .available
        .iter()
        .map(|day| u32::from(day.most_min() >= request.method.easy.least_min))
        .sum();
    let asked = grow.run_days.min(available);
    let habit = habits.run_days.unwrap_or(UNKNOWN_RUN_DAYS).max(1);
    let mut run_days = habit.min(available);
    let most_hard = request.method.gates.hard_days_in_seven;
    // A habit of two weeks counts as held.
    let mut held = 14;
    if habits.hard_days > most_hard {
        held = 0;
    }
    let (mut level, mut before) = (reference, reference);
    let count = request.days.div_ceil(7);
    let mut weeks = Vec::new();
    for week in 0..count {
        let from =
            request.start.checked_add_days(Days::new(u64::from(7 * week))).unwrap_or(request.start);
        let days = (request.days - 7 * week).min(7);
        let mut why = Vec::new();
        if week == 0 && habits.hard_days > most_hard {
            why.push(reasons::hard_first(habits.hard_days, most_hard));
        }
        let most = before * (1.0 + grow.weekly_growth_most);
        let ramping = run_days < asked;
        let share = if ramping { grow.ramp_growth } else { grow.weekly_growth };
        let mut aim = (level * (1.0 + share)).min(goal).min(most);
        if aim >= goal {
            why.push(reasons::hold(goal));
        } else {
            why.push(reasons::growth(most, 1.0 + grow.weekly_growth_most, before));
        }
        level = aim;
        if let Some(deload) = grow.deload.filter(|d| (week + 1) % d.every_weeks == 0 && !ramping) {
            aim *= deload.share;
            why.push(reasons::deload(deload.share));
        }
        if week == 0 && habits.weekly_min.is_some() && habits.known_days < KNOWN_DAYS {
            aim *= UNKNOWN_SHARE;
            level = aim;
            why.push(reasons::unknown_days(28 - habits.known_days, UNKNOWN_SHARE));
        }
        aim = lighter(request, from, days, aim, &mut why);
        // A new day takes its least minutes from what the others have.
        let least = request.method.easy.least_min;
        let carried = aim >= least * f64::from(run_days + 1);
        if ramping && held >= grow.new_day_every && carried {
            run_days += 1;
            held = 0;
            why.push(reasons::new_day(request.method.easy.new_day_most_min));
        }
        held += 7;
        weeks.push(WeekFrame {
            from,
            days,
            minutes: aim * f64::from(days) / 7.0,
            minutes_most: most * f64::from(days) / 7.0,
            run_days,
            new_days: run_days.saturating_sub(habit),
            why,
        });
        before = aim;
    }
    weeks
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
