use super::*;
use approx::assert_relative_eq;

const REP: Duration = Duration::from_secs(522);

/// Repetitions of 2 km in 8:42 with 60 s between them.
fn session(ends: &[f64]) -> Vec<DriftRep> {
    (0_u32..)
        .zip(ends)
        .map(|(i, &hr)| {
            DriftRep::new(582.0 * f64::from(i), REP)
                .with_hr_end(Some(HeartRate::from_bpm(hr).unwrap()))
                .with_speed(Some(Speed::const_meters_per_second(3.83)))
                .with_grade(Some(0.0))
        })
        .collect()
}

fn judge(reps: &[DriftRep]) -> Drift {
    DriftRule::default().judge(reps)
}

fn slower(rep: DriftRep, part: f64) -> DriftRep {
    let v = rep.speed.unwrap().meters_per_second();
    rep.with_speed(Some(Speed::from_meters_per_second(v * (1.0 - part)).unwrap()))
}

#[test]
fn the_limit_itself_passes() {
    for (last, verdict, severity) in [
        (155.0, DriftVerdict::Stable, None),
        (163.0, DriftVerdict::Stable, None),
        (163.1, DriftVerdict::Normal, None),
        (165.0, DriftVerdict::Normal, None),
        (165.000_000_000_5, DriftVerdict::Normal, None),
        (165.1, DriftVerdict::TooFast, Some(Severity::Notice)),
        (168.0, DriftVerdict::TooFast, Some(Severity::Notice)),
        (168.1, DriftVerdict::TooFast, Some(Severity::Warning)),
    ] {
        let drift = judge(&session(&[150.0, 160.0, 161.0, 162.0, last]));
        assert_eq!(drift.verdict, verdict, "{last}");
        assert_eq!(drift.severity, severity, "{last}");
        assert_eq!(drift.finding().map(|f| f.severity), severity, "{last}");
        assert_relative_eq!(drift.delta_bpm.unwrap(), last - 160.0);
        assert_relative_eq!(drift.limit_bpm, 5.0);
        assert_eq!((drift.from_rep, drift.to_rep), (2, 5));
    }
}

#[test]
fn the_slope_has_an_interval() {
    let drift = judge(&session(&[158.0, 160.0, 162.0, 163.0, 165.0]));
    // Through reps 2 to 5. Through all five the slope is 1.7.
    assert_relative_eq!(drift.slope_bpm_per_rep.unwrap(), 1.6, max_relative = 1e-12);
    let interval = drift.interval.unwrap();
    let half = 3.0 * 4.302_652_730 * (0.1_f64 / 5.0).sqrt();
    assert_relative_eq!(interval.lo, 4.8 - half, max_relative = 1e-9);
    assert_relative_eq!(interval.hi, 4.8 + half, max_relative = 1e-9);
    assert!(interval.hi > drift.limit_bpm, "the verdict is not a sure one");
}

#[test]
fn a_slower_rep_does_not_compare() {
    let mut reps = session(&[158.0, 160.0, 161.0, 162.0, 163.0]);
    reps[4] = slower(reps[4], 0.04);
    let drift = judge(&reps);
    assert_eq!(drift.verdict, DriftVerdict::NotComparable);
    assert_eq!(drift.reason.code(), "drift-speeds-differ");
    assert_relative_eq!(drift.reason.number("change_percent").unwrap(), -4.0, max_relative = 1e-9);
    assert_relative_eq!(drift.delta_bpm.unwrap(), 3.0);
    assert_relative_eq!(
        drift.corrected_bpm.unwrap(),
        3.0 + 24.2 * 0.04 * 3.83,
        max_relative = 1e-12
    );
    assert_eq!(drift.finding(), None);
    // The other way round, and for the first of the two.
    for (at, part) in [(4, -0.04), (1, 0.04), (1, -0.04)] {
        let mut reps = session(&[158.0, 160.0, 161.0, 162.0, 170.0]);
        reps[at] = slower(reps[at], part);
        assert_eq!(judge(&reps).verdict, DriftVerdict::NotComparable, "rep {at} {part}");
    }
    // A rep between the two counts for the slope only.
    let mut reps = session(&[158.0, 160.0, 150.0, 162.0, 163.0]);
    reps[2] = slower(reps[2], 0.04);
    let drift = judge(&reps);
    assert_eq!(drift.verdict, DriftVerdict::Stable);
    assert_relative_eq!(drift.slope_bpm_per_rep.unwrap(), 1.0, max_relative = 1e-9);
}

