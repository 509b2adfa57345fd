//! `stadion parse`.

use stadion_review::TextReading;
use stadion_sessions::{Dialect, NotationOptions};

use super::lines::lines;
use super::workout_file;
use crate::args::{DialectArg, ParseArgs, WorkoutFormatArg};
use crate::failure::Failure;
use crate::out::{Out, Style, colour_on_errors};
use crate::show;

/// Reads one text, or a file with one a line.
pub(crate) fn parse(args: &ParseArgs, out: &mut Out) -> Result<(), Failure> {
    let options = NotationOptions::new(dialect(args.dialect));
    if let Some(path) = &args.lines {
        return lines(path, &options, args.threads, out);
    }
    let file = workout_file::named(args);
    let reading = if let Some(path) = &file {
        workout_file::read(path, args.format, &options)?
    } else {
        let text = args.text.as_deref().unwrap_or_default().replace("\\n", "\n");
        let format = args.format.unwrap_or(WorkoutFormatArg::Coach);
        workout_file::read_form(&text, format, &options)
    };
    if let Some(error) = &reading.error {
        let shown = show::refused(error, &reading.input, colour_on_errors());
        let failure =
            Failure::new(&error.code, error.message.clone()).at_span(error.span).shown_as(shown);
        return Err(match &file {
            Some(path) => failure.in_file(path),
            None => failure,
        });
    }
    if out.is_json() { out.document(&reading) } else { person(&reading, out) }
}

const fn dialect(arg: DialectArg) -> Dialect {
    match arg {
        DialectArg::Track => Dialect::Track,
        DialectArg::Road => Dialect::Road,
        DialectArg::Swim => Dialect::Swim,
        DialectArg::Cycle => Dialect::Cycle,
        DialectArg::Strength => Dialect::Strength,
    }
}

/// What a reading says, for a person.
pub(super) fn person(reading: &TextReading, out: &mut Out) -> Result<(), Failure> {
    for line in reading.input.lines() {
        let line = out.styled(line, Style::Heading);
        out.line(&line)?;
    }
    out.line(&format!("  kind       {}", reading.kind))?;
    show::totals(&reading.totals, out)?;
    if !reading.canonical.is_empty() {
        let mut name = "canonical";
        for line in reading.canonical.lines() {
            out.line(&format!("  {name:<9}  {line}"))?;
            name = "";
        }
    }
    show::ambiguities(&reading.ambiguities, &reading.input, out)?;
    show::unknown(&reading.unknown, &reading.input, out)?;
    if let Some(error) = &reading.error {
        out.line(&show::refused(error, &reading.input, out.colour()))?;
    }
    Ok(())
}
