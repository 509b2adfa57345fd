//! Rests beside the work, and lines of recovery.

use stadion_types::Distance;

use super::amount::Measure;
use super::{Scan, Told};
use crate::notation::tokens::lex::Token;
use crate::notation::words::known::Known;
use crate::notation::work::{has_usual_rest, usual_rest_of_sets};
use crate::tree::{Mode, RestAmount, RestRule, Scope, Work};

/// How a rest beside the work is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opened {
    /// By a bracket.
    Bracket,
    /// By a comma.
    Comma,
    /// By `with`, `w/` or `off`.
    Word,
    /// By `r=`.
    Sign,
}

impl Scan<'_, '_> {
    /// The rests behind a part, if there are any; `None` if they are not of a usual shape.
    pub(super) fn rests(&mut self, item: &Work) -> Option<Vec<RestRule>> {
        let (opened, closing) = match self.known(0) {
            Known::With | Known::Off => (Opened::Word, None),
            Known::W if self.is(1, '/') => {
                self.at += 1;
                (Opened::Word, None)
            }
            Known::No if self.is(0, '(') => (Opened::Bracket, Some(')')),
            Known::No if self.is(0, '[') => (Opened::Bracket, Some(']')),
            Known::No if self.is(0, ',') && self.known(1) != Known::Then => (Opened::Comma, None),
            Known::No if self.is(1, '=') && self.peek(0)?.is_word(&["r"]) => {
                self.at += 1;
                (Opened::Sign, None)
            }
            _ => return Some(Vec::new()),
        };
        let off = self.known(0) == Known::Off;
        self.at += 1;
        let led = opened == Opened::Bracket && self.take_word(Known::Rest);
        let from = self.at;
        let Clause { mut rule, named } = self.clause()?;
        if opened == Opened::Sign {
            rule.span = self.span_from(from - 2);
        }
        let timed = matches!(rule.amount, RestAmount::Time(_));
        let moving = rule.mode.is_some_and(|m| m != Mode::Easy);
        let silent = opened == Opened::Bracket && !(named || moving || led);
        if silent && self.is(0, '/') {
            return self.pair(item, rule, closing);
        }
        let fits = match opened {
            Opened::Bracket => {
                !silent || has_usual_rest(item, &rule) || self.tell_sets(item, &rule, from)
            }
            Opened::Comma => {
                named || moving || rule.mode.is_some() && !timed || rule.scope == Scope::BetweenSets
            }
            Opened::Sign => {
                let plain = !named && rule.mode.is_none() && rule.scope == Scope::EachGap;
                timed && plain && !matches!(item, Work::Rep(_))
            }
            // Behind one distance `off` says what the rest follows, or what it is.
            Opened::Word if off => timed && !matches!(item, Work::Rep(_)),
            Opened::Word => timed || moving,
        };
        let closed = closing.is_none_or(|sign| self.take(sign));
        // Such a bracket is read for a list only where that is all of the line.
        let alone = || self.done() && self.begins_with(item);
        // Behind a star or a dash between blanks a bare time in brackets may be that of the work.
        let odd = |t: &Token<'_>| t.is('*') || t.is('-') && !t.glued;
        if silent && self.tokens.iter().any(odd) {
            return None;
        }
        if !(fits && closed && (!silent || matches!(item, Work::Repeat { .. }) || alone())) {
            return None;
        }
        let mut rules = vec![rule];
        let more = opened == Opened::Comma && rules[0].scope == Scope::BetweenReps;
        if more && self.is(0, ',') && self.known(1) != Known::Then {
            self.at += 1;
            let first = &mut rules[0];
            if first.mode.is_some() {
                first.span = self.span_from(from);
            }
            let Clause { rule, .. } = self.clause()?;
            if rule.scope != Scope::BetweenSets {
                return None;
            }
            rules.push(rule);
        }
        Some(rules)
    }

    /// `(90s / 5 min)` behind sets: the rest between the repetitions and the longer one between the sets.
    fn pair(
        &mut self,
        item: &Work,
        short: RestRule,
        closing: Option<char>,
    ) -> Option<Vec<RestRule>> {
        self.at += 1;
        let Clause { rule: long, named } = self.clause()?;
        let bare = |r: &RestRule| r.mode.is_none() && r.scope == Scope::EachGap;
        let (RestAmount::Time(a), RestAmount::Time(b)) = (&short.amount, &long.amount) else {
            return None;
        };
        let sets =
            matches!(item, Work::Repeat { body, .. } if matches!(**body, Work::Repeat { .. }));
        let rises = a.max().0 < b.min().0;
        let fits = sets && rises && !named && bare(&short) && bare(&long);
        if !(fits && closing.is_some_and(|sign| self.take(sign))) {
            return None;
        }
        let placed = |rule, scope| RestRule { scope, ..rule };
        Some(vec![placed(short, Scope::BetweenReps), placed(long, Scope::BetweenSets)])
    }

