//! Send-offs: a start on the clock, one for each lane or repetition.

use stadion_types::Bounds;

use super::{Reader, with};
use crate::notation::quantity::Unit;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::vocabulary::REST;
use crate::notation::work::rest::times::{is_single, rule, same_distance};
use crate::tree::{RestAmount, Scope, Seconds, Work};

/// No swimmer is faster, in metres a second: a shorter time behind a repetition is its rest.
const MAX_SWIM_SPEED_M_S: f64 = 2.4;

impl Reader<'_, '_> {
    /// `@ 1:30`, `on :45`, `@ 10 sec rest`, `@+10`, `on 1:00/1:15/1:30`: a start on the clock, one for
    /// each lane or repetition, or a rest where nobody swims so fast.
    pub(crate) fn swim_send_off(&mut self, item: &Work) -> Option<Work> {
        // `1:05/1:00/:55`: several times on the clock need no word.
        let listed = self.clock(0) && self.c.is(1, '/') && self.clock(2);
        let led = self.c.is(0, '@') || self.c.is_word(0, &["on", "every"]);
        if !self.swims() || !(led || listed) {
            return None;
        }
        let from = self.c.at;
        self.c.at += usize::from(led);
        self.started_at(item, from)
    }

    /// `alt. :55/1:20`, `alternating 1:30 and 1:40`: two starts on the clock in turn.
    pub(crate) fn alternating_send_offs(&mut self, item: &Work) -> Option<Work> {
        let mut look = self.c.fork();
        if !self.swims() || !look.take_word(&["alt", "alternate", "alternating"]) {
            return None;
        }
        let _ = look.take('.');
        while look.take_word(&["on", "send", "off", "intervals", "interval"]) || look.take(':') {}
        let mut times = Vec::new();
        while let Some(time) = look.quantity().filter(|q| q.clock).and_then(|q| q.time()) {
            times.push(RestAmount::SendOff(time));
            let joint = look.is(0, '/') || look.is(0, ',') || look.is_word(0, &["and", "then"]);
            let more = look.peek(1).is_some_and(|t| matches!(t.kind, Kind::Clock { .. }));
            if !(joint && more) {
                break;
            }
            look.at += 1;
        }
        if times.len() < 2 || look.is(0, '/') {
            return None;
        }
        let from = self.c.at;
        self.c.at = look.at;
        let span = self.c.span_from(from);
        let rest = rule(RestAmount::Cycle(times), None, Scope::EachGap, span);
        Some(with(item.clone(), vec![rest]))
    }

    /// The time from start to start at the position; `from` is where the words in front of it begin.
    fn started_at(&mut self, item: &Work, from: usize) -> Option<Work> {
        let _ = self.c.take_word(&["the"]);
        let plus = self.c.take('+');
        let Some(mut time) = self.swim_time() else {
            self.c.at = from;
            return None;
        };
        while self.next_lane(&mut time) {}
        let named = self.rest_named();
        let seconds = time.max().0.as_secs_f64();
        let fast = same_distance(item).is_some_and(|d| d / seconds > MAX_SWIM_SPEED_M_S);
        let amount =
            if plus || named || fast { RestAmount::Time(time) } else { RestAmount::SendOff(time) };
        let span = self.c.span_from(from);
        Some(with(item.clone(), vec![rule(amount, None, Scope::EachGap, span)]))
    }

    /// `6x50/1:05`, `8 x 25 - :30`: behind a repetition and a sign the clock is from start to start.
    pub(crate) fn send_off_behind_sign(&mut self, item: &Work) -> Option<Work> {
        let sign = self.c.is(0, '/') || self.c.is(0, '-') || self.c.is(0, '\u{2014}');
        if !self.swims() || !sign || !self.clock(1) {
            return None;
        }
        same_distance(item).filter(|_| !is_single(item))?;
        // `4x100 - 1:10, 1:11, 1:09, 1:10`: the times that were swum.
        let times = self.c.is(2, ',') && self.clock(3);
        if times {
            return None;
        }
        let from = self.c.at;
        self.c.at += 1;
        self.started_at(item, from)
    }

