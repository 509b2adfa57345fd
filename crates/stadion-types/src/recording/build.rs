//! The one door to a recording: everything is checked here.

use chrono::{DateTime, FixedOffset, Utc};

use super::{BeatIntervals, Channel, Lap, Pause, Provenance, Recording};
use crate::sport::Sport;

/// Why samples make no recording.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordingError {
    /// There is no sample.
    #[error("a recording needs at least one sample")]
    Empty,
    /// The time axis does not strictly increase, is negative or is no number.
    #[error("time must strictly increase from 0 on; sample {index} is at {time_s} s")]
    Time {
        /// The sample at fault.
        index: usize,
        /// Its time.
        time_s: f64,
    },
    /// A channel has another length than the time axis.
    #[error("channel {channel} has {found} samples for {expected} points in time")]
    Length {
        /// The channel.
        channel: &'static str,
        /// Length of the channel.
        found: usize,
        /// Length of the time axis.
        expected: usize,
    },
    /// A lap, pause or beat interval has a negative length or a time that is no number.
    #[error("{what} {index} has no valid time")]
    Span {
        /// `"lap"`, `"pause"` or `"beat interval"`.
        what: &'static str,
        /// Its place in the list.
        index: usize,
    },
}

/// Collects what a recording holds; [`build`](Self::build) checks it.
#[derive(Debug, Clone)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct RecordingBuilder {
    recording: Recording,
}

fn gaps<T: Copy>(values: Vec<Option<T>>, gap: T) -> Vec<T> {
    values.into_iter().map(|v| v.unwrap_or(gap)).collect()
}

/// The step of a time axis whose steps are the same to the last bit.
fn even_step(time: &[f64]) -> Option<f64> {
    let step = time.get(1)? - time.first()?;
    // On bits and not on truths, so that several steps are compared at a time.
    let steps = time.iter().zip(time.iter().skip(1)).map(|(a, b)| b - a);
    let uneven = steps.fold(0, |uneven, s| uneven | (s.to_bits() ^ step.to_bits()));
    (uneven == 0).then_some(step)
}

impl RecordingBuilder {
    pub(super) fn new(start: DateTime<Utc>, time: Vec<f64>) -> Self {
        Self {
            recording: Recording {
                start,
                start_known: true,
                utc_offset: None,
                sport: None,
                time,
                step_s: None,
                channels: [const { None }; Channel::ALL.len()],
                distance: None,
                latitude: None,
                longitude: None,
                rr: None,
                laps: Vec::new(),
                pauses: Vec::new(),
                provenance: Provenance::default(),
            },
        }
    }

    /// Says that the start is no date, but only the zero of the time axis.
    pub fn start_unknown(mut self) -> Self {
        self.recording.start_known = false;
        self
    }

    /// Local time's distance from UTC.
    pub fn utc_offset(mut self, offset: Option<FixedOffset>) -> Self {
        self.recording.utc_offset = offset;
        self
    }

    /// The sport.
    pub fn sport(mut self, sport: Option<Sport>) -> Self {
        self.recording.sport = sport;
        self
    }

    /// A channel with its gaps. A value that is not finite is a gap too.
    pub fn channel(self, channel: Channel, values: Vec<Option<f32>>) -> Self {
        self.channel_or_nan(channel, gaps(values, f32::NAN))
    }

    /// A channel whose gaps are NaN, as readers of files have it; spares them a copy.
    pub fn channel_or_nan(mut self, channel: Channel, values: Vec<f32>) -> Self {
        self.recording.channels[channel.index()] = Some(values);
        self
    }

    /// Distance since the start in metres.
    pub fn distance_m(self, values: Vec<Option<f64>>) -> Self {
        self.distance_m_or_nan(gaps(values, f64::NAN))
    }

    /// As [`distance_m`](Self::distance_m), with NaN for gaps.
    pub fn distance_m_or_nan(mut self, values: Vec<f64>) -> Self {
        self.recording.distance = Some(values);
        self
    }

    /// Latitude and longitude in degrees, with NaN for gaps.
    pub fn position_deg_or_nan(mut self, latitude: Vec<f64>, longitude: Vec<f64>) -> Self {
        self.recording.latitude = Some(latitude);
        self.recording.longitude = Some(longitude);
        self
    }

    /// Intervals between heartbeats.
    pub fn beat_intervals(mut self, rr: Option<BeatIntervals>) -> Self {
        self.recording.rr = rr;
        self
    }

    /// Laps in any order; they are kept in the order of their start.
    pub fn laps(mut self, mut laps: Vec<Lap>) -> Self {
        laps.sort_by(|a, b| a.start_s.total_cmp(&b.start_s));
        self.recording.laps = laps;
        self
    }

    /// Pauses in any order; they are kept in the order of their start.
    pub fn pauses(mut self, mut pauses: Vec<Pause>) -> Self {
        pauses.sort_by(|a, b| a.from_s.total_cmp(&b.from_s));
        self.recording.pauses = pauses;
        self
    }

    /// Where the recording comes from.
    pub fn provenance(mut self, provenance: Provenance) -> Self {
        self.recording.provenance = provenance;
        self
    }

