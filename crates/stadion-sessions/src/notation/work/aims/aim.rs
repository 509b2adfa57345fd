//! What an item is aimed at: paces, efforts, times for each repetition.

use stadion_types::Bounds;

use crate::notation::quantity::{Quantity, Unit};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::leaf::{decorate, with_effort};
use crate::notation::work::rest::times::{runnable, same_distance};
use crate::notation::work::{Reader, with};
use crate::notation::{recovery, target};
use crate::tree::{Amount, DistanceUnit, Joint, Relation, Seconds, Target, Work};

/// Repetitions of 300 m and more are run no faster, in metres a second.
const FASTEST_LAPS_M_S: f64 = 8.7;
/// Names of intensities that need no `@`.
const NAMED: &[&str] =
    &["cv", "cs", "cp", "lt", "mas", "vma", "css", "ftp", "z", "zone", "ut", "ga"];

/// What stands behind `at` and says where or when.
const PLACES: &[&str] = &[
    "the", "a", "an", "home", "altitude", "noon", "night", "lunch", "dawn", "dusk", "school",
    "work", "least", "most", "start", "end", "once", "will", "my", "your", "our", "their",
];

/// Where the words of a target end.
const BEHIND: &[&str] = &["with", "w", "then", "and", "followed", "off", "on", "rest", "recovery"];

/// Behind the letter of a rest a bare number is minutes up to here.
const MOST_MINUTES: f64 = 20.0;

impl Reader<'_, '_> {
    /// A target `skip` tokens on; it holds for every repetition of the item.
    pub(crate) fn targeted(&mut self, item: &Work, skip: usize) -> Option<Work> {
        let from = self.c.at;
        self.c.at += skip;
        while self.c.is_word(0, &["at", "in", "a", "an", "the"]) {
            self.c.at += 1;
        }
        if let Some((effort, len)) = vocabulary::effort(self.c, 0) {
            self.c.at += len;
            return Some(with_effort(item.clone(), effort));
        }
        self.c.at = from + skip;
        self.upper_bound();
        if let Some(found) = self.chained_paces() {
            return Some(aimed(item.clone(), &found));
        }
        if let Some(found) = self.race_pace() {
            return Some(aimed(item.clone(), &found));
        }
        if let Some(found) = self.dotted_time(item) {
            return Some(aimed(item.clone(), &found));
        }
        if let Some(found) = self.seconds_pace(item) {
            return Some(aimed(item.clone(), &found));
        }
        if let Some(found) = self.clock_pace(item).or_else(|| self.pace_of_part(item)) {
            return Some(aimed(item.clone(), &found));
        }
        if let Some(found) = target::target(self.c) {
            return Some(match found {
                Target::Time(first) => self.times_for_each(item, first),
                found => aimed(item.clone(), &found),
            });
        }
        if let Some(first) = self.bare_time(item) {
            return Some(self.times_for_each(item, first));
        }
        if let Some(found) = self.bare_rate(item, from) {
            return Some(aimed(item.clone(), &found));
        }
        let sign = self.c.tokens.get(from).is_some_and(|t| t.is('@'));
        let word = self.c.tokens.get(from).is_some_and(|t| t.is_word(&["at"]));
        let named = self.c.tokens.get(from + 1).is_some_and(|t| t.is_word(NAMED));
        if sign || (word && named) {
            // A name such as `z5` or `LT`; a number that is no target stays to be told.
            self.c.at = from + 1;
            let zone = self
                .c
                .peek(0)
                .and_then(crate::notation::tokens::lex::Token::word)
                .map(str::to_owned);
            if let Some(mut name) = zone {
                self.c.at += 1;
                // `z4`, `zone 4`.
                let zone = name == "zone";
                if let Some(number) = self
                    .c
                    .peek(0)
                    .filter(|t| t.glued || zone)
                    .and_then(crate::notation::tokens::lex::Token::number)
                {
                    if zone {
                        name.push(' ');
                    }
                    name.push_str(&number.value.to_string());
                    self.c.at += 1;
                }
                self.beside_base();
                return Some(aimed(item.clone(), &Target::Named(name)));
            }
            return None;
        }
        self.c.at = from;
        if word {
            self.lost_target();
        }
        None
    }

