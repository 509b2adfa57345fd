//! Grades and level equals of real runs.
//!
//! Runs where `STADION_SHARED` names the folder; skipped where it does not.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::path::{Path, PathBuf};

use stadion_formats::{ReadOptions, read_path};
use stadion_physiology::{GradeCost, GradedRun, GradedRunRules};
use stadion_types::Recording;

fn listed(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| endings.iter().any(|e| path.to_string_lossy().ends_with(e)))
        .collect();
    files.sort();
    files
}

/// The level way by another program: at each sample the slope through the raw altitudes within 50 m,
/// without cells.
fn plain(recording: &Recording) -> f64 {
    let distance: Vec<_> = recording.distance_m().unwrap().iter().collect();
    let altitude: Vec<_> = recording.altitude().unwrap().iter().collect();
    let points: Vec<(f64, f64)> =
        distance.iter().zip(&altitude).filter_map(|(d, h)| Some(((*d)?, (*h)?))).collect();
    let grade = |at: f64| {
        let near = || points.iter().filter(move |p| (p.0 - at).abs() <= 50.0);
        let n = near().fold(0.0, |n, _| n + 1.0);
        let mean = |of: fn(&(f64, f64)) -> f64| near().map(of).sum::<f64>() / n;
        let (x, y) = (mean(|p| p.0), mean(|p| p.1));
        let xx: f64 = near().map(|p| (p.0 - x).powi(2)).sum();
        near().map(|p| (p.0 - x) * (p.1 - y)).sum::<f64>() / xx
    };
    let mut sum = 0.0;
    for (a, b) in distance.iter().flatten().zip(distance.iter().flatten().skip(1)) {
        let middle = 0.5 * (a + b);
        if b > a {
            sum += (b - a) * GradeCost::default().factor(grade(middle)).unwrap_or(f64::NAN);
        }
    }
    sum
}

#[test]
fn level_ways_agree_with_a_plain_window() {
    let Some(shared) = std::env::var_os("STADION_SHARED").map(PathBuf::from) else { return };
    let activities = shared.join("activities");
    let mut files = listed(&activities, &["run.fit"]);
    files.extend(listed(&activities.join("month"), &[".tcx.gz"]));
    files.extend(listed(&activities.join("gpx"), &["Run.gpx.gz"]));
    let mut differences = Vec::new();
    for path in files {
        let import = read_path(&path, &ReadOptions::default()).unwrap();
        for recording in &import.recordings {
            let run = GradedRun::of(recording, &GradedRunRules::default()).unwrap();
            assert!(run.coverage() > 0.94, "{}", path.display());
            // The plain program knows neither refused grades nor gaps, so only whole runs compare.
            if run.coverage() < 0.999 {
                continue;
            }
            let difference = (run.adjusted_distance_m / plain(recording) - 1.0).abs();
            // Without cells, samples where the runner slows down weigh more; that is worth up to
            // 2.4 % in a run of 2 km with stops, and nothing in the middle of the runs.
            assert!(difference < 0.03, "{}: {difference}", path.display());
            differences.push(difference);
        }
    }
    differences.sort_by(f64::total_cmp);
    assert_eq!(differences.len(), 30);
    assert!(differences[15] < 1e-3, "{differences:?}");
}
