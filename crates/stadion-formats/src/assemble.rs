//! From the activities of a file to recordings.

use chrono::{DateTime, FixedOffset, Utc};
use stadion_types::{
    BeatIntervals, Channel, Import, Lap, LapIntensity, Pause, Provenance, Recording,
    RecordingBuilder,
};

use crate::error::ReadError;
use crate::format::Format;
use crate::options::{DistanceRule, ReadOptions};
use crate::raw::{RawActivity, RawLap, RawRecord};
use crate::series::{Series, any, complete, count_on, from_positions, pauses, series, uncounted};
use crate::warn::Notes;

/// A recording that seems to start before 1990 has no date: its device counted from its own start,
/// or from a day that nobody set.
const FIRST_START_S: f64 = 631_152_000.0;

/// Seconds before and after the records in which a beat still belongs to them. Straps send what
/// they kept since they were put on, an hour of warming up included.
const BEAT_SLACK_S: f64 = 10.0;

/// Makes recordings of everything that a file gave.
pub(crate) fn assemble(
    format: Format,
    activities: Vec<RawActivity>,
    options: &ReadOptions,
    mut notes: Notes,
) -> Result<Import, ReadError> {
    let records_read = activities.iter().map(|a| a.records.len()).sum();
    let mut recordings = Vec::new();
    for activity in activities {
        assemble_one(format, activity, options, &mut notes, &mut recordings)?;
    }
    if recordings.is_empty() {
        return Err(ReadError::NoTimes { records: records_read, first: notes.first_bad_time });
    }
    let records_merged = notes.merged;
    Ok(Import { recordings, records_read, records_merged, warnings: notes.warnings() })
}

fn assemble_one(
    format: Format,
    mut activity: RawActivity,
    options: &ReadOptions,
    notes: &mut Notes,
    out: &mut Vec<Recording>,
) -> Result<(), ReadError> {
    let last = activity.records.iter().map(|r| r.time).filter(|t| t.is_finite());
    let paused = pauses(&activity.timer, last.fold(f64::NEG_INFINITY, f64::max));
    let parts = series(&mut activity, &paused, options, notes);
    let Some(end) = parts.last().map(Series::end) else { return Ok(()) };
    activity.laps.retain(|lap| lap.start.is_finite());
    complete(&mut activity.laps, end);
    let spans: Vec<(f64, f64)> = parts.iter().map(|part| (part.start(), part.end())).collect();
    let limit = options.clock.implausible_after.as_secs_f64();
    let owner = |from, to, slack| closest(&spans, (from, to), slack);
    let lap_owners: Vec<_> =
        activity.laps.iter().map(|l| owner(l.start, l.start + l.elapsed, limit)).collect();
    let beat_owners: Vec<_> =
        activity.rr.iter().map(|beat| owner(beat.0, beat.0, BEAT_SLACK_S)).collect();
    for (index, mut part) in parts.into_iter().enumerate() {
        let laps: Vec<&RawLap> = owned(&activity.laps, &lap_owners, index);
        let beats: Vec<&(f64, f64)> = owned(&activity.rr, &beat_owners, index);
        let counted = distance(&mut part.records, &paused, &options.distance, notes);
        let undated = part.start() < FIRST_START_S;
        notes.start_unknown |= undated;
        let clock = Clock { zero: part.start() };
        // A recording in which every lap is rest says only that nobody told the device.
        let told = laps.iter().any(|lap| lap.intensity != Some(LapIntensity::Rest));
        let laps = laps.iter().map(|lap| {
            let mut lap = clock.lap(lap);
            lap.intensity = lap.intensity.filter(|_| told);
            lap.distance_m = lap.distance_m.filter(|&d| counted || d > 0.0);
            lap
        });
        let mut recording = channels(&part.records, clock);
        if undated {
            recording = recording.start_unknown();
        }
        let recording = recording
            .utc_offset(activity.utc_offset_s.and_then(FixedOffset::east_opt))
            .sport(part.sport)
            .beat_intervals((!beats.is_empty()).then(|| BeatIntervals {
                time_s: beats.iter().map(|beat| clock.since_start(beat.0)).collect(),
                interval_s: beats.iter().map(|beat| beat.1).collect(),
            }))
            .laps(laps.collect())
            .pauses(clock.pauses(&paused, (part.start(), part.end())))
            .provenance(Provenance {
                format: Some(format.as_str().to_owned()),
                device: activity.device.clone(),
            })
            .build()
            .map_err(|cause| ReadError::Recording { cause })?;
        out.push(recording);
    }
    Ok(())
}

/// The items that belong to the recording at `index`.
fn owned<'a, T>(items: &'a [T], owners: &[Option<usize>], index: usize) -> Vec<&'a T> {
    items
        .iter()
        .zip(owners)
        .filter(|(_, owner)| **owner == Some(index))
        .map(|pair| pair.0)
        .collect()
}

