//! Aims that a list gives one by one: to the parts of the list before it, or to shares of a count.

use stadion_types::Bounds;

use crate::notation::read::is_unit;
use crate::notation::target;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;
use crate::notation::work::aims::aim::aimed;
use crate::notation::work::count::plural::UNTOLD;
use crate::notation::work::rest::times::{runnable, same_distance};
use crate::tree::{Joint, Seconds, Target, Work};

impl Reader<'_, '_> {
    /// `240m, 140m, 40m @ 37, 20, 6`: as many bare times behind the sign as the list has parts;
    /// `parts` of them stand before the last one.
    pub(crate) fn times_of_list(&self, parts: usize) -> bool {
        parts > 0
            && (self.c.is(0, '@') || self.c.is_word(0, &["in"]))
            && self.clock_list().len() == parts + 1
    }

    /// The bare times behind a sign, none where one was not timed (`NT`), if nothing else stands there up to the end of the piece.
    fn clock_list(&self) -> Vec<Option<f64>> {
        let mut found = Vec::new();
        let mut at = self.c.at + 1;
        loop {
            match self.c.tokens.get(at).map(|t| &t.kind) {
                Some(Kind::Number(n)) if !n.word => found.push(Some(n.value)),
                Some(Kind::Clock { seconds, .. }) => found.push(Some(*seconds)),
                Some(Kind::Word("nt" | "dnf" | "dns")) => found.push(None),
                _ => return Vec::new(),
            }
            let next = self.c.tokens.get(at + 1);
            if next.is_none_or(|t| t.is('.') || t.is(';') || t.is(')')) {
                return found;
            }
            if !next.is_some_and(|t| t.is(',') || t.is('/')) {
                return Vec::new();
            }
            at += 2;
        }
    }

    /// Gives each part of the list its time.
    pub(crate) fn time_each(&mut self, parts: &mut [Work]) -> bool {
        if parts.len() < 2 || !self.times_of_list(parts.len() - 1) {
            return false;
        }
        let times = self.clock_list();
        let from = self.c.at;
        self.c.at += 2 * times.len();
        let fits = parts
            .iter()
            .zip(&times)
            .all(|(p, s)| s.is_none_or(|s| same_distance(p).is_some_and(|m| runnable(m, s))));
        let span = self.c.span_from(from);
        if !fits {
            self.c.unknown(
                span,
                "as many figures as the list has parts, which are no times for them",
            );
            return true;
        }
        for (part, seconds) in parts.iter_mut().zip(times) {
            let time = seconds.map(core::time::Duration::try_from_secs_f64);
            let Some(Ok(time)) = time else { continue };
            let whole = std::mem::replace(part, Work::Choice(Vec::new()));
            *part = aimed(whole, &Target::Time(Bounds::exactly(Seconds(time))));
        }
        true
    }

    /// `4 x 1 mile: 2 @ 10k, 2 @ 5k`: small numbers with an aim each, which add up to the count, are
    /// shares of it.
    pub(crate) fn shares(&mut self, parts: &mut Vec<Work>) -> bool {
        let [Work::Repeat { count, body }] = &parts[..] else { return false };
        let joint = [':', ',', '-', '\u{2014}', '('].iter().any(|s| self.c.is(0, *s));
        let bracket = self.c.is(0, '(');
        if !joint || !count.is_exact() {
            return false;
        }
        if !self.share_ahead(1) {
            return self.shares_in_words(count.min(), bracket);
        }
        let (count, body) = (count.min(), body.clone());
        let (from, notes) = (self.c.at, self.c.notes.mark());
        self.c.at += 1;
        let mut found = Vec::new();
        let mut sum = 0;
        while let Some((share, len)) = self.share(sum) {
            self.c.at += len;
            let Some(aim) = target::target(self.c) else { break };
            sum += share.min();
            found.push((share, aim));
            let next = usize::from(self.c.is(0, ',') || self.c.is(0, ';'));
            let next = next + usize::from(self.c.is_word(next, &["and", "then"]));
            if sum >= count || next == 0 || !self.share_ahead(next) {
                break;
            }
            self.c.at += next;
        }
        if sum != count || found.len() < 2 || (bracket && !self.c.take(')')) {
            self.c.at = from;
            self.c.notes.back(notes);
            return false;
        }
        let shares = found.into_iter().map(|(count, aim)| Work::Repeat {
            count,
            body: Box::new(aimed((*body).clone(), &aim)),
        });
        *parts = vec![Work::Seq { joint: Joint::List, parts: shares.collect() }];
        true
    }

