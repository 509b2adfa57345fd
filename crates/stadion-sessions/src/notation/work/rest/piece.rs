//! Rests within a line of work: where one begins, and where it ends.

use crate::notation::lines::label::section_name;
use crate::notation::quantity::{Quantity, Unit};
use crate::notation::recovery;
use crate::notation::target;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;
use crate::tree::{Effort, RestAmount, RestRule, Scope, Work};

/// A part at an easy pace that goes on for so long is no rest.
const LONG_M: f64 = 1000.0;
const LONG_S: f64 = 600.0;
/// A bare number beside a rest in minutes is no larger.
const MOST_MINUTES: f64 = 30.0;

/// Units of a rest, behind which a count begins something else.
const UNITS: &[&str] = &["min", "mins", "minutes", "s", "sec", "secs", "seconds", "m"];

impl Reader<'_, '_> {
    /// A piece of a list that is a rest: it has a word for one and no count.
    ///
    /// Only looked at behind a joint or directly behind work; behind a slash only
    /// with a word for it, and where a single part stands in front.
    pub(crate) fn rest_piece(&mut self, alone: bool) -> Option<Vec<RestRule>> {
        if let Some(rests) = self.rest_sentence() {
            return Some(rests);
        }
        let at = self.c.at;
        let mut from = at;
        while self.c.tokens.get(from).is_some_and(|t| {
            t.is(',')
                || t.is(';')
                || t.is('.')
                || t.is('+')
                || t.is('-')
                || t.is('\u{2014}')
                || t.is_word(&["and", "then", "with", "w", "take", "have", "avec", "mit", "con"])
                || (t.is('/') && (from > at || alone || self.places_named_rest(from + 1)))
        }) {
            from += 1;
        }
        if self.names_section(from) {
            return None;
        }
        // `4 x 500m; 2 mins, 90s, 60s rest`: a list of rests behind a sign that ends the work.
        let parted = from > at && (self.c.tokens[at].is(';') || self.c.tokens[at].is('.'));
        if parted && self.c.tokens.get(from).is_some_and(Token::is_figure) {
            self.c.at = from;
            if let Some(rest) = self.listed_rests() {
                return Some(vec![rest]);
            }
            self.c.at = at;
        }
        if let Some(end) = self.times_with_nouns(from) {
            self.c.at = from;
            let rests = crate::notation::recovery::clauses(self.c, end);
            self.c.at = end;
            return Some(rests);
        }
        let end = self.piece_end(from);
        let piece = self.c.tokens.get(from..end)?;
        // What the next set holds is no new work.
        let until = piece.iter().position(|t| t.is_word(&["before"])).unwrap_or(piece.len());
        let until = piece[..until]
            .windows(2)
            .position(|w| w[0].is_word(vocabulary::SETS) && w[1].is_word(&["of"]))
            .unwrap_or(until);
        let counted = piece[..until]
            .windows(2)
            .any(|w| w[0].is_figure() && (w[1].is_word(&["x", "times"]) || w[1].is('*')));
        // `+ 10 min jog` is easy running; `+ 3 min rest` is none.
        let joined = self.c.tokens.get(from.wrapping_sub(1)).is_some_and(|t| t.is('+'));
        let named =
            piece.iter().any(|t| t.is_word(vocabulary::REST) || t.is_word(vocabulary::BETWEEN));
        let slash = self.c.tokens.get(at).is_some_and(|t| t.is('/'));
        if counted
            || self.floats_at_pace(at, piece)
            || ((joined || slash) && !named)
            || !(self.rest_starts(from - at)
                || from > at && (self.aimed_rest(from) || self.moves_between(from, end)))
        {
            return None;
        }
        let before = self.c.tokens.get(from.wrapping_sub(1));
        let then = before.is_some_and(|t| t.is('.') || t.is_word(&["then"]))
            || from
                .checked_sub(2)
                .is_some_and(|i| self.c.tokens[i].is_word(crate::notation::work::joints::FINISH));
        if then && !named && self.way_home(from) {
            return None;
        }
        self.c.at = from;
        let rests = crate::notation::recovery::clauses(self.c, end);
        self.c.at = end;
        Some(rests)
    }

    /// `10 min cool down jog`: whether an amount with the name of a section behind it stands at a token.
    fn names_section(&self, at: usize) -> bool {
        let mut look = self.c.fork();
        look.at = at;
        look.quantity().is_some_and(|q| q.is_distance() || q.is_time())
            && section_name(look.tokens, look.at) > 0
    }

