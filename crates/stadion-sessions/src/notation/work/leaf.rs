//! Items of a list: counts, groups and repetitions.

use stadion_types::Bounds;

use super::{Reader, count, swim};
use crate::notation::Dialect;
use crate::notation::diagnostic::NotationErrorKind;
use crate::notation::lines::label::numbered;
use crate::notation::quantity::{Quantity, Unit};
use crate::notation::words::fillers_abroad;
use crate::notation::words::list::Words;
use crate::notation::words::vocabulary;
use crate::notation::words::vocabulary::{REPS, SETS};
use crate::span::Span;
use crate::tree::{Activity, Amount, DistanceUnit, Effort, Rep, Target, Work};

/// A bare number from here on takes no unit of time from a neighbour.
const MOST_MINUTES: f64 = 200.0;
pub(super) const LEADING: Words = Words::new(LEADING_LIST);
const LEADING_LIST: &[&str] = &[
    "a",
    "an",
    "the",
    "about",
    "around",
    "approx",
    "unbroken",
    "single",
    "complete",
    "long",
    "short",
    "do",
    "run",
    "ran",
    "stride",
    "swim",
    "swam",
    "ride",
    "rode",
    "bike",
    "walk",
    "walking",
    "hiking",
    "hike",
    "running",
    "cycling",
    "swimming",
    "riding",
    "easy",
    "steady",
    "fast",
    "flying",
    "fly",
    "hard",
    "tempo",
    "sprint",
    "then",
    "and",
    "rest",
    "of",
    "main",
    "your",
    "up",
    "to",
    "jog",
    "jogging",
    "gentle",
    "slow",
    "relaxed",
    "light",
    "moderate",
    "set",
    "at",
    "start",
    "another",
    "yasso",
    "correr",
    "corre",
    "courir",
    "cours",
    "laufen",
    "lauf",
    "either",
    "entweder",
    "soit",
    "broken",
    "approximately",
    "roughly",
    "circa",
    "ca",
    "appr",
];
/// Behind a distance these make it the pace of a race.
const PACES_BEHIND: &[&str] = &["pace", "paces", "effort", "race", "rp", "speed", "intensity"];
/// What is counted in repetitions wherever it stands beside a bare number.
const LIFTED: &[&str] = &["squat", "squats", "deadlift", "deadlifts", "press", "presses"];
pub(super) const LIFT_REPS: &[&str] = &["rep", "reps", "repetition", "repetitions"];

impl Reader<'_, '_> {
    /// Whether an item begins `ahead`.
    pub(super) fn item_starts(&self, ahead: usize) -> bool {
        let mut at = ahead + numbered(self.c.tokens, self.c.at + ahead).map_or(0, |n| n.len);
        while self.c.peek(at).is_some_and(|t| t.is_word(LEADING)) {
            at += 1;
        }
        // `Run at 85% for 2 min`.
        if at > ahead && self.aim_in_front(at - 1).is_some() {
            return true;
        }
        at += self.one_of(at);
        at += self.maximal_ahead(at);
        let Some(token) = self.c.peek(at) else { return false };
        if token.is('(') || token.is('{') || token.is('[') {
            return self.c.peek(at + 1).is_some_and(crate::notation::tokens::lex::Token::is_figure);
        }
        // `mile @ hard, 2 miles steady`, `mile, 800`: a mile without a number.
        let mile = token.is_word(&["mile"]) && {
            let next = self.c.peek(at + 1);
            let ends = next.is_none_or(|t| ['@', ',', '(', '+', ';'].iter().any(|s| t.is(*s)));
            let aimed = vocabulary::effort_at(self.c.tokens, self.c.at + at + 1).is_some();
            at > ahead || ends || aimed
        };
        if mile {
            return true;
        }
        if (self.swims() && self.small_number(at)) || self.aims(at) {
            return false;
        }
        token.is_figure()
            || token.is('~')
            || token.is_word(&["parkrun", "open"])
            || self.half_unit(at)
            || (at == ahead && self.one_distance(at))
            || (at == 0 && self.one_or_more())
    }

