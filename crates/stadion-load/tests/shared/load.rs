//! Against figures that other programs computed; the folder with them is named by `STADION_SHARED`.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::path::PathBuf;
use std::time::Duration;

use approx::assert_relative_eq;
use chrono::DateTime;
use stadion_load::{BanisterTrimp, Done, LoadModel, SexConstants, TrimpBasis};
use stadion_physiology::{Athlete, Sex};
use stadion_types::{Channel, HeartRate, Recording, Sport};

pub(crate) fn folder() -> Option<PathBuf> {
    std::env::var_os("STADION_SHARED").map(|shared| PathBuf::from(shared).join("oracle/load"))
}

fn bpm(value: f64) -> HeartRate {
    HeartRate::from_bpm(value).unwrap()
}

fn athlete(sex: Sex, resting: f64, max: f64) -> Athlete {
    Athlete::default().with_sex(sex).with_resting_hr(bpm(resting)).with_max_hr(bpm(max))
}

#[test]
fn trimp_of_the_mean() {
    let Some(folder) = folder() else { return };
    let text = std::fs::read_to_string(folder.join("trimp_banister.csv")).unwrap();
    let mut rows = 0;
    for row in text.lines().skip(1) {
        let (sex, rest) = row.split_once(',').unwrap();
        let n: Vec<f64> = rest.split(',').map(|n| n.parse().unwrap()).collect();
        let sex = if sex == "f" { Sex::Female } else { Sex::Male };
        let done =
            Done::new(Sport::Running, Duration::from_secs_f64(60.0 * n[0])).with_mean_hr(bpm(n[1]));
        for (constants, expected) in [
            (SexConstants::Published, n[5]),
            (SexConstants::GoldenCheetah, n[6]),
            (SexConstants::Runalyze, n[7]),
        ] {
            let model =
                BanisterTrimp { basis: TrimpBasis::OfMean, constants, ..BanisterTrimp::default() };
            let load = model.load(&athlete(sex, n[2], n[3]), &done).unwrap();
            assert_relative_eq!(load.amount(), expected, max_relative = 1e-9);
        }
        rows += 1;
    }
    assert!(rows > 0);
}

#[test]
fn trimp_of_an_interval_session() {
    let Some(folder) = folder() else { return };
    let text = std::fs::read_to_string(folder.join("trimp_interval_session.json")).unwrap();
    let oracle: serde_json::Value = serde_json::from_str(&text).unwrap();
    let number = |key: &str| oracle[key].as_f64().unwrap();
    let mut hr = Vec::new();
    for pair in oracle["hr_1hz_rle"].as_array().unwrap() {
        let count = usize::try_from(pair[1].as_u64().unwrap()).unwrap();
        #[expect(clippy::cast_possible_truncation, reason = "whole bpm")]
        hr.extend(vec![pair[0].as_f64().unwrap() as f32; count]);
    }
    let time = (0_u32..).take(hr.len()).map(f64::from).collect();
    let recording = Recording::builder(DateTime::UNIX_EPOCH, time)
        .channel_or_nan(Channel::HeartRate, hr)
        .build()
        .unwrap();
    let who = athlete(Sex::Male, number("hr_rest"), number("hr_max"));
    for (basis, key) in [
        (TrimpBasis::PerSample, "banister_per_sample"),
        (TrimpBasis::OfMean, "banister_from_session_mean"),
    ] {
        let model = BanisterTrimp { basis, ..BanisterTrimp::default() };
        let load = model.load(&who, &Done::from_recording(&recording)).unwrap();
        assert_relative_eq!(load.amount(), number(key), max_relative = 1e-9);
    }
}
