//! Laws of mean-maximal curves and best efforts, over made-up series.
#![allow(clippy::unwrap_used, clippy::float_cmp, missing_docs, reason = "tests")]
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "small numbers")]

use chrono::DateTime;
use proptest::prelude::*;
use stadion_physiology::{
    DurabilityRule, DurationLadder, EffortGaps, Fresh, MeanMaxCurve, MeanMaxGaps, MeanMaxPauses,
    MeanMaxSettings, SeasonCurve, WindowSums, WorkBefore, best_effort, durability, mean_max,
};
use stadion_types::{Channel, Pause, Recording};

fn lengths(n: usize) -> Vec<usize> {
    (1..=n).collect()
}

fn doubles(watts: &[u16]) -> Vec<f64> {
    watts.iter().map(|&w| f64::from(w)).collect()
}

/// Watts that stay for a while, with sprints and zeros, as a ride has them.
fn watts() -> impl Strategy<Value = Vec<u16>> {
    let stretch = (0_u16..500, 1_usize..60, 0_u16..80).prop_map(|(level, n, noise)| {
        (0..n).map(|i| level + (i * 37 % 11) as u16 * noise / 10).collect::<Vec<_>>()
    });
    prop::collection::vec(stretch, 1..12).prop_map(|stretches| stretches.concat())
}

fn recording(seconds: &[Option<u16>]) -> Recording {
    Recording::builder(DateTime::UNIX_EPOCH, (0..seconds.len()).map(|s| s as f64).collect())
        .channel(Channel::Power, seconds.iter().map(|w| w.map(f32::from)).collect())
        .build()
        .unwrap()
}

