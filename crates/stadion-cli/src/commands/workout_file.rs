//! Workouts that are no coach's text: files of watches and trainers, and the text of a planning site.

use std::path::{Path, PathBuf};

use stadion_formats::{WorkoutError, WorkoutFormat, read_workout_path};
use stadion_review::{TextReading, text_reading};
use stadion_sessions::{Dialect, IntervalsIcuOptions, NotationOptions, parse_intervals_icu};
use stadion_types::Sport;

use super::{file, text_file};
use crate::args::{ParseArgs, WorkoutFormatArg};
use crate::failure::{Failure, chain};

/// The file that the arguments name: the one of `--file`, or a text that is the path of a workout file.
///
/// A coach's text never is the name of a file that exists and ends like one of these.
pub(super) fn named(args: &ParseArgs) -> Option<PathBuf> {
    if let Some(path) = &args.file {
        return Some(path.clone());
    }
    let path = Path::new(args.text.as_deref()?);
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    let known = matches!(extension.as_str(), "fit" | "zwo" | "txt");
    (known && path.is_file()).then(|| path.to_path_buf())
}

/// Reads a workout file, or a text file in the form that `format` names.
pub(super) fn read(
    path: &Path,
    format: Option<WorkoutFormatArg>,
    options: &NotationOptions,
) -> Result<TextReading, Failure> {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let named = extension.eq_ignore_ascii_case("fit") || extension.eq_ignore_ascii_case("zwo");
    if let Some(format) = format.or_else(|| (!named).then_some(WorkoutFormatArg::Coach)) {
        let bytes = file(path)?;
        let shown = WorkoutFormat::detect(&bytes).is_some();
        // A file that shows what it is need not be called so.
        if !(shown && format == WorkoutFormatArg::Coach) {
            let text = text_file(path)?;
            return Ok(read_form(text.trim_start_matches('\u{feff}'), format, options));
        }
    }
    let import = read_workout_path(path).map_err(|error| {
        let message = match &error {
            WorkoutError::Io { cause, .. } => format!("cannot read the file: {cause}"),
            error => chain(error),
        };
        Failure::new(error.code(), message).in_file(path)
    })?;
    Ok(text_reading(&import.workout.listing(), &import.parsed(), options.dialect))
}

/// Reads a text in the form that `format` names.
pub(super) fn read_form(
    text: &str,
    format: WorkoutFormatArg,
    options: &NotationOptions,
) -> TextReading {
    if format != WorkoutFormatArg::IntervalsIcu {
        return stadion_review::read_text(text, options);
    }
    let options_there = match options.dialect {
        Dialect::Swim => IntervalsIcuOptions::for_sport(Sport::Swimming),
        Dialect::Cycle => IntervalsIcuOptions::for_sport(Sport::Cycling),
        Dialect::Road => IntervalsIcuOptions::for_sport(Sport::Running),
        _ => IntervalsIcuOptions::default(),
    };
    text_reading(text, &parse_intervals_icu(text, &options_there), options.dialect)
}
