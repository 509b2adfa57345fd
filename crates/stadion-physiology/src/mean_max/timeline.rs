//! A recording second by second: what is measured, what is a gap, what is a pause.

use stadion_types::{Channel, HeartRate, Pause, Power, Recording, Speed};

use super::error::MeanMaxError;

/// What a gap in the data does to windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum MeanMaxGaps {
    /// A window never spans a gap: every mean is one of measured seconds only.
    #[default]
    Break,
    /// A gap counts as 0, as in many programs. It can only lower a mean, but a window may then hold
    /// nothing but a gap.
    Zero,
    /// A gap between two values counts as the value before it, if it is no longer than this; a
    /// longer one breaks windows from its beginning to its end.
    Hold {
        /// The longest gap that is filled, in seconds.
        longest_s: u32,
    },
}

/// What a pause, in which the device's timer stood still, does to windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum MeanMaxPauses {
    /// A window never spans a pause: rest that was not recorded is no part of an effort.
    #[default]
    Break,
    /// A pause is a gap like any other.
    Gap,
    /// A pause is cut out, and a window goes on after it: durations by the device's timer. Efforts
    /// look longer than they were.
    CutOut,
}

impl MeanMaxPauses {
    /// Every rule.
    pub const ALL: [Self; 3] = [Self::Break, Self::Gap, Self::CutOut];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Break => "break",
            Self::Gap => "gap",
            Self::CutOut => "cut-out",
        }
    }
}

/// One second of a recording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Second {
    Value(f64),
    Gap,
    Pause,
}

/// A channel laid out second by second.
#[derive(Debug, Clone)]
pub(super) struct Timeline {
    /// Where the first second begins.
    pub(super) first_s: f64,
    pub(super) seconds: Vec<Second>,
    /// Values that the quantity cannot have.
    pub(super) refused: usize,
}

/// Seconds without a break, with the place of each in the recording.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Run {
    pub(super) values: Vec<f64>,
    pub(super) places: Vec<usize>,
}

impl Timeline {
    /// How long a sample stands if none follows it. Devices that write once a second are late by
    /// less than half of one.
    pub(super) const STANDS_S: f64 = 1.5;
    /// A second counts as measured if more than this part of it is.
    pub(super) const LEAST_PART: f64 = 0.5;
    /// The longest recording, 31 days: a file that claims more is damaged.
    pub(super) const LONGEST_S: f64 = 2_678_400.0;
    /// Times this close to a whole second after the first sample lie on it.
    const SNAP_S: f64 = 1e-6;

    /// Lays out a channel of a recording.
    pub(super) fn of(recording: &Recording, channel: Channel) -> Result<Self, MeanMaxError> {
        let accepts: fn(f64) -> bool = match channel {
            Channel::Power => |v| Power::from_watts(v).is_ok(),
            Channel::Speed => |v| Speed::from_meters_per_second(v).is_ok(),
            Channel::HeartRate => |v| HeartRate::from_bpm(v).is_ok(),
            _ => return Err(MeanMaxError::Channel { channel }),
        };
        let series = recording.channel(channel).ok_or(MeanMaxError::NotRecorded { channel })?;
        let laid = Self::lay_out(recording.time_s(), series.iter(), accepts, recording.pauses())?;
        if laid.seconds.iter().any(|s| matches!(s, Second::Value(_))) {
            Ok(laid)
        } else {
            Err(MeanMaxError::NotRecorded { channel })
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "at most LONGEST_S")]
    #[expect(clippy::cast_sign_loss, reason = "times after the first one")]
    fn lay_out(
        time_s: &[f64],
        values: impl Iterator<Item = Option<f64>>,
        accepts: fn(f64) -> bool,
        pauses: &[Pause],
    ) -> Result<Self, MeanMaxError> {
        let (Some(&first_s), Some(&last_s)) = (time_s.first(), time_s.last()) else {
            return Ok(Self { first_s: 0.0, seconds: Vec::new(), refused: 0 });
        };
        let length = last_s - first_s + 1.0;
        if length > Self::LONGEST_S {
            return Err(MeanMaxError::TooLong { seconds: length, most: Self::LONGEST_S });
        }
        let place = |at_s: f64| {
            let at = at_s - first_s;
            if (at - at.round()).abs() < Self::SNAP_S { at.round() } else { at }
        };
        let count = ((place(last_s) + 1.5).floor() as usize).max(1);
        let mut sums = Layer::new(count);
        let mut stopped = Layer::new(count);
        for pause in pauses {
            stopped.add(place(pause.from_s).max(0.0), place(pause.to_s), 1.0);
        }
        let mut refused = 0;
        let mut pauses = pauses.iter().peekable();
        for (index, value) in values.enumerate() {
            let Some(&at_s) = time_s.get(index) else { break };
            let Some(value) = value else { continue };
            if !accepts(value) {
                refused += 1;
                continue;
            }
            while pauses.next_if(|pause| pause.to_s <= at_s).is_some() {}
            // The last sample stands for a second, as every sample of such a device does.
            let next = time_s.get(index + 1).copied().unwrap_or(at_s + 1.0);
            let mut end = place(next).min(place(at_s) + Self::STANDS_S);
            if let Some(pause) = pauses.peek() {
                end = end.min(place(pause.from_s));
            }
            sums.add(place(at_s), end, value);
        }
        let second = |(&(part, sum), &(pause, _)): (&(f64, f64), &(f64, f64))| {
            if pause > Self::LEAST_PART {
                Second::Pause
            } else if part > Self::LEAST_PART {
                Second::Value(sum / part)
            } else {
                Second::Gap
            }
        };
        let seconds = sums.parts.iter().zip(&stopped.parts).map(second).collect();
        Ok(Self { first_s, seconds, refused })
    }

