//! Parts within a run, races by their name, and warm-up and cool-down in the same line.

use super::leaf::distance;
use crate::notation::lines::label::section_of;
use crate::notation::quantity::Quantity;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::rest::times::is_single;
use crate::span::Span;
use crate::tree::{Amount, DistanceUnit, Joint, Mode, Section, Work};

const HALF_M: f64 = 21_097.5;
const MARATHON_M: f64 = 42_195.0;

/// Behind the name of a race these speak of something else.
const NOT_RACED: &[&str] = &[
    "pace",
    "paces",
    "effort",
    "training",
    "plan",
    "block",
    "build",
    "preparation",
    "prep",
    "goal",
    "specific",
    "schedule",
    "week",
    "weeks",
    "group",
    "runner",
    "runners",
    "p",
    "intensity",
    "speed",
];

/// Words between `with` and a count.
const MOST_WORDS: usize = 4;

/// What a run holds.
enum Inner {
    Repetitions(Work),
    Part,
}

impl Reader<'_, '_> {
    /// `marathon`, `half marathon`, `parkrun` at the position, in metres, and how long the name is.
    fn race_amount(&self) -> Option<(f64, usize)> {
        let hyphen = usize::from(self.c.is(1, '-'));
        if self.c.is_word(0, &["parkrun"]) {
            // A parkrun is 5 km, everywhere.
            Some((5000.0, 1))
        } else if self.c.is_word(0, &["half"]) && self.c.is_word(1 + hyphen, &["marathon"]) {
            Some((HALF_M, 2 + hyphen))
        } else if self.c.is_word(0, &["marathon"]) {
            Some((MARATHON_M, 1))
        } else {
            None
        }
    }

    /// A race by its name as an amount.
    pub(super) fn race_name(&mut self) -> Option<Amount> {
        let (meters, len) = self.race_amount()?;
        if self.c.is_word(len, NOT_RACED) || self.c.is(len, '-') {
            return None;
        }
        self.c.at += len;
        distance(meters / 1000.0, DistanceUnit::Kilometer)
    }

    /// `parkrun 5km`, `marathon, 42.2 km`: the distance of a race once more is no second piece.
    pub(super) fn same_again(&mut self, race: &Amount) {
        let meters = race.distance().and_then(|d| d.exact()).map(stadion_types::Distance::meters);
        let mut look = self.c.fork();
        let _ = look.take(',');
        let again = look.quantity().and_then(|q| q.meters()).and_then(|m| m.exact());
        let same = again.zip(meters).is_some_and(|(a, m)| (a.meters() / m - 1.0).abs() < 0.01);
        // What is called something behind it, such as easy, is another run.
        let closed = look.done() || look.peek(0).is_some_and(Token::is_figure) || look.is(0, ':');
        if same && closed {
            self.c.at = look.at;
        }
    }

    /// `Parkrun: 19:45`: a label that is a race, with one time behind it, is work.
    pub(super) fn called_race(&mut self) {
        let start = self.c.at;
        let label = self.c.tokens.get(..start).unwrap_or_default();
        let alone = matches!(self.c.tokens.get(start..), Some([time]) if time.is_figure() && time.number().is_none());
        let named = label.len() <= 4 && label.last().is_some_and(|t| t.is(':'));
        if !(alone && named) {
            return;
        }
        let at = label.iter().position(|t| t.is_word(&["parkrun", "half", "marathon"]));
        let Some(at) = at else { return };
        self.c.at = at;
        let fits = self.race_amount().is_some_and(|(_, len)| at + len + 1 == start);
        self.c.at = if fits { at } else { start };
    }

