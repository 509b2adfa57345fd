//! Why a command gave nothing: one document, and the same on the error stream.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::out::Out;

/// The input was understood and refused, or the output could not be written.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Nobody reads the output any more.
    Closed,
    /// The input was refused.
    Refused(Box<Refusal>),
}

/// What was refused, why and where.
#[derive(Debug, Default)]
pub(crate) struct Refusal {
    code: String,
    message: String,
    file: Option<PathBuf>,
    line: Option<u64>,
    span: Option<[usize; 2]>,
    /// The place in the text with its line, for a person.
    shown: Option<String>,
}

#[derive(Serialize)]
struct ErrorDocument<'a> {
    error: ErrorBody<'a>,
}

#[derive(Serialize)]
struct ErrorBody<'a> {
    code: &'a str,
    message: &'a str,
    file: Option<String>,
    line: Option<u64>,
    span: Option<[usize; 2]>,
}

impl Failure {
    /// A refusal without a place.
    pub(crate) fn new(code: &str, message: impl Into<String>) -> Self {
        let (code, message) = (code.to_owned(), message.into());
        Self::Refused(Box::new(Refusal { code, message, ..Refusal::default() }))
    }

    /// Adds the file that was refused.
    pub(crate) fn in_file(mut self, path: &Path) -> Self {
        if let Self::Refused(refusal) = &mut self {
            refusal.file = Some(path.to_path_buf());
        }
        self
    }

    /// Adds the line, from 1.
    pub(crate) fn at_line(mut self, at: Option<u64>) -> Self {
        if let Self::Refused(refusal) = &mut self {
            refusal.line = at;
        }
        self
    }

    /// Adds the byte offsets in the text.
    pub(crate) fn at_span(mut self, at: Option<[usize; 2]>) -> Self {
        if let Self::Refused(refusal) = &mut self {
            refusal.span = at;
        }
        self
    }

    /// Adds the place as it is shown to a person.
    pub(crate) fn shown_as(mut self, text: String) -> Self {
        if let Self::Refused(refusal) = &mut self {
            refusal.shown = Some(text);
        }
        self
    }

    /// Tells the user; with `--json` on both streams.
    pub(crate) fn report(&self, out: &mut Out) {
        let Self::Refused(refusal) = self else {
            return;
        };
        let Refusal { code, message, file, line, span, shown: place_shown } = refusal.as_ref();
        let shown = file.as_ref().map(|f| f.display().to_string());
        let place = match (&shown, line) {
            (Some(file), Some(line)) => format!("{file}:{line}: "),
            (Some(file), None) => format!("{file}: "),
            (None, _) => String::new(),
        };
        // The line is told once, beside the file.
        let twice = line.filter(|_| shown.is_some()).map(|line| format!("line {line}: "));
        let bare = twice.and_then(|told| message.strip_prefix(&told)).unwrap_or(message);
        match place_shown {
            Some(text) => eprintln!("stadion: {place}{text}"),
            None => eprintln!("stadion: {place}{bare}"),
        }
        if out.is_json() {
            let body = ErrorBody { code, message, file: shown, line: *line, span: *span };
            // A closed output cannot be told anything more.
            let _ = out.document(&ErrorDocument { error: body }).and_then(|()| out.flush());
        }
    }
}

/// An error and everything behind it, in one line.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        cause = error.source();
    }
    text
}
