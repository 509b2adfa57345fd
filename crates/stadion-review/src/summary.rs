//! The plain figures of a recording.

use serde::{Deserialize, Serialize};
use stadion_load::HeldHeartRate;
use stadion_sessions::{MAX_GAP, Moving};
use stadion_types::{Channel, PausedTime, Recording, Series};

/// The plain figures of a recording. What the file cannot tell is absent.
///
/// # Model
///
/// A sample stands for the time until the next one that holds a value; what is longer than
/// [`MAX_GAP`](stadion_sessions::MAX_GAP) is a gap, and gaps and pauses of the device's timer count
/// nothing. Means are weighted by that time. Heart rate goes by the rule of the training impulse, so the
/// coverages agree. Motion: [`Moving`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Summary {
    /// From the first to the last sample by the clock.
    pub duration_s: f64,
    /// The same without the pauses of the device's timer.
    pub timer_s: f64,
    /// Time in motion; absent where neither speed nor distance was recorded.
    pub moving_s: Option<f64>,
    /// Distance from the first to the last sample.
    pub distance_m: Option<f64>,
    /// The way made in motion over the time in motion.
    pub speed_mean_m_s: Option<f64>,
    /// Mean heart rate.
    pub hr_mean_bpm: Option<f64>,
    /// Highest heart rate that was recorded, artefacts included.
    pub hr_max_bpm: Option<f64>,
    /// Share of the timer's time for which a heart rate is known, from 0 to 1.
    pub hr_coverage: Option<f64>,
    /// Mean power, standstills included.
    pub power_mean_w: Option<f64>,
    /// Highest power of a sample.
    pub power_max_w: Option<f64>,
    /// Mean cadence while moving the legs.
    pub cadence_mean_rpm: Option<f64>,
    /// Sum of the rises.
    pub ascent_m: Option<f64>,
}

/// A rise counts once it exceeds this, in metres; what is smaller is the noise of a barometer.
const RISE_M: f64 = 2.0;

/// Figures of `recording`.
#[must_use]
pub fn summary(recording: &Recording) -> Summary {
    let held = held(recording);
    let timer_s = timer_s(recording);
    let moving = Moving::of(recording);
    let distance_m = distance(recording);
    let speed_mean_m_s = moving
        .as_ref()
        .filter(|moving| distance_m.is_some() && moving.time_s > 0.0)
        .map(|moving| moving.way_m / moving.time_s);
    let heart = HeldHeartRate::of(recording, MAX_GAP.as_secs_f64());
    let mean_hr = heart.as_ref().and_then(HeldHeartRate::mean);
    let hr = recording.heart_rate();
    let power = recording.power();
    Summary {
        duration_s: recording.elapsed_s(),
        timer_s,
        moving_s: moving.map(|moving| moving.time_s),
        distance_m,
        speed_mean_m_s,
        hr_mean_bpm: mean_hr
            .map(|(mean, _)| decimal(mean.bpm()))
            .or_else(|| hr.and_then(|s| s.iter().flatten().find(|v| *v > 0.0)).map(decimal)),
        hr_max_bpm: hr.and_then(|s| s.iter().flatten().max_by(f64::total_cmp)).map(decimal),
        hr_coverage: mean_hr
            .map(|(_, time)| time.coverage())
            .or_else(|| hr.map(|_| 0.0))
            .filter(|_| timer_s > 0.0),
        power_mean_w: power.and_then(|s| mean(s, &held, |_| true)),
        power_max_w: power.and_then(|s| s.iter().flatten().max_by(f64::total_cmp)),
        cadence_mean_rpm: recording
            .channel(Channel::Cadence)
            .and_then(|s| mean(s, &held, |cadence| cadence > 0.0)),
        ascent_m: recording.altitude().map(ascent),
    }
}

/// Seconds that each sample stands for.
fn held(recording: &Recording) -> Vec<f64> {
    let time = recording.time_s();
    let paused = PausedTime::new(recording.pauses());
    let mut held: Vec<f64> = time
        .windows(2)
        .map(|pair| {
            let open = pair[1] - pair[0] - paused.seconds(pair[0], pair[1]);
            if open <= MAX_GAP.as_secs_f64() { open.max(0.0) } else { 0.0 }
        })
        .collect();
    // The last sample has no successor to measure its time by.
    held.push(0.0);
    held
}

fn timer_s(recording: &Recording) -> f64 {
    let time = recording.time_s();
    match (time.first(), time.last()) {
        (Some(&first), Some(&last)) => {
            let paused = PausedTime::new(recording.pauses());
            (last - first - paused.seconds(first, last)).max(0.0)
        }
        _ => 0.0,
    }
}

fn distance(recording: &Recording) -> Option<f64> {
    let distance = recording.distance_m()?;
    let first = distance.iter().flatten().next()?;
    let last = distance.iter().rev().flatten().next()?;
    // A counter that never left zero measured nothing, as indoors without a sensor.
    let moved = distance.iter().flatten().any(|d| d > 0.0);
    (moved && last >= first).then_some(last - first)
}

