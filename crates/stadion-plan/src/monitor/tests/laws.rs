use proptest::prelude::*;
use stadion_sessions::Answers;

use super::*;

fn maybe<T: core::fmt::Debug + Clone + 'static>(
    of: impl Strategy<Value = T> + 'static,
) -> BoxedStrategy<Option<T>> {
    proptest::option::of(of).boxed()
}

fn any_drift() -> BoxedStrategy<Option<Drift>> {
    let ends = [140.0..190.0_f64, 140.0..190.0, 140.0..190.0, 140.0..190.0, 140.0..190.0];
    prop_oneof![ends.prop_map(drift), Just(steep()), Just(flat()), Just(None)].boxed()
}

fn any_answers() -> impl Strategy<Value = Answers> {
    (maybe(often(&[0.0, 3.0, 5.0], 0.0..8.0)), maybe(any::<bool>()), maybe(any::<bool>()))
        .prop_map(|(reps_left, pain, run_tomorrow)| Answers { reps_left, pain, run_tomorrow })
}

/// Often one that is a sign, at times any of a range.
fn often(signs: &[f64], any: core::ops::Range<f64>) -> BoxedStrategy<f64> {
    prop_oneof![2 => proptest::sample::select(signs.to_vec()), 1 => any].boxed()
}

fn any_signs() -> impl Strategy<Value = SessionSigns> {
    let heart = (any_drift(), maybe(often(&[150.0, 185.0], 130.0..195.0)), maybe(150.0..180.0_f64));
    let body = (
        maybe(often(&[1.3, 3.0, 6.0], 0.5..12.0)),
        maybe(often(&[0.0, 4.0], -5.0..8.0)),
        maybe(often(&[2.0, 6.0, 9.0], 0.0..10.0)),
        any_answers(),
    );
    let pace = (maybe(3.8..4.8_f64), maybe(3.8..4.8_f64));
    let around = (maybe(any::<bool>()), maybe(any::<bool>()));
    (heart, body, pace, around).prop_map(|(heart, body, pace, around)| SessionSigns {
        prescribed: pace.0.and_then(speed),
        run: pace.1.and_then(speed),
        drift: heart.0,
        hr_end: heart.1.and_then(bpm),
        hr_cap: heart.2.and_then(bpm),
        lactate: body.0.map(mmol),
        fade_percent: body.1,
        rpe: body.2.and_then(cr10),
        answers: body.3,
        heat: around.0,
        ill: around.1,
        ..SessionSigns::of(day(0))
    })
}

/// Sessions one to three days apart.
fn any_sessions(most: usize) -> impl Strategy<Value = Vec<SessionSigns>> {
    proptest::collection::vec((any_signs(), 0..4_u32), 0..most).prop_map(|sessions| {
        let mut at = 0;
        let dated = |(signs, apart): (SessionSigns, u32)| {
            at += apart;
            SessionSigns { day: day(at), ..signs }
        };
        sessions.into_iter().map(dated).collect()
    })
}

/// The day after the last session.
fn next_day(sessions: &[SessionSigns]) -> NaiveDate {
    sessions.last().map_or(day(0), |last| last.day + Days::new(1))
}

/// Only what one channel hears.
fn only(signs: &SessionSigns, channel: MonitorChannel) -> SessionSigns {
    let SessionSigns { day, prescribed, run, heat, ill, .. } = signs.clone();
    let mut one = SessionSigns { prescribed, run, heat, ill, ..SessionSigns::of(day) };
    match channel {
        MonitorChannel::Heart => {
            (one.drift, one.hr_end, one.hr_cap) = (signs.drift.clone(), signs.hr_end, signs.hr_cap);
        }
        MonitorChannel::Lactate => one.lactate = signs.lactate,
        MonitorChannel::Pace => one.fade_percent = signs.fade_percent,
        _ => (one.rpe, one.answers) = (signs.rpe, signs.answers),
    }
    one
}

