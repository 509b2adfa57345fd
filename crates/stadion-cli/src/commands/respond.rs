//! `stadion respond`.

use stadion_formats::{PerformanceTestsFileError, read_performance_tests};
use stadion_review::{RespondDocument, RespondInterval, RespondOptions, RespondRules};

use super::load::daily_loads;
use super::{constants, refused_constant, unread};
use crate::args::RespondArgs;
use crate::failure::{Failure, chain};
use crate::out::{Out, Style};
use crate::show;
use crate::table::{Align, Table};

/// Reads both tables, fits, prints.
pub(crate) fn respond(args: &RespondArgs, out: &mut Out) -> Result<(), Failure> {
    let loads = daily_loads(&args.loads, args.method.as_deref(), args.sport)?;
    let failure = |error: PerformanceTestsFileError| {
        let text = match &error {
            PerformanceTestsFileError::Io { cause, .. } => format!("cannot read the file: {cause}"),
            _ => chain(&error),
        };
        Failure::new(error.code(), text).in_file(&args.tests).at_line(error.line())
    };
    let table = read_performance_tests(&args.tests).map_err(failure)?;
    for row in &table.refused {
        eprintln!("stadion: {}: line {}: {}", args.tests.display(), row.line, row.why);
    }
    let tests: Vec<_> = table.rows.iter().map(|row| (row.date, row.performance)).collect();
    let options = RespondOptions { model: args.model, index: args.index, unknown: args.unknown };
    let path = args.constants.as_deref();
    let given = constants(path)?;
    let rules = RespondRules::new(options)
        .with_constants(&given)
        .map_err(|error| refused_constant(&error, path))?;
    unread(path, &given, rules.overridden());
    let document = rules.respond(&loads, &tests).map_err(|error| {
        let failure = Failure::new(error.code(), error.to_string());
        match error.test() {
            None => failure,
            Some(date) => {
                let row = table.rows.iter().find(|row| row.date == date);
                failure.in_file(&args.tests).at_line(row.map(|row| row.line))
            }
        }
    })?;
    if out.is_json() { out.document(&document) } else { person(&document, out) }
}

fn person(document: &RespondDocument, out: &mut Out) -> Result<(), Failure> {
    let (model, index) = (&document.model, document.index.as_str());
    out.line(&format!(
        "{} tests in {} days, model {model}, {index} index",
        document.tests, document.days
    ))?;
    out.line("")?;
    let mut table = Table::new(&[
        ("constant", Align::Left),
        ("value", Align::Right),
        ("from", Align::Right),
        ("to", Align::Right),
        ("", Align::Left),
    ]);
    for (name, value) in &document.parameters {
        let interval = document.intervals.get(name);
        let end = |get: fn(&RespondInterval) -> f64| {
            interval.map_or_else(|| "-".to_owned(), |found| number(get(found)))
        };
        let open = match interval.map(|found| (found.open_below, found.open_above)) {
            Some((true, true)) => "open at both ends",
            Some((true, false)) => "open below",
            Some((false, true)) => "open above",
            _ => "",
        };
        let (lo, hi) = (end(|found| found.lo), end(|found| found.hi));
        table.row(vec![name.clone(), number(*value), lo, hi, open.to_owned()]);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    out.line("")?;
    let share = document.r2.map_or_else(String::new, |r2| format!(", R2 {r2:.3}"));
    out.line(&format!(
        "fitted: SSE {}{share}; says nothing of days to come",
        number(document.sse)
    ))?;
    if document.identifiable {
        out.line("the tests tell the constants apart")?;
    } else {
        out.line("the tests do NOT tell the constants; other ones would do about as well:")?;
        for finding in &document.findings {
            out.line(&format!("  {}", finding.reason))?;
        }
    }
    if let Some(unknown) = document.unknown_days {
        let rule = document.unknown.as_str();
        out.line(&format!("nothing is known of {unknown}, by the rule `{rule}`"))?;
    }
    out.line("")?;
    skill(document, out)?;
    show::constants(&document.constants, out)?;
    out.line("")?;
    let note = "Describes tests by a model; proves no cause, and is no medical advice.";
    let note = out.styled(note, Style::Faint);
    out.line(&note)
}

/// What the model was worth for tests that it had not seen.
fn skill(document: &RespondDocument, out: &mut Out) -> Result<(), Failure> {
    let found = &document.skill_vs;
    out.line(&format!("predicted from what was known before: {} tests", found.tests))?;
    for refused in &found.refused {
        out.line(&format!("  {} not predicted: {}", refused.tests, refused.why))?;
    }
    for (against, skill) in
        [("the mean of earlier tests", found.mean), ("the last test", found.last)]
    {
        if let Some(skill) = skill {
            let word = if skill > 0.0 { "better than" } else { "no better than" };
            out.line(&format!("  {word} {against} (skill {skill:+.2})"))?;
        }
    }
    let calibration = found.calibration;
    if calibration.tests > 0 {
        out.line(&format!(
            "  {} of {} intervals at {:.0} % held the test",
            calibration.held,
            calibration.tests,
            100.0 * calibration.level
        ))?;
    }
    Ok(())
}

/// Four digits that count.
fn number(value: f64) -> String {
    let size = value.abs();
    if size >= 1000.0 {
        format!("{value:.0}")
    } else if size >= 10.0 || size <= 0.0 {
        format!("{value:.1}")
    } else if size >= 0.01 {
        format!("{value:.4}")
    } else {
        format!("{value:.2e}")
    }
}
