//! The intensity at a lactate, as `lactater` finds it.

use super::brent;

/// Parts in which a sign change is looked for.
const PARTS: u32 = 100;

/// Between the values of the curve at its stages, by straight lines.
///
/// Above or below all of them there is none. Where the curve dips first, the search through an
/// unsorted list may end anywhere or fail; then the stages from the last fall on are tried.
pub(super) fn between_stages(xs: &[f64], fitted: &[f64], level: f64) -> Option<f64> {
    reached(fitted, level)?;
    look_up(xs, fitted, level).or_else(|| {
        let last_fall = fitted.windows(2).rposition(|pair| pair[1] < pair[0])? + 1;
        look_up(&xs[last_fall..], &fitted[last_fall..], level)
    })
}

/// The highest crossing of the curve, which is given by its values at the stages and by a formula.
pub(super) fn on_curve(
    ends: (f64, f64),
    fitted: &[f64],
    level: f64,
    curve: impl Fn(f64) -> f64,
) -> Option<f64> {
    reached(fitted, level)?;
    let above = |x: f64| curve(x) - level;
    let part = (ends.1 - ends.0) / f64::from(PARTS);
    (0..PARTS).rev().find_map(|i| {
        let (low, high) = (ends.0 + f64::from(i) * part, ends.0 + f64::from(i + 1) * part);
        (above(low) * above(high) <= 0.0).then(|| brent::root(low, high, above))
    })
}

fn reached(fitted: &[f64], level: f64) -> Option<()> {
    let lowest = fitted.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = fitted.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (lowest <= level && level <= highest).then_some(())
}

/// Bisection for a list that is taken as sorted.
fn look_up(xs: &[f64], fitted: &[f64], level: f64) -> Option<f64> {
    let (mut low, mut high) = (0, fitted.len().checked_sub(1)?);
    if level < fitted[low] || level > fitted[high] {
        return None;
    }
    while low + 1 < high {
        let middle = usize::midpoint(low, high);
        if level < fitted[middle] {
            high = middle;
        } else {
            low = middle;
        }
    }
    if level >= fitted[high] {
        return Some(xs[high]);
    }
    let share = (level - fitted[low]) / (fitted[high] - fitted[low]);
    Some(xs[low] + (xs[high] - xs[low]) * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_are_joined_by_lines() {
        let (xs, fitted) = ([100.0, 150.0, 200.0], [1.0, 2.0, 5.0]);
        assert_eq!(between_stages(&xs, &fitted, 3.5), Some(175.0));
        assert_eq!(between_stages(&xs, &fitted, 5.0), Some(200.0));
        assert_eq!(between_stages(&xs, &fitted, 5.1), None);
        assert_eq!(between_stages(&xs, &fitted, 0.9), None);
    }

    #[test]
    fn below_the_first_value_only_what_follows_the_last_fall_counts() {
        let (xs, fitted) = ([100.0, 120.0, 140.0, 160.0], [1.5, 1.2, 1.0, 2.0]);
        assert_eq!(between_stages(&xs, &fitted, 1.4), Some(148.0));
    }

    #[test]
    fn the_highest_crossing_of_a_curve_is_taken() {
        let curve = |x: f64| (x - 1.0) * (x - 2.0) * (x - 3.0);
        let at = on_curve((0.0, 4.0), &[-6.0, 6.0], 0.0, curve);
        assert!(at.is_some_and(|at| (at - 3.0).abs() < 1e-4));
    }
}
