//! All rules, one after the other.

use stadion_types::{Channel, Recording};

use super::fault::{HeartRateFault, HeartRateFaultKind, HeartRateFaults};
use super::rules::ArtefactRules;
use super::{jumps, suspicions};
use crate::time_axis::out_of_order;

/// What the rules look at: slices of the same length, with NaN (or another number that is not finite) for gaps.
#[derive(Debug, Clone, Copy)]
pub struct HeartRateChannels<'a> {
    /// Seconds since the start, strictly increasing.
    pub time_s: &'a [f64],
    /// Heart rate.
    pub hr_bpm: &'a [f64],
    /// Speed, where it is known.
    pub speed_m_s: Option<&'a [f64]>,
    /// Cadence in revolutions a minute, of one leg for runners, where it is known.
    pub cadence_rpm: Option<&'a [f64]>,
}

/// Why no fault can be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ArtefactError {
    /// A channel has another length than the time axis.
    #[error("{channel} has {found} samples for {expected} points in time")]
    Length {
        /// Name of the channel.
        channel: &'static str,
        /// Its length.
        found: usize,
        /// Length of the time axis.
        expected: usize,
    },
    /// Time does not strictly increase or is no number.
    #[error("time must strictly increase; sample {index} does not")]
    Time {
        /// The sample at fault.
        index: usize,
    },
    /// A setting is out of its range.
    #[error("{setting} of the rules is out of its range")]
    Rule {
        /// Name of the setting.
        setting: &'static str,
    },
    /// The recording has no heart rate.
    #[error("there is no heart rate")]
    NoHeartRate,
}

impl ArtefactError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 4] =
        ["lengths-differ", "time-not-increasing", "rule-out-of-range", "no-heart-rate"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "lengths-differ",
            Self::Time { .. } => "time-not-increasing",
            Self::Rule { .. } => "rule-out-of-range",
            Self::NoHeartRate => "no-heart-rate",
        }
    }
}

impl HeartRateChannels<'_> {
    fn check(&self) -> Result<(), ArtefactError> {
        let expected = self.time_s.len();
        for (channel, values) in [
            ("heart rate", Some(self.hr_bpm)),
            ("speed", self.speed_m_s),
            ("cadence", self.cadence_rpm),
        ] {
            let found = values.map_or(expected, <[f64]>::len);
            if found != expected {
                return Err(ArtefactError::Length { channel, found, expected });
            }
        }
        if let Some(index) = out_of_order(self.time_s) {
            return Err(ArtefactError::Time { index });
        }
        Ok(())
    }
}

/// What the rules have found so far.
pub(super) struct Search<'a> {
    pub(super) channels: HeartRateChannels<'a>,
    pub(super) usable: Vec<bool>,
    pub(super) faults: Vec<HeartRateFault>,
}

impl Search<'_> {
    pub(super) fn time(&self, index: usize) -> f64 {
        self.channels.time_s.get(index).copied().unwrap_or_default()
    }

    /// NaN for a gap, and for what is no finite number.
    pub(super) fn bpm(&self, index: usize) -> f64 {
        let bpm = self.channels.hr_bpm.get(index).copied();
        bpm.filter(|bpm| bpm.is_finite()).unwrap_or(f64::NAN)
    }

    /// Excludes what is usable from the sample `from` to the sample `to`, both included, and lists it as
    /// one fault.
    pub(super) fn exclude(
        &mut self,
        kind: HeartRateFaultKind,
        (from, to): (usize, usize),
        measured_bpm: f64,
        limit: f64,
    ) {
        let mut samples = 0;
        for usable in self.usable.iter_mut().take(to + 1).skip(from) {
            samples += usize::from(*usable);
            *usable = false;
        }
        let (from_s, to_s) = (self.time(from), self.time(to));
        if samples > 0 {
            self.faults.push(HeartRateFault {
                kind,
                from_s,
                to_s,
                samples,
                excluded: true,
                measured_bpm,
                limit,
            });
        }
    }

    /// Lists a stretch without touching it.
    pub(super) fn suspect(
        &mut self,
        kind: HeartRateFaultKind,
        (from, to): (usize, usize),
        measured_bpm: f64,
        limit: f64,
    ) {
        let (from_s, to_s) = (self.time(from), self.time(to));
        let samples = self.usable.iter().take(to + 1).skip(from).filter(|u| **u).count();
        self.faults.push(HeartRateFault {
            kind,
            from_s,
            to_s,
            samples,
            excluded: false,
            measured_bpm,
            limit,
        });
    }

    /// Excludes every run of samples for which `bad` holds; `worse` picks the more extreme of two values.
    fn exclude_runs(
        &mut self,
        kind: HeartRateFaultKind,
        limit: f64,
        bad: impl Fn(f64) -> bool,
        worse: fn(f64, f64) -> f64,
    ) {
        let mut run: Option<(usize, usize, f64)> = None;
        for i in 0..self.usable.len() {
            let bpm = self.bpm(i);
            // A gap inside a run is part of it, one behind it is not.
            if bpm.is_nan() {
                continue;
            }
            if bad(bpm) {
                let (from, _, extreme) = run.unwrap_or((i, i, bpm));
                run = Some((from, i, worse(extreme, bpm)));
            } else if let Some((from, to, extreme)) = run.take() {
                self.exclude(kind, (from, to), extreme, limit);
            }
        }
        if let Some((from, to, extreme)) = run {
            self.exclude(kind, (from, to), extreme, limit);
        }
    }
}

