//! Sentences behind the work that give its rest.

use crate::notation::Dialect;
use crate::notation::recovery;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::words::vocabulary::{REPS, REST, SETS};
use crate::notation::work::Reader;
use crate::notation::work::rest::times::rule;
use crate::tree::{RestAmount, RestRule, Scope};

/// More words than this in front of the amount are another thought.
const MOST_WORDS: usize = 8;

/// What is started on the clock.
const EVERYTHING: &[&str] = &[
    "everything",
    "all",
    "these",
    "each",
    "every",
    "reps",
    "of",
    "it",
    "them",
    "the",
    "swims",
    "is",
    "are",
];

/// Names for the time from one start to the next.
const INTERVALS: &[&str] = &["interval", "intervals", "sendoff", "send", "off", "-"];

impl Reader<'_, '_> {
    /// `. Each set has 2 minutes recovery`, `. Everything on 1:30`: a sentence that gives the rest.
    pub(crate) fn rest_sentence(&mut self) -> Option<Vec<RestRule>> {
        let start = self.c.at + 1;
        if !(self.c.is(0, '.') && self.c.peek(1).is_some_and(|t| t.capital)) {
            return None;
        }
        let tokens = self.c.tokens;
        let stop = |i: usize| tokens[i].is('.') && tokens.get(i + 1).is_none_or(|t| t.capital);
        let end = (start..tokens.len()).find(|i| stop(*i)).unwrap_or(tokens.len());
        let words = tokens[start..end].iter().take_while(|t| t.word().is_some()).count();
        if !(1..=MOST_WORDS).contains(&words) || !tokens[start + words..end].first()?.is_figure() {
            return None;
        }
        let mut look = Cursor::new(self.c.text, &tokens[..end], self.c.dialect);
        look.at = start + words;
        let led = &tokens[start..start + words];
        if self.on_the_clock(led) {
            return self.started(look, end);
        }
        look.quantity().filter(|q| q.is_time() || q.is_distance())?;
        let _ = look.take_word(&["of"]);
        let moves = vocabulary::mode(&mut look).is_some();
        // `You get a 100 meter jog between intervals`.
        let placed = moves && look.is_word(0, vocabulary::AMONG);
        let named = look.is_word(0, REST) && !look.is_word(1, &["then", "and"]);
        if !(placed || named) {
            return None;
        }
        self.c.at = start + words;
        let mut rests = recovery::clauses(self.c, end);
        self.c.at = end;
        let scope = if led.iter().any(|t| t.is_word(SETS)) {
            Scope::BetweenSets
        } else if led.iter().any(|t| t.is_word(REPS)) {
            Scope::BetweenReps
        } else {
            return Some(rests);
        };
        for rest in rests.iter_mut().filter(|r| r.scope == Scope::EachGap) {
            rest.scope = scope.clone();
        }
        Some(rests)
    }

    /// `everything on the`, where the pool has a clock.
    fn on_the_clock(&self, led: &[Token]) -> bool {
        let len = led.len();
        let the = usize::from(led.last().is_some_and(|t| t.is_word(&["the", "a"])));
        let on = len.checked_sub(the + 1).and_then(|i| led.get(i));
        self.c.dialect == Dialect::Swim
            && on.is_some_and(|t| t.is_word(&["on"]))
            && led[..len - the - 1].iter().all(|t| t.is_word(EVERYTHING))
            && len > the + 1
    }

    /// The time from one start to the next; a base is one for each hundred, and is told.
    fn started(&mut self, mut look: Cursor<'_>, end: usize) -> Option<Vec<RestRule>> {
        let from = self.c.at + 1;
        let time = look.quantity()?.time()?;
        let base = look.take_word(&["base"]);
        while look.is(0, '-') || look.is_word(0, INTERVALS) {
            look.at += 1;
        }
        if look.at < end {
            return None;
        }
        self.c.at = end;
        let span = self.c.span_from(from);
        if base {
            self.c.unknown(span, "a send-off for each hundred, which is not laid out");
            return Some(Vec::new());
        }
        Some(vec![rule(RestAmount::SendOff(time), None, Scope::EachGap, span)])
    }
}
