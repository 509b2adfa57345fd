//! Times behind work that have no word for what they are: rests, or times to run it in.

use stadion_types::Bounds;

use crate::notation::MAX_RUN_SPEED_M_S;
use crate::notation::quantity::{MINUTES, Quantity, Unit};
use crate::notation::tokens::lex::Kind;
use crate::notation::words::vocabulary;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::leaf::decorate;
use crate::notation::work::{Reader, with};
use crate::span::Span;
use crate::tree::{
    Activity, Amount, Effort, Mode, Rep, RestAmount, RestRule, Scope, Seconds, Target, Work,
};

/// A repetition that is no sprint is not run faster: the world's best over 800 m is slower.
const MAX_LONG_SPEED_M_S: f64 = 8.2;
const LONG_M: f64 = 700.0;

/// A run slower than this has no target: the time beside it is a rest.
const MIN_RUN_SPEED_M_S: f64 = 2.5;

/// From here on an easy part behind the work is a run of its own rather than a rest.
const EASY_RUN_S: f64 = 600.0;

/// Repetitions are run faster than this, in metres a second.
const SLOW_RUN_M_S: f64 = 4.5;

/// Nobody waits longer between sets of lifts.
const LONG_LIFT_REST_S: f64 = 300.0;

/// Up to here a time behind a comma is too short for a part of its own.
const SHORT_REST_S: f64 = 240.0;

pub(crate) fn rule(amount: RestAmount, mode: Option<Mode>, scope: Scope, span: Span) -> RestRule {
    RestRule { amount, mode, scope, full: false, span }
}

/// Whether a rest is written somewhere within the work.
pub(crate) fn has_rest_inside(work: &Work) -> bool {
    match work {
        Work::With { .. } | Work::Pause(_) => true,
        Work::Repeat { body, .. } => has_rest_inside(body),
        Work::Seq { parts, .. } | Work::Choice(parts) => parts.iter().any(has_rest_inside),
        Work::Rep(_) => false,
    }
}

/// Whether a repeat holds repeats or lists, so that it has sets.
pub(crate) fn has_sets(work: &Work) -> bool {
    match work {
        Work::Repeat { body, .. } => !matches!(**body, Work::Rep(_)) && !rested(body),
        Work::With { body, .. } => has_sets(body),
        _ => false,
    }
}

/// `1 min [rest 1 min]`: one repetition with its rest makes no set.
fn rested(work: &Work) -> bool {
    matches!(work, Work::With { body, .. } if matches!(**body, Work::Rep(_)))
}

/// Repetitions of one kind that have their rest already: a time behind them is another part.
pub(crate) fn is_rested(work: &Work) -> bool {
    matches!(work, Work::With { body, .. } if !has_sets(body) && !is_single(body))
}

/// Whether a part is one repetition, alone.
pub(crate) fn is_single(work: &Work) -> bool {
    match work {
        Work::Rep(_) => true,
        Work::With { body, .. } => is_single(body),
        _ => false,
    }
}

/// The distance of every repetition, if it is the same for all.
pub(crate) fn same_distance(work: &Work) -> Option<f64> {
    fn all(work: &Work, found: &mut Vec<Option<f64>>) {
        match work {
            Work::Rep(rep) => {
                found.push(
                    rep.amount
                        .distance()
                        .and_then(|d| d.exact())
                        .map(stadion_types::Distance::meters),
                );
            }
            Work::Seq { parts, .. } | Work::Choice(parts) => {
                for part in parts {
                    all(part, found);
                }
            }
            Work::Repeat { body, .. } | Work::With { body, .. } => all(body, found),
            Work::Pause(_) => {}
        }
    }
    let mut found = Vec::new();
    all(work, &mut found);
    let first = found.first().copied().flatten()?;
    found.iter().all(|d| *d == Some(first)).then_some(first)
}

/// Whether a distance can be meant to be run in a time.
pub(crate) fn runnable(meters: f64, seconds: f64) -> bool {
    let speed = meters / seconds;
    let limit = if meters >= LONG_M { MAX_LONG_SPEED_M_S } else { MAX_RUN_SPEED_M_S };
    (MIN_RUN_SPEED_M_S..=limit).contains(&speed)
}

/// The readings of a time in brackets behind sets, and why the first is taken.
const OF_SETS: &[&str] =
    &["the rest in every gap", "the rest between the sets", "one more repetition"];