/// The span that holds most of `wanted`, or lies nearest to it; none if all are farther away than
/// `slack`. A lap may begin a second before the first record or end a second after the last one.
fn closest(spans: &[(f64, f64)], wanted: (f64, f64), slack: f64) -> Option<usize> {
    let overlap = |span: &(f64, f64)| wanted.1.min(span.1) - wanted.0.max(span.0);
    let (index, best) = spans
        .iter()
        .map(overlap)
        .enumerate()
        // Of equals the first one stays.
        .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    // A negative overlap is the gap between the two.
    (best >= -slack).then_some(index)
}

/// Sees to it that a distance is one that was measured; `false` if the zeros of the file are none.
fn distance(
    records: &mut [RawRecord],
    paused: &[(f64, f64)],
    rule: &DistanceRule,
    notes: &mut Notes,
) -> bool {
    count_on(records, rule, notes);
    let counted = !uncounted(records);
    if !counted {
        for r in records.iter_mut() {
            r.distance = f64::NAN;
            // A device that counts no distance knows no speed other than 0 either.
            if r.speed == 0.0 {
                r.speed = f32::NAN;
            }
        }
    }
    if !any(records, |r| r.distance) {
        if any(records, |r| r.latitude) {
            from_positions(records, paused, rule.max_speed.meters_per_second(), notes);
            notes.distance_from_positions = true;
        } else {
            notes.missing_distance = true;
        }
    }
    counted
}

/// Seconds since 1970 to seconds since the start of a recording.
#[derive(Clone, Copy)]
struct Clock {
    zero: f64,
}

impl Clock {
    /// Seconds since the start, in whole microseconds: a double holds no finer time so far from
    /// 1970, and the subtraction would show its last bits.
    fn since_start(self, time: f64) -> f64 {
        ((time - self.zero) * 1e6).round() / 1e6
    }

    fn lap(self, lap: &RawLap) -> Lap {
        let stated = |v: f64| (!v.is_nan()).then_some(v);
        Lap {
            timer_s: stated(lap.timer),
            distance_m: stated(lap.distance),
            intensity: lap.intensity,
            trigger: lap.trigger,
            ..Lap::new(self.since_start(lap.start), lap.elapsed)
        }
    }

    /// The pauses inside `span`.
    fn pauses(self, paused: &[(f64, f64)], span: (f64, f64)) -> Vec<Pause> {
        paused
            .iter()
            .map(|&(from, to)| (from.max(span.0), to.min(span.1)))
            .filter(|(from, to)| to > from)
            .map(|(from, to)| Pause { from_s: self.since_start(from), to_s: self.since_start(to) })
            .collect()
    }
}

fn channels(records: &[RawRecord], clock: Clock) -> RecordingBuilder {
    let wide = |of: fn(&RawRecord) -> f64| records.iter().map(of).collect::<Vec<f64>>();
    let narrow = |of: fn(&RawRecord) -> f32| records.iter().map(of).collect::<Vec<f32>>();
    let time = records.iter().map(|r| clock.since_start(r.time)).collect();
    Recording::builder(instant(clock.zero), time)
        .channel_or_nan(Channel::HeartRate, narrow(|r| r.heart_rate))
        .channel_or_nan(Channel::Speed, narrow(|r| r.speed))
        .channel_or_nan(Channel::Power, narrow(|r| r.power))
        .channel_or_nan(Channel::Cadence, narrow(|r| r.cadence))
        .channel_or_nan(Channel::Altitude, narrow(|r| r.altitude))
        .channel_or_nan(Channel::Temperature, narrow(|r| r.temperature))
        .distance_m_or_nan(wide(|r| r.distance))
        .position_deg_or_nan(wide(|r| r.latitude), wide(|r| r.longitude))
}

/// The instant of a time that `series` let pass, in whole microseconds.
pub(crate) fn instant(seconds: f64) -> DateTime<Utc> {
    #[expect(clippy::cast_possible_truncation, reason = "years up to 9999 only")]
    let micros = (seconds * 1e6).round() as i64;
    DateTime::from_timestamp_micros(micros).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn what_overlaps_most_or_lies_nearest_owns() {
        let spans = [(0.0, 10.0), (20.0, 30.0)];
        for (wanted, slack, expected) in [
            ((2.0, 8.0), 0.0, Some(0)),
            ((8.0, 25.0), 0.0, Some(1)),
            ((12.0, 13.0), 5.0, Some(0)),
            ((12.0, 13.0), 1.0, None),
            ((15.0, 15.0), 5.0, Some(0)),
            ((18.0, 18.0), 5.0, Some(1)),
            ((99.0, 99.0), 5.0, None),
        ] {
            assert_eq!(closest(&spans, wanted, slack), expected, "{wanted:?}");
        }
        assert_eq!(closest(&[], (0.0, 1.0), 5.0), None);
    }
}
