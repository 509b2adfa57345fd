//! Two amounts beside one another behind a count: on and off, work and rest.

use crate::notation::quantity::{Quantity, Unit};
use crate::notation::recovery;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::rest::times::{
    has_rest_inside, has_sets, is_single, rule, same_distance,
};
use crate::notation::work::with;
use crate::tree::{Amount, Effort, Joint, Rep, RestAmount, RestRule, Scope, Target, Work};

/// On and off in bare numbers are seconds up to here.
const MOST_BARE_SECONDS: f64 = 90.0;

/// What a bare number behind a count can mean beside another one.
const BARE_PAIR: &[&str] =
    &["seconds of work and seconds of rest", "distances in metres", "minutes"];

/// An easy run over this or more is no rest, in metres.
const FAR_M: f64 = 1600.0;

impl Reader<'_, '_> {
    /// `10 x 30s/30s`, `5 x 3 min hard / 2 min easy`, `10 x 30/30`: on and off.
    pub(crate) fn on_off(&mut self, parts: &mut Vec<Work>, inside: bool) -> bool {
        let from = self.c.at;
        let Some(last) = parts.last() else { return false };
        let single = is_single(last);
        let slash = self.c.is(0, '/');
        let bare = self.pair == Some(from);
        // `8 x 30''-30''`: equal times with a dash are no range.
        let dash = self.c.is(0, '-')
            && !single
            && self.c.peek(1).is_some_and(crate::notation::tokens::lex::Token::is_figure);
        if !(slash || bare || dash) || (single && !(inside && parts.len() == 1)) {
            return false;
        }
        if first_rep(last).and_then(|r| r.amount.time()).is_none() || !innermost_rep(last) {
            return false;
        }
        self.c.at += 1;
        let found = self.c.quantity().filter(|q| q.is_time() || (bare && q.unit == Unit::Bare));
        let Some(found) = found else {
            self.c.at = from;
            return false;
        };
        let time = if found.is_time() { found } else { found.as_time(1) };
        let mode = vocabulary::mode(self.c);
        let amount_end = self.c.at;
        let letter = self.c.peek(0).is_some_and(|t| t.glued && t.is_word(&["e", "j"]));
        self.c.at += usize::from(letter);
        while self.c.is_word(0, vocabulary::REST) || self.c.is_word(0, &["easy", "jog", "e", "ez"])
        {
            self.c.at += 1;
        }
        let named = self.c.at > amount_end;
        // Whatever else is said of the second part makes it work.
        let end = self.c.done()
            || self.closes()
            || [',', '+', ';', '.', '(', '['].iter().any(|s| self.c.is(0, *s))
            || self.c.is(0, '/') && self.c.is(1, '/')
            || self.c.is_word(
                0,
                &[
                    "at", "then", "with", "w", "et", "und", "och", "y", "r", "hills", "hill",
                    "float",
                ],
            )
            || self.c.is(0, '@')
            || bare && self.c.peek(0).is_some_and(|t| t.word().is_some());
        let hard = self.c.is_word(0, &["at"]) || self.c.is(0, '@');
        // A pace behind two short times is that of the work: `20 x 45s/15s @ 3:00/km`.
        let short = |s: f64| s <= MOST_BARE_SECONDS;
        let on = first_rep(last).and_then(|r| r.amount.time());
        let both = short(time.max) && on.is_some_and(|t| short(t.max().as_secs_f64()));
        // Nobody aims a part that is half as short as the one before it: it is the rest.
        let half = on.is_some_and(|t| time.max * 2.0 <= t.max().as_secs_f64());
        let other = hard && mode.is_none() && !bare && !both && !half;
        let (Some(time), true) = (time.time(), end && !other) else {
            self.c.at = from;
            return false;
        };
        let span = self.c.span_from(from + 1);
        let readings: &[&str] = if bare {
            BARE_PAIR
        } else {
            &["the time between the repetitions", "one more repetition"]
        };
        let off = time.max().0.as_secs_f64();
        let on = on.map_or(0.0, |t| t.max().as_secs_f64());
        // `30/30` and `40/20` fill the half and the whole minute; longer ones rest less than they run.
        let clear = if bare { ((on + off) / 15.0).fract() == 0.0 } else { both || off < on };
        if !clear && !named && mode.is_none() {
            self.c.ambiguity(
                span,
                readings,
                "two times beside one another behind a count are on and off",
            );
        }
        if let Some(last) = parts.pop() {
            let rest = rule(RestAmount::Time(time), mode, Scope::EachGap, span);
            let part = inner_with(last, rest);
            parts.push(if hard { self.attributes(part) } else { part });
        }
        true
    }

