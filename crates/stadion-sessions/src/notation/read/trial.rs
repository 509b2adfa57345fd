//! A part of a line, read for a trial as if it stood alone.

use core::time::Duration;

use stadion_types::Bounds;

use super::joined::read_joined;
use super::{Reading, implausible, read_respelled};
use crate::notation::Dialect;
use crate::notation::tokens::lex::Token;
use crate::notation::work::has_sets;
use crate::resolve::{Sums, outline, sums};
use crate::tree::{Durations as _, Joint, RestAmount, RestRule, Scope, Section, Work};

/// Work that was read for a trial.
#[derive(Debug)]
pub(super) struct Alone(Reading);

/// Where a rest behind work belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Behind it.
    Behind,
    /// In it: it has no rest of its own.
    Within,
    /// In it or behind it.
    Open,
    /// The grammar has to tell.
    Unclear,
}

impl Alone {
    /// Reads tokens as if nothing stood around them; `None` if they are no work, or more than that.
    pub(super) fn read(
        text: &str,
        tokens: &[Token<'_>],
        dialect: Dialect,
        usual: bool,
    ) -> Option<Self> {
        let mut trial = Reading { usual, ..Reading::default() };
        read_joined(text, tokens, dialect, &mut trial);
        Self::of(trial, dialect)
    }

    /// The same by the grammar alone, whatever joins its works.
    pub(super) fn whole(
        text: &str,
        tokens: &[Token<'_>],
        dialect: Dialect,
        usual: bool,
    ) -> Option<Self> {
        let mut trial = Reading { usual, ..Reading::default() };
        read_respelled(text, tokens, dialect, &mut trial);
        Self::of(trial, dialect)
    }

    fn of(trial: Reading, dialect: Dialect) -> Option<Self> {
        let session = &trial.session;
        let main = session.blocks.iter().all(|b| b.section == Section::Main);
        let works = !session.blocks.is_empty() && main && trial.notes.error.is_none();
        let plain = session.recoveries.is_empty() && !session.open && !session.continuous;
        let closed = trial.rounds.is_none() && trial.announced.is_none() && trial.heading.is_none();
        let lone = trial.days.is_empty() && trial.loose.is_empty() && session.rpe.is_none();
        let sane = implausible(session, dialect).is_none();
        (works && plain && closed && lone && sane).then_some(Self(trial))
    }

    /// Takes it over as it was read.
    pub(super) fn file(self, reading: &mut Reading) {
        let Reading { session: from, notes, exact_results, .. } = self.0;
        let into = &mut reading.session;
        into.lines.extend(from.lines);
        into.blocks.extend(from.blocks);
        into.targets.extend(from.targets);
        into.results.extend(from.results);
        into.plans.extend(from.plans);
        into.declared.extend(from.declared);
        into.rest_open |= from.rest_open;
        reading.exact_results.extend(exact_results);
        if let Some(noted) = notes.reported() {
            reading.notes.ambiguities.extend(noted.ambiguities);
            reading.notes.unknown.extend(noted.unknown);
        }
    }

    /// Whether nothing was told of it.
    pub(super) fn is_silent(&self) -> bool {
        self.0.notes.ambiguities.is_empty() && self.0.notes.unknown.is_empty()
    }

    pub(super) fn place(&self) -> Place {
        let session = &self.0.session;
        let found = outline(session);
        if found.reps == 1 {
            return Place::Behind;
        }
        let of_sets = |s: &RestRule| s.scope == Scope::BetweenSets;
        let sets = session.blocks.iter().any(|b| has_sets(&b.work));
        let rules = &found.found.rules;
        if sets && !rules.iter().any(|r| of_sets(r)) {
            return Place::Unclear;
        }
        if rules.is_empty() {
            let single = |w: &Work| matches!(w, Work::Rep(_));
            return match &session.blocks[..] {
                [block] => match &block.work {
                    Work::Seq { joint: Joint::List, parts } if parts.iter().all(single) => {
                        Place::Open
                    }
                    Work::Repeat { .. } => Place::Within,
                    _ => Place::Unclear,
                },
                _ => Place::Unclear,
            };
        }
        let found = &found.found;
        let open = found.bare_gaps + found.stretched + found.unused.len() > 0;
        if open { Place::Unclear } else { Place::Behind }
    }

    fn sums(&self) -> Sums {
        self.0.session.blocks.iter().fold(Sums::default(), |all, b| all.plus(sums(&b.work)))
    }

    /// Whether it is the same work as the parts together.
    pub(super) fn is_sum_of<'a>(&self, parts: impl IntoIterator<Item = &'a Self>) -> bool {
        let all = parts.into_iter().fold(Sums::default(), |all, part| all.plus(part.sums()));
        let own = self.sums();
        own.reps == all.reps && near(own.meters, all.meters) && near(own.seconds, all.seconds)
    }

    /// Whether it says what the parts say one by one, with `rests` between them.
    pub(super) fn says(&self, parts: &[&Self], rests: &[&RestRule]) -> bool {
        let mut known = (rests.len() + 1 == parts.len()).then_some((0.0, 0.0));
        let (mut rules, mut unused) = (rests.len(), 0);
        let plus = |a: Option<(f64, f64)>, b: Option<Bounds<Duration>>| {
            a.zip(b).map(|(a, b)| (a.0 + b.min().as_secs_f64(), a.1 + b.max().as_secs_f64()))
        };
        for part in parts {
            let found = outline(&part.0.session);
            let none = Bounds::exactly(Duration::ZERO);
            known = plus(known, if found.reps == 1 { Some(none) } else { found.rest });
            rules += found.found.rules.len();
            unused += found.found.unused.len();
        }
        for rest in rests {
            let time = match &rest.amount {
                RestAmount::Time(time) | RestAmount::DistanceIn { time, .. } => {
                    Some(time.durations())
                }
                _ => None,
            };
            known = plus(known, time);
        }
        let found = outline(&self.0.session);
        let own = plus(Some((0.0, 0.0)), found.rest);
        let all = found.found.unused.len() <= unused && found.found.rules.len() >= rules;
        self.is_sum_of(parts.iter().copied())
            && if known.is_some() { near(own, known) } else { all }
    }
}

fn near(a: Option<(f64, f64)>, b: Option<(f64, f64)>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a.0 - b.0).abs() < 0.5 && (a.1 - b.1).abs() < 0.5,
        (a, b) => a.is_none() && b.is_none(),
    }
}
