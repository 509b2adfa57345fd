//! `or` between parts: the athlete does one of them.

use super::leaf::with_effort;
use super::{Reader, with};
use crate::notation::quantity::{MINUTES, SECONDS, Unit};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::aims::aim::aimed;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::rest::times::{is_single, runnable};
use crate::tree::{Joint, RestRule, Work};

/// Words that leave a choice.
pub(crate) const OR: &[&str] = &["or", "ou", "oder", "o", "eller", "alternatively"];
/// What may stand behind such a word and adds nothing.
const BEHIND: &[&str] =
    &["or", "encore", "else", "even", "alternatively", "instead", "do", "run", "maybe", "bien"];
/// Rungs that make a ladder.
const RUNGS: usize = 3;

impl Reader<'_, '_> {
    /// Whether `or` and another part stand at the position, and how many tokens lead up to the part.
    pub(super) fn choice_ahead(&self) -> Option<usize> {
        let c = &*self.c;
        // `10 x 200m (or 8 x 300m)`.
        let comma = usize::from(c.is(0, ',') || c.is(0, '('));
        if !c.is_word(comma, OR) {
            return None;
        }
        let mut skip = comma + 1;
        while c.is_word(skip, BEHIND) {
            skip += 1;
        }
        let mut look = c.fork();
        look.at += skip;
        let opens = look.is(0, '(') || look.is(0, '{');
        if opens && look.peek(1).is_some_and(Token::is_figure) {
            return Some(skip);
        }
        if counted(&look) {
            return Some(skip);
        }
        // An amount alone stands for the amount right before the word.
        let before = c.at.checked_sub(1).and_then(|i| c.tokens.get(i))?;
        let amount = before.is_figure()
            || before.is('\'')
            || before.is('"')
            || before
                .is_word(&["m", "km", "k", "mile", "miles", "yd", "yards", "meters", "metres"])
            || before.is_word(MINUTES)
            || before.is_word(SECONDS)
            || vocabulary::effort_at(c.tokens, c.at - 1).is_some();
        let found = look.quantity().filter(|q| q.unit != Unit::Laps && !q.clock)?;
        let rest = look
            .peek(0)
            .and_then(Token::word)
            .is_some_and(|w| vocabulary::is_rest_word(w) || vocabulary::AMONG.contains(&w));
        let pace = ['/', '%', ':', '-'].iter().any(|s| look.is(0, *s))
            || look.is_word(0, &["pace", "paces", "so", "bpm", "w", "watts", "faster", "slower"]);
        (amount && !rest && !pace && (found.is_time() || found.is_distance() || found.min >= 100.0))
            .then_some(skip)
    }

    /// The next item of a list; `..., 200 or 300, 500, 700` ends a ladder and is no range.
    pub(super) fn rung(&mut self) -> Option<Work> {
        let c = &mut *self.c;
        let number = |at: usize| c.peek(at).is_some_and(|t| t.number().is_some());
        let ladder = self.listed + 1 >= RUNGS
            && c.is_word(1, OR)
            && c.is(3, ',')
            && [0, 2, 4].into_iter().all(number);
        if !ladder {
            return self.item();
        }
        let tokens = c.tokens;
        c.tokens = &tokens[..=c.at];
        let item = self.item();
        self.c.tokens = tokens;
        item
    }

    /// `5 x 1000m or 8 x 600m`: makes a choice of the last part, or of the list, and the next part.
    pub(super) fn choice(&mut self, parts: &mut Vec<Work>, inside: bool) -> bool {
        let Some(skip) = self.choice_ahead() else { return false };
        let from = self.c.at;
        let bracket = self.c.is(0, '(');
        let word = from + usize::from(bracket || self.c.is(0, ','));
        self.c.at += skip;
        let made = self.other_ladder(parts, inside) || self.other_part(parts);
        if !made {
            // The word is told where it is stepped over.
            self.c.at = word;
            return false;
        }
        let _ = bracket && self.c.take(')');
        true
    }

    /// `200, 400, 200 or 300, 600, 300`: two ladders.
    fn other_ladder(&mut self, parts: &mut Vec<Work>, inside: bool) -> bool {
        let rungs = |parts: &[Work]| {
            parts.len() >= RUNGS && parts.iter().all(|p| matches!(p, Work::Rep(_)))
        };
        if !rungs(parts) {
            return false;
        }
        let (at, notes) = (self.c.at, self.c.notes.mark());
        match self.list(inside) {
            Some(Work::Seq { joint: Joint::List, parts: other }) if rungs(&other) => {
                let ladder = Work::Seq { joint: Joint::List, parts: std::mem::take(parts) };
                let other = Work::Seq { joint: Joint::List, parts: other };
                parts.push(Work::Choice(vec![ladder, other]));
                self.tell_choice(at);
                true
            }
            _ => {
                self.c.at = at;
                self.c.notes.back(notes);
                false
            }
        }
    }