    /// Checks everything.
    ///
    /// A channel that holds no value at all becomes absent, so that "recorded" always means that
    /// there is something.
    ///
    /// # Errors
    ///
    /// [`RecordingError`], which names the sample, channel or list entry at fault.
    pub fn build(mut self) -> Result<Recording, RecordingError> {
        let r = &mut self.recording;
        if r.time.is_empty() {
            return Err(RecordingError::Empty);
        }
        let mut before = f64::NEG_INFINITY;
        for (index, &time_s) in r.time.iter().enumerate() {
            if !(time_s.is_finite() && time_s >= 0.0 && time_s > before) {
                return Err(RecordingError::Time { index, time_s });
            }
            before = time_s;
        }
        r.step_s = even_step(&r.time);
        let expected = r.time.len();
        let check = |channel: &'static str, found: usize| {
            if found == expected {
                Ok(())
            } else {
                Err(RecordingError::Length { channel, found, expected })
            }
        };
        for channel in Channel::ALL {
            let slot = &mut r.channels[channel.index()];
            if let Some(values) = slot {
                check(channel.as_str(), values.len())?;
                for v in values.iter_mut().filter(|v| !v.is_finite()) {
                    *v = f32::NAN;
                }
                if values.iter().all(|v| v.is_nan()) {
                    *slot = None;
                }
            }
        }
        for (name, slot) in [
            ("distance_m", &mut r.distance),
            ("latitude_deg", &mut r.latitude),
            ("longitude_deg", &mut r.longitude),
        ] {
            if let Some(values) = slot {
                check(name, values.len())?;
                for v in values.iter_mut().filter(|v| !v.is_finite()) {
                    *v = f64::NAN;
                }
                if values.iter().all(|v| v.is_nan()) {
                    *slot = None;
                }
            }
        }
        let span = |what: &'static str, bad: Option<usize>| match bad {
            Some(index) => Err(RecordingError::Span { what, index }),
            None => Ok(()),
        };
        span(
            "lap",
            r.laps.iter().position(|l| {
                !(l.start_s.is_finite() && l.elapsed_s.is_finite() && l.elapsed_s >= 0.0)
            }),
        )?;
        span(
            "pause",
            r.pauses
                .iter()
                .position(|p| !(p.from_s.is_finite() && p.to_s.is_finite() && p.to_s >= p.from_s)),
        )?;
        if let Some(rr) = &r.rr {
            if rr.time_s.len() != rr.interval_s.len() {
                return Err(RecordingError::Length {
                    channel: "beat intervals",
                    found: rr.interval_s.len(),
                    expected: rr.time_s.len(),
                });
            }
            span(
                "beat interval",
                rr.time_s
                    .iter()
                    .zip(&rr.interval_s)
                    .position(|(t, i)| !(t.is_finite() && i.is_finite() && *i > 0.0)),
            )?;
        }
        Ok(self.recording)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn builder(time: &[f64]) -> RecordingBuilder {
        Recording::builder(DateTime::UNIX_EPOCH, time.to_vec())
    }

    #[test]
    fn every_fault_has_its_error() {
        assert_eq!(builder(&[]).build().unwrap_err(), RecordingError::Empty);
        for bad in [[0.0, 0.0], [1.0, 0.5], [-1.0, 0.0], [0.0, f64::NAN]] {
            assert!(matches!(builder(&bad).build(), Err(RecordingError::Time { .. })), "{bad:?}");
        }
        assert_eq!(
            builder(&[0.0, 1.0]).channel(Channel::Power, vec![None]).build().unwrap_err(),
            RecordingError::Length { channel: "power_w", found: 1, expected: 2 }
        );
        let lap = Lap::new(0.0, -1.0);
        assert_eq!(
            builder(&[0.0]).laps(vec![lap]).build().unwrap_err(),
            RecordingError::Span { what: "lap", index: 0 }
        );
        let pause = Pause { from_s: 2.0, to_s: 1.0 };
        assert!(builder(&[0.0]).pauses(vec![pause]).build().is_err());
        let rr = BeatIntervals { time_s: vec![1.0], interval_s: vec![] };
        assert!(builder(&[0.0]).beat_intervals(Some(rr)).build().is_err());
    }

    #[test]
    fn nothing_measured_is_nothing_recorded() {
        let r = builder(&[0.0, 1.0])
            .channel(Channel::Power, vec![None, Some(f32::INFINITY)])
            .distance_m(vec![None, None])
            .build()
            .unwrap();
        assert!(r.power().is_none() && r.distance_m().is_none());
    }

    #[test]
    fn a_step_is_that_of_all_samples() {
        let step = |time: &[f64]| builder(time).build().unwrap().step_s();
        assert_eq!(step(&[3.0]), None);
        assert_eq!(step(&[3.0, 8.0]), Some(5.0));
        assert_eq!(step(&[3.0, 4.0, 5.0, 6.0]), Some(1.0));
        assert_eq!(step(&[3.0, 4.0, 5.0, 6.5]), None);
        assert_eq!(step(&[0.0, 0.1, 0.2, 0.2 + 0.1]), None);
    }

    #[test]
    fn laps_come_in_order() {
        let laps = vec![Lap::new(5.0, 1.0), Lap::new(0.0, 5.0)];
        let r = builder(&[0.0]).laps(laps).build().unwrap();
        assert!(r.laps()[0].start_s < r.laps()[1].start_s);
    }
}
