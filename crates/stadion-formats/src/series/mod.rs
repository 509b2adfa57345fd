//! From an activity's records to series with a strictly increasing time axis.

mod distance;
mod sift;
mod timer;
mod way;

pub(crate) use distance::{any, count_on, uncounted};
pub(crate) use timer::{complete, pauses};
pub(crate) use way::from_positions;

use std::ops::RangeInclusive;

use stadion_types::{Distance, HeartRate, Power, Speed, Sport};

use crate::options::{BackwardRule, JumpRule, MergeRule, ReadOptions, SessionRule};
use crate::raw::{RawActivity, RawRecord};
use crate::warn::Notes;
use distance::rebase;
use timer::paused_within;

/// A stretch of an activity whose times strictly increase; never empty.
#[derive(Debug, Clone)]
pub(crate) struct Series {
    pub(crate) records: Vec<RawRecord>,
    pub(crate) sport: Option<Sport>,
}

impl Series {
    pub(crate) fn start(&self) -> f64 {
        self.records.first().map_or(f64::NAN, |r| r.time)
    }

    pub(crate) fn end(&self) -> f64 {
        self.records.last().map_or(f64::NAN, |r| r.time)
    }
}

/// Cuts and merges the records of `activity` as the options say.
pub(crate) fn series(
    activity: &mut RawActivity,
    paused: &[(f64, f64)],
    options: &ReadOptions,
    notes: &mut Notes,
) -> Vec<Series> {
    let mut records = std::mem::take(&mut activity.records);
    let read = records.len();
    records.retain(|r| r.time.abs() <= YEAR_9999_S);
    notes.untimed += read - records.len();
    drop_implausible(&mut records, activity.intact, options, notes);
    let mut sessions: Vec<(f64, Option<Sport>)> = activity
        .sessions
        .iter()
        .filter(|s| s.start.is_finite())
        .map(|s| (s.start, s.sport))
        .collect();
    sessions.sort_by(|a, b| a.0.total_cmp(&b.0));
    let stated = activity.sessions.iter().find_map(|s| s.sport).or(activity.sport);
    if options.sessions == SessionRule::Whole || sessions.len() < 2 {
        sessions = vec![(f64::NEG_INFINITY, stated)];
    }
    sessions[0].0 = f64::NEG_INFINITY;

    let limit = options.clock.jump_after.as_secs_f64();
    let mut out: Vec<Series> = Vec::new();
    let mut session = 0;
    let mut open = false;
    // The clock at the record before, which need not have been kept.
    let mut clock = f64::NEG_INFINITY;
    for i in 0..records.len() {
        if options.clock.backward == BackwardRule::DropRecord && is_spike(&records, i) {
            notes.backward(records[i].time, records[i + 1].time);
            notes.backward_dropped += 1;
            continue;
        }
        let mut record = records[i];
        let before = std::mem::replace(&mut clock, record.time);
        notes.bad_values += clean(&mut record);
        // The session of this record; it never steps back, so a late record stays where it is.
        while session + 1 < sessions.len() && record.time >= sessions[session + 1].0 {
            session += 1;
            open = false;
        }
        let sport = sessions[session].1.or(stated);
        let begin = || Series { records: vec![record], sport };
        let Some(current) = out.last_mut().filter(|_| open) else {
            out.push(begin());
            open = true;
            continue;
        };
        let Some(last) = current.records.last_mut() else { continue };
        let step = record.time - last.time;
        if step > 0.0 {
            if step > limit && step - paused_within(paused, last.time, record.time) > limit {
                // Behind a cut every record lies beyond the gap, but the clock jumped once.
                if record.time - before > limit {
                    notes.jump(last.time, record.time);
                }
                match options.clock.jump {
                    JumpRule::Keep => {}
                    JumpRule::Split => {
                        out.push(begin());
                        continue;
                    }
                    JumpRule::Cut => {
                        notes.cut += 1;
                        continue;
                    }
                }
            }
            current.records.push(record);
        } else if step < 0.0 {
            if record.time < before {
                notes.backward(before, record.time);
            }
            match options.clock.backward {
                BackwardRule::DropRecord => notes.backward_dropped += 1,
                BackwardRule::Split => out.push(begin()),
            }
        } else {
            notes.merged += 1;
            match options.merge {
                MergeRule::LaterWins => {
                    record.fill_from(last);
                    *last = record;
                }
                MergeRule::EarlierWins => last.fill_from(&record),
            }
        }
    }
    rebase(&mut out);
    out
}

/// Whether the two records behind `records[i]` agree that it alone is ahead of the clock. Dropping
/// it loses one record; believing it would lose all that follow until the clock has caught up.
fn is_spike(records: &[RawRecord], i: usize) -> bool {
    let Some([next, after]) = records.get(i + 1..i + 3) else { return false };
    let before = if i == 0 { f64::NEG_INFINITY } else { records[i - 1].time };
    before < next.time && next.time <= after.time && after.time < records[i].time
}