    /// `one 600`, `one 400m`: how many tokens the word takes in front of a distance of the track.
    fn one_of(&self, ahead: usize) -> usize {
        let number = self.c.peek(ahead + 1).and_then(crate::notation::tokens::lex::Token::number);
        let track = number.is_some_and(|n| n.value >= 100.0 && (n.value / 50.0).fract() == 0.0);
        usize::from(track && self.c.is_word(ahead, &["one"]))
    }

    /// `all out 300`: how many tokens an effort without reserve takes `ahead`, in front of a figure.
    pub(super) fn maximal_ahead(&self, ahead: usize) -> usize {
        let found = vocabulary::effort(self.c, ahead).filter(|(e, _)| *e == Effort::Maximal);
        let len = found.map_or(0, |(_, len)| len);
        let figure =
            self.c.peek(ahead + len).is_some_and(crate::notation::tokens::lex::Token::is_figure);
        if len > 1 && figure { len } else { 0 }
    }

    /// `75%`, `240-260 W`, `90 rpm`: a number that is aimed at and is no work.
    fn aims(&self, ahead: usize) -> bool {
        // `tempo 3:40 min/km`.
        let minutes = usize::from(self.c.is_word(ahead + 1, &["min"]));
        let clock = self.c.peek(ahead).is_some_and(|t| t.is_figure() && t.number().is_none());
        if clock
            && self.c.is(ahead + 1 + minutes, '/')
            && self.c.is_word(ahead + 2 + minutes, &["km", "k", "mile", "mi"])
        {
            return true;
        }
        // `finished in 8:25 pace`.
        if clock && self.c.is_word(ahead + 1, &["pace", "paces", "average", "avg", "mpm"]) {
            return true;
        }
        if self.c.peek(ahead).is_none_or(|t| t.number().is_none()) {
            return false;
        }
        let range = (self.c.is(ahead + 1, '-') || self.c.is_word(ahead + 1, &["to"]))
            && self.c.peek(ahead + 2).is_some_and(|t| t.number().is_some());
        let open = usize::from(self.c.is(ahead + 1, '+'));
        let unit = ahead + if range { 3 } else { 1 + open };
        let with = self.c.is(unit + 1, '/');
        // `4 mile tempo, 76 pace`: seconds a lap.
        let lap = self.c.peek(ahead).and_then(crate::notation::tokens::lex::Token::number);
        let lap = lap.is_some_and(|n| !n.word && (45.0..100.0).contains(&n.value));
        lap && self.c.is_word(unit, &["pace"])
            || self.c.is(unit, '%')
            || self.c.is_word(unit, &["rpm", "spm", "bpm", "watts", "watt", "mmol", "percent"])
            || self.c.is_word(unit, &["kg", "lb", "lbs"]) && self.c.is(0, '/')
            || (!with
                && self.c.is_word(unit, &["w"])
                && self.c.peek(unit).is_some_and(|t| t.glued || t.capital))
    }

    /// `an hour`, `an hour and a half`, and no speed or time of the day.
    fn hour(&mut self) -> Option<Amount> {
        const HOUR_S: u64 = 3600;
        if !self.c.is_word(0, &["hour"]) {
            return None;
        }
        let back = |n: usize| self.c.at.checked_sub(n).and_then(|i| self.c.tokens.get(i));
        let article = back(1).is_some_and(|t| t.is_word(&["a", "an", "the"]));
        let other = |t: &crate::notation::tokens::lex::Token| {
            t.is_figure()
                || t.is_word(&[
                    "per", "in", "every", "each", "within", "m", "km", "k", "miles", "mile",
                ])
                || t.is_word(&["happy", "rush", "lunch", "watts", "kilometers", "kilometres"])
                || t.is('/')
        };
        let speed = back(1).is_some_and(other) || article && back(2).is_some_and(other);
        let day = self.c.is_word(
            1,
            &[
                "before", "after", "later", "ago", "away", "earlier", "late", "early", "drive",
                "from",
            ],
        );
        if speed || day {
            return None;
        }
        let half = self.c.is_word(1, &["and"])
            && self.c.is_word(2, &["a"])
            && self.c.is_word(3, &["half"]);
        self.c.at += if half { 4 } else { 1 };
        let seconds = if half { HOUR_S + HOUR_S / 2 } else { HOUR_S };
        let time = crate::tree::Seconds(core::time::Duration::from_secs(seconds));
        Some(Amount::Time(Bounds::exactly(time)))
    }

