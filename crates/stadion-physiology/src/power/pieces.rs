//! A power mean over the stretches that gaps and pauses leave.

use std::borrow::Cow;

use super::error::PowerMeanError;
use super::rolling::root;
use super::rules::{PowerGap, PowerPause};
use super::seconds::MovingSeconds;
use super::window::as_f64;

/// The power mean of a series, in its unit, and what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct SeriesMean {
    /// The power mean.
    pub mean: f64,
    /// The plain mean over the same seconds.
    pub plain_mean: f64,
    /// Seconds of moving time.
    pub moving_s: f64,
    /// Share of them that is known, from 0 to 1.
    pub coverage: f64,
    /// Number of smoothed values that count.
    pub means: u64,
}

/// Sums `sum` (the sum of the powers of the smoothed values, and their number) over the stretches that
/// smoothing does not leave.
pub(super) fn over_pieces(
    seconds: &MovingSeconds,
    (gaps, pauses): (PowerGap, PowerPause),
    exponent: u32,
    needed: usize,
    sum: impl Fn(&[f64]) -> Result<(f64, usize), PowerMeanError>,
) -> Result<SeriesMean, PowerMeanError> {
    let known = seconds.known();
    let filled = filled(seconds, gaps);
    let (mut powers, mut means, mut plain, mut counted) = (0.0, 0, 0.0, 0);
    for piece in pieces(&filled, seconds, pauses) {
        let (of_piece, number) = sum(piece)?;
        powers += of_piece;
        means += number;
        plain += sum_of(piece);
        counted += piece.len();
    }
    // Zeroes of which none was measured are no power.
    if means == 0 || known == 0 {
        return Err(PowerMeanError::TooShort { samples: known, needed });
    }
    Ok(SeriesMean {
        mean: root(powers / as_f64(means), exponent).ok_or(PowerMeanError::Overflow)?,
        plain_mean: plain / as_f64(counted),
        moving_s: seconds.moving_s(),
        coverage: seconds.coverage(),
        means: means as u64,
    })
}

/// Gives gaps their value, where they have one.
fn filled(seconds: &MovingSeconds, gaps: PowerGap) -> Cow<'_, [f64]> {
    let mut last = match gaps {
        PowerGap::Break => return Cow::Borrowed(seconds.values()),
        PowerGap::Zero => 0.0,
        PowerGap::Hold => f64::NAN,
    };
    let mut values = seconds.values().to_vec();
    for second in &mut values {
        if second.is_nan() {
            *second = last;
        } else if gaps == PowerGap::Hold {
            last = *second;
        }
    }
    Cow::Owned(values)
}

/// The stretches that windows do not leave.
fn pieces<'a>(values: &'a [f64], seconds: &MovingSeconds, pauses: PowerPause) -> Vec<&'a [f64]> {
    let cuts: &[usize] = if pauses == PowerPause::Break { seconds.pauses() } else { &[] };
    let mut rest = values;
    let mut pieces = Vec::new();
    let mut done = 0;
    for &cut in cuts.iter().chain([&values.len()]) {
        let (piece, after) = rest.split_at(cut.saturating_sub(done).min(rest.len()));
        done += piece.len();
        if seconds.known() == values.len() {
            pieces.push(piece);
        } else {
            pieces.extend(piece.split(|v| v.is_nan()));
        }
        rest = after;
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// The sum of values, eight side by side, because each addition waits for the one before it.
fn sum_of(values: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let chunks = values.chunks_exact(8);
    let rest: f64 = chunks.remainder().iter().sum();
    for chunk in chunks {
        for (sum, v) in sums.iter_mut().zip(chunk) {
            *sum += v;
        }
    }
    sums.iter().sum::<f64>() + rest
}
