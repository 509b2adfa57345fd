//! Methods of training, as TOML.

use std::path::{Path, PathBuf};

use stadion_plan::TrainingMethod;

use crate::athlete::key_line;

/// Why a method could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MethodFileError {
    /// The file could not be read.
    #[error("cannot read {}", path.display())]
    Io {
        /// The path as it was given.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: std::io::Error,
    },
    /// A line is no TOML, a key is not known, or the method cannot be planned by.
    #[error("line {line}: {message}")]
    Invalid {
        /// Line of the fault, from 1.
        line: usize,
        /// What is wrong there.
        message: String,
    },
}

impl MethodFileError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 2] = ["cannot-read", "bad-method-file"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => Self::CODES[0],
            Self::Invalid { .. } => Self::CODES[1],
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

/// Reads a method from a file.
///
/// # Errors
///
/// [`MethodFileError::Io`] if the file cannot be read, otherwise as [`parse_method`].
pub fn read_method(path: impl AsRef<Path>) -> Result<TrainingMethod, MethodFileError> {
    let path = path.as_ref();
    let text = std::fs::read_to_string(path)
        .map_err(|cause| MethodFileError::Io { path: path.to_path_buf(), cause })?;
    parse_method(&text)
}

/// Reads a method from text. What is not written is the default; a key that is not known is an error.
///
/// ```
/// use stadion_formats::parse_method;
///
/// let text = "id = \"two\"\ncycle = [\"easy\", \"rest\"]\n\
///             [sessions.easy]\nrole = \"easy\"\nclass = \"easy\"\n";
/// assert_eq!(parse_method(text)?.cycle.len(), 2);
/// let error = parse_method(&text.replace("\"rest\"", "\"swim\"")).unwrap_err();
/// assert_eq!(error.line(), Some(2));
/// # Ok::<(), stadion_formats::MethodFileError>(())
/// ```
///
/// # Errors
///
/// [`MethodFileError::Invalid`] with the line.
pub fn parse_method(text: &str) -> Result<TrainingMethod, MethodFileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    toml::from_str(text).map_err(|cause: toml::de::Error| {
        let message = cause.message().trim().replace('\n', "; ");
        let at = cause.span().map_or(0, |span| span.start);
        let line = 1 + text.get(..at).unwrap_or_default().matches('\n').count();
        let line =
            message.split_once(": ").and_then(|(path, _)| path_line(text, path)).unwrap_or(line);
        MethodFileError::Invalid { line, message }
    })
}

/// The line of the longest part of a path that stands in the text.
fn path_line(text: &str, path: &str) -> Option<usize> {
    let mut path = path;
    loop {
        if let Some(line) = key_line(text, path).or_else(|| header_line(text, path)) {
            return Some(line);
        }
        path = path.rsplit_once('.')?.0;
    }
}

/// The line of a table's header.
fn header_line(text: &str, table: &str) -> Option<usize> {
    let is_header = |line: &str| {
        let name = line.trim().trim_start_matches('[').trim_end_matches(']');
        line.trim().starts_with('[') && name.trim() == table
    };
    text.lines().position(is_header).map(|at| at + 1)
}