const RUN: &str = "a time without a word, in which the distance can be run";
const NOT_RUN: &str = "a time without a word, in which nobody runs the distance";

/// Whether a time without a word, in brackets behind sets of one distance, is read as the rest in every
/// gap: its other readings, and why. It was `written` as minutes and seconds or not.
pub(crate) fn usual_rest_of_sets(
    item: &Work,
    rest: &RestRule,
    written: bool,
) -> Option<(&'static [&'static str], &'static str)> {
    let Work::Repeat { body, .. } = item else { return None };
    let Work::Repeat { body, .. } = &**body else { return None };
    let (Work::Rep(rep), RestAmount::Time(time)) = (&**body, &rest.amount) else { return None };
    if rest.mode.is_some() || rest.scope != Scope::EachGap {
        return None;
    }
    let meters = rep.amount.distance()?.exact()?.meters();
    let low = time.min().0.as_secs_f64();
    let seconds = low.midpoint(time.max().0.as_secs_f64());
    let aimed = rep.targets.iter().any(|t| matches!(t, Target::Time(_) | Target::Speed(_)));
    let run = runnable(meters, seconds) && !aimed;
    let round = low.fract() == 0.0 && (seconds / 5.0).fract() == 0.0;
    let first = !(run && (written || !round));
    first.then_some((OF_SETS, if run { RUN } else { NOT_RUN }))
}

/// In a line without a unit fewer metres could be seconds.
const LONG_ENOUGH_M: f64 = 100.0;

/// Whether a time without a word, in brackets behind repetitions, is their rest for sure: they are no sets,
/// and the time is neither that of the repetition nor all of the work once more.
pub(crate) fn has_usual_rest(item: &Work, rest: &RestRule) -> bool {
    let RestAmount::Time(time) = &rest.amount else { return false };
    if let Work::Seq { parts, .. } = item {
        // Behind a chain it is that of its last distance, unless nobody runs so slowly.
        let seconds = time.min().0.as_secs_f64().midpoint(time.max().0.as_secs_f64());
        let round = (seconds / 5.0).fract() == 0.0 && time.min().0.subsec_nanos() == 0;
        let free = rest.mode.is_none() && rest.scope == Scope::EachGap;
        return free
            && round
            && parts.len() > 2
            && parts.last().is_some_and(|last| {
                let meters = same_distance(last).filter(|m| *m >= LONG_ENOUGH_M);
                is_single(last) && meters.is_some_and(|m| !runnable(m, seconds))
            });
    }
    let Work::Repeat { count, body } = item else { return false };
    let Work::Rep(rep) = &**body else { return false };
    if rest.mode.is_some() || rest.scope != Scope::EachGap {
        return false;
    }
    let [low, high] = [time.min(), time.max()].map(|t| t.0.as_secs_f64());
    let seconds = low.midpoint(high);
    match &rep.amount {
        Amount::Distance { range, .. } => {
            let meters = range.min().meters();
            let aimed = rep.targets.iter().any(|t| matches!(t, Target::Time(_) | Target::Speed(_)));
            let run = runnable(meters, seconds) && !aimed;
            let minutes = (seconds / 60.0).fract() == 0.0 && meters / seconds < SLOW_RUN_M_S;
            !run || minutes
        }
        Amount::Time(work) => {
            let near = |s: f64| (low - s).abs() <= 0.01 * s;
            let work = work.min().0.as_secs_f64();
            !near(work) && !near(work * f64::from(count.min()))
        }
        _ => false,
    }
}

impl Reader<'_, '_> {
    /// A time behind work, with or without brackets: `6 x 400m 90s`, `6 x 400m (60s)`,
    /// `3 x (4 x 200m) 60s/5min`. The position is at the time; nothing is read if it is none.
    ///
    /// A time that the distance cannot be run in is the rest. One that it can be run in is the
    /// target if it is written as minutes and seconds or to the second, and else the rest; both
    /// readings are told.
    pub(crate) fn time_behind(&mut self, item: &Work, end: Option<usize>) -> Option<Work> {
        let from = self.c.at;
        let notes = self.c.notes.mark();
        let found = self.read_time_behind(item, end);
        if found.is_none() {
            self.c.at = from;
            self.c.notes.back(notes);
        }
        found
    }

