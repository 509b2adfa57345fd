//! What stands beside an item: effort, targets, rests, glosses.

use crate::notation::quantity::Unit;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::aims::aim::aimed;
use crate::notation::work::leaf::{decorate, is_rep_noun, with_effort};
use crate::notation::work::{Reader, with};
use crate::notation::{recovery, target};
use crate::tree::{Activity, Amount, DistanceUnit, Effort, Rep, RestAmount, Scope, Target, Work};

/// What a start on the clock is called.
const CYCLE: &[&str] = &["cycle", "cycles", "clock", "sendoff", "leave"];

impl Reader<'_, '_> {
    /// Reads what stands behind an item until the next joint.
    pub(crate) fn attributes(&mut self, mut item: Work) -> Work {
        while !self.c.done() {
            let before = self.c.at;
            if let Some(changed) = self.made_of_equal(&item) {
                item = changed;
                continue;
            }
            if self.parts_of_swim(&item) || self.lane_variant() {
                continue;
            }
            // `1000 warm-up (400 swim, ...)`: the hyphen joins nothing.
            let hyphen = usize::from(self.c.is(1, '-'));
            if self.c.is_word(0, &["warm", "cool"]) && self.c.is_word(1 + hyphen, &["up", "down"]) {
                self.c.at += 2 + hyphen;
                continue;
            }
            if let Some(changed) = self.turns_of(&item) {
                item = changed;
                continue;
            }
            if self.consists_of(&item)
                || self.hurdles()
                || self.average(Some(&item))
                || self.times_of_athletes(&item)
                || self.shade_of_pace(&item)
            {
                continue;
            }
            if let Some(changed) = self
                .made_of_parts(&item)
                .or_else(|| self.every_for(&item))
                .or_else(|| self.jog_with_aim(&item))
                .or_else(|| self.counted_in_brackets(&item))
                .or_else(|| self.send_off_behind_sign(&item))
                .or_else(|| self.rests_of_listed_sets(&item))
                .or_else(|| self.twice_alone(&item))
            {
                item = changed;
                continue;
            }
            let listed = matches!(item, Work::Rep(_))
                && (self.times_of_list(self.listed)
                    || self.paces_of_list(self.listed)
                    || self.listed_rests_ahead());
            // `4 x 1 mile: 2 @ 10k, 2 @ 5k`.
            let shares = matches!(item, Work::Repeat { .. })
                && (self.c.is(0, ':') || self.c.is(0, '('))
                && self.share_ahead(1);
            if listed
                || shares
                || self.closes()
                || self.joint_ahead()
                || self.twice_ahead().is_some()
                || self.divided_ahead(&item).is_some()
                || (self.listed > 0 && self.whole_ahead().is_some())
                || self.repeat_alone()
                || self.sum_ahead()
                || self.choice_ahead().is_some()
            {
                break;
            }
            if self.portion()
                || self.which_swims(Some(&item))
                || self.other_work()
                || self.aim_in_words()
                || self.aside_time()
                || self.times_run(&item)
            {
                continue;
            }
            if self.sport_follows(&item) {
                break;
            }
            if let Some(changed) = self.made_as(&item).or_else(|| self.grouped(&item)) {
                item = changed;
                continue;
            }
            if let Some(changed) = self.attribute(&item) {
                item = changed;
            }
            if self.c.at == before {
                if self.c.peek(0).is_some_and(Token::is_figure) && self.next_part(&item) {
                    break;
                }
                self.step_over();
            }
        }
        item
    }

    /// Whether one more part begins with the figure that stands here, without a sign in front of it.
    fn next_part(&self, item: &Work) -> bool {
        self.count_follows()
            || self.section_at(self.c.at)
            || self.way_follows(item)
            || self.bare_chain()
            || self.listed > 0 && self.next_of_times(item)
            || matches!(item, Work::Rep(r) if r.amount.time().is_some()
                            && (!matches!(r.activity, Activity::Main | Activity::Walk)
                                || r.effort.is_some() || !r.targets.is_empty() || self.section_behind())
                            && self.time_follows())
            || (matches!(item, Work::With { .. })
                && (crate::notation::work::rest::times::is_rested(item)
                    || crate::notation::work::rest::times::is_timed(item))
                && self.time_follows())
            || matches!(item, Work::With { .. }) && self.track_distance()
            || self.lifts_weights() && (self.load_ahead() || self.sets_ahead_of_lifts())
    }