/// Seconds from 1970 to the end of the year 9999; calendars in files end there, and so do ours.
const YEAR_9999_S: f64 = 253_402_300_799.0;

/// Drops records whose time is far from the rest of the file.
fn drop_implausible(
    records: &mut Vec<RawRecord>,
    intact: bool,
    options: &ReadOptions,
    notes: &mut Notes,
) {
    let Some(first) = records.first().map(|r| r.time) else { return };
    let limit = options.clock.implausible_after.as_secs_f64();
    if records.iter().all(|r| (r.time - first).abs() <= limit) {
        return;
    }
    // In a sound file most records are right. Behind damage most may be wrong, while the first
    // record was read before it.
    let anchor = if intact {
        let mut times: Vec<f64> = records.iter().map(|r| r.time).collect();
        let middle = times.len() / 2;
        *times.select_nth_unstable_by(middle, f64::total_cmp).1
    } else {
        first
    };
    records.retain(|r| {
        let keep = (r.time - anchor).abs() <= limit;
        if !keep {
            notes.implausible(r.time);
        }
        keep
    });
}

/// Takes out what cannot be; it becomes missing.
pub(crate) fn clean(r: &mut RawRecord) -> usize {
    let mut bad = 0;
    let no_position = !(r.latitude.abs() <= 90.0 && r.longitude.abs() <= 180.0);
    bad += usize::from(no_position && !r.latitude.is_nan() && !r.longitude.is_nan());
    // Zero degrees of both is what a receiver without a fix writes.
    if no_position || (r.latitude == 0.0 && r.longitude == 0.0) {
        (r.latitude, r.longitude) = (f64::NAN, f64::NAN);
    }
    if Distance::from_meters(r.distance).is_err() {
        bad += usize::from(!r.distance.is_nan());
        r.distance = f64::NAN;
    }
    // A heart rate of 0 is a strap without contact.
    if r.heart_rate == 0.0 {
        r.heart_rate = f32::NAN;
    }
    bad += keep(&mut r.heart_rate, HeartRate::MIN.bpm()..=HeartRate::MAX.bpm());
    bad += keep(&mut r.speed, 0.0..=Speed::MAX.meters_per_second());
    bad += keep(&mut r.power, 0.0..=Power::MAX.watts());
    bad += keep(&mut r.cadence, 0.0..=500.0);
    bad += keep(&mut r.altitude, -500.0..=10_000.0);
    bad += keep(&mut r.temperature, -60.0..=100.0);
    bad
}

