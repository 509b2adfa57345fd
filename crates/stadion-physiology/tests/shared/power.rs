//! The shared oracle of power as one number, where `STADION_SHARED` names its folder.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use approx::assert_relative_eq;
use stadion_physiology::{
    PowerGap, PowerMeanRules, RollingPowerMean, SmoothingStart, SmoothingWeight, WindowStart,
    exponential_power_mean, rolling_power_mean,
};

type Numbers = BTreeMap<String, BTreeMap<String, f64>>;

/// The oracle's numbers and the power of its ride.
fn oracle() -> Option<(Numbers, Vec<f64>)> {
    let Some(shared) = std::env::var_os("STADION_SHARED") else {
        println!("skipped: STADION_SHARED is not set");
        return None;
    };
    let folder = PathBuf::from(shared).join("oracle/load");
    let numbers = std::fs::read_to_string(folder.join("np_variants.json")).unwrap();
    let ride = std::fs::read_to_string(folder.join("wbal_ride_4078723797.csv")).unwrap();
    let power: Vec<f64> =
        ride.lines().skip(1).map(|row| row.split(',').nth(1).unwrap().parse().unwrap()).collect();
    assert_eq!(power.len(), 8357);
    Some((serde_json::from_str(&numbers).unwrap(), power))
}

#[test]
fn the_variants_of_the_power_mean() {
    let Some((numbers, ride)) = oracle() else { return };
    let ramp: Vec<f64> = (0..300).map(f64::from).collect();
    let mut seen = 0;
    for (name, samples) in [("ride_4078723797", &ride), ("synthetic_300s_ramp_0_to_299", &ramp)] {
        let expected = |key: &str| numbers[name][key];
        for (start, key) in [
            (WindowStart::FullWindows, "np_full_windows_only(coggan)"),
            (WindowStart::Expanding, "np_expanding_start(sweatpy)"),
            (WindowStart::ZeroPadded, "np_zero_padded_start(GoldenCheetah)"),
            (WindowStart::LeadingZeros, "np_first29_zero_counted(cycleRtools)"),
        ] {
            let batch = rolling_power_mean(samples, 30, 4, start).unwrap();
            assert_relative_eq!(batch, expected(key), max_relative = 1e-9);
            let mut online = RollingPowerMean::new(30, 4, start).unwrap();
            for &watts in samples {
                online.step(watts).unwrap();
            }
            assert_relative_eq!(online.mean().unwrap(), expected(key), max_relative = 1e-9);
            // The file has no gap, so the policy changes nothing.
            let time_s: Vec<f64> =
                (0..samples.len()).map(|i| f64::from(u32::try_from(i).unwrap())).collect();
            for gaps in PowerGap::ALL {
                let mut rules = PowerMeanRules::default();
                (rules.start, rules.gaps) = (start, gaps);
                let found = rules.mean(&time_s, samples.iter().copied().map(Some), &[]).unwrap();
                assert_relative_eq!(found.power.watts(), expected(key), max_relative = 1e-9);
                assert_relative_eq!(
                    found.plain_mean.watts(),
                    expected("mean"),
                    max_relative = 1e-9
                );
            }
            seen += 1;
        }
        let smoothed = |weight| {
            exponential_power_mean(samples, 25.0, 4, weight, SmoothingStart::Zero).unwrap()
        };
        let attenuated = expected("xpower_a=1/26(GoldenCheetah)");
        assert_relative_eq!(
            smoothed(SmoothingWeight::Attenuation),
            attenuated,
            max_relative = 1e-9
        );
        let span = expected("xpower_span25_a=2/26");
        assert_relative_eq!(smoothed(SmoothingWeight::Span), span, max_relative = 1e-9);
        let raw = rolling_power_mean(samples, 1, 4, WindowStart::FullWindows).unwrap();
        assert_relative_eq!(raw, expected("raw_4th_power_mean"), max_relative = 1e-9);
        let plain = rolling_power_mean(samples, 1, 1, WindowStart::FullWindows).unwrap();
        assert_relative_eq!(plain, expected("mean"), max_relative = 1e-9);
    }
    assert_eq!(seen, 8);
}

/// The same ride with a sample each five seconds: its power is that of the whole within 1 %, the
/// limit that the docs of the rules state.
#[test]
fn a_real_ride_at_five_seconds() {
    let Some((_, ride)) = oracle() else { return };
    let rules = PowerMeanRules::default();
    let whole = rolling_power_mean(&ride, 30, 4, WindowStart::FullWindows).unwrap();
    let at: Vec<f64> =
        (0..ride.len().div_ceil(5)).map(|i| 5.0 * f64::from(u32::try_from(i).unwrap())).collect();
    let instants = rules.mean(&at, ride.iter().step_by(5).copied().map(Some), &[]).unwrap();
    assert_relative_eq!(instants.power.watts(), whole, max_relative = 0.01);
    let mean = |c: &[f64]| Some(c.iter().sum::<f64>() / f64::from(u32::try_from(c.len()).unwrap()));
    let means = rules.mean(&at, ride.chunks(5).map(mean), &[]).unwrap();
    assert_relative_eq!(means.power.watts(), whole, max_relative = 0.001);
    println!(
        "1 s {whole:.3}, 5 s instants {:.3}, 5 s means {:.3}",
        instants.power.watts(),
        means.power.watts()
    );
}
