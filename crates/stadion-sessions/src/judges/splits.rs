//! Whether times of one distance went as they were meant to go: even, in turns, or faster and faster.

use stadion_types::{Distance, Finding, Reason, Severity, Speed};

use super::target::aim;
use super::timed::TimedReps;
use super::{EPSILON, reasons};
use crate::execution::seconds;
use crate::results::{PatternKind, Row, pattern, rows};
use crate::tree::names;

/// How near to what was asked a row of times must lie.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct SplitCriteria {
    /// How far the slowest of even times may lie behind the best, as a share.
    pub even: f64,
    /// By how much a repetition of a cut-down may be slower than the one before, as a share: a hair.
    pub hair: f64,
    /// How much faster than the first the last of a cut-down is, as a share, where no targets say less.
    pub cut: f64,
}

impl SplitCriteria {
    pub(super) const DEFAULT: Self = Self { even: 0.015, hair: 0.005, cut: 0.02 };
}

impl Default for SplitCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

names! {
    /// How the times of a row are meant to go.
    SplitAim {
        /// All alike.
        Even = "even",
        /// Each faster than the one before.
        CutDown = "cut-down",
        /// Fast and slow in turn.
        Alternating = "alternating",
    }
}

/// What was asked of the times over one distance, and what was run.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SplitVerdict {
    /// The distance.
    pub distance: Distance,
    /// What was asked.
    pub asked: SplitAim,
    /// What the times look like, whatever was asked.
    pub run: PatternKind,
    /// Whether it was achieved; `None` with fewer than three times, or four for turns.
    pub achieved: Option<bool>,
    /// The times that were judged.
    pub times: u32,
    /// The slowest against the best in per cent; of times that are even within the two turns of a track,
    /// the larger of the two.
    pub spread_percent: f64,
    /// The last time against the first in per cent; positive is faster.
    pub gain_percent: f64,
    /// Whether the times are even within each turn, as on the two sides of a track, and not beside each other.
    pub within_turns: bool,
    /// The first repetition that broke what was asked.
    pub broken_by: Option<u32>,
    limit_percent: f64,
}

impl SplitVerdict {
    /// The same as a finding; `None` where too few times were run to judge.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        let achieved = self.achieved?;
        let (code, measured) = match (self.asked, achieved) {
            (SplitAim::Even, true) if self.within_turns => {
                (reasons::EVEN_IN_TURNS, self.spread_percent)
            }
            (SplitAim::Even, true) => (reasons::EVEN, self.spread_percent),
            (SplitAim::Even, false) => (reasons::UNEVEN, self.spread_percent),
            (SplitAim::CutDown, true) => (reasons::CUT_DOWN, self.gain_percent),
            (SplitAim::CutDown, false) if self.broken_by.is_some() => {
                (reasons::CUT_DOWN_BROKEN, self.gain_percent)
            }
            (SplitAim::CutDown, false) => (reasons::CUT_DOWN_SHORT, self.gain_percent),
            (SplitAim::Alternating, true) => (reasons::IN_TURNS, self.spread_percent),
            (SplitAim::Alternating, false) => (reasons::NOT_IN_TURNS, self.spread_percent),
        };
        let severity = if achieved { Severity::Info } else { Severity::Notice };
        let mut reason = Reason::new(code)
            .with("distance_m", self.distance.meters())
            .with("times", self.times)
            .with("spread_percent", self.spread_percent)
            .with("gain_percent", self.gain_percent)
            .with("limit_percent", self.limit_percent)
            .with("run", self.run.as_str());
        if let Some(rep) = self.broken_by {
            reason = reason.with("rep", rep);
        }
        Some(
            Finding::new(reason, severity, "stadion")
                .measured(measured)
                .against(self.limit_percent),
        )
    }
}

