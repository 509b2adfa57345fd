//! How the times of equal repetitions went: even, fading, alternating, cut down.

use stadion_types::Distance;

use super::Split;
use super::rows::rows;
use crate::step::Step;
use crate::tree::names;

names! {
    /// The pattern of a row of times over one distance.
    PatternKind {
        /// No change beyond the tolerance.
        Even = "even",
        /// Slower towards the end.
        Fade = "fade",
        /// Faster towards the end.
        CutDown = "cut-down",
        /// Slow and fast in turn.
        Alternating = "alternating",
        /// Neither of these.
        Mixed = "mixed",
        /// Fewer than three times.
        TooFew = "too-few",
    }
}

/// The pattern of all repetitions over one distance in one part of the session, with the figures behind it.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Pattern {
    /// The distance.
    #[cfg_attr(feature = "serde", serde(rename = "distance_m"))]
    pub distance: Distance,
    /// What the row looks like.
    pub kind: PatternKind,
    /// The times in seconds, in the order in which they were run.
    pub times_s: Vec<f64>,
    /// Sum of the times over the count times the best, less one, in per cent.
    pub decrement_percent: f64,
    /// The later half against the earlier one, by mean times, in per cent; positive is slower. A
    /// middle repetition belongs to neither half. Where alternating times have a direction within
    /// their turns, it is the mean of what each turn gives.
    pub halves_percent: Option<f64>,
    /// The slower of the two alternating groups against the faster, by mean times, in per cent.
    pub alternation_percent: Option<f64>,
    /// For alternating times: fade or cut-down, if both turns go the same way.
    pub within_turns: Option<PatternKind>,
}

/// Times within this share of the best, in per cent, are even.
pub(crate) const EVEN_PERCENT: f64 = 1.5;
/// Correlation of time with order from which on a row has a direction.
pub(crate) const TREND_R: f64 = 0.8;

/// The pattern over each distance, apart for each part of the session.
pub(crate) fn patterns(splits: &[Split], steps: &[Step]) -> Vec<Pattern> {
    rows(splits, steps).iter().map(|row| pattern(row.distance, &row.sets())).collect()
}

fn mean(values: &[f64]) -> f64 {
    let count: f64 = values.iter().map(|_| 1.0).sum();
    values.iter().sum::<f64>() / count
}

fn percent(slow: f64, fast: f64) -> f64 {
    100.0 * (slow / fast - 1.0)
}

/// The pattern of one row of times, set by set.
///
/// Even: all within [`EVEN_PERCENT`] of the best. Alternating: four times or more, up and down in
/// strict turn, and every time of the slow turn above every one of the fast turn; the turns run on
/// over the sets, or start anew with each set. Fading or cut down: time correlates with order by
/// [`TREND_R`] or more. An alternating row is never a fading one: what differs from turn to turn, as
/// bend and straight or two directions of the wind do, must not be taken for tiredness. If both of
/// its turns go the same way, that is told beside it.
pub(crate) fn pattern(distance: Distance, sets: &[Vec<f64>]) -> Pattern {
    let times_s = sets.concat();
    let best = times_s.iter().copied().fold(f64::INFINITY, f64::min);
    let worst = times_s.iter().copied().fold(0.0, f64::max);
    let turns = alternation(std::slice::from_ref(&times_s)).or_else(|| alternation(sets));
    let trend = correlation(&times_s);
    let kind = match turns {
        _ if times_s.len() < 3 => PatternKind::TooFew,
        _ if percent(worst, best) <= EVEN_PERCENT => PatternKind::Even,
        Some(_) => PatternKind::Alternating,
        None if trend >= TREND_R => PatternKind::Fade,
        None if trend <= -TREND_R => PatternKind::CutDown,
        None => PatternKind::Mixed,
    };
    let within_turns =
        turns.as_ref().filter(|_| kind == PatternKind::Alternating).and_then(both_turns);
    let halves_percent = match &turns {
        // Half of a row holds more of the one turn than of the other: each turn against itself.
        Some((slow, fast)) if within_turns.is_some() => {
            halves(slow).zip(halves(fast)).map(|(a, b)| f64::midpoint(a, b))
        }
        _ => halves(&times_s),
    };
    Pattern {
        distance,
        kind,
        decrement_percent: percent(mean(&times_s), best),
        halves_percent,
        alternation_percent: turns.map(|(slow, fast)| percent(mean(&slow), mean(&fast))),
        within_turns,
        times_s,
    }
}

/// The later half against the earlier one, in per cent.
fn halves(times: &[f64]) -> Option<f64> {
    let half = times.len() / 2;
    (half > 0).then(|| percent(mean(&times[times.len() - half..]), mean(&times[..half])))
}

/// In which of two turns each time of a row of sets was run; all in one where they do not alternate.
pub(super) fn turns(sets: &[Vec<f64>]) -> Vec<usize> {
    let count = sets.iter().map(Vec::len).sum();
    if alternation(std::slice::from_ref(&sets.concat())).is_some() {
        (0..count).map(|i| i % 2).collect()
    } else if alternation(sets).is_some() {
        sets.iter().flat_map(|set| (0..set.len()).map(|i| i % 2)).collect()
    } else {
        vec![0; count]
    }
}

