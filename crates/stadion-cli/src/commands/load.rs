//! `stadion load`.

use std::path::Path;

use stadion_formats::{DailyLoadsFileError, read_daily_loads};
use stadion_load::{DailyLoads, FormSettings, LoadEntry, Sports};
use stadion_review::{LoadConventions, LoadDayDocument, LoadDocument, LoadTrendError, LoadTrends};

use stadion_types::Sport;

use super::{constants, refused_constant, unread};
use crate::args::LoadArgs;
use crate::failure::{Failure, chain};
use crate::out::{Out, Style};
use crate::show;
use crate::table::{Align, Table};

/// Reads the tables, adds up, prints.
pub(crate) fn load(args: &LoadArgs, out: &mut Out) -> Result<(), Failure> {
    let table = |file: &Path| daily_loads(file, args.method.as_deref(), args.sport);
    let loads = table(&args.file)?;
    let trends = trends(args)?;
    let document = match &args.plan {
        None => trends.of(&loads).map_err(LoadTrendError::from),
        Some(plan) => trends.of_plan(&loads, &table(plan)?),
    };
    let document = document
        .map_err(|error| Failure::new(error.code(), error.to_string()).in_file(&args.file))?;
    if out.is_json() { out.document(&document) } else { person(&document, out) }
}

/// The settings: what an argument says comes before a file of constants, and both before the default.
fn trends(args: &LoadArgs) -> Result<LoadTrends, Failure> {
    let path = args.constants.as_deref();
    let given = constants(path)?;
    let mut left = given.clone();
    let usual = FormSettings::default();
    let mut days = |id, argument: Option<f64>, usual| match argument {
        Some(days) => {
            left = std::mem::take(&mut left).without(id);
            days
        }
        None => usual,
    };
    let form = FormSettings {
        smoothing: args.smoothing,
        fitness_days: days("trend.fitness-days", args.fitness_days, usual.fitness_days),
        fatigue_days: days("trend.fatigue-days", args.fatigue_days, usual.fatigue_days),
        seed: args.seed,
        form: args.form,
        unknown: args.unknown,
    };
    let trends = LoadTrends::new(LoadConventions { form, monotony_sd: args.monotony_sd })
        .with_constants(&left)
        .map_err(|error| refused_constant(&error, path))?;
    unread(path, &given, trends.overridden());
    Ok(trends)
}

/// The loads of a table.
pub(super) fn daily_loads(
    file: &Path,
    method: Option<&str>,
    sport: Option<Sport>,
) -> Result<DailyLoads, Failure> {
    let failure = |error: DailyLoadsFileError| {
        let text = match &error {
            DailyLoadsFileError::Io { cause, .. } => format!("cannot read the file: {cause}"),
            _ => chain(&error),
        };
        Failure::new(error.code(), text).in_file(file).at_line(error.line())
    };
    let table = read_daily_loads(file).map_err(failure)?;
    for row in &table.refused {
        eprintln!("stadion: {}: line {}: {}", file.display(), row.line, row.why);
    }
    let rows = table.of_method(method).map_err(failure)?;
    let entries =
        rows.iter().map(|row| LoadEntry { date: row.date, load: row.load, sport: row.sport });
    DailyLoads::from_entries(entries, sport.map_or(Sports::All, Sports::Only))
        .map_err(|error| Failure::new(error.code(), error.to_string()).in_file(file))
}

/// The last six weeks of the record and the plan behind it; the document holds every day.
fn person(document: &LoadDocument, out: &mut Out) -> Result<(), Failure> {
    const SHOWN: usize = 42;
    let recorded = document.days.iter().filter(|day| !day.projected).count();
    let days = &document.days[recorded.saturating_sub(SHOWN)..];
    let mut table = Table::new(&[
        ("day", Align::Left),
        ("load", Align::Right),
        ("fitness", Align::Right),
        ("fatigue", Align::Right),
        ("form before", Align::Right),
        ("after", Align::Right),
        ("7:28 days", Align::Right),
        ("monotony", Align::Right),
        ("strain", Align::Right),
    ]);
    let number = |value: Option<f64>, digits: usize| {
        value.map_or_else(|| "-".to_owned(), |value| format!("{value:.digits$}"))
    };
    for day in days {
        table.row(vec![
            format!("{}{}", day.date, if day.projected { " *" } else { "" }),
            day.load.map_or_else(|| "unknown".to_owned(), |load| format!("{load:.0}")),
            format!("{:.1}", day.fitness),
            format!("{:.1}", day.fatigue),
            format!("{:+.1}", day.form_before),
            format!("{:+.1}", day.form_after),
            number(day.acute_chronic.rolling_coupled, 2),
            number(day.monotony, 2),
            number(day.strain, 0),
        ]);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    if days.len() < document.days.len() {
        let all = document.days.len();
        out.line(&format!("  the last {} of {all} days; --json has them all", days.len()))?;
    }
    if recorded < document.days.len() {
        out.line("  * projected from the plan")?;
    }
    if let Some(told) = document.days.last().and_then(rests_on) {
        out.line(&format!("  {told}"))?;
    }
    for told in meets_unknown(document) {
        out.line(&format!("  {told}"))?;
    }
    show::constants(&document.constants, out)?;
    out.line("")?;
    let note = "Describes load and forecasts nothing; no medical advice.";
    let note = out.styled(note, Style::Faint);
    out.line(&note)
}

/// The numbers of the last day that meet unknown days.
fn meets_unknown(document: &LoadDocument) -> impl Iterator<Item = String> {
    let last = document.days.last().into_iter();
    last.flat_map(|day| &day.rests_on_unknown)
        .map(|told| format!("{}: nothing is known of {}", told.number, told.unknown))
}

/// What of the last fitness is no training that is known.
fn rests_on(day: &LoadDayDocument) -> Option<String> {
    let shares = day.fitness_shares;
    let percent = |share: f64| format!("{:.0} %", 100.0 * share);
    match (shares.seed >= 0.05, shares.unknown >= 0.005) {
        (false, false) => None,
        (true, false) => Some(format!("{} of fitness is its start", percent(shares.seed))),
        (false, true) => {
            Some(format!("{} of fitness rests on unknown days", percent(shares.unknown)))
        }
        (true, true) => Some(format!(
            "{} of fitness is its start, and {} rest on unknown days",
            percent(shares.seed),
            percent(shares.unknown)
        )),
    }
}