    fn other_part(&mut self, parts: &mut Vec<Work>) -> bool {
        let at = self.c.at;
        let Some(other) = self.item() else { return false };
        // Where each part has its own rest, none holds for all.
        let rested = matches!(parts.last(), Some(Work::With { .. }));
        let (other, rests) = if rested { (other, Vec::new()) } else { bare(other) };
        let sets = |p: &Work| matches!(bare_ref(p), Work::Repeat { .. });
        let ladder = parts.len() >= RUNGS && parts.iter().all(|p| matches!(p, Work::Rep(_)));
        if ladder && sets(&other) {
            // `400, 800, 1200, 800, 400 or 6 x 600`.
            let list = Work::Seq { joint: Joint::List, parts: std::mem::take(parts) };
            self.tell_choice(at);
            parts.push(with(Work::Choice(vec![list, other]), rests));
            return true;
        }
        let Some(last) = parts.pop() else { return false };
        let chosen = match (last, other) {
            (Work::Choice(mut arms), other) => {
                arms.push(other);
                Work::Choice(arms)
            }
            // `6 x 400m or 90s`: the count holds for both.
            (Work::Repeat { count, body }, other)
                if is_single(&other) && matches!(*body, Work::Rep(_) | Work::Choice(_)) =>
            {
                let body = Box::new(self.amounts(*body, other, at));
                Work::Repeat { count, body }
            }
            (last, other) if is_single(&last) && is_single(&other) => self.amounts(last, other, at),
            // `20 x 200m, 15 x 300m or 10 x 400m`: all of the list is to choose from.
            (last, other) if !parts.is_empty() && parts.iter().all(sets) && sets(&other) => {
                let mut arms = std::mem::take(parts);
                arms.push(last);
                arms.push(other);
                Work::Choice(arms)
            }
            (last, other) => Work::Choice(vec![last, other]),
        };
        self.tell_choice(at);
        parts.push(with(shared(chosen), rests));
        true
    }

    /// Two amounts of one repetition. A distance and a time in which it can be run are the same work
    /// in two measures, and the first of them counts.
    fn amounts(&mut self, one: Work, other: Work, at: usize) -> Work {
        let same = match (first_rep(&one), first_rep(&other)) {
            (Some(a), Some(b)) => [(a, b), (b, a)].iter().any(|(way, time)| {
                let meters = way.amount.distance().map(|d| d.min().meters());
                let seconds = time.amount.time().map(|t| t.max().as_secs_f64());
                meters.zip(seconds).is_some_and(|(m, s)| s > 0.0 && runnable(m, s))
            }),
            _ => false,
        };
        match one {
            one if same && !matches!(one, Work::Choice(_)) => {
                let span = self.c.span_from(at);
                self.c.ambiguity(
                    span,
                    &["the same work in another measure", "other work to choose"],
                    "a distance and a time in which it can be run",
                );
                one
            }
            Work::Choice(mut arms) => {
                arms.push(other);
                Work::Choice(arms)
            }
            one => Work::Choice(vec![one, other]),
        }
    }

    fn tell_choice(&mut self, at: usize) {
        let span = self.c.span_from(at);
        // Two measures of one amount are told already.
        if self.c.notes.ambiguities.iter().any(|a| a.span == span) {
            return;
        }
        self.c.ambiguity(
            span,
            &[
                "one of the parts: the sums span all, the steps are those of the first",
                "all of them",
            ],
            "`or` leaves a choice",
        );
    }
}

/// `8 x`, `3-4 sets of`, `(4) x`: a count at the position.
fn counted(look: &Cursor<'_>) -> bool {
    let mut look = look.fork();
    if look.quantity().is_none_or(|q| q.unit != Unit::Bare) {
        return false;
    }
    let sign = look.is_word(0, &["x", "times"]) || look.is(0, '*');
    sign || (look.peek(0).is_some_and(|t| t.word().is_some()) && look.is_word(1, &["of", "de"]))
}

fn bare(work: Work) -> (Work, Vec<RestRule>) {
    match work {
        Work::With { body, rests } => (*body, rests),
        work => (work, Vec::new()),
    }
}

fn bare_ref(work: &Work) -> &Work {
    match work {
        Work::With { body, .. } => body,
        work => work,
    }
}

/// What is said behind the last part of a choice holds for all of them.
fn shared(choice: Work) -> Work {
    let Work::Choice(mut arms) = choice else { return choice };
    let plain = |p: &Work| first_rep(p).is_some_and(|r| r.targets.is_empty() && r.effort.is_none());
    let Some((last, others)) = arms.split_last_mut() else { return Work::Choice(arms) };
    let said = first_rep(last).map(|r| (r.targets.clone(), r.effort));
    let Some((targets, effort)) = said.filter(|_| others.iter().all(plain)) else {
        return Work::Choice(arms);
    };
    for arm in others {
        let mut whole = std::mem::replace(arm, Work::Choice(Vec::new()));
        for target in &targets {
            whole = aimed(whole, target);
        }
        *arm = match effort {
            Some(effort) => with_effort(whole, effort),
            None => whole,
        };
    }
    Work::Choice(arms)
}