#[test]
fn the_speed_tolerance_is_part_of_it() {
    for (part, verdict) in [
        (0.015, DriftVerdict::Stable),
        (0.0151, DriftVerdict::NotComparable),
        (-0.015, DriftVerdict::Stable),
        (-0.016, DriftVerdict::NotComparable),
    ] {
        let mut reps = session(&[158.0, 160.0, 161.0, 162.0, 163.0]);
        reps[4] = slower(reps[4], part);
        assert_eq!(judge(&reps).verdict, verdict, "{part}");
    }
}

#[test]
fn grades_compare_where_they_are_known() {
    let mut reps = session(&[158.0, 160.0, 161.0, 162.0, 163.0]);
    reps[4].grade = Some(0.02);
    let drift = judge(&reps);
    assert_eq!(drift.verdict, DriftVerdict::NotComparable);
    assert_eq!(drift.reason.code(), "drift-grades-differ");
    reps[4].grade = None;
    let drift = judge(&reps);
    assert_eq!(drift.verdict, DriftVerdict::Stable);
    let notes: Vec<_> = drift.notes.iter().map(Reason::code).collect();
    assert_eq!(notes, ["drift-grade-unknown"]);
}

#[test]
fn fewer_than_three_are_not_judged() {
    let codes = |reps: &[DriftRep]| {
        let drift = judge(reps);
        assert_eq!(drift.verdict, DriftVerdict::NotJudged);
        drift.reason.code().to_owned()
    };
    for n in 0..3 {
        assert_eq!(codes(&session(&[160.0; 3])[..n]), "drift-too-few-reps", "{n}");
    }
    // Five reps, each faster than the last.
    let mut reps = session(&[150.0, 155.0, 160.0, 165.0, 170.0]);
    for (i, rep) in (0_u32..).zip(&mut reps) {
        *rep = slower(*rep, -0.05 * f64::from(i));
    }
    assert_eq!(codes(&reps), "drift-too-few-reps");
    let drift = judge(&reps);
    assert_eq!(drift.reason.number("comparable_reps"), Some(1.0));
    assert!(drift.delta_bpm.is_some() && drift.corrected_bpm.is_some());

    // The two themselves were run alike, and nothing else was.
    let mut reps = session(&[150.0, 155.0, 160.0, 165.0, 170.0]);
    for (at, part) in [(0, 0.1), (2, 0.05), (3, -0.05)] {
        reps[at] = slower(reps[at], part);
    }
    assert_eq!(codes(&reps), "drift-too-few-reps");
    assert_eq!(judge(&reps).reason.number("comparable_reps"), Some(2.0));
    // One more is enough.
    reps[3] = slower(reps[3], 1.0 - 1.0 / 1.05);
    assert_eq!(judge(&reps).verdict, DriftVerdict::TooFast);
    assert_eq!(judge(&session(&[158.0, 160.0, 162.0])).verdict, DriftVerdict::Normal);
}

#[test]
fn what_was_not_measured_is_not_judged() {
    let mut reps = session(&[158.0, 160.0, 161.0, 162.0, 168.0]);
    reps[1].hr_end = None;
    let drift = judge(&reps);
    assert_eq!((drift.verdict, drift.delta_bpm), (DriftVerdict::NotJudged, None));
    assert_eq!(drift.reason.code(), "drift-no-heart-rate");

    let without_speed: Vec<_> =
        session(&[158.0, 160.0, 161.0, 162.0, 168.0]).iter().map(|r| r.with_speed(None)).collect();
    let drift = judge(&without_speed);
    assert_eq!(drift.verdict, DriftVerdict::NotJudged);
    assert_eq!(drift.reason.code(), "drift-speed-unknown");
    assert_eq!((drift.delta_bpm, drift.corrected_bpm), (Some(8.0), None));
    let treadmill = DriftRule { unknown_speed: UnknownSpeed::Even, ..DriftRule::default() };
    assert_eq!(treadmill.judge(&without_speed).verdict, DriftVerdict::TooFast);
}

