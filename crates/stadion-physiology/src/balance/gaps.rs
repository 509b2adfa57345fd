//! What a stretch without output counts as.

use core::time::Duration;

use super::error::BalanceError;
use stadion_types::{Pause, PausedTime};

/// What a stretch without output counts as, where it is longer than the longest gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum BalanceGaps {
    /// As not known: from its end on there is no balance.
    #[default]
    Unknown,
    /// As no output, as `GoldenCheetah` and others have it.
    Zero,
    /// As the output before it.
    Hold,
}

impl BalanceGaps {
    /// Every rule.
    pub const ALL: [Self; 3] = [Self::Unknown, Self::Zero, Self::Hold];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Zero => "zero",
            Self::Hold => "hold",
        }
    }
}

/// How gaps and pauses are read.
///
/// An output stands until the next sample that has one. Where that takes longer than
/// [`longest`](Self::longest), pauses left out, the stretch is a gap. A pause of the timer counts as
/// rest: no output, while the clock runs on and the balance fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct BalanceGapRule {
    /// The longest stretch that an output stands for.
    #[cfg_attr(feature = "serde", serde(rename = "longest_s", with = "stadion_types::seconds"))]
    pub longest: Duration,
    /// What a longer one counts as.
    pub longer: BalanceGaps,
}

impl Default for BalanceGapRule {
    fn default() -> Self {
        Self { longest: Self::LONGEST, longer: BalanceGaps::default() }
    }
}

impl BalanceGapRule {
    /// The longest stretch that an output stands for.
    pub const LONGEST: Duration = Duration::from_secs(30);

    /// Sets what a longer stretch counts as.
    #[must_use]
    pub const fn with_longer(mut self, longer: BalanceGaps) -> Self {
        self.longer = longer;
        self
    }

    /// Sets the longest stretch that an output stands for.
    #[must_use]
    pub const fn with_longest(mut self, longest: Duration) -> Self {
        self.longest = longest;
        self
    }
}

/// A stretch of time at one output.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// `None` where it is not known.
    pub(super) output: Option<f64>,
    pub(super) dt_s: f64,
    /// Index of the sample at which it ends, if it ends at one.
    pub(super) sample: Option<usize>,
    pub(super) kind: PieceKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    Measured,
    Assumed,
    Missing,
    Paused,
}

/// A session as pieces, from the first sample with an output on, whose index comes with them.
pub(super) fn pieces(
    time_s: &[f64],
    outputs: &[Option<f64>],
    pauses: &[Pause],
    rule: BalanceGapRule,
) -> Result<(Option<usize>, Vec<Piece>), BalanceError> {
    if time_s.len() != outputs.len() {
        return Err(BalanceError::Length { times: time_s.len(), outputs: outputs.len() });
    }
    let mut before = f64::NEG_INFINITY;
    for (index, &at) in time_s.iter().enumerate() {
        if !(at.is_finite() && at > before) {
            return Err(BalanceError::Time { index });
        }
        before = at;
    }
    for (index, value) in outputs.iter().enumerate() {
        if let Some(value) = *value {
            if !(value >= 0.0 && value.is_finite()) {
                return Err(BalanceError::Output { index, value });
            }
        }
    }
    let known: Vec<(usize, f64)> =
        outputs.iter().enumerate().filter_map(|(i, output)| Some((i, (*output)?))).collect();
    let stopped = PausedTime::new(pauses);
    let mut pieces = Vec::with_capacity(time_s.len());
    for (at, &(from, output)) in known.iter().enumerate() {
        let to = known.get(at + 1).map_or(time_s.len().saturating_sub(1), |next| next.0);
        let Some(stretch) = time_s.get(from..=to) else { continue };
        let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
        let moving = last - first - stopped.seconds(*first, *last);
        let (output, kind) = if moving <= rule.longest.as_secs_f64() {
            (Some(output), PieceKind::Measured)
        } else {
            match rule.longer {
                BalanceGaps::Unknown => (None, PieceKind::Missing),
                BalanceGaps::Zero => (Some(0.0), PieceKind::Assumed),
                BalanceGaps::Hold => (Some(output), PieceKind::Assumed),
            }
        };
        for (ends, step) in (from + 1..).zip(stretch.windows(2)) {
            let &[begin, end] = step else { continue };
            cut(&mut pieces, [begin, end], &stopped, (output, kind), ends);
        }
    }
    Ok((known.first().map(|first| first.0), pieces))
}

/// The pieces between two samples: moving and paused by turns.
fn cut(
    pieces: &mut Vec<Piece>,
    [begin, end]: [f64; 2],
    paused: &PausedTime,
    (output, kind): (Option<f64>, PieceKind),
    ends: usize,
) {
    let mut at = begin;
    let mut push = |output, kind, from: f64, to: f64| {
        if to > from {
            pieces.push(Piece { output, dt_s: to - from, sample: None, kind });
        }
    };
    for pause in paused.within(begin, end) {
        push(output, kind, at, pause.from_s);
        push(Some(0.0), PieceKind::Paused, pause.from_s, pause.to_s);
        at = pause.to_s;
    }
    push(output, kind, at, end);
    if let Some(last) = pieces.last_mut() {
        last.sample = Some(ends);
    }
}
