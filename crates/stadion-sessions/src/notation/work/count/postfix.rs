//! What stands behind a list and holds for all of it: a count, "and repeat", an effort.

use stadion_types::Bounds;

use crate::notation::quantity::Quantity;
use crate::notation::tokens::lex::Token;
use crate::notation::whole::again::{Again, READINGS, WHY, again};
use crate::notation::words::vocabulary;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::rest::times::{is_single, rule, same_distance};
use crate::notation::work::{Reader, count, leaf, sequence, with};
use crate::span::Span;
use crate::tree::{Joint, RestAmount, Scope, Work};

/// Words between a comma and how hard it all is.
const LEADS: &[&str] =
    &["at", "run", "done", "each", "everything", "all", "very", "keep", "nice", "kept", "just"];

/// Whether a part has a count of its own, with its rest behind it or without: `400m x 5 with 60s rest`.
fn counted(part: &Work) -> bool {
    match part {
        Work::Repeat { .. } => true,
        Work::With { body, .. } => counted(body),
        _ => false,
    }
}

impl Reader<'_, '_> {
    /// `x 16`, `* 8` and `x3` behind a list repeat it.
    pub(crate) fn postfix(&mut self, parts: &mut Vec<Work>, start: usize) -> bool {
        if self.sign_last(parts) {
            return true;
        }
        let single = matches!(parts.last(), Some(Work::Rep(r)) if r.amount.distance().is_some());
        if !self.times_sign(0) || (single && self.distance_ahead(0)) {
            return false;
        }
        if self.range_last(parts) {
            return true;
        }
        let Some(number) = self.c.peek(1).and_then(crate::notation::tokens::lex::Token::number)
        else {
            return false;
        };
        // `x 90s` and `x 100m` are a rest or one more item, and were looked at before.
        let mut look = self.c.fork();
        look.at += 1;
        let rest = look.fork().quantity().filter(Quantity::is_time);
        let repeated = parts.last().is_some_and(|p| !is_single(p) && same_distance(p).is_some());
        if let Some(time) = rest.filter(|_| repeated) {
            return self.crossed_rest(parts, &time);
        }
        let bare = look.quantity().is_some_and(|q| {
            q.unit == crate::notation::quantity::Unit::Bare && q.min.to_bits() == q.max.to_bits()
        });
        // A figure that nothing took up stands before the sign, and no list is done so often.
        let lost = self.c.at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        let lost = lost.is_some_and(|t| t.number().is_some_and(|n| n.value < 60.0 && !t.glued));
        let lost = lost
            && !matches!(parts.last(), Some(Work::Rep(r)) if r.span.end == self.c.span_from(self.c.at - 1).start);
        let count = count(number.value, number.value).filter(|_| bare && !lost);
        let Some(count) = count.filter(|c| c.max() <= 100) else { return false };
        let span = self.c.peek(0).map_or(Span::default(), |t| t.span);
        self.c.at += 2;
        let sets = self.c.take_word(vocabulary::SETS);
        self.strong = true;
        // `30m x 4, 60m x 3`: each item has a count of its own.
        let each = parts.len() > 1 && parts[..parts.len() - 1].iter().all(counted);
        let mut items = if each { parts.split_off(parts.len() - 1) } else { std::mem::take(parts) };
        let turns = self.hard_and_easy(&mut items) || self.dashed_pair(&mut items, start);
        // `500 + 300 + 200 x 2`: behind a chain of blocks it may be that of all of them.
        if items.len() == 1 && self.blocks_before > 1 && is_single(&items[0]) {
            let span = self.c.span_from(self.c.at.saturating_sub(1));
            self.c.ambiguity(
                span,
                &["only the last part that many times", "all of the parts that many times"],
                "a count behind parts that are joined by a plus",
            );
        }
        let several = items.len() > 1 && !turns;
        let told = sets || self.c.tokens[start..].iter().any(|t| t.is_word(&["sets", "set"]));
        // `100-200-400 x 3`: dashes without blanks hold a list of three together.
        let listed = &self.c.tokens[start..self.c.at];
        let held = items.len() > 2
            && listed.iter().all(|t| t.number().is_some() || t.is('-') || t.is_word(&["x", "m"]))
            && listed.iter().filter(|t| !t.glued).count() <= 3
            && listed.iter().any(|t| t.is_word(&["x"]) && !t.glued);
        if several && !told && !held {
            let span = span.hull(self.c.span_from(self.c.at.saturating_sub(1)));
            self.c.ambiguity(
                span,
                &["the whole list that many times", "only the last item that many times"],
                "a count behind a list is read for the whole list",
            );
        }
        if let Some(body) = sequence(Joint::List, items) {
            let repeat = self.attributes(Work::Repeat { count, body: Box::new(body) });
            parts.push(repeat);
        }
        true
    }

