//! The load models.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use approx::assert_relative_eq;
use chrono::DateTime;
use stadion_load::{
    BanisterTrimp, Calibrated, Done, EdwardsTrimp, IndividualFit, IndividualFitMethod,
    IndividualTrimp, LoadModel, LuciaTrimp, PowerSmoothing, PowerStress, ZonalTrimp, govss_power,
    swim_power,
};
use stadion_physiology::{Athlete, Sex, SmoothingWeight, WindowStart};
use stadion_physiology::{ExponentialMeanRules, PowerMeanRules};
use stadion_types::{Channel, Distance, HeartRate, Mass, Power, Recording, Speed};

use crate::load::folder;

fn json(name: &str) -> Option<serde_json::Value> {
    let text = std::fs::read_to_string(folder()?.join(name)).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

fn one(channel: Channel, values: Vec<f32>) -> Recording {
    let time = (0_u32..).take(values.len()).map(f64::from).collect();
    Recording::builder(DateTime::UNIX_EPOCH, time).channel_or_nan(channel, values).build().unwrap()
}

/// The session of the reference, and its athlete.
fn interval_session(oracle: &serde_json::Value) -> (Recording, Athlete) {
    let mut hr = Vec::new();
    for pair in oracle["hr_1hz_rle"].as_array().unwrap() {
        let count = usize::try_from(pair[1].as_u64().unwrap()).unwrap();
        #[expect(clippy::cast_possible_truncation, reason = "whole bpm")]
        hr.extend(vec![pair[0].as_f64().unwrap() as f32; count]);
    }
    let bpm = |key: &str| HeartRate::from_bpm(oracle[key].as_f64().unwrap()).unwrap();
    let athlete = Athlete::default()
        .with_sex(Sex::Male)
        .with_resting_hr(bpm("hr_rest"))
        .with_max_hr(bpm("hr_max"))
        .with_lt1_hr(bpm("vt1"))
        .with_threshold_hr(bpm("vt2"));
    (one(Channel::HeartRate, hr), athlete)
}

#[test]
fn trimps_of_an_interval_session() {
    let Some(oracle) = json("trimp_interval_session.json") else { return };
    let number = |key: &str| oracle[key].as_f64().unwrap();
    let (recording, athlete) = interval_session(&oracle);
    let done = Done::from_recording(&recording);
    let edwards = EdwardsTrimp::default().load(&athlete, &done).unwrap();
    assert_relative_eq!(edwards.amount(), number("edwards"), max_relative = 1e-9);
    let lucia = LuciaTrimp::default().load(&athlete, &done).unwrap();
    assert_relative_eq!(lucia.amount(), number("lucia"), max_relative = 1e-9);
    let athlete = athlete.with_threshold_hr(HeartRate::from_bpm(number("lthr")).unwrap());
    let zonal = ZonalTrimp::default().load(&athlete, &done).unwrap();
    let expected = number("goldencheetah_zonal_float_bounds");
    assert_relative_eq!(zonal.amount(), expected, max_relative = 1e-9);
    // 100 · TRIMP / (60 · x · 0.64 · exp(1.92 x)) at the threshold.
    let x = (number("lthr") - number("hr_rest")) / (number("hr_max") - number("hr_rest"));
    let hour = 60.0 * x * 0.64 * (1.92 * x).exp();
    let normalised = Calibrated::new(BanisterTrimp::default()).load(&athlete, &done).unwrap();
    let expected = 100.0 * number("banister_per_sample") / hour;
    assert_relative_eq!(normalised.amount(), expected, max_relative = 1e-9);
}

#[test]
fn individual_trimp() {
    let Some(oracle) = json("itrimp.json") else { return };
    let Some(session) = json("trimp_interval_session.json") else { return };
    let (recording, athlete) = interval_session(&session);
    let list = |key: &str| oracle[key].as_array().unwrap().iter().map(|v| v.as_f64().unwrap());
    let points: Vec<[f64; 2]> = list("hrr").zip(list("lactate")).map(|(x, y)| [x, y]).collect();
    let squares = |a: f64, b: f64| -> f64 {
        points.iter().map(|[x, y]| (y - a * (b * x).exp()).powi(2)).sum()
    };
    // The reference's least squares stop where the sum no longer falls by 1e-8; ours are lower still.
    for (method, fit, total, within) in [
        (IndividualFitMethod::LogLinear, "loglinear_fit", "itrimp_same_session_loglinear", 1e-9),
        (IndividualFitMethod::Nonlinear, "nonlinear_fit", "itrimp_same_session_nonlinear", 2e-6),
    ] {
        let found = IndividualFit::through(&points, method).unwrap();
        let number = |key: &str| oracle[fit][key].as_f64().unwrap();
        assert_relative_eq!(found.coefficients.a, number("a"), max_relative = within);
        assert_relative_eq!(found.coefficients.b, number("b"), max_relative = within);
        if method == IndividualFitMethod::Nonlinear {
            let (ours, theirs) = (found.coefficients, squares(number("a"), number("b")));
            assert!(squares(ours.a, ours.b) <= theirs);
        }
        let load =
            IndividualTrimp::new(found).load(&athlete, &Done::from_recording(&recording)).unwrap();
        let expected = oracle[total].as_f64().unwrap();
        assert_relative_eq!(load.amount(), expected, max_relative = within);
        // By the reference's own curve the total is the reference's.
        let mut theirs = found;
        (theirs.coefficients.a, theirs.coefficients.b) = (number("a"), number("b"));
        let load =
            IndividualTrimp::new(theirs).load(&athlete, &Done::from_recording(&recording)).unwrap();
        assert_relative_eq!(load.amount(), expected, max_relative = 1e-9);
    }
}

#[test]
fn powers_of_running_and_swimming() {
    let Some(folder) = folder() else { return };
    let text = std::fs::read_to_string(folder.join("govss_swimscore_power.csv")).unwrap();
    let mut rows = 0;
    for row in text.lines().skip(1) {
        let (kind, rest) = row.split_once(',').unwrap();
        let n: Vec<f64> = rest.split(',').map(|n| n.parse().unwrap()).collect();
        let mass = Mass::from_kilograms(n[0]).unwrap();
        let speed = Speed::from_meters_per_second(n[2]).unwrap();
        let found = if kind == "run" {
            govss_power(speed, n[3], mass, Distance::from_meters(n[1]).unwrap()).unwrap()
        } else {
            swim_power(speed, mass)
        };
        assert_relative_eq!(found, n[4], max_relative = 1e-9);
        rows += 1;
    }
    assert_eq!(rows, 15);
}

/// Five minutes that rise by 1 W each second: every start and both smoothings.
#[test]
fn power_stress_of_a_ramp() {
    let Some(oracle) = json("np_variants.json") else { return };
    let ramp = &oracle["synthetic_300s_ramp_0_to_299"];
    #[expect(clippy::cast_precision_loss, reason = "small")]
    let recording = one(Channel::Power, (0..300).map(|i| i as f32).collect());
    let athlete = Athlete::default().with_threshold_power(Power::const_watts(300.0));
    let amount = |smoothing| {
        let done = Done::from_recording(&recording);
        PowerStress { smoothing }.load(&athlete, &done).unwrap().amount()
    };
    for (start, key) in [
        (WindowStart::FullWindows, "np_full_windows_only(coggan)"),
        (WindowStart::Expanding, "np_expanding_start(sweatpy)"),
        (WindowStart::ZeroPadded, "np_zero_padded_start(GoldenCheetah)"),
        (WindowStart::LeadingZeros, "np_first29_zero_counted(cycleRtools)"),
    ] {
        let mut rules = PowerMeanRules::default();
        rules.start = start;
        let mean = ramp[key].as_f64().unwrap();
        let expected = 100.0 * 300.0 / 3600.0 * (mean / 300.0).powi(2);
        assert_relative_eq!(amount(PowerSmoothing::Rolling(rules)), expected, max_relative = 1e-9);
    }
    let whole = ramp["tss_ftp300"].as_f64().unwrap();
    assert_relative_eq!(amount(PowerSmoothing::default()), whole, max_relative = 1e-9);
    for (weight, key) in [
        (SmoothingWeight::Attenuation, "xpower_a=1/26(GoldenCheetah)"),
        (SmoothingWeight::Span, "xpower_span25_a=2/26"),
    ] {
        let mut rules = ExponentialMeanRules { weight, ..Default::default() };
        rules.start = stadion_physiology::SmoothingStart::Zero;
        let mean = ramp[key].as_f64().unwrap();
        let expected = 100.0 * 300.0 / 3600.0 * (mean / 300.0).powi(2);
        let found = amount(PowerSmoothing::Exponential(rules));
        // The reference's span begins with the first value, which here is 0.
        assert_relative_eq!(found, expected, max_relative = 1e-9);
    }
}

/// A real ride of two hours at 1 Hz.
#[test]
fn power_stress_of_a_ride() {
    let Some(oracle) = json("np_variants.json") else { return };
    let Some(folder) = folder() else { return };
    let text = std::fs::read_to_string(folder.join("wbal_ride_4078723797.csv")).unwrap();
    let header: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    let column = header.iter().position(|name| name.starts_with("power")).unwrap();
    let watts =
        text.lines().skip(1).map(|row| row.split(',').nth(column).unwrap().parse().unwrap());
    let recording = one(Channel::Power, watts.collect());
    let athlete = Athlete::default().with_threshold_power(Power::const_watts(300.0));
    let done = Done::from_recording(&recording);
    let load = PowerStress::default().load(&athlete, &done).unwrap();
    let expected = oracle["ride_4078723797"]["tss_ftp300"].as_f64().unwrap();
    assert_relative_eq!(load.amount(), expected, max_relative = 1e-9);
}
