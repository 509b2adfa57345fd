//! A reading position in a line, shared by the grammars.

use crate::notation::Dialect;
use crate::notation::diagnostic::{Ambiguity, NotationErrorKind, Unknown};
use crate::notation::tokens::lex::Token;
use crate::notation::words::list::OneOf;
use crate::span::Span;

/// What the grammars report while they read; most of them report nothing, so that it takes a word.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes(Option<Box<Noted>>);

/// What was reported.
#[derive(Debug, Clone, Default)]
pub(crate) struct Noted {
    pub(crate) ambiguities: Vec<Ambiguity>,
    pub(crate) unknown: Vec<Unknown>,
    /// The first reason to refuse the text.
    pub(crate) error: Option<(NotationErrorKind, Span)>,
    /// Ambiguities that were taken back, each with the place it had.
    forgotten: Vec<(usize, Ambiguity)>,
}

static NOTHING: Noted =
    Noted { ambiguities: Vec::new(), unknown: Vec::new(), error: None, forgotten: Vec::new() };

impl core::ops::Deref for Notes {
    type Target = Noted;

    fn deref(&self) -> &Noted {
        self.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl core::ops::DerefMut for Notes {
    fn deref_mut(&mut self) -> &mut Noted {
        self.0.get_or_insert_default()
    }
}

/// How much was reported at some time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    ambiguities: usize,
    unknown: usize,
    forgotten: usize,
    error: Option<(NotationErrorKind, Span)>,
}

impl Notes {
    /// All that was reported, if anything was.
    pub(crate) fn reported(self) -> Option<Noted> {
        self.0.map(|noted| *noted)
    }

    /// Adds what others reported.
    pub(crate) fn append(&mut self, others: &mut Self) {
        if let Some(others) = &mut others.0 {
            self.ambiguities.append(&mut others.ambiguities);
            self.unknown.append(&mut others.unknown);
        }
    }

    /// What was reported up to here; nothing is copied.
    pub(crate) fn mark(&self) -> Mark {
        Mark {
            ambiguities: self.ambiguities.len(),
            unknown: self.unknown.len(),
            forgotten: self.forgotten.len(),
            error: self.error,
        }
    }

    /// Takes back what was reported since.
    pub(crate) fn back(&mut self, mark: Mark) {
        let Some(noted) = &mut self.0 else { return };
        noted.back(mark);
    }

    /// Takes back the ambiguities that `fits`, until all is taken back up to a mark before.
    pub(crate) fn forget(&mut self, fits: impl Fn(&Ambiguity) -> bool) {
        if let Some(noted) = &mut self.0 {
            noted.forget(fits);
        }
    }
}

impl Noted {
    fn back(&mut self, mark: Mark) {
        while self.forgotten.len() > mark.forgotten {
            let Some((at, entry)) = self.forgotten.pop() else { break };
            self.ambiguities.insert(at.min(self.ambiguities.len()), entry);
        }
        self.ambiguities.truncate(mark.ambiguities);
        self.unknown.truncate(mark.unknown);
        self.error = mark.error;
    }

    fn forget(&mut self, fits: impl Fn(&Ambiguity) -> bool) {
        for at in (0..self.ambiguities.len()).rev() {
            if self.ambiguities.get(at).is_some_and(&fits) {
                self.forgotten.push((at, self.ambiguities.remove(at)));
            }
        }
    }
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
    #[inline]
    pub(crate) fn peek(&self, ahead: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at + ahead)
    }

    #[inline]
    pub(crate) fn is(&self, ahead: usize, sign: char) -> bool {
        self.peek(ahead).is_some_and(|t| t.is(sign))
    }

    #[inline]
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

#[cfg(test)]
mod tests {
    use super::Cursor;
    use crate::notation::Dialect;
    use crate::span::Span;

    #[test]
    fn what_was_forgotten_comes_back_in_its_place() {
        let text = "one two three four";
        let mut c = Cursor::new(text, &[], Dialect::Track);
        for at in [0, 4] {
            c.ambiguity(Span::new(at, at + 3), &["a", "b"], "because");
        }
        let mark = c.notes.mark();
        let before = c.notes.ambiguities.clone();
        c.ambiguity(Span::new(8, 13), &["a", "b"], "because");
        c.unknown(Span::new(14, 18), "why");
        c.notes.forget(|a| a.span.start != 4);
        assert_eq!(c.notes.ambiguities.len(), 1);
        c.notes.back(mark);
        assert_eq!(c.notes.ambiguities, before);
        assert!(c.notes.unknown.is_empty());
    }
}
