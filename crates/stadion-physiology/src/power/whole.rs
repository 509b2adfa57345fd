//! Rolling sums of whole numbers in single precision, where they are exact: four in a register, where
//! double precision has two.
#![expect(clippy::inline_always, reason = "else a compiler leaves loops of single samples")]

use core::any::TypeId;

/// Neighbouring samples that are loaded together, and running sums in a register.
const FOUR: usize = 4;
/// Registers of running sums, whose additions do not wait for each other.
const REGISTERS: usize = 2;
/// Running sums side by side.
const LANES: usize = FOUR * REGISTERS;
/// Most windows of one lane, so that a fraction late in a series costs one block and not all of it.
const LONGEST: usize = 2048 + 1;
/// Adding it to a smaller number leaves the nearest whole one in the lowest bits.
const TO_WHOLE: f32 = 8_388_608.0;

type Four<T> = [T; FOUR];

/// The sum of the fourth powers of the sums of the first windows, and how many windows these are: as many
/// as come in whole blocks of whole numbers in single precision.
pub(super) fn leading_whole<T: Copy + Into<f64> + 'static>(
    samples: &[T],
    window: usize,
) -> (f64, usize) {
    let (mut sum, mut done) = (0.0, 0);
    // Only of them is it known that single precision loses nothing.
    if TypeId::of::<T>() != TypeId::of::<f32>() {
        return (sum, done);
    }
    let count = (samples.len() + 1).saturating_sub(window);
    loop {
        // One more than a multiple of four: the first window and steps from it.
        let steps = (((count - done) / LANES).min(LONGEST).saturating_sub(1)) / FOUR * FOUR;
        let windows = LANES * (steps + 1);
        let block = samples.get(done..done + windows + window - 1);
        match block.filter(|_| steps > 0).and_then(|block| fourth_powers(block, window, steps)) {
            Some(more) => (sum, done) = (sum + more, done + windows),
            None => return (sum, done),
        }
    }
}

/// The sum over one block: each lane has a window to begin with and `steps` more, a multiple of four.
/// `None` if a sample is negative or has a fraction, or if a window may come to more than is exact.
fn fourth_powers<T: Copy + Into<f64>>(samples: &[T], window: usize, steps: usize) -> Option<f64> {
    let first = |l: usize| l * (steps + 1);
    let lanes = |from: usize| -> [&[T]; LANES] {
        core::array::from_fn(|l| &samples[first(l) + from..first(l) + from + steps])
    };
    let mut seen = Seen::default();
    let mut running = [[0.0_f32; FOUR]; REGISTERS];
    for (l, sum) in running.iter_mut().flatten().enumerate() {
        let values = &samples[first(l)..first(l) + window];
        *sum = values.iter().map(|value| single(*value)).sum();
        for four in values.chunks(FOUR) {
            // Once more the first one where there are less than four.
            let at = |l: usize| single(four[if l < four.len() { l } else { 0 }]);
            seen.add([at(0), at(1), at(2), at(3)]);
        }
    }
    let mut total = [[0.0; FOUR]; REGISTERS];
    for r in 0..REGISTERS {
        total[r] = plus_powers(total[r], running[r]);
    }
    let (entering, leaving) = (lanes(window), lanes(0));
    let changes = |r| quads(&entering, r).zip(quads(&leaving, r));
    // Zipped, so that one counter serves all lanes.
    for (one, other) in changes(0).zip(changes(1)) {
        for (r, (entering, leaving)) in [one, other].into_iter().enumerate() {
            let mut change = [[0.0; FOUR]; FOUR];
            for l in 0..FOUR {
                seen.add(entering[l]);
                change[l] = both(entering[l], leaving[l], |new, old| new - old);
            }
            for change in transposed(change) {
                running[r] = both(running[r], change, |sum, change| sum + change);
                total[r] = plus_powers(total[r], running[r]);
            }
        }
    }
    seen.fit(window).then(|| total.iter().flatten().sum())
}

#[inline(always)]
fn plus_powers(total: Four<f64>, running: Four<f32>) -> Four<f64> {
    both(total, running, |total, sum| {
        let square = f64::from(sum) * f64::from(sum);
        total + square * square
    })
}

/// The [`f32`] that it is: the compiler takes out the way there and back.
#[expect(clippy::cast_possible_truncation, reason = "nothing to cut off")]
#[inline(always)]
fn single<T: Into<f64>>(value: T) -> f32 {
    value.into() as f32
}

/// The lanes of a register, four samples of each at a time.
#[inline(always)]
fn quads<'a, T: Copy + Into<f64>>(
    lanes: &[&'a [T]; LANES],
    register: usize,
) -> impl Iterator<Item = Four<Four<f32>>> + use<'a, T> {
    let four = |l: usize| {
        let samples = lanes[FOUR * register + l].chunks_exact(FOUR);
        samples.map(|v| [single(v[0]), single(v[1]), single(v[2]), single(v[3])])
    };
    let both = |l| four(l).zip(four(l + 1));
    both(0).zip(both(2)).map(|((a, b), (c, d))| [a, b, c, d])
}