    /// `(400 @ 5k, 200 float @ marathon pace)`: a float that is asked for at a pace is a part of its own.
    fn floats_at_pace(&mut self, at: usize, piece: &[Token]) -> bool {
        let comma = self.c.tokens.get(at).is_some_and(|t| t.is(','));
        let float = piece.iter().position(|t| t.is_word(&["float"])).filter(|_| comma);
        let Some(float) = float.filter(|_| self.depth > 0) else { return false };
        let mut look = self.c.fork();
        look.at = at + 1;
        let way = look.quantity().is_some() && look.is_word(0, &["float"]);
        look.at += 1;
        let sign = look.is(0, '@') || look.is_word(0, &["at"]);
        let aimed = sign && target::target(&mut look).is_some();
        if way && aimed {
            let span = self.c.tokens[at + 1].span.hull(piece[float].span);
            self.c.ambiguity(
                span,
                &["a part of its own", "the rest behind the work"],
                "a float with a pace of its own",
            );
        }
        way && aimed
    }

    /// `then 1 mile jog`: a long easy part is the way home rather than a rest.
    fn way_home(&self, at: usize) -> bool {
        let mut look = self.c.fork();
        look.at = at;
        let _ = vocabulary::mode(&mut look);
        let amount = look.quantity();
        let _ = vocabulary::mode(&mut look);
        let named = look.is_word(0, vocabulary::REST) || look.is_word(0, vocabulary::AMONG);
        let far = amount.and_then(|q| q.meters()).is_some_and(|m| m.min().meters() >= LONG_M);
        !named && (far || amount.is_some_and(|q| q.is_time() && q.min >= LONG_S))
    }

    /// `walk back + 3 min`: whether the plus at token `i` adds a time to a walk without an amount.
    fn tops_up(&self, i: usize) -> bool {
        let tokens = self.c.tokens;
        if !tokens[i].is('+') || !tokens[i - 1].is_word(&["back", "down"]) {
            return false;
        }
        let mut look = self.c.fork();
        look.at = i + 1;
        let short = look.quantity().is_some_and(|q| q.is_time() && q.max <= LONG_S);
        let _ = look.take_word(vocabulary::REST);
        short && (look.done() || [')', ',', ';', '.', '+'].iter().any(|s| look.is(0, *s)))
    }

    /// `rest 90, 60, 30 s`: whether the comma at token `i` stands between bare numbers that list rests.
    fn lists_rests(&self, i: usize) -> bool {
        let tokens = self.c.tokens;
        let short =
            |at: usize| tokens.get(at).and_then(Token::number).is_some_and(|n| n.value <= 600.0);
        tokens[i].is(',')
            && short(i - 1)
            && short(i + 1)
            && !tokens.get(i + 2).is_some_and(|t| t.is_word(&["x", "m", "km"]) || t.is('*'))
            // `jog 100, 200 hard`: what is called hard is no rest.
            && vocabulary::effort_at(tokens, i + 2)
                .is_none_or(|(effort, _)| effort == Effort::Easy)
    }

    /// `recov. 60secs easy`: whether the stop at token `i` cuts a word short.
    fn cut_short(&self, from: usize, i: usize) -> bool {
        let tokens = self.c.tokens;
        // `p.2' P.8'`: a letter for a rest.
        let letter = tokens[i].is('.')
            && tokens[i].glued
            && tokens[i - 1].is_word(&["r", "p"])
            && tokens.get(i + 1).is_some_and(|t| t.glued && t.is_figure());
        if letter {
            return true;
        }
        tokens[i].is('.')
            && tokens[i - 1].is_word(&["rec", "recov", "récup", "recup", "r", "ri", "p"])
            && !tokens[from..i].iter().any(Token::is_figure)
            && tokens.get(i + 1).is_some_and(Token::is_figure)
            && !tokens.get(i + 2).is_some_and(|t| t.is_word(&["x"]) || t.is('*'))
    }

