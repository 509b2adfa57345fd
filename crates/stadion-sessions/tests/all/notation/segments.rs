//! Sessions as the model of lactate takes them: speeds, rests, assumptions, refusals.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use core::time::Duration;

use proptest::prelude::*;
use stadion_physiology::{Athlete, Best, Effort, SegmentKind};
use stadion_sessions::{
    Criteria, NotationOptions, SegmentsError, SessionSegments, SpeedOrigin, parse, segments,
};
use stadion_types::{Distance, HeartRate, Lactate, Power, Speed};

/// Speed at the second threshold, 16 km/h.
const LT2: f64 = 16.0 / 3.6;

fn runner() -> Athlete {
    Athlete::default().with_threshold_speed(Speed::from_meters_per_second(LT2).unwrap())
}

fn best(meters: f64, seconds: u64) -> Best {
    Best::new(Distance::from_meters(meters).unwrap(), Duration::from_secs(seconds)).unwrap()
}

fn lay(text: &str, athlete: &Athlete) -> Result<SessionSegments, SegmentsError> {
    let parsed = parse(text, &NotationOptions::default());
    segments(&parsed.session, athlete, &Criteria::default())
}

/// The speeds of the repetitions.
fn speeds(laid: &SessionSegments) -> Vec<f64> {
    let speed = |at: Effort| match at {
        Effort::Speed(v) => v.meters_per_second(),
        other => panic!("{other:?}"),
    };
    laid.reps.iter().map(|rep| speed(laid.of(rep).unwrap().intensity)).collect()
}

fn rests(laid: &SessionSegments) -> Vec<(f64, Effort)> {
    laid.segments
        .iter()
        .filter(|s| s.kind == SegmentKind::Recovery)
        .map(|s| (s.duration.as_secs_f64(), s.intensity))
        .collect()
}

fn codes(laid: &SessionSegments) -> Vec<String> {
    laid.assumptions.iter().map(|f| f.rule().to_owned()).collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * b.abs().max(1.0)
}

/// Riegel's curve through threshold speed for an hour.
fn of_an_hour(meters: f64) -> f64 {
    let hour_m = 3600.0 * LT2;
    let time = 3600.0 * (meters / hour_m).powf(1.06);
    meters / time
}

#[test]
fn one_session_in_many_spellings() {
    let race = of_an_hour(21_097.5);
    assert!((race / LT2 - 0.9835).abs() < 1e-3, "{race}");
    for text in [
        "5 x 2 km @ half-marathon pace / 60 s",
        "5x2km @ HMP w/ 60s standing",
        "5 x 2000m at half marathon pace, 60 s rest",
        "5 x 2km\nRecovery: 60\" standing\nTarget: half-marathon pace",
        "5 x 2 km hm pace, 1 min",
        "5 × 2 km (half-marathon pace) rest 1'",
    ] {
        let laid = lay(text, &runner()).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!((laid.segments.len(), laid.reps.len()), (9, 5), "{text}");
        assert!(speeds(&laid).iter().all(|v| near(*v, race)), "{text}: {:?}", speeds(&laid));
        assert!(laid.reps.iter().all(|r| r.origin == SpeedOrigin::RaceThreshold), "{text}");
        assert_eq!(rests(&laid), vec![(60.0, Effort::Rest); 4], "{text}");
        let code = "segment-race-pace-from-threshold".to_owned();
        assert!(codes(&laid).contains(&code), "{text}: {:?}", codes(&laid));
    }
}

#[test]
fn seconds_on_top_of_a_race_pace_change_its_speed() {
    let pace = 1000.0 / of_an_hour(10_000.0);
    for (text, seconds) in [
        ("5 x 2 km @ 10k pace + 3 s/km / 60 s", 3.0),
        ("5 x 2 km @ 10k pace - 4 s/km / 60 s", -4.0),
        ("5 x 2 km @ 10k pace + 4-6 s/km / 60 s", 5.0),
        ("5 x 2 km at 5 s/km slower than 10k pace / 60 s", 5.0),
    ] {
        let laid = lay(text, &runner()).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(laid.reps.len(), 5, "{text}");
        let wanted = 1000.0 / (pace + seconds);
        assert!(speeds(&laid).iter().all(|v| near(*v, wanted)), "{text}: {:?}", speeds(&laid));
        assert!(codes(&laid).contains(&"segment-race-pace-offset".to_owned()), "{text}");
    }
}

