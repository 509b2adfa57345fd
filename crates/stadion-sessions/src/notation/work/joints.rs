//! What joins the items of a list, and lists to one another.

use crate::notation::target;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;
use crate::notation::work::aims::attributes;
use crate::tree::{Activity, Target, Work};

/// What leads the last part.
pub(super) const FINISH: &[&str] = &["finish", "finishing", "finished", "ending", "end"];

/// Words for an aim.
pub(super) const GOALS: &[&str] = &["ziel", "zielzeit", "goal", "target", "aim", "objectif", "mål"];

impl Reader<'_, '_> {
    /// Steps over what joins blocks: `+`, `;`, `then`, `followed by`, `into`, a full stop.
    pub(super) fn block_joint(&mut self) -> bool {
        let at = self.c.at;
        // A comma only goes with a word: `400m, then 200m`.
        let comma = self.c.is(0, ',')
            && (self
                .c
                .is_word(1, &["then", "followed", "puis", "plus", "dann", "luego", "finally"])
                || (self.c.is_word(1, FINISH) && self.c.is_word(2, &["with", "off", "by"])));
        self.c.at += usize::from(comma);
        loop {
            let sign = self.c.is(0, '+') || self.c.is(0, ';') || self.c.is(0, '.');
            let word = self.c.is_word(
                0,
                &[
                    "then",
                    "into",
                    "puis",
                    "afterwards",
                    "plus",
                    "dann",
                    "danach",
                    "luego",
                    "sedan",
                    "finally",
                    "lastly",
                ],
            );
            let finish = self.c.is_word(0, FINISH) && self.c.is_word(1, &["with", "off", "by"]);
            let two = finish
                || (self.c.is_word(0, &["followed"]) && self.c.is_word(1, &["by"]))
                || (self.c.is_word(0, &["and"])
                    && self.c.is_word(1, &["then", "finally", "lastly"]));
            if two {
                self.c.at += 2;
            } else if sign || word {
                self.c.at += 1;
            } else {
                return self.c.at != at;
            }
        }
    }

    /// Steps over what joins the items of a list, where an item follows.
    pub(super) fn list_joint(&mut self, parts: &[Work]) -> bool {
        let Some(token) = self.c.peek(0) else { return false };
        // `400x800x1200`, `100m x 100m x 200m`.
        let way = matches!(parts.last(), Some(Work::Rep(r)) if r.amount.distance().is_some());
        if way && self.distance_ahead(0) {
            self.c.at += 1;
            return true;
        }
        let sign = token.is(',')
            || token.is('/')
            || token.is('&')
            || token.is('\u{2014}')
            || token.is('-');
        let word = token.is_word(&["and"]);
        if !(sign || word) {
            return false;
        }
        let width = 1 + usize::from(token.is(',') && self.c.is_word(1, &["and"]));
        // `..., cool down 10 min`, `..., CD 2 miles`.
        let name = crate::notation::lines::label::section_name(self.c.tokens, self.c.at + width);
        if name > 0 && self.c.peek(width + name).is_some_and(Token::is_figure) {
            self.c.at += width + name;
            return true;
        }
        // `..., Thurs: 5 mile tempo`: several days are told where the line is read.
        let day =
            self.c.is_word(width, crate::notation::lines::other::DAYS) && self.c.is(width + 1, ':');
        if self.c.is_word(width, &["am", "pm"]) && self.item_starts(width + 1) {
            self.c.at += width + 1;
            return true;
        }
        if day && self.item_starts(width + 2) {
            self.c.at += width + 2;
            return true;
        }
        if self.item_starts(width) {
            // Where the next part has a count of its own, or the first one is done once, all is said.
            let counted = self.times_sign(width + 1);
            let several =
                matches!(parts, [Work::Repeat { count, .. }] if count.max() > 1) && !counted;
            let mut look = self.c.fork();
            look.at += width;
            let lettered =
                look.quantity().is_some_and(|q| crate::notation::recovery::lettered(&look, &q));
            if token.is('/') && several && !lettered {
                self.c.ambiguity(
                    token.span,
                    &["the count holds for what stands next to it", "the count holds for all"],
                    "a list with slashes behind a count",
                );
            }
            // `400m / 1 minute reps`: a distance and a time beside one another may be a choice.
            if token.is('/') && self.other_kind_behind(parts, width) {
                self.c.ambiguity(
                    token.span,
                    &["one after the other", "either of the two"],
                    "a distance and a time with a slash between them",
                );
            }
            self.c.at += width;
            return true;
        }
        false
    }

