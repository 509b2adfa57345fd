//! Days without a session, settings and lists.

use approx::assert_abs_diff_eq;
use stadion_sessions::Answers;

use super::cases::codes;
use super::*;

#[test]
fn days_without_their_session() {
    let monitor = monitor(MonitorSettings::default());
    let mut state = monitor.start();
    let without =
        |state: &mut MonitorState, n, why| monitor.step_without(state, day(n), why).unwrap();
    let missed = without(&mut state, 0, DayWithout::Missed);
    assert_eq!(codes(&missed), ["monitor-missed"]);
    assert_eq!(missed.thinning, None);
    for (n, days) in [(1, 2), (2, 2), (3, 3), (5, 2)] {
        let ill = without(&mut state, n, DayWithout::Ill);
        assert_eq!(ill.thinning.unwrap().no_quality_days, days, "day {n}");
    }
    for (n, unknown) in [(6, 1), (7, 2), (8, 3), (21, 2)] {
        let thinning = without(&mut state, n, DayWithout::Unknown).thinning.unwrap();
        assert_eq!(thinning.days, unknown, "day {n}");
        assert_eq!(thinning.reasons[0].code(), "monitor-unknown-days");
    }
    assert_abs_diff_eq!(state.factor(), 1.0);
    let late = monitor.step_without(&mut state, day(0), DayWithout::Missed).unwrap_err();
    assert_eq!(late, MonitorError::NotInOrder { day: day(0), last: day(21) });
}

#[test]
fn pain_and_illness_thin_the_days_after_the_session() {
    let monitor = monitor(MonitorSettings::default());
    let pain = Answers { pain: Some(true), ..Answers::default() };
    let hurt = SessionSigns { answers: pain, ..session(0) };
    let thinning = monitor.step(&mut monitor.start(), &hurt).unwrap().thinning.unwrap();
    assert_eq!((thinning.from, thinning.no_quality_days), (day(1), 3));
    let both = SessionSigns { ill: Some(true), ..hurt };
    let thinning = monitor.step(&mut monitor.start(), &both).unwrap().thinning.unwrap();
    assert_eq!(thinning.reasons.len(), 2);
    assert_eq!(monitor.step(&mut monitor.start(), &session(0)).unwrap().thinning, None);
}

#[test]
fn settings_out_of_range_are_named() {
    let good = MonitorSettings::default();
    good.check().unwrap();
    let thinning = ThinningSettings { ill_days_most: 1, ..ThinningSettings::default() };
    for (setting, settings) in [
        ("most_change", MonitorSettings { most_change: f64::NAN, ..good }),
        ("most_total", MonitorSettings { most_total: 0.4, ..good }),
        ("small_step", MonitorSettings { small_step: -0.01, ..good }),
        ("signs", MonitorSettings { signs: 0, ..good }),
        ("window_days", MonitorSettings { window_days: 0, ..good }),
        ("sure_z", MonitorSettings { sure_z: f64::INFINITY, ..good }),
        ("reps_many", MonitorSettings { reps_many: 1.0, ..good }),
        ("rpe_easy_cr10", MonitorSettings { rpe_easy_cr10: 8.0, ..good }),
        ("day_sd", MonitorSettings { day_sd: 0.0, ..good }),
        ("thinning.ill_days_most", MonitorSettings { thinning, ..good }),
    ] {
        assert_eq!(settings.check().unwrap_err().setting, setting);
        assert!(Monitor::new(settings).is_err());
    }
}

#[test]
fn ids_and_codes_are_unique() {
    for (i, constant) in MONITOR_CONSTANTS.iter().enumerate() {
        assert!(MONITOR_CONSTANTS[..i].iter().all(|c| c.id != constant.id), "{}", constant.id);
        assert!(MONITOR_SOURCES.iter().any(|s| s.id == constant.source.id));
        assert!(constant.value.is_finite());
    }
    for (i, reason) in MONITOR_REASONS.iter().enumerate() {
        assert!(MONITOR_REASONS[..i].iter().all(|r| r.code != reason.code), "{}", reason.code);
        let known = ["monitor-", "breakthrough-"];
        assert!(known.iter().any(|start| reason.code.starts_with(start)), "{}", reason.code);
    }
}

#[test]
fn a_method_says_how_it_is_monitored() {
    let mut method = crate::TrainingMethod::norwegian_singles();
    assert_eq!(method.monitor, MonitorSettings::default());
    method.monitor = MonitorSettings::slow_down_after_drift();
    method.check().unwrap();
    method.monitor.most_change = f64::NAN;
    assert_eq!(method.check().unwrap_err().at, "monitor.most_change");
}
