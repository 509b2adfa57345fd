//! A bracket that says how the amount before it is made: `8 miles (8 x 1 mile)`.

use core::cmp::Ordering;

use stadion_types::Bounds;

use crate::notation::lines::other::DAYS;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::leaf::{decorate, with_effort};
use crate::notation::work::rest::times::is_single;
use crate::notation::work::{Reader, work};
use crate::resolve::{Sums, sums};
use crate::tree::{Activity, Amount, Rep, Section, Work};

/// Words between an amount and what it is made of.
const LEADS: &[&str] = &[
    "of",
    "work",
    "as",
    "made",
    "up",
    "split",
    "into",
    "broken",
    "done",
    "worth",
    "quality",
    "running",
    "consisting",
    "volume",
];

/// Words in front of what a run holds.
const INCLUDING: &[&str] =
    &["including", "includes", "include", "incl", "inc", "with", "w", "inkl", "dont"];

/// Coaches round.
const NEAR: f64 = 0.015;

impl Reader<'_, '_> {
    /// Repetitions in the bracket from `open` to `end` in place of the single amount before it.
    ///
    /// If they add up to it they are it, with more detail. Fewer of them lie within a longer run, and
    /// that is told; of more nothing is taken.
    pub(crate) fn made_of(&mut self, item: &Work, open: usize, end: usize) -> Option<Work> {
        let inner = self.c.tokens.get(open + 1..end)?;
        let counted = inner
            .windows(2)
            .any(|w| w[0].number().is_some() && (w[1].is_word(&["x", "times"]) || w[1].is('*')));
        // `6 miles (including 8 x 400m)`: the run is longer than they are.
        let led =
            inner.iter().take_while(|t| t.is_word(INCLUDING) || t.is('.') || t.is('/')).count();
        if !counted || !is_single(item) || !inner.get(led).is_some_and(Token::is_figure) {
            return None;
        }
        let whole = first_rep(item)?;
        if matches!(whole.amount, Amount::Open | Amount::Lifts(_)) {
            return None;
        }
        let mut look = Cursor::new(self.c.text, &self.c.tokens[..end], self.c.dialect);
        look.at = open + 1 + led;
        let found = work(&mut look).filter(|found| found.strong && found.telling == 0)?;
        // `8 miles (2 warm up, 4 x 1 mile, 2 cool down)`: the sections within are those of the line.
        for (section, part) in found.sections.iter().filter(|_| self.depth <= 1) {
            if let Some(rep) = first_rep(part).filter(|_| *section != Section::Main) {
                self.sections.push((rep.span, *section));
            }
        }
        let found = found.work;
        let size = compare(&sums(item), &sums(&found)).filter(|size| size.is_le());
        let size = size.or((led > 0).then_some(Ordering::Less))?;
        self.c.at = (end + 1).min(self.c.tokens.len());
        self.c.notes.append(&mut look.notes);
        self.strong = true;
        Some(self.in_place_of(whole, found, size, open))
    }

    /// `Mile repeats (5-6)`, `800m reps (x 6)`: nothing but a count in brackets behind the noun.
    fn range_in_brackets(&mut self) -> Option<Bounds<u32>> {
        const MOST: f64 = 40.0;
        let noun = self.c.at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        if !noun.is_some_and(|t| t.is_word(&["repeats", "reps", "repetitions", "intervals"])) {
            return None;
        }
        let mut look = self.c.fork();
        look.at += 1;
        let _ = look.take_word(&["x"]) || look.take('*');
        let (low, _) = look.plain_number()?;
        let high =
            if look.take('-') || look.take_word(&["to"]) { look.plain_number()?.0 } else { low };
        let _ = look.take_word(&["x"]);
        let times =
            crate::notation::work::count(low, high).filter(|_| high <= MOST && low > 1.0)?;
        if !look.take(')') {
            return None;
        }
        self.c.at = look.at;
        Some(times)
    }