fn settings(gaps: MeanMaxGaps) -> MeanMaxSettings {
    MeanMaxSettings { ladder: DurationLadder::Every, gaps, pauses: MeanMaxPauses::Break }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn equals_brute_force(watts in watts()) {
        let values = doubles(&watts);
        let found = mean_max(&values, &lengths(values.len())).unwrap();
        prop_assert_eq!(found.len(), values.len());
        for best in found {
            let (mut most, mut at) = (0, usize::MAX);
            for (start, window) in watts.windows(best.length).enumerate() {
                let sum: u64 = window.iter().map(|&w| u64::from(w)).sum();
                if at == usize::MAX || sum > most {
                    (most, at) = (sum, start);
                }
            }
            prop_assert_eq!((best.sum, best.start), (most as f64, at));
        }
    }

    #[test]
    fn sparse_lengths_find_the_same(watts in watts(), step in 1_usize..40) {
        let sums = WindowSums::new(&doubles(&watts)).unwrap();
        let all = sums.best_of(&lengths(watts.len())).unwrap();
        let some: Vec<usize> = (1..=watts.len()).step_by(step).collect();
        for best in sums.best_of(&some).unwrap() {
            prop_assert_eq!(all[best.length - 1], best);
            prop_assert_eq!(sums.best(best.length), Some(best));
        }
    }

    #[test]
    fn doubles_equal_brute_force(values in prop::collection::vec(0.0..20.0_f64, 1..200)) {
        let sums = WindowSums::new(&values).unwrap();
        for best in sums.best_of(&lengths(values.len())).unwrap() {
            let sum = |window: &[f64]| -> f64 { window.iter().sum() };
            let most = values.windows(best.length).map(sum).fold(0.0, f64::max);
            // The sums of this test are rounded themselves, each by at most n²/2 units.
            let n = best.length as f64;
            let slack = sums.error_bound() + n * n * f64::EPSILON * 20.0;
            prop_assert!((best.sum - most).abs() <= slack);
            let own = sum(&values[best.start..best.start + best.length]);
            prop_assert!((best.sum - own).abs() <= n * n * f64::EPSILON * 20.0);
        }
    }

    #[test]
    fn scaling_and_shifting(watts in watts(), factor in 1_u16..9, shift in 0_u16..300) {
        let base = mean_max(&doubles(&watts), &lengths(watts.len())).unwrap();
        let changed: Vec<f64> =
            watts.iter().map(|&w| f64::from(w) * f64::from(factor) + f64::from(shift)).collect();
        for (a, b) in base.iter().zip(mean_max(&changed, &lengths(watts.len())).unwrap()) {
            let sum = a.sum * f64::from(factor) + f64::from(shift) * a.length as f64;
            prop_assert_eq!((b.sum, b.start), (sum, a.start));
        }
    }

    #[test]
    fn sums_grow_and_are_subadditive(watts in watts()) {
        let best = mean_max(&doubles(&watts), &lengths(watts.len())).unwrap();
        let sum = |length: usize| best[length - 1].sum;
        let n = watts.len();
        let total: f64 = doubles(&watts).iter().sum();
        prop_assert_eq!(sum(n), total);
        prop_assert_eq!(sum(1), watts.iter().copied().max().map_or(0.0, f64::from));
        for a in 1..n {
            prop_assert!(sum(a + 1) >= sum(a));
            for b in [1, a / 2, a, n - a] {
                if b >= 1 && a + b <= n {
                    prop_assert!(sum(a + b) <= sum(a) + sum(b));
                }
            }
        }
    }

    #[test]
    fn reversal_changes_nothing(watts in watts()) {
        let values = doubles(&watts);
        let back: Vec<f64> = values.iter().rev().copied().collect();
        let n = lengths(values.len());
        for (a, b) in mean_max(&values, &n).unwrap().iter().zip(mean_max(&back, &n).unwrap()) {
            prop_assert_eq!(a.sum, b.sum);
        }
    }

    #[test]
    fn windows_with_gaps_equal_brute_force(
        seconds in prop::collection::vec(prop::option::weighted(0.9, 0_u16..400), 1..150),
        zero in any::<bool>(),
    ) {
        prop_assume!(seconds.iter().any(Option::is_some));
        let gaps = if zero { MeanMaxGaps::Zero } else { MeanMaxGaps::Break };
        let curve = MeanMaxCurve::of(&recording(&seconds), Channel::Power, &settings(gaps)).unwrap();
        let mut points = curve.points().iter();
        for length in 1..=seconds.len() {
            let sum = |window: &[Option<u16>]| -> Option<u64> {
                let values = window.iter().map(|w| if zero { Some(w.unwrap_or(0)) } else { *w });
                values.map(|w| w.map(u64::from)).sum()
            };
            let sums: Vec<Option<u64>> = seconds.windows(length).map(sum).collect();
            let Some(most) = sums.iter().max().copied().flatten() else { continue };
            let at = sums.iter().position(|&s| s == Some(most)).unwrap();
            let point = points.next().unwrap();
            prop_assert_eq!(point.duration_s as usize, length);
            prop_assert_eq!(point.mean, most as f64 / length as f64);
            prop_assert_eq!(point.start_s, at as f64);
        }
        prop_assert!(points.next().is_none());
    }

    /// Two recordings with a pause between are the better of both at every duration.
    #[test]
    fn a_season_is_one_recording_with_breaks(first in watts(), second in watts()) {
        let of = |watts: &[u16]| {
            let seconds: Vec<Option<u16>> = watts.iter().copied().map(Some).collect();
            let settings = settings(MeanMaxGaps::Zero);
            MeanMaxCurve::of(&recording(&seconds), Channel::Power, &settings).unwrap()
        };
        let (n, pause) = (first.len(), 10);
        let time = (0..n).chain(n + pause..n + pause + second.len()).map(|s| s as f64).collect();
        let both = [first.clone(), second.clone()].concat();
        let joined = Recording::builder(DateTime::UNIX_EPOCH, time)
            .channel(Channel::Power, both.into_iter().map(|w| Some(f32::from(w))).collect())
            .pauses(vec![Pause { from_s: n as f64, to_s: (n + pause) as f64 }])
            .build()
            .unwrap();
        let joined =
            MeanMaxCurve::of(&joined, Channel::Power, &settings(MeanMaxGaps::Zero)).unwrap();
        let mut season = SeasonCurve::new("first", &of(&first));
        season.add("second", &of(&second)).unwrap();
        prop_assert_eq!(season.points().len(), joined.points().len());
        for (a, b) in season.points().iter().zip(joined.points()) {
            let shift = if a.recording == 0 { 0 } else { n + pause };
            prop_assert_eq!((a.duration_s, a.mean), (b.duration_s, b.mean));
            prop_assert_eq!(a.start_s + shift as f64, b.start_s);
        }
        let mut other = SeasonCurve::new("second", &of(&second));
        other.add("first", &of(&first)).unwrap();
        let means = |s: &SeasonCurve| s.points().iter().map(|p| p.mean).collect::<Vec<_>>();
        prop_assert_eq!(means(&season), means(&other));
    }

    /// Every start on a fine grid is no faster, and the answer covers the distance.
    #[test]
    fn best_efforts_are_the_fastest(
        steps in prop::collection::vec((1_u8..6, 0_u8..30), 2..40),
        part in 0.01..1.0_f64,
    ) {
        let (mut time, mut distance) = (vec![0.0], vec![0.0]);
        for (dt, dx) in steps {
            time.push(time.last().unwrap() + f64::from(dt));
            distance.push(distance.last().unwrap() + f64::from(dx));
        }
        let whole = *distance.last().unwrap();
        prop_assume!(whole > 0.0);
        let target = whole * part;
        let best = best_effort(&time, &distance, target, EffortGaps::Bridge).unwrap().unwrap();
        let at = |t: f64| {
            let i = time.partition_point(|&x| x <= t).clamp(1, time.len() - 1);
            let share = (t - time[i - 1]) / (time[i] - time[i - 1]);
            distance[i - 1] + share * (distance[i] - distance[i - 1])
        };
        let covered = at(best.end_s()) - at(best.start_s);
        prop_assert!((covered - target).abs() <= 1e-9 * whole, "{} {}", covered, target);
        let end = time.last().unwrap() - best.time_s;
        for i in 0..=2000 {
            let start = end * f64::from(i) / 2000.0;
            let covered = at(start + best.time_s) - at(start);
            prop_assert!(covered <= target + 1e-9 * whole, "{} from {}", covered, start);
        }
    }

    #[test]
    fn best_efforts_scale(
        dx in prop::collection::vec(0_u8..30, 2..40),
        factor in 0.5..2.0_f64,
    ) {
        let time: Vec<f64> = (0..dx.len()).map(|t| t as f64).collect();
        let distance: Vec<f64> =
            dx.iter().scan(0.0, |x, &d| { *x += f64::from(d); Some(*x) }).collect();
        let target = (distance.last().unwrap() - distance[0]) / 2.0;
        prop_assume!(target > 0.0);
        let of = |t: &[f64], x: &[f64], d| {
            best_effort(t, x, d, EffortGaps::Bridge).unwrap().unwrap().time_s
        };
        let base = of(&time, &distance, target);
        let slower: Vec<f64> = time.iter().map(|t| t * factor).collect();
        prop_assert!((of(&slower, &distance, target) - factor * base).abs() < 1e-9 * base);
        let farther: Vec<f64> = distance.iter().map(|x| x * factor).collect();
        prop_assert!((of(&time, &farther, target * factor) - base).abs() < 1e-9 * base.max(1.0));
    }

    /// The same effort again is no loss, and a part of it lost is that part.
    #[test]
    fn durability_is_relative(watts in watts(), percent in 0_u16..60) {
        prop_assume!(watts.len() > 20 && watts.iter().all(|&w| w > 0));
        let tired = watts.iter().map(|&w| f32::from(w) * f32::from(100 - percent));
        let all: Vec<Option<f32>> =
            watts.iter().map(|&w| f32::from(w) * 100.0).chain(tired).map(|w| Some(w / 4096.0)).collect();
        let time = (0..all.len()).map(|s| s as f64).collect();
        let recording = Recording::builder(DateTime::UNIX_EPOCH, time)
            .channel(Channel::Power, all)
            .build()
            .unwrap();
        let done = std::time::Duration::from_secs(watts.len() as u64);
        let mut rule = DurabilityRule::after(WorkBefore::Time(done));
        rule.durations_s = vec![1, 5, 20];
        let found = durability(&recording, Channel::Power, &rule, Fresh::Before).unwrap();
        prop_assert_eq!(found.losses.len(), 3);
        for loss in found.losses {
            prop_assert!((loss.loss_percent - f64::from(percent)).abs() < 1e-9);
        }
    }
}
