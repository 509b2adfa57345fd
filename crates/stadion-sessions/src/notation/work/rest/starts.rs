//! Where a rest begins behind an item.

use crate::notation::quantity::{MINUTES, Quantity, SECONDS, Unit};
use crate::notation::recovery;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;

/// In front of an amount that is not exact.
pub(crate) const ABOUT: &[&str] =
    &["about", "around", "approx", "approximately", "roughly", "circa"];

impl Reader<'_, '_> {
    /// Whether a rest begins `ahead`: a word for one, or an amount with such a word right behind it.
    pub(crate) fn rest_starts(&self, ahead: usize) -> bool {
        let c = &*self.c;
        let mut at = ahead;
        while c.is_word(
            at,
            &["with", "w", "off", "and", "a", "on", "take", "r", "avec", "mit", "con", "je"],
        ) || (at > ahead
            && (c.is(at, '/')
                || c.is(at, ':')
                || c.is(at, '=')
                || c.is_word(at, &["slow", "very", "gentle"])))
            || (at == ahead && c.is_word(at, ABOUT))
            || (at == ahead
                && c.is_word(at, &["p"])
                && (self.is_time(at + 1) || c.is(at + 1, '.') && self.is_time(at + 2)))
            || (at > ahead && c.is(at, '.') && c.is_word(at - 1, &["p", "r"]))
        {
            at += 1;
        }
        let opened = at > ahead;
        let Some(token) = c.peek(at) else { return false };
        let figure = token.is_figure() || token.is_word(&["one", "half", "quarter"]);
        if token.word().is_some_and(|w| vocabulary::REST.contains(&w) || matches!(w, "recoverys")) {
            return true;
        }
        let moving = token.word().is_some_and(vocabulary::is_rest_word);
        if moving {
            // `walk a 200`.
            let gap = usize::from(c.is_word(at + 1, &["a", "an", "the", "of", "for"]));
            return opened
                || c.peek(at + 1 + gap).is_some_and(|t| {
                    t.is_figure() || t.is_word(&["back", "down", "recovery", "recoveries", "rest"])
                });
        }
        // `@ 30r`: a rate.
        if c.at.checked_sub(1).and_then(|i| c.tokens.get(i)).is_some_and(|t| t.is('@')) {
            return false;
        }
        // `w/ mile tempo between`.
        if opened && token.is_word(&["mile"]) && self.places_rest(at) {
            return true;
        }
        if !figure && !token.is_word(&["full", "equal", "same", "distance", "no", "zero"]) {
            return false;
        }
        // The amount's own end, then a word for a rest within three words.
        let mut look = c.fork();
        look.at += at;
        let amount = if figure { look.quantity() } else { None };
        if figure && amount.is_none() || self.within_chain(c.at + at, &look) {
            return false;
        }
        if amount.is_some_and(|q| recovery::lettered(&look, &q)) {
            return true;
        }
        if !figure {
            look.at += 1;
        }
        // `1 min @ rest`, `1min@(rest)`.
        let sign = usize::from(look.is(0, '@'));
        let open = usize::from(sign == 1 && look.is(1, '('));
        if sign == 1 && look.is_word(1 + open, vocabulary::REST) {
            return true;
        }
        // `off 90s`, `r60"` and `w/ 2 min` need no word behind, nor do they take one from far away.
        let led = c.tokens.get(c.at + at - 1).filter(|_| opened);
        let short = led.is_some_and(|t| {
            t.is('.') || t.is_word(&["r", "off", "p"]) || t.is('/') || t.is(':') || t.is('=')
        }) || led.is_some_and(|t| t.is_word(&["with", "w"]));
        let timed = figure && c.tokens.get(c.at + at..look.at).is_some_and(|_| self.is_time(at));
        let letter =
            led.is_some_and(|t| t.is_word(&["r", "off"])) || (opened && c.is_word(ahead, &["r"]));
        let aimed = look.is(0, '@') || look.is_word(0, &["at", "hard", "fast", "tempo"]);
        if short && (letter || !aimed) && (timed || (letter && figure)) {
            return true;
        }
        if short && figure && self.places_rest(at) {
            return true;
        }
        self.word_behind(&look, amount, at, ahead, opened)
    }

