//! The trends against series that independent programs computed.
#![allow(clippy::unwrap_used, clippy::float_cmp, missing_docs, reason = "tests")]

use approx::assert_relative_eq;
use chrono::NaiveDate;
use stadion_load::{
    AcuteChronic, AcuteChronicMethod, DailyLoads, DayLoad, FormModel, FormSettings, FormTiming,
    Monotony, SdKind, Seed, Smoothing,
};

use crate::load::folder;

struct Table {
    names: Vec<String>,
    rows: Vec<Vec<f64>>,
}

impl Table {
    fn read(name: &str) -> Option<Self> {
        let text = std::fs::read_to_string(folder()?.join(name)).unwrap();
        let mut lines = text.lines();
        let split = |line: &str| -> Vec<String> {
            line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect()
        };
        let names = split(lines.next().unwrap());
        let number = |cell: &String| cell.parse().unwrap_or(f64::NAN);
        let rows: Vec<Vec<f64>> = lines.map(|l| split(l).iter().map(number).collect()).collect();
        assert!(rows.len() > 20, "{name}");
        Some(Self { names, rows })
    }

    fn column(&self, name: &str) -> Vec<f64> {
        let place = self.names.iter().position(|n| n == name).unwrap();
        self.rows.iter().map(|row| row[place]).collect()
    }

    fn loads(&self) -> DailyLoads {
        daily(&self.column("load"))
    }
}

fn daily(loads: &[f64]) -> DailyLoads {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    let day = |&load: &f64| if load == 0.0 { DayLoad::Rest } else { DayLoad::Trained(load) };
    DailyLoads::new(first, loads.iter().map(day).collect()).unwrap()
}

fn same(found: impl IntoIterator<Item = f64>, expected: &[f64]) {
    let mut rows = 0;
    for (found, expected) in found.into_iter().zip(expected) {
        assert_relative_eq!(found, *expected, max_relative = 1e-9, epsilon = 1e-9);
        rows += 1;
    }
    assert_eq!(rows, expected.len());
}

#[test]
fn fitness_fatigue_and_form_of_200_days() {
    let Some(table) = Table::read("pmc_200d.csv") else { return };
    let loads = table.loads();
    for (name, smoothing) in
        [("exp", Smoothing::Exact), ("recip", Smoothing::Reciprocal), ("span", Smoothing::Span)]
    {
        for (start, seed) in [("seed0", Seed::Zero), ("seed50", Seed::Value(50.0))] {
            for (timing, form) in [("same", FormTiming::SameDay), ("prev", FormTiming::PreviousDay)]
            {
                let settings = FormSettings { smoothing, seed, form, ..FormSettings::default() };
                let points = FormModel::new(settings).unwrap().trend(&loads).unwrap();
                let of = |what: &str| table.column(&format!("{what}_{name}_{start}"));
                same(points.iter().map(|p| p.after.fitness), &of("ctl"));
                same(points.iter().map(|p| p.after.fatigue), &of("atl"));
                same(points.iter().map(|p| p.form), &of(&format!("tsb_{timing}")));
            }
        }
    }
}

fn ratios(method: AcuteChronicMethod, loads: &DailyLoads, expected: &[f64]) {
    let found = AcuteChronic::of(method).trend(loads).unwrap();
    assert_eq!(found.len(), expected.len());
    let mut defined = 0;
    for (found, expected) in found.into_iter().zip(expected) {
        match found {
            Ok(ratio) => {
                assert_relative_eq!(ratio.ratio, *expected, max_relative = 1e-9);
                defined += 1;
            }
            Err(why) => assert!(expected.is_nan(), "{why}: {expected}"),
        }
    }
    assert!(defined > 100);
}

#[test]
fn acute_against_chronic_of_200_days() {
    let Some(table) = Table::read("acwr_200d.csv") else { return };
    let loads = table.loads();
    for (column, method) in [
        ("acwr_ra_coupled", AcuteChronicMethod::RollingCoupled),
        ("acwr_ra_uncoupled_21", AcuteChronicMethod::RollingUncoupled),
        ("acwr_ewma_williams", AcuteChronicMethod::Exponential),
        ("acwr_halflife_3.5_14", AcuteChronicMethod::HalfLife),
    ] {
        ratios(method, &loads, &table.column(column));
    }
    let peer = Table::read("acwr_200d_peer_athlytics.csv").unwrap();
    ratios(AcuteChronicMethod::HalfLife, &loads, &peer.column("acwr"));
}

#[test]
fn monotony_of_weeks() {
    let Some(folder) = folder() else { return };
    let text = std::fs::read_to_string(folder.join("foster_monotony.json")).unwrap();
    let weeks: serde_json::Value = serde_json::from_str(&text).unwrap();
    let weeks = weeks.as_object().unwrap();
    assert!(weeks.len() >= 5);
    for (name, week) in weeks {
        let loads: Vec<f64> =
            week["load"].as_array().unwrap().iter().map(|l| l.as_f64().unwrap()).collect();
        for (kind, sd) in [("sample", SdKind::Sample), ("population", SdKind::Population)] {
            let number = |what: &str| week[format!("{what}_{kind}")].as_f64();
            match Monotony::of(&loads, sd) {
                Err(_) => assert_eq!(number("monotony_sd"), None, "{name}"),
                Ok(found) => {
                    let number = |what: &str| number(what).unwrap();
                    assert_relative_eq!(found.sd, number("sd"), max_relative = 1e-9);
                    assert_relative_eq!(found.monotony, number("monotony_sd"), max_relative = 1e-9);
                    assert_relative_eq!(found.strain, number("strain_sd"), max_relative = 1e-9);
                    assert_eq!(found.sum, week["weekly_sum"].as_f64().unwrap());
                }
            }
        }
    }
}

#[test]
fn a_real_month() {
    let Some(table) = Table::read("real_month_trackeR_daily.csv") else { return };
    let loads = daily(&table.column("trimp"));
    for (name, smoothing) in [("exp", Smoothing::Exact), ("recip", Smoothing::Reciprocal)] {
        let settings = FormSettings { smoothing, ..FormSettings::default() };
        let points = FormModel::new(settings).unwrap().trend(&loads).unwrap();
        same(points.iter().map(|p| p.after.fitness), &table.column(&format!("ctl_{name}")));
        same(points.iter().map(|p| p.after.fatigue), &table.column(&format!("atl_{name}")));
        same(points.iter().map(|p| p.form), &table.column(&format!("tsb_same_{name}")));
    }
}
