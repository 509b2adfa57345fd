//! Sums over blocks of samples, several at a time.

use stadion_types::HeartRate;

use super::Table;

/// Sums side by side, because each addition waits for the one before it.
const LANES: usize = 8;

/// Samples that are summed in one go: a multiple of [`LANES`] steps from one to the next. The
/// partition is fixed, so the same input gives the same bits.
pub(super) const BLOCK: usize = 64 * LANES + 1;

/// Adding it to a small `f32` leaves the nearest whole number in the lowest bits.
const TO_WHOLE: f32 = 8_388_608.0;

/// How points in time follow each other; `None` if there is a gap between them, or less than two.
pub(super) fn steps(time_s: &[f64], max_gap_s: f64) -> Option<Steps> {
    let steps = || time_s.iter().zip(time_s.iter().skip(1)).map(|(a, b)| b - a);
    let fits = |step: f64| step > 0.0 && step <= max_gap_s;
    let step = steps().next()?;
    // Loops without branches, on bits and not on truths, run on several samples at a time.
    let uneven = steps().fold(0, |uneven, s| uneven | (s.to_bits() ^ step.to_bits()));
    if uneven == 0 {
        return fits(step).then_some(Steps::Even(step));
    }
    steps().all(fits).then_some(Steps::Uneven)
}

/// The samples of a block in whole bpm; `false`, with anything in `whole`, if one has a fraction or does
/// not fit into eight bits, as no heart does. The caller's array is filled because one that is given
/// back would be copied.
pub(super) fn fill_whole(whole: &mut [u32; BLOCK], bpm: &[f32; BLOCK]) -> bool {
    let (mut fraction, mut high) = (0, 0);
    for (entry, &v) in whole.iter_mut().zip(bpm) {
        let shifted = v + TO_WHOLE;
        let bits = shifted.to_bits() ^ TO_WHOLE.to_bits();
        fraction |= (shifted - TO_WHOLE).to_bits() ^ v.to_bits();
        high |= bits;
        *entry = bits;
    }
    fraction == 0 && high < 256
}

/// The weights of the samples of a block; `None` if one is no heart rate.
pub(super) fn fractions(bpm: &[f32; BLOCK], weight: impl Fn(f64) -> f64) -> Option<[f64; BLOCK]> {
    let (min, max) = (HeartRate::MIN.bpm(), HeartRate::MAX.bpm());
    let held = |v: &f32| (min..=max).contains(&f64::from(*v));
    if !bpm.iter().fold(true, |all, v| all & held(v)) {
        return None;
    }
    let mut weights = [0.0; BLOCK];
    for (entry, &v) in weights.iter_mut().zip(bpm) {
        *entry = weight(f64::from(v));
    }
    Some(weights)
}

/// How the samples of a block follow each other.
#[derive(Clone, Copy)]
pub(super) enum Steps {
    /// All at this distance in seconds.
    Even(f64),
    Uneven,
}

/// The sum over the steps of a block in whole bpm, and what the last sample weighs.
pub(super) fn sum_of_whole(
    time_s: &[f64; BLOCK],
    steps: Steps,
    whole: &[u32; BLOCK],
    table: &Table,
) -> (f64, f64) {
    let weight = |bpm: u32| table[usize::from(bpm.to_le_bytes()[0])];
    let Steps::Even(step) = steps else {
        return sum_over(time_s, steps, |i| weight(whole[i]));
    };
    let mut sums = [0.0; LANES];
    let mut left = &whole[..];
    while let Some((lanes, after)) = left.split_first_chunk::<LANES>() {
        for (bpm, sum) in lanes.iter().zip(&mut sums) {
            *sum += weight(*bpm);
        }
        left = after;
    }
    (step * total(sums), weight(whole[BLOCK - 1]))
}

/// The sum over the steps of a block, and what the last sample weighs.
pub(super) fn sum_over(
    time_s: &[f64; BLOCK],
    steps: Steps,
    weight: impl Fn(usize) -> f64,
) -> (f64, f64) {
    let mut sums = [0.0; LANES];
    for i in (0..BLOCK - 1).step_by(LANES) {
        for (lane, sum) in sums.iter_mut().enumerate() {
            let i = i + lane;
            *sum += match steps {
                Steps::Even(_) => weight(i),
                Steps::Uneven => weight(i) * (time_s[i + 1] - time_s[i]),
            };
        }
    }
    let step = if let Steps::Even(step) = steps { step } else { 1.0 };
    (step * total(sums), weight(BLOCK - 1))
}

fn total(sums: [f64; LANES]) -> f64 {
    let [first, second] = [0, 4].map(|i| (sums[i] + sums[i + 1]) + (sums[i + 2] + sums[i + 3]));
    first + second
}