    /// `500m 30secs 300m`: between two distances a time in which nobody runs the first is the rest
    /// behind it.
    pub(crate) fn time_between(&mut self, item: &Work) -> Option<Work> {
        let Work::Rep(rep) = item else { return None };
        let meters = same_distance(item).filter(|_| rep.targets.is_empty())?;
        let mut look = self.c.fork();
        let time = look.quantity().filter(Quantity::is_time)?;
        let next = look.peek(0)?.is_figure() && look.quantity()?.is_distance();
        // `1200m 3 min 800m 2 min 400m`: in turn up to a last distance, and all times are round.
        let (mut turns, mut round) = (1, !time.clock && (time.min / 15.0).fract() == 0.0);
        while let Some(time) = look.quantity().filter(Quantity::is_time) {
            round &= !time.clock && (time.min / 15.0).fract() == 0.0;
            if !look.quantity().is_some_and(|q| q.is_distance()) {
                round = false;
                break;
            }
            turns += 1;
        }
        let chain = round && (turns > 1 || self.listed > 0);
        if !next || !chain && runnable(meters, time.min) || look.is_word(0, &["x", "times"]) {
            return None;
        }
        let from = self.c.at;
        let time = self.c.quantity()?.time()?;
        let span = self.c.span_from(from);
        Some(with(item.clone(), vec![rule(RestAmount::Time(time), None, Scope::EachGap, span)]))
    }

    fn read_time_behind(&mut self, item: &Work, end: Option<usize>) -> Option<Work> {
        let from = self.c.at;
        if let Some(found) = self.two_times(item) {
            return Some(found);
        }
        let first = self.some_time(end.is_some())?;
        // `1-2 s per 200 slower`: how far from a pace.
        let pace = self.c.is_word(0, &["pace", "paces", "per", "slower", "faster", "quicker"]);
        // `3 sets of: ...; 10 min cool-down`.
        let section = end.is_none()
            && crate::notation::lines::label::section_name(self.c.tokens, self.c.at) > 0;
        if pace || section || (end.is_none() && is_rested(item)) {
            return None;
        }
        if end.is_none() && self.c.is(0, '/') && !is_single(item) {
            if let Some(found) = self.each_in_turn(item, &first) {
                return Some(found);
            }
        }
        let minutes_and_seconds = self.minutes_and_seconds(from);
        let second = self.second_time(end.is_some());
        if end.is_some_and(|end| self.c.at < end) || self.count_behind() {
            return None;
        }
        let span = self.c.span_from(from);
        if let Some(second) = second {
            return self.two_rests(item, &first, &second, span);
        }
        let mode = vocabulary::mode(self.c);
        let time = first.time()?;
        let seconds = first.min.midpoint(first.max);
        let distance = same_distance(item);
        // `in 3:20 (3:18-3:22)`: the same once more.
        let again = end.is_some() && near_its_time(item, seconds);
        if again && (first.min < first.max || !round_minutes(seconds)) {
            return Some(item.clone());
        }
        // Who has a time to run it in needs no second one.
        let aimed = first_rep(item).is_some_and(|r| {
            r.targets.iter().any(|t| matches!(t, Target::Time(_) | Target::Speed(_)))
        });
        let run = distance.is_some_and(|d| runnable(d, seconds)) && mode.is_none() && !aimed;
        let race = is_single(item);
        let round = first.min.fract() == 0.0 && (seconds / 5.0).fract() == 0.0;
        let rest_first = !race && !(run && (minutes_and_seconds || !round));
        if race && end.is_some() && distance.is_some_and(|d| d < 100.0) && !self.any_unit() {
            self.c
                .unknown(span, "seconds or metres, and whether the bracket is a rest, is not said");
            return Some(item.clone());
        }
        if race {
            // `2k-1k-2k-1k (90s)`: behind a chain a bracket in which nobody runs its last part, or a
            // whole number of minutes, is the rest of all of it.
            let chain = self.listed > 1 && end.is_some() && round;
            let minutes = (seconds / 60.0).fract() == 0.0;
            if chain && distance.is_some() && (!run || minutes) && self.closes_list(end) {
                let rest = rule(RestAmount::Time(time), mode, Scope::EachGap, span);
                return Some(with(item.clone(), vec![rest]));
            }
            // Behind a single distance a time is what it took or shall take.
            distance.filter(|_| mode.is_none())?;
            if !run {
                return None;
            }
            let led = self.goal_led(from);
            if !(self.raced || led || !round || self.rest_given(item, end)) {
                self.c.ambiguity(
                    span,
                    &["the time for the distance", "a rest"],
                    "a single time behind a single distance",
                );
            }
            return Some(timed(item.clone(), time));
        }
        if let Some(Work::Rep(_)) = Some(item).filter(|_| distance.is_none() && !rest_first) {
            return None;
        }
        // Where the repetitions have a rest of their own, the one behind the group is between sets.
        let of_sets = has_sets(item) && has_rest_inside(item);
        let readings: &[&str] = match (rest_first, run) {
            (true, _) if of_sets => &["the rest between the sets", "one more repetition"],
            (true, _) if has_sets(item) => OF_SETS,
            (true, true) => &["the rest between the repetitions", "the time for each repetition"],
            (true, false) => &["the rest between the repetitions", "one more repetition"],
            (false, _) => &["the time for each repetition", "the rest between the repetitions"],
        };
        // `6 x 150m 5'`: nobody takes so long for the distance, and sets that could have a rest of
        // their own there are none.
        // Neither is a time in a bracket behind timed repetitions anything else.
        let known = distance.is_some() || end.is_some();
        // `6 x 500m (2 mins)`: nor are whole minutes in a bracket a time to run that slowly.
        let minutes = end.is_some()
            && (seconds / 60.0).fract() == 0.0
            && distance.is_some_and(|d| d / seconds < SLOW_RUN_M_S);
        // `4 x 1 min hard 1 min easy`.
        let turns = mode.is_some()
            && first_rep(item).and_then(|r| r.effort).is_some_and(|e| e != Effort::Easy);
        let sure = rest_first && (!run || minutes) && (known || turns) && !has_sets(item)
            || !rest_first && (!round || self.rest_given(item, end));
        if !sure {
            let why = if run { RUN } else { NOT_RUN };
            self.c.ambiguity(
                span,
                readings,
                if distance.is_some() { why } else { "a time without a word" },
            );
        }
        if rest_first {
            let scope = if of_sets { Scope::BetweenSets } else { Scope::EachGap };
            let rest = rule(RestAmount::Time(time), mode, scope, span);
            return Some(with(item.clone(), vec![rest]));
        }
        Some(timed(item.clone(), time))
    }

