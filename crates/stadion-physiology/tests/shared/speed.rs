//! Against figures that an independent program computed; the folder with them is named by
//! `STADION_SHARED`.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::path::PathBuf;
use std::time::Duration;

use approx::assert_relative_eq;
use stadion_physiology::{
    BeyondGrade, EquivalenceModel, EquivalenceRules, GradeCost, GradeModel, OxygenCost, Vdot,
    VdotSpeed,
};
use stadion_types::Distance;

fn rows(name: &str) -> Option<Vec<Vec<f64>>> {
    let shared = std::env::var_os("STADION_SHARED")?;
    let path = PathBuf::from(shared).join("oracle/load").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    let rows: Vec<Vec<f64>> = text
        .lines()
        .skip(1)
        .map(|row| row.split(',').map(|n| n.parse().unwrap()).collect())
        .collect();
    assert!(!rows.is_empty());
    Some(rows)
}

/// Both sides compute the same formulas, so all agree to 1e-9; times are kept to a nanosecond.
#[test]
fn races() {
    let Some(rows) = rows("race_equivalence.csv") else { return };
    assert_eq!(rows.len(), 9);
    let marathon = Distance::from_meters(42_195.0).unwrap();
    for n in rows {
        let distance = Distance::from_meters(n[0]).unwrap();
        let time = Duration::from_secs_f64(n[1]);
        let [vdot, runalyze] =
            OxygenCost::ALL.map(|cost| Vdot::from_race(distance, time, cost).unwrap().vdot);
        assert_relative_eq!(vdot.value(), n[2], max_relative = 1e-9);
        assert_relative_eq!(runalyze.value(), n[3], max_relative = 1e-9);
        for (by, m_min) in VdotSpeed::ALL.into_iter().zip([n[4], n[5]]) {
            let found = 60.0 * vdot.speed(by).meters_per_second();
            assert_relative_eq!(found, m_min, max_relative = 1e-9);
        }
        for (model, seconds) in EquivalenceModel::ALL.into_iter().zip([n[6], n[7], n[8]]) {
            let found = model.time_for(distance, time, marathon, &EquivalenceRules::default());
            assert_relative_eq!(found.unwrap().time.as_secs_f64(), seconds, max_relative = 1e-9);
        }
    }
}

#[test]
fn grades() {
    let Some(rows) = rows("gap_by_grade.csv") else { return };
    assert_eq!(rows.len(), 17);
    for n in rows {
        let cost = |model| GradeCost::new(model).with_beyond(BeyondGrade::Refuse);
        let energy = |model| cost(model).energy_j_kg_m(n[0]).unwrap().unwrap();
        let factor = |model| cost(model).factor(n[0]).unwrap();
        let run = GradeModel::MinettiRun;
        assert_relative_eq!(energy(run), n[1], max_relative = 1e-9);
        assert_relative_eq!(energy(GradeModel::MinettiWalk), n[2], max_relative = 1e-9);
        assert_relative_eq!(factor(run), n[3], max_relative = 1e-9);
        // The file has the factor of the time, which is the inverse of that of the speed.
        let damped = 1.0 / factor(GradeModel::RunalyzeDamped);
        assert_relative_eq!(damped, n[4], max_relative = 1e-9);
        assert_relative_eq!(factor(GradeModel::StravaPolynomial), n[5], max_relative = 1e-9);
    }
}
