//! `stadion lactate`.

use std::fmt::Write as _;

use stadion_formats::{FirstRow, StepTestFileError, read_step_test};
use stadion_physiology::peers::lactater;
use stadion_physiology::{
    CurveFit, IntensityUnit, LactateCurve, StepTest, Threshold, ThresholdRules, ThresholdStatus,
};
use stadion_review::{
    LactateOptions, LactateReport, LactateZone, LactaterReport, lactate_report, lactater_report,
    likely_sport,
};
use stadion_types::PaceUnit;

use crate::args::LactateArgs;
use crate::chart::Chart;
use crate::failure::{Failure, chain};
use crate::out::{Out, Style};
use crate::show;
use crate::table::{Align, Table};

/// Reads the step test, reports on it, prints.
pub(crate) fn lactate(args: &LactateArgs, out: &mut Out) -> Result<(), Failure> {
    let first_row = if args.baseline_row { FirstRow::Baseline } else { FirstRow::ByIntensity };
    let import = read_step_test(&args.file, first_row).map_err(|error| {
        let text = match &error {
            StepTestFileError::Io { cause, .. } => format!("cannot read the file: {cause}"),
            _ => chain(&error),
        };
        Failure::new(error.code(), text).in_file(&args.file).at_line(error.line())
    })?;
    for warning in &import.warnings {
        eprintln!("stadion: {}: {warning}", args.file.display());
    }
    let told = import.test.unit();
    let test = match args.unit {
        Some(unit) if told != IntensityUnit::Unstated && told != unit => {
            let message =
                format!("the table itself is in {}, not {}", told.as_str(), unit.as_str());
            return Err(Failure::new("unit-told", message).in_file(&args.file));
        }
        Some(unit) => import.test.with_unit(unit),
        None => import.test,
    };
    if args.peers.is_some() {
        let report = lactater_report(&test, &peer_options(args, &test)?);
        let report = report.with_warnings(&import.warnings);
        return if out.is_json() { out.document(&report) } else { peer(&report, out) };
    }
    let report = lactate_report(&test, &options(args)).with_warnings(&import.warnings);
    if out.is_json() { out.document(&report) } else { person(&report, &test, out) }
}

fn peer_options(args: &LactateArgs, test: &StepTest) -> Result<lactater::Options, Failure> {
    let mut options = lactater::Options::default();
    options.fit = match args.fit {
        CurveFit::Cubic => lactater::Fit::ThirdDegree,
        CurveFit::Quartic => lactater::Fit::FourthDegree,
        CurveFit::NaturalSpline => lactater::Fit::BSpline,
        other => {
            let message =
                format!("lactater has no {}; it has poly3, poly4 and spline4", other.as_str());
            return Err(Failure::new("no-such-fit-there", message));
        }
    };
    options.include_baseline = args.include_baseline;
    options.incomplete = args.incomplete;
    options.sport = args.sport.unwrap_or_else(|| likely_sport(test));
    options.rounded = !args.unrounded;
    Ok(options)
}

