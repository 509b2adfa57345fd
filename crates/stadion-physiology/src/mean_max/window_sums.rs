//! The best window of every length over a series without gaps.

use super::error::MeanMaxError;
use super::layout::Layout;

/// The window of one length with the largest mean.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BestWindow {
    /// Number of values in the window.
    pub length: usize,
    /// Place of the first of them, from 0.
    pub start: usize,
    /// Their sum.
    pub sum: f64,
    /// Their mean.
    pub mean: f64,
}

/// Prefix sums of a series without gaps, ready to be asked for the best window of any length.
///
/// # Model
///
/// ```text
/// mm(L) = max over s of (v[s] + … + v[s+L−1]) / L
/// ```
///
/// The search is exact: it skips only windows that cannot be the best, and of several best windows
/// it gives the first. Whole numbers (watts, beats a minute) are summed as whole numbers. Others are
/// summed in double precision, the rounding error of each addition is kept, and the sum that is
/// reported is corrected by it.
///
/// # Shape
///
/// One value a sample, in the order of time. An empty series has no window.
///
/// # Limits
///
/// Where additions were rounded ([`is_exact`](Self::is_exact) is false), the window that is found
/// may fall short of the true best by at most [`error_bound`](Self::error_bound) in its sum. Values
/// with a fraction must not be negative; whole numbers may be.
///
/// # Examples
///
/// ```
/// use stadion_physiology::WindowSums;
///
/// let watts = WindowSums::new(&[200.0, 300.0, 310.0, 150.0, 300.0, 310.0])?;
/// let best = watts.best(2).ok_or("too short")?;
/// assert_eq!((best.start, best.mean), (1, 305.0)); // the first of two
/// assert!(watts.best(7).is_none() && watts.is_exact());
/// assert!(WindowSums::new(&[1.5, f64::NAN]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct WindowSums {
    sums: Sums,
    /// Taken from every value before the sums were made, so that none of them is negative.
    shift: f64,
}

#[derive(Debug, Clone)]
enum Sums {
    Whole(Layout<i32>),
    Real {
        layout: Layout<f64>,
        /// What the rounding of all additions up to each place took away; empty if nothing.
        lost: Vec<f64>,
    },
}

/// Adding and taking it away leaves the nearest whole number of a double below 2^51.
const TO_WHOLE: f64 = 6_755_399_441_055_744.0;

impl WindowSums {
    /// The largest sum that is taken, 2^53: up to there every whole number is a double.
    pub const LARGEST_SUM: f64 = 9_007_199_254_740_992.0;

    /// Adds the values up.
    ///
    /// # Errors
    ///
    /// [`MeanMaxError::NotFinite`] for a value that is no finite number, [`MeanMaxError::Negative`]
    /// for one below 0 in a series that is not of whole numbers, [`MeanMaxError::TooLarge`] if they
    /// add up to more than [`LARGEST_SUM`](Self::LARGEST_SUM).
    pub fn new(values: &[f64]) -> Result<Self, MeanMaxError> {
        let mut whole = true;
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for &value in values {
            // A NaN is not equal to itself. An infinite value stays so, and is too large below.
            whole &= equal((value + TO_WHOLE) - TO_WHOLE, value);
            least = if value < least { value } else { least };
            most = if value > most { value } else { most };
        }
        if values.is_empty() {
            (least, most) = (0.0, 0.0);
        }
        let too_large = MeanMaxError::TooLarge { most: Self::LARGEST_SUM };
        let whole = whole && least.abs().max(most.abs()) <= f64::from(i32::MAX);
        if !whole {
            if let Some((index, &value)) = values.iter().enumerate().find(|(_, v)| !v.is_finite()) {
                return Err(MeanMaxError::NotFinite { index, value });
            }
            if let Some((index, &value)) = values.iter().enumerate().find(|(_, v)| **v < 0.0) {
                return Err(MeanMaxError::Negative { index, value });
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "no slice of doubles has 2^53 of them")]
        let count = values.len() as f64;
        let shift = if whole { least } else { 0.0 };
        if whole && count * least.abs().max(most - least) > Self::LARGEST_SUM {
            return Err(too_large);
        }
        if whole && count * (most - least) <= f64::from(i32::MAX) {
            return Ok(Self { sums: Sums::Whole(whole_sums(values, shift)), shift });
        }
        let sums = real_sums(values, shift).ok_or(too_large)?;
        Ok(Self { sums, shift })
    }