    /// Whether the rest that began at `from` ends in front of token `i`, where no joint of a list stands.
    fn cuts_rest(&self, from: usize, i: usize, outside: bool) -> bool {
        let tokens = self.c.tokens;
        let token = &tokens[i];
        let next = |n: usize| tokens.get(i + n);
        let figure = |n: usize| next(n).is_some_and(Token::is_figure);
        if self.counts_all(i) {
            return true;
        }
        if !outside {
            return false;
        }
        // `... 2 min rest or 8 x 400m`: the other work to choose.
        let other = token.is_word(crate::notation::work::choice::OR)
            && figure(1)
            && next(2).is_some_and(|t| t.is_word(&["x"]) || t.is('*'));
        // `// 6 min rest // repeat`: the next field.
        let field = token.is('/') && i > from + 1 && next(1).is_some_and(|t| t.is('/'));
        let rest = word_before(tokens, i).is_some_and(vocabulary::is_rest_word);
        // `with 400 jog for recovery in 73, 73, 74`: behind the rest the times of the work.
        let timed = token.is_word(&["in"])
            && rest
            && figure(1)
            && figure(3)
            && next(2).is_some_and(|t| t.is(','));
        // `1 min jog recovery-2 min 10k`: a dash stuck between words parts the rest from the next part.
        let stuck = token.is('-')
            && token.glued
            && rest
            && next(1).is_some_and(|t| t.glued && t.is_figure());
        // Times that were run stand behind a dash.
        let dash = token.is('\u{2014}') || (token.is('-') && !token.glued);
        let apart = next(1).is_some_and(|t| !t.glued && t.is_figure());
        let range =
            tokens.get(i.wrapping_sub(1)).is_some_and(|t| t.is_figure() || t.is('\'') || t.is('"'));
        let ran = dash && apart && !range;
        other || field || timed || stuck || ran || self.behind_letter(i)
    }

    /// Where the piece that begins at `from` ends: before the next item of work.
    pub(crate) fn piece_end(&self, from: usize) -> usize {
        let mut depth = 0_i32;
        for (i, token) in self.c.tokens.iter().enumerate().skip(from) {
            if token.is('(') || token.is('[') || token.is('{') {
                depth += 1;
            }
            if token.is(')') || token.is(']') || token.is('}') {
                depth -= 1;
                if depth < 0 {
                    return i;
                }
            }
            if depth == 0 && self.run_behind_time(from, i)
                || i > from && self.cuts_rest(from, i, depth == 0)
            {
                return i;
            }
            if depth == 0 && i > from + 1 && token.is('-') && self.dash_behind_rest(from, i) {
                return i;
            }
            if i > from && (self.lists_rests(i) || self.cut_short(from, i) || self.tops_up(i)) {
                continue;
            }
            if token.is(',') && i > from && self.time_of_full(from, i) {
                continue;
            }
            let work =
                || self.item_behind_rest(i) || self.section_at(i) || self.run_behind_slash(i);
            if depth == 0 && i > from && work() {
                return i;
            }
            if depth == 0 && i > from && self.rest_for_another(i) {
                continue;
            }
            let ahead = i - self.c.at.min(i);
            // `rest 5 min before the next set of 4 x 200`: what the set holds was said before.
            if token.is_word(&["before"]) && self.c.is_word(ahead + 1, &["next", "the"]) {
                let stop = self.c.tokens.iter().skip(i).position(|t| t.is('.') || t.is(';'));
                return stop.map_or(self.c.tokens.len(), |n| i + n);
            }
            // `30 s rest for a total of 20 min`: the sum is no rest.
            if i > from && token.is_word(&["total", "totalling", "totaling"]) {
                return i;
            }
            if i > from && self.between_two(i) {
                continue;
            }
            let joint = token.is('+')
                || token.is(';')
                || token.is(',')
                || token.is('.')
                || token.is_word(&["then", "followed", "and"]);
            if depth == 0 && i > from && joint {
                let mut next = ahead + 1;
                while self
                    .c
                    .peek(next)
                    .is_some_and(|t| t.is_word(&["then", "and", "by", "a", "the"]))
                {
                    next += 1;
                }
                let then = self.c.tokens.get(self.c.at + next - 1);
                let stop = token.is('.') && self.c.peek(next).is_some_and(|t| t.capital);
                let then = stop || then.is_some_and(|t| t.is_word(&["then"]));
                let home = then && self.way_home(self.c.at + next);
                if home || token.is('+') || token.is(';') || !self.rest_follows(next) {
                    return i;
                }
            }
            if depth == 0
                && i > from
                && self.times_sign(ahead)
                && self.c.tokens.get(i + 1).is_some_and(|t| t.number().is_some())
            {
                // A postfix count ends a rest: `... with 100m jog x 16`.
                let counted = self.c.tokens.get(i - 1).is_some_and(Token::is_figure);
                if !counted {
                    return i;
                }
                // `... between efforts 4 x 1 min`: the place of the rest is said, and work begins.
                if i > from + 2 && self.ends_rest(i - 2) {
                    return i - 1;
                }
            }
        }
        self.c.tokens.len()
    }