    /// `45/15 x 20`, `45 s/15 s x 20`: on and off in front of their count.
    pub(crate) fn counted_pair(&mut self) -> Option<Work> {
        let swims = self.c.dialect == crate::notation::Dialect::Swim;
        if swims || self.c.dialect == crate::notation::Dialect::Strength {
            return None;
        }
        let from = self.c.at;
        let found = self.read_counted_pair();
        if found.is_none() {
            self.c.at = from;
        }
        found
    }

    fn read_counted_pair(&mut self) -> Option<Work> {
        let from = self.c.at;
        let mut look = self.c.fork();
        let on = look.quantity()?;
        if !look.take('/') {
            return None;
        }
        let off = look.quantity()?;
        let bare = on.unit == Unit::Bare && off.unit == Unit::Bare;
        let small = |q: &Quantity| {
            let round = (q.min / 5.0).fract() == 0.0 && q.min.to_bits() == q.max.to_bits();
            (5.0..=MOST_BARE_SECONDS).contains(&q.min) && round
        };
        if !(small(&on)
            && small(&off)
            && (off.min <= on.min || off.is_time())
            && (bare || off.is_time() && (on.is_time() || on.unit == Unit::Bare)))
        {
            return None;
        }
        let seconds =
            |q: Quantity| if q.unit == Unit::Bare { q.as_time(1).time() } else { q.time() };
        let (on, off) = (seconds(on)?, seconds(off)?);
        self.c.at = look.at;
        let span = self.c.span_from(from);
        let (count, len) = self.count_of_pair(true)?;
        self.c.at += len;
        self.strong = true;
        // `30/30 x 8`, `40/20 x 10`: they fill the half or the whole minute.
        let seconds = on.max().0.as_secs() + off.max().0.as_secs();
        if !(bare && seconds % 30 == 0 && seconds <= 120) {
            let readings = if bare { BARE_PAIR } else { &["on and off", "two repetitions"] };
            self.c.ambiguity(span, readings, "two times beside one another in front of a count");
        }
        let body = Box::new(Work::Rep(Rep::new(Amount::Time(on), span)));
        let rest = rule(RestAmount::Time(off), None, Scope::EachGap, span);
        Some(with(Work::Repeat { count, body }, vec![rest]))
    }

    /// Whether a bare number at the position and the one behind the joint are seconds on and off.
    pub(crate) fn bare_pair(&mut self, first: &Quantity, crossed: bool) -> bool {
        let joint = self.c.is(0, '/') || self.c.is(0, '-');
        let second = self.c.peek(1).and_then(crate::notation::tokens::lex::Token::number);
        let small = |v: f64| (5.0..=MOST_BARE_SECONDS).contains(&v) && (v / 5.0).fract() == 0.0;
        let more = self.c.peek(2).is_some_and(|t| {
            t.is('/')
                || t.is('-')
                || t.is('%')
                || t.is('\'')
                || t.is_word(&["m", "k", "km", "min", "x"])
        });
        let fits = crossed
            && joint
            && !more
            && self.c.dialect != crate::notation::Dialect::Swim
            && self.c.dialect != crate::notation::Dialect::Strength
            && first.unit == Unit::Bare
            && first.min.to_bits() == first.max.to_bits()
            && small(first.min)
            && second.is_some_and(|n| !n.word && small(n.value));
        if fits {
            self.pair = Some(self.c.at);
        }
        fits
    }

