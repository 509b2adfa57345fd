//! Hard and easy in turn: `1' on 1' off`, `1 min hard, 1 min easy x 10`.

use stadion_types::Bounds;

use crate::notation::Dialect;
use crate::notation::quantity::{Quantity, Unit};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::words::vocabulary;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::leaf::with_effort;
use crate::notation::work::rest::times::{is_timed, rule};
use crate::notation::work::{Reader, count, with};
use crate::tree::{
    Activity, Amount, Effort, Joint, Mode, Rep, RestAmount, RestRule, Scope, Seconds, Work,
};

/// On and off in bare numbers are minutes below this.
const LEAST_SECONDS: f64 = 10.0;
/// What the harder half of a pair is called.
const ON: &[&str] = &["on", "hard", "fast", "quick"];
/// An easy part that lasts longer is a run of its own, in seconds.
const LONGEST_S: f64 = 600.0;
/// The same in metres.
const LONGEST_M: f64 = 600.0;

impl Reader<'_, '_> {
    /// `3 x (200m-400m)`, `3 x (200-400)`: two distances with a dash and nothing else in a bracket behind
    /// a count are run one after the other. The position is behind the bracket that opens at `from`.
    pub(crate) fn pair_in_bracket(&mut self, from: usize) -> Option<Work> {
        /// Distances that are closer may be a range.
        const APART: f64 = 1.4;
        const APART_BARE: f64 = 1.2;
        let behind = from.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        if !behind.is_some_and(|t| t.is('*') || t.is_word(&["x", "times", "of", "sets"])) {
            return None;
        }
        let mut look = self.c.fork();
        let both = look.quantity().filter(|q| q.max > q.min)?;
        let close = look.at;
        let way = both.is_distance() || both.unit == Unit::Bare && both.is_usual_distance();
        if !(way && look.take(')')) || both.min < 30.0 && both.unit == Unit::Bare {
            return None;
        }
        let dash = (self.c.at..close).find(|i| self.c.tokens[*i].is('-'))?;
        // A unit behind both of them, or none.
        let united = self.c.tokens[dash - 1].word().is_some();
        let apart = if both.unit == Unit::Bare { APART_BARE } else { APART };
        let far = both.max >= apart * both.min;
        if !(united || far) {
            return None;
        }
        let unit = if both.is_distance() { both.unit } else { Unit::Distance(self.c.pool()) };
        let mut part = |value: f64, from: usize, to: usize| {
            let one = Quantity { min: value, max: value, unit, ..both };
            self.c.at = to;
            let amount = self.amount(&one, from)?;
            Some(Work::Rep(Rep::new(amount, self.c.span_from(from))))
        };
        let first = part(both.min, from + 1, dash)?;
        let second = part(both.max, dash + 1, close)?;
        self.c.at = close + 1;
        if !united {
            let span = self.c.span_from(from);
            self.c.ambiguity(
                span,
                &["one after the other", "a range of distances"],
                "two distances with a dash in a bracket",
            );
        }
        Some(Work::Seq { joint: Joint::List, parts: vec![first, second] })
    }

    /// `1 on 1 off`, `30 on, 30 off`: whether the bare number in front is a time, and its unit in
    /// seconds.
    pub(crate) fn on_unit(&self, quantity: &Quantity) -> Option<u32> {
        let mut look = self.c.fork();
        if matches!(look.dialect, Dialect::Swim | Dialect::Strength) || !look.take_word(ON) {
            return None;
        }
        let _ = off(&mut look)?;
        Some(if quantity.max < LEAST_SECONDS { 60 } else { 1 })
    }

    /// `on 1' off`, `on/1 min off` behind a time: the rest between the repetitions.
    pub(crate) fn rest_off(&mut self, item: &Work) -> Option<Work> {
        if !self.c.is_word(0, ON) || !is_timed(item) {
            return None;
        }
        let from = self.c.at;
        let mut look = self.c.fork();
        look.at += 1;
        let time = off(&mut look)?;
        let effort = vocabulary::effort(self.c, 0).map(|(effort, _)| effort);
        if effort.is_some() && time.unit != Unit::Bare {
            return None;
        }
        let item = &effort.map_or_else(|| item.clone(), |e| with_effort(item.clone(), e));
        let on = first_rep(item)?.amount.time()?.max().as_secs_f64();
        let time = match time.unit {
            Unit::Bare => time.as_time(if on >= 60.0 && time.max < LEAST_SECONDS { 60 } else { 1 }),
            _ => time,
        };
        let time = time.time()?;
        self.c.at = look.at;
        let span = self.c.span_from(from);
        Some(with(item.clone(), vec![rule(RestAmount::Time(time), None, Scope::EachGap, span)]))
    }

