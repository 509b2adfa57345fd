//! Random numbers whose every bit is decided here.

use std::f64::consts::TAU;

use rand::{Rng, SeedableRng};
use rand_pcg::Pcg64;

/// Seeded draws from a named generator, PCG XSL RR 128/64.
///
/// Only the generator's raw 64-bit words are used; turning them into numbers happens here, so a new
/// version of the `rand` crates cannot change a result.
///
/// ```
/// use stadion_testkit::Draws;
///
/// let mut a = Draws::new(7, 0);
/// let mut b = Draws::new(7, 0);
/// assert_eq!(a.gaussian().to_bits(), b.gaussian().to_bits());
/// assert_ne!(Draws::new(7, 1).uniform(), Draws::new(7, 2).uniform());
/// ```
#[derive(Debug, Clone)]
pub struct Draws(Pcg64);

/// The finaliser of `SplitMix64` (Steele, Lea & Flood 2014): one step from `state`.
const fn mixed(state: u64) -> u64 {
    let z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Draws {
    /// Draws of one `stream` under `seed`. Streams of one seed are independent of each other.
    #[must_use]
    pub fn new(seed: u64, stream: u64) -> Self {
        // Mixed, because the generator warns that states close to each other give correlated draws.
        let mut word = mixed(mixed(seed) ^ stream);
        let mut bytes = [0; 32];
        for chunk in bytes.chunks_exact_mut(8) {
            word = mixed(word);
            chunk.copy_from_slice(&word.to_le_bytes());
        }
        Self(Pcg64::from_seed(bytes))
    }

    /// A number from `0.0..1.0`, from the upper 53 bits of one word.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit exactly")]
    pub fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number of the standard normal distribution.
    ///
    /// Box-Muller with the cosine alone: two words for each number and no rejection, so the count
    /// of words that a simulation has used never depends on their values.
    ///
    /// # Source
    ///
    /// Box & Muller (1958), *Ann Math Statist* 29(2):610-611, doi:10.1214/aoms/1177706645.
    pub fn gaussian(&mut self) -> f64 {
        // From (0, 1], so that the logarithm is finite.
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (TAU * self.uniform()).cos()
    }
}

/// First-order autoregressive noise: each value remembers a part of the one before.
///
/// # Model
///
/// ```text
/// x[k+1] = r · x[k] + sd · sqrt(1 − r²) · e[k]        x[0] = sd · e
/// ```
///
/// | symbol | meaning | unit |
/// | ------ | ------- | ---- |
/// | `sd` | standard deviation of each `x` | as the noise |
/// | `r` | correlation of neighbours, `0.0..1.0` | 1 |
/// | `e` | standard normal draws | 1 |
///
/// The noise is stationary from its first value on.
#[derive(Debug, Clone)]
pub struct Ar1 {
    draws: Draws,
    sd: f64,
    correlation: f64,
    state: f64,
}

impl Ar1 {
    /// Noise with standard deviation `sd` and the given `correlation` of neighbours.
    #[must_use]
    pub fn new(mut draws: Draws, sd: f64, correlation: f64) -> Self {
        let state = sd * draws.gaussian();
        Self { draws, sd, correlation, state }
    }

    /// The next value.
    pub fn draw(&mut self) -> f64 {
        let now = self.state;
        let fresh = self.sd * (1.0 - self.correlation * self.correlation).sqrt();
        self.state = self.correlation * now + fresh * self.draws.gaussian();
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    fn moments(values: &[f64]) -> (f64, f64) {
        let n = f64::from(u32::try_from(values.len()).unwrap());
        let mean = values.iter().sum::<f64>() / n;
        (mean, (values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / n).sqrt())
    }

    /// Fixed bits: a change of the generator or of its seeding must be seen.
    #[test]
    fn the_stream_is_stable() {
        let mut draws = Draws::new(1, 2);
        let words: Vec<u64> = (0..3).map(|_| draws.0.next_u64()).collect();
        assert_eq!(words, STABLE);
    }

    /// Computed apart from this crate, from the definitions of both generators.
    const STABLE: [u64; 3] =
        [4_000_382_699_723_549_337, 12_619_432_344_758_098_720, 14_985_495_512_174_273_637];

    #[test]
    fn uniform_fills_its_range() {
        let mut draws = Draws::new(3, 0);
        let values: Vec<f64> = (0..20_000).map(|_| draws.uniform()).collect();
        assert!(values.iter().all(|v| (0.0..1.0).contains(v)));
        let (mean, sd) = moments(&values);
        assert_abs_diff_eq!(mean, 0.5, epsilon = 0.01);
        assert_abs_diff_eq!(sd, (1.0_f64 / 12.0).sqrt(), epsilon = 0.01);
    }

    #[test]
    fn gaussian_has_its_moments_and_tails() {
        let mut draws = Draws::new(4, 0);
        let values: Vec<f64> = (0..50_000).map(|_| draws.gaussian()).collect();
        let (mean, sd) = moments(&values);
        assert_abs_diff_eq!(mean, 0.0, epsilon = 0.02);
        assert_abs_diff_eq!(sd, 1.0, epsilon = 0.02);
        let beyond = values.iter().filter(|v| v.abs() > 1.959_964).count();
        assert!((2300..=2700).contains(&beyond), "5 % of 50 000 expected, found {beyond}");
    }

    #[test]
    fn autoregressive_noise_keeps_its_spread_and_memory() {
        let mut noise = Ar1::new(Draws::new(5, 0), 2.0, 0.9);
        let values: Vec<f64> = (0..50_000).map(|_| noise.draw()).collect();
        let (mean, sd) = moments(&values);
        assert_abs_diff_eq!(mean, 0.0, epsilon = 0.15);
        assert_abs_diff_eq!(sd, 2.0, epsilon = 0.1);
        let lag: f64 = values.windows(2).map(|w| w[0] * w[1]).sum::<f64>()
            / values.iter().map(|v| v * v).sum::<f64>();
        assert_abs_diff_eq!(lag, 0.9, epsilon = 0.02);
    }
}