#[test]
fn every_way_to_say_how_hard() {
    use SpeedOrigin::{
        AllOut, Class, HeartRate as Heart, Lactate as OfLactate, Pace, Reported, Rpe, Share, Time,
        Word, Zone,
    };
    let share = |s: f64| Some(s * LT2);
    for (text, origin, speed) in [
        ("6 x 1 km at 97 % of LT2 speed / 60 s", Share, share(0.97)),
        ("6 x 1 km @ 97% of threshold pace, 60 s jog", Share, share(0.97)),
        ("6 x 1km\nTarget: 0.97 LT2\nRecovery: 60 s", Share, share(0.97)),
        ("6 x 1km @ 95-99% threshold w/ 60s", Share, share(0.97)),
        ("6 x 1km @ 3:45/km, 60 s jog", Pace, Some(1000.0 / 225.0)),
        ("6 x 1km @ 16 km/h, 60 s jog", Pace, Some(16.0 / 3.6)),
        ("6 x 1km in 3:45 w/ 60s jog", Time, Some(1000.0 / 225.0)),
        ("5 x 6 min @ threshold, 60 s", Word, share(1.0)),
        ("4 x 8 min at LT2, 60 s jog", Word, share(1.0)),
        ("4 x 8 min sub-threshold, 60 s jog", Word, share(0.97)),
        ("3 x 10 min easy, 60 s walk", Word, share(0.75)),
        // Zone borders 0.82..0.88 of the maximal heart rate lie beside 0.90..0.98 of the speed.
        ("3 x 10 min @ 85 % HRmax, 60 s jog", Heart, share(0.94)),
        ("10 x 3 min @ z4, 1 min jog", Zone, None),
        ("5 x 2km @ RPE 15, 60 s", Rpe, None),
        ("5 x 2km @ 2.5-3.5 mmol/L, 60 s", OfLactate, None),
        ("10 x 400 m all-out / 90 s", AllOut, None),
        ("10 x 400m (all out), 90 s", AllOut, None),
        ("8 x 1 min flat out, 2 min walk", AllOut, None),
        ("5 x 2 km, 60 s", Class, None),
        ("4 x 250m, 3 min walk\n250m: 40.0, 40.0, 40.0, 40.0", Reported, Some(6.25)),
    ] {
        let laid = lay(text, &runner()).unwrap_or_else(|e| panic!("{text}: {e}"));
        for (rep, found) in laid.reps.iter().zip(speeds(&laid)) {
            assert_eq!(rep.origin, origin, "{text}");
            if let Some(speed) = speed {
                assert!(near(found, speed), "{text}: {found}, not {speed}");
            }
            assert!((2.0..8.0).contains(&found), "{text}: {found}");
        }
        let written = matches!(origin, Pace | Time | Reported | Share);
        let assumed = laid.assumptions.iter().any(|f| {
            f.rule().starts_with("segment-speed") || f.rule().starts_with("segment-all-out")
        });
        assert_eq!(assumed, !written, "{text}: {:?}", codes(&laid));
    }
}

#[test]
fn a_lactate_is_where_the_curve_settles() {
    let laid = lay("5 x 2km @ 4.0 mmol/L, 60 s", &runner()).unwrap();
    assert!(near(speeds(&laid)[0], LT2), "the second threshold is at 4 mmol/L by default");
    let sure = runner().with_threshold_lactate(Lactate::const_millimoles_per_liter(3.0));
    let single = lay("5 x 2 km, 60 s", &sure).unwrap();
    // Band from 2.5 to 3.0 - 0.3, so its middle is 2.6.
    let reason =
        &single.assumptions.iter().find(|f| f.rule() == "segment-speed-from-class").unwrap();
    assert!((reason.reason.number("lactate_mmol_l").unwrap() - 2.6).abs() < 1e-12);
}