    /// `one 400`: the word adds nothing to a distance of the track.
    fn one_distance(&self, ahead: usize) -> bool {
        let number = self.c.peek(ahead + 1).and_then(crate::notation::tokens::lex::Token::number);
        self.c.is_word(ahead, &["one"])
            && number.is_some_and(|n| n.decimals == 0 && n.value >= 50.0 && !n.word)
    }

    /// `half mile`, `quarter-mile`, `half a dozen`.
    fn half_unit(&self, ahead: usize) -> bool {
        let mut look = self.c.fork();
        look.at += ahead;
        look.is_word(0, &["half", "quarter"]) && look.plain_number().is_some()
    }

    /// One item with its attributes, or nothing, and then the position is where it was.
    pub(super) fn item(&mut self) -> Option<Work> {
        if !self.enter() {
            self.leave();
            return None;
        }
        let item = self.bare_item();
        self.leave();
        item
    }

    fn bare_item(&mut self) -> Option<Work> {
        let from = self.c.at;
        self.c.at += numbered(self.c.tokens, from).map_or(0, |n| n.len);
        self.run_up();
        let (mut effort, mut activity) = (None, Activity::Main);
        self.exercise_label();
        let one_set = self.one_set();
        self.c.at += one_set;
        self.strong |= one_set > 0;
        let mut aim = None;
        while let Some(token) = self.c.peek(0) {
            let Some(word) = token.word().filter(|w| LEADING.contains(w)) else { break };
            if let Some((target, len)) = self.aim_in_front(0) {
                aim = Some(target);
                self.c.at += len;
                break;
            }
            // `set of 12`, `a set`: the noun is read with what follows.
            effort = effort.or(vocabulary::effort(self.c, 0).map(|(e, _)| e));
            if let Some(found) = vocabulary::activity(word) {
                activity = found;
            }
            self.c.at += 1;
        }
        self.c.at += self.one_of(0).max(usize::from(self.one_distance(0)));
        let maximal = self.maximal_ahead(0);
        if maximal > 0 {
            effort = effort.or(Some(Effort::Maximal));
            self.c.at += maximal;
        }
        let Some(item) = self.core() else {
            self.c.at = from;
            return None;
        };
        let item = match (effort, activity) {
            (None, Activity::Main) => item,
            _ => decorate(item, &|rep| {
                rep.effort = rep.effort.or(effort);
                if rep.activity == Activity::Main {
                    rep.activity = activity;
                }
            }),
        };
        let item = match aim {
            Some(target) => crate::notation::work::aims::aim::aimed(item, &target),
            None => item,
        };
        Some(self.attributes(item))
    }

    pub(super) fn core(&mut self) -> Option<Work> {
        if let Some(group) = self.product().or_else(|| self.group()) {
            return Some(group);
        }
        if let Some(found) = self.count_behind_name() {
            return Some(found);
        }
        if let Some(lifts) = self.lifts() {
            return Some(lifts);
        }
        if let Some(pair) = self.crossed_pair() {
            return Some(pair);
        }
        if let Some(named) = self.named_count() {
            return Some(named);
        }
        if let Some(repeat) = self.repeat().or_else(|| self.counted_pair()) {
            return Some(if self.lifts_weights() { Self::sets_listed(repeat) } else { repeat });
        }
        self.leaf()
    }