/// `signs` with one more sign of too fast a pace, in a channel that was silent.
fn with_one_more(signs: &SessionSigns, channel: MonitorChannel) -> Option<SessionSigns> {
    let mut more = signs.clone();
    match channel {
        MonitorChannel::Heart if signs.drift.is_none() && signs.hr_end.is_none() => {
            more.drift = steep();
        }
        MonitorChannel::Lactate if signs.lactate.is_none() => more.lactate = Some(mmol(6.0)),
        MonitorChannel::Pace if signs.fade_percent.is_none() => more.fade_percent = Some(4.0),
        MonitorChannel::Feeling if signs.rpe.is_none() => more.rpe = cr10(9.0),
        MonitorChannel::Reserve if signs.answers.reps_left.is_none() => {
            more.answers.reps_left = Some(0.0);
        }
        _ => return None,
    }
    Some(more)
}

fn any_channel() -> impl Strategy<Value = MonitorChannel> {
    proptest::sample::select(MonitorChannel::ALL)
}

fn any_monitor() -> impl Strategy<Value = Monitor> {
    let settings = [MonitorSettings::default(), MonitorSettings::slow_down_after_drift()];
    (proptest::sample::select(settings.to_vec()), any::<bool>())
        .prop_map(|(settings, known)| Monitor::new(settings).unwrap().with_curve(known.then(curve)))
}

proptest! {
    #[test]
    fn one_channel_never_changes_the_pace(sessions in any_sessions(8), channel in any_channel()) {
        let monitor = monitor(MonitorSettings::default());
        let one: Vec<_> = sessions.iter().map(|signs| only(signs, channel)).collect();
        let mut state = monitor.start();
        for adapted in monitor.run(&mut state, &one).unwrap() {
            prop_assert_eq!(adapted.action, MonitorAction::Keep);
            prop_assert_eq!(adapted.pace_change.to_bits(), 0.0_f64.to_bits());
        }
        prop_assert_eq!(state.factor().to_bits(), 1.0_f64.to_bits());
    }

    #[test]
    fn a_session_changes_no_more_than_its_limit(monitor in any_monitor(), sessions in any_sessions(12)) {
        let mut state = monitor.start();
        let mut before = 1.0;
        for adapted in monitor.run(&mut state, &sessions).unwrap() {
            prop_assert!(adapted.pace_change.abs() <= 0.015);
            prop_assert!((adapted.factor / before - 1.0 - adapted.pace_change).abs() < 1e-12);
            prop_assert!((adapted.factor - 1.0).abs() <= 0.12 + 1e-12);
            let moved = match adapted.action {
                MonitorAction::Keep => adapted.pace_change == 0.0,
                MonitorAction::Slower => adapted.pace_change < 0.0,
                MonitorAction::Faster => adapted.pace_change > 0.0,
            };
            prop_assert!(moved && !adapted.reasons.is_empty());
            before = adapted.factor;
        }
    }

    #[test]
    fn one_more_sign_never_makes_it_faster(
        monitor in any_monitor(),
        sessions in any_sessions(6),
        last in any_signs(),
        channel in any_channel(),
    ) {
        let mut state = monitor.start();
        monitor.run(&mut state, &sessions).unwrap();
        let last = SessionSigns { day: next_day(&sessions), ..last };
        let Some(more) = with_one_more(&last, channel) else { return Ok(()) };
        let change = |signs| monitor.step(&mut state.clone(), signs).unwrap().pace_change;
        prop_assert!(change(&more) <= change(&last) + 1e-12, "{} {}", change(&more), change(&last));
    }

    #[test]
    fn two_sure_signs_of_a_right_profile_lower_the_pace(sessions in any_sessions(6)) {
        let monitor = monitor(MonitorSettings::default());
        let mut state = monitor.start();
        monitor.run(&mut state, &sessions).unwrap();
        // As asked, at the pace that the state plans.
        let pace = speed(PACE * state.factor());
        let hard = SessionSigns {
            prescribed: pace,
            run: pace,
            fade_percent: Some(4.0),
            rpe: cr10(9.5),
            ..SessionSigns::of(day(40))
        };
        let before = state.factor();
        let adapted = monitor.step(&mut state, &hard).unwrap();
        // Unless readings have shown that the curve lies further right than the pace.
        if adapted.shift.mean() < before - 1.0 {
            prop_assert_eq!(adapted.action, MonitorAction::Slower);
        }
    }

    #[test]
    fn stepping_is_running(monitor in any_monitor(), sessions in any_sessions(10), at in 0..10_usize) {
        let mut whole = monitor.start();
        let all = monitor.run(&mut whole, &sessions).unwrap();
        let (before, after) = sessions.split_at(at.min(sessions.len()));
        let mut stepped = monitor.start();
        let mut parts = monitor.run(&mut stepped, before).unwrap();
        parts.extend(monitor.run(&mut stepped, after).unwrap());
        prop_assert_eq!(parts, all);
        prop_assert_eq!(stepped, whole);
    }

    #[test]
    fn nothing_seen_changes_nothing(sessions in any_sessions(6)) {
        let monitor = monitor(MonitorSettings::default());
        let mut state = monitor.start();
        monitor.run(&mut state, &sessions).unwrap();
        let adapted = monitor.step(&mut state, &session(40)).unwrap();
        prop_assert_eq!(adapted.action, MonitorAction::Keep);
        prop_assert!(adapted.findings.is_empty());
    }

    #[test]
    fn what_is_no_number_is_refused(sessions in any_sessions(4), signs in any_signs(), which in 0..4_usize) {
        let monitor = monitor(MonitorSettings::default());
        let mut state = monitor.start();
        monitor.run(&mut state, &sessions).unwrap();
        let mut bad = SessionSigns { day: day(40), ..signs };
        let field = match which {
            0 => {
                bad.fade_percent = Some(f64::NAN);
                "fade_percent"
            }
            1 => {
                (bad.fade_percent, bad.answers.reps_left) = (None, Some(f64::INFINITY));
                "answers.reps_left"
            }
            2 => {
                bad.drift = steep();
                bad.drift.as_mut().unwrap().corrected_bpm = Some(f64::NAN);
                "drift.corrected_bpm"
            }
            _ => {
                bad.drift = steep();
                bad.drift.as_mut().unwrap().limit_bpm = f64::NAN;
                "drift.limit_bpm"
            }
        };
        let before = state.clone();
        let error = monitor.step(&mut state, &bad).unwrap_err();
        prop_assert_eq!(error, MonitorError::NotANumber { field, day: day(40) });
        prop_assert_eq!(state, before);
    }
}

