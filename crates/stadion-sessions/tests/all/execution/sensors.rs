//! The same session by other sensors than a satellite receiver, and by none that tells of speed.
#![allow(clippy::unwrap_used, clippy::cast_possible_truncation)]

use crate::execution::common::{WATCH, intervals, record, rep, run, truth};
use stadion_sessions::{Detection, Execution, NotationOptions, RepEvidence, Step, parse};
use stadion_types::{Channel, Finding, Recording, Sport};

/// A value of a channel, from speed and heart rate.
type Made = fn(f64, f64) -> f64;

/// 5 x 2 km with a jog of 90 s, by `channels` alone, each made of speed and heart rate.
fn by(sport: Sport, channels: &[(Channel, Made)]) -> Recording {
    let whole = record(&intervals(5, rep(2000.0, 3.85), run(90.0, 2.2)), WATCH);
    let (speed, hr) = (whole.speed().unwrap(), whole.heart_rate().unwrap());
    let mut builder = Recording::builder(whole.start(), whole.time_s().to_vec()).sport(Some(sport));
    for &(channel, value) in channels {
        let values = speed.iter().zip(hr.iter()).map(|(v, hr)| Some(value(v?, hr?) as f32));
        builder = builder.channel(channel, values.collect());
    }
    builder.build().unwrap()
}

fn plan() -> Vec<Step> {
    parse("5 x 2 km w/ 90s jog", &NotationOptions::default()).session.steps()
}

fn timed_plan() -> Vec<Step> {
    parse("5 x 519s w/ 90s jog", &NotationOptions::default()).session.steps()
}

/// Whether the five were found, within 6 s at both ends.
fn found_all(found: &Execution) -> bool {
    let truth = truth(&intervals(5, rep(2000.0, 3.85), run(90.0, 2.2)));
    found.reps.len() == truth.len()
        && found.reps.iter().zip(&truth).all(|(rep, (from, to))| {
            let end = rep.start_s + rep.duration.as_secs_f64();
            (rep.start_s - from).abs() <= 6.0 && (end - to).abs() <= 6.0
        })
}

const fn heart(_: f64, hr: f64) -> f64 {
    hr
}

#[test]
fn a_treadmill_s_foot_pod_tells_enough() {
    // A pod that was never calibrated makes the fast too slow and the slow too fast.
    let pod: Made = |v, _| (10.0 * (0.8 + 0.7 * v)).round() / 10.0;
    let recording = by(Sport::Running, &[(Channel::Speed, pod), (Channel::HeartRate, heart)]);
    let found = Execution::find(&recording, &[], &Detection::default());
    assert_eq!(found.evidence, Some(RepEvidence::ChangePoints));
    assert!(found_all(&found), "{:?}", found.reps);
    assert!(found_all(&Execution::find(&recording, &plan(), &Detection::default())));
}

#[test]
fn power_alone_tells_enough() {
    let watts: Made = |v, _| 70.0 * v + 20.0 * (17.0 * v).sin();
    for sport in [Sport::Running, Sport::Cycling] {
        let recording = by(sport, &[(Channel::Power, watts)]);
        for plan in [vec![], timed_plan(), plan()] {
            let found = Execution::find(&recording, &plan, &Detection::default());
            assert!(found_all(&found), "{sport}: {:?}", found.reps);
            assert!(found.reps.iter().all(|rep| rep.power.is_some() && rep.speed.is_none()));
        }
    }
}

/// Neither heart rate, which lags a minute behind, nor cadence tells when a repetition began; with or
/// without a plan nothing is made up, and a finding says why.
#[test]
fn heart_rate_or_cadence_alone_is_no_signal() {
    let steps: Made = |v, _| (66.0 + 4.5 * v).round();
    for channel in [(Channel::HeartRate, heart as Made), (Channel::Cadence, steps)] {
        let recording = by(Sport::Running, &[channel]);
        for plan in [vec![], plan(), timed_plan()] {
            let found = Execution::find(&recording, &plan, &Detection::default());
            assert!(found.is_continuous(), "{:?}: {:?}", channel.0, found.reps);
            let rules: Vec<&str> = found.findings.iter().map(Finding::rule).collect();
            assert_eq!(rules, ["execution-no-signal"]);
        }
    }
}

/// A rest tells what a repetition tells: how hard it was moved, and how far heart rate fell.
#[test]
fn a_rest_has_its_power_heart_rate_cadence_and_grade() {
    let channels: [(Channel, Made); 5] = [
        (Channel::Speed, |v, _| v),
        (Channel::Power, |v, _| 70.0 * v),
        (Channel::HeartRate, heart),
        (Channel::Cadence, |v, _| if v > 3.0 { 90.0 } else { 80.0 }),
        (Channel::Altitude, |_, _| 12.0),
    ];
    let found = Execution::find(&by(Sport::Running, &channels), &[], &Detection::default());
    assert_eq!(found.rests.len(), 4);
    for (rest, after) in found.rests.iter().zip(&found.reps[1..]) {
        let power = rest.power.unwrap().watts();
        assert!((power / 70.0 - rest.speed.unwrap().meters_per_second()).abs() < 0.1, "{power}");
        assert!((79.0..84.0).contains(&rest.cadence_rpm.unwrap()), "{rest:?}");
        assert_eq!(rest.hr_end, after.hr_before);
        assert!(rest.hr_end.unwrap() < rest.hr_mean.unwrap(), "{rest:?}");
        assert_eq!(rest.grade, Some(0.0));
    }
    let bare = Execution::find(&by(Sport::Running, &channels[..1]), &[], &Detection::default());
    assert!(bare.rests.iter().all(|rest| rest.power.is_none() && rest.hr_end.is_none()));
    assert!(bare.rests.iter().all(|rest| rest.cadence_rpm.is_none() && rest.grade.is_none()));
}
