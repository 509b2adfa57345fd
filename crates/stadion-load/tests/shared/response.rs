//! Response models against runs that an independent program computed.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use approx::assert_relative_eq;
use stadion_load::{
    BanisterResponse, BussoResponse, CalvertResponse, Doses, PerPot, PerPotBelowZero,
    PerPotSettings, PerPotState, ResponseComponent, ResponseIndex, ResponseModel,
};

use crate::load::folder;

/// Columns of the table: day, load, Banister, Busso, Busso's k2, Calvert, and `PerPot`'s three.
fn table() -> Option<Vec<Vec<f64>>> {
    let text = std::fs::read_to_string(folder()?.join("impulse_response_forward.csv")).unwrap();
    let numbers = |line: &str| line.split(',').map(|cell| cell.parse().unwrap()).collect();
    let rows: Vec<Vec<f64>> = text.lines().skip(1).map(numbers).collect();
    assert!(rows.len() > 100);
    Some(rows)
}

fn column(rows: &[Vec<f64>], at: usize) -> Vec<f64> {
    rows.iter().map(|row| row[at]).collect()
}

fn component(gain: f64, days: f64) -> ResponseComponent {
    ResponseComponent::new(gain, days).unwrap()
}

fn same(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert_relative_eq!(found, expected, max_relative = tolerance, epsilon = tolerance);
    }
}

#[test]
fn banister_busso_and_calvert() {
    let Some(rows) = table() else { return };
    let doses = Doses::single(column(&rows, 1)).unwrap();
    let index = ResponseIndex::NextDay;
    let banister =
        BanisterResponse::new(300.0, component(0.05, 45.0), component(0.11, 15.0), index).unwrap();
    same(&banister.forward(&doses).unwrap(), &column(&rows, 2), 1e-9);
    let (fitness, fatigue) = (component(0.031, 30.8), component(0.000_035, 16.8));
    let busso = BussoResponse::new(300.0, fitness, fatigue, 2.3, index).unwrap();
    same(&busso.forward(&doses).unwrap(), &column(&rows, 3), 1e-9);
    let mut state = busso.start();
    let gains: Vec<f64> = doses
        .iter()
        .map(|dose| {
            busso.step(&mut state, dose);
            busso.gain_of_fatigue(&state, 0).unwrap()
        })
        .collect();
    same(&gains, &column(&rows, 4), 1e-9);
    let (fitness, fatigue) = (component(0.05, 50.0), component(0.09, 15.0));
    let calvert = CalvertResponse::new(300.0, fitness, 5.0, fatigue, index).unwrap();
    same(&calvert.forward(&doses).unwrap(), &column(&rows, 5), 1e-9);
}

/// The weakest reference: the equations as remembered, without a second implementation.
#[test]
fn perpot() {
    let Some(rows) = table() else { return };
    let doses = Doses::single(column(&rows, 1)).unwrap();
    let settings = PerPotSettings {
        full_dose: 300.0,
        strain_days: 5.0,
        response_days: 3.0,
        overflow_days: 6.0,
        start: PerPotState { strain: 0.2, response: 0.2, performance: 0.5 },
        lowest: 0.0,
        highest: 1.0,
        below_zero: PerPotBelowZero::FlowsBack,
        index: ResponseIndex::SameDay,
    };
    let model = PerPot::new(settings).unwrap();
    same(&model.forward(&doses).unwrap(), &column(&rows, 8), 1e-6);
    let mut state = model.start();
    for (row, dose) in rows.iter().zip(doses.iter()) {
        model.step(&mut state, dose);
        assert_relative_eq!(state.strain, row[6], max_relative = 1e-6);
        assert_relative_eq!(state.response, row[7], max_relative = 1e-6);
    }
    // Potentials fall below 0 in this run, and from there on the convention matters.
    let floored = PerPot::new(PerPotSettings { below_zero: PerPotBelowZero::NoFlow, ..settings });
    let floored = floored.unwrap().forward(&doses).unwrap();
    assert!(column(&rows, 8).iter().zip(&floored).any(|(a, b)| (a - b).abs() > 0.1));
}