    /// `sub-70`, `in sub 14 sec`, `in <70s`: steps over the sign in front of a time to stay below.
    fn upper_bound(&mut self) {
        let led = self.c.tokens[..self.c.at].last().is_some_and(|t| t.is_word(&["sub"]));
        let word = led || self.c.is_word(0, &["sub"]);
        let skip = usize::from(word && !led);
        let sign = usize::from(if word { self.c.is(skip, '-') } else { self.c.is(0, '<') });
        if self.c.peek(skip + sign).is_some_and(Token::is_figure) {
            self.c.at += skip + sign;
        }
    }

    /// `LT1`, `VT2`, `Z4`, `zone 4`: a threshold or a zone that is called by its number, kept as it is
    /// written.
    pub(crate) fn threshold_number(&mut self, item: &Work) -> Option<Work> {
        // Zones come in sevens at most.
        const MOST: f64 = 7.0;
        let zone = self.c.is_word(0, &["zone"]);
        let number = self.c.peek(1).filter(|t| t.glued || zone)?.number()?;
        if number.value > MOST || number.decimals > 0 {
            return None;
        }
        let from = self.c.at;
        self.c.at += 2;
        // `Z3-4`, `Z3-Z4`.
        let letter = usize::from(self.c.is_word(1, &["z"]));
        let upper = self.c.peek(1 + letter).filter(|t| t.glued);
        let upper = upper.and_then(crate::notation::tokens::lex::Token::number);
        if self.c.is(0, '-') && upper.is_some_and(|n| n.value > number.value && n.value <= MOST) {
            self.c.at += 2 + letter;
        }
        let name = self.c.span_from(from).of(self.c.text).to_lowercase();
        Some(aimed(item.clone(), &Target::Named(name)))
    }

    /// `at banana`: words that ask for something which is not understood are told.
    fn lost_target(&mut self) {
        let words = self.c.tokens.get(self.c.at + 1..).unwrap_or_default();
        let len = words.iter().take_while(|t| t.word().is_some() && !t.is_word(BEHIND)).count();
        // `at the track`, `at home`: where and when.
        let place = words.first().is_some_and(|t| t.is_word(PLACES));
        if len == 0 || place {
            return;
        }
        let from = self.c.at;
        let hull = words[0].span.hull(words[len - 1].span);
        let span = self.c.tokens.get(from).map_or(hull, |t| t.span.hull(hull));
        self.c.unknown(span, "a target that is not understood");
    }

    /// `5k-3k-1500-800 pace`: a pace for each of the list, kept in the words of the text.
    fn chained_paces(&mut self) -> Option<Target> {
        let from = self.c.at;
        let mut look = self.c.fork();
        let (mut found, mut slashes, mut bare) = (0, 0, false);
        loop {
            let figure =
                look.peek(0).and_then(crate::notation::tokens::lex::Token::number).is_some();
            if figure {
                look.at += 1;
                bare |= !look.take_word(&["k", "km", "m", "mile"]);
            } else if !look.take_word(&["mile", "mp", "hmp", "hm"]) {
                return None;
            }
            found += 1;
            let slash = look.take('/');
            slashes += usize::from(slash);
            if !(slash || look.take('-') || look.take(',')) {
                break;
            }
        }
        let _ = look.take_word(&["race", "goal"]);
        // `20/15/10/5 min @ MP/HMP/10k/5k`: behind the sign slashes join paces and nothing else.
        let sign =
            from.checked_sub(1).and_then(|i| self.c.tokens.get(i)).is_some_and(|t| t.is('@'));
        let paced = look.take_word(&["pace", "paces", "effort", "efforts"]);
        if found < 3 || !(paced || sign && !bare && slashes + 1 == found) {
            return None;
        }
        self.c.at = look.at;
        Some(Target::Named(self.c.span_from(from).of(self.c.text).to_owned()))
    }

