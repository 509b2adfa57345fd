//! Serde form of a recording: gaps are `null`, and reading goes through the builder.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{BeatIntervals, Channel, Lap, Pause, Provenance, Recording};
use crate::sport::Sport;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    start: DateTime<Utc>,
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    start_unknown: bool,
    utc_offset_s: Option<i32>,
    sport: Option<Sport>,
    time_s: Vec<f64>,
    #[serde(default)]
    channels: BTreeMap<Channel, Vec<Option<f32>>>,
    distance_m: Option<Vec<Option<f64>>>,
    latitude_deg: Option<Vec<Option<f64>>>,
    longitude_deg: Option<Vec<Option<f64>>>,
    beat_intervals: Option<BeatIntervals>,
    laps: Vec<Lap>,
    pauses: Vec<Pause>,
    provenance: Provenance,
}

fn stored(values: Option<&Vec<f64>>) -> Option<Vec<Option<f64>>> {
    values.map(|values| values.iter().map(|v| (!v.is_nan()).then_some(*v)).collect())
}

fn or_nan(values: Option<Vec<Option<f64>>>, len: usize) -> Vec<f64> {
    values.map_or_else(
        || vec![f64::NAN; len],
        |values| values.into_iter().map(|v| v.unwrap_or(f64::NAN)).collect(),
    )
}

impl Serialize for Recording {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut channels = BTreeMap::new();
        for channel in Channel::ALL {
            if let Some(values) = &self.channels[channel.index()] {
                let values = values.iter().map(|v| (!v.is_nan()).then_some(*v)).collect();
                channels.insert(channel, values);
            }
        }
        Stored {
            start: self.start,
            start_unknown: !self.start_known,
            utc_offset_s: self.utc_offset.map(|o| o.local_minus_utc()),
            sport: self.sport,
            time_s: self.time.clone(),
            channels,
            distance_m: stored(self.distance.as_ref()),
            latitude_deg: stored(self.latitude.as_ref()),
            longitude_deg: stored(self.longitude.as_ref()),
            beat_intervals: self.rr.clone(),
            laps: self.laps.clone(),
            pauses: self.pauses.clone(),
            provenance: self.provenance.clone(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Recording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let s = Stored::deserialize(deserializer)?;
        let offset = match s.utc_offset_s {
            None => None,
            Some(seconds) => Some(
                FixedOffset::east_opt(seconds)
                    .ok_or_else(|| D::Error::custom("utc_offset_s is no offset of a local time"))?,
            ),
        };
        let len = s.time_s.len();
        let mut builder = Recording::builder(s.start, s.time_s)
            .utc_offset(offset)
            .sport(s.sport)
            .beat_intervals(s.beat_intervals)
            .laps(s.laps)
            .pauses(s.pauses)
            .provenance(s.provenance);
        if s.start_unknown {
            builder = builder.start_unknown();
        }
        for (channel, values) in s.channels {
            builder = builder.channel(channel, values);
        }
        if let Some(values) = s.distance_m {
            builder = builder.distance_m(values);
        }
        if s.latitude_deg.is_some() || s.longitude_deg.is_some() {
            builder = builder
                .position_deg_or_nan(or_nan(s.latitude_deg, len), or_nan(s.longitude_deg, len));
        }
        builder.build().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recording_survives_the_file() {
        let r = Recording::builder(DateTime::UNIX_EPOCH, vec![0.0, 1.5])
            .utc_offset(FixedOffset::east_opt(7200))
            .sport(Some(Sport::Running))
            .channel(Channel::HeartRate, vec![Some(120.0), None])
            .distance_m(vec![Some(0.0), Some(5.25)])
            .laps(vec![Lap::new(0.0, 1.5)])
            .build()
            .unwrap();
        let text = serde_json::to_string(&r).unwrap();
        assert!(text.contains(r#""heart_rate_bpm":[120.0,null]"#), "{text}");
        let back: Recording = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), text);
        let bad = text.replace("[0.0,1.5]", "[0.0,-1.5]");
        assert!(serde_json::from_str::<Recording>(&bad).is_err());
        assert!(back.start_is_known());
        let undated = Recording::builder(DateTime::UNIX_EPOCH, vec![0.0]).start_unknown();
        let text = serde_json::to_string(&undated.build().unwrap()).unwrap();
        assert!(!serde_json::from_str::<Recording>(&text).unwrap().start_is_known(), "{text}");
    }
}