    /// `400m reps (10 of them)`: a bracket that counts the single part before it.
    pub(crate) fn counted_in_brackets(&mut self, item: &Work) -> Option<Work> {
        // `with 2 min recovery (4 times)` speaks of more than the rest.
        let before = self.c.at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        let rest = before.and_then(Token::word).is_some_and(vocabulary::is_rest_word);
        let comma = self.c.is(0, ',') && self.c.is_word(2, &["of"]);
        if !((comma || self.c.is(0, '(')) && is_single(item)) || rest {
            return None;
        }
        if let Some(times) = self.range_in_brackets() {
            self.strong = true;
            return Some(Work::Repeat { count: times, body: Box::new(item.clone()) });
        }
        // `400m (x8)`, `400m (8x)`.
        let before = usize::from(self.times_sign(1));
        let number = self.c.peek(1 + before)?.number().filter(|n| n.decimals == 0)?;
        let sign = before == 1 && self.c.is(3, ')') || self.times_sign(2) && self.c.is(3, ')');
        if sign && self.listed == 0 && self.blocks_before == 0 {
            let count = crate::notation::work::count(number.value, number.value)
                .filter(|n| (2..=60).contains(&n.max()))?;
            self.c.at += 4;
            self.strong = true;
            return Some(Work::Repeat { count, body: Box::new(item.clone()) });
        }
        let of = self.c.is_word(2, &["of"]) && self.c.is_word(3, &["them", "these", "those"]);
        // Behind a list `(3 times)` counts all of it.
        let times = of
            || self.c.is_word(2, &["reps", "repeats", "repetitions"])
            || self.c.is_word(2, &["times"]) && self.listed == 0 && self.blocks_before == 0;
        let len = if of { 4 } else { 3 };
        let count = crate::notation::work::count(number.value, number.value)?;
        // `(8 of them, 400 jog)`: the rest stands in the same bracket.
        let rest = (of && self.c.is(len, ',')).then(|| self.rest_to_bracket(len + 1)).flatten();
        let closed = self.c.is(len, ')') || comma || rest.is_some();
        let fits = times && closed && (2..=60).contains(&count.max());
        if !fits || matches!(first_rep(item)?.amount, Amount::Open | Amount::Lifts(_)) {
            return None;
        }
        self.strong = true;
        let work = Work::Repeat { count, body: Box::new(item.clone()) };
        if let Some(end) = rest {
            self.c.at += len + 1;
            let rests = crate::notation::recovery::clauses(self.c, end);
            self.c.at = end + 1;
            return Some(crate::notation::work::with(work, rests));
        }
        self.c.at += len + usize::from(!comma);
        Some(work)
    }

    /// Where the bracket closes that holds nothing but a rest from the token `ahead` on.
    fn rest_to_bracket(&self, ahead: usize) -> Option<usize> {
        let from = self.c.at + ahead;
        let inner = self.c.tokens.get(from..)?;
        let inner = &inner[..inner.iter().position(|t| t.is(')'))?];
        let rest = inner.iter().any(|t| t.word().is_some_and(vocabulary::is_rest_word));
        let counts = inner.iter().any(|t| t.is_word(&["x", "times"]));
        (rest && !counts).then_some(from + inner.len())
    }

    /// `10 miles: 4 x 1 mile`, `24 min of 6 x 4 min`, `4 miles as 4 x 1 mile`: the same without a
    /// bracket.
    pub(crate) fn made_as(&mut self, item: &Work) -> Option<Work> {
        const MOST: usize = 5;
        let (from, notes) = (self.c.at, self.c.notes.mark());
        let led = self.c.tokens[from..]
            .iter()
            .take(MOST)
            .take_while(|t| t.is(':') || t.is_word(LEADS))
            .count();
        // `AM: 6 km, PM: 15 x 400m`: a label of its own stands before the colon.
        let before = from.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        if before.is_some_and(|t| t.is_word(DAYS)) {
            return None;
        }
        let counts =
            self.c.peek(led).is_some_and(|t| t.number().is_some()) && self.times_sign(led + 1);
        if led == 0 || !counts || !is_single(item) {
            return None;
        }
        let whole =
            first_rep(item).filter(|r| !matches!(r.amount, Amount::Open | Amount::Lifts(_)))?;
        self.c.at += led;
        let found = self.item();
        let size = found.as_ref().and_then(|found| compare(&sums(item), &sums(found)));
        if let Some((found, size)) = found.zip(size.filter(|size| size.is_le())) {
            return Some(self.in_place_of(whole, found, size, from));
        }
        self.c.at = from;
        self.c.notes.back(notes);
        None
    }