    /// Whether the list goes on, or another block begins.
    fn joint_ahead(&self) -> bool {
        let c = &*self.c;
        let Some(token) = c.peek(0) else { return true };
        if token.is('+') || token.is(';') || token.is('.') || token.is(',') {
            return true;
        }
        if token.is_word(&["then", "followed", "into", "puis", "finally", "lastly"]) {
            return true;
        }
        // `30 minutes plus 6 strides`; seconds on top of a pace were looked at before.
        if token.is_word(&["plus"]) && self.item_starts(1) {
            return true;
        }
        if (self.c.is(0, '-') || self.c.is(0, '\u{2014}')) && self.ordinal_behind_dash() {
            return true;
        }
        // `400, 600, 800 and back down`.
        if self.listed > 1 && self.way_back_ahead().is_some() {
            return true;
        }
        if token.is('/') || token.is('&') || token.is('\u{2014}') || token.is('-') {
            if token.is('/') && c.is(1, '/') {
                return true;
            }
            let part = usize::from(c.is_word(1, &["am", "pm"]));
            return self.item_starts(1 + part);
        }
        if token.is_word(&["and"]) {
            return self.item_starts(1) || c.is_word(1, &["then", "repeat", "finally", "lastly"]);
        }
        // A postfix count, or one more item behind `x`.
        self.times_sign(0)
    }

    /// Whether an item with a count of its own begins here, the joint being left out.
    fn count_follows(&self) -> bool {
        // `1000m tempo 6x`.
        let last = self.c.peek(0).and_then(Token::number).is_some_and(|n| n.decimals == 0);
        // `1-2 mi warm up 5-6 x 600m`.
        let range = last && self.c.is(1, '-') && self.times_sign(3);
        self.times_sign(1) && (last || self.c.peek(2).is_some())
            || range && self.c.peek(4).is_some()
    }

    /// Whether one more distance stands right behind a distance.
    fn way_follows(&self, item: &Work) -> bool {
        first_rep(item).is_some_and(|r| r.amount.distance().is_some())
            && self.c.fork().quantity().is_some_and(|q| q.is_distance())
    }

    fn attribute(&mut self, item: &Work) -> Option<Work> {
        let token = self.c.peek(0)?;
        if let Some(found) = self.each_side(item).or_else(|| self.load_behind(item)) {
            return Some(found);
        }
        if token.is('(') || token.is('[') {
            if let Some(found) = self.including(item) {
                return Some(found);
            }
            return self.bracket(item);
        }
        if let Some(found) = self.alternating_send_offs(item) {
            return Some(found);
        }
        if let Some(found) = self.swim_send_off(item) {
            return Some(found);
        }
        if token.is('@') {
            return self.targeted(item, 1);
        }
        if self.c.is_word(0, &["s", "r", "ri", "p"]) && (self.c.is(1, ':') || self.c.is(1, '=')) {
            return self.lettered(item);
        }
        if let Some(found) = self.counted_rest(item).or_else(|| self.embedded(item)) {
            return Some(found);
        }
        if let Some(found) = self.rest_off(item) {
            return Some(found);
        }
        if self.run_up_behind() {
            return None;
        }
        if let Some(found) = self.alternating(item) {
            return Some(found);
        }
        if let Some(found) = self.aimed_float(item) {
            return Some(found);
        }
        if let Some(rest) = self.listed_rests() {
            return Some(with(item.clone(), vec![rest]));
        }
        // `1 min 5k-1 min jog-2 min 10k`: the pace of a race behind a short time, and no rest over it.
        if let Some(pace) = self.bare_race(item) {
            return Some(aimed(item.clone(), &pace));
        }
        if !target::starts_rate(self.c, 0) && self.starts_rest() {
            let from = self.c.at;
            let end = self.piece_end(from);
            let rests = recovery::clauses(self.c, end);
            self.c.at = end;
            return Some(with(item.clone(), rests));
        }
        if token.is_figure() {
            return self.figure_beside(item);
        }
        if token.is_word(&["on", "every"]) {
            if let Some(found) = self.send_off(item) {
                return Some(found);
            }
        }
        if token.is_word(&[
            "at", "from", "in", "aiming", "sub", "under", "à", "en", "hold", "holding", "al",
            "ritmo", "op",
        ]) {
            if let Some(found) = self.targeted(item, 1) {
                return Some(found);
            }
        }
        if let Some(found) = self.effort_beside(item) {
            return Some(found);
        }
        if target::starts_rate(self.c, 0) {
            if let Some(found) = self.targeted(item, 0) {
                return Some(found);
            }
        }
        if token.is_word(&["or"]) {
            if let Some(found) = self.other_target(item) {
                return Some(found);
            }
        }
        // `5 min LT1`, `20 min VT2`, `4 min Z4`, `60 min UT2`, `2 h GA1`: a threshold or a zone by its number.
        if token.is_word(&["lt", "vt", "z", "zone", "l", "ut", "ga"]) {
            if let Some(found) = self.threshold_number(item) {
                return Some(found);
            }
        }
        // `at 5k pace` without `at`: `5 x 1k 10k pace`, `half-marathon pace`.
        if token.is_word(&[
            "half", "hm", "hmp", "mp", "marathon", "slightly", "slower", "faster", "rpe",
        ]) {
            if let Some(found) = self.targeted(item, 0) {
                return Some(found);
            }
        }
        if let Some(activity) = token.word().and_then(vocabulary::activity) {
            self.step_over();
            return Some(active(item.clone(), activity));
        }
        if token.word().is_some_and(is_rep_noun) {
            self.c.at += 1;
        }
        None
    }