    fn other_kind_behind(&self, parts: &[Work], ahead: usize) -> bool {
        let [Work::Rep(before)] = parts else { return false };
        let mut look = self.c.fork();
        look.at += ahead;
        before.amount.distance().is_some() && look.quantity().is_some_and(|q| q.is_time())
    }

    /// `300m 200m 2 x 100m`: items without a joint between them.
    pub(super) fn side_by_side(&mut self, parts: &[Work]) -> bool {
        let mut look = self.c.fork();
        let range = self.c.is(1, '-') && self.times_sign(3);
        let counted =
            (self.times_sign(1) || range) && self.c.peek(0).is_some_and(|t| t.number().is_some());
        let way = look.quantity().is_some_and(|q| q.is_distance());
        let before = parts.last().and_then(attributes::first_rep);
        // `squat 3x5, bench 3x5`: a count after the name of the next lift.
        if self.lifts_weights() && (counted || self.load_ahead() || self.sets_ahead_of_lifts()) {
            return true;
        }
        // Words between them say something else than a list.
        // `4 x 200m` is never written by accident, whatever words stand before it.
        let choice = self.c.tokens.get(self.c.at.wrapping_sub(1));
        let choice =
            choice.is_some_and(|t| t.is_word(&["or", "instead", "of", "next", "oder", "ou"]));
        if counted && !choice && self.counts_amount() {
            return true;
        }
        if parts.last().is_some_and(|p| self.sport_follows(p)) || self.section_at(self.c.at) {
            return true;
        }
        // `10 min easy 30 min tempo`: what was said of the first parts them.
        let section = self.section_behind();
        let told = |r: &crate::tree::Rep| {
            let sport = !matches!(r.activity, Activity::Main | Activity::Walk);
            section || sport || r.effort.is_some() || !r.targets.is_empty()
        };
        if matches!(parts.last(), Some(Work::Rep(r)) if r.amount.time().is_some() && told(r)) {
            return self.time_follows();
        }
        // `4 min, 3 min 2 min, 1 min`: a comma is missing in a list of times.
        let bare = |p: &Work| matches!(p, Work::Rep(r) if r.amount.time().is_some());
        if parts.len() > 1 && parts.iter().all(bare) && self.time_follows() {
            return true;
        }
        let rested = |p: &Work| {
            crate::notation::work::rest::times::is_rested(p) || matches!(p, Work::With { .. })
        };
        if parts.last().is_some_and(rested) && self.time_follows() {
            return true;
        }
        // `350m rest 1 min 100`.
        if matches!(parts.last(), Some(Work::With { .. })) && self.track_distance() {
            return true;
        }
        if self.bare_chain() {
            let single = parts.last().filter(|p| crate::notation::work::rest::times::is_single(p));
            return single
                .and_then(attributes::first_rep)
                .is_some_and(|r| r.amount.distance().is_some());
        }
        let touching = self.c.tokens.get(self.c.at.wrapping_sub(1)).is_some_and(|t| {
            t.number().is_some()
                || t.is(')')
                || t.is_word(&["m", "km", "k", "mile", "miles", "meters", "metres"])
        });
        if !touching || !(counted || way) || before.is_none_or(|r| r.amount.distance().is_none()) {
            return false;
        }
        let repeated = parts.iter().any(|p| !crate::notation::work::rest::times::is_single(p));
        if repeated && !counted {
            let span = look.span_from(self.c.at);
            self.c.ambiguity(
                span,
                &["one more repetition", "a rest"],
                "a distance behind repetitions, without a joint or a word",
            );
        }
        true
    }