    /// `w/ 6 @ MP`, `with last 3km fast`, `incl 3 x 15 min`: a part of the run before.
    ///
    /// Repetitions within the run are the work; a single part stays in the run, untold but for a
    /// remark, because the run does not get longer by it.
    pub(super) fn embedded(&mut self, item: &Work) -> Option<Work> {
        if !is_single(item) {
            return None;
        }
        let from = self.c.at;
        let including = self.c.take_word(&[
            "incl",
            "including",
            "includes",
            "include",
            "inc",
            "dont",
            "inkl",
            "inklusive",
            "davon",
            "waarvan",
            "incluyendo",
            "cui",
        ]);
        let place = self.c.is_word(0, &["last", "final", "first", "middle"]);
        if including {
            let _ = self.c.take('.');
        } else if !(place || self.c.take_word(&["with", "w"])) {
            return None;
        }
        let _ = self.c.take('/');
        // `with miles 4-8 at MP`: a part by the numbers of its miles.
        let numbered = self.c.is_word(0, &["miles", "mile", "km", "kms", "laps"])
            && self.c.peek(1).is_some_and(Token::is_figure)
            && (self.c.is(2, '-') || self.c.is_word(2, &["to", "and"]))
            && self.c.peek(3).is_some_and(Token::is_figure);
        if numbered {
            self.c.at = self.piece_end(self.c.at + 4);
            let span = self.c.span_from(from);
            self.c.unknown(span, "a part of the run before that has a target of its own");
            return Some(item.clone());
        }
        // `15 min with 8 min easy between`: a rest.
        let mut eased = self.c.fork();
        let eased = self.is_cycle()
            && eased.quantity().is_some_and(|q| q.is_time())
            && eased.is_word(0, &["easy", "ez", "light", "soft", "spin", "spinning"]);
        if !including && (eased || self.places_rest(0)) {
            self.c.at = from;
            return None;
        }
        while self.c.is_word(0, &["the", "a", "of"]) {
            self.c.at += 1;
        }
        // `1-2-3-2-1 min with 1 min jog between`: the rest of the list.
        if self.listed > 0 && !including && !place && self.rest_starts(0) {
            self.c.at = from;
            return None;
        }
        let placed = self.c.take_word(&["last", "final", "first", "middle", "every"]);
        // `with a light fartlek of 8 x 45 s`.
        let words = self.c.tokens[self.c.at..].iter().take_while(|t| {
            t.word().is_some_and(|w| w.len() > 1 && !vocabulary::is_rest_word(w))
                && !t.is_word(&["x"])
        });
        let words = words.count();
        let counted = self.c.peek(words).is_some_and(|t| t.number().is_some())
            && self.times_sign(words + 1)
            && self.c.peek(words + 2).is_some_and(Token::is_figure);
        self.c.at += if counted && words <= MOST_WORDS { words } else { 0 };
        let start = self.c.at;
        let inner = if self.c.peek(0).is_some_and(crate::notation::tokens::lex::Token::is_figure) {
            self.inner_part(item, placed || including)
        } else {
            None
        };
        let Some(inner) = inner else {
            self.c.at = from;
            return None;
        };
        let span = self.c.span_from(from);
        if let Inner::Repetitions(work) = inner {
            // Strides are run behind the run more often than in it.
            let strides =
                first_rep(&work).is_some_and(|r| r.activity == crate::tree::Activity::Strides);
            if strides && !including {
                self.c.ambiguity(
                    span,
                    &["behind the run", "within the run"],
                    "`with` does not say whether the run gets longer by them",
                );
                return Some(Work::Seq { joint: Joint::List, parts: vec![item.clone(), work] });
            }
            self.c.unknown(span, "the run around these repetitions is not laid out");
            return Some(work);
        }
        let mut end = self.piece_end(start);
        // `2 miles at MP between miles 5 and 7`.
        let among = self.c.tokens[start..end].iter().any(|t| t.is_word(vocabulary::AMONG));
        if among && self.c.tokens.get(end).is_some_and(|t| t.is_word(&["and"])) {
            end = self.piece_end(end + 1);
        }
        self.c.at = self.c.at.max(end);
        let span = self.c.span_from(from);
        self.c.unknown(span, "a part of the run before that has a target of its own");
        Some(item.clone())
    }

    /// `8 miles, including 4 x 1600m`, `15k, middle 5k at threshold`.
    pub(super) fn run_holds(&mut self, parts: &mut [Work]) -> bool {
        let [run] = parts else { return false };
        let from = self.c.at;
        if let Some(work) = self.dash_holds(run) {
            *run = work;
            return true;
        }
        if !self.c.take(',') {
            return false;
        }
        let found = self.embedded(run);
        match found {
            Some(work) => *run = work,
            None => self.c.at = from,
        }
        self.c.at != from
    }