    /// `10k with a goal of 34 min`: whether a word for an aim leads the time at `from`.
    pub(crate) fn goal_led(&self, from: usize) -> bool {
        let led = &self.c.tokens[from.saturating_sub(2)..from];
        led.iter().any(|t| t.is_word(crate::notation::work::joints::GOALS))
    }

    /// Whether the work has a rest by its word beside it, so that a time without one is none.
    fn rest_given(&self, item: &Work, end: Option<usize>) -> bool {
        if matches!(item, Work::With { .. }) {
            return true;
        }
        let mut ahead = end.map_or(0, |end| end + 1 - self.c.at);
        let bracket = self.c.is(ahead, '(') || self.c.is(ahead, '[');
        let joint = self.c.is(ahead, ',') || self.c.is(ahead, ';') || bracket;
        ahead += usize::from(joint);
        // `TP 4 min`, `r=90s`.
        let named = self.c.is_word(ahead, vocabulary::REST)
            || self.c.is_word(ahead, &["r"])
                && (self.c.is(ahead + 1, '=') || self.c.is(ahead + 1, ':'));
        named || self.rest_starts(ahead)
    }

    /// `5 x 1000m 3'31"/3'34"/3'38"/3'37"/3'33"`: a time for each of the repetitions.
    fn each_in_turn(&mut self, item: &Work, first: &Quantity) -> Option<Work> {
        let (back, notes) = (self.c.at, self.c.notes.mark());
        same_distance(item).filter(|d| runnable(*d, first.min))?;
        let found = self.times_for_each(item, first.time()?);
        if !matches!(found, Work::Seq { .. }) {
            self.c.at = back;
            self.c.notes.back(notes);
            return None;
        }
        Some(found)
    }

    /// `9 miles steady 48/49 min`: two times near one another in which a single distance can be run.
    fn two_times(&mut self, item: &Work) -> Option<Work> {
        let meters = same_distance(item).filter(|_| is_single(item))?;
        let mut look = self.c.fork();
        let (low, _) = look.plain_number()?;
        let high = if look.take('/') { look.quantity()? } else { return None };
        let Unit::Time(length) = high.unit else { return None };
        let range = Quantity { min: low * f64::from(length), ..high };
        let near = range.min < range.max && range.min > 0.8 * range.max;
        let run = [range.min, range.max].iter().all(|s| runnable(meters, *s));
        let time = range.time().filter(|_| near && run && !high.clock)?;
        self.c.at = look.at;
        Some(timed(item.clone(), time))
    }