    fn group(&mut self) -> Option<Work> {
        let open = self.c.peek(0)?;
        if !(open.is('(') || open.is('{') || open.is('[')) {
            return None;
        }
        let from = self.c.at;
        if self.barren.contains(&from) {
            return None;
        }
        self.c.at += 1;
        if let Some(pair) = self.pair_in_bracket(from) {
            return Some(pair);
        }
        let body = if self.enter() { self.blocks(true) } else { None };
        self.leave();
        if body.is_none() || !self.closes() {
            if body.is_some() && self.c.done() {
                let span = open.span;
                self.c.unknown(span, "a bracket that is not closed");
                return body;
            }
            self.barren.push(from);
            self.c.at = from;
            return None;
        }
        self.c.at += 1;
        // `(200, 400)m`: the unit behind the bracket was looked up already.
        let _ = self.c.peek(0).is_some_and(|t| t.glued) && self.c.take_word(&["m", "km", "k"]);
        body
    }

    /// One repetition.
    pub(super) fn leaf(&mut self) -> Option<Work> {
        let from = self.c.at;
        let figure = self.c.peek(2).is_some_and(crate::notation::tokens::lex::Token::is_figure);
        let counted = self.times_sign(1) && figure;
        if self.c.is_word(0, &["mile"]) || counted && self.c.is_word(0, &["miles"]) {
            self.c.at += 1;
            return Some(self.rep(from, distance(1.0, DistanceUnit::Mile)?));
        }
        // `Kms x 6`.
        if counted && self.c.is_word(0, &["km", "kms", "ks"]) {
            self.c.at += 1;
            return Some(self.rep(from, distance(1.0, DistanceUnit::Kilometer)?));
        }
        if let Some(amount) = self.hour() {
            return Some(self.rep(from, amount));
        }
        if let Some(amount) = self.race_name() {
            self.same_again(&amount);
            return Some(self.rep(from, amount));
        }
        // The canonical text of an amount that nobody gave.
        if self.c.take_word(&["open"]) {
            let span = self.c.span_from(from);
            self.c.unknown(span, "an amount that is left open");
            return Some(self.rep(from, Amount::Open));
        }
        // `HR 170-175`: a measure, and no distance.
        let before = |n: usize| from.checked_sub(n).and_then(|i| self.c.tokens.get(i));
        let ranged = before(1).is_some_and(|t| t.glued && (t.is('-') || t.is('/')));
        let measured = before(if ranged { 3 } else { 1 }).is_some_and(|t| {
            t.is_word(&["hr", "pulse", "rpe", "lactate", "la", "lane", "size", "level", "cadence"])
        });
        // `Mill Lane 700m`: a street.
        let street = before(1).is_some_and(|t| t.is_word(&["lane"]))
            && self.c.fork().quantity().is_some_and(|q| q.is_distance());
        if measured && !street {
            return None;
        }
        let quantity = self.c.quantity()?;
        // `100 m. al 70%`: a share, and no distance.
        if quantity.unit == Unit::Bare && self.c.is(0, '%') {
            return None;
        }
        // `Tempo 3:40 min/km`: a pace.
        let pace = quantity.is_time()
            && self.c.is(0, '/')
            && self.c.is_word(1, &["km", "mile", "mi", "kilometer", "kilometre"]);
        if pace || crate::notation::recovery::lettered(self.c, &quantity) {
            return None;
        }
        let other = crate::notation::lines::other::is_sum(self.c.tokens, from, self.c.at)
            || crate::notation::lines::other::is_way_round(self.c.tokens, from, self.c.at)
            || crate::notation::lines::other::is_climb(self.c.tokens, from, self.c.at);
        if other || quantity.is_distance() && self.way_into() {
            return None;
        }
        // `4:40 mile`: the time for it stands in front.
        let mile = quantity.clock
            && self.c.is_word(0, &["mile"])
            && self.c.peek(1).is_none_or(|t| [',', ';', '+', '.', ')'].iter().any(|s| t.is(*s)));
        if mile {
            self.c.at += 1;
            let time = quantity.time()?;
            let work = self.rep(from, distance(1.0, DistanceUnit::Mile)?);
            return Some(crate::notation::work::aims::aim::aimed(work, &Target::Time(time)));
        }
        if self.c.take_word(LIFT_REPS) {
            let Some(lifts) =
                count(quantity.min, quantity.max).filter(|_| quantity.unit == Unit::Bare)
            else {
                // `200m rep`: the noun adds nothing.
                let amount = self.amount(&quantity, from)?;
                return Some(self.rep(from, amount));
            };
            let _ = self.c.take_word(SETS);
            let work = self.rep(from, Amount::Lifts(lifts));
            return Some(self.sets_behind(work));
        }
        let amount = self.amount(&quantity, from)?;
        Some(self.rep(from, amount))
    }