#[test]
fn other_counts_go_by_time() {
    // Two reps of 582 s between the ends: 1.7 bpm in 10 min are 3.298 bpm.
    for (last, verdict) in [(163.2, DriftVerdict::Normal), (163.4, DriftVerdict::TooFast)] {
        let drift = judge(&session(&[158.0, 160.0, 161.0, last]));
        assert_eq!((drift.verdict, drift.to_rep), (verdict, 4), "{last}");
        assert_relative_eq!(drift.limit_bpm, 3.298, max_relative = 1e-9);
        assert_eq!(drift.notes[0].code(), "drift-extrapolated");
    }
    assert_eq!(
        judge(&session(&[158.0, 160.0, 161.0, 180.0])).severity,
        Some(Severity::Notice),
        "an extrapolated limit carries no warning"
    );

    let eight = session(&[158.0, 160.0, 161.0, 162.0, 163.0, 166.0, 169.0, 172.0]);
    let stated = DriftRule { longer_sessions: LongerSessions::AsStated, ..DriftRule::default() };
    let drift = stated.judge(&eight);
    assert_eq!((drift.to_rep, drift.verdict), (5, DriftVerdict::Stable));
    let by_time = judge(&eight);
    assert_eq!(by_time.notes[0].code(), "drift-extrapolated");
    assert_eq!((by_time.to_rep, by_time.verdict), (8, DriftVerdict::TooFast));
    assert_relative_eq!(by_time.limit_bpm, 1.7 * 6.0 * 582.0 / 600.0, max_relative = 1e-12);

    let mut reps = session(&[158.0, 160.0, 161.0, 162.0]);
    reps[3].start_s = 0.0;
    assert_eq!(judge(&reps).reason.code(), "drift-times-not-ordered");
}

#[test]
fn a_limit_by_time_is_not_below_what_a_watch_shows() {
    // Three times 3 min with a minute between: 1.7 bpm in 10 min would be 0.68 bpm.
    let short = |last| {
        let mut reps = session(&[158.0, 160.0, last]);
        for (i, rep) in (0_u32..).zip(&mut reps) {
            rep.start_s = 240.0 * f64::from(i);
            rep.duration = Duration::from_secs(180);
        }
        judge(&reps)
    };
    assert_relative_eq!(short(161.0).limit_bpm, 2.0);
    assert_eq!(short(161.0).verdict, DriftVerdict::Stable);
    assert_eq!(short(162.0).verdict, DriftVerdict::Normal);
    assert_eq!(short(162.1).verdict, DriftVerdict::TooFast);
}

#[test]
fn no_rep_is_named_that_was_not_run() {
    for n in 0..3_u32 {
        let drift = judge(&session(&[160.0; 3])[..n as usize]);
        assert_eq!(drift.to_rep, n);
        assert_eq!(drift.verdict, DriftVerdict::NotJudged);
    }
}

#[test]
fn short_reps_have_no_plateau() {
    let mut reps = session(&[158.0, 160.0, 161.0, 162.0, 170.0]);
    for rep in &mut reps {
        rep.duration = Duration::from_secs(150);
    }
    let drift = judge(&reps);
    assert_eq!(drift.verdict, DriftVerdict::TooFast);
    assert_eq!(drift.notes[0].code(), "drift-no-plateau");
    reps[4].duration = Duration::from_secs(165);
    let drift = judge(&reps);
    assert_eq!(drift.verdict, DriftVerdict::NotComparable);
    assert_eq!(drift.reason.code(), "drift-lengths-differ");
    for rep in &mut reps {
        rep.duration = Duration::from_secs(60);
    }
    let drift = judge(&reps);
    assert_eq!(drift.verdict, DriftVerdict::NotJudged);
    assert_eq!(drift.reason.code(), "drift-reps-too-short");
}

#[test]
fn slowing_down_is_a_setting() {
    let rule = DriftRule { action: DriftAction::SlowDown, ..DriftRule::default() };
    let drift = rule.judge(&session(&[158.0, 160.0, 161.0, 162.0, 165.5]));
    let finding = drift.finding().unwrap();
    assert_eq!((finding.rule(), finding.severity), ("drift-slow-down", Severity::Warning));
    assert_eq!((finding.measured, finding.limit), (Some(5.5), Some(5.0)));
    assert_eq!(finding.source, "seed-000");
}

