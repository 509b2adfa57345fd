//! A session as a text describes it.

use core::time::Duration;

use stadion_types::{Bounds, Distance};

#[cfg(feature = "serde")]
use crate::parts::SessionParts;
use crate::resolve::{self, Sums, sums};
use crate::results::{self, Done, PaceRemark, Pattern, Split, SplitRow};
use crate::span::Span;
use crate::step::Step;
use crate::totals::Totals;
use crate::tree::{Block, RestRule, Section, Target, names};

names! {
    /// What a line of a text is.
    LineKind {
        /// Work to be done.
        Work = "work",
        /// Recovery between the repetitions.
        Recovery = "recovery",
        /// What the work is aimed at.
        Target = "target",
        /// Times that were run.
        Result = "result",
        /// A rating of perceived exertion.
        Rpe = "rpe",
        /// How often over how many days.
        Plan = "plan",
        /// Anything else.
        Note = "note",
    }
}

/// One line, or one sentence of it, and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Where it stands.
    pub span: Span,
}

/// Targets from a line of their own: they hold for the main set.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct TargetRule {
    /// The targets, which hold together.
    pub targets: Vec<Target>,
    /// Whether the text tells what was done rather than what is asked.
    pub told: bool,
    /// The distance of the repetitions that it speaks of, if it names one.
    pub distance: Option<Distance>,
    /// Whether it speaks of the last repetition.
    pub last: bool,
    /// Where it stands.
    pub span: Span,
}

/// So many sessions over so many days.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PlanLine {
    /// Sessions.
    pub sessions: Bounds<u32>,
    /// Days.
    pub days: Bounds<u32>,
    /// Where it stands.
    pub span: Span,
}

/// A word by which the text itself calls the session, such as "speed endurance" or "race".
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Declared {
    /// The label, in kebab case: `race`, `parkrun`, `time-trial`, `single`, `sub-threshold`,
    /// `threshold`, `tempo`, `sprint`, `speed-endurance`, `vo2max`, `long-run`, `easy`, `recovery`, ...
    pub label: &'static str,
    /// Where it stands.
    pub span: Span,
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Declared {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;

        #[derive(serde::Deserialize)]
        struct Form {
            label: String,
            span: Span,
        }
        let Form { label, span } = Form::deserialize(deserializer)?;
        let known = crate::notation::DECLARED_LABELS.iter().find(|known| **known == label);
        let label = known
            .copied()
            .ok_or_else(|| D::Error::custom(format_args!("no label of a session: {label:?}")))?;
        Ok(Self { label, span })
    }
}

/// A session as a text describes it.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "SessionParts"))]
pub struct Session {
    pub(crate) lines: Vec<Line>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) recoveries: Vec<RestRule>,
    pub(crate) targets: Vec<TargetRule>,
    pub(crate) results: Vec<SplitRow>,
    pub(crate) plans: Vec<PlanLine>,
    pub(crate) declared: Vec<Declared>,
    pub(crate) rpe: Option<stadion_types::Rpe>,
    /// A repeat over lines whose end the text does not tell, so that nothing has a sum.
    pub(crate) open: bool,
    /// A rest of the text was not understood, so that the rests have no sum.
    pub(crate) rest_open: bool,
    /// The parts follow each other as they stand: where no rest is given there is none. So it is in
    /// workouts of steps, and not in a coach's text.
    pub(crate) continuous: bool,
}

impl Session {
    /// The lines, in the order of the text.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The work, in the order of the text.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The rules of the recovery lines.
    #[must_use]
    pub fn recoveries(&self) -> &[RestRule] {
        &self.recoveries
    }

    /// Every rest rule: those of the recovery lines first, then those beside the work, in the
    /// order of the text. [`Step::rule`] counts in this list.
    #[must_use]
    pub fn rest_rules(&self) -> Vec<&RestRule> {
        resolve::rules(self)
    }

    /// The targets that stand on lines of their own.
    #[must_use]
    pub fn targets(&self) -> &[TargetRule] {
        &self.targets
    }

    /// The result lines.
    #[must_use]
    pub fn results(&self) -> &[SplitRow] {
        &self.results
    }

    /// The plan lines.
    #[must_use]
    pub fn plans(&self) -> &[PlanLine] {
        &self.plans
    }