    /// `5 reps x 3 sets`.
    fn sets_behind(&mut self, work: Work) -> Work {
        let number = self.c.peek(1).and_then(crate::notation::tokens::lex::Token::number);
        if self.times_sign(0) && self.c.is_word(2, SETS) {
            if let Some(times) = number.and_then(|n| count(n.value, n.value)) {
                self.c.at += 3;
                self.strong = true;
                return Work::Repeat { count: times, body: Box::new(work) };
            }
        }
        work
    }

    fn rep(&mut self, from: usize, amount: Amount) -> Work {
        let mut rep = Rep::new(amount, self.c.span_from(from));
        if matches!(rep.amount, Amount::Lifts(_)) {
            rep.activity = Activity::Lift;
        }
        Work::Rep(rep)
    }

    pub(super) fn amount(&mut self, quantity: &Quantity, from: usize) -> Option<Amount> {
        let span = self.c.span_from(from);
        let refuse = |reader: &mut Self| {
            reader.c.refuse(NotationErrorKind::NumberTooLarge, span);
            Amount::Open
        };
        Some(match quantity.unit {
            // `6.45m` is jumped or thrown.
            Unit::Distance(DistanceUnit::Meter) if quantity.min.fract() != 0.0 => {
                self.c.unknown(span, "a distance with a fraction of a metre");
                Amount::Open
            }
            Unit::Distance(unit) => match quantity.meters() {
                Some(range) => Amount::Distance { range, unit },
                None => refuse(self),
            },
            Unit::Time(_) => match quantity.time() {
                Some(range) => Amount::Time(range),
                None => refuse(self),
            },
            Unit::Laps => {
                if let Some(lap) = self.lap_behind() {
                    let unit = DistanceUnit::Meter;
                    let way =
                        Quantity { min: quantity.min * lap, max: quantity.max * lap, ..*quantity };
                    return self.amount(&way.as_unit(unit), from);
                }
                self.c.unknown(span, "the length of a lap is not given");
                Amount::Open
            }
            Unit::Bare => return self.bare(quantity, span, from),
        })
    }

