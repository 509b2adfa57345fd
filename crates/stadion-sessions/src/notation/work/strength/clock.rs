//! Rounds on the clock, and sets whose repetitions nobody counts.

use crate::notation::quantity::Unit;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary::SETS;
use crate::notation::work::leaf::LIFT_REPS;
use crate::notation::work::rest::times::rule;
use crate::notation::work::{Reader, count};
use crate::tree::{Activity, Amount, Rep, RestAmount, Scope, Work};

/// What starts on the clock.
const ROUNDS: &[&str] = &["rounds", "round", "sets", "set", "times", "reps", "rds"];

impl Reader<'_, '_> {
    /// `3 x max`, `3 sets to failure`, `4 x AMRAP`: sets whose repetitions nobody gave.
    pub(super) fn until_failure(&mut self) -> Option<Work> {
        let from = self.c.at;
        let sets = self.c.quantity().filter(|q| q.unit == Unit::Bare)?;
        let sign = self.times_sign(0) || self.c.is_word(0, SETS);
        self.c.at += usize::from(sign);
        while self.c.is_word(0, &["of", "to", "until", "x"]) {
            self.c.at += 1;
        }
        if !sign || !self.c.take_word(&["max", "maximum", "failure", "amrap", "submax"]) {
            return None;
        }
        let _ = self.c.take_word(LIFT_REPS);
        let span = self.c.span_from(from);
        self.c.unknown(span, "how many repetitions that is, is not said");
        self.strong = true;
        let mut rep = Rep::new(Amount::Open, span);
        rep.activity = Activity::Lift;
        Some(Work::Repeat { count: count(sets.min, sets.max)?, body: Box::new(Work::Rep(rep)) })
    }

    /// `Every 5 minutes for 5 rounds, 1 x 5 @ 80%`, `Every 2:00 x 6: 400m`: rounds that start on the
    /// clock, in one line with what they hold.
    pub(in crate::notation::work) fn rounds_on_the_clock(&mut self) -> Option<Work> {
        let from = self.c.at;
        let mut look = self.c.fork();
        let time = if look.take_word(&["every", "each"]) {
            look.quantity().and_then(|q| q.time())?
        } else {
            return None;
        };
        let joint = [':', ',', '-'].iter().any(|s| look.take(*s));
        if joint || look.take_word(&["run", "do", "swim"]) {
            return self.counted_on_the_clock(look.at, time);
        }
        let crossed = look.take_word(&["x", "for"]) || look.take('*');
        let times = look.peek(0)?.number().filter(|n| crossed && n.decimals == 0)?;
        look.at += 1;
        let named = look.take_word(ROUNDS);
        let sign = look.take(':')
            || named && (look.take(',') || look.take('-') || look.take_word(&["of"]));
        if !(sign && look.peek(0).is_some_and(Token::is_figure)) {
            return None;
        }
        let times = count(times.value, times.value)?;
        self.c.at = look.at;
        let span = self.c.span_from(from);
        let Some(body) = self.blocks(false) else {
            self.c.at = from;
            return None;
        };
        // `1 x 5`: once in each round.
        let body = match body {
            Work::Repeat { count, body } if count.max() == 1 => *body,
            body => body,
        };
        self.strong = true;
        let all = Work::Repeat { count: times, body: Box::new(body) };
        let start = rule(RestAmount::SendOff(time), None, Scope::EachGap, span);
        Some(crate::notation::work::with(all, vec![start]))
    }

    /// `Every 3 min: 600m x 8`: repetitions with a count of their own, from token `at` on.
    fn counted_on_the_clock(
        &mut self,
        at: usize,
        time: stadion_types::Bounds<crate::tree::Seconds>,
    ) -> Option<Work> {
        let (from, notes) = (self.c.at, self.c.notes.mark());
        self.c.at = at;
        let span = self.c.span_from(from);
        let body = self.blocks(false);
        let Some(all @ Work::Repeat { .. }) = body else {
            self.c.at = from;
            self.c.notes.back(notes);
            return None;
        };
        let start = rule(RestAmount::SendOff(time), None, Scope::EachGap, span);
        Some(crate::notation::work::with(all, vec![start]))
    }

    /// `EMOM 10: 3 cleans`, `10 min EMOM of 3 cleans`, `AMRAP 12: ...`.
    pub(super) fn clock_rounds(&mut self) -> Option<Work> {
        let from = self.c.at;
        let clock = |c: &mut Cursor<'_>| {
            let every = c.is_word(0, &["emom", "emotm", "otm"]);
            (c.take_word(&["emom", "emotm", "otm", "amrap"])).then_some(every)
        };
        let quantity = |c: &mut Cursor<'_>| {
            let back = c.at;
            let _ = c.take_word(&["for", "in"]);
            let found = c.quantity().map(|q| match q.unit {
                Unit::Bare => q.min,
                _ if q.is_time() => q.min / 60.0,
                _ => f64::NAN,
            });
            if found.is_none() {
                c.at = back;
            }
            found
        };
        let (every, minutes) = if let Some(every) = clock(self.c) {
            let _ = self.c.take('-') || self.c.take_word(&["x"]);
            (every, quantity(self.c))
        } else {
            let minutes = quantity(self.c)?;
            let _ = self.c.take('-');
            (clock(self.c)?, Some(minutes))
        };
        self.strong = true;
        if !every {
            // However many rounds come together: the line has no sum.
            self.c.at = self.c.tokens.len();
            let span = self.c.span_from(from);
            self.c.unknown(span, "how many rounds are done in the time is not said");
            let mut rep = Rep::new(Amount::Open, span);
            rep.activity = Activity::Lift;
            return Some(Work::Rep(rep));
        }
        while self.c.is(0, ':')
            || self.c.is(0, ',')
            || self.c.is(0, '-')
            || self.c.is_word(0, &["of", "x"])
        {
            self.c.at += 1;
        }
        let times = minutes.and_then(|m| count(m, m));
        let body = if self.c.done() { None } else { self.list(true) };
        let Some((times, body)) = times.zip(body) else {
            let span = self.c.span_from(from);
            self.c.unknown(span, "what is done on each minute, and how often, is not said");
            let mut rep = Rep::new(Amount::Open, span);
            rep.activity = Activity::Lift;
            return Some(Work::Rep(rep));
        };
        if matches!(body, Work::Seq { .. }) {
            let span = self.c.span_from(from);
            self.c.ambiguity(
                span,
                &["all of it on each minute", "the parts in turn, one on each minute"],
                "several lifts on the minute",
            );
        }
        Some(Work::Repeat { count: times, body: Box::new(body) })
    }
}
