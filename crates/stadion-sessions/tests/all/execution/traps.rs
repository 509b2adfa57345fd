//! What looks like repetitions and is none, and repetitions that are easily lost: gaps in the
//! recording, its ends, plans that say something else, laps that nobody pressed.
#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss
)]

use crate::execution::common::{Device, Draws, Leg, WATCH, intervals, record, rep, run, truth};
use chrono::DateTime;
use stadion_sessions::{Detection, Execution, NotationOptions, RepEvidence, Step, parse};
use stadion_types::{Channel, HeartRate, Lap, LapTrigger, Recording, Sport};

fn find(recording: &Recording) -> Execution {
    Execution::find(recording, &[], &Detection::default())
}

fn rules(found: &Execution) -> Vec<&str> {
    found.findings.iter().map(stadion_types::Finding::rule).collect()
}

fn steps(plan: &str) -> Vec<Step> {
    parse(plan, &NotationOptions::default()).session.steps()
}

/// Whether all of the legs of work were found, within `tolerance_s` at both ends.
fn exact(legs: &[Leg], found: &Execution, tolerance_s: f64) -> bool {
    let truth = truth(legs);
    truth.len() == found.reps.len()
        && found.reps.iter().zip(&truth).all(|(rep, (from, to))| {
            let end = rep.start_s + rep.duration.as_secs_f64();
            (rep.start_s - from).abs() <= tolerance_s && (end - to).abs() <= tolerance_s
        })
}

/// What `keep` keeps of a recording, by time; channels other than speed, heart rate and distance go.
fn thinned(of: &Recording, channels: [bool; 2], keep: impl Fn(f64) -> bool) -> Recording {
    let index: Vec<usize> = (0..of.len()).filter(|i| keep(of.time_s()[*i])).collect();
    let time = index.iter().map(|i| of.time_s()[*i]).collect();
    let values = |channel| {
        let series = of.channel(channel).unwrap();
        index.iter().map(|i| series.get(*i).map(|v| v as f32)).collect()
    };
    let mut builder = Recording::builder(of.start(), time)
        .sport(of.sport())
        .channel(Channel::HeartRate, values(Channel::HeartRate));
    if channels[0] {
        builder = builder.channel(Channel::Speed, values(Channel::Speed));
    }
    if channels[1] {
        let distance = of.distance_m().unwrap();
        builder = builder.distance_m(index.iter().map(|i| distance.get(*i)).collect());
    }
    builder.build().unwrap()
}

#[test]
fn a_hole_in_a_repetition_does_not_cut_it() {
    let legs = intervals(5, rep(2000.0, 3.85), run(60.0, 0.0));
    let whole = record(&legs, WATCH);
    let (from, _) = truth(&legs)[2];
    for gap in [5.0, 14.0, 15.0, 20.0, 29.0, 45.0, 90.0, 150.0] {
        for speed in [true, false] {
            let holed =
                thinned(&whole, [speed, true], |t| t < from + 100.0 || t >= from + 100.0 + gap);
            let found = find(&holed);
            assert!(exact(&legs, &found, 6.0), "{gap} s, speed {speed}: {:?}", found.reps);
            assert!(found.confidence > 0.7 && rules(&found).is_empty());
        }
    }
    // Without a distance nobody knows.
    let blind = thinned(&whole, [true, false], |t| t < from + 100.0 || t >= from + 160.0);
    let found = find(&blind);
    assert!(exact(&legs, &found, 6.0) && found.confidence <= 0.5, "{found:?}");
    assert_eq!(rules(&found), ["execution-gaps"]);
}

#[test]
fn rests_that_were_not_recorded_are_rests() {
    let legs = intervals(5, rep(2000.0, 3.85), run(60.0, 0.0));
    let truth = truth(&legs);
    let resting = |t: f64| truth.windows(2).any(|w| t > w[0].1 + 3.0 && t < w[1].0 - 1.0);
    let found = find(&thinned(&record(&legs, WATCH), [true, true], |t| !resting(t)));
    assert!(exact(&legs, &found, 8.0), "{:?}", found.reps);
}