    /// A number without a unit: from a neighbour in the list, else from the dialect.
    fn bare(&mut self, quantity: &Quantity, span: Span, from: usize) -> Option<Amount> {
        let before = |n: usize| from.checked_sub(n).and_then(|i| self.c.tokens.get(i));
        let of_sets = before(1).is_some_and(|t| t.is_word(&["of"]))
            && before(2).is_some_and(|t| t.is_word(SETS));
        let crossed = before(1).is_some_and(|t| t.is_word(&["x"]) || t.is('*'));
        let small = quantity.max < 20.0;
        if (of_sets && small) || (self.c.dialect == Dialect::Strength && (crossed || of_sets)) {
            return count(quantity.min, quantity.max).map(Amount::Lifts);
        }
        // `1 x 20 squats` among the work of a runner.
        if !self.swims() && self.c.is_word(0, LIFTED) {
            return count(quantity.min, quantity.max).map(Amount::Lifts);
        }
        // `8 x flying 10`: so short a run-in is measured in metres.
        let flying = before(1).is_some_and(|t| t.is_word(&["flying", "fly"]))
            && (before(2).is_some_and(|t| t.is_word(&["x"]) || t.is('*')));
        if flying && !self.swims() && (10.0..=100.0).contains(&quantity.min) {
            return self.amount(&quantity.as_unit(DistanceUnit::Meter), from);
        }
        // `5 man relay`, `3 point starts`, `~ 18.5`: not an amount of work.
        let counted = crossed || before(1).is_some_and(|t| t.is_word(&["de", "of"]));
        if let Some(unit) = self.on_unit(quantity) {
            return self.amount(&quantity.as_time(unit), from);
        }
        if self.bare_pair(quantity, counted) {
            return self.amount(&quantity.as_time(1), from);
        }
        // Whatever is swum over it: `75 fly`, `200 choice`.
        let pool = self.swims() && quantity.min >= swim::LEAST_LENGTH;
        if self.swims() && !pool {
            return None;
        }
        let noun = self.noun_ahead();
        // `6 x 800 start on 4:00`: behind a count a distance of the track stays one, whatever the word.
        let track = quantity.min >= 200.0 && (quantity.min / 50.0).fract() == 0.0;
        let noun = noun && !pool && !(crossed && track);
        // `10 pull-ups`: the name of a lift.
        let lift = !crossed
            && !self.c.is_word(0, &["warm"])
            && self.c.is(1, '-')
            && self.c.is_word(2, &["up", "ups", "downs", "outs", "ins"]);
        let noun = noun || lift;
        let about = self.c.tokens.get(from).is_some_and(|t| t.is('~'));
        let decimal =
            quantity.min.fract() != 0.0 && matches!(self.c.dialect, Dialect::Track | Dialect::Swim);
        if noun || about || decimal {
            return None;
        }
        let inherited = self.unit_ahead().or_else(|| self.unit_behind(from));
        let inherited =
            inherited.filter(|u| *u != Unit::Distance(DistanceUnit::Meter) || quantity.min >= 15.0);
        // `.../200/100 - 3 min`: a distance of the track, and behind the dash its rest.
        let track = quantity.min >= 50.0 && (quantity.min / 50.0).fract() == 0.0;
        let inherited = inherited.filter(|u| {
            !(*u == Unit::Time(60) || *u == Unit::Time(1) && quantity.min >= 100.0) || !track
        });
        // `5 x 1200 - 2 min`: nobody runs so many minutes.
        let inherited = inherited.filter(|u| {
            !matches!(u, Unit::Time(_)) || quantity.max < MOST_MINUTES && !self.swims()
        });
        let unit = match (inherited, self.c.dialect) {
            (Some(Unit::Distance(unit)), dialect)
                if quantity.min >= if dialect == Dialect::Cycle { 100.0 } else { 50.0 }
                    && unit.meters() >= 1000.0 =>
            {
                Unit::Distance(self.c.pool())
            }
            (Some(unit), _) => unit,
            (None, Dialect::Cycle) => Unit::Time(60),
            (None, Dialect::Swim) => Unit::Distance(self.c.pool()),
            (None, Dialect::Track | Dialect::Road)
                if (quantity.min >= 20.0 || crossed && self.short_sprint(quantity, from))
                    && !quantity.dotted =>
            {
                Unit::Distance(DistanceUnit::Meter)
            }
            _ => Unit::Bare,
        };
        match unit {
            Unit::Distance(unit) => self.amount(&quantity.as_unit(unit), from),
            Unit::Time(length) => self.amount(&quantity.as_time(length), from),
            Unit::Laps => self.amount(&Quantity { unit: Unit::Laps, ..*quantity }, from),
            Unit::Bare if crossed => {
                self.c.unknown(span, "a number without a unit");
                Some(Amount::Open)
            }
            Unit::Bare => None,
        }
    }

