//! Against figures that independent code computed from real recordings; the folder with them is
//! named by `STADION_SHARED`.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::path::PathBuf;

use approx::assert_relative_eq;
use chrono::DateTime;
use stadion_physiology::{
    BestEffortRule, DurationLadder, EffortGaps, MeanMaxCurve, MeanMaxSettings, best_effort,
    best_efforts, mean_max,
};
use stadion_types::{Channel, Distance, Recording};

fn text(name: &str) -> Option<String> {
    let shared = std::env::var_os("STADION_SHARED")?;
    let path = PathBuf::from(shared).join("oracle/load").join(name);
    Some(std::fs::read_to_string(path).unwrap())
}

fn rows(name: &str) -> Option<Vec<Vec<f64>>> {
    let rows: Vec<Vec<f64>> = text(name)?
        .lines()
        .skip(1)
        .map(|row| row.split(',').map(|n| n.parse().unwrap()).collect())
        .collect();
    assert!(!rows.is_empty());
    Some(rows)
}

/// Watts of the ride, second by second.
fn ride() -> Option<Vec<f64>> {
    let rows = rows("wbal_ride_4078723797.csv")?;
    for pair in rows.windows(2) {
        assert_relative_eq!(pair[1][0] - pair[0][0], 1.0);
    }
    Some(rows.iter().map(|row| row[1]).collect())
}

#[test]
fn means_of_a_ride() {
    let (Some(watts), Some(rows)) = (ride(), rows("meanmax_ride_4078723797.csv")) else { return };
    assert_eq!(rows.len(), 15);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole seconds")]
    let durations: Vec<u32> = rows.iter().map(|row| row[0] as u32).collect();
    let lengths: Vec<usize> = durations.iter().map(|&d| d as usize).collect();
    let found = mean_max(&watts, &lengths).unwrap();
    assert_eq!(found.len(), rows.len());

    #[allow(clippy::cast_possible_truncation, reason = "whole watts")]
    let channel: Vec<Option<f32>> = watts.iter().map(|&w| Some(w as f32)).collect();
    let time: Vec<f64> = (0..channel.len()).map(|s| f64::from(u32::try_from(s).unwrap())).collect();
    let recording = Recording::builder(DateTime::UNIX_EPOCH, time)
        .channel(Channel::Power, channel)
        .build()
        .unwrap();
    let ladder = DurationLadder::Custom(durations);
    let settings = MeanMaxSettings { ladder, ..MeanMaxSettings::default() };
    let curve = MeanMaxCurve::of(&recording, Channel::Power, &settings).unwrap();
    for ((row, window), point) in rows.iter().zip(&found).zip(curve.points()) {
        assert_relative_eq!(window.mean, row[1], max_relative = 1e-12);
        assert_relative_eq!(point.mean, row[1], max_relative = 1e-12);
        assert_relative_eq!(f64::from(u32::try_from(window.start).unwrap()), row[2]);
        assert_relative_eq!(point.start_s, row[2]);
    }
}

#[test]
fn points_of_the_critical_power_fit() {
    let (Some(watts), Some(text)) = (ride(), text("cp_from_ride_meanmax.json")) else { return };
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let list = |key: &str| -> Vec<f64> {
        json[key].as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect()
    };
    let (t, p) = (list("t"), list("p"));
    assert_eq!((t.len(), p.len()), (6, 6));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole seconds")]
    let lengths: Vec<usize> = t.iter().map(|&t| t as usize).collect();
    for (window, p) in mean_max(&watts, &lengths).unwrap().iter().zip(p) {
        assert_relative_eq!(window.mean, p, max_relative = 1e-12);
    }
}

#[test]
fn best_efforts_of_a_half_marathon() {
    let name = "run_halfmarathon_trackeR_20130630";
    let Some(rows) = rows(&format!("{name}.csv")) else { return };
    let json: serde_json::Value =
        serde_json::from_str(&text(&format!("{name}.json")).unwrap()).unwrap();
    let time: Vec<f64> = rows.iter().map(|row| row[0]).collect();
    let distance: Vec<f64> = rows.iter().map(|row| row[1]).collect();
    let expected = json["best_effort_s"].as_object().unwrap();
    assert_eq!(expected.len(), 8);
    let recording = Recording::builder(DateTime::UNIX_EPOCH, time.clone())
        .distance_m(distance.iter().copied().map(Some).collect())
        .build()
        .unwrap();
    for (target, seconds) in expected {
        let (target, seconds) = (target.parse::<f64>().unwrap(), seconds.as_f64().unwrap());
        let best = best_effort(&time, &distance, target, EffortGaps::Bridge).unwrap().unwrap();
        // The table keeps six digits of the distance, so 0.05 m at either end from 10 km on, and
        // the runner covers 3.3 m/s or more; the figures are of the unrounded file, against which
        // they are checked to 1e-9 where files can be read.
        assert_relative_eq!(best.time_s, seconds, epsilon = 0.1 / 3.3, max_relative = 1e-15);
        // The gap of 42 s holds no end of any of them, so the default rule finds the same.
        let target = [Distance::from_meters(target).unwrap()];
        let typed = best_efforts(&recording, &target, BestEffortRule::default()).unwrap();
        assert_eq!(typed[0], Some(best));
    }
}
