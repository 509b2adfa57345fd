//! Breakpoints and the figures of `lactater`, against what other programs computed; the folder
//! with them is named by `STADION_SHARED`.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use approx::assert_relative_eq;
use stadion_physiology::peers::lactater::{Fit, Options, Row, Sport, thresholds};
use stadion_physiology::{
    IntensityUnit, SlopeRule, Stage, StepTest, lactate_turnpoints, log_log_breakpoint,
    one_breakpoint, two_breakpoints,
};
use stadion_types::{HeartRate, Lactate};

fn folder() -> Option<PathBuf> {
    std::env::var_os("STADION_SHARED").map(|shared| PathBuf::from(shared).join("oracle/lactate"))
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|row| row.split(',').map(str::to_owned).collect()).collect()
}

/// Intensity, lactate and heart rate of each row of an input; the first is the baseline.
struct Input {
    sport: Sport,
    rows: Vec<(f64, f64, Option<f64>)>,
}

fn inputs(folder: &Path) -> BTreeMap<String, Input> {
    rows(&folder.join("datasets_meta.csv"))
        .into_iter()
        .map(|meta| {
            let number = |row: &[String], i: usize| row.get(i).map(|text| text.parse().unwrap());
            let rows = rows(&folder.join("inputs").join(format!("{}.csv", meta[0])))
                .iter()
                .map(|row| (number(row, 2).unwrap(), number(row, 3).unwrap(), number(row, 4)))
                .collect();
            let sport = match meta[1].as_str() {
                "cycling" => Sport::Cycling,
                "running" => Sport::Running,
                "swimming" => Sport::Swimming,
                other => panic!("{other}"),
            };
            (meta[0].clone(), Input { sport, rows })
        })
        .collect()
}

impl Input {
    /// Intensities and lactates, the baseline one step before the first stage.
    fn points(&self, baseline: bool) -> (Vec<f64>, Vec<f64>) {
        let mut xs: Vec<f64> = self.rows.iter().map(|row| row.0).collect();
        let mut ys: Vec<f64> = self.rows.iter().map(|row| row.1).collect();
        xs[0] = xs[1] - (xs[2] - xs[1]);
        if !baseline {
            xs.remove(0);
            ys.remove(0);
        }
        (xs, ys)
    }

    fn grid(&self, baseline: bool) -> (Vec<f64>, Vec<f64>) {
        let (xs, ys) = self.points(baseline);
        let step = if self.sport == Sport::Swimming { 0.01 } else { 0.1 };
        let mut grid = (Vec::new(), Vec::new());
        for i in 0_u32.. {
            let x = xs[0] + f64::from(i) * step;
            if x > xs[xs.len() - 1] + 1e-9 {
                break;
            }
            let next = xs.partition_point(|&at| at <= x).clamp(1, xs.len() - 1);
            let share = (x - xs[next - 1]) / (xs[next] - xs[next - 1]);
            grid.0.push(x);
            grid.1.push(ys[next - 1] + share * (ys[next] - ys[next - 1]));
        }
        grid
    }

    fn test(&self) -> StepTest {
        let lactate = |value: f64| Lactate::from_millimoles_per_liter(value).unwrap();
        let stages = self.rows[1..].iter().map(|&(intensity, value, heart_rate)| {
            let stage = Stage::new(intensity).with_lactate(lactate(value));
            match heart_rate {
                Some(bpm) => stage.with_heart_rate(HeartRate::from_bpm(bpm).unwrap()),
                None => stage,
            }
        });
        StepTest::new(IntensityUnit::Unstated, stages.collect())
            .unwrap()
            .with_baseline(lactate(self.rows[0].1), None)
            .unwrap()
    }

    fn lactater(&self, fit: Fit, include_baseline: bool, rounded: bool) -> Vec<Row> {
        let mut options = Options::default();
        options.fit = fit;
        options.include_baseline = include_baseline;
        options.rounded = rounded;
        options.sport = self.sport;
        thresholds(&self.test(), &options)
    }
}

/// The squares that are left by hinges at `places`, by Gram and Schmidt on the points.
fn squares(xs: &[f64], ys: &[f64], places: &[f64]) -> f64 {
    let mut columns: Vec<Vec<f64>> = vec![vec![1.0; xs.len()], xs.to_vec()];
    columns.extend(places.iter().map(|at| xs.iter().map(|x| (x - at).max(0.0)).collect()));
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let mut basis: Vec<Vec<f64>> = Vec::new();
    let mut rest = ys.to_vec();
    for mut column in columns {
        for _ in 0..2 {
            for unit in &basis {
                let part = dot(unit, &column);
                column.iter_mut().zip(unit).for_each(|(value, unit)| *value -= part * unit);
            }
        }
        let length = dot(&column, &column).sqrt();
        for value in &mut column {
            *value /= length;
        }
        let part = dot(&column, &rest);
        rest.iter_mut().zip(&column).for_each(|(value, unit)| *value -= part * unit);
        basis.push(column);
    }
    dot(&rest, &rest)
}