    /// Whether the line has a unit anywhere.
    fn any_unit(&self) -> bool {
        let unit = |t: &crate::notation::tokens::lex::Token| {
            t.is('\'') || t.is('"') || t.is_word(&["m", "s", "sec", "min", "km", "mins", "secs"])
        };
        self.c.tokens.iter().any(unit)
    }

    /// A quantity that is a time; in brackets a bare number can be seconds.
    fn some_time(&mut self, bracket: bool) -> Option<Quantity> {
        let quantity = self.c.quantity()?;
        match quantity.unit {
            Unit::Time(_) => Some(quantity),
            Unit::Bare if bracket && quantity.min >= 15.0 && quantity.max <= 600.0 => {
                Some(quantity.as_time(1))
            }
            _ => None,
        }
    }

    /// Whether the time that began at `from` was written with minutes and seconds.
    fn minutes_and_seconds(&self, from: usize) -> bool {
        let tokens = self.c.tokens.get(from..self.c.at).unwrap_or_default();
        let figures = tokens.iter().filter(|t| t.is_figure()).count();
        let range = tokens.iter().any(|t| t.is('-'));
        tokens.iter().any(|t| matches!(t.kind, Kind::Clock { .. })) || (figures > 1 && !range)
    }

    /// The second of two times: `60s/5min`, `30s, 3min` in brackets.
    fn second_time(&mut self, bracket: bool) -> Option<Quantity> {
        let back = self.c.at;
        if !(self.c.take('/')
            || self.c.take('&')
            || (bracket && (self.c.take(',') || self.c.take(';'))))
        {
            return None;
        }
        let found = self.some_time(bracket);
        if found.is_none() {
            self.c.at = back;
        }
        found
    }

    fn count_behind(&self) -> bool {
        self.times_sign(0)
            && self.c.peek(1).is_some_and(crate::notation::tokens::lex::Token::is_figure)
    }

    /// Two times behind sets: the first between the repetitions, the second between the sets.
    fn two_rests(
        &mut self,
        item: &Work,
        first: &Quantity,
        second: &Quantity,
        span: Span,
    ) -> Option<Work> {
        let (short, long) = (first.time()?, second.time()?);
        if is_single(item) {
            return None;
        }
        if has_sets(item) && first.max < second.max {
            let rests = vec![
                rule(RestAmount::Time(short), None, Scope::BetweenReps, span),
                rule(RestAmount::Time(long), None, Scope::BetweenSets, span),
            ];
            return Some(with(item.clone(), rests));
        }
        self.c.ambiguity(
            span,
            &["two rests in turn", "a range of rests", "a time to run and a rest"],
            "two times behind repetitions without sets",
        );
        let both = RestAmount::Cycle(vec![RestAmount::Time(short), RestAmount::Time(long)]);
        Some(with(item.clone(), vec![rule(both, None, Scope::EachGap, span)]))
    }

    /// Whether nothing goes on with the list behind a time that stands alone.
    fn lone_end(&self, single: bool) -> bool {
        // `3 x 450m, 7 min, each one faster`: words behind the comma go on with no list.
        let remark = !single
            && self.c.is(0, ',')
            && self.c.peek(1).is_some_and(|t| t.word().is_some())
            && !self.item_starts(1);
        self.c.done()
            || ['+', ';', '.'].iter().any(|s| self.c.is(0, *s))
            || remark
            || self.closes()
            || self.bracket_ahead()
    }

    /// `15 minutes good pace` lasts so long, `3:30 pace` is how fast.
    fn names_a_pace(&self, from: usize) -> bool {
        let words = &self.c.tokens[from..self.c.at];
        let pace = words.iter().position(|t| t.is_word(&["pace", "paces"]));
        let unit = words.iter().any(|t| t.is_word(MINUTES) || t.is('\''));
        pace.is_some_and(|i| i > 0 && (!unit || words[i - 1].is_word(MINUTES)))
    }

