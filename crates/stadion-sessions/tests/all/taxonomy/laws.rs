//! Laws of the search for repetitions and of the judge: total, deterministic, indifferent to what does
//! not matter.
#![allow(clippy::unwrap_used)]

use crate::execution::common::{Device, Leg, WATCH, record, run};
use proptest::prelude::*;
use stadion_physiology::Athlete;
use stadion_sessions::{
    Criteria, Detection, Execution, Facts, NotationOptions, RestClass, RestCriteria, classify,
    parse,
};
use stadion_types::HeartRate;

fn legs() -> impl Strategy<Value = Vec<Leg>> {
    let leg = (5.0..900.0_f64, 0.0..9.0_f64, any::<bool>()).prop_map(|(seconds, speed, paused)| {
        Leg { paused: paused && speed < 1.0, ..run(seconds, speed) }
    });
    // A recording needs a sample, so it begins outside any pause.
    prop::collection::vec(leg, 1..14).prop_map(|legs| [vec![run(30.0, 3.0)], legs].concat())
}

fn texts() -> impl Strategy<Value = String> {
    let effort = prop::sample::select(vec![
        "",
        " all out",
        " easy",
        " sprint",
        " @ 5K pace",
        " @ threshold",
    ]);
    let rest = prop::sample::select(vec![
        "",
        "\nRecovery: 60s",
        "\nRecovery: Full, 6'",
        "\nRecovery: 200m jog",
    ]);
    (1_u32..40, 1_u32..60, effort, rest)
        .prop_map(|(n, d, effort, rest)| format!("{n} x {}m{effort}{rest}", d * 50))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_recording_is_read_and_judged(legs in legs(), seed in 0..1000_u64, smart: bool, laps: bool) {
        let recording = record(&legs, Device { seed, smart, laps, ..WATCH });
        let find = || Execution::find(&recording, &[], &Detection::default());
        let found = find();
        prop_assert_eq!(&found, &find());
        prop_assert!(found.reps.is_empty() || found.rests.len() + 1 == found.reps.len());
        prop_assert_eq!(found.evidence.is_none(), found.reps.is_empty());
        for pair in found.reps.windows(2) {
            let end = pair[0].start_s + pair[0].duration.as_secs_f64();
            prop_assert!(end <= pair[1].start_s + 1e-6);
        }
        let athlete = Athlete::default().with_max_hr(HeartRate::const_bpm(190.0));
        let facts = Facts::from_execution(&found, &recording);
        let judged = classify(&facts, &athlete, &Criteria::default());
        prop_assert_eq!(&judged, &classify(&facts, &athlete, &Criteria::default()));
        prop_assert!(judged.classes.windows(2).all(|w| w[0].score >= w[1].score));
        for class in &judged.classes {
            prop_assert!(!class.reasons.is_empty());
            prop_assert!((0.0..=1.0).contains(&class.score));
            for reason in &class.reasons {
                prop_assert!(!reason.text().contains('{'), "{}", reason.text());
            }
        }
    }

    #[test]
    fn any_text_is_judged_once_and_for_all(text in texts()) {
        let facts = Facts::from_session(&parse(&text, &NotationOptions::default()).session);
        let judged = classify(&facts, &Athlete::default(), &Criteria::default());
        let mut classes: Vec<_> = judged.classes.iter().map(|c| c.class).collect();
        classes.sort();
        classes.dedup();
        prop_assert_eq!(classes.len(), judged.classes.len(), "a class comes once: {}", text);
    }

    #[test]
    fn more_rest_is_never_a_shorter_class(ratio in 0.0..20.0_f64, more in 0.0..20.0_f64) {
        let rest = RestCriteria::default();
        let rank = |ratio| RestClass::ALL.iter().position(|c| *c == rest.class(ratio)).unwrap();
        prop_assert!(rank(ratio) <= rank(ratio + more));
    }
}

#[cfg(feature = "serde")]
#[test]
fn the_file_forms_read_back() {
    use crate::execution::common;
    let legs = common::intervals(3, common::rep(1000.0, 4.2), run(90.0, 2.0));
    let found = Execution::find(&record(&legs, WATCH), &[], &Detection::default());
    let text = serde_json::to_string(&found).unwrap();
    for key in ["start_s", "duration_s", "distance_m", "speed_m_s", "hr_end_bpm", "hr_window_s"] {
        assert!(text.contains(&format!("\"{key}\"")), "{key}");
    }
    assert_eq!(serde_json::from_str::<Execution>(&text).unwrap(), found);
    let criteria: Criteria = serde_json::from_str(r#"{"rest": {"long": 6.0}}"#).unwrap();
    assert!((criteria.rest.long - 6.0).abs() < 1e-12);
    assert_eq!(criteria.hero, Criteria::default().hero);
    assert!(serde_json::from_str::<Criteria>(r#"{"rest": {"longest": 6.0}}"#).is_err());
}
