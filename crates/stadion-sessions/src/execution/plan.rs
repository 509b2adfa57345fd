//! Repetitions by laying a plan over the recording.

use stadion_types::{Bounds, Distance};

use super::change_points::median;
use super::edges::settle;
use super::measure::Stretch;
use super::signal::{STANDING_M_S, Signal, SignalKind, seconds};
use crate::step::{Step, StepKind};
use crate::tree::{Activity, Section};

/// A distance measured by satellite may differ from the planned one by this share.
const DISTANCE_TOLERANCE: f64 = 0.05;

/// A timed repetition is run to within this share, and to within [`CLOCK_S`].
const TIME_TOLERANCE: f64 = 0.03;
const CLOCK_S: f64 = 3.0;

/// What both changes of speed at its ends must exceed for a repetition to be seen, as a share of its
/// speed.
const STEP: f64 = 0.06;

/// Longer standing within a repetition is a rest, in seconds and as a share of it.
const STOP_S: f64 = 10.0;
const STOP_SHARE: f64 = 0.05;

/// Larger changes of speed do not make a repetition any surer.
const CLEAR: f64 = 0.5;

/// Largest table of repetitions times seconds that is worth the search.
const MAX_CELLS: usize = 20_000_000;

/// More places where a repetition may lie are not kept for the next one of the same length.
const MAX_KEPT: usize = 4_000_000;

/// Speed before and after an end of a repetition is that of this many seconds at most.
const REACH: usize = 12;

/// How much work one planned repetition is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Length {
    Meters(Bounds<f64>),
    Seconds(Bounds<f64>),
}

#[derive(Debug, Clone, Copy)]
struct Planned {
    length: Length,
    /// At least this long after the repetition before, in seconds.
    rest_s: f64,
}

/// The repetitions of a plan, as far as distance or time tell how long each is.
fn planned(steps: &[Step]) -> Vec<Planned> {
    let mut list = Vec::new();
    let mut rest_s = 0.0;
    for step in steps.iter().filter(|s| s.section == Section::Main) {
        match step.kind {
            StepKind::Rest => rest_s = step.duration.map_or(0.0, |d| d.seconds().min()),
            StepKind::Work => {
                let apart = matches!(step.activity, Activity::Lift | Activity::Plyometrics);
                let meters = step.distance.and_then(|d| d.map_increasing(Distance::meters).ok());
                let length = (meters.map(Length::Meters))
                    .or_else(|| step.duration.map(|d| Length::Seconds(d.seconds())))
                    .filter(|_| !apart);
                if let Some(length) = length {
                    // Half of the planned rest: athletes shorten it, but do not leave it out.
                    list.push(Planned { length, rest_s: (0.5 * rest_s).max(3.0) });
                }
                rest_s = 0.0;
            }
        }
    }
    list
}

/// How many repetitions a plan names.
pub(super) fn count(steps: &[Step]) -> usize {
    planned(steps).len()
}

