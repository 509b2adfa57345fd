//! Hard and easy in turn: `1' on 1' off`, `1 min hard, 1 min easy x 10`.

use crate::notation::Dialect;
use crate::notation::quantity::{Quantity, Unit};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::words::vocabulary;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::leaf::with_effort;
use crate::notation::work::rest::times::{is_timed, rule};
use crate::notation::work::{Reader, with};
use crate::tree::{Activity, Amount, Effort, Mode, RestAmount, RestRule, Scope, Work};

/// On and off in bare numbers are minutes below this.
const LEAST_SECONDS: f64 = 10.0;
/// What the harder half of a pair is called.
const ON: &[&str] = &["on", "hard", "fast", "quick"];
/// An easy part that lasts longer is a run of its own, in seconds.
const LONGEST_S: f64 = 600.0;

impl Reader<'_, '_> {
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
        let hard = last.as_ref().is_none_or(is_hard);
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
    /// rests behind the hard ones.
    pub(crate) fn hard_and_easy(&mut self, parts: &mut Vec<Work>) -> bool {
        let timed = |work: &Work| match work {
            Work::Rep(rep) => rep.amount.time().is_some() && rep.activity != Activity::Walk,
            _ => false,
        };
        let easy = |work: &Work| match work {
            Work::Rep(rep) => {
                rep.effort == Some(Effort::Easy)
                    && rep.targets.is_empty()
                    && rep.amount.time().is_some_and(|t| t.max().as_secs_f64() <= LONGEST_S)
            }
            _ => false,
        };
        let turns = parts.len() >= 2
            && parts.len() % 2 == 0
            && parts.iter().all(timed)
            && parts.chunks(2).all(|pair| is_hard(&pair[0]) && easy(&pair[1]));
        if !turns || self.swims() {
            return false;
        }
        for part in std::mem::take(parts) {
            match (part, parts.pop()) {
                (Work::Rep(rep), Some(last)) if rep.effort == Some(Effort::Easy) => {
                    let Amount::Time(time) = rep.amount else { continue };
                    // What was told of the easy time is settled by its turns.
                    self.c.notes.ambiguities.retain(|a| a.span != rep.span);
                    let amount = RestAmount::Time(time);
                    let rest = rule(amount, Some(Mode::Easy), Scope::EachGap, rep.span);
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

    /// `(200m + 200m jog + 400m + 200m jog)`: behind each part in a bracket what is jogged or walked is
    /// its rest.
    pub(crate) fn jogs_between(&mut self, parts: &mut Vec<Work>) {
        let text = self.c.text;
        let jogged = |work: &Work| {
            let Work::Rep(rep) = work else { return None };
            let behind = text.get(rep.span.end..)?.trim_start();
            let mode = if behind.starts_with("jog") {
                Mode::Jog
            } else if behind.starts_with("walk") {
                Mode::Walk
            } else {
                return None;
            };
            let amount = match &rep.amount {
                Amount::Distance { range, .. } => RestAmount::Distance(*range),
                Amount::Time(time) => RestAmount::Time(*time),
                _ => return None,
            };
            rep.targets.is_empty().then(|| rule(amount, Some(mode), Scope::EachGap, rep.span))
        };
        let turns = parts.len() > 3
            && parts.len() % 2 == 0
            && parts.chunks(2).all(|p| jogged(&p[0]).is_none() && jogged(&p[1]).is_some());
        if !turns {
            return;
        }
        for part in std::mem::take(parts) {
            match (jogged(&part), parts.pop()) {
                (Some(rest), Some(last)) => parts.push(with(last, vec![rest])),
                (_, last) => {
                    parts.extend(last);
                    parts.push(part);
                }
            }
        }
    }
}

/// A part that is more than steady.
fn is_hard(work: &Work) -> bool {
    let Work::Rep(rep) = work else { return false };
    match rep.effort {
        Some(effort) => !matches!(effort, Effort::Easy | Effort::Steady | Effort::Moderate),
        None => !rep.targets.is_empty(),
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
