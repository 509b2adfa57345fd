use super::*;

fn lactate(value: f64) -> Lactate {
    Lactate::from_millimoles_per_liter(value).unwrap()
}

fn ladder(intensities: &[f64]) -> Vec<Stage> {
    intensities.iter().map(|&x| Stage::new(x).with_lactate(lactate(1.0 + x / 100.0))).collect()
}

fn test_of(stages: Vec<Stage>) -> Result<StepTest, StepTestError> {
    StepTest::new(IntensityUnit::Watts, stages)
}

#[test]
fn every_fault_has_a_name() {
    let [min, max] = StepTest::PLAUSIBLE_LACTATE;
    assert_eq!(test_of(vec![]), Err(StepTestError::Empty));
    for (intensities, error) in [
        (
            vec![100.0, 90.0],
            StepTestError::Descending { stage: 1, intensity: 90.0, previous: 100.0 },
        ),
        (vec![100.0, 130.0, 130.0], StepTestError::Equal { stage: 2, intensity: 130.0 }),
        (vec![-1.0, 10.0], StepTestError::Negative { stage: 0, intensity: -1.0 }),
        (
            vec![100.0, f64::INFINITY],
            StepTestError::NotFinite { stage: 1, intensity: f64::INFINITY },
        ),
    ] {
        let stages = intensities.into_iter().map(Stage::new).collect();
        assert_eq!(test_of(stages), Err(error));
    }
    let nan = test_of(vec![Stage::new(f64::NAN)]).unwrap_err();
    assert!(matches!(nan, StepTestError::NotFinite { stage: 0, .. }));
    for bad in [0.0, 0.19, 35.1, 40.0] {
        let mut stages = ladder(&[100.0, 130.0]);
        stages[1].lactate = Some(lactate(bad));
        let error =
            |stage| StepTestError::ImplausibleLactate { stage, lactate: lactate(bad), min, max };
        assert_eq!(test_of(stages), Err(error(Some(1))));
        let at_rest = test_of(ladder(&[100.0])).unwrap().with_baseline(lactate(bad), None);
        assert_eq!(at_rest, Err(error(None)));
    }
    for bad in [0.0, -0.5, 1.01] {
        let mut stages = ladder(&[100.0, 130.0]);
        stages[1].completed = bad;
        assert_eq!(test_of(stages), Err(StepTestError::Completed { stage: 1, completed: bad }));
    }
    let mut stages = ladder(&[100.0, 130.0]);
    stages[0].completed = 0.5;
    let error = StepTestError::IncompleteBeforeLast { stage: 0, completed: 0.5 };
    assert_eq!(test_of(stages), Err(error));
}

#[test]
fn messages_say_where_and_what() {
    let error = test_of(vec![Stage::new(100.0).with_lactate(lactate(40.0))]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "lactate of 40 mmol/L in stage 0 is outside 0.2 mmol/L to 35 mmol/L, the range of \
         plausible readings"
    );
}

#[test]
fn poor_tests_are_tests_all_the_same() {
    // One stage, two stages, a flat curve, a missing last lactate.
    for stages in [
        ladder(&[100.0]),
        ladder(&[100.0, 130.0]),
        [100.0, 130.0, 160.0].map(|x| Stage::new(x).with_lactate(lactate(1.0))).to_vec(),
        vec![Stage::new(100.0).with_lactate(lactate(1.0)), Stage::new(130.0)],
        vec![Stage::new(0.0)],
    ] {
        assert!(test_of(stages).is_ok());
    }
}

#[test]
fn stages_without_a_reading_are_no_points() {
    let stages = vec![
        Stage::new(100.0).with_heart_rate(HeartRate::const_bpm(120.0)),
        Stage::new(130.0).with_lactate(lactate(1.1)),
        Stage::new(160.0).with_lactate(lactate(1.5)).with_heart_rate(HeartRate::const_bpm(140.0)),
    ];
    let test = test_of(stages).unwrap();
    let points = test.points(IncompleteStage::default());
    assert_eq!(points.intensities, [130.0, 160.0]);
    assert_eq!(points.lactates, [1.1, 1.5]);
    assert_eq!(points.heart_rates, [[100.0, 120.0], [160.0, 140.0]]);
    // The step is that of the test, whichever stages have a reading; nothing at rest is made up.
    assert_eq!(test.baseline_intensity(), Some(70.0));
    assert_eq!(points.clone().with_baseline(&test), points);
    let test = test.with_baseline(lactate(0.9), Some(HeartRate::const_bpm(60.0))).unwrap();
    let points = points.with_baseline(&test);
    assert_eq!(points.intensities, [70.0, 130.0, 160.0]);
    assert_eq!(points.lactates, [0.9, 1.1, 1.5]);
    assert_eq!(points.heart_rates.len(), 2);
}

#[test]
fn an_unfinished_last_stage_follows_the_rule() {
    let mut stages = ladder(&[100.0, 130.0, 160.0]);
    stages[2].completed = 0.5;
    let test = test_of(stages).unwrap();
    for (rule, last) in [
        (IncompleteStage::ScaleByTime, 145.0),
        (IncompleteStage::Drop, 130.0),
        (IncompleteStage::AsMeasured, 160.0),
    ] {
        assert_eq!(test.points(rule).intensities.last(), Some(&last), "{}", rule.as_str());
    }
    let single = test_of(vec![ladder(&[100.0])[0].with_completed(0.25)]).unwrap();
    assert_eq!(single.points(IncompleteStage::ScaleByTime).intensities, [25.0]);
    assert_eq!(single.baseline_intensity(), None);
}

#[cfg(feature = "serde")]
#[test]
fn files_come_through_the_checks() {
    use std::time::Duration;

    let stage = ladder(&[100.0])[0].with_duration(Duration::from_secs(180));
    let test = test_of(vec![stage]).unwrap().with_baseline(lactate(0.9), None).unwrap();
    let json = serde_json::to_string(&test).unwrap();
    assert_eq!(
        json,
        r#"{"unit":"watts","baseline":{"lactate_mmol_l":0.9,"heart_rate_bpm":null},"stages":[{"intensity":100.0,"duration_s":180.0,"completed":1.0,"lactate_mmol_l":2.0,"heart_rate_bpm":null,"rpe":null}]}"#
    );
    assert_eq!(serde_json::from_str::<StepTest>(&json).unwrap(), test);
    let short = r#"{"stages":[{"intensity":100},{"intensity":130,"lactate_mmol_l":2.1}]}"#;
    assert_eq!(serde_json::from_str::<StepTest>(short).unwrap().stages().len(), 2);
    for bad in [
        r#"{"stages":[]}"#,
        r#"{"stages":[{"intensity":130},{"intensity":100}]}"#,
        r#"{"stages":[{"intensity":130}],"baseline":{"lactate_mmol_l":40}}"#,
        r#"{"stages":[{"intensity":130,"duration_s":-1}]}"#,
    ] {
        assert!(serde_json::from_str::<StepTest>(bad).is_err(), "{bad}");
    }
    for rule in IncompleteStage::ALL {
        assert_eq!(serde_json::to_value(rule).unwrap(), rule.as_str());
    }
}
