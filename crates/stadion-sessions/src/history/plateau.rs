//! Whether a series of tests has come to rest, by the Theil-Sen slope.

use super::criteria::PlateauCriteria;
use super::log::median;
use crate::tree::names;
use chrono::NaiveDate;

/// One comparable test. More is better: a speed or a power, never a time.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TestResult {
    /// Its day.
    pub day: NaiveDate,
    /// What was reached.
    pub value: f64,
}

names! {
    /// How a series of tests goes.
    Trend {
        /// At rest: the interval of the slope holds zero, and the change is smaller than what is worth having.
        Plateau = "plateau",
        /// Surely upwards, by less than is worth having over the span: the slow incline of seed 003.
        SlowIncline = "slow-incline",
        /// Surely downwards, by less than that.
        SlowDecline = "slow-decline",
        /// Surely upwards.
        Improving = "improving",
        /// Surely downwards.
        Declining = "declining",
        /// The change would matter, but the tests scatter too much to tell that there is one.
        Undecided = "undecided",
    }
}

/// Why no trend is told.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlateauError {
    /// Too few tests within the days.
    #[error("{tests} tests within {days} days; {needed} are needed")]
    TooFewTests {
        /// How many there are.
        tests: u32,
        /// Over how many days.
        days: u64,
        /// How many are needed.
        needed: u32,
    },
    /// All tests are of one day, or of two tests' days no slope can be made.
    #[error("the tests lie on one day")]
    OneDay,
    /// More tests than the interval is made for.
    #[error("{tests} tests; 200 at most are compared")]
    TooManyTests {
        /// How many there are.
        tests: u32,
    },
    /// A value that is no number.
    #[error("the test of {day} is no number")]
    NotANumber {
        /// Its day.
        day: NaiveDate,
    },
    /// A smallest worthwhile change that is not above zero.
    #[error("a smallest worthwhile change of {value} is not above zero")]
    Worthwhile {
        /// What was given.
        value: f64,
    },
    /// A level outside of 0.5 to 0.99.
    #[error("a level of {level} is not from 0.5 to 0.99")]
    Level {
        /// What was given.
        level: f64,
    },
}

/// How a series of tests goes.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Plateau {
    /// The verdict.
    pub trend: Trend,
    /// Change over the span, by the median of the slopes of all pairs, in the unit of the tests.
    pub change: f64,
    /// The lower end of its interval, at the level of the criteria; infinite where so few tests have none.
    pub lo: f64,
    /// The upper end.
    pub hi: f64,
    /// The largest change, up or down, that the tests do not exclude. This is their power: a plateau with a
    /// large one is little more than noise.
    pub not_excluded: f64,
    /// Whether the interval lies within the smallest worthwhile change on both sides, so that a change worth
    /// having is excluded.
    pub excludes_worthwhile: bool,
    /// How many tests.
    pub tests: u32,
    /// Days from the first to the last of them.
    pub days: u32,
}

