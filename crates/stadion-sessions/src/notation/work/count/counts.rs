//! Counts: how often an item is done, and what the count counts.

use stadion_types::Bounds;

use crate::notation::diagnostic::NotationErrorKind;
use crate::notation::lines::label::section_of;
use crate::notation::quantity::Unit;
use crate::notation::tokens::lex::Token;
use crate::notation::words::{fillers_abroad, vocabulary};
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::count::plural::{STATIONS, UNTOLD};
use crate::notation::work::leaf::{LEADING, decorate};
use crate::notation::work::rest::times::is_single;
use crate::notation::work::{Reader, count, sequence, with};
use crate::span::Span;
use crate::tree::{Joint, RestAmount, RestRule, Scope, Section, Work};

const OF: &[&str] = &[
    "sets",
    "set",
    "rounds",
    "rds",
    "rft",
    "round",
    "lots",
    "reps",
    "repeats",
    "repetitions",
    "intervals",
    "efforts",
    "runs",
    "climbs",
    "bursts",
    "surges",
    "series",
    "séries",
    "serie",
    "serier",
    "serien",
    "serier",
    "serie",
    "blocs",
    "bloc",
    "runden",
    "runder",
    "omganger",
    "durchgänge",
    "times",
    "accélérations",
    "fois",
    "ripetute",
    "ripetizioni",
    "allunghi",
    "repeticiones",
    "rectas",
    "cuestas",
    "progresivos",
    "progresiones",
    "aceleraciones",
    "wiederholungen",
    "läufe",
    "steigerungsläufe",
    "bergläufe",
    "tempoläufe",
    "steigerungen",
    "herhalingen",
    "répétitions",
    "blocks",
    "block",
];
/// Nouns with an amount right behind them.
const COUNTED: &[&str] = &[
    "reps",
    "repeats",
    "efforts",
    "intervals",
    "allunghi",
    "ripetute",
    "progresivos",
    "progresiones",
    "steigerungen",
    "repeticiones",
    "wiederholungen",
    "läufe",
    "répétitions",
];

/// Nouns that count whole lists.
const LISTS: &[&str] = &[
    "sets",
    "set",
    "rounds",
    "round",
    "blocks",
    "block",
    "series",
    "séries",
    "serien",
    "serier",
    "serie",
    "blocs",
    "bloc",
    "runden",
    "runder",
    "omganger",
    "durchgänge",
    "lots",
];
/// Between a count and what it counts.
const OF_WHAT: &[&str] = &["of", "de", "di", "da", "von", "van", "à", "av", "mit", "with"];
/// What may stand between such a noun and its list.
const CALLED: &[&str] = &["the", "following", "a", "pyramid", "ladder", "breakdown", "pyramids"];

/// Whether a bare number beside a sign of multiplication is rather a distance than a count.
fn is_track_distance(value: f64) -> bool {
    (100.0..=5000.0).contains(&value) && (value / 50.0).fract() == 0.0
}

impl Reader<'_, '_> {
    /// `3 x`, `3-4 times`, `six lots of`, and a count before a plural.
    pub(crate) fn repeat(&mut self) -> Option<Work> {
        let from = self.c.at;
        let notes = self.c.notes.mark();
        if let Some(found) = self.counted() {
            return Some(found);
        }
        self.c.at = from;
        let refused = self.c.notes.error;
        self.c.notes.back(notes);
        if let Some(refused) = refused {
            self.c.notes.error.get_or_insert(refused);
        }
        None
    }