    /// A figure beside the item: what it is aimed at, or a rest.
    fn figure_beside(&mut self, item: &Work) -> Option<Work> {
        if let Some(found) = self.plain_target(item) {
            return Some(found);
        }
        if let Some(end) = self.times_with_nouns(self.c.at) {
            let rests = recovery::clauses(self.c, end);
            self.c.at = end;
            return Some(with(item.clone(), rests));
        }
        self.time_between(item).or_else(|| self.time_behind(item, None))
    }

    /// `hard`, `fast/steady`, `strides`: an effort beside the item; of two words the first.
    fn effort_beside(&mut self, item: &Work) -> Option<Work> {
        let token = self.c.peek(0)?;
        let word = token.word()?;
        // `1'H/1'E`: a letter stuck to the sign of minutes or seconds.
        let before = self.c.at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        let stuck = token.glued && before.is_some_and(|t| t.is('\'') || t.is('"'));
        let letter = match word {
            "h" => Some(Effort::Hard),
            "f" => Some(Effort::Fast),
            "e" => Some(Effort::Easy),
            _ => None,
        };
        if let Some(effort) = letter.filter(|_| stuck) {
            self.c.at += 1;
            return Some(with_effort(item.clone(), effort));
        }
        let (effort, len) = vocabulary::effort(self.c, 0)?;
        self.c.at += len;
        if self.c.is(0, '/') {
            if let Some((_, second)) = vocabulary::effort(self.c, 1) {
                self.c.at += 1 + second;
            }
        }
        let activity = vocabulary::activity(word).unwrap_or(Activity::Main);
        let item = with_effort(item.clone(), effort);
        Some(if activity == Activity::Main { item } else { active(item, activity) })
    }

    /// `..., 3 min rest, SR 24-26`: a rate behind the list is that of all of it.
    pub(crate) fn rate_behind(&mut self, parts: &mut [Work]) -> bool {
        let joint = usize::from(self.c.is(0, ','));
        if !target::starts_rate(self.c, joint) {
            return false;
        }
        let from = self.c.at;
        self.c.at += joint;
        let Some(found) = target::target(self.c) else {
            self.c.at = from;
            return false;
        };
        for part in parts {
            let whole = std::mem::replace(part, Work::Choice(Vec::new()));
            *part = aimed(whole, &found);
        }
        true
    }

    /// `@ 60 % FTP or RPE 4`: the same aim in another measure.
    fn other_target(&mut self, item: &Work) -> Option<Work> {
        let from = self.c.at;
        self.c.at += 1;
        let found = target::target(self.c)
            .filter(|t| !matches!(t, Target::Time(_) | Target::RacePace { .. }));
        if found.is_none() || first_rep(item).is_none_or(|r| r.targets.is_empty()) {
            self.c.at = from;
            return None;
        }
        Some(aimed(item.clone(), &found?))
    }

    /// Whether a rest begins here: a word for one, or an amount with such a word right behind it.
    fn starts_rest(&self) -> bool {
        self.rest_starts(0)
    }

    /// `(60s)`, `(90)`, `(30s, 3min)`: nothing but times in a bracket.
    fn bracketed_time(&mut self, item: &Work, open: usize, end: usize) -> Option<Work> {
        let behind = self.c.at;
        self.c.at = open + 1;
        let found = self.time_behind(item, Some(end));
        self.c.at = behind;
        found
    }

