//! What happens where a clock misbehaves, through the whole reading, and its laws.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "test code")]

use std::fmt::Write as _;

use crate::common::{encode, file_id, fit_time, record};
use proptest::prelude::*;
use rustyfit::profile::{mesgdef, typedef};
use rustyfit::proto::Message;
use stadion_formats::{BackwardRule, Format, JumpRule, MergeRule, ReadOptions, read_bytes};
use stadion_types::{Import, ImportWarning, Recording};

fn table(times: &[f64]) -> String {
    let mut out = String::from("time,hr\n");
    for (i, time) in times.iter().enumerate() {
        let _ = writeln!(out, "{},{}", 1.6e9 + time, 100 + i % 50);
    }
    out
}

fn read(times: &[f64], options: &ReadOptions) -> Import {
    read_bytes(table(times).as_bytes(), Some(Format::Csv), options).unwrap()
}

fn codes(import: &Import) -> Vec<&'static str> {
    import.warnings.iter().map(ImportWarning::code).collect()
}

#[test]
fn a_clock_set_back_is_reported_with_both_times() {
    let times: Vec<f64> = (0..50).chain(20..80).map(f64::from).collect();
    let import = read(&times, &ReadOptions::default());
    assert_eq!(import.recordings[0].len(), 80);
    let told: Vec<_> = import
        .warnings
        .iter()
        .filter_map(|w| match w {
            ImportWarning::TimeBackward { steps, dropped, from, to } => {
                Some((*steps, *dropped, (*from - *to).num_seconds()))
            }
            _ => None,
        })
        .collect();
    // Second 49 comes again, and is merged.
    assert_eq!(told, [(1, 29, 29)]);
    assert_eq!(import.records_merged, 1);
    let mut options = ReadOptions::default();
    options.clock.backward = BackwardRule::Split;
    let lengths: Vec<_> = read(&times, &options).recordings.iter().map(Recording::len).collect();
    assert_eq!(lengths, [50, 60]);
}

#[test]
fn a_jump_is_kept_split_or_cut() {
    let mut times: Vec<f64> = (0..50).map(f64::from).collect();
    times.extend((0..50).map(|s| 100_000.0 + f64::from(s)));
    let mut options = ReadOptions::default();
    let lengths = |options: &ReadOptions| {
        let import = read(&times, options);
        assert!(codes(&import).contains(&"time-jump"), "{:?}", import.warnings);
        import.recordings.iter().map(Recording::len).collect::<Vec<_>>()
    };
    assert_eq!(lengths(&options), [100]);
    options.clock.jump = JumpRule::Split;
    assert_eq!(lengths(&options), [50, 50]);
    options.clock.jump = JumpRule::Cut;
    assert_eq!(lengths(&options), [50]);
}

#[test]
fn one_wild_time_costs_one_record() {
    for wild in [-5e8, -4000.0, 4000.0, 5e8] {
        for place in [0, 1, 30, 57, 59] {
            let mut times: Vec<f64> = (0..60).map(f64::from).collect();
            times[place] += wild;
            let import = read(&times, &ReadOptions::default());
            let kept: usize = import.recordings.iter().map(Recording::len).sum();
            // A last record ahead, and a first one behind, may be right: a gap is no fault.
            let gap = (wild == 4000.0 && place == 59) || (wild == -4000.0 && place == 0);
            let expected = if gap { 60 } else { 59 };
            assert_eq!(kept, expected, "{wild} at {place}: {:?}", import.warnings);
        }
    }
}

#[test]
fn a_pause_of_hours_is_no_jump() {
    let event = |second, kind| {
        let mut event = mesgdef::Event::new();
        event.timestamp = fit_time(second);
        event.event = typedef::Event::TIMER;
        event.event_type = kind;
        Message::from(event)
    };
    let ride = |events: bool| {
        let mut messages = vec![file_id(typedef::File::ACTIVITY)];
        messages.extend((0..100).map(|s| Message::from(record(s, 120))));
        if events {
            messages.push(event(99, typedef::EventType::STOP_ALL));
            messages.push(event(20_000, typedef::EventType::START));
        }
        messages.extend((20_000..20_100).map(|s| Message::from(record(s, 120))));
        read_bytes(&encode(messages), None, &ReadOptions::default()).unwrap()
    };
    let paused = ride(true);
    assert_eq!(codes(&paused), [""; 0]);
    let found: Vec<_> = paused.recordings[0].pauses().iter().map(|p| (p.from_s, p.to_s)).collect();
    assert_eq!(found, [(99.0, 20_000.0)]);
    assert_eq!(codes(&ride(false)), ["time-jump"]);
}

#[test]
fn a_device_without_a_date_is_told() {
    let mut messages = vec![file_id(typedef::File::ACTIVITY)];
    for second in 0..10_u32 {
        let mut r = record(i64::from(second), 120);
        // Seconds since the device was switched on.
        r.timestamp = typedef::DateTime(5000 + second);
        messages.push(Message::from(r));
    }
    let import = read_bytes(&encode(messages), None, &ReadOptions::default()).unwrap();
    assert_eq!(codes(&import), ["start-unknown"]);
    assert_eq!(import.recordings[0].elapsed_s(), 9.0);
    assert_eq!(import.recordings[0].start().timestamp(), 5000, "1970 is nobody's date");
    let table = read(&[0.0, 1.0], &ReadOptions::default());
    assert!(!codes(&table).contains(&"start-unknown"));
    let bare = read_bytes(b"t,hr\n0,100\n1,101\n", Some(Format::Csv), &ReadOptions::default());
    assert!(codes(&bare.unwrap()).contains(&"start-unknown"));
}

proptest! {
    /// Whatever the clock does and whatever the rules are, time strictly increases, and every
    /// record is kept, merged or counted as dropped.
    #[test]
    fn every_record_is_accounted_for(
        times in prop::collection::vec((0_u32..200).prop_map(f64::from), 1..80),
        split in any::<bool>(),
        earlier in any::<bool>(),
    ) {
        let mut options = ReadOptions::default();
        if split {
            options.clock.backward = BackwardRule::Split;
        }
        if earlier {
            options.merge = MergeRule::EarlierWins;
        }
        let import = read(&times, &options);
        let mut kept = 0;
        for recording in &import.recordings {
            prop_assert!(recording.time_s().windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert_eq!(recording.time_s()[0], 0.0);
            kept += recording.len();
        }
        let dropped: usize = import
            .warnings
            .iter()
            .map(|w| if let ImportWarning::TimeBackward { dropped, .. } = w { *dropped } else { 0 })
            .sum();
        prop_assert_eq!(import.records_read, times.len());
        prop_assert_eq!(kept + import.records_merged + dropped, times.len());
        prop_assert!(!split || dropped == 0);
    }

    /// A clock that never runs backward loses nothing but doubles.
    #[test]
    fn an_ordered_clock_loses_nothing(
        steps in prop::collection::vec((0_u32..5).prop_map(f64::from), 1..80),
    ) {
        let times: Vec<f64> = steps
            .iter()
            .scan(0.0, |now, step| {
                *now += step;
                Some(*now)
            })
            .collect();
        let import = read(&times, &ReadOptions::default());
        let doubles = times.windows(2).filter(|pair| pair[0] == pair[1]).count();
        prop_assert_eq!(import.records_merged, doubles);
        prop_assert_eq!(import.recordings[0].len(), times.len() - doubles);
        prop_assert!(!codes(&import).contains(&"time-backward"));
    }
}
