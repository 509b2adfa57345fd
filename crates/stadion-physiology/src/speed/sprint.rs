//! Maximal sprinting speed from the split times of one sprint.

use core::time::Duration;

use stadion_types::{Distance, Speed};

use super::constants::SPRINT_LEAST_REACHED;
use crate::critical::student_quantile;
use crate::lactate::Interval;

/// Why splits give no maximal speed.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SprintError {
    /// Two numbers cannot be told by fewer splits.
    #[error("{splits} splits; two are needed")]
    TooFew {
        /// How many there are.
        splits: usize,
    },
    /// Splits are cumulative: each is farther and later than the one before.
    #[error("split {split} is not farther and later than the one before")]
    Order {
        /// Its index.
        split: usize,
    },
    /// The speed still rises at the last split, or rises more steeply than the model can: no maximum is
    /// within reach.
    #[error("these splits do not level off, so they tell no maximal speed")]
    NotLevelling,
    /// The level is no probability.
    #[error("a level of {level} is not between 0 and 1")]
    Level {
        /// What was given.
        level: f64,
    },
}

impl SprintError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 4] =
        ["too-few-splits", "splits-out-of-order", "splits-do-not-level-off", "bad-level"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => "too-few-splits",
            Self::Order { .. } => "splits-out-of-order",
            Self::NotLevelling => "splits-do-not-level-off",
            Self::Level { .. } => "bad-level",
        }
    }
}

/// A sprint from a standing start, fitted to its split times.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct SprintFit {
    /// The maximal speed that the sprint tends to.
    #[cfg_attr(feature = "serde", serde(rename = "max_speed_m_s"))]
    pub max_speed: Speed,
    /// Its interval in m/s, *t*-interval of the linearised fit; absent with two splits.
    pub interval_m_s: Option<Interval>,
    /// Time constant of the acceleration, s.
    pub time_constant_s: f64,
    /// The fastest stretch between two splits, the start included. It was run, but an error of 0.01 s in
    /// 5 m makes it 2 % too fast.
    #[cfg_attr(feature = "serde", serde(rename = "fastest_split_m_s"))]
    pub fastest_split: Speed,
    /// Part of the maximal speed that was reached at the last split, from 0 to 1. The rest is extrapolated.
    pub reached: f64,
    /// Sum of the squared residuals of the times, s².
    pub sum_of_squares_s2: f64,
}

/// Maximum and time constant.
type Pair = [f64; 2];

