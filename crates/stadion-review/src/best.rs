//! The best of a recording: means by duration, times by distance.

use serde::{Deserialize, Serialize};
use stadion_physiology::{
    BestEffort, BestEffortRule, DurationLadder, EffortGaps, MeanMaxCurve, MeanMaxGaps,
    MeanMaxPoint, MeanMaxSettings, best_efforts,
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

/// Samples farther apart than this, by their median, are those of a device that saves storage.
const EACH_SECOND_S: f64 = 1.5;

/// The best means of one channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MeanMaxDocument {
    /// The channel, whose name ends in the unit of the means.
    pub channel: Channel,
    /// What a second without a sample counts as: `break` where a sample was written each second, and the
    /// value before it where the device leaves samples out.
    pub gaps: MeanMaxGaps,
    /// Share of the time with a value, from 0 to 1.
    pub coverage: f64,
    /// The best mean over each duration that the recording is long enough for.
    pub points: Vec<MeanMaxPoint>,
}

/// The best means of power and heart rate, where they were recorded.
///
/// Gaps break windows. Where samples lie farther apart than a second that would break every one; there
/// a value stands for the seconds up to the next, by the limit of best times, and durations up to the
/// distance of two samples are left out, since a single value would make them.
pub(crate) fn mean_max(recording: &Recording) -> Vec<MeanMaxDocument> {
    let document = |channel| {
        let apart_s = apart_s(recording, channel)?;
        let saved = apart_s > EACH_SECOND_S;
        let gaps = if saved {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "10")]
            MeanMaxGaps::Hold { longest_s: EffortGaps::LONGEST_S as u32 }
        } else {
            MeanMaxGaps::Break
        };
        let durations =
            DURATIONS_S.into_iter().filter(|&d| !saved || f64::from(d) > apart_s).collect();
        let ladder = DurationLadder::Custom(durations);
        let settings = MeanMaxSettings { ladder, gaps, ..MeanMaxSettings::default() };
        let curve = MeanMaxCurve::of(recording, channel, &settings).ok()?;
        let points = curve.points().to_vec();
        (!points.is_empty()).then(|| MeanMaxDocument {
            channel,
            gaps,
            coverage: curve.coverage(),
            points,
        })
    };
    [Channel::Power, Channel::HeartRate].into_iter().filter_map(document).collect()
}

/// The median time from one value of a channel to the next; 0 for a single one.
fn apart_s(recording: &Recording, channel: Channel) -> Option<f64> {
    let values = recording.channel(channel)?;
    let known = recording.time_s().iter().zip(values.iter()).filter(|(_, v)| v.is_some());
    let times: Vec<f64> = known.map(|(t, _)| *t).collect();
    let mut steps: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    steps.sort_unstable_by(f64::total_cmp);
    Some(steps.get(steps.len() / 2).copied().unwrap_or(0.0))
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
