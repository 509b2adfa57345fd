//! Mornings against the athlete's own band.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "tests")]

use approx::assert_relative_eq;
use chrono::{Days, NaiveDate};
use stadion_load::{
    Answer, CONSTANTS, JudgedValue, Morning, Mornings, Question, READINESS_CONSTANTS, REASONS,
    ReadinessDay, ReadinessError, ReadinessMonitor, ReadinessSettings, ReadinessSign,
    ReadinessState, Rmssd, SOURCES, SignReadiness, SmallestChange,
};
use stadion_types::{Finding, HeartRate, Severity};

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() + Days::new(n)
}

fn hrv(ms: f64) -> Morning {
    Morning::default().with_rmssd(Rmssd::from_milliseconds(ms).unwrap())
}

/// `n` days of 56 to 64 ms.
fn usual(n: u64) -> Mornings {
    (0..n).map(|i| (day(i), hrv([60.0, 56.0, 64.0, 58.0, 62.0][(i % 5) as usize]))).collect()
}

fn of(mornings: &Mornings, n: u64) -> ReadinessDay {
    ReadinessDay::of(mornings, day(n), &ReadinessSettings::default()).unwrap()
}

fn rules(sign: &SignReadiness) -> Vec<&str> {
    sign.findings.iter().map(Finding::rule).collect()
}

#[test]
fn below_within_above() {
    for (ms, state, codes) in [
        (40.0, ReadinessState::Below, &["readiness-below"][..]),
        (60.0, ReadinessState::Within, &["readiness-within"]),
        (85.0, ReadinessState::Above, &["readiness-above", "readiness-rise-either-way"]),
    ] {
        let mut mornings = usual(40);
        mornings.extend((36..40).map(|i| (day(i), hrv(ms))));
        let found = of(&mornings, 39);
        assert_eq!(found.signs.len(), 1);
        let sign = &found.signs[0];
        assert_eq!((sign.sign, sign.state), (ReadinessSign::HeartRateVariability, state));
        assert_eq!(rules(sign), codes);
        assert_eq!(sign.baseline_n, Some(39));
        let edge = sign.baseline.unwrap() + sign.smallest_change.unwrap();
        if state == ReadinessState::Above {
            assert_relative_eq!(sign.findings[0].limit.unwrap(), edge, max_relative = 1e-12);
        }
        for finding in &sign.findings {
            assert!(!finding.reason.text().contains('{'), "{}", finding.reason);
            assert!(REASONS.iter().any(|r| r.code == finding.rule()));
            assert!(SOURCES.iter().any(|s| s.id == finding.source), "{}", finding.source);
        }
    }
}

#[test]
fn today_is_not_part_of_its_own_baseline() {
    let mut mornings = usual(30);
    let before = of(&mornings, 29).signs[0].clone();
    mornings.insert(day(29), hrv(120.0));
    let after = of(&mornings, 29).signs[0].clone();
    assert_eq!(before.baseline, after.baseline);
    assert_eq!(before.smallest_change, after.smallest_change);
    assert!(after.mean > before.mean);
    // What comes later changes nothing.
    mornings.insert(day(30), hrv(20.0));
    assert_eq!(of(&mornings, 29).signs[0], after);
}

#[test]
fn too_little_is_said_and_not_guessed() {
    let settings = ReadinessSettings::default();
    // Two values a week are too few, three are enough.
    let mut mornings = usual(20);
    for n in [21, 24] {
        mornings.insert(day(n), hrv(60.0));
    }
    let two = of(&mornings, 26);
    assert_eq!(two.signs[0].state, ReadinessState::Insufficient);
    assert_eq!(rules(&two.signs[0]), ["readiness-few-days"]);
    assert_eq!(two.signs[0].mean, None);
    mornings.insert(day(26), hrv(60.0));
    assert_eq!(of(&mornings, 26).signs[0].state, ReadinessState::Within);
    // Thirteen values make no baseline, fourteen do.
    let few = of(&usual(14), 13);
    assert_eq!(rules(&few.signs[0]), ["readiness-few-baseline"]);
    assert_eq!(few.signs[0].baseline, None);
    assert_eq!(of(&usual(15), 14).signs[0].baseline_n, Some(14));
    // Days older than the baseline do not count.
    assert_eq!(of(&usual(30), 100).signs, []);
    // Without any variation there is no band.
    let flat: Mornings = (0..30).map(|i| (day(i), hrv(60.1))).collect();
    let flat = of(&flat, 29);
    assert_eq!(flat.signs[0].state, ReadinessState::Insufficient);
    assert_eq!(rules(&flat.signs[0]), ["readiness-no-variation"]);
    // A day without a value of its own.
    let today = ReadinessSettings { judged: JudgedValue::Today, ..settings };
    let missing = ReadinessDay::of(&usual(30), day(30), &today).unwrap();
    assert_eq!(rules(&missing.signs[0]), ["readiness-not-today"]);
    assert_eq!(of(&usual(30), 30).signs[0].state, ReadinessState::Within);
}

