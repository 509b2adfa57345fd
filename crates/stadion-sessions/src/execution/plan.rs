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

/// How much work one planned repetition is.
#[derive(Debug, Clone, Copy)]
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
    let field = Field { ways, stood };

    // best[e]: the best gain of the repetitions so far, all of which end by e.
    let mut best = vec![0.0_f64; n + 1];
    let mut starts: Vec<Vec<u32>> = Vec::with_capacity(plan.len());
    for rep in &plan {
        let mut next = best.clone();
        let mut chosen = vec![u32::MAX; n + 1];
        let mut window = 0..0;
        for end in 1..=n {
            field.slide(&mut window, end, rep.length);
            if next[end - 1] > next[end] {
                next[end] = next[end - 1];
                chosen[end] = CARRIED;
            }
            for start in window.clone() {
                let Some(gain) = field.gain(start, end) else { continue };
                let free = start.checked_sub(whole(rep.rest_s)).map_or(0.0, |t| best[t]);
                if free + gain > next[end] {
                    next[end] = free + gain;
                    chosen[end] = u32::try_from(start).ok()?;
                }
            }
        }
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
}

impl Field {
    fn mean(&self, from: usize, to: usize) -> f64 {
        if to <= from { 0.0 } else { (self.ways[to] - self.ways[from]) / seconds(to - from) }
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
        let reach = ((end - start) / 3).clamp(3, 12);
        let last = self.ways.len() - 1;
        // Nothing was recorded before the first and after the last second: the athlete stood.
        let before = self.mean(start.saturating_sub(reach), start);
        let after = self.mean(end, (end + reach).min(last));
        let up = self.mean(start, (start + reach).min(end)) - before;
        let down = self.mean(end.saturating_sub(reach).max(start), end) - after;
        Some((up / level, down / level))
    }
}