    fn counted(&mut self) -> Option<Work> {
        let from = self.c.at;
        let about = self.c.take('~');
        let half = self.c.is_word(0, &["half"]);
        let one = self.one_or_more();
        let word = half || one || self.c.peek(0)?.number()?.word;
        let low = if one { 1.0 } else { self.c.plain_number()?.0 };
        self.c.at += usize::from(one);
        let (low, high) = self.both_counts(low);
        let open =
            self.c.is(0, '+') && self.c.peek(0).is_some_and(|t| t.glued) && self.times_sign(1);
        self.c.at += usize::from(open);
        // `1000 x 5` is five times 1000 m, and `400x800x1200` a list.
        if self.turned(low) || (is_track_distance(low) && self.chain_ahead()) {
            return None;
        }
        // `8 machines for 12 reps each`.
        let adjectives = (0..3).take_while(|n| {
            self.lifts_weights()
                && self.c.peek(*n).is_some_and(|t| t.word().is_some() && !t.is_word(STATIONS))
        });
        let adjectives = adjectives.count();
        if self.c.is_word(adjectives, STATIONS) {
            self.c.at += adjectives;
            return self.stations(low, high);
        }
        if !self.times() {
            return self.plural_count(from, low, high, word);
        }
        if self.c.is_word(0, UNTOLD) && !self.c.peek(1).is_some_and(Token::is_figure) {
            return self.untold(count(low, high)?);
        }
        if let Some(found) = count(low, high).and_then(|times| self.at_place(times)) {
            return Some(found);
        }
        let Some(times) = count(low, high) else {
            let span = self.c.span_from(from);
            if low > 1e6 {
                self.c.refuse(NotationErrorKind::NumberTooLarge, span);
            }
            return None;
        };
        let span = self.c.span_from(from);
        let colon = self
            .c
            .tokens
            .get(self.c.at - 1)
            .is_some_and(|t| t.is(':') || t.is('-') || t.is('\u{2014}'));
        let sets =
            self.c.tokens.get(from..self.c.at).is_some_and(|t| t.iter().any(|t| t.is_word(LISTS)));
        let back = self.c.at;
        if !colon && self.names_something() {
            return self.untold(times);
        }
        let mut body = if colon { self.listed_body()? } else { self.body()? };
        // `3 sets of 200m, 400m, 200m`: the noun counts all of it.
        let named = if self.lifts_weights() { self.name_of_lift() } else { 0 };
        if sets
            && !colon
            && matches!(body, Work::Rep(_))
            && ((self.c.is(named, ',') || self.c.is(0, '/') || self.c.is(0, '-'))
                && self.item_starts(named + 1)
                || self.set_goes_on())
        {
            self.c.at = back;
            let outer = std::mem::replace(&mut self.held, true);
            let list = self.listed_body();
            self.held = outer;
            body = list?;
        }
        self.strong = true;
        let times = self.vague_count(times, from, span, about, open);
        Some(Work::Repeat { count: times, body: Box::new(body) })
    }

    /// `one to two sets of`, `one or two x`: whether a count begins with a word that is no number alone.
    pub(crate) fn one_or_more(&self) -> bool {
        self.c.is_word(0, &["one"])
            && (self.c.is_word(1, &["to", "or"]) || self.c.is(1, '-'))
            && self.c.peek(2).is_some_and(|t| t.number().is_some())
            && (self.c.is_word(3, OF) || self.c.is_word(3, &["x", "times"]))
    }

    /// `5 x block starts at 90%`: whether words without any amount stand behind the count's sign.
    fn names_something(&self) -> bool {
        const MOST: usize = 3;
        let sign = self.c.tokens.get(self.c.at.wrapping_sub(1));
        if !sign.is_some_and(|t| t.is('*') || t.is_word(&["x"]))
            || self.lifts_weights()
            || self.swims()
        {
            return false;
        }
        let words = (0..=MOST)
            .take_while(|n| {
                self.c.peek(*n).is_some_and(|t| {
                    t.word().is_some_and(|w| w.len() > 2 && !vocabulary::is_rest_word(w))
                        && !t.is_word(&["with", "off", "the", "all", "and", "then", "for", "one"])
                        && !t.is_word(&[
                            "half", "mile", "quarter", "open", "parkrun", "marathon", "max",
                        ])
                })
            })
            .count();
        let at = self.c.is_word(words, &["at"]) || self.c.is(words, '@');
        let aimed = at && self.c.is(words + 2, '%');
        let ends = self.c.peek(words).is_none()
            || [',', ';', '+', ')'].iter().any(|s| self.c.is(words, *s));
        (1..=MOST).contains(&words) && (ends || aimed)
    }