/// Lays the planned repetitions over the signal, in order, where speed rises at the start and falls
/// at the end of each; one that is not seen is left out. `None` if fewer than half are seen.
///
/// # Model
///
/// Dynamic programming over seconds and repetitions. A repetition may start wherever its distance or
/// time from there to its end is as planned, within 5 % of the distance or 3 % of the time, and gains
/// what speed changes at both ends, as a share of its own.
pub(super) fn find(signal: &Signal, steps: &[Step]) -> Option<Vec<Stretch>> {
    let plan = planned(steps);
    let n = signal.values.len();
    if plan.is_empty() || plan.len().checked_mul(n + 1)? > MAX_CELLS {
        return None;
    }
    let by_way = plan.iter().any(|p| matches!(p.length, Length::Meters(_)));
    if by_way && signal.kind == SignalKind::Power {
        return None;
    }
    let mut ways = vec![0.0];
    let mut sum = 0.0;
    ways.extend(signal.values.iter().map(|v| {
        sum += v;
        sum
    }));
    let mut stood = vec![0];
    let mut standing = 0_u32;
    stood.extend(signal.values.iter().map(|v| {
        standing += u32::from(*v < STANDING_M_S);
        standing
    }));
    let field = Field::new(ways, stood);

    // best[e]: the best gain of the repetitions so far, all of which end by e.
    let mut best = vec![0.0_f64; n + 1];
    let mut starts: Vec<Vec<u32>> = Vec::with_capacity(plan.len());
    let mut kept: Vec<(Length, Option<Places>)> = Vec::new();
    for rep in &plan {
        // Where such a repetition may lie is looked for once for all of one length.
        let index =
            kept.iter().position(|(length, _)| *length == rep.length).unwrap_or_else(|| {
                kept.push((rep.length, field.places(rep.length)));
                kept.len() - 1
            });
        let mut row = Row::new(&best, whole(rep.rest_s));
        if let Some(places) = &kept[index].1 {
            for end in 1..=n {
                row.carry(end);
                places.ending(end).iter().for_each(|&(start, gain)| row.lay(start, end, gain));
            }
        } else {
            let mut window = 0..0;
            for end in 1..=n {
                row.carry(end);
                field.slide(&mut window, end, rep.length);
                field.gains(&window, end, |start, gain| row.lay(start, end, gain));
            }
        }
        let Row { next, chosen, .. } = row;
        best = next;
        starts.push(chosen);
    }

    let mut found = Vec::new();
    let mut end = n;
    for (chosen, rep) in starts.iter().zip(&plan).rev() {
        while chosen[end] == CARRIED {
            end -= 1;
        }
        if chosen[end] != u32::MAX {
            let start = chosen[end] as usize;
            found.push((start, end));
            end = start.saturating_sub(whole(rep.rest_s));
        }
    }
    found.reverse();
    let runs = field.without_faint(found);
    let found: Vec<Stretch> = settle(signal, &runs)
        .into_iter()
        .map(|(start, end)| Stretch::new(signal.time_of(start), signal.time_of(end)))
        .collect();
    (found.len() * 2 >= plan.len() && !found.is_empty()).then_some(found)
}

/// The best gains with one more repetition.
struct Row<'a> {
    before: &'a [f64],
    rest: usize,
    next: Vec<f64>,
    /// Where the repetition starts that ends at each second.
    chosen: Vec<u32>,
}

impl<'a> Row<'a> {
    fn new(before: &'a [f64], rest: usize) -> Self {
        Self { before, rest, next: before.to_vec(), chosen: vec![u32::MAX; before.len()] }
    }

    fn carry(&mut self, end: usize) {
        if self.next[end - 1] > self.next[end] {
            self.next[end] = self.next[end - 1];
            self.chosen[end] = CARRIED;
        }
    }

    fn lay(&mut self, start: u32, end: usize, gain: f64) {
        let free = (start as usize).checked_sub(self.rest).map_or(0.0, |t| self.before[t]);
        if free + gain > self.next[end] {
            self.next[end] = free + gain;
            self.chosen[end] = start;
        }
    }
}

/// Every place where a repetition of some length may lie, by its end, with what it gains.
struct Places {
    /// Where the places that end at each second begin in the list.
    from: Vec<usize>,
    list: Vec<(u32, f64)>,
}

impl Places {
    fn ending(&self, end: usize) -> &[(u32, f64)] {
        &self.list[self.from[end]..self.from[end + 1]]
    }
}

/// Nothing ends here: what was best a second before still is.
const CARRIED: u32 = u32::MAX - 1;

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a short time")]
fn whole(seconds: f64) -> usize {
    seconds.clamp(0.0, 1e6).round() as usize
}

struct Field {
    /// The way, or the work, made by each second.
    ways: Vec<f64>,
    /// Seconds without motion up to each second.
    stood: Vec<u32>,
    /// How much speed rises at each second, between the [`REACH`] seconds before it and after it.
    rises: Vec<f64>,
}

impl Field {
    fn new(ways: Vec<f64>, stood: Vec<u32>) -> Self {
        let mut field = Self { ways, stood, rises: Vec::new() };
        field.rises = (0..field.ways.len()).map(|at| field.rise(at)).collect();
        field
    }

    fn mean(&self, from: usize, to: usize) -> f64 {
        if to <= from { 0.0 } else { (self.ways[to] - self.ways[from]) / seconds(to - from) }
    }

    /// Nothing was recorded before the first and after the last second: the athlete stood.
    fn rise(&self, at: usize) -> f64 {
        let last = self.ways.len() - 1;
        self.mean(at, (at + REACH).min(last)) - self.mean(at.saturating_sub(REACH), at)
    }