    /// `5' - 1' x 6`: behind a dash a shorter time in front of a count is rather the rest.
    pub(crate) fn dashed_pair(&mut self, parts: &mut Vec<Work>, start: usize) -> bool {
        let [Work::Rep(on), Work::Rep(off)] = &parts[..] else { return false };
        let dash =
            self.c.tokens.get(start..self.c.at).unwrap_or_default().iter().any(|t| t.is('-'));
        let plain = on.targets.is_empty() && off.targets.is_empty() && off.effort.is_none();
        let (Amount::Time(long), Amount::Time(short)) = (&on.amount, &off.amount) else {
            return false;
        };
        if !(dash && plain && short.max() <= long.min()) || self.swims() {
            return false;
        }
        let rest = rule(RestAmount::Time(*short), None, Scope::EachGap, off.span);
        self.c.ambiguity(
            off.span,
            &["the rest behind the work", "one more repetition"],
            "two times with a dash in front of a count",
        );
        parts.truncate(1);
        let on = parts.pop();
        parts.extend(on.map(|on| with(on, vec![rest])));
        true
    }

    /// `3 min hard, 90s easy, 2 min hard, 60s easy`: in turn twice or more, and nothing repeats them.
    pub(crate) fn turns(&mut self, parts: &mut Vec<Work>) {
        let (first, last) = (parts.first(), parts.last());
        let span = first.and_then(first_rep).zip(last.and_then(first_rep));
        let span = span.map(|(a, b)| a.span.hull(b.span));
        let Some(span) = span.filter(|_| parts.len() > 3) else { return };
        // The last hard part needs no easy one behind it.
        let last = if parts.len() % 2 == 1 { parts.pop() } else { None };
        // An easy part in front of all is a warm-up as well.
        let hard = last.as_ref().is_none_or(is_hard) && parts.first().is_some_and(is_hard);
        let found = hard && self.hard_and_easy(parts);
        parts.extend(last);
        if found {
            self.c.ambiguity(
                span,
                &["the easy times are the rests", "easy parts of their own"],
                "hard and easy times in turn",
            );
        }
    }

    /// Hard and easy times in turn, within brackets or in front of a count: the easy ones are the
    /// rests behind the hard ones. With the easy one first, `(45s walk, 20s stride)`, the turn begins
    /// with its rest.
    pub(crate) fn hard_and_easy(&mut self, parts: &mut Vec<Work>) -> bool {
        if self.swims() || parts.len() < 2 || parts.len() % 2 == 1 {
            return false;
        }
        let turns = |order: [usize; 2], reader: &Self| {
            parts.chunks(2).all(|pair| {
                let [hard, easy] = order.map(|i| &pair[i]);
                is_hard(hard) && same_measure(hard, easy) && reader.eases(easy, order[0] == 1)
            })
        };
        let first = turns([1, 0], self);
        if first {
            // The rest in front is that behind the turn before it.
            parts.rotate_left(1);
        } else if !turns([0, 1], self) {
            return false;
        }
        let ways = parts.iter().filter_map(first_rep).filter(|r| r.amount.distance().is_some());
        let span = ways.map(|r| r.span).reduce(crate::span::Span::hull);
        if let Some(span) = span.filter(|_| !first && self.depth > 0) {
            self.c.ambiguity(
                span,
                &["the slow parts are the rests", "slow parts of their own"],
                "fast and slow distances in turn",
            );
        }
        for (i, part) in std::mem::take(parts).into_iter().enumerate() {
            match (part, parts.pop()) {
                (Work::Rep(rep), Some(last)) if i % 2 == 1 => {
                    let amount = match &rep.amount {
                        Amount::Time(time) => RestAmount::Time(*time),
                        Amount::Distance { range, .. } => RestAmount::Distance(*range),
                        _ => continue,
                    };
                    // What was told of the easy part is settled by its turns.
                    self.c.notes.forget(|a| a.span == rep.span);
                    let mode = if rep.activity == Activity::Walk { Mode::Walk } else { Mode::Easy };
                    let rest = rule(amount, Some(mode), Scope::EachGap, rep.span);
                    parts.push(with(last, vec![rest]));
                }
                (part, last) => {
                    parts.extend(last);
                    parts.push(part);
                }
            }
        }
        true
    }

    /// Whether a part is easy and short enough to be a rest. Of a distance, and of what stands in
    /// front, a walk or a jog is one.
    fn eases(&self, work: &Work, first: bool) -> bool {
        let Work::Rep(rep) = work else { return false };
        let walked = rep.activity == Activity::Walk && first;
        let easy = rep.effort == Some(Effort::Easy) || walked;
        let short = match &rep.amount {
            Amount::Time(time) => time.max().0.as_secs_f64() <= LONGEST_S,
            Amount::Distance { range, .. } => {
                let behind = self.c.tokens.iter().find(|t| t.span.start >= rep.span.end);
                let moved = behind.is_some_and(|t| t.is_word(&["jog", "walk", "float", "jogging"]));
                // `100 fast/100 slow`.
                let slow = !first && behind.is_some_and(|t| t.is_word(&["slow"]));
                (first && moved || slow) && range.max().meters() <= LONGEST_M
            }
            _ => false,
        };
        easy && short && rep.targets.is_empty()
    }
}

