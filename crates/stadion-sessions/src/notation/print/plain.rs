//! Which parts of a session free text says so that no reader takes them for anything else.
//!
//! The rules here are narrower than what the reader understands: where one is in doubt, exact notation
//! costs two braces, and free text a wrong number.

use stadion_types::{Bounds, Distance, Rpe, RpeScale};

use super::usual;
use crate::notation::{ALL_OUT, Dialect, exact};
use crate::session::{Session, TargetRule};
use crate::tree::{
    Activity, Amount, Block, DistanceUnit, Effort, Joint, Mode, PercentOf, Relation, Rep,
    RestAmount, RestRule, Scope, Seconds, Section, Target, Work,
};

/// What is known of the whole session while its lines are judged.
#[derive(Debug)]
pub(super) struct Plain<'a> {
    session: &'a Session,
    dialect: Dialect,
    /// No rule is asked.
    all: bool,
    /// It is one distance below the other, with rests in between.
    rested: bool,
}

impl<'a> Plain<'a> {
    pub(super) fn new(session: &'a Session, dialect: Dialect) -> Self {
        Self { session, dialect, all: false, rested: rested(session) }
    }

    /// Takes everything for plain.
    pub(super) const fn all(session: &'a Session, dialect: Dialect) -> Self {
        Self { session, dialect, all: true, rested: false }
    }

    pub(super) const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Runners' texts say most; elsewhere a count, a letter or an `@` means something else.
    const fn on_foot(&self) -> bool {
        matches!(self.dialect, Dialect::Track | Dialect::Road)
    }

    pub(super) fn block(&self, at: usize) -> bool {
        let Some(block) = self.session.blocks.get(at) else { return false };
        // Under a rest between sets a list behind a count is read as a set.
        let of_sets = matches!(block.work, Work::Seq { joint: Joint::List, .. })
            && self.session.recoveries.iter().any(|r| r.scope == Scope::BetweenSets);
        if of_sets && !self.all {
            return false;
        }
        // Between the sets of one repetition are the repetitions.
        let one = matches!(&block.work, Work::With { body, rests }
            if is_counted(body) && rests.iter().any(|r| r.scope == Scope::BetweenSets));
        if one && !self.all {
            return false;
        }
        self.all || (self.on_foot() && (self.rested || block_is_plain(block, at > 0)))
    }

    /// Whether a short line of free text would call the session all-out by the words of an effort, once
    /// more than it is called so.
    pub(super) fn called_twice(&self) -> bool {
        let called = self.session.declared.iter().any(|d| d.label == ALL_OUT);
        called && self.session.blocks.iter().any(|b| all_out(&b.work))
    }

    /// Whether free text would say another thing: on the track `6 x 150s` is the plural of a distance.
    pub(super) fn says_ways(&self) -> bool {
        self.dialect == Dialect::Track && self.session.blocks.iter().any(|b| plural(&b.work))
    }

    /// Whether all that can stand in free text is plain.
    pub(super) fn whole(&self) -> bool {
        let session = self.session;
        let usual = |at: usize| {
            self.on_foot()
                && session.blocks.get(at).is_some_and(|b| usual::block(b, at > 0, session))
        };
        (0..session.blocks.len()).all(|at| self.block(at) || usual(at))
            && (session.recoveries.is_empty() || self.recoveries())
            && session.targets.iter().all(|rule| self.targets(rule))
            && session.rpe.is_none_or(rpe)
    }

    pub(super) fn recoveries(&self) -> bool {
        let sets = self.session.recoveries.iter().any(|r| r.scope == Scope::BetweenSets);
        let one = matches!(&self.session.blocks[..], [block] if is_counted(&block.work));
        self.all || (self.on_foot() && clauses(&self.session.recoveries) && !(sets && one))
    }

    /// A line of targets is read for the whole session.
    pub(super) fn targets(&self, rule: &TargetRule) -> bool {
        let whole = !rule.told && !rule.last && rule.distance.is_none();
        let one =
            matches!(&rule.targets[..], [one] if target(one) && !matches!(one, Target::Time(_)));
        (self.all && !rule.told) || (self.on_foot() && whole && one)
    }
}