impl SprintFit {
    /// Fits a sprint to cumulative splits: distance and time since the start, nearest first.
    ///
    /// # Model
    ///
    /// ```text
    /// v(t) = vM · (1 − exp(−t/τ))        d(t) = vM · (t − τ · (1 − exp(−t/τ)))
    /// ```
    ///
    /// with `vM` and `τ` by least squares of the times.
    ///
    /// # Limits
    ///
    /// Time must begin with the first movement: a start on a gun or with a flying metre before the first
    /// gate moves `τ` much and `vM` by some per cent. Speed falls again after 50 to 70 m, which the
    /// model does not know; take splits up to 50 m. Splits of which the last is run below 0.9 of `vM` are refused.
    ///
    /// # Errors
    ///
    /// [`SprintError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::SprintFit;
    /// use stadion_types::Distance;
    ///
    /// let splits = [(5.0, 1210), (10.0, 1990), (20.0, 3380), (30.0, 4710), (35.0, 5300)]
    ///     .map(|(m, ms)| (Distance::const_meters(m), Duration::from_millis(ms)));
    /// let sprint = SprintFit::new(&splits, 0.90)?;
    /// assert!((sprint.max_speed.meters_per_second() - 7.5532).abs() < 5e-5);
    /// assert!((sprint.time_constant_s - 0.7067).abs() < 5e-5);
    /// assert!(sprint.reached > 0.99);
    /// # Ok::<(), stadion_physiology::SprintError>(())
    /// ```
    ///
    /// # Source
    ///
    /// Furusawa, Hill & Parkinson (1927) for the form; Samozino and others (2016), Scand J Med Sci Sports
    /// 26(6):648–658, doi:10.1111/sms.12490, for its use with split times. Cited from memory.
    #[doc(alias = "MSS")]
    pub fn new(splits: &[(Distance, Duration)], level: f64) -> Result<Self, SprintError> {
        if !(level > 0.0 && level < 1.0) {
            return Err(SprintError::Level { level });
        }
        if splits.len() < 2 {
            return Err(SprintError::TooFew { splits: splits.len() });
        }
        let mut points: Vec<Pair> = Vec::with_capacity(splits.len());
        let (mut before, mut fastest) = ([0.0; 2], 0.0_f64);
        for (split, (distance, time)) in splits.iter().enumerate() {
            let next = [distance.meters(), time.as_secs_f64()];
            if !(next[0] > before[0] && next[1] > before[1]) {
                return Err(SprintError::Order { split });
            }
            fastest = fastest.max((next[0] - before[0]) / (next[1] - before[1]));
            before = next;
            points.push(next);
        }
        let speed =
            |m_s: f64| Speed::from_meters_per_second(m_s).map_err(|_| SprintError::NotLevelling);
        let fastest_split = speed(fastest)?;
        let best = fit(&points, [1.05 * fastest, 0.2 * before[1]]);
        let [max, tau] = best;
        let reached = -(-before[1] / tau).exp_m1();
        if reached.is_nan() || reached < SPRINT_LEAST_REACHED {
            return Err(SprintError::NotLevelling);
        }
        let sums = Sums::at(&points, best);
        let interval_m_s = u32::try_from(points.len() - 2).ok().filter(|n| *n > 0).map(|spare| {
            let [a, b, c] = sums.normal;
            let variance = sums.squares / f64::from(spare) * c / (a * c - b * b);
            let half = student_quantile(level, spare) * variance.max(0.0).sqrt();
            Interval { lo: max - half, hi: max + half, level }
        });
        Ok(Self {
            max_speed: speed(max)?,
            interval_m_s,
            time_constant_s: tau,
            fastest_split,
            reached,
            sum_of_squares_s2: sums.squares,
        })
    }
}

/// The time to a distance: Newton's method on `g + exp(−g) − 1 = d/(vM·τ)`, from above, where it only falls.
fn time(d: f64, [max, tau]: Pair) -> f64 {
    let way = d / (max * tau);
    let mut g = way + 1.0;
    for _ in 0..60 {
        let step = (g + (-g).exp_m1() - way) / -(-g).exp_m1();
        g -= step;
        if step.abs() <= 1e-15 * g {
            break;
        }
    }
    tau * g
}

/// Sums of one step of Gauss and Newton.
struct Sums {
    squares: f64,
    /// Products of the two derivatives: of the maximum, mixed, of the time constant.
    normal: [f64; 3],
    right: Pair,
}

impl Sums {
    fn at(points: &[Pair], at: Pair) -> Self {
        let [max, tau] = at;
        let mut sums = Self { squares: 0.0, normal: [0.0; 3], right: [0.0; 2] };
        for &[d, seen] in points {
            let t = time(d, at);
            let (e, v) = ((-t / tau).exp(), -max * (-t / tau).exp_m1());
            let (by_max, by_tau) = (-(d / max) / v, -max * (e * (1.0 + t / tau) - 1.0) / v);
            let rest = seen - t;
            sums.squares += rest * rest;
            sums.normal[0] += by_max * by_max;
            sums.normal[1] += by_max * by_tau;
            sums.normal[2] += by_tau * by_tau;
            sums.right[0] += by_max * rest;
            sums.right[1] += by_tau * rest;
        }
        sums
    }
}