    /// `on 5 min`, `every 5:00`: a start on the clock; the rest is what the work leaves over.
    fn send_off(&mut self, item: &Work) -> Option<Work> {
        let from = self.c.at;
        self.c.at += 1;
        // `on a 90 sec cycle`.
        let article = self.c.take_word(&["a", "an", "the"]);
        let time = self.c.quantity().and_then(|q| q.time());
        let _ = self.c.is(0, '-') && self.c.is_word(1, CYCLE) && self.c.take('-');
        let cycle = self.c.take_word(CYCLE);
        let single = crate::notation::work::rest::times::is_single(item);
        let Some(time) = time.filter(|_| !single && (cycle || !article)) else {
            self.c.at = from;
            return None;
        };
        let span = self.c.span_from(from);
        let rest = crate::notation::work::rest::times::rule(
            RestAmount::SendOff(time),
            None,
            Scope::EachGap,
            span,
        );
        Some(with(item.clone(), vec![rest]))
    }

    /// What the bracket from `open` on asks for. `3 min (90s)`: what lasts a time, or is run in one, has no
    /// other, so that a time is the rest.
    fn aim_in_brackets(&self, item: &Work, found: Target, open: usize) -> Work {
        let timed = crate::notation::work::rest::times::is_timed(item)
            || first_rep(item)
                .is_some_and(|r| r.targets.iter().any(|t| matches!(t, Target::Time(_))));
        match found {
            Target::Time(time) if timed => {
                let span = self.c.span_from(open);
                let rest = crate::notation::work::rest::times::rule(
                    RestAmount::Time(time),
                    None,
                    Scope::EachGap,
                    span,
                );
                with(item.clone(), vec![rest])
            }
            found => aimed(item.clone(), &found),
        }
    }

    /// A bracket behind an item: a rest, a gloss, a target or a remark.
    pub(crate) fn bracket(&mut self, item: &Work) -> Option<Work> {
        let open = self.c.at;
        let end = (open + 1..self.c.tokens.len())
            .find(|i| self.c.tokens[*i].is(')') || self.c.tokens[*i].is(']'))
            .unwrap_or(self.c.tokens.len());
        if let Some(found) = self.made_of(item, open, end) {
            return Some(found);
        }
        if let Some(rest) = self.rests_for_gaps(open, end) {
            self.c.at = (end + 1).min(self.c.tokens.len());
            return Some(with(item.clone(), vec![rest]));
        }
        let inner = &self.c.tokens[open + 1..end];
        let figures = inner.iter().filter(|t| t.is_figure()).count();
        // `(5 min easy)` behind repetitions: one time and the word behind it.
        let easy = figures == 1
            && inner.last().is_some_and(|t| t.is_word(&["easy"]))
            && self.is_time(1)
            && !crate::notation::work::rest::times::is_single(item);
        let letter = inner.first().is_some_and(|t| t.is_word(&["p", "ri"]))
            && inner.get(1).is_some_and(|t| t.is(':') || t.is('='));
        let lettered = letter
            || inner.first().is_some_and(|t| t.is_word(&["r"]))
            || inner.last().is_some_and(|t| t.glued && t.is_word(&["r"])) && self.rest_starts(1);
        // `(3 min after last rep)`: an amount with a place.
        let placed = inner.first().is_some_and(Token::is_figure)
            && inner.iter().any(|t| t.is_word(&["after", "between", "btw", "btwn"]));
        let rest = easy
            || lettered
            || placed
            || inner
                .iter()
                .filter_map(crate::notation::tokens::lex::Token::word)
                .any(vocabulary::is_rest_word);
        let text = self.c.text;
        let dialect = self.c.dialect;
        let mut look = Cursor::new(text, &self.c.tokens[..end], dialect);
        look.at = open + 1;
        if figures == 0 {
            self.c.at = (end + 1).min(self.c.tokens.len());
            if rest && inner.iter().any(|t| t.is_word(vocabulary::REST)) {
                let rests = recovery::clauses(&mut look, end);
                return Some(with(item.clone(), rests));
            }
            let words = worded(item, &mut look, end);
            if words.is_none() {
                // `[weights]`: something else that is done as well.
                if let Some((token, _)) = crate::notation::lines::other::doubt(inner) {
                    self.c.unknown(token.span, "an activity beside the work, which is not counted");
                }
            }
            return words;
        }
        if rest {
            let rests = recovery::clauses(&mut look, end);
            self.c.notes.append(&mut look.notes);
            self.c.at = (end + 1).min(self.c.tokens.len());
            return Some(with(item.clone(), rests));
        }
        // `90 (90)` says nothing twice.
        let bare = figures == 1 && inner.len() == 1 && inner[0].number().is_some();
        let once = bare && crate::notation::work::rest::times::is_single(item);
        let gloss = if once { None } else { gloss(item, look.fork(), end) };
        self.c.at = (end + 1).min(self.c.tokens.len());
        if let Some(of_all) = gloss {
            if (of_all || crate::notation::work::rest::times::is_single(item))
                && figures > 1
                && (open + 1..end).any(|i| {
                    look.at = i;
                    vocabulary::effort(&look, 0).is_some()
                })
            {
                let span = self.c.span_from(open);
                self.c.ambiguity(
                    span,
                    &["parts of one repetition", "repetitions of their own"],
                    "the parts add up to what stands before the bracket",
                );
            }
            return None;
        }
        if let Some(found) = self.bracketed_time(item, open, end) {
            return Some(found);
        }
        look.at = open + 1;
        if let Some(found) = target::target(&mut look).filter(|_| look.at >= end) {
            return Some(self.aim_in_brackets(item, found, open));
        }
        let span = self.c.span_from(open);
        self.c.unknown(span, "a bracket that is neither a rest nor a target, and does not add up to what stands before it");
        None
    }
}

