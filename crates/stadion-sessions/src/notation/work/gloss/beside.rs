//! What stands beside the work and makes it no longer: averages of what was run, seconds on top of a
//! pace, rests with a count of their own.

use crate::notation::quantity::Unit;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::list::Words;
use crate::notation::words::vocabulary;
use crate::notation::work::rest::times::{is_single, runnable, same_distance};
use crate::notation::work::{Reader, with};
use crate::notation::{recovery, target};
use crate::tree::{Effort, Work};

const AVERAGE: Words = Words::new(&[
    "avg",
    "avge",
    "ave",
    "average",
    "averages",
    "averaged",
    "averaging",
    "mean",
    "schnitt",
    "durchschnitt",
    "moyenne",
]);

/// Names of paces that seconds may be put on top of.
const PACES: Words = Words::new(&[
    "pace",
    "effort",
    "speed",
    "p",
    "t",
    "rp",
    "gp",
    "mp",
    "hmp",
    "hm",
    "lt",
    "cv",
    "cs",
    "threshold",
    "tempo",
    "marathon",
    "mile",
]);

impl Reader<'_, '_> {
    /// `- 34 avg (32-36)`, `, average 3:20`, `(avg 48.5)`: steps over the mean time of what was run, and
    /// tells so.
    pub(crate) fn average(&mut self, item: Option<&Work>) -> bool {
        let opens = |c: &Cursor<'_>| {
            c.is_word(0, AVERAGE)
                || [',', '(', '\u{2014}'].iter().any(|s| c.is(0, *s))
                || c.is(0, '-') && !c.peek(0).is_some_and(|t| t.glued)
                || c.is_word(0, &["in", "at", "with"])
        };
        if !opens(self.c) {
            return false;
        }
        let Some(item) = item.filter(|item| !is_single(item)) else { return false };
        let Some(meters) = same_distance(item) else { return false };
        let mut look = self.c.fork();
        let Some(from) = mean_time(&mut look, meters) else { return false };
        self.c.at = look.at;
        let span = self.c.span_from(from);
        self.c.unknown(
            span,
            "times that were run, behind the work; a line of their own would match them",
        );
        true
    }

    /// `at threshold pace + 4 seconds`: steps over seconds on top of a pace, and tells so.
    pub(crate) fn shade_of_pace(&mut self, item: &Work) -> bool {
        let sign = ['+', '-', '\u{2014}'].iter().any(|s| self.c.is(0, *s))
            || self.c.is_word(0, &["plus", "minus"]);
        let named = || self.c.tokens[..self.c.at].last().is_some_and(|t| t.is_word(PACES));
        if !sign || !named() {
            return false;
        }
        let aimed = crate::notation::work::first_rep(item).is_some_and(|r| {
            !r.targets.is_empty() || matches!(r.effort, Some(Effort::Threshold | Effort::Tempo))
        });
        let Some(end) = target::shade(self.c).filter(|_| aimed) else { return false };
        let from = self.c.at;
        self.c.at = end;
        let span = self.c.span_from(from);
        self.c.unknown(span, "seconds on top of the pace, which are not laid out");
        true
    }

    /// `with 2 x 8 min recovery`, `w/ 5 x 90s jog between`: rests that are counted like work.
    pub(crate) fn counted_rest(&mut self, item: &Work) -> Option<Work> {
        /// Words between the amount and the one for a rest.
        const MOST_WORDS: usize = 4;
        let mut look = self.c.fork();
        if !look.take_word(&["with", "w"]) {
            return None;
        }
        let _ = look.take('/');
        look.peek(0)?.number().filter(|n| n.decimals == 0)?;
        if !(look.is_word(1, &["x", "times"]) || look.is(1, '*')) {
            return None;
        }
        look.at += 2;
        let start = look.at;
        look.quantity()?;
        let _ = target::beside_rest(&mut look);
        let rest = (0..MOST_WORDS)
            .map_while(|n| look.peek(n).filter(|t| t.word().is_some()))
            .enumerate()
            .any(|(n, t)| {
                // `w/ 10 x 30s pick-ups off 90s`: the rest of the repetitions stands behind the word.
                let leads = t.is_word(&["off"]) && look.peek(n + 1).is_some_and(Token::is_figure);
                !leads && (t.is_word(vocabulary::REST) || t.is_word(vocabulary::BETWEEN))
            });
        if !rest {
            return None;
        }
        self.c.at = start;
        let end = self.piece_end(start);
        let rests = recovery::clauses(self.c, end);
        self.c.at = end;
        Some(with(item.clone(), rests))
    }

    /// `... recovery between efforts 4 x 1 min`: whether a count with an amount opens the next item at
    /// token `at`, behind the place of a rest.
    pub(crate) fn item_behind_rest(&self, at: usize) -> bool {
        let token = |n: usize| self.c.tokens.get(at + n);
        let count =
            token(0).and_then(Token::number).is_some_and(|n| n.decimals == 0 && n.value <= 60.0);
        let place = at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        count
            && place.is_some_and(|t| {
                t.is_word(vocabulary::REPS)
                    || t.is_word(vocabulary::SETS)
                    || t.is_word(vocabulary::REST)
            })
            && token(1).is_some_and(|t| t.is_word(&["x"]) || t.is('*'))
            && token(2).is_some_and(Token::is_figure)
    }
}

