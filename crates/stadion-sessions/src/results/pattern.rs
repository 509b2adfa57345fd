//! How the times of equal repetitions went: even, fading, alternating, cut down.

use stadion_types::Distance;

use super::Split;

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

/// The pattern of all repetitions over one distance, with the figures behind it.
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
    /// middle repetition belongs to neither half.
    pub halves_percent: Option<f64>,
    /// The slower of the two alternating groups against the faster, by mean times, in per cent.
    pub alternation_percent: Option<f64>,
}

/// Times within this share of the best, in per cent, are even.
pub(crate) const EVEN_PERCENT: f64 = 1.5;
/// Correlation of time with order from which on a row has a direction.
pub(crate) const TREND_R: f64 = 0.8;

/// The pattern over each distance.
pub(crate) fn patterns(splits: &[Split]) -> Vec<Pattern> {
    let mut rows: Vec<(Distance, Vec<(u32, f64)>)> = Vec::new();
    for split in splits {
        let Some(distance) = split.distance else { continue };
        let order = split.rep.unwrap_or(u32::MAX);
        match rows.iter_mut().find(|(d, _)| *d == distance) {
            Some((_, times)) => times.push((order, split.time.seconds())),
            None => rows.push((distance, vec![(order, split.time.seconds())])),
        }
    }
    rows.into_iter()
        .map(|(distance, mut times)| {
            times.sort_by_key(|(rep, _)| *rep);
            pattern(distance, times.into_iter().map(|(_, time)| time).collect())
        })
        .collect()
}

fn mean(values: &[f64]) -> f64 {
    let count: f64 = values.iter().map(|_| 1.0).sum();
    values.iter().sum::<f64>() / count
}

fn percent(slow: f64, fast: f64) -> f64 {
    100.0 * (slow / fast - 1.0)
}

/// The pattern of one row of times.
///
/// Even: all within [`EVEN_PERCENT`] of the best. Alternating: four times or more, up and down in
/// strict turn, and every time of the slow turn above every one of the fast turn. Fading or cut
/// down: time correlates with order by [`TREND_R`] or more. An alternating row is never a fading
/// one: what differs from turn to turn, as bend and straight or two directions of the wind do, must
/// not be taken for tiredness.
pub(crate) fn pattern(distance: Distance, times_s: Vec<f64>) -> Pattern {
    let best = times_s.iter().copied().fold(f64::INFINITY, f64::min);
    let worst = times_s.iter().copied().fold(0.0, f64::max);
    let half = times_s.len() / 2;
    let halves_percent =
        (half > 0).then(|| percent(mean(&times_s[times_s.len() - half..]), mean(&times_s[..half])));
    let alternation_percent = alternation(&times_s);
    let trend = correlation(&times_s);
    let kind = match alternation_percent {
        _ if times_s.len() < 3 => PatternKind::TooFew,
        _ if percent(worst, best) <= EVEN_PERCENT => PatternKind::Even,
        Some(_) => PatternKind::Alternating,
        None if trend >= TREND_R => PatternKind::Fade,
        None if trend <= -TREND_R => PatternKind::CutDown,
        None => PatternKind::Mixed,
    };
    Pattern {
        distance,
        kind,
        decrement_percent: percent(mean(&times_s), best),
        halves_percent,
        alternation_percent,
        times_s,
    }
}

/// How much slower the slow turn is, in per cent, if slow and fast strictly alternate.
fn alternation(times: &[f64]) -> Option<f64> {
    if times.len() < 4 {
        return None;
    }
    let turn = |odd: usize| -> Vec<f64> { times.iter().copied().skip(odd).step_by(2).collect() };
    let (a, b) = (turn(0), turn(1));
    let (slow, fast) = if mean(&a) > mean(&b) { (a, b) } else { (b, a) };
    let lowest = slow.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = fast.iter().copied().fold(0.0, f64::max);
    (lowest > highest).then(|| percent(mean(&slow), mean(&fast)))
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

    fn kind(times: &[f64]) -> PatternKind {
        pattern(Distance::const_meters(120.0), times.to_vec()).kind
    }

    #[test]
    fn alternation_is_no_fade() {
        let row =
            pattern(Distance::const_meters(120.0), vec![14.56, 13.60, 14.75, 13.44, 14.36, 13.38]);
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
    fn a_fade_has_its_figures() {
        let row = pattern(Distance::const_meters(250.0), vec![29.78, 29.98, 31.31, 31.20]);
        assert_eq!(row.kind, PatternKind::Fade);
        assert!((row.decrement_percent - 2.644).abs() < 1e-3);
        assert!((row.halves_percent.unwrap() - 4.60).abs() < 0.01);
    }
}