    /// `250 250 200 200`: a bare distance of the track right behind another.
    pub(super) fn bare_chain(&self) -> bool {
        let bare = |i: usize| {
            let n = self.c.tokens.get(i).and_then(Token::number);
            n.is_some_and(|n| n.value >= 100.0 && (n.value / 50.0).fract() == 0.0)
        };
        let counted = self.times_sign(1) || self.c.is(1, '%') || self.watts_or_beats(1);
        // `1200 (3 min) 800 (2 min) 400`: brackets between them.
        let before = self.c.at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        let closed = before.is_some_and(|t| t.is(')') || t.is(']'));
        self.c.at > 0 && (closed || bare(self.c.at - 1)) && bare(self.c.at) && !counted
    }

    /// `Swim 8 minutes bike 24 minutes run 12 minutes`: one sport, and a time in the next one.
    ///
    /// `20 min bike 10 min run` has each behind its time.
    pub(super) fn sport_follows(&self, item: &Work) -> bool {
        let mut look = self.c.fork();
        let led = attributes::first_rep(item).is_some_and(|r| r.activity != Activity::Main);
        led && crate::notation::work::rest::times::is_timed(item)
            && look.take_word(&["bike", "run", "swim", "row", "ride"])
            && look.quantity().is_some_and(|q| q.is_time())
    }

    /// Whether a distance of the track stands here, with its unit or without.
    pub(super) fn track_distance(&self) -> bool {
        let number = self.c.peek(0).and_then(Token::number);
        let track = number.is_some_and(|n| {
            n.decimals == 0 && n.value >= 100.0 && (n.value / 50.0).fract() == 0.0
        });
        track && !self.times_sign(1) && !self.c.is(1, '%') && !self.watts_or_beats(1)
    }

    /// `200W`, `180 bpm`; the letter in `200 w/ 3 min rest` is `with`.
    fn watts_or_beats(&self, ahead: usize) -> bool {
        let with = self.c.is(ahead + 1, '/');
        self.c.is_word(ahead, &["bpm"]) || self.c.is_word(ahead, &["w"]) && !with
    }

    /// `3 min 2 min, 1 min`: whether one more time of a list stands behind the last without a sign.
    pub(super) fn next_of_times(&self, item: &Work) -> bool {
        let mut look = self.c.fork();
        matches!(item, Work::Rep(r) if r.amount.time().is_some() && r.targets.is_empty())
            && look.quantity().is_some_and(|q| q.is_time() && !q.clock)
            && (look.done() || look.is(0, ',') || look.is(0, '.'))
            && !self.rest_starts(0)
    }

    /// Whether a time stands here that nothing makes a rest or a target.
    pub(super) fn time_follows(&self) -> bool {
        let mut look = self.c.fork();
        look.quantity().is_some_and(|q| q.is_time()) && !self.rest_starts(0)
    }

    /// Whether a count, its sign and an amount stand here.
    fn counts_amount(&self) -> bool {
        let mut look = self.c.fork();
        let whole = look.plain_number().is_some_and(|(n, _)| n <= 60.0 && n.fract() == 0.0);
        if look.is(0, '-') && look.peek(1).is_some_and(|t| t.number().is_some()) {
            look.at += 2;
        }
        look.at += 1;
        let group = look.is(0, '(') || look.is(0, '[') || look.is(0, '{');
        whole && (look.quantity().is_some() || group && look.peek(1).is_some_and(Token::is_figure))
    }

