//! Every file of the shared collection reads as its list of sources says.
//!
//! Runs where `STADION_SHARED` names the folder; skipped where it does not.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "test code")]

use std::collections::HashSet;
use std::io::Read as _;
use std::path::PathBuf;

use crate::common::{Lcg, fit_record_ends, points, read};
use chrono::Datelike as _;
use stadion_formats::{Format, ReadError, ReadOptions, fit_columns, read_columns, read_path};
use stadion_types::{Import, ImportWarning, Recording, Sport};

/// Damages of each kind for each format.
const DAMAGES: usize = 200;

/// The folder of activities, or `None` where the tests are skipped.
fn folder() -> Option<PathBuf> {
    let Some(shared) = std::env::var_os("STADION_SHARED") else {
        println!("skipped: STADION_SHARED is not set");
        return None;
    };
    Some(PathBuf::from(shared).join("activities"))
}

fn import(folder: &std::path::Path, name: &str) -> Import {
    read_path(folder.join(name), &ReadOptions::default()).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// Name, records, sum of heart rates, sum of powers, last distance. The sums are those of another
/// reader (fitdecode 0.10) over the same files.
const FILES: [(&str, usize, f64, f64, Option<f64>); 16] = [
    ("activity-filecrc.fit", 14, 0.0, 0.0, Some(5.73)),
    ("activity-settings.fit", 14, 0.0, 0.0, Some(5.73)),
    ("activity-small-fenix2-run.fit", 2809, 432_366.0, 0.0, Some(9007.07)),
    ("activity-unexpected-eof.fit", 14, 0.0, 0.0, Some(5.73)),
    ("compressed-speed-distance.fit", 754, 128_573.0, 0.0, Some(10_248.687_5)),
    ("coros-pace-2-cycling-misaligned-fields.fit", 11_272, 1_180_329.0, 0.0, Some(32_143.88)),
    ("cycling_edge1000_power_hr_hills.fit", 8357, 1_376_485.0, 1_830_773.0, Some(57_567.24)),
    (
        "cycling_edge810_2x_maximal_efforts_cafe_stop_nohr.fit",
        6863,
        0.0,
        1_296_150.0,
        Some(51_947.05),
    ),
    ("cycling_karoo_power_hr_2025.fit", 4314, 551_257.0, 737_431.0, Some(34_132.02)),
    ("fenix3_rr_intervals_64min.fit", 3822, 542_727.0, 0.0, Some(0.0)),
    ("garmin-edge-500-activity.fit", 10_686, 1_740_194.0, 0.0, Some(92_622.34)),
    ("garmin-fenix-5-run.fit", 21, 1784.0, 0.0, Some(157.56)),
    ("indoor_fr935_short_with_gap.fit", 199, 19_841.0, 23_841.0, Some(0.0)),
    ("run_fr920xt_hr_firstbeat.fit", 2125, 299_913.0, 0.0, Some(7278.71)),
    ("sample_mulitple_header.fit", 1773, 247_666.0, 0.0, Some(52_533.68)),
    ("strava-android-app-201.10-b1218918.fit", 473, 0.0, 0.0, Some(928.25)),
];

#[test]
fn fit_files() {
    let Some(folder) = folder() else { return };
    for (name, records, heart, power, distance) in FILES {
        let import = import(&folder, name);
        assert_eq!(import.records_read, records, "{name}");
        let columns = fit_columns(&std::fs::read(folder.join(name)).unwrap());
        assert_eq!(columns.len(), records, "{name}");
        assert_eq!(columns.heart_rate_bpm().flatten().sum::<f64>(), heart, "{name}");
        assert_eq!(columns.power_w().flatten().sum::<f64>(), power, "{name}");
        assert_eq!(columns.distance_m().flatten().last(), distance, "{name}");
        let kept: usize = import.recordings.iter().map(stadion_types::Recording::len).sum();
        assert!(kept + import.records_merged <= records && kept > 0, "{name}");
    }
}

/// What is to be warned of, for every file.
const WARNINGS: [(&str, &[&str]); 16] = [
    // The stored sum differs from the content's in one digit.
    ("activity-filecrc.fit", &["bad-checksum"]),
    ("activity-settings.fit", &["chained-file"]),
    ("activity-small-fenix2-run.fit", &[]),
    ("activity-unexpected-eof.fit", &["truncated"]),
    ("compressed-speed-distance.fit", &["empty-records", "start-unknown"]),
    ("coros-pace-2-cycling-misaligned-fields.fit", &["misaligned-fields"]),
    ("cycling_edge1000_power_hr_hills.fit", &[]),
    ("cycling_edge810_2x_maximal_efforts_cafe_stop_nohr.fit", &[]),
    ("cycling_karoo_power_hr_2025.fit", &[]),
    ("fenix3_rr_intervals_64min.fit", &["missing-distance"]),
    ("garmin-edge-500-activity.fit", &["records-merged"]),
    ("garmin-fenix-5-run.fit", &[]),
    ("indoor_fr935_short_with_gap.fit", &["missing-distance"]),
    ("run_fr920xt_hr_firstbeat.fit", &[]),
    ("sample_mulitple_header.fit", &["chained-file"]),
    (
        "strava-android-app-201.10-b1218918.fit",
        &["damaged", "records-merged", "implausible-timestamp"],
    ),
];

#[test]
fn warnings_of_fit_files() {
    let Some(folder) = folder() else { return };
    for (name, expected) in WARNINGS {
        let import = import(&folder, name);
        let codes: Vec<_> = import.warnings.iter().map(ImportWarning::code).collect();
        assert_eq!(codes, expected, "{name}");
    }
    let strava = import(&folder, "strava-android-app-201.10-b1218918.fit");
    let years = strava.warnings.iter().filter_map(|warning| match warning {
        ImportWarning::ImplausibleTimestamp { count, first } => Some((*count, first.year())),
        _ => None,
    });
    assert_eq!(years.collect::<Vec<_>>(), [(1, 2085)]);
}

#[test]
fn what_makes_each_file_worth_keeping() {
    let Some(folder) = folder() else { return };
    let first = |name: &str| import(&folder, name).recordings.remove(0);
    let longest_pause =
        |r: &Recording| r.pauses().iter().map(|p| p.to_s - p.from_s).fold(0.0, f64::max);
    let indoor = first("indoor_fr935_short_with_gap.fit");
    assert_eq!(longest_pause(&indoor), 115.0);
    assert!(indoor.distance_m().is_none() && indoor.speed().is_none());
    assert!(indoor.laps().iter().all(|lap| lap.distance_m.is_none()));
    let stop = first("cycling_edge810_2x_maximal_efforts_cafe_stop_nohr.fit");
    assert_eq!((longest_pause(&stop), stop.laps().len()), (2196.0, 5));
    assert!(stop.heart_rate().is_none());
    let beats = first("fenix3_rr_intervals_64min.fit");
    let rr = beats.beat_intervals().unwrap();
    // The intervals fill the time of the records.
    assert!((rr.interval_s.iter().sum::<f64>() - beats.elapsed_s()).abs() < 2.0);
    let old = first("compressed-speed-distance.fit");
    let way = old.distance_m().unwrap().iter().flatten().last().unwrap();
    assert!((way / 10_248.7 - 1.0).abs() < 0.01, "{way} m");
    let triathlon = import(&folder, "sample_mulitple_header.fit");
    let sports: Vec<_> = triathlon.recordings.iter().filter_map(Recording::sport).collect();
    let expected = [Sport::Swimming, Sport::Other, Sport::Cycling, Sport::Other, Sport::Running];
    assert_eq!(sports, expected);
    let hr = |r: &Recording| r.heart_rate().map_or(0, |hr| hr.count());
    assert_eq!(hr(&first("run_fr920xt_hr_firstbeat.fit")), 2125 - 5);
}

#[test]
fn files_that_are_no_activity() {
    let Some(folder) = folder() else { return };
    let refusal = |name: &str| {
        read_path(folder.join(name), &ReadOptions::default()).map(|_| ()).unwrap_err().to_string()
    };
    assert_eq!(refusal("Settings.fit"), "not an activity but device settings");
    assert_eq!(refusal("WorkoutRepeatSteps.fit"), "not an activity but a workout");
    let developer = read_path(folder.join("DeveloperData.fit"), &ReadOptions::default());
    assert!(matches!(developer, Err(ReadError::NoTimes { records: 3, .. })));
}

/// Rows and sum of heart rates of another reader's table.
fn table(folder: &std::path::Path, name: &str) -> (usize, f64) {
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    let mut lines = text.lines();
    let header = lines.next().unwrap().to_lowercase();
    let column = header.split(',').position(|c| c.contains("heart")).unwrap();
    let rows: Vec<f64> = lines
        .map(|line| line.split(',').nth(column).unwrap().trim().parse().unwrap_or(0.0))
        .collect();
    (rows.len(), rows.iter().sum())
}

#[test]
fn records_agree_with_the_other_readers_tables() {
    let Some(folder) = folder() else { return };
    for name in ["compressed-speed-distance", "garmin-edge-500-activity", "garmin-fenix-5-run"] {
        let columns = fit_columns(&std::fs::read(folder.join(format!("{name}.fit"))).unwrap());
        let (rows, sum) = table(&folder, &format!("{name}-records.csv"));
        assert_eq!(columns.len(), rows, "{name}");
        assert_eq!(columns.heart_rate_bpm().flatten().sum::<f64>(), sum, "{name}");
    }
}

fn unpacked(path: &std::path::Path) -> Vec<u8> {
    let mut out = Vec::new();
    let file = std::fs::File::open(path).unwrap();
    flate2::read::GzDecoder::new(file).read_to_end(&mut out).unwrap();
    out
}

fn listed(folder: PathBuf) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn ends(bytes: &[u8], mark: &[u8]) -> Vec<usize> {
    (0..bytes.len()).filter(|&at| bytes[at..].starts_with(mark)).map(|at| at + mark.len()).collect()
}

#[test]
fn a_month_of_runs() {
    let Some(folder) = folder() else { return };
    let files = listed(folder.join("month"));
    assert_eq!(files.len(), 33);
    let (mut with_merged, mut beats) = (0, 0.0);
    for path in files {
        let import = read_path(&path, &ReadOptions::default()).unwrap();
        let points = ends(&unpacked(&path), b"</Trackpoint>").len();
        assert_eq!(import.records_read, points, "{}", path.display());
        assert_eq!(import.recordings.len(), 1);
        assert_eq!(import.recordings[0].len() + import.records_merged, points);
        let columns =
            read_columns(&std::fs::read(&path).unwrap(), None, &ReadOptions::default()).unwrap();
        beats += columns.heart_rate_bpm().flatten().sum::<f64>();
        with_merged += usize::from(import.records_merged > 0);
    }
    assert_eq!(with_merged, 31);
    // As another program (ElementTree of Python 3) adds them up.
    assert_eq!(beats, 11_556_176.0);
}

#[test]
fn gpx_files() {
    let Some(folder) = folder() else { return };
    let files = listed(folder.join("gpx"));
    assert_eq!(files.len(), 2);
    for (path, records) in files.iter().zip([5104, 2085]) {
        let import = read_path(path, &ReadOptions::default()).unwrap();
        assert_eq!(import.records_read, records);
    }
    let run = read_columns(&std::fs::read(&files[0]).unwrap(), None, &ReadOptions::default());
    let run = run.unwrap();
    assert!(run.cadence_rpm().flatten().count() > 5000);
    assert!(run.temperature_c().flatten().count() > 5000);
}

/// Time in milliseconds and heart rate of the points that a reading keeps.
fn kept(bytes: &[u8], format: Format) -> HashSet<(i64, Option<u64>)> {
    let Ok(import) = read(bytes, format) else { return HashSet::new() };
    points(&import).into_iter().map(|(time, heart)| key(time, heart)).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "years up to 9999")]