/// Whether both last a time, or both have a length.
fn same_measure(a: &Work, b: &Work) -> bool {
    let timed = |work: &Work| match work {
        Work::Rep(rep) => Some(rep.amount.time().is_some()),
        _ => None,
    };
    timed(a).is_some() && timed(a) == timed(b)
}

impl Reader<'_, '_> {
    /// `4 x 800m followed by a 400 at an easy jog`: the part that was read from token `from` on as the rest
    /// behind each repetition.
    pub(crate) fn jog_behind(&self, part: &Work, from: usize) -> Option<RestRule> {
        let Work::Rep(rep) = part else { return None };
        let amount = match &rep.amount {
            Amount::Distance { range, .. } if range.max().meters() < 1000.0 => {
                RestAmount::Distance(*range)
            }
            Amount::Time(time) if time.max().0.as_secs_f64() <= LONGEST_S => {
                RestAmount::Time(*time)
            }
            _ => return None,
        };
        let tokens = self.c.tokens.get(from..self.c.at)?;
        let word = |words: &[&str]| tokens.iter().any(|t| t.is_word(words));
        let mode = if word(&["walk"]) {
            Mode::Walk
        } else if word(&["jog", "jogging"]) {
            Mode::Jog
        } else {
            return None;
        };
        Some(rule(amount, Some(mode), Scope::EachGap, rep.span))
    }
}

impl Reader<'_, '_> {
    /// `x 6`, `repeat 6x`, `6 times`: how often a pair is done, and how many tokens say so; with a sign
    /// alone only if it may stand so.
    pub(crate) fn count_of_pair(&self, sign: bool) -> Option<(Bounds<u32>, usize)> {
        let word = usize::from(self.c.is_word(0, &["repeat", "repeated", "done"]));
        let led = self.times_sign(word) && (sign || word > 0);
        let at = word + usize::from(led);
        let number = self.c.peek(at)?.number().filter(|n| n.decimals == 0)?;
        let behind = !led && self.times_sign(at + 1);
        let ends = self.c.peek(at + 2).is_none_or(|t| !t.is_figure());
        let count = count(number.value, number.value).filter(|n| n.max() <= 100)?;
        (led || behind && ends).then_some((count, at + 1 + usize::from(behind)))
    }

    /// `40x20 repeat 6x`: seconds on and off, which fill a quarter of a minute or more of them, with a
    /// count behind them.
    pub(crate) fn crossed_pair(&mut self) -> Option<Work> {
        if matches!(self.c.dialect, Dialect::Swim | Dialect::Strength) || !self.times_sign(1) {
            return None;
        }
        let seconds = |n: usize| {
            let number = self.c.peek(n)?.number().filter(|n| n.decimals == 0 && !n.word)?;
            ((10.0..=60.0).contains(&number.value) && (number.value / 5.0).fract() == 0.0)
                .then_some(number.value)
        };
        let (on, off) = (seconds(0)?, seconds(2)?);
        if ((on + off) / 15.0).fract() != 0.0 {
            return None;
        }
        let from = self.c.at;
        self.c.at += 3;
        let Some((count, len)) = self.count_of_pair(false) else {
            self.c.at = from;
            return None;
        };
        let span = self.c.span_from(from);
        self.c.at += len;
        self.strong = true;
        let time = |s: f64| {
            let length = core::time::Duration::try_from_secs_f64(s).ok()?;
            Some(Bounds::exactly(Seconds(length)))
        };
        let readings = ["seconds on and seconds off", "so many times a distance or a time"];
        self.c.ambiguity(span, &readings, "two numbers and a sign, with a count behind them");
        let body = Box::new(Work::Rep(Rep::new(Amount::Time(time(on)?), span)));
        let rest = rule(RestAmount::Time(time(off)?), None, Scope::EachGap, span);
        Some(with(Work::Repeat { count, body }, vec![rest]))
    }
}

/// A part that is more than steady.
fn is_hard(work: &Work) -> bool {
    let Work::Rep(rep) = work else { return false };
    match rep.effort {
        Some(effort) => !matches!(effort, Effort::Easy | Effort::Steady | Effort::Moderate),
        None => !rep.targets.is_empty() || rep.activity == Activity::Strides,
    }
}

/// `, 1 min off`, `/30 off`: the other half of a pair.
fn off(look: &mut Cursor<'_>) -> Option<Quantity> {
    let _ = look.take(',') || look.take('/') || look.take('-') || look.take_word(&["and"]);
    let time = look.quantity().filter(|q| q.is_time() || q.unit == Unit::Bare)?;
    let back = look.at;
    let _ = vocabulary::mode(look);
    if look.take_word(&["off"]) {
        return Some(time);
    }
    look.at = back;
    let bare = time.unit == Unit::Bare && time.max < LEAST_SECONDS;
    (bare && look.take_word(&["easy", "jog", "float", "slow"])).then_some(time)
}