#[test]
fn race_paces_come_from_bests_first() {
    let text = "6 x 800m @ 5k pace, 90 s jog";
    let direct = lay(text, &runner().with_best(best(5000.0, 1000))).unwrap();
    assert_eq!(direct.reps[0].origin, SpeedOrigin::RaceBest);
    assert!(near(speeds(&direct)[0], 5.0));
    let other =
        lay(text, &runner().with_best(best(10_000.0, 2100)).with_best(best(800.0, 125))).unwrap();
    assert_eq!(other.reps[0].origin, SpeedOrigin::RaceRiegel);
    let expected = 10_000.0 / 2100.0 * 0.5_f64.powf(-0.06);
    assert!(near(speeds(&other)[0], expected), "from the nearest best, which is 10 km");
    let far =
        lay("5 x 2km @ half-marathon pace, 60 s", &runner().with_best(best(800.0, 125))).unwrap();
    assert_eq!(far.reps[0].origin, SpeedOrigin::RaceThreshold, "800 m say nothing of 21 km");
    let slower = lay("6 x 1 km slightly slower than 10k pace, 60 s", &runner()).unwrap();
    assert!(near(speeds(&slower)[0], of_an_hour(10_000.0) * 0.975));
    assert!(codes(&slower).contains(&"segment-relation-as-share".to_owned()));
}

#[test]
fn all_out_repetitions_do_not_get_faster() {
    for text in [
        "10 x 400 m all-out / 90 s",
        "10x400m max effort w/ 90\" walk",
        "10 x 400m flat out\nRecovery: 90 s standing",
        "8 x 1 min all out, 2 min",
    ] {
        let laid = lay(text, &runner()).unwrap_or_else(|e| panic!("{text}: {e}"));
        let found = speeds(&laid);
        assert!(found.windows(2).all(|w| w[1] <= w[0] + 1e-9), "{text}: {found:?}");
        assert!(found.iter().all(|v| *v > LT2), "{text}: {found:?}");
        if text.contains("1 min") {
            assert!(laid.reps.iter().all(|r| laid.of(r).unwrap().duration.as_secs() == 60));
        }
    }
    let mixed =
        lay("4 x 250m sprint + 1 x 300m sprint\nRecovery: full, 5 - 6' walk", &runner()).unwrap();
    assert!(codes(&mixed).contains(&"segment-all-out-mixed".to_owned()), "{:?}", codes(&mixed));
}

#[test]
fn rests_of_every_kind() {
    let of = |text: &str| rests(&lay(text, &runner()).unwrap_or_else(|e| panic!("{text}: {e}")))[0];
    let (walk, jog) = (1.3, 2.35);
    let at = |v: f64| Effort::Speed(Speed::from_meters_per_second(v).unwrap());
    for (rest, time, intensity) in [
        ("90 s", 90.0, Effort::Rest),
        ("90 s walk", 90.0, at(walk)),
        ("90 s jog", 90.0, at(jog)),
        ("60-90 s standing", 75.0, Effort::Rest),
        ("200m jog", 200.0 / jog, at(jog)),
        ("200m walk", 200.0 / walk, at(walk)),
        ("200m in 80 s", 80.0, at(2.5)),
        ("walk back recovery", 400.0 / walk, at(walk)),
        ("60 s float", 60.0, at(0.86 * LT2)),
        ("full recovery", 8.0 * 72.0, Effort::Rest),
    ] {
        let (found, spent) = of(&format!("6 x 400m in 72\nRecovery: {rest}"));
        assert!((found - time).abs() < 1e-6, "{rest}: {found}, not {time}");
        match (spent, intensity) {
            (Effort::Speed(a), Effort::Speed(b)) => {
                assert!(near(a.meters_per_second(), b.meters_per_second()), "{rest}: {spent:?}");
            }
            _ => assert_eq!(spent, intensity, "{rest}"),
        }
    }
    let (left, _) = of("6 x 400m in 72 on 3 min");
    assert!((left - 108.0).abs() < 1e-6, "a start on the clock leaves the rest: {left}");
}