    /// `8 mile run - 5 x 1000m`: behind the dash stands what a run holds, if it is less than the run.
    fn dash_holds(&mut self, run: &Work) -> Option<Work> {
        let dash = self.c.is(0, '\u{2014}')
            || (self.c.is(0, '-') && self.c.peek(1).is_some_and(|t| !t.glued));
        let ran = first_rep(run).is_some_and(|r| {
            r.activity == crate::tree::Activity::Run && r.effort.is_none() && r.targets.is_empty()
        });
        if !(dash && ran && is_single(run) && self.times_sign(2)) {
            return None;
        }
        let (from, notes) = (self.c.at, self.c.notes.mark());
        self.c.at += 1;
        let found = self.item();
        let meters = |work: &Work| crate::resolve::sums(work).meters.map(|m| m.1);
        let less = found.as_ref().and_then(meters).zip(meters(run)).is_some_and(|(a, b)| a < b);
        if !less {
            self.c.at = from;
            self.c.notes.back(notes);
            return None;
        }
        let span = self.c.span_from(from);
        self.c.unknown(span, "the run around these repetitions is not laid out");
        found
    }

    /// Repetitions, or a single amount that is no longer than the run.
    fn inner_part(&mut self, item: &Work, placed: bool) -> Option<Inner> {
        let start = self.c.at;
        let notes = self.c.notes.mark();
        let work = self.item();
        match work {
            Some(work @ Work::Repeat { .. }) if !placed || !is_single(&work) => {
                return Some(Inner::Repetitions(work));
            }
            Some(Work::With { body, rests }) if matches!(*body, Work::Repeat { .. }) => {
                return Some(Inner::Repetitions(Work::With { body, rests }));
            }
            _ => {}
        }
        self.c.at = start;
        self.c.notes.back(notes);
        let whole = first_rep(item)?;
        let quantity: Quantity = self.c.quantity()?;
        let aimed = self.c.is(0, '@')
            || self.c.is_word(0, &["at"])
            || crate::notation::words::vocabulary::effort(self.c, 0).is_some();
        let unit = match whole.amount {
            Amount::Distance { unit, .. } => Some(unit),
            _ => None,
        };
        let quantity = match unit {
            Some(unit) if quantity.unit == crate::notation::quantity::Unit::Bare => {
                quantity.as_unit(unit)
            }
            _ => quantity,
        };
        // `1200 w/ 400 jog`: a way of moving makes it the rest.
        let moved = crate::notation::words::vocabulary::mode(&mut self.c.fork())
            .is_some_and(|m| !matches!(m, Mode::Easy | Mode::Moderate));
        if moved && !placed {
            return None;
        }
        let shorter = match (quantity.meters(), whole.amount.distance()) {
            (Some(part), Some(whole)) => part.max() <= whole.min(),
            _ => match (quantity.time(), whole.amount.time()) {
                (Some(part), Some(whole)) => part.max().0 <= whole.min(),
                _ => placed && quantity.time().is_some(),
            },
        };
        (shorter && (placed || aimed)).then_some(Inner::Part)
    }

    /// Whether the item is a warm-up or a cool-down.
    pub(super) fn in_section(&self, item: &Work) -> bool {
        let span = first_rep(item).map(|r| r.span);
        self.sections.last().is_some_and(|(s, _)| Some(*s) == span)
    }

    /// Remembers that the item behind token `from` is a warm-up or a cool-down.
    pub(super) fn mark_section(&mut self, item: &Work, from: usize) {
        if self.depth > 0 {
            return;
        }
        // A bracket says what the amount is made of, each part with its own section.
        let tokens = &self.c.tokens[self.named_from(from)..self.c.at];
        let bracket = tokens.iter().position(|t| t.is('(')).filter(|_| !is_single(item));
        let section = section_of(&tokens[..bracket.unwrap_or(tokens.len())]);
        if section != Section::Main {
            if let Some(rep) = first_rep(item) {
                self.sections.push((rep.span, section));
            }
        }
    }
}

impl Reader<'_, '_> {
    /// Whether the piece in front of the comma at `end` holds the name of a section and no figure.
    fn named_alone(&self, end: usize) -> bool {
        let before = self.c.tokens.get(..end).unwrap_or_default();
        let start = before.iter().rposition(|t| t.is(',') || t.is('.') || t.is(';') || t.is('+'));
        let piece = &before[start.map_or(0, |i| i + 1)..];
        !piece.iter().any(Token::is_figure) && section_of(piece) != Section::Main
    }