#[test]
fn conventions_are_settings() {
    let mut mornings = usual(40);
    mornings.insert(day(39), hrv(42.0));
    let with = |settings| ReadinessDay::of(&mornings, day(39), &settings).unwrap().signs[0].clone();
    let standard = ReadinessSettings::default();
    let today = ReadinessSettings { judged: JudgedValue::Today, ..standard };
    assert_eq!(with(today).state, ReadinessState::Below);
    let half_sd = with(standard).smallest_change.unwrap();
    let raw: Vec<f64> = (0..39).map(|i| [60.0, 56.0, 64.0, 58.0, 62.0][i % 5]).collect();
    let mean = raw.iter().sum::<f64>() / 39.0;
    let sd = (raw.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / 38.0).sqrt();
    let fifth = ReadinessSettings { smallest: SmallestChange::FIFTH_OF_CV, ..standard };
    let fifth_of_cv = with(fifth).smallest_change.unwrap();
    assert_relative_eq!(fifth_of_cv, 0.2 * sd / mean, max_relative = 1e-12);
    assert!(fifth_of_cv < 0.5 * half_sd);
    for (what, bad) in [
        ("least_valid", ReadinessSettings { least_valid: 0, ..standard }),
        ("least_valid", ReadinessSettings { least_valid: 8, ..standard }),
        ("least_baseline", ReadinessSettings { least_baseline: 1, ..standard }),
        ("least_baseline", ReadinessSettings { least_baseline: 61, ..standard }),
        ("smallest", ReadinessSettings { smallest: SmallestChange::SdShare(0.0), ..standard }),
        ("smallest", ReadinessSettings { smallest: SmallestChange::CvShare(f64::NAN), ..standard }),
    ] {
        let refused = ReadinessDay::of(&mornings, day(39), &bad);
        assert_eq!(refused, Err(ReadinessError::Setting { what }));
        assert!(ReadinessMonitor::new(bad).is_err());
    }
}

#[test]
fn signs_stand_beside_each_other() {
    let mut mornings = usual(40);
    for (i, morning) in &mut mornings.values_mut().enumerate() {
        let last = i >= 36;
        let wave = f64::from(u32::try_from(i % 3).unwrap());
        let bpm = if last { 58.0 } else { 46.0 + wave };
        let sore = Answer::on_scale(1.0 + wave, 1.0, 7.0).unwrap();
        *morning = morning
            .clone()
            .with_resting_hr(HeartRate::from_bpm(bpm).unwrap())
            .with_answer(Question::Soreness, sore);
    }
    let found = of(&mornings, 39);
    let state = |sign| found.signs.iter().find(|s| s.sign == sign).map(|s| s.state);
    assert_eq!(state(ReadinessSign::RestingHeartRate), Some(ReadinessState::Above));
    assert_eq!(state(ReadinessSign::HeartRateVariability), Some(ReadinessState::Within));
    assert_eq!(state(ReadinessSign::Answer(Question::Soreness)), Some(ReadinessState::Within));
    assert_eq!(state(ReadinessSign::Answer(Question::Mood)), None);
    assert_eq!(found.findings.len(), 1);
    assert_eq!(
        found.findings[0].reason.text(),
        "only resting-heart-rate is outside its band; one sign alone may be noise"
    );
    let resting = &found.signs[1];
    assert_eq!(resting.findings[0].severity, Severity::Notice);
    // Two signs outside are not told to be alone.
    let mut low = mornings.clone();
    for n in 36..40 {
        let morning = low.get_mut(&day(n)).unwrap();
        *morning = morning.clone().with_rmssd(Rmssd::from_milliseconds(35.0).unwrap());
    }
    assert!(of(&low, 39).findings.is_empty());
}