    /// `1 min between the 300 and the 100`: whether the word at token `i` stands between two places.
    fn between_two(&self, i: usize) -> bool {
        let tokens = self.c.tokens;
        if !tokens[i].is_word(&["and"]) {
            return false;
        }
        let unit = usize::from(tokens[i - 1].is_word(&["m", "s"]));
        let back = |n: usize| i.checked_sub(n + unit).and_then(|at| tokens.get(at));
        let number = back(1).is_some_and(|t| t.number().is_some());
        let article = usize::from(back(2).is_some_and(|t| t.is_word(&["the"])));
        let among = back(2 + article).is_some_and(|t| t.is_word(vocabulary::AMONG));
        let the = usize::from(tokens.get(i + 1).is_some_and(|t| t.is_word(&["the"])));
        let next = tokens.get(i + 1 + the).is_some_and(|t| t.number().is_some());
        number && among && next && !tokens.get(i + 2 + the).is_some_and(|t| t.is_word(&["x"]))
    }

    /// `500m / 2 min rest between each`, `500m / 2' jog between reps`: whether a time stands at a token,
    /// and its place behind it.
    fn places_named_rest(&self, at: usize) -> bool {
        let mut look = self.c.fork();
        look.at = at;
        let timed = look.quantity().is_some_and(|q| q.is_time());
        let _ = vocabulary::mode(&mut look);
        let _ = look.take_word(vocabulary::REST);
        timed && (look.is_word(0, vocabulary::AMONG) || recovery::per_way(&look) > 0)
    }

    /// `with 2 minutes recovery (4 times)`: how often all of it is done.
    fn counts_all(&self, i: usize) -> bool {
        let token = |n: usize| self.c.tokens.get(i + n);
        self.c.tokens[i].is('(')
            && token(1).is_some_and(|t| t.number().is_some())
            && token(2).is_some_and(|t| t.is_word(&["times"]))
            && token(3).is_some_and(|t| t.is(')'))
    }

    /// `with 90 sec jog/2 miles easy`: a run behind a slash is no rest.
    fn run_behind_slash(&self, i: usize) -> bool {
        let slash = self.c.tokens[i].is('/');
        let moved = slash && self.c.tokens[i - 1].word().is_some_and(vocabulary::is_rest_word);
        let mut look = self.c.fork();
        look.at = i + 1;
        moved
            && look.quantity().and_then(|q| q.meters()).is_some_and(|m| m.min().meters() >= LONG_M)
    }

    /// Whether a rest may end with the token, so that a count behind it is one of work.
    fn ends_rest(&self, at: usize) -> bool {
        self.c.tokens.get(at).is_some_and(|t| {
            t.is_word(vocabulary::REPS)
                || t.is_word(vocabulary::SETS)
                || t.word().is_some_and(vocabulary::is_rest_word)
                || t.is('\'')
                || t.is('"')
                || t.is_word(UNITS)
        })
    }

    /// `rest 1 min 100`, `rest 2' 400 rest 90"`: behind the word for a rest and its time a distance of
    /// the track that no word makes a part of that rest is the next part.
    fn run_behind_time(&self, from: usize, at: usize) -> bool {
        let tokens = self.c.tokens;
        let bare = |t: &Token| {
            t.number().is_some_and(|n| {
                n.decimals == 0 && n.value >= 100.0 && (n.value / 50.0).fract() == 0.0
            })
        };
        if at <= from + 1 || !bare(&tokens[at]) {
            return false;
        }
        let before = &tokens[at - 1];
        let timed = before.is('\'')
            || before.is('"')
            || before.is_word(&["min", "mins", "minutes", "s", "sec", "secs", "seconds"])
            || before.is_figure() && before.number().is_none();
        let led = tokens[from].is_word(vocabulary::REST) || tokens[from].is_word(&["r"]);
        if !(timed && led) {
            return false;
        }
        let unit = usize::from(tokens.get(at + 1).is_some_and(|t| t.is_word(&["m"])));
        let next = tokens.get(at + 1 + unit);
        let again = next.is_some_and(|t| t.is_word(vocabulary::REST) || t.is_word(&["r"]))
            && tokens.get(at + 2 + unit).is_some_and(Token::is_figure);
        again || next.is_none_or(|t| [')', ']', ',', ';', '+'].iter().any(|s| t.is(*s)))
    }