    /// `race pace`, `goal pace plus 22 seconds / 400m`: kept in the words of the text.
    fn race_pace(&mut self) -> Option<Target> {
        let from = self.c.at;
        if !(self.c.is_word(0, &["race", "goal", "threshold", "lt", "date", "cv"])
            && self.c.is_word(1, &["pace", "effort"]))
        {
            return None;
        }
        self.c.at += 2;
        let end = self.c.at;
        // `race pace + 100m` goes on with work, `race pace + 3 s/km` and `race pace +3s` do not.
        let word = self.c.take_word(&["plus", "minus"]);
        let sign = !word && self.c.take('+');
        let stuck = self.c.peek(0).is_some_and(|t| t.glued);
        if (word || sign) && self.c.quantity().is_some_and(|q| q.is_time()) {
            let back = self.c.at;
            let per = (self.c.take('/') || self.c.take_word(&["per"]))
                && (self.c.quantity().is_some() || self.c.take_word(&["km", "k", "mile", "mi"]));
            self.c.at = match (per, sign && !stuck) {
                (true, _) => self.c.at,
                (false, true) => end,
                (false, false) => back,
            };
        } else {
            self.c.at = end;
        }
        Some(Target::Named(self.c.span_from(from).of(self.c.text).to_owned()))
    }

    /// `in 78-80 sec pace`: a time in which the repetition can be run, called a pace.
    fn seconds_pace(&mut self, item: &Work) -> Option<Target> {
        let meters = same_distance(item)?;
        let mut look = self.c.fork();
        let time = look.quantity().filter(|q| {
            q.is_time() && !q.clock && runnable(meters, q.min) && runnable(meters, q.max)
        })?;
        if !look.take_word(&["pace"]) || look.is(0, '/') || look.is_word(0, &["per"]) {
            return None;
        }
        self.c.at = look.at;
        time.time().map(Target::Time)
    }

    /// `@ 4:40 pace`: over the unit of the work, else over a kilometre or a mile.
    fn clock_pace(&mut self, item: &Work) -> Option<Target> {
        let from = self.c.at;
        let notes = self.c.notes.mark();
        let found = self.c.quantity().filter(|q| q.clock && q.min >= 120.0);
        let time = found.filter(|_| self.c.take_word(&["pace"]));
        let Some(time) = time else {
            self.c.at = from;
            self.c.notes.back(notes);
            return None;
        };
        let unit = first_rep(item).and_then(|r| match r.amount {
            Amount::Distance { unit, .. } => Some(unit),
            _ => None,
        });
        let meters = match unit {
            Some(DistanceUnit::Mile) => DistanceUnit::Mile.meters(),
            Some(DistanceUnit::Kilometer) => 1000.0,
            _ => {
                let span = self.c.span_from(from);
                self.c.ambiguity(
                    span,
                    &["the time for a kilometre", "the time for a mile"],
                    "the text does not say over which distance the pace is",
                );
                1000.0
            }
        };
        let speed = |s: f64| stadion_types::Speed::from_meters_per_second(meters / s).ok();
        Some(Target::Speed(Bounds::new(speed(time.max)?, speed(time.min)?).ok()?))
    }

    /// `6 x 400m in 78-80 sec pace`: a time in which the part can be run.
    fn pace_of_part(&mut self, item: &Work) -> Option<Target> {
        let meters = same_distance(item)?;
        let mut look = self.c.fork();
        let time = look.quantity().filter(|q| q.is_time() && !q.clock)?;
        let named = look.take_word(&["pace", "paces", "pacing"]);
        if !named || !runnable(meters, time.min) || !runnable(meters, time.max) {
            return None;
        }
        self.c.at = look.at;
        time.time().map(Target::Time)
    }

