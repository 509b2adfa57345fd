//! What a week's time is spent on beside its work.

use stadion_types::Reason;

use super::growth::WeekFrame;
use super::layout::Place;
use super::reasons;
use super::week::{DayDraft, Means, by_time, whole};
use crate::method::TemplateRole;

/// Easy and long runs grow by five minutes where they can.
const STEP_S: u32 = 300;

impl<'a> Means<'a, '_> {
    /// Gives the easy days what the week has left, or tells why that is no week.
    pub(super) fn spend(
        &self,
        frame: &WeekFrame,
        places: &[Place],
        days: &mut [DayDraft<'a>],
        kept: u32,
    ) -> Result<(), Option<Reason>> {
        let method = self.request.method;
        let work: u32 = days
            .iter()
            .flat_map(|d| &d.drafts)
            .filter_map(|d| d.filled.as_ref())
            .map(|f| f.takes_s)
            .sum();
        let total = whole(60.0 * (frame.minutes - self.race_min));
        let no_room = || Some(reasons::no_room(kept, method.easy.least_min));
        let mut left = total.checked_sub(work).ok_or_else(no_room)?;
        let mut runs = self.runs(places, days);
        while runs.iter().map(|r| r.least).sum::<u32>() > left {
            // Rather a day fewer than runs that are none; without any the sessions themselves are too many.
            if runs.is_empty() {
                return Err(no_room());
            }
            runs.remove(0);
        }
        if runs.is_empty() && kept > 0 {
            return Err(no_room());
        }
        self.grow(frame, &mut runs, &mut left);
        for run in &runs {
            days[run.day].drafts[run.draft].seconds = run.seconds;
        }
        self.lengthen(days, &mut left);
        for day in days.iter_mut() {
            day.drafts.retain(|d| d.seconds > 0);
        }
        self.holds(frame, days, kept)
    }

    /// Whether the work keeps to its share.
    fn holds(
        &self,
        frame: &WeekFrame,
        days: &[DayDraft<'a>],
        kept: u32,
    ) -> Result<(), Option<Reason>> {
        let method = self.request.method;
        let drafts = || days.iter().flat_map(|d| &d.drafts);
        let minutes = f64::from(drafts().map(|d| d.seconds).sum::<u32>()) / 60.0 + self.race_min;
        let work_s: u32 = drafts().filter_map(|d| d.filled.as_ref()).map(|f| f.work_s).sum();
        let work_min = f64::from(work_s) / 60.0;
        let too_much = work_min > method.quality.share * minutes + 1e-9;
        if kept > by_time(method, minutes, frame.days) || too_much {
            return Err(Some(reasons::too_much(work_min, minutes, method.quality.share)));
        }
        Ok(())
    }

    /// Easy runs, the ones of days that are left out first first; the long run last.
    fn runs(&self, places: &[Place], days: &[DayDraft<'a>]) -> Vec<Run> {
        let method = self.request.method;
        let order = |day: usize| {
            let cycle_day = places[day].cycle_day.map(|d| d + 1);
            method.leave_out.iter().position(|d| Some(*d) == cycle_day).unwrap_or(usize::MAX)
        };
        let mut runs: Vec<Run> = Vec::new();
        for (i, day) in days.iter().enumerate() {
            let used: u32 = day.drafts.iter().map(|d| d.seconds).sum();
            let open = 60.0 * self.request.most_min(day.date) - f64::from(used);
            let room = whole(open.min(day.most_s));
            for (k, draft) in day.drafts.iter().enumerate().filter(|(_, d)| d.filled.is_none()) {
                let long = draft.template.role == TemplateRole::Long;
                let most = if long { method.long.most_min } else { method.easy.most_min };
                let least = whole(60.0 * method.easy.least_min.min(self.run_most_min)).min(room);
                let most = whole(60.0 * most).min(room);
                runs.push(Run { day: i, draft: k, long, least, most, seconds: 0, order: order(i) });
            }
        }
        runs.sort_by_key(|run| (run.long, run.order, run.day));
        runs
    }

    /// Spends what is left on runs: the long one its share, the easy ones evenly, then the long one again.
    fn grow(&self, frame: &WeekFrame, runs: &mut [Run], left: &mut u32) {
        let method = self.request.method;
        let new_most = whole(60.0 * method.easy.new_day_most_min);
        let new_days = usize::try_from(frame.new_days).unwrap_or(0);
        for run in runs.iter_mut().filter(|r| !r.long).take(new_days) {
            run.most = run.most.min(new_most);
        }
        for run in runs.iter_mut() {
            run.seconds = run.least.min(run.most);
            *left -= run.seconds;
        }
        let share = whole(60.0 * method.long.week_share * frame.minutes) / STEP_S * STEP_S;
        longer(runs, left, share);
        // What the easy days do not carry makes the long run longer, and they may then be longer too.
        for _ in 0..2 {
            let longest = runs.iter().find(|r| r.long).map_or(u32::MAX, |r| r.seconds);
            for step in [STEP_S, 60] {
                spread_evenly(runs, left, step, longest);
            }
            longer(runs, left, u32::MAX);
        }
    }

    /// Spends what is left on warm-ups and cool-downs.
    fn lengthen(&self, days: &mut [DayDraft<'a>], left: &mut u32) {
        for day in days.iter_mut() {
            let used: u32 = day.drafts.iter().map(|d| d.seconds).sum();
            let mut open = whole(60.0 * self.request.most_min(day.date)).saturating_sub(used);
            let most = whole(day.most_s);
            for draft in &mut day.drafts {
                let Some(filled) = &mut draft.filled else { continue };
                let room = most.saturating_sub(draft.seconds).min(open).min(*left);
                let added = filled.lengthen(room);
                draft.seconds += added;
                open -= added;
                *left -= added;
            }
        }
    }
}

/// An easy or a long run whose length is being found.
struct Run {
    day: usize,
    draft: usize,
    long: bool,
    least: u32,
    most: u32,
    seconds: u32,
    order: usize,
}

/// Makes the long run longer, minute by minute, up to `aim`.
fn longer(runs: &mut [Run], left: &mut u32, aim: u32) {
    let Some(long) = runs.iter_mut().find(|r| r.long) else { return };
    let more = aim.min(long.most).saturating_sub(long.seconds).min(*left) / 60 * 60;
    long.seconds += more;
    *left -= more;
}

/// Adds `step` by `step` to the shortest easy run that may grow; none gets longer than the long run.
fn spread_evenly(runs: &mut [Run], left: &mut u32, step: u32, longest: u32) {
    while *left >= step {
        let shortest = runs
            .iter_mut()
            .filter(|r| !r.long && r.seconds + step <= r.most.min(longest))
            .min_by_key(|r| r.seconds);
        let Some(run) = shortest else { break };
        run.seconds += step;
        *left -= step;
    }
}