#[test]
fn holes_in_an_easy_run_are_no_rests() {
    let whole = record(&[run(3000.0, 3.3)], WATCH);
    for holes in [&[1000.0][..], &[1000.0, 2000.0], &[600.0, 1200.0, 1800.0, 2400.0]] {
        for gap in [16.0, 20.0, 40.0, 120.0] {
            for channels in [[true, true], [false, true], [true, false]] {
                let keep = |t: f64| !holes.iter().any(|h| t >= *h && t < h + gap);
                assert!(find(&thinned(&whole, channels, keep)).is_continuous());
            }
        }
    }
}

#[test]
fn a_recording_may_begin_and_end_with_a_repetition() {
    for step in [1.0, 5.0] {
        for rest in [run(60.0, 0.0), run(60.0, 2.2)] {
            for seed in 1..=8 {
                let mut legs = intervals(5, rep(1500.0, 4.0), rest);
                legs.pop();
                let whole = record(&legs, Device { seed, ..WATCH });
                let found = find(&thinned(&whole, [step < 2.0, true], |t| t % step == 0.0));
                let tolerance = if step < 2.0 { 4.0 } else { 9.0 };
                assert!(exact(&legs, &found, tolerance), "{step} s, seed {seed}: {:?}", found.reps);
                legs.remove(0);
                let found = find(&record(&legs, Device { seed, ..WATCH }));
                assert!(
                    exact(&legs, &found, 6.0),
                    "from the start, seed {seed} {:?} {:?}: {:?}",
                    truth(&legs),
                    found.confidence,
                    found.reps.iter().map(|r| (r.start_s, r.duration)).collect::<Vec<_>>()
                );
            }
        }
    }
}

#[test]
fn a_plan_does_not_hide_what_was_run() {
    for rest in [run(60.0, 0.0), run(75.0, 2.2)] {
        let legs = intervals(5, rep(2000.0, 3.85), rest);
        let recording = record(&legs, WATCH);
        for (plan, differs) in [
            ("2 x 2km", true),
            ("3 x 2 km", true),
            ("4 x 2km", true),
            ("6 x 2km", true),
            ("2 x 5km", true),
            ("1 x 10km", true),
            ("5 x 2km", false),
        ] {
            let found = Execution::find(&recording, &steps(plan), &Detection::default());
            assert!(exact(&legs, &found, 5.0), "{plan}: {:?}", found.reps);
            assert_eq!(rules(&found).contains(&"execution-count-differs"), differs, "{plan}");
            let evidence =
                if differs { RepEvidence::ChangePoints } else { RepEvidence::PlannedSteps };
            if plan != "6 x 2km" {
                assert_eq!(found.evidence, Some(evidence), "{plan}");
            }
        }
    }
}

/// The same recording with a lap each time `ends` says so, as (time, distance).
fn with_laps(
    of: &Recording,
    ends: &[f64],
    trigger: Option<LapTrigger>,
    distance: bool,
) -> Recording {
    let way = of.distance_m().unwrap();
    let at = |t: f64| way.get(of.time_s().partition_point(|x| *x < t).min(of.len() - 1)).unwrap();
    let mut laps = vec![];
    let mut from = 0.0;
    for end in ends {
        let mut lap = Lap::new(from, end - from);
        lap.trigger = trigger;
        lap.distance_m = distance.then(|| at(*end) - at(from));
        laps.push(lap);
        from = *end;
    }
    let values = |channel| {
        of.channel(channel).map(|s| s.iter().map(|v| v.map(|v| v as f32)).collect()).unwrap()
    };
    Recording::builder(of.start(), of.time_s().to_vec())
        .sport(of.sport())
        .channel(Channel::Speed, values(Channel::Speed))
        .channel(Channel::HeartRate, values(Channel::HeartRate))
        .channel(Channel::Altitude, values(Channel::Altitude))
        .distance_m(way.iter().collect())
        .laps(laps)
        .build()
        .unwrap()
}

