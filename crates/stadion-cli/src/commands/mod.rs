//! One file for each command; each calls one function of a library.

mod forecast;
mod history_folder;
mod ids;
mod lactate;
mod lines;
mod load;
mod paces;
mod parse;
mod plan;
mod reading_json;
mod respond;
mod review;
mod review_history;
mod session;
mod workout_file;

pub(crate) use forecast::run as forecast;
pub(crate) use ids::ids;
pub(crate) use lactate::lactate;
pub(crate) use load::load;
pub(crate) use paces::paces;
pub(crate) use parse::parse;
pub(crate) use plan::plan;
pub(crate) use respond::respond;
pub(crate) use review::review;
pub(crate) use session::session;

use std::path::Path;

use stadion_formats::{AthleteFileError, ConstantsFileError};
use stadion_physiology::Athlete;
use stadion_review::Context;
use stadion_types::{ConstantError, ConstantOverrides, OverriddenConstant};

use crate::failure::{Failure, chain};

/// Reads the profile, or takes one of which nothing is known.
fn athlete(path: Option<&Path>) -> Result<Athlete, Failure> {
    let Some(path) = path else { return Ok(Athlete::default()) };
    stadion_formats::read_athlete(path).map_err(|error| {
        // File and line stand before the message anyway.
        let text = match &error {
            AthleteFileError::Invalid { message, .. } => message.clone(),
            AthleteFileError::Io { cause, .. } => format!("cannot read the file: {cause}"),
            _ => chain(&error),
        };
        Failure::new(error.code(), text).in_file(path).at_line(error.line())
    })
}

/// Reads a user's values for constants, or takes none. What is wrong with one is told with its line.
fn constants(path: Option<&Path>) -> Result<ConstantOverrides, Failure> {
    let Some(path) = path else { return Ok(ConstantOverrides::default()) };
    let file = stadion_formats::read_constants(path).map_err(|error| {
        let text = match &error {
            ConstantsFileError::Io { cause, .. } => format!("cannot read the file: {cause}"),
            _ => chain(&error),
        };
        Failure::new(error.code(), text).in_file(path).at_line(error.line())
    })?;
    stadion_review::constant_overrides(file.constants.iter().cloned()).map_err(|error| {
        let line = file.line(error.id());
        Failure::new(error.code(), error.to_string()).in_file(path).at_line(line)
    })
}

/// A value that settings refuse beside what the arguments say.
fn refused_constant(error: &ConstantError, path: Option<&Path>) -> Failure {
    let failure = Failure::new(error.code(), error.to_string());
    match path {
        Some(path) => failure.in_file(path),
        None => failure,
    }
}

/// The context by the constants of a file.
fn by_constants(context: Context, path: Option<&Path>) -> Result<Context, Failure> {
    let given = constants(path)?;
    let context = context.with_constants(&given).map_err(|error| refused_constant(&error, path))?;
    unread(path, &given, context.overridden());
    Ok(context)
}

/// Says on the error stream which of the values this command has no use for.
fn unread(path: Option<&Path>, given: &ConstantOverrides, taken: &[OverriddenConstant]) {
    let Some(path) = path else { return };
    for constant in given.iter().filter(|given| taken.iter().all(|taken| taken.id != given.id)) {
        eprintln!("stadion: {}: {} is not read here", path.display(), constant.id);
    }
}

/// Reads a text file; what is no UTF-8 is refused with its line.
fn text_file(path: &Path) -> Result<String, Failure> {
    let bytes = file(path)?;
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + good.iter().map(|b| u64::from(*b == b'\n')).sum::<u64>();
        Failure::new("not-utf8", "the text is not UTF-8").in_file(path).at_line(Some(line))
    })
}

/// Largest text that is read, in bytes; a workout or a corpus is far smaller.
const MAX_TEXT: u64 = 64 * 1024 * 1024;

fn file(path: &Path) -> Result<Vec<u8>, Failure> {
    use std::io::Read as _;
    let cannot = |error: std::io::Error| {
        Failure::new("cannot-read", format!("cannot read the file: {error}")).in_file(path)
    };
    let file = std::fs::File::open(path).map_err(cannot)?;
    let mut bytes = Vec::new();
    file.take(MAX_TEXT + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() as u64 > MAX_TEXT {
        let message = format!("larger than the limit of {MAX_TEXT} bytes");
        return Err(Failure::new("too-large", message).in_file(path));
    }
    Ok(bytes)
}

/// The athlete's time zone, looked up by its name.
fn zone(athlete: &Athlete, path: Option<&Path>) -> Result<Option<chrono_tz::Tz>, Failure> {
    let Some(name) = athlete.time_zone() else { return Ok(None) };
    name.parse().map(Some).map_err(|_| {
        let message = format!("no time zone is called \"{name}\"");
        let failure = Failure::new("unknown-time-zone", message);
        match path {
            Some(path) => {
                let text = std::fs::read_to_string(path).unwrap_or_default();
                let line = stadion_formats::key_line(&text, "time_zone");
                failure.in_file(path).at_line(line.and_then(|line| u64::try_from(line).ok()))
            }
            None => failure,
        }
    })
}