    /// `3 x 75 fly, back, free @ 1:30`: a send-off behind a list of strokes.
    pub(crate) fn send_off_behind(&mut self, parts: &mut Vec<Work>) -> bool {
        if !self.swims() || !(self.c.is(0, '@') || self.c.is_word(0, &["on", "every"])) {
            return false;
        }
        let Some(found) = parts.last().and_then(|last| self.swim_send_off(last)) else {
            return false;
        };
        parts.pop();
        parts.push(found);
        true
    }

    /// A time; a bare number from 15 on is seconds.
    fn swim_time(&mut self) -> Option<Bounds<Seconds>> {
        let back = self.c.at;
        let found = self.c.quantity();
        let time = found.and_then(|q| match q.unit {
            Unit::Time(_) => q.time(),
            Unit::Bare if (5.0..=120.0).contains(&q.min) => q.as_time(1).time(),
            _ => None,
        });
        // `@ 85%` is an effort, `@ 100 pace` a race.
        let other = self.c.is(0, '%')
            || self.c.is_word(0, &["pace", "bpm"])
            || self.c.is(0, '/') && !self.clock(1) && !self.minutes(1);
        if time.is_none() || other {
            self.c.at = back;
            return None;
        }
        time
    }

    pub(crate) fn clock(&self, ahead: usize) -> bool {
        self.c.peek(ahead).is_some_and(|t| matches!(t.kind, Kind::Clock { .. }))
    }

    /// `4'30"`: whether minutes in primes stand `ahead`.
    pub(crate) fn minutes(&self, ahead: usize) -> bool {
        self.c.peek(ahead).is_some_and(|t| t.number().is_some()) && self.c.is(ahead + 1, '\'')
    }

    /// `/ 1:15 for the middle lane`: one more send-off behind a slash, a comma or `or`.
    pub(crate) fn next_lane(&mut self, time: &mut Bounds<Seconds>) -> bool {
        let words = (0..5)
            .take_while(|n| {
                self.c.peek(*n).is_some_and(|t| t.word().is_some() && !t.is_word(&["or", "on"]))
            })
            .count();
        let joint =
            self.c.is(words, '/') || self.c.is(words, ',') || self.c.is_word(words, &["or"]);
        let bare = words == 0 && self.bare_send_offs(time);
        if !joint || !(self.clock(words + 1) || self.minutes(words + 1) || bare) {
            return false;
        }
        let back = self.c.at;
        self.c.at += words + 1;
        let next = self.c.quantity().and_then(|q| if bare { q.as_time(1) } else { q }.time());
        let Some(next) = next else {
            self.c.at = back;
            return false;
        };
        *time = Bounds::between(time.min().min(next.min()), time.max().max(next.max()));
        true
    }

    /// `on 1:00, 55, 50, 45`: behind a comma seconds that fall by fives, of which one is no length of a
    /// pool.
    fn bare_send_offs(&self, time: &Bounds<Seconds>) -> bool {
        let mut last = time.min().0.as_secs_f64();
        let mut odd = false;
        let mut at = 0;
        while self.c.is(at, ',') || self.c.is(at, '/') {
            let number = self.c.peek(at + 1).and_then(Token::number);
            let Some(number) = number.filter(|n| n.value < last && n.value >= 15.0) else { break };
            if (number.value / 5.0).fract() != 0.0 {
                return false;
            }
            odd |= (number.value / 25.0).fract() != 0.0;
            last = number.value;
            at += 2;
        }
        let words =
            self.c.peek(at).is_some_and(|t| t.word().is_some() && !t.is_word(&["with", "w"]));
        odd && !words && !self.c.is(at, '@')
    }

    /// Steps over a word that makes the time before it a rest.
    fn rest_named(&mut self) -> bool {
        let mut named = false;
        while self.c.is_word(0, REST) || self.c.is_word(0, &["r", "interval"]) {
            named |= !self.c.is_word(0, &["interval"]);
            self.c.at += 1;
        }
        named
    }
}