    /// Whether a word for a rest stands behind the amount in front of `look`, and nothing between them
    /// makes that amount work.
    fn word_behind(
        &self,
        look: &Cursor<'_>,
        amount: Option<Quantity>,
        at: usize,
        ahead: usize,
        opened: bool,
    ) -> bool {
        // Nothing but words, or a second amount after `in`, `or` or the slash of a mode, lies between.
        let mut joined = false;
        for n in 0..6 {
            let Some(token) = look.peek(n) else { return false };
            if finishes(look, n) {
                return false;
            }
            // `from a standing start`: how a repetition begins.
            let start = token.is_word(&["standing"])
                && look.peek(n + 1).is_some_and(|t| t.is_word(&["start", "starts"]));
            if start {
                return false;
            }
            if token
                .word()
                .is_some_and(|w| vocabulary::is_rest_word(w) || vocabulary::BETWEEN.contains(&w))
            {
                return !look.is_word(0, &["x"]) && !self.leads_on(look, n, at);
            }
            // `3 min Z2 between`.
            let zone = |n: usize| look.is_word(n, &["z", "zone"]);
            if zone(n) && look.peek(n + 1).is_some_and(Token::is_figure) || n > 0 && zone(n - 1) {
                continue;
            }
            let counts = token.is_figure()
                || token.is('\'')
                || token.is('"')
                || token.is_word(&["m", "s", "sec", "min"]);
            let other = token.word().is_none() && !token.is_figure() && !counts;
            let dash = token.is('-') || token.is('/');
            // `250m - 4min recovery`: a dash between blanks parts the work from its rest.
            let way = amount.is_some_and(|q| q.is_distance() || q.unit == Unit::Bare);
            if token.is('-') && !token.glued && (way || n > 0 || self.rest_behind_dash(look, at)) {
                return false;
            }
            // `3 min half marathon-3 min jog`: the next amount is the rest.
            let next = look.peek(n + 1).is_some_and(|t| t.glued && t.is_figure());
            let worded = n > 0 && look.peek(n - 1).is_some_and(|t| t.word().is_some());
            // `800m-400m jog`: a range grows.
            let shrinks = || {
                let mut behind = look.fork();
                behind.at += 1;
                let less = behind.quantity().filter(Quantity::is_distance);
                n == 0 && less.zip(amount).is_some_and(|(b, a)| a.is_distance() && b.min < a.min)
            };
            if token.is('-') && next && (worded || shrinks()) {
                return false;
            }
            if (other && !dash) || token.is_word(&["at", "x", "w", "with"]) {
                return false;
            }
            let list = token.is('/') && !(n == 0 && opened);
            if list || (counts && n == 0) {
                return parallel(look, self.c.at + ahead);
            }
            if token.is_figure() && !joined {
                return false;
            }
            joined |= dash || token.is_word(&["in", "or", "to"]);
        }
        false
    }

    /// `400-300-200-100 recovery 3 min`, `60m-80m-100m walk back`: whether the distance at token `at`
    /// stands in a chain of dashes without blanks, and a word of rest behind it says all of itself.
    fn within_chain(&self, at: usize, look: &Cursor<'_>) -> bool {
        const LEAST: usize = 3;
        let tokens = self.c.tokens;
        let dash = |i: usize| tokens.get(i).is_some_and(|t| t.is('-') && t.glued);
        // Where the distance that begins at a token ends.
        let way = |i: usize| {
            let number = tokens.get(i).and_then(Token::number)?;
            let unit = tokens.get(i + 1).is_some_and(|t| t.glued && t.is_word(&["m", "km", "k"]));
            (unit || number.value >= 60.0).then_some(i + 1 + usize::from(unit))
        };
        let before = |dash: usize| {
            let unit = tokens.get(dash.wrapping_sub(1)).is_some_and(|t| t.word().is_some());
            dash.checked_sub(1 + usize::from(unit)).filter(|i| way(*i) == Some(dash))
        };
        let Some(first) = at.checked_sub(1).filter(|i| dash(*i)).and_then(before) else {
            return false;
        };
        let Some(mut end) = way(at) else { return false };
        let mut links = 2 + usize::from(first > 0 && dash(first - 1));
        while let Some(next) = way(end + 1).filter(|_| dash(end)) {
            (end, links) = (next, links + 1);
        }
        let rest = tokens.get(end).and_then(Token::word).is_some_and(vocabulary::is_rest_word);
        let mut behind = self.c.fork();
        behind.at = end + 1;
        let named = behind.take_word(&["back", "recovery", "rest"]);
        let _ = behind.take('.') || behind.take(':') || behind.take('=');
        let own = named || behind.peek(0).is_some_and(Token::is_figure);
        look.at <= end && links >= LEAST && rest && own
    }

