//! What a repetition is made of: `6 x 400m as 100m fast, 100m jog`, `450m "ins and outs" 150m fast -
//! 150m float - 150m fast`.

use crate::notation::quantity::Unit;
use crate::notation::target;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;
use crate::notation::work::aims::attributes::first_rep;
use crate::tree::{Effort, Work};

/// The parts behind a repetition, as far as they were read.
#[derive(Debug, Default)]
struct Parts {
    meters: f64,
    seconds: f64,
    /// Of numbers without a unit.
    bare: f64,
    count: usize,
    /// How many of them say how they are run.
    told: usize,
    /// How the first of them is run.
    first: Option<Effort>,
    /// Not all of them are run alike.
    differ: bool,
}

/// What leads to the parts of each repetition.
const LEADS: &[&str] =
    &["as", "alternating", "alternate", "rotating", "switching", "of", "alternately"];

/// What the parts of a ride over and under a threshold are called.
const PARTS: &[&str] = &["over", "under", "overs", "unders", "above", "below", "up", "down"];

/// These name no part.
const NO_NAME: &[&str] =
    &["and", "then", "with", "off", "times", "for", "repeat", "followed", "each", "until"];

/// A single repetition that is so many times as long as its parts is no list with them.
const MOST_PARTS: f64 = 3.0;

/// A single amount from here on is a run, and its parts are no changes of pace within a repetition.
const RUN_M: f64 = 3000.0;
const RUN_S: f64 = 900.0;
/// Fewer parts are the two sides of a turn.
const LEAST_OF_RUN: usize = 3;

/// Two sums that are one.
fn same(all: f64, part: f64) -> bool {
    (all / part - 1.0).abs() < 1e-6
}

impl Parts {
    /// Takes numbers without a unit for metres, kilometres or minutes, if that makes them all of a
    /// repetition over `way` metres or of `time` seconds.
    fn level(&mut self, way: f64, time: f64) {
        if self.bare == 0.0 {
            return;
        }
        if let Some(unit) = [1.0, 1000.0, 1609.344].iter().find(|m| same(way, self.bare * **m)) {
            self.meters = self.bare * unit;
        } else if let Some(unit) = [60.0, 1.0].iter().find(|s| same(time, self.bare * **s)) {
            self.seconds = self.bare * unit;
        }
    }

    /// Whether nothing but parts without a unit is missing.
    fn is_full(&self, way: f64, time: f64) -> bool {
        same(way, self.meters) || same(time, self.seconds)
    }

    /// Reads one part; nothing if there is none.
    ///
    /// Behind a word that leads to them, `named`, each may be called something.
    fn part(&mut self, look: &mut Cursor<'_>, named: bool) -> Option<()> {
        let quantity = look.quantity()?;
        if look.is_word(0, vocabulary::REST) && !look.is_word(0, &["off"]) {
            return None;
        }
        // `200m hard, 200m easy, 2 min jog`: the rest.
        if self.meters > 0.0 && quantity.is_time() || self.seconds > 0.0 && quantity.is_distance() {
            return None;
        }
        match quantity.unit {
            Unit::Distance(_) => self.meters += quantity.meters()?.min().meters(),
            Unit::Time(_) => self.seconds += quantity.min,
            Unit::Bare if quantity.is_usual_distance() && self.bare == 0.0 => {
                self.meters += quantity.min;
            }
            Unit::Bare if self.meters == 0.0 && self.seconds == 0.0 => self.bare += quantity.min,
            _ => return None,
        }
        self.count += 1;
        let from = look.at;
        let _ = look.is_word(0, &["at"])
            && vocabulary::effort(look, 1).is_some()
            && look.take_word(&["at"]);
        let effort = vocabulary::effort(look, 0);
        let effort = if let Some((effort, len)) = effort {
            look.at += len;
            Some(effort)
        } else if vocabulary::mode(look).is_some() || look.take_word(&["off", "slow", "relaxed"]) {
            Some(Effort::Easy)
        } else if look.take_word(&["on", "quick", "acceleration", "accelerating", "build"]) {
            Some(Effort::Fast)
        } else {
            let aimed =
                (look.is(0, '@') || look.is_word(0, &["at"])) && target::target(look).is_some();
            aimed.then_some(Effort::Fast)
        };
        name_of_part(look, named);
        self.told += usize::from(look.at > from);
        self.differ |= self.count > 1 && effort != self.first;
        if self.count == 1 {
            self.first = effort;
        }
        Some(())
    }
}

impl Reader<'_, '_> {
    /// `12 minutes of 1 min over, 3 min under`: whether `of` opens the parts of repetitions.
    fn of_parts(&self, item: &Work) -> bool {
        !self.c.is_word(0, &["of"]) || self.is_cycle() || matches!(item, Work::Repeat { .. })
    }

    /// How many tokens a name in quotes takes here, its quotes included.
    fn name_in_quotes(&self) -> usize {
        const MOST: usize = 6;
        if !self.c.is(0, '"') {
            return 0;
        }
        let close = (1..MOST).find(|n| self.c.is(*n, '"'));
        let figures = |end: usize| (1..end).any(|n| self.c.peek(n).is_some_and(Token::is_figure));
        close.filter(|end| !figures(*end)).map_or(0, |end| end + 1)
    }

