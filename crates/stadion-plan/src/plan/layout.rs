//! Which day of the cycle falls on which date of a week.

use chrono::{Datelike, NaiveDate};

use super::request::PlanRequest;

/// A date of a week with the day of the cycle that falls on it, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) date: NaiveDate,
    pub(super) cycle_day: Option<usize>,
    pub(super) moved: bool,
}

/// The day of the cycle that falls on a date: cycles of seven days begin on Monday.
fn cycle_day(date: NaiveDate, length: usize) -> usize {
    if length == 7 {
        usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0)
    } else {
        let length = i32::try_from(length).unwrap_or(1).max(1);
        usize::try_from(date.num_days_from_ce().rem_euclid(length)).unwrap_or(0)
    }
}

/// Lays at most `run_days` days of the cycle on the dates of a week.
///
/// Days are left out in the order of the method. Those that stay keep their order and move as little as
/// they can to dates on which the athlete can run; the date of a race is taken.
pub(super) fn lay(
    request: &PlanRequest<'_>,
    from: NaiveDate,
    days: u32,
    run_days: u32,
) -> Vec<Place> {
    let method = request.method;
    let length = method.cycle.len();
    let count = usize::try_from(days).unwrap_or(7).min(7);
    let dates: Vec<NaiveDate> = from.iter_days().take(count).collect();
    let race = |date: NaiveDate| request.races.iter().any(|race| race.date == date);
    let free = |date: NaiveDate| !race(date) && request.most_min(date) >= method.easy.least_min;
    let races = dates.iter().filter(|d| race(**d)).count();
    let open = dates.iter().filter(|d| free(**d)).count();
    let wanted = usize::try_from(run_days).unwrap_or(7).saturating_sub(races).min(open);
    // Positions within the week of the days that stay.
    let mut stay: Vec<usize> = (0..dates.len())
        .filter(|&i| {
            !race(dates[i]) && !method.cycle[cycle_day(dates[i], length)].sessions.is_empty()
        })
        .collect();
    let day_of = |i: usize| cycle_day(dates[i], length) + 1;
    for left_out in &method.leave_out {
        if stay.len() <= wanted {
            break;
        }
        stay.retain(|&i| day_of(i) != *left_out);
    }
    stay.truncate(wanted);
    let chosen = nearest(&stay, &dates, free);
    dates
        .iter()
        .enumerate()
        .map(|(i, &date)| {
            let slot = chosen.iter().position(|&at| at == i).map(|k| stay[k]);
            Place {
                date,
                cycle_day: slot.map(|s| cycle_day(dates[s], length)),
                moved: slot.is_some_and(|s| s != i),
            }
        })
        .collect()
}

/// The free positions, in order, that lie nearest to those that are wanted; the earliest of several.
fn nearest(wanted: &[usize], dates: &[NaiveDate], free: impl Fn(NaiveDate) -> bool) -> Vec<usize> {
    let open: Vec<usize> = (0..dates.len()).filter(|&i| free(dates[i])).collect();
    let mut best: Option<(usize, Vec<usize>)> = None;
    for mask in 0_u32..(1 << open.len()) {
        if usize::try_from(mask.count_ones()) != Ok(wanted.len()) {
            continue;
        }
        let picked: Vec<usize> =
            open.iter().enumerate().filter(|(k, _)| mask >> k & 1 == 1).map(|(_, &i)| i).collect();
        let cost = picked.iter().zip(wanted).map(|(a, b)| a.abs_diff(*b)).sum();
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, picked));
        }
    }
    best.map_or_else(Vec::new, |(_, picked)| picked)
}