    /// `1000m tempo 6x`, `400m 6x with 200 jog`: the count and then the sign, with nothing behind it that
    /// it could count.
    fn sign_last(&mut self, parts: &mut Vec<Work>) -> bool {
        let number = self.c.peek(0).and_then(crate::notation::tokens::lex::Token::number);
        let Some(number) = number.filter(|n| n.decimals == 0 && (2.0..=50.0).contains(&n.value))
        else {
            return false;
        };
        let counts = self.c.peek(2).is_some_and(|t| t.is_figure() || t.is('(') || t.is('['));
        let [Work::Rep(rep)] = &parts[..] else { return false };
        if !self.times_sign(1) || counts || rep.amount.distance().is_none() {
            return false;
        }
        let (Some(count), Some(body)) = (count(number.value, number.value), parts.pop()) else {
            return false;
        };
        self.c.at += 2;
        self.strong = true;
        let repeat = self.attributes(Work::Repeat { count, body: Box::new(body) });
        parts.push(repeat);
        true
    }

    /// `100m x 6-8`, `Strides 100m x 4 to 6`: a range behind the sign, and no unit.
    fn range_last(&mut self, parts: &mut Vec<Work>) -> bool {
        let mut look = self.c.fork();
        look.at += 1;
        let found = look.quantity().filter(|q| {
            q.unit == crate::notation::quantity::Unit::Bare
                && q.min < q.max
                && q.max <= 50.0
                && !q.clock
        });
        let ends = look.peek(0).is_none_or(|t| !t.is_figure() && !t.is('(') && !t.is('%'));
        let single = parts.last().is_some_and(|p| matches!(p, Work::Rep(_)));
        let Some(times) = found.filter(|_| ends && single).and_then(|q| count(q.min, q.max)) else {
            return false;
        };
        let Some(body) = parts.pop() else { return false };
        self.c.at = look.at;
        self.strong = true;
        let repeat = self.attributes(Work::Repeat { count: times, body: Box::new(body) });
        parts.push(repeat);
        true
    }

    /// `4 x 600m x 90s`: a time behind a second sign is the rest.
    fn crossed_rest(&mut self, parts: &mut Vec<Work>, time: &Quantity) -> bool {
        let Some(amount) = time.time() else { return false };
        let Some(last) = parts.pop() else { return false };
        let from = self.c.at + 1;
        self.c.at = from;
        let _ = self.c.quantity();
        let span = self.c.span_from(from);
        let rest = rule(RestAmount::Time(amount), None, Scope::EachGap, span);
        parts.push(with(last, vec![rest]));
        true
    }

    /// `and repeat` does all of the list once more.
    pub(crate) fn and_repeat(&mut self, parts: &mut Vec<Work>) -> bool {
        let word = usize::from(self.c.is_word(0, &["and"]) || self.c.is(0, ','));
        // `repeat 5 times`, `repeat x 5`.
        if self.c.is_word(word, &["repeat", "repeated"]) {
            let sign = usize::from(self.times_sign(word + 1));
            let number =
                self.c.peek(word + 1 + sign).and_then(crate::notation::tokens::lex::Token::number);
            let ends = sign == 1 || self.times_sign(word + 2);
            let count = number
                .filter(|_| ends)
                .and_then(|n| crate::notation::work::count(n.value, n.value));
            if let Some(count) = count {
                let from = self.c.at + word;
                self.c.at = from + 3;
                let span = self.c.span_from(from);
                self.c.ambiguity(
                    span,
                    &["so many times in all", "once, and so many times more"],
                    "`repeat` does not say whether the first time counts",
                );
                if let Some(body) = sequence(Joint::List, std::mem::take(parts)) {
                    parts.push(Work::Repeat { count, body: Box::new(body) });
                }
                return true;
            }
        }
        if !(self.c.is_word(word, &["repeat", "repeated"]))
            || self
                .c
                .peek(word + 1)
                .is_some_and(|t| !t.is('.') && !t.is('!') && !t.is_word(&["all"]))
        {
            return false;
        }
        let open = self.c.is(word + 1, '!');
        let span = self.c.peek(word).map_or(Span::default(), |t| t.span);
        if open || word == 0 {
            self.c.at += word + 1;
            self.c.unknown(span, "how often the part is repeated is not said");
            return true;
        }
        self.c.at += word + 1;
        if let Some(body) = sequence(Joint::List, std::mem::take(parts)) {
            parts.push(Work::Repeat { count: Bounds::exactly(2), body: Box::new(body) });
        }
        true
    }

