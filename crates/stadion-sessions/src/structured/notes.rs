//! What a reader of a structured form reports while it reads.

use crate::notation::{Ambiguity, NotationErrorKind, Unknown};
use crate::span::Span;

/// Ambiguities, what was not understood, and the first reason to refuse the whole.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes {
    pub(crate) ambiguities: Vec<Ambiguity>,
    pub(crate) unknown: Vec<Unknown>,
    pub(crate) error: Option<(NotationErrorKind, Span)>,
}

impl Notes {
    /// A place with several readings, of which the first was taken.
    pub(crate) fn ambiguity(&mut self, text: &str, span: Span, readings: &[&str], why: &str) {
        self.ambiguities.push(Ambiguity {
            span,
            text: span.of(text).to_owned(),
            readings: readings.iter().map(|r| (*r).to_owned()).collect(),
            chosen: 0,
            why: why.to_owned(),
        });
    }

    /// A place that was not understood.
    pub(crate) fn unknown(&mut self, text: &str, span: Span, why: &str) {
        self.unknown.push(Unknown { span, text: span.of(text).to_owned(), why: why.to_owned() });
    }

    /// A reason to refuse the whole; the first one stays.
    pub(crate) fn refuse(&mut self, kind: NotationErrorKind, span: Span) {
        self.error.get_or_insert((kind, span));
    }
}
