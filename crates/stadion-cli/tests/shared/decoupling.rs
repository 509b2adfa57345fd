//! Decoupling and power of real rides, read from their files.
//!
//! Runs where `STADION_SHARED` names the folder; skipped where it does not.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::path::PathBuf;

use serde_json::Value;
use stadion_formats::{ReadOptions, read_path};
use stadion_physiology::{
    Decoupling, DecouplingError, DecouplingFormula, DecouplingHalves, DecouplingOutput,
    DecouplingRefusal, DecouplingRules, DecouplingSeries, PowerMeanRules, Steadiness,
    dense_decoupling,
};
use stadion_types::Recording;

fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("STADION_SHARED").map(PathBuf::from);
    if folder.is_none() {
        println!("skipped: STADION_SHARED is not set");
    }
    folder
}

fn recording(shared: &std::path::Path, name: &str) -> Recording {
    let import = read_path(shared.join("activities").join(name), &ReadOptions::default()).unwrap();
    import.recordings.into_iter().next().unwrap()
}

fn near(value: f64, expected: f64, relative: f64) {
    assert!((value - expected).abs() <= relative * expected.abs(), "{value}, not {expected}");
}

/// The hilly ride of the oracle. Whole watts and beats pass the recording's single precision exactly.
#[test]
fn the_hilly_ride() {
    let Some(shared) = shared() else { return };
    let text = std::fs::read_to_string(shared.join("oracle/load/decoupling.json")).unwrap();
    let oracle: Value = serde_json::from_str(&text).unwrap();
    let expected = |key: &str| oracle["ride_4078723797_power"][key].as_f64().unwrap();
    let ride = recording(&shared, "cycling_edge1000_power_hr_hills.fit");
    assert_eq!(ride.len(), 8357);
    let of = |halves, formula| {
        let mut rules = DecouplingRules::bare();
        (rules.halves, rules.formula) = (halves, formula);
        Decoupling::of(&ride, &rules).unwrap()
    };
    let samples = of(DecouplingHalves::Samples, DecouplingFormula::RatioOfMeans);
    assert_eq!(samples.output, Some(DecouplingOutput::Power));
    let by_samples = expected("gc_half_by_sample_ratio_of_means");
    near(samples.percent, by_samples, 1e-9);
    // The oracle's half by time takes the sample in the very middle into the first half ...
    let power: Vec<f64> = ride.power().unwrap().iter().flatten().collect();
    let hr: Vec<f64> = ride.heart_rate().unwrap().iter().flatten().collect();
    let kernel = |formula| dense_decoupling(&power, &hr, 4179, formula).unwrap();
    let by_time = expected("half_by_time_ratio_of_means");
    near(kernel(DecouplingFormula::RatioOfMeans), by_time, 1e-9);
    let inverse = expected("wrong_inverse_ratio(GC issue 721)");
    near(kernel(DecouplingFormula::InverseRatio), inverse, 1e-9);
    let median = expected("half_by_time_median_ratio(athlytics, no steady gate)");
    near(kernel(DecouplingFormula::MedianOfRatios), median, 1e-9);
    // ... where we split it, so we lie between the two.
    let split = of(DecouplingHalves::ElapsedTime, DecouplingFormula::RatioOfMeans).percent;
    assert!(by_samples < split && split < by_time, "{split}");
    // With its conditions: hilly, and how much; and the bare number all the same.
    let refused = Decoupling::of(&ride, &DecouplingRules::default());
    let Err(DecouplingError::Refused { refusal, raw_percent }) = refused else {
        panic!("{refused:?}")
    };
    let DecouplingRefusal::Hilly { climb_m_per_km, .. } = refusal else { panic!("{refusal:?}") };
    assert!((18.0..27.0).contains(&climb_m_per_km), "{climb_m_per_km}");
    assert!(raw_percent.is_some());
    // Athlytics, which averages over no time first, refuses it as unsteady too.
    let series = DecouplingSeries::of(&ride).unwrap();
    let mut rules = DecouplingRules::default();
    let mut steadiness = Steadiness::default();
    steadiness.smoothing_s = 1;
    rules.gates.steadiness = Some(steadiness);
    let raw = series.refusals(&rules).unwrap();
    assert_eq!(raw.iter().map(|r| r.code()).collect::<Vec<_>>(), ["hilly", "not-steady"]);
    let all = series.refusals(&DecouplingRules::default()).unwrap();
    assert_eq!(all[0].code(), "hilly");
    println!("by time {split:.4}; refused: {all:?}; without smoothing {raw:?}");

    let text = std::fs::read_to_string(shared.join("oracle/load/np_variants.json")).unwrap();
    let oracle: Value = serde_json::from_str(&text).unwrap();
    let expected = oracle["ride_4078723797"]["np_full_windows_only(coggan)"].as_f64().unwrap();
    near(PowerMeanRules::default().of(&ride).unwrap().power.watts(), expected, 1e-9);
}

#[test]
fn other_recordings_are_judged_or_refused_with_a_reason() {
    let Some(shared) = shared() else { return };
    for name in [
        "activity-small-fenix2-run.fit",
        "cycling_edge810_2x_maximal_efforts_cafe_stop_nohr.fit",
        "cycling_karoo_power_hr_2025.fit",
        "fenix3_rr_intervals_64min.fit",
        "garmin-edge-500-activity.fit",
        "garmin-fenix-5-run.fit",
        "indoor_fr935_short_with_gap.fit",
        "run_fr920xt_hr_firstbeat.fit",
    ] {
        let recording = recording(&shared, name);
        match Decoupling::of(&recording, &DecouplingRules::default()) {
            Ok(found) => {
                println!("{name}: {:.2} {:?} {}", found.percent, found.interval, found.reason);
                assert!(found.percent.is_finite());
            }
            Err(DecouplingError::Refused { refusal, raw_percent }) => {
                println!("{name}: {refusal}, {raw_percent:?}");
            }
            Err(DecouplingError::Missing { channel }) => println!("{name}: no {channel}"),
            Err(other) => panic!("{name}: {other}"),
        }
    }
    let of = |name| Decoupling::of(&recording(&shared, name), &DecouplingRules::default());
    let refused = |name: &'static str| match of(name) {
        Err(DecouplingError::Refused { refusal, .. }) => refusal.code(),
        other => panic!("{name}: {other:?}"),
    };
    // A run of 40 min has less than 40 without warm-up and cool-down.
    assert_eq!(refused("run_fr920xt_hr_firstbeat.fit"), "too-short");
    assert_eq!(
        of("cycling_edge810_2x_maximal_efforts_cafe_stop_nohr.fit"),
        Err(DecouplingError::Missing { channel: "heart rate" })
    );
    // A ride without a power meter.
    assert_eq!(
        of("garmin-edge-500-activity.fit"),
        Err(DecouplingError::Missing { channel: "power" })
    );
}