/// Steps over a mean time in which `meters` can be run; gives the token where it begins.
fn mean_time(look: &mut Cursor<'_>, meters: f64) -> Option<usize> {
    let dash = look.take('-') || look.take('\u{2014}');
    let bracket = !dash && !look.take(',') && look.take('(');
    let mut named = average_word(look);
    let _ = look.take('~');
    let from = look.at;
    let time = look.quantity()?;
    let bare = time.unit == Unit::Bare && time.max < 100.0;
    if !(bare || time.is_time()) || !runnable(meters, time.min) || !runnable(meters, time.max) {
        return None;
    }
    named |= average_word(look);
    let spread = figures_in_brackets(look);
    // Two figures below a hundred behind a dash are no distance and no rest.
    let odd = dash && bare && [time.min, time.max].iter().any(|s| (s / 5.0).fract() != 0.0);
    if !(named || dash && spread || odd) || (bracket && !look.take(')')) {
        return None;
    }
    // `- 41, 46`: one more time, and no mean.
    let mut next = look.fork();
    if !named && next.take(',') && next.quantity().is_some_and(|q| q.unit == Unit::Bare) {
        return None;
    }
    let over = look.done()
        || [',', '.', ';', '+', '(', '\u{2014}'].iter().any(|s| look.is(0, *s))
        || look.is_word(0, &["with", "w", "off", "r", "rest", "then", "and", "on", "pace"]);
    over.then_some(from)
}

/// Steps over `averaging`, `an average of`, `avg.`.
fn average_word(look: &mut Cursor<'_>) -> bool {
    let back = look.at;
    while look.take_word(&["in", "at", "with", "an", "a", "the", "per", "rep", "i", "we", "they"]) {
    }
    if !look.take_word(AVERAGE) {
        look.at = back;
        return false;
    }
    while look.take('.')
        || look.take(':')
        || look.take_word(&["of", "was", "time", "about", "pace"])
    {}
    true
}

/// Steps over a bracket that holds figures and signs and nothing else.
fn figures_in_brackets(look: &mut Cursor<'_>) -> bool {
    let inside = |t: &Token| {
        t.is_figure()
            || ['-', ',', '/', '\u{2014}', '.', '\'', '"'].iter().any(|s| t.is(*s))
            || t.is_word(&["to", "s", "sec", "avg"])
    };
    if !look.is(0, '(') {
        return false;
    }
    let rest = &look.tokens[look.at + 1..];
    let len = rest.iter().take_while(|t| inside(t)).count();
    let closed = rest.get(len).is_some_and(|t| t.is(')'));
    if !closed || !rest[..len].iter().any(Token::is_figure) {
        return false;
    }
    look.at += len + 2;
    true
}