    /// A single time, or two, at the end of a list of repetitions is no work: behind repetitions
    /// it is a rest, behind one distance the time for it.
    pub(crate) fn lone_time(&mut self, parts: &mut Vec<Work>, item: &Work, from: usize) -> bool {
        let Work::Rep(rep) = item else { return false };
        let Amount::Time(time) = rep.amount else { return false };
        if self.aimed_slash(parts, rep, from) {
            let slash = self.c.tokens[from - 1].span;
            self.c.notes.forget(|a| a.span == slash);
            return true;
        }
        // A time in brackets of its own is meant as work.
        let grouped = self.c.tokens.get(from).is_some_and(|t| t.is('('));
        if !grouped && self.times_of_repeats(parts, rep, from) {
            return true;
        }
        let easy = rep.effort == Some(Effort::Easy);
        let section = crate::notation::lines::label::section_of(&self.c.tokens[from..self.c.at])
            != crate::tree::Section::Main;
        if grouped
            || section
            || (parts.len() != 1 && !self.lifts_weights())
            || !rep.targets.is_empty()
            || (rep.effort.is_some() && !easy)
            || !(rep.activity == Activity::Main || (easy && rep.activity == Activity::Ride))
        {
            return false;
        }
        let Some(last) = parts.last() else { return false };
        if self.names_a_pace(from) {
            self.c.unknown(rep.span, "a pace that does not say over which distance");
            return true;
        }
        let single = is_single(last);
        let hard = first_rep(last).is_some_and(|r| r.effort != Some(Effort::Easy));
        if single && easy && hard && time.max().0.as_secs_f64() < EASY_RUN_S {
            self.c.ambiguity(
                rep.span,
                &["an easy part of its own", "a rest, or the way home, and no work"],
                "a short easy time behind a single part",
            );
        }
        let lifted = !single
            && first_rep(last).is_some_and(|r| matches!(r.amount, Amount::Lifts(_)))
            && time.max().0.as_secs_f64() <= LONG_LIFT_REST_S;
        let known = lifted
            || first_rep(last)
                .is_some_and(|r| r.amount.distance().is_some() || r.amount.time().is_some());
        let distance = first_rep(last).is_some_and(|r| r.amount.distance().is_some());
        // `6 x 30 s all out, 2 min easy, 8 min between sets`.
        let worked = first_rep(last).is_some_and(|r| {
            !matches!(r.effort, None | Some(Effort::Easy)) || !r.targets.is_empty()
        });
        if parts.len() != 1 && !lifted {
            return false;
        }
        if !known || (single && (!distance || easy)) {
            return false;
        }
        // Behind timed repetitions a comma goes on with a ladder.
        let joined = self.c.is(0, '/')
            || self.c.is(0, '&')
            || self.c.is_word(0, &["and"])
            || (distance && self.c.is(0, ','));
        if !single && !easy && joined && self.two_lone_times(parts, time, from) {
            return true;
        }
        let eased = easy && !single && worked && self.c.is(0, ',') && !self.swims();
        let end = eased || self.lone_end(single);
        if !end {
            return false;
        }
        let span = self.c.span_from(from);
        let Some(last) = parts.pop() else { return false };
        let changed = if single {
            self.c.ambiguity(
                span,
                &["the time for the distance", "one more repetition"],
                "a single time behind a single distance",
            );
            timed(last, time)
        } else if easy && time.max().0.as_secs_f64() > EASY_RUN_S {
            self.c.ambiguity(
                span,
                &["an easy part behind the repetitions", "the rest between the repetitions"],
                "a long easy time behind repetitions",
            );
            parts.push(last);
            return false;
        } else {
            self.lone_rest(last, rep, from)
        };
        parts.push(changed);
        true
    }