    /// The ends of a count: `6-8 x`, `6 to 8 x`, and with a sign of multiplication behind it `6/8 x`,
    /// `6~8 x`, `6(8) x`, and `4 or 3 x`.
    fn both_counts(&mut self, low: f64) -> (f64, f64) {
        /// How far two counts to choose from lie apart.
        const NEAR: f64 = 3.0;
        let back = self.c.at;
        let or = self.c.is_word(0, &["or"]);
        let range = or || self.c.is(0, '-') || self.c.is_word(0, &["to", "à", "bis"]);
        let loose = self.c.is(0, '/') || self.c.is(0, '~');
        let bracket = self.c.is(0, '(');
        if !(range || loose || bracket) {
            return (low, low);
        }
        self.c.at += 1;
        let second = self.c.plain_number().map(|(value, _)| value);
        let closed = !bracket || self.c.take(')');
        let signed = self.times_sign(0);
        if let Some(less) = second.filter(|n| or && signed && *n < low && *n + NEAR >= low) {
            return (less, low);
        }
        let high = second.filter(|high| *high > low);
        let Some(high) = high.filter(|_| closed && (range || signed)) else {
            self.c.at = back;
            return (low, low);
        };
        if !range {
            let span = self.c.span_from(back - 1);
            self.c.ambiguity(
                span,
                &["from the one count to the other", "one count or the other"],
                "two counts beside one another",
            );
        }
        (low, high)
    }

    /// `1000 x 5`: a usual distance in front of a small number that ends the item.
    fn turned(&self, low: f64) -> bool {
        let count = self.c.peek(1).and_then(Token::number);
        // `150-120-90-60 x 2 sets`: the end of a chain.
        let chained = self.c.at.checked_sub(2).is_some_and(|i| {
            let tokens = self.c.tokens;
            tokens[i].is('-') && i > 0 && tokens[i - 1].number().is_some_and(|n| n.value >= 20.0)
        });
        let chained = chained || self.listed > 1;
        let low_enough = if chained { 20.0 } else { 100.0 };
        let step = if chained { 10.0 } else { 50.0 };
        let end = self.c.peek(2).is_none_or(|t| {
            !t.glued
                && t.word().is_none_or(|w| {
                    matches!(
                        w,
                        "at" | "in"
                            | "with"
                            | "w"
                            | "off"
                            | "sets"
                            | "rest"
                            | "rec"
                            | "recovery"
                            | "r"
                    )
                })
                || [',', '+', ')', ';', '@', '.'].iter().any(|s| t.is(*s))
        });
        self.times_sign(0)
            && low >= low_enough
            && (low / step).fract() == 0.0
            && end
            && count.is_some_and(|n| (2.0..=30.0).contains(&n.value) && n.decimals == 0)
    }

    /// `400 x 800`: whether a sign of multiplication and a distance of the track follow `ahead`.
    pub(crate) fn distance_ahead(&self, ahead: usize) -> bool {
        let number = self.c.peek(ahead + 1).and_then(Token::number);
        if !self.times_sign(ahead) || !number.is_some_and(|n| is_track_distance(n.value)) {
            return false;
        }
        let mut look = self.c.fork();
        look.at += ahead + 1;
        look.quantity().is_some_and(|q| q.unit == Unit::Bare || q.is_distance())
    }

    /// `400x800x1200`, `400 x 800`: distances without units, or more than two of them. `300 x 400m`
    /// is a count all the same.
    fn chain_ahead(&self) -> bool {
        let mut look = self.c.fork();
        let count = look.at.checked_sub(1).and_then(|i| look.tokens.get(i)).and_then(Token::number);
        let amount = look.peek(1).and_then(Token::number);
        // `100 x 100` is a famous swim, and nobody lists one distance twice.
        let same = count.zip(amount).is_some_and(|(a, b)| a.value.total_cmp(&b.value).is_eq());
        let linked = look.at.checked_sub(2).and_then(|i| look.tokens.get(i));
        let linked = linked.is_some_and(|t| t.is_word(&["x"]) || t.is('*'));
        look.at += 1;
        if same && !linked && !(look.is_word(1, &["x"]) || look.is(1, '*')) {
            return false;
        }
        let bare = look.quantity().is_some_and(|q| q.unit == Unit::Bare);
        self.distance_ahead(0) && (bare || look.is_word(0, &["x"]) || look.is(0, '*'))
    }

    /// `2 sets: 4 x 200m, 2 x 400m`: a colon announces all that follows.
    fn listed_body(&mut self) -> Option<Work> {
        if !self.enter() {
            self.leave();
            return None;
        }
        let from = self.c.at;
        let rounds = self.swims() || self.lifts_weights();
        let body = self.list(true);
        self.leave();
        // Swimmers and lifters write all of a round behind its colon.
        if matches!(body, Some(Work::Seq { .. })) && !rounds && !body.as_ref().is_some_and(alike) {
            let span = self.c.span_from(from);
            self.c.ambiguity(
                span,
                &["all of it in each set", "only the first part in each set"],
                "a list behind a number of sets and a colon",
            );
        }
        body
    }

