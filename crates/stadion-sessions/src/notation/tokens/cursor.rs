//! A reading position in a line, shared by the grammars.

use crate::notation::Dialect;
use crate::notation::diagnostic::{Ambiguity, NotationErrorKind, Unknown};
use crate::notation::tokens::lex::Token;
use crate::notation::words::list::OneOf;
use crate::span::Span;

/// What the grammars report while they read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes {
    pub(crate) ambiguities: Vec<Ambiguity>,
    pub(crate) unknown: Vec<Unknown>,
    /// The first reason to refuse the text.
    pub(crate) error: Option<(NotationErrorKind, Span)>,
}

/// A position in the tokens of one line.
#[derive(Debug, Clone)]
pub(crate) struct Cursor<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token<'a>],
    pub(crate) at: usize,
    pub(crate) dialect: Dialect,
    pub(crate) notes: Notes,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str, tokens: &'a [Token<'a>], dialect: Dialect) -> Self {
        Self { text, tokens, at: 0, dialect, notes: Notes::default() }
    }

    /// A second cursor at the same place, to look ahead with; it reports to nobody.
    pub(crate) fn fork(&self) -> Self {
        let mut fork = Self::new(self.text, self.tokens, self.dialect);
        fork.at = self.at;
        fork
    }

    /// The token `ahead` places on.
    pub(crate) fn peek(&self, ahead: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at + ahead)
    }

    pub(crate) fn is(&self, ahead: usize, sign: char) -> bool {
        self.peek(ahead).is_some_and(|t| t.is(sign))
    }

    pub(crate) fn is_word(&self, ahead: usize, words: impl OneOf) -> bool {
        self.peek(ahead).is_some_and(|t| t.is_word(words))
    }

    pub(crate) fn done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// Steps over the next token if it is one of `words`.
    pub(crate) fn take_word(&mut self, words: impl OneOf) -> bool {
        let found = self.is_word(0, words);
        self.at += usize::from(found);
        found
    }

    /// Steps over the next token if it is `sign`.
    pub(crate) fn take(&mut self, sign: char) -> bool {
        let found = self.is(0, sign);
        self.at += usize::from(found);
        found
    }

    /// From token `from` to the last one that was read.
    pub(crate) fn span_from(&self, from: usize) -> Span {
        let last = self.at.saturating_sub(1).max(from);
        match (self.tokens.get(from), self.tokens.get(last)) {
            (Some(a), Some(b)) => a.span.hull(b.span),
            (Some(a), None) => a.span,
            _ => Span::default(),
        }
    }

    pub(crate) fn ambiguity(&mut self, span: Span, readings: &[&str], why: &str) {
        let entry = Ambiguity {
            span,
            text: span.of(self.text).to_owned(),
            readings: readings.iter().map(|r| (*r).to_owned()).collect(),
            chosen: 0,
            why: why.to_owned(),
        };
        // Several rules may look at the same place.
        if !self.notes.ambiguities.contains(&entry) {
            self.notes.ambiguities.push(entry);
        }
    }

    pub(crate) fn unknown(&mut self, span: Span, why: &str) {
        self.notes.unknown.push(Unknown {
            span,
            text: span.of(self.text).to_owned(),
            why: why.to_owned(),
        });
    }

    pub(crate) fn refuse(&mut self, kind: NotationErrorKind, span: Span) {
        self.notes.error.get_or_insert((kind, span));
    }
}
