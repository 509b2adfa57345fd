//! Against what another program computed; the folder is named by `STADION_SHARED`.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::path::PathBuf;

use approx::assert_relative_eq;
use stadion_physiology::{
    DemandFitRule, DemandForm, DemandModel, DemandStart, DemandTau, LongRunDriftRule, fit_demand,
};
use stadion_types::HeartRate;

fn text(name: &str) -> Option<String> {
    let shared = std::env::var_os("STADION_SHARED")?;
    let path = PathBuf::from(shared).join("oracle/load").join(name);
    Some(std::fs::read_to_string(path).unwrap())
}

/// Columns of a table of numbers; an empty cell is NaN.
fn columns(name: &str) -> Option<Vec<Vec<f64>>> {
    let text = text(name)?;
    let width = text.lines().next().unwrap().split(',').count();
    let mut columns = vec![Vec::new(); width];
    for row in text.lines().skip(1) {
        for (column, cell) in columns.iter_mut().zip(row.split(',')) {
            column.push(if cell.is_empty() { f64::NAN } else { cell.parse().unwrap() });
        }
    }
    assert!(!columns[0].is_empty());
    Some(columns)
}

#[test]
fn heart_rate_of_sweat() {
    let Some(columns) = columns("hr_model_desmet_peer_sweat.csv") else { return };
    let parameters: serde_json::Value =
        serde_json::from_str(&text("sweat_peer.json").unwrap()).unwrap();
    let of = |name: &str| parameters["hr_model_params"][name].as_f64().unwrap();
    let max = HeartRate::from_bpm(of("hr_max")).unwrap();
    let taus = (of("tau_rise"), of("tau_fall"));
    let model = DemandModel::new(of("hr_rest"), max, of("dhr"), of("hr_drift"), taus).unwrap();
    let (demand, expected) = (&columns[0], &columns[1]);
    let trace = model.trace(demand, 1.0, of("hr_rest"), DemandForm::SWEAT).unwrap();
    assert_eq!(trace.len(), 780);
    for (ours, theirs) in trace.iter().zip(expected) {
        assert_relative_eq!(ours, theirs, max_relative = 1e-9);
    }
    // Which time constant holds is the convention that matters: up to 5 bpm on the ways down.
    let other = DemandForm { tau: DemandTau::ByHeartRate, ..DemandForm::SWEAT };
    let trace = model.trace(demand, 1.0, of("hr_rest"), other).unwrap();
    let apart = trace.iter().zip(expected).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    assert!((5.0..6.0).contains(&apart), "{apart}");
    // The fit finds its parameters again, except the one that held for single seconds only.
    let rule = DemandFitRule {
        max,
        form: DemandForm::SWEAT,
        start: DemandStart::Rest,
        ..DemandFitRule::default()
    };
    let fit = fit_demand(demand, expected, 1.0, &rule).unwrap();
    assert_relative_eq!(fit.model.rest_bpm(), of("hr_rest"), max_relative = 1e-6);
    assert_relative_eq!(fit.model.gain_bpm_per_unit(), of("dhr"), max_relative = 1e-6);
    assert_relative_eq!(fit.model.tau_rise_s(), of("tau_rise"), max_relative = 1e-6);
}

/// A real half-marathon: sped up in its second half, so that heart rate rose with it.
#[test]
fn a_real_half_marathon() {
    let Some(columns) = columns("run_halfmarathon_trackeR_20130630.csv") else { return };
    let [time, way, hr, _] = columns.as_slice() else { panic!("columns") };
    // Some rows repeat a second; the first of them stands.
    let mut rows: Vec<(f64, f64, f64)> = Vec::new();
    for ((t, d), bpm) in time.iter().zip(way).zip(hr) {
        if rows.last().is_none_or(|row| *t > row.0) {
            rows.push((*t, *d, *bpm));
        }
    }
    let speed: Vec<f64> = (0..rows.len())
        .map(|i| {
            let (a, b) = (rows[i.saturating_sub(10)], rows[(i + 10).min(rows.len() - 1)]);
            (b.1 - a.1) / (b.0 - a.0)
        })
        .collect();
    let time: Vec<f64> = rows.iter().map(|r| r.0).collect();
    let hr: Vec<f64> = rows.iter().map(|r| r.2).collect();
    let rule = LongRunDriftRule { greatest_speed_cv: 0.2, ..LongRunDriftRule::default() };
    let drift = rule.drift(&time, &hr, &speed).unwrap();
    println!("{drift:?}");
    // Halves from 600 s on: 142.8 and 152.5 bpm at 3.566 and 3.952 m/s, 41.9 min apart by their middles.
    let per_10_min = |rise: f64| rise / 41.9 * 10.0;
    assert_relative_eq!(drift.bpm_per_10_min.value(), per_10_min(9.68), max_relative = 0.25);
    assert_relative_eq!(drift.speed_m_s_per_10_min, per_10_min(0.3855), max_relative = 0.25);
    assert!(drift.corrected_bpm_per_10_min.value() < drift.bpm_per_10_min.value());
}