#[test]
fn warm_up_and_cool_down_frame_the_work() {
    let text = "15 min warm-up\n5 x 2km @ HMP, 60 s jog\n10 min cool-down";
    let laid = lay(text, &runner()).unwrap();
    let kinds: Vec<SegmentKind> = laid.segments.iter().map(|s| s.kind).collect();
    assert_eq!((kinds[0], kinds[10]), (SegmentKind::WarmUp, SegmentKind::CoolDown));
    assert_eq!(laid.reps[0].segment, 1);
    assert_eq!(laid.segments[0].duration, Duration::from_secs(900));
    let first = laid.of(&laid.reps[0]).unwrap().duration;
    assert_eq!(laid.end_of(1), Duration::from_secs(900) + first);
    assert!(codes(&laid).contains(&"segment-easy-assumed".to_owned()));
    assert!(!codes(&laid).contains(&"segment-no-warm-up".to_owned()));
    let bare = lay("5 x 2km @ HMP, 60 s jog", &runner()).unwrap();
    assert!(codes(&bare).contains(&"segment-no-warm-up".to_owned()));
}

#[test]
fn open_counts_are_counted_and_told() {
    let laid = lay("8-10 x 1km @ threshold, 60 s jog", &runner()).unwrap();
    assert_eq!(laid.reps.len(), 10);
    assert_eq!(laid.reps.iter().filter(|r| r.optional).count(), 2);
    assert!(codes(&laid).contains(&"segment-optional-counted".to_owned()));
}

#[test]
fn parts_of_a_run_follow_one_another_and_turns_of_a_repeat_do_not() {
    let laid = lay("10 min easy + 20 min tempo", &runner()).unwrap();
    assert_eq!(laid.segments.len(), 2);
    assert!(codes(&laid).contains(&"segment-no-pause".to_owned()));
    let error = lay("5 x 2 km @ threshold", &runner()).unwrap_err();
    assert_eq!(error.code(), "rest-unknown");
}

#[test]
fn what_is_not_known_is_refused_with_its_place() {
    let place = |text: &str, error: SegmentsError| error.span().map(|s| s.of(text).to_owned());
    for (text, code, at) in [
        ("6 x 300m, 3 min walk", "intensity-unknown", Some("300m")),
        ("5 x 2km @ threshold, 60 s jog + 6 x 300m, 3 min walk", "intensity-unknown", Some("300m")),
        ("8 x 200m hills hard, 2 min walk", "activity-without-curve", Some("200m hills hard")),
        ("6 x 400m in 72 on 60 s", "send-off-too-short", None),
        ("6 x 400m @ 5k pace\nRecovery: standing", "rest-without-amount", None),
        ("what a day", "no-work", None),
    ] {
        let error = lay(text, &runner()).unwrap_err();
        assert_eq!(error.code(), code, "{text}: {error}");
        if let Some(at) = at {
            let found = place(text, error).unwrap();
            assert!(found.starts_with(at) || at.starts_with(&found), "{text}: {found:?}");
        }
        assert!(SegmentsError::CODES.contains(&error.code()));
    }
    let nobody = lay("5 x 2 km @ threshold, 60 s", &Athlete::default()).unwrap_err();
    assert!(nobody.to_string().contains("threshold.speed_m_s"), "{nobody}");
    let watts = lay("4 x 8 min @ 95 % FTP, 2 min", &runner()).unwrap_err();
    assert!(watts.to_string().contains("threshold.power_w"), "{watts}");
}