    /// `2000m in 6.50`: as seconds this would be faster than anybody runs, so it is m.ss.
    fn dotted_time(&mut self, item: &Work) -> Option<Target> {
        let (from, notes) = (self.c.at, self.c.notes.mark());
        let meters = first_rep(item).and_then(|r| r.amount.distance())?.min().meters();
        let found = self
            .c
            .quantity()
            .filter(|q| q.unit == Unit::Bare && q.dotted && q.min.to_bits() == q.max.to_bits());
        let minutes = found.map_or(0.0, |q| q.min.trunc());
        let seconds = found.map_or(99.0, |q| ((q.min - q.min.trunc()) * 100.0).round());
        let impossible = found.is_some_and(|q| meters / q.min > crate::notation::MAX_RUN_SPEED_M_S);
        let Some(q) = found.filter(|_| impossible && seconds < 60.0) else {
            self.c.at = from;
            self.c.notes.back(notes);
            return None;
        };
        let span = q.span;
        let total = minutes * 60.0 + seconds;
        let time = Quantity { min: total, max: total, unit: Unit::Time(1), ..q }.time()?;
        self.c.ambiguity(
            span,
            &["minutes and seconds", "a decimal number of seconds"],
            "as seconds the speed would be above 11 m/s",
        );
        Some(Target::Time(time))
    }

    /// `s:60 r:15min`: a target in seconds and a rest in minutes.
    pub(crate) fn lettered(&mut self, item: &Work) -> Option<Work> {
        let rest = self.c.is_word(0, &["r", "ri", "p"]);
        let from = self.c.at;
        self.c.at += 2;
        let Some(quantity) = self.c.quantity() else {
            if rest {
                let end = self.piece_end(self.c.at);
                let rests = recovery::clauses(self.c, end);
                return Some(with(item.clone(), rests));
            }
            return None;
        };
        // `r=100 jog`, `r=90`: nobody jogs or rests for so many minutes.
        let jogged = rest && vocabulary::mode(&mut self.c.fork()).is_some();
        let quantity = if quantity.unit == Unit::Bare && jogged && quantity.is_usual_distance() {
            quantity.as_unit(self.c.pool())
        } else if quantity.unit == Unit::Bare {
            quantity.as_time(if rest && quantity.max <= MOST_MINUTES { 60 } else { 1 })
        } else {
            quantity
        };
        let span = self.c.span_from(from);
        if !rest {
            let time = quantity.time()?;
            if let Some(speed) = lap_speed(item, &quantity) {
                self.c.ambiguity(
                    span,
                    &["seconds for 400 metres", "seconds for the repetition"],
                    "nobody runs the repetition in so short a time",
                );
                return Some(aimed(item.clone(), &Target::Speed(speed)));
            }
            // `10 x 200 s:30`: nobody runs a lap in half a minute.
            // Nor does anybody run repetitions of 300 m and more that fast.
            let lap = runnable(400.0, quantity.min)
                && (400.0 / quantity.min <= FASTEST_LAPS_M_S
                    || same_distance(item).is_none_or(|m| m < 300.0));
            if quantity.unit != Unit::Time(1) || lap {
                self.c.ambiguity(
                    span,
                    &["seconds for the repetition", "seconds for a lap or another distance"],
                    "the text does not say over which distance",
                );
            }
            return Some(aimed(item.clone(), &Target::Time(time)));
        }
        let amount = match (quantity.time(), quantity.meters()) {
            (Some(time), _) => crate::tree::RestAmount::Time(time),
            (None, way) => crate::tree::RestAmount::Distance(way?),
        };
        let rule = crate::tree::RestRule {
            amount,
            mode: vocabulary::mode(self.c),
            scope: crate::tree::Scope::EachGap,
            full: false,
            span,
        };
        let _ = self.c.take_word(vocabulary::REST);
        Some(with(item.clone(), vec![rule]))
    }

