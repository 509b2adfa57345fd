//! The output: a JSON document, or lines for a person.

use std::io::{self, BufWriter, IsTerminal as _, Stdout, Write as _};

use serde::Serialize;

use crate::failure::Failure;

/// Where a command writes.
#[derive(Debug)]
pub(crate) struct Out {
    json: bool,
    colour: bool,
    to: BufWriter<Stdout>,
}

/// How a piece of text stands out on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Heading,
    Good,
    Bad,
    /// Worth a look, and no fault.
    Notice,
    Faint,
}

/// The text in the colour of its style.
pub(crate) fn painted(text: &str, style: Style, colour: bool) -> String {
    if !colour || text.is_empty() {
        return text.to_owned();
    }
    let code = match style {
        Style::Heading => "1",
        Style::Good => "32",
        Style::Bad => "31",
        Style::Notice => "33",
        Style::Faint => "2",
    };
    format!("\u{1b}[{code}m{text}\u{1b}[0m")
}

/// Any value of `NO_COLOR` that is not empty switches colours off.
fn colours_refused() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty())
}

/// Whether the error stream is a terminal that wants colours.
pub(crate) fn colour_on_errors() -> bool {
    !colours_refused() && io::stderr().is_terminal()
}

fn failed(error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::Closed;
    }
    Failure::new("cannot-write", format!("cannot write the output: {error}"))
}

impl Out {
    pub(crate) fn new(json: bool) -> Self {
        let stdout = io::stdout();
        let colour = !json && !colours_refused() && stdout.is_terminal();
        Self { json, colour, to: BufWriter::new(stdout) }
    }

    pub(crate) const fn is_json(&self) -> bool {
        self.json
    }

    /// Writes one document, indented.
    pub(crate) fn document(&mut self, document: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut self.to, document)
            .map_err(io::Error::from)
            .and_then(|()| self.to.write_all(b"\n"))
            .map_err(|e| failed(&e))
    }

    /// Writes documents that are text already.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.to.write_all(bytes).map_err(|e| failed(&e))
    }

    /// Writes a line.
    pub(crate) fn line(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.to, "{}", text.trim_end()).map_err(|e| failed(&e))
    }

    /// Writes an empty line and a heading.
    pub(crate) fn heading(&mut self, text: &str) -> Result<(), Failure> {
        let heading = self.styled(text, Style::Heading);
        self.line("").and_then(|()| self.line(&heading))
    }

    /// The text, coloured where the output is a terminal that wants it.
    pub(crate) fn styled(&self, text: &str, style: Style) -> String {
        painted(text, style, self.colour)
    }

    /// Whether the output is a terminal that wants colours.
    pub(crate) const fn colour(&self) -> bool {
        self.colour
    }

    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        self.to.flush().map_err(|e| failed(&e))
    }
}
