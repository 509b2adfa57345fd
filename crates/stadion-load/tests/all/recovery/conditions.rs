//! What conditions make of the table, in numbers.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "tests")]

use stadion_load::{
    BodySystem, CONSTANTS, Condition, Groundwork, NotStated, OwnRecovery, REASONS,
    RecoveryConditions, SOURCES, SessionSize, Stimulus, TrainingState, recovery_with,
};
use stadion_sessions::Class;
use stadion_types::Finding;

fn found(classes: &[Class], conditions: RecoveryConditions) -> ([f64; 4], Vec<Finding>) {
    let own = OwnRecovery::default();
    let found = recovery_with(classes, &SessionSize::default(), &conditions, &own).unwrap();
    (BodySystem::ALL.map(|s| found.recovery.system(s).hours.max_h()), found.findings)
}

fn near(found: [f64; 4], expected: [f64; 4]) {
    for (found, expected) in found.into_iter().zip(expected) {
        assert!((found - expected).abs() < 1e-9, "{found} {expected}");
    }
}

const TRAINED: RecoveryConditions = RecoveryConditions {
    groundwork: Groundwork::NotStated,
    stimulus: Stimulus::NotStated,
    training: TrainingState::Trained,
    heat: Condition::NotStated,
    downhill: Condition::NotStated,
    low_carbohydrate: Condition::NotStated,
    poor_sleep: Condition::NotStated,
    age_years: None,
    not_stated: NotStated::TableStands,
};

#[test]
fn each_condition_moves_its_systems() {
    let present = Condition::Present;
    // Threshold: 48, 36, 36, 48 h.
    for (conditions, expected) in [
        (TRAINED, [48.0, 36.0, 36.0, 48.0]),
        (RecoveryConditions { heat: present, ..TRAINED }, [55.2, 36.0, 39.6, 48.0]),
        (RecoveryConditions { downhill: present, ..TRAINED }, [48.0, 41.4, 36.0, 62.4]),
        (RecoveryConditions { low_carbohydrate: present, ..TRAINED }, [48.0, 36.0, 48.6, 48.0]),
        (RecoveryConditions { poor_sleep: present, ..TRAINED }, [57.6, 39.6, 39.6, 48.0]),
        (RecoveryConditions { age_years: Some(40), ..TRAINED }, [48.0, 36.0, 36.0, 48.0]),
        (RecoveryConditions { age_years: Some(60), ..TRAINED }, [48.0, 43.2, 36.0, 57.6]),
        (
            RecoveryConditions { training: TrainingState::LessTrained, ..TRAINED },
            [72.0, 45.0, 45.0, 72.0],
        ),
        (RecoveryConditions { stimulus: Stimulus::Novel, ..TRAINED }, [48.0, 45.0, 36.0, 72.0]),
        (RecoveryConditions { stimulus: Stimulus::Repeated, ..TRAINED }, [48.0, 37.8, 36.0, 52.8]),
        // Missing groundwork and a new stimulus say much the same: the larger counts.
        (
            RecoveryConditions {
                stimulus: Stimulus::Novel,
                groundwork: Groundwork::Missing,
                ..TRAINED
            },
            [60.0, 45.0, 45.0, 72.0],
        ),
        // Other shares add up.
        (
            RecoveryConditions { heat: present, poor_sleep: present, ..TRAINED },
            [64.8, 39.6, 43.2, 48.0],
        ),
        // The less trained have their own row.
        (
            RecoveryConditions { heat: present, training: TrainingState::NotStated, ..TRAINED },
            [60.0, 36.0, 43.2, 48.0],
        ),
    ] {
        near(found(&[Class::Threshold], conditions).0, expected);
    }
}

#[test]
fn a_breakthrough_is_new_already() {
    let novel = RecoveryConditions { stimulus: Stimulus::Novel, ..TRAINED };
    let (hours, findings) = found(&[Class::Breakthrough], novel);
    assert_eq!(hours, found(&[Class::Breakthrough], TRAINED).0);
    assert!(findings.is_empty(), "{findings:?}");
    // Beside another class its row still counts, and the other one is moved.
    let (hours, _) = found(&[Class::Breakthrough, Class::Hero], novel);
    near(hours, [96.0, 120.0, 72.0, 168.0]);
}

#[test]
fn findings_say_what_moved_the_hours() {
    let hot = RecoveryConditions { heat: Condition::Present, ..TRAINED };
    let (_, findings) = found(&[Class::Single], hot);
    let mut texts: Vec<String> = findings.iter().map(|f| f.reason.text()).collect();
    texts.retain(|text| text.contains("heat"));
    assert_eq!(
        texts,
        [
            "heat moves the later end of the autonomic system out by 15 %",
            "heat moves the later end of the metabolic system out by 10 %",
        ]
    );
    let widest = RecoveryConditions {
        not_stated: NotStated::Widest,
        heat: Condition::Absent,
        ..RecoveryConditions::default()
    };
    let (_, findings) = found(&[Class::Sprint], widest);
    let assumed: Vec<String> = findings
        .iter()
        .filter(|f| f.rule() == "recovery-condition-assumed")
        .map(|f| f.reason.parameter("condition").unwrap().to_string())
        .collect();
    assert_eq!(
        assumed,
        [
            "missing groundwork",
            "novel-stimulus",
            "less-trained",
            "downhill",
            "low-carbohydrate",
            "poor-sleep",
            "age"
        ]
    );
    for finding in &findings {
        assert!(!finding.reason.text().contains('{'), "{}", finding.reason);
        assert!(REASONS.iter().any(|r| r.code == finding.rule()));
        assert!(SOURCES.iter().any(|s| s.id == finding.source), "{}", finding.source);
    }
}

#[test]
fn the_shares_are_listed_with_their_sources() {
    let value = |id: &str| CONSTANTS.iter().find(|c| c.id == id).unwrap();
    assert_eq!(value("recovery.condition.downhill.musculoskeletal.trained").value, 0.3);
    assert_eq!(value("recovery.condition.downhill.musculoskeletal").source.id, "comrades");
    assert_eq!(value("recovery.condition.age.from").value, 40.0);
}

#[cfg(feature = "serde")]
#[test]
fn conditions_in_a_file() {
    let conditions: RecoveryConditions =
        serde_json::from_str(r#"{"training":"trained","heat":"present","age_years":44}"#).unwrap();
    let expected = RecoveryConditions { heat: Condition::Present, age_years: Some(44), ..TRAINED };
    assert_eq!(conditions, expected);
    assert!(serde_json::from_str::<RecoveryConditions>(r#"{"heta":"present"}"#).is_err());
    let text = serde_json::to_string(&conditions).unwrap();
    assert_eq!(serde_json::from_str::<RecoveryConditions>(&text).unwrap(), conditions);
}