    /// Every place of a repetition of this length; `None` if they are too many to keep.
    fn places(&self, length: Length) -> Option<Places> {
        let n = self.ways.len() - 1;
        let mut places = Places { from: vec![0; n + 2], list: Vec::new() };
        let mut window = 0..0;
        for end in 1..=n {
            self.slide(&mut window, end, length);
            self.gains(&window, end, |start, gain| places.list.push((start, gain)));
            places.from[end + 1] = places.list.len();
            if places.list.len() > MAX_KEPT {
                return None;
            }
        }
        Some(places)
    }

    /// What a repetition gains that ends at `end`, for each start that gains anything.
    fn gains(&self, window: &core::ops::Range<usize>, end: usize, mut take: impl FnMut(u32, f64)) {
        // The ends of a long one are judged by the same seconds wherever its other end lies.
        let long = |start: usize| (end - start) / 3 >= REACH;
        if window.end > 0 && long(window.end - 1) && self.rises[end] >= 0.0 {
            return;
        }
        for start in window.clone() {
            // Far below the least change, a hair aside: the judgement itself is that of `gain`.
            let least = 0.999 * STEP * (self.ways[end] - self.ways[start]);
            let change = f64::min(self.rises[start], -self.rises[end]);
            if long(start) && change * seconds(end - start) < least {
                continue;
            }
            if let Some((gain, start)) = self.gain(start, end).zip(u32::try_from(start).ok()) {
                take(start, gain);
            }
        }
    }

    /// Moves the window of starts along with the end; both its edges only ever go forward.
    fn slide(&self, window: &mut core::ops::Range<usize>, end: usize, length: Length) {
        let made = |start: usize| match length {
            Length::Meters(_) => self.ways[end] - self.ways[start],
            Length::Seconds(_) => seconds(end - start),
        };
        let (least, most) = match length {
            Length::Meters(m) => {
                (m.min() * (1.0 - DISTANCE_TOLERANCE), m.max() * (1.0 + DISTANCE_TOLERANCE))
            }
            Length::Seconds(s) => (
                s.min() - (s.min() * TIME_TOLERANCE).max(CLOCK_S),
                s.max() + (s.max() * TIME_TOLERANCE).max(CLOCK_S),
            ),
        };
        while window.start < end && made(window.start) > most {
            window.start += 1;
        }
        while window.end < end && made(window.end) >= least {
            window.end += 1;
        }
        window.end = window.end.max(window.start);
    }

    /// Drops what changes speed far less than the others do: a repetition of the plan that was not run
    /// is laid over whatever noise comes closest to it.
    fn without_faint(&self, found: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        const FAINT: f64 = 0.3;
        let weaker = |&(start, end): &(usize, usize)| {
            self.changes(start, end).map_or(0.0, |(up, down)| up.min(down))
        };
        let usual = median(&mut found.iter().map(weaker).collect::<Vec<_>>());
        found.into_iter().filter(|rep| weaker(rep) >= FAINT * usual).collect()
    }

    /// What the changes of speed at both ends of a stretch are worth; `None` if one is too small.
    ///
    /// A stretch with a stop in it is no repetition, but two with a rest between.
    fn gain(&self, start: usize, end: usize) -> Option<f64> {
        let stood = f64::from(self.stood[end] - self.stood[start]);
        if stood > f64::max(STOP_S, STOP_SHARE * seconds(end - start)) {
            return None;
        }
        let (up, down) = self.changes(start, end)?;
        (up > STEP && down > STEP).then(|| up.min(CLEAR) + down.min(CLEAR))
    }

    /// How much speed rises at the start and falls at the end of a stretch, as shares of its own.
    fn changes(&self, start: usize, end: usize) -> Option<(f64, f64)> {
        let level = self.mean(start, end);
        if level <= 0.0 {
            return None;
        }
        let reach = ((end - start) / 3).clamp(3, REACH);
        let (up, down) = if reach == REACH {
            (self.rises[start], -self.rises[end])
        } else {
            let last = self.ways.len() - 1;
            let before = self.mean(start.saturating_sub(reach), start);
            let after = self.mean(end, (end + reach).min(last));
            let first = self.mean(start, (start + reach).min(end));
            (first - before, self.mean(end.saturating_sub(reach).max(start), end) - after)
        };
        Some((up / level, down / level))
    }
}