    /// `10 x 400/60`: a small bare number behind a slash is no distance to run.
    pub(crate) fn slash_seconds(&mut self, parts: &mut Vec<Work>) -> bool {
        let run = parts.last().filter(|p| !is_single(p)).and_then(same_distance);
        let from = self.c.at;
        let seconds = self.c.peek(1).and_then(crate::notation::tokens::lex::Token::number);
        let small = seconds.filter(|n| !n.word && (15.0..100.0).contains(&n.value));
        if !self.c.is(0, '/') || self.c.is(2, '/') || parts.len() != 1 {
            return false;
        }
        let (Some(run), Some(_)) = (run, small) else { return false };
        self.c.at += 1;
        let bare = self.c.quantity().filter(|q| q.unit == Unit::Bare && q.max * 4.0 < run);
        let Some(time) = bare.and_then(|q| q.as_time(1).time()) else {
            self.c.at = from;
            return false;
        };
        let span = self.c.span_from(from + 1);
        self.c.ambiguity(
            span,
            &["the rest in seconds", "the time for each repetition", "one more repetition"],
            "a small number without a unit behind a slash",
        );
        if let Some(last) = parts.pop() {
            parts.push(with(last, vec![rule(RestAmount::Time(time), None, Scope::EachGap, span)]));
        }
        true
    }

    fn is_time_at(&self, at: usize) -> bool {
        let mut look = self.c.fork();
        look.at = at;
        look.quantity().is_some_and(|q| q.is_time())
    }

    /// `600m - 400m - 400m // 100m jog`: behind two slashes stands the rest of the list.
    fn two_slashes(&mut self, parts: &mut Vec<Work>) -> bool {
        if !(self.c.is(0, '/') && self.c.is(1, '/')) || parts.is_empty() {
            return false;
        }
        let mut look = self.c.fork();
        look.at += 2;
        let from = look.at;
        let amount = look.quantity().is_some_and(|q| q.is_time() || q.is_distance());
        let named = vocabulary::mode(&mut look).is_some() | look.take_word(vocabulary::REST);
        let end = look.done() || [')', ']', ',', '.', ';', '+'].iter().any(|s| look.is(0, *s));
        if !(amount && named && end) {
            return false;
        }
        self.c.at = from;
        let rests = recovery::clauses(self.c, look.at);
        if let Some(body) = crate::notation::work::sequence(Joint::List, std::mem::take(parts)) {
            parts.push(with(body, rests));
        }
        true
    }

    /// `2 x (8 x 500m / 70s) / 5 min`: behind sets whose repetitions have a rest a time is the one
    /// between the sets.
    fn slash_between_sets(&mut self, parts: &mut Vec<Work>) -> bool {
        let sets = parts.last().is_some_and(|p| has_sets(p) && has_rest_inside(p));
        if !sets || !self.c.is(0, '/') {
            return false;
        }
        let mut look = self.c.fork();
        look.at += 1;
        let from = look.at;
        let time = look.quantity().and_then(|q| q.time());
        let mode = vocabulary::mode(&mut look);
        while look.take_word(vocabulary::REST) {}
        let end = look.done() || ['@', ',', '.', ')', '+', ';'].iter().any(|s| look.is(0, *s));
        let Some(time) = time.filter(|_| end) else { return false };
        self.c.at = look.at;
        let span = self.c.span_from(from);
        let Some(last) = parts.pop() else { return false };
        let rest = rule(RestAmount::Time(time), mode, Scope::BetweenSets, span);
        let last = self.attributes(with(last, vec![rest]));
        parts.push(last);
        true
    }