    /// `5x10, 5x20, 5x30`: beside a part of the same kind that can only be metres, a short one is as well.
    fn short_sprint(&self, quantity: &Quantity, from: usize) -> bool {
        if !matches!(quantity.min, 10.0 | 15.0) || quantity.min < quantity.max {
            return false;
        }
        let metres = |at: usize| {
            let token = |n: usize| self.c.tokens.get(at + n);
            let sign = token(1).is_some_and(|t| t.is_word(&["x"]) || t.is('*'));
            let count = token(0).and_then(crate::notation::tokens::lex::Token::number);
            let way = token(2).and_then(crate::notation::tokens::lex::Token::number);
            let way = way.filter(|n| (20.0..=150.0).contains(&n.value) && n.value % 5.0 == 0.0);
            let joint = |t: &crate::notation::tokens::lex::Token| {
                t.is(',') || t.is('+') || t.is(';') || t.is('/') || t.is_word(&["and"])
            };
            sign && count.is_some() && way.is_some() && token(3).is_none_or(joint)
        };
        let joined = |at: Option<usize>| {
            at.and_then(|at| self.c.tokens.get(at)).is_some_and(|t| !t.is_figure())
        };
        // The next part, or the one in front: a count, the sign, a number and what joins them.
        let behind = self.c.at + 1;
        joined(Some(self.c.at)) && metres(behind)
            || joined(from.checked_sub(3)) && from.checked_sub(6).is_some_and(metres)
    }

    /// `20 m zone for acceleration`: the way into a repetition, which is none itself.
    fn way_into(&self) -> bool {
        const MOST: usize = 4;
        let rest = self.c.tokens.get(self.c.at..).unwrap_or_default();
        let led = rest
            .iter()
            .take(MOST)
            .take_while(|t| t.is_word(&["zone", "for", "of", "to", "the", "an", "in", "as", "is"]))
            .count();
        let word = rest.get(led).is_some_and(|t| {
            t.is_word(&["acceleration", "accelerate", "accelerating", "approach", "runup"])
        });
        word && led > 0 && rest.first().is_some_and(|t| t.is_word(&["zone", "for", "to", "as"]))
    }

    /// Whether a word that is no part of the notation stands here: what a number in front of it counts.
    fn noun_ahead(&self) -> bool {
        self.c.peek(0).and_then(crate::notation::tokens::lex::Token::word).is_some_and(|w| {
            !vocabulary::is_filler(w)
                && !fillers_abroad::is_filler(w)
                && !vocabulary::is_rest_word(w)
                && !is_rep_noun(w)
                && vocabulary::activity(w).is_none()
                && vocabulary::effort(self.c, 0).is_none()
                && !matches!(
                    w,
                    "x" | "times"
                        | "w"
                        | "r"
                        | "s"
                        | "or"
                        | "aiming"
                        | "sub"
                        | "puis"
                        | "followed"
                        | "into"
                        | "off"
                        | "con"
                        | "mit"
                        | "med"
                        | "avec"
                        | "im"
                        | "flying"
                        | "blocks"
                        | "p"
                        | "starts"
                        | "mile"
                        | "over"
                        | "start"
                        | "starting"
                        | "leaving"
                        | "all"
                        | "flat"
                        | "tt"
                        | "à"
                        | "en"
                )
        })
    }