#[inline(always)]
fn both<A: Copy, B: Copy>(a: Four<A>, b: Four<B>, f: impl Fn(A, B) -> A) -> Four<A> {
    [f(a[0], b[0]), f(a[1], b[1]), f(a[2], b[2]), f(a[3], b[3])]
}

/// Rows as columns, by steps that are one instruction each.
#[inline(always)]
fn transposed<T: Copy>(rows: Four<Four<T>>) -> Four<Four<T>> {
    let low = |a: Four<T>, b: Four<T>| [a[0], b[0], a[1], b[1]];
    let high = |a: Four<T>, b: Four<T>| [a[2], b[2], a[3], b[3]];
    let (a, b) = (low(rows[0], rows[1]), low(rows[2], rows[3]));
    let (c, d) = (high(rows[0], rows[1]), high(rows[2], rows[3]));
    [
        [a[0], a[1], b[0], b[1]],
        [a[2], a[3], b[2], b[3]],
        [c[0], c[1], d[0], d[1]],
        [c[2], c[3], d[2], d[3]],
    ]
}

/// What the samples have been so far.
#[derive(Default)]
struct Seen {
    /// Bits in which one differed from the nearest whole number.
    fraction: Four<u32>,
    /// Bits that one had as a whole number. Those that are negative, too large or no number have high ones.
    whole: Four<u32>,
}

impl Seen {
    #[inline(always)]
    fn add(&mut self, four: Four<f32>) {
        let shifted = four.map(|value| value + TO_WHOLE);
        let whole = shifted.map(|value| value.to_bits() ^ TO_WHOLE.to_bits());
        let back = shifted.map(|value| (value - TO_WHOLE).to_bits());
        let fraction = both(back, four.map(f32::to_bits), |back, value| back ^ value);
        self.fraction = both(self.fraction, fraction, |all, bits| all | bits);
        self.whole = both(self.whole, whole, |all, bits| all | bits);
    }

    /// Whether all were whole numbers, and windows of them small enough.
    fn fit(&self, window: usize) -> bool {
        let or = |four: Four<u32>| four.into_iter().fold(0, |all, bits| all | bits);
        let (fraction, whole) = (or(self.fraction), or(self.whole));
        let most = u64::from(whole).saturating_mul(u64::try_from(window).unwrap_or(u64::MAX));
        // A sign alone is that of a zero: negative numbers have high bits as whole ones.
        fraction << 1 == 0 && whole < 1 << 23 && most <= 1 << 24
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watts(n: u16) -> Vec<f32> {
        (0..n).map(|i| f32::from(i.wrapping_mul(7919) % 1200)).collect()
    }

    fn slow(samples: &[f32], window: usize, count: usize) -> f64 {
        let sums = samples.windows(window).take(count);
        sums.map(|w| w.iter().map(|v| f64::from(*v)).sum::<f64>().powi(4)).sum()
    }

    #[test]
    fn whole_numbers_are_taken_in_blocks() {
        for (n, taken) in [(29, 0), (30, 0), (68, 0), (69, 40), (100, 40), (101, 72), (5000, 4968)]
        {
            let samples = watts(n);
            let (sum, done) = leading_whole(&samples, 30);
            assert_eq!(done, taken, "{n} samples");
            let slow = slow(&samples, 30, done);
            assert!((sum - slow).abs() <= 1e-14 * slow, "{n} samples: {sum} for {slow}");
        }
        // More than one block, and what is left of the last.
        let long: Vec<f32> = watts(60_000);
        let (sum, done) = leading_whole(&long, 30);
        assert!(done > 59_900 && (sum / slow(&long, 30, done) - 1.0).abs() < 1e-13, "{done}");
    }

    /// Wherever it stands, and whatever would come of its bits.
    #[test]
    fn nothing_else_is_taken() {
        let bad = [
            0.5,
            0.1,
            199.999_98,
            1e-30,
            -1.0,
            -0.25,
            -8_388_608.0,
            -6_291_456.0,
            -1e9,
            8_388_608.0,
            1e30,
            f32::NAN,
            f32::INFINITY,
            f32::NEG_INFINITY,
        ];
        for bad in bad {
            for at in 0..101 {
                let mut samples = watts(101);
                samples[at] = bad;
                assert_eq!(leading_whole(&samples, 30), (0.0, 0), "{bad} at {at}");
            }
        }
        let mut zero = watts(101);
        zero[50] = -0.0;
        assert_eq!(leading_whole(&zero, 30).1, 72, "no number but 0 has that sign");
        // Sums of 24 bits at most.
        assert_eq!(leading_whole(&[32_769.0_f32; 600], 512), (0.0, 0));
        assert_eq!(leading_whole(&[32_768.0_f32; 600], 512).1, 72);
    }

    #[test]
    fn other_types_are_left_alone() {
        assert_eq!(leading_whole(&[200.0_f64; 500], 30), (0.0, 0));
        assert_eq!(leading_whole(&[200_u16; 500], 30), (0.0, 0));
    }
}