    /// `15 km as 5k steady, 5k MP, 5k HMP`, `10 miles: 2 easy, 6 @ 6:15, 2 easy`: parts that add up to the
    /// single amount before them.
    pub(crate) fn made_of_parts(&mut self, item: &Work) -> Option<Work> {
        let from = self.c.at;
        let apart = |n: usize| self.c.peek(n).is_some_and(|t| !t.glued);
        let dash = self.c.is(0, '\u{2014}') || self.c.is(0, '-') && apart(0) && apart(1);
        let sign = dash || self.c.is(0, ':') || self.c.is(0, '=');
        // `10k with a goal of 34 min and 10 x 1k`.
        let aimed = self.goal_led(from);
        if !(sign || self.c.is_word(0, LEADS)) || !is_single(item) || aimed {
            return None;
        }
        let led =
            self.c.tokens[from + 1..].iter().take_while(|t| t.is(':') || t.is_word(LEADS)).count();
        let rest = &self.c.tokens[from + 1 + led..];
        let stop = |i: usize| rest[i].is('.') && rest.get(i + 1).is_some_and(|t| t.capital);
        let len = (0..rest.len()).find(|i| stop(*i)).unwrap_or(rest.len());
        let joint = rest[..len].iter().position(|t| {
            t.is(',') || t.is('+') || t.is('-') || t.is('\u{2014}') || t.is_word(&["and", "then"])
        });
        // `3000 - 2000 - 1000` is a ladder.
        let lists = joint.is_some_and(|i| {
            !(dash && (self.listed > 0 || rest[i].is('-') || rest[i].is('\u{2014}')))
        });
        if !(lists && rest.first().is_some_and(Token::is_figure)) {
            return None;
        }
        let whole =
            first_rep(item).filter(|r| !matches!(r.amount, Amount::Open | Amount::Lifts(_)))?;
        let end = from + 1 + led + len;
        let united = minutes_of(whole, &self.c.tokens[..end], from + 1 + led);
        let inner = united.as_deref().unwrap_or(&self.c.tokens[..end]);
        let mut look = Cursor::new(self.c.text, inner, self.c.dialect);
        look.at = from + 1 + led;
        let found = work(&mut look)?;
        let several = match &found.work {
            Work::Seq { parts, .. } => parts.len() > 1,
            Work::With { body, .. } => matches!(**body, Work::Seq { .. }),
            _ => false,
        };
        // `40 mins fartlek: 1, 2, 3, 2, 1 mins hard`: the run around them.
        let noun = from.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        let around = self.c.is(0, ':')
            && noun.is_some_and(|t| t.is_word(&["fartlek", "run", "session", "ride"]));
        let size = compare(&sums(item), &sums(&found.work))?;
        // `2 miles - 90 s recovery, then 2 miles`: what has a time as well is more than the whole.
        let more = sums(item).seconds.is_none() && sums(&found.work).seconds.is_some();
        if more && size.is_eq() {
            return None;
        }
        // `8 miles: 1 mile easy, 4 x 1 mile with 800 jog, 1 mile easy`: the jogs are the rest of it.
        let jogged = self.c.is(0, ':') && has_jogs(&found.work);
        if !several || size.is_gt() || size.is_lt() && !(around || jogged) {
            return None;
        }
        for (section, part) in found.sections.iter().filter(|_| self.depth <= 1) {
            if let Some(rep) = first_rep(part).filter(|_| *section != Section::Main) {
                self.sections.push((rep.span, *section));
            }
        }
        self.c.at = end;
        self.c.notes.append(&mut look.notes);
        self.strong = true;
        Some(self.in_place_of(whole, found.work, size, from))
    }

    /// The repetitions `found` with what is said of the `whole`; less than the whole is told.
    fn in_place_of(&mut self, whole: &Rep, found: Work, size: Ordering, from: usize) -> Work {
        if size.is_lt() {
            let span = self.c.span_from(from);
            self.c.unknown(span, "the run around these repetitions is not laid out");
            return found;
        }
        let found = decorate(found, &|rep| {
            for target in &whole.targets {
                if rep.targets.is_empty() {
                    rep.targets.push(target.clone());
                }
            }
            if rep.activity == Activity::Main {
                rep.activity = whole.activity;
            }
        });
        match whole.effort {
            Some(effort) => with_effort(found, effort),
            None => found,
        }
    }
}

/// How the sum of the parts compares with the whole, where both are of one kind.
fn compare(whole: &Sums, parts: &Sums) -> Option<Ordering> {
    let middle = |range: Option<(f64, f64)>| range.map(|(a, b)| a.midpoint(b));
    let (whole, parts) = match (middle(whole.meters), middle(parts.meters)) {
        (Some(whole), Some(parts)) => (whole, parts),
        _ => (middle(whole.seconds)?, middle(parts.seconds)?),
    };
    let near = (parts / whole - 1.0).abs() <= NEAR;
    if near { Some(Ordering::Equal) } else { parts.partial_cmp(&whole) }
}

/// The tokens with `min` behind each number from token `from` on, if these are numbers without a unit that
/// add up to the minutes of the whole.
fn minutes_of<'t>(whole: &Rep, tokens: &[Token<'t>], from: usize) -> Option<Vec<Token<'t>>> {
    let minutes = whole.amount.time()?.exact()?.as_secs_f64() / 60.0;
    let mut sum = 0.0;
    for (i, token) in tokens.iter().enumerate().skip(from).filter(|(_, t)| t.is_figure()) {
        let number = token.number().filter(|n| n.decimals == 0)?;
        let next = tokens.get(i + 1);
        let joint = |t: &Token| t.is(',') || t.is('/') || t.is('+') || t.is('-') || t.is('.');
        let word =
            |t: &Token| t.word().is_some_and(|w| w.len() > 1 && !crate::notation::read::is_unit(w));
        if !next.is_none_or(|t| joint(t) || word(t) || t.is('@')) {
            return None;
        }
        sum += number.value;
    }
    if (sum / minutes - 1.0).abs() > 1e-9 {
        return None;
    }
    let mut found = tokens[..from].to_vec();
    for token in &tokens[from..] {
        found.push(*token);
        if token.is_figure() {
            found.push(crate::notation::lines::respell::as_word("min", token));
        }
    }
    Some(found)
}

/// Whether a rest over a distance stands within the work.
fn has_jogs(work: &Work) -> bool {
    match work {
        Work::With { rests, .. } => {
            rests.iter().any(|r| matches!(r.amount, crate::tree::RestAmount::Distance(_)))
        }
        Work::Seq { parts, .. } => parts.iter().any(has_jogs),
        _ => false,
    }
}
