//! The conditions and the verdicts.

use super::*;
use approx::assert_relative_eq;
use stadion_types::Pause;

fn times(n: u32) -> Vec<f64> {
    (0..n).map(f64::from).collect()
}

/// A run of `n` seconds at 3 m/s, heart rate rising by a tenth of a beat each minute.
fn run(n: u32) -> DecouplingSeries {
    let time_s = times(n);
    let hr: Vec<_> = time_s.iter().map(|s| Some(140.0 + s / 600.0)).collect();
    DecouplingSeries::new(&time_s, hr)
        .unwrap()
        .with_output(DecouplingOutput::Speed, vec![Some(3.0); n as usize])
        .unwrap()
}

fn refused(series: &DecouplingSeries) -> (DecouplingRefusal, Option<f64>) {
    match series.decouple(&DecouplingRules::default()) {
        Err(DecouplingError::Refused { refusal, raw_percent }) => (refusal, raw_percent),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_steady_hour_is_judged() {
    let found = run(3600).decouple(&DecouplingRules::default()).unwrap();
    assert_eq!(found.verdict, DecouplingVerdict::Coupled);
    assert_eq!(found.output, Some(DecouplingOutput::Speed));
    assert_relative_eq!(found.analysed_s, 2700.0);
    assert_eq!(found.steady_s, Some(2700.0));
    assert_eq!(
        found.notes.iter().map(stadion_types::Reason::code).collect::<Vec<_>>(),
        ["decoupling-hills-unknown"]
    );
    assert!(found.reason.text().contains('%') && !found.reason.text().contains('{'));
}

#[test]
fn twenty_minutes_are_too_short() {
    let (refusal, raw) = refused(&run(1200));
    assert_eq!(refusal, DecouplingRefusal::TooShort { analysed_s: 300.0, needed_s: 2400.0 });
    assert!(raw.unwrap() > 0.0);
    // Exactly forty minutes between the cuts pass, a second less does not.
    assert!(run(3300).decouple(&DecouplingRules::default()).is_ok());
    assert!(run(3299).decouple(&DecouplingRules::default()).is_err());
    let (refusal, raw) = refused(&run(0));
    assert_eq!((refusal.code(), raw), ("too-short", None));
}

#[test]
fn half_of_the_heart_rate_missing_is_refused() {
    let time_s = times(3600);
    let hr = time_s.iter().map(|s| (s % 240.0 < 120.0).then_some(150.0));
    let series = DecouplingSeries::new(&time_s, hr)
        .unwrap()
        .with_output(DecouplingOutput::Speed, vec![Some(3.0); 3600])
        .unwrap();
    let (refusal, raw) = refused(&series);
    let DecouplingRefusal::HeartRateCoverage { share, needed } = refusal else {
        panic!("{refusal:?}")
    };
    assert!((share - 0.5).abs() < 0.03 && (needed - 0.9).abs() < 1e-12, "{share}");
    assert_relative_eq!(raw.unwrap(), 0.0, epsilon = 1e-12);
    assert_eq!(refusal.reason().code(), "decoupling-heart-rate-coverage");
}

#[test]
fn a_missing_output_is_refused_as_such() {
    let time_s = times(3600);
    let series = DecouplingSeries::new(&time_s, vec![Some(150.0); 3600]).unwrap();
    let speed = time_s.iter().map(|s| (s % 240.0 < 190.0).then_some(3.0));
    let series = series.with_output(DecouplingOutput::Speed, speed).unwrap();
    assert_eq!(refused(&series).0.code(), "output-coverage");
}

#[test]
fn stops_are_refused() {
    let pause = |from_s, to_s| Pause { from_s, to_s };
    let mut time_s = times(3600);
    time_s[1800..].iter_mut().for_each(|t| *t += 90.0);
    let series = |time_s: &[f64], pauses: &[Pause]| {
        DecouplingSeries::new(time_s, vec![Some(150.0); 3600])
            .unwrap()
            .with_output(DecouplingOutput::Speed, vec![Some(3.0); 3600])
            .unwrap()
            .with_pauses(pauses)
    };
    let (refusal, raw) = refused(&series(&time_s, &[pause(1800.0, 1890.0)]));
    assert_eq!(refusal, DecouplingRefusal::LongStop { longest_s: 90.0, limit_s: 60.0 });
    assert_relative_eq!(raw.unwrap(), 0.0, epsilon = 1e-12);
    // One within the warm-up is none of its business.
    assert!(series(&time_s, &[pause(100.0, 190.0)]).decouple(&DecouplingRules::default()).is_ok());
    // Five stops of half a minute are 150 s of 2850.
    let mut time_s = times(3600);
    let mut pauses = Vec::new();
    for start in [900_u32, 1300, 1700, 2100, 2500] {
        let from_s = time_s[start as usize];
        pauses.push(pause(from_s, from_s + 30.0));
        time_s[start as usize..].iter_mut().for_each(|t| *t += 30.0);
    }
    let (refusal, _) = refused(&series(&time_s, &pauses));
    let DecouplingRefusal::ManyStops { share, .. } = refusal else { panic!("{refusal:?}") };
    assert_relative_eq!(share, 150.0 / 2850.0, max_relative = 1e-9);
}

#[test]
fn standing_with_the_timer_on_is_a_stop() {
    let speed = |i: u32| Some(if (1800..1870).contains(&i) { 0.0 } else { 3.0 });
    let series = DecouplingSeries::new(&times(3600), vec![Some(150.0); 3600])
        .unwrap()
        .with_output(DecouplingOutput::Power, vec![Some(200.0); 3600])
        .unwrap()
        .with_speed((0..3600).map(speed))
        .unwrap();
    let (refusal, _) = refused(&series);
    assert_eq!(refusal, DecouplingRefusal::LongStop { longest_s: 70.0, limit_s: 60.0 });
}

#[test]
fn hills_are_refused_unless_they_are_in_the_speed() {
    // Up and down by 40 m each two kilometres: 20 m/km.
    let time_s = times(3600);
    let altitude =
        || time_s.iter().map(|s| Some(20.0 * (s * 3.0 / 2000.0 * std::f64::consts::TAU).sin()));
    let series = run(3600).with_altitude(altitude()).unwrap();
    let (refusal, _) = refused(&series);
    let DecouplingRefusal::Hilly { climb_m_per_km, limit_m_per_km } = refusal else {
        panic!("{refusal:?}")
    };
    assert!((climb_m_per_km - 20.0).abs() < 2.0, "{climb_m_per_km}");
    assert_relative_eq!(limit_m_per_km, 10.0);
    let adjusted = run(3600)
        .with_output(DecouplingOutput::GradeAdjustedSpeed, vec![Some(3.0); 3600])
        .unwrap()
        .with_distance(time_s.iter().map(|s| Some(3.0 * s)))
        .unwrap()
        .with_altitude(altitude())
        .unwrap();
    assert!(adjusted.decouple(&DecouplingRules::default()).is_ok());
    // What a barometer makes up is no climb.
    let noise = run(3600).with_altitude((0..3600).map(|i| Some(f64::from(i % 3)))).unwrap();
    let found = noise.decouple(&DecouplingRules::default()).unwrap();
    assert_eq!((found.climb_m_per_km, found.notes.len()), (Some(0.0), 0));
}

#[test]
fn an_unsteady_run_is_refused() {
    let speed = (0..3600).map(|i| Some(if i / 120 % 2 == 0 { 2.5 } else { 3.5 }));
    let series = run(3600).with_output(DecouplingOutput::Speed, speed).unwrap();
    let (refusal, _) = refused(&series);
    let DecouplingRefusal::NotSteady { steady_s, .. } = refusal else { panic!("{refusal:?}") };
    assert_relative_eq!(steady_s, 0.0);
}

#[test]
fn all_that_is_not_met_is_listed() {
    let speed = (0..1200).map(|i| Some(if i / 120 % 2 == 0 { 2.5 } else { 3.5 }));
    let series = run(1200).with_output(DecouplingOutput::Speed, speed).unwrap();
    let refusals = series.refusals(&DecouplingRules::default()).unwrap();
    let codes: Vec<_> = refusals.iter().map(|r| r.code()).collect();
    assert_eq!(codes, ["too-short", "not-steady"]);
    let nothing = DecouplingSeries::new(&times(3600), vec![None; 3600]).unwrap();
    let refusals = nothing.refusals(&DecouplingRules::default()).unwrap();
    assert_eq!(refusals.last(), Some(&DecouplingRefusal::NothingMeasured));
    assert_eq!(nothing.refusals(&DecouplingRules::bare()).unwrap().len(), 1);
    let bare = nothing.decouple(&DecouplingRules::bare());
    let nothing = DecouplingRefusal::NothingMeasured;
    assert_eq!(bare, Err(DecouplingError::Refused { refusal: nothing, raw_percent: None }));
}

#[test]
fn every_refusal_has_its_code_and_reason() {
    let all = [
        DecouplingRefusal::TooShort { analysed_s: 1.0, needed_s: 2.0 },
        DecouplingRefusal::HeartRateCoverage { share: 0.5, needed: 0.9 },
        DecouplingRefusal::OutputCoverage { share: 0.5, needed: 0.9 },
        DecouplingRefusal::LongStop { longest_s: 2.0, limit_s: 1.0 },
        DecouplingRefusal::ManyStops { share: 0.5, limit: 0.1 },
        DecouplingRefusal::Hilly { climb_m_per_km: 20.0, limit_m_per_km: 10.0 },
        DecouplingRefusal::NotSteady { steady_s: 1.0, needed_s: 2.0, max_cv: 0.08 },
        DecouplingRefusal::NothingMeasured,
    ];
    assert_eq!(all.map(DecouplingRefusal::code), DecouplingRefusal::CODES);
    for refusal in all {
        let reason = refusal.reason();
        assert_eq!(reason.code(), format!("decoupling-{}", refusal.code()));
        assert!(DECOUPLING_REASONS.iter().any(|r| r.code == reason.code()));
        assert!(!reason.text().contains('{'), "{reason}");
        #[cfg(feature = "serde")]
        {
            let text = serde_json::to_string(&refusal).unwrap();
            assert!(text.contains(&format!("\"code\":\"{}\"", refusal.code())), "{text}");
            assert_eq!(serde_json::from_str::<DecouplingRefusal>(&text).unwrap(), refusal);
        }
    }
}

#[test]
fn verdicts_change_at_their_limits() {
    let verdict = |formula, second: f64| {
        let time_s = times(3600);
        let hr = time_s.iter().map(|s| Some(if *s < 1800.0 { 100.0 } else { second }));
        let mut rules = DecouplingRules::bare();
        rules.formula = formula;
        let kind = DecouplingOutput::Speed;
        decouple(&time_s, (kind, vec![Some(3.0); 3600]), hr, &[], &rules).unwrap().verdict
    };
    let friel = DecouplingFormula::RatioOfMeans;
    assert_eq!(verdict(friel, 105.2), DecouplingVerdict::Coupled);
    assert_eq!(verdict(friel, 105.3), DecouplingVerdict::Moderate);
    assert_eq!(verdict(friel, 111.0), DecouplingVerdict::Moderate);
    assert_eq!(verdict(friel, 111.2), DecouplingVerdict::High);
    let drift = DecouplingFormula::HeartRateOnly;
    assert_eq!(verdict(drift, 103.4), DecouplingVerdict::BelowAerobicThreshold);
    assert_eq!(verdict(drift, 103.5001), DecouplingVerdict::AtAerobicThreshold);
    assert_eq!(verdict(drift, 105.1), DecouplingVerdict::AboveAerobicThreshold);
}

#[test]
fn heart_rate_alone_needs_no_output() {
    let time_s = times(3600);
    let hr = time_s.iter().map(|s| Some(140.0 + s / 600.0));
    let series = DecouplingSeries::new(&time_s, hr).unwrap();
    let formula = DecouplingFormula::HeartRateOnly;
    let rules = DecouplingRules { formula, ..DecouplingRules::default() };
    let found = series.decouple(&rules).unwrap();
    assert_eq!((found.output, found.first.output, found.steady_s), (None, None, None));
    assert!(found.notes.iter().any(|n| n.code() == "decoupling-steadiness-unknown"));
    assert_eq!(
        series.decouple(&DecouplingRules::default()).unwrap_err(),
        DecouplingError::Refused { refusal: DecouplingRefusal::NothingMeasured, raw_percent: None }
    );
}

/// Every definition on one series, and how they lie.
#[test]
fn definitions_differ_as_they_must() {
    let time_s = times(3600);
    let power: Vec<_> = (0..3600).map(|i| Some(200.0 + f64::from(i * 31 % 101))).collect();
    let hr: Vec<_> = time_s.iter().map(|s| Some(140.0 + 10.0 * s / 3600.0)).collect();
    let with = |change: &dyn Fn(&mut DecouplingRules)| {
        let mut rules = DecouplingRules::bare();
        change(&mut rules);
        let output = (DecouplingOutput::Power, power.clone());
        decouple(&time_s, output, hr.clone(), &[], &rules).unwrap()
    };
    let friel = with(&|_| ());
    let inverse = with(&|r| r.formula = DecouplingFormula::InverseRatio);
    let d = friel.percent / 100.0;
    assert_relative_eq!(inverse.percent, 100.0 * d / (1.0 - d), max_relative = 1e-12);
    let median = with(&|r| r.formula = DecouplingFormula::MedianOfRatios);
    assert!(median.interval.is_none() && (median.percent - friel.percent).abs() < 0.5);
    let fourth = with(&|r| r.output_mean = OutputMean::FourthPower);
    assert!(fourth.interval.is_some() && fourth.first.output > friel.first.output);
    let samples = with(&|r| r.halves = DecouplingHalves::Samples);
    assert_relative_eq!(samples.first.known_s + 2.0, samples.second.known_s);
    for found in [friel, inverse, fourth, samples] {
        let interval = found.interval.unwrap();
        assert!(interval.lo < found.percent && found.percent < interval.hi, "{interval:?}");
    }
}

/// A pause late in the session moves the half by the clock but not the half by moving time.
#[test]
fn halves_by_the_clock_and_by_movement() {
    let mut time_s = times(3600);
    time_s[2700..].iter_mut().for_each(|t| *t += 1200.0);
    let pause = Pause { from_s: 2700.0, to_s: 3900.0 };
    let hr: Vec<_> = (0..3600).map(|i| Some(140.0 + f64::from(i) / 360.0)).collect();
    let of = |halves| {
        let mut rules = DecouplingRules::bare();
        rules.halves = halves;
        let output = (DecouplingOutput::Speed, vec![Some(3.0); 3600]);
        decouple(&time_s, output, hr.clone(), &[pause], &rules).unwrap()
    };
    let moving = of(DecouplingHalves::MovingTime);
    assert_relative_eq!(moving.first.known_s, 1800.0);
    let clock = of(DecouplingHalves::ElapsedTime);
    assert_relative_eq!(clock.first.known_s, 2400.0);
    assert_relative_eq!(clock.second.known_s, 1200.0);
}

#[test]
fn settings_and_series_are_checked() {
    let series = run(3600);
    let changes: [fn(&mut DecouplingRules); 8] = [
        |r| r.warm_up_s = -1.0,
        |r| r.cool_down_s = f64::NAN,
        |r| r.max_gap_s = f64::INFINITY,
        |r| r.level = 1.0,
        |r| r.high_percent = 1.0,
        |r| r.gates.min_coverage = Some(1.5),
        |r| r.gates.steadiness = Some(Steadiness { window_s: 0, ..Steadiness::default() }),
        |r| r.gates.steadiness = Some(Steadiness { smoothing_s: 0, ..Steadiness::default() }),
    ];
    for change in changes {
        let mut rules = DecouplingRules::default();
        change(&mut rules);
        assert!(matches!(series.decouple(&rules), Err(DecouplingError::Setting { .. })));
        assert!(series.refusals(&rules).is_err());
    }
    let short = DecouplingSeries::new(&[0.0], [None, None]);
    assert!(matches!(short, Err(DecouplingError::Length { channel: "heart rate", .. })));
    let back = DecouplingSeries::new(&[0.0, f64::NAN], [None, None]);
    assert!(matches!(back, Err(DecouplingError::Time { index: 1, .. })));
    let long = DecouplingSeries::new(&[0.0, 1e9], [None, None]);
    assert!(matches!(long, Err(DecouplingError::TooLong { .. })));
    for result in [
        series.clone().with_output(DecouplingOutput::Power, [None]),
        series.clone().with_speed([None]),
        series.clone().with_altitude([None]),
        series.clone().with_distance([None]),
    ] {
        assert!(matches!(result, Err(DecouplingError::Length { .. })));
    }
}

#[cfg(feature = "serde")]
#[test]
fn files_keep_everything() {
    let found = run(3600).decouple(&DecouplingRules::default()).unwrap();
    let text = serde_json::to_string(&found).unwrap();
    assert!(text.contains("\"heart_rate_bpm\""), "{text}");
    let read: Decoupling = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    let rules: DecouplingRules = serde_json::from_str(r#"{"formula":"inverse-ratio"}"#).unwrap();
    assert_eq!(rules.formula, DecouplingFormula::InverseRatio);
    for verdict in DecouplingVerdict::ALL {
        assert_eq!(serde_json::to_string(&verdict).unwrap(), format!("\"{}\"", verdict.as_str()));
    }
}

#[test]
fn a_noisy_altitude_is_no_hill() {
    let time_s: Vec<f64> = (0..5400).map(f64::from).collect();
    // Up to 2.5 m off, without order: multiples of the golden ratio.
    let noise = |s: f64| 5.0 * ((s * 0.618_033_988_75).fract() - 0.5);
    let climb = |altitude: &dyn Fn(f64) -> f64| {
        DecouplingSeries::new(&time_s, vec![Some(150.0); 5400])
            .unwrap()
            .with_output(DecouplingOutput::Power, vec![Some(200.0); 5400])
            .unwrap()
            .with_speed(vec![Some(8.0); 5400])
            .unwrap()
            .with_altitude(time_s.iter().map(|s| Some(altitude(*s) + noise(*s))))
            .unwrap()
            .decouple(&DecouplingRules { gates: DecouplingGates::OFF, ..Default::default() })
            .unwrap()
            .climb_m_per_km
            .unwrap()
    };
    assert!(climb(&|_| 100.0) < 0.1);
    // Hills of 60 m, one in ten minutes: 4500 s hold 7.5 of them, 450 m on 36 km.
    let hills = climb(&|s| 30.0 * (std::f64::consts::TAU * s / 600.0).sin());
    assert!((hills - 12.5).abs() < 1.0, "{hills}");
}
