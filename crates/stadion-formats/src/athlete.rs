//! The athlete's profile, `athlete.toml`.

use std::path::{Path, PathBuf};

use stadion_physiology::Athlete;

/// Why a profile could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AthleteFileError {
    /// The file could not be read.
    #[error("cannot read {}", path.display())]
    Io {
        /// The path as it was given.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: std::io::Error,
    },
    /// A line is no TOML, a key is not known, or a value is out of its range.
    #[error("line {line}, column {column}: {message}")]
    Invalid {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault in characters, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
        /// What the parser said.
        #[source]
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl AthleteFileError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 2] = ["cannot-read", "bad-athlete-file"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => "cannot-read",
            Self::Invalid { .. } => "bad-athlete-file",
        }
    }

    /// Line of the fault, from 1.
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        match self {
            Self::Io { .. } => None,
            Self::Invalid { line, .. } => u64::try_from(*line).ok(),
        }
    }
}

/// Reads a profile from a file.
///
/// # Errors
///
/// [`AthleteFileError::Io`] if the file cannot be read, otherwise as [`parse_athlete`].
pub fn read_athlete(path: impl AsRef<Path>) -> Result<Athlete, AthleteFileError> {
    let path = path.as_ref();
    let text = std::fs::read_to_string(path)
        .map_err(|cause| AthleteFileError::Io { path: path.to_path_buf(), cause })?;
    parse_athlete(&text)
}

/// Reads a profile from text. Every key is optional; a key that is not known is an error.
///
/// ```
/// use stadion_formats::parse_athlete;
///
/// assert!(parse_athlete("sex = \"female\"\n[heart_rate]\nmax_bpm = 191\n").is_ok());
/// let error = parse_athlete("sex = \"female\"\nshoe_size = 38\n").unwrap_err();
/// assert_eq!(error.line(), Some(2));
/// ```
///
/// # Errors
///
/// [`AthleteFileError::Invalid`] with line and column.
pub fn parse_athlete(text: &str) -> Result<Athlete, AthleteFileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let athlete: Athlete = toml::from_str(text).map_err(|cause| {
        let at = cause.span().map_or(0, |span| span.start);
        let before = text.get(..at).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
        let message = cause.message().trim().replace('\n', "; ");
        AthleteFileError::Invalid { line, column, message, cause: Box::new(cause) }
    })?;
    athlete.check().map_err(|cause| {
        let line = cause.key().and_then(|key| key_line(text, key)).unwrap_or(1);
        let message = cause.to_string();
        AthleteFileError::Invalid { line, column: 1, message, cause: Box::new(cause) }
    })?;
    Ok(athlete)
}

/// The line of a profile, from 1, on which a key such as `"heart_rate.max_bpm"` stands; for a table that
/// is written in one line, the line of the table. For messages about a value that was read well.
///
/// ```
/// use stadion_formats::key_line;
///
/// assert_eq!(key_line("sex = \"male\"\n[maximum]\nspeed_m_s = 9\n", "maximum.speed_m_s"), Some(3));
/// assert_eq!(key_line("sex = \"male\"\n", "time_zone"), None);
/// ```
#[must_use]
pub fn key_line(text: &str, key: &str) -> Option<usize> {
    let mut table = String::new();
    let mut whole = None;
    for (number, line) in (1..).zip(text.lines()) {
        let plain: String =
            line.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'')).collect();
        if let Some(name) = plain.strip_prefix('[') {
            name.split(']').next().unwrap_or_default().clone_into(&mut table);
            continue;
        }
        let Some((name, _)) = plain.split_once('=') else { continue };
        let path = if table.is_empty() { name.to_owned() } else { format!("{table}.{name}") };
        if path == key {
            return Some(number);
        }
        if key.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with('.')) {
            whole.get_or_insert(number);
        }
    }
    whole
}