/// One repetition, several times.
fn is_counted(work: &Work) -> bool {
    matches!(work, Work::Repeat { body, .. } if matches!(**body, Work::Rep(_)))
}

/// Whether the number alone tells the scale.
pub(super) fn rpe(rpe: Rpe) -> bool {
    (rpe.value() <= 10.0) == (rpe.scale() == RpeScale::Cr10)
}

/// Behind other work an amount alone may be anything, so a count has to stand there.
fn block_is_plain(block: &Block, behind: bool) -> bool {
    let counted = match &block.work {
        Work::With { body, .. } => matches!(**body, Work::Repeat { .. }),
        work => matches!(work, Work::Repeat { .. }),
    };
    let open = (behind || block.section != Section::Main) && !counted;
    !open && top(&block.work)
}

/// Whether each line of work is a distance and a rest, and the last one with or without: each line below
/// one with a rest is read as more work.
fn rested(session: &Session) -> bool {
    const MOST_M: f64 = 50_000.0;
    let way = |work: &Work| match work {
        Work::Rep(rep) => {
            let bare = rep.targets.is_empty() && rep.effort.is_none();
            let near = |range: &Bounds<Distance>| range.max().meters() <= MOST_M;
            let meters = matches!(&rep.amount, Amount::Distance { range, unit: DistanceUnit::Meter } if near(range));
            bare && meters && rep.activity == Activity::Main && leaf(rep)
        }
        _ => false,
    };
    let with_rest = |work: &Work| match work {
        Work::With { body, rests } => matches!(&rests[..], [rest] if brief(rest)) && way(body),
        _ => false,
    };
    let Some((last, others)) = session.blocks.split_last() else { return false };
    session.recoveries.is_empty()
        && session.targets.is_empty()
        && session.blocks.iter().all(|b| b.section == Section::Main)
        && others.iter().all(|b| with_rest(&b.work))
        && (with_rest(&last.work) || (!others.is_empty() && way(&last.work)))
}

/// A rest of so many minutes, or of less than a hundred seconds.
fn brief(rest: &RestRule) -> bool {
    let RestAmount::Time(range) = &rest.amount else { return false };
    let minutes = |s: Seconds| s.0.as_secs() % 60 == 0 && s.0.as_secs() <= 3600;
    let plain = (minutes(range.min()) && minutes(range.max())) || range.max().0.as_secs() < 100;
    let moving = matches!(rest.mode, None | Some(Mode::Jog | Mode::Walk));
    time(range) && plain && moving && !rest.full && rest.scope == Scope::EachGap
}

fn top(work: &Work) -> bool {
    match work {
        Work::Rep(rep) => leaf(rep),
        Work::Seq { joint: Joint::Blocks, parts } => parts.len() > 1 && parts.iter().all(part),
        Work::Seq { joint: Joint::List, parts } => list(parts),
        Work::Repeat { .. } => repeat(work),
        Work::With { body, rests } => clauses(rests) && !rests.is_empty() && led(body),
        Work::Choice(_) | Work::Pause(_) => false,
    }
}

/// One of several blocks.
fn part(work: &Work) -> bool {
    match work {
        Work::With { body, rests } => clauses(rests) && led(body),
        Work::Repeat { .. } => repeat(work),
        Work::Seq { joint: Joint::List, parts } => list(parts),
        work => ways(work),
    }
}

/// What a rest behind it belongs to as a whole.
fn led(work: &Work) -> bool {
    match work {
        Work::Repeat { .. } => repeat(work),
        // Brackets are printed around the list.
        Work::Seq { joint: Joint::List, parts } => list(parts) && parts.iter().all(single),
        _ => false,
    }
}

/// Whether a count stands in front of seconds that the track takes for a distance.
fn plural(work: &Work) -> bool {
    match work {
        Work::Repeat { body, .. } => match &**body {
            Work::Rep(rep) => rep.amount.time().and_then(|t| t.exact()).is_some_and(|time| {
                let seconds = time.as_secs();
                let fifties = seconds >= 100 && seconds % 50 == 0 && time.subsec_nanos() == 0;
                fifties && seconds % 60 != 0
            }),
            body => plural(body),
        },
        Work::Seq { parts, .. } => parts.iter().any(plural),
        Work::With { body, .. } => plural(body),
        Work::Rep(_) | Work::Choice(_) | Work::Pause(_) => false,
    }
}