    /// `, repeat 3 times`, `and repeat twice more`: how often all that stands before it is done, and
    /// how many tokens stand in front of the word.
    pub(crate) fn again_ahead(&self) -> Option<(Again, usize)> {
        let skip = (0..3)
            .take_while(|n| {
                self.c.is(*n, ',')
                    || self.c.is(*n, '-')
                    || self.c.is(*n, '/')
                    || self.c.is(*n, '\u{2014}')
                    || self.c.is_word(*n, &["and", "then"])
            })
            .count();
        let behind = self.c.tokens.get(self.c.at + skip..)?;
        if skip == 0 && self.repeat_alone() {
            return Some((Again { count: Bounds::exactly(2), clear: false, len: 1 }, 0));
        }
        // `Do 12 reps` are lifts among lifts.
        let lifted = self.lifts_weights() && behind.first().is_some_and(|t| t.is_word(&["do"]));
        let found = if lifted { None } else { again(behind) };
        found.or_else(|| Self::sets_ahead(behind)).map(|found| (found, skip))
    }

    /// `300m hard, 100m jog. 4 sets.`: a number of sets behind all of the work.
    fn sets_ahead(behind: &[Token]) -> Option<Again> {
        let low = behind.first()?.number()?;
        let range = behind.get(1)?.is('-') || behind.get(1)?.is_word(&["to", "or", "à"]);
        let high = if range { behind.get(2)?.number()? } else { low };
        let len = if range { 4 } else { 2 };
        let noun = behind.get(len - 1)?.is_word(&["sets", "rounds", "series", "séries"]);
        let over = behind.get(len).is_none_or(|t| {
            [',', '.', ';', ')', '-', '!'].iter().any(|s| t.is(*s)) || t.is_word(&["with", "w"])
        });
        let count = count(low.value, high.value).filter(|n| noun && over && n.max() <= 50)?;
        Some(Again { count, clear: true, len })
    }

    /// `(1 min rest) REPEAT.` at the end of the line: like `and repeat`, but it may be more often.
    ///
    /// `1 mile tempo repeat` is a noun.
    pub(crate) fn repeat_alone(&self) -> bool {
        let left = self.c.tokens.len() - self.c.at.min(self.c.tokens.len());
        let before = self.c.at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        let apart = before.is_some_and(|t| t.word().is_none() && !t.is_figure());
        self.c.is_word(0, &["repeat"]) && apart && (left == 1 || left == 2 && self.c.is(1, '.'))
    }

    /// Repeats what was read so far where the text says so.
    pub(crate) fn again(&mut self, parts: &mut Vec<Work>) -> bool {
        let Some((found, skip)) = self.again_ahead() else { return false };
        let from = self.c.at + skip;
        self.c.at = from + found.len;
        self.strong = true;
        if !found.clear {
            let span = self.c.span_from(from);
            self.c.ambiguity(span, READINGS, WHY);
        }
        // `... Repeat 4 times. 1 min hard ... Repeat 6 times.`: each sentence for itself.
        let before = if self.again_at < parts.len() { self.again_at } else { 0 };
        let mut own = parts.split_off(before);
        self.settle_turns(&mut own);
        if let Some(body) = sequence(Joint::Blocks, own) {
            let all = crate::notation::work::rest::listed::repeat(found.count, body);
            let all = self.time_behind_all(all);
            parts.push(all);
        }
        self.again_at = parts.len();
        true
    }

    /// `45 s hard, 15 s easy. Repeat 20 times`: hard and easy in turn.
    pub(crate) fn settle_turns(&mut self, parts: &mut Vec<Work>) {
        if let [Work::Seq { joint: Joint::List, parts: turns }] = &mut parts[..] {
            let mut list = std::mem::take(turns);
            let _ = self.hard_and_easy(&mut list);
            *parts = sequence(Joint::List, list).into_iter().collect();
        } else if matches!(parts[..], [Work::Rep(_), Work::Rep(_)]) {
            // `1 min hard then 1 min easy, 10 times`.
            let _ = self.hard_and_easy(parts);
        }
    }

    /// `(400m, 200m) - 3 sets, 2 min`: a time behind the number of sets ends the line.
    fn time_behind_all(&mut self, all: Work) -> Work {
        let back = self.c.at;
        if !self.c.take(',') {
            return all;
        }
        if let Some(found) = self.time_behind(&all, None) {
            if self.c.done() || self.c.is(0, '.') || self.closes() {
                return found;
            }
        }
        self.c.at = back;
        all
    }