    /// The seconds between breaks.
    pub(super) fn runs(&self, gaps: MeanMaxGaps, pauses: MeanMaxPauses) -> Vec<Run> {
        let (mut runs, mut run) = (Vec::new(), Run::default());
        let mut close = |run: &mut Run| {
            if !run.values.is_empty() {
                runs.push(core::mem::take(run));
            }
        };
        // Places of the gap that has just been passed.
        let mut gap: Vec<usize> = Vec::new();
        for (place, &second) in self.seconds.iter().enumerate() {
            let second = match second {
                Second::Pause if pauses == MeanMaxPauses::Gap => Second::Gap,
                other => other,
            };
            match (second, gaps) {
                (Second::Value(value), _) => {
                    if !gap.is_empty() {
                        match (gaps, run.values.last()) {
                            (MeanMaxGaps::Hold { longest_s }, Some(&held))
                                if gap.len() <= longest_s as usize =>
                            {
                                run.values.extend(gap.iter().map(|_| held));
                                run.places.append(&mut gap);
                            }
                            _ => close(&mut run),
                        }
                        gap.clear();
                    }
                    run.values.push(value);
                    run.places.push(place);
                }
                (Second::Gap, MeanMaxGaps::Zero) => {
                    run.values.push(0.0);
                    run.places.push(place);
                }
                (Second::Gap, _) => gap.push(place),
                (Second::Pause, _) => {
                    if pauses != MeanMaxPauses::CutOut {
                        close(&mut run);
                        gap.clear();
                    }
                }
            }
        }
        close(&mut run);
        runs
    }
}

/// For each second the part of it that something covers, and the sum of that.
struct Layer {
    parts: Vec<(f64, f64)>,
}

impl Layer {
    fn new(seconds: usize) -> Self {
        Self { parts: vec![(0.0, 0.0); seconds] }
    }