/// Whether some of it is to be run without reserve.
fn all_out(work: &Work) -> bool {
    match work {
        Work::Rep(rep) => rep.effort == Some(Effort::Maximal),
        Work::Seq { parts, .. } | Work::Choice(parts) => parts.iter().any(all_out),
        Work::Repeat { body, .. } | Work::With { body, .. } => all_out(body),
        Work::Pause(_) => false,
    }
}

pub(super) fn repeat(work: &Work) -> bool {
    let Work::Repeat { count, body } = work else { return false };
    let counted = count.min() >= 2 && count.max() <= 60;
    counted
        && match &**body {
            Work::Rep(rep) => leaf(rep) || timed(rep) || strides(rep),
            Work::Seq { joint: Joint::List, parts } => list(parts) && parts.iter().all(single),
            Work::Repeat { count, body } => {
                count.min() >= 2 && matches!(&**body, Work::Rep(rep) if leaf(rep) || timed(rep))
            }
            _ => false,
        }
}

fn single(work: &Work) -> bool {
    matches!(work, Work::Rep(_))
}

/// Distances, each alone or counted.
fn ways(work: &Work) -> bool {
    let way = |work: &Work| match work {
        Work::Rep(rep) => leaf(rep) && matches!(rep.amount, Amount::Distance { .. }),
        _ => false,
    };
    match work {
        Work::Rep(_) => way(work),
        Work::Repeat { body, .. } => {
            repeat(work) && (way(body) || matches!(&**body, Work::Rep(rep) if strides(rep)))
        }
        _ => false,
    }
}

/// Behind a count.
fn strides(rep: &Rep) -> bool {
    let bare = rep.effort.is_none() && rep.targets.is_empty();
    rep.activity == Activity::Strides && bare && amount(rep) && rep.amount.distance().is_some()
}

fn list(parts: &[Work]) -> bool {
    // Behind a share a comma goes on with another one.
    let share = |work: &Work| match work {
        Work::Rep(rep) => rep.targets.iter().any(|t| matches!(t, Target::Percent { .. })),
        _ => false,
    };
    let in_meters = |work: &Work| match work {
        Work::Rep(rep) => {
            matches!(rep.amount, Amount::Distance { unit: DistanceUnit::Meter, .. })
        }
        _ => false,
    };
    let (Some((last, others)), true) = (parts.split_last(), parts.len() > 1) else { return false };
    let last_in = matches!(last, Work::Rep(rep) if timed(rep) && quick(rep));
    (ways(last) || last_in)
        && others.iter().all(ways)
        && !others.iter().any(share)
        && (!share(last) || parts.iter().all(in_meters))
}

/// Whether its amount alone can mean nothing else.
pub(super) fn amount(rep: &Rep) -> bool {
    match &rep.amount {
        Amount::Distance { range, unit } => way(range, *unit),
        Amount::Time(range) => time(range) && !like_a_way(range),
        Amount::Lifts(_) | Amount::Open => false,
    }
}

pub(super) fn leaf(rep: &Rep) -> bool {
    let effort = match rep.effort {
        None => true,
        Some(effort) => matches!(
            effort,
            Effort::Hard
                | Effort::Fast
                | Effort::Easy
                | Effort::Sprint
                | Effort::Tempo
                | Effort::Threshold
        ),
    };
    let aims = match &rep.targets[..] {
        [] => true,
        [one] => target(one),
        _ => false,
    };
    // Uphill with a word for an effort beside it may be another thing.
    let hills = rep.activity == Activity::Hills && rep.effort.is_none() && rep.targets.is_empty();
    amount(rep) && effort && aims && (rep.activity == Activity::Main || hills)
}

/// So much in a time: in a list the next distance could be one more time.
fn timed(rep: &Rep) -> bool {
    let [Target::Time(aim)] = &rep.targets[..] else { return false };
    let plain = rep.effort.is_none() && rep.activity == Activity::Main;
    plain && amount(rep) && time(aim) && aim.max().0.as_secs() < 100
}