#[cfg(feature = "serde")]
proptest! {
    #[test]
    fn what_is_stored_steps_on(monitor in any_monitor(), sessions in any_sessions(8), last in any_signs()) {
        let mut state = monitor.start();
        let adapted = monitor.run(&mut state, &sessions).unwrap();
        let text = serde_json::to_string(&state).unwrap();
        let mut back: MonitorState = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&back, &state);
        let last = SessionSigns { day: next_day(&sessions), ..last };
        prop_assert_eq!(monitor.step(&mut back, &last), monitor.step(&mut state, &last));
        for one in adapted {
            // Reasons come back with their finished texts, so the documents are compared.
            let value = serde_json::to_value(&one).unwrap();
            let read: Adaptation = serde_json::from_value(value.clone()).unwrap();
            prop_assert_eq!(serde_json::to_value(&read).unwrap(), value);
        }
    }

    #[test]
    fn the_order_of_fields_does_not_matter(signs in any_signs(), turn in 0..12_usize) {
        let value = serde_json::to_value(&signs).unwrap();
        let object = value.as_object().unwrap();
        let mut fields: Vec<String> =
            object.iter().map(|(key, value)| format!("{key:?}:{value}")).collect();
        fields.reverse();
        let turns = turn % fields.len();
        fields.rotate_left(turns);
        let turned: SessionSigns = serde_json::from_str(&format!("{{{}}}", fields.join(","))).unwrap();
        let monitor = monitor(MonitorSettings::default());
        let step = |signs: &SessionSigns| {
            serde_json::to_value(monitor.step(&mut monitor.start(), signs).unwrap()).unwrap()
        };
        prop_assert_eq!(step(&turned), step(&signs));
    }
}