/// What was asked of each row of times, and what was run.
///
/// # Model
///
/// What is asked comes from the targets of the repetitions: all the same ask for even times, faster and
/// faster ones for a cut-down, two in turn for alternation. `otherwise` is what is asked of rows without
/// targets in figures, such as even times of a single; with `None` nothing is asked of them, and they are
/// left out. So are rows whose targets go another way.
///
/// - **Even**: the slowest within 1.5 % of the best, or within the range of the aim where that is wider. Where the times alternate, as on the two sides of a
///   track, each turn is held against itself; not over whole laps, which have both sides in them.
/// - **Cut-down**: each repetition at least as fast as the one before, to half a per cent, and the last 2 %
///   faster than the first, or half of what the targets ask where that is less.
/// - **Alternation**: every time that was meant to be fast below every one that was meant to be slow.
///
/// ```
/// use stadion_sessions::{NotationOptions, SplitAim, SplitCriteria, TimedReps, parse, split_verdicts};
///
/// let text = "4 x 400m @ 72s\n400m: 72.3, 71.8, 72.0, 74.0";
/// let session = parse(text, &NotationOptions::default()).session;
/// let timed = TimedReps::from_session(&session);
/// let verdicts = split_verdicts(&timed, None, &SplitCriteria::default());
/// assert_eq!((verdicts[0].asked, verdicts[0].achieved), (SplitAim::Even, Some(false)));
/// assert_eq!(verdicts[0].broken_by, Some(4));
/// ```
#[must_use]
pub fn split_verdicts(
    timed: &TimedReps,
    otherwise: Option<SplitAim>,
    criteria: &SplitCriteria,
) -> Vec<SplitVerdict> {
    let judged = |row: &Row| {
        let aimed = |rep| aim(timed.step(rep)?);
        let aims: Option<Vec<f64>> =
            row.times.iter().map(|time| middle(aimed(time.rep)?)).collect();
        let asked = match &aims {
            Some(aims) => asked(aims, criteria.hair)?,
            None => otherwise?,
        };
        // Whoever is asked for 70-74 s may run all of them.
        let width = row.times.iter().filter_map(|time| width(aimed(time.rep)?)).fold(0.0, f64::max);
        let criteria = SplitCriteria { even: criteria.even.max(width), ..*criteria };
        Some(verdict(row, asked, aims.as_deref(), &criteria))
    };
    rows(timed.splits(), timed.steps()).iter().filter_map(judged).collect()
}

fn middle(aim: stadion_types::Bounds<Speed>) -> Option<f64> {
    let middle = aim.min().meters_per_second().midpoint(aim.max().meters_per_second());
    (middle > 0.0).then_some(middle)
}

/// How far apart the ends of an aim lie, as a share.
fn width(aim: stadion_types::Bounds<Speed>) -> Option<f64> {
    let (low, high) = (aim.min().meters_per_second(), aim.max().meters_per_second());
    (low > 0.0).then(|| high / low - 1.0)
}

/// What speeds ask for.
fn asked(aims: &[f64], hair: f64) -> Option<SplitAim> {
    let (first, last) = (*aims.first()?, *aims.last()?);
    let same = |a: f64, b: f64| (a / b - 1.0).abs() <= hair;
    if aims.iter().all(|a| same(*a, first)) {
        Some(SplitAim::Even)
    } else if aims.windows(2).all(|w| w[1] >= w[0]) && last > first {
        Some(SplitAim::CutDown)
    } else if aims.len() >= 4 && aims.windows(3).all(|w| same(w[0], w[2]) && !same(w[0], w[1])) {
        Some(SplitAim::Alternating)
    } else {
        None
    }
}

fn verdict(
    row: &Row,
    asked: SplitAim,
    aims: Option<&[f64]>,
    criteria: &SplitCriteria,
) -> SplitVerdict {
    let times: Vec<f64> = row.times.iter().map(|t| t.seconds).collect();
    let run = pattern(row.distance, &row.sets()).kind;
    let (first, last) = (times.first().copied(), times.last().copied());
    let gain = first.zip(last).map_or(0.0, |(a, b)| a / b - 1.0);
    let mut found = SplitVerdict {
        distance: row.distance,
        asked,
        run,
        achieved: None,
        times: u32::try_from(times.len()).unwrap_or(u32::MAX),
        spread_percent: 100.0 * spread(&times),
        gain_percent: 100.0 * gain,
        within_turns: false,
        broken_by: None,
        limit_percent: 100.0 * criteria.even,
    };
    let needed_times = if asked == SplitAim::Alternating { 4 } else { 3 };
    if times.len() < needed_times {
        return found;
    }
    let achieved = match asked {
        SplitAim::Even => even(row, &times, criteria.even, &mut found),
        SplitAim::CutDown => {
            let planned = aims.and_then(|a| Some(a.last()? / a.first()? - 1.0));
            let needed = planned.map_or(criteria.cut, |p| criteria.cut.min(0.5 * p));
            found.limit_percent = 100.0 * needed;
            let slower = times.windows(2).position(|w| w[1] > w[0] * (1.0 + criteria.hair));
            found.broken_by = slower.and_then(|at| rep(row, at + 1));
            slower.is_none() && gain >= needed
        }
        SplitAim::Alternating => in_turns(&times, aims),
    };
    found.achieved = Some(achieved);
    found
}

