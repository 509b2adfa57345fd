//! What the strategies make is varied enough to be of use, and reads back.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use stadion_load::DayState;
use stadion_testkit::strategies;
use stadion_types::{Recording, Sport};

fn drawn<S: Strategy>(strategy: S) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    let made = (0..80).filter_map(|_| strategy.new_tree(&mut runner).ok());
    made.map(|tree| tree.current()).collect()
}

/// It holds of some values and not of others.
#[track_caller]
fn some<T>(values: &[T], holds: impl Fn(&T) -> bool) {
    let count = values.iter().filter(|value| holds(value)).count();
    assert!((2..values.len()).contains(&count), "{count} of {}", values.len());
}

#[test]
fn recordings_differ_in_what_they_have() {
    let made = drawn(strategies::recording());
    some(&made, |r| r.heart_rate().is_some());
    some(&made, |r| r.distance_m().is_some());
    some(&made, Recording::start_is_known);
    some(&made, |r| r.pauses().is_empty());
    some(&made, |r| r.heart_rate().is_some_and(|hr| hr.count() < hr.len()));
    some(&made, |r| r.time_s().windows(2).all(|w| (w[1] - w[0] - 1.0).abs() < 1e-9));
}

#[test]
fn days_differ_in_what_is_known() {
    some(&drawn(strategies::daily_loads()), |days| days.unknown_days().next().is_some());
    some(&drawn(strategies::doses(2)), |doses| doses.len() > 60);
    let ledgers = drawn(strategies::ledger());
    let has = |state: fn(&DayState<'_>) -> bool| {
        some(&ledgers, |ledger| ledger.days().any(|(_, day)| state(&day)));
    };
    has(|day| matches!(day, DayState::Rest));
    // Most have, as the days between two sessions are unknown unless somebody says otherwise.
    let unknown = |day: DayState<'_>| matches!(day, DayState::Unknown);
    assert!(ledgers.iter().any(|ledger| ledger.days().any(|(_, day)| unknown(day))));
    has(|day| day.load("banister-trimp").is_some_and(|load| load > 0.0));
}

#[test]
fn profiles_tests_and_sessions_differ() {
    some(&drawn(strategies::athlete()), |athlete| athlete.heart_rate_range().is_ok());
    let tests = drawn(strategies::step_test());
    some(&tests, |test| test.baseline().is_some());
    some(&tests, |test| test.stages().iter().all(|s| s.lactate.is_some()));
    some(&drawn(strategies::session()), |session| session.blocks().len() > 1);
    some(&drawn(strategies::written_session()), |session| session.recoveries().is_empty());
    some(&drawn(strategies::heart_rate()), |hr| hr.bpm() < 100.0);
    some(&drawn(strategies::rpe()), |rpe| rpe.cr10().is_some());
    some(&drawn(strategies::sport()), |sport| *sport == Sport::Running);
}

#[cfg(feature = "serde")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn they_read_back(
        recording in strategies::recording(),
        ledger in strategies::ledger(),
        athlete in strategies::athlete(),
        test in strategies::step_test(),
        doses in strategies::doses(2),
        hr in strategies::heart_rate(),
        time in strategies::split_time(),
    ) {
        use stadion_testkit::laws::stored;

        // A recording has gaps and is not equal to itself, but its text is.
        let text = serde_json::to_string(&recording).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let read: Recording =
            serde_json::from_str(&text).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let again = serde_json::to_string(&read).map_err(|e| TestCaseError::fail(e.to_string()))?;
        prop_assert_eq!(text, again);

        for report in [
            stored("ledger", &[ledger]),
            stored("athlete", &[athlete]),
            stored("step test", &[test]),
            stored("doses", &[doses]),
            stored("heart rate", &[hr]),
            stored("split time", &[time]),
        ] {
            prop_assert!(report.passed(), "{}", report);
        }
    }
}