/// The outputs of the other program, under its own names.
fn peer(report: &LactaterReport, out: &mut Out) -> Result<(), Failure> {
    out.heading(&format!("{}, {}", report.program, report.sport))?;
    let right = Align::Right;
    let columns =
        [("method", Align::Left), ("intensity", right), ("mmol/L", right), ("bpm", right)];
    let mut table = Table::new(&columns);
    for row in &report.thresholds {
        let shown =
            |value: Option<f64>| value.map_or_else(|| "NA".to_owned(), |x| show::number(x, 4));
        let cells = [row.intensity, row.lactate_mmol_l, row.heart_rate_bpm].map(shown);
        table.row([row.name.clone()].into_iter().chain(cells).collect());
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}

fn rules(args: &LactateArgs) -> ThresholdRules {
    let mut rules = ThresholdRules::default();
    rules.fit = args.fit;
    rules.include_baseline = args.include_baseline;
    rules.incomplete = args.incomplete;
    rules.chord = args.chord;
    rules.modified_start = args.start;
    rules.baseline = args.baseline;
    rules.heart_rate = args.heart_rate;
    rules
}

fn options(args: &LactateArgs) -> LactateOptions {
    let mut options = LactateOptions::default();
    options.rules = rules(args);
    if !args.method.is_empty() {
        options.methods.clone_from(&args.method);
    }
    if args.no_intervals {
        options.uncertainty = None;
    }
    options
}

fn person(report: &LactateReport, test: &StepTest, out: &mut Out) -> Result<(), Failure> {
    chart(report, test, out)?;
    consensus(report, out)?;
    thresholds(report, out)?;
    zones(report, out)?;
    let note = out.styled("Estimates from models; no medical advice.", Style::Faint);
    out.line("")?;
    out.line(&note)
}

/// The two thresholds, with the methods behind them.
fn consensus(report: &LactateReport, out: &mut Out) -> Result<(), Failure> {
    out.heading("where several methods agree")?;
    let unit = report.unit;
    for (name, found) in [("LT1", &report.consensus.lt1), ("LT2", &report.consensus.lt2)] {
        let Some(found) = found else {
            out.line(&format!("  {name}  too few methods found one"))?;
            continue;
        };
        let mut line = format!("  {name}  {}", intensity(found.intensity, unit));
        if let Some(symbol) = unit.symbol() {
            let _ = write!(line, " {symbol}");
        }
        if let Some(pace) = pace(found.intensity, unit) {
            let _ = write!(line, ", {pace} /km");
        }
        let _ = write!(line, ", {:.1} mmol/L", found.lactate);
        out.line(&line)?;
        if let Some(interval) = found.interval {
            let [lo, hi] = [interval.lo, interval.hi].map(|x| intensity(x, unit));
            out.line(&format!("       {lo} to {hi} by the meter's error"))?;
        }
        let [lo, hi] = [found.spread.min(), found.spread.max()].map(|x| intensity(x, unit));
        out.line(&format!("       {lo} to {hi} by the method"))?;
        let methods: Vec<String> = found.formed_by.iter().map(ToString::to_string).collect();
        let from = out.styled(&format!("       {}", methods.join(", ")), Style::Faint);
        out.line(&from)?;
    }
    Ok(())
}

/// An intensity as the unit is usually shown.
fn intensity(value: f64, unit: IntensityUnit) -> String {
    match unit {
        IntensityUnit::Watts => format!("{value:.0}"),
        IntensityUnit::MetersPerSecond => format!("{value:.3}"),
        IntensityUnit::KilometersPerHour => format!("{value:.2}"),
        // Watts are large numbers, speeds are small ones.
        _ if value.abs() >= 50.0 => format!("{value:.0}"),
        // Metres per second, by the look of it.
        _ if value.abs() < 7.0 => format!("{value:.3}"),
        _ => format!("{value:.2}"),
    }
}

fn pace(value: f64, unit: IntensityUnit) -> Option<String> {
    let pace = unit.speed(value)?.pace(PaceUnit::PerKilometer)?;
    Some(show::clock(pace.seconds().round()))
}

fn thresholds(report: &LactateReport, out: &mut Out) -> Result<(), Failure> {
    out.heading("thresholds")?;
    let unit = report.unit;
    let speeds = unit.speed(1.0).is_some();
    let symbol = unit.symbol().unwrap_or("intensity");
    let mut columns = vec![
        ("method", Align::Left),
        (symbol, Align::Right),
        ("interval", Align::Right),
        ("/km", Align::Right),
        ("mmol/L", Align::Right),
        ("bpm", Align::Right),
        ("", Align::Left),
    ];
    columns.retain(|(name, _)| speeds || *name != "/km");
    let mut table = Table::new(&columns);
    for found in &report.thresholds {
        table.row(threshold_row(found, unit, speeds));
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    let short = |found: &&Threshold| found.status == ThresholdStatus::TooFewStages;
    if report.thresholds.iter().any(|found| short(&found)) {
        let read = report.stages.iter().filter(|stage| stage.lactate.is_some()).count();
        let mut line = show::counted(read, "stage with a lactate is", "stages with a lactate are");
        line.push_str(" too few for some methods");
        let fit = report.rules.fit;
        if read < fit.needed_stages() {
            let _ = write!(line, "; {} alone needs {}", fit.as_str(), fit.needed_stages());
        }
        out.line(&format!("  {line}"))?;
    }
    Ok(())
}

fn threshold_row(found: &Threshold, unit: IntensityUnit, speeds: bool) -> Vec<String> {
    let missing = || "-".to_owned();
    let mut row = vec![
        found.method.to_string(),
        found.intensity.map_or_else(missing, |x| intensity(x, unit)),
        found.interval.map_or_else(missing, |i| {
            format!("{} to {}", intensity(i.lo, unit), intensity(i.hi, unit))
        }),
    ];
    if speeds {
        row.push(found.intensity.and_then(|x| pace(x, unit)).unwrap_or_else(missing));
    }
    row.push(show::cell(found.lactate, 2));
    row.push(show::cell(found.heart_rate, 0));
    let mut remarks: Vec<&str> = Vec::new();
    if found.status != ThresholdStatus::Ok {
        remarks.push(found.status.as_str());
    }
    remarks.extend(found.warnings.iter().map(|warning| warning.as_str()));
    row.push(remarks.join(", "));
    row
}

/// The measured stages, the curve, and where the thresholds of the consensus lie.
fn chart(report: &LactateReport, test: &StepTest, out: &mut Out) -> Result<(), Failure> {
    let points = test.points(report.rules.incomplete);
    let measured: Vec<(f64, f64)> =
        points.intensities.iter().copied().zip(points.lactates.iter().copied()).collect();
    let fitted = if report.rules.include_baseline { points.with_baseline(test) } else { points };
    let curve = LactateCurve::fit(report.rules.fit, &fitted.intensities, &fitted.lactates).ok();
    let line: Vec<(f64, f64)> = curve.iter().flat_map(trace).collect();
    let marks: Vec<(f64, &str)> = [("LT1", &report.consensus.lt1), ("LT2", &report.consensus.lt2)]
        .into_iter()
        .filter_map(|(name, found)| Some((found.as_ref()?.intensity, name)))
        .collect();
    let chart = Chart { points: &measured, curve: &line, marks: &marks, unit: "mmol/L" };
    for line in chart.lines() {
        out.line(&line)?;
    }
    Ok(())
}

/// Points of a curve, close enough to each other for a chart.
fn trace(curve: &LactateCurve) -> Vec<(f64, f64)> {
    const STEPS: u32 = 240;
    let (left, right) = curve.domain();
    (0..=STEPS)
        .map(|i| left + (right - left) * f64::from(i) / f64::from(STEPS))
        .filter_map(|x| Some((x, curve.lactate_at(x)?)))
        .collect()
}

fn zones(report: &LactateReport, out: &mut Out) -> Result<(), Failure> {
    let reached = |z: &LactateZone| z.intensity_min.is_some() || z.intensity_max.is_some();
    // A flat test has zones by lactate and none by intensity.
    if !report.zones.iter().any(reached) {
        return Ok(());
    }
    out.heading("zones")?;
    let unit = report.unit;
    let speeds = unit.speed(1.0).is_some();
    let right = Align::Right;
    let mut columns = vec![
        ("scheme", Align::Left),
        ("zone", Align::Left),
        ("mmol/L", right),
        (unit.symbol().unwrap_or("intensity"), right),
        ("/km", right),
        ("bpm", right),
    ];
    columns.retain(|(name, _)| speeds || *name != "/km");
    let mut table = Table::new(&columns);
    for zone in &report.zones {
        let at = |x: f64| intensity(x, unit);
        let per_km = |x: f64| pace(x, unit).unwrap_or_else(|| "-".to_owned());
        let mut row = vec![
            zone.scheme.clone(),
            zone.zone.clone(),
            ends(zone.lactate_min_mmol_l, zone.lactate_max_mmol_l, |x| show::number(x, 1)),
            ends(zone.intensity_min, zone.intensity_max, at),
        ];
        if speeds {
            row.push(ends(zone.intensity_min, zone.intensity_max, per_km));
        }
        row.push(ends(zone.heart_rate_min_bpm, zone.heart_rate_max_bpm, |x| format!("{x:.0}")));
        table.row(row);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}

/// Two ends, either of which may be open or unknown.
fn ends(min: Option<f64>, max: Option<f64>, show: impl Fn(f64) -> String) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{} to {}", show(min), show(max)),
        (Some(min), None) => format!("from {}", show(min)),
        (None, Some(max)) => format!("to {}", show(max)),
        (None, None) => "-".to_owned(),
    }
}
