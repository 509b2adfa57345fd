//! A rest between two works of one line: `6 x 800m w/ 90s, 5 min rest, 4 x 200m w/ 60s`.
//!
//! The works are read as lines of their own, and the rest is laid out between them.

use core::ops::Range;

use super::joined::read_joined;
use super::trial::{Alone, Place};
use super::{MAX_TOKENS, Reading, hull};
use crate::notation::diagnostic::Ambiguity;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::known::Known;
use crate::notation::words::vocabulary;
use crate::notation::{Dialect, recovery};
use crate::session::LineKind;
use crate::span::Span;
use crate::tree::{Joint, Mode, RestRule, Scope, Work};

/// A rest between works has no more words.
const MOST_TOKENS: usize = 12;
/// Works of one line that are read apart.
const MOST_PARTS: usize = 12;
/// What may stand beside the amount of a rest.
const BESIDE: &[&str] =
    &["a", "an", "the", "of", "for", "take", "very", "light", "slow", "easy", "about"];
/// Signs that part pieces where blanks stand around them.
const STROKES: &[char] = &['/', '-', '\u{2014}'];
/// With these a rest may be told in words, a comma and an amount.
const FULL: &[&str] = &["full", "complete"];
/// With these the parts in front are done again, so that the line is one.
const AGAIN: &[&str] = &[
    "times", "repeat", "repeated", "twice", "thrice", "rounds", "again", "it", "this", "these",
    "that", "those",
];

/// A rest that stands between two works: the signs around it count as its own.
#[derive(Debug, Clone)]
struct Between {
    /// All of it.
    whole: Range<usize>,
    /// Without the signs.
    rest: Range<usize>,
    /// Where it ends, a bracket around it included.
    closed: usize,
}

