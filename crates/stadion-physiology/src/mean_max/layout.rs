//! The search for the best window of one length: prefix sums, and what lets most of them be skipped.

use core::ops::Sub;

/// Windows in a block: as many neighbouring starts as are judged by one bound.
const BLOCK: usize = 16;
/// Blocks whose bounds are looked at in one go.
const GROUP: usize = 16;
/// From this length on, a group is asked for as a whole before its blocks are.
const ASK_GROUP_FROM: usize = 256;

/// A number that sums are kept in.
pub(super) trait Total: Copy + PartialOrd + Sub<Output = Self> {
    /// The greatest number below this one, which is not negative.
    fn below(self) -> Self;
}

impl Total for i32 {
    fn below(self) -> Self {
        self.saturating_sub(1)
    }
}

impl Total for f64 {
    fn below(self) -> Self {
        if self > 0.0 { Self::from_bits(self.to_bits() - 1) } else { -Self::MIN_POSITIVE }
    }
}

/// Prefix sums of values that are not negative, and the same sums by their place in a block.
///
/// # Model
///
/// ```text
/// C[0] = 0,  C[i] = v[0] + … + v[i−1]           S(s) = C[s+L] − C[s]   the window of length L at s
/// block j: the windows that start at 16j … 16j+15
/// S(s) ≤ C[16j+15+L] − C[16j] = U(j)            for every s of block j
/// ```
///
/// The bound holds because `C` never falls: `C[s+L]` is at most `C[16j+15+L]`, and `C[s]` at least
/// `C[16j]`. It holds for rounded sums too, since rounding keeps the order: a sum that grows by
/// `v ≥ 0` never rounds to less than before, nor the larger of two differences to less than the
/// smaller. So a block with `U(j) ≤ best` holds no better window, and leaving it out changes nothing.
///
/// `best` starts just below the sum of one window that is known to exist: the one at the start
/// that was best for the length before, or its extension to the front. Some window reaches that
/// sum, so something is found; windows are met in the order of their starts and only a greater sum
/// replaces an earlier one, so what is found is the first of the best.
///
/// The bounds of neighbouring blocks lie 16 apart in `C`. `phases` holds `C` in 16 rows by the
/// remainder of the index, so that the bounds of a group of blocks are differences of two
/// contiguous pieces, which the compiler turns into vector instructions.
#[derive(Debug, Clone)]
pub(super) struct Layout<T> {
    prefix: Vec<T>,
    phases: Vec<Vec<T>>,
}

impl<T: Total> Layout<T> {
    /// Takes prefix sums, which begin with 0 and never fall.
    pub(super) fn new(prefix: Vec<T>) -> Self {
        let rows = prefix.len().div_ceil(BLOCK);
        let mut phases: Vec<Vec<T>> = (0..BLOCK).map(|_| Vec::with_capacity(rows)).collect();
        for block in prefix.chunks(BLOCK) {
            for (&sum, row) in block.iter().zip(&mut phases) {
                row.push(sum);
            }
        }
        Self { prefix, phases }
    }

    /// Number of values.
    pub(super) fn len(&self) -> usize {
        self.prefix.len().saturating_sub(1)
    }

    /// The sum of `length` values from `start` on, which lie within the series.
    pub(super) fn sum(&self, start: usize, length: usize) -> T {
        self.prefix[start + length] - self.prefix[start]
    }

    /// The largest sum of `length` values and the first start of such a window; `length` is at
    /// least 1 and at most the number of values. `guesses` are starts that may be good.
    pub(super) fn best(&self, length: usize, guesses: [usize; 2]) -> (T, usize) {
        let c = &self.prefix;
        // Starts 0 to windows − 1; every index below is at most start + length ≤ len.
        let windows = c.len() - length;
        let guesses = guesses.map(|guess| guess.min(windows - 1));
        let sums = guesses.map(|guess| self.sum(guess, length));
        let guess = usize::from(sums[1] > sums[0]);
        let (mut best, mut at) = (sums[guess].below(), guesses[guess]);

        let blocks = windows / BLOCK;
        // C[16j + 15 + length] stands in row (15 + length) mod 16.
        let (skip, row) = (length.div_ceil(BLOCK), (BLOCK - 1 + length) % BLOCK);
        let lows = &self.phases[0][..blocks];
        let highs = &self.phases[row][skip..skip + blocks];
        let ask_group = length >= ASK_GROUP_FROM;
        for (group, (lows, highs)) in lows.chunks(GROUP).zip(highs.chunks(GROUP)).enumerate() {
            let first_block = group * GROUP;
            if let (Ok(lows), Ok(highs)) = (lows.try_into(), highs.try_into()) {
                let lows: &[T; GROUP] = lows;
                let whole = c[(first_block + GROUP) * BLOCK - 1 + length] - lows[0];
                if (ask_group && whole <= best) || !any_above(lows, highs, best) {
                    continue;
                }
            }
            for (block, (&low, &high)) in lows.iter().zip(highs).enumerate() {
                if high - low > best {
                    let start = (first_block + block) * BLOCK;
                    self.search(start, length, &mut best, &mut at);
                }
            }
        }
        for start in blocks * BLOCK..windows {
            let sum = self.sum(start, length);
            if sum > best {
                (best, at) = (sum, start);
            }
        }
        (best, at)
    }

    /// Every window of one block.
    fn search(&self, start: usize, length: usize, best: &mut T, at: &mut usize) {
        const LANES: usize = 4;
        let lows = &self.prefix[start..start + BLOCK];
        let highs = &self.prefix[start + length..start + length + BLOCK];
        let mut lanes = [*best; LANES];
        for (lows, highs) in lows.chunks_exact(LANES).zip(highs.chunks_exact(LANES)) {
            for ((lane, &low), &high) in lanes.iter_mut().zip(lows).zip(highs) {
                let sum = high - low;
                *lane = if sum > *lane { sum } else { *lane };
            }
        }
        let greatest = lanes.into_iter().fold(*best, |a, b| if b > a { b } else { a });
        if greatest > *best {
            *best = greatest;
            let place = lows.iter().zip(highs).position(|(&low, &high)| high - low >= greatest);
            *at = start + place.unwrap_or(0);
        }
    }
}

/// Whether a difference lies above `limit`; without a branch inside, so that it runs in vectors.
fn any_above<T: Total>(lows: &[T; GROUP], highs: &[T; GROUP], limit: T) -> bool {
    let mut above = [0_u32; GROUP];
    for ((above, &low), &high) in above.iter_mut().zip(lows).zip(highs) {
        *above = u32::from(high - low > limit);
    }
    above.into_iter().fold(0, |a, b| a | b) != 0
}
