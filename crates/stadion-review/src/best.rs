//! The best of a recording: means by duration, times by distance.

use serde::{Deserialize, Serialize};
use stadion_physiology::{
    BestEffort, BestEffortRule, DurationLadder, MeanMaxCurve, MeanMaxPoint, MeanMaxSettings,
    best_efforts,
};
use stadion_types::{Channel, Distance, Recording, Sport};

/// The durations at which a review gives the best mean.
const DURATIONS_S: [u32; 14] = [1, 5, 10, 15, 30, 60, 120, 180, 300, 600, 1200, 1800, 3600, 7200];
/// The distances over which it gives the best time of a run.
const DISTANCES: [Distance; 8] = [
    Distance::const_meters(400.0),
    Distance::const_meters(1000.0),
    Distance::const_meters(1609.344),
    Distance::const_meters(3000.0),
    Distance::const_meters(5000.0),
    Distance::const_meters(10_000.0),
    Distance::const_meters(21_097.5),
    Distance::const_meters(42_195.0),
];

/// The best means of one channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MeanMaxDocument {
    /// The channel, whose name ends in the unit of the means.
    pub channel: Channel,
    /// Share of the time with a value, from 0 to 1.
    pub coverage: f64,
    /// The best mean over each duration that the recording is long enough for.
    pub points: Vec<MeanMaxPoint>,
}

/// The best means of power and heart rate, where they were recorded. Gaps break windows.
pub(crate) fn mean_max(recording: &Recording) -> Vec<MeanMaxDocument> {
    let settings = MeanMaxSettings {
        ladder: DurationLadder::Custom(DURATIONS_S.to_vec()),
        ..MeanMaxSettings::default()
    };
    let document = |channel| {
        let curve = MeanMaxCurve::of(recording, channel, &settings).ok()?;
        let points = curve.points().to_vec();
        (!points.is_empty()).then(|| MeanMaxDocument {
            channel,
            coverage: curve.coverage(),
            points,
        })
    };
    [Channel::Power, Channel::HeartRate].into_iter().filter_map(document).collect()
}

/// The best times over the distances of races; only of runs and walks, where a distance is what an
/// effort is measured by.
pub(crate) fn best_times(recording: &Recording) -> Vec<BestEffort> {
    if !matches!(recording.sport(), None | Some(Sport::Running | Sport::Walking)) {
        return Vec::new();
    }
    let found = best_efforts(recording, &DISTANCES, BestEffortRule::default());
    found.unwrap_or_default().into_iter().flatten().collect()
}