/// Reads a line, its works apart where a rest stands between them.
pub(super) fn read_works(text: &str, line: &[Token<'_>], dialect: Dialect, reading: &mut Reading) {
    if reading.rounds.is_some() || !may_rest_between(line, dialect) {
        return read_joined(text, line, dialect, reading);
    }
    let found = Line { text, tokens: line, dialect, usual: reading.usual }.split();
    if !found.parts.is_empty() {
        for (part, rest) in found.parts {
            part.file(reading);
            if let Some((rule, rest)) = rest {
                pause(rule, reading);
                reading.line(LineKind::Recovery, &line[rest]);
            }
        }
        return;
    }
    let ambiguous = reading.notes.ambiguities.len();
    read_joined(text, line, dialect, reading);
    if let Some(span) = found.open.filter(|_| reading.notes.ambiguities.len() == ambiguous) {
        let readings = ["between all of the parts in front of it", "behind the last of them only"];
        reading.notes.ambiguities.push(Ambiguity {
            span,
            text: span.of(text).to_owned(),
            readings: readings.map(str::to_owned).to_vec(),
            chosen: 0,
            why: "one rest behind several parts, and more work behind it".to_owned(),
        });
    }
}

/// Whether a word of rest stands in front of figures.
fn may_rest_between(tokens: &[Token<'_>], dialect: Dialect) -> bool {
    let rests = |(at, t): (usize, &Token<'_>)| match t.known {
        Known::Rest | Known::Recovery | Known::Jog | Known::Walk | Known::Standing => true,
        // `60s between reps` says where it lies itself.
        Known::Between => {
            tokens.get(at + 1).is_some_and(|t| t.word().is_none() || t.known == Known::Then)
        }
        Known::No => {
            t.word().is_some() && (t.is_word(vocabulary::REST) || t.is_word(vocabulary::MOVING))
        }
        _ => false,
    };
    let Some(at) = tokens.iter().enumerate().position(rests).filter(|at| *at > 0) else {
        return false;
    };
    let short = tokens.len() <= MAX_TOKENS && dialect != Dialect::Strength;
    // What stands in braces is read by the letter.
    short && !tokens[0].is('{') && tokens.iter().skip(at + 2).any(Token::is_figure)
}

/// Lays a rest out behind the work that was read last.
fn pause(rule: RestRule, reading: &mut Reading) {
    let Some(block) = reading.session.blocks.last_mut() else { return };
    let work = std::mem::replace(&mut block.work, Work::Choice(Vec::new()));
    let rest = Work::Pause(rule);
    block.work = match work {
        Work::Seq { joint, mut parts } => {
            parts.push(rest);
            Work::Seq { joint, parts }
        }
        work => Work::Seq { joint: Joint::List, parts: vec![work, rest] },
    };
}

/// A rest behind a work, and its tokens.
type Behind = (RestRule, Range<usize>);

/// What was found in a line.
#[derive(Debug, Default)]
struct Split {
    /// Its works, if they are read apart: each with the rest behind it, where that is none of its own.
    parts: Vec<(Alone, Option<Behind>)>,
    /// A rest that may lie between the parts in front of it, or behind them.
    open: Option<Span>,
}

struct Line<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    dialect: Dialect,
    usual: bool,
}

impl Line<'_> {
    fn split(&self) -> Split {
        let all = self.all();
        if all.is_empty() || all.len() >= MOST_PARTS || self.is_repeated() {
            return Split::default();
        }
        let mut found = Split::default();
        let mut from = 0;
        for (i, (between, rule)) in all.iter().enumerate() {
            let next = all.get(i + 1).map_or(self.tokens.len(), |(next, _)| next.whole.start);
            let follows = || self.alone(between.whole.end..next).is_some();
            let Some(work) = self.alone(from..between.whole.start) else { continue };
            let part = match work.place() {
                Place::Behind => Some((work, Some((rule.clone(), between.rest.clone())))),
                Place::Within => self.alone(from..between.closed).map(|work| (work, None)),
                Place::Open => {
                    let span = hull(&self.tokens[between.rest.clone()]);
                    found.open = found.open.or(Some(span));
                    None
                }
                Place::Unclear => None,
            };
            if let Some(part) = part.filter(|_| follows()) {
                found.parts.push(part);
                from = between.whole.end;
            }
        }
        let last = if from == 0 { None } else { self.alone(from..self.tokens.len()) };
        let Some(last) = last else {
            found.parts.clear();
            return found;
        };
        found.parts.push((last, None));
        let parts: Vec<&Alone> = found.parts.iter().map(|(part, _)| part).collect();
        let rests = found.parts.iter().filter_map(|(_, rest)| Some(&rest.as_ref()?.0));
        let rests: Vec<&RestRule> = rests.collect();
        let whole = self.alone(0..self.tokens.len());
        if whole.is_some_and(|whole| whole.says(&parts, &rests)) {
            found.parts.clear();
        }
        found
    }

    /// Every rest with signs around it and a figure behind.
    fn all(&self) -> Vec<(Between, RestRule)> {
        let mut found: Vec<(Between, RestRule)> = Vec::new();
        let (mut depth, mut at) = (0_usize, 0);
        while at < self.tokens.len() {
            if depth == 0 && at > 0 {
                if let Some((between, rule)) = self.between(at) {
                    at = between.whole.end;
                    found.push((between, rule));
                    continue;
                }
            }
            let token = &self.tokens[at];
            if token.is('(') || token.is('[') {
                depth += 1;
            } else if token.is(')') || token.is(']') {
                depth = depth.saturating_sub(1);
            }
            at += 1;
        }
        found
    }

    fn between(&self, at: usize) -> Option<(Between, RestRule)> {
        let bracket = self.is(at, '(') || self.is(at, '[');
        let from = if bracket { at + 1 } else { self.sign(at)? };
        let end = self.phrase(from)?;
        // `w/ 90s rest` is that of the work in front of it, `w/ 5' between` is not.
        let beside = self.tokens[from - 1].is_word(&["with"]) || self.is_word_with(from);
        let among = self.tokens[end - 1].is_word(vocabulary::AMONG);
        (!beside || among).then_some(())?;
        let next = if bracket {
            (self.is(end, ')') || self.is(end, ']')).then_some(())?;
            // `[rest 90s],` stands beside the work in canonical texts.
            let beside = self.is(at, '[') && self.tokens[from].is_word(vocabulary::REST);
            self.sign(end + 1).filter(|_| !beside).unwrap_or(end + 1)
        } else {
            self.sign(end)?
        };
        self.opens_work(next).then_some(())?;
        // `, 90s rest, 5 min rest between sets`: another rest and no work.
        (self.phrase(next).is_none()).then_some(())?;
        let mut c = Cursor::new(self.text, &self.tokens[..end], self.dialect);
        c.at = from;
        let mut rules = recovery::clauses(&mut c, end);
        let rule = rules.pop().filter(|_| rules.is_empty() && c.notes.unknown.is_empty())?;
        let placed = !matches!(rule.scope, Scope::EachGap | Scope::BetweenReps);
        let rule = RestRule { scope: Scope::EachGap, ..rule };
        let closed = end + usize::from(bracket);
        (!placed).then_some((Between { whole: at..next, rest: from..end, closed }, rule))
    }

    /// Whether a count, a bracket or an amount stands there, and no time that was run.
    fn opens_work(&self, at: usize) -> bool {
        let mut c = Cursor::new(self.text, self.tokens, self.dialect);
        c.at = at;
        if c.is(0, '(') || c.is_word(1, &["x"]) || c.is(1, '*') {
            return true;
        }
        let Some(amount) = c.quantity() else { return false };
        let ends = c.peek(0).is_none_or(|t| t.word().is_none() && !t.is('@') && !t.is('('));
        let bare = !(amount.is_time() || amount.is_distance());
        !(amount.clock && ends || bare && amount.min < 50.0)
    }

    fn is(&self, at: usize, sign: char) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is(sign))
    }

    /// Whether a blank stands on either side.
    fn is_apart(&self, at: usize) -> bool {
        [at, at + 1].iter().all(|n| self.tokens.get(*n).is_some_and(|t| !t.glued))
    }

    /// Where the signs and words end that part two pieces of a line.
    fn sign(&self, at: usize) -> Option<usize> {
        let word = |n: usize, words: &[&str]| self.tokens.get(n).is_some_and(|t| t.is_word(words));
        let signs: &[char] = match self.dialect {
            // A comma goes on with what is repeated.
            Dialect::Cycle => &[';', '+', '.'],
            _ => &[',', ';', '+', '.'],
        };
        let listed = signs.iter().any(|s| self.is(at, *s));
        let stroke = self.is_apart(at) && STROKES.iter().any(|s| self.is(at, *s));
        let mut end = at + usize::from(listed || stroke);
        if word(end, &["w"]) && self.is(end + 1, '/') {
            end += 2;
        } else if word(end, &["with"]) {
            end += 1;
        }
        end += usize::from(end > at && word(end, &["and"]));
        if word(end, &["then", "before"]) {
            end += 1;
        } else if word(end, &["followed"]) && word(end + 1, &["by"]) {
            end += 2;
        }
        (end > at).then_some(end)
    }

    /// Whether `w/` ends in front of it.
    fn is_word_with(&self, at: usize) -> bool {
        let with = at.checked_sub(2).and_then(|at| self.tokens.get(at));
        with.is_some_and(|t| t.is_word(&["w"])) && self.is(at - 1, '/')
    }

    /// Where an amount ends that words call a rest.
    fn phrase(&self, from: usize) -> Option<usize> {
        // `5 min - 10 min` would be a range.
        let parted = |at: &usize| self.is_apart(*at) && STROKES.iter().any(|s| self.is(*at, *s));
        let end = (from..self.tokens.len()).take(MOST_TOKENS).find(parted);
        let tokens = self.tokens.get(..end.unwrap_or(self.tokens.len()))?;
        let mut c = Cursor::new(self.text, tokens, self.dialect);
        c.at = from;
        let (mut amount, mut called, mut full) = (false, false, false);
        while c.at - from < MOST_TOKENS && !c.done() {
            if c.take_word(vocabulary::REST) {
                called = true;
                let _ = c.take(':') || c.take('=');
                // `full recovery, 8 min`.
                let listed = !amount && c.is(0, ',') && c.peek(1).is_some_and(Token::is_figure);
                c.at += usize::from(listed && full);
            } else if c.take_word(FULL) {
                full = true;
            } else if c.take_word(BESIDE) || called && c.take_word(&["jog", "walk"]) {
            } else if let Some(mode) = vocabulary::mode(&mut c) {
                // `150m float` is run as well.
                called |= mode != Mode::Float;
            } else if amount && c.is_word(0, vocabulary::AMONG) {
                called = true;
                c.at += 1;
                break;
            } else if !amount && c.peek(0).is_some_and(|t| t.is_figure() || t.is(':')) {
                let found = c.quantity()?;
                let jogged = found.min >= 50.0 && c.fork().take_word(vocabulary::MOVING);
                (found.is_time() || found.is_distance() || jogged).then_some(())?;
                amount = true;
            } else {
                break;
            }
        }
        (amount && called).then_some(c.at)
    }

    /// `..., x 3`, `..., 3 times`: whether the end of the line does all of it again.
    fn is_repeated(&self) -> bool {
        let last = self.tokens.len().saturating_sub(4);
        let counts = |w: &[Token<'_>]| w[0].is_word(&["x"]) && w[1].is_figure();
        let ends = &self.tokens[last..];
        let behind = ends.windows(2).position(counts);
        behind.is_some_and(|at| at + 2 == ends.len() && (at == 0 || !ends[at - 1].is_figure()))
            || self.tokens.iter().any(|t| t.is_word(AGAIN))
            || self.in_sets()
    }

    /// `5 sets of 400m, 90s rest, 800m`: whether sets hold what follows.
    fn in_sets(&self) -> bool {
        let among = |at: usize| {
            at.checked_sub(1).is_some_and(|at| self.tokens[at].is_word(vocabulary::AMONG))
        };
        let mut tokens = self.tokens.iter().enumerate();
        tokens.any(|(at, t)| t.is_word(vocabulary::SETS) && !among(at))
    }

    fn alone(&self, part: Range<usize>) -> Option<Alone> {
        Alone::read(self.text, self.tokens.get(part)?, self.dialect, self.usual)
    }
}