    /// `..., Ziel 60-63 sec`, `. Goal: 3:20`: a word for an aim, and behind it what is aimed at.
    pub(super) fn goal_behind(&mut self, parts: &mut [Work]) -> bool {
        let back = self.c.at;
        let _ = self.c.take(',') || self.c.take('.') || self.c.take(';') || self.c.take('-');
        let comma = self.c.at > back && self.c.tokens[back].is(',');
        // `, in 72-74`; `, in 90s jog` goes on with words of rest.
        let led = self.c.take_word(GOALS) || comma && self.c.take_word(&["in"]);
        let _ = led && self.c.take_word(&["time", "times", "is", "of", "pace"]);
        let _ = led && (self.c.take(':') || self.c.take('='));
        let amount = led
            && self
                .c
                .fork()
                .quantity()
                .is_some_and(|q| q.is_time() || q.unit == crate::notation::quantity::Unit::Bare);
        let item = parts.last().filter(|_| amount).cloned();
        let found = item.and_then(|item| self.targeted(&item, 0));
        if let (Some(found), Some(last)) = (found, parts.last_mut()) {
            *last = found;
            return true;
        }
        self.c.at = back;
        false
    }

    /// `... 90s recs. @ 3k-5k pace`: a sign of an aim that opens a sentence holds for all before it.
    pub(super) fn aim_behind(&mut self, parts: &mut [Work]) -> bool {
        let from = self.c.at;
        if !self.c.take('@') && !self.c.take_word(&["at"]) {
            return false;
        }
        let found = target::target(self.c).filter(|t| !matches!(t, Target::Time(_)));
        let Some(found) = found else {
            self.c.at = from;
            return false;
        };
        for part in parts {
            let whole = std::mem::replace(part, Work::Choice(Vec::new()));
            *part = crate::notation::work::aims::aim::aimed(whole, &found);
        }
        true
    }

    /// `2 x 4 x 80m; [walk back recovery; 6 min]`: nothing but rests in brackets behind a joint.
    fn rests_in_brackets(&mut self, parts: &mut Vec<Work>) -> bool {
        let joint = self.c.is(0, ';') || self.c.is(0, '.') || self.c.is(0, ',');
        if !(joint && (self.c.is(1, '[') || self.c.is(1, '('))) {
            return false;
        }
        let inner = self.c.tokens.get(self.c.at + 2..).unwrap_or_default();
        let Some(len) = inner.iter().position(|t| t.is(')') || t.is(']')) else { return false };
        let named = inner[..len].iter().any(|t| t.is_word(vocabulary::REST));
        let work = inner[..len].iter().any(|t| t.is_word(&["x", "times", "at"]) || t.is('@'));
        if !named || work {
            return false;
        }
        self.c.at += 1;
        let Some(last) = parts.pop() else { return false };
        let changed = self.bracket(&last);
        parts.push(changed.unwrap_or(last));
        true
    }

    /// `1000m, (10 min rest), 2 x 500m`: a rest in brackets behind a comma.
    pub(super) fn bracketed_rest(&mut self, parts: &mut Vec<Work>) -> bool {
        if self.rests_in_brackets(parts) {
            return true;
        }
        let joint = self.c.is(0, ',') || self.c.is(0, ';');
        if !joint || !(self.c.is(1, '(') || self.c.is(1, '[')) {
            return false;
        }
        let mut look = self.c.fork();
        look.at += 2;
        let amount = look.quantity().is_some();
        let moves = vocabulary::mode(&mut look).is_some();
        let back = look.take_word(&["back", "down"]);
        let closed = |look: &Cursor<'_>| look.is(0, ')') || look.is(0, ']') || look.is(0, ';');
        if !((amount || moves && back) && look.take_word(vocabulary::REST) && closed(&look)) {
            return false;
        }
        self.c.at += 1;
        let Some(last) = parts.pop() else { return false };
        let changed = self.bracket(&last);
        parts.push(changed.unwrap_or(last));
        true
    }
}
