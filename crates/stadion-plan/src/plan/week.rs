//! The sessions of one week and how long they are, before any gate.

use chrono::NaiveDate;
use stadion_types::Reason;

use super::growth::WeekFrame;
use super::layout::{Place, lay};
use super::pace::Speeds;
use super::quality::{Filled, Room, fill};
use super::reasons;
use super::request::PlanRequest;
use crate::method::{SessionTemplate, TemplateRole, TrainingMethod};

/// A session before any gate.
#[derive(Debug, Clone)]
pub(super) struct Draft<'a> {
    pub(super) name: &'a str,
    pub(super) template: &'a SessionTemplate,
    /// Its work; `None` for easy and long runs.
    pub(super) filled: Option<Filled>,
    pub(super) seconds: u32,
}

/// A day before any gate.
#[derive(Debug, Clone)]
pub(super) struct DayDraft<'a> {
    pub(super) date: NaiveDate,
    pub(super) drafts: Vec<Draft<'a>>,
    pub(super) why: Vec<Reason>,
    /// The most that one run of this day may take, in seconds.
    pub(super) most_s: f64,
}

/// A week before any gate.
#[derive(Debug, Clone)]
pub(super) struct WeekDraft<'a> {
    pub(super) days: Vec<DayDraft<'a>>,
    pub(super) why: Vec<Reason>,
    /// Quality sessions that it has.
    pub(super) quality: u32,
}

/// The most that a week may have of work.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit {
    /// Quality sessions.
    pub(super) quality: u32,
    /// Whether it may have work that is as long as it is written.
    pub(super) fixed: bool,
}

/// What a week is made with besides its frame.
pub(super) struct Means<'a, 'b> {
    pub(super) request: &'b PlanRequest<'a>,
    pub(super) speeds: &'b Speeds,
    /// The most that a run may take, in minutes.
    pub(super) run_most_min: f64,
    /// Minutes of races and of a breakthrough in the week.
    pub(super) race_min: f64,
    /// How many sessions of quality there were before, so that sets take turns.
    pub(super) turn: usize,
    /// Days without quality.
    pub(super) no_quality: &'b dyn Fn(NaiveDate) -> bool,
    /// The day of a breakthrough, which has nothing else.
    pub(super) taken: Option<NaiveDate>,
    /// What the gates have left of an earlier try.
    pub(super) limit: Limit,
}

/// One session that is asked for.
#[derive(Clone, Copy)]
struct Slot<'a> {
    name: &'a str,
    template: &'a SessionTemplate,
}

/// The run that takes the place of what is left out.
pub(super) fn easy_of(method: &TrainingMethod) -> Option<(&str, &SessionTemplate)> {
    let easy = |t: &SessionTemplate| t.role == TemplateRole::Easy;
    let named = method.sessions.get_key_value("easy").filter(|(_, t)| easy(t));
    let found = named.or_else(|| method.sessions.iter().find(|(_, t)| easy(t)));
    found.map(|(name, template)| (name.as_str(), template))
}

/// Quality sessions that `minutes` carry, by the rule of the method.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a small count from 0 on"
)]
pub(super) fn by_time(method: &TrainingMethod, minutes: f64, days: u32) -> u32 {
    let rules = &method.quality;
    let most = (rules.sessions_most * days).div_ceil(7);
    // A little more than nothing, so that 240 min at a quarter are three times twenty.
    let carried = (rules.share * minutes / rules.least_min + 1e-9).floor().max(0.0);
    most.min(carried as u32)
}

