//! Readiness against figures that were computed elsewhere.
#![allow(clippy::unwrap_used, reason = "tests")]

use approx::assert_relative_eq;
use chrono::{Days, NaiveDate};
use stadion_load::{Morning, Mornings, ReadinessDay, ReadinessMonitor, ReadinessSettings, Rmssd};

use crate::load::folder;

#[test]
fn rolling_means_and_bands() {
    let Some(folder) = folder() else { return };
    let text = std::fs::read_to_string(folder.join("hrv_rolling.csv")).unwrap();
    // The file asks for seven values in the week and in the baseline.
    let settings =
        ReadinessSettings { least_valid: 7, least_baseline: 7, ..ReadinessSettings::default() };
    let start = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    let mut mornings = Mornings::new();
    let mut monitor = ReadinessMonitor::new(settings).unwrap();
    for row in text.lines().skip(1) {
        let n: Vec<f64> = row.split(',').map(|n| n.parse().unwrap()).collect();
        let day = row.split(',').next().unwrap().parse().unwrap();
        let date = start + Days::new(day);
        let morning = Morning::default().with_rmssd(Rmssd::from_milliseconds(n[1]).unwrap());
        mornings.insert(date, morning.clone());
        let found = ReadinessDay::of(&mornings, date, &settings).unwrap();
        assert_eq!(monitor.step(date, morning).unwrap(), found);
        let sign = &found.signs[0];
        for (found, expected) in [
            (sign.today, n[2]),
            (sign.mean, n[3]),
            (sign.cv_percent, n[4]),
            (sign.baseline, n[5]),
            (sign.smallest_change, n[6]),
        ] {
            match found {
                Some(found) => assert_relative_eq!(found, expected, max_relative = 1e-9),
                None => assert!(expected.is_nan(), "day {day}: {expected}"),
            }
        }
    }
    assert_eq!(mornings.len(), 30);
}