    /// `10 x 400m, all out`: an effort behind a joint is that of the whole list.
    pub(crate) fn effort_behind(&mut self, parts: &mut [Work]) -> bool {
        if !(self.c.is(0, ',') || self.c.is(0, '-') || self.c.is(0, '\u{2014}')) {
            return false;
        }
        let mut skip = 1;
        while skip < 4 && self.c.is_word(skip, LEADS) && vocabulary::effort(self.c, skip).is_none()
        {
            skip += 1;
        }
        let Some((effort, len)) = vocabulary::effort(self.c, skip) else { return false };
        let article = usize::from(self.c.is_word(skip + len, &["a", "an", "the", "one"]));
        let next = self.c.peek(skip + len + article);
        if next.is_some_and(crate::notation::tokens::lex::Token::is_figure) {
            return false;
        }
        self.c.at += skip + len;
        for part in parts {
            let whole = std::mem::replace(part, Work::Choice(Vec::new()));
            *part = leaf::with_effort(whole, effort);
        }
        true
    }

    /// `twice`, `three times`, with or without a dash in front, where nothing else follows: how often
    /// all of it is done, and how many tokens say so.
    pub(crate) fn twice_ahead(&self) -> Option<(Bounds<u32>, usize)> {
        let c = &*self.c;
        let sign = usize::from(c.is(0, '-') || c.is(0, '\u{2014}') || c.is(0, ',') || c.is(0, '('));
        let all = sign + usize::from(c.is_word(sign, &["all", "done", "repeated"]));
        let (found, len) = if c.is_word(all, &["twice"]) {
            (count(2.0, 2.0)?, 1)
        } else if c.is_word(all, &["thrice"]) {
            (count(3.0, 3.0)?, 1)
        } else if sign > 0 && self.times_sign(all) {
            // `..., x2`: behind a comma or in brackets the count is that of the whole.
            let number = c.peek(all + 1)?.number()?;
            (count(number.value, number.value).filter(|n| n.max() <= 50)?, 2)
        } else {
            let number = c.peek(all)?.number()?;
            let range = c.is(all + 1, '-') || c.is_word(all + 1, &["to", "or"]);
            let high = if range { c.peek(all + 2)?.number()? } else { number };
            let len = if range { 4 } else { 2 };
            let times = c.is_word(all + len - 1, &["times"]);
            (count(number.value, high.value).filter(|n| times && n.max() <= 50)?, len)
        };
        let mut end = all + len;
        end += usize::from(c.is(end, ')'));
        let over = c.peek(end).is_none_or(|t| {
            t.is('.') || t.is(',') || t.is(';') || t.is_word(&["with", "w", "through"])
        });
        over.then_some((found, end))
    }

    /// `110m twice, 90m twice and 70m twice`: a count in words of the item alone, in a list whose next item
    /// follows or whose last one had its own count as well.
    pub(crate) fn twice_alone(&mut self, item: &Work) -> Option<Work> {
        if !is_single(item) {
            return None;
        }
        let (times, len) = match self.c.peek(0)?.number().filter(|_| self.c.is_word(1, &["times"]))
        {
            Some(number) => (number.value, 2),
            None if self.c.is_word(0, &["twice"]) => (2.0, 1),
            None if self.c.is_word(0, &["thrice"]) => (3.0, 1),
            None => return None,
        };
        let count = count(times, times).filter(|n| n.max() <= 50)?;
        let way = first_rep(item)?.amount.distance().is_some();
        let next = |ahead: usize| {
            let mut look = self.c.fork();
            look.at += ahead;
            let joint = look.take(',') | look.take_word(&["and"]) | look.take('&');
            let from = look.at;
            let amount = look.quantity();
            let same = amount.is_some_and(|q| if way { !q.is_time() } else { q.is_time() });
            joint && same && !self.rest_starts(from - self.c.at)
        };
        let own = |t: &[Token]| {
            let joint = t[1].is(',') || t[1].is_word(&["and"]) || t[1].is('&');
            joint && t[0].is_word(&["twice", "thrice", "times"])
        };
        let before = self.c.tokens[..self.c.at].windows(2).any(own);
        let goes_on = next(len);
        if !(goes_on || self.listed > 0 && before) {
            return None;
        }
        let from = self.c.at;
        self.c.at += len;
        self.strong = true;
        if self.listed > 0 && !before {
            let span = self.c.span_from(from);
            self.c.ambiguity(
                span,
                &["only the item in front of it that many times", "the whole list"],
                "a count in words within a list",
            );
        }
        Some(Work::Repeat { count, body: Box::new(item.clone()) })
    }

    /// Steps over such words.
    pub(crate) fn twice(&mut self) -> Option<Bounds<u32>> {
        let (count, len) = self.twice_ahead()?;
        self.c.at += len;
        self.strong = true;
        Some(count)
    }
}