impl<'a> Means<'a, '_> {
    /// The sessions of a week.
    pub(super) fn week(&self, frame: &WeekFrame) -> WeekDraft<'a> {
        let method: &'a TrainingMethod = self.request.method;
        let places = lay(self.request, frame.from, frame.days, frame.run_days);
        let slots: Vec<Vec<Slot<'a>>> = places
            .iter()
            .map(
                |place| {
                    if self.taken == Some(place.date) { Vec::new() } else { slots(method, place) }
                },
            )
            .collect();
        let is_quality = |day: usize, slot: &Slot<'_>| {
            slot.template.role == TemplateRole::Quality && !(self.no_quality)(places[day].date)
        };
        let known: u32 = slots
            .iter()
            .enumerate()
            .map(|(day, s)| s.iter().map(|slot| u32::from(is_quality(day, slot))).sum::<u32>())
            .sum();
        let carried = by_time(method, frame.minutes, frame.days);
        let mut why = frame.why.clone();
        if known < carried {
            why.push(reasons::too_few_days(frame.run_days, known));
        }
        let mut failed = None;
        for kept in (0..=carried.min(known).min(self.limit.quality)).rev() {
            for fixed in [true, false] {
                if fixed && !self.limit.fixed {
                    continue;
                }
                match self.filled(frame, &places, &slots, (kept, known), fixed) {
                    Ok(days) => {
                        why.extend(failed);
                        return WeekDraft { days, why, quality: kept };
                    }
                    Err(reason) => failed = failed.or(reason),
                }
                if !slots.iter().flatten().any(|s| s.template.role == TemplateRole::Fixed) {
                    break;
                }
            }
        }
        why.extend(failed);
        let days = places.iter().map(|place| self.empty(place)).collect();
        WeekDraft { days, why, quality: 0 }
    }

    fn most_s(&self, date: NaiveDate) -> f64 {
        60.0 * self.request.most_min(date).min(self.run_most_min)
    }

    fn empty(&self, place: &Place) -> DayDraft<'a> {
        DayDraft {
            date: place.date,
            drafts: Vec::new(),
            why: Vec::new(),
            most_s: self.most_s(place.date),
        }
    }

    /// The week with `kept` of `known` quality sessions, or why that is none.
    fn filled(
        &self,
        frame: &WeekFrame,
        places: &[Place],
        slots: &[Vec<Slot<'a>>],
        (kept, known): (u32, u32),
        fixed: bool,
    ) -> Result<Vec<DayDraft<'a>>, Option<Reason>> {
        let method: &'a TrainingMethod = self.request.method;
        let share_s = 60.0 * method.quality.share * frame.minutes;
        let each_s = if kept == 0 { 0.0 } else { share_s / f64::from(kept) };
        let work_s = each_s.min(60.0 * method.quality.most_min);
        let mut days: Vec<DayDraft<'a>> = places.iter().map(|place| self.empty(place)).collect();
        let (mut nth, mut taken, mut turn) = (0_u32, 0_u32, self.turn);
        for (i, day) in days.iter_mut().enumerate() {
            let shared = u32::try_from(slots[i].len()).unwrap_or(1).max(1);
            for slot in &slots[i] {
                let mut slot = *slot;
                if places[i].moved {
                    day.why.push(reasons::moved(slot.name));
                } else {
                    day.why.push(reasons::pattern(&method.id, slot.name));
                }
                let barred = (self.no_quality)(day.date);
                let room = Room { work_s, takes_s: day.most_s / f64::from(shared) };
                let filled = match slot.template.role {
                    TemplateRole::Quality if !barred => {
                        nth += 1;
                        if spread(nth, kept, known) {
                            taken += 1;
                            turn += 1;
                            let filled = fill(method, self.speeds, slot.template, turn - 1, room);
                            Some(filled.ok_or_else(|| Some(reasons::too_long(day.most_s / 60.0)))?)
                        } else {
                            None
                        }
                    }
                    TemplateRole::Fixed if fixed && !barred => {
                        turn += 1;
                        let room = Room { work_s: share_s, ..room };
                        let filled = fill(method, self.speeds, slot.template, turn - 1, room);
                        if filled.is_none() {
                            day.why.push(reasons::too_long(day.most_s / 60.0));
                        }
                        filled
                    }
                    _ => None,
                };
                if barred
                    && matches!(slot.template.role, TemplateRole::Quality | TemplateRole::Fixed)
                {
                    day.why.push(reasons::no_quality());
                }
                if let Some(filled) = filled {
                    let seconds = filled.takes_s;
                    day.drafts.push(Draft {
                        name: slot.name,
                        template: slot.template,
                        filled: Some(filled),
                        seconds,
                    });
                    continue;
                }
                if slot.template.role != TemplateRole::Long {
                    let Some((name, template)) = easy_of(method) else { continue };
                    slot = Slot { name, template };
                }
                // One easy run a day is enough.
                if day.drafts.iter().all(|d| d.filled.is_some()) {
                    day.drafts.push(Draft {
                        name: slot.name,
                        template: slot.template,
                        filled: None,
                        seconds: 0,
                    });
                }
            }
        }
        debug_assert_eq!(taken, kept, "as many as were asked for");
        self.spend(frame, places, &mut days, kept)?;
        Ok(days)
    }
}

/// Whether number `nth` of `known` is one of the `kept` that lie apart; from 1.
fn spread(nth: u32, kept: u32, known: u32) -> bool {
    if kept >= known {
        return true;
    }
    if kept == 0 {
        return false;
    }
    if kept == 1 {
        return nth == known.div_ceil(2);
    }
    (0..kept).any(|i| 1 + i * (known - 1) / (kept - 1) == nth)
}

fn slots<'a>(method: &'a TrainingMethod, place: &Place) -> Vec<Slot<'a>> {
    let Some(day) = place.cycle_day.and_then(|d| method.cycle.get(d)) else { return Vec::new() };
    let slot = |name: &'a String| Some(Slot { name, template: method.session(name)? });
    day.sessions.iter().filter_map(slot).collect()
}

/// Whole seconds, rounded down; 0 for what is below.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates at both ends"
)]
pub(super) fn whole(seconds: f64) -> u32 {
    (seconds + 1e-6).floor() as u32
}