    /// `4 sets of 300m, 60s recovery, then 600m with 2 min between sets`: whether one more part of the set
    /// stands behind the rest of the first, and a rest between the sets behind both.
    fn set_goes_on(&self) -> bool {
        let tokens = &self.c.tokens[self.c.at..];
        let end = (0..tokens.len()).find(|i| {
            tokens[*i].is_word(vocabulary::AMONG)
                && (1..4).any(|n| tokens.get(i + n).is_some_and(|t| t.is_word(vocabulary::SETS)))
        });
        let Some(end) = end else { return false };
        let counted = tokens[..end]
            .windows(2)
            .any(|w| w[0].is_figure() && (w[1].is_word(&["x", "times"]) || w[1].is('*')));
        let part = (1..end).any(|i| {
            let led = tokens[i - 1].is(')') || tokens[i - 1].is(']') || tokens[i - 1].is_word(NEXT);
            let mut look = self.c.fork();
            look.at += i;
            led && look.quantity().is_some_and(|q| {
                q.is_distance() || q.unit == Unit::Bare && is_track_distance(q.min)
            }) && !look.peek(0).and_then(Token::word).is_some_and(vocabulary::is_rest_word)
        });
        part && !counted && !tokens[..end].iter().any(|t| t.is('+') || t.is(';'))
    }

    /// `up to 8 x`, `at least 6 x`, `about 6 x`: the count as far as the words fix it.
    fn vague_count(
        &mut self,
        times: Bounds<u32>,
        from: usize,
        span: Span,
        about: bool,
        open: bool,
    ) -> Bounds<u32> {
        let back = |n: usize| from.checked_sub(n).and_then(|i| self.c.tokens.get(i));
        let one = |words: &[&str]| back(1).is_some_and(|t| t.is_word(words));
        let two = |first: &[&str], second: &[&str]| {
            one(second) && back(2).is_some_and(|t| t.is_word(first))
        };
        if two(&["up"], &["to"])
            || two(&["at"], &["most"])
            || one(&["max", "maximum"]) && !back(2).is_some_and(Token::is_figure)
        {
            self.c.unknown(span, "a count without a lower end");
            return Bounds::between(1, times.max());
        }
        // `rest 3 min 2 x 300m`: minutes.
        let minutes = back(2).is_some_and(Token::is_figure);
        if open || two(&["at"], &["least"]) || one(&["min", "minimum"]) && !minutes {
            self.c.unknown(span, "a count without an upper end");
        } else if about || one(&["~", "about", "around", "approx", "roughly", "ca"]) {
            self.c.ambiguity(
                span,
                &["exactly so many", "about so many"],
                "the text gives the count only roughly",
            );
        }
        times
    }