    /// A time behind repetitions, from token `from` on, as their rest.
    fn lone_rest(&mut self, last: Work, rep: &Rep, from: usize) -> Work {
        let Amount::Time(time) = rep.amount else { return last };
        let span = self.c.span_from(from);
        let easy = rep.effort == Some(Effort::Easy);
        let hard = first_rep(&last).is_some_and(|r| r.effort != Some(Effort::Easy));
        let distance = first_rep(&last).is_some_and(|r| r.amount.distance().is_some());
        let lifted = first_rep(&last).is_some_and(|r| matches!(r.amount, Amount::Lifts(_)));
        let slash = from.checked_sub(1).and_then(|i| self.c.tokens.get(i)).filter(|t| t.is('/'));
        if let Some(slash) = slash {
            // The time is the rest, so the slash joins no list.
            self.c.notes.forget(|a| a.span == slash.span);
        }
        let middle = time.min().0.as_secs_f64().midpoint(time.max().0.as_secs_f64());
        let before = first_rep(&last);
        let aimed = before.is_some_and(|r| !r.targets.is_empty() || r.effort.is_some());
        let run = same_distance(&last).is_some_and(|d| runnable(d, middle)) && !aimed;
        // `5 x 2 km @ 10k pace / 60 s`: who knows how fast they are needs no time for them, and
        // nobody joins one more of another kind by a slash.
        // The word for a rest behind the time, or a time in which nobody runs the distance.
        let named = self.c.tokens[from..self.c.at].iter().any(|t| t.is_word(vocabulary::REST));
        let slow =
            distance && !run && (slash.is_some() || time.max().0.as_secs_f64() <= SHORT_REST_S);
        // `10 x 1 min hard, 1 min easy`.
        let floats = easy && hard && first_rep(&last).is_some_and(|r| r.effort.is_some());
        if !named && !slow && !floats && !lifted && (slash.is_none() || !aimed) {
            let rest = "the rest between the repetitions";
            let readings: &[&str] = if run {
                &[rest, "the time for each repetition", "one more repetition"]
            } else {
                &[rest, "one more repetition"]
            };
            self.c.ambiguity(span, readings, "a single time behind repetitions");
        }
        let ridden = rep.activity == Activity::Ride;
        let mode = easy.then_some(if ridden { Mode::Spin } else { Mode::Easy });
        // Where the repetitions have a rest of their own, this one is between the sets.
        let of_sets = has_sets(&last) && has_rest_inside(&last);
        let scope = if of_sets { Scope::BetweenSets } else { Scope::EachGap };
        with(last, vec![rule(RestAmount::Time(time), mode, scope, span)])
    }

    /// `3 x 3 x 300m, 2'/8'`, and `5 x 800m + 5 x 200m, 90s & 30s` for two blocks.
    fn two_lone_times(
        &mut self,
        parts: &mut Vec<Work>,
        first: Bounds<Seconds>,
        from: usize,
    ) -> bool {
        let back = self.c.at;
        self.c.at += 1;
        let second = self.c.quantity().filter(Quantity::is_time).and_then(|q| q.time());
        let mode = vocabulary::mode(self.c);
        while self.c.take_word(vocabulary::REST) {}
        let end = self.c.done()
            || self.c.is(0, '.')
            || self.c.is(0, ';')
            || self.closes()
            || self.bracket_ahead();
        let (Some(second), true) = (second, end) else {
            self.c.at = back;
            return false;
        };
        let span = self.c.span_from(from);
        let Some(last) = parts.pop() else { return false };
        let rest = |time, scope| rule(RestAmount::Time(time), mode, scope, span);
        let sets = has_sets(&last) && first.max() < second.max();
        parts.push(if sets {
            with(last, vec![rest(first, Scope::BetweenReps), rest(second, Scope::BetweenSets)])
        } else if self.blocks_before == 1 && !has_sets(&last) {
            self.c.ambiguity(
                span,
                &["one rest for each of the two blocks", "two rests in turn"],
                "two times behind two blocks",
            );
            self.for_block_before = Some(rest(first, Scope::EachGap));
            with(last, vec![rest(second, Scope::EachGap)])
        } else {
            self.c.ambiguity(
                span,
                &["two rests in turn", "a range of rests", "two more repetitions"],
                "two times behind repetitions without sets",
            );
            let both = RestAmount::Cycle(vec![RestAmount::Time(first), RestAmount::Time(second)]);
            with(last, vec![rule(both, None, Scope::EachGap, span)])
        });
        true
    }

