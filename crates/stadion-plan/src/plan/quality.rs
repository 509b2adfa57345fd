//! How many repetitions a session has.

use stadion_types::{Reason, Speed};

use super::pace::Speeds;
use super::result::Targets;
use super::text::{self, Length};
use crate::method::{Prescription, SessionTemplate, TrainingMethod, WorkSet};

/// A session of work, filled.
#[derive(Debug, Clone)]
pub(super) struct Filled {
    /// The work with its rests, as the notation writes it.
    work: String,
    before_s: u32,
    after_s: u32,
    pub(super) work_s: u32,
    pub(super) takes_s: u32,
    pub(super) targets: Targets,
    pub(super) why: Option<Reason>,
}

impl Filled {
    pub(super) fn text(&self) -> String {
        text::between(self.before_s, &self.work, self.after_s)
    }

    /// Lengthens warm-up and cool-down by up to `more_s`, minute by minute; tells by how much.
    pub(super) fn lengthen(&mut self, more_s: u32) -> u32 {
        let mut added = 0;
        while added + 60 <= more_s {
            let first = self.before_s <= self.after_s;
            let shorter = if first { &mut self.before_s } else { &mut self.after_s };
            if *shorter == 0 || *shorter + 60 > AROUND_MOST_S {
                break;
            }
            *shorter += 60;
            added += 60;
        }
        self.takes_s += added;
        added
    }
}

/// Warm-up and cool-down are not lengthened beyond these, in seconds.
const AROUND_MOST_S: u32 = 1200;
/// Warm-up and cool-down are not cut below these, in seconds.
const AROUND_LEAST_S: u32 = 300;

/// What a session may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// The most work, in seconds.
    pub(super) work_s: f64,
    /// The most time with everything, in seconds.
    pub(super) takes_s: f64,
}

/// Fills a session: of its sets, beginning with number `turn`, the first that fits; `None` if none does.
pub(super) fn fill(
    method: &TrainingMethod,
    speeds: &Speeds,
    session: &SessionTemplate,
    turn: usize,
    room: Room,
) -> Option<Filled> {
    let n = session.sets.len();
    (0..n).find_map(|i| {
        let set = session.sets.get((turn + i) % n)?;
        match *set {
            WorkSet::Reps { rep_s, reps_most, anchor, rest_s } => {
                let aim = speeds.of_reps(method, anchor, rep_s);
                let targets = speeds.targets(method, session, aim.speed);
                let rep = Rep::of(method, rep_s, aim.speed);
                let (count, before, after) = fit(method, session, &rep, [reps_most, rest_s], room)?;
                let work =
                    text::reps(count, rep.length, targets.speed, (anchor, session.class), rest_s);
                let work_s = rep.total_s(count);
                let takes_s = before + work_s + (count - 1) * rest_s + after;
                let (before_s, after_s) = (before, after);
                Some(Filled { work, before_s, after_s, work_s, takes_s, targets, why: aim.why })
            }
            WorkSet::Written { takes_s, work_s, .. } => {
                let takes_s = session.warm_up_s + takes_s + session.cool_down_s;
                let fits = f64::from(takes_s) <= room.takes_s && f64::from(work_s) <= room.work_s;
                let (before_s, after_s) = (session.warm_up_s, session.cool_down_s);
                let targets = speeds.targets(method, session, None);
                let work = text::written(set)?.to_owned();
                let why = None;
                fits.then_some(Filled { work, before_s, after_s, work_s, takes_s, targets, why })
            }
        }
    })
}

/// One repetition.
struct Rep {
    length: Length,
    seconds: f64,
}

impl Rep {
    fn of(method: &TrainingMethod, rep_s: u32, speed: Option<Speed>) -> Self {
        let by_time = Self { length: Length::Seconds(rep_s), seconds: f64::from(rep_s) };
        if method.quality.prescription == Prescription::Time {
            return by_time;
        }
        let Some(speed) = speed.map(Speed::meters_per_second).filter(|v| *v > 0.0) else {
            return by_time;
        };
        let meters = (speed * f64::from(rep_s) / 100.0).round().max(1.0) * 100.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, above 0, and small"
        )]
        let length = Length::Meters(meters as u32);
        Self { length, seconds: meters / speed }
    }

    /// In whole seconds, rounded up.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a time of hours at most"
    )]
    fn total_s(&self, count: u32) -> u32 {
        (f64::from(count) * self.seconds - 1e-6).ceil() as u32
    }
}

/// How many repetitions, with warm-up and cool-down; the latter fill the minute.
fn fit(
    method: &TrainingMethod,
    session: &SessionTemplate,
    rep: &Rep,
    [reps_most, rest_s]: [u32; 2],
    room: Room,
) -> Option<(u32, u32, u32)> {
    let rules = &method.quality;
    let least_s = 60.0 * rules.least_min;
    for count in (rules.reps_least..=reps_most).rev() {
        let work = f64::from(count) * rep.seconds;
        if work > room.work_s + 1e-6 {
            continue;
        }
        if work < least_s - 1e-6 {
            return None;
        }
        let inner = rep.total_s(count) + count.saturating_sub(1) * rest_s;
        let around = [
            [session.warm_up_s, session.cool_down_s],
            [session.warm_up_s.min(AROUND_LEAST_S), session.cool_down_s.min(AROUND_LEAST_S)],
        ];
        for [before, after] in around {
            let odd = (before + inner + after) % 60;
            let after = if odd == 0 || after == 0 { after } else { after + 60 - odd };
            if f64::from(before + inner + after) <= room.takes_s + 1e-6 {
                return Some((count, before, after));
            }
        }
    }
    None
}
