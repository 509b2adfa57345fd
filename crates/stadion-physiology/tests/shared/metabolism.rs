//! Against figures that an independent solver computed; the folder with them is named by
//! `STADION_SHARED`.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::path::PathBuf;

use approx::assert_relative_eq;
use stadion_physiology::{MaderConstants, MaderDynamic, MaderHeck};
use stadion_types::{LactateRate, Mass, OxygenUptake, Power};

fn rows(name: &str) -> Option<Vec<Vec<f64>>> {
    let shared = std::env::var_os("STADION_SHARED")?;
    let path = PathBuf::from(shared).join("oracle/lactate").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    let rows: Vec<Vec<f64>> = text
        .lines()
        .skip(1)
        .map(|row| row.split(',').map(|n| n.parse().unwrap()).collect())
        .collect();
    assert!(!rows.is_empty());
    Some(rows)
}

fn vo2(value: f64) -> OxygenUptake {
    OxygenUptake::from_milliliters_per_kilogram_minute(value).unwrap()
}

fn model(vo2max: f64, vlamax: f64, constants: MaderConstants) -> MaderHeck {
    let vlamax = LactateRate::from_millimoles_per_liter_second(vlamax).unwrap();
    MaderHeck::new(vo2(vo2max), vlamax, constants).unwrap()
}

#[test]
fn steady_states() {
    let Some(shared) = std::env::var_os("STADION_SHARED") else { return };
    let path = PathBuf::from(shared).join("oracle/lactate/mader_steady_state.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let mut seen = [0, 0];
    for row in text.lines().skip(1) {
        let (name, numbers) = row.rsplit_once("\",").unwrap();
        let n: Vec<f64> = numbers.split(',').map(|n| n.parse().unwrap()).collect();
        let code = name.contains("CE=0.01576");
        let set = if code { MaderConstants::PUBLIC_CODE } else { MaderConstants::LABORATORY };
        seen[usize::from(code)] += 1;
        let set = MaderConstants { lactate_space_l_kg: n[2], ..set };
        let model = model(n[0], n[1], set);
        let mlss = model.mlss().unwrap();
        let at = mlss.milliliters_per_kilogram_minute();
        // 1e-6, but no finer than the file's own last digit.
        assert_relative_eq!(at, n[3], epsilon = 5.1e-7, max_relative = 1e-8);
        assert_relative_eq!(100.0 * at / n[0], n[4], epsilon = 5.1e-5, max_relative = 1e-8);
        let flux = model.flux(mlss).unwrap();
        assert_relative_eq!(flux.formation_mmol_l_min, n[5], epsilon = 1e-6);
        assert_relative_eq!(flux.combustion_mmol_l_min, n[5], epsilon = 1e-6);
        let fat = model.fat_max().unwrap();
        let at = fat.milliliters_per_kilogram_minute();
        // The file's search along a flat top stopped up to 1.1e-4 from the place that 40 digits
        // give (rows 47.1517 and 31.3677), so this column is known to no more than that; what is
        // burnt there is.
        assert_relative_eq!(at, n[6], epsilon = 1.1e-4);
        let lack = -model.flux(fat).unwrap().net_mmol_l_min();
        assert_relative_eq!(lack, n[7], epsilon = 1e-6);
    }
    assert_eq!(seen, [6, 6]);
}

#[test]
fn a_curve() {
    let Some(rows) = rows("mader_curve_60_05.csv") else { return };
    let model = model(60.0, 0.5, MaderConstants::PUBLIC_CODE);
    for n in rows {
        let at = vo2(n[0]);
        let flux = model.flux(at).unwrap();
        assert_relative_eq!(flux.formation_mmol_l_min, n[1], max_relative = 1e-12);
        assert_relative_eq!(flux.combustion_mmol_l_min, n[2], max_relative = 1e-12);
        assert_relative_eq!(flux.net_mmol_l_min(), n[3], max_relative = 1e-10);
        match model.steady_lactate(at) {
            Some(lactate) => assert_relative_eq!(lactate, n[4], max_relative = 1e-10),
            None => assert!(n[4].is_nan(), "at {at}"),
        }
    }
}

#[test]
fn a_dynamic_step_test() {
    let Some(rows) = rows("mader_dynamic_steptest.csv") else { return };
    let athlete = MaderDynamic::new(Mass::const_kilograms(70.0));
    let powers: Vec<Power> = (0..=rows.len())
        .flat_map(|stage| {
            let stage = f64::from(u32::try_from(stage).unwrap());
            [Power::from_watts(50.0 + 25.0 * stage).unwrap(); 300]
        })
        .collect();
    let states = athlete.simulate(&powers).unwrap();
    for (n, end) in rows.iter().zip(states.iter().skip(299).step_by(300)) {
        // The file has 5 decimals, and 4 of the uptake and of phosphocreatine.
        assert_relative_eq!(end.blood_lactate_mmol_l, n[1], epsilon = 5.1e-6);
        assert_relative_eq!(end.muscle_lactate_mmol_l, n[2], epsilon = 5.1e-6);
        assert_relative_eq!(end.vo2_ml_kg_min, n[3], epsilon = 5.1e-5);
        assert_relative_eq!(end.phosphocreatine_mmol_kg, n[4], epsilon = 5.1e-5);
        assert_relative_eq!(end.muscle_ph, n[5], epsilon = 5.1e-6);
    }
    // Exhausted in the first seconds of the stage after the last.
    assert!((3000..3010).contains(&states.len()), "{}", states.len());
}