#[test]
fn a_lap_each_round_distance_is_automatic_whatever_it_is_called() {
    let legs = intervals(5, rep(2000.0, 3.85), run(60.0, 0.0));
    let recording = record(&legs, WATCH);
    let way = recording.distance_m().unwrap();
    for unit in [400.0, 1000.0, 1609.344, 2000.0] {
        let mut ends = vec![];
        for (t, m) in recording.time_s().iter().zip(way.iter()) {
            if m.unwrap() >= unit * (ends.len() + 1) as f64 {
                ends.push(*t);
            }
        }
        ends.push(recording.elapsed_s());
        for trigger in [None, Some(LapTrigger::Manual), Some(LapTrigger::Distance)] {
            for distance in [false, true] {
                let found = find(&with_laps(&recording, &ends, trigger, distance));
                assert_eq!(found.evidence, Some(RepEvidence::ChangePoints), "{unit} {trigger:?}");
                assert!(exact(&legs, &found, 5.0));
            }
        }
    }
}

#[test]
fn laps_by_hand_on_hilltops_are_no_repetitions() {
    for seed in 1..=8 {
        let mut draws = Draws(seed);
        let mut legs = vec![];
        for i in 0..12 {
            let grade = if i % 2 == 0 { 0.05 } else { -0.05 };
            let speed = if i % 2 == 0 { 2.6 } else { 3.5 };
            legs.push(Leg { grade, ..run(draws.between(150.0, 320.0), speed) });
        }
        let found = find(&record(&legs, Device { seed, laps: true, ..WATCH }));
        assert!(found.is_continuous(), "seed {seed}: {:?}", found.reps);
    }
}

#[test]
fn a_warm_up_between_two_stops_is_no_repetition() {
    let mut legs = vec![run(600.0, 3.0), run(180.0, 0.0)];
    for _ in 0..4 {
        legs.extend([rep(1000.0, 4.2), run(90.0, 0.0)]);
    }
    legs.push(run(600.0, 2.9));
    let found = find(&record(&legs, Device { laps: true, ..WATCH }));
    assert_eq!(found.evidence, Some(RepEvidence::Laps));
    assert!(exact(&legs, &found, 1.0), "{:?}", found.reps);
}

/// Stops, wind and hills without altitude, all as regular as intervals.
#[test]
fn even_stops_and_hills_are_no_repetitions() {
    let turns = |n: usize, a: Leg, b: Leg| -> Vec<Leg> { (0..n).flat_map(|_| [a, b]).collect() };
    let named = [
        ("lights", turns(12, run(150.0, 3.1), run(25.0, 0.0))),
        (
            "lights with warm-up",
            [
                vec![run(600.0, 3.0)],
                turns(8, run(240.0, 3.1), run(40.0, 0.0)),
                vec![run(600.0, 3.0)],
            ]
            .concat(),
        ),
        ("wind", turns(4, run(600.0, 3.4), run(600.0, 2.9))),
        // Heart rate stays, or is higher on the slow way up.
        ("hills", turns(6, run(240.0, 3.0), run(300.0, 3.7))),
    ];
    for (name, legs) in named {
        for seed in 1..=6 {
            for noise in [0.08, 0.2] {
                let whole = record(&legs, Device { seed, noise, ..WATCH });
                let mut draws = Draws(seed);
                // A flat heart: the same effort throughout.
                let hr = |_: Option<f64>| Some((145.0 + draws.normal()) as f32);
                let speed = whole.speed().unwrap();
                let r = Recording::builder(DateTime::UNIX_EPOCH, whole.time_s().to_vec())
                    .sport(Some(Sport::Running))
                    .channel(Channel::HeartRate, speed.iter().map(hr).collect())
                    .channel(Channel::Speed, speed.iter().map(|v| v.map(|v| v as f32)).collect())
                    .build()
                    .unwrap();
                let found = find(&r);
                assert!(found.is_continuous(), "{name}, seed {seed}: {:?}", found.reps);
                if noise < 0.1 && ["lights", "hills"].contains(&name) {
                    assert_eq!(rules(&found), ["execution-weak-pattern"], "{name}, seed {seed}");
                }
            }
        }
    }
}

