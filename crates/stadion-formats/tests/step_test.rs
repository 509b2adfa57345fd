//! Tables of step tests: what is read, what is told, what is refused.
#![allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp, reason = "test code")]

use proptest::prelude::*;
use stadion_formats::{
    FirstRow, StepTestFileError, StepTestImport, StepTestWarning, parse_step_test,
};
use stadion_physiology::{IncompleteStage, IntensityUnit};

fn read(table: &str) -> Result<StepTestImport, StepTestFileError> {
    parse_step_test(table.as_bytes(), FirstRow::ByIntensity)
}

fn refused(table: &str) -> (&'static str, Option<u64>) {
    let error = read(table).unwrap_err();
    (error.code(), error.line())
}

#[test]
fn rest_and_stages_are_told_apart() {
    let table =
        "step,length,intensity,lactate,heart_rate\n0,0,0,1.3,61\n1,3,80,1.3,\n2,3,100,,120\n";
    let import = read(table).unwrap();
    let rest = import.test.baseline().unwrap();
    assert_eq!(rest.lactate.millimoles_per_liter(), 1.3);
    assert_eq!(rest.heart_rate.unwrap().bpm(), 61.0);
    let [first, second] = import.test.stages() else { panic!("two stages") };
    assert_eq!((first.intensity, second.intensity), (80.0, 100.0));
    assert_eq!((first.heart_rate, second.lactate), (None, None));
    assert_eq!(first.duration.unwrap().as_secs(), 180);
    assert_eq!(import.test.unit(), IntensityUnit::Unstated);
    assert!(import.warnings.is_empty());
}

#[test]
fn the_first_row_may_be_called_the_baseline() {
    let table = "intensity,lactate\n50,1.1\n100,1.4\n150,2.0\n";
    assert_eq!(read(table).unwrap().test.stages().len(), 3);
    let import = parse_step_test(table.as_bytes(), FirstRow::Baseline).unwrap();
    assert_eq!(import.test.stages().len(), 2);
    assert_eq!(import.test.baseline().unwrap().lactate.millimoles_per_liter(), 1.1);
}

#[test]
fn the_header_gives_the_unit() {
    for (header, unit) in [
        ("speed_km_h", IntensityUnit::KilometersPerHour),
        ("Speed [km/h]", IntensityUnit::KilometersPerHour),
        ("Speed (m/s)", IntensityUnit::MetersPerSecond),
        ("Power [W]", IntensityUnit::Watts),
    ] {
        let import = read(&format!("{header};Lactate [mmol/L]\n12,5;1,2\n13,5;1,6\n")).unwrap();
        assert_eq!(import.test.unit(), unit, "{header}");
        assert_eq!(import.test.stages()[0].intensity, 12.5);
    }
}

#[test]
fn a_short_last_stage_is_scaled_once() {
    let table = |last: &str| {
        format!("intensity,lactate,length\n100,1.2,3\n125,1.9,3\n150,3.1,3\n{last},6.0,2\n")
    };
    let import = read(&table("175")).unwrap();
    let [StepTestWarning::LastStageShort { line: 5, completed }] = import.warnings[..] else {
        panic!("{:?}", import.warnings)
    };
    assert!((completed - 2.0 / 3.0).abs() < 1e-12);
    let last = |rule| *import.test.points(rule).intensities.last().unwrap();
    assert!((last(IncompleteStage::ScaleByTime) - (150.0 + 25.0 * 2.0 / 3.0)).abs() < 1e-9);
    assert_eq!(last(IncompleteStage::Drop), 150.0);
    // Scaled by hand and rounded to whole watts.
    let import = read(&table("166")).unwrap();
    assert!(matches!(import.warnings[..], [StepTestWarning::LastStageScaled { line: 5 }]));
    assert_eq!(
        *import.test.points(IncompleteStage::ScaleByTime).intensities.last().unwrap(),
        166.0
    );
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_kept() {
    let import =
        read("intensity,lactate,hr\n10,1.2,130\n,1.3,140\n12,lo,150\n13,1.9,n/k\n").unwrap();
    assert_eq!(import.test.stages().len(), 3);
    assert_eq!(import.test.stages()[1].lactate, None);
    let codes: Vec<_> = import.warnings.iter().map(StepTestWarning::code).collect();
    assert_eq!(codes, ["no-intensity", "unread-cell", "unread-cell"]);
    assert_eq!(import.warnings[1].to_string(), "line 4, column 2: \"lo\" is no number");
}

#[test]
fn a_test_that_cannot_be_is_refused_with_its_line() {
    for (table, code, line) in [
        ("", "empty-file", None),
        ("intensity,lactate\n", "no-stages", None),
        ("lactate,hr\n1.2,130\n", "missing-column", Some(1)),
        ("intensity,hr\n10,130\n", "missing-column", Some(1)),
        ("intensity,lactate\n10,1.2\n9,1.4\n", "descending-intensities", Some(3)),
        ("intensity,lactate\n10,1.2\n10,1.4\n", "equal-intensities", Some(3)),
        ("intensity,lactate\n10,1.2\n11,0\n", "implausible-lactate", Some(3)),
        ("intensity,lactate\n10,1.2\n11,40\n", "implausible-lactate", Some(3)),
        ("intensity,lactate\n0,40\n10,1.2\n11,2\n", "implausible-lactate", Some(2)),
        ("intensity,lactate\n10,1.2\n11,-3\n", "bad-value", Some(3)),
        ("intensity,lactate\n-10,1.2\n11,3\n", "negative-intensity", Some(2)),
        ("intensity,lactate,completed\n10,1.2,0.5\n11,3,1\n", "incomplete-before-last", Some(2)),
    ] {
        assert_eq!(refused(table), (code, line), "{table:?}");
    }
}

#[test]
fn a_missing_number_is_no_number() {
    let import = read("intensity,lactate\n10,1.2\n11,NaN\n12,\n").unwrap();
    assert!(import.test.stages()[1..].iter().all(|stage| stage.lactate.is_none()));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = parse_step_test(&bytes, FirstRow::ByIntensity);
        let mut table = b"intensity,lactate,heart_rate,length,completed,rpe\n".to_vec();
        table.extend(bytes);
        let _ = parse_step_test(&table, FirstRow::Baseline);
    }
}
