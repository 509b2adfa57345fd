//! Tables of step tests: what is read, what is told, what is refused.
#![allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp, reason = "test code")]

use proptest::prelude::*;
use stadion_formats::{FirstRow, StepTestFileError, StepTestImport, parse_step_test};
use stadion_physiology::{IncompleteStage, IntensityUnit};
use stadion_types::StepTestWarning;

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
    assert_eq!(import.warnings[1].to_string(), "line 4, column 2: \"lo\" cannot be read");
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

#[test]
fn a_decimal_comma_between_commas_is_no_further_column() {
    assert_eq!(refused("intensity,lactate\n10,1,2\n12,1,9\n"), ("too-many-cells", Some(2)));
    assert_eq!(
        refused("intensity,lactate,note\n10,1.2,\n12,1,9,ok\n"),
        ("too-many-cells", Some(3))
    );
    // Empty cells at the end are how spreadsheets write.
    assert_eq!(read("intensity,lactate\n10,1.2,,\n12,1.9,,\n").unwrap().test.stages().len(), 2);
    // In quotes the comma is the cell's own, whether or not the header is quoted.
    for head in ["intensity,lactate", "\"intensity\",\"lactate\""] {
        let import = read(&format!("{head}\n10,\"1,2\"\n\"12,5\",\"1,9\"\n")).unwrap();
        let [first, second] = import.test.stages() else { panic!("two stages") };
        assert_eq!(first.lactate.unwrap().millimoles_per_liter(), 1.2, "{head}");
        assert_eq!(second.intensity, 12.5);
    }
    // A thousand is no decimal.
    let import = read("power_w,lactate\n90,1.2\n\"1,200\",1.9\n").unwrap();
    assert_eq!(import.test.stages().len(), 1);
    assert_eq!(import.warnings[0].to_string(), "line 3, column 1: \"1,200\" cannot be read");
}

#[test]
fn a_stray_quote_swallows_nothing() {
    let import = read("intensity,lactate,note\n10,1.2,5'\"\n12,1.9,\n14,2.5,\n").unwrap();
    assert_eq!(import.test.stages().len(), 3);
}

#[test]
fn paces_become_speeds() {
    let import = read("pace [min/km],lactate\n0,1.0\n5:00,1.2\n4:30,1.3\n240,1.9\n").unwrap();
    assert!(import.test.baseline().is_some() && import.warnings.is_empty());
    assert_eq!(import.test.unit(), IntensityUnit::KilometersPerHour);
    let speeds: Vec<f64> = import.test.stages().iter().map(|s| s.intensity).collect();
    for (found, told) in speeds.iter().zip([12.0, 40.0 / 3.0, 15.0]) {
        assert!((found - told).abs() < 1e-9, "{speeds:?}");
    }
    let import = read("pace_min_mile,lactate\n8:00,1.2\n7:00,1.3\n").unwrap();
    assert!((import.test.stages()[0].intensity - 1.609_344 * 7.5).abs() < 1e-9);
    let import = read("pace/100m,lactate\n1:40,1.2\n1:30,1.3\n").unwrap();
    assert_eq!(import.test.unit(), IntensityUnit::MetersPerSecond);
    assert!((import.test.stages()[0].intensity - 1.0).abs() < 1e-9);
    // A name without a distance is told; the rest has no pace.
    let table = "Pace,lactate\n-,1.0\n5:00,1.2\n4:30,1.3\n";
    let import = parse_step_test(table.as_bytes(), FirstRow::Baseline).unwrap();
    assert_eq!(import.warnings, [StepTestWarning::PacePerKilometer { column: 1 }]);
    assert_eq!(import.test.baseline().unwrap().lactate.millimoles_per_liter(), 1.0);
    // 4.30 may be 4:30 or 4:18.
    let error = read("pace,lactate\n4.30,1.2\n4.00,1.3\n").unwrap_err();
    assert_eq!((error.code(), error.line()), ("unread-intensity", Some(2)));
    assert!(error.to_string().contains("m:ss"), "{error}");
    assert_eq!(refused("intensity,lactate\n4:30,1.2\n"), ("unread-intensity", Some(2)));
    assert_eq!(refused("pace,lactate\n4:00,1.2\n4:30,1.4\n"), ("descending-intensities", Some(3)));
}

#[test]
fn what_a_header_leaves_open_is_told_or_refused() {
    // 16 m/s would be no speed of a runner; the name tells no unit.
    let import = read("speed,lactate\n14,1.2\n16,1.3\n").unwrap();
    assert_eq!(import.test.unit(), IntensityUnit::Unstated);
    assert_eq!(import.warnings, [StepTestWarning::UnitNotTold { column: 1 }]);
    let import = read("speed_km_h,power_w,lactate\n14,250,1.2\n16,290,1.3\n").unwrap();
    assert_eq!(import.test.unit(), IntensityUnit::KilometersPerHour);
    assert_eq!(import.warnings, [StepTestWarning::SecondIntensity { column: 2 }]);
    for table in [
        "intensity,lactate,La\n10,1.2,1.3\n",
        "intensity,lactate,hr,bpm\n10,1.2,130,131\n",
        "intensity,lactate,length,seconds\n10,1.2,4,240\n",
    ] {
        assert_eq!(refused(table), ("two-columns", Some(1)), "{table}");
    }
}

#[test]
fn the_length_of_a_stage_may_be_a_clock() {
    let import = read("intensity,lactate,length\n10,1.2,4:00\n12,1.9,4:00\n14,3.1,2:00\n").unwrap();
    assert_eq!(import.test.stages()[0].duration.unwrap().as_secs(), 240);
    assert_eq!(import.warnings, [StepTestWarning::LastStageShort { line: 4, completed: 0.5 }]);
    assert_eq!(refused("intensity,lactate,length\n10,1.2,4\n12,2,0\n"), ("bad-value", Some(3)));
}

#[test]
fn only_the_first_row_can_be_rest() {
    assert_eq!(refused("intensity,lactate\n0,1\n0,1.1\n10,1.2\n"), ("bad-value", Some(3)));
    assert_eq!(refused("intensity,lactate\n10,1\n0,1.1\n12,1.2\n"), ("bad-value", Some(3)));
}

#[test]
fn a_table_of_hundreds_of_rows_is_no_step_test() {
    use std::fmt::Write as _;
    let table = |rows: u32| {
        (0..rows).fold("intensity,lactate\n".to_owned(), |mut text, i| {
            writeln!(text, "{},2", 100 + i).unwrap();
            text
        })
    };
    assert_eq!(read(&table(60)).unwrap().test.stages().len(), 60);
    assert_eq!(refused(&table(61)), ("too-many-rows", Some(62)));
}