/// A treadmill: no speed, but laps and a heart.
#[test]
fn heart_rate_reads_laps_that_have_no_speed() {
    let legs = intervals(5, rep(1500.0, 4.0), run(90.0, 1.5));
    let whole = record(&legs, WATCH);
    let mut laps = vec![];
    let mut at = 0.0;
    for leg in &legs {
        let mut lap = Lap::new(at, leg.seconds);
        lap.trigger = Some(LapTrigger::Manual);
        laps.push(lap);
        at += leg.seconds;
    }
    let make = |hr: bool| {
        let values = whole.heart_rate().unwrap();
        let builder = Recording::builder(DateTime::UNIX_EPOCH, whole.time_s().to_vec())
            .sport(Some(Sport::Running))
            .laps(laps.clone());
        if hr {
            builder
                .channel(Channel::HeartRate, values.iter().map(|v| v.map(|v| v as f32)).collect())
        } else {
            builder.channel(Channel::Cadence, vec![Some(85.0); whole.len()])
        }
        .build()
        .unwrap()
    };
    let found = find(&make(true));
    assert!(exact(&legs, &found, 1.0), "{:?}", found.reps);
    assert_eq!(rules(&find(&make(false))), ["execution-no-signal", "execution-laps-unread"]);
}

#[test]
fn artefacts_of_the_strap_stay_out() {
    let legs = intervals(5, rep(2000.0, 4.0), run(60.0, 1.5));
    let whole = record(&legs, WATCH);
    let (_, end) = truth(&legs)[4];
    let spoilt = |seconds: f64| {
        let hr = whole.heart_rate().unwrap();
        let values = whole.time_s().iter().zip(hr.iter()).map(|(t, v)| {
            if (end - seconds..end).contains(t) { Some(225.0) } else { v.map(|v| v as f32) }
        });
        Recording::builder(DateTime::UNIX_EPOCH, whole.time_s().to_vec())
            .sport(Some(Sport::Running))
            .channel(Channel::HeartRate, values.collect())
            .channel(
                Channel::Speed,
                whole.speed().unwrap().iter().map(|v| v.map(|v| v as f32)).collect(),
            )
            .build()
            .unwrap()
    };
    let settings =
        Detection { max_hr: Some(HeartRate::from_bpm(192.0).unwrap()), ..Detection::default() };
    let clean = Execution::find(&spoilt(0.0), &[], &settings);
    assert!(rules(&clean).is_empty());
    let found = Execution::find(&spoilt(20.0), &[], &settings);
    let bpm = |found: &Execution| found.reps[4].hr_end.unwrap().bpm();
    assert!((bpm(&found) - bpm(&clean)).abs() < 1.0, "{} {}", bpm(&found), bpm(&clean));
    assert_eq!(rules(&found), ["execution-heart-rate-artefacts"]);
    let found = Execution::find(&spoilt(40.0), &[], &settings);
    assert_eq!(found.reps[4].hr_end, None, "less than half of the window is left");
}

#[test]
fn tenths_of_a_beat_stay_tenths() {
    let time: Vec<f64> = (0..3600_u32).map(f64::from).collect();
    let bpm = [120.0_f32, 123.1, 125.0, 126.0, 128.1];
    let at = |t: &f64| {
        let (part, within) = ((t / 600.0) as usize, t % 600.0);
        if part < 5 && within < 500.0 { (4.0, bpm[part]) } else { (0.0, 110.0) }
    };
    let mut laps = vec![];
    for i in 0..5 {
        laps.push(Lap::new(f64::from(i) * 600.0, 500.0));
        laps.push(Lap::new(f64::from(i) * 600.0 + 500.0, 100.0));
    }
    let r = Recording::builder(DateTime::UNIX_EPOCH, time.clone())
        .sport(Some(Sport::Running))
        .channel(Channel::Speed, time.iter().map(|t| Some(at(t).0)).collect())
        .channel(Channel::HeartRate, time.iter().map(|t| Some(at(t).1)).collect())
        .laps(laps)
        .build()
        .unwrap();
    let found = find(&r);
    let ends: Vec<f64> = found.reps.iter().map(|r| r.hr_end.unwrap().bpm()).collect();
    assert!((ends[4] - ends[1] - 5.0).abs() < 1e-9, "{ends:?}");
}