impl ArtefactRules {
    /// Finds the faults of a recorded heart rate.
    ///
    /// # Model
    ///
    /// The rules of [`ArtefactRules`], in their order; what an earlier one excluded a later one does not see.
    /// Nothing is corrected and nothing is filled in: the mask says what is left, the list says why.
    ///
    /// # Limits
    ///
    /// A strap that is wrong by a few beats, or that drifts off slowly, is not found. Of two levels with a
    /// single jump between them nobody can tell which one is right, unless the recording has just begun: the
    /// jump is listed, both levels stay.
    ///
    /// # Errors
    ///
    /// [`ArtefactError`].
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_physiology::{ArtefactRules, HeartRateChannels, HeartRateFaultKind};
    ///
    /// let time: Vec<f64> = (0..600).map(f64::from).collect();
    /// let mut hr = vec![150.0; 600];
    /// for (i, bpm) in hr.iter_mut().enumerate() {
    ///     *bpm += (i / 20 % 3) as f64;
    /// }
    /// hr[400..405].fill(205.0);
    /// let channels =
    ///     HeartRateChannels { time_s: &time, hr_bpm: &hr, speed_m_s: None, cadence_rpm: None };
    /// let found = ArtefactRules::default().find(channels)?;
    /// assert_eq!(found.faults.len(), 1);
    /// assert_eq!(found.faults[0].kind, HeartRateFaultKind::Jump);
    /// assert_eq!(found.usable.iter().filter(|u| !**u).count(), 5);
    /// # Ok::<(), stadion_physiology::ArtefactError>(())
    /// ```
    pub fn find(&self, channels: HeartRateChannels<'_>) -> Result<HeartRateFaults, ArtefactError> {
        channels.check()?;
        if let Some((setting, _)) = self.checked().into_iter().find(|(_, good)| !good) {
            return Err(ArtefactError::Rule { setting });
        }
        let usable = channels.hr_bpm.iter().map(|bpm| bpm.is_finite()).collect();
        let mut search = Search { channels, usable, faults: Vec::new() };
        let (floor, ceiling) = (self.floor_bpm, self.ceiling_bpm);
        search.exclude_runs(HeartRateFaultKind::NoContact, floor, |b| b < floor, f64::min);
        search.exclude_runs(HeartRateFaultKind::AboveCeiling, ceiling, |b| b > ceiling, f64::max);
        jumps::find(self, &mut search);
        suspicions::flat_lines(self, &mut search);
        suspicions::cadence_locks(self, &mut search);
        search.faults.sort_by(|a, b| a.from_s.total_cmp(&b.from_s));
        Ok(HeartRateFaults { usable: search.usable, faults: search.faults })
    }

    /// Finds the faults of the heart rate of a recording, with its speed and cadence.
    ///
    /// # Errors
    ///
    /// [`ArtefactError::NoHeartRate`] without a heart rate, else as [`find`](Self::find).
    pub fn find_in(&self, recording: &Recording) -> Result<HeartRateFaults, ArtefactError> {
        let values = |channel| {
            let series = recording.channel(channel)?;
            Some(series.iter().map(|v| v.unwrap_or(f64::NAN)).collect::<Vec<f64>>())
        };
        let hr = values(Channel::HeartRate).ok_or(ArtefactError::NoHeartRate)?;
        let (speed, cadence) = (values(Channel::Speed), values(Channel::Cadence));
        self.find(HeartRateChannels {
            time_s: recording.time_s(),
            hr_bpm: &hr,
            speed_m_s: speed.as_deref(),
            cadence_rpm: cadence.as_deref(),
        })
    }
}