    /// What the text itself calls the session.
    #[must_use]
    pub fn declared(&self) -> &[Declared] {
        &self.declared
    }

    /// The rating of perceived exertion, if a line gives one.
    #[must_use]
    pub const fn rpe(&self) -> Option<stadion_types::Rpe> {
        self.rpe
    }

    /// The steps in order, with every rest resolved.
    ///
    /// The most specific rule wins: a rest written right there, between two distances, before a
    /// named block, between sets (at the border of a set it replaces the rest between repetitions),
    /// beside the work, after a distance, in a named block, within sets, between repetitions, each
    /// gap. Blocks that are joined by `+` count as sets. A gap that no rule speaks of gives no
    /// step, and nothing follows the last repetition unless a rule asks for it. Of a choice the
    /// first is laid out. Warm-up and cool-down are steps without a number and without rests.
    #[must_use]
    pub fn steps(&self) -> Vec<Step> {
        resolve::steps(self)
    }

    /// What the text prescribes, warm-up and cool-down included as far as they have an amount.
    ///
    /// [`Session::main_totals`] leaves them out.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.totals_with(self.rest_total())
    }

    /// What the main set adds up to; a session that has nothing but a warm-up is its own main set.
    #[must_use]
    pub fn main_totals(&self) -> Totals {
        self.totals_of(self.rest_total(), |section, _| section == Section::Main)
    }

    /// What the rests add up to.
    fn rest_total(&self) -> Option<Bounds<Duration>> {
        let known = self.open || self.rest_open;
        if known { None } else { resolve::outline(self).rest }
    }

    /// The totals, where what the rests of the layout add up to is known already.
    pub(crate) fn totals_with(&self, rest: Option<Bounds<Duration>>) -> Totals {
        // A warm-up without an amount is common, and leaves nothing open that anybody asks for.
        self.totals_of(rest, |section, sums| section == Section::Main || !sums.open)
    }

    /// The totals over the blocks that `counts` takes.
    fn totals_of(
        &self,
        rest: Option<Bounds<Duration>>,
        counts: impl Fn(Section, &Sums) -> bool,
    ) -> Totals {
        if self.open {
            return Totals::default();
        }
        // Where nothing is the main set, all of it is.
        let main = self.blocks.iter().any(|b| b.section == Section::Main);
        let sums = self
            .blocks
            .iter()
            .map(|block| (if main { block.section } else { Section::Main }, sums(&block.work)))
            .filter(|(section, sums)| counts(*section, sums))
            .fold(Sums::default(), |all, (_, sums)| all.plus(sums));
        let time = |(a, b): (f64, f64)| {
            let end = |v| Duration::try_from_secs_f64(v).ok();
            Bounds::new(end(a)?, end(b)?).ok()
        };
        let way = |(a, b): (f64, f64)| {
            let end = |v| Distance::from_meters(v).ok();
            Bounds::new(end(a)?, end(b)?).ok()
        };
        let known = |sums: Sums| (!sums.open).then_some(sums);
        Totals {
            distance: known(sums).and_then(|s| s.meters).and_then(way),
            work: known(sums).and_then(|s| s.seconds).and_then(time),
            rest: rest.filter(|_| !self.rest_open),
            reps: (sums.reps.1 > 0).then(|| Bounds::between(sums.reps.0, sums.reps.1)),
            lifts: sums.lifts.map(|(a, b)| Bounds::between(a, b)),
        }
    }

    /// The splits of the result lines, in the order of the text, matched with the repetitions.
    #[must_use]
    pub fn splits(&self) -> Vec<Split> {
        results::splits(&self.results, &self.steps())
    }

    /// What the result lines add up to; `None` without any.
    #[must_use]
    pub fn done(&self) -> Option<Done> {
        results::done(&self.splits())
    }

    /// How the splits over each distance went, in the order in which the distances first appear.
    #[must_use]
    pub fn patterns(&self) -> Vec<Pattern> {
        results::patterns(&self.splits(), &self.steps())
    }

    /// Paces that the text tells of, held against the splits.
    #[must_use]
    pub fn pace_remarks(&self) -> Vec<PaceRemark> {
        results::pace_remarks(&self.targets, &self.splits())
    }
}