/// Keeps a value inside its range; 1 if there was one outside.
fn keep(value: &mut f32, range: RangeInclusive<f64>) -> usize {
    if value.is_nan() || range.contains(&f64::from(*value)) {
        return 0;
    }
    *value = f32::NAN;
    1
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "whole seconds are exact")]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::raw::RawSession;

    const T: f64 = 1_600_000_000.0;

    fn at(times: &[f64]) -> RawActivity {
        let records = times
            .iter()
            .map(|t| RawRecord { time: T + t, heart_rate: 100.0, ..RawRecord::EMPTY })
            .collect();
        RawActivity { records, intact: true, ..RawActivity::default() }
    }

    fn times(all: &[Series]) -> Vec<Vec<f64>> {
        all.iter().map(|s| s.records.iter().map(|r| r.time - T).collect()).collect()
    }

    #[test]
    fn a_backward_clock_is_a_choice() {
        let mut notes = Notes::default();
        let mut options = ReadOptions::default();
        let clock = [0.0, 1.0, 2.0, 0.5, 1.5, 3.0];
        let dropped = series(&mut at(&clock), &[], &options, &mut notes);
        assert_eq!(times(&dropped), [vec![0.0, 1.0, 2.0, 3.0]]);
        assert_eq!((notes.backward_dropped, notes.first_backward), (2, Some((T + 2.0, T + 0.5))));
        assert_eq!(notes.backward_steps, 1);
        options.clock.backward = BackwardRule::Split;
        let split = series(&mut at(&clock), &[], &options, &mut Notes::default());
        assert_eq!(times(&split), [vec![0.0, 1.0, 2.0], vec![0.5, 1.5, 3.0]]);
    }

    #[test]
    fn one_record_ahead_of_the_clock_costs_itself() {
        let mut notes = Notes::default();
        let clock = [0.0, 1.0, 5000.0, 2.0, 3.0, 4.0];
        let kept = series(&mut at(&clock), &[], &ReadOptions::default(), &mut notes);
        assert_eq!(times(&kept), [vec![0.0, 1.0, 2.0, 3.0, 4.0]]);
        assert_eq!((notes.backward_dropped, notes.jumps), (1, 0));
        // One record alone is no proof against the one before it: it may be the wrong one.
        let clock = [0.0, 5.0, 10.0, 7.0, 15.0];
        let kept = series(&mut at(&clock), &[], &ReadOptions::default(), &mut notes);
        assert_eq!(times(&kept), [vec![0.0, 5.0, 10.0, 15.0]]);
    }

    #[test]
    fn a_pause_is_no_jump() {
        let mut options = ReadOptions::default();
        options.clock.jump_after = Duration::from_secs(100);
        let mut notes = Notes::default();
        series(&mut at(&[0.0, 1.0, 500.0]), &[(T + 2.0, T + 499.0)], &options, &mut notes);
        assert_eq!(notes.jumps, 0);
    }

    #[test]
    fn a_jump_is_a_choice() {
        let mut options = ReadOptions::default();
        options.clock.jump_after = Duration::from_secs(100);
        let clock = [0.0, 1.0, 500.0, 501.0];
        for (rule, expected) in [
            (JumpRule::Keep, vec![vec![0.0, 1.0, 500.0, 501.0]]),
            (JumpRule::Split, vec![vec![0.0, 1.0], vec![500.0, 501.0]]),
            (JumpRule::Cut, vec![vec![0.0, 1.0]]),
        ] {
            options.clock.jump = rule;
            let mut notes = Notes::default();
            assert_eq!(
                times(&series(&mut at(&clock), &[], &options, &mut notes)),
                expected,
                "{rule:?}"
            );
            assert_eq!(notes.first_jump, Some((T + 1.0, T + 500.0)), "{rule:?}");
            assert_eq!((notes.jumps, notes.cut), (1, if rule == JumpRule::Cut { 2 } else { 0 }));
        }
    }

    #[test]
    fn unbelievable_times_are_dropped_wherever_they_stand() {
        let far = 64.0 * 365.0 * 86_400.0;
        for clock in [[far, 1.0, 2.0, 3.0], [0.0, far, 2.0, 3.0], [0.0, 1.0, 2.0, far]] {
            let mut notes = Notes::default();
            let kept = series(&mut at(&clock), &[], &ReadOptions::default(), &mut notes);
            assert_eq!(kept[0].records.len(), 3, "{clock:?}");
            assert_eq!((notes.implausible, notes.first_implausible), (1, Some(T + far)));
        }
        // Behind damage the first record is the one to believe.
        let mut damaged = at(&[0.0, far, far + 1.0, far + 2.0]);
        damaged.intact = false;
        let kept = series(&mut damaged, &[], &ReadOptions::default(), &mut Notes::default());
        assert_eq!(times(&kept), [vec![0.0]]);
    }

    #[test]
    fn records_of_the_same_second_become_one() {
        let pair = || {
            let mut activity = at(&[0.0, 0.0]);
            activity.records[0].power = 250.0;
            activity.records[1].heart_rate = 104.0;
            activity
        };
        let mut options = ReadOptions::default();
        let mut notes = Notes::default();
        let later = series(&mut pair(), &[], &options, &mut notes);
        assert_eq!(later[0].records.len(), 1);
        assert_eq!(later[0].records[0].heart_rate, 104.0);
        assert_eq!(later[0].records[0].power, 250.0);
        assert_eq!(notes.merged, 1);
        options.merge = MergeRule::EarlierWins;
        let earlier = series(&mut pair(), &[], &options, &mut notes);
        assert_eq!(earlier[0].records[0].heart_rate, 100.0);
    }

    #[test]
    fn sessions_part_an_activity_and_its_distance() {
        let triathlon = || {
            let mut activity = at(&[0.0, 10.0, 20.0, 30.0]);
            for (i, record) in (0_u32..).zip(&mut activity.records) {
                record.distance = f64::from(i) * 100.0;
            }
            let session = |start, sport| RawSession { start: T + start, sport: Some(sport) };
            activity.sessions = vec![session(20.0, Sport::Running), session(0.0, Sport::Cycling)];
            activity
        };
        let mut options = ReadOptions::default();
        let split = series(&mut triathlon(), &[], &options, &mut Notes::default());
        assert_eq!(times(&split), [vec![0.0, 10.0], vec![20.0, 30.0]]);
        assert_eq!(split[0].sport, Some(Sport::Cycling));
        assert_eq!(split[1].sport, Some(Sport::Running));
        assert_eq!(split[1].records[1].distance, 200.0);
        options.sessions = SessionRule::Whole;
        assert_eq!(series(&mut triathlon(), &[], &options, &mut Notes::default()).len(), 1);
    }

    #[test]
    fn what_cannot_be_measured_is_missing() {
        let mut r =
            RawRecord { heart_rate: 0.0, latitude: 91.0, longitude: 5.0, ..RawRecord::EMPTY };
        r.speed = -1.0;
        r.power = 0.0;
        assert_eq!(clean(&mut r), 2, "no contact is no bad value");
        assert!(r.heart_rate.is_nan() && r.latitude.is_nan() && r.speed.is_nan());
        assert_eq!(r.power, 0.0, "no power is a measurement");
        assert_eq!(clean(&mut RawRecord { heart_rate: 301.0, ..RawRecord::EMPTY }), 1);
        assert_eq!(clean(&mut RawRecord::EMPTY.clone()), 0);
    }
}