    /// `5 min, 1 min - slow jog for 3 min between`: whether the time `ahead` ends a list of times, and its
    /// rest stands behind the dash at which `look` is.
    fn rest_behind_dash(&self, look: &Cursor<'_>, ahead: usize) -> bool {
        let before =
            |n: usize| (self.c.at + ahead).checked_sub(n).and_then(|i| self.c.tokens.get(i));
        let listed = before(1).is_some_and(|t| t.is(','))
            && before(2).is_some_and(|t| t.is('\'') || t.is_word(MINUTES) || t.is_word(SECONDS));
        let rest = &look.tokens[look.at..];
        let end = rest.iter().position(|t| t.is(',') || t.is(';')).unwrap_or(rest.len());
        listed && rest[..end].iter().any(Token::is_figure)
    }

    /// Whether a time stands `ahead`.
    pub(crate) fn is_time(&self, ahead: usize) -> bool {
        let mut look = self.c.fork();
        look.at += ahead;
        look.quantity().is_some_and(|q| q.is_time())
    }

    /// `1km off 2 min`, `200m rest 90s`: the word for a rest, `n` tokens behind the amount that
    /// stands `ahead`, speaks of the time behind it.
    fn leads_on(&self, look: &Cursor<'_>, n: usize, ahead: usize) -> bool {
        let Some(word) = look.peek(n).filter(|t| t.is_word(vocabulary::REST)) else { return false };
        let mut next = look.fork();
        next.at += n + 1;
        let _ = next.take(':') || next.take('=') || next.take_word(&["of"]);
        let off = word.is_word(&["off"]);
        let timed = next.quantity().is_some_and(|q| {
            q.is_time()
                || q.unit == Unit::Bare
                    && (off && (15.0..=600.0).contains(&q.min) || ends_in_time(&mut next.fork()))
        });
        let placed =
            next.is_word(0, vocabulary::AMONG) || next.is_word(0, &["after", "rest", "off"]);
        // `600-500-400 off 3 min`, `300m hard off 3 min`: a chain of distances in front of the word, or
        // how hard they are run.
        let run = |i: usize| {
            let mut here = look.fork();
            here.at += i;
            let beside =
                ["m", "km", "k", "out", "in", "s", "sec", "secs", "min", "mins", "uphill", "hills"];
            here.peek(0).is_some_and(|t| t.is('-') || t.is_figure() || t.is_word(&beside))
                || vocabulary::effort(&here, 0).is_some()
        };
        let chain = n > 0 && off && (0..n).all(run);
        timed && !placed && (n == 0 || chain) && (off || !self.is_time(ahead))
    }
}

/// `rest 4, 3, 2 min`: whether bare numbers in front of a time go on here.
fn ends_in_time(look: &mut Cursor<'_>) -> bool {
    while look.take(',') || look.take('/') || look.take_word(&["and"]) {
        match look.quantity() {
            Some(next) if next.is_time() => return true,
            Some(next) if next.unit == Unit::Bare => {}
            _ => return false,
        }
    }
    false
}

/// `1000m to finish off`: the last part of the work, and no rest.
fn finishes(look: &Cursor<'_>, n: usize) -> bool {
    let before = (look.at + n).checked_sub(1).and_then(|i| look.tokens.get(i));
    let words = ["finish", "finishing", "round", "top", "start"].as_slice();
    look.is_word(n, &["off"]) && before.is_some_and(|t| t.is_word(words))
}

/// `1:30/3:00/4:30 rest`: times with slashes and a word for a rest at their end.
fn parallel(look: &Cursor<'_>, from: usize) -> bool {
    let time = |t: &Token| {
        t.is_figure() || t.is('/') || t.is('\'') || t.is('"') || t.is_word(&["min", "s", "sec"])
    };
    let times = look.tokens[from..].iter().take_while(|t| time(t)).count();
    let mut figures = look.tokens[from..from + times].iter().filter(|t| t.is_figure());
    figures.all(|t| t.number().is_none())
        && look.tokens.get(from + times).is_some_and(|t| t.is_word(vocabulary::REST))
}
