//! A warm-up in front of the work of a line, and a cool-down behind it: lines of their own.

use core::ops::Range;

use crate::notation::Dialect;
use crate::notation::lines::label::{may_name_section, section_name, section_of};
use crate::notation::read::MAX_TOKENS;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::tree::Section;

/// A piece with more tokens is more than a section.
const MOST_TOKENS: usize = 10;
/// How such a part is run.
const EASILY: &[&str] =
    &["easy", "jog", "jogging", "run", "running", "light", "slow", "slowly", "relaxed"];

/// Where the lines stand that a line consists of: `2 km warm-up, 6 x 800m, 10 min cool-down` is three of
/// them. `None` if it is one.
///
/// Only an amount and the name of its section make a piece; whatever says more stays in the line.
pub(crate) fn pieces(
    text: &str,
    tokens: &[Token<'_>],
    dialect: Dialect,
) -> Option<Vec<Range<usize>>> {
    if dialect == Dialect::Strength || tokens.len() > MAX_TOKENS || !may_name_section(tokens) {
        return None;
    }
    let line = Line { text, tokens, dialect };
    let behind = line.behind();
    let front = line.front(behind.is_some());
    let from = front.map_or(0, |(_, next)| next);
    let to = behind.map_or(tokens.len(), |(end, _)| end);
    if from >= to || (front.is_none() && behind.is_none()) {
        return None;
    }
    let front = front.map(|(end, _)| 0..end);
    let behind = behind.map(|(_, start)| start..tokens.len());
    Some(front.into_iter().chain(core::iter::once(from..to)).chain(behind).collect())
}

struct Line<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    dialect: Dialect,
}

impl Line<'_> {
    /// Where a warm-up at the start ends, and where the work behind it begins.
    fn front(&self, closed: bool) -> Option<(usize, usize)> {
        let end = self.section(0, Section::WarmUp)?;
        let next = self.sign(end).filter(|next| *next < self.tokens.len())?;
        // Under a label a list may be all of the warm-up, unless a cool-down follows.
        let label = self.tokens[..end].iter().any(|t| t.is(':'));
        let listed = self.tokens[end].is(',') || self.tokens[end].is('+');
        ((!label || !listed || closed) && !self.is_rest(next)).then_some((end, next))
    }

    /// `Warm up 15'. 3' rest. 6 x 400m`: whether a rest is next, which belongs to what stands around it.
    fn is_rest(&self, at: usize) -> bool {
        let mut c = Cursor::new(self.text, self.tokens, self.dialect);
        c.at = at;
        c.quantity().is_some() && c.is_word(0, vocabulary::REST)
    }

    /// Where the work ends in front of a cool-down at the end, and where that begins.
    fn behind(&self) -> Option<(usize, usize)> {
        let all = self.tokens.len();
        let stop = usize::from(self.tokens.last().is_some_and(|t| t.is('.')));
        let first = all.saturating_sub(MOST_TOKENS).max(1);
        (first..all).find_map(|start| {
            let end = self.section(start, Section::CoolDown)?;
            // The sign in front may take several tokens.
            let before = (start.saturating_sub(3)..start).find(|at| self.sign(*at) == Some(start));
            before.filter(|at| *at > 0 && end + stop == all).map(|at| (at, start))
        })
    }

    /// Where an amount with the name of the section beside it ends.
    fn section(&self, at: usize, section: Section) -> Option<usize> {
        // `3 km - 5 km` are two parts.
        let end = (at..self.tokens.len()).find(|n| self.is_dash(*n));
        let tokens = self.tokens.get(..end.unwrap_or(self.tokens.len()))?;
        let mut c = Cursor::new(self.text, tokens, self.dialect);
        c.at = at;
        let easily = |c: &mut Cursor<'_>| while c.take_word(EASILY) {};
        let led = section_name(tokens, c.at);
        c.at += led;
        let measured = c.quantity().is_some_and(|q| q.is_distance() || q.is_time());
        easily(&mut c);
        if led == 0 {
            let name = section_name(tokens, c.at);
            c.at += name;
            if name == 0 {
                return None;
            }
            easily(&mut c);
        }
        let piece = self.tokens.get(at..c.at)?;
        let fits = measured && piece.len() <= MOST_TOKENS && section_of(piece) == section;
        fits.then_some(c.at)
    }

    /// Where the signs and words end that part two pieces of a line.
    fn sign(&self, at: usize) -> Option<usize> {
        let token = |n: usize| self.tokens.get(n);
        let listed = [',', ';', '+', '.'].iter().any(|s| token(at).is_some_and(|t| t.is(*s)));
        let stroke = token(at).is_some_and(|t| t.is('/')) && self.is_apart(at);
        let mut end = at + usize::from(listed || stroke || self.is_dash(at));
        let and = token(end).is_some_and(|t| t.is_word(&["and"]));
        if token(end + usize::from(and)).is_some_and(|t| t.is_word(&["then"])) {
            end += 1 + usize::from(and);
        }
        (end > at).then_some(end)
    }

    /// Whether a dash stands there that parts pieces, and is none of a range such as `1 - 2 miles`.
    fn is_dash(&self, at: usize) -> bool {
        const MOST: f64 = 60.0;
        let token = |n: usize| self.tokens.get(n);
        let small = |t: &Token<'_>| t.number().is_some_and(|n| n.value <= MOST);
        let range = at.checked_sub(1).and_then(token).is_some_and(small);
        token(at).is_some_and(|t| t.is('-') || t.is('\u{2014}')) && self.is_apart(at) && !range
    }

    /// Whether a blank stands on either side.
    fn is_apart(&self, at: usize) -> bool {
        [at, at + 1].iter().all(|n| self.tokens.get(*n).is_some_and(|t| !t.glued))
    }
}