    /// `2 x 8000m / 2 min easy`: an amount behind a distance, with a way of moving, is the rest.
    pub(crate) fn slash_rest(&mut self, parts: &mut Vec<Work>) -> bool {
        if self.slash_between_sets(parts) || self.two_slashes(parts) {
            return true;
        }
        let Some(rep) = parts.last().and_then(first_rep) else { return false };
        let distance = rep.amount.distance().is_some();
        let hard = matches!(rep.effort, Some(Effort::Hard | Effort::Fast | Effort::Sprint));
        if !self.c.is(0, '/') || !(distance || rep.amount.time().is_some()) {
            return false;
        }
        let mut look = self.c.fork();
        look.at += 1;
        let from = look.at;
        let amount = look.quantity();
        let time = amount.is_some();
        let mode = vocabulary::mode(&mut look);
        // `4 x 8 min Z4 / 4 min Z1`: the zone of rests.
        let zone = look.is_word(0, &["z", "zone"])
            && look
                .peek(1)
                .and_then(crate::notation::tokens::lex::Token::number)
                .is_some_and(|n| n.value <= 1.0);
        look.at += if zone { 2 } else { 0 };
        let zone = zone || spared(rep, &mut look);
        let moving = mode.is_some() || zone;
        let mut named = zone;
        while look.take_word(vocabulary::REST) {
            named = true;
        }
        let counted = look.is_word(0, &["x", "times", "repeat", "repeated"]) || look.is(0, '*');
        // `(200m fast/200m jog/400m fast/400m jog)`.
        let turns = self.depth > 0 && moving && distance && look.is(0, '/');
        let goes_on = (named || hard) && (counted || look.is(0, ',') || look.is(0, ')') || turns);
        // A float is a run of its own.
        let jogged = moving && mode != Some(crate::tree::Mode::Float);
        let closed = look.is(0, ')') && jogged && distance && self.depth > 0;
        // `4 x 300 / 100 jog / 4 x 200`: a count behind the next slash.
        let chained = look.is(0, '/')
            && jogged
            && parts.last().is_some_and(|p| !is_single(p))
            && look.peek(1).is_some_and(|t| t.number().is_some())
            && (look.is_word(2, &["x", "times"]) || look.is(2, '*'));
        let end = look.done()
            || chained
            || look.is(0, '+')
            || look.is(0, ';')
            || look.is(0, '.')
            || closed
            || goes_on;
        // `1 min, 2 min, 3 min, 2 min / 1 min easy`: behind a ladder of times it is the rest in it.
        let ladder = parts.len() > 2
            && !distance
            && moving
            && parts.iter().all(|p| matches!(p, Work::Rep(_)));
        // `... with 90 sec jog/2 miles easy`: a run of its own.
        let far = amount.and_then(|q| q.meters()).is_some_and(|m| m.min().meters() >= FAR_M);
        let end = end && (named || !far);
        // Behind work that is hard an easy amount is its rest; so it is with the word for one.
        if !(time && end && (named || moving && (distance || hard || ladder))) {
            return false;
        }
        let span = look.tokens[from].span;
        // In two minutes nobody runs one more of many such repetitions.
        let counted = parts.last().is_some_and(|p| !is_single(p)) && self.is_time_at(from);
        if !named && !hard && !counted && !ladder && !closed {
            self.c.ambiguity(
                span,
                &["a rest", "one more repetition"],
                "an amount behind a slash, with a way of moving",
            );
        }
        self.c.at = from;
        let end = look.at;
        let rests = recovery::clauses(self.c, end);
        if ladder {
            let all =
                crate::notation::work::sequence(crate::tree::Joint::List, std::mem::take(parts));
            parts.extend(all.map(|all| with(all, rests)));
        } else if let Some(last) = parts.pop() {
            parts.push(with(last, rests));
        }
        true
    }
}

/// `@ 115% / 3 min @ 50%`: whether so small a share is asked for behind a large one that it is a rest.
fn spared(rep: &Rep, look: &mut crate::notation::tokens::cursor::Cursor<'_>) -> bool {
    const EASY: f64 = 65.0;
    const HARD: f64 = 75.0;
    let share = |t: &Target| match t {
        Target::Percent { range, .. } => Some((range.min(), range.max())),
        _ => None,
    };
    let hard = rep.targets.iter().find_map(share).is_some_and(|s| s.0 >= HARD);
    let back = look.at;
    let easy = hard
        && look.is(0, '@')
        && crate::notation::target::target(look)
            .and_then(|t| share(&t))
            .is_some_and(|s| s.1 <= EASY);
    if !easy {
        look.at = back;
    }
    easy
}

/// Whether repeats within repeats end in one repetition.
fn innermost_rep(work: &Work) -> bool {
    match work {
        Work::Rep(_) => true,
        Work::Repeat { body, .. } => innermost_rep(body),
        _ => false,
    }
}

/// Gives the innermost repeat a rest.
fn inner_with(work: Work, rest: RestRule) -> Work {
    match work {
        Work::Repeat { count, body } if matches!(*body, Work::Repeat { .. }) => {
            Work::Repeat { count, body: Box::new(inner_with(*body, rest)) }
        }
        work => with(work, vec![rest]),
    }
}