    /// `5 min @ 150 W between`: the piece at `from` is aimed at something, and is a rest all the same.
    fn aimed_rest(&self, from: usize) -> bool {
        let mut look = self.c.fork();
        look.at = from;
        // One amount alone, with nothing but words around what it is aimed at: a list is work.
        if look.quantity().is_none_or(|q| q.unit == Unit::Bare) {
            return false;
        }
        while look.peek(0).is_some_and(|t| t.word().is_some()) {
            look.at += 1;
        }
        // `1 min @ (rest)`.
        let open = usize::from(look.is(1, '('));
        if look.is(0, '@') && look.is_word(1 + open, vocabulary::REST) {
            return true;
        }
        if !(look.is(0, '@') && target::beside_rest(&mut look)) {
            return false;
        }
        let mut named = false;
        while let Some(token) = look.peek(0).filter(|t| t.word().is_some()) {
            if token.is_word(&["with", "w", "x", "then"]) {
                return false;
            }
            named |= token.is_word(&["between", "btw", "btwn", "recovery", "rest"]);
            look.at += 1;
        }
        named && !look.peek(0).is_some_and(Token::is_figure)
    }

    /// `4 x 4 km @ 102% MP w/ 1 km @ 90% MP`: one amount with an aim of its own, no longer than a
    /// repetition, behind `with` and at the end of its piece, is what lies between them.
    pub(crate) fn aimed_float(&mut self, item: &Work) -> Option<Work> {
        let mut look = self.c.fork();
        let led = look.take_word(&["with", "w"]);
        let _ = led && look.take('/');
        let Work::Repeat { body, .. } = item else { return None };
        let Work::Rep(rep) = &**body else { return None };
        let from = look.at;
        let amount = if led { look.quantity()? } else { return None };
        let shorter = match (rep.amount.distance(), amount.meters()) {
            (Some(run), Some(float)) => float.max() <= run.min(),
            _ => rep.amount.time().zip(amount.time()).is_some_and(|(a, b)| b.max().0 <= a.min()),
        };
        let ends = |look: &Cursor<'_>| {
            look.done() || [',', ';', '.', '+', ')'].iter().any(|s| look.is(0, *s))
        };
        let aimed = target::beside_rest(&mut look);
        while aimed && !ends(&look) && look.peek(0).is_some_and(|t| t.word().is_some()) {
            look.at += 1;
        }
        if !(shorter && aimed && ends(&look)) || rep.targets.is_empty() && rep.effort.is_none() {
            return None;
        }
        let end = look.at;
        self.c.at = from;
        let rests = crate::notation::recovery::clauses(self.c, end);
        self.c.at = end;
        Some(crate::notation::work::with(item.clone(), rests))
    }

    /// `with 1 km at 85 % MP between reps`: whether the amount `ahead` lies between the repetitions,
    /// whatever it is aimed at.
    pub(crate) fn places_rest(&self, ahead: usize) -> bool {
        const MOST: usize = 12;
        let mut look = self.c.fork();
        look.at += ahead;
        if !look.take_word(&["mile"]) && look.quantity().is_none() {
            return false;
        }
        let rest = look.tokens.get(look.at..).unwrap_or_default();
        for (i, token) in rest.iter().enumerate().take(MOST) {
            let next = rest.get(i + 1);
            let figure = next.is_some_and(Token::is_figure);
            if token.is_word(vocabulary::AMONG) {
                // `between miles 5 and 8` is where in the run.
                let run = next.is_some_and(|t| t.is_word(&["miles", "mile", "km", "kms", "the"]));
                return !(figure || run && rest.get(i + 2).is_some_and(Token::is_figure));
            }
            let ends = [',', ';', '+', '(', ')', '/', '[', ']'].iter().any(|s| token.is(*s))
                || token.is('.') && next.is_none_or(|t| t.capital)
                || token.is_word(&["x", "times", "then"])
                || token.is_word(&["and", "with", "w"]) && figure;
            if ends {
                return false;
            }
        }
        false
    }

    /// Whether the piece `ahead` goes on with a rest rather than with work.
    pub(crate) fn rest_follows(&self, ahead: usize) -> bool {
        let from = self.c.at + ahead;
        let ends = ['+', ';', ',', '.', '(', '[', ')', ']', '@'];
        let piece = self.c.tokens.get(from..).unwrap_or_default();
        let len = piece.iter().position(|t| ends.iter().any(|s| t.is(*s))).unwrap_or(piece.len());
        let aimed = piece.get(len).is_some_and(|t| t.is('@'));
        let piece = &piece[..len];
        // `600m with 2 minutes between sets`: a distance, and behind the word its rest.
        let mut look = self.c.fork();
        look.at = from;
        let way = look.quantity().is_some_and(|q| q.is_distance());
        if way && look.take_word(&["with", "w", "off"]) {
            let _ = look.take('/');
            if look.peek(0).is_some_and(Token::is_figure) {
                return false;
            }
        }
        let counted = piece
            .windows(2)
            .any(|w| w[0].is_figure() && (w[1].is_word(&["x", "times"]) || w[1].is('*')));
        let repeat = piece.first().is_some_and(|t| t.is_word(&["repeat"]));
        if aimed && !counted && self.aimed_rest(from) {
            return true;
        }
        if counted || repeat || aimed {
            return false;
        }
        let word = |t: &Token| {
            t.word().is_some_and(|w| {
                vocabulary::is_rest_word(w) || matches!(w, "btw" | "btwn" | "between" | "after")
            })
        };
        // `90s off` is a rest, `1100m off 3'` is work with one; without a figure in front of the
        // word there is no work.
        let first_word = piece.iter().position(word);
        let first_figure = piece.iter().position(Token::is_figure);
        let bare = match (first_word, first_figure) {
            (Some(word), Some(figure)) => word < figure,
            (word, None) => word.is_some(),
            _ => false,
        };
        let placed = piece.iter().any(|t| t.is_word(vocabulary::BETWEEN));
        bare || placed || self.rest_starts(ahead)
    }

    /// `with 60s, 90s, 120s recoveries`: one rest after the other, with commas between them.
    pub(crate) fn listed_rests(&mut self) -> Option<RestRule> {
        let from = self.c.at;
        let mut look = self.c.fork();
        let with = look.take_word(&["with", "w"]);
        let _ = with && look.take('/');
        let mut found = Vec::new();
        loop {
            found.push(look.quantity()?);
            let comma = look.take(',');
            let and = look.take_word(&["and"]) || look.take('&');
            // `w/ 4' 3' 2' rest`.
            let beside = look.peek(0).is_some_and(|t| t.is_figure() && !t.glued)
                && found.iter().all(Quantity::is_time);
            if !(comma || and || beside) {
                break;
            }
        }
        // `4, 3 and 2 minutes of recovery`.
        let of = look.is_word(0, &["of"])
            && look.peek(1).and_then(Token::word).is_some_and(vocabulary::is_rest_word);
        look.at += usize::from(of);
        let mode = vocabulary::mode(&mut look);
        // `4, 3, 2, 1 min rest`: the unit of the last is that of all.
        let unit = found.last()?.unit;
        let amount = |q: &Quantity| match (q.unit, unit) {
            // Nobody rests for `150, 5 min`.
            (Unit::Bare, Unit::Time(60)) if q.max > MOST_MINUTES => None,
            (Unit::Bare, Unit::Time(unit)) => q.as_time(unit).time().map(RestAmount::Time),
            (Unit::Bare, Unit::Distance(unit)) => {
                q.as_unit(unit).meters().map(RestAmount::Distance)
            }
            (Unit::Time(_), Unit::Time(_)) => q.time().map(RestAmount::Time),
            (Unit::Distance(_), Unit::Distance(_)) => q.meters().map(RestAmount::Distance),
            _ => None,
        };
        let list = found.iter().map(amount).collect::<Option<Vec<_>>>()?;
        // `with 100m, 200m, 100m jog`: led by the word and with a way of moving, ways are rests too.
        let named = look.is_word(0, vocabulary::REST);
        let moved = with && mode.is_some() && list.len() > 2;
        let timed = matches!(unit, Unit::Time(_));
        if list.len() < 2 || !(moved || named && (timed || with)) {
            return None;
        }
        while look.take_word(vocabulary::REST)
            || look.take_word(&["resp", "respectively", "between", "in", "reps"])
            || (look.is(0, ',') && look.is_word(1, &["resp", "respectively"]) && look.take(','))
        {
        }
        self.c.at = look.at;
        let span = self.c.span_from(from);
        Some(crate::notation::work::rest::times::rule(
            RestAmount::Cycle(list),
            mode,
            Scope::EachGap,
            span,
        ))
    }
}

/// The word in front of a token.
fn word_before<'t>(tokens: &[Token<'t>], at: usize) -> Option<&'t str> {
    at.checked_sub(1).and_then(|i| tokens.get(i))?.word()
}