    /// Steps over a sign of multiplication, or over a noun with `of`.
    fn times(&mut self) -> bool {
        if self.times_sign(0) {
            // `5 times: 800m, 90s rest`.
            let through = usize::from(self.c.is_word(1, &["through"]));
            let sign = self.c.is(1 + through, ':')
                || self.c.is(1 + through, '\u{2014}')
                || self.c.is(1 + through, '-')
                    && !self.c.peek(1 + through).is_some_and(|t| t.glued);
            let listed = self.c.is_word(0, &["times"]) && sign && self.item_starts(2 + through);
            self.c.at += 1 + through + usize::from(listed);
            return true;
        }
        // `six by 400 m`, `six by half a mile`.
        if self.c.is_word(0, &["by"])
            && self.c.peek(1).is_some_and(|t| t.is_figure() || t.is_word(PARTS))
        {
            self.c.at += 1;
            return true;
        }
        let skip = usize::from(self.c.is_word(
            0,
            &["complete", "full", "hard", "easy", "uphill", "downhill", "hill", "short", "long"],
        ));
        if self.c.is_word(skip, OF)
            && (self.c.is_word(skip + 1, &["of", "de", "di", "da", "von", "van", "à", "zu", "je"])
                || self.c.is_word(skip, LISTS) && self.counts_behind(skip + 1))
        {
            self.c.at += skip + 2;
            let back = self.c.at;
            while self.c.take_word(CALLED) {}
            if !self.c.take(':') && !self.c.peek(0).is_some_and(Token::is_figure) {
                self.c.at = back;
            }
            return true;
        }
        let of = usize::from(self.c.is_word(skip, OF));
        // `3 rounds for time: ...`.
        let not = usize::from(self.c.is_word(skip + 1, &["not"]));
        let opens = self.c.is(skip + not + 3, ':') || self.c.is_word(skip + not + 3, &["of"]);
        if of == 1 && self.c.is_word(skip + not + 1, &["for"]) && opens {
            self.c.at += skip + not + 4;
            return true;
        }
        // `5 series x 1100 m`.
        // `6 reps x 800m`.
        let mut look = self.c.fork();
        look.at += skip + 2;
        let mut measured = || look.quantity().is_some_and(|q| q.is_distance() || q.is_time());
        let counts = of == 1 && self.times_sign(skip + 1);
        if counts && (self.c.is_word(skip, LISTS) || !self.lifts_weights() && measured()) {
            self.c.at += skip + 2;
            return true;
        }
        let opens = |c: &crate::notation::tokens::cursor::Cursor<'_>, at: usize| {
            c.is(at, '(') || c.is(at, '[')
        };
        // `2 sets: 4 x 200m`, `2 sets (4 x 200m)` and `3(4 x 200m)`.
        let dash = self.c.is(skip + 1, '\u{2014}')
            || self.c.is(skip + 1, '-') && !self.c.peek(skip + 1).is_some_and(|t| t.glued);
        if of == 1
            && (self.c.is(skip + 1, ':') || dash && self.c.is_word(skip, LISTS))
            && self.item_starts(skip + 2)
        {
            self.c.at += skip + 2;
            return true;
        }
        // `2 sets 4 x 90m`.
        let next = self.c.peek(skip + of).and_then(Token::number);
        // `3 sets 400-300-200`.
        let chain = self.c.is(skip + of + 1, '-')
            && next.is_some_and(|n| is_track_distance(n.value))
            && self.c.peek(skip + of + 2).and_then(Token::number).is_some_and(|n| n.value >= 50.0);
        if of == 1
            && self.c.is_word(skip, LISTS)
            && next.is_some_and(|n| n.decimals == 0)
            && (chain || self.times_sign(skip + of + 1))
        {
            self.c.at += skip + of;
            return true;
        }
        if skip == 0 && self.single_noun() {
            self.c.at += 2;
            return true;
        }
        // `8 reps 400m`: an amount right behind the noun.
        let mut look = self.c.fork();
        look.at += 1;
        let mut way = || look.quantity().is_some_and(|q| q.is_distance());
        if skip == 0 && self.c.is_word(0, COUNTED) && way() {
            self.c.at += 1;
            return true;
        }
        // `2 (200m, 400m, 200m)`: a small number in front of a bracket with a list.
        if of == 0 && skip == 0 && self.counts_list() {
            let span = self.c.span_from(self.c.at.saturating_sub(1));
            self.c.ambiguity(
                span,
                &["the list so many times", "an amount of its own, and the list"],
                "a small number without a unit in front of a list in brackets",
            );
            return true;
        }
        let glued = self.c.peek(0).is_some_and(|t| t.glued);
        let list = of == 1 && self.c.is_word(skip, LISTS) && self.lists_inside(skip + of);
        let counted = (of == 1 || glued) && (list || self.counts_inside(skip + of));
        if opens(self.c, skip + of) && (counted || self.turns_inside(skip + of)) {
            self.c.at += skip + of;
            return true;
        }
        false
    }

    /// `3 sets x 4 rep x 200m`: whether a noun in the singular, a sign and an amount stand here.
    fn single_noun(&self) -> bool {
        let mut look = self.c.fork();
        look.at += 2;
        self.c.is_word(0, &["rep", "repetition"])
            && self.times_sign(1)
            && !self.lifts_weights()
            && look.quantity().is_some_and(|q| q.is_distance() || q.is_time())
    }

    /// `2 Serien à 5 x 200 m`: whether a word that leads to what a set holds stands `ahead`, in front of a
    /// count.
    fn counts_behind(&self, ahead: usize) -> bool {
        let count = self.c.peek(ahead + 1).and_then(Token::number);
        self.c.is_word(ahead, OF_WHAT)
            && count.is_some_and(|n| n.decimals == 0)
            && self.times_sign(ahead + 2)
    }

    /// Whether a bracket with a list stands here, and a small number without a unit in front of it.
    fn counts_list(&self) -> bool {
        const MOST: f64 = 12.0;
        let small = self.c.at.checked_sub(1).and_then(|i| self.c.tokens[i].number());
        let small = small.is_some_and(|n| n.decimals == 0 && (2.0..=MOST).contains(&n.value));
        let Some(open) = self.c.peek(0).filter(|t| t.is('(')) else { return false };
        let rest = &self.c.tokens[self.c.at..];
        let close = rest.iter().position(|t| t.is(')')).unwrap_or(rest.len());
        let list = rest[..close].iter().filter(|t| t.is(',') || t.is('+') || t.is('-')).count() > 0;
        let figures = rest[..close].iter().filter(|t| t.is_figure()).count() > 1;
        let mut look = self.c.fork();
        look.at += 1;
        let way = look.quantity().is_some_and(|q| q.is_distance());
        small && !open.glued && list && figures && way
    }

    /// Whether the bracket `ahead` begins with a count.
    fn counts_inside(&self, ahead: usize) -> bool {
        if self.c.peek(ahead + 1).is_none_or(|t| t.number().is_none()) {
            return false;
        }
        if self.times_sign(ahead + 2) {
            return true;
        }
        // `3 sets (600m, 400m)`: distances with a joint between them.
        let mut look = self.c.fork();
        look.at += ahead + 1;
        let first = look.quantity().is_some_and(|q| q.is_distance());
        let joint = [',', '-', '+', '\u{2014}', '/'].iter().any(|s| look.is(0, *s));
        look.at += 1;
        first && joint && look.quantity().is_some_and(|q| q.is_distance())
    }

    /// `10(30s on/30s off)`: whether the bracket `ahead` holds what is on and what is off.
    fn turns_inside(&self, ahead: usize) -> bool {
        let behind = self.c.tokens.get(self.c.at + ahead + 1..).unwrap_or_default();
        let close = behind.iter().position(|t| t.is(')') || t.is(']')).unwrap_or(0);
        let has = |word| behind[..close].iter().any(|t| t.is_word(&[word]));
        has("on") && has("off") && behind.first().is_some_and(Token::is_figure)
    }

    /// `3 sets (600m, 400m, 400m)`: whether the bracket `ahead` holds more than one amount with a joint
    /// between them.
    fn lists_inside(&self, ahead: usize) -> bool {
        let mut look = self.c.fork();
        look.at += ahead + 1;
        let first = look.quantity().is_some_and(|q| {
            let track = q.unit == Unit::Bare && is_track_distance(q.min);
            q.is_distance() || q.is_time() || track
        });
        let joint = [',', '/', '-', '+', '\u{2014}'].iter().any(|s| look.take(*s));
        first && joint && look.quantity().is_some()
    }

    /// `Hill circuit x 4: 600m uphill, 200m stride`: a count behind a name, in front of what it counts.
    pub(crate) fn count_behind_name(&mut self) -> Option<Work> {
        let named = self.c.at.checked_sub(1).is_some_and(|i| self.c.tokens[i].word().is_some());
        if !(named && self.times_sign(0) && self.c.is(2, ':') && self.item_starts(3)) {
            return None;
        }
        let number = self.c.peek(1)?.number()?;
        let times = count(number.value, number.value).filter(|n| n.max() <= 50)?;
        let from = self.c.at;
        self.c.at += 3;
        let Some(body) = self.listed_body() else {
            self.c.at = from;
            return None;
        };
        self.strong = true;
        Some(Work::Repeat { count: times, body: Box::new(body) })
    }

    /// What a count counts.
    pub(crate) fn body(&mut self) -> Option<Work> {
        // `15 x gesteigerte 400er`.
        let told = self.c.peek(0).and_then(Token::word).is_some_and(fillers_abroad::is_filler);
        self.c.at += usize::from(told && self.c.peek(1).is_some_and(Token::is_figure));
        if self.c.is_word(
            0,
            &["mile", "flying", "fly", "the", "a", "one", "half", "quarter", "open", "parkrun"],
        ) || self.c.peek(0)?.is_figure()
            || self.c.is(0, '(')
            || self.c.is(0, '[')
            || self.c.is(0, '{')
            || self.c.is(0, '~')
            || self.c.peek(0)?.word().is_some_and(|w| LEADING.contains(&w))
        {
            if !self.enter() {
                self.leave();
                return None;
            }
            let mut effort = None;
            while self.c.peek(0).is_some_and(|t| t.is_word(LEADING)) {
                effort = effort.or(vocabulary::effort(self.c, 0).map(|(e, _)| e));
                self.c.at += 1;
                // `7 x approx. 1 km`.
                let short = self.c.peek(1).is_some_and(Token::is_figure);
                self.c.at += usize::from(short && self.c.is(0, '.'));
            }
            let grouped = self.c.is(0, '(') || self.c.is(0, '[') || self.c.is(0, '{');
            let item = self.core();
            self.leave();
            let item = item?;
            let item = match effort {
                None => item,
                Some(effort) => decorate(item, &|rep| rep.effort = rep.effort.or(Some(effort))),
            };
            // Brackets say themselves what is repeated.
            return if self.is_cycle() && !grouped { self.cycle_list(item) } else { Some(item) };
        }
        None
    }

    /// In the cycling dialect a count repeats the whole list behind it.
    fn cycle_list(&mut self, first: Work) -> Option<Work> {
        let mut parts = vec![self.attributes(first)];
        while self.c.is(0, ',') && self.item_starts(1) {
            // Another count starts another item of the outer list.
            if let Some(rest) = self.easy_between() {
                let last = parts.pop().map(|last| with(last, vec![rest]));
                parts.extend(last);
                break;
            }
            if self.times_sign(2) || self.rest_follows(1) || self.next_is_no_repeat() {
                break;
            }
            self.c.at += 1;
            let Some(next) = self.item() else { break };
            parts.push(next);
        }
        sequence(Joint::List, parts)
    }

    /// `5 x 1 min hard, 1 min easy`: an easy time behind the comma lies between the efforts.
    fn easy_between(&mut self) -> Option<RestRule> {
        let back = self.c.at;
        self.c.at += 1;
        let from = self.c.at;
        let time = self.c.quantity().and_then(|q| q.time());
        let easy = self.c.is_word(0, &["easy", "ez", "spin", "light", "soft", "recovery"]);
        let mode = vocabulary::mode(self.c);
        while self.c.is_word(
            0,
            &["easy", "ez", "spin", "spinning", "pedalling", "light", "soft", "recovery"],
        ) {
            self.c.at += 1;
        }
        // What is aimed at behind it is the aim of the efforts.
        let aim = self.c.is(0, '@') || self.c.is_word(0, &["at"]);
        let end = self.c.done() || aim || [',', '.', '(', ')'].iter().any(|s| self.c.is(0, *s));
        let Some(time) = time.filter(|_| easy && end) else {
            self.c.at = back;
            return None;
        };
        let span = self.c.span_from(from);
        Some(crate::notation::work::rest::times::rule(
            RestAmount::Time(time),
            mode,
            Scope::EachGap,
            span,
        ))
    }

    /// Whether the part behind the comma lies between the repetitions, or is a warm-up or cool-down.
    fn next_is_no_repeat(&self) -> bool {
        let rest = self.c.tokens.get(self.c.at + 1..).unwrap_or_default();
        let ends = [',', ';', '+'];
        let len = rest.iter().position(|t| ends.iter().any(|s| t.is(*s))).unwrap_or(rest.len());
        let part = &rest[..len];
        part.iter().any(|t| t.is_word(vocabulary::REST) || t.is_word(vocabulary::BETWEEN))
            || section_of(part) != Section::Main
    }
}

/// What leads the next part of a set.
/// Words that open an amount without a figure.
const PARTS: &[&str] = &["one", "a", "half", "quarter"];
const NEXT: &[&str] = &["then", "by", "into"];

/// Whether all parts of a list are single repetitions of one kind: distances, or three or more times.
fn alike(list: &Work) -> bool {
    let Work::Seq { parts, .. } = list else { return false };
    let kind = |work: &Work| {
        let rep = first_rep(work).filter(|_| is_single(work))?;
        match rep.amount {
            crate::tree::Amount::Distance { .. } => Some(true),
            crate::tree::Amount::Time(_) if parts.len() > 2 => Some(false),
            _ => None,
        }
    };
    let first = parts.first().and_then(kind);
    first.is_some() && parts.iter().all(|p| kind(p) == first)
}