    /// `as 100m fast, 100m jog`, `as 1 min hard 1 min easy`: what each repetition is made of, if that
    /// goes into it without a remainder. It adds nothing to it.
    ///
    /// Without the word every part has to say how it is run, and behind a single repetition they have to
    /// differ and add up to it.
    pub(crate) fn consists_of(&mut self, item: &Work) -> bool {
        let full = self.c.is(0, '.') || self.c.is(0, ',') || self.c.is(0, ':');
        let led = self.c.is_word(usize::from(full), LEADS);
        let single = !matches!(item, Work::Repeat { .. });
        let apart = full && !self.c.is(0, ',') && !single;
        let quoted = self.name_in_quotes();
        let dash = self.c.is(0, '\u{2014}')
            || self.c.is(0, '-') && self.c.peek(1).is_some_and(|t| !t.glued);
        let parted = quoted > 0 || dash || self.c.is(0, ':') || self.c.is(0, '=');
        if !(led || apart || parted) || !self.of_parts(item) {
            return false;
        }
        let from = self.c.at;
        let mut look = self.c.fork();
        look.at += usize::from(full) + usize::from(led);
        if !led && !full {
            look.at += quoted;
            let _ = look.take(':') || look.take('-') || look.take('\u{2014}') || look.take('=');
        }
        let rep = first_rep(item);
        let way = rep.and_then(|r| r.amount.distance()).map_or(0.0, |d| d.min().meters());
        let time = rep.and_then(|r| r.amount.time()).map_or(0.0, |t| t.min().as_secs_f64());
        let mut parts = Parts::default();
        let mut end = look.at;
        loop {
            // Behind the last of them a comma leads to the rest.
            if parts.part(&mut look, led).is_none() {
                look.at = end;
                break;
            }
            end = look.at;
            if !single {
                parts.level(way, time);
            }
            // `100m fast, 100m float, 4 min rest`: the sum is full.
            if parts.is_full(way, time) {
                break;
            }
            let joint = look.take(',')
                || look.take('/')
                || look.take('+')
                || (parted && (look.take('-') || look.take('\u{2014}')))
                || look.take_word(&["and", "then"]);
            if !joint && !look.peek(0).is_some_and(Token::is_figure) {
                break;
            }
        }
        let whole = |all: f64, part: f64| part > 0.0 && all >= part && (all / part).fract() < 1e-9;
        let fits = whole(way, parts.meters) && parts.seconds == 0.0
            || whole(time, parts.seconds) && parts.meters == 0.0;
        // `3200m: 200m fast, 200m float`: in turn, again and again.
        let turns = |all: f64, part: f64| part > 0.0 && all / part >= MOST_PARTS;
        let once = !single
            || same(way, parts.meters)
            || same(time, parts.seconds)
            || turns(way, parts.meters)
            || turns(time, parts.seconds);
        let sure = led || parts.told == parts.count && (apart || parts.differ && once);
        let ends = look.done()
            || [',', '.', ';', '-', '\u{2014}', '(', '[', ')'].iter().any(|s| look.is(0, *s))
            || look.is_word(0, &["with", "w", "off", "x"]);
        // `4 miles: 1 mile hard, 2 miles moderate, 1 mile hard`: parts of a run are laid out.
        let run = single && !led && self.c.is(0, ':') && parts.count >= LEAST_OF_RUN;
        let run = run && (way >= RUN_M || time >= RUN_S);
        let laid_out = run && (same(way, parts.meters) || same(time, parts.seconds));
        if parts.count < 2 || !fits || !sure || !ends || laid_out {
            return false;
        }
        self.c.at = look.at;
        if dash && single && parts.count < 3 {
            let span = self.c.span_from(from);
            self.c.ambiguity(
                span,
                &["what the repetition is made of", "repetitions of their own"],
                "parts behind a dash that add up to what stands before it",
            );
        }
        true
    }
}

/// Steps over `over`, `"Under" (90 % FTP)`, `high cadence`: what a part is called and asked for.
fn name_of_part(look: &mut Cursor<'_>, named: bool) {
    const MOST: usize = 6;
    const MOST_WORDS: usize = 2;
    let quoted = usize::from(look.is(0, '"'));
    if look.is_word(quoted, PARTS) && (quoted == 0 || look.is(2, '"')) {
        look.at += 1 + 2 * quoted;
    }
    let name = (0..=MOST_WORDS).take_while(|n| {
        look.peek(*n)
            .and_then(Token::word)
            .is_some_and(|w| w.len() > 2 && !vocabulary::is_rest_word(w) && !NO_NAME.contains(&w))
    });
    let name = name.count();
    look.at += if named && name <= MOST_WORDS { name } else { 0 };
    let aim = look.is(0, '(').then(|| (1..MOST).find(|n| look.is(*n, ')'))).flatten();
    let shares = |end: usize| (1..end).any(|n| look.is(n, '%') || look.is_word(n, &["w", "rpm"]));
    if let Some(end) = aim.filter(|end| shares(*end)) {
        look.at += end + 1;
    }
}