/// The slow and the fast turn, if each set goes up and down in strict turn.
fn alternation(sets: &[Vec<f64>]) -> Option<(Vec<f64>, Vec<f64>)> {
    let (mut slow, mut fast) = (Vec::new(), Vec::new());
    for times in sets {
        // A set of two shows a direction and no turn.
        if times.len() < 3 {
            return None;
        }
        let turn =
            |odd: usize| -> Vec<f64> { times.iter().copied().skip(odd).step_by(2).collect() };
        let (a, b) = (turn(0), turn(1));
        let (more, less) = if mean(&a) > mean(&b) { (a, b) } else { (b, a) };
        slow.extend(more);
        fast.extend(less);
    }
    let lowest = slow.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = fast.iter().copied().fold(0.0, f64::max);
    (slow.len() + fast.len() >= 4 && lowest > highest).then_some((slow, fast))
}

/// Fade or cut-down, if the slow and the fast turn both go that way, by more than an even row does.
fn both_turns((slow, fast): &(Vec<f64>, Vec<f64>)) -> Option<PatternKind> {
    let way = |times: &[f64]| {
        let (first, last) = (times.first()?, times.last()?);
        let trend = correlation(times);
        if times.len() < 3 || percent(first.max(*last), first.min(*last)) <= EVEN_PERCENT {
            None
        } else if trend >= TREND_R {
            Some(PatternKind::Fade)
        } else if trend <= -TREND_R {
            Some(PatternKind::CutDown)
        } else {
            None
        }
    };
    way(slow).filter(|kind| way(fast) == Some(*kind))
}

/// Pearson's correlation of the times with their order; 0 for a row without spread.
fn correlation(times: &[f64]) -> f64 {
    let order: Vec<f64> = (0_u32..).map(f64::from).take(times.len()).collect();
    let (x, y) = (mean(&order), mean(times));
    let sum = |f: &dyn Fn(f64, f64) -> f64| {
        order.iter().zip(times).map(|(a, b)| f(a - x, b - y)).sum::<f64>()
    };
    let spread = (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt();
    if spread > 0.0 { sum(&|a, b| a * b) / spread } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kind(times: &[f64]) -> PatternKind {
        pattern(Distance::const_meters(120.0), &[times.to_vec()]).kind
    }

    #[test]
    fn alternation_is_no_fade() {
        let row = pattern(
            Distance::const_meters(120.0),
            &[vec![14.56, 13.60, 14.75, 13.44, 14.36, 13.38]],
        );
        assert_eq!(row.kind, PatternKind::Alternating);
        let slower = row.alternation_percent.unwrap();
        assert!((slower - 8.04).abs() < 0.01, "{slower}");
    }

    #[test]
    fn the_same_numbers_in_another_order_are_judged_anew() {
        assert_eq!(kind(&[13.38, 13.44, 13.60, 14.36, 14.56, 14.75]), PatternKind::Fade);
        assert_eq!(kind(&[14.75, 14.56, 14.36, 13.60, 13.44, 13.38]), PatternKind::CutDown);
        assert_eq!(kind(&[13.60, 14.75, 14.56, 13.44, 13.38, 14.36]), PatternKind::Mixed);
        assert_eq!(kind(&[65.0, 65.2, 64.9, 65.1]), PatternKind::Even);
        assert_eq!(kind(&[42.03, 38.88]), PatternKind::TooFew);
    }

    #[test]
    fn turns_may_start_anew_with_each_set() {
        let of = |sets: &[Vec<f64>]| pattern(Distance::const_meters(120.0), sets);
        let row = of(&[vec![16.1, 15.2, 16.3], vec![16.2, 15.1, 16.4]]);
        assert_eq!((row.kind, row.within_turns), (PatternKind::Alternating, None));
        // The same times without the border of the sets are no strict turns.
        assert_eq!(kind(&[16.1, 15.2, 16.3, 16.2, 15.1, 16.4]), PatternKind::Mixed);
    }

    #[test]
    fn what_alternates_can_fade_as_well() {
        let row =
            pattern(Distance::const_meters(200.0), &[vec![28.0, 29.5, 28.6, 30.2, 29.3, 31.0]]);
        assert_eq!(row.kind, PatternKind::Alternating);
        assert_eq!(row.within_turns, Some(PatternKind::Fade));
    }

    #[test]
    fn a_fade_has_its_figures() {
        let row = pattern(Distance::const_meters(250.0), &[vec![29.78, 29.98, 31.31, 31.20]]);
        assert_eq!(row.kind, PatternKind::Fade);
        assert!((row.decrement_percent - 2.644).abs() < 1e-3);
        assert!((row.halves_percent.unwrap() - 4.60).abs() < 0.01);
    }

    proptest! {
        /// The decrement is never below 0, is 0 for equal times alone, and knows neither the unit of
        /// the times nor their order.
        #[test]
        fn laws_of_the_decrement(
            mut times in prop::collection::vec(5.0..120.0_f64, 1..12),
            factor in 0.1..10.0_f64,
        ) {
            let of = |times: &[f64]| {
                pattern(Distance::const_meters(100.0), &[times.to_vec()]).decrement_percent
            };
            let close = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(1.0);
            let decrement = of(&times);
            let best = times.iter().copied().fold(f64::INFINITY, f64::min);
            let equal = times.iter().all(|t| t.to_bits() == best.to_bits());
            prop_assert!(decrement >= -1e-12);
            prop_assert!(equal || decrement > 0.0);
            prop_assert!(close(of(&vec![best; times.len()]), 0.0));
            prop_assert!(close(of(&times.iter().map(|t| factor * t).collect::<Vec<_>>()), decrement));
            times.reverse();
            prop_assert!(close(of(&times), decrement));
        }
    }
}