    /// Tells of the readings of a time in brackets behind sets, where the first of them is taken.
    fn tell_sets(&mut self, item: &Work, rule: &RestRule, from: usize) -> bool {
        let tokens = self.tokens.get(from..self.at).unwrap_or_default();
        let figures = tokens.iter().filter(|t| t.is_figure()).count();
        let written = tokens.iter().any(|t| t.is_figure() && t.number().is_none())
            || (figures > 1 && !tokens.iter().any(|t| t.is('-')));
        let Some((readings, why)) = usual_rest_of_sets(item, rule, written) else { return false };
        self.told.push(Told { span: rule.span, readings, why });
        true
    }

    /// Whether nothing stands in front of a list.
    fn begins_with(&self, item: &Work) -> bool {
        let first = match item {
            Work::Seq { parts, .. } => parts.first(),
            item => Some(item),
        };
        let start = self.tokens.first().map(|t| t.span.start);
        matches!(first, Some(Work::Rep(rep)) if Some(rep.span.start) == start)
    }

    /// An amount, a way of moving, and a place.
    fn clause(&mut self) -> Option<Clause> {
        let from = self.at;
        let amount = match self.measure()? {
            Measure::Time(time) => RestAmount::Time(time),
            Measure::Way(range, _) => RestAmount::Distance(range),
        };
        let way = matches!(amount, RestAmount::Distance(_));
        let (mut mode, mut named) = (None, false);
        loop {
            let found = match self.known(0) {
                Known::Jog => Mode::Jog,
                Known::Walk => Mode::Walk,
                Known::Standing => Mode::Standing,
                // Behind a distance `easy` is a word of no weight.
                Known::Easy if way && !named => {
                    self.at += 1;
                    continue;
                }
                Known::Easy if !way => Mode::Easy,
                Known::Rest | Known::Recovery => {
                    named = true;
                    self.at += 1;
                    continue;
                }
                _ => break,
            };
            self.at += 1;
            if !matches!(mode, None | Some(Mode::Easy)) {
                return None;
            }
            mode = Some(found);
        }
        let scope = self.place()?;
        let rule = RestRule { amount, mode, scope, full: false, span: self.span_from(from) };
        Some(Clause { rule, named })
    }

    /// `between reps`, `after each rep`, `after 200m reps`.
    fn place(&mut self) -> Option<Scope> {
        let between = match self.known(0) {
            Known::Between => true,
            Known::After => false,
            _ => return Some(Scope::EachGap),
        };
        self.at += 1;
        let each = self.take_word(Known::Each);
        if self.take_word(Known::Sets) {
            return Some(Scope::BetweenSets);
        }
        if self.take_word(Known::Reps) {
            // `after rep 3` counts them.
            return (between || each).then_some(Scope::BetweenReps);
        }
        let meters = self.whole(0).filter(|m| *m >= 50.0 && !between && !each)?;
        if self.known(1) != Known::M || self.known(2) != Known::Reps || self.peek(1)?.capital {
            return None;
        }
        self.at += 3;
        Some(Scope::AfterDistance(vec![Distance::from_meters(meters).ok()?]))
    }
}

/// A rest, and whether a word calls it one.
struct Clause {
    rule: RestRule,
    named: bool,
}

/// A line of recovery, with or without a label.
pub(super) fn line(s: &mut Scan<'_, '_>) -> Option<Vec<RestRule>> {
    let labelled = matches!(s.known(0), Known::Rest | Known::Recovery) && s.is(1, ':');
    if !labelled && s.peek(0)?.capital {
        return None;
    }
    s.at += if labelled { 2 } else { 0 };
    let mut rules = Vec::new();
    while !s.done() {
        let from = s.at;
        let Clause { mut rule, named } = s.clause()?;
        // Without a label a word has to say that it is a rest, and every clause where it holds.
        let placed = rule.scope != Scope::EachGap;
        // Behind another clause a distance takes its way of moving along with it.
        let way = matches!(rule.amount, RestAmount::Distance(_)) && !rules.is_empty();
        if way || !(placed || (labelled || named) && rules.is_empty()) {
            return None;
        }
        let stop = s.is(0, '.') || s.is(0, ';');
        if !(s.done() || stop || s.is(0, ',') && s.peek(1).is_some()) {
            return None;
        }
        if !s.done() {
            s.at += 1;
            // The comma is read before the next amount shows that the clause is over.
            if !stop {
                rule.span = s.span_from(from);
            }
        }
        if !placed && !s.done() {
            return None;
        }
        rules.push(rule);
    }
    (!rules.is_empty() && rules.len() <= 2).then_some(rules)
}
