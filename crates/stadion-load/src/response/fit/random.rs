//! Seeded draws whose every bit is decided here.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// Draws from PCG XSL RR 128/64; only raw words are taken from the generator.
#[derive(Debug, Clone)]
pub(super) struct Random(Pcg64);

/// One step of `SplitMix64` (Steele, Lea & Flood 2014).
const fn mixed(state: u64) -> u64 {
    let z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Random {
    /// The draws of one replicate: independent of those of the others, and so of who computes them.
    pub(super) fn of(seed: u64, replicate: u64) -> Self {
        // Mixed, because neighbouring states of the generator give correlated numbers.
        let mut word = mixed(seed) ^ replicate;
        let mut bytes = [0; 32];
        for chunk in bytes.chunks_exact_mut(8) {
            word = mixed(word);
            chunk.copy_from_slice(&word.to_le_bytes());
        }
        Self(Pcg64::from_seed(bytes))
    }

    /// A number below `n`, each as likely to 2⁻⁶⁴.
    #[expect(clippy::cast_possible_truncation, reason = "below a usize")]
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.0.next_u64()) * n as u128) >> 64) as usize
    }
}