#[test]
fn power_is_kept_as_power() {
    let rider = Athlete::default().with_threshold_power(Power::const_watts(300.0));
    let laid = lay("4 x 8 min @ 95 % FTP, 2 min rest", &rider).unwrap();
    assert_eq!(laid.reps[0].origin, SpeedOrigin::Power);
    let at = laid.of(&laid.reps[0]).unwrap().intensity;
    let Effort::Power(power) = at else { panic!("{at:?}") };
    assert!((power.watts() - 285.0).abs() < 1e-9);
    let easy = lay("4 x 8 min @ 95 % FTP, 2 min easy", &rider).unwrap();
    let spun = Effort::Power(Power::const_watts(120.0));
    assert_eq!(rests(&easy)[0], (120.0, spun), "who rides does not jog in between");
}

#[test]
fn a_heart_rate_at_the_threshold_is_used_where_it_is_known() {
    let bpm = HeartRate::const_bpm;
    let known = runner().with_max_hr(bpm(200.0)).with_threshold_hr(bpm(176.0));
    let laid = lay("3 x 10 min @ 100 % of threshold heart rate, 60 s", &known).unwrap();
    assert!(near(speeds(&laid)[0], 0.98 * LT2), "0.88 of the maximum");
    let unknown = lay("3 x 10 min @ 100 % LTHR, 60 s", &runner()).unwrap();
    assert!((speeds(&unknown)[0] / LT2 - 1.0).abs() < 0.001);
    assert!(codes(&unknown).contains(&"segment-threshold-heart-rate-assumed".to_owned()));
}

#[test]
fn another_speed_changes_its_repetition_alone() {
    let laid = lay("5 x 2 km @ threshold, 60 s", &runner()).unwrap();
    let slower = laid.clone().with_speed(3, Speed::const_meters_per_second(4.0));
    assert!((slower.of(&slower.reps[2]).unwrap().duration.as_secs_f64() - 500.0).abs() < 1e-9);
    for other in [0, 1, 3, 4] {
        assert_eq!(slower.of(&slower.reps[other]), laid.of(&laid.reps[other]));
    }
    assert_eq!(laid.clone().with_speed(9, Speed::const_meters_per_second(4.0)), laid);
}

proptest! {
    /// Times, ways and speeds agree, and every step of the text is there once.
    #[test]
    fn segments_add_up(count in 2_u32..12, km in 1_u32..5, rest in 20_u32..300, percent in 70_u32..110) {
        let text = format!("{count} x {km}km @ {percent} % of LT2 speed, {rest} s rest");
        let laid = lay(&text, &runner()).unwrap();
        let speed = f64::from(percent) / 100.0 * LT2;
        let work = f64::from(count * km) * 1000.0 / speed;
        let rests = f64::from((count - 1) * rest);
        prop_assert_eq!(laid.segments.len(), usize::try_from(2 * count - 1).unwrap());
        let end = laid.end_of(laid.segments.len() - 1).as_secs_f64();
        prop_assert!((end - work - rests).abs() < 1e-6);
        prop_assert!(laid.reps.windows(2).all(|w| w[0].rep + 1 == w[1].rep && w[0].segment < w[1].segment));
    }

    /// Whatever a text says, it is laid out or refused, and nothing is shorter than nothing.
    #[test]
    fn no_text_panics(text in "[0-9]{1,3} ?x ?[0-9]{1,4} ?(m|km|min|s)( @ ([0-9]{1,3} ?%|5k pace|threshold|z[0-9]|RPE [0-9]{1,2}))?(, [0-9]{1,3} ?(s|m|min)( jog| walk| float)?)?") {
        let parsed = parse(&text, &NotationOptions::default());
        if let Ok(laid) = segments(&parsed.session, &runner(), &Criteria::default()) {
            prop_assert!(!laid.reps.is_empty());
            prop_assert!(laid.segments.iter().all(|s| !s.duration.is_zero()));
            prop_assert!(laid.reps.iter().all(|r| laid.of(r).is_some_and(|s| s.kind == SegmentKind::Work)));
        }
    }
}