/// Levenberg and Marquardt's way down from `start`.
fn fit(points: &[Pair], start: Pair) -> Pair {
    let (mut at, mut sums) = (start, Sums::at(points, start));
    let mut damping = 1e-3;
    for _ in 0..200 {
        let [a, b, c] = sums.normal;
        let (a, c) = (a * (1.0 + damping), c * (1.0 + damping));
        let right = sums.right;
        let det = a * c - b * b;
        let next = [
            at[0] + (c * right[0] - b * right[1]) / det,
            at[1] + (a * right[1] - b * right[0]) / det,
        ];
        let there = Sums::at(points, next);
        let lower = there.squares <= sums.squares && next[0] > 0.0 && next[1] > 0.0;
        if lower {
            let moved = (next[0] / at[0] - 1.0).abs().max((next[1] / at[1] - 1.0).abs());
            (at, sums) = (next, there);
            damping *= 0.1;
            if moved < 1e-13 {
                break;
            }
        } else {
            damping *= 10.0;
            if damping > 1e15 {
                break;
            }
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn splits(pairs: &[(f64, f64)]) -> Vec<(Distance, Duration)> {
        let split =
            |&(m, s): &(f64, f64)| (Distance::from_meters(m).unwrap(), Duration::from_secs_f64(s));
        pairs.iter().map(split).collect()
    }

    /// The example that the R package shorts 1.1.4 prints: 7.553185 m/s and 0.706663 s.
    #[test]
    fn the_numbers_of_another_program() {
        let seen = [(5.0, 1.21), (10.0, 1.99), (20.0, 3.38), (30.0, 4.71), (35.0, 5.30)];
        let found = SprintFit::new(&splits(&seen), 0.9).unwrap();
        assert_relative_eq!(found.max_speed.meters_per_second(), 7.553_185, epsilon = 5.1e-7);
        assert_relative_eq!(found.time_constant_s, 0.706_663, epsilon = 5.1e-7);
        // 5 m in 0.59 s.
        assert_relative_eq!(found.fastest_split.meters_per_second(), 5.0 / 0.59, epsilon = 1e-9);
        let interval = found.interval_m_s.unwrap();
        assert!(interval.lo < 7.55 && interval.hi > 7.56 && interval.lo > 6.5);
    }

    #[test]
    fn exact_splits_give_the_truth_back() {
        for truth in [[9.3, 1.2], [7.0, 0.8], [11.8, 1.4], [5.0, 0.5]] {
            for ways in [&[10.0, 20.0, 30.0, 40.0, 50.0][..], &[20.0, 50.0]] {
                let seen: Vec<_> = ways.iter().map(|&d| (d, time(d, truth))).collect();
                let found = SprintFit::new(&splits(&seen), 0.9).unwrap();
                let max = found.max_speed.meters_per_second();
                assert_relative_eq!(max, truth[0], max_relative = 1e-6);
                assert_relative_eq!(found.time_constant_s, truth[1], max_relative = 1e-6);
                assert_eq!(found.interval_m_s.is_some(), ways.len() > 2);
                assert!(found.fastest_split <= found.max_speed);
            }
        }
    }

    /// The formula for the way gives the distance of each time back.
    #[test]
    fn time_and_way_agree() {
        for at in [[9.3, 1.2], [4.0, 3.0]] {
            for d in [1e-6, 0.5, 5.0, 50.0, 1e4] {
                let t = time(d, at);
                let way = at[0] * (t + at[1] * (-t / at[1]).exp_m1());
                assert_relative_eq!(way, d, max_relative = 1e-6);
            }
        }
    }

    #[test]
    fn each_refusal() {
        let of = |pairs: &[(f64, f64)]| SprintFit::new(&splits(pairs), 0.9);
        assert_eq!(of(&[]), Err(SprintError::TooFew { splits: 0 }));
        assert_eq!(of(&[(10.0, 2.0)]), Err(SprintError::TooFew { splits: 1 }));
        assert_eq!(of(&[(10.0, 2.0), (10.0, 3.0)]), Err(SprintError::Order { split: 1 }));
        assert_eq!(of(&[(0.0, 0.0), (10.0, 2.0)]), Err(SprintError::Order { split: 0 }));
        // Steady acceleration: d = t².
        let steady: Vec<_> = (1..=5).map(|t| (f64::from(t * t), f64::from(t))).collect();
        assert_eq!(of(&steady), Err(SprintError::NotLevelling));
        let level = f64::NAN;
        let bad = SprintFit::new(&splits(&[(10.0, 2.0), (20.0, 3.0)]), level);
        assert!(matches!(bad, Err(SprintError::Level { .. })));
        for pairs in [[(1e-300, 1e-9), (1e7, 1e9)], [(1e-300, 1e-9), (1e-299, 1e9)]] {
            let _ = of(&pairs);
        }
    }
}