/// Whether nobody takes the time for a rest: so fast a distance is run.
fn quick(rep: &Rep) -> bool {
    const LEAST_M_S: f64 = 3.0;
    let [Target::Time(aim)] = &rep.targets[..] else { return false };
    let meters = rep.amount.distance().map_or(0.0, |d| d.min().meters());
    meters >= LEAST_M_S * aim.max().0.as_secs_f64()
}

/// A distance that people write: no dust, no small number that could be minutes.
fn way(range: &Bounds<Distance>, unit: DistanceUnit) -> bool {
    let end = |d| {
        exact::in_unit(d, unit).is_some_and(|v| match unit {
            DistanceUnit::Meter | DistanceUnit::Yard => v >= 25.0 && v.fract() == 0.0,
            DistanceUnit::Kilometer | DistanceUnit::Mile => v >= 0.5 && (v * 2.0).fract() == 0.0,
        })
    };
    range.is_exact() && end(range.min())
}

fn time(range: &Bounds<Seconds>) -> bool {
    let end = |s: Seconds| s.0.subsec_nanos() == 0 && s.0.as_secs() >= 5;
    end(range.min()) && end(range.max())
}

/// Whether `150s` could be the plural of a distance.
fn like_a_way(range: &Bounds<Seconds>) -> bool {
    let seconds = |s: Seconds| s.0.as_secs();
    let minutes = seconds(range.min()) % 60 == 0 && seconds(range.max()) % 60 == 0;
    let far = |s: Seconds| seconds(s) >= 100 || seconds(s) % 25 == 0;
    !minutes && (far(range.min()) || far(range.max()))
}

fn target(target: &Target) -> bool {
    let whole = |v: f64, max: f64| v >= 1.0 && v <= max && v.fract() == 0.0;
    match target {
        Target::Speed(range) => {
            range.is_exact()
                && exact::shortest_pace(
                    range.min().meters_per_second(),
                    range.max().meters_per_second(),
                )
                .is_some()
        }
        Target::RacePace { distance, relation } => race(distance) && *relation == Relation::At,
        Target::Percent { range, of } => {
            let of =
                matches!(of, PercentOf::MaxHeartRate | PercentOf::Effort | PercentOf::Unstated);
            of && whole(range.min(), 200.0) && whole(range.max(), 200.0)
        }
        Target::Power(range) => range.is_exact() && whole(range.min().watts(), 2000.0),
        Target::Rpe(range) => {
            range.min().to_bits() == range.max().to_bits() && whole(range.min(), 20.0)
        }
        _ => false,
    }
}

/// A race that has a name or is one of the usual distances.
fn race(range: &Bounds<Distance>) -> bool {
    const RACES_M: [f64; 9] =
        [400.0, 800.0, 1500.0, 1609.344, 3000.0, 5000.0, 10_000.0, 21_097.5, 42_195.0];
    range.is_exact() && RACES_M.iter().any(|m| m.to_bits() == range.min().meters().to_bits())
}

/// Clauses side by side, each of which says where it holds, or one alone.
fn clauses(rules: &[RestRule]) -> bool {
    let placed = rules.iter().all(|r| r.scope != Scope::EachGap);
    !rules.is_empty() && rules.iter().all(clause) && (placed || rules.len() == 1)
}

pub(super) fn clause(rule: &RestRule) -> bool {
    let amount = match &rule.amount {
        RestAmount::Time(range) => time(range),
        // Behind a distance `easy` is a word of no weight.
        RestAmount::Distance(range) => {
            way(range, DistanceUnit::Meter) && !matches!(rule.mode, None | Some(Mode::Easy))
        }
        RestAmount::DistanceIn { distance, time: t } => {
            way(distance, DistanceUnit::Meter) && time(t)
        }
        _ => false,
    };
    let place = match &rule.scope {
        Scope::EachGap | Scope::BetweenReps | Scope::WithinSets | Scope::BetweenSets => true,
        Scope::AfterDistance(list) => {
            matches!(&list[..], [one] if way(&Bounds::exactly(*one), DistanceUnit::Meter))
        }
        Scope::InBlock(name) => name == "ladder",
        Scope::BeforeBlock(name) => name == "tempo",
        Scope::BetweenDistances(..) | Scope::AfterNth(_) | Scope::AfterLast => false,
    };
    amount && place
}
