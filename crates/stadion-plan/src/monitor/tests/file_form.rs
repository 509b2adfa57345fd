use super::*;

#[test]
fn the_state_is_checked() {
    let monitor = monitor(MonitorSettings::default());
    let mut state = monitor.start();
    let faded = SessionSigns { fade_percent: Some(2.5), ..session(0) };
    monitor.step(&mut state, &faded).unwrap();
    let text = serde_json::to_string(&state).unwrap();
    assert!(text.starts_with(r#"{"factor":1.0,"shift":{"mean":0.0,"sd":"#), "{text}");
    assert!(text.ends_with(
        r#""last_day":"2026-05-04","signs":[{"day":"2026-05-04","channel":"pace","direction":"too-fast"}],"ill":[],"unknown":[]}"#
    ), "{text}");
    for (from, to) in [
        ("\"factor\":1.0", "\"factor\":1.4"),
        ("\"factor\":1.0", "\"factor\":null"),
        ("\"last_day\":\"2026-05-04\"", "\"last_day\":\"2026-05-03\""),
        ("\"last_day\":\"2026-05-04\"", "\"last_day\":null"),
        ("\"ill\":[]", "\"ill\":[\"2026-05-05\"]"),
        ("\"unknown\":[]", "\"unknwon\":[]"),
    ] {
        let bad = text.replace(from, to);
        assert_ne!(bad, text);
        assert!(serde_json::from_str::<MonitorState>(&bad).is_err(), "{bad}");
    }
    let sign = r#"{"day":"2026-05-04","channel":"pace","direction":"too-fast"}"#;
    let twice = text.replace(sign, &format!("{sign},{sign}"));
    assert!(serde_json::from_str::<MonitorState>(&twice).is_err());
}

#[test]
fn settings_are_written_as_far_as_they_differ() {
    let default = MonitorSettings::default();
    assert_eq!(serde_json::from_str::<MonitorSettings>("{}").unwrap(), default);
    let text = serde_json::to_string(&default).unwrap();
    assert_eq!(serde_json::from_str::<MonitorSettings>(&text).unwrap(), default);
    let seed: MonitorSettings = toml::from_str("drift_action = \"slow-down\"").unwrap();
    assert_eq!(seed, MonitorSettings::slow_down_after_drift());
    let thin: MonitorSettings = toml::from_str("[thinning]\npain_days = 5").unwrap();
    assert_eq!(thin.thinning.pain_days, 5);
    for bad in ["most_change = 0.9", "signs = 0", "sings = 2", "feeling = \"both\"", "day_sd = nan"]
    {
        assert!(toml::from_str::<MonitorSettings>(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_method_carries_its_monitor() {
    let mut method = crate::TrainingMethod::norwegian_singles();
    method.monitor = MonitorSettings { feeling: FeelingChannels::Separate, ..method.monitor };
    let text = serde_json::to_string(&method).unwrap();
    assert_eq!(serde_json::from_str::<crate::TrainingMethod>(&text).unwrap(), method);
    let bad = text.replace("\"window_days\":7", "\"window_days\":0");
    let error = serde_json::from_str::<crate::TrainingMethod>(&bad).unwrap_err().to_string();
    assert!(error.contains("window_days"), "{error}");
}

#[test]
fn signs_need_no_more_than_a_day() {
    let signs: SessionSigns = serde_json::from_str(r#"{"day":"2026-05-04"}"#).unwrap();
    assert_eq!(signs, SessionSigns::of(day(0)));
    let text = r#"{"day":"2026-05-04","rpe":{"scale":"cr10","value":8.0},"lactate_mmol_l":4.4}"#;
    let full = SessionSigns { rpe: cr10(8.0), lactate: Some(mmol(4.4)), ..signs };
    let written = serde_json::to_value(&full).unwrap();
    assert_eq!(serde_json::from_value::<SessionSigns>(written).unwrap(), full);
    assert!(serde_json::from_str::<SessionSigns>(text).is_ok_and(|s| s.lactate == full.lactate));
    for bad in [r"{}", r#"{"day":"2026-05-04","lactate":4.4}"#] {
        assert!(serde_json::from_str::<SessionSigns>(bad).is_err(), "{bad}");
    }
}

#[test]
fn names_are_those_of_files() {
    let name = |text: String| text.trim_matches('"').to_owned();
    for item in MonitorChannel::ALL {
        assert_eq!(name(serde_json::to_string(item).unwrap()), item.as_str());
    }
    for item in BreakthroughVerdict::ALL {
        assert_eq!(name(serde_json::to_string(item).unwrap()), item.as_str());
    }
    for item in MonitorAction::ALL {
        assert_eq!(name(serde_json::to_string(item).unwrap()), item.as_str());
    }
    for item in FeelingChannels::ALL {
        assert_eq!(name(serde_json::to_string(item).unwrap()), item.as_str());
    }
    for item in DayWithout::ALL {
        assert_eq!(name(serde_json::to_string(item).unwrap()), item.as_str());
    }
}