/// All rows: the definitions of this crate within 1 % (0.4 % at most, since every intensity counts
/// alike here and the oracle's grid ends on whole steps), the search on the very grid of the oracle
/// with squares as low as there.
#[test]
fn breakpoints_are_the_global_optimum() {
    let Some(folder) = folder() else { return };
    let inputs = inputs(&folder);
    let mut expected: BTreeMap<(String, bool), BTreeMap<String, f64>> = BTreeMap::new();
    for row in rows(&folder.join("segmented_global_optimum.csv")) {
        let key = (row[0].clone(), row[1] == "TRUE");
        expected.entry(key).or_default().insert(row[2].clone(), row[4].parse().unwrap());
    }
    let mut compared = 0;
    for ((name, baseline), expected) in &expected {
        let input = &inputs[name];
        let (xs, ys) = input.points(*baseline);
        let (grid_xs, grid_values) = input.grid(*baseline);
        let turnpoints = [expected["LTP1"], expected["LTP2"]];
        for slopes in [SlopeRule::Any, SlopeRule::Increasing] {
            let line = lactate_turnpoints(&xs, &ys, slopes).unwrap();
            for (found, expected) in line.positions.iter().zip(turnpoints) {
                assert_relative_eq!(*found, expected, max_relative = 0.01);
                compared += 1;
            }
            let line = log_log_breakpoint(&xs, &ys, slopes).unwrap();
            assert_relative_eq!(line.positions[0], expected["Log-log"], max_relative = 0.01);
            compared += 1;
        }
        // Between neighbours of the grid lie ripples of a few 1e-7, in one of which either search may
        // end.
        let line = two_breakpoints(&grid_xs, &grid_values, SlopeRule::Any).unwrap();
        let theirs = squares(&grid_xs, &grid_values, &turnpoints);
        assert!(line.sse <= theirs * (1.0 + 1e-6), "{name}");
        assert_relative_eq!(
            line.sse,
            squares(&grid_xs, &grid_values, &line.positions),
            max_relative = 1e-6
        );
        let positive = grid_xs.partition_point(|&x| x <= 0.0);
        let log_xs: Vec<f64> = grid_xs[positive..].iter().map(|x| x.ln()).collect();
        let logs: Vec<f64> = grid_values[positive..].iter().map(|y| y.ln()).collect();
        let line = one_breakpoint(&log_xs, &logs, SlopeRule::Any).unwrap();
        let theirs = squares(&log_xs, &logs, &[expected["Log-log"].ln()]);
        assert!(line.sse <= theirs * (1.0 + 1e-6), "{name}");
    }
    assert_eq!(compared, 144);
}

/// Rows that differ by more than 1e-6 of a value: `Exp-Dmax` and `Log-Exp-ModDmax` of two tests,
/// where the search for the exponential there (`nlsLM` from 0, 1 and 0) stops before the least
/// squares. For the swimming test it leaves 0.009581 where 0.008897 is possible, for `aag_05PB` its
/// rate is 4.5e-6 too low. How far it gets depends on the last bits of its differences.
fn explained(name: &str, method: &str) -> bool {
    ["syn_swim_7x200", "aag_05PB"].contains(&name)
        && ["Exp-Dmax", "Log-Exp-ModDmax"].contains(&method)
}

#[test]
fn lactater_number_for_number() {
    let Some(folder) = folder() else { return };
    let inputs = inputs(&folder);
    let mut results = BTreeMap::new();
    let (mut same, mut all) = (0_u32, 0_u32);
    for row in rows(&folder.join("oracle_unrounded.csv")) {
        let [name, _, fit, baseline, method] = &row[..5] else { panic!("{row:?}") };
        let key = (name.clone(), fit.clone(), baseline.clone());
        let results: &mut Vec<Row> = results.entry(key).or_insert_with(|| {
            let fit = Fit::ALL.into_iter().find(|known| known.as_str() == fit).unwrap();
            inputs[name].lactater(fit, baseline == "TRUE", false)
        });
        assert_eq!(results.len(), 17);
        let found = results.iter().find(|found| found.method == method).unwrap();
        let near = |found: Option<f64>, expected: &str| match (found, expected.parse::<f64>()) {
            (Some(found), Ok(expected)) => (found / expected - 1.0).abs() <= 1e-6,
            (found, expected) => found.is_none() && expected.is_err(),
        };
        all += 1;
        if near(found.intensity, &row[7])
            && near(found.lactate, &row[8])
            && near(found.heart_rate, &row[9])
        {
            same += 1;
        } else {
            assert!(explained(name, method), "{row:?} but {found:?}");
        }
    }
    assert_eq!(all, 1224);
    println!("{same} of {all} rows within 1e-6");
    assert!(f64::from(same) >= 0.98 * f64::from(all), "{same}");
}

/// Figures as the package prints them.
#[test]
fn lactater_as_printed() {
    let Some(folder) = folder() else { return };
    let inputs = inputs(&folder);
    for (name, method, intensity, bpm) in [
        ("lactater_demo", "OBLA 2.0", 104.6, 152.0),
        ("lactater_demo", "OBLA 4.0", 145.3, 176.0),
        ("lactater_demo", "Log-Exp-ModDmax", 153.8, 181.0),
        ("lactater_demo", "LTP2", 149.6, 179.0),
        ("bart6114_cycling", "OBLA 2.0", 263.0, 167.0),
        ("bart6114_cycling", "OBLA 4.0", 301.6, 179.0),
        ("bart6114_cycling", "Log-Exp-ModDmax", 292.3, 176.0),
        ("bart6114_cycling", "LTP2", 294.2, 177.0),
        ("syn_run_amateur_hrplateau", "OBLA 2.0", 11.01, 158.0),
        ("syn_run_amateur_hrplateau", "OBLA 4.0", 12.72, 171.0),
        ("syn_run_amateur_hrplateau", "Log-Exp-ModDmax", 13.27, 176.0),
        ("syn_run_amateur_hrplateau", "LTP2", 13.13, 175.0),
    ] {
        let rows = inputs[name].lactater(Fit::ThirdDegree, false, true);
        let row = rows.iter().find(|row| row.method == method).unwrap();
        assert_eq!(
            (row.intensity, row.heart_rate),
            (Some(intensity), Some(bpm)),
            "{name} {method}"
        );
    }
}