/// How the tests of the last days go, up to the last of them; in any order.
///
/// The slope is the median over all pairs of tests on two days; its interval is that of Sen by ranks, with
/// the exact distribution of Kendall's statistic, so it holds for few tests too: with four it is the range of
/// the slopes, at a level of 0.917. More than a quarter of the tests may be wild without moving the slope much.
///
/// `worthwhile` is the smallest change that is worth having, in the unit of the tests: 0.3 to 0.5 % of a
/// performance, or twice its typical error.
///
/// Sources: Sen (1968), Journal of the American Statistical Association 63:1379-1389; Theil (1950).
///
/// # Errors
///
/// [`PlateauError`] for fewer tests than the criteria ask for, tests of one day, and values that are no
/// numbers.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_sessions::{PlateauCriteria, TestResult, Trend, plateau};
///
/// let tests: Vec<TestResult> = [4.71, 4.72, 4.71, 4.72, 4.71, 4.72]
///     .iter()
///     .zip([1, 6, 11, 16, 21, 26])
///     .filter_map(|(value, d)| {
///         Some(TestResult { day: NaiveDate::from_ymd_opt(2026, 5, d)?, value: *value })
///     })
///     .collect();
/// let found = plateau(&tests, 0.03, &PlateauCriteria::default())?;
/// assert_eq!(found.trend, Trend::Plateau);
/// // So few tests leave a change open that would be worth having.
/// assert!(!found.excludes_worthwhile && found.not_excluded >= 0.03);
/// # Ok::<(), stadion_sessions::PlateauError>(())
/// ```
pub fn plateau(
    tests: &[TestResult],
    worthwhile: f64,
    criteria: &PlateauCriteria,
) -> Result<Plateau, PlateauError> {
    if !(worthwhile > 0.0 && worthwhile.is_finite()) {
        return Err(PlateauError::Worthwhile { value: worthwhile });
    }
    if !(0.5..=0.99).contains(&criteria.level) {
        return Err(PlateauError::Level { level: criteria.level });
    }
    if let Some(bad) = tests.iter().find(|t| !t.value.is_finite()) {
        return Err(PlateauError::NotANumber { day: bad.day });
    }
    let last = tests.iter().map(|t| t.day).max();
    let days = i64::try_from(criteria.days).unwrap_or(i64::MAX);
    let recent = |t: &&TestResult| last.is_some_and(|last| (last - t.day).num_days() <= days);
    let tests: Vec<&TestResult> = tests.iter().filter(recent).collect();
    let count = u32::try_from(tests.len()).unwrap_or(u32::MAX);
    if count < criteria.tests_min.max(2) {
        let needed = criteria.tests_min.max(2);
        return Err(PlateauError::TooFewTests { tests: count, days: criteria.days, needed });
    }
    if count > 200 {
        return Err(PlateauError::TooManyTests { tests: count });
    }
    let first = tests.iter().map(|t| t.day).min().zip(last);
    let span = first.map_or(0, |(first, last)| (last - first).num_days());
    let span_days = u32::try_from(span).unwrap_or(u32::MAX);

    let mut slopes = Vec::new();
    for (i, a) in tests.iter().enumerate() {
        for b in tests.iter().skip(i + 1) {
            #[expect(clippy::cast_precision_loss, reason = "a number of days")]
            let apart = (b.day - a.day).num_days() as f64;
            if apart != 0.0 {
                slopes.push((b.value - a.value) / apart);
            }
        }
    }
    slopes.sort_by(f64::total_cmp);
    let slope = median(slopes.clone()).ok_or(PlateauError::OneDay)?;
    let (low, high) = sen_interval(&slopes, count, criteria.level);
    let over = f64::from(span_days);
    let (change, low, high) = (slope * over, low * over, high * over);
    let holds_zero = low <= 0.0 && high >= 0.0;
    let small = change.abs() < worthwhile;
    let trend = match (holds_zero, small, change > 0.0) {
        (true, true, _) => Trend::Plateau,
        (true, false, _) => Trend::Undecided,
        (false, true, true) => Trend::SlowIncline,
        (false, true, false) => Trend::SlowDecline,
        (false, false, true) => Trend::Improving,
        (false, false, false) => Trend::Declining,
    };
    Ok(Plateau {
        trend,
        change,
        lo: low,
        hi: high,
        not_excluded: low.abs().max(high.abs()),
        excludes_worthwhile: low > -worthwhile && high < worthwhile,
        tests: count,
        days: span_days,
    })
}

/// Sen's interval: as many slopes are left out at each end as Kendall's statistic allows at that level.
///
/// Where the true slope is nought, the number of falling pairs is that of a random order. The interval
/// without the `m - 1` outermost slopes on each side holds it unless fewer than `m` pairs fall, or fewer
/// than `m` rise.
fn sen_interval(slopes: &[f64], tests: u32, level: f64) -> (f64, f64) {
    let orders = falling_pairs(tests);
    let mut outside = 0.0;
    let mut left_out = 0_usize;
    for share in orders {
        outside += share;
        if 1.0 - 2.0 * outside < level {
            break;
        }
        left_out += 1;
    }
    // Not even all slopes reach the level.
    let Some(rank) = left_out.checked_sub(1) else {
        return (f64::NEG_INFINITY, f64::INFINITY);
    };
    let low = slopes.get(rank).copied();
    let high = slopes.len().checked_sub(1 + rank).and_then(|i| slopes.get(i)).copied();
    match (low, high) {
        (Some(low), Some(high)) if low <= high => (low, high),
        // Several tests on one day: there are fewer slopes than pairs.
        _ => (f64::NEG_INFINITY, f64::INFINITY),
    }
}

/// The shares of all orders of `n` values that have 0, 1, 2, ... falling pairs.
fn falling_pairs(n: u32) -> Vec<f64> {
    let mut shares = vec![1.0];
    for size in 2..=n {
        // The next value falls behind 0 to size - 1 of the others, each alike often.
        let most = (size * (size - 1) / 2) as usize;
        let step = size as usize;
        let mut next = Vec::with_capacity(most + 1);
        let mut window = 0.0;
        for pairs in 0..=most {
            window += shares.get(pairs).copied().unwrap_or(0.0);
            if let Some(gone) = pairs.checked_sub(step) {
                window -= shares.get(gone).copied().unwrap_or(0.0);
            }
            next.push(window / f64::from(size));
        }
        shares = next;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falling_pairs_are_those_of_kendalls_table() {
        // Of the 24 orders of four values 1, 3, 5, 6 have 0, 1, 2, 3 falling pairs.
        let four: Vec<f64> = falling_pairs(4).iter().map(|s| s * 24.0).collect();
        for (found, expected) in four.iter().zip([1.0, 3.0, 5.0, 6.0]) {
            assert!((found - expected).abs() < 1e-12, "{four:?}");
        }
        // Kendall's table for n = 8: P(S >= 18) = 0.0156 and P(S >= 16) = 0.0305; S = 28 - 2 k.
        let tail = |k: usize| falling_pairs(8).iter().take(k + 1).sum::<f64>();
        assert!((tail(5) - 0.0156).abs() < 5e-5 && (tail(6) - 0.0305).abs() < 5e-5);
    }
}
