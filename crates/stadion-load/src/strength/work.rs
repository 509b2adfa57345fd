//! Sets, lifts and tonnage of a session.

use stadion_sessions::{Activity, Amount, PercentOf, Rep, Session, Target, Work};
use stadion_types::{Bounds, Reason, ReasonCode};

use super::weight::{Weight, weight};

pub(crate) const NO_WEIGHT: ReasonCode =
    ReasonCode { code: "lift-without-weight", text: "no weight is given for {sets} sets" };
pub(crate) const NO_UNIT: ReasonCode =
    ReasonCode { code: "lift-without-unit", text: "{sets} sets have a weight without its unit" };
pub(crate) const BODY: ReasonCode =
    ReasonCode { code: "lift-of-body", text: "{sets} sets are with the weight of the body" };
pub(crate) const SHARE: ReasonCode = ReasonCode {
    code: "lift-of-maximum",
    text: "{sets} sets have their weight as a share of the heaviest lift, which is not known",
};

/// What was lifted.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct StrengthWork {
    /// Sets of lifts.
    pub sets: Bounds<u32>,
    /// Lifts over all sets.
    pub lifts: Bounds<u32>,
    /// Jumps and throws, which are no lifts.
    pub jumps: Bounds<u32>,
    /// Kilograms over all lifts; absent where one set has no weight.
    pub tonnage_kg: Option<Bounds<f64>>,
    /// Why there is no tonnage.
    pub missing: Vec<Reason>,
}

impl StrengthWork {
    /// What a session as it was written holds, warm-up included; `None` without any set.
    ///
    /// Where the text has a range, the number is a range; where it leaves a choice, both ends hold
    /// whatever is chosen. A weight for two, as `135/95 lb`, is a range too. A weight in each hand is
    /// taken as it stands.
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_load::StrengthWork;
    /// use stadion_sessions::{Dialect, NotationOptions, parse};
    ///
    /// let options = NotationOptions::new(Dialect::Strength);
    /// let text = "squat 3x5 @ 100 kg, bench press 3x8-10 @ 60 kg";
    /// let work = StrengthWork::of(&parse(text, &options).session).ok_or("no sets")?;
    /// assert_eq!((work.lifts.min(), work.lifts.max()), (39, 45));
    /// let tonnage = work.tonnage_kg.ok_or("a weight is missing")?;
    /// assert_eq!((tonnage.min(), tonnage.max()), (2940.0, 3300.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of(session: &Session) -> Option<Self> {
        let mut all = Sum::default();
        for block in session.blocks() {
            all.add(&walk(&block.work));
        }
        (all.sets[1] > 0 || all.jumps[1] > 0).then(|| all.told())
    }
}

/// Lower and upper ends, and sets without a weight by their reason.
#[derive(Default, Clone, Copy)]
struct Sum {
    sets: [u32; 2],
    lifts: [u32; 2],
    jumps: [u32; 2],
    kg: [f64; 2],
    without: [u32; 4],
}

const WITHOUT: [ReasonCode; 4] = [NO_WEIGHT, NO_UNIT, BODY, SHARE];

impl Sum {
    fn add(&mut self, other: &Self) {
        for i in 0..2 {
            self.sets[i] = self.sets[i].saturating_add(other.sets[i]);
            self.lifts[i] = self.lifts[i].saturating_add(other.lifts[i]);
            self.jumps[i] = self.jumps[i].saturating_add(other.jumps[i]);
            self.kg[i] += other.kg[i];
        }
        for (all, more) in self.without.iter_mut().zip(other.without) {
            *all = all.saturating_add(more);
        }
    }

    fn times(mut self, count: Bounds<u32>) -> Self {
        for (i, n) in [count.min(), count.max()].into_iter().enumerate() {
            self.sets[i] = self.sets[i].saturating_mul(n);
            self.lifts[i] = self.lifts[i].saturating_mul(n);
            self.jumps[i] = self.jumps[i].saturating_mul(n);
            self.kg[i] *= f64::from(n);
        }
        self.without = self.without.map(|sets| sets.saturating_mul(count.max()));
        self
    }

    /// Whichever of the two is chosen.
    fn or(mut self, other: &Self) -> Self {
        let hull = |a: [u32; 2], b: [u32; 2]| [a[0].min(b[0]), a[1].max(b[1])];
        self.sets = hull(self.sets, other.sets);
        self.lifts = hull(self.lifts, other.lifts);
        self.jumps = hull(self.jumps, other.jumps);
        self.kg = [self.kg[0].min(other.kg[0]), self.kg[1].max(other.kg[1])];
        for (all, more) in self.without.iter_mut().zip(other.without) {
            *all = (*all).max(more);
        }
        self
    }

    fn told(self) -> StrengthWork {
        let range = |[lo, hi]: [u32; 2]| Bounds::new(lo, hi).unwrap_or(Bounds::exactly(lo));
        let missing: Vec<Reason> = WITHOUT
            .iter()
            .zip(self.without)
            .filter(|(_, sets)| *sets > 0)
            .map(|(code, sets)| Reason::new(*code).with("sets", sets))
            .collect();
        let kg = Bounds::new(self.kg[0], self.kg[1]).ok();
        StrengthWork {
            sets: range(self.sets),
            lifts: range(self.lifts),
            jumps: range(self.jumps),
            tonnage_kg: kg.filter(|_| missing.is_empty() && self.sets[1] > 0),
            missing,
        }
    }
}

fn walk(work: &Work) -> Sum {
    match work {
        Work::Rep(rep) => of_rep(rep),
        Work::Seq { parts, .. } => parts.iter().fold(Sum::default(), |mut all, part| {
            all.add(&walk(part));
            all
        }),
        Work::Repeat { count, body } => walk(body).times(*count),
        Work::Choice(parts) => {
            let mut sums = parts.iter().map(walk);
            let first = sums.next().unwrap_or_default();
            sums.fold(first, |all, other| all.or(&other))
        }
        Work::With { body, .. } => walk(body),
        _ => Sum::default(),
    }
}

fn of_rep(rep: &Rep) -> Sum {
    let Amount::Lifts(count) = rep.amount else { return Sum::default() };
    let lifts = [count.min(), count.max()];
    if rep.activity == Activity::Plyometrics {
        return Sum { jumps: lifts, ..Sum::default() };
    }
    let mut sum = Sum { sets: [1, 1], lifts, ..Sum::default() };
    let mut weights = rep.targets.iter().filter_map(|target| match target {
        Target::Named(text) => Some(weight(text)).filter(|w| *w != Weight::Unknown),
        _ => None,
    });
    let share = |target: &Target| {
        matches!(target, Target::Percent { of: PercentOf::OneRepMax | PercentOf::Unstated, .. })
    };
    // The last one: what stands nearest to the set.
    match weights.next_back() {
        Some(Weight::Kilograms(kg)) => {
            sum.kg = [kg.min() * f64::from(lifts[0]), kg.max() * f64::from(lifts[1])];
        }
        Some(Weight::NoUnit) => sum.without[1] = 1,
        Some(Weight::Body) => sum.without[2] = 1,
        Some(Weight::Unknown) | None if rep.targets.iter().any(share) => sum.without[3] = 1,
        Some(Weight::Unknown) | None => sum.without[0] = 1,
    }
    sum
}
