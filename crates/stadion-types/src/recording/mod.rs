//! What a device measured: channels over one time axis.

mod build;
#[cfg(feature = "serde")]
mod file_form;
mod lap;
mod paused;
mod series;

pub use build::{RecordingBuilder, RecordingError};
pub use lap::{Lap, LapIntensity, LapTrigger, Pause};
pub use paused::PausedTime;
pub use series::{Series, Validity};

use chrono::{DateTime, FixedOffset, Utc};

use crate::sport::Sport;

/// A channel that is stored in single precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Channel {
    /// Heart rate in beats a minute.
    #[cfg_attr(feature = "serde", serde(rename = "heart_rate_bpm"))]
    HeartRate,
    /// Speed in metres a second.
    #[cfg_attr(feature = "serde", serde(rename = "speed_m_s"))]
    Speed,
    /// Mechanical power in watts.
    #[cfg_attr(feature = "serde", serde(rename = "power_w"))]
    Power,
    /// Cadence in revolutions a minute; for runners, of one leg.
    #[cfg_attr(feature = "serde", serde(rename = "cadence_rpm"))]
    Cadence,
    /// Altitude above the sea in metres.
    #[cfg_attr(feature = "serde", serde(rename = "altitude_m"))]
    Altitude,
    /// Temperature at the device in degrees Celsius.
    #[cfg_attr(feature = "serde", serde(rename = "temperature_c"))]
    Temperature,
}

impl Channel {
    /// Every channel, in the order of the declaration.
    pub const ALL: [Self; 6] = [
        Self::HeartRate,
        Self::Speed,
        Self::Power,
        Self::Cadence,
        Self::Altitude,
        Self::Temperature,
    ];

    /// The name used in files, which ends in the unit.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HeartRate => "heart_rate_bpm",
            Self::Speed => "speed_m_s",
            Self::Power => "power_w",
            Self::Cadence => "cadence_rpm",
            Self::Altitude => "altitude_m",
            Self::Temperature => "temperature_c",
        }
    }

    const fn index(self) -> usize {
        self as usize
    }
}

/// Where a recording comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Provenance {
    /// Format of the file, such as `"fit"`.
    pub format: Option<String>,
    /// What the device calls itself.
    pub device: Option<String>,
}

/// Intervals between heartbeats: a series of its own with its own times.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct BeatIntervals {
    /// Seconds since the start of the recording at which each interval ended.
    pub time_s: Vec<f64>,
    /// Length of each interval in seconds.
    pub interval_s: Vec<f64>,
}

/// One activity as a device measured it.
///
/// # Shape
///
/// Every channel has one value or a gap for each point of [`time_s`](Self::time_s), which strictly
/// increases and starts at 0 or later. A channel that was not recorded at all is absent. Distance
/// and position are kept in double precision, the other channels in single precision.
///
/// ```
/// use chrono::DateTime;
/// use stadion_types::{Channel, Recording};
///
/// let recording = Recording::builder(DateTime::UNIX_EPOCH, vec![0.0, 1.0, 2.0])
///     .channel(Channel::HeartRate, vec![Some(120.0), None, Some(122.0)])
///     .build()?;
/// let hr = recording.heart_rate().ok_or("no heart rate")?;
/// assert_eq!(hr.get(1), None);
/// assert_eq!(hr.iter().flatten().sum::<f64>(), 242.0);
/// assert!(recording.power().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Recording {
    start: DateTime<Utc>,
    start_known: bool,
    utc_offset: Option<FixedOffset>,
    sport: Option<Sport>,
    time: Vec<f64>,
    step_s: Option<f64>,
    /// By [`Channel::index`]; NaN marks a gap and never leaves the crate unannounced.
    channels: [Option<Vec<f32>>; Channel::ALL.len()],
    distance: Option<Vec<f64>>,
    latitude: Option<Vec<f64>>,
    longitude: Option<Vec<f64>>,
    rr: Option<BeatIntervals>,
    laps: Vec<Lap>,
    pauses: Vec<Pause>,
    provenance: Provenance,
}

impl Recording {
    /// Begins a recording: the instant of the start, and seconds since then for each sample.
    pub fn builder(start: DateTime<Utc>, time_s: Vec<f64>) -> RecordingBuilder {
        RecordingBuilder::new(start, time_s)
    }