fn key(time: f64, heart: Option<f64>) -> (i64, Option<u64>) {
    ((time * 1e3).round() as i64, heart.filter(|h| *h > 0.0).map(f64::to_bits))
}

/// Cuts and flips one file; every point that was complete before the damage must be there.
fn sweep(bytes: &[u8], ends: &[usize], format: Format, damages: usize, random: &mut Lcg) {
    let whole = kept(bytes, format);
    assert!(!whole.is_empty());
    let columns: Vec<_> = columns(bytes, format);
    for _ in 0..damages {
        let at = random.below(bytes.len());
        let done = ends.iter().filter(|&&end| end <= at).count().min(columns.len());
        let mut flipped = bytes.to_vec();
        flipped[at] ^= 1 << random.below(8);
        for damaged in [&bytes[..at], &flipped] {
            let found = self::columns(damaged, format);
            assert!(found.len() >= done, "{format} damaged at {at}");
            assert_eq!(found[..done], columns[..done], "{format} damaged at {at}");
            let found = kept(damaged, format);
            // A damaged record may take the second of the one before it.
            for &(time, heart, _) in &columns[..done.saturating_sub(1)] {
                let Some(time) = time else { continue };
                let point = key(time, heart);
                if whole.contains(&point) {
                    assert!(found.contains(&point), "{format} damaged at {at} lost {point:?}");
                }
            }
        }
    }
}