    /// `400m, 60s, 300m, 45s, 200m`: times between distances are the rests behind them.
    ///
    /// `plain` are the parts that are a time without brackets of their own.
    pub(crate) fn times_between(&mut self, parts: &mut Vec<Work>, plain: &[usize]) {
        let way = |p: &Work| first_rep(p).is_some_and(|r| r.amount.distance().is_some());
        let time = |p: &Work| match p {
            Work::Rep(rep) if rep.targets.is_empty() && rep.effort.is_none() => rep
                .amount
                .time()
                .filter(|t| rep.activity == Activity::Main && t.max().as_secs_f64() <= EASY_RUN_S),
            _ => None,
        };
        let fits = |i: &usize| {
            *i > 0 && *i < parts.len() && way(&parts[*i - 1]) && time(&parts[*i]).is_some()
        };
        if parts.len() < 3 || plain.is_empty() || !plain.iter().all(fits) {
            return;
        }
        let mut spans = Vec::new();
        for (i, part) in std::mem::take(parts).into_iter().enumerate() {
            match (part, parts.pop()) {
                (Work::Rep(rep), Some(last)) if plain.contains(&i) => {
                    let Amount::Time(time) = rep.amount else { continue };
                    spans.push(rep.span);
                    let rest = rule(RestAmount::Time(time), None, Scope::EachGap, rep.span);
                    parts.push(with(last, vec![rest]));
                }
                (part, last) => {
                    parts.extend(last);
                    parts.push(part);
                }
            }
        }
        // Distances and times in turn, from the first to the last, are work and rest.
        let turns = parts.len() == spans.len() + 1;
        if let Some(span) = spans.into_iter().reduce(Span::hull).filter(|_| !turns) {
            self.c.ambiguity(
                span,
                &["the rests between the distances", "timed repetitions"],
                "times between distances",
            );
        }
    }

    /// Times that were run, behind the work and a dash: `... - 50.5, 50.5, 51`.
    pub(crate) fn times_behind(&mut self) -> bool {
        let dash = self.c.is(0, '\u{2014}')
            || (self.c.is(0, '-') && !self.c.peek(0).is_some_and(|t| t.glued));
        let rest = self.c.tokens.get(self.c.at + 1..).unwrap_or_default();
        let averaged = rest.iter().take(4).any(|t| t.is_word(&["avg", "average"]));
        // `- 3:20, 3:18, 3:15 off 2 min`, `- 34 avg (32-36) with 1 min rest`.
        let end = rest.iter().position(|t| t.is_word(&["off", "with", "w", "r", "rest"]));
        let rest = &rest[..end.unwrap_or(rest.len())];
        let range = |t: &crate::notation::tokens::lex::Token| averaged && t.is('-');
        let plain = rest.iter().all(|t| {
            t.is_figure()
                || t.is(',')
                || t.is('/')
                || t.is('(')
                || t.is(')')
                || t.is('.')
                || t.is('=')
                || range(t)
                || t.is('%')
                || t.is_word(&["avg", "average"])
        });
        let figures: Vec<f64> = rest
            .iter()
            .filter_map(|t| match t.kind {
                Kind::Number(n) => Some(n.value),
                Kind::Clock { seconds, .. } => Some(seconds),
                _ => None,
            })
            .collect();
        let usual = figures.iter().all(|v| *v >= 50.0 && (v / 50.0).fract() == 0.0);
        if !dash || !plain || usual || figures.is_empty() {
            return false;
        }
        let (Some(first), Some(last)) = (rest.first(), rest.last()) else { return false };
        let span = first.span.hull(last.span);
        self.c.unknown(
            span,
            "times that were run, behind the work; a line of their own would match them",
        );
        self.c.at += 1 + rest.len();
        true
    }
}

/// Whether the work lasts a time that the text gives.
pub(crate) fn is_timed(item: &Work) -> bool {
    first_rep(item).is_some_and(|r| matches!(r.amount, Amount::Time(_)))
}

fn timed(item: Work, time: Bounds<Seconds>) -> Work {
    decorate(item, &|rep| rep.targets.push(Target::Time(time)))
}

/// A repetition that lasts `times` as long.
pub(crate) fn scaled_time(rep: &Rep, times: u32) -> Option<Rep> {
    let Amount::Time(time) = &rep.amount else { return None };
    let end = |s: Seconds| s.0.checked_mul(times).map(Seconds);
    let time = Bounds::new(end(time.min())?, end(time.max())?).ok()?;
    Some(Rep { amount: Amount::Time(time), ..rep.clone() })
}

/// A whole number of half minutes is as well a rest.
fn round_minutes(seconds: f64) -> bool {
    (seconds / 30.0).fract() == 0.0
}

/// Whether the work is to be run in about so many seconds.
fn near_its_time(item: &Work, seconds: f64) -> bool {
    const NEAR: f64 = 0.08;
    let near = |t: &Target| match t {
        Target::Time(time) => {
            let aimed = time.min().0.as_secs_f64().midpoint(time.max().0.as_secs_f64());
            (seconds / aimed - 1.0).abs() <= NEAR
        }
        _ => false,
    };
    first_rep(item).is_some_and(|r| r.targets.iter().any(near))
}