    /// The instant at which the time axis is 0.
    #[must_use]
    pub const fn start(&self) -> DateTime<Utc> {
        self.start
    }

    /// Whether [`start`](Self::start) is a date at all. Devices without a set clock, and tables of
    /// elapsed seconds, have none: then the start only fixes the zero of the time axis.
    #[must_use]
    pub const fn start_is_known(&self) -> bool {
        self.start_known
    }

    /// Local time's distance from UTC, where the file tells.
    #[must_use]
    pub const fn utc_offset(&self) -> Option<FixedOffset> {
        self.utc_offset
    }

    /// The sport, where the file tells.
    #[must_use]
    pub const fn sport(&self) -> Option<Sport> {
        self.sport
    }

    /// Seconds since the start, strictly increasing; never empty.
    #[must_use]
    pub fn time_s(&self) -> &[f64] {
        &self.time
    }

    /// Seconds from each sample to the next, where they are the same throughout: 1 for most devices.
    /// `None` for steps that differ, were it only by a rounding, and for a single sample.
    #[must_use]
    pub const fn step_s(&self) -> Option<f64> {
        self.step_s
    }

    /// Number of samples.
    #[must_use]
    pub fn len(&self) -> usize {
        self.time.len()
    }

    /// Always false: a recording has at least one sample.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.time.is_empty()
    }

    /// Seconds from the first to the last sample.
    #[must_use]
    pub fn elapsed_s(&self) -> f64 {
        match (self.time.first(), self.time.last()) {
            (Some(first), Some(last)) => last - first,
            _ => 0.0,
        }
    }

    /// A channel, if it was recorded.
    #[must_use]
    pub fn channel(&self, channel: Channel) -> Option<Series<'_, f32>> {
        self.channels[channel.index()].as_deref().map(Series::new)
    }

    /// Heart rate in beats a minute.
    #[must_use]
    pub fn heart_rate(&self) -> Option<Series<'_, f32>> {
        self.channel(Channel::HeartRate)
    }

    /// Speed in metres a second.
    #[must_use]
    pub fn speed(&self) -> Option<Series<'_, f32>> {
        self.channel(Channel::Speed)
    }

    /// Power in watts.
    #[must_use]
    pub fn power(&self) -> Option<Series<'_, f32>> {
        self.channel(Channel::Power)
    }

    /// Altitude in metres.
    #[must_use]
    pub fn altitude(&self) -> Option<Series<'_, f32>> {
        self.channel(Channel::Altitude)
    }

    /// Distance since the start in metres.
    #[must_use]
    pub fn distance_m(&self) -> Option<Series<'_, f64>> {
        self.distance.as_deref().map(Series::new)
    }

    /// Latitude in degrees.
    #[must_use]
    pub fn latitude_deg(&self) -> Option<Series<'_, f64>> {
        self.latitude.as_deref().map(Series::new)
    }

    /// Longitude in degrees.
    #[must_use]
    pub fn longitude_deg(&self) -> Option<Series<'_, f64>> {
        self.longitude.as_deref().map(Series::new)
    }

    /// Intervals between heartbeats.
    #[must_use]
    pub const fn beat_intervals(&self) -> Option<&BeatIntervals> {
        self.rr.as_ref()
    }

    /// Laps in the order of their start.
    #[must_use]
    pub fn laps(&self) -> &[Lap] {
        &self.laps
    }

    /// Stretches in which the device's timer stood still, in the order of their start.
    #[must_use]
    pub fn pauses(&self) -> &[Pause] {
        &self.pauses
    }

    /// Where the recording comes from.
    #[must_use]
    pub const fn provenance(&self) -> &Provenance {
        &self.provenance
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_follows_the_list() {
        for (i, channel) in Channel::ALL.into_iter().enumerate() {
            assert_eq!(channel.index(), i, "{channel:?}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn channel_names_are_those_of_serde() {
        for channel in Channel::ALL {
            let text = serde_json::to_string(&channel).unwrap();
            assert_eq!(text, format!("\"{}\"", channel.as_str()));
        }
    }
}