    /// `5 x 1k 10k pace`, `4 x 1 mile 5:20/mile`: a target that needs no `@`, for it is no time.
    pub(crate) fn plain_target(&mut self, item: &Work) -> Option<Work> {
        let from = self.c.at;
        let notes = self.c.notes.mark();
        match target::target(self.c) {
            None => None,
            Some(Target::Time(_)) => {
                self.c.at = from;
                self.c.notes.back(notes);
                None
            }
            Some(found) => Some(aimed(item.clone(), &found)),
        }
    }

    /// `in 72`, `@ 60-62`: a bare number of seconds in which the distance can be run.
    fn bare_time(&mut self, item: &Work) -> Option<Bounds<Seconds>> {
        let meters = same_distance(item)?;
        let from = self.c.at;
        let time = bare_seconds(self.c, meters);
        if time.is_none() {
            self.c.at = from;
        }
        time
    }

    /// `1 min 5k - 1 min jog`: behind a short time a race stands for its pace.
    pub(crate) fn bare_race(&mut self, item: &Work) -> Option<Target> {
        const RACES_KM: [f64; 5] = [1.5, 3.0, 5.0, 10.0, 15.0];
        const SHORT_S: f64 = 600.0;
        let rep = first_rep(item)?;
        let short = rep.amount.time().is_some_and(|t| t.max().as_secs_f64() <= SHORT_S);
        let mut look = self.c.fork();
        let named = look.take_word(&["half"]);
        let hyphen = usize::from(named && look.is(0, '-'));
        if look.is_word(hyphen, &["marathon"]) && look.is(hyphen + 1, '-') {
            if !short || !rep.targets.is_empty() {
                return None;
            }
            let meters = if named { 21_097.5 } else { 42_195.0 };
            self.c.at = look.at + hyphen + 1;
            let distance = stadion_types::Distance::from_meters(meters).ok()?;
            return Some(Target::RacePace {
                distance: Bounds::exactly(distance),
                relation: Relation::At,
            });
        }
        if named {
            return None;
        }
        let race = look.quantity()?;
        let known = race.unit == Unit::Distance(DistanceUnit::Kilometer)
            && RACES_KM.iter().any(|km| km.total_cmp(&race.min).is_eq());
        let ends = look.done()
            || [',', ';', '-', '/', '+', ')', '.', '\u{2014}'].iter().any(|s| look.is(0, *s));
        if !(short && known && ends && rep.targets.is_empty() && rep.effort.is_none()) {
            return None;
        }
        self.c.at = look.at;
        let distance = race.meters()?;
        Some(Target::RacePace { distance, relation: Relation::At })
    }

    /// `5 min @ 22`: behind a time a bare number can be the strokes a minute.
    fn bare_rate(&mut self, item: &Work, from: usize) -> Option<Target> {
        const STROKES: core::ops::RangeInclusive<f64> = 16.0..=40.0;
        let number = self.c.peek(0)?.number()?;
        let ends = self.c.peek(1).is_none_or(|t| {
            [',', ';', '(', ')', '+', '.', '/'].iter().any(|s| t.is(*s)) && !t.glued
                || t.is(',')
                || t.is_word(&["with", "w", "then", "and"])
        });
        let sign = self.c.tokens.get(from).is_some_and(|t| t.is('@'));
        let rate = sign && STROKES.contains(&number.value) && number.decimals == 0 && !number.word;
        if !(rate && ends && crate::notation::work::rest::times::is_timed(item))
            || self.swims()
            || self.is_cycle()
        {
            return None;
        }
        self.c.at += 1;
        // `5 min @ 20, 4 min @ 22`: several of them, as only a rate goes.
        let rates =
            self.c.tokens.windows(2).filter(|w| {
                w[0].is('@') && w[1].number().is_some_and(|n| STROKES.contains(&n.value))
            });
        let split = self.c.is(0, '(') && (self.c.is(1, '+') || self.c.is(1, '-'));
        if split || rates.count() > 1 {
            return Some(Target::Named(self.c.span_from(from).of(self.c.text).to_owned()));
        }
        let span = self.c.span_from(from);
        self.c.ambiguity(
            span,
            &["strokes a minute", "a speed or another measure"],
            "a number without a unit behind a time",
        );
        Some(Target::Named(format!("r{}", number.value)))
    }

