//! Turns on and off for so long in all: `30 min of 1 min on 1 min off`.

use crate::notation::quantity::Unit;
use crate::notation::words::vocabulary;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::rest::times::rule;
use crate::notation::work::{Reader, with};
use crate::tree::{Amount, Effort, Mode, Rep, RestAmount, Scope, Work};

impl Reader<'_, '_> {
    /// `30 min of 1 min on 1 min off`, `20 min: 40s hard / 20s easy`, `15 min of 30/30`: so long in all, and
    /// behind it the turns it is made of.
    pub(crate) fn turns_of(&mut self, item: &Work) -> Option<Work> {
        let rep = first_rep(item).filter(|_| matches!(item, Work::Rep(_)))?;
        let whole = rep.amount.time().and_then(|t| t.exact())?.as_secs_f64();
        let mut look = self.c.fork();
        let led = look.take_word(&["of", "as", "alternating"]) || look.take(':');
        let start = look.at;
        let mut on = look.quantity().filter(|_| led)?;
        let words = look.at;
        let hard = look.take_word(&["on"])
            || vocabulary::effort(&look, 0).is_some_and(|(effort, len)| {
                look.at += len;
                effort != Effort::Easy
            });
        let told = look.at > words;
        let sign = look.take('/') || look.take(',') || look.take_word(&["and"]);
        let rest = look.at;
        let mut off = look.quantity()?;
        let easy = look.take_word(&["off"])
            || vocabulary::effort(&look, 0).is_some_and(|(effort, len)| {
                look.at += len;
                effort == Effort::Easy
            });
        // `30/30` are seconds.
        // `60 min as 20 easy, 40 steady` are minutes.
        let turns = hard && easy || !told && !easy;
        let bare = on.unit == Unit::Bare && off.unit == Unit::Bare && sign && turns;
        if bare && (15.0..=90.0).contains(&on.min) && (10.0..=90.0).contains(&off.min) {
            (on, off) = (on.as_time(1), off.as_time(1));
        } else if !(hard && easy && on.is_time() && off.is_time()) {
            return None;
        }
        let ends = look.done() || [',', '.', ';', ')', '+', '('].iter().any(|s| look.is(0, *s));
        let times = whole / (on.max + off.max);
        let times = crate::notation::work::count(times, times).filter(|n| ends && n.max() > 1)?;
        let amount = Amount::Time(on.time()?);
        let amount_off = RestAmount::Time(off.time()?);
        self.c.at = look.at;
        self.strong = true;
        let span = self.c.span_from(start);
        let mode = easy.then_some(Mode::Easy);
        let pause = rule(amount_off, mode, Scope::EachGap, self.c.span_from(rest));
        let mut turn = Rep::new(amount, span);
        turn.effort = rep.effort;
        turn.targets.clone_from(&rep.targets);
        let body = Box::new(Work::Rep(turn));
        Some(with(Work::Repeat { count: times, body }, vec![pause]))
    }
}