#[test]
fn answers_on_any_scale() {
    for (value, best, worst, badness) in
        [(1.0, 1.0, 7.0, 0.0), (7.0, 1.0, 7.0, 1.0), (3.0, 5.0, 1.0, 0.5), (0.0, 0.0, 10.0, 0.0)]
    {
        assert_eq!(Answer::on_scale(value, best, worst).unwrap().badness(), badness);
    }
    for (value, best, worst) in
        [(0.0, 1.0, 7.0), (8.0, 1.0, 7.0), (1.0, 1.0, 1.0), (f64::NAN, 0.0, 1.0)]
    {
        assert!(Answer::on_scale(value, best, worst).is_err(), "{value} {best} {worst}");
    }
}

#[test]
fn a_morning_comes_after_the_ones_before() {
    let mut monitor = ReadinessMonitor::default();
    monitor.step(day(3), hrv(60.0)).unwrap();
    for n in [3, 1] {
        let refused = monitor.step(day(n), hrv(60.0));
        assert_eq!(refused, Err(ReadinessError::Order { date: day(n), last: day(3) }));
    }
}

#[test]
fn constants_are_those_in_use() {
    let value = |id: &str| READINESS_CONSTANTS.iter().find(|c| c.id == id).unwrap().value;
    let settings = ReadinessSettings::default();
    assert_eq!(value("readiness.window"), f64::from(settings.window_days));
    assert_eq!(value("readiness.least-valid"), f64::from(settings.least_valid));
    assert_eq!(value("readiness.baseline"), f64::from(settings.baseline_days));
    assert_eq!(value("readiness.least-baseline"), f64::from(settings.least_baseline));
    assert_eq!(SmallestChange::SdShare(value("readiness.smallest.sd")), settings.smallest);
    for constant in READINESS_CONSTANTS {
        assert!(CONSTANTS.iter().all(|c| c.id != constant.id), "{}", constant.id);
        assert!(SOURCES.contains(&constant.source), "{}", constant.id);
    }
}

#[cfg(feature = "serde")]
#[test]
fn mornings_in_a_file() {
    let text = r#"{"2026-03-01":{"rmssd_ms":62.0,"resting_bpm":48.0,"answers":{"soreness":0.25}},"2026-03-02":{}}"#;
    let mornings: Mornings = serde_json::from_str(text).unwrap();
    assert_eq!(mornings[&day(0)].value(ReadinessSign::RestingHeartRate), Some(48.0));
    assert_eq!(mornings[&day(1)], Morning::default());
    let again = serde_json::to_string(&mornings).unwrap();
    assert_eq!(serde_json::from_str::<Mornings>(&again).unwrap(), mornings);
    for bad in [r#""rmssd_ms":5.0"#, r#""rmssd_ms":0"#] {
        let text = text.replace(r#""rmssd_ms":62.0"#, bad);
        assert!(serde_json::from_str::<Mornings>(&text).is_err(), "{bad}");
    }
    assert!(serde_json::from_str::<Mornings>(&text.replace("0.25", "1.25")).is_err());
    for sign in ReadinessSign::ALL {
        let text = serde_json::to_string(&sign).unwrap();
        assert_eq!(text, format!("\"{}\"", sign.as_str()));
        assert_eq!(serde_json::from_str::<ReadinessSign>(&text).unwrap(), sign);
    }
    for state in ReadinessState::ALL {
        assert_eq!(serde_json::to_string(&state).unwrap(), format!("\"{}\"", state.as_str()));
    }
    let mut monitor = ReadinessMonitor::default();
    for (date, morning) in usual(20) {
        monitor.step(date, morning).unwrap();
    }
    let text = serde_json::to_string(&monitor).unwrap();
    assert_eq!(serde_json::from_str::<ReadinessMonitor>(&text).unwrap(), monitor);
    let bad = text.replace(r#""least_valid":3"#, r#""least_valid":0"#);
    assert!(serde_json::from_str::<ReadinessMonitor>(&bad).is_err());
}