    /// `alternating 68 and 76`: times that take turns, as their range.
    pub(crate) fn alternating(&mut self, item: &Work) -> Option<Work> {
        let from = self.c.at;
        let found = (|| {
            let meters = same_distance(item)?;
            if !self.c.take_word(&["alternating", "alternate"]) {
                return None;
            }
            let some = |c: &mut Cursor<'_>| {
                let mut look = c.fork();
                let clock = look.quantity().filter(|q| q.clock && runnable(meters, q.min))?;
                c.at = look.at;
                clock.time()
            };
            let first = some(self.c).or_else(|| bare_seconds(self.c, meters))?;
            if !(self.c.take_word(&["and"]) || self.c.take('/') || self.c.take('&')) {
                return None;
            }
            let second = some(self.c).or_else(|| bare_seconds(self.c, meters))?;
            let (low, high) = (first.min().min(second.min()), first.max().max(second.max()));
            Some(aimed(item.clone(), &Target::Time(Bounds::between(low, high))))
        })();
        if found.is_none() {
            self.c.at = from;
            return self.alternating_paces(item);
        }
        found
    }

    /// `alternating 5k and 10k pace`, `alternate between 10k pace and MP`: two paces in turn.
    fn alternating_paces(&mut self, item: &Work) -> Option<Work> {
        let mut look = self.c.fork();
        if !look.take_word(&["alternating", "alternate"]) {
            return None;
        }
        let _ = look.take_word(&["between"]);
        let first = look.quantity()?.meters()?;
        let _ = look.take_word(&["pace", "race", "effort"]);
        if !(look.take_word(&["and"]) || look.take('/') || look.take('&') || look.take(',')) {
            return None;
        }
        let Target::RacePace { distance, relation } = target::target(&mut look)? else {
            return None;
        };
        self.c.at = look.at;
        let (low, high) = (first.min().min(distance.min()), first.max().max(distance.max()));
        let both = Target::RacePace { distance: Bounds::between(low, high), relation };
        Some(aimed(item.clone(), &both))
    }

    /// `@ 3:00-2:50`: the other end of a range of times that gets faster.
    fn falling(&mut self, first: Bounds<Seconds>) -> Bounds<Seconds> {
        let from = self.c.at;
        let down = usize::from(self.c.is_word(0, &["down"]) && self.c.is_word(1, &["to"]));
        self.c.at += down;
        let joint = self.c.take('-') || self.c.take_word(&["or", "to"]);
        let second = if joint { self.c.quantity().and_then(|q| q.time()) } else { None };
        let near = second.filter(|s| {
            let share = s.min().0.as_secs_f64() / first.min().0.as_secs_f64();
            s.is_exact() && first.is_exact() && (0.8..1.0).contains(&share)
        });
        if let Some(second) = near {
            return Bounds::between(second.min(), first.max());
        }
        self.c.at = from;
        first
    }

    /// `in 72, 71, 70`: a time for each of the repetitions, in their order.
    pub(crate) fn times_for_each(&mut self, item: &Work, first: Bounds<Seconds>) -> Work {
        let first = self.falling(first);
        let from = self.c.at;
        let mut times = vec![first];
        if let Some(meters) = same_distance(item) {
            while self.c.is(0, ',') || self.c.is(0, '/') {
                let back = self.c.at;
                let slash = self.c.is(0, '/');
                self.c.at += 1;
                let _ = self.c.take_word(&["and"]) || self.c.take('&');
                let Some(next) = next_time(self.c, meters, first, slash) else {
                    self.c.at = back;
                    break;
                };
                times.push(next);
            }
        }
        if times.len() == 1 {
            return aimed(item.clone(), &Target::Time(first));
        }
        let span = self.c.span_from(from.saturating_sub(1));
        if let Work::Repeat { count, body } = item {
            let whole = usize::try_from(count.min()).is_ok_and(|n| n == times.len());
            if whole && count.is_exact() && matches!(**body, Work::Rep(_)) {
                let part = |time: &Bounds<Seconds>| aimed((**body).clone(), &Target::Time(*time));
                let parts = times.iter().map(part).collect();
                return Work::Seq { joint: Joint::List, parts };
            }
        }
        self.c.unknown(span, "as many times as there are no repetitions");
        let low = times.iter().map(Bounds::min).min().unwrap_or(first.min());
        let high = times.iter().map(Bounds::max).max().unwrap_or(first.max());
        aimed(item.clone(), &Target::Time(Bounds::between(low, high)))
    }
}

