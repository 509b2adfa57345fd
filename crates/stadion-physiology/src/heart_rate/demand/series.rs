//! A recording second by second, for models that step through it.

use stadion_types::{Channel, HeartRate, Recording};

use super::error::DemandError;
use crate::heart_rate::HeartRateFaults;
use crate::heart_rate::constants::demand as numbers;
use crate::heart_rate::correlated::count;

/// What counts as the demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DemandChannel {
    /// Power in watts.
    Power,
    /// Speed in metres a second: on the flat.
    Speed,
}

impl DemandChannel {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Power, Self::Speed];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Power => "power",
            Self::Speed => "speed",
        }
    }

    const fn channel(self) -> Channel {
        match self {
            Self::Power => Channel::Power,
            Self::Speed => Channel::Speed,
        }
    }
}

/// Demand and heart rate for each second from the start of a recording on.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct DemandSeries {
    /// What counts as the demand.
    pub channel: DemandChannel,
    /// The demand, without gaps.
    pub demand: Vec<f64>,
    /// Heart rate in bpm; absent where it was not measured, is faulty, or the demand is not known.
    pub hr_bpm: Vec<Option<f64>>,
    /// The part of the seconds in which the demand was measured.
    pub coverage: f64,
}

impl DemandSeries {
    /// Lays a recording out second by second.
    ///
    /// # Model
    ///
    /// A demand stands until the next sample, for 10 s at most. Where it is not known longer than that, and in
    /// pauses, the last one goes on (what is missing is not zero), and heart rate there is left out, so that no
    /// fit rests on it.
    ///
    /// # Errors
    ///
    /// [`DemandError::NoChannel`] without demand or heart rate, [`DemandError::Elapsed`] for more than a day,
    /// [`DemandError::LowCoverage`] where the demand is known for less than nine tenths of the time.
    pub fn new(
        recording: &Recording,
        channel: DemandChannel,
        faults: Option<&HeartRateFaults>,
    ) -> Result<Self, DemandError> {
        let name = channel.as_str();
        let demand =
            recording.channel(channel.channel()).ok_or(DemandError::NoChannel { channel: name })?;
        let hr = recording.heart_rate().ok_or(DemandError::NoChannel { channel: "heart rate" })?;
        let elapsed_s = recording.elapsed_s();
        if !(1.0..=numbers::LONGEST_S).contains(&elapsed_s) {
            return Err(DemandError::Elapsed { elapsed_s });
        }
        let time = recording.time_s();
        let begin = time.first().copied().unwrap_or_default();
        let mut series = Self { channel, demand: Vec::new(), hr_bpm: Vec::new(), coverage: 0.0 };
        // The last demand with its time, and the next sample to be read.
        let (mut held, mut at, mut next) = (0.0, f64::NEG_INFINITY, 0);
        let (mut known, mut second) = (0_usize, begin);
        while second <= begin + elapsed_s {
            let mut bpm = None;
            while let Some(t) = time.get(next).filter(|t| **t <= second) {
                if let Some(value) = demand.get(next).filter(|v| *v >= 0.0) {
                    (held, at) = (value, *t);
                }
                let usable = faults.is_none_or(|f| f.usable.get(next).copied().unwrap_or(false));
                let value = hr.get(next).filter(|bpm| HeartRate::from_bpm(*bpm).is_ok());
                // Several samples in one second: the last one stands.
                if usable && value.is_some() {
                    bpm = value;
                }
                next += 1;
            }
            let paused = recording.pauses().iter().any(|p| (p.from_s..p.to_s).contains(&second));
            let is_known = second - at <= numbers::HELD_S && !paused;
            known += usize::from(is_known);
            series.demand.push(held);
            series.hr_bpm.push(bpm.filter(|_| is_known));
            second += 1.0;
        }
        series.coverage = count(known) / count(series.demand.len());
        let (coverage, needed) = (series.coverage, numbers::LEAST_COVERAGE);
        if coverage < needed {
            return Err(DemandError::LowCoverage { channel: name, coverage, needed });
        }
        Ok(series)
    }

    /// Heart rates for the kernels, with NaN for gaps.
    #[must_use]
    pub fn hr_or_nan(&self) -> Vec<f64> {
        self.hr_bpm.iter().map(|bpm| bpm.unwrap_or(f64::NAN)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use stadion_types::Pause;

    #[test]
    fn a_recording_second_by_second() {
        let time: Vec<f64> = (0..100).filter(|t| !(40..44).contains(t)).map(f64::from).collect();
        let n = time.len();
        let hr: Vec<Option<f32>> = (0..n).map(|i| (i != 5).then_some(140.0)).collect();
        let build = |power: Vec<Option<f32>>| {
            Recording::builder(chrono::DateTime::UNIX_EPOCH, time.clone())
                .channel(Channel::HeartRate, hr.clone())
                .channel(Channel::Power, power)
                .pauses(vec![Pause { from_s: 90.0, to_s: 93.0 }])
                .build()
                .unwrap()
        };
        let recording = build(vec![Some(200.0); n]);
        let series = DemandSeries::new(&recording, DemandChannel::Power, None).unwrap();
        assert_eq!(series.demand, vec![200.0; 100]);
        let gaps: Vec<usize> = (0..100).filter(|i| series.hr_bpm[*i].is_none()).collect();
        assert_eq!(gaps, [5, 40, 41, 42, 43, 90, 91, 92]);
        assert!(series.hr_or_nan()[5].is_nan());
        let mut faults = HeartRateFaults { usable: vec![true; n], faults: vec![] };
        faults.usable[10] = false;
        let series = DemandSeries::new(&recording, DemandChannel::Power, Some(&faults)).unwrap();
        assert_eq!(series.hr_bpm[10], None);
        let code = |r: &Recording, c| DemandSeries::new(r, c, None).unwrap_err().code();
        assert_eq!(code(&recording, DemandChannel::Speed), "no-channel");
        let half = build((0..n).map(|i| (i < 50).then_some(200.0)).collect());
        assert_eq!(code(&half, DemandChannel::Power), "low-coverage");
    }
}