    /// A value from one place to another, both in seconds from the first second on.
    #[expect(clippy::cast_possible_truncation, reason = "at most LONGEST_S")]
    #[expect(clippy::cast_sign_loss, reason = "from is at least 0")]
    fn add(&mut self, from: f64, to: f64, value: f64) {
        if from >= to {
            return;
        }
        let first = from.floor();
        let mut begin = first;
        for slot in self.parts.iter_mut().skip(first as usize) {
            if begin >= to {
                break;
            }
            let part = (begin + 1.0).min(to) - begin.max(from);
            slot.0 += part;
            slot.1 += part * value;
            begin += 1.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn laid(time_s: &[f64], watts: &[Option<f32>], pauses: &[Pause]) -> Timeline {
        let recording = Recording::builder(DateTime::UNIX_EPOCH, time_s.to_vec())
            .channel(Channel::Power, watts.to_vec())
            .pauses(pauses.to_vec())
            .build()
            .unwrap();
        Timeline::of(&recording, Channel::Power).unwrap()
    }

    use MeanMaxGaps::{Break, Hold, Zero};
    use Second::{Gap, Pause as Paused, Value};

    #[test]
    fn samples_of_whole_seconds_are_the_seconds() {
        let s = laid(&[0.1, 1.1, 2.1, 3.1], &[Some(1.0), Some(2.0), None, Some(4.0)], &[]);
        assert_eq!(s.seconds, [Value(1.0), Value(2.0), Gap, Value(4.0)]);
    }

    #[test]
    fn a_late_sample_is_no_gap_and_a_missing_one_is() {
        let s = laid(&[0.0, 1.4, 2.0, 5.0], &[Some(1.0), Some(2.0), Some(3.0), Some(4.0)], &[]);
        // 0.4 s of the first value and 0.6 s of the second; the third stands to 3.5, half of a second.
        assert_eq!(s.seconds[0], Value(1.0));
        let Value(mixed) = s.seconds[1] else { panic!() };
        assert!((mixed - 1.6).abs() < 1e-12);
        assert_eq!(s.seconds[2..], [Value(3.0), Gap, Gap, Value(4.0)]);
    }

    #[test]
    fn faster_samples_are_averaged() {
        let time: Vec<f64> = (0..8).map(|i| f64::from(i) * 0.25).collect();
        let watts: Vec<Option<f32>> = [1.0, 2.0, 3.0, 4.0, 5.0, 5.0, 5.0, 9.0].map(Some).to_vec();
        assert_eq!(laid(&time, &watts, &[]).seconds[..2], [Value(2.5), Value(6.0)]);
    }

    #[test]
    fn values_that_cannot_be_are_gaps_and_counted() {
        let s = laid(&[0.0, 1.0, 2.0], &[Some(-5.0), Some(9e9), Some(3.0)], &[]);
        assert_eq!((s.refused, &s.seconds[..]), (2, &[Gap, Gap, Value(3.0)][..]));
    }

    #[test]
    fn the_rules_of_gaps_and_pauses() {
        let pause = Pause { from_s: 6.0, to_s: 8.0 };
        let time = [0.0, 1.0, 4.0, 5.0, 8.0, 9.0];
        let s = laid(&time, &[1.0, 2.0, 5.0, 6.0, 9.0, 10.0].map(Some), &[pause]);
        assert_eq!(s.seconds[..4], [Value(1.0), Value(2.0), Gap, Gap]);
        assert_eq!(s.seconds[4..8], [Value(5.0), Value(6.0), Paused, Paused]);
        let runs = |gaps, pauses| -> Vec<Vec<f64>> {
            s.runs(gaps, pauses).into_iter().map(|run| run.values).collect()
        };
        assert_eq!(
            runs(Break, MeanMaxPauses::Break),
            [vec![1.0, 2.0], vec![5.0, 6.0], vec![9.0, 10.0]]
        );
        assert_eq!(
            runs(Zero, MeanMaxPauses::Break),
            [vec![1.0, 2.0, 0.0, 0.0, 5.0, 6.0], vec![9.0, 10.0]]
        );
        let held = vec![1.0, 2.0, 2.0, 2.0, 5.0, 6.0];
        assert_eq!(
            runs(Hold { longest_s: 2 }, MeanMaxPauses::Break),
            [held.clone(), vec![9.0, 10.0]]
        );
        assert_eq!(runs(Hold { longest_s: 1 }, MeanMaxPauses::Break).len(), 3);
        assert_eq!(
            runs(Hold { longest_s: 2 }, MeanMaxPauses::Gap),
            [[held.clone(), vec![6.0, 6.0, 9.0, 10.0]].concat()]
        );
        assert_eq!(
            runs(Hold { longest_s: 2 }, MeanMaxPauses::CutOut),
            [[held, vec![9.0, 10.0]].concat()]
        );
        assert_eq!(runs(Break, MeanMaxPauses::CutOut), [vec![1.0, 2.0], vec![5.0, 6.0, 9.0, 10.0]]);
    }

    #[test]
    fn what_is_not_laid_out() {
        let long = Recording::builder(DateTime::UNIX_EPOCH, vec![0.0, 1e12])
            .channel(Channel::Power, vec![Some(1.0); 2])
            .build()
            .unwrap();
        assert!(matches!(Timeline::of(&long, Channel::Power), Err(MeanMaxError::TooLong { .. })));
        assert!(matches!(
            Timeline::of(&long, Channel::HeartRate),
            Err(MeanMaxError::NotRecorded { .. })
        ));
        assert!(matches!(
            Timeline::of(&long, Channel::Altitude),
            Err(MeanMaxError::Channel { .. })
        ));
        for rule in MeanMaxPauses::ALL {
            assert!(!rule.as_str().is_empty());
        }
    }
}
