//! Against balances that independent programs computed; the folder with them is named by
//! `STADION_SHARED`.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::collections::HashMap;
use std::path::PathBuf;

use stadion_physiology::{
    BalanceGapRule, PowerBalance, PowerBalanceModel, PowerTimeConstant, balance_differential,
    balance_differential_euler, balance_integral, balance_per_sample,
};
use stadion_types::{Energy, Power};

/// Relative to W'.
const TOLERANCE: f64 = 1e-9;

type Columns = HashMap<String, Vec<f64>>;

fn columns(name: &str) -> Option<Columns> {
    let shared = std::env::var_os("STADION_SHARED")?;
    let path = PathBuf::from(shared).join("oracle/load").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines();
    let names: Vec<String> =
        lines.next().unwrap().split(',').map(|name| name.trim_matches('"').to_owned()).collect();
    let mut columns: Columns = names.iter().map(|name| (name.clone(), Vec::new())).collect();
    for line in lines {
        for (name, value) in names.iter().zip(line.split(',')) {
            columns.get_mut(name).unwrap().push(value.parse().unwrap());
        }
    }
    Some(columns)
}

fn rides() -> Option<[(Columns, [f64; 2]); 2]> {
    Some([
        (columns("wbal_toy.csv")?, [250.0, 15_000.0]),
        (columns("wbal_ride_4078723797.csv")?, [300.0, 20_000.0]),
    ])
}

fn close(found: &[f64], expected: &[f64], capacity: f64, what: &str) {
    assert_eq!(found.len(), expected.len());
    assert!(!found.is_empty());
    for (i, (found, expected)) in found.iter().zip(expected).enumerate() {
        assert!((found - expected).abs() <= TOLERANCE * capacity, "{what} {i} {found} {expected}");
    }
}

/// Each convention as a kernel over the samples.
fn kernel(model: PowerBalanceModel, power: &[f64], numbers: [f64; 2]) -> Vec<f64> {
    let mut left = vec![0.0; power.len()];
    let full = numbers[1];
    match model {
        PowerBalanceModel::Differential => {
            balance_differential(power, numbers, full, 1.0, &mut left);
        }
        PowerBalanceModel::DifferentialEuler => {
            balance_differential_euler(power, numbers, full, 1.0, &mut left);
        }
        PowerBalanceModel::PerSample(tau) => {
            balance_per_sample(power, numbers, full, 1.0, |d| tau.seconds(d), &mut left);
        }
        PowerBalanceModel::Integral(tau) => {
            let below: Vec<f64> = power.iter().copied().filter(|p| *p < numbers[0]).collect();
            let count = f64::from(u32::try_from(below.len()).unwrap());
            let tau_s = tau.seconds(numbers[0] - below.iter().sum::<f64>() / count);
            balance_integral(power, numbers, full, 1.0, tau_s, &mut left);
        }
        _ => unreachable!(),
    }
    left
}

#[test]
fn every_convention_of_the_oracle() {
    let Some(rides) = rides() else { return };
    let models = [
        ("skiba2012_integral", PowerBalanceModel::Integral(PowerTimeConstant::Skiba2012)),
        (
            "skiba2012_integral_int_tau(GC)",
            PowerBalanceModel::Integral(PowerTimeConstant::Skiba2012WholeSeconds),
        ),
        ("froncioni_euler", PowerBalanceModel::DifferentialEuler),
        ("froncioni_exact_step", PowerBalanceModel::Differential),
        ("bartram2018_tau", PowerBalanceModel::PerSample(PowerTimeConstant::Bartram2018)),
        ("skiba2012_tau_per_sample", PowerBalanceModel::PerSample(PowerTimeConstant::Skiba2012)),
    ];
    for (ride, numbers) in &rides {
        let power = &ride["power_w"];
        for (column, model) in models {
            let expected = &ride[column];
            close(&kernel(model, power, *numbers), expected, numbers[1], column);

            // The typed way: the balance at a point in time is that after the sample before.
            let balance = PowerBalance::new(
                Power::from_watts(numbers[0]).unwrap(),
                Energy::from_joules(numbers[1]).unwrap(),
            );
            let balance = balance.unwrap().with_model(model).unwrap();
            let mut time_s = ride["t_s"].clone();
            time_s.push(time_s[time_s.len() - 1] + 1.0);
            let samples = power.iter().map(|p| Some(*p)).chain([None]);
            let course = balance.course(&time_s, samples, &[], BalanceGapRule::default()).unwrap();
            let found: Vec<f64> = course.balance[1..].iter().map(|b| b.unwrap()).collect();
            close(&found, expected, numbers[1], column);
            let lowest = expected.iter().copied().fold(numbers[1], f64::min);
            let at = expected.iter().position(|b| b.to_bits() == lowest.to_bits()).unwrap();
            let found = course.lowest.unwrap();
            assert!((found.balance - lowest).abs() <= TOLERANCE * numbers[1], "{column}");
            assert!((found.at_s - time_s[at + 1]).abs() < 1e-6, "{column} {}", found.at_s);
        }
    }
}

/// What other people's programs made of the ride: sweat 0.25, trackeR, cycleRtools.
#[test]
fn other_programs() {
    let Some([_, (ride, numbers)]) = rides() else { return };
    let sweat = columns("wbal_ride_4078723797_peer_sweat.csv").unwrap();
    let r = columns("wbal_ride_4078723797_peers_R.csv").unwrap();
    let power = &ride["power_w"];
    let by = |model| kernel(model, power, numbers);
    let integral = by(PowerBalanceModel::Integral(PowerTimeConstant::Skiba2012));
    close(&integral, &sweat["sweat_waterworth"], numbers[1], "sweat, integral");
    let euler = by(PowerBalanceModel::DifferentialEuler);
    close(&euler, &sweat["sweat_froncioni"], numbers[1], "sweat, differential");
    // trackeR leaves out the last sample.
    let but_last = power.len() - 1;
    let exact = by(PowerBalanceModel::Differential);
    let per_sample = by(PowerBalanceModel::PerSample(PowerTimeConstant::Skiba2012));
    for (name, left) in [("tr2015", exact), ("tr2012", per_sample)] {
        close(&left[..but_last], &r[name][..but_last], numbers[1], name);
    }
}
