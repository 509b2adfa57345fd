//! Lines of the usual shapes, read in one pass.
//!
//! Most lines are sets of repetitions, and sets of those, with an effort or a pace and a rest beside them,
//! lists of distances and sets, clauses of recovery, one amount, or times under a label. The grammar knows
//! many more ways to write them and tries each in turn; here the next token alone says what follows, so
//! nothing is read twice. A line with anything else in it, or with
//! anything that could be read in two ways, is left to the grammar as a whole: these readers take only what
//! the grammar reads alike, and the tests hold the one against the other.

mod aim;
mod amount;
mod rest;
mod results;
mod single;
#[cfg(test)]
mod tests;
mod work;

use crate::notation::lines::declared;
use crate::notation::read::{MAX_WORDS, Reading, hull};
use crate::notation::tokens::lex::Token;
use crate::notation::words::known::Known;
use crate::notation::{Ambiguity, Dialect};
use crate::session::LineKind;
use crate::span::Span;
use crate::tree::{Block, Section, Work};
use work::Place;

/// A line with more tokens is left to the grammar.
const MOST_TOKENS: usize = 120;

/// Reads a line that is of a usual shape as a whole; whether it was one.
pub(super) fn line(
    text: &str,
    tokens: &[Token<'_>],
    dialect: Dialect,
    reading: &mut Reading,
) -> bool {
    let on_foot = matches!(dialect, Dialect::Track | Dialect::Road);
    let Some(first) = tokens.first().filter(|_| on_foot && tokens.len() <= MOST_TOKENS) else {
        return false;
    };
    // Whatever has so many words is prose.
    let long = || tokens.iter().filter(|t| t.word().is_some()).count() > MAX_WORDS;
    if reading.rounds.is_some() || (tokens.len() > MAX_WORDS && long()) {
        return false;
    }
    if result_line(text, tokens, reading) {
        reading.line(LineKind::Result, tokens);
        return true;
    }
    if tokens.iter().skip(1).any(|t| t.capital) {
        return false;
    }
    let opens = first.number().is_some() || first.is('(');
    let kind = if single_line(tokens, reading) || (opens && work_line(text, tokens, reading)) {
        LineKind::Work
    } else if recovery_line(tokens, reading) {
        LineKind::Recovery
    } else {
        return false;
    };
    name(tokens, reading);
    reading.line(kind, tokens);
    true
}

fn work_line(text: &str, tokens: &[Token<'_>], reading: &mut Reading) -> bool {
    let session = &reading.session;
    let work_only = session.lines.iter().all(|l| l.kind == LineKind::Work);
    let place = match session.blocks.last() {
        _ if session.lines.is_empty() => Place::First,
        Some(Block { work: Work::With { .. }, .. }) if work_only => Place::RestedLine,
        _ => Place::Line,
    };
    let mut scan = Scan::new(tokens);
    let Some(work) = work::work(&mut scan, place) else { return false };
    for Told { span, readings, why } in scan.told {
        reading.notes.ambiguities.push(Ambiguity {
            span,
            text: span.of(text).to_owned(),
            readings: readings.iter().map(|r| (*r).to_owned()).collect(),
            chosen: 0,
            why: why.to_owned(),
        });
    }
    let block = Block { section: Section::Main, work, span: hull(tokens) };
    reading.session.blocks.push(block);
    true
}

/// A line of one amount.
fn single_line(tokens: &[Token<'_>], reading: &mut Reading) -> bool {
    let first = reading.session.lines.is_empty();
    let Some(block) = single::line(&mut Scan::new(tokens), first) else { return false };
    reading.session.blocks.push(block);
    true
}

/// A line of times under a label.
fn result_line(text: &str, tokens: &[Token<'_>], reading: &mut Reading) -> bool {
    // A label, a sign and a time.
    let time = |t: &Token<'_>| t.number().map_or(t.is_figure(), |n| n.decimals > 0);
    if tokens.len() < 3 || !tokens.last().is_some_and(time) {
        return false;
    }
    let Some(row) = results::line(text, &mut Scan::new(tokens)) else { return false };
    reading.session.results.push(row);
    true
}

fn recovery_line(tokens: &[Token<'_>], reading: &mut Reading) -> bool {
    let Some(mut rules) = rest::line(&mut Scan::new(tokens)) else { return false };
    reading.session.recoveries.append(&mut rules);
    true
}

/// Takes up what the line calls the session, where a word of it can.
fn name(tokens: &[Token<'_>], reading: &mut Reading) {
    let named = |pair: &[Token<'_>]| match pair {
        [a, b] => matches!(
            (a.known, b.known),
            (Known::Easy | Known::Recovery, Known::Jog | Known::Run)
                | (Known::Run, Known::Easy)
                | (Known::All, Known::Out)
        ),
        _ => false,
    };
    if tokens.windows(2).any(named) {
        declared::declared(tokens, &mut reading.session.declared);
    }
}

/// A place in the tokens of a line.
#[derive(Debug)]
struct Scan<'a, 't> {
    tokens: &'a [Token<'t>],
    at: usize,
    told: Vec<Told>,
}

/// A place with more than one reading, of which the first is taken.
#[derive(Debug)]
struct Told {
    span: Span,
    readings: &'static [&'static str],
    why: &'static str,
}

impl<'a, 't> Scan<'a, 't> {
    const fn new(tokens: &'a [Token<'t>]) -> Self {
        Self { tokens, at: 0, told: Vec::new() }
    }

    fn peek(&self, ahead: usize) -> Option<&'a Token<'t>> {
        self.tokens.get(self.at + ahead)
    }

    /// What the word `ahead` is.
    fn known(&self, ahead: usize) -> Known {
        self.peek(ahead).map_or(Known::No, |t| t.known)
    }

    fn is(&self, ahead: usize, sign: char) -> bool {
        self.peek(ahead).is_some_and(|t| t.is(sign))
    }

    fn take(&mut self, sign: char) -> bool {
        let found = self.is(0, sign);
        self.at += usize::from(found);
        found
    }

    fn take_word(&mut self, word: Known) -> bool {
        let found = self.known(0) == word;
        self.at += usize::from(found);
        found
    }

    fn done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// A whole number in digits `ahead`.
    fn whole(&self, ahead: usize) -> Option<f64> {
        let number = self.peek(ahead)?.number()?;
        (number.decimals == 0 && !number.word).then_some(number.value)
    }

    /// From token `from` to the last one that was read.
    fn span_from(&self, from: usize) -> Span {
        hull(self.tokens.get(from..self.at).unwrap_or_default())
    }
}