    /// The unit that ends the list of bare numbers that goes on here.
    fn unit_ahead(&self) -> Option<Unit> {
        let mut look = self.c.fork();
        loop {
            if look.done() {
                return None;
            }
            // `1 - 2 - 3 - 2 - 1 (minutes)`.
            if look.is(0, '(') && look.is(2, ')') {
                let word = look.peek(1)?.word()?;
                return if crate::notation::quantity::MINUTES.contains(&word) {
                    Some(Unit::Time(60))
                } else {
                    crate::notation::quantity::SECONDS.contains(&word).then_some(Unit::Time(1))
                };
            }
            let joint = look.is(0, ',')
                || look.is(0, '/')
                || look.is(0, '-')
                || look.is(0, ')')
                || look.is(0, '&')
                || look.is_word(0, &["and", "x"]);
            if !joint {
                return None;
            }
            let bracket = look.is(0, ')');
            look.at += 1;
            if bracket {
                let token = look.peek(0).filter(|t| t.glued)?;
                return token.is_word(&["m"]).then_some(Unit::Distance(DistanceUnit::Meter));
            }
            let quantity = look.quantity()?;
            if quantity.clock {
                return None;
            }
            // `30-20-10, 2 min between`: the unit of a rest says nothing of the work.
            let rest = look
                .peek(0)
                .and_then(crate::notation::tokens::lex::Token::word)
                .is_some_and(|w| vocabulary::is_rest_word(w) || vocabulary::AMONG.contains(&w));
            if rest
                && quantity.unit != Unit::Bare
                && look.tokens[self.c.at..look.at].iter().any(|t| t.is(','))
            {
                return None;
            }
            if quantity.unit != Unit::Bare {
                return Some(quantity.unit);
            }
        }
    }

    /// The unit of the nearest number before, in the same list.
    fn unit_behind(&self, from: usize) -> Option<Unit> {
        let tokens = self.c.tokens.get(..from)?;
        // The unit of a race, `at 5k pace`, or of a speed, `3:40/km`, is not that of the work.
        let aimed = |i: usize| {
            let race = tokens.get(i + 1).is_some_and(|t| t.is_word(PACES_BEHIND));
            let led = i.checked_sub(2).is_some_and(|n| {
                tokens[n].is('@') || tokens[n].is_word(&["at"]) && tokens[n + 1].is_figure()
            });
            race || led || i.checked_sub(1).is_some_and(|n| tokens[n].is('/'))
        };
        let figure = tokens.iter().enumerate().rposition(|(i, t)| {
            t.is_word(&["m", "km", "k", "mi", "mile", "miles", "yd"]) && !aimed(i)
                || t.is('+')
                || t.is(';')
        })?;
        match tokens[figure].word()? {
            "m" if self.c.dialect != Dialect::Cycle => Some(Unit::Distance(DistanceUnit::Meter)),
            "km" | "k" => Some(Unit::Distance(DistanceUnit::Kilometer)),
            "mi" | "mile" | "miles" => Some(Unit::Distance(DistanceUnit::Mile)),
            "yd" => Some(Unit::Distance(DistanceUnit::Yard)),
            _ => None,
        }
    }
}

pub(super) fn distance(value: f64, unit: DistanceUnit) -> Option<Amount> {
    let range = Bounds::exactly(stadion_types::Distance::from_meters(value * unit.meters()).ok()?);
    Some(Amount::Distance { range, unit })
}

/// Changes every repetition of a part.
pub(super) fn decorate(work: Work, change: &dyn Fn(&mut Rep)) -> Work {
    match work {
        Work::Rep(mut rep) => {
            change(&mut rep);
            Work::Rep(rep)
        }
        Work::Seq { joint, parts } => {
            Work::Seq { joint, parts: parts.into_iter().map(|p| decorate(p, change)).collect() }
        }
        Work::Repeat { count, body } => {
            Work::Repeat { count, body: Box::new(decorate(*body, change)) }
        }
        Work::Choice(parts) => {
            Work::Choice(parts.into_iter().map(|p| decorate(p, change)).collect())
        }
        Work::With { body, rests } => Work::With { body: Box::new(decorate(*body, change)), rests },
        pause @ Work::Pause(_) => pause,
    }
}

/// Words that say how hard the part is, for the part itself.
pub(super) fn with_effort(work: Work, effort: Effort) -> Work {
    decorate(work, &|rep| rep.effort = rep.effort.or(Some(effort)))
}

/// Whether a word is the noun of a repetition.
pub(super) fn is_rep_noun(word: &str) -> bool {
    REPS.contains(&word)
}