#[test]
fn texts_have_their_numbers() {
    let mut reps = session(&[158.0, 160.0, 161.0, 162.0, 168.0]);
    let rules =
        [DriftRule::default(), DriftRule { action: DriftAction::SlowDown, ..DriftRule::default() }];
    let mut reasons: Vec<Reason> = rules.map(|rule| rule.judge(&reps).reason).into();
    reasons.push(judge(&reps[..1]).reason);
    reps[4] = slower(reps[4], 0.04);
    reasons.push(judge(&reps).reason);
    reps[4] = reps[3].with_grade(Some(0.05));
    reasons.push(judge(&reps).reason);
    for reason in reasons {
        assert!(!reason.text().contains(['{', '}']), "{}", reason.text());
    }
}

#[cfg(feature = "serde")]
#[test]
fn the_file_form_is_fixed() {
    let drift = judge(&session(&[158.0, 160.0, 162.0, 163.0]));
    let value = serde_json::to_value(&drift).unwrap();
    let keys: Vec<_> = value.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = [
        "from_rep",
        "to_rep",
        "delta_bpm",
        "corrected_bpm",
        "slope_bpm_per_rep",
        "interval",
        "limit_bpm",
        "verdict",
        "reason",
        "notes",
        "severity",
    ];
    let mut keys_sorted = keys.clone();
    keys_sorted.sort_unstable();
    expected.sort_unstable();
    assert_eq!(keys_sorted, expected);
    let back: Drift = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&back).unwrap(), value);

    for verdict in DriftVerdict::ALL {
        let text = serde_json::to_string(&verdict).unwrap();
        assert_eq!(text, format!("\"{}\"", verdict.as_str()));
    }
    let text = serde_json::to_string(&DriftRule::default()).unwrap();
    assert_eq!(serde_json::from_str::<DriftRule>(&text).unwrap(), DriftRule::default());
    assert_eq!(serde_json::from_str::<DriftRule>("{}").unwrap(), DriftRule::default());
    assert!(serde_json::from_str::<DriftRule>(r#"{"limit":5}"#).is_err());
    let names = |text: String| text.trim_matches('"').to_owned();
    for item in LongerSessions::ALL {
        assert_eq!(names(serde_json::to_string(&item).unwrap()), item.as_str());
    }
    for item in UnknownSpeed::ALL {
        assert_eq!(names(serde_json::to_string(&item).unwrap()), item.as_str());
    }
    for item in DriftAction::ALL {
        assert_eq!(names(serde_json::to_string(&item).unwrap()), item.as_str());
    }
}

#[test]
fn a_rule_that_cannot_be_lets_nothing_pass() {
    let reps = session(&[150.0, 160.0, 163.0, 166.0, 175.0]);
    let good = DriftRule::default();
    let nan = f64::NAN;
    for (setting, rule) in [
        ("limit_bpm", DriftRule { limit_bpm: nan, ..good }),
        ("limit_bpm", DriftRule { limit_bpm: 0.0, ..good }),
        ("stable_bpm", DriftRule { stable_bpm: nan, ..good }),
        ("warning_bpm", DriftRule { warning_bpm: -1.0, ..good }),
        ("limit_bpm_per_10_min", DriftRule { limit_bpm_per_10_min: nan, ..good }),
        ("least_limit_bpm", DriftRule { least_limit_bpm: nan, ..good }),
        ("speed_tolerance", DriftRule { speed_tolerance: nan, ..good }),
        ("grade_tolerance", DriftRule { grade_tolerance: f64::INFINITY, ..good }),
        ("gain_bpm_per_m_s", DriftRule { gain_bpm_per_m_s: nan, ..good }),
        ("from_rep", DriftRule { from_rep: 0, ..good }),
        ("from_rep", DriftRule { from_rep: 5, ..good }),
    ] {
        let drift = rule.judge(&reps);
        assert_eq!(drift.verdict, DriftVerdict::NotJudged, "{setting}");
        assert_eq!(drift.reason.text(), format!("{setting} of the drift rule is out of its range"));
        assert!(drift.limit_bpm.is_finite() && drift.finding().is_none());
    }
}

#[test]
fn a_grade_that_is_no_number_is_not_known() {
    let mut reps = session(&[150.0, 160.0, 161.0, 162.0, 163.0]);
    reps[4].grade = Some(f64::NAN);
    let drift = judge(&reps);
    assert!(drift.notes.iter().any(|note| note.code() == "drift-grade-unknown"), "{drift:?}");
}