fn columns(bytes: &[u8], format: Format) -> Vec<(Option<f64>, Option<f64>, Option<f64>)> {
    let Ok(columns) = read_columns(bytes, Some(format), &ReadOptions::default()) else {
        return Vec::new();
    };
    columns
        .unix_time_s()
        .zip(columns.heart_rate_bpm())
        .zip(columns.distance_m())
        .map(|((time, heart), distance)| (time, heart, distance))
        .collect()
}

#[test]
fn damaged_fit_files() {
    let Some(folder) = folder() else { return };
    let mut random = Lcg(11);
    for (name, ..) in FILES {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let mut ends = fit_record_ends(&bytes);
        if name.starts_with("compressed") {
            // Its first record holds a time and nothing else.
            ends.remove(0);
        }
        sweep(&bytes, &ends, Format::Fit, DAMAGES, &mut random);
    }
}

#[test]
fn damaged_tcx_files() {
    let Some(folder) = folder() else { return };
    let mut random = Lcg(12);
    let files = listed(folder.join("month"));
    for path in files.iter().step_by(4) {
        let bytes = unpacked(path);
        sweep(&bytes, &ends(&bytes, b"</Trackpoint>"), Format::Tcx, DAMAGES / 8, &mut random);
        let packed = std::fs::read(path).unwrap();
        for _ in 0..DAMAGES / 8 {
            let at = random.below(packed.len());
            let _ = read(&packed[..at], Format::Tcx);
            let mut flipped = packed.clone();
            flipped[at] ^= 1 << random.below(8);
            let _ = read(&flipped, Format::Tcx);
        }
    }
}

#[test]
fn damaged_gpx_files() {
    let Some(folder) = folder() else { return };
    let mut random = Lcg(13);
    for path in listed(folder.join("gpx")) {
        let bytes = unpacked(&path);
        sweep(&bytes, &ends(&bytes, b"</trkpt>"), Format::Gpx, DAMAGES / 2, &mut random);
    }
}

#[test]
fn damaged_tables() {
    let Some(folder) = folder() else { return };
    let mut random = Lcg(14);
    let bytes = std::fs::read(folder.join("compressed-speed-distance-records.csv")).unwrap();
    let mut rows = ends(&bytes, b"\n");
    rows.remove(0);
    sweep(&bytes, &rows, Format::Csv, DAMAGES, &mut random);
}
