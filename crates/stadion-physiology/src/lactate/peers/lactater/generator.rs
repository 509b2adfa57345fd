//! The random numbers of R, so that a restart there is the same restart here.

const WORDS: usize = 624;
const SHIFT: usize = 397;

/// The Mersenne twister of Matsumoto and Nishimura (1998), seeded and used as R 3.6 and later do.
#[derive(Debug, Clone)]
pub(super) struct Generator {
    state: Vec<u32>,
    next: usize,
}

impl Generator {
    /// As R's `set.seed`.
    pub(super) fn new(seed: u32) -> Self {
        let congruential = |seed: u32| seed.wrapping_mul(69_069).wrapping_add(1);
        let mut seed = seed;
        // Fifty steps stir the seed; one more word is drawn and thrown away.
        for _ in 0..51 {
            seed = congruential(seed);
        }
        let state = std::iter::repeat_with(|| {
            seed = congruential(seed);
            seed
        });
        Self { state: state.take(WORDS).collect(), next: WORDS }
    }

    fn word(&mut self) -> u32 {
        if self.next == WORDS {
            for i in 0..WORDS {
                let (this, after) = (self.state[i], self.state[(i + 1) % WORDS]);
                let joined = (this & 0x8000_0000) | (after & 0x7fff_ffff);
                let twist = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
                self.state[i] = self.state[(i + SHIFT) % WORDS] ^ (joined >> 1) ^ twist;
            }
            self.next = 0;
        }
        let mut word = self.state[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    /// Between 0 and 1, never one of them.
    pub(super) fn uniform(&mut self) -> f64 {
        const STEP: f64 = 2.328_306_437_080_797e-10;
        let value = f64::from(self.word()) * 2.328_306_436_538_696_3e-10;
        value.clamp(0.5 * STEP, 1.0 - 0.5 * STEP)
    }

    /// A number below `count`, by rejection of random bits.
    fn below(&mut self, count: usize) -> usize {
        let bits = usize::BITS - count.saturating_sub(1).leading_zeros();
        loop {
            let (mut value, mut drawn) = (0_usize, 0);
            while drawn <= bits {
                // The upper half of a word.
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "from 0 to 65535"
                )]
                let half = (self.uniform() * 65_536.0).floor() as usize;
                value = (value << 16) | half;
                drawn += 16;
            }
            value &= (1 << bits) - 1;
            if value < count {
                return value;
            }
        }
    }

    /// How often each of `count` things is drawn in `count` draws with replacement.
    pub(super) fn resample(&mut self, count: usize) -> Vec<f64> {
        let mut drawn = vec![0.0; count];
        for _ in 0..count {
            drawn[self.below(count)] += 1.0;
        }
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `set.seed(12345); runif(3); sample(10, 5, replace = TRUE)` in R 4.
    #[test]
    fn numbers_of_r() {
        let mut generator = Generator::new(12_345);
        for expected in [0.720_903_9, 0.875_773_2, 0.760_982_3] {
            assert!((generator.uniform() - expected).abs() < 5e-8);
        }
        let mut generator = Generator::new(42);
        assert!((generator.uniform() - 0.914_806_0).abs() < 5e-8);
    }

    #[test]
    fn draws_stay_below_and_are_all_counted() {
        let mut generator = Generator::new(1);
        for count in [1, 2, 7, 64, 1411] {
            let drawn = generator.resample(count);
            let sum: f64 = drawn.iter().sum();
            let expected: f64 = drawn.iter().map(|_| 1.0).sum();
            assert!((sum - expected).abs() < 1e-9);
        }
    }
}