/// Samples are stored in single precision, in which 165.1 is 165.100006; beyond four decimals nothing was
/// measured.
fn decimal(bpm: f64) -> f64 {
    (bpm * 1e4).round() / 1e4
}

fn mean(series: Series<'_, f32>, held: &[f64], counts: impl Fn(f64) -> bool) -> Option<f64> {
    let (mut sum, mut time) = (0.0, 0.0);
    for (value, held) in series.iter().zip(held) {
        if let Some(value) = value.filter(|v| counts(*v)) {
            sum += value * held;
            time += held;
        }
    }
    // A single sample has no time to weigh it by, and is its own mean.
    if time > 0.0 { Some(sum / time) } else { series.iter().flatten().find(|v| counts(*v)) }
}

/// Adds up rises of more than [`RISE_M`]; smaller ones are noise.
fn ascent(altitude: Series<'_, f32>) -> f64 {
    let mut low: Option<f64> = None;
    let mut total = 0.0;
    for value in altitude.iter().flatten() {
        match low {
            Some(base) if value - base >= RISE_M => {
                total += value - base;
                low = Some(value);
            }
            Some(base) if value >= base => {}
            _ => low = Some(value),
        }
    }
    total
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "whole numbers are exact")]
mod tests {
    use super::*;
    use chrono::DateTime;
    use stadion_types::Pause;

    fn recording(time: &[f64]) -> stadion_types::RecordingBuilder {
        Recording::builder(DateTime::UNIX_EPOCH, time.to_vec())
    }

    #[test]
    fn gaps_and_pauses_count_nothing() {
        // One second at 100 bpm, then a pause of 100 s, then 200 bpm: for one second until the sample
        // without a value, and for another one, as long as the last sample stands.
        let r = recording(&[0.0, 1.0, 101.0, 102.0])
            .channel(Channel::HeartRate, vec![Some(100.0), Some(150.0), Some(200.0), None])
            .pauses(vec![Pause { from_s: 1.0, to_s: 101.0 }])
            .build()
            .unwrap();
        let s = summary(&r);
        assert_eq!((s.duration_s, s.timer_s), (102.0, 2.0));
        assert_eq!(s.hr_mean_bpm, Some(166.6667));
        assert_eq!(s.hr_coverage, Some(1.0));
        assert_eq!((s.moving_s, s.distance_m, s.power_mean_w), (None, None, None));
        // Without the pause the whole gap is missing.
        let s = summary(
            &recording(&[0.0, 1.0, 101.0, 102.0])
                .channel(Channel::HeartRate, vec![Some(100.0), Some(160.0), Some(200.0), None])
                .build()
                .unwrap(),
        );
        assert_eq!(s.hr_mean_bpm, Some(166.6667));
        assert_eq!(s.hr_coverage, Some(3.0 / 103.0));
    }

    #[test]
    fn both_coverages_are_one() {
        use stadion_load::{BanisterTrimp, Done, LoadModel};
        use stadion_physiology::{Athlete, Sex};
        use stadion_types::HeartRate;

        let time: Vec<f64> = (0..1800_u32).map(f64::from).collect();
        let hr = (0..1800).map(|i| (i % 60 < 40).then_some(150.0)).collect();
        let r = recording(&time).channel(Channel::HeartRate, hr).build().unwrap();
        let athlete = Athlete::default()
            .with_sex(Sex::Male)
            .with_resting_hr(HeartRate::const_bpm(50.0))
            .with_max_hr(HeartRate::const_bpm(190.0));
        let load = BanisterTrimp::default().load(&athlete, &Done::from_recording(&r)).unwrap();
        assert_eq!(summary(&r).hr_coverage, Some(load.coverage()));
    }

    #[test]
    fn standing_is_not_moving() {
        let r = recording(&[0.0, 1.0, 2.0, 3.0, 4.0])
            .channel(Channel::Speed, vec![Some(4.0), Some(4.0), Some(0.2), Some(4.0), Some(4.0)])
            .distance_m(vec![Some(10.0), Some(14.0), Some(18.0), Some(18.0), Some(22.0)])
            .build()
            .unwrap();
        let s = summary(&r);
        assert_eq!(
            (s.moving_s, s.distance_m, s.speed_mean_m_s),
            (Some(3.0), Some(12.0), Some(4.0))
        );
    }

    #[test]
    fn a_counter_at_zero_is_no_distance() {
        let r = recording(&[0.0, 1.0]).distance_m(vec![Some(0.0), Some(0.0)]).build().unwrap();
        assert_eq!(summary(&r).distance_m, None);
        assert_eq!(summary(&r).moving_s, None);
    }

    #[test]
    fn rises_add_up_and_noise_does_not() {
        let alt = [100.0, 101.0, 100.0, 101.5, 103.0, 102.0, 106.0, 90.0, 91.0];
        let time: Vec<f64> = (0..9_u32).map(f64::from).collect();
        let r = recording(&time)
            .channel(Channel::Altitude, alt.iter().map(|a| Some(*a)).collect())
            .build()
            .unwrap();
        // 100 to 103, then 102 to 106 from the dip.
        assert_eq!(summary(&r).ascent_m, Some(7.0));
    }
}
