//! What files say and cannot be: it is told, and it does not go into the results.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::fmt::Write as _;
use std::io::Write as _;

use stadion_formats::{Format, ReadError, ReadOptions, read_bytes, read_columns};
use stadion_types::{Import, ImportWarning};

fn read(text: &str) -> Result<Import, ReadError> {
    read_bytes(text.as_bytes(), Some(Format::Csv), &ReadOptions::default())
}

fn codes(import: &Import) -> Vec<&'static str> {
    import.warnings.iter().map(ImportWarning::code).collect()
}

/// A run of half an hour at 3.33 m/s whose counter was changed.
fn run(change: impl Fn(u32, f64) -> f64) -> String {
    let mut text = String::from("time,distance_m,heart_rate\n");
    for second in 0..1800 {
        let distance = change(second, 3.33 * f64::from(second));
        writeln!(text, "{},{distance:.2},150", 1_600_000_000 + second).unwrap();
    }
    text
}

fn way(import: &Import) -> f64 {
    let distance = import.recordings[0].distance_m().unwrap();
    let first = distance.iter().flatten().next().unwrap();
    let last = distance.iter().flatten().last().unwrap();
    last - first
}

#[test]
fn a_faulty_distance_is_told_and_counted_on() {
    let whole = read(&run(|_, d| d)).unwrap();
    assert!((way(&whole) - 5990.67).abs() < 0.01 && codes(&whole).is_empty());
    let reset = read(&run(|s, d| if s < 900 { d } else { d - 2997.0 })).unwrap();
    let last = read(&run(|s, d| if s < 1799 { d } else { 999_999.0 })).unwrap();
    let leap = read(&run(|s, d| if s < 700 { d } else { d + 20_000.0 })).unwrap();
    for (import, code) in
        [(&reset, "distance-backward"), (&last, "distance-jump"), (&leap, "distance-jump")]
    {
        assert_eq!(codes(import), [code]);
        assert!((way(import) - 5990.67).abs() < 5.0, "{}", way(import));
    }
    // The plain columns are what the file says.
    let text = run(|s, d| if s < 1799 { d } else { 999_999.0 });
    let columns = read_columns(text.as_bytes(), None, &ReadOptions::default());
    let columns = columns
        .or_else(|_| read_columns(text.as_bytes(), Some(Format::Csv), &ReadOptions::default()));
    assert_eq!(columns.unwrap().distance_m().flatten().last(), Some(999_999.0));
}

#[test]
fn numbers_that_no_heart_has_are_told() {
    let import = read("time_s,heart_rate\n0,120\n1,301\n2,-5\n3,0\n4,121\n").unwrap();
    assert_eq!(
        import.warnings[0],
        ImportWarning::BadValues { count: 2, line: Some(3), column: Some(2) }
    );
    assert_eq!(import.recordings[0].heart_rate().unwrap().iter().flatten().count(), 2);
}

#[test]
fn an_unreadable_time_is_shown() {
    let text = "timestamp,heart_rate\nSun Jun 11 07:34:00 PDT 2017,120\nSun Jun 11 07:34:01 PDT 2017,121\n";
    let error = read(text).unwrap_err();
    assert_eq!((error.code(), error.line()), ("no-times", Some(2)));
    assert!(error.to_string().contains("Sun Jun 11 07:34:00 PDT 2017"), "{error}");
    assert!(error.to_string().contains("column 1"), "{error}");
}

#[test]
fn a_table_of_elapsed_seconds_has_no_date() {
    let dated = |text: &str| read(text).unwrap().recordings[0].start_is_known();
    assert!(!dated("time_s,heart_rate\n0,120\n1,121\n"));
    assert!(dated("time,heart_rate\n1600000000,120\n1600000001,121\n"));
}

#[test]
fn twice_compressed_is_unpacked_twice() {
    let pack = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let twice = pack(&pack(b"time_s,heart_rate\n0,120\n1,121\n"));
    let read = |bytes: &[u8]| read_bytes(bytes, Some(Format::Csv), &ReadOptions::default());
    assert_eq!(read(&twice).unwrap().records_read, 2);
    assert_eq!(read(&pack(&twice)).unwrap_err().code(), "bad-compression");
}
