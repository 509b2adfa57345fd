//! Seeded normal deviates whose every bit is decided here.

use std::f64::consts::TAU;

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// Draws from PCG XSL RR 128/64.
///
/// Only raw 64-bit words are taken from the generator; they become numbers here, so a new version of
/// the crate behind it cannot change an interval.
#[derive(Debug, Clone)]
pub(super) struct Random(Pcg64);

/// One step of `SplitMix64` (Steele, Lea & Flood 2014) from `state`.
const fn mixed(state: u64) -> u64 {
    let z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        // Mixed, because neighbouring states of the generator give correlated numbers.
        let mut word = seed;
        let mut bytes = [0; 32];
        for chunk in bytes.chunks_exact_mut(8) {
            word = mixed(word);
            chunk.copy_from_slice(&word.to_le_bytes());
        }
        Self(Pcg64::from_seed(bytes))
    }

    /// From `0.0..1.0`.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit exactly")]
    pub(super) fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Standard normal, by Box & Muller (1958): two words for each number and never a rejection, so
    /// that the numbers of a reading do not depend on those before it.
    pub(super) fn normal(&mut self) -> f64 {
        // From (0, 1], so that the logarithm is finite.
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (TAU * self.uniform()).cos()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    #[test]
    fn normal_numbers_have_their_moments_and_tails() {
        let mut random = Random::new(4);
        let values: Vec<f64> = (0..40_000).map(|_| random.normal()).collect();
        let mean = values.iter().sum::<f64>() / 40_000.0;
        let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / 40_000.0;
        assert_abs_diff_eq!(mean, 0.0, epsilon = 0.02);
        assert_abs_diff_eq!(variance, 1.0, epsilon = 0.03);
        let beyond = values.iter().filter(|v| v.abs() > 1.644_854).count();
        assert!((3800..=4200).contains(&beyond), "10 % of 40 000 expected, found {beyond}");
    }

    #[test]
    fn a_seed_fixes_the_bits() {
        let first = |seed| Random::new(seed).normal().to_bits();
        assert_eq!(first(1), first(1));
        assert_ne!(first(1), first(2));
    }
}