    /// `4 x 1 mile - 2 uphill and 2 downhill`: small numbers with words behind them, which add up to the
    /// count, say how its repetitions are run. They are no more of them, which is told.
    fn shares_in_words(&mut self, count: u32, bracket: bool) -> bool {
        let mut look = self.c.fork();
        look.at += 1;
        let from = look.at;
        let (mut sum, mut found) = (0, 0);
        while let Some(share) = share_in_words(&mut look) {
            sum += share;
            found += 1;
            let joint = [',', '/', '+', ';', '&'].iter().any(|s| look.take(*s));
            let word = look.take_word(&["and", "then"]);
            if sum >= count || !(joint || word) {
                break;
            }
        }
        let ends = look.done()
            || [',', '.', ';', '(', ')', '[', '-', '\u{2014}'].iter().any(|s| look.is(0, *s))
            || look.is_word(0, ENDS);
        if sum != count || found < 2 || !ends || (bracket && !look.take(')')) {
            return false;
        }
        self.c.at = look.at;
        let span = self.c.span_from(from);
        self.c.unknown(span, "how the repetitions are shared out, which adds nothing to them");
        true
    }

    /// The share that stands at the position and its tokens: `2`, and behind `sum` repetitions those
    /// from the next one on, `3-4`.
    fn share(&self, sum: u32) -> Option<(Bounds<u32>, usize)> {
        let low = self.c.peek(0)?.number()?;
        let high = self.c.peek(2).and_then(Token::number).filter(|_| self.c.is(1, '-'));
        let Some(high) = high else {
            return Some((crate::notation::work::count(low.value, low.value)?, 1));
        };
        let range = crate::notation::work::count(low.value, high.value)?;
        let share = range.max() - range.min() + 1;
        (range.min() == sum + 1).then_some((Bounds::exactly(share), 3))
    }

    /// Whether a small number and a sign for an aim stand `ahead`.
    pub(crate) fn share_ahead(&self, ahead: usize) -> bool {
        let small = |at: usize| {
            let number = self.c.peek(at).and_then(Token::number);
            number.is_some_and(|n| n.value < 20.0 && n.decimals == 0)
        };
        let range = if self.c.is(ahead + 1, '-') && small(ahead + 2) { 2 } else { 0 };
        let sign = ahead + 1 + range;
        small(ahead) && (self.c.is(sign, '@') || self.c.is_word(sign, &["at"]))
    }
}

/// Behind the words of a share the line goes on with these.
const ENDS: &[&str] = &["with", "w", "off", "on", "in", "at", "r", "rest", "then"];

/// Steps over `2 uphill`, `3 at the front`: a small number and words that are no unit; the number.
fn share_in_words(look: &mut Cursor<'_>) -> Option<u32> {
    const MOST: f64 = 40.0;
    const MOST_WORDS: usize = 4;
    let number = look.peek(0)?.number().filter(|n| n.decimals == 0 && n.value <= MOST)?;
    let share = crate::notation::work::count(number.value, number.value)?.min();
    let words = look.tokens.get(look.at + 1..)?.iter().take_while(|t| {
        t.word().is_some_and(|w| {
            !(is_unit(w)
                || vocabulary::is_rest_word(w)
                || UNTOLD.contains(&w)
                || matches!(w, "x" | "times" | "and" | "then" | "by" | "sets" | "of"))
        }) && !t.is_word(ENDS)
    });
    let words = words.count();
    if words == 0 || words > MOST_WORDS {
        return None;
    }
    look.at += 1 + words;
    Some(share)
}