/// `(half-marathon pace)`, `(all out)`: a bracket of words that are a target or an effort and nothing else.
fn worded(item: &Work, look: &mut Cursor<'_>, end: usize) -> Option<Work> {
    if let Some((effort, len)) = vocabulary::effort(look, 0) {
        return (look.at + len == end).then(|| with_effort(item.clone(), effort));
    }
    let found = target::target(look).filter(|_| look.at >= end)?;
    Some(aimed(item.clone(), &found))
}

/// Whether the numbers of a bracket say once more what stands before it: the same amount in
/// another unit, or parts that add up to it, within one per cent; and whether that is all of the
/// repetitions rather than each of them.
fn gloss(item: &Work, mut look: Cursor<'_>, end: usize) -> Option<bool> {
    let (mut meters, mut seconds) = (0.0, 0.0);
    let mut unit = None;
    while look.at < end {
        // `4' @ SR20`: what the part is aimed at is no part of it.
        let at = look.is_word(0, &["at"]);
        look.at += usize::from(at);
        let aimed = at || look.is(0, '@') || target::starts_rate(&look, 0);
        if aimed && target::target(&mut look).is_some() {
            continue;
        }
        let Some(quantity) = look.quantity() else {
            look.at += 1;
            continue;
        };
        if look.is_word(0, &["x"]) {
            return None;
        }
        let parent = first_rep(item).and_then(|r| match r.amount {
            Amount::Distance { unit, .. } => Some(unit),
            _ => None,
        });
        match quantity.unit {
            Unit::Distance(found) => {
                meters += quantity.min * found.meters();
                unit = Some(found);
            }
            Unit::Time(_) => seconds += quantity.min,
            Unit::Bare => {
                meters += quantity.min * unit.or(parent).map_or(f64::NAN, DistanceUnit::meters);
            }
            Unit::Laps => return None,
        }
    }
    let near = |a: f64, b: f64| b > 0.0 && (a - b).abs() <= 0.01 * b;
    let rep = first_rep(item);
    let (all_meters, all_seconds) = sums(item);
    let rep_meters = rep.and_then(|r| r.amount.distance()).map_or(f64::NAN, |d| d.min().meters());
    let rep_seconds = rep.and_then(|r| r.amount.time()).map_or(f64::NAN, |t| t.min().as_secs_f64());
    let each =
        seconds == 0.0 && near(meters, rep_meters) || meters == 0.0 && near(seconds, rep_seconds);
    let all =
        seconds == 0.0 && near(meters, all_meters) || meters == 0.0 && near(seconds, all_seconds);
    (each || all).then_some(!each)
}

fn sums(work: &Work) -> (f64, f64) {
    match work {
        Work::Rep(rep) => (
            rep.amount.distance().map_or(0.0, |d| d.min().meters()),
            rep.amount.time().map_or(0.0, |t| t.min().as_secs_f64()),
        ),
        Work::Seq { parts, .. } => {
            parts.iter().map(sums).fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1))
        }
        Work::Repeat { count, body } => {
            let (m, s) = sums(body);
            (m * f64::from(count.min()), s * f64::from(count.min()))
        }
        Work::Choice(parts) => parts.first().map_or((0.0, 0.0), sums),
        Work::With { body, .. } => sums(body),
        Work::Pause(_) => (0.0, 0.0),
    }
}

pub(crate) fn first_rep(work: &Work) -> Option<&Rep> {
    match work {
        Work::Rep(rep) => Some(rep),
        Work::Seq { parts, .. } | Work::Choice(parts) => parts.first().and_then(first_rep),
        Work::Repeat { body, .. } | Work::With { body, .. } => first_rep(body),
        Work::Pause(_) => None,
    }
}

pub(crate) fn active(item: Work, activity: Activity) -> Work {
    decorate(item, &|rep| {
        if rep.activity == Activity::Main {
            rep.activity = activity;
        }
    })
}