    /// `... with 400m recovery 2.5 km cool-down`: whether an amount with the name of a section behind it
    /// stands at a token.
    pub(crate) fn section_at(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        let joined = before.is_some_and(|t| t.word().is_some() || t.is_figure() || t.is(')'));
        let led = before.is_some_and(|t| t.is_word(&["in", "of", "or", "to", "x", "for", "and"]));
        if !joined || led || !self.c.tokens.get(at).is_some_and(Token::is_figure) {
            return false;
        }
        let mut look = self.c.fork();
        look.at = at;
        let measured = look.quantity().is_some_and(|q| q.is_distance() || q.is_time());
        let named = crate::notation::lines::label::section_name(look.tokens, look.at) > 0;
        let home = look.is_word(0, &["down"]) && look.peek(1).is_none();
        measured && (named || home)
    }

    /// Whether the name of a warm-up or a cool-down stands right in front of the position.
    pub(super) fn section_behind(&self) -> bool {
        let at = self.c.at;
        let short = self.c.tokens.get(at.saturating_sub(1)..at).unwrap_or_default();
        let long = self.c.tokens.get(at.saturating_sub(3)..at).unwrap_or_default();
        short.iter().any(|t| t.word().is_some())
            && (section_of(short) != Section::Main
                || short.iter().all(|t| t.is_word(&["up", "down"]))
                    && section_of(long) != Section::Main)
    }

    /// Where the words begin that lead the item at `from`: the name in `Warm up 2 miles`.
    ///
    /// Words behind an amount are those of the part before, and behind `after` stands no part at all.
    fn named_from(&self, from: usize) -> usize {
        const MOST: usize = 4;
        let tokens = self.c.tokens;
        let mut at = from;
        while let Some(token) = at.checked_sub(1).and_then(|i| tokens.get(i)) {
            let hyphen = token.is('-') && token.glued;
            if token.is_word(&["after", "before", "without", "no", "from"])
                || token.is_figure()
                || from - at >= MOST
            {
                return from;
            }
            // `and then, long cooldown, 2 miles`: a name without an amount of its own before a comma.
            if token.is(',') && at == from && self.named_alone(at - 1) {
                at -= 1;
                continue;
            }
            if token.is_word(&["then", "and"]) || !(hyphen || token.word().is_some()) {
                // A unit of one sign belongs to a figure before it.
                return if token.is('\'') || token.is('"') { from } else { at };
            }
            at -= 1;
        }
        at
    }
}

/// Parts a line into its warm-up, its main part and its cool-down, where it has more than one.
pub(super) fn sections(work: Work, marks: &[(Span, Section)]) -> Vec<(Section, Work)> {
    let marked = |work: &Work| {
        let span = first_rep(work).map(|r| r.span);
        marks.iter().find(|m| Some(m.0) == span && is_single(work)).map(|m| m.1)
    };
    let (mut front, mut back) = (Vec::new(), Vec::new());
    let mut rest = Some(work);
    while let Some(work) = rest.take() {
        let (found, left) = take_end(work, true, &|w| marked(w) == Some(Section::WarmUp));
        rest = left;
        match found {
            Some(part) => front.push((Section::WarmUp, part)),
            None => break,
        }
    }
    while let Some(work) = rest.take() {
        let (found, left) = take_end(work, false, &|w| marked(w) == Some(Section::CoolDown));
        rest = left;
        match found {
            Some(part) => back.push((Section::CoolDown, part)),
            None => break,
        }
    }
    front.extend(rest.map(|work| (Section::Main, work)));
    front.extend(back.into_iter().rev());
    front
}

/// Takes the first or the last part out of a sequence if it fits, and gives back the rest.
fn take_end(work: Work, first: bool, fits: &dyn Fn(&Work) -> bool) -> (Option<Work>, Option<Work>) {
    let Work::Seq { joint, mut parts } = work else { return (None, Some(work)) };
    let at = if first { 0 } else { parts.len() - 1 };
    let found = if fits(&parts[at]) {
        Some(parts.remove(at))
    } else if joint == Joint::Blocks && matches!(parts[at], Work::Seq { .. }) {
        let (found, left) = take_end(parts.remove(at), first, fits);
        if let Some(left) = left {
            parts.insert(at, left);
        }
        found
    } else {
        None
    };
    (found, super::sequence(joint, parts))
}
