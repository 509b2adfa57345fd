//! `stadion load`.

use stadion_formats::{DailyLoadsFileError, read_daily_loads};
use stadion_load::{DailyLoads, FormSettings};
use stadion_review::{LoadConventions, LoadDayDocument, LoadDocument, load_trend};

use crate::args::LoadArgs;
use crate::failure::{Failure, chain};
use crate::out::{Out, Style};
use crate::table::{Align, Table};

/// Reads the table, adds up, prints.
pub(crate) fn load(args: &LoadArgs, out: &mut Out) -> Result<(), Failure> {
    let table = read_daily_loads(&args.file).map_err(|error| {
        let text = match &error {
            DailyLoadsFileError::Io { cause, .. } => format!("cannot read the file: {cause}"),
            _ => chain(&error),
        };
        Failure::new(error.code(), text).in_file(&args.file).at_line(error.line())
    })?;
    for row in &table.refused {
        eprintln!("stadion: {}: line {}: {}", args.file.display(), row.line, row.why);
    }
    let refused = |code: &str, text: String| Failure::new(code, text).in_file(&args.file);
    let loads = DailyLoads::from_rows(table.rows)
        .map_err(|error| refused("bad-loads", error.to_string()))?;
    let form = FormSettings {
        smoothing: args.smoothing,
        fitness_days: args.fitness_days,
        fatigue_days: args.fatigue_days,
        seed: args.seed,
        form: args.form,
        unknown: args.unknown,
    };
    let document = load_trend(&loads, LoadConventions { form, monotony_sd: args.monotony_sd })
        .map_err(|error| refused(error.code(), error.to_string()))?;
    if out.is_json() { out.document(&document) } else { person(&document, out) }
}

/// The last six weeks; the document holds every day.
fn person(document: &LoadDocument, out: &mut Out) -> Result<(), Failure> {
    const SHOWN: usize = 42;
    let days = &document.days[document.days.len().saturating_sub(SHOWN)..];
    let mut table = Table::new(&[
        ("day", Align::Left),
        ("load", Align::Right),
        ("fitness", Align::Right),
        ("fatigue", Align::Right),
        ("form", Align::Right),
        ("7:28 days", Align::Right),
        ("monotony", Align::Right),
        ("strain", Align::Right),
    ]);
    let number = |value: Option<f64>, digits: usize| {
        value.map_or_else(|| "-".to_owned(), |value| format!("{value:.digits$}"))
    };
    for day in days {
        table.row(vec![
            day.date.to_string(),
            day.load.map_or_else(|| "unknown".to_owned(), |load| format!("{load:.0}")),
            format!("{:.1}", day.fitness),
            format!("{:.1}", day.fatigue),
            format!("{:+.1}", day.form),
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
        out.line(&format!("  the last {SHOWN} of {all} days; --json has them all"))?;
    }
    if let Some(told) = document.days.last().and_then(rests_on) {
        out.line(&format!("  {told}"))?;
    }
    out.line("")?;
    let note = "Describes load and forecasts nothing; no medical advice.";
    let note = out.styled(note, Style::Faint);
    out.line(&note)
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