/// The speed of so many seconds over a lap of 400 m, if the repetition cannot be run in them.
fn lap_speed(item: &Work, time: &Quantity) -> Option<Bounds<stadion_types::Speed>> {
    const LAP_M: f64 = 400.0;
    // The best over more than a lap are slower, in metres a second.
    const MAX_SPEED_M_S: f64 = 8.8;
    let meters = same_distance(item).filter(|m| *m > LAP_M)?;
    if meters / time.min <= MAX_SPEED_M_S || !runnable(LAP_M, time.min) {
        return None;
    }
    let speed = |s: f64| stadion_types::Speed::from_meters_per_second(LAP_M / s).ok();
    Bounds::new(speed(time.max)?, speed(time.min)?).ok()
}

/// A bare number or a range of them, as seconds in which `meters` can be run.
fn bare_seconds(c: &mut Cursor<'_>, meters: f64) -> Option<Bounds<Seconds>> {
    let mut quantity = c.quantity()?;
    // `64-63`: the faster end behind the slower one; three of them are a list.
    let next = c.peek(1).filter(|t| t.glued && c.is(0, '-')).and_then(Token::number);
    let falls = next.filter(|n| {
        quantity.min.total_cmp(&quantity.max).is_eq()
            && (0.85 * quantity.max..quantity.max).contains(&n.value)
    });
    if let Some(low) = falls.filter(|_| quantity.unit == Unit::Bare && !c.is(2, '-')) {
        quantity.min = low.value;
        c.at += 2;
    }
    let other = c.is(0, '%') || c.is(0, '/') && !c.peek(1)?.is_figure();
    let counted = (c.is_word(0, &["x", "times", "bpm"]) || c.is(0, '*')) && !c.is(1, '/');
    let fits = quantity.unit == Unit::Bare
        && runnable(meters, quantity.min)
        && runnable(meters, quantity.max)
        && !other
        && !counted;
    quantity.as_time(1).time().filter(|_| fits)
}

/// One more time of a list, near the first.
///
/// Behind a slash the word for a rest speaks of what follows it.
fn next_time(
    c: &mut Cursor<'_>,
    meters: f64,
    first: Bounds<Seconds>,
    slash: bool,
) -> Option<Bounds<Seconds>> {
    let mut look = c.fork();
    let time = match look.quantity()? {
        q if q.unit == Unit::Bare => bare_seconds(c, meters)?,
        q if q.is_time() && runnable(meters, q.min) => {
            c.at = look.at;
            q.time()?
        }
        _ => return None,
    };
    let share = time.min().0.as_secs_f64() / first.min().0.as_secs_f64();
    // A word for a rest or a way of moving makes it a rest.
    let rest = c
        .peek(0)
        .and_then(crate::notation::tokens::lex::Token::word)
        .is_some_and(vocabulary::is_rest_word);
    ((0.8..=1.25).contains(&share) && (slash || !rest)).then_some(time)
}

pub(crate) fn aimed(item: Work, target: &Target) -> Work {
    decorate(item, &|rep| {
        if !rep.targets.contains(target) {
            rep.targets.push(target.clone());
        }
    })
}