/// The slowest against the best, as a share.
fn spread(times: &[f64]) -> f64 {
    let best = times.iter().copied().fold(f64::INFINITY, f64::min);
    let worst = times.iter().copied().fold(0.0, f64::max);
    if best > 0.0 && best.is_finite() { worst / best - 1.0 } else { 0.0 }
}

/// Whether times are even, all together or each turn for itself.
fn even(row: &Row, times: &[f64], limit: f64, found: &mut SplitVerdict) -> bool {
    let all = spread(times);
    if all <= limit + EPSILON {
        return true;
    }
    let turns = row.turns();
    let of_turn = |turn: usize| -> Vec<f64> {
        times.iter().zip(&turns).filter(|(_, t)| **t == turn).map(|(time, _)| *time).collect()
    };
    let (a, b) = (of_turn(0), of_turn(1));
    let sides = !whole_laps(row.distance);
    if sides && found.run == PatternKind::Alternating && a.len() >= 2 && b.len() >= 2 {
        let apart = spread(&a).max(spread(&b));
        found.spread_percent = 100.0 * apart;
        found.within_turns = true;
        if apart <= limit + EPSILON {
            return true;
        }
    }
    // The first that lies too far from the best, of its own turn where the distance has two sides.
    let best = |of: Vec<f64>| of.into_iter().fold(f64::INFINITY, f64::min);
    let best = if sides { [best(a), best(b)] } else { [best(times.to_vec()); 2] };
    let off = times.iter().zip(&turns).position(|(time, turn)| {
        let best = best.get(*turn).copied().unwrap_or(f64::INFINITY);
        *time > best * (1.0 + limit + EPSILON)
    });
    found.broken_by = off.and_then(|at| rep(row, at));
    false
}

/// Whether a distance is whole laps of a track: each repetition has both sides of it.
fn whole_laps(distance: Distance) -> bool {
    const LAP_M: f64 = 400.0;
    let off = distance.meters() % LAP_M;
    distance.meters() >= LAP_M && off.min(LAP_M - off) < 0.5
}

/// Whether the times go in turns, the fast ones where the targets want them.
fn in_turns(times: &[f64], aims: Option<&[f64]>) -> bool {
    let turn = |odd: usize| times.iter().copied().skip(odd).step_by(2);
    let highest = |odd: usize| turn(odd).fold(0.0, f64::max);
    let lowest = |odd: usize| turn(odd).fold(f64::INFINITY, f64::min);
    let first_is_fast = aims.and_then(|a| Some(a.first()? > a.get(1)?));
    match first_is_fast {
        Some(true) => highest(0) < lowest(1),
        Some(false) => highest(1) < lowest(0),
        None => highest(0) < lowest(1) || highest(1) < lowest(0),
    }
}

fn rep(row: &Row, at: usize) -> Option<u32> {
    row.times.get(at).map(|time| time.rep).filter(|rep| *rep != u32::MAX)
}

/// By how much the later half of the times of equal distances is slower than the earlier one, in per cent,
/// over all rows of three times and more, weighted by their number; `None` without any.
#[must_use]
pub fn pace_fade(timed: &TimedReps) -> Option<f64> {
    fade_of(rows(timed.splits(), timed.steps()).iter().map(Row::sets))
}

/// The same for rows of comparable times, each set by set.
pub(crate) fn fade_of(rows: impl IntoIterator<Item = Vec<Vec<f64>>>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    for sets in rows {
        let times: usize = sets.iter().map(Vec::len).sum();
        // The distance plays no part in it.
        let halves = pattern(Distance::MIN, &sets).halves_percent;
        if let (true, Some(halves)) = (times >= 3, halves) {
            let weight = seconds(times);
            sum += weight * halves;
            count += weight;
        }
    }
    (count > 0.0).then(|| sum / count)
}