    /// Number of values.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.sums {
            Sums::Whole(layout) => layout.len(),
            Sums::Real { layout, .. } => layout.len(),
        }
    }

    /// Whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether no addition was rounded, so that the best window found is the best there is.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        match &self.sums {
            Sums::Whole(_) => true,
            Sums::Real { lost, .. } => lost.is_empty(),
        }
    }

    /// How far the sum of a window that is found may lie below that of the true best: 0 if
    /// [`is_exact`](Self::is_exact).
    ///
    /// Two windows may be taken one for the other if their rounded sums differ by less than the
    /// rounding of both: twice the range of what was lost, and the rounding of two differences.
    #[must_use]
    pub fn error_bound(&self) -> f64 {
        let Sums::Real { layout, lost } = &self.sums else { return 0.0 };
        if lost.is_empty() {
            return 0.0;
        }
        let (least, most) =
            lost.iter().fold((0.0_f64, 0.0_f64), |(lo, hi), &x| (lo.min(x), hi.max(x)));
        2.0 * (most - least) + 2.0 * f64::EPSILON * layout.sum(0, layout.len())
    }

    /// The best window of `length` values, the first of several; none if `length` is 0 or more than
    /// the number of values.
    #[must_use]
    pub fn best(&self, length: usize) -> Option<BestWindow> {
        let possible = 1 <= length && length <= self.len();
        possible.then(|| self.window(length, [0, 0]))
    }

    /// The best windows of several lengths, which increase. A length beyond the number of values
    /// has no window and no entry.
    ///
    /// # Errors
    ///
    /// [`MeanMaxError::Durations`] unless the lengths start at 1 or more and increase.
    pub fn best_of(&self, lengths: &[usize]) -> Result<Vec<BestWindow>, MeanMaxError> {
        let mut before = 0;
        for (index, &length) in lengths.iter().enumerate() {
            if length <= before {
                return Err(MeanMaxError::Durations { index, value: length as u64 });
            }
            before = length;
        }
        let (mut found, mut guesses, mut before) = (Vec::with_capacity(lengths.len()), [0, 0], 0);
        for &length in lengths.iter().take_while(|&&length| length <= self.len()) {
            let (at, grown): (usize, usize) = (guesses[0], length - before);
            let best = self.window(length, [at, at.saturating_sub(grown)]);
            (guesses[0], before) = (best.start, length);
            found.push(best);
        }
        Ok(found)
    }

    #[expect(clippy::cast_precision_loss, reason = "no slice of doubles has 2^53 of them")]
    fn window(&self, length: usize, guesses: [usize; 2]) -> BestWindow {
        let (shifted, start) = match &self.sums {
            Sums::Whole(layout) => {
                let (sum, start) = layout.best(length, guesses);
                (f64::from(sum), start)
            }
            Sums::Real { layout, lost } => {
                let (sum, start) = layout.best(length, guesses);
                let ends = lost.get(start).zip(lost.get(start + length));
                (sum + ends.map_or(0.0, |(from, to)| to - from), start)
            }
        };
        let sum = shifted + self.shift * length as f64;
        BestWindow { length, start, sum, mean: sum / length as f64 }
    }
}

/// Equality of two doubles, which NaN never has; `-0.0` is `0.0`.
#[expect(clippy::float_cmp, reason = "the question is whether rounding changed anything")]
fn equal(a: f64, b: f64) -> bool {
    a == b
}

fn whole_sums(values: &[f64], shift: f64) -> Layout<i32> {
    let mut prefix = Vec::with_capacity(values.len() + 1);
    let mut sum = 0_i32;
    prefix.push(sum);
    for &value in values {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number up to i32::MAX")]
        let step = (value - shift) as i32;
        sum += step; // the caller made sure that the total fits
        prefix.push(sum);
    }
    Layout::new(prefix)
}

/// Sums in double precision with what each addition lost (Knuth's two-sum); `None` if they grow
/// beyond [`WindowSums::LARGEST_SUM`].
fn real_sums(values: &[f64], shift: f64) -> Option<Sums> {
    let mut prefix = Vec::with_capacity(values.len() + 1);
    let mut lost = Vec::with_capacity(values.len() + 1);
    let (mut sum, mut missing) = (0.0_f64, 0.0_f64);
    let mut exact = true;
    prefix.push(sum);
    lost.push(missing);
    for &value in values {
        let value = value - shift;
        let grown = sum + value;
        let part = grown - sum;
        let error = (sum - (grown - part)) + (value - part);
        exact &= equal(error, 0.0);
        missing += error;
        sum = grown;
        prefix.push(sum);
        lost.push(missing);
    }
    if exact {
        lost = Vec::new();
    }
    (sum <= WindowSums::LARGEST_SUM).then(|| Sums::Real { layout: Layout::new(prefix), lost })
}

/// The best windows of several lengths over a series without gaps: [`WindowSums::new`] and
/// [`WindowSums::best_of`] in one.
///
/// # Errors
///
/// Those of the two.
///
/// # Examples
///
/// ```
/// use stadion_physiology::mean_max;
///
/// let best = mean_max(&[3.0, 0.0, 3.0], &[1, 2, 3, 4])?;
/// let means: Vec<f64> = best.iter().map(|window| window.mean).collect();
/// assert_eq!(means, [3.0, 1.5, 2.0]); // longer is not always lower; four values are not there
/// # Ok::<(), stadion_physiology::MeanMaxError>(())
/// ```
pub fn mean_max(values: &[f64], lengths: &[usize]) -> Result<Vec<BestWindow>, MeanMaxError> {
    WindowSums::new(values)?.best_of(lengths)
}
